//! The cells of a line as they stand on the screen.

use std::ops::Range;

use crate::range::TextRange;

use super::bidi::Run;
use super::direction::Direction;

/// The cells of one line, from left to right, columns from 0: without alignment, and without the
/// white space that hangs at its end.
///
/// Laying out the next line into the same value reuses its memory.
#[derive(Clone, Debug, Default)]
pub struct VisualLine {
    pub(super) text: String,
    cells: Vec<CellRecord>,
    width: u16,
    right_to_left: bool,
    /// What laying out needs while it lasts: the runs of levels, the cells of tabs, what
    /// justification inserts.
    pub(super) runs: Vec<Run>,
    pub(super) tabs: Vec<u8>,
    pub(super) insertions: Vec<Insertion>,
}

/// Cells that stand for no byte of the text, behind a unit in logical order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Insertion {
    pub(super) unit: u32,
    pub(super) count: u16,
    pub(super) text: char,
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

    /// What is sent to the terminal for the whole line: the texts of all cells.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
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

    /// The cell at an index, counted from the left.
    pub(super) fn cell(&self, index: usize) -> Cell<'_> {
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
        self.insertions.clear();
        self.width = 0;
        self.right_to_left = direction == Direction::RightToLeft;
    }

    /// The memory each of its lists has.
    #[cfg(test)]
    pub(super) fn capacities(&self) -> [usize; 5] {
        [
            self.text.capacity(),
            self.cells.capacity(),
            self.runs.capacity(),
            self.tabs.capacity(),
            self.insertions.capacity(),
        ]
    }

    /// Ends the cell whose text was just written.
    #[inline]
    pub(super) fn finish_cell(&mut self, width: usize, level: u8, bytes: Range<u32>) {
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
