//! The output of a command, record by record: text for people, JSON for programs, tables for spreadsheets.

use std::io::{self, Write};
use std::mem;

use serde::Serialize;

use crate::cli::arguments::TableFormat;
use crate::cli::columns::{self, Object, RecordColumn};
use crate::cli::error::{Error, report};
use crate::cli::lines::Lines;
use crate::cli::output::{StandardOutput, output};
use crate::cli::separated::{Separator, write_row};
use crate::i18n::Locale;
use crate::json;

/// How many rows are held back at most to determine the widths of columns.
const ROWS_AT_ONCE: usize = 500;

/// The output of a command in the chosen format: records of type `R`, whose columns are stated once.
#[derive(Debug)]
pub(super) struct Records<R> {
    columns: Vec<RecordColumn<R>>,
    form: Form,
}

#[derive(Debug)]
enum Form {
    Text(TextRecords),
    Json(JsonArray<StandardOutput>),
    Separated(StandardOutput, Separator),
}

impl<R> Records<R> {
    /// Opens the output; a table begins with the names of its columns.
    pub(super) fn open(
        format: TableFormat,
        columns: Vec<RecordColumn<R>>,
        locale: Locale,
    ) -> Result<Self, Error> {
        let separated = |separator| {
            let mut output = output();
            write_row(&mut output, separator, columns::names(&columns)).map_err(Error::Output)?;
            Ok::<_, Error>(Form::Separated(output, separator))
        };
        let form = match format {
            TableFormat::Text => Form::Text(TextRecords::new(locale)),
            TableFormat::Json => Form::Json(JsonArray::open(output())?),
            TableFormat::Csv => separated(Separator::Comma)?,
            TableFormat::Tsv => separated(Separator::Tab)?,
        };
        Ok(Self { columns, form })
    }

    /// The text, if that is the format.
    pub(super) fn text(&mut self) -> Option<&mut TextRecords> {
        match &mut self.form {
            Form::Text(text) => Some(text),
            Form::Json(_) | Form::Separated(..) => None,
        }
    }

    /// Writes a record: with `text` as text, else by its columns.
    pub(super) fn push(
        &mut self,
        record: &R,
        text: impl FnOnce(&mut TextRecords) -> io::Result<()>,
    ) -> Result<(), Error> {
        match &mut self.form {
            Form::Text(records) => text(records).map_err(Error::Output),
            Form::Json(array) => array.push(&Object {
                columns: &self.columns,
                record,
            }),
            Form::Separated(output, separator) => {
                let row = columns::row(&self.columns, record);
                write_row(output, *separator, row).map_err(Error::Output)
            }
        }
    }

    /// Writes a record that is one row of text.
    pub(super) fn push_row(
        &mut self,
        record: &R,
        text: impl FnOnce() -> Vec<String>,
    ) -> Result<(), Error> {
        self.push(record, |records| records.row(text()))
    }

    /// Writes what is several records in a table, and one object of another shape in JSON.
    pub(super) fn push_nested<O: Serialize>(
        &mut self,
        text: impl FnOnce(&mut TextRecords) -> io::Result<()>,
        rows: impl FnOnce() -> Vec<R>,
        object: impl FnOnce() -> O,
    ) -> Result<(), Error> {
        match &mut self.form {
            Form::Json(array) => array.push(&object()),
            Form::Text(records) => text(records).map_err(Error::Output),
            Form::Separated(output, separator) => {
                let rows = rows().into_iter();
                rows.map(|record| columns::row(&self.columns, &record))
                    .try_for_each(|row| write_row(output, *separator, row))
                    .map_err(Error::Output)
            }
        }
    }

    /// Ends the output. In text format, reports on standard error that nothing was found where there are no records,
    /// unless `is_told`.
    pub(super) fn close(self, is_told: bool) -> Result<(), Error> {
        let nothing_found = |locale: Locale| locale.text("nothing-found").into_owned();
        self.close_saying((!is_told).then_some(nothing_found))
    }

    /// Ends the output. In text format, where there are no records, reports on standard error what the message says.
    pub(super) fn close_saying(
        self,
        empty: Option<impl FnOnce(Locale) -> String>,
    ) -> Result<(), Error> {
        match self.form {
            Form::Text(records) => {
                if let Some(message) = empty.filter(|_| records.is_empty) {
                    report(&message(records.locale), records.locale);
                }
                records.close().map_err(Error::Output)
            }
            Form::Json(array) => array.close(),
            Form::Separated(mut output, _) => output.flush().map_err(Error::Output),
        }
    }
}

/// Records as text. Consecutive rows share their columns.
#[derive(Debug)]
pub(super) struct TextRecords {
    output: StandardOutput,
    pub(super) lines: Lines,
    locale: Locale,
    /// The headings of the next table.
    headings: Vec<String>,
    held: Vec<Vec<String>>,
    is_empty: bool,
}

impl TextRecords {
    pub(super) fn new(locale: Locale) -> Self {
        Self {
            output: output(),
            lines: Lines::to_output(locale),
            locale,
            headings: Vec::new(),
            held: Vec::new(),
            is_empty: true,
        }
    }

    /// Begins a table with headings, messages each, which stand above its rows on a terminal; a program knows its columns.
    pub(super) fn begin_table<const N: usize>(&mut self, headings: [&str; N]) -> io::Result<()> {
        self.end_table()?;
        let words = headings.map(|id| self.locale.text(id).into_owned());
        self.headings = match self.lines.screen() {
            Some(_) => words.to_vec(),
            None => Vec::new(),
        };
        Ok(())
    }

    /// Writes a row of fields.
    pub(super) fn row(&mut self, fields: Vec<String>) -> io::Result<()> {
        self.is_empty = false;
        if !self.headings.is_empty() {
            self.held.push(mem::take(&mut self.headings));
        }
        self.held.push(fields);
        // A program does not need aligned columns.
        match self.lines.screen().is_none() || self.held.len() >= ROWS_AT_ONCE {
            true => self.end_table(),
            false => Ok(()),
        }
    }

    /// Ends the table: later rows have columns of their own.
    pub(super) fn end_table(&mut self) -> io::Result<()> {
        if self.held.is_empty() {
            return Ok(());
        }
        let table = self.lines.table(&self.held);
        self.held.clear();
        writeln!(self.output, "{table}")
    }

    /// Writes a row that is already laid out.
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
