//! The sentence of an article that has what was searched for, below the article's line.

use crate::cli::output::Lines;
use crate::cli::settings;
use crate::library::Found;
use crate::range::TextRange;
use crate::terminal;
use crate::text::{BaseDirection, Direction, Paragraph, Rendition, VisualLine};
use crate::ui::Colours;

const INDENT: &str = "    ";
/// The width of a terminal that does not tell, and the most that is comfortable to read.
const USUAL_WIDTH: u16 = 80;

/// Bold on and off (ECMA-48, SGR).
const BOLD: (&str, &str) = ("\u{1b}[1m", "\u{1b}[22m");

/// The sentence, laid out and with the words in bold where a terminal shows it as it is sent, else on one line;
/// nothing where only the title has the words.
pub(super) fn excerpt(found: &Found, lines: Lines) -> Vec<String> {
    if found.snippet.is_empty() {
        return Vec::new();
    }
    if !lines.is_laid_out() {
        return vec![format!("{INDENT}{}", lines.line(&found.snippet))];
    }
    let columns = terminal::size().map_or(USUAL_WIDTH, |size| size.columns);
    let width = columns.min(USUAL_WIDTH).saturating_sub(8).max(8);
    let bold = match settings::theme().colours {
        Colours::None => ("", ""),
        _ => BOLD,
    };
    laid_out(&found.snippet, &found.in_snippet, width, bold)
}

fn laid_out(text: &str, hits: &[TextRange], width: u16, (on, off): (&str, &str)) -> Vec<String> {
    let paragraph = Paragraph::new(text, BaseDirection::Auto);
    let rendition = Rendition::default();
    let mut cells = VisualLine::default();
    let rows = paragraph.break_lines(width).into_iter().map(|line| {
        paragraph.lay_out(&line, rendition, &mut cells);
        let left = match paragraph.direction() {
            Direction::RightToLeft => usize::from(width.saturating_sub(cells.width())),
            Direction::LeftToRight => 0,
        };
        let mut row = format!("{INDENT}{:left$}", "");
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
    fn words_found_are_bold_where_they_are_seen() {
        let text = "عاد الوفد من قمة";
        let at = text.find("قمة").unwrap();
        let hit = TextRange::new(at, text.len());
        let rows = laid_out(text, &[hit], 20, ("<", ">"));
        assert_eq!(rows, ["        <ﺔﻤﻗ> ﻦﻣ ﺪﻓﻮﻟﺍ ﺩﺎﻋ"]);
        let narrow = laid_out(text, &[hit], 9, ("<", ">"));
        assert_eq!(narrow.len(), 2);
        assert_eq!(narrow[1], "       <ﺔﻤﻗ> ﻦﻣ");
    }
}
