//! What stands in the rows of a page, and beside them.

use std::borrow::Cow;

use super::layout::{Page, PagePart};
use super::list::INDENT;
use super::table::{TableColumn, TableColumns};
use crate::article::{BlockKind, Marker, SpanStyle};
use crate::range::TextRange;
use crate::text::{Direction, Justification, Line, Paragraph, VisualLine};

/// What stands beside a quotation.
const QUOTE_BAR: &str = "┃";

/// One row of a page.
#[derive(Clone, Debug)]
pub enum Row<'p> {
    /// No text; the bars beside it are those of quotations that go on.
    Blank(Vec<Ornament>),
    /// A line across the page.
    Rule,
    /// A line of text.
    Text(TextRow<'p>),
    /// A line of each cell of a table's row that has one here.
    Table(TableRow<'p>),
    /// The line below the head of a table.
    TableRule(TableRule),
}

/// What stands in a row of a page where a table is.
#[derive(Clone, Debug)]
pub struct TableRow<'p> {
    /// The lines of the cells.
    pub lines: Vec<TextRow<'p>>,
    /// The columns, from the left, where a line divides two cells.
    pub dividers: Vec<u16>,
    /// The bars beside it.
    pub ornaments: Vec<Ornament>,
}

/// A line across a table.
#[derive(Clone, Debug)]
pub struct TableRule {
    /// Its first cell, from the left.
    pub left: u16,
    /// The cells that it takes.
    pub width: u16,
    /// The columns, from the left, where it crosses lines that divide cells.
    pub dividers: Vec<u16>,
    /// The bars beside it.
    pub ornaments: Vec<Ornament>,
}

impl TableRule {
    /// The sign in one of its cells, by its column from the left.
    #[must_use]
    pub fn sign(&self, column: u16) -> &'static str {
        match self.dividers.contains(&column) {
            true => "┼",
            false => "─",
        }
    }
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
    column: Option<TableColumn>,
}

/// Something that stands in the indentation of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ornament {
    /// What.
    pub text: Cow<'static, str>,
    /// The cells from the side where lines start to where the text would begin that it stands beside.
    indent: u16,
    /// The direction of that text.
    direction: Direction,
}

impl Ornament {
    /// What stands before a text that begins so many cells from the side where lines start.
    pub(super) fn new(text: Cow<'static, str>, indent: u16, direction: Direction) -> Self {
        Self {
            text,
            indent,
            direction,
        }
    }

    /// The direction of the text that it stands beside.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The column of its first cell, from the left, where it is this wide, on a page this wide.
    #[must_use]
    pub fn left(&self, page_width: u16, width: u16) -> u16 {
        match self.direction {
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
    pub fn part(&self) -> PagePart {
        self.page.part(self.piece)
    }

    /// The direction of its paragraph.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.paragraph.direction()
    }

    /// The parts of it that are isolates, in bytes of its paragraph, as those of its cells are.
    pub fn isolates(&self) -> impl Iterator<Item = TextRange> + '_ {
        let isolates = self.paragraph.isolates().iter().copied();
        isolates.filter(|isolate| isolate.overlaps(self.line.range))
    }

    /// What the line's ranges are counted from in the article's text; `None` where the line is not
    /// part of it.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        (self.part() != PagePart::Metadata)
            .then(|| self.page.offset_of_piece(self.piece) + self.start)
    }

    /// The bytes of the article's text that the line shows.
    #[must_use]
    pub fn range(&self) -> Option<TextRange> {
        Some(self.line.range.shifted(self.offset()?))
    }

    /// What stands in the indentation: the bars of quotations, the marker of an item.
    #[must_use]
    pub fn ornaments(&self) -> Vec<Ornament> {
        if self.column.is_some() {
            // Those of a table stand beside the whole row.
            return Vec::new();
        }
        let direction = self.direction();
        let mut ornaments = self.page.bars(self.piece, direction);
        let label = self.page.label_ornament(self.piece, direction);
        let is_told = label.is_some();
        ornaments.extend(label.filter(|_| self.is_first));
        let marker = match self.part() {
            PagePart::Block(BlockKind::Item { marker, .. }) => marker.filter(|_| self.is_first),
            _ => None,
        };
        let marker = marker.filter(|_| !is_told);
        ornaments.extend(marker.map(|marker| Ornament {
            text: match marker {
                Marker::Bullet => Cow::Borrowed("•"),
                Marker::Number(number) => Cow::Owned(format!("{number}.")),
                Marker::Task { done: false } => Cow::Borrowed("☐"),
                Marker::Task { done: true } => Cow::Borrowed("☑"),
            },
            indent: self.page.indent(self.piece),
            direction,
        }));
        ornaments
    }

    /// Whether the line stands in a quotation.
    #[must_use]
    pub fn is_quoted(&self) -> bool {
        self.page
            .block(self.piece)
            .is_some_and(|block| block.quotes > 0)
    }

    /// What is struck out, as far as the line may show it, in bytes of the article's text.
    pub fn struck_out(&self) -> impl Iterator<Item = TextRange> + '_ {
        let end = self.range().map_or(0, |range| range.end);
        let spans = self.page.spans(self.piece);
        let spans = spans.take_while(move |span| span.range.start < end);
        let struck = spans.filter(|span| span.style == SpanStyle::Strike);
        struck.map(|span| span.range)
    }

    /// The column of the line's first cell from the left, on a page this wide; `cells` are those of
    /// [`lay_out`](Self::lay_out).
    #[must_use]
    pub fn left(&self, page_width: u16, cells: &VisualLine) -> u16 {
        let (indent, direction) = match self.column {
            // All cells of a column start at the same side.
            Some(column) => {
                let indent = self.page.indent(self.piece) + column.start;
                (indent, self.page.direction)
            }
            None => (self.page.indent(self.piece), self.direction()),
        };
        match direction {
            Direction::LeftToRight => indent,
            Direction::RightToLeft => page_width.saturating_sub(indent + cells.width()),
        }
    }

    /// The cells of the line in the look of its page; their ranges are counted from [`TextRow::offset`].
    pub fn lay_out(&self, out: &mut VisualLine) {
        let look = self.page.look;
        let (width, justification) = match self.is_prose() {
            true => (self.page.text_width(self.piece), look.justification),
            false => (self.line.width, Justification::None),
        };
        self.paragraph
            .lay_out_justified(&self.line, width, justification, look.rendition, out);
    }

    /// Whether its lines may be filled: they are not those of headings, tables and program text.
    fn is_prose(&self) -> bool {
        let part = self.part();
        let is_prose = matches!(
            part,
            PagePart::Block(BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Quote)
        );
        is_prose && self.column.is_none()
    }
}

impl Page {
    /// A row; blank below the last.
    #[must_use]
    pub fn row(&self, row: usize) -> Row<'_> {
        let Some(piece) = self.piece_at_row(row) else {
            return Row::Blank(Vec::new());
        };
        let starts = self.starts_of(piece);
        match self.line_at(piece, row) {
            None if self.is_rule_below(piece, row) => self.table_rule(piece),
            None if row < self.last_row(piece) => Row::Blank(self.bars(piece, self.side(piece))),
            None => Row::Blank(self.bars_between(piece)),
            Some(_) if self.part(piece) == PagePart::Block(BlockKind::Rule) => Row::Rule,
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
                    line: paragraph.line(starts, index, width, self.look.rendition),
                    is_first: index == 0,
                    column: None,
                })
            }
        }
    }

    /// The lines of a table's row at a row, counted from its first.
    fn table_row(&self, piece: usize, columns: &TableColumns, row: usize) -> TableRow<'_> {
        let cells = self.cells(piece, columns).enumerate();
        let mut ornaments = self.bars(piece, self.direction);
        let lines = cells.filter_map(|(number, cell)| {
            let is_labelled = row == cell.first_row && cell.column.start > 0;
            let label = is_labelled
                .then(|| self.cell_label(piece, number))
                .flatten();
            ornaments.extend(label.map(|label| {
                let indent = self.indent(piece) + cell.column.start;
                Ornament::new(label.into(), indent, self.direction)
            }));
            Some(TextRow {
                page: self,
                piece,
                start: cell.range.start,
                line: cell.line(row, self.look.rendition)?,
                is_first: row == cell.first_row,
                column: Some(cell.column),
                paragraph: Cow::Owned(cell.paragraph),
            })
        });
        TableRow {
            lines: lines.collect(),
            dividers: self.dividers(piece, columns),
            ornaments,
        }
    }

    /// Where lines divide the cells of a row: columns from the left.
    fn dividers(&self, piece: usize, columns: &TableColumns) -> Vec<u16> {
        let indent = self.indent(piece);
        let divider = |before: u16| match self.direction {
            Direction::LeftToRight => indent + before,
            Direction::RightToLeft => self.width.saturating_sub(indent + before + 1),
        };
        columns.dividers().map(divider).collect()
    }

    /// Whether a row is the line below the head of a table.
    fn is_rule_below(&self, piece: usize, row: usize) -> bool {
        let lines = self.starts_of(piece).len();
        self.is_ruled(piece) && row == self.pieces[piece].first_row as usize + lines
    }

    fn table_rule(&self, piece: usize) -> Row<'_> {
        let columns = self.columns(piece);
        let width = columns.and_then(TableColumns::width).unwrap_or(0);
        let indent = self.indent(piece);
        Row::TableRule(TableRule {
            left: match self.direction {
                Direction::LeftToRight => indent,
                Direction::RightToLeft => self.width.saturating_sub(indent + width),
            },
            width,
            dividers: columns.map_or_else(Vec::new, |columns| self.dividers(piece, columns)),
            ornaments: self.bars(piece, self.direction),
        })
    }

    /// The bars of the quotations that a piece stands in, at the side where lines of this direction start.
    fn bars(&self, piece: usize, direction: Direction) -> Vec<Ornament> {
        let quotes = self.block(piece).map_or(0, |block| block.quotes);
        let room = self.width / 2;
        let indents = (1..=u16::from(quotes)).map(|quote| (INDENT * quote).min(room));
        let bar = |indent| Ornament {
            text: Cow::Borrowed(QUOTE_BAR),
            indent,
            direction,
        };
        let mut bars: Vec<Ornament> = indents.map(bar).collect();
        bars.dedup();
        bars
    }

    /// The bars that go on between a piece and the next.
    fn bars_between(&self, piece: usize) -> Vec<Ornament> {
        let below = piece + 1;
        if below >= self.pieces.len() || self.side(piece) != self.side(below) {
            return Vec::new();
        }
        let mut bars = self.bars(piece, self.side(piece));
        bars.truncate(self.bars(below, self.side(below)).len());
        bars
    }

    /// The direction from whose side a piece starts.
    fn side(&self, piece: usize) -> Direction {
        match self.part(piece) {
            PagePart::Block(BlockKind::Row { .. } | BlockKind::Rule) => self.direction,
            _ => self.paragraph(piece).direction(),
        }
    }
}
