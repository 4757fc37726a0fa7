//! Rows for a terminal that is written to line by line: text wrapped to its width, aligned, and encoded so that it reads
//! correctly.

use std::sync::LazyLock;

use crate::cli::arguments::Terminal;
use crate::cli::directed::{self, Isolates};
use crate::cli::settings;
use crate::mode::{OutputMode, RowEncoding, encode_row};
use crate::printable;
use crate::terminal::{self, Answers};
use crate::text::{
    BaseDirection, Direction, Order, Paragraph, Rendition, VisualLine, opening_direction,
};

/// The width of a terminal that does not report it.
pub(super) const USUAL_WIDTH: u16 = 80;

/// A terminal that is written to line by line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LineScreen {
    /// The width of a row in cells.
    pub(super) width: u16,
    /// How text is rendered for it.
    pub(super) rendition: Rendition,
    /// How a row is encoded for it.
    pub(super) encoding: RowEncoding,
    /// Whether it gets directional controls, if it reorders by itself.
    pub(super) controls: Controls,
}

/// Whether directional controls are sent to a terminal that reorders by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Controls {
    /// [Marks and isolates](directed) are sent.
    Sent,
    /// None are sent: the terminal draws them, or a screen reader reads the row.
    LeftOut,
}

impl LineScreen {
    /// The terminal that standard output or standard error is.
    pub(super) fn of_this_run() -> Self {
        detected()
    }

    /// Whether it shows cells in the order in which they are sent.
    pub(super) fn shows_cells(self) -> bool {
        self.rendition.order == Order::Visual
    }

    /// A laid-out row as it is sent.
    pub(super) fn sent(self, row: &str) -> String {
        encode_row(row, self.encoding)
    }

    /// Laid-out rows as they are sent.
    pub(super) fn sent_rows(self, rows: &[String]) -> String {
        let rows = rows.iter().map(|row| self.sent(row));
        rows.collect::<Vec<_>>().join("\n")
    }

    /// A row of text. If the terminal shows cells, it is aligned within the width to the side where the text starts.
    pub(super) fn row(self, line: &VisualLine, width: u16, direction: Direction) -> String {
        let left = match direction {
            Direction::RightToLeft if self.shows_cells() => width.saturating_sub(line.width()),
            _ => 0,
        };
        format!("{:left$}{}", "", line.text(), left = usize::from(left))
    }

    /// A text wrapped to a width.
    pub(super) fn rows(self, text: &str, direction: Direction, width: u16) -> Vec<String> {
        self.rows_at(text, direction, direction, width)
    }

    /// A field wrapped to the width of its column. If it takes one row, that stands at the side where columns start.
    pub(super) fn rows_in_column(self, text: &str, side: Direction, width: u16) -> Vec<String> {
        self.rows_at(text, direction_of_field(text, side), side, width)
    }

    /// A text wrapped to a width; a single row stands at a side of its own.
    fn rows_at(
        self,
        text: &str,
        direction: Direction,
        side_of_one: Direction,
        width: u16,
    ) -> Vec<String> {
        let text = printable::one_line(text);
        let paragraph = Paragraph::of_prose(&text, BaseDirection::Fixed(direction));
        let mut isolates = self.is_told_directions().then(|| Isolates::new(&paragraph));
        let mut cells = VisualLine::default();
        let lines = paragraph.break_lines_for(width, self.rendition);
        let side = match lines.len() {
            1 => side_of_one,
            _ => direction,
        };
        let rows = lines.into_iter().map(|line| {
            paragraph.lay_out(&line, self.rendition, &mut cells);
            match &mut isolates {
                Some(isolates) => isolates.row(&cells),
                None => self.row(&cells, width, side).trim_end().to_owned(),
            }
        });
        rows.collect()
    }

    /// A text wrapped to the width of the terminal.
    pub(super) fn rows_from_side(self, text: &str, direction: Direction) -> Vec<String> {
        let rows = self.rows(text, direction, self.width).into_iter();
        rows.map(|row| self.directed(row, direction)).collect()
    }

    /// A text wrapped with an indentation on both sides, in cells.
    pub(super) fn rows_within(self, text: &str, direction: Direction, indent: u16) -> Vec<String> {
        let width = self.width.saturating_sub(2 * indent).max(1);
        let left = usize::from(indent);
        let rows = self.rows(text, direction, width).into_iter();
        rows.map(|row| self.directed(format!("{:left$}{row}", ""), direction))
            .collect()
    }

    /// A row with the directional mark that it needs to be laid out in a direction.
    pub(super) fn directed(self, row: String, direction: Direction) -> String {
        match self.is_told_directions() {
            true => directed::marked(row, direction),
            false => row,
        }
    }

    /// Whether directional marks and isolates are sent.
    pub(super) fn is_told_directions(self) -> bool {
        !self.shows_cells() && self.controls == Controls::Sent
    }
}

/// The direction of a field: that of its first strong letter, else that of its surroundings.
pub(super) fn direction_of_field(field: &str, around: Direction) -> Direction {
    opening_direction(field).unwrap_or(around)
}

/// The width of a terminal. Some terminals and emulators report 0.
fn width_of(told: Option<u16>) -> u16 {
    told.filter(|columns| *columns > 0).unwrap_or(USUAL_WIDTH)
}

/// The terminal of standard output or standard error. It is not queried for the sake of a few lines: the environment and
/// the settings decide.
fn detected() -> LineScreen {
    static SCREEN: LazyLock<LineScreen> = LazyLock::new(|| {
        let probe = terminal::probe_with(Answers::default(), terminal::AT_ONCE);
        let (config, _) = settings::config();
        let (told, _) = settings::told(&Terminal::default());
        let detection = terminal::detect(&probe, told, &config);
        let columns = width_of(terminal::size().ok().map(|size| size.columns));
        match config.is_plain() {
            true => LineScreen::of_letters(columns, Controls::LeftOut),
            false => LineScreen::of_mode(detection.mode, detection.rendition, columns),
        }
    });
    *SCREEN
}

impl LineScreen {
    /// A terminal that needs an output mode.
    fn of_mode(mode: OutputMode, rendition: Rendition, columns: u16) -> Self {
        match mode {
            // These would have to be switched on and off again around each line. Here the terminal may reorder.
            OutputMode::Bdsm | OutputMode::Konsole | OutputMode::Logical => {
                Self::of_letters(columns, Controls::Sent)
            }
            OutputMode::Mlterm => Self::of_letters(columns, Controls::LeftOut),
            OutputMode::Visual
            | OutputMode::Kitty
            | OutputMode::KittyRuns
            | OutputMode::Lro
            | OutputMode::Inverse
            | OutputMode::InverseRows => Self {
                width: columns
                    .saturating_sub(mode.encoding().columns_kept())
                    .max(1),
                rendition,
                encoding: mode.encoding(),
                controls: Controls::LeftOut,
            },
        }
    }

    /// A terminal that reorders by itself.
    pub(super) fn of_letters(columns: u16, controls: Controls) -> Self {
        let kept = match controls {
            Controls::Sent => directed::COLUMNS_KEPT,
            Controls::LeftOut => 0,
        };
        Self {
            width: columns.saturating_sub(kept).max(1),
            rendition: OutputMode::Logical.rendition(),
            encoding: RowEncoding::Plain,
            controls,
        }
    }
}

#[cfg(test)]
impl LineScreen {
    /// One that shows cells as sent.
    pub(super) fn of_cells(width: u16) -> Self {
        Self::of_mode(OutputMode::Visual, Rendition::default(), width)
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
