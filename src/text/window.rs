//! The words around a place that fit a line: for a keyword in its context.

use super::fit::width;
use crate::range::TextRange;

/// The whole words before and after `focus` that fit `before` and `after` cells; `focus` itself is
/// always inside.
///
/// Offsets are bytes of `text`; what is attached to the focus counts as part of its side.
#[must_use]
pub fn words_around(text: &str, focus: TextRange, before: usize, after: usize) -> TextRange {
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
        .take_while(|start| width(&ahead[*start..]) <= before)
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
