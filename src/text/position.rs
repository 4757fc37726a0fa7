//! From the text to the screen and back: hit test, caret, selection (UAX #9 leaves them to us).

use crate::range::TextRange;

use super::cells::{Cell, VisualLine};
use super::direction::Direction;

/// A run of neighbouring columns of a line: from `start` up to and without `end`, in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnSpan {
    /// The first column.
    pub start: u16,
    /// The column after the last.
    pub end: u16,
}

/// Which neighbour a place between two characters belongs to; they may stand far apart on the
/// screen where the direction changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Affinity {
    /// The character before it, in logical order.
    Upstream,
    /// The character after it, in logical order.
    Downstream,
}

/// A place between two characters of a paragraph's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The byte it stands before.
    pub offset: usize,
    /// The neighbour it is drawn at.
    pub affinity: Affinity,
}

/// The half of a cell that was hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// The left one.
    Left,
    /// The right one.
    Right,
}

impl VisualLine {
    /// The cell that covers `column`.
    #[must_use]
    pub fn cell_at(&self, column: u16) -> Option<Cell<'_>> {
        let index = self
            .partition_point(|cell| cell.column <= column)
            .checked_sub(1)?;
        let cell = self.cell(index);
        (column - cell.column < u16::from(cell.width)).then_some(cell)
    }

    /// The first column of the cell that stands for the byte at `offset` of the paragraph's text;
    /// none where it is not on this line or not drawn.
    #[must_use]
    pub fn column_of(&self, offset: usize) -> Option<u16> {
        self.cells()
            .find(|cell| cell.range.contains(offset))
            .map(|cell| cell.column)
    }

    /// The first byte of what is drawn at `column`.
    #[must_use]
    pub fn offset_at(&self, column: u16) -> Option<usize> {
        self.cell_at(column).map(|cell| cell.range.start)
    }

    /// The columns that stand for the bytes of `range`, from left to right, neighbours joined.
    ///
    /// A cell inserted between two that are in the range belongs to them.
    pub fn spans(&self, range: TextRange) -> impl Iterator<Item = ColumnSpan> + '_ {
        let mut cells = self
            .cells()
            .filter(move |cell| is_within(cell, range))
            .peekable();
        std::iter::from_fn(move || {
            let first = cells.next()?;
            let mut span = ColumnSpan {
                start: first.column,
                end: end_of(&first),
            };
            while let Some(cell) = cells.next_if(|cell| cell.column == span.end) {
                span.end = end_of(&cell);
            }
            Some(span)
        })
    }

    /// The same as [`spans`](Self::spans), as a list.
    #[must_use]
    pub fn spans_of(&self, range: TextRange) -> Vec<ColumnSpan> {
        self.spans(range).collect()
    }

    /// The place in the text that a click on half of a cell means; none on a line without cells.
    ///
    /// A click beside the cells means the end of the line on that side.
    #[must_use]
    pub fn position_at(&self, column: u16, half: Half) -> Option<Position> {
        let (cell, half) = match self.cell_at(column) {
            // A wide cell has its halves in different columns.
            Some(cell) if cell.width > 1 => {
                let middle = cell.column + u16::from(cell.width / 2);
                (
                    cell,
                    if column < middle {
                        Half::Left
                    } else {
                        Half::Right
                    },
                )
            }
            Some(cell) => (cell, half),
            None => (self.cells().next_back()?, Half::Right),
        };
        let leading = match cell.direction {
            Direction::LeftToRight => Half::Left,
            Direction::RightToLeft => Half::Right,
        };
        Some(if half == leading {
            Position {
                offset: cell.range.start,
                affinity: Affinity::Downstream,
            }
        } else {
            Position {
                offset: cell.range.end,
                affinity: Affinity::Upstream,
            }
        })
    }

    /// The column whose left edge the caret at `position` is drawn at: `0` to [`width`].
    ///
    /// Where the neighbour the position belongs to is not drawn on this line, the other one serves;
    /// on a line without cells, 0.
    ///
    /// [`width`]: VisualLine::width
    #[must_use]
    pub fn caret_column(&self, position: Position) -> u16 {
        let upstream = || {
            self.edge(
                |cell| cell.range.end == position.offset,
                Direction::LeftToRight,
            )
        };
        let downstream = || {
            self.edge(
                |cell| cell.range.start == position.offset,
                Direction::RightToLeft,
            )
        };
        let found = match position.affinity {
            Affinity::Upstream => upstream().or_else(downstream),
            Affinity::Downstream => downstream().or_else(upstream),
        };
        // Within a cell, or beside something that is not drawn: where the cell starts.
        let inside = || {
            self.edge(
                |cell| cell.range.contains(position.offset),
                Direction::RightToLeft,
            )
        };
        found.or_else(inside).unwrap_or(match self.direction() {
            Direction::LeftToRight => 0,
            Direction::RightToLeft => self.width(),
        })
    }

    /// The right edge of the first cell that is `wanted` and runs in `direction`, the left edge of
    /// one that runs against it.
    fn edge(&self, wanted: impl Fn(&Cell<'_>) -> bool, direction: Direction) -> Option<u16> {
        let cell = self
            .cells()
            .find(|cell| !cell.range.is_empty() && wanted(cell))?;
        Some(if cell.direction == direction {
            cell.column + u16::from(cell.width)
        } else {
            cell.column
        })
    }

    /// How many cells, from the left, fulfil a condition that the rest does not.
    fn partition_point(&self, condition: impl Fn(Cell<'_>) -> bool) -> usize {
        let (mut low, mut high) = (0, self.cells().len());
        while low < high {
            let middle = low + (high - low) / 2;
            if condition(self.cell(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

/// The column after a cell.
fn end_of(cell: &Cell<'_>) -> u16 {
    cell.column + u16::from(cell.width)
}

/// Whether a cell stands for a byte of `range`, or was inserted between two that do.
fn is_within(cell: &Cell<'_>, range: TextRange) -> bool {
    if cell.range.is_empty() {
        range.start < cell.range.start && cell.range.start < range.end
    } else {
        !range.is_empty() && cell.range.overlaps(range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BaseDirection, Justification, Paragraph, Rendition};

    /// قال (0–6), a space (6), abc (7–10), a space (10), ثم (11–15): on the screen `ﻢﺛ abc ﻝﺎﻗ`.
    fn mixed() -> VisualLine {
        let mut visual = VisualLine::new();
        Paragraph::new("قال abc ثم", BaseDirection::Auto).fit(
            40,
            Rendition::default(),
            &mut visual,
        );
        visual
    }

    fn caret(offset: usize, affinity: Affinity) -> u16 {
        mixed().caret_column(Position { offset, affinity })
    }

    #[test]
    fn a_byte_has_its_column() {
        let visual = mixed();
        assert_eq!(visual.column_of(0), Some(9));
        assert_eq!(visual.column_of(7), Some(3));
        assert_eq!(visual.column_of(9), Some(5));
        assert_eq!(visual.column_of(13), Some(0));
        assert_eq!(visual.column_of(15), None);
        assert_eq!(visual.offset_at(3), Some(7));
        assert_eq!(visual.offset_at(10), None);
    }

    #[test]
    fn the_caret_stands_on_two_sides_where_the_direction_changes() {
        // At the start of the line: its right end.
        assert_eq!(caret(0, Affinity::Downstream), 10);
        assert_eq!(caret(0, Affinity::Upstream), 10);
        // Between the space and abc: left of the space, or left of abc.
        assert_eq!(caret(7, Affinity::Upstream), 6);
        assert_eq!(caret(7, Affinity::Downstream), 3);
        // Between abc and the space behind it.
        assert_eq!(caret(10, Affinity::Upstream), 6);
        assert_eq!(caret(10, Affinity::Downstream), 3);
        // At the end: the left end.
        assert_eq!(caret(15, Affinity::Upstream), 0);
    }

    #[test]
    fn a_click_finds_the_nearer_side() {
        let visual = mixed();
        let at = |column, half| {
            visual
                .position_at(column, half)
                .map(|position| position.offset)
        };
        assert_eq!(at(9, Half::Right), Some(0));
        assert_eq!(at(9, Half::Left), Some(2));
        assert_eq!(at(3, Half::Left), Some(7));
        assert_eq!(at(3, Half::Right), Some(8));
        assert_eq!(
            at(30, Half::Left),
            Some(0),
            "beside the line: its right end"
        );
        assert_eq!(VisualLine::new().position_at(0, Half::Left), None);
    }

    #[test]
    fn a_selection_may_be_in_pieces() {
        let visual = mixed();
        let spans = |start, end| -> Vec<(u16, u16)> {
            let spans = visual.spans_of(TextRange::new(start, end));
            spans.iter().map(|span| (span.start, span.end)).collect()
        };
        assert_eq!(spans(0, 15), [(0, 10)]);
        assert_eq!(spans(4, 8), [(3, 4), (6, 8)]);
        assert_eq!(spans(7, 10), [(3, 6)]);
        assert_eq!(spans(3, 3), []);
    }

    #[test]
    fn an_inserted_cell_is_selected_with_its_neighbours() {
        let paragraph = Paragraph::new("بب بب بببب", BaseDirection::Auto);
        let line = paragraph.break_lines(7)[0];
        let mut visual = VisualLine::new();
        paragraph.lay_out_justified(
            &line,
            7,
            Justification::Space,
            Rendition::default(),
            &mut visual,
        );
        assert_eq!(visual.width(), 7);
        assert_eq!(
            visual.spans_of(TextRange::new(0, 9)),
            [ColumnSpan { start: 0, end: 7 }]
        );
        assert_eq!(
            visual.spans_of(TextRange::new(0, 4)),
            [ColumnSpan { start: 5, end: 7 }]
        );
    }
}
