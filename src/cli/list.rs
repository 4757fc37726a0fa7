//! `qari list`: the list of articles under the filters of the screen.

use std::borrow::Cow;
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::arguments::{List, Places};
use crate::cli::collection::{Collection, collection};
use crate::cli::error::{Error, answered};
use crate::cli::records::{Records, known};
use crate::cli::selection::filter;
use crate::i18n::Locale;
use crate::library::{ArticleSummary, ListOrder};

/// An article as programs read it.
#[derive(Serialize)]
pub(super) struct ArticleObject<'a> {
    id: i64,
    title: &'a str,
    date: Option<String>,
    source: Option<&'a str>,
    origin: String,
    language: &'a str,
    topics: Vec<&'static str>,
    read: bool,
    starred: bool,
}

/// The columns of a table of articles.
pub(super) const COLUMNS: [&str; 9] = [
    "id", "title", "date", "source", "origin", "language", "topics", "read", "starred",
];

pub(super) fn run(arguments: &List, places: &Places, locale: Locale) -> Result<ExitCode, Error> {
    let Collection {
        library,
        has_failed,
    } = collection(&arguments.selection.from, places, locale)?;
    let filter = filter(&arguments.selection, &library)?;
    let listing = library.list(&filter, ListOrder::Newest)?;
    let count = arguments.limit.unwrap_or(usize::MAX).min(listing.ids.len());
    let articles = library.summaries(&listing.ids[..count])?;
    let mut records = Records::open(arguments.format, &COLUMNS, locale)?;
    for article in &articles {
        records.push_row(
            || fields(article, locale),
            || row(article),
            || article_object(article),
        )?;
    }
    records.close(has_failed)?;
    // An empty library has been listed whole.
    let is_found = !listing.ids.is_empty() || filter.is_empty();
    Ok(answered(has_failed, is_found))
}

/// Date, topics, source, title.
pub(super) fn fields(article: &ArticleSummary, locale: Locale) -> Vec<String> {
    let date = article
        .date
        .map_or_else(|| "-".to_owned(), |date| date.to_string());
    let topics = article.topics.iter().map(|topic| topic.typed_name(locale));
    let topics = topics.collect::<Vec<_>>().join(&separator(locale));
    let source = article.source.to_string();
    vec![date, topics, source, article.title.clone()]
}

/// What stands between topics: names in Arabic may be of two words, ids are of one.
fn separator(locale: Locale) -> Cow<'static, str> {
    match locale {
        Locale::Arabic => locale.text("list-separator"),
        Locale::English => " ".into(),
    }
}

/// An article in a table.
pub(super) fn row(article: &ArticleSummary) -> Vec<String> {
    let topics = article.topics.iter().map(|topic| topic.id());
    vec![
        article.id.0.to_string(),
        article.title.clone(),
        known(article.date),
        known(article.publisher.as_ref()),
        article.source.to_string(),
        article.language.as_str().to_owned(),
        topics.collect::<Vec<_>>().join(";"),
        article.is_read.to_string(),
        article.is_starred.to_string(),
    ]
}

pub(super) fn article_object(article: &ArticleSummary) -> ArticleObject<'_> {
    ArticleObject {
        id: article.id.0,
        title: &article.title,
        date: article.date.map(|date| date.to_string()),
        source: article.publisher.as_deref(),
        origin: article.source.to_string(),
        language: article.language.as_str(),
        topics: article.topics.iter().map(|topic| topic.id()).collect(),
        read: article.is_read,
        starred: article.is_starred,
    }
}
