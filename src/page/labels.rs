//! What is said before a block or a cell, in words, where a page is read out.

use super::layout::{Page, PagePart};
use super::look::Telling;
use super::row::Ornament;
use super::table::{TableColumn, TableColumns, ranges};
use crate::article::{BlockKind, Marker};
use crate::text::{self, Direction};

/// The cells that a label takes with the blank behind it.
fn room_for(label: &str) -> u16 {
    u16::try_from(text::width(label) + 1).unwrap_or(u16::MAX)
}

impl Page {
    /// What is said before a piece; `None` where nothing is, and where there is no room for it.
    pub(super) fn label(&self, piece: usize) -> Option<String> {
        if self.look.telling == Telling::Drawn {
            return None;
        }
        let block = self.block(piece)?;
        let id = match block.kind {
            BlockKind::Item {
                marker: Some(Marker::Task { done }),
                ..
            } => match done {
                true => "plain-task-done",
                false => "plain-task-open",
            },
            BlockKind::Heading { .. } => "plain-heading",
            BlockKind::Quote => "plain-quote",
            BlockKind::Paragraph if block.quotes > 0 => "plain-quote",
            _ => return None,
        };
        let label = self.look.dates.locale.wording(id).into_owned();
        (room_for(&label) <= self.width / 2).then_some(label)
    }

    /// The cells that are left free for what is said before a piece.
    pub(super) fn label_indent(&self, piece: usize) -> u16 {
        self.label(piece).map_or(0, |label| room_for(&label))
    }

    /// What is said before a piece, as it stands beside its first line.
    pub(super) fn label_ornament(&self, piece: usize, direction: Direction) -> Option<Ornament> {
        let label = self.label(piece)?;
        Some(Ornament::new(label.into(), self.indent(piece), direction))
    }

    /// The columns of a table that is read out, behind the words of its head; without a head the cells have the page.
    pub(super) fn labelled_columns(&self, head: Option<usize>, width: u16) -> TableColumns {
        let Some(head) = head else {
            return TableColumns::Below;
        };
        let column = |label: String| {
            let start = match label.is_empty() {
                true => 0,
                false => room_for(&label),
            };
            let start = if start <= width / 2 { start } else { 0 };
            TableColumn {
                start,
                width: (width - start).max(1),
            }
        };
        TableColumns::Labelled(self.cell_labels(head).map(column).collect())
    }

    /// What is said before a cell of a row, by its number.
    pub(super) fn cell_label(&self, piece: usize, number: usize) -> Option<String> {
        let head = self.head_of(piece)?;
        let label = self.cell_labels(head).nth(number)?;
        (!label.is_empty()).then_some(label)
    }

    /// What is said before the cells below a head, which is a block: empty below an empty cell.
    fn cell_labels(&self, head: usize) -> impl Iterator<Item = String> + '_ {
        let body = &self.article.body;
        let row = body.block_text(&body.blocks[head]);
        ranges(row).map(move |range| match range.of(row).trim() {
            "" => String::new(),
            words => format!("{words}:"),
        })
    }

    /// Whether a piece is a row of a table and its head.
    pub(super) fn is_head(&self, piece: usize) -> bool {
        self.part(piece) == PagePart::Block(BlockKind::Row { is_head: true })
    }
}
