//! The notes on highlighted passages, written as footnotes below the text.

use std::fmt::Write;

use crate::printable;
use crate::range::TextRange;
use crate::sources::footnote;

use super::inline;
use super::lines::escape_start;
use super::marks::{BodyMarks, MarkedRange};

/// Writes the notes, each as a footnote with as many lines as it has.
pub(super) fn write(marks: &BodyMarks<'_>, out: &mut String) {
    for (index, note) in marks.texts().enumerate() {
        let lines = note.lines().map(printable::field);
        let lines = lines.filter(|line| !line.trim().is_empty());
        let lines: Vec<String> = lines.map(|line| escaped(line.trim())).collect();
        let label = footnote::label(index + 1);
        // Writing to a string does not fail.
        let _ = writeln!(out, "\n[^{label}]: {}", lines.join("\\\n    "));
    }
}

/// A line of a note, in which nothing is taken for Markdown.
fn escaped(line: &str) -> String {
    let whole = TextRange::new(0, line.len());
    escape_start(inline::line(line, whole, &[], MarkedRange::default()))
}
