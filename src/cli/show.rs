//! `qari show`: prints articles laid out, one line per row.

use std::cell::RefCell;
use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Serialize, Serializer};

use crate::article::{Article, ArticleId, Highlight, Original};
use crate::cli::arguments::{FilePlaces, OutputFormat, ShowArguments};
use crate::cli::directed::{LEFT_TO_RIGHT_ISOLATE, POP_DIRECTIONAL_ISOLATE};
use crate::cli::error::{Error, UNUSABLE, report_notices};
use crate::cli::lines::Lines;
use crate::cli::output::output;
use crate::cli::read::articles;
use crate::cli::records::JsonArray;
use crate::cli::rows::{LineScreen, USUAL_WIDTH};
use crate::i18n::{Locale, isolated};
use crate::library;
use crate::page::{DIVIDER, Look, Ornament, Page, Row, TextRow};
use crate::range::TextRange;
use crate::search::Anchors;
use crate::text::{BaseDirection, Direction, Rendition, VisualLine, fit};

#[derive(Serialize)]
struct Shown<'a> {
    path: String,
    title: &'a str,
    date: Option<String>,
    authors: &'a [String],
    site: Option<&'a str>,
    url: Option<&'a str>,
    /// For an article from the network: when its original was received, and its SHA-256.
    fetched: Option<Timestamp>,
    sha256: Option<String>,
    language: &'a str,
    direction: &'static str,
    width: u16,
    /// The highlights and notes in it; ranges are bytes of its text.
    #[serde(skip_serializing_if = "<[Highlight]>::is_empty")]
    highlights: &'a [Highlight],
    rows: PageRows,
}

/// After how many rows the memory for drawing them is released.
const ROWS_AT_ONCE: usize = 256;

/// The rows of a page, each made when it is written: together they may be many times the size of the article.
struct PageRows {
    page: RefCell<Page>,
    /// The terminal, if it reorders by itself; else rows are in visual order.
    ordering: Option<LineScreen>,
}

impl PageRows {
    fn iter(&self) -> impl Iterator<Item = String> + '_ {
        let mut line = VisualLine::default();
        let count = self.page.borrow().row_count();
        (0..count).map(move |row| {
            if row % ROWS_AT_ONCE == 0 {
                self.page.borrow_mut().release_above(row);
            }
            written_row(&self.page.borrow(), row, self.ordering, &mut line)
        })
    }
}

impl Serialize for PageRows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

pub(super) fn run(
    arguments: &ShowArguments,
    places: &FilePlaces,
    locale: Locale,
) -> Result<ExitCode, Error> {
    let read = articles(&arguments.paths, places.encoding, locale);
    report_notices(&read.notices, locale);
    let has_failed = read.has_failed();
    let fitting = || Lines::to_output(locale).width_of_text(USUAL_WIDTH);
    let width = arguments.width.unwrap_or_else(fitting);
    let articles = read.articles.into_iter().map(|arrived| {
        let mut draft = arrived.draft;
        let mut highlights = std::mem::take(&mut draft.kept.highlights);
        let text = Anchors::new(&draft.body.text);
        for highlight in &mut highlights {
            highlight.range = text.find(&highlight.quote);
        }
        let article = draft.into_article(ArticleId(0));
        (Arc::new(article), arrived.original, highlights)
    });
    match arguments.format {
        OutputFormat::Text => {
            let mut output = output();
            let lines = Lines::to_output(locale);
            let screen = lines.screen();
            let mut write =
                |line: &str| writeln!(output, "{}", lines.sent(line)).map_err(Error::Output);
            for (index, (article, ..)) in articles.enumerate() {
                if index > 0 {
                    write("")?;
                    write(&"═".repeat(usize::from(width)))?;
                    write("")?;
                }
                for row in rows(article, locale, width, screen).iter() {
                    write(&row)?;
                }
            }
            output.flush().map_err(Error::Output)?;
        }
        OutputFormat::Json => {
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

/// The rows of an article, for a terminal or for a program.
fn rows(article: Arc<Article>, locale: Locale, width: u16, screen: Option<LineScreen>) -> PageRows {
    let look = Look {
        rendition: screen.map_or_else(Rendition::default, |screen| screen.rendition),
        ..Look::from(locale)
    };
    PageRows {
        page: RefCell::new(Page::new(article, look, width)),
        ordering: screen.filter(|screen| !screen.shows_cells()),
    }
}

fn shown<'a>(
    article: &'a Arc<Article>,
    original: Option<&Original>,
    highlights: &'a [Highlight],
    locale: Locale,
    width: u16,
) -> Shown<'a> {
    let rows = rows(Arc::clone(article), locale, width, None);
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
fn written_row(
    page: &Page,
    row: usize,
    ordering: Option<LineScreen>,
    line: &mut VisualLine,
) -> String {
    let width = page.width();
    let rendition = page.look().rendition;
    match page.row(row) {
        // Empty, so that other programs can tell paragraphs apart.
        Row::Blank(_) => String::new(),
        Row::TableRule(rule) => {
            let columns = rule.left..rule.left + rule.width;
            let signs = columns.map(|column| rule.sign(column)).collect();
            let ornaments = ornaments(&rule.ornaments, width, rendition, line);
            ruled((rule.left, rule.width, signs), ornaments, page, ordering)
        }
        Row::Rule => {
            let third = width / 3;
            let signs = "─".repeat(usize::from(third));
            ruled((third, third, signs), Vec::new(), page, ordering)
        }
        Row::Text(row) => {
            let direction = row.direction();
            let is_isolating = ordering.is_some_and(LineScreen::is_told_directions)
                && direction == Direction::RightToLeft;
            let isolates: Vec<TextRange> = row.isolates().filter(|_| is_isolating).collect();
            let all = pieces(&row, &isolates, width, rendition, line);
            match ordering {
                Some(screen) => screen.directed(joined_from(direction, all, width), direction),
                None => joined(all),
            }
        }
        Row::Table(table) => {
            let dividers = table.dividers.iter();
            let mut all = ornaments(&table.ornaments, width, rendition, line);
            all.extend(dividers.map(|column| (*column, 1, DIVIDER.to_owned())));
            for cell in &table.lines {
                let mut pieces = pieces(cell, &[], width, rendition, line);
                if ordering.is_some_and(LineScreen::is_told_directions) {
                    pieces
                        .iter_mut()
                        .for_each(|(.., text)| *text = isolated(text));
                }
                all.extend(pieces);
            }
            let direction = page.direction();
            match ordering {
                Some(screen) => screen.directed(joined_from(direction, all, width), direction),
                None => joined(all),
            }
        }
    }
}

/// A row without letters: a terminal that reorders would start it at the left, wherever the rows above it start.
fn ruled(
    rule: RowSegment,
    ornaments: Vec<RowSegment>,
    page: &Page,
    ordering: Option<LineScreen>,
) -> String {
    let width = page.width();
    let all = |rule| ornaments.into_iter().chain([rule]).collect::<Vec<_>>();
    match (ordering, page.direction()) {
        (Some(screen), direction @ Direction::RightToLeft) if screen.is_told_directions() => {
            let (left, cells, signs) = rule;
            let rule = (left, cells, signs.chars().rev().collect());
            screen.directed(joined_from(direction, all(rule), width), direction)
        }
        // It is told no direction, so the row is placed by its columns.
        (Some(screen), Direction::RightToLeft) => {
            let mut all = all(rule);
            let before = screen.width.saturating_sub(width);
            all.iter_mut().for_each(|(left, ..)| *left += before);
            joined(all)
        }
        _ => joined(all(rule)),
    }
}

/// A part of a row: its first column, its width in cells, and its text.
type RowSegment = (u16, u16, String);

/// The ornaments beside a row.
fn ornaments(
    ornaments: &[Ornament],
    width: u16,
    rendition: Rendition,
    line: &mut VisualLine,
) -> Vec<RowSegment> {
    let piece = |ornament: &Ornament| {
        let base = BaseDirection::Fixed(ornament.direction());
        fit(&ornament.text, base, width, rendition, line);
        let left = ornament.left(width, line.width());
        (left, line.width(), written(line))
    };
    ornaments.iter().map(piece).collect()
}

/// A line of text and its ornaments.
fn pieces(
    row: &TextRow<'_>,
    isolates: &[TextRange],
    width: u16,
    rendition: Rendition,
    line: &mut VisualLine,
) -> Vec<RowSegment> {
    let mut pieces = ornaments(&row.ornaments(), width, rendition, line);
    row.lay_out(line);
    pieces.push((
        row.left(width, line),
        line.width(),
        written_text(row, isolates, line),
    ));
    pieces
}

/// A row in reading order, from the side where it starts to its last cell.
fn joined_from(direction: Direction, mut pieces: Vec<RowSegment>, width: u16) -> String {
    if direction == Direction::RightToLeft {
        for (left, cells, _) in &mut pieces {
            *left = width.saturating_sub(*left + *cells);
        }
    }
    joined(pieces)
}

/// A row from its first column to its last cell.
fn joined(mut pieces: Vec<RowSegment>) -> String {
    pieces.sort_by_key(|(first, ..)| *first);
    let mut column = 0;
    let mut out = String::new();
    for (first, cells, text) in pieces {
        out.extend(std::iter::repeat_n(
            ' ',
            usize::from(first.saturating_sub(column)),
        ));
        out.push_str(&text);
        column = first.max(column) + cells;
    }
    // An empty line is not padded.
    if out.trim_end_matches(' ').is_empty() {
        String::new()
    } else {
        out
    }
}

/// COMBINING LONG STROKE OVERLAY. Plain text has no other way to strike out words, and without it they would say what
/// their author took back.
const STROKE: char = '\u{336}';

/// The cells of a line of the page in order, with a stroke through struck-out text, and marks around some isolates.
fn written_text(row: &TextRow<'_>, isolates: &[TextRange], line: &VisualLine) -> String {
    let struck: Vec<TextRange> = row.struck_out().collect();
    let offset = row.offset().unwrap_or_default();
    let mut out = String::new();
    let mut open = None;
    for cell in line.cells() {
        let within = |isolate: &&TextRange| isolate.contains(cell.range.start);
        let isolate = isolates.iter().find(within);
        if isolate != open {
            out.extend(open.map(|_| POP_DIRECTIONAL_ISOLATE));
            out.extend(isolate.map(|_| LEFT_TO_RIGHT_ISOLATE));
            open = isolate;
        }
        out.push_str(cell.text);
        let range = cell.range.shifted(offset);
        if struck.iter().any(|struck| struck.overlaps(range)) {
            out.push(STROKE);
        }
    }
    out.extend(open.map(|_| POP_DIRECTIONAL_ISOLATE));
    out
}

/// The cells of a line in order.
fn written(line: &VisualLine) -> String {
    line.cells().map(|cell| cell.text).collect()
}

impl Direction {
    /// Its id in JSON and on the command line.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::RightToLeft => "rtl",
            Self::LeftToRight => "ltr",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Source;
    use crate::cli::rows::Controls;
    use crate::printable;
    use crate::sources::markdown;

    const TABLE: &str =
        "# أسعار\n\n| المادة | السعر اليوم |\n| --- | --- |\n| قمح | 3 |\n\n---\n\nنص.";

    /// The rows of an article for a terminal that reorders, or that shows cells as sent.
    fn rows_for(screen: LineScreen, width: u16) -> Vec<String> {
        rows_of(TABLE, screen, width)
    }

    fn rows_of(text: &str, screen: LineScreen, width: u16) -> Vec<String> {
        let draft = markdown::parse(text, Source::standard_input());
        let article = Arc::new(draft.into_article(ArticleId(0)));
        let rows = rows(article, Locale::Arabic, width, Some(screen));
        rows.iter().collect()
    }

    fn found(rows: &[String], sign: &str) -> usize {
        let row = rows.iter().position(|row| row.contains(sign));
        row.unwrap_or_else(|| panic!("{sign}: {rows:#?}"))
    }

    /// In which cell of a row a sign stands, controls aside.
    fn cell_of(row: &str, sign: char) -> usize {
        let is_seen = |c: &char| !printable::is_bidi_control(*c);
        let mut cells = row.chars().filter(is_seen);
        cells.position(|cell| cell == sign).expect(row)
    }

    #[test]
    fn the_line_below_a_head_stands_below_it_where_the_terminal_reorders() {
        let rows = rows_for(LineScreen::of_letters(60, Controls::Sent), 40);
        let rule = found(&rows, "┼");
        assert!(rows[rule].starts_with(" \u{200F}"), "{:?}", rows[rule]);
        assert_eq!(cell_of(&rows[rule], '┼'), cell_of(&rows[rule - 1], '│'));
        let ruling = rows.iter().rposition(|row| row.contains("──")).unwrap();
        assert!(rows[ruling].starts_with(" \u{200F}"), "{:?}", rows[ruling]);
    }

    #[test]
    fn addresses_are_isolates_where_the_terminal_reorders() {
        let text = "# خبر\n\nفي https://example.com/a/ و`f(x)` ثم /usr/share/doc/\n";
        let rows = rows_of(text, LineScreen::of_letters(60, Controls::Sent), 30);
        let rows: Vec<&str> = rows[2..].iter().map(|row| row.trim_start()).collect();
        assert_eq!(
            rows,
            [
                "\u{200F}في \u{2066}https://example.com/a/\u{2069}",
                "\u{200F}و\u{2066}f(x)\u{2069} ثم \u{2066}/usr/share/doc/\u{2069}"
            ]
        );
        let rows = rows_of(text, LineScreen::of_letters(60, Controls::LeftOut), 30);
        assert!(!rows.concat().contains(printable::is_bidi_control));
    }

    #[test]
    fn a_terminal_that_is_told_no_direction_gets_it_in_its_columns() {
        // As the cells of a page of this width would be shown at the right.
        let seen = rows_for(LineScreen::of_cells(40), 40);
        let rows = rows_for(LineScreen::of_letters(60, Controls::LeftOut), 40);
        for sign in ["┼", "─"] {
            let (one, other) = (&seen[found(&seen, sign)], &rows[found(&rows, sign)]);
            assert_eq!(other, &format!("{:20}{one}", ""));
        }
    }
}
