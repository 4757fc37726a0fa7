//! Where highlighted passages are marked in the text, and the notes on them, as footnotes below it.
//!
//! `<mark>` is what HTML has for it, and Markdown lets it stand. Reading takes the tags out as it does with all, and the
//! footnotes by their labels ([`crate::sources::footnote`]): passages and notes are read from the front matter.

use crate::article::{BlockKind, Body, Highlight};
use crate::range::TextRange;
use crate::sources::footnote;

/// The marks of a body; none by default.
#[derive(Debug, Default)]
pub(super) struct BodyMarks<'h> {
    /// What is highlighted, in order; no two overlap.
    ranges: Vec<TextRange>,
    /// The notes, in the order of the text; each has its number by that.
    notes: Vec<Note<'h>>,
}

#[derive(Debug)]
struct Note<'h> {
    /// The byte behind which it is referred to.
    place: usize,
    text: &'h str,
}

/// The marks within a range of the text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct MarkedRange<'m> {
    /// What is highlighted, in order; the first and the last may reach beyond the range.
    pub(super) ranges: &'m [TextRange],
    /// The notes referred to.
    notes: &'m [Note<'m>],
    /// How many notes stand before them.
    before: usize,
}

impl<'h> BodyMarks<'h> {
    /// The marks of what is highlighted in a body. The text of programs has none: there they would be text.
    pub(super) fn of(body: &Body, highlights: &'h [Highlight]) -> Self {
        let placed = highlights.iter().filter_map(|highlight| {
            let range = trimmed(&body.text, highlight.range?)?;
            Some((range, highlight.note.as_str()))
        });
        let mut placed: Vec<_> = placed.collect();
        placed.sort_by_key(|(range, _)| *range);
        let mut marks = Self::default();
        for (range, note) in placed {
            match marks.ranges.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => marks.ranges.push(range),
            }
            if !note.trim().is_empty()
                && let Some(place) = place_behind(body, range)
            {
                let text = note;
                marks.notes.push(Note { place, text });
            }
        }
        marks.notes.sort_by_key(|note| note.place);
        marks
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// The marks within a range of the text.
    pub(super) fn within(&self, range: TextRange) -> MarkedRange<'_> {
        let first = self.ranges.partition_point(|mark| mark.end <= range.start);
        let last = self.ranges.partition_point(|mark| mark.start < range.end);
        let before = self.notes.partition_point(|note| note.place <= range.start);
        let behind = self.notes.partition_point(|note| note.place <= range.end);
        MarkedRange {
            ranges: self.ranges.get(first..last).unwrap_or_default(),
            notes: &self.notes[before..behind],
            before,
        }
    }

    /// Definitions of the notes in a range, whatever they say: without one, a reference is text.
    pub(super) fn stand_ins(&self, range: TextRange) -> String {
        let notes = self.within(range).notes();
        notes
            .map(|(number, _)| format!("\n[^{}]: x\n", footnote::label(number)))
            .collect()
    }

    /// What the notes say, by their numbers from 1.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.notes.iter().map(|note| note.text)
    }
}

impl<'m> MarkedRange<'m> {
    /// The numbers of the notes and the bytes behind which they are referred to, in order.
    pub(super) fn notes(self) -> impl Iterator<Item = (usize, usize)> + 'm {
        let numbers = self.before + 1..;
        numbers.zip(self.notes.iter().map(|note| note.place))
    }
}

/// A passage without white space at its ends; `None` where nothing is left, or it is no passage of the text.
fn trimmed(text: &str, range: TextRange) -> Option<TextRange> {
    let passage = text.get(range.start..range.end)?;
    let start = range.end - passage.trim_start().len();
    let end = range.start + passage.trim_end().len();
    (start < end).then(|| TextRange::new(start, end))
}

/// The last byte of a passage that stands where a note can be referred to.
fn place_behind(body: &Body, range: TextRange) -> Option<usize> {
    let last = body
        .blocks
        .partition_point(|block| block.range().start < range.end);
    let blocks = body.blocks[..last].iter().rev();
    let mut blocks = blocks.take_while(|block| block.range().end > range.start);
    let block = blocks.find(|block| !matches!(block.kind, BlockKind::Code | BlockKind::Rule))?;
    Some(range.end.min(block.range().end))
}
