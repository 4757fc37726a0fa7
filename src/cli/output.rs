//! Standard output for programs: one JSON array, an element a line.

use std::io::{self, BufWriter, StdoutLock, Write, stdout};

use serde::Serialize;

use crate::cli::failure::Failure;

/// Standard output, written in large pieces.
pub(super) fn output() -> BufWriter<StdoutLock<'static>> {
    BufWriter::new(stdout().lock())
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
        Ok(Self { output, is_empty: true })
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
        self.output.write_all(b"\n]\n").and_then(|()| self.output.flush()).map_err(Failure::Output)
    }
}
