/* Lays out lines with libfribidi, for comparison.
 *
 * Reads from standard input, a row each: `FIRST END TEXT`, where TEXT is a paragraph and FIRST and
 * END the characters of one line of it. Writes the line in visual order, joined. */

#include <fribidi/fribidi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *row = NULL;
    size_t size = 0;
    ssize_t length;
    while ((length = getline(&row, &size, stdin)) > 0) {
        if (row[length - 1] == '\n')
            row[--length] = 0;
        char *at = row;
        int first = strtol(at, &at, 10);
        int end = strtol(at, &at, 10);
        at++;
        int bytes = length - (at - row);
        FriBidiChar *text = malloc(sizeof *text * (bytes + 1));
        FriBidiCharType *types = malloc(sizeof *types * (bytes + 1));
        FriBidiBracketType *brackets = malloc(sizeof *brackets * (bytes + 1));
        FriBidiJoiningType *joining = malloc(sizeof *joining * (bytes + 1));
        FriBidiLevel *levels = malloc(sizeof *levels * (bytes + 1));
        char *out = malloc(4 * (bytes + 1));
        int count = fribidi_charset_to_unicode(FRIBIDI_CHAR_SET_UTF8, at, bytes, text);
        FriBidiParType base = FRIBIDI_PAR_RTL;
        FriBidiFlags flags = FRIBIDI_FLAGS_DEFAULT | FRIBIDI_FLAGS_ARABIC;
        fribidi_get_bidi_types(text, count, types);
        fribidi_get_bracket_types(text, count, types, brackets);
        fribidi_get_joining_types(text, count, joining);
        if (!fribidi_get_par_embedding_levels_ex(types, brackets, count, &base, levels))
            return 1;
        fribidi_join_arabic(types, count, levels, joining);
        fribidi_shape(flags, levels, count, joining, text);
        if (!fribidi_reorder_line(flags, types, end - first, first, base, levels, text, NULL))
            return 1;
        /* What a ligature leaves over, and what nothing is drawn for. */
        int kept = 0;
        for (int index = first; index < end; index++)
            if (text[index] != FRIBIDI_CHAR_FILL && !FRIBIDI_IS_EXPLICIT_OR_BN(types[index]))
                text[kept++] = text[index];
        fribidi_unicode_to_charset(FRIBIDI_CHAR_SET_UTF8, text, kept, out);
        puts(out);
        free(text), free(types), free(brackets), free(joining), free(levels), free(out);
    }
    return 0;
}
