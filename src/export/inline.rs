//! The text of a block with its styles, as Markdown that reads back as just that.
//!
//! Whether `*` opens or closes depends on what stands beside it (CommonMark, 6.2): where a letter would keep it
//! from doing so, an empty comment is put between, which counts as punctuation and shows nowhere.

use std::iter::Peekable;
use std::vec::IntoIter;

use crate::article::{Span, SpanStyle};
use crate::range::TextRange;
use crate::sources::footnote;

use super::marks::MarkedRange;

const EMPTY_COMMENT: &str = "<!---->";

/// The text at `range`, of which `spans` are styles and some is highlighted, on one line.
pub(super) fn line(
    text: &str,
    range: TextRange,
    spans: &[Span],
    marked: MarkedRange<'_>,
) -> String {
    let pieces = pieces(text, range, spans, marked);
    let mut out = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &pieces[before]);
        let next = pieces.get(index + 1);
        match piece {
            InlineToken::Text(text) => {
                let opens = matches!(before, Some(InlineToken::Open(_)));
                let closes = matches!(next, Some(InlineToken::Close(_)));
                // What stands behind a reference in parentheses would be the address of a link.
                if matches!(before, Some(InlineToken::Note(_))) && text.starts_with('(') {
                    out.push('\\');
                }
                push_text(text, opens, closes, &mut out);
                // A sign of exclamation before a link would make it an image.
                if text.ends_with('!')
                    && matches!(next, Some(InlineToken::OpenLink | InlineToken::Note(_)))
                {
                    out.insert(out.len() - 1, '\\');
                }
            }
            InlineToken::Code(code) => {
                // Their backquotes would be one run.
                if matches!(before, Some(InlineToken::Code(_))) {
                    out.push_str(EMPTY_COMMENT);
                }
                push_code(code, &mut out);
            }
            InlineToken::OpenMark => out.push_str("<mark>"),
            InlineToken::CloseMark => out.push_str("</mark>"),
            InlineToken::Note(number) => out.push_str(&format!("[^{}]", footnote::label(*number))),
            InlineToken::OpenLink => {
                // Behind a reference its text would be the label of that.
                if matches!(before, Some(InlineToken::Note(_))) {
                    out.push_str(EMPTY_COMMENT);
                }
                out.push('[');
            }
            InlineToken::CloseLink(address) => {
                out.push_str("](");
                push_address(address, &mut out);
                out.push(')');
            }
            InlineToken::Open(delimiter) => {
                let is_parted = !before.is_some_and(|before| before.is_delimiter_like(*delimiter))
                    || out.ends_with(EMPTY_COMMENT);
                let is_free = is_parted && out.chars().next_back().is_none_or(is_apart);
                let is_before_letter = next.is_some_and(InlineToken::begins_with_letter);
                let may_open = is_before_letter && delimiter.may_stand_in_words(before);
                if !(is_free || may_open) {
                    out.push_str(EMPTY_COMMENT);
                }
                out.push_str(delimiter.text());
            }
            InlineToken::Close(delimiter) => {
                let is_behind_letter = out.chars().next_back().is_some_and(char::is_alphanumeric);
                out.push_str(delimiter.text());
                let is_free = next.is_none_or(|next| next.begins_apart(*delimiter));
                let may_close = is_behind_letter && delimiter.may_stand_in_words(next);
                if !(is_free || may_close) {
                    out.push_str(EMPTY_COMMENT);
                }
            }
        }
    }
    out
}

/// A piece of a line.
#[derive(Debug)]
enum InlineToken<'t> {
    Text(&'t str),
    Code(&'t str),
    OpenLink,
    CloseLink(&'t str),
    Open(Delimiter),
    Close(Delimiter),
    OpenMark,
    CloseMark,
    /// A reference to the note of a number.
    Note(usize),
}

/// What opens and closes a style: `~~` what is struck out, `*` emphasis, and within that `_`, for neither closes the
/// other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Delimiter {
    style: Delimited,
    is_underscore: bool,
}

/// A style between delimiters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Delimited {
    Emphasis,
    Strong,
    Strike,
}

impl Delimiter {
    fn text(self) -> &'static str {
        match (self.style, self.is_underscore) {
            (Delimited::Emphasis, false) => "*",
            (Delimited::Strong, false) => "**",
            (Delimited::Emphasis, true) => "_",
            (Delimited::Strong, true) => "__",
            (Delimited::Strike, _) => "~~",
        }
    }

    fn character(self) -> char {
        match (self.style, self.is_underscore) {
            (Delimited::Strike, _) => '~',
            (_, false) => '*',
            (_, true) => '_',
        }
    }

    /// Whether a letter may stand on its outer side too, where `beside` is the piece there.
    fn may_stand_in_words(self, beside: Option<&InlineToken<'_>>) -> bool {
        !self.is_underscore && matches!(beside, Some(InlineToken::Text(_)))
    }
}

impl InlineToken<'_> {
    /// Whether it is written with the same character.
    fn is_delimiter_like(&self, delimiter: Delimiter) -> bool {
        match self {
            InlineToken::Open(other) | InlineToken::Close(other) => {
                other.character() == delimiter.character()
            }
            _ => false,
        }
    }

    fn begins_with_letter(&self) -> bool {
        matches!(self, InlineToken::Text(text) if text.starts_with(char::is_alphanumeric))
    }

    /// Whether a delimiter before it may close.
    fn begins_apart(&self, delimiter: Delimiter) -> bool {
        match self {
            InlineToken::Text(text) => text.starts_with(is_apart),
            _ => !self.is_delimiter_like(delimiter),
        }
    }
}

/// Whether a character leaves a delimiter beside it free to open or close: white space, or punctuation in
/// ASCII. Of other punctuation not every program knows.
fn is_apart(character: char) -> bool {
    character.is_whitespace() || character.is_ascii_punctuation()
}

/// Cuts the text where styles begin and end. Of styles that overlap the later is cut; in code there are none,
/// and within a style not the same again. A mark is parted where a style begins or ends within it.
fn pieces<'t>(
    text: &'t str,
    range: TextRange,
    spans: &'t [Span],
    marked: MarkedRange<'_>,
) -> Vec<InlineToken<'t>> {
    let mut inside: Vec<(usize, &Span)> = spans
        .iter()
        .enumerate()
        .filter(|(_, span)| span.range.overlaps(range) && !span.range.is_empty())
        .collect();
    // Of those with the same range the outer one stands later.
    inside.sort_by_key(|(index, span)| {
        let TextRange { start, end } = span.range;
        (start, std::cmp::Reverse(end), std::cmp::Reverse(*index))
    });
    let mut writer = Pieces {
        text,
        at: range.start,
        end: range.end,
        marks: marked.ranges,
        notes: marked.notes().collect::<Vec<_>>().into_iter().peekable(),
        open: Vec::new(),
        pieces: Vec::new(),
    };
    for (_, span) in inside {
        let start = span.range.start.max(range.start);
        writer.close_until(start);
        writer.text_until(start);
        let room = writer.room().unwrap_or(range.end);
        let end = span.range.end.min(room);
        if writer.at < end {
            writer.begin(&span.style, end);
        }
    }
    writer.close_until(range.end);
    writer.text_until(range.end);
    writer.pieces
}

/// Pieces in the making.
struct Pieces<'t, 'm> {
    text: &'t str,
    at: usize,
    /// Where the line ends.
    end: usize,
    /// What is highlighted and does not end before.
    marks: &'m [TextRange],
    /// The notes not referred to so far, each with the place behind which it is.
    notes: Peekable<IntoIter<(usize, usize)>>,
    open: Vec<OpenStyle<'t>>,
    pieces: Vec<InlineToken<'t>>,
}

struct OpenStyle<'t> {
    end: usize,
    close: InlineToken<'t>,
}

impl OpenStyle<'_> {
    fn is_link(&self) -> bool {
        matches!(self.close, InlineToken::CloseLink(_))
    }

    fn is_mark(&self) -> bool {
        matches!(self.close, InlineToken::CloseMark)
    }

    fn is(&self, style: Delimited) -> bool {
        matches!(self.close, InlineToken::Close(delimiter) if delimiter.style == style)
    }
}

impl<'t> Pieces<'t, '_> {
    /// Where the innermost style that is open ends; a mark gives way.
    fn room(&self) -> Option<usize> {
        let styles = self.open.iter().rev().filter(|open| !open.is_mark());
        styles.map(|open| open.end).next()
    }

    fn text_until(&mut self, end: usize) {
        while self.at < end {
            let mark = self.next_mark();
            let is_marked = mark.is_some_and(|mark| mark.start <= self.at);
            if is_marked {
                self.open_mark();
            }
            let boundary = mark.map_or(end, |mark| if is_marked { mark.end } else { mark.start });
            let at = self.at;
            let note = self.notes.peek().filter(|(_, place)| *place > at);
            let place = note.map_or(end, |(_, place)| *place);
            let stop = end.min(boundary).min(place);
            if let Some(text) = self.text.get(self.at..stop).filter(|text| !text.is_empty()) {
                self.pieces.push(InlineToken::Text(text));
            }
            self.at = stop;
            self.end_mark();
            self.refer_to_notes();
        }
    }

    /// What is highlighted at the present place or behind it.
    fn next_mark(&mut self) -> Option<TextRange> {
        while let Some((first, others)) = self.marks.split_first()
            && first.end <= self.at
        {
            self.marks = others;
        }
        self.marks.first().copied()
    }

    /// Opens a mark, where none is open, for as long as it goes on within what is open.
    fn open_mark(&mut self) {
        if self.open.iter().any(OpenStyle::is_mark) {
            return;
        }
        let Some(mark) = self.next_mark() else {
            return;
        };
        let end = self.room().unwrap_or(self.end).min(mark.end);
        self.pieces.push(InlineToken::OpenMark);
        let close = InlineToken::CloseMark;
        self.open.push(OpenStyle { end, close });
    }

    /// Closes the mark where it has come to its end, or where a style begins that ends behind it.
    fn end_mark(&mut self) {
        let at = self.at;
        if let Some(mark) = self.open.pop_if(|open| open.is_mark() && open.end <= at) {
            self.pieces.push(mark.close);
        }
    }

    /// Refers to the notes on what ends here. In the text of a link that cannot be: there it waits for its end.
    fn refer_to_notes(&mut self) {
        if self.open.iter().any(OpenStyle::is_link) {
            return;
        }
        let at = self.at;
        while let Some((number, _)) = self.notes.next_if(|(_, place)| *place <= at) {
            self.pieces.push(InlineToken::Note(number));
        }
    }

    /// Closes what ends at or before a place.
    fn close_until(&mut self, place: usize) {
        while let Some(end) = self.open.last().map(|open| open.end)
            && end <= place
        {
            self.text_until(end);
            if let Some(open) = self.open.pop_if(|open| open.end <= end) {
                self.pieces.push(open.close);
            }
            self.end_mark();
            self.refer_to_notes();
        }
    }

    /// Opens a style; `None` where it is open already.
    fn delimiter(&mut self, style: Delimited) -> Option<Delimiter> {
        if self.open.iter().any(|open| open.is(style)) {
            return None;
        }
        let is_open = |style| self.open.iter().any(|open| open.is(style));
        let delimiter = Delimiter {
            style,
            is_underscore: match style {
                Delimited::Emphasis => is_open(Delimited::Strong),
                Delimited::Strong => is_open(Delimited::Emphasis),
                Delimited::Strike => false,
            },
        };
        self.pieces.push(InlineToken::Open(delimiter));
        Some(delimiter)
    }

    /// Opens or closes the mark before a style: it stands around those that it holds whole, and around code of which it
    /// has a part.
    fn mark_style(&mut self, style: &SpanStyle, end: usize) {
        if let Some(mark) = self.open.pop_if(|open| open.is_mark() && open.end < end) {
            self.pieces.push(mark.close);
        }
        let Some(mark) = self.next_mark() else {
            return;
        };
        let holds_all = mark.start <= self.at && end <= mark.end;
        if holds_all {
            self.open_mark();
        } else if *style == SpanStyle::Code
            && mark.start < end
            && !self.open.iter().any(OpenStyle::is_mark)
        {
            self.pieces.push(InlineToken::OpenMark);
            let close = InlineToken::CloseMark;
            self.open.push(OpenStyle { end, close });
        }
    }

    fn begin(&mut self, style: &'t SpanStyle, end: usize) {
        self.mark_style(style, end);
        let close = match style {
            SpanStyle::Code => {
                let code = self.text.get(self.at..end).unwrap_or_default();
                self.pieces.push(InlineToken::Code(code));
                self.at = end;
                self.end_mark();
                self.refer_to_notes();
                return;
            }
            SpanStyle::Link(address) => {
                if self.open.iter().any(OpenStyle::is_link) {
                    return;
                }
                self.pieces.push(InlineToken::OpenLink);
                InlineToken::CloseLink(address)
            }
            SpanStyle::Emphasis | SpanStyle::Strong | SpanStyle::Strike => {
                let style = match style {
                    SpanStyle::Strong => Delimited::Strong,
                    SpanStyle::Strike => Delimited::Strike,
                    _ => Delimited::Emphasis,
                };
                let Some(delimiter) = self.delimiter(style) else {
                    return;
                };
                InlineToken::Close(delimiter)
            }
        };
        self.open.push(OpenStyle { end, close });
    }
}

/// Text as it is read back. White space at the end of a style that opens or closes there would keep it from
/// doing so, and is written by its number.
fn push_text(text: &str, opens: bool, closes: bool, out: &mut String) {
    let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
    for (at, character) in text.char_indices() {
        let is_at_end = (opens && at == 0) || (closes && at == last);
        if is_at_end && character.is_whitespace() {
            out.push_str(&format!("&#{};", u32::from(character)));
            continue;
        }
        let is_syntax = match character {
            '\\' | '`' | '*' | '~' | '^' | '[' | ']' | '<' | '{' => true,
            '_' => !is_within_word(text, at),
            '&' => begins_reference(&text[at..]),
            _ => false,
        };
        if is_syntax {
            out.push('\\');
        }
        out.push(character);
    }
}

/// Whether letters or digits of ASCII stand on both sides: there `_` is nothing but itself.
fn is_within_word(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let is_word = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    is_word(at.checked_sub(1).and_then(|before| bytes.get(before))) && is_word(bytes.get(at + 1))
}

/// Whether a text that begins with `&` begins like a character reference.
fn begins_reference(text: &str) -> bool {
    let name = text[1..].trim_start_matches(|c: char| c == '#' || c.is_ascii_alphanumeric());
    name.starts_with(';') && name.len() + 1 < text.len()
}

/// Code between as many backquotes as are not in it; a space at each end where it could be taken for one that
/// only parts it from them (CommonMark, 6.1).
fn push_code(code: &str, out: &mut String) {
    let fence = "`".repeat(longest_run(code, '`') + 1);
    let is_blank = code.trim_matches(' ').is_empty();
    let touches = code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']);
    let space = if touches && !is_blank { " " } else { "" };
    out.push_str(&format!("{fence}{space}{code}{space}{fence}"));
}

/// The most times that a character stands in a row.
pub(super) fn longest_run(text: &str, wanted: char) -> usize {
    let runs = text.split(|c| c != wanted).map(str::len);
    runs.max().unwrap_or(0) / wanted.len_utf8()
}

/// The address of a link: in angle brackets where it has signs that would end it.
fn push_address(address: &str, out: &mut String) {
    let ends_it = |c: char| c.is_whitespace() || c.is_control() || "()<>".contains(c);
    let is_bare = !address.is_empty() && !address.contains(ends_it);
    if !is_bare {
        out.push('<');
    }
    for (at, character) in address.char_indices() {
        match character {
            c if c.is_control() => out.push_str(&format!("&#{};", u32::from(c))),
            '\\' | '<' | '>' => out.extend(['\\', character]),
            '&' if begins_reference(&address[at..]) => out.push_str("\\&"),
            c => out.push(c),
        }
    }
    if !is_bare {
        out.push('>');
    }
}
