//! `qari layout`: a filter that lays out each line of its input as a paragraph.

use std::borrow::Cow;
use std::io::{BufRead, Write, stdin};
use std::process::ExitCode;

use serde::Serialize;

use crate::article::Warning;
use crate::cli::arguments::{
    DirectionChoice, FormsChoice, JustifyChoice, LayoutArguments, OrderChoice, OutputFormat,
};
use crate::cli::error::{Error, report_notices};
use crate::cli::output::output;
use crate::cli::read::tell_of_reading_keyboard;
use crate::cli::records::JsonArray;
use crate::i18n::Locale;
use crate::notice::Notice;
use crate::range::TextRange;
use crate::text::{
    BaseDirection, Direction, Forms, Justification, Order, Paragraph, Rendition, SgrStyle, Styled,
    VisualLine,
};

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

pub(super) fn run(arguments: &LayoutArguments, locale: Locale) -> Result<ExitCode, Error> {
    tell_of_reading_keyboard(locale);
    let invalid = match arguments.format {
        OutputFormat::Text => print_text(arguments)?,
        OutputFormat::Json => print_json(arguments)?,
    };
    if invalid > 0 {
        let notice = Notice::Article {
            name: "-".to_owned(),
            warning: Warning::InvalidBytes { count: invalid },
        };
        report_notices(&[notice], locale);
    }
    Ok(ExitCode::SUCCESS)
}

/// How lines are laid out.
#[derive(Clone, Copy)]
struct LineSetting {
    width: u16,
    base: BaseDirection,
    rendition: Rendition,
    justification: Justification,
}

impl LineSetting {
    fn of(arguments: &LayoutArguments) -> Self {
        let base = match arguments.direction {
            DirectionChoice::Auto => BaseDirection::Auto,
            DirectionChoice::Rtl => BaseDirection::Fixed(Direction::RightToLeft),
            DirectionChoice::Ltr => BaseDirection::Fixed(Direction::LeftToRight),
        };
        let forms = match arguments.forms {
            FormsChoice::Presentation => Forms::Presentation,
            FormsChoice::Base => Forms::Base,
        };
        let order = match arguments.order {
            OrderChoice::Visual => Order::Visual,
            OrderChoice::Logical => Order::Logical,
        };
        let justification = match arguments.justify {
            JustifyChoice::None => Justification::None,
            JustifyChoice::Space => Justification::Space,
            JustifyChoice::Kashida => Justification::Kashida,
        };
        let rendition = Rendition {
            order,
            forms,
            ..Rendition::default()
        };
        Self {
            width: arguments.width,
            base,
            rendition,
            justification,
        }
    }

    /// Lays out a paragraph and passes on its lines one by one.
    fn lay_out<E>(
        self,
        text: &str,
        mut take: impl FnMut(Direction, &VisualLine) -> Result<(), E>,
    ) -> Result<Direction, E> {
        let paragraph = Paragraph::of_prose(text, self.base);
        let direction = paragraph.direction();
        let mut cells = VisualLine::default();
        for line in paragraph.break_lines_for(self.width, self.rendition) {
            let Self {
                width,
                justification,
                rendition,
                ..
            } = self;
            paragraph.lay_out_justified(&line, width, justification, rendition, &mut cells);
            take(direction, &cells)?;
        }
        Ok(direction)
    }
}

/// Lays out each line of the input. Returns how many of its bytes were not text.
fn print_text(arguments: &LayoutArguments) -> Result<usize, Error> {
    let setting = LineSetting::of(arguments);
    let mut output = output();
    let mut style = SgrStyle::default();
    let mut written = String::new();
    for_each_line(|input| {
        let styled = arguments.ansi.then(|| Styled::parse(&input.text, &style));
        let text = styled.as_ref().map_or(&*input.text, Styled::text);
        setting.lay_out(text, |direction, cells| {
            // A terminal that reorders aligns by itself, too.
            let is_padded = direction == Direction::RightToLeft
                && setting.rendition.order == Order::Visual
                && cells.width() > 0;
            let padding = if is_padded {
                setting.width.saturating_sub(cells.width())
            } else {
                0
            };
            written.clear();
            match &styled {
                Some(styled) => styled.paint(cells, 0, &mut written),
                None => written.extend(cells.cells().map(|cell| cell.text)),
            }
            let padding = usize::from(padding);
            writeln!(output, "{:padding$}{written}", "").map_err(Error::Output)
        })?;
        if let Some(styled) = styled {
            style.clone_from(styled.end());
        }
        // The other end of the pipe may be waiting for this line.
        output.flush().map_err(Error::Output)
    })
}

fn print_json(arguments: &LayoutArguments) -> Result<usize, Error> {
    let setting = LineSetting::of(arguments);
    let mut array = JsonArray::open(output())?;
    let mut style = SgrStyle::default();
    let invalid = for_each_line(|input| {
        let styled = arguments.ansi.then(|| Styled::parse(&input.text, &style));
        let text = styled.as_ref().map_or(&*input.text, Styled::text);
        let in_input = |range: TextRange| {
            let range = styled
                .as_ref()
                .map_or(range, |styled| styled.original(range));
            TextRange::new(input.offset(range.start), input.offset(range.end))
        };
        let mut lines = Vec::new();
        let direction = setting.lay_out(text, |_, cells| {
            let cells = cells.cells().map(|cell| {
                let TextRange { start, end } = in_input(cell.range);
                let (column, width) = (cell.column, cell.width);
                CellObject {
                    text: cell.text.to_owned(),
                    column,
                    width,
                    start,
                    end,
                }
            });
            lines.push(LineObject {
                cells: cells.collect(),
            });
            Ok::<(), Error>(())
        })?;
        if let Some(styled) = &styled {
            style.clone_from(styled.end());
        }
        array.push(&ParagraphObject {
            direction: direction.id(),
            lines,
        })
    })?;
    array.close()?;
    Ok(invalid)
}

/// Reads standard input line by line, without line ends, each with the byte offset at which it starts. Only one line is
/// held in memory. Returns how many bytes were not UTF-8 and were replaced.
fn for_each_line(
    mut take: impl FnMut(&InputLine<'_>) -> Result<(), Error>,
) -> Result<usize, Error> {
    let mut input = stdin().lock();
    let mut bytes = Vec::new();
    let mut start = 0;
    let mut invalid = 0;
    loop {
        bytes.clear();
        let length = input.read_until(b'\n', &mut bytes).map_err(Error::Input)?;
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

/// A line of the input, with a map from its text back to the input bytes.
struct InputLine<'a> {
    text: Cow<'a, str>,
    /// The byte offset of the line in the input.
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

    /// The input byte for a byte of the text.
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
