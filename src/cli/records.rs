//! What a command prints, record by record: lines for people, JSON for programs.

use std::io::{self, Write};

use serde::Serialize;

use crate::cli::arguments::Format;
use crate::cli::error::Error;
use crate::cli::output::{Output, output};
use crate::json;

/// What a command prints, record by record, in the format that was asked for.
#[derive(Debug)]
pub(super) enum Records {
    Text(Output),
    Json(JsonArray<Output>),
}

impl Records {
    pub(super) fn open(format: Format) -> Result<Self, Error> {
        Ok(match format {
            Format::Text => Self::Text(output()),
            Format::Json => Self::Json(JsonArray::open(output())?),
        })
    }

    /// Writes a record: by `text`, or as the object that `object` makes of it.
    pub(super) fn push<O: Serialize>(
        &mut self,
        text: impl FnOnce(&mut Output) -> io::Result<()>,
        object: impl FnOnce() -> O,
    ) -> Result<(), Error> {
        match self {
            Self::Text(output) => text(output).map_err(Error::Output),
            Self::Json(array) => array.push(&object()),
        }
    }

    /// Writes a record that is one line as text.
    pub(super) fn push_line<O: Serialize>(
        &mut self,
        line: impl FnOnce() -> String,
        object: impl FnOnce() -> O,
    ) -> Result<(), Error> {
        self.push(|output| writeln!(output, "{}", line()), object)
    }

    pub(super) fn close(self) -> Result<(), Error> {
        match self {
            Self::Text(mut output) => output.flush().map_err(Error::Output),
            Self::Json(array) => array.close(),
        }
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
