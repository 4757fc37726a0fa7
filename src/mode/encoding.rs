//! Rows of cells as terminals that meddle with them must be sent them.

use super::glyph::{Glyph, is_blank, is_of_right_to_left_script, is_ruled, is_single, mirrored};
use super::inverse::{self, Pieces};

/// U+202D LEFT-TO-RIGHT OVERRIDE.
const LEFT_TO_RIGHT_OVERRIDE: char = '\u{202D}';

/// How a row of cells is changed on its way out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowEncoding {
    /// As it is.
    #[default]
    Plain,
    /// Right-to-left cells in odd columns are put into cells of kitty's text-sizing protocol
    /// (OSC 66, one column wide): no two neighbours form a run that it could turn around.
    Sized,
    /// Each run of right-to-left cells between blanks back to front: kitty shapes such a run as a
    /// whole and turns all of it around, digits too.
    Reversed,
    /// The first column is kept blank and holds a left-to-right override, in whose reach the
    /// terminal reorders nothing.
    Overridden,
    /// The row that the bidirectional algorithm turns into this one; see [`inverse`].
    Inverse(Pieces),
}

impl RowEncoding {
    /// Whether a row must be sent whole when one of its cells changes.
    #[must_use]
    pub const fn needs_whole_rows(self) -> bool {
        matches!(self, Self::Reversed | Self::Inverse(_))
    }

    /// The columns at the left of the screen that the encoding keeps for itself.
    #[must_use]
    pub const fn columns_kept(self) -> u16 {
        match self {
            Self::Overridden => 1,
            _ => 0,
        }
    }

    /// What stands in the columns it keeps, in each row.
    #[must_use]
    pub fn kept(self) -> Option<String> {
        // A terminal takes a character without width as part of the cell before it: the blank.
        (self == Self::Overridden).then(|| format!(" {LEFT_TO_RIGHT_OVERRIDE}"))
    }

    /// Encodes the symbol of one cell, where no whole row is needed.
    #[must_use]
    pub fn symbol(self, column: u16, symbol: &str) -> Option<String> {
        let is_run = self == Self::Sized && column % 2 == 1 && is_of_right_to_left_script(symbol);
        is_run.then(|| format!("\x1b]66;w=1:v=1;{symbol}\x1b\\"))
    }

    /// Encodes a whole row, where one is needed.
    pub fn row(self, row: &mut [Glyph]) {
        match self {
            Self::Plain | Self::Sized | Self::Overridden => {}
            Self::Reversed => reverse_runs(row),
            Self::Inverse(pieces) => inverse::invert(row, pieces),
        }
    }
}

/// Turns each run of one face around that holds a right-to-left letter. Blanks, lines and wide
/// symbols end a run.
fn reverse_runs(row: &mut [Glyph]) {
    let is_between = |glyph: &Glyph| {
        is_blank(&glyph.symbol) || is_ruled(&glyph.symbol) || !is_single(&glyph.symbol)
    };
    let is_run = |a: &Glyph, b: &Glyph| a.face == b.face && is_between(a) == is_between(b);
    for run in row.chunk_by_mut(is_run) {
        if run
            .iter()
            .any(|glyph| is_of_right_to_left_script(&glyph.symbol))
        {
            reverse(run);
        }
    }
}

/// Turns symbols around, and mirrors them as the terminal will; styles stay with their columns.
fn reverse(run: &mut [Glyph]) {
    let symbols: Vec<String> = run
        .iter_mut()
        .map(|glyph| std::mem::take(&mut glyph.symbol))
        .collect();
    for (glyph, symbol) in run.iter_mut().zip(symbols.into_iter().rev()) {
        glyph.symbol = mirrored(symbol);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(symbols: &str) -> Vec<Glyph> {
        symbols
            .chars()
            .map(|symbol| Glyph::plain(symbol.to_string()))
            .collect()
    }

    fn encoded(encoding: RowEncoding, symbols: &str) -> String {
        let mut row = row(symbols);
        encoding.row(&mut row);
        row.into_iter().map(|glyph| glyph.symbol).collect()
    }

    #[test]
    fn runs_between_blanks_are_reversed_with_their_brackets() {
        assert_eq!(
            encoded(RowEncoding::Reversed, "ab باب (دا) 12"),
            "ab باب (اد) 12"
        );
        assert_eq!(encoded(RowEncoding::Reversed, "│ملس"), "│سلم");
        assert_eq!(
            encoded(RowEncoding::Reversed, "،٢٠٢٤ ربمفون ١٥"),
            "٤٢٠٢، نوفمبر ٥١"
        );
        assert_eq!(encoded(RowEncoding::Reversed, "۱۴۰۳ 2024"), "۳۰۴۱ 2024");
        assert_eq!(encoded(RowEncoding::Reversed, "12ملس x"), "سلم21 x");
    }

    #[test]
    fn a_run_ends_where_the_face_changes() {
        let mut row = row("بدر");
        row[2].face = 1;
        RowEncoding::Reversed.row(&mut row);
        let sent: String = row.into_iter().map(|glyph| glyph.symbol).collect();
        assert_eq!(sent, "دبر");
    }

    #[test]
    fn only_cells_of_right_to_left_scripts_in_odd_columns_are_sized() {
        assert_eq!(RowEncoding::Sized.symbol(0, "ب"), None);
        assert_eq!(RowEncoding::Sized.symbol(1, "b"), None);
        assert_eq!(RowEncoding::Sized.symbol(1, "1"), None);
        assert!(RowEncoding::Sized.symbol(1, "١").is_some());
        let sized = RowEncoding::Sized.symbol(1, "ﺑ").unwrap();
        assert_eq!(sized, "\x1b]66;w=1:v=1;ﺑ\x1b\\");
        assert_eq!(RowEncoding::Plain.symbol(1, "ﺑ"), None);
    }

    #[test]
    fn the_override_follows_a_blank_in_a_column_of_its_own() {
        assert_eq!(RowEncoding::Overridden.kept().unwrap(), " \u{202D}");
        assert_eq!(RowEncoding::Overridden.columns_kept(), 1);
        assert_eq!(RowEncoding::Plain.kept(), None);
    }
}
