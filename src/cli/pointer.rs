//! A place in what was typed, pointed at from the line below.

use crate::cli::output::Lines;
use crate::i18n::Locale;
use crate::printable;
use crate::range::TextRange;
use crate::terminal;
use crate::text::{BaseDirection, Paragraph, Rendition, VisualLine};

const INDENT: &str = "  ";
/// The width of a terminal that does not tell.
const USUAL_WIDTH: u16 = 80;

/// What was typed, on a line, and on another one where the place is: a pointer under it; beside that, or where
/// it could stand under the wrong letter, which letter it is, from 1.
pub(super) fn pointed(input: &str, range: TextRange, locale: Locale) -> [String; 2] {
    let lines = Lines::to_error(locale);
    let letter = 1 + input
        .get(..range.start)
        .map_or(0, |before| before.chars().count());
    let column = locale.format("pointer-character", &[("number", letter.into())]);
    let column = printable::field(&column);
    if lines.is_laid_out() {
        let told = terminal::size().ok().map(|size| size.columns);
        let width = width_of(told);
        if let Some((typed, pointer)) = laid_out(input, range, width) {
            return [format!("{INDENT}{typed}"), format!("{INDENT}{pointer}")];
        }
    }
    let typed = format!("{INDENT}{}", printable::field(input));
    let place = match logical_pointer(input, range) {
        Some(pointer) => format!("{INDENT}{pointer} {column}"),
        None => format!("{INDENT}{column}"),
    };
    [typed, place]
}

/// The width of a terminal by what it tells of it: some, and what plays one, say nought.
fn width_of(told: Option<u16>) -> u16 {
    told.filter(|columns| *columns > 0).unwrap_or(USUAL_WIDTH)
}

/// The cells of what was typed, and the pointer under the place; `None` where they do not fit the width.
fn laid_out(input: &str, range: TextRange, width: u16) -> Option<(String, String)> {
    let mut line = VisualLine::default();
    let paragraph = Paragraph::new(input, BaseDirection::Auto);
    paragraph.fit(u16::MAX, Rendition::default(), &mut line);
    if usize::from(line.width()) + INDENT.len() >= usize::from(width) {
        return None;
    }
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
    let typed: String = line.cells().map(|cell| cell.text).collect();
    pointer
        .contains('^')
        .then(|| (typed, pointer.trim_end().to_owned()))
}

/// The pointer where every letter is a cell and stands in the order of the text.
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

    #[test]
    fn the_pointer_stands_under_the_place_as_it_is_seen() {
        let input = "قمة topic:x سلام";
        let at = input.find("topic:x").unwrap();
        let (typed, pointer) = laid_out(input, TextRange::new(at, at + 7), 80).unwrap();
        assert_eq!(typed, "ﻡﻼﺳ topic:x ﺔﻤﻗ");
        assert_eq!(pointer, "    ^^^^^^^");
        let word = TextRange::new(0, "قمة".len());
        assert_eq!(laid_out(input, word, 80).unwrap().1, "            ^^^");
        assert_eq!(laid_out(input, word, 12), None);
    }

    #[test]
    fn a_terminal_without_a_width_has_the_usual_one() {
        assert_eq!(
            [Some(60), Some(0), None].map(width_of),
            [60, USUAL_WIDTH, USUAL_WIDTH]
        );
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
