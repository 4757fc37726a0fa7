//! Output lines: laid out and wrapped for a terminal, unchanged for a program.

use std::io::{IsTerminal, stderr, stdout};

use crate::cli::rows::LineScreen;
use crate::cli::table;
use crate::i18n::{Locale, isolated};
use crate::printable;
use crate::text::{BaseDirection, Direction, Paragraph, VisualLine};

/// The separator of fields that are not in columns.
const BETWEEN: &str = "  ";

/// How lines are written. On a terminal that shows cells as sent, they are in visual order, with joined forms; on one
/// that reorders by itself, in logical order. On both they are wrapped to its width. A program gets each line as one line,
/// with tabs between fields. A line never contains control characters of the data ([`printable`]).
#[derive(Clone, Copy, Debug)]
pub(super) struct Lines {
    /// `None` for a program.
    screen: Option<LineScreen>,
    /// The direction of the interface.
    direction: Direction,
}

impl Lines {
    /// Lines for standard output.
    pub(super) fn to_output(locale: Locale) -> Self {
        Self {
            screen: stdout().is_terminal().then(LineScreen::of_this_run),
            direction: direction(locale),
        }
    }

    /// Lines for standard error.
    pub(super) fn to_error(locale: Locale) -> Self {
        Self {
            screen: stderr().is_terminal().then(LineScreen::of_this_run),
            direction: direction(locale),
        }
    }

    /// The terminal they are for; `None` for a program.
    pub(super) fn screen(self) -> Option<LineScreen> {
        self.screen
    }

    /// The terminal they are for, if it shows cells as sent.
    pub(super) fn screen_of_cells(self) -> Option<LineScreen> {
        self.screen.filter(|screen| screen.shows_cells())
    }

    /// Whether a line leaves room to type after it: a line that ends at the right edge does not.
    pub(super) fn leaves_room_behind(self) -> bool {
        self.screen_of_cells().is_none() || self.direction == Direction::LeftToRight
    }

    /// The smaller of a preferred width and that of the terminal.
    pub(super) fn width_of_text(self, best: u16) -> u16 {
        self.screen.map_or(best, |screen| screen.width.min(best))
    }

    /// A line of text as it is written; on a terminal it may take several rows.
    pub(super) fn line(self, text: &str) -> String {
        match self.screen {
            None => printable::field(text).into_owned(),
            Some(screen) => screen.sent_rows(&screen.rows_from_side(text, self.direction)),
        }
    }

    /// The same in one row, truncated if it does not fit.
    pub(super) fn one_row(self, text: &str) -> String {
        let Some(screen) = self.screen else {
            return self.line(text);
        };
        let text = printable::one_line(text);
        let mut cells = VisualLine::default();
        // The last column stays free: some terminals wrap when it is written.
        let width = screen.width.saturating_sub(1).max(1);
        Paragraph::of_prose(&text, BaseDirection::Fixed(self.direction)).fit(
            width,
            screen.rendition,
            &mut cells,
        );
        let row = screen.row(&cells, width, self.direction);
        screen.sent(&screen.directed(row, self.direction))
    }

    /// A laid-out row as it is sent.
    pub(super) fn sent(self, row: &str) -> String {
        self.screen
            .map_or_else(|| row.to_owned(), |screen| screen.sent(row))
    }

    /// A row of fields as it is written.
    pub(super) fn fields(self, fields: &[&str]) -> String {
        let fields = fields.iter().map(|field| (*field).to_owned());
        self.table(&[fields.collect()])
    }

    /// Rows of fields as they are written: in columns on a terminal, separated by tabs for a program.
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
        // Isolated, so that each field keeps its own order.
        let row = |row: &Vec<String>| {
            let fields = row.iter().filter(|field| !field.is_empty());
            let fields = fields.map(|field| isolated(field));
            self.line(&fields.collect::<Vec<_>>().join(BETWEEN))
        };
        rows.iter().map(row).collect::<Vec<_>>().join("\n")
    }
}

/// The direction of a language of the interface.
pub(super) fn direction(locale: Locale) -> Direction {
    match locale {
        Locale::Arabic => Direction::RightToLeft,
        Locale::English => Direction::LeftToRight,
    }
}

#[cfg(test)]
impl Lines {
    /// Lines for a terminal that shows cells as sent.
    pub(super) fn on_screen(width: u16, locale: Locale) -> Self {
        Self {
            screen: Some(LineScreen::of_cells(width)),
            direction: direction(locale),
        }
    }

    /// Lines for a terminal that reorders by itself.
    pub(super) fn on_ordering_screen(columns: u16, locale: Locale) -> Self {
        Self {
            screen: Some(LineScreen::of_letters(
                columns,
                crate::cli::rows::Controls::Sent,
            )),
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
    use crate::text::width;

    #[test]
    fn fields_keep_their_order_where_the_terminal_orders_letters() {
        let row = [["2024-05-06", "one two", "قمة"].map(str::to_owned).to_vec()];
        let arabic = Lines::on_ordering_screen(40, Locale::Arabic).table(&row);
        assert_eq!(
            arabic,
            " \u{200f}\u{2068}2024-05-06\u{2069}  \u{2068}one two\u{2069}  \u{2068}قمة\u{2069}"
        );
        // Unbalanced isolates in the data do not leave their field.
        let row = [["\u{2069}\u{202e}one", "two\u{2067}"]
            .map(str::to_owned)
            .to_vec()];
        let english = Lines::on_ordering_screen(40, Locale::English).table(&row);
        assert_eq!(english, " \u{200e}\u{2068}one\u{2069}  \u{2068}two\u{2069}");
    }

    #[test]
    fn no_row_is_wider_than_a_terminal_that_orders_letters() {
        let text = "qari: سلام عليكم يا أهل الدار one two three";
        for columns in [8, 12, 20, 60] {
            let said = Lines::on_ordering_screen(columns, Locale::Arabic).line(text);
            for row in said.lines() {
                assert!(width(row) <= usize::from(columns), "{columns}: {row:?}");
            }
        }
    }

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
    fn addresses_and_paths_keep_their_order() {
        let screen = Lines::on_screen(24, Locale::Arabic);
        for (address, shown) in [
            ("https://a.example/b/", "    https://a.example/b/"),
            ("/usr/share/doc/", "         /usr/share/doc/"),
        ] {
            assert_eq!(screen.line(address), shown);
            assert_eq!(screen.fields(&[address]).trim(), address);
            assert!(screen.one_row(address).ends_with(address));
        }
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
