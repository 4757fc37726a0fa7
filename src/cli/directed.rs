//! Directional marks and isolates in rows for a terminal that reorders by itself.
//!
//! Such a terminal treats each row as a paragraph (UAX #9) and takes its direction from the first strong letter (P2, P3).
//! A row of the other direction therefore begins with a directional mark. Isolates of the text are kept: without them a
//! date and a Latin name beside it would swap places in an Arabic row. Addresses in such a row are isolates, too.

use crate::text::{Direction, Paragraph, VisualLine, opening_direction};

pub(super) const LEFT_TO_RIGHT_ISOLATE: char = '\u{2066}';
pub(super) const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';
const LEFT_TO_RIGHT_MARK: char = '\u{200E}';
const RIGHT_TO_LEFT_MARK: char = '\u{200F}';

/// The columns that a directional mark takes: a zero-width character needs a cell to be attached to.
pub(super) const COLUMNS_KEPT: u16 = 1;

/// The isolates of a text, while its rows are written in order.
#[derive(Debug)]
pub(super) struct Isolates {
    /// Isolate initiators and their matching PDIs, with the byte offsets in the text before which they stand.
    controls: Vec<(usize, char)>,
    /// How many of them are written so far.
    written: usize,
    /// The isolates that are open.
    open: Vec<char>,
}

fn opens(character: char) -> bool {
    matches!(character, '\u{2066}'..='\u{2068}')
}

impl Isolates {
    /// Those of a paragraph: those in its text, and its own.
    pub(super) fn new(paragraph: &Paragraph) -> Self {
        let mut controls = Vec::new();
        let mut open = Vec::new();
        for (offset, character) in paragraph.text().char_indices() {
            if opens(character) {
                open.push((offset, character));
            } else if character == POP_DIRECTIONAL_ISOLATE
                // Unmatched controls are dropped.
                && let Some(opening) = open.pop()
            {
                controls.extend([opening, (offset, character)]);
            }
        }
        // In a row from the left addresses are in order without.
        let own = match paragraph.direction() {
            Direction::RightToLeft => paragraph.isolates(),
            Direction::LeftToRight => &[],
        };
        for isolate in own {
            let first = (isolate.start, LEFT_TO_RIGHT_ISOLATE);
            controls.extend([first, (isolate.end, POP_DIRECTIONAL_ISOLATE)]);
        }
        // What ends where something begins comes first.
        controls.sort_unstable_by_key(|(offset, control)| (*offset, opens(*control)));
        Self {
            controls,
            written: 0,
            open: Vec::new(),
        }
    }

    /// A row of the text, from cells in logical order. Isolates that continue in the next row are closed here and
    /// reopened there.
    pub(super) fn row(&mut self, line: &VisualLine) -> String {
        let first = line.cells().next().map_or(0, |cell| cell.range.start);
        self.controls_up_to(first);
        let mut row: String = self.open.iter().collect();
        for cell in line.cells() {
            row.extend(self.controls_up_to(cell.range.start));
            row.push_str(cell.text);
        }
        row.truncate(row.trim_end_matches(' ').len());
        row.extend(self.open.iter().map(|_| POP_DIRECTIONAL_ISOLATE));
        row
    }

    /// Takes the next controls up to a byte of the text.
    fn controls_up_to(&mut self, offset: usize) -> Vec<char> {
        let left = self.controls[self.written..].iter();
        let due = left.take_while(|(at, _)| *at <= offset);
        let due: Vec<char> = due.map(|(_, control)| *control).collect();
        for control in &due {
            if opens(*control) {
                self.open.push(*control);
            } else {
                self.open.pop();
            }
        }
        self.written += due.len();
        due
    }
}

/// A row with what it takes for the terminal to lay it out in a direction.
pub(super) fn marked(row: String, direction: Direction) -> String {
    // P2 skips isolates, but not all terminals do.
    let found = opening_direction(&row).unwrap_or(Direction::LeftToRight);
    if found == direction && !row.contains(opens) || row.is_empty() {
        return row;
    }
    let mark = match direction {
        Direction::LeftToRight => LEFT_TO_RIGHT_MARK,
        Direction::RightToLeft => RIGHT_TO_LEFT_MARK,
    };
    format!(" {mark}{row}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mode::OutputMode;
    use crate::text::BaseDirection;

    fn rows(text: &str, width: u16) -> Vec<String> {
        let base = BaseDirection::Fixed(Direction::RightToLeft);
        let paragraph = Paragraph::of_prose(text, base);
        let rendition = OutputMode::Logical.rendition();
        let mut isolates = Isolates::new(&paragraph);
        let mut cells = VisualLine::default();
        let lines = paragraph.break_lines_for(width, rendition).into_iter();
        let rows = lines.map(|line| {
            paragraph.lay_out(&line, rendition, &mut cells);
            isolates.row(&cells)
        });
        rows.collect()
    }

    #[test]
    fn isolates_are_kept_and_whole_in_each_row() {
        let text = "\u{2068}2024-05-06\u{2069}  \u{2068}one two\u{2069}  \u{2068}قمة\u{2069}";
        assert_eq!(rows(text, 80), [text]);
        assert_eq!(
            rows(text, 16),
            [
                "\u{2068}2024-05-06\u{2069}  \u{2068}one\u{2069}",
                "\u{2068}two\u{2069}  \u{2068}قمة\u{2069}"
            ]
        );
    }

    #[test]
    fn what_is_closed_where_a_row_ends_is_not_opened_again() {
        let text = "\u{2068}2024-05-06\u{2069}  \u{2068}قمة\u{2069}";
        assert_eq!(
            rows(text, 10),
            ["\u{2068}2024-05-06\u{2069}", "\u{2068}قمة\u{2069}"]
        );
    }

    #[test]
    fn addresses_are_isolates_and_whole_in_each_row() {
        assert_eq!(
            rows("في /usr/share/doc/ ثم", 80),
            ["في \u{2066}/usr/share/doc/\u{2069} ثم"]
        );
        assert_eq!(
            rows("\u{2068}https://a.example/b/\u{2069}", 80),
            ["\u{2068}\u{2066}https://a.example/b/\u{2069}\u{2069}"]
        );
        assert_eq!(
            rows("/usr/share/doc/", 10),
            ["\u{2066}/usr/\u{2069}", "\u{2066}share/doc/\u{2069}"]
        );
    }

    #[test]
    fn a_row_from_the_left_needs_no_isolate_around_an_address() {
        let base = BaseDirection::Fixed(Direction::LeftToRight);
        let paragraph = Paragraph::of_prose("in /usr/share/doc/", base);
        assert_eq!(Isolates::new(&paragraph).controls, []);
    }

    #[test]
    fn what_is_not_closed_or_not_opened_is_no_isolate() {
        assert_eq!(rows("a\u{2067}b", 80), ["ab"]);
        assert_eq!(rows("a\u{2069}b\u{202e}c", 80), ["abc"]);
        assert_eq!(
            rows("\u{2068}a\u{2069}\u{2069}b", 80),
            ["\u{2068}a\u{2069}b"]
        );
    }

    #[test]
    fn a_row_that_runs_against_its_first_letter_is_marked() {
        use Direction::{LeftToRight, RightToLeft};
        for (row, direction, expected) in [
            ("قمة 12", RightToLeft, "قمة 12"),
            ("qari: قمة", RightToLeft, " \u{200f}qari: قمة"),
            ("12", RightToLeft, " \u{200f}12"),
            ("12", LeftToRight, "12"),
            ("قمة", LeftToRight, " \u{200e}قمة"),
            ("", RightToLeft, ""),
            (
                "\u{2068}قمة\u{2069}",
                RightToLeft,
                " \u{200f}\u{2068}قمة\u{2069}",
            ),
        ] {
            assert_eq!(marked(row.to_owned(), direction), expected);
        }
    }
}
