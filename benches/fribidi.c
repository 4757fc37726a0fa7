/* The full layout of a file by libfribidi, for comparison: levels, joining and shaping of each
 * line of the file as a paragraph, greedy breaking at spaces, reordering and UTF-8 of each line.
 *
 * fribidi-layout FILE WIDTH RUNS: prints the nanoseconds of the fastest run. */

#include <fribidi/fribidi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* One set of buffers, as long as the longest paragraph. */
static FriBidiChar *text;
static FriBidiCharType *types;
static FriBidiBracketType *brackets;
static FriBidiJoiningType *joining;
static FriBidiLevel *levels;
static FriBidiChar *line;
static char *bytes;

static unsigned long checksum;

/* Writes the characters of one line in visual order. */
static void write_line(FriBidiParType base, int first, int end)
{
    int length = end - first;
    if (length <= 0)
        return;
    memcpy(line, text + first, sizeof *line * length);
    if (!fribidi_reorder_line(FRIBIDI_FLAGS_DEFAULT, types + first, length, 0, base, levels + first,
                              line, NULL))
        return;
    checksum += fribidi_unicode_to_charset(FRIBIDI_CHAR_SET_UTF8, line, length, bytes);
}

static int cells(FriBidiChar character, FriBidiJoiningType type)
{
    return character != FRIBIDI_CHAR_FILL && type != FRIBIDI_JOINING_TYPE_T;
}

/* Lays one paragraph out. */
static void lay_out(const char *start, int length, int width)
{
    int count = fribidi_charset_to_unicode(FRIBIDI_CHAR_SET_UTF8, start, length, text);
    FriBidiParType base = FRIBIDI_PAR_RTL;
    fribidi_get_bidi_types(text, count, types);
    fribidi_get_bracket_types(text, count, types, brackets);
    fribidi_get_joining_types(text, count, joining);
    if (!fribidi_get_par_embedding_levels_ex(types, brackets, count, &base, levels))
        return;
    fribidi_join_arabic(types, count, levels, joining);
    fribidi_shape(FRIBIDI_FLAGS_DEFAULT | FRIBIDI_FLAGS_ARABIC, levels, count, joining, text);

    int first = 0, column = 0, space = -1, column_after_space = 0;
    for (int index = 0; index < count; index++) {
        int taken = cells(text[index], joining[index]);
        if (text[index] == ' ') {
            space = index;
            column_after_space = column + taken;
        } else if (column + taken > width) {
            if (space >= first) {
                write_line(base, first, space);
                first = space + 1;
                column -= column_after_space;
            } else {
                write_line(base, first, index);
                first = index;
                column = 0;
            }
            space = -1;
        }
        column += taken;
    }
    write_line(base, first, count);
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    FILE *file = fopen(argv[1], "rb");
    if (!file)
        return 2;
    fseek(file, 0, SEEK_END);
    long length = ftell(file);
    rewind(file);
    char *input = malloc(length + 1);
    if (!input || fread(input, 1, length, file) != (size_t)length)
        return 2;
    input[length] = 0;
    text = malloc(sizeof *text * (length + 1));
    types = malloc(sizeof *types * (length + 1));
    brackets = malloc(sizeof *brackets * (length + 1));
    joining = malloc(sizeof *joining * (length + 1));
    levels = malloc(sizeof *levels * (length + 1));
    line = malloc(sizeof *line * (length + 1));
    bytes = malloc(4 * (length + 1));

    int width = atoi(argv[2]), runs = atoi(argv[3]);
    long best = 0;
    for (int run = 0; run < runs; run++) {
        struct timespec begin, end;
        clock_gettime(CLOCK_MONOTONIC, &begin);
        for (char *at = input; at < input + length;) {
            char *stop = memchr(at, '\n', input + length - at);
            if (!stop)
                stop = input + length;
            lay_out(at, stop - at, width);
            at = stop + 1;
        }
        clock_gettime(CLOCK_MONOTONIC, &end);
        long taken = (end.tv_sec - begin.tv_sec) * 1000000000L + end.tv_nsec - begin.tv_nsec;
        if (run == 0 || taken < best)
            best = taken;
    }
    
    /* The output is counted so that it is not left out. */
    if (checksum == 0)
        return 1;
    printf("%ld\n", best);
    return 0;
}
