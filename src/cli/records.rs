//! What a command prints, record by record: lines for people, JSON for programs, tables for spreadsheets.

use std::io::{self, Write};

use serde::Serialize;

use crate::cli::arguments::TableFormat;
use crate::cli::error::{Error, report};
use crate::cli::lines::Lines;
use crate::cli::output::{Output, output};
use crate::cli::separated::{Separator, write_row};
use crate::i18n::Locale;
use crate::json;

/// So many rows at most are held back to find how wide their columns are.
const ROWS_AT_ONCE: usize = 500;

/// What a command prints, record by record, in the format that was asked for.
#[derive(Debug)]
pub(super) enum Records {
    Text(TextRecords),
    Json(JsonArray<Output>),
    Separated(Output, Separator),
}

impl Records {
    /// Opens the format; a table begins with the names of its columns.
    pub(super) fn open(
        format: TableFormat,
        columns: &[&str],
        locale: Locale,
    ) -> Result<Self, Error> {
        let separated = |separator| {
            let mut output = output();
            write_row(&mut output, separator, columns).map_err(Error::Output)?;
            Ok(Self::Separated(output, separator))
        };
        match format {
            TableFormat::Text => Ok(Self::Text(TextRecords::new(locale))),
            TableFormat::Json => Ok(Self::Json(JsonArray::open(output())?)),
            TableFormat::Csv => separated(Separator::Comma),
            TableFormat::Tsv => separated(Separator::Tab),
        }
    }

    /// Writes a record: by `text`, as the rows that `rows` makes of it for a table, or as the object that `object`
    /// makes of it.
    pub(super) fn push<O: Serialize>(
        &mut self,
        text: impl FnOnce(&mut TextRecords) -> io::Result<()>,
        rows: impl FnOnce() -> Vec<Vec<String>>,
        object: impl FnOnce() -> O,
    ) -> Result<(), Error> {
        match self {
            Self::Text(records) => text(records).map_err(Error::Output),
            Self::Json(array) => array.push(&object()),
            Self::Separated(output, separator) => rows()
                .into_iter()
                .try_for_each(|row| write_row(output, *separator, row))
                .map_err(Error::Output),
        }
    }

    /// Writes a record that is one row as text and one in a table.
    pub(super) fn push_row<O: Serialize>(
        &mut self,
        text: impl FnOnce() -> Vec<String>,
        row: impl FnOnce() -> Vec<String>,
        object: impl FnOnce() -> O,
    ) -> Result<(), Error> {
        self.push(|records| records.row(text()), || vec![row()], object)
    }

    /// Ends the records. That there are none is said to people, on standard error, unless they were told why already.
    pub(super) fn close(self, is_told: bool) -> Result<(), Error> {
        if let Self::Text(records) = &self
            && records.is_empty
            && !is_told
        {
            report(&records.locale.text("nothing-found"), records.locale);
        }
        match self {
            Self::Text(records) => records.close().map_err(Error::Output),
            Self::Json(array) => array.close(),
            Self::Separated(mut output, _) => output.flush().map_err(Error::Output),
        }
    }
}

/// Records as lines for people. Rows that follow each other share their columns.
#[derive(Debug)]
pub(super) struct TextRecords {
    output: Output,
    pub(super) lines: Lines,
    locale: Locale,
    held: Vec<Vec<String>>,
    is_empty: bool,
}

impl TextRecords {
    pub(super) fn new(locale: Locale) -> Self {
        Self {
            output: output(),
            lines: Lines::to_output(locale),
            locale,
            held: Vec::new(),
            is_empty: true,
        }
    }

    /// Writes fields that stand beside each other.
    pub(super) fn row(&mut self, fields: Vec<String>) -> io::Result<()> {
        self.is_empty = false;
        self.held.push(fields);
        // Nobody looks at the columns of what a program reads.
        match self.lines.screen().is_none() || self.held.len() >= ROWS_AT_ONCE {
            true => self.end_table(),
            false => Ok(()),
        }
    }

    /// Ends the table: rows that follow have columns of their own.
    pub(super) fn end_table(&mut self) -> io::Result<()> {
        if self.held.is_empty() {
            return Ok(());
        }
        let table = self.lines.table(&self.held);
        self.held.clear();
        writeln!(self.output, "{table}")
    }

    /// Writes a row that is laid out already.
    pub(super) fn laid_out(&mut self, row: &str) -> io::Result<()> {
        self.is_empty = false;
        self.end_table()?;
        writeln!(self.output, "{row}")
    }

    fn close(mut self) -> io::Result<()> {
        self.end_table()?;
        self.output.flush()
    }
}

/// What is known, as a field of a table; else an empty one.
pub(super) fn known(fact: Option<impl ToString>) -> String {
    fact.map_or_else(String::new, |fact| fact.to_string())
}

/// A JSON array written element by element.
#[derive(Debug)]
pub(super) struct JsonArray<W: Write> {
    output: W,
    is_empty: bool,
}

impl<W: Write> JsonArray<W> {
    /// Opens the array.
    pub(super) fn open(mut output: W) -> Result<Self, Error> {
        output.write_all(b"[").map_err(Error::Output)?;
        Ok(Self {
            output,
            is_empty: true,
        })
    }

    /// Writes an element.
    pub(super) fn push(&mut self, element: &impl Serialize) -> Result<(), Error> {
        let separator: &[u8] = if self.is_empty { b"\n" } else { b",\n" };
        self.is_empty = false;
        self.output.write_all(separator).map_err(Error::Output)?;
        json::to_writer(&mut self.output, element).map_err(Error::Output)
    }

    /// Closes the array.
    pub(super) fn close(mut self) -> Result<(), Error> {
        self.output
            .write_all(b"\n]\n")
            .and_then(|()| self.output.flush())
            .map_err(Error::Output)
    }
}
