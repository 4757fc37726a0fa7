//! `qari notes`: what is highlighted in articles, and the notes on it.

use std::process::ExitCode;

use serde::Serialize;

use crate::article::Highlight;
use crate::cli::arguments::{Notes, Places};
use crate::cli::collection::{Collection, collection};
use crate::cli::error::{Error, answered};
use crate::cli::records::{Records, known};
use crate::cli::selection::filter;
use crate::i18n::Locale;
use crate::library::{ArticleSummary, ListOrder};
use crate::query::{Clause, Query, State};

/// A highlighted passage as programs read it.
#[derive(Serialize)]
struct NoteObject<'a> {
    id: i64,
    title: &'a str,
    date: Option<String>,
    quotation: &'a str,
    note: &'a str,
    made: Option<String>,
    /// The bytes of the article's text; `None` where the text is gone.
    start: Option<usize>,
    end: Option<usize>,
}

/// The columns of a table of highlighted passages.
const COLUMNS: [&str; 8] = [
    "id",
    "title",
    "date",
    "quotation",
    "note",
    "made",
    "start",
    "end",
];

pub(super) fn run(arguments: &Notes, places: &Places, locale: Locale) -> Result<ExitCode, Error> {
    let Collection {
        library,
        has_failed,
    } = collection(&arguments.selection.from, places, locale)?;
    let mut filter = filter(&arguments.selection, &library)?;
    let is_everything = filter.is_empty();
    filter.query = filter.query.and(Query {
        clause: Some(Clause::Is(State::Highlighted)),
    });
    let listing = library.list(&filter, ListOrder::Newest)?;
    let articles = library.summaries(&listing.ids)?;
    let mut records = Records::open(arguments.format, &COLUMNS, locale)?;
    let mut is_found = is_everything;
    for article in &articles {
        let mut highlights = library.highlights(article.id)?;
        highlights.sort_by_key(Highlight::place);
        for highlight in &highlights {
            is_found = true;
            records.push_row(
                || fields(article, highlight),
                || row(article, highlight),
                || object(article, highlight),
            )?;
        }
    }
    records.close(has_failed)?;
    Ok(answered(has_failed, is_found))
}

/// Date, title, quotation, note.
fn fields(article: &ArticleSummary, highlight: &Highlight) -> Vec<String> {
    let date = article.date.map(|date| date.to_string());
    vec![
        date.unwrap_or_else(|| "-".to_owned()),
        article.title.clone(),
        format!("«{}»", highlight.quote.exact),
        highlight.note.clone(),
    ]
}

fn row(article: &ArticleSummary, highlight: &Highlight) -> Vec<String> {
    vec![
        article.id.0.to_string(),
        article.title.clone(),
        known(article.date),
        highlight.quote.exact.clone(),
        highlight.note.clone(),
        known(highlight.made_at),
        known(highlight.range.map(|range| range.start)),
        known(highlight.range.map(|range| range.end)),
    ]
}

fn object<'a>(article: &'a ArticleSummary, highlight: &'a Highlight) -> NoteObject<'a> {
    NoteObject {
        id: article.id.0,
        title: &article.title,
        date: article.date.map(|date| date.to_string()),
        quotation: &highlight.quote.exact,
        note: &highlight.note,
        made: highlight.made_at.map(|time| time.to_string()),
        start: highlight.range.map(|range| range.start),
        end: highlight.range.map(|range| range.end),
    }
}
