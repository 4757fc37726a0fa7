//! `qari show`: articles laid out, a line a row.

use std::cell::RefCell;
use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Serialize, Serializer};

use crate::article::{Article, ArticleId, Highlight, Original};
use crate::cli::arguments::{Format, Places, Show};
use crate::cli::error::{Error, UNUSABLE, report_notices};
use crate::cli::lines::Lines;
use crate::cli::output::output;
use crate::cli::read::articles;
use crate::cli::records::JsonArray;
use crate::cli::rows::USUAL_WIDTH;
use crate::i18n::Locale;
use crate::library;
use crate::page::{DIVIDER, Ornament, Page, Row, TextRow};
use crate::range::TextRange;
use crate::text::{BaseDirection, Direction, Rendition, VisualLine, fit};

#[derive(Serialize)]
struct Shown<'a> {
    path: String,
    title: &'a str,
    date: Option<String>,
    authors: &'a [String],
    site: Option<&'a str>,
    url: Option<&'a str>,
    /// When the bytes came that it was read from, and their SHA-256, where they came from the network.
    fetched: Option<Timestamp>,
    sha256: Option<String>,
    language: &'a str,
    direction: &'static str,
    width: u16,
    /// What a reader highlighted in it, with notes; ranges are bytes of its text.
    #[serde(skip_serializing_if = "<[Highlight]>::is_empty")]
    highlights: &'a [Highlight],
    rows: Rows,
}

/// Rows between two lettings go of what they were drawn by.
const ROWS_AT_ONCE: usize = 256;

/// The rows of a page, each made when it is written: all of them may be many times as large as the
/// article.
struct Rows {
    page: RefCell<Page>,
}

impl Rows {
    fn iter(&self) -> impl Iterator<Item = String> + '_ {
        let mut line = VisualLine::default();
        let count = self.page.borrow().row_count();
        (0..count).map(move |row| {
            if row % ROWS_AT_ONCE == 0 {
                self.page.borrow_mut().release_above(row);
            }
            written_row(&self.page.borrow(), row, &mut line)
        })
    }
}

impl Serialize for Rows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

pub(super) fn run(arguments: &Show, places: &Places, locale: Locale) -> Result<ExitCode, Error> {
    let read = articles(&arguments.paths, places.encoding, locale);
    report_notices(&read.notices, locale);
    let has_failed = read.has_failed();
    let fitting = || Lines::to_output(locale).width_of_text(USUAL_WIDTH);
    let width = arguments.width.unwrap_or_else(fitting);
    let articles = read.articles.into_iter().map(|arrived| {
        let mut draft = arrived.draft;
        let highlights = std::mem::take(&mut draft.kept.highlights);
        let article = draft.into_article(ArticleId(0));
        (Arc::new(article), arrived.original, highlights)
    });
    match arguments.format {
        Format::Text => {
            let mut output = output();
            let lines = Lines::to_output(locale);
            let mut write =
                |line: &str| writeln!(output, "{}", lines.sent(line)).map_err(Error::Output);
            for (index, (article, ..)) in articles.enumerate() {
                if index > 0 {
                    write("")?;
                    write(&"═".repeat(usize::from(width)))?;
                    write("")?;
                }
                for row in rows(article, locale, width).iter() {
                    write(&row)?;
                }
            }
            output.flush().map_err(Error::Output)?;
        }
        Format::Json => {
            let mut array = JsonArray::open(output())?;
            for (article, original, highlights) in articles {
                let original = original.as_deref();
                array.push(&shown(&article, original, &highlights, locale, width))?;
            }
            array.close()?;
        }
    }
    Ok(ExitCode::from(if has_failed { UNUSABLE } else { 0 }))
}

fn rows(article: Arc<Article>, locale: Locale, width: u16) -> Rows {
    Rows {
        page: RefCell::new(Page::new(article, locale, width)),
    }
}

fn shown<'a>(
    article: &'a Arc<Article>,
    original: Option<&Original>,
    highlights: &'a [Highlight],
    locale: Locale,
    width: u16,
) -> Shown<'a> {
    let rows = rows(Arc::clone(article), locale, width);
    let direction = rows.page.borrow().direction().id();
    Shown {
        path: article.source.to_string(),
        title: &article.metadata.title,
        date: article.metadata.date.map(|date| date.to_string()),
        authors: &article.metadata.authors,
        site: article.metadata.publisher.as_deref(),
        url: article.metadata.url.as_deref(),
        fetched: original.map(|original| original.at),
        sha256: original.map(|original| library::sha256(&original.bytes)),
        language: article.metadata.language.as_str(),
        direction,
        width,
        highlights,
        rows,
    }
}

/// A row of a page as it is written.
fn written_row(page: &Page, row: usize, line: &mut VisualLine) -> String {
    let width = page.width();
    match page.row(row) {
        // For other programs paragraphs end at empty lines.
        Row::Blank(_) => String::new(),
        Row::TableRule(rule) => {
            let columns = rule.left..rule.left + rule.width;
            let signs = columns.map(|column| rule.sign(column)).collect();
            let mut all = ornaments(&rule.ornaments, width, line);
            all.push((rule.left, rule.width, signs));
            joined(all)
        }
        Row::Rule => {
            let third = usize::from(width / 3);
            " ".repeat(third) + &"─".repeat(third)
        }
        Row::Text(row) => joined(pieces(&row, width, line)),
        Row::Table(table) => {
            let dividers = table.dividers.iter();
            let mut all = ornaments(&table.ornaments, width, line);
            all.extend(dividers.map(|column| (*column, 1, DIVIDER.to_owned())));
            all.extend(
                table
                    .lines
                    .iter()
                    .flat_map(|cell| pieces(cell, width, line)),
            );
            joined(all)
        }
    }
}

/// What stands in a row: its first column from the left, its width and what is written.
type Piece = (u16, u16, String);

/// What stands beside a row.
fn ornaments(ornaments: &[Ornament], width: u16, line: &mut VisualLine) -> Vec<Piece> {
    let piece = |ornament: &Ornament| {
        let base = BaseDirection::Fixed(ornament.direction());
        fit(&ornament.text, base, width, Rendition::default(), line);
        let left = ornament.left(width, line.width());
        (left, line.width(), written(line))
    };
    ornaments.iter().map(piece).collect()
}

/// A line of text and what stands beside it.
fn pieces(row: &TextRow<'_>, width: u16, line: &mut VisualLine) -> Vec<Piece> {
    let mut pieces = ornaments(&row.ornaments(), width, line);
    row.lay_out(line);
    pieces.push((row.left(width, line), line.width(), struck(row, line)));
    pieces
}

/// A row from the left edge to its last cell.
fn joined(mut pieces: Vec<Piece>) -> String {
    pieces.sort_by_key(|(left, ..)| *left);
    let mut column = 0;
    let mut out = String::new();
    for (left, cells, text) in pieces {
        out.extend(std::iter::repeat_n(
            ' ',
            usize::from(left.saturating_sub(column)),
        ));
        out.push_str(&text);
        column = left.max(column) + cells;
    }
    // A line that holds nothing has no edge to be padded to.
    if out.trim_end_matches(' ').is_empty() {
        String::new()
    } else {
        out
    }
}

/// A stroke through the character before it (COMBINING LONG STROKE OVERLAY). Plain text has no other sign for words
/// that are struck out, and unmarked they would say what their author took back.
const STROKE: char = '\u{336}';

/// The cells of a line of the page, written from the left, with a stroke through what is struck out.
fn struck(row: &TextRow<'_>, line: &VisualLine) -> String {
    let struck: Vec<TextRange> = row.struck_out().collect();
    let offset = row.offset().unwrap_or_default();
    let mut out = String::new();
    for cell in line.cells() {
        out.push_str(cell.text);
        let range = cell.range.shifted(offset);
        if struck.iter().any(|struck| struck.overlaps(range)) {
            out.push(STROKE);
        }
    }
    out
}

/// The cells of a line, written from the left.
fn written(line: &VisualLine) -> String {
    line.cells().map(|cell| cell.text).collect()
}

impl Direction {
    /// The word for it in JSON and on the command line.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::RightToLeft => "rtl",
            Self::LeftToRight => "ltr",
        }
    }
}
