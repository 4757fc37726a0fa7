//! Tables: which are data and which only place parts of a page, and the places of cells.

use super::dom::{Dom, NodeId};
use super::elements::number;

/// The most columns whose places are kept.
const COLUMNS: usize = 64;

/// The longest text of a cell of data, in bytes.
const LONGEST_CELL: usize = 600;

/// The rows and columns of a table of data, as they are taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    /// How many rows were begun.
    rows: usize,
    /// The column of the next cell.
    column: usize,
    /// Of the columns, in how many rows that follow a cell from above stands.
    taken: Vec<usize>,
    /// How many columns the last cell lies over.
    width: usize,
}

/// How many columns and rows a cell lies over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CellSpan {
    columns: usize,
    rows: usize,
}

impl Grid {
    /// Begins a row; returns how many stand before it.
    pub(super) fn next_row(&mut self) -> usize {
        self.column = 0;
        self.width = 0;
        self.rows += 1;
        self.rows - 1
    }

    /// Begins a cell; returns how many tabs stand before it.
    pub(super) fn next_cell(&mut self, span: CellSpan) -> usize {
        let before = self.column;
        self.column += self.width;
        while let Some(rows @ 1..) = self.taken.get_mut(self.column) {
            *rows -= 1;
            self.column += 1;
        }
        self.width = span.columns.min(COLUMNS.saturating_sub(self.column)).max(1);
        let end = (self.column + self.width).min(COLUMNS);
        if span.rows > 1 && self.column < end {
            self.taken.resize(self.taken.len().max(end), 0);
            self.taken[self.column..end].fill(span.rows - 1);
        }
        self.column - before
    }
}

/// How many columns and rows a cell lies over.
pub(super) fn span(dom: &Dom, cell: NodeId) -> CellSpan {
    let count = |attribute| {
        let count = number(dom, cell, attribute).unwrap_or(1);
        usize::try_from(count.clamp(1, 1000)).unwrap_or(1)
    };
    CellSpan {
        columns: count("colspan"),
        rows: count("rowspan"),
    }
}

/// Whether a row heads the columns.
pub(super) fn is_head(dom: &Dom, row: NodeId) -> bool {
    let mut cells = dom.children(row).filter(|&id| is_cell(dom, id)).peekable();
    let is_in_head = dom
        .parent(row)
        .is_some_and(|parent| dom.name(parent) == "thead");
    is_in_head || (cells.peek().is_some() && cells.all(|id| dom.name(id) == "th"))
}

/// The grid of a table; `None` where it only places parts of a page: it has one column, or one row, or holds what is
/// too long for a cell.
pub(super) fn grid(dom: &Dom, table: NodeId) -> Option<Grid> {
    if dom
        .attribute(table, "role")
        .is_some_and(|role| role == "presentation" || role == "none")
    {
        return None;
    }
    let mut rows = 0;
    let mut widest = 0;
    let mut is_marked_as_data = false;
    let mut cells = 0;
    let mut length = 0;
    for id in dom.descendants(table) {
        match dom.name(id) {
            "table" | "article" | "form" | "section" | "blockquote" | "iframe" | "h1" | "h2"
            | "h3" => {
                return None;
            }
            "tr" => {
                rows += 1;
                cells = 0;
            }
            "td" | "th" => {
                cells += 1;
                length = 0;
                widest = widest.max(cells);
                is_marked_as_data |= dom.name(id) == "th";
            }
            "thead" | "caption" => is_marked_as_data = true,
            "" => {
                length += dom.text(id).map_or(0, |text| text.trim().len());
                if length > LONGEST_CELL {
                    return None;
                }
            }
            _ => {}
        }
    }
    let least_rows = if is_marked_as_data { 1 } else { 2 };
    (widest > 1 && rows >= least_rows).then(Grid::default)
}

/// Whether a table only places parts of a page.
pub(in crate::sources) fn is_layout(dom: &Dom, table: NodeId) -> bool {
    grid(dom, table).is_none()
}

fn is_cell(dom: &Dom, id: NodeId) -> bool {
    matches!(dom.name(id), "td" | "th")
}
