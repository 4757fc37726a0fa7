//! An article laid out for a width: its blocks as rows, with margins, markers and blank rows.
//!
//! The reading pane and `qari show` draw the same page. Rows are numbered from 0 at the top;
//! columns are cells from the page's left edge; offsets are bytes of the article's text.

use crate::article::{Article, Block, BlockKind, Body, Marker, Metadata};
use crate::range::TextRange;
use crate::text::{
    BaseDirection, Direction, Line, LineStart, Paragraph, Rendition, VisualLine, majority_direction,
};
use crate::words::{self, Interface};

/// Cells that a level of indentation takes.
const INDENT: u16 = 3;

/// What stands beside a quotation.
const QUOTE_BAR: &str = "┃";

/// An article laid out for a width.
#[derive(Debug)]
pub struct Page {
    direction: Direction,
    width: u16,
    rendition: Rendition,
    /// The line made of the metadata, until it has found its place.
    metadata: Option<String>,
    laid_out_blocks: usize,
    is_complete: bool,
    pieces: Vec<Piece>,
    /// Where the lines of all pieces start, one piece after the other: what a new width changes.
    line_starts: Vec<LineStart>,
    row_count: usize,
}

/// What a row of text is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A block of the article.
    Block(BlockKind),
    /// The line made of what is known about the article; not part of its text.
    Metadata,
}

/// A paragraph in its place on the page.
#[derive(Debug)]
struct Piece {
    part: Part,
    paragraph: Paragraph,
    /// Where the paragraph starts in the article's text; for the metadata, where it would.
    offset: usize,
    /// Cells left free at the side where its lines start.
    indent: u16,
    /// What stands in the indentation of its first line.
    marker: Option<String>,
    /// Whether a blank row stands above it.
    spaced: bool,
    /// The first of its lines among those of the page.
    first_line: usize,
    /// The row of its first line.
    first_row: usize,
}

/// One row of a page.
#[derive(Clone, Copy, Debug)]
pub enum Row<'p> {
    /// Nothing.
    Blank,
    /// A line across the page.
    Rule,
    /// A line of text.
    Text(TextRow<'p>),
}

/// A row that holds a line of text.
#[derive(Clone, Copy, Debug)]
pub struct TextRow<'p> {
    piece: &'p Piece,
    line: Line,
    /// Whether it is the first line of its paragraph.
    is_first: bool,
}

impl Page {
    /// Lays an article out, `width` cells wide; its dates are written in `interface`'s language.
    #[must_use]
    pub fn new(article: &Article, interface: Interface, width: u16) -> Self {
        let mut page = Self::open(article, interface, width);
        page.grow_while(&article.body, |_| true);
        page
    }

    /// A page on which nothing is laid out yet: [`grow_while`](Self::grow_while) does that, as far as
    /// is needed now.
    #[must_use]
    pub fn open(article: &Article, interface: Interface, width: u16) -> Self {
        let has_byline = article
            .body
            .blocks
            .iter()
            .any(|block| block.kind == BlockKind::Byline);
        let metadata = (!has_byline)
            .then(|| metadata_line(&article.metadata, interface))
            .filter(|line| !line.is_empty());
        Self {
            direction: direction_of(article),
            width: width.max(1),
            rendition: Rendition::default(),
            metadata,
            laid_out_blocks: 0,
            is_complete: false,
            pieces: Vec::with_capacity(article.body.blocks.len() + 1),
            line_starts: Vec::new(),
            row_count: 0,
        }
    }

    /// Lays out further blocks, in order, while `wants_more` of the page so far says so.
    pub fn grow_while(&mut self, body: &Body, mut wants_more: impl FnMut(&Self) -> bool) {
        while !self.is_complete && wants_more(self) {
            let next = body.blocks.get(self.laid_out_blocks);
            if next.is_none_or(|block| block.kind != BlockKind::Title)
                && let Some(line) = self.metadata.take()
            {
                let offset = next.map_or(body.text.len(), |block| block.range.start);
                self.push(metadata_piece(
                    &line,
                    self.direction,
                    offset,
                    self.pieces.len(),
                ));
            }
            let Some(block) = next else {
                self.is_complete = true;
                return;
            };
            let above = self
                .laid_out_blocks
                .checked_sub(1)
                .map(|above| &body.blocks[above]);
            let spaced = above.is_some_and(|above| stands_apart(above, block));
            self.push(Piece::of_block(
                block,
                body.block_text(block),
                self.direction,
                spaced,
            ));
            self.laid_out_blocks += 1;
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
        self.pieces
            .last()
            .map_or(0, |last| last.offset + last.paragraph.text().len())
    }

    fn push(&mut self, mut piece: Piece) {
        self.break_lines_of(&mut piece);
        self.pieces.push(piece);
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
        if before.forms != rendition.forms {
            self.break_lines();
        }
    }

    fn break_lines(&mut self) {
        self.line_starts.clear();
        self.row_count = 0;
        let mut pieces = std::mem::take(&mut self.pieces);
        for piece in &mut pieces {
            self.break_lines_of(piece);
        }
        self.pieces = pieces;
    }

    /// Breaks the lines of the piece below all those that are broken already.
    fn break_lines_of(&mut self, piece: &mut Piece) {
        piece.first_line = self.line_starts.len();
        piece.first_row = self.row_count + usize::from(piece.spaced);
        let width = piece.text_width(self.width);
        piece
            .paragraph
            .find_lines(width, self.rendition, &mut self.line_starts);
        self.row_count = piece.first_row + self.line_starts.len() - piece.first_line;
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
        let Some((piece, starts)) = self.piece_at_row(row) else {
            return Row::Blank;
        };
        match row
            .checked_sub(piece.first_row)
            .filter(|line| *line < starts.len())
        {
            None => Row::Blank,
            Some(_) if piece.part == Part::Block(BlockKind::Rule) => Row::Rule,
            Some(index) => Row::Text(TextRow {
                piece,
                line: piece.paragraph.line(
                    starts,
                    index,
                    piece.text_width(self.width),
                    self.rendition,
                ),
                is_first: index == 0,
            }),
        }
    }

    /// The row where the text at `offset` stands.
    #[must_use]
    pub fn row_of(&self, offset: usize) -> usize {
        let after = self.pieces.partition_point(|piece| piece.offset <= offset);
        let Some((piece, starts)) = after.checked_sub(1).and_then(|index| self.piece(index)) else {
            return 0;
        };
        let within = offset - piece.offset;
        let line = starts
            .partition_point(|start| piece.paragraph.offset_of(*start) <= within)
            .saturating_sub(1);
        piece.first_row + line
    }

    /// The offset where the text of a row starts; for a blank row, that of the text below it.
    #[must_use]
    pub fn offset_of(&self, row: usize) -> usize {
        let Some((piece, starts)) = self.piece_at_row(row) else {
            return self.pieces.first().map_or(0, |piece| piece.offset);
        };
        match starts.get(row.saturating_sub(piece.first_row)) {
            Some(start) if piece.part != Part::Metadata => {
                piece.offset + piece.paragraph.offset_of(*start)
            }
            Some(_) => piece.offset,
            None => self
                .pieces
                .get(self.pieces.partition_point(|piece| piece.first_row <= row))
                .map_or(piece.offset, |next| next.offset),
        }
    }

    /// The last piece that starts at `row` or above it.
    fn piece_at_row(&self, row: usize) -> Option<(&Piece, &[LineStart])> {
        let after = self.pieces.partition_point(|piece| piece.first_row <= row);
        self.piece(after.checked_sub(1)?)
    }

    /// A piece, and where its lines start.
    fn piece(&self, index: usize) -> Option<(&Piece, &[LineStart])> {
        let piece = self.pieces.get(index)?;
        let end = self
            .pieces
            .get(index + 1)
            .map_or(self.line_starts.len(), |next| next.first_line);
        Some((piece, self.line_starts.get(piece.first_line..end)?))
    }
}

impl Piece {
    fn of_block(block: &Block, text: &str, article: Direction, spaced: bool) -> Self {
        let (indent, marker) = match block.kind {
            BlockKind::Quote => (INDENT, None),
            BlockKind::Item { depth, marker } => {
                let marker = marker.map(|marker| match marker {
                    Marker::Bullet => "•".to_owned(),
                    Marker::Number(number) => format!("{number}."),
                });
                (
                    INDENT.saturating_mul(u16::from(depth).saturating_add(1)),
                    marker,
                )
            }
            _ => (0, None),
        };
        // Program text is written from the left in any article.
        let base = match block.kind {
            BlockKind::Code => BaseDirection::Fixed(Direction::LeftToRight),
            _ => BaseDirection::Within(article),
        };
        Self {
            part: Part::Block(block.kind),
            paragraph: Paragraph::deferred(text, base),
            offset: block.range.start,
            indent,
            marker,
            spaced,
            first_line: 0,
            first_row: 0,
        }
    }

    /// The cells that its lines may take on a page this wide.
    fn text_width(&self, page_width: u16) -> u16 {
        page_width.saturating_sub(self.indent(page_width)).max(1)
    }

    /// The indentation that leaves at least half of a narrow page to the text.
    fn indent(&self, width: u16) -> u16 {
        self.indent.min(width / 2)
    }
}

impl<'p> TextRow<'p> {
    /// What the line is part of.
    #[must_use]
    pub fn part(&self) -> Part {
        self.piece.part
    }

    /// The direction of its paragraph.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.piece.paragraph.direction()
    }

    /// What the line's ranges are counted from in the article's text; `None` where the line is not
    /// part of it.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        (self.piece.part != Part::Metadata).then_some(self.piece.offset)
    }

    /// The bytes of the article's text that the line shows.
    #[must_use]
    pub fn range(&self) -> Option<TextRange> {
        Some(self.line.range.shifted(self.offset()?))
    }

    /// What stands in the indentation: the bar beside a quotation, the marker of an item.
    #[must_use]
    pub fn ornament(&self) -> Option<&'p str> {
        match self.piece.part {
            Part::Block(BlockKind::Quote) => Some(QUOTE_BAR),
            _ => self.piece.marker.as_deref().filter(|_| self.is_first),
        }
    }

    /// The column of the first cell, from the left, of an ornament this wide; on a page this wide.
    #[must_use]
    pub fn ornament_left(&self, page_width: u16, ornament_width: u16) -> u16 {
        let indent = self.piece.indent(page_width);
        match self.direction() {
            Direction::LeftToRight => indent.saturating_sub(1 + ornament_width),
            Direction::RightToLeft => (page_width + 1)
                .saturating_sub(indent)
                .min(page_width.saturating_sub(ornament_width)),
        }
    }

    /// The column of the line's first cell from the left, on a page this wide.
    #[must_use]
    pub fn left(&self, page_width: u16) -> u16 {
        let indent = self.piece.indent(page_width);
        match self.direction() {
            Direction::LeftToRight => indent,
            Direction::RightToLeft => page_width.saturating_sub(indent + self.line.width),
        }
    }

    /// The cells of the line; their ranges are counted from [`TextRow::offset`].
    pub fn lay_out(&self, rendition: Rendition, out: &mut VisualLine) {
        self.piece.paragraph.lay_out(&self.line, rendition, out);
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

fn metadata_line(metadata: &Metadata, interface: Interface) -> String {
    let date = metadata.date.map(|date| words::date(date, interface));
    let parts = [metadata.source.clone(), metadata.author.clone(), date];
    let parts = parts
        .into_iter()
        .flatten()
        .map(|part| words::isolated(&part));
    parts.collect::<Vec<_>>().join(" · ")
}

fn metadata_piece(line: &str, direction: Direction, offset: usize, pieces_above: usize) -> Piece {
    Piece {
        part: Part::Metadata,
        paragraph: Paragraph::new(line, BaseDirection::Fixed(direction)),
        offset,
        indent: 0,
        marker: None,
        // Under a title it stands close; without one it opens the page.
        spaced: pieces_above > 1,
        first_line: 0,
        first_row: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{ArticleId, Origin};

    /// Title, byline made of metadata, headings, a list, a quotation, a rule, prose.
    fn article() -> Article {
        let paragraphs = "فقرة من كلام طويل يملأ أسطرًا عدة في أي عرض.\n\n".repeat(40);
        let markdown = format!(
            "---\ntitle: عنوان المقال\ndate: 2026-01-02\nsource: qari\nlanguage: ar\n---\n\n\
             ## قسم\n\n- بند\n  - بند أعمق\n\n> قول\n\n---\n\n{paragraphs}"
        );
        let draft = crate::sources::markdown::parse(&markdown, Origin::StandardInput);
        draft.into_article(ArticleId(0))
    }

    fn rows(page: &Page) -> Vec<String> {
        let mut line = VisualLine::default();
        (0..page.row_count())
            .map(|row| match page.row(row) {
                Row::Blank => String::new(),
                Row::Rule => "───".to_owned(),
                Row::Text(row) => {
                    row.lay_out(Rendition::default(), &mut line);
                    let left = row.left(page.width());
                    format!("{left} {:?} {}", row.ornament(), line.text())
                }
            })
            .collect()
    }

    #[test]
    fn a_page_that_grew_piece_by_piece_is_the_whole_page() {
        let article = article();
        let whole = Page::new(&article, Interface::Arabic, 30);
        let mut grown = Page::open(&article, Interface::Arabic, 50);
        let mut sizes = Vec::new();
        while !grown.is_complete() {
            let enough = grown.row_count() + 5;
            grown.grow_while(&article.body, |page| page.row_count() < enough);
            grown.set_width(if sizes.len() % 2 == 0 { 30 } else { 41 });
            sizes.push(grown.row_count());
        }
        assert!(sizes.len() > 10);
        grown.set_width(30);
        assert_eq!(rows(&grown), rows(&whole));
        assert_eq!(grown.laid_out_bytes(), article.body.text.len());
    }

    #[test]
    fn rows_and_offsets_lead_to_each_other() {
        let article = article();
        for width in [1, 2, 7, 30, 200] {
            let page = Page::new(&article, Interface::Arabic, width);
            for row in 0..page.row_count() {
                if let Row::Text(text) = page.row(row)
                    && let Some(range) = text.range()
                {
                    assert_eq!(page.row_of(range.start), row, "width {width}");
                    assert_eq!(page.offset_of(row), range.start, "width {width}");
                }
            }
        }
    }

    #[test]
    fn no_row_is_wider_than_the_page() {
        let article = article();
        let mut line = VisualLine::default();
        for width in 1..60 {
            let page = Page::new(&article, Interface::English, width);
            for row in 0..page.row_count() {
                if let Row::Text(row) = page.row(row) {
                    row.lay_out(Rendition::default(), &mut line);
                    assert!(row.left(width) + line.width() <= width, "width {width}");
                }
            }
        }
    }
}
