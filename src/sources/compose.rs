//! Puts the body of an article together block by block, and keeps what `Body` promises.

use std::cmp::Reverse;

use super::cut::cut;
use crate::article::{Block, BlockKind, Body, PlacedKind, Span, SpanStyle};
use crate::limits;
use crate::range::TextRange;

/// What stands between a block and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spacing {
    /// A line feed: the block is the next line of the same thing.
    Tight,
    /// A blank line.
    Loose,
}

impl Spacing {
    const fn separator(self) -> &'static str {
        match self {
            Self::Tight => "\n",
            Self::Loose => "\n\n",
        }
    }
}

/// What divides the cells of a row.
const CELL_END: char = '\t';

/// A body in the making.
///
/// Text is pushed into an open block. White space at both ends of a block is left out, line feeds
/// inside become spaces, and a block that got no text leaves no trace. In the row of a table U+0009 ends a cell:
/// there white space is left out at both ends of each cell, empty cells stay but for those at the end, and no span
/// reaches into the next.
#[derive(Debug, Default)]
pub struct Composer {
    text: String,
    blocks: Vec<Block>,
    spans: Vec<Span>,
    open_block: Option<OpenBlock>,
    /// In how many quotations the blocks stand that are opened now.
    quotes: u8,
    /// The spans begun and not ended that say something, the outermost first.
    open_spans: Vec<OpenSpan>,
    /// Of all spans begun and not ended, the outermost first, whether each says something: one in
    /// another of the same style does not. Markup nests as deep as a file is long; of those that say
    /// something there are never more than there are styles.
    nesting: Vec<bool>,
}

/// A block that still takes text.
#[derive(Clone, Copy, Debug)]
struct OpenBlock {
    placed: PlacedKind,
    spacing: Spacing,
    /// Its first byte; `None` while it has no text, and its separator is not written.
    start: Option<usize>,
}

/// A span that has begun.
#[derive(Debug)]
struct OpenSpan {
    style: SpanStyle,
    /// Its first byte in the open block; `None` while it has no text there.
    start: Option<usize>,
}

impl Composer {
    /// A composer of so many blocks of so many bytes, or about as many.
    pub fn with_capacity(blocks: usize, bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            blocks: Vec::with_capacity(blocks),
            ..Self::default()
        }
    }

    /// Opens a block, closing the one before.
    pub fn open(&mut self, kind: BlockKind, spacing: Spacing) {
        self.open_placed(self.placed(kind), spacing);
    }

    fn open_placed(&mut self, placed: PlacedKind, spacing: Spacing) {
        self.close();
        self.open_block = Some(OpenBlock {
            placed,
            spacing,
            start: None,
        });
    }

    /// Says in how many quotations the blocks stand that are opened from now on.
    /// Beyond [`limits::QUOTES`] they are not told apart.
    pub fn set_quotes(&mut self, quotes: usize) {
        self.quotes = u8::try_from(quotes).map_or(limits::QUOTES, |it| it.min(limits::QUOTES));
    }

    /// A block of this kind is a quotation itself, or stands in those that are open.
    fn placed(&self, kind: BlockKind) -> PlacedKind {
        let alone = PlacedKind::from(kind);
        PlacedKind {
            quotes: alone.quotes.max(self.quotes),
            ..alone
        }
    }

    /// The last character of the open block.
    pub fn last(&self) -> Option<char> {
        let start = self.open_block?.start?;
        self.text[start..].chars().next_back()
    }

    /// Whether a block is open.
    pub fn is_open(&self) -> bool {
        self.open_block.is_some()
    }

    /// Makes the open block one of another kind.
    pub fn become_kind(&mut self, kind: BlockKind) {
        if let Some(block) = &mut self.open_block {
            block.placed.kind = kind;
        }
    }

    /// The kind of the open block.
    pub fn open_kind(&self) -> Option<BlockKind> {
        self.open_block.map(|block| block.placed.kind)
    }

    /// Adds text to the open block; there must be one, or the text has no place. A block that becomes
    /// too long goes on as another ([`limits::BLOCK`]).
    pub fn push(&mut self, text: &str) {
        let mut rest = text;
        while let Some(cut) = self.overflow(rest) {
            let (fitting, after) = rest.split_at(cut);
            self.push_fitting(fitting);
            self.break_line();
            rest = after;
        }
        self.push_fitting(rest);
    }

    /// Where `text` is to be cut so that the open block does not become too long; `None` where it does
    /// not.
    fn overflow(&self, text: &str) -> Option<usize> {
        let start = self.open_block?.start;
        let used = start.map_or(0, |start| self.text.len() - start);
        let room = limits::BLOCK.saturating_sub(used);
        (text.len() > room).then(|| cut(text, room))
    }

    fn push_fitting(&mut self, text: &str) {
        if !self.is_row() {
            return self.push_text(text);
        }
        for (index, cell) in text.split(CELL_END).enumerate() {
            if index > 0 {
                self.end_cell();
            }
            self.push_text(cell);
        }
    }

    fn is_row(&self) -> bool {
        matches!(self.open_kind(), Some(BlockKind::Row { .. }))
    }

    /// Ends a cell of the open row, which may be empty.
    fn end_cell(&mut self) {
        if let Some(start) = self.begin() {
            let before =
                self.text[start..].trim_end_matches(|c: char| c.is_whitespace() && c != CELL_END);
            self.end_spans(start + before.len());
            self.text.push(CELL_END);
        }
    }

    /// Where the open block begins, which it does now if it has not.
    fn begin(&mut self) -> Option<usize> {
        let block = self.open_block.as_mut()?;
        if block.start.is_none() {
            if !self.blocks.is_empty() {
                self.text.push_str(block.spacing.separator());
            }
            block.start = Some(self.text.len());
        }
        block.start
    }

    /// Leaves out the text from `end` on, and ends the spans there.
    fn end_spans(&mut self, end: usize) {
        self.text.truncate(end);
        // Before those that are open still: `clip` looks no further back than a span that ends in time.
        clip(&mut self.spans, end);
        for span in &mut self.open_spans {
            if let Some(span_start) = span.start.take() {
                push_span(&mut self.spans, span_start, end, span.style.clone());
            }
        }
    }

    fn push_text(&mut self, text: &str) {
        let Some(block) = self.open_block else {
            debug_assert!(text.is_empty(), "text outside a block");
            return;
        };
        let text = match block.start {
            Some(_) if !(self.is_row() && self.text.ends_with(CELL_END)) => text,
            _ => text.trim_start(),
        };
        if text.is_empty() || self.begin().is_none() {
            return;
        }
        let said = text.trim_start();
        if !said.is_empty() {
            let space = text[..text.len() - said.len()].chars();
            let start = self.text.len() + space.map(|c| as_space(c).len_utf8()).sum::<usize>();
            for span in &mut self.open_spans {
                span.start.get_or_insert(start);
            }
        }
        self.text.extend(text.chars().map(as_space));
    }

    /// Closes the open block, if there is one.
    pub fn close(&mut self) {
        let Some(block) = self.open_block.take() else {
            return;
        };
        let Some(start) = block.start else {
            return;
        };
        let length = self.text[start..].trim_end().len();
        if length == 0 {
            // A row of empty cells.
            return self.end_spans(self.blocks.last().map_or(0, |block| block.range().end));
        }
        self.end_spans(start + length);
        let range = TextRange::new(start, self.text.len());
        self.blocks.push(block.placed.block(range));
    }

    /// Goes on with the open block on the next line: a block of the same kind, tight on it.
    pub fn break_line(&mut self) {
        let Some(block) = self.open_block.filter(|block| block.start.is_some()) else {
            return;
        };
        self.open_placed(block.placed.continued(), Spacing::Tight);
    }

    /// Adds a whole block.
    pub fn block(&mut self, kind: BlockKind, spacing: Spacing, text: &str) {
        self.open(kind, spacing);
        self.push(text);
        self.close();
    }

    /// Adds a line of program text as it is; it may be empty. One that is too long becomes several
    /// ([`limits::BLOCK`]).
    pub fn code_line(&mut self, spacing: Spacing, line: &str) {
        let mut spacing = spacing;
        let mut rest = line.trim_end();
        while rest.len() > limits::BLOCK {
            let (fitting, after) = rest.split_at(cut(rest, limits::BLOCK));
            self.bare_block(BlockKind::Code, spacing, fitting);
            spacing = Spacing::Tight;
            rest = after;
        }
        self.bare_block(BlockKind::Code, spacing, rest);
    }

    /// Adds a break between two parts.
    pub fn rule(&mut self, spacing: Spacing) {
        self.bare_block(BlockKind::Rule, spacing, "");
    }

    /// Begins a span at the text that is pushed next.
    pub fn open_span(&mut self, style: SpanStyle) {
        let says_something = self.open_spans.iter().all(|span| span.style != style);
        self.nesting.push(says_something);
        if says_something {
            self.open_spans.push(OpenSpan { style, start: None });
        }
    }

    /// Ends the span begun last.
    pub fn close_span(&mut self) {
        if self.nesting.pop() != Some(true) {
            return;
        }
        if let Some(OpenSpan {
            style,
            start: Some(start),
        }) = self.open_spans.pop()
        {
            push_span(&mut self.spans, start, self.text.len(), style);
        }
    }

    /// The blocks closed so far.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The text of a block closed before.
    pub fn block_text(&self, block: &Block) -> &str {
        block.range().of(&self.text)
    }

    /// Takes back the block closed last.
    pub fn withdraw(&mut self) {
        self.blocks.pop();
        let end = self.blocks.last().map_or(0, |block| block.range().end);
        self.text.truncate(end);
        clip(&mut self.spans, end);
    }

    /// The body.
    pub fn finish(mut self) -> Body {
        self.close();
        self.text.shrink_to_fit();
        self.blocks.shrink_to_fit();
        self.spans.shrink_to_fit();
        self.spans
            .sort_by_key(|span| (span.range.start, Reverse(span.range.end)));
        Body {
            text: self.text,
            blocks: self.blocks,
            spans: self.spans,
        }
    }

    fn bare_block(&mut self, kind: BlockKind, spacing: Spacing, text: &str) {
        self.close();
        if !self.blocks.is_empty() {
            self.text.push_str(spacing.separator());
        }
        let start = self.text.len();
        self.text.push_str(text);
        let range = TextRange::new(start, self.text.len());
        self.blocks.push(self.placed(kind).block(range));
    }
}

/// A character as it stands in a block, which is one line: what would end it is a space.
fn as_space(character: char) -> char {
    match character {
        '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        other => other,
    }
}

fn push_span(spans: &mut Vec<Span>, start: usize, end: usize, style: SpanStyle) {
    let range = TextRange::new(start, end);
    if !range.is_empty() {
        spans.push(Span { range, style });
    }
}

/// Cuts off what of the latest spans lies behind `end`.
fn clip(spans: &mut Vec<Span>, end: usize) {
    let first = spans
        .iter()
        .rposition(|span| span.range.end <= end)
        .map_or(0, |position| position + 1);
    let late = spans.split_off(first);
    spans.extend(late.into_iter().filter_map(|mut span| {
        span.range.end = end;
        (!span.range.is_empty()).then_some(span)
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_too_long_goes_on_as_another() {
        let most = limits::BLOCK;
        let texts = [
            "كلمة ".repeat(most / 2),
            "ك".repeat(most),
            format!("{} {}", "ك".repeat(most / 2 - 1), "ب".repeat(9)),
            "a".repeat(most + 1),
        ];
        let bare = |text: &str| text.replace(char::is_whitespace, "");
        for text in &texts {
            for pushed in [text.len(), 1000] {
                let mut composer = Composer::default();
                composer.open(BlockKind::Quote, Spacing::Loose);
                composer.open_span(SpanStyle::Strong);
                let mut rest = text.as_str();
                while !rest.is_empty() {
                    let (piece, after) = rest.split_at(
                        (0..=pushed.min(rest.len()))
                            .rev()
                            .find(|end| rest.is_char_boundary(*end))
                            .unwrap(),
                    );
                    composer.push(piece);
                    rest = after;
                }
                composer.close_span();
                let body = composer.finish();
                assert!(body.blocks.len() > 1);
                assert_eq!(body.spans.len(), body.blocks.len());
                assert_eq!(bare(&body.text), bare(text));
                for block in &body.blocks {
                    assert!(block.range().len() <= most && block.kind == BlockKind::Quote);
                }
            }
            let mut composer = Composer::default();
            composer.code_line(Spacing::Loose, text);
            let body = composer.finish();
            assert!(body.blocks.len() > 1);
            assert_eq!(bare(&body.text), bare(text));
        }
        let mut composer = Composer::default();
        composer.block(BlockKind::Paragraph, Spacing::Loose, &"a".repeat(most));
        assert_eq!(composer.finish().blocks.len(), 1);
    }

    #[test]
    fn separators_stand_between_blocks_only() {
        let mut composer = Composer::default();
        composer.block(BlockKind::Title, Spacing::Loose, "  عنوان ");
        composer.block(BlockKind::Paragraph, Spacing::Loose, " \n ");
        composer.block(BlockKind::Paragraph, Spacing::Loose, "سطر\nوسطر");
        composer.block(BlockKind::Paragraph, Spacing::Tight, "وثالث");
        let body = composer.finish();
        assert_eq!(body.text, "عنوان\n\nسطر وسطر\nوثالث");
        assert_eq!(body.blocks.len(), 3);
        assert_eq!(body.block_text(&body.blocks[1]), "سطر وسطر");
    }

    #[test]
    fn a_span_over_two_lines_is_two_spans() {
        let mut composer = Composer::default();
        composer.open(BlockKind::Paragraph, Spacing::Loose);
        composer.push("a ");
        composer.open_span(SpanStyle::Strong);
        composer.push("b ");
        composer.break_line();
        composer.push(" c");
        composer.close_span();
        composer.push(" d");
        let body = composer.finish();
        assert_eq!(body.text, "a b\nc d");
        let ranges: Vec<_> = body.spans.iter().map(|span| span.range).collect();
        assert_eq!(ranges, [TextRange::new(2, 3), TextRange::new(4, 5)]);
    }

    #[test]
    fn a_span_begins_with_its_text() {
        let mut composer = Composer::default();
        composer.open(BlockKind::Paragraph, Spacing::Loose);
        composer.push("a");
        composer.open_span(SpanStyle::Strong);
        composer.push(" ");
        composer.push(" b");
        composer.close_span();
        assert_eq!(composer.finish().spans[0].range, TextRange::new(3, 4));
    }

    #[test]
    fn the_first_cell_of_a_row_may_be_empty() {
        let mut composer = Composer::default();
        let row = BlockKind::Row { is_head: false };
        composer.block(row, Spacing::Loose, " \ta\t");
        composer.block(row, Spacing::Tight, "\t");
        let body = composer.finish();
        assert_eq!(body.text, "\ta");
        assert_eq!(body.blocks.len(), 1);
    }

    #[test]
    fn no_span_reaches_beyond_its_block() {
        let mut composer = Composer::default();
        composer.open(BlockKind::Paragraph, Spacing::Loose);
        composer.open_span(SpanStyle::Emphasis);
        composer.open_span(SpanStyle::Code);
        composer.push("نص ");
        composer.close_span();
        composer.break_line();
        composer.close_span();
        let body = composer.finish();
        let range = TextRange::new(0, "نص".len());
        assert_eq!(body.blocks[0].range(), range);
        assert_eq!(
            body.spans.iter().map(|s| s.range).collect::<Vec<_>>(),
            [range; 2]
        );
    }

    #[test]
    fn a_span_in_one_of_the_same_style_says_nothing() {
        let mut composer = Composer::default();
        composer.open(BlockKind::Paragraph, Spacing::Loose);
        for style in [SpanStyle::Strong, SpanStyle::Emphasis, SpanStyle::Strong] {
            composer.open_span(style);
            composer.push("a");
        }
        (0..3).for_each(|_| composer.close_span());
        let spans = composer.finish().spans;
        let ranges: Vec<_> = spans.iter().map(|span| (&span.style, span.range)).collect();
        assert_eq!(
            ranges,
            [
                (&SpanStyle::Strong, TextRange::new(0, 3)),
                (&SpanStyle::Emphasis, TextRange::new(1, 3))
            ]
        );
    }

    #[test]
    fn cells_of_a_row_may_be_empty() {
        let mut composer = Composer::default();
        for cells in ["\tأ\t", " أ \t \t ب ", "\t", "أ"] {
            composer.open(BlockKind::Row { is_head: false }, Spacing::Tight);
            composer.open_span(SpanStyle::Strong);
            for piece in cells.split_inclusive(' ') {
                composer.push(piece);
            }
            composer.close_span();
        }
        let body = composer.finish();
        assert_eq!(body.text, "\tأ\nأ\t\tب\nأ");
        assert_eq!(body.blocks.len(), 3);
        let spans = body.spans.iter().map(|span| span.range.of(&body.text));
        assert_eq!(spans.collect::<Vec<_>>(), ["أ", "أ", "ب", "أ"]);
    }

    #[test]
    fn a_withdrawn_block_leaves_no_trace() {
        let mut composer = Composer::default();
        composer.block(BlockKind::Title, Spacing::Loose, "عنوان");
        composer.open(BlockKind::Paragraph, Spacing::Loose);
        composer.open_span(SpanStyle::Emphasis);
        composer.push("نص");
        composer.close_span();
        composer.close();
        composer.withdraw();
        let body = composer.finish();
        assert_eq!(body.text, "عنوان");
        assert_eq!(body.blocks.len(), 1);
        assert!(body.spans.is_empty());
    }

    #[test]
    fn empty_lines_of_program_text_are_kept() {
        let mut composer = Composer::default();
        composer.code_line(Spacing::Loose, "  a");
        composer.code_line(Spacing::Tight, "");
        composer.code_line(Spacing::Tight, "b");
        let body = composer.finish();
        assert_eq!(body.text, "  a\n\nb");
        assert_eq!(body.blocks.len(), 3);
        assert!(body.blocks[1].range().is_empty());
    }
}
