//! Points at a place in a query, from the line below it.

use crate::cli::lines::{Lines, direction};
use crate::cli::rows::{LineScreen, direction_of_field};
use crate::i18n::Locale;
use crate::printable;
use crate::query;
use crate::range::TextRange;
use crate::text::{BaseDirection, Direction, Paragraph, VisualLine};

const INDENT: &str = "  ";

/// The input on one line, and below it a pointer to the place. If the pointer could end up under the wrong letter, the
/// second line gives the number of the letter instead, from 1.
pub(super) fn pointed(input: &str, range: TextRange, locale: Locale) -> [String; 2] {
    let lines = Lines::to_error(locale);
    let letter = 1 + input
        .get(..range.start)
        .map_or(0, |before| before.chars().count());
    let column = locale.format("pointer-character", &[("number", letter.into())]);
    if let Some(screen) = lines.screen_of_cells() {
        let pointed = laid_out(input, range, screen, direction(locale));
        let pointed = pointed.map(|rows| rows.map(|row| screen.sent(&row)));
        return pointed.unwrap_or_else(|| [lines.line(input), lines.line(&column)]);
    }
    match lines.screen() {
        Some(screen) => in_order_of_letters(input, range, &column, screen, direction(locale)),
        None => {
            let column = printable::field(&column);
            let place = match logical_pointer(input, range) {
                Some(pointer) => format!("{INDENT}{pointer} {column}"),
                None => format!("{INDENT}{column}"),
            };
            [format!("{INDENT}{}", lines.line(input)), place]
        }
    }
}

/// The same for a terminal that reorders by itself: it gets a pointer only if nothing is reordered and all fits in one row.
fn in_order_of_letters(
    input: &str,
    range: TextRange,
    column: &str,
    screen: LineScreen,
    side: Direction,
) -> [String; 2] {
    let indent = u16::try_from(INDENT.len()).unwrap_or_default();
    let within = |text: &str, side| screen.sent_rows(&screen.rows_within(text, side, indent));
    let fits = || input.len() + 2 * INDENT.len() <= usize::from(screen.width);
    match logical_pointer(input, range).filter(|_| fits()) {
        // Both from the left: digits and signs alone would take the side of the interface.
        Some(pointer) => [
            within(input, Direction::LeftToRight),
            screen.sent(&format!("{INDENT}{pointer}")),
        ],
        None => [
            within(input, direction_of_field(input, side)),
            within(column, side),
        ],
    }
}

/// The cells of the input and the pointer, on the side where lines start; `None` if they do not fit the width.
fn laid_out(
    input: &str,
    range: TextRange,
    screen: LineScreen,
    side: Direction,
) -> Option<[String; 2]> {
    let mut line = VisualLine::default();
    let paragraph = Paragraph::isolating(input, BaseDirection::Auto, &query::isolates(input));
    paragraph.fit(u16::MAX, screen.rendition, &mut line);
    let room = usize::from(screen.width).checked_sub(usize::from(line.width()) + INDENT.len())?;
    let left = match side {
        Direction::RightToLeft => room,
        Direction::LeftToRight => INDENT.len(),
    };
    let mut pointer = vec![' '; usize::from(line.width())];
    for cell in line.cells().filter(|cell| cell.range.overlaps(range)) {
        let first = usize::from(cell.column);
        for column in first..first + usize::from(cell.width) {
            if let Some(place) = pointer.get_mut(column) {
                *place = '^';
            }
        }
    }
    let pointer: String = pointer.into_iter().collect();
    let rows = [line.text(), pointer.trim_end()].map(|row| format!("{:left$}{row}", ""));
    pointer.contains('^').then_some(rows)
}

/// The pointer for input in which every letter takes one cell and nothing is reordered.
fn logical_pointer(input: &str, range: TextRange) -> Option<String> {
    let before = input.get(..range.start)?;
    let place = range.of(input);
    let is_plain = input.chars().all(|c| c.is_ascii() && !c.is_ascii_control());
    (is_plain && !place.is_empty())
        .then(|| format!("{}{}", " ".repeat(before.len()), "^".repeat(place.len())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::rows::Controls;

    #[test]
    fn the_pointer_stands_under_the_place_as_it_is_seen() {
        let input = "قمة topic:x سلام";
        let at = input.find("topic:x").unwrap();
        let place = TextRange::new(at, at + 7);
        let left = Direction::LeftToRight;
        let [typed, pointer] = laid_out(input, place, LineScreen::of_cells(80), left).unwrap();
        assert_eq!(typed, "  ﻡﻼﺳ topic:x ﺔﻤﻗ");
        assert_eq!(pointer, "      ^^^^^^^");
        let [typed, pointer] = laid_out(
            input,
            place,
            LineScreen::of_cells(20),
            Direction::RightToLeft,
        )
        .unwrap();
        assert_eq!(typed, "   ﻡﻼﺳ topic:x ﺔﻤﻗ");
        assert_eq!(pointer, "       ^^^^^^^");
        let word = TextRange::new(0, "قمة".len());
        let [_, pointer] = laid_out(input, word, LineScreen::of_cells(80), left).unwrap();
        assert_eq!(pointer, "              ^^^");
        assert_eq!(laid_out(input, word, LineScreen::of_cells(12), left), None);
    }

    #[test]
    fn no_row_is_wider_than_a_terminal_that_orders_letters() {
        let input = "قمة مينسك في موسكو topic:xxxx من أجل السلام والأمن";
        let at = input.find("topic").unwrap();
        for columns in [10, 20, 40] {
            let screen = LineScreen::of_letters(columns, Controls::Sent);
            for input in [input, "a topic:xxxx"] {
                let place = TextRange::new(2, input.len().min(at));
                let side = Direction::RightToLeft;
                let rows = in_order_of_letters(input, place, "الحرف 23 من البحث", screen, side);
                for row in rows.iter().flat_map(|rows| rows.lines()) {
                    let cells = crate::text::width_for(row, screen.rendition);
                    assert!(cells <= usize::from(columns), "{columns}: {row:?}");
                }
            }
        }
        let screen = LineScreen::of_letters(40, Controls::Sent);
        let left = Direction::LeftToRight;
        let rows = in_order_of_letters("a topic:x", TextRange::new(2, 9), "", screen, left);
        assert_eq!(rows, ["  a topic:x", "    ^^^^^^^"]);
        // Without letters both rows start at the left, whatever the language of the interface.
        for side in [Direction::RightToLeft, Direction::LeftToRight] {
            let rows = in_order_of_letters("(2024", TextRange::new(0, 1), "", screen, side);
            assert_eq!(rows, ["  (2024", "  ^"]);
        }
    }

    #[test]
    fn in_a_pipe_it_points_where_letters_stand_in_their_order() {
        assert_eq!(
            logical_pointer("a topic:x", TextRange::new(2, 9)).unwrap(),
            "  ^^^^^^^"
        );
        assert_eq!(logical_pointer("قمة topic:x", TextRange::new(7, 14)), None);
        let [typed, place] = pointed("قمة x:y", TextRange::new(7, 8), Locale::English);
        assert_eq!(
            (typed.as_str(), place.as_str()),
            ("  قمة x:y", "  character 5")
        );
    }
}
