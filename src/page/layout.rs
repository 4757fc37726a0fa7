//! A page: the blocks of an article as pieces, each broken into lines.

use std::iter;
use std::ops::Range;
use std::sync::Arc;

use super::list::{self, INDENT, WideList};
use super::look::{Look, Telling};
use super::paragraphs::Paragraphs;
use super::table::{self, TableCell, TableColumns};
use crate::appearance::Dates;
use crate::article::{Article, Block, BlockKind, Span, SpanStyle};
use crate::i18n;
use crate::range::TextRange;
use crate::text::{
    BaseDirection, Direction, LineStart, Paragraph, addresses, is_surely_one_line,
    majority_direction,
};

/// A text of so many bytes is analysed anew whenever its lines are to be found: to keep what they
/// are found by would take several times its size.
const SHORT: usize = 128;

/// An article laid out for a width.
#[derive(Debug)]
pub struct Page {
    pub(super) article: Arc<Article>,
    pub(super) direction: Direction,
    pub(super) width: u16,
    pub(super) look: Look,
    /// The line made of the metadata; empty where there is none.
    pub(super) metadata: String,
    /// Which piece that line is, once it has found its place.
    pub(super) metadata_piece: Option<usize>,
    pub(super) is_complete: bool,
    /// The blocks of the article, and between two of them the line made of the metadata.
    pub(super) pieces: Vec<PagePiece>,
    /// Where the lines of the pieces that have several start, one piece after the other: what a new width changes.
    pub(super) line_starts: Vec<LineStart>,
    pub(super) row_count: usize,
    /// Those of which a row was drawn, and those whose lines are to be found anew quickly.
    pub(super) paragraphs: Paragraphs,
    /// The tables laid out so far, in order.
    pub(super) tables: Vec<Table>,
    /// The lists laid out so far whose markers need more room than usual, in order.
    pub(super) lists: Vec<WideList>,
}

/// A table on the page.
#[derive(Debug)]
pub(super) struct Table {
    /// Its rows, by the number of their blocks.
    blocks: Range<usize>,
    columns: TableColumns,
}

/// The cells of the head of a table that is read out.
const OF_HEAD: &TableColumns = &TableColumns::Below;

/// What a row of text is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PagePart {
    /// A block of the article.
    Block(BlockKind),
    /// The line made of what is known about the article; not part of its text.
    Metadata,
}

/// A paragraph in its place on the page. There is one for each block: it is kept small.
#[derive(Debug, Default)]
pub(super) struct PagePiece {
    /// The first of its lines among those of the page, if it has several.
    pub(super) first_line: u32,
    /// The row of its first line.
    pub(super) first_row: u32,
}

impl Page {
    /// Lays an article out, `width` cells wide.
    #[must_use]
    pub fn new(article: Arc<Article>, look: impl Into<Look>, width: u16) -> Self {
        let mut page = Self::open(article, look, width);
        page.grow_while(|_| true);
        page
    }

    /// A page on which nothing is laid out yet: [`grow_while`](Self::grow_while) does that, as far as
    /// is needed now.
    #[must_use]
    pub fn open(article: Arc<Article>, look: impl Into<Look>, width: u16) -> Self {
        let look = look.into();
        let blocks = &article.body.blocks;
        Self {
            direction: direction_of(&article),
            width: width.max(1),
            metadata: metadata_line(&article, look.dates),
            look,
            metadata_piece: None,
            is_complete: false,
            pieces: Vec::with_capacity(blocks.len() + 1),
            line_starts: Vec::new(),
            row_count: 0,
            paragraphs: Paragraphs::default(),
            tables: Vec::new(),
            lists: Vec::new(),
            article,
        }
    }

    /// Lays out further blocks, in order, while `wants_more` of the page so far says so.
    pub fn grow_while(&mut self, mut wants_more: impl FnMut(&Self) -> bool) {
        while !self.is_complete && wants_more(self) {
            let blocks = &self.article.body.blocks;
            let laid_out = self.pieces.len() - usize::from(self.metadata_piece.is_some());
            let next = blocks.get(laid_out);
            let is_behind_title = next.is_none_or(|block| block.kind != BlockKind::Title);
            if is_behind_title && self.metadata_piece.is_none() && !self.metadata.is_empty() {
                self.metadata_piece = Some(self.pieces.len());
            } else if next.is_none() {
                self.is_complete = true;
                return;
            }
            self.paragraphs.add(self.pieces.len());
            self.pieces.push(PagePiece::default());
            self.break_lines_of(self.pieces.len() - 1);
        }
    }

    /// Whether the whole article is laid out.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// The bytes of the article's text that are laid out so far.
    #[must_use]
    pub fn laid_out_bytes(&self) -> usize {
        let last = self.pieces.len().checked_sub(1);
        last.map_or(0, |last| {
            self.offset_of_piece(last) + self.text_of(last).len()
        })
    }

    /// Breaks the lines anew where the width differs from the present one.
    pub fn set_width(&mut self, width: u16) {
        let width = width.max(1);
        if width == self.width {
            return;
        }
        self.width = width;
        self.break_lines();
    }

    /// Sets it in another look; the lines are broken anew where that changes them.
    pub fn set_look(&mut self, look: Look) {
        let before = std::mem::replace(&mut self.look, look);
        if before.dates != look.dates {
            self.metadata = metadata_line(&self.article, look.dates);
            if let Some(piece) = self.metadata_piece {
                self.paragraphs.release(piece);
            }
        }
        if look.breaks_otherwise(before) {
            self.break_lines();
        }
    }

    /// Lets go of what is kept to draw the rows above this one; where one is asked for again, it is
    /// made again. For who goes through a long article once.
    pub fn release_above(&mut self, row: usize) {
        let end = self.piece_at_row(row).unwrap_or(0);
        self.paragraphs.release_before(end);
    }

    fn break_lines(&mut self) {
        self.line_starts.clear();
        self.row_count = 0;
        self.tables.clear();
        self.lists.clear();
        for piece in 0..self.pieces.len() {
            self.break_lines_of(piece);
        }
    }

    /// Breaks the lines of the piece below all those that are broken already.
    fn break_lines_of(&mut self, piece: usize) {
        self.note_table(piece);
        self.note_list(piece);
        let first_line = self.line_starts.len();
        let first_row = self.row_count + self.blank_rows_above(piece);
        let width = self.text_width(piece);
        let mut starts = std::mem::take(&mut self.line_starts);
        let text = self.text_of(piece);
        if let Some(columns) = self.columns(piece) {
            let height = self.cells(piece, columns).map(|cell| cell.end_row()).max();
            // Each line of a cell is looked for in the cell.
            starts.extend(iter::repeat_n(LineStart::FIRST, height.unwrap_or(1)));
        } else if let Some(paragraph) = self.paragraphs.get(piece) {
            paragraph.find_lines(width, self.look.rendition, &mut starts);
        } else if is_surely_one_line(text, width) {
            starts.push(LineStart::FIRST);
        } else if text.len() <= SHORT {
            let paragraph = self.analyse(piece);
            paragraph.find_lines(width, self.look.rendition, &mut starts);
        } else {
            let paragraph = self.paragraph(piece);
            paragraph.find_lines(width, self.look.rendition, &mut starts);
        }
        let line_count = starts.len() - first_line;
        if line_count == 1 {
            starts.truncate(first_line);
        }
        let last_row = first_row + (line_count - 1) * self.pitch(piece);
        self.row_count = last_row + 1 + usize::from(self.is_ruled(piece));
        self.line_starts = starts;
        let piece = &mut self.pieces[piece];
        piece.first_line = first_line as u32;
        piece.first_row = first_row as u32;
    }

    /// Finds the columns of the table that begins with a piece, if one does.
    fn note_table(&mut self, piece: usize) {
        let Some(first) = self.block_number(piece) else {
            return;
        };
        let body = &self.article.body;
        let is_row = |block: &Block| matches!(block.kind, BlockKind::Row { .. });
        let is_known = self
            .tables
            .last()
            .is_some_and(|table| table.blocks.contains(&first));
        if is_known || !body.blocks.get(first).is_some_and(is_row) {
            return;
        }
        let next_rows = body.blocks[first..]
            .windows(2)
            .take_while(|pair| is_row(&pair[1]) && !stands_apart(&pair[0], &pair[1]));
        let blocks = first..first + 1 + next_rows.count();
        let rows = body.blocks[blocks.clone()].iter();
        let texts = rows.map(|row| body.block_text(row));
        let width = self.text_width(piece);
        let columns = match self.look.telling {
            Telling::Drawn => table::columns(texts, width, self.look.rendition),
            Telling::InWords => self.labelled_columns(self.is_head(piece).then_some(first), width),
        };
        self.tables.push(Table { blocks, columns });
    }

    /// Finds the room for the markers of the list that begins with a piece, if one does.
    fn note_list(&mut self, piece: usize) {
        if let Some(first) = self.block_number(piece) {
            let list = list::begun_at(&self.article.body.blocks, first);
            self.lists.extend(list);
        }
    }

    /// The cells left free at the side where the lines of a piece start: at least half of a narrow page is the
    /// text's.
    pub(super) fn indent(&self, piece: usize) -> u16 {
        let quotes = self.quote_indent(piece) + self.label_indent(piece);
        let indent = match self.part(piece) {
            PagePart::Block(BlockKind::Item { depth, .. }) => {
                let block = self.block_number(piece).unwrap_or(0);
                quotes.saturating_add(list::indent(&self.lists, block, depth))
            }
            _ => quotes,
        };
        indent.min(self.width / 2)
    }

    /// The cells that the bars of the quotations take that a piece stands in.
    pub(super) fn quote_indent(&self, piece: usize) -> u16 {
        let quotes = self.block(piece).map_or(0, |block| block.quotes);
        (INDENT * u16::from(quotes)).min(self.width / 2)
    }

    /// The columns of the table that a piece is a row of.
    pub(super) fn columns(&self, piece: usize) -> Option<&TableColumns> {
        if !matches!(self.part(piece), PagePart::Block(BlockKind::Row { .. })) {
            return None;
        }
        let block = self.block_number(piece)?;
        let behind = self
            .tables
            .partition_point(|table| table.blocks.start <= block);
        let table = &self.tables[behind.checked_sub(1)?];
        match &table.columns {
            TableColumns::Labelled(_) if self.is_head(piece) => Some(OF_HEAD),
            columns => Some(columns),
        }
    }

    /// The head of the table that a piece is a row of, by the number of its block, where its words stand before the cells.
    pub(super) fn head_of(&self, piece: usize) -> Option<usize> {
        let Some(TableColumns::Labelled(_)) = self.columns(piece) else {
            return None;
        };
        let block = self.block_number(piece)?;
        let behind = self
            .tables
            .partition_point(|table| table.blocks.start <= block);
        Some(self.tables[behind.checked_sub(1)?].blocks.start)
    }

    /// Whether a line stands below a piece: the head of a table, in columns, above its other rows.
    pub(super) fn is_ruled(&self, piece: usize) -> bool {
        let Some(number) = self.block_number(piece) else {
            return false;
        };
        let blocks = &self.article.body.blocks;
        let (Some(head), Some(below)) = (blocks.get(number), blocks.get(number + 1)) else {
            return false;
        };
        head.kind == (BlockKind::Row { is_head: true })
            && below.kind == (BlockKind::Row { is_head: false })
            && !stands_apart(head, below)
            && self
                .columns(piece)
                .is_some_and(|columns| columns.width().is_some())
    }

    /// The cells of a row of a table, each broken into lines.
    pub(super) fn cells<'p>(
        &'p self,
        piece: usize,
        columns: &'p TableColumns,
    ) -> impl Iterator<Item = TableCell> + 'p {
        let base = BaseDirection::Within(self.direction);
        table::cells(
            self.text_of(piece),
            columns,
            self.isolates(piece),
            base,
            self.text_width(piece),
            self.look.rendition,
        )
    }

    /// The block that a piece is; `None` for the line made of the metadata.
    pub(super) fn block(&self, piece: usize) -> Option<&Block> {
        self.article.body.blocks.get(self.block_number(piece)?)
    }

    pub(super) fn block_number(&self, piece: usize) -> Option<usize> {
        match self.metadata_piece {
            Some(metadata) if metadata == piece => None,
            Some(metadata) if metadata < piece => Some(piece - 1),
            _ => Some(piece),
        }
    }

    pub(super) fn part(&self, piece: usize) -> PagePart {
        self.block(piece)
            .map_or(PagePart::Metadata, |block| PagePart::Block(block.kind))
    }

    pub(super) fn text_of(&self, piece: usize) -> &str {
        match self.block(piece) {
            Some(block) => self.article.body.block_text(block),
            None => &self.metadata,
        }
    }

    /// Where the text of a piece starts in the article's; for the metadata, where it would.
    pub(super) fn offset_of_piece(&self, piece: usize) -> usize {
        let body = &self.article.body;
        // The metadata stand before the block that would have their number.
        let block = self.block_number(piece).unwrap_or(piece);
        let block = body.blocks.get(block);
        block.map_or(body.text.len(), |block| block.range().start)
    }

    /// The rows from a line of a piece to the next: tables and program text are set close.
    pub(super) fn pitch(&self, piece: usize) -> usize {
        let is_close = matches!(
            self.part(piece),
            PagePart::Block(BlockKind::Row { .. } | BlockKind::Code | BlockKind::Rule)
        );
        1 + if is_close {
            0
        } else {
            usize::from(self.look.line_spacing)
        }
    }

    /// The blank rows above a piece.
    fn blank_rows_above(&self, piece: usize) -> usize {
        let Some(above) = piece.checked_sub(1) else {
            return 0;
        };
        let between_lines = self.pitch(above).min(self.pitch(piece)) - 1;
        if !self.is_spaced(piece) {
            return between_lines;
        }
        let is_prose = |piece| {
            let part = self.part(piece);
            matches!(
                part,
                PagePart::Block(BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Quote)
            )
        };
        // Nothing else would tell a heading from what stands above it.
        let least = usize::from(!(is_prose(above) && is_prose(piece)));
        between_lines + usize::from(self.look.paragraph_spacing).max(least)
    }

    /// Whether a piece stands apart from the one above it.
    fn is_spaced(&self, piece: usize) -> bool {
        let Some(number) = self.block_number(piece) else {
            // Under a title it stands close; without one it opens the page.
            return piece > 1;
        };
        let blocks = &self.article.body.blocks;
        let above = number.checked_sub(1).map(|above| &blocks[above]);
        above.is_some_and(|above| stands_apart(above, &blocks[number]))
    }

    fn analyse(&self, piece: usize) -> Paragraph {
        let base = match self.part(piece) {
            PagePart::Metadata => BaseDirection::Fixed(self.direction),
            // Program text is written from the left in any article.
            PagePart::Block(BlockKind::Code) => BaseDirection::Fixed(Direction::LeftToRight),
            PagePart::Block(_) => BaseDirection::Within(self.direction),
        };
        let isolates = match self.part(piece) {
            PagePart::Block(BlockKind::Code) => Vec::new(),
            _ => self.isolates(piece),
        };
        Paragraph::deferred_isolating(self.text_of(piece), base, &isolates)
    }

    /// The parts of a piece that keep their own order: program text and addresses, in bytes of its text.
    fn isolates(&self, piece: usize) -> Vec<TextRange> {
        let mut isolates = addresses(self.text_of(piece));
        if let Some(block) = self.block(piece) {
            let code = self
                .spans(piece)
                .filter(|span| span.style == SpanStyle::Code);
            isolates.extend(code.map(|span| TextRange {
                start: span.range.start - block.range().start,
                end: span.range.end - block.range().start,
            }));
        }
        isolates
    }

    /// The spans that begin in a piece.
    pub(super) fn spans(&self, piece: usize) -> impl Iterator<Item = &Span> {
        let block = self.block(piece);
        let spans = block.map_or(&[][..], |block| {
            let spans = &self.article.body.spans;
            &spans[spans.partition_point(|span| span.range.start < block.range().start)..]
        });
        let end = block.map_or(0, |block| block.range().end);
        spans.iter().take_while(move |span| span.range.start < end)
    }

    pub(super) fn paragraph(&self, piece: usize) -> &Paragraph {
        self.paragraphs.get_or_make(piece, || self.analyse(piece))
    }

    /// The cells that the lines of a piece may take.
    pub(super) fn text_width(&self, piece: usize) -> u16 {
        let indent = self.indent(piece);
        self.width.saturating_sub(indent).max(1)
    }

    /// The direction of the article.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Cells from edge to edge.
    #[must_use]
    pub fn width(&self) -> u16 {
        self.width
    }

    /// How it is set.
    #[must_use]
    pub fn look(&self) -> Look {
        self.look
    }

    /// How many rows there are so far.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.row_count
    }
}

/// The direction of an article: of its language where that is known, else of most of its letters.
#[must_use]
pub fn direction_of(article: &Article) -> Direction {
    match article.metadata.language.is_right_to_left() {
        Some(true) => Direction::RightToLeft,
        Some(false) => Direction::LeftToRight,
        None => majority_direction(&article.body.text).unwrap_or(Direction::RightToLeft),
    }
}

/// Whether two blocks stand apart. A heading stands close to what it heads, a byline
/// to the title.
fn stands_apart(above: &Block, block: &Block) -> bool {
    let is_tight = block.range().start.saturating_sub(above.range().end) == 1;
    let is_headed =
        matches!(above.kind, BlockKind::Heading { .. }) && block.kind != BlockKind::Rule;
    !is_tight && !is_headed && block.kind != BlockKind::Byline
}

/// What is known of an article, as a line; empty where it has a byline of its own.
fn metadata_line(article: &Article, dates: Dates) -> String {
    let is_byline = |block: &Block| block.kind == BlockKind::Byline;
    if article.body.blocks.iter().any(is_byline) {
        return String::new();
    }
    let metadata = &article.metadata;
    let date = metadata.date.map(|date| dates.whole_day(date));
    let names = metadata.publisher.iter().chain(&metadata.authors);
    let parts = names.chain(date.as_ref()).map(|part| i18n::isolated(part));
    parts.collect::<Vec<_>>().join(" · ")
}
