//! A keyword in its context: as many words around it as fit, with itself in the middle.

use super::cells::VisualLine;
use super::direction::BaseDirection;
use super::fit::{fit, width};
use super::rendition::Rendition;
use crate::range::TextRange;

/// Where a keyword's line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InContext {
    /// The bytes of the text that are shown; the ranges of the cells count from their start.
    pub shown: TextRange,
    /// The column of the line's first cell, so that the keyword stands in the middle of the width.
    pub left: u16,
}

/// Lays out the words around `focus` (bytes of `text`) that fit `width` cells, `focus` in the
/// middle.
pub fn in_context(
    text: &str,
    focus: TextRange,
    base: BaseDirection,
    width: u16,
    rendition: Rendition,
    out: &mut VisualLine,
) -> InContext {
    // A cell is kept at either side: forms at the edges may be wider alone than among others.
    let side = usize::from(width).saturating_sub(self::width(focus.of(text)) + 2) / 2;
    let shown = words_around(text, focus, side, side);
    fit(shown.of(text), base, width, rendition, out);
    let focus = TextRange::new(focus.start - shown.start, focus.end - shown.start);
    let of_focus = || out.cells().filter(|cell| cell.range.overlaps(focus));
    let first = of_focus().map(|cell| cell.column).min().unwrap_or(0);
    let last = of_focus()
        .map(|cell| cell.column + u16::from(cell.width))
        .max()
        .unwrap_or(0);
    let left = (width / 2).saturating_sub((first + last) / 2);
    InContext {
        shown,
        left: left.min(width.saturating_sub(out.width())),
    }
}

/// The whole words before and after `focus` that fit `before` and `after` cells; `focus` itself is
/// always inside.
///
/// Offsets are bytes of `text`; what is attached to the focus counts as part of its side.
#[must_use]
fn words_around(text: &str, focus: TextRange, before: usize, after: usize) -> TextRange {
    let starts = |range: &str| -> Vec<usize> {
        let mut previous_is_space = true;
        let starts = range.char_indices().filter(|(_, character)| {
            let is_start = previous_is_space && !character.is_whitespace();
            previous_is_space = character.is_whitespace();
            is_start
        });
        starts.map(|(at, _)| at).collect()
    };
    let ahead = &text[..focus.start];
    let start = starts(ahead)
        .into_iter()
        .rev()
        .take_while(|start| width_with_space(&ahead[*start..]) <= before)
        .last()
        .unwrap_or(focus.start);
    let behind = &text[focus.end..];
    let ends = behind
        .char_indices()
        .filter(|(_, character)| character.is_whitespace())
        .map(|(at, _)| at)
        .chain([behind.len()]);
    let end = ends
        .take_while(|end| width(&behind[..*end]) <= after)
        .last()
        .unwrap_or(0);
    TextRange::new(start, focus.end + end)
}

/// The cells of a text whose last space does not hang: something follows it on the line.
fn width_with_space(text: &str) -> usize {
    let words = text.trim_end();
    width(words) + text[words.len()..].chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_that_fit_are_taken_from_both_sides() {
        let text = "ab cd ef gh ij";
        let focus = TextRange::new(6, 8);
        assert_eq!(words_around(text, focus, 20, 20).of(text), text);
        assert_eq!(words_around(text, focus, 3, 3).of(text), "cd ef gh");
        assert_eq!(words_around(text, focus, 5, 0).of(text), "cd ef");
        assert_eq!(words_around(text, focus, 0, 0).of(text), "ef");
    }

    #[test]
    fn what_is_attached_stays_attached() {
        let text = "ثم وبالقاهرة، نعم";
        let focus = TextRange::new("ثم وب".len(), "ثم وبالقاهرة".len());
        assert_eq!(words_around(text, focus, 4, 2).of(text), "وبالقاهرة،");
    }
}
