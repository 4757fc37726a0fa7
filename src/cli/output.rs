//! What leaves the program outside the reader: lines for people, JSON for programs.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write, stderr, stdout};
use std::sync::LazyLock;

use serde::Serialize;

use crate::cli::arguments::Terminal;
use crate::cli::failure::Failure;
use crate::cli::settings;
use crate::mode::OutputMode;
use crate::terminal::{self, Answers};
use crate::text::{BaseDirection, Direction, Paragraph, Rendition, VisualLine};
use crate::words::Interface;

/// Standard output, written in large pieces.
pub(super) fn output() -> BufWriter<StdoutLock<'static>> {
    BufWriter::new(stdout().lock())
}

/// A line for whoever reads it: in visual order, joined, on a terminal that shows cells as they come;
/// as it is on one that reorders by itself, and for a program. In none is there a control character,
/// whatever a file is called.
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
    pub(super) fn to_output_in(interface: Interface) -> Self {
        Self {
            base: base(interface),
            ..Self::to_output()
        }
    }

    /// Lines for standard error, in the program's own language.
    pub(super) fn to_error(interface: Interface) -> Self {
        Self {
            is_laid_out: stderr().is_terminal() && !reorders_by_itself(),
            base: base(interface),
        }
    }

    /// Whether they are laid out: in visual order, cell by cell.
    pub(super) fn is_laid_out(self) -> bool {
        self.is_laid_out
    }

    /// The line as it is to be written.
    pub(super) fn line(self, text: &str) -> String {
        let fields = text.split('\t').map(|field| self.field(field));
        fields.collect::<Vec<_>>().join("\t")
    }

    fn field(self, text: &str) -> String {
        if self.is_laid_out {
            let mut cells = VisualLine::default();
            Paragraph::new(text, self.base).fit(u16::MAX, Rendition::default(), &mut cells);
            return cells.cells().map(|cell| cell.text).collect();
        }
        self.as_it_is(text)
    }

    /// A text in the order of its letters, without what could do something to a terminal.
    pub(super) fn as_it_is(self, text: &str) -> String {
        let is_isolate = |c: &char| ('\u{2066}'..='\u{2069}').contains(c);
        let replaced = |c: char| {
            if c.is_control() {
                char::REPLACEMENT_CHARACTER
            } else {
                c
            }
        };
        text.chars()
            .filter(|c| !is_isolate(c))
            .map(replaced)
            .collect()
    }
}

/// The direction of what is said in a language.
fn base(interface: Interface) -> BaseDirection {
    BaseDirection::Fixed(match interface {
        Interface::Arabic => Direction::RightToLeft,
        Interface::English => Direction::LeftToRight,
    })
}

/// Whether the terminal reorders lines, as far as the environment and the settings tell: for a line
/// or two it is not asked.
fn reorders_by_itself() -> bool {
    static REORDERS: LazyLock<bool> = LazyLock::new(|| {
        let survey = terminal::survey_with(Answers::default(), terminal::AT_ONCE);
        let (config, _) = settings::config();
        let (told, _) = settings::told(&Terminal::default());
        terminal::detect(&survey, told, &config).mode != OutputMode::Visual
    });
    *REORDERS
}

/// A JSON array written element by element.
#[derive(Debug)]
pub(super) struct JsonArray<W: Write> {
    output: W,
    is_empty: bool,
}

impl<W: Write> JsonArray<W> {
    /// Opens the array.
    pub(super) fn open(mut output: W) -> Result<Self, Failure> {
        output.write_all(b"[").map_err(Failure::Output)?;
        Ok(Self {
            output,
            is_empty: true,
        })
    }

    /// Writes an element.
    pub(super) fn push(&mut self, element: &impl Serialize) -> Result<(), Failure> {
        let separator: &[u8] = if self.is_empty { b"\n" } else { b",\n" };
        self.is_empty = false;
        self.output.write_all(separator).map_err(Failure::Output)?;
        serde_json::to_writer(&mut self.output, element)
            .map_err(|error| Failure::Output(io::Error::from(error)))
    }

    /// Closes the array.
    pub(super) fn close(mut self) -> Result<(), Failure> {
        self.output
            .write_all(b"\n]\n")
            .and_then(|()| self.output.flush())
            .map_err(Failure::Output)
    }
}
