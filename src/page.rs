//! An article laid out for a width: its blocks as rows, with margins, markers and blank rows.
//!
//! The reading pane and `qari show` draw the same page. Rows are numbered from 0 at the top;
//! columns are cells from the page's left edge; offsets are bytes of the article's text.
//!
//! A page keeps little of a block: a few bytes, and of a long one what breaking its lines takes. What
//! drawing takes is made when a row is asked for.

mod table;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::iter;
use std::ops::Range;
use std::sync::Arc;

pub use self::table::DIVIDER;
use self::table::{Cell, Column, Columns};
use crate::article::{Article, Block, BlockKind, Marker, Metadata, SpanStyle};
use crate::i18n::{self, Locale};
use crate::range::TextRange;
use crate::text::{
    BaseDirection, Direction, Line, LineStart, Paragraph, Rendition, VisualLine, addresses,
    is_surely_one_line, majority_direction,
};

/// Cells that a level of indentation takes.
const INDENT: u16 = 3;

/// What stands beside a quotation.
const QUOTE_BAR: &str = "┃";

/// A text of so many bytes is analysed anew whenever its lines are to be found: to keep what they
/// are found by would take several times its size.
const SHORT: usize = 128;

/// Where the lines of a piece start that has one.
const ONE_LINE: &[LineStart] = &[LineStart::FIRST];

/// An article laid out for a width.
#[derive(Debug)]
pub struct Page {
    article: Arc<Article>,
    direction: Direction,
    width: u16,
    rendition: Rendition,
    /// The line made of the metadata; empty where there is none.
    metadata: String,
    /// Which piece that line is, once it has found its place.
    metadata_piece: Option<usize>,
    is_complete: bool,
    /// The blocks of the article, and between two of them the line made of the metadata.
    pieces: Vec<Piece>,
    /// Where the lines of the pieces that have several start, one piece after the other: what a new width changes.
    line_starts: Vec<LineStart>,
    row_count: usize,
    /// The pieces before this one keep nothing to be drawn by.
    released: usize,
    /// The tables laid out so far, in order.
    tables: Vec<Table>,
    /// The lists laid out so far whose markers need more room than usual, in order.
    lists: Vec<List>,
}

/// A list with wide markers.
#[derive(Debug)]
struct List {
    /// Its items, by the number of their blocks.
    blocks: Range<usize>,
    /// The cells that each level takes, the outermost first.
    levels: Vec<u16>,
}

/// A table on the page.
#[derive(Debug)]
struct Table {
    /// Its rows, by the number of their blocks.
    blocks: Range<usize>,
    columns: Columns,
}

/// What a row of text is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A block of the article.
    Block(BlockKind),
    /// The line made of what is known about the article; not part of its text.
    Metadata,
}

/// A paragraph in its place on the page. There is one for each block: it is kept small.
#[derive(Debug, Default)]
struct Piece {
    /// The first of its lines among those of the page, if it has several.
    first_line: u32,
    /// The row of its first line.
    first_row: u32,
    /// Kept once a row of it was drawn, and where finding its lines anew is to be quick.
    paragraph: OnceCell<Box<Paragraph>>,
}

/// One row of a page.
#[derive(Clone, Debug)]
pub enum Row<'p> {
    /// Nothing.
    Blank,
    /// A line across the page.
    Rule,
    /// A line of text.
    Text(TextRow<'p>),
    /// A line of each cell of a table's row that has one here.
    Table(TableRow<'p>),
}

/// What stands in a row of a page where a table is.
#[derive(Clone, Debug)]
pub struct TableRow<'p> {
    /// The lines of the cells.
    pub lines: Vec<TextRow<'p>>,
    /// The columns, from the left, where a line divides two cells.
    pub dividers: Vec<u16>,
}

/// A line of text in a row.
#[derive(Clone, Debug)]
pub struct TextRow<'p> {
    page: &'p Page,
    piece: usize,
    paragraph: Cow<'p, Paragraph>,
    /// Where the text of the paragraph starts in that of the piece.
    start: usize,
    line: Line,
    /// Whether it is the first line of its paragraph.
    is_first: bool,
    /// The column of the table it stands in.
    column: Option<Column>,
}

impl Page {
    /// Lays an article out, `width` cells wide; its dates are written in `interface`'s language.
    #[must_use]
    pub fn new(article: Arc<Article>, locale: Locale, width: u16) -> Self {
        let mut page = Self::open(article, locale, width);
        page.grow_while(|_| true);
        page
    }

    /// A page on which nothing is laid out yet: [`grow_while`](Self::grow_while) does that, as far as
    /// is needed now.
    #[must_use]
    pub fn open(article: Arc<Article>, locale: Locale, width: u16) -> Self {
        let blocks = &article.body.blocks;
        let has_byline = blocks.iter().any(|block| block.kind == BlockKind::Byline);
        let metadata = match has_byline {
            true => String::new(),
            false => metadata_line(&article.metadata, locale),
        };
        Self {
            direction: direction_of(&article),
            width: width.max(1),
            rendition: Rendition::default(),
            metadata,
            metadata_piece: None,
            is_complete: false,
            pieces: Vec::with_capacity(blocks.len() + 1),
            line_starts: Vec::new(),
            row_count: 0,
            released: 0,
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
            self.pieces.push(Piece::default());
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

    /// Breaks the lines anew where another rendition gives letters another width.
    pub fn set_rendition(&mut self, rendition: Rendition) {
        let before = std::mem::replace(&mut self.rendition, rendition);
        if (before.forms, before.emoji) != (rendition.forms, rendition.emoji) {
            self.break_lines();
        }
    }

    /// Lets go of what is kept to draw the rows above this one; where one is asked for again, it is
    /// made again. For who goes through a long article once.
    pub fn release_above(&mut self, row: usize) {
        let end = self.piece_at_row(row).unwrap_or(0);
        for piece in self
            .pieces
            .get_mut(self.released..end)
            .into_iter()
            .flatten()
        {
            piece.paragraph = OnceCell::new();
        }
        self.released = self.released.max(end);
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
        let first_row = self.row_count + usize::from(self.is_spaced(piece));
        let width = self.text_width(piece);
        let mut starts = std::mem::take(&mut self.line_starts);
        let text = self.text_of(piece);
        if let Some(columns) = self.columns(piece) {
            let height = self.cells(piece, columns).map(|cell| cell.end_row()).max();
            // Each line of a cell is looked for in the cell.
            starts.extend(iter::repeat_n(LineStart::FIRST, height.unwrap_or(1)));
        } else if let Some(paragraph) = self.pieces[piece].paragraph.get() {
            paragraph.find_lines(width, self.rendition, &mut starts);
        } else if is_surely_one_line(text, width) {
            starts.push(LineStart::FIRST);
        } else if text.len() <= SHORT {
            let paragraph = self.analyse(piece);
            paragraph.find_lines(width, self.rendition, &mut starts);
        } else {
            let paragraph = self.paragraph(piece);
            paragraph.find_lines(width, self.rendition, &mut starts);
        }
        let line_count = starts.len() - first_line;
        if line_count == 1 {
            starts.truncate(first_line);
        }
        self.row_count = first_row + line_count;
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
        let is_row = |block: &&Block| matches!(block.kind, BlockKind::Row { .. });
        let is_known = self
            .tables
            .last()
            .is_some_and(|table| table.blocks.contains(&first));
        let rows = body.blocks[first..].iter().take_while(is_row);
        if is_known || !body.blocks.get(first).as_ref().is_some_and(is_row) {
            return;
        }
        let texts = rows.clone().map(|row| body.block_text(row));
        let columns = table::columns(texts, self.width, self.rendition);
        let blocks = first..first + rows.count();
        self.tables.push(Table { blocks, columns });
    }

    /// Finds the room for the markers of the list that begins with a piece, if one does.
    fn note_list(&mut self, piece: usize) {
        let Some(first) = self.block_number(piece) else {
            return;
        };
        let blocks = &self.article.body.blocks;
        let is_item = |block: &Block| matches!(block.kind, BlockKind::Item { .. });
        let is_first = first == 0 || !is_item(&blocks[first - 1]);
        if !is_first || !blocks.get(first).is_some_and(is_item) {
            return;
        }
        let mut levels: Vec<u16> = Vec::new();
        let mut end = first;
        for block in &blocks[first..] {
            let BlockKind::Item { depth, marker, .. } = block.kind else {
                break;
            };
            end += 1;
            if let Some(Marker::Number(number)) = marker {
                let level = usize::from(depth);
                let needed = u16::try_from(number.checked_ilog10().unwrap_or(0)).unwrap_or(0) + 3;
                levels.resize(levels.len().max(level + 1), INDENT);
                levels[level] = levels[level].max(needed);
            }
        }
        if levels.iter().any(|cells| *cells > INDENT) {
            let blocks = first..end;
            self.lists.push(List { blocks, levels });
        }
    }

    /// The cells left free at the side where the lines of a piece start: at least half of a narrow page is the
    /// text's.
    fn indent(&self, piece: usize) -> u16 {
        let indent = match self.part(piece) {
            Part::Block(BlockKind::Quote) => INDENT,
            Part::Block(BlockKind::Item {
                depth, is_quoted, ..
            }) => {
                let quotation = if is_quoted { INDENT } else { 0 };
                let levels = self.levels(piece);
                let level = |level| levels.get(level).copied().unwrap_or(INDENT);
                (0..=usize::from(depth))
                    .map(level)
                    .fold(quotation, u16::saturating_add)
            }
            _ => 0,
        };
        indent.min(self.width / 2)
    }

    /// The cells that the levels of the list take that a piece is an item of, where they are not the usual ones.
    fn levels(&self, piece: usize) -> &[u16] {
        let block = self.block_number(piece).unwrap_or(0);
        let behind = self.lists.partition_point(|list| list.blocks.end <= block);
        match self.lists.get(behind) {
            Some(list) if list.blocks.contains(&block) => &list.levels,
            _ => &[],
        }
    }

    /// The columns of the table that a piece is a row of.
    fn columns(&self, piece: usize) -> Option<&Columns> {
        if !matches!(self.part(piece), Part::Block(BlockKind::Row { .. })) {
            return None;
        }
        let block = self.block_number(piece)?;
        let behind = self
            .tables
            .partition_point(|table| table.blocks.start <= block);
        let table = &self.tables[behind.checked_sub(1)?];
        Some(&table.columns)
    }

    /// The cells of a row of a table, each broken into lines.
    fn cells<'p>(&'p self, piece: usize, columns: &'p Columns) -> impl Iterator<Item = Cell> + 'p {
        let base = BaseDirection::Within(self.direction);
        table::cells(
            self.text_of(piece),
            columns,
            self.isolates(piece),
            base,
            self.width,
            self.rendition,
        )
    }

    /// The lines of a table's row at a row, counted from its first.
    fn table_row(&self, piece: usize, columns: &Columns, row: usize) -> TableRow<'_> {
        let cells = self.cells(piece, columns);
        let lines = cells.filter_map(|cell| {
            Some(TextRow {
                page: self,
                piece,
                start: cell.range.start,
                line: cell.line(row, self.rendition)?,
                is_first: row == cell.first_row,
                column: Some(cell.column),
                paragraph: Cow::Owned(cell.paragraph),
            })
        });
        let divider = |before: u16| match self.direction {
            Direction::LeftToRight => before,
            Direction::RightToLeft => self.width.saturating_sub(before + 1),
        };
        TableRow {
            lines: lines.collect(),
            dividers: columns.dividers().map(divider).collect(),
        }
    }

    /// The block that a piece is; `None` for the line made of the metadata.
    fn block(&self, piece: usize) -> Option<&Block> {
        self.article.body.blocks.get(self.block_number(piece)?)
    }

    fn block_number(&self, piece: usize) -> Option<usize> {
        match self.metadata_piece {
            Some(metadata) if metadata == piece => None,
            Some(metadata) if metadata < piece => Some(piece - 1),
            _ => Some(piece),
        }
    }

    fn part(&self, piece: usize) -> Part {
        self.block(piece)
            .map_or(Part::Metadata, |block| Part::Block(block.kind))
    }

    fn text_of(&self, piece: usize) -> &str {
        match self.block(piece) {
            Some(block) => self.article.body.block_text(block),
            None => &self.metadata,
        }
    }

    /// Where the text of a piece starts in the article's; for the metadata, where it would.
    fn offset_of_piece(&self, piece: usize) -> usize {
        let body = &self.article.body;
        // The metadata stand before the block that would have their number.
        let block = self.block_number(piece).unwrap_or(piece);
        let block = body.blocks.get(block);
        block.map_or(body.text.len(), |block| block.range.start)
    }

    /// Whether a blank row stands above a piece.
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
            Part::Metadata => BaseDirection::Fixed(self.direction),
            // Program text is written from the left in any article.
            Part::Block(BlockKind::Code) => BaseDirection::Fixed(Direction::LeftToRight),
            Part::Block(_) => BaseDirection::Within(self.direction),
        };
        let isolates = match self.part(piece) {
            Part::Block(BlockKind::Code) => Vec::new(),
            _ => self.isolates(piece),
        };
        Paragraph::deferred_isolating(self.text_of(piece), base, &isolates)
    }

    /// The parts of a piece that keep their own order: program text and addresses, in bytes of its text.
    fn isolates(&self, piece: usize) -> Vec<TextRange> {
        let mut isolates = addresses(self.text_of(piece));
        if let Some(block) = self.block(piece) {
            let spans = &self.article.body.spans;
            let first = spans.partition_point(|span| span.range.start < block.range.start);
            let within = spans[first..]
                .iter()
                .take_while(|span| span.range.start < block.range.end);
            let code = within.filter(|span| span.style == SpanStyle::Code);
            isolates.extend(code.map(|span| TextRange {
                start: span.range.start - block.range.start,
                end: span.range.end - block.range.start,
            }));
        }
        isolates
    }

    fn paragraph(&self, piece: usize) -> &Paragraph {
        let paragraph = &self.pieces[piece].paragraph;
        paragraph.get_or_init(|| Box::new(self.analyse(piece)))
    }

    /// The cells that the lines of a piece may take.
    fn text_width(&self, piece: usize) -> u16 {
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

    /// How many rows there are so far.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.row_count
    }

    /// A row; blank below the last.
    #[must_use]
    pub fn row(&self, row: usize) -> Row<'_> {
        let Some(piece) = self.piece_at_row(row) else {
            return Row::Blank;
        };
        let starts = self.starts_of(piece);
        match self.line_at(piece, row) {
            None => Row::Blank,
            Some(_) if self.part(piece) == Part::Block(BlockKind::Rule) => Row::Rule,
            Some(index) if let Some(columns) = self.columns(piece) => {
                Row::Table(self.table_row(piece, columns, index))
            }
            Some(index) => {
                let paragraph = self.paragraph(piece);
                let width = self.text_width(piece);
                Row::Text(TextRow {
                    page: self,
                    piece,
                    paragraph: Cow::Borrowed(paragraph),
                    start: 0,
                    line: paragraph.line(starts, index, width, self.rendition),
                    is_first: index == 0,
                    column: None,
                })
            }
        }
    }

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
        first_row + after.saturating_sub(1)
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
        let line = row.saturating_sub(self.pieces[piece].first_row as usize);
        match self.starts_of(piece).get(line) {
            Some(_) if let Some(columns) = self.columns(piece) => {
                let mut cells = self.cells(piece, columns);
                offset + cells.find_map(|cell| cell.offset_of(line)).unwrap_or(0)
            }
            Some(start) if line > 0 && self.part(piece) != Part::Metadata => {
                offset + self.paragraph(piece).offset_of(*start)
            }
            Some(_) => offset,
            None if piece + 1 < self.pieces.len() => self.offset_of_piece(piece + 1),
            None => offset,
        }
    }

    /// The line of a piece at a row at it or below; `None` below its last.
    fn line_at(&self, piece: usize, row: usize) -> Option<usize> {
        let line = row.checked_sub(self.pieces[piece].first_row as usize)?;
        (line < self.starts_of(piece).len()).then_some(line)
    }

    /// The last piece that starts at `row` or above it.
    fn piece_at_row(&self, row: usize) -> Option<usize> {
        let after = self
            .pieces
            .partition_point(|piece| piece.first_row as usize <= row);
        after.checked_sub(1)
    }

    /// The last piece whose text starts at `offset` or before it.
    fn piece_at_offset(&self, offset: usize) -> Option<usize> {
        let blocks = &self.article.body.blocks;
        let blocks = blocks.partition_point(|block| block.range.start <= offset);
        let is_before = |piece: &usize| self.offset_of_piece(*piece) <= offset;
        // The metadata make one piece more than there are blocks.
        let pieces = self.pieces.len().min(blocks + 1);
        (0..pieces).rev().find(is_before)
    }

    /// Where the lines of a piece start.
    fn starts_of(&self, piece: usize) -> &[LineStart] {
        let first = self.pieces[piece].first_line as usize;
        let next = self.pieces.get(piece + 1);
        let end = next.map_or(self.line_starts.len(), |next| next.first_line as usize);
        match &self.line_starts[first..end] {
            [] => ONE_LINE,
            several => several,
        }
    }
}

/// Something that stands in the indentation of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ornament {
    /// What.
    pub text: Cow<'static, str>,
    /// The cells from the side where lines start to where the text would begin that it stands beside.
    indent: u16,
}

impl Ornament {
    /// The column of its first cell, from the left, where it is this wide, on a page this wide.
    #[must_use]
    pub fn left(&self, direction: Direction, page_width: u16, width: u16) -> u16 {
        match direction {
            Direction::LeftToRight => self.indent.saturating_sub(1 + width),
            Direction::RightToLeft => (page_width + 1)
                .saturating_sub(self.indent)
                .min(page_width.saturating_sub(width)),
        }
    }
}

impl TextRow<'_> {
    /// What the line is part of.
    #[must_use]
    pub fn part(&self) -> Part {
        self.page.part(self.piece)
    }

    /// The direction of its paragraph.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.paragraph.direction()
    }

    /// What the line's ranges are counted from in the article's text; `None` where the line is not
    /// part of it.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        (self.part() != Part::Metadata).then(|| self.page.offset_of_piece(self.piece) + self.start)
    }

    /// The bytes of the article's text that the line shows.
    #[must_use]
    pub fn range(&self) -> Option<TextRange> {
        Some(self.line.range.shifted(self.offset()?))
    }

    /// What stands in the indentation: the bar beside a quotation, the marker of an item.
    #[must_use]
    pub fn ornaments(&self) -> Vec<Ornament> {
        let bar = || Ornament {
            text: Cow::Borrowed(QUOTE_BAR),
            indent: INDENT.min(self.page.width / 2),
        };
        let (is_quoted, marker) = match self.part() {
            Part::Block(BlockKind::Quote) => (true, None),
            Part::Block(BlockKind::Item {
                marker, is_quoted, ..
            }) => (is_quoted, marker.filter(|_| self.is_first)),
            _ => (false, None),
        };
        let marker = marker.map(|marker| Ornament {
            text: match marker {
                Marker::Bullet => Cow::Borrowed("•"),
                Marker::Number(number) => Cow::Owned(format!("{number}.")),
                Marker::Task { done: false } => Cow::Borrowed("☐"),
                Marker::Task { done: true } => Cow::Borrowed("☑"),
            },
            indent: self.page.indent(self.piece),
        });
        is_quoted.then(bar).into_iter().chain(marker).collect()
    }

    /// The column of the line's first cell from the left, on a page this wide.
    #[must_use]
    pub fn left(&self, page_width: u16) -> u16 {
        let (indent, direction) = match self.column {
            // All cells of a column start at the same side.
            Some(column) => (column.start, self.page.direction),
            None => (self.page.indent(self.piece), self.direction()),
        };
        match direction {
            Direction::LeftToRight => indent,
            Direction::RightToLeft => page_width.saturating_sub(indent + self.line.width),
        }
    }

    /// The cells of the line; their ranges are counted from [`TextRow::offset`].
    pub fn lay_out(&self, rendition: Rendition, out: &mut VisualLine) {
        self.paragraph.lay_out(&self.line, rendition, out);
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

/// Whether a blank row stands between two blocks. A heading stands close to what it heads, a byline
/// to the title.
fn stands_apart(above: &Block, block: &Block) -> bool {
    let is_tight = block.range.start.saturating_sub(above.range.end) == 1;
    let is_headed =
        matches!(above.kind, BlockKind::Heading { .. }) && block.kind != BlockKind::Rule;
    !is_tight && !is_headed && block.kind != BlockKind::Byline
}

fn metadata_line(metadata: &Metadata, locale: Locale) -> String {
    let date = metadata.date.map(|date| i18n::date(date, locale));
    let names = metadata.publisher.iter().chain(&metadata.authors);
    let parts = names.chain(date.as_ref()).map(|part| i18n::isolated(part));
    parts.collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests;
