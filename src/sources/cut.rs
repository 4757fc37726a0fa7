//! Blocks that are too long, cut into several ([`limits::BLOCK`]).

use crate::article::{Block, BlockKind, Body, Draft, PlacedKind};
use crate::limits;
use crate::range::TextRange;

/// The end of the last word within the first `room` bytes of `text`, which has more; within a word
/// where that is no end of one.
pub(super) fn cut(text: &str, room: usize) -> usize {
    let mut end = room;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let window = &text[..end];
    window
        .rfind(char::is_whitespace)
        .filter(|&gap| gap > 0)
        .unwrap_or(window.len())
}

/// Cuts the blocks of an article that are too long. Its spans and the reading position stay at their words.
pub(super) fn cut_blocks(mut draft: Draft) -> Draft {
    if draft.body.blocks.iter().any(is_too_long) {
        let pieces = CutText::of(&draft.body);
        draft.kept.position = draft.kept.position.map(|position| pieces.start(position));
        draft.body = pieces.body(draft.body);
    }
    draft
}

fn is_too_long(block: &Block) -> bool {
    block.range().len() > limits::BLOCK
}

/// A block, or a part of one, in the text as it was and as it will be.
struct CutBlock {
    placed: PlacedKind,
    before: TextRange,
    after: TextRange,
}

/// All of a text in its order, cut.
struct CutText {
    text: String,
    pieces: Vec<CutBlock>,
}

impl CutText {
    fn of(body: &Body) -> Self {
        let mut text = String::with_capacity(body.text.len());
        let mut pieces = Vec::with_capacity(body.blocks.len());
        let mut end = 0;
        for block in &body.blocks {
            let mut separator = &body.text[end..block.range().start];
            let mut placed = block.placed();
            for before in parts(body, block) {
                text.push_str(separator);
                let start = text.len();
                text.push_str(before.of(&body.text));
                pieces.push(CutBlock {
                    placed,
                    before,
                    after: TextRange::new(start, text.len()),
                });
                (separator, placed) = ("\n", placed.continued());
            }
            end = block.range().end;
        }
        Self { text, pieces }
    }

    /// Where what begins at a byte of the text begins when it is cut: not in what falls away.
    fn start(&self, byte: usize) -> usize {
        let next = self
            .pieces
            .partition_point(|piece| piece.before.end <= byte);
        self.pieces.get(next).map_or(self.text.len(), |piece| {
            piece.after.start + byte.saturating_sub(piece.before.start)
        })
    }

    /// The same of what ends there.
    fn end(&self, byte: usize) -> usize {
        let behind = self
            .pieces
            .partition_point(|piece| piece.before.start < byte);
        let last = behind.checked_sub(1).map(|last| &self.pieces[last]);
        last.map_or(0, |piece| {
            piece.after.start + byte.min(piece.before.end) - piece.before.start
        })
    }

    fn body(self, body: Body) -> Body {
        let mut spans = body.spans;
        spans.retain_mut(|span| {
            span.range = TextRange::new(self.start(span.range.start), self.end(span.range.end));
            !span.range.is_empty()
        });
        let block = |piece: &CutBlock| piece.placed.block(piece.after);
        Body {
            blocks: self.pieces.iter().map(block).collect(),
            text: self.text,
            spans,
        }
    }
}

/// The parts of a block, in bytes of its text: the block itself where it is short enough. Between parts there is no
/// white space but in program text, which keeps it.
fn parts(body: &Body, block: &Block) -> Vec<TextRange> {
    let TextRange { mut start, end } = block.range();
    let mut parts = Vec::new();
    while end - start > limits::BLOCK {
        let rest = &body.text[start..end];
        let (part, after) = rest.split_at(cut(rest, limits::BLOCK));
        let (part, after) = match block.kind {
            BlockKind::Code => (part, after),
            _ => (part.trim_end(), after.trim_start()),
        };
        if !part.is_empty() {
            parts.push(TextRange::new(start, start + part.len()));
        }
        start = end - after.len();
    }
    if start < end || parts.is_empty() {
        parts.push(TextRange::new(start, end));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Kept, Marker, Metadata, Source, Span, SpanStyle};

    const MOST: usize = limits::BLOCK;

    fn draft(blocks: &[(BlockKind, &str)]) -> Draft {
        let mut body = Body::default();
        for (kind, text) in blocks {
            if !body.blocks.is_empty() {
                body.text.push_str("\n\n");
            }
            let start = body.text.len();
            body.text.push_str(text);
            let range = TextRange::new(start, body.text.len());
            body.blocks.push(Block::new(*kind, range));
        }
        Draft {
            source: Source::standard_input(),
            metadata: Metadata::default(),
            body,
            kept: Kept::default(),
        }
    }

    fn item(marker: Option<Marker>) -> BlockKind {
        BlockKind::Item { depth: 1, marker }
    }

    #[test]
    fn a_block_is_cut_where_a_word_ends_and_the_others_stay() {
        let number = Some(Marker::Number(3.into()));
        let long = "كلمة ".repeat(MOST / 4);
        let word = "ك".repeat(MOST);
        let blank = " ".repeat(2 * MOST + 1);
        let padded = format!(" a{blank}b ");
        let all = [
            (BlockKind::Title, "عنوان"),
            (item(number), long.as_str()),
            (BlockKind::Quote, &word),
            (BlockKind::Code, &long),
            (BlockKind::Paragraph, &padded),
            (BlockKind::Paragraph, &blank),
            (BlockKind::Rule, ""),
        ];
        let before = draft(&all);
        let body = cut_blocks(before.clone()).body;
        let mut end = 0;
        for block in &body.blocks {
            assert!(block.range().len() <= MOST);
            let between = &body.text[end..block.range().start];
            assert!(matches!(between, "\n" | "\n\n") || end == 0, "{between:?}");
            assert!(!body.block_text(block).contains('\n'));
            end = block.range().end;
        }
        assert_eq!(end, body.text.len());
        let bare = |text: &str| text.replace(char::is_whitespace, "");
        assert_eq!(bare(&body.text), bare(&before.body.text));
        let of = |kind: BlockKind| -> Vec<&str> {
            let blocks = body.blocks.iter().filter(|block| block.kind == kind);
            blocks.map(|block| body.block_text(block)).collect()
        };
        assert_eq!(of(BlockKind::Title), ["عنوان"]);
        assert_eq!(of(item(number)).len(), 1);
        let items = of(item(None));
        assert!(!items.is_empty());
        for text in of(item(number)).into_iter().chain(items) {
            assert!(text.starts_with("كلمة") && text.trim_end().ends_with("كلمة"));
        }
        assert_eq!(of(BlockKind::Quote).len(), 2);
        assert_eq!(of(BlockKind::Code).concat(), long);
        assert_eq!(of(BlockKind::Paragraph), [" a", "b ", ""]);
        assert_eq!(of(BlockKind::Rule), [""]);
        // What is short enough is left as it is, and so is what was cut.
        let cut = draft(&[(BlockKind::Paragraph, &"a".repeat(MOST))]);
        assert_eq!(cut_blocks(cut.clone()), cut);
        let cut = cut_blocks(before);
        assert_eq!(cut_blocks(cut.clone()), cut);
    }

    #[test]
    fn spans_and_the_place_stay_at_their_words() {
        let filler = "كلمة ".repeat(MOST / 8);
        let text = format!("{filler}قبل {filler}بعد   {filler}آخر");
        let mut draft = draft(&[
            (BlockKind::Paragraph, &text),
            (BlockKind::Paragraph, "ختام"),
        ]);
        let words = ["قبل", "بعد", "آخر", "ختام", &filler];
        let style = || SpanStyle::Strong;
        for word in words {
            let start = draft.body.text.find(word).unwrap();
            draft.body.spans.push(Span {
                range: TextRange::new(start, start + word.len()),
                style: style(),
            });
        }
        // White space that falls away has no span any more.
        let gap = cut(&text, MOST);
        draft.body.spans.push(Span {
            range: TextRange::new(gap, gap + 1),
            style: style(),
        });
        draft.kept.position = draft.body.text.find("آخر");
        let draft = cut_blocks(draft);
        let body = &draft.body;
        let of = |span: &Span| span.range.of(&body.text).replace('\n', " ");
        let spanned: Vec<String> = body.spans.iter().map(of).collect();
        assert_eq!(spanned.len(), words.len());
        for (spanned, word) in spanned.iter().zip(words) {
            assert_eq!(spanned.trim_end(), word.trim_end());
        }
        assert!(body.text[draft.kept.position.unwrap()..].starts_with("آخر"));
    }
}
