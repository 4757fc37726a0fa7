//! `qari layout`: a filter that lays out each line of its input as a paragraph.

use std::borrow::Cow;
use std::io::{BufRead, Write, stdin};
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::arguments::{DirectionChoice, Format, Layout};
use crate::cli::failure::{Failure, tell_notices};
use crate::cli::output::{JsonArray, output};
use crate::cli::show::written;
use crate::notice::Notice;
use crate::text::{BaseDirection, Direction, Paragraph, Rendition, VisualLine};
use crate::words::Interface;

#[derive(Serialize)]
struct ParagraphObject {
    direction: &'static str,
    lines: Vec<LineObject>,
}

#[derive(Serialize)]
struct LineObject {
    cells: Vec<CellObject>,
}

#[derive(Serialize)]
struct CellObject {
    text: String,
    column: u16,
    width: u8,
    start: usize,
    end: usize,
}

pub(super) fn run(arguments: &Layout, interface: Interface) -> Result<ExitCode, Failure> {
    let invalid = match arguments.format {
        Format::Text => print_text(arguments)?,
        Format::Json => print_json(arguments)?,
    };
    if invalid > 0 {
        let notice = Notice::InvalidBytes {
            name: "-".to_owned(),
            count: invalid,
        };
        tell_notices(&[notice], interface);
    }
    Ok(ExitCode::SUCCESS)
}

fn print_text(arguments: &Layout) -> Result<usize, Failure> {
    let mut output = output();
    let mut cells = VisualLine::default();
    for_each_line(|input| {
        let paragraph = Paragraph::new(&input.text, base(arguments.direction));
        for line in paragraph.break_lines(arguments.width) {
            paragraph.lay_out(&line, Rendition::default(), &mut cells);
            let padding = match paragraph.direction() {
                Direction::RightToLeft if cells.width() > 0 => {
                    arguments.width.saturating_sub(cells.width())
                }
                _ => 0,
            };
            let padding = usize::from(padding);
            writeln!(output, "{:padding$}{}", "", written(&cells)).map_err(Failure::Output)?;
        }
        // What was laid out is for whoever waits at the other end of the pipe.
        output.flush().map_err(Failure::Output)
    })
}

fn print_json(arguments: &Layout) -> Result<usize, Failure> {
    let mut array = JsonArray::open(output())?;
    let mut cells = VisualLine::default();
    let invalid = for_each_line(|input| {
        let paragraph = Paragraph::new(&input.text, base(arguments.direction));
        let lines = paragraph.break_lines(arguments.width);
        let lines = lines.iter().map(|line| {
            paragraph.lay_out(line, Rendition::default(), &mut cells);
            let cells = cells.cells().map(|cell| CellObject {
                text: cell.text.to_owned(),
                column: cell.column,
                width: cell.width,
                start: input.offset(cell.range.start),
                end: input.offset(cell.range.end),
            });
            LineObject {
                cells: cells.collect(),
            }
        });
        let lines = lines.collect();
        array.push(&ParagraphObject {
            direction: paragraph.direction().id(),
            lines,
        })
    })?;
    array.close()?;
    Ok(invalid)
}

fn base(choice: DirectionChoice) -> BaseDirection {
    match choice {
        DirectionChoice::Auto => BaseDirection::Auto,
        DirectionChoice::Rtl => BaseDirection::Fixed(Direction::RightToLeft),
        DirectionChoice::Ltr => BaseDirection::Fixed(Direction::LeftToRight),
    }
}

/// Hands over standard input line by line, without line ends, each with the byte of the input where
/// it starts. A line is all that is held. Returns how many bytes were not UTF-8 and replaced.
fn for_each_line(
    mut take: impl FnMut(&InputLine<'_>) -> Result<(), Failure>,
) -> Result<usize, Failure> {
    let mut input = stdin().lock();
    let mut bytes = Vec::new();
    let mut start = 0;
    let mut invalid = 0;
    loop {
        bytes.clear();
        let length = input
            .read_until(b'\n', &mut bytes)
            .map_err(Failure::Input)?;
        if length == 0 {
            return Ok(invalid);
        }
        let line = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
        let line = InputLine::new(line.strip_suffix(b"\r").unwrap_or(line), start);
        invalid += line.invalid;
        take(&line)?;
        start += length;
    }
}

/// A line of the input, with the way back from its text to the bytes it came from.
struct InputLine<'a> {
    text: Cow<'a, str>,
    /// Where the line starts in the input.
    start: usize,
    /// After each replacement: (bytes of the text, bytes of the line).
    replacements: Vec<(usize, usize)>,
    invalid: usize,
}

impl<'a> InputLine<'a> {
    fn new(bytes: &'a [u8], start: usize) -> Self {
        let mut line = Self {
            text: Cow::default(),
            start,
            replacements: Vec::new(),
            invalid: 0,
        };
        if let Ok(text) = std::str::from_utf8(bytes) {
            line.text = Cow::Borrowed(text);
            return line;
        }
        let mut text = String::with_capacity(bytes.len());
        let mut read = 0;
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            read += chunk.valid().len() + chunk.invalid().len();
            if !chunk.invalid().is_empty() {
                text.push(char::REPLACEMENT_CHARACTER);
                line.invalid += chunk.invalid().len();
                line.replacements.push((text.len(), read));
            }
        }
        line.text = Cow::Owned(text);
        line
    }

    /// The byte of the input that a byte of the text came from.
    fn offset(&self, in_text: usize) -> usize {
        let before = self
            .replacements
            .partition_point(|(text, _)| *text <= in_text);
        let (text, read) = before
            .checked_sub(1)
            .map_or((0, 0), |last| self.replacements[last]);
        self.start + read + (in_text - text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_the_bytes_of_the_input_also_behind_replaced_ones() {
        let line = InputLine::new(b"a\xFF\xD8b\xD8", 10);
        assert_eq!(line.text, "a\u{FFFD}\u{FFFD}b\u{FFFD}");
        assert_eq!(line.invalid, 3);
        let b = line.text.find('b').unwrap();
        assert_eq!(line.offset(0), 10);
        assert_eq!(line.offset(1), 11);
        assert_eq!(line.offset(b), 13);
        assert_eq!(line.offset(b + 1), 14);
        assert_eq!(line.offset(line.text.len()), 15);
    }
}
