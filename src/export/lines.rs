//! Blocks as lines of Markdown, and which of them are the lines of one.

use crate::article::Body;
use crate::language::letters::digit_value;
use crate::range::TextRange;

use super::inline;
use super::marks::BodyMarks;

/// Whether a block is the next line of the one before it.
pub(super) fn is_tight(body: &Body, index: usize) -> bool {
    let Some(before) = index.checked_sub(1).map(|before| &body.blocks[before]) else {
        return false;
    };
    let start = body.blocks[index].range().start;
    TextRange::new(before.range().end, start).of(&body.text) == "\n"
}

/// A block as a line of Markdown, without the mark of its kind.
pub(super) fn line(body: &Body, marks: &BodyMarks<'_>, index: usize) -> String {
    let range = body.blocks[index].range();
    let first = body
        .spans
        .partition_point(|span| span.range.start < range.start);
    let last = body
        .spans
        .partition_point(|span| span.range.start < range.end);
    let spans = &body.spans[first..last];
    escape_start(inline::line(&body.text, range, spans, marks.within(range)))
}

/// How many blocks are the lines of one, hard breaks between them.
pub(super) fn lines(body: &Body, first: usize) -> usize {
    let goes_on = body.blocks[first].placed().continued();
    let further = (first + 1..body.blocks.len())
        .take_while(|index| body.blocks[*index].placed() == goes_on && is_tight(body, *index));
    1 + further.count()
}

/// A line whose beginning is not taken for the mark of a block.
pub(super) fn escape_start(line: String) -> String {
    // In whatever digits: the sources read list numbers in all of them.
    let is_digit = |c: char| digit_value(c).is_some();
    let digits = line.len() - line.trim_start_matches(is_digit).len();
    if digits > 0 && line[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    // The sources read letters as list numbers, too.
    let mut letters = line.chars();
    if letters.next().is_some_and(char::is_alphabetic)
        && letters.next().is_some_and(|c| matches!(c, '.' | ')'))
        && letters.next().is_none_or(char::is_whitespace)
    {
        let letter = line.chars().next().map_or(0, char::len_utf8);
        return format!("{}\\{}", &line[..letter], &line[letter..]);
    }
    // What imports and exports in MDX.
    for (word, escaped) in [("import ", "&#105;mport "), ("export ", "&#101;xport ")] {
        if let Some(rest) = line.strip_prefix(word) {
            return format!("{escaped}{rest}");
        }
    }
    // The last two make the line below a table's head.
    let is_mark = line.starts_with(['#', '>', '+', '-', '=', '|', ':']);
    if is_mark { format!("\\{line}") } else { line }
}
