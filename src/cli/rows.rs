//! Rows of a terminal that is written to line by line: text broken to its width, moved to the side where it starts, and
//! sent so that it reads right.

use std::sync::LazyLock;

use crate::cli::arguments::Terminal;
use crate::cli::settings;
use crate::mode::{Encoding, OutputMode};
use crate::printable;
use crate::terminal::{self, Answers};
use crate::text::{
    BaseDirection, Direction, Order, Paragraph, Rendition, VisualLine, opening_direction,
};

/// The width of a terminal that does not tell.
pub(super) const USUAL_WIDTH: u16 = 80;

/// A terminal that is written to line by line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Screen {
    /// The cells for a row.
    pub(super) width: u16,
    /// How text has to be rendered for it.
    pub(super) rendition: Rendition,
    /// How a row has to be sent to it.
    pub(super) encoding: Encoding,
}

impl Screen {
    /// The terminal that standard output or standard error is.
    pub(super) fn of_this_run() -> Self {
        detected()
    }

    /// Whether what it is sent is seen cell by cell as it is sent.
    pub(super) fn shows_cells(self) -> bool {
        self.rendition.order == Order::Visual
    }

    /// A finished row as it is sent.
    pub(super) fn sent(self, row: &str) -> String {
        let kept = self.encoding.kept().unwrap_or_default();
        format!("{kept}{row}")
    }

    /// Finished rows as they are sent.
    pub(super) fn sent_rows(self, rows: &[String]) -> String {
        let rows = rows.iter().map(|row| self.sent(row));
        rows.collect::<Vec<_>>().join("\n")
    }

    /// A row of a text within a width, moved to the side where the text starts where it shows cells.
    pub(super) fn row(self, line: &VisualLine, width: u16, direction: Direction) -> String {
        let left = match direction {
            Direction::RightToLeft if self.shows_cells() => width.saturating_sub(line.width()),
            _ => 0,
        };
        format!("{:left$}{}", "", line.text(), left = usize::from(left))
    }

    /// A text broken into rows of a width.
    pub(super) fn rows(self, text: &str, direction: Direction, width: u16) -> Vec<String> {
        let text = printable::one_line(text);
        let paragraph = Paragraph::new(&text, BaseDirection::Fixed(direction));
        let mut cells = VisualLine::default();
        let lines = paragraph.break_lines_for(width, self.rendition);
        let rows = lines.into_iter().map(|line| {
            paragraph.lay_out(&line, self.rendition, &mut cells);
            self.row(&cells, width, direction).trim_end().to_owned()
        });
        rows.collect()
    }
}

/// The direction of a field: that of its first letter, else that of what it stands in.
pub(super) fn direction_of_field(field: &str, around: Direction) -> Direction {
    opening_direction(field).unwrap_or(around)
}

/// The width of a terminal by what it tells of it: some, and what plays one, say nought.
fn width_of(told: Option<u16>) -> u16 {
    told.filter(|columns| *columns > 0).unwrap_or(USUAL_WIDTH)
}

/// The terminal that standard output or standard error is. For a line or two it is not asked what it is: the
/// environment and the settings tell.
fn detected() -> Screen {
    static SCREEN: LazyLock<Screen> = LazyLock::new(|| {
        let probe = terminal::probe_with(Answers::default(), terminal::AT_ONCE);
        let (config, _) = settings::config();
        let (told, _) = settings::told(&Terminal::default());
        // Modes that would have to be switched back, or send a row in pieces, are for a whole screen: there the
        // terminal orders the letters.
        let detection = terminal::detect(&probe, told, &config);
        let (rendition, encoding) = match detection.mode {
            mode @ (OutputMode::Visual | OutputMode::Lro) if !config.is_plain() => {
                (detection.rendition, mode.encoding())
            }
            _ => (OutputMode::Logical.rendition(), Encoding::Plain),
        };
        let columns = width_of(terminal::size().ok().map(|size| size.columns));
        Screen {
            width: columns.saturating_sub(encoding.columns_kept()).max(1),
            rendition,
            encoding,
        }
    });
    *SCREEN
}

#[cfg(test)]
impl Screen {
    /// One that shows cells as they come.
    pub(super) fn of_cells(width: u16) -> Self {
        Self {
            width,
            rendition: Rendition::default(),
            encoding: Encoding::Plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_without_a_width_has_the_usual_one() {
        assert_eq!(
            [Some(60), Some(0), None].map(width_of),
            [60, USUAL_WIDTH, USUAL_WIDTH]
        );
    }
}
