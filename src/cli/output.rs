//! Standard output and standard error, outside the reader.
//!
//! Either may be closed, full or a pipe that nobody reads. An error of standard output ends the command
//! ([`Error::Output`](crate::cli::error::Error::Output)), one of standard error is ignored.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write, stderr, stdout};

/// Standard output, written in large pieces.
pub(super) type StandardOutput = BufWriter<StdoutLock<'static>>;

/// Standard output, held until it is dropped.
pub(super) fn output() -> StandardOutput {
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

/// Whether standard error is a terminal.
pub(super) fn errors_are_seen() -> bool {
    stderr().is_terminal()
}
