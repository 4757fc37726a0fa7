//! Lines for people: laid out and broken to the width of a terminal, or as they are for a program.

use std::io::{IsTerminal, stderr, stdout};

use crate::cli::rows::Screen;
use crate::cli::table;
use crate::i18n::Locale;
use crate::printable;
use crate::text::{BaseDirection, Direction, Paragraph, VisualLine};

/// What stands between fields where they cannot stand in columns.
const BETWEEN: &str = "  ";

/// How lines are written for whoever reads them. On a terminal that shows cells as they come they are in visual
/// order and joined; for one that reorders by itself they are in the order of their letters. On both they are broken
/// where the terminal ends. A program gets a line as one line, and fields with a tab between them. In none is there a
/// control character, or anything that reaches beyond its field, whatever a file is called ([`printable`]).
#[derive(Clone, Copy, Debug)]
pub(super) struct Lines {
    /// `None` for a program.
    screen: Option<Screen>,
    /// The direction of what the program itself says.
    direction: Direction,
}

impl Lines {
    /// Lines for standard output.
    pub(super) fn to_output(locale: Locale) -> Self {
        Self {
            screen: stdout().is_terminal().then(Screen::of_this_run),
            direction: direction(locale),
        }
    }

    /// Lines for standard error.
    pub(super) fn to_error(locale: Locale) -> Self {
        Self {
            screen: stderr().is_terminal().then(Screen::of_this_run),
            direction: direction(locale),
        }
    }

    /// The terminal they are for; `None` for a program.
    pub(super) fn screen(self) -> Option<Screen> {
        self.screen
    }

    /// The terminal they are for, where it shows cells as they come.
    pub(super) fn screen_of_cells(self) -> Option<Screen> {
        self.screen.filter(|screen| screen.shows_cells())
    }

    /// Whether something can be typed behind a line: at the right edge of a terminal nothing can.
    pub(super) fn leaves_room_behind(self) -> bool {
        self.screen_of_cells().is_none() || self.direction == Direction::LeftToRight
    }

    /// The width for a text that is best read at a width: no wider than the terminal.
    pub(super) fn width_of_text(self, best: u16) -> u16 {
        self.screen.map_or(best, |screen| screen.width.min(best))
    }

    /// What the program says, as it is to be written: a line, on a terminal as many rows as it takes.
    pub(super) fn line(self, text: &str) -> String {
        match self.screen {
            None => printable::field(text).into_owned(),
            Some(screen) => screen.sent_rows(&screen.rows(text, self.direction, screen.width)),
        }
    }

    /// The same in one row; what does not fit is left out.
    pub(super) fn one_row(self, text: &str) -> String {
        let Some(screen) = self.screen else {
            return self.line(text);
        };
        let text = printable::one_line(text);
        let mut cells = VisualLine::default();
        // The last column is left free: some terminals go on to the next row when it is written to.
        let width = screen.width.saturating_sub(1).max(1);
        Paragraph::new(&text, BaseDirection::Fixed(self.direction)).fit(
            width,
            screen.rendition,
            &mut cells,
        );
        screen.sent(&screen.row(&cells, width, self.direction))
    }

    /// A finished row as it is sent.
    pub(super) fn sent(self, row: &str) -> String {
        self.screen
            .map_or_else(|| row.to_owned(), |screen| screen.sent(row))
    }

    /// Fields that stand beside each other, as they are to be written.
    pub(super) fn fields(self, fields: &[&str]) -> String {
        let fields = fields.iter().map(|field| (*field).to_owned());
        self.table(&[fields.collect()])
    }

    /// Rows of fields, as they are to be written: on a terminal in columns, for a program with tabs between them.
    pub(super) fn table(self, rows: &[Vec<String>]) -> String {
        let Some(screen) = self.screen else {
            let row = |row: &Vec<String>| {
                let fields = row.iter().map(|field| printable::field(field));
                fields.collect::<Vec<_>>().join("\t")
            };
            return rows.iter().map(row).collect::<Vec<_>>().join("\n");
        };
        if screen.shows_cells() {
            return screen.sent_rows(&table::rows(rows, screen, self.direction));
        }
        let row = |row: &Vec<String>| {
            let fields = row.iter().filter(|field| !field.is_empty());
            self.line(&fields.cloned().collect::<Vec<_>>().join(BETWEEN))
        };
        rows.iter().map(row).collect::<Vec<_>>().join("\n")
    }
}

/// The direction of what is said in a language.
pub(super) fn direction(locale: Locale) -> Direction {
    match locale {
        Locale::Arabic => Direction::RightToLeft,
        Locale::English => Direction::LeftToRight,
    }
}

#[cfg(test)]
impl Lines {
    /// Lines for a terminal of a width that shows cells as they come.
    pub(super) fn on_screen(width: u16, locale: Locale) -> Self {
        Self {
            screen: Some(Screen::of_cells(width)),
            direction: direction(locale),
        }
    }

    /// Lines for a program.
    pub(super) fn to_program(locale: Locale) -> Self {
        Self {
            screen: None,
            direction: direction(locale),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn for_a_program_a_line_has_as_many_fields_as_it_was_made_of() {
        let lines = Lines::to_program(Locale::Arabic);
        let line = lines.fields(&["a\tb\u{2028}c", "\u{202e}x\u{2067}", "ب\r\nج\u{9b}"]);
        let fields: Vec<&str> = line.split('\t').collect();
        assert_eq!(fields, ["a b c", "x", "ب  ج\u{FFFD}"]);
    }

    #[test]
    fn on_a_screen_no_field_acts_on_it() {
        let lines = Lines::on_screen(60, Locale::Arabic);
        let line = lines.fields(&["a\tb\u{2028}c", "\u{202e}x\u{2067}", "ب\r\nج\u{9b}"]);
        assert!(!line.contains(printable::is_unfit), "{line:?}");
    }

    #[test]
    fn a_line_is_broken_where_the_terminal_ends_and_starts_at_its_side() {
        let text = "سلام عليكم يا أهل الدار";
        let arabic = Lines::on_screen(12, Locale::Arabic).line(text);
        let rows: Vec<&str> = arabic.lines().collect();
        assert_eq!(rows, ["ﺎﻳ ﻢﻜﻴﻠﻋ ﻡﻼﺳ", "   ﺭﺍﺪﻟﺍ ﻞﻫﺃ"]);
        let english = Lines::on_screen(12, Locale::English).line("one two three");
        assert_eq!(english, "one two\nthree");
        assert_eq!(Lines::to_program(Locale::Arabic).line(text), text);
    }

    #[test]
    fn one_row_stays_one_row() {
        let row = Lines::on_screen(12, Locale::English).one_row("one two three four");
        assert_eq!(row.lines().count(), 1);
        assert!(row.chars().count() < 12, "{row}");
    }
}
