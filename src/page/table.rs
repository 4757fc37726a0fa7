//! How the cells of a table stand on the page: in columns that line up, or below each other where those do not fit.

use crate::range::TextRange;
use crate::text::{self, BaseDirection, Line, LineStart, Paragraph, Rendition};

/// The cells between two columns.
const GAP: u16 = 3;

/// What stands in the middle of them.
pub const DIVIDER: &str = "│";

/// A column narrower than this is not worth reading.
const NARROWEST: u16 = 6;

/// So many rows decide how wide the columns are. Rows below them are broken into lines where they are wider.
const MEASURED_ROWS: usize = 1000;

/// The place of a column: cells from the side where lines start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// Cells before it.
    pub start: u16,
    /// In cells.
    pub width: u16,
}

/// How the cells of a row stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableColumns {
    /// Beside each other, each in its column.
    Beside(Vec<TableColumn>),
    /// Below each other, as wide as the page.
    Below,
    /// Below each other, each behind what stands above its column.
    Labelled(Vec<TableColumn>),
}

impl TableColumns {
    /// The cells from the first column to the last; `None` where the cells stand below each other.
    pub fn width(&self) -> Option<u16> {
        match self {
            Self::Beside(columns) => columns.last().map(|last| last.start + last.width),
            Self::Below | Self::Labelled(_) => None,
        }
    }

    /// Where lines divide them: cells from the side where lines start.
    pub fn dividers(&self) -> impl Iterator<Item = u16> + '_ {
        let columns = match self {
            Self::Beside(columns) => columns.as_slice(),
            Self::Below | Self::Labelled(_) => &[],
        };
        let further = columns.iter().skip(1);
        further.map(|column| column.start - GAP / 2 - 1)
    }
}

/// A cell of a table's row, broken into lines.
pub struct TableCell {
    /// Its bytes in the text of the row.
    pub range: TextRange,
    pub paragraph: Paragraph,
    starts: Vec<LineStart>,
    pub column: TableColumn,
    /// The row of its first line, counted from the first of the table's row.
    pub first_row: usize,
}

impl TableCell {
    /// The row below its last, counted from the first of the table's row.
    pub fn end_row(&self) -> usize {
        self.first_row + self.starts.len().max(1)
    }

    /// Its line at a row, counted from the first of the table's row; `None` where it has none there.
    pub fn line(&self, row: usize, rendition: Rendition) -> Option<Line> {
        let line = row.checked_sub(self.first_row)?;
        let width = self.column.width;
        (line < self.starts.len())
            .then(|| self.paragraph.line(&self.starts, line, width, rendition))
    }

    /// The row where a byte of the table's row stands.
    pub fn row_of(&self, offset: usize) -> usize {
        let start = |start: &LineStart| self.range.start + self.paragraph.offset_of(*start);
        let after = self.starts.partition_point(|line| start(line) <= offset);
        self.first_row + after.saturating_sub(1)
    }

    /// The byte of the table's row that its line at a row begins with.
    pub fn offset_of(&self, row: usize) -> Option<usize> {
        let line = row.checked_sub(self.first_row)?;
        let start = self.starts.get(line)?;
        Some(self.range.start + self.paragraph.offset_of(*start))
    }
}

/// The cells of a row on a page this wide, each broken into lines. Some parts of its text keep their own order.
pub fn cells<'a>(
    row: &'a str,
    columns: &'a TableColumns,
    isolates: Vec<TextRange>,
    base: BaseDirection,
    page_width: u16,
    rendition: Rendition,
) -> impl Iterator<Item = TableCell> + 'a {
    let whole = TableColumn {
        start: 0,
        width: page_width,
    };
    let mut first_row = 0;
    ranges(row).enumerate().map(move |(number, range)| {
        let beside = match columns {
            TableColumns::Beside(columns) => columns.get(number).copied(),
            TableColumns::Below | TableColumns::Labelled(_) => None,
        };
        let labelled = match columns {
            TableColumns::Labelled(columns) => columns.get(number).copied(),
            TableColumns::Beside(_) | TableColumns::Below => None,
        };
        let text = range.of(row);
        let within = isolates.iter().filter(|isolate| isolate.overlaps(range));
        let within: Vec<TextRange> = within
            .map(|isolate| TextRange {
                start: isolate.start.saturating_sub(range.start),
                end: isolate.end.min(range.end) - range.start,
            })
            .collect();
        let paragraph = Paragraph::isolating(text, base, &within);
        let column = beside.or(labelled).unwrap_or(whole);
        let mut starts = Vec::new();
        paragraph.find_lines(column.width, rendition, &mut starts);
        let cell = TableCell {
            range,
            paragraph,
            starts,
            column,
            first_row: if beside.is_some() { 0 } else { first_row },
        };
        // A row below those measured may have more cells: they stand below the others.
        first_row = first_row.max(cell.end_row());
        cell
    })
}

/// The cells of a row, in bytes of its text.
pub(super) fn ranges(row: &str) -> impl Iterator<Item = TextRange> + '_ {
    let mut start = 0;
    row.split('\t').map(move |cell| {
        let range = TextRange::new(start, start + cell.len());
        start = range.end + 1;
        range
    })
}

/// The columns for some rows on a page this wide: each as wide as its widest cell where all fit, else the widest of
/// them are narrowed.
pub fn columns<'a>(
    rows: impl Iterator<Item = &'a str>,
    width: u16,
    rendition: Rendition,
) -> TableColumns {
    let mut widths: Vec<usize> = Vec::new();
    for row in rows.take(MEASURED_ROWS) {
        for (number, cell) in ranges(row).enumerate() {
            let needed = text::width_for(cell.of(row), rendition).max(1);
            match widths.get_mut(number) {
                Some(widest) => *widest = needed.max(*widest),
                None => widths.push(needed),
            }
        }
    }
    let gaps = usize::from(GAP) * widths.len().saturating_sub(1);
    let Some(room) = usize::from(width).checked_sub(gaps) else {
        return TableColumns::Below;
    };
    let widest = widest_that_fits(&widths, room);
    if widest < usize::from(NARROWEST) && widths.iter().any(|width| *width > widest) {
        return TableColumns::Below;
    }
    let mut start = 0;
    let column = |needed: &usize| {
        // No column is wider than the page.
        let width = u16::try_from((*needed).min(widest)).unwrap_or(u16::MAX);
        let column = TableColumn { start, width };
        start += width + GAP;
        column
    };
    TableColumns::Beside(widths.iter().map(column).collect())
}

/// The width that no column may exceed for all to fit into the room.
fn widest_that_fits(widths: &[usize], room: usize) -> usize {
    let mut sorted = widths.to_vec();
    sorted.sort_unstable();
    let mut left = room;
    for (done, width) in sorted.iter().enumerate() {
        let share = left / (sorted.len() - done);
        if *width > share {
            return share;
        }
        left -= width;
    }
    room
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(rows: &[&str], width: u16) -> Option<Vec<(u16, u16)>> {
        match columns(rows.iter().copied(), width, Rendition::default()) {
            TableColumns::Beside(columns) => {
                Some(columns.iter().map(|c| (c.start, c.width)).collect())
            }
            TableColumns::Below | TableColumns::Labelled(_) => None,
        }
    }

    #[test]
    fn columns_are_as_wide_as_their_cells() {
        let rows = ["الاسم\tالعدد", "سالم\t2100", "هدى بنت علي\t7\tملاحظة"];
        assert_eq!(widths(&rows, 60), Some(vec![(0, 11), (14, 5), (22, 5)]));
    }

    #[test]
    fn the_widest_columns_are_narrowed() {
        let rows = ["قصير\tهذا عمود طويل جدًّا فيه كلام كثير"];
        assert_eq!(widths(&rows, 20), Some(vec![(0, 4), (7, 13)]));
        // Below each other where there is no room.
        assert_eq!(widths(&rows, 9), None);
        let many = "كلمات كثيرة\t".repeat(30);
        assert_eq!(widths(&[&many], 80), None);
    }

    #[test]
    fn cells_are_bytes_of_the_row() {
        let row = "\tأ\t\tب";
        let texts: Vec<&str> = ranges(row).map(|cell| cell.of(row)).collect();
        assert_eq!(texts, ["", "أ", "", "ب"]);
    }
}
