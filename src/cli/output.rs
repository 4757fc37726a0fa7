//! What leaves the program outside the reader: standard output, standard error, lines for people.
//!
//! Standard output and standard error are written to here. Either may be closed, full or a pipe that nobody
//! reads: an error of the first ends the command ([`Error::Output`]), one of the second is nobody's to hear.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write, stderr, stdout};
use std::sync::LazyLock;

use crate::cli::arguments::Terminal;
use crate::cli::settings;
use crate::i18n::Locale;
use crate::mode::OutputMode;
use crate::printable;
use crate::terminal::{self, Answers};
use crate::text::{BaseDirection, Direction, Paragraph, Rendition, VisualLine};

/// Standard output, written in large pieces.
pub(super) type Output = BufWriter<StdoutLock<'static>>;

/// Standard output, held until it is dropped.
pub(super) fn output() -> Output {
    BufWriter::new(stdout().lock())
}

/// Writes a line to standard output.
pub(super) fn print_line(line: &str) -> io::Result<()> {
    let mut output = stdout().lock();
    writeln!(output, "{line}").and_then(|()| output.flush())
}

/// Writes to standard error, in one piece.
pub(super) fn print_error(text: &str) {
    let mut error = stderr().lock();
    let _ = error
        .write_all(text.as_bytes())
        .and_then(|()| error.flush());
}

/// Whether somebody sees standard error at once.
pub(super) fn errors_are_seen() -> bool {
    stderr().is_terminal()
}

/// A line for whoever reads it: in visual order, joined, on a terminal that shows cells as they come;
/// in the order of its letters on one that reorders by itself, and for a program. In none is there a
/// control character, or anything that reaches beyond its field, whatever a file is called ([`printable`]).
#[derive(Clone, Copy, Debug)]
pub(super) struct Lines {
    is_laid_out: bool,
    base: BaseDirection,
}

impl Lines {
    /// Lines for standard output.
    pub(super) fn to_output() -> Self {
        Self {
            is_laid_out: stdout().is_terminal() && !reorders_by_itself(),
            base: BaseDirection::Auto,
        }
    }

    /// Lines for standard output, in the program's own language.
    pub(super) fn to_output_in(locale: Locale) -> Self {
        Self {
            base: base(locale),
            ..Self::to_output()
        }
    }

    /// Lines for standard error, in the program's own language.
    pub(super) fn to_error(locale: Locale) -> Self {
        Self {
            is_laid_out: stderr().is_terminal() && !reorders_by_itself(),
            base: base(locale),
        }
    }

    /// Whether they are laid out: in visual order, cell by cell.
    pub(super) fn is_laid_out(self) -> bool {
        self.is_laid_out
    }

    /// Fields as they are to be written, a tab between them and in none of them.
    pub(super) fn fields<const N: usize>(self, fields: [&str; N]) -> String {
        fields.map(|field| self.line(field)).join("\t")
    }

    /// The line as it is to be written, at the right edge of a terminal that shows a line from the right as
    /// it comes.
    pub(super) fn aligned(self, text: &str) -> String {
        let is_from_right = self.base == BaseDirection::Fixed(Direction::RightToLeft);
        if !self.is_laid_out || !is_from_right {
            return self.line(text).trim_end().to_owned();
        }
        let cells = self.laid_out(text);
        let columns = terminal::size().map_or(0, |size| size.columns);
        let padding = usize::from(columns.saturating_sub(cells.width()));
        let line: String = cells.cells().map(|cell| cell.text).collect();
        format!("{:padding$}{line}", "").trim_end().to_owned()
    }

    /// The line, or the field, as it is to be written.
    pub(super) fn line(self, text: &str) -> String {
        if !self.is_laid_out {
            return printable::field(text).into_owned();
        }
        self.laid_out(text).cells().map(|cell| cell.text).collect()
    }

    fn laid_out(self, text: &str) -> VisualLine {
        let mut cells = VisualLine::default();
        let text = printable::one_line(text);
        Paragraph::new(&text, self.base).fit(u16::MAX, Rendition::default(), &mut cells);
        cells
    }
}

/// The direction of what is said in a language.
fn base(locale: Locale) -> BaseDirection {
    BaseDirection::Fixed(match locale {
        Locale::Arabic => Direction::RightToLeft,
        Locale::English => Direction::LeftToRight,
    })
}

/// Whether the terminal reorders lines, as far as the environment and the settings tell: for a line
/// or two it is not asked.
fn reorders_by_itself() -> bool {
    static REORDERS: LazyLock<bool> = LazyLock::new(|| {
        let probe = terminal::probe_with(Answers::default(), terminal::AT_ONCE);
        let (config, _) = settings::config();
        let (told, _) = settings::told(&Terminal::default());
        terminal::detect(&probe, told, &config).mode != OutputMode::Visual
    });
    *REORDERS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_as_many_fields_as_it_was_made_of() {
        for is_laid_out in [false, true] {
            let lines = Lines {
                is_laid_out,
                base: BaseDirection::Auto,
            };
            let line = lines.fields(["a\tb\u{2028}c", "\u{202e}x\u{2067}", "ب\r\nج\u{9b}"]);
            let fields: Vec<&str> = line.split('\t').collect();
            assert_eq!(fields.len(), 3, "{line:?}");
            assert_eq!(fields[0], "a b c");
            assert_eq!(fields[1], "x");
            for field in fields {
                assert!(!field.contains(printable::is_unfit), "{field:?}");
            }
        }
    }
}
