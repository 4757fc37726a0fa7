//! The cells of one line: levels of the line (L1), order (L2), marks on their base (L3), mirror
//! images (L4), and what is written in each cell.

use crate::range::TextRange;

use super::bidi::{self, Run};
use super::direction::Direction;
use super::lines::{Line, TAB};
use super::paragraph::Paragraph;
use super::properties::{Properties, mirror};
use super::rendition::{Digits, Forms, Marks, Order, Rendition};
use super::shape;
use super::units::Kind;

/// The cells of one line, from left to right, columns from 0: without alignment, and without the
/// white space that hangs at its end.
///
/// Laying out the next line into the same value reuses its memory.
#[derive(Clone, Debug, Default)]
pub struct VisualLine {
    text: String,
    cells: Vec<CellRecord>,
    width: u16,
    right_to_left: bool,
    levels: Vec<u8>,
    runs: Vec<Run>,
    tabs: Vec<u8>,
}

/// One cell, or the several neighbouring ones that a wide character or a tab takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// What is sent to the terminal: a character and the marks on it. Never a control and never
    /// empty.
    pub text: &'a str,
    /// The first column.
    pub column: u16,
    /// The number of columns.
    pub width: u8,
    /// The bytes of the paragraph's text it stands for; empty where it was inserted.
    pub range: TextRange,
    /// The direction the text runs in here.
    pub direction: Direction,
}

#[derive(Clone, Copy, Debug)]
struct CellRecord {
    text_end: u32,
    column: u16,
    width: u8,
    level: u8,
    start: u32,
    end: u32,
}

impl VisualLine {
    /// An empty line.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The cells, from left to right.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = Cell<'_>> + DoubleEndedIterator {
        (0..self.cells.len()).map(|index| self.cell(index))
    }

    /// How many columns the cells take.
    #[must_use]
    pub fn width(&self) -> u16 {
        self.width
    }

    /// The direction of the paragraph: the side the line starts at.
    #[must_use]
    pub fn direction(&self) -> Direction {
        if self.right_to_left {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        }
    }

    /// The cell at an index.
    fn cell(&self, index: usize) -> Cell<'_> {
        let record = self.cells[index];
        let text_start = match index {
            0 => 0,
            _ => self.cells[index - 1].text_end as usize,
        };
        Cell {
            text: &self.text[text_start..record.text_end as usize],
            column: record.column,
            width: record.width,
            range: TextRange::new(record.start as usize, record.end as usize),
            direction: Direction::of_level(record.level),
        }
    }

    /// Empties the line for a paragraph in `direction`.
    pub(super) fn clear(&mut self, direction: Direction) {
        self.text.clear();
        self.cells.clear();
        self.width = 0;
        self.right_to_left = direction == Direction::RightToLeft;
    }

    /// Ends the cell whose text was just written.
    #[inline]
    fn finish_cell(&mut self, width: usize, level: u8, bytes: std::ops::Range<u32>) {
        let width = u8::try_from(width).unwrap_or(u8::MAX);
        self.cells.push(CellRecord {
            text_end: self.text.len() as u32,
            column: self.width,
            width,
            level,
            start: bytes.start,
            end: bytes.end,
        });
        self.width = self.width.saturating_add(u16::from(width));
    }

    /// Adds a cell of one column that stands for no byte, at `offset`.
    pub(super) fn insert(&mut self, text: char, level: u8, offset: u32) {
        self.text.push(text);
        self.finish_cell(1, level, offset..offset);
    }
}

impl Paragraph {
    /// Writes the cells of `line` into `out`.
    ///
    /// `line` comes from [`break_lines`](Self::break_lines) of this paragraph; the part of another
    /// line that goes beyond this paragraph is left out.
    pub fn lay_out(&self, line: &Line, rendition: Rendition, out: &mut VisualLine) {
        out.clear(self.direction);
        let end = (line.end as usize).min(self.units.len());
        let units = (line.first as usize).min(end)..end;
        self.write(units, line.width, rendition, out);
    }

    /// Adds the cells of some units, which are a line, to `out`.
    pub(super) fn write(
        &self,
        units: std::ops::Range<usize>,
        limit: u16,
        rendition: Rendition,
        out: &mut VisualLine,
    ) {
        let mut writer = Writer {
            paragraph: self,
            rendition,
            presents: rendition.forms == Forms::Presentation,
            first: units.start,
            limit: usize::from(limit),
        };
        if self.traits.tabs {
            writer.measure_tabs(units.clone(), out);
        }
        if let (Some(level), Order::Visual) = (self.traits.level, rendition.order) {
            return writer.write_run((units.start as u32, units.end as u32, level), out);
        }
        self.line_levels(units.clone(), &mut out.levels);
        let mut runs = std::mem::take(&mut out.runs);
        collect_runs(&out.levels, units.start as u32, &mut runs);
        match rendition.order {
            Order::Visual => {
                bidi::reorder(&mut runs);
                for run in &runs {
                    writer.write_run(*run, out);
                }
            }
            Order::Logical => {
                for run in &runs {
                    for unit in run.0..run.1 {
                        writer.write_unit(unit as usize, run.2, out);
                    }
                }
            }
        }
        out.runs = runs;
    }

    /// The levels of a line's units, L1 applied.
    fn line_levels(&self, units: std::ops::Range<usize>, levels: &mut Vec<u8>) {
        levels.clear();
        levels.extend(self.units[units.clone()].iter().map(|unit| unit.level));
        let base = self.direction.level();
        let mut yields = true;
        for (unit, level) in self.units[units].iter().zip(levels).rev() {
            yields = unit.separates() || yields && unit.yields();
            if yields {
                *level = base;
            }
        }
    }
}

/// The runs of equal levels, in logical order; `first` is the unit of the first level.
fn collect_runs(levels: &[u8], first: u32, runs: &mut Vec<Run>) {
    runs.clear();
    for (unit, &level) in (first..).zip(levels) {
        match runs.last_mut() {
            Some(run) if run.2 == level => run.1 = unit + 1,
            _ => runs.push((unit, unit + 1, level)),
        }
    }
}

/// Writes units into cells.
struct Writer<'a> {
    paragraph: &'a Paragraph,
    rendition: Rendition,
    /// Whether letters are written by their presentation forms.
    presents: bool,
    /// The first unit of the line.
    first: usize,
    /// The most cells the line may take.
    limit: usize,
}

impl Writer<'_> {
    /// Notes the cells of each tab, which depend on the logical order.
    fn measure_tabs(&self, units: std::ops::Range<usize>, out: &mut VisualLine) {
        out.tabs.clear();
        let mut column = 0;
        for unit in units {
            let cells = self
                .paragraph
                .unit_cells(unit, column, self.rendition.forms);
            column += cells;
            let is_tab = self.paragraph.units[unit].kind == Kind::Tab;
            out.tabs.push(if is_tab { cells.min(TAB) as u8 } else { 0 });
        }
    }

    /// Writes a run of one level, from left to right.
    fn write_run(&mut self, (first, end, level): Run, out: &mut VisualLine) {
        if level & 1 == 0 {
            for unit in first..end {
                self.write_unit(unit as usize, level, out);
            }
        } else {
            for unit in (first..end).rev() {
                self.write_unit(unit as usize, level, out);
            }
        }
    }

    /// Writes one unit at a level.
    #[inline]
    fn write_unit(&mut self, index: usize, level: u8, out: &mut VisualLine) {
        let paragraph = self.paragraph;
        let unit = paragraph.units[index];
        let range = paragraph.starts[index]..paragraph.starts[index + 1];
        let mut width = usize::from(unit.width);
        if width > 1 && width > self.limit {
            out.text.push(char::REPLACEMENT_CHARACTER);
            return out.finish_cell(self.limit.min(1), level, range);
        }
        // Most of all cells.
        if unit.kind == Kind::Letter && self.presents && !unit.is_several() {
            out.text.push(glyph(unit.glyph));
            return out.finish_cell(1, level, range);
        }
        let text = &paragraph.text[range.start as usize..range.end as usize];

        match unit.kind {
            Kind::Letter if self.presents => {
                out.text.push(glyph(unit.glyph));
                self.write_marks(text, unit.is_composed(), out);
            }
            Kind::LamAlef if self.presents => {
                out.text.push(glyph(unit.glyph));
                self.write_marks_of_both(text, unit.is_composed(), out);
            }
            Kind::LamAlef => return self.write_two_letters(text, range, level, out),
            Kind::Plain | Kind::Letter => {
                if unit.is_several() || unit.is_mirrored() {
                    self.write_cluster(text, unit.is_mirrored() && level & 1 == 1, out);
                } else {
                    out.text.push_str(text);
                }
            }
            Kind::Digit => self.write_digit(text, index, out),
            Kind::Sequence => {
                if text.len() > LONGEST {
                    out.text.push(char::REPLACEMENT_CHARACTER);
                } else {
                    out.text.push_str(text);
                }
            }
            Kind::Marks => {
                out.text.push(DOTTED_CIRCLE);
                self.write_marks_from(text.chars(), false, out);
            }
            Kind::Control => out.text.push(picture(text)),
            Kind::Tab => {
                width = usize::from(out.tabs[index - self.first]);
                for _ in 0..width {
                    out.text.push(' ');
                }
            }
            Kind::Invisible => return,
        }
        out.finish_cell(width, level, range);
    }

    /// Writes a character, perhaps its mirror image, and the marks on it.
    fn write_cluster(&self, text: &str, mirrored: bool, out: &mut VisualLine) {
        let mut characters = text.chars();
        if let Some(base) = characters.next() {
            let mirrored = mirrored && self.rendition.order == Order::Visual;
            out.text.push(if mirrored { mirror(base) } else { base });
        }
        self.write_marks_from(characters, false, out);
    }

    /// Writes the marks of a cluster whose base is written.
    fn write_marks(&self, text: &str, composed: bool, out: &mut VisualLine) {
        let mut characters = text.chars();
        characters.next();
        self.write_marks_from(characters, composed, out);
    }

    /// Writes the marks of lam and those of alef.
    fn write_marks_of_both(&self, text: &str, composed: bool, out: &mut VisualLine) {
        let (lam, alef) = split_letters(text);
        self.write_marks(lam, false, out);
        self.write_marks(alef, composed, out);
    }

    /// Writes lam and alef into a cell each, in base forms.
    fn write_two_letters(
        &self,
        text: &str,
        range: std::ops::Range<u32>,
        level: u8,
        out: &mut VisualLine,
    ) {
        let (lam, alef) = split_letters(text);
        let middle = range.start + lam.len() as u32;
        let mut letters = [(lam, range.start..middle), (alef, middle..range.end)];
        if level & 1 == 1 && self.rendition.order == Order::Visual {
            letters.reverse();
        }
        for (letter, range) in letters {
            self.write_cluster(letter, false, out);
            out.finish_cell(1, level, range);
        }
    }

    /// Writes those of the characters that are drawn on the base before them; where `composed`, the
    /// first madda or hamza is in the base already.
    fn write_marks_from(
        &self,
        characters: impl Iterator<Item = char>,
        mut composed: bool,
        out: &mut VisualLine,
    ) {
        if self.rendition.marks == Marks::Dropped {
            return;
        }
        for character in characters {
            if composed && shape::is_composing(character) {
                composed = false;
            } else if !Properties::of(character).has(Properties::FORMAT) {
                out.text.push(character);
            }
        }
    }

    /// Writes a digit, and the marks on it, as the rendition has numbers.
    fn write_digit(&self, text: &str, index: usize, out: &mut VisualLine) {
        let mut characters = text.chars();
        let Some(digit) = characters.next() else {
            return;
        };
        let value = digit_value(digit);
        let digit = match self.rendition.digits {
            Digits::AsWritten => digit,
            Digits::European => char::from(b'0' + value),
            Digits::ArabicIndic if self.is_in_latin_word(index) => digit,
            Digits::ArabicIndic => char::from_u32(0x660 + u32::from(value)).unwrap_or(digit),
        };
        out.text.push(digit);
        self.write_marks_from(characters, false, out);
    }

    /// Whether a digit belongs to a word with letters that run left to right, such as COP28.
    fn is_in_latin_word(&self, index: usize) -> bool {
        let letter = |unit: usize| {
            let start = self.paragraph.starts[unit] as usize;
            self.paragraph.text[start..].chars().next().unwrap_or(' ')
        };
        let in_word = |unit: &usize| letter(*unit).is_alphanumeric();
        let is_latin = |unit: usize| letter(unit).is_ascii_alphabetic();
        /// A longer word is none.
        const LONGEST_WORD: usize = 64;
        (self.first..index)
            .rev()
            .take(LONGEST_WORD)
            .take_while(in_word)
            .any(is_latin)
            || (index..self.paragraph.units.len())
                .take(LONGEST_WORD)
                .take_while(in_word)
                .any(is_latin)
    }
}

/// The most bytes of a sequence that are sent to the terminal.
const LONGEST: usize = 256;
/// Stands in for the letter that a mark lacks.
const DOTTED_CIRCLE: char = '\u{25CC}';

/// The character of a glyph, which is always one of the basic plane.
#[inline]
fn glyph(code: u16) -> char {
    char::from_u32(u32::from(code)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The value of a European or Arabic-Indic digit, 0 to 9.
fn digit_value(digit: char) -> u8 {
    // The three rows of digits start at multiples of 16.
    (digit as u32 & 15) as u8
}

/// Lam with its marks, and alef with its own.
fn split_letters(text: &str) -> (&str, &str) {
    let alef = text
        .char_indices()
        .skip(1)
        .find(|(_, character)| !Properties::of(*character).has(Properties::MARK));
    text.split_at(alef.map_or(text.len(), |(offset, _)| offset))
}

/// What is drawn for a control character: its picture in the block Control Pictures, U+FFFD for one
/// of C1.
fn picture(text: &str) -> char {
    match text.chars().next() {
        Some(control @ '\0'..='\u{1F}') => {
            char::from_u32(0x2400 + control as u32).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        Some('\u{7F}') => '\u{2421}',
        _ => char::REPLACEMENT_CHARACTER,
    }
}
