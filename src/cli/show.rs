//! `qari show`: articles laid out, a line a row.

use std::io::Write;
use std::process::ExitCode;

use serde::Serialize;

use crate::article::{Article, ArticleId};
use crate::cli::arguments::{Format, Show};
use crate::cli::failure::{Failure, UNUSABLE, tell_notices};
use crate::cli::output::{JsonArray, output};
use crate::cli::read::articles;
use crate::page::{Page, Row, TextRow};
use crate::text::{BaseDirection, Direction, Rendition, VisualLine, fit};
use crate::words::Interface;

#[derive(Serialize)]
struct Shown {
    path: String,
    title: String,
    date: Option<String>,
    language: String,
    direction: &'static str,
    width: u16,
    rows: Vec<String>,
}

pub(super) fn run(arguments: &Show, interface: Interface) -> Result<ExitCode, Failure> {
    let read = articles(&arguments.paths);
    tell_notices(&read.notices, interface);
    let has_failed = read.has_failed();
    let shown = read.drafts.into_iter().map(|draft| {
        show(
            &draft.into_article(ArticleId(0)),
            interface,
            arguments.width,
        )
    });
    match arguments.format {
        Format::Text => {
            let mut output = output();
            let mut write = |line: &str| writeln!(output, "{line}").map_err(Failure::Output);
            for (index, article) in shown.enumerate() {
                if index > 0 {
                    write("")?;
                    write(&"═".repeat(usize::from(arguments.width)))?;
                    write("")?;
                }
                for row in article.rows {
                    write(&row)?;
                }
            }
            output.flush().map_err(Failure::Output)?;
        }
        Format::Json => {
            let mut array = JsonArray::open(output())?;
            for article in shown {
                array.push(&article)?;
            }
            array.close()?;
        }
    }
    Ok(ExitCode::from(if has_failed { UNUSABLE } else { 0 }))
}

fn show(article: &Article, interface: Interface, width: u16) -> Shown {
    let page = Page::new(article, interface, width);
    let mut line = VisualLine::default();
    let rows = (0..page.row_count()).map(|row| match page.row(row) {
        Row::Blank => String::new(),
        Row::Rule => {
            let third = usize::from(width / 3);
            " ".repeat(third) + &"─".repeat(third)
        }
        Row::Text(row) => text_row(row, width, &mut line),
    });
    Shown {
        path: article.origin.to_string(),
        title: article.metadata.title.clone(),
        date: article.metadata.date.map(|date| date.to_string()),
        language: article.metadata.language.to_string(),
        direction: page.direction().id(),
        width,
        rows: rows.collect(),
    }
}

/// A row of text with its ornament, from the left edge to its last cell.
fn text_row(row: TextRow<'_>, width: u16, line: &mut VisualLine) -> String {
    let rendition = Rendition::default();
    let mut pieces = Vec::new();
    if let Some(ornament) = row.ornament() {
        fit(
            ornament,
            BaseDirection::Fixed(row.direction()),
            width,
            rendition,
            line,
        );
        pieces.push((
            row.ornament_left(width, line.width()),
            line.width(),
            written(line),
        ));
    }
    row.lay_out(rendition, line);
    pieces.push((row.left(width), line.width(), written(line)));
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
