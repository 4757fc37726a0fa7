//! A sentence with words that were found in it, below the line of its article.

use crate::cli::lines::Lines;
use crate::cli::rows::{LineScreen, direction_of_field};
use crate::cli::settings;
use crate::mode::RowEncoding;
use crate::range::TextRange;
use crate::text::{BaseDirection, Direction, Paragraph, VisualLine};
use crate::ui::Colours;

/// Cells on each side of the sentence.
const INDENT: u16 = 4;

/// Bold on and off (ECMA-48, SGR).
const BOLD: (&str, &str) = ("\u{1b}[1m", "\u{1b}[22m");

/// The sentence: on a terminal laid out, with the words in bold if it shows cells as sent; for a program on one line.
/// No rows for no sentence.
pub(super) fn excerpt(sentence: &str, words: &[TextRange], lines: Lines) -> Vec<String> {
    if sentence.is_empty() {
        return Vec::new();
    }
    let Some(screen) = lines.screen() else {
        let indent = " ".repeat(usize::from(INDENT));
        return vec![format!("{indent}{}", lines.line(sentence))];
    };
    if !screen.shows_cells() {
        let direction = direction_of_field(sentence, Direction::RightToLeft);
        return screen.rows_within(sentence, direction, indent(screen));
    }
    let bold = match (settings::theme().colours, screen.encoding) {
        // Rows that are encoded as a whole must not contain control sequences.
        (Colours::None, _)
        | (_, RowEncoding::Sized | RowEncoding::Reversed | RowEncoding::Inverse(_)) => ("", ""),
        (_, RowEncoding::Plain | RowEncoding::Overridden) => BOLD,
    };
    let rows = laid_out(sentence, words, screen, bold);
    rows.iter().map(|row| screen.sent(row)).collect()
}

/// The indentation on each side of the sentence: less on a narrow terminal.
fn indent(screen: LineScreen) -> u16 {
    INDENT.min(screen.width.saturating_sub(1) / 2)
}

/// The cells for the sentence.
fn width(screen: LineScreen) -> u16 {
    screen.width.saturating_sub(2 * indent(screen)).max(1)
}

fn laid_out(
    text: &str,
    hits: &[TextRange],
    screen: LineScreen,
    (on, off): (&str, &str),
) -> Vec<String> {
    let width = width(screen);
    let paragraph = Paragraph::of_prose(text, BaseDirection::Auto);
    let mut cells = VisualLine::default();
    let rows = paragraph
        .break_lines_for(width, screen.rendition)
        .into_iter()
        .map(|line| {
            paragraph.lay_out(&line, screen.rendition, &mut cells);
            let left = match paragraph.direction() {
                Direction::RightToLeft => usize::from(width.saturating_sub(cells.width())),
                Direction::LeftToRight => 0,
            };
            let left = left + usize::from(indent(screen));
            let mut row = format!("{:left$}", "");
            let mut was_hit = false;
            for cell in cells.cells() {
                let is_hit = hits.iter().any(|hit| hit.overlaps(cell.range));
                if is_hit != was_hit {
                    row.push_str(if is_hit { on } else { off });
                }
                was_hit = is_hit;
                row.push_str(cell.text);
            }
            if was_hit {
                row.push_str(off);
            }
            row
        });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_the_sentence_keeps_its_order() {
        let text = "في https://a.example/b/ كلمة";
        let rows = laid_out(text, &[], LineScreen::of_cells(60), ("", ""));
        assert_eq!(rows[0].trim(), "ﺔﻤﻠﻛ https://a.example/b/ ﻲﻓ");
    }

    #[test]
    fn words_found_are_bold_where_they_are_seen() {
        let text = "عاد الوفد من قمة";
        let at = text.find("قمة").unwrap();
        let hit = TextRange::new(at, text.len());
        let rows = laid_out(text, &[hit], LineScreen::of_cells(28), ("<", ">"));
        assert_eq!(rows, ["        <ﺔﻤﻗ> ﻦﻣ ﺪﻓﻮﻟﺍ ﺩﺎﻋ"]);
        let narrow = laid_out(text, &[hit], LineScreen::of_cells(17), ("<", ">"));
        assert_eq!(narrow.len(), 2);
        assert_eq!(narrow[1], "       <ﺔﻤﻗ> ﻦﻣ");
    }
}
