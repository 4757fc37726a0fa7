//! Where the text stands on a page: rows by offsets, offsets by rows.

use super::layout::{Page, PagePart};
use crate::text::LineStart;

/// Where the lines of a piece start that has one.
const ONE_LINE: &[LineStart] = &[LineStart::FIRST];

impl Page {
    /// The row where the text at `offset` stands.
    #[must_use]
    pub fn row_of(&self, offset: usize) -> usize {
        let Some(piece) = self.piece_at_offset(offset) else {
            return 0;
        };
        let starts = self.starts_of(piece);
        let first_row = self.pieces[piece].first_row as usize;
        if starts.len() < 2 {
            return first_row;
        }
        let within = offset - self.offset_of_piece(piece);
        if let Some(columns) = self.columns(piece) {
            let cell = self
                .cells(piece, columns)
                .take_while(|cell| cell.range.start <= within);
            return first_row + cell.last().map_or(0, |cell| cell.row_of(within));
        }
        let paragraph = self.paragraph(piece);
        let after = starts.partition_point(|start| paragraph.offset_of(*start) <= within);
        first_row + after.saturating_sub(1) * self.pitch(piece)
    }

    /// The offset where the text of a row starts; for a blank row, that of the text below it.
    #[must_use]
    pub fn offset_of(&self, row: usize) -> usize {
        let Some(piece) = self.piece_at_row(row) else {
            return match self.pieces.is_empty() {
                true => 0,
                false => self.offset_of_piece(0),
            };
        };
        let offset = self.offset_of_piece(piece);
        let below = row.saturating_sub(self.pieces[piece].first_row as usize);
        let line = below.div_ceil(self.pitch(piece));
        match self.starts_of(piece).get(line) {
            Some(_) if let Some(columns) = self.columns(piece) => {
                let mut cells = self.cells(piece, columns);
                offset + cells.find_map(|cell| cell.offset_of(line)).unwrap_or(0)
            }
            Some(start) if line > 0 && self.part(piece) != PagePart::Metadata => {
                offset + self.paragraph(piece).offset_of(*start)
            }
            Some(_) => offset,
            None if piece + 1 < self.pieces.len() => self.offset_of_piece(piece + 1),
            None => offset,
        }
    }

    /// The line of a piece at a row at it or below; `None` between two and below the last.
    pub(super) fn line_at(&self, piece: usize, row: usize) -> Option<usize> {
        let below = row.checked_sub(self.pieces[piece].first_row as usize)?;
        let pitch = self.pitch(piece);
        let line = below / pitch;
        (below % pitch == 0 && line < self.starts_of(piece).len()).then_some(line)
    }

    /// The row of the last line of a piece.
    pub(super) fn last_row(&self, piece: usize) -> usize {
        let lines_below = self.starts_of(piece).len() - 1;
        self.pieces[piece].first_row as usize + lines_below * self.pitch(piece)
    }

    /// The last piece that starts at `row` or above it.
    pub(super) fn piece_at_row(&self, row: usize) -> Option<usize> {
        let after = self
            .pieces
            .partition_point(|piece| piece.first_row as usize <= row);
        after.checked_sub(1)
    }

    /// The last piece whose text starts at `offset` or before it.
    pub(super) fn piece_at_offset(&self, offset: usize) -> Option<usize> {
        let blocks = &self.article.body.blocks;
        let blocks = blocks.partition_point(|block| block.range().start <= offset);
        let is_before = |piece: &usize| self.offset_of_piece(*piece) <= offset;
        // The metadata make one piece more than there are blocks.
        let pieces = self.pieces.len().min(blocks + 1);
        (0..pieces).rev().find(is_before)
    }

    /// Where the lines of a piece start.
    pub(super) fn starts_of(&self, piece: usize) -> &[LineStart] {
        let first = self.pieces[piece].first_line as usize;
        let next = self.pieces.get(piece + 1);
        let end = next.map_or(self.line_starts.len(), |next| next.first_line as usize);
        match &self.line_starts[first..end] {
            [] => ONE_LINE,
            several => several,
        }
    }
}
