//! What is drawn where on a page: signs by rows and columns, and the other way round.

use super::layout::Page;
use super::row::{Row, TextRow};
use crate::range::TextRange;
use crate::text::{Direction, VisualLine};

/// A sign on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacedSign {
    /// The bytes of the article's text that it stands for.
    pub range: TextRange,
    /// Its first column, from the left.
    pub column: u16,
    /// Its cells.
    pub width: u16,
    /// The direction it runs in.
    pub direction: Direction,
    /// The direction of the paragraph it stands in.
    pub paragraph: Direction,
}

impl PlacedSign {
    /// How many cells lie between it and a column; 0 where it stands there.
    #[must_use]
    pub fn distance(&self, column: u16) -> u16 {
        let after = self.column + self.width;
        self.column
            .saturating_sub(column)
            .max((column + 1).saturating_sub(after))
    }
}

impl Page {
    /// The signs of the article's text that a row shows; those of a line from left to right.
    #[must_use]
    pub fn signs(&self, row: usize) -> Vec<PlacedSign> {
        let lines = match self.row(row) {
            Row::Blank(_) | Row::Rule | Row::TableRule(_) => Vec::new(),
            Row::Text(line) => vec![line],
            Row::Table(table) => table.lines,
        };
        let mut cells = VisualLine::default();
        let signs = lines.iter().map(|line| self.signs_of(line, &mut cells));
        signs.collect::<Vec<_>>().concat()
    }

    fn signs_of(&self, line: &TextRow<'_>, cells: &mut VisualLine) -> Vec<PlacedSign> {
        let Some(offset) = line.offset() else {
            return Vec::new();
        };
        line.lay_out(cells);
        let left = line.left(self.width, cells);
        let drawn = cells.cells().filter(|cell| !cell.range.is_empty());
        let placed = drawn.map(|cell| PlacedSign {
            range: cell.range.shifted(offset),
            column: left + cell.column,
            width: cell.width.into(),
            direction: cell.direction,
            paragraph: line.direction(),
        });
        placed.collect()
    }

    /// The sign of a row that stands nearest to a column.
    #[must_use]
    pub fn nearest_sign(&self, row: usize, column: u16) -> Option<PlacedSign> {
        let signs = self.signs(row).into_iter();
        signs.min_by_key(|sign| sign.distance(column))
    }

    /// Where the byte at `offset` is drawn: the row, and the sign; of white space at the end of a line, which is not
    /// drawn, the nearest before it.
    #[must_use]
    pub fn sign_at(&self, offset: usize) -> Option<(usize, PlacedSign)> {
        let row = self.row_of(offset);
        let signs = self.signs(row);
        let is_before = |sign: &&PlacedSign| sign.range.start <= offset;
        let before = signs.iter().filter(is_before);
        let sign = before.max_by_key(|sign| sign.range.start);
        Some((row, *sign.or(signs.first())?))
    }
}
