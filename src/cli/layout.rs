//! `qari layout`: a filter that lays out each line of its input as a paragraph.

use std::io::{BufRead, Write, stdin};
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::arguments::{DirectionChoice, Format, Layout};
use crate::cli::failure::Failure;
use crate::cli::output::{JsonArray, output};
use crate::cli::show::written;
use crate::text::{BaseDirection, Direction, Paragraph, Rendition, VisualLine};

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

pub(super) fn run(arguments: &Layout) -> Result<ExitCode, Failure> {
    match arguments.format {
        Format::Text => print_text(arguments)?,
        Format::Json => print_json(arguments)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn print_text(arguments: &Layout) -> Result<(), Failure> {
    let mut output = output();
    let mut cells = VisualLine::default();
    for_each_line(|text, _| {
        let paragraph = Paragraph::new(text, base(arguments.direction));
        for line in paragraph.break_lines(arguments.width) {
            paragraph.lay_out(&line, Rendition::default(), &mut cells);
            let padding = match paragraph.direction() {
                Direction::RightToLeft if cells.width() > 0 => arguments.width.saturating_sub(cells.width()),
                _ => 0,
            };
            let padding = usize::from(padding);
            writeln!(output, "{:padding$}{}", "", written(&cells)).map_err(Failure::Output)?;
        }
        // What was laid out is for whoever waits at the other end of the pipe.
        output.flush().map_err(Failure::Output)
    })
}

fn print_json(arguments: &Layout) -> Result<(), Failure> {
    let mut array = JsonArray::open(output())?;
    let mut cells = VisualLine::default();
    for_each_line(|text, offset| {
        let paragraph = Paragraph::new(text, base(arguments.direction));
        let lines = paragraph.break_lines(arguments.width);
        let lines = lines.iter().map(|line| {
            paragraph.lay_out(line, Rendition::default(), &mut cells);
            let cells = cells.cells().map(|cell| CellObject {
                text: cell.text.to_owned(),
                column: cell.column,
                width: cell.width,
                start: offset + cell.range.start,
                end: offset + cell.range.end,
            });
            LineObject { cells: cells.collect() }
        });
        let lines = lines.collect();
        array.push(&ParagraphObject { direction: paragraph.direction().id(), lines })
    })?;
    array.close()
}

fn base(choice: DirectionChoice) -> BaseDirection {
    match choice {
        DirectionChoice::Auto => BaseDirection::Auto,
        DirectionChoice::Rtl => BaseDirection::Fixed(Direction::RightToLeft),
        DirectionChoice::Ltr => BaseDirection::Fixed(Direction::LeftToRight),
    }
}

/// Hands over standard input line by line, without line ends, each with the byte of the input where
/// it starts. A line is all that is held.
fn for_each_line(
    mut take: impl FnMut(&str, usize) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut input = stdin().lock();
    let mut bytes = Vec::new();
    let mut offset = 0;
    loop {
        bytes.clear();
        let length = input.read_until(b'\n', &mut bytes).map_err(Failure::Input)?;
        if length == 0 {
            return Ok(());
        }
        let line = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match std::str::from_utf8(line) {
            Ok(text) => take(text, offset)?,
            Err(_) => return Err(Failure::NotUtf8 { offset: offset + valid_length(line) }),
        }
        offset += length;
    }
}

fn valid_length(bytes: &[u8]) -> usize {
    std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len)
}
