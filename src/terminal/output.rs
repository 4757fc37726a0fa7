//! Where frames are written: each leaves in one piece.

use std::io::{self, Write, stdout};

/// Synchronized output: the terminal shows what stands between these two at once.
const BEGIN_FRAME: &[u8] = b"\x1b[?2026h";
const END_FRAME: &[u8] = b"\x1b[?2026l";

/// Collects what is written until it is flushed, and sends it to standard output as one frame.
#[derive(Debug)]
pub struct Output {
    frame: Vec<u8>,
}

impl Output {
    /// An output to standard output.
    #[must_use]
    pub fn new() -> Self {
        Self {
            frame: BEGIN_FRAME.to_vec(),
        }
    }
}

impl Default for Output {
    fn default() -> Self {
        Self::new()
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.frame.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frame.len() == BEGIN_FRAME.len() {
            return Ok(());
        }
        self.frame.extend_from_slice(END_FRAME);
        let mut output = stdout().lock();
        let written = output.write_all(&self.frame).and_then(|()| output.flush());
        self.frame.truncate(BEGIN_FRAME.len());
        written
    }
}
