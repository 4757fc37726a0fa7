//! What a text can be selected by: signs, words, sentences, paragraphs, as ranges of an article's text.

use unicode_segmentation::UnicodeSegmentation;

use crate::article::Body;
use crate::range::TextRange;
use crate::search::sentences;
use crate::text::{BaseDirection, Paragraph, is_mark_or_format};

/// What a text is selected by, the smallest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// What a cell shows: a letter with its marks, lam with alef.
    Sign,
    /// A word or a number (UAX #29), without the punctuation around it.
    #[default]
    Word,
    /// A sentence.
    Sentence,
    /// A block of the article that has text: a paragraph, a heading, an item, a row of a table.
    Paragraph,
}

/// The unit at a place: the one it lies in, else the next, else the last before.
#[must_use]
pub fn at(body: &Body, grain: Grain, offset: usize) -> Option<TextRange> {
    ending_after(body, grain, offset).or_else(|| last(body, grain, offset, |_| true))
}

/// The first unit that starts at a place or behind it.
#[must_use]
pub fn from(body: &Body, grain: Grain, offset: usize) -> Option<TextRange> {
    first(body, grain, offset, |unit| unit.start >= offset)
}

/// The last unit that ends at a place or before it.
#[must_use]
pub fn up_to(body: &Body, grain: Grain, offset: usize) -> Option<TextRange> {
    last(body, grain, offset, |unit| unit.end <= offset)
}

/// The first unit that ends behind a place.
#[must_use]
pub fn ending_after(body: &Body, grain: Grain, offset: usize) -> Option<TextRange> {
    first(body, grain, offset, |unit| unit.end > offset)
}

/// The last unit that starts before a place.
#[must_use]
pub fn starting_before(body: &Body, grain: Grain, offset: usize) -> Option<TextRange> {
    last(body, grain, offset, |unit| unit.start < offset)
}

/// The units that have a byte in a range.
pub fn within(body: &Body, grain: Grain, range: TextRange) -> impl Iterator<Item = TextRange> {
    let first = body
        .blocks
        .partition_point(|block| block.range().end <= range.start);
    let blocks = body.blocks[first..].iter();
    let blocks = blocks.take_while(move |block| block.range().start < range.end);
    let units = blocks.flat_map(move |block| units_of(body, block.range(), grain));
    units.filter(move |unit| unit.overlaps(range))
}

/// The first unit that is wanted, in the block of a place or in one behind it; in that not far before the place.
fn first(
    body: &Body,
    grain: Grain,
    offset: usize,
    wanted: impl Fn(&TextRange) -> bool,
) -> Option<TextRange> {
    let blocks = &body.blocks[block_at(body, offset)..];
    let pieces = blocks.iter().flat_map(|block| {
        let text = body.block_text(block);
        let from = offset.saturating_sub(block.range().start);
        let pieces = pieces_from(text, grain, from);
        pieces.map(move |piece| piece.shifted(block.range().start))
    });
    let mut units = pieces.map(|piece| units_of(body, piece, grain));
    units.find_map(|units| units.into_iter().find(&wanted))
}

/// The last unit that is wanted, in the block of a place or in one before it; in that not far behind the place.
fn last(
    body: &Body,
    grain: Grain,
    offset: usize,
    wanted: impl Fn(&TextRange) -> bool,
) -> Option<TextRange> {
    let end = (block_at(body, offset) + 1).min(body.blocks.len());
    let pieces = body.blocks[..end].iter().rev().flat_map(|block| {
        let text = body.block_text(block);
        let up_to = offset.saturating_sub(block.range().start);
        let pieces = pieces_up_to(text, grain, up_to);
        pieces.map(move |piece| piece.shifted(block.range().start))
    });
    let mut units = pieces.map(|piece| units_of(body, piece, grain));
    units.find_map(|units| units.into_iter().rev().find(&wanted))
}

/// Signs and words of so many bytes are found together: a paragraph may have a thousand times as many.
const PIECE: usize = 256;

/// Whether units of a grain never reach over a space.
fn ends_at_spaces(grain: Grain) -> bool {
    matches!(grain, Grain::Sign | Grain::Word)
}

/// The pieces of a block whose units can be found apart from each other: from the one that a place lies in on.
fn pieces_from(text: &str, grain: Grain, place: usize) -> impl Iterator<Item = TextRange> + '_ {
    let mut start = match ends_at_spaces(grain) {
        true => space_before(text, place.min(text.len())).unwrap_or(0),
        false => 0,
    };
    std::iter::from_fn(move || {
        let end = piece_end(text, grain, start + PIECE);
        let piece = TextRange::new(start, end);
        start = end;
        (!piece.is_empty()).then_some(piece)
    })
}

/// The same from the one that a place lies in backwards.
fn pieces_up_to(text: &str, grain: Grain, place: usize) -> impl Iterator<Item = TextRange> + '_ {
    let mut end = piece_end(text, grain, place);
    std::iter::from_fn(move || {
        let start = match ends_at_spaces(grain) {
            true => space_before(text, end.saturating_sub(PIECE)).unwrap_or(0),
            false => 0,
        };
        let piece = TextRange::new(start, end);
        end = start;
        (!piece.is_empty()).then_some(piece)
    })
}

/// The end of the piece that a place lies in: before the next space.
fn piece_end(text: &str, grain: Grain, place: usize) -> usize {
    let mut spaces = (place..text.len()).filter(|at| begins_piece(text, *at));
    match spaces.next() {
        Some(space) if ends_at_spaces(grain) => space,
        _ => text.len(),
    }
}

/// The last space before a place that begins a piece.
fn space_before(text: &str, place: usize) -> Option<usize> {
    (0..place).rev().find(|at| begins_piece(text, *at))
}

/// Whether a byte is a space at which a piece may begin: what is not drawn before one may be one sign with it.
fn begins_piece(text: &str, at: usize) -> bool {
    if text.as_bytes()[at] != b' ' {
        return false;
    }
    let before = text[..at].chars().next_back();
    before.is_none_or(|character| !is_mark_or_format(character))
}

/// The last block that starts at a place or before it, by its index; the first where none does.
fn block_at(body: &Body, offset: usize) -> usize {
    let after = body
        .blocks
        .partition_point(|block| block.range().start <= offset);
    after.saturating_sub(1)
}

/// The units of a block, or of a piece of one, in order. A block is bounded ([`crate::limits::BLOCK`]).
fn units_of(body: &Body, range: TextRange, grain: Grain) -> Vec<TextRange> {
    let text = range.of(&body.text);
    let units: Vec<TextRange> = match grain {
        Grain::Sign => Paragraph::new(text, BaseDirection::Auto).signs(),
        Grain::Word => {
            // A vowel mark on a space counts as a letter, and makes no word of it.
            let words = text.unicode_word_indices();
            words
                .filter(|(_, word)| !word.starts_with(char::is_whitespace))
                .map(|(start, word)| TextRange::new(start, start + word.len()))
                .collect()
        }
        Grain::Sentence => sentences(text).collect(),
        Grain::Paragraph => vec![TextRange::new(0, text.len())],
    };
    let units = units.into_iter().filter(|unit| !unit.is_empty());
    units.map(|unit| unit.shifted(range.start)).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::article::{Block, BlockKind};

    /// An article of some paragraphs.
    pub(in crate::app) fn body(paragraphs: &[&str]) -> Body {
        let mut body = Body::default();
        for paragraph in paragraphs {
            if !body.text.is_empty() {
                body.text.push_str("\n\n");
            }
            let start = body.text.len();
            body.text.push_str(paragraph);
            let range = TextRange::new(start, body.text.len());
            body.blocks.push(Block::new(BlockKind::Paragraph, range));
        }
        body
    }

    fn all(text: &str, grain: Grain) -> Vec<String> {
        let body = body(&[text]);
        let whole = TextRange::new(0, body.text.len());
        let units = within(&body, grain, whole);
        units.map(|unit| unit.of(&body.text).to_owned()).collect()
    }

    #[test]
    fn a_text_falls_into_words_and_sentences() {
        let text = "قال: «لا أَعْلَمُ!» ثم دخل 3.5 كم مع C-3PO؟ نعم";
        let words = [
            "قال",
            "لا",
            "أَعْلَمُ",
            "ثم",
            "دخل",
            "3.5",
            "كم",
            "مع",
            "C",
            "3PO",
            "نعم",
        ];
        assert_eq!(all(text, Grain::Word), words);
        let sentences = ["قال: «لا أَعْلَمُ!»", "ثم دخل 3.5 كم مع C-3PO؟", "نعم"];
        assert_eq!(all(text, Grain::Sentence), sentences);
        assert_eq!(all(text, Grain::Paragraph), [text]);
        assert_eq!(
            all("كتاب می\u{200C}شود", Grain::Word),
            ["كتاب", "می\u{200C}شود"]
        );
    }

    #[test]
    fn a_mark_on_a_space_is_no_word() {
        assert_eq!(all("من  \u{64E} إلى", Grain::Word), ["من", "إلى"]);
    }

    #[test]
    fn a_unit_is_found_from_any_place() {
        // ab (0–2), c (3–4); a rule; def (8–11).
        let body = body(&["ab c", "", "def"]);
        let of = |unit: Option<TextRange>| unit.map(|unit| unit.of(&body.text));
        for (offset, expected) in [
            (0, "ab"),
            (1, "ab"),
            (2, "c"),
            (4, "def"),
            (5, "def"),
            (11, "def"),
            (99, "def"),
        ] {
            assert_eq!(
                of(at(&body, Grain::Word, offset)),
                Some(expected),
                "{offset}"
            );
        }
        assert_eq!(of(from(&body, Grain::Word, 1)), Some("c"));
        assert_eq!(of(from(&body, Grain::Word, 9)), None);
        assert_eq!(of(up_to(&body, Grain::Word, 8)), Some("c"));
        assert_eq!(of(up_to(&body, Grain::Word, 1)), None);
        assert_eq!(of(starting_before(&body, Grain::Word, 8)), Some("c"));
        assert_eq!(of(ending_after(&body, Grain::Word, 4)), Some("def"));
        assert_eq!(of(at(&Body::default(), Grain::Word, 0)), None);
    }

    proptest! {
        /// Units found piece by piece are those of the whole block.
        #[test]
        fn pieces_change_no_unit(
            text in "([a-cلاإ\u{64E}\u{200C}\u{200F}\u{301}\u{600}.،1\t]{0,4} ?){0,150}",
            offset in 0..1500_usize,
            grain in prop::sample::select(vec![Grain::Sign, Grain::Word]),
        ) {
            let body = body(&["قبل", &text, "بعد"]);
            let whole = TextRange::new(0, body.text.len());
            let all: Vec<TextRange> = within(&body, grain, whole).collect();
            let first = |wanted: &dyn Fn(&TextRange) -> bool| {
                all.iter().copied().find(|unit| wanted(unit))
            };
            let last = |wanted: &dyn Fn(&TextRange) -> bool| {
                all.iter().rev().copied().find(|unit| wanted(unit))
            };
            let [starts, ends] = [
                from(&body, grain, offset),
                ending_after(&body, grain, offset),
            ];
            prop_assert_eq!(starts, first(&|unit| unit.start >= offset));
            prop_assert_eq!(ends, first(&|unit| unit.end > offset));
            prop_assert_eq!(up_to(&body, grain, offset), last(&|unit| unit.end <= offset));
            let before = starting_before(&body, grain, offset);
            prop_assert_eq!(before, last(&|unit| unit.start < offset));
        }
    }
}
