//! `qari list`: lists articles, with the filters of the reader.

use std::borrow::Cow;
use std::process::ExitCode;

use crate::cli::arguments::{FilePlaces, ListArguments};
use crate::cli::collection::{Collection, collection};
use crate::cli::columns::{FieldValue, RecordColumn, column, written};
use crate::cli::error::{Error, answered};
use crate::cli::lines::Lines;
use crate::cli::records::Records;
use crate::cli::selection::{Listed, filter, listed};
use crate::i18n::Locale;
use crate::library::ArticleSummary;
use crate::topics::Topic;

/// A record about an article of the library.
pub(super) trait OfArticle {
    /// The article.
    fn article(&self) -> &ArticleSummary;
}

impl OfArticle for ArticleSummary {
    fn article(&self) -> &ArticleSummary {
        self
    }
}

/// The columns about the article of a record.
pub(super) fn columns<R: OfArticle>() -> Vec<RecordColumn<R>> {
    fn of<R: OfArticle>(
        name: &'static str,
        value: fn(&ArticleSummary) -> FieldValue,
    ) -> RecordColumn<R> {
        column(name, move |record: &R| value(record.article()))
    }
    vec![
        of("id", |article| article.id.0.into()),
        of("title", |article| (&article.title).into()),
        of("date", |article| written(article.date)),
        of("source", |article| article.publisher.as_ref().into()),
        of("origin", |article| article.source.to_string().into()),
        of("language", |article| article.language.as_str().into()),
        of("topics", |article| {
            FieldValue::list(article.topics.iter().map(|topic| topic.id()))
        }),
        of("read", |article| article.is_read.into()),
        of("starred", |article| article.is_starred.into()),
    ]
}

pub(super) fn run(
    arguments: &ListArguments,
    places: &FilePlaces,
    locale: Locale,
) -> Result<ExitCode, Error> {
    let Collection {
        library,
        has_failed,
    } = collection(&arguments.selection.from, places, locale)?;
    let filter = filter(&arguments.selection, &library)?;
    let Listed { listing, is_told } = listed(&filter, &library, locale)?;
    let count = arguments.limit.unwrap_or(usize::MAX).min(listing.ids.len());
    let articles = library.summaries(&listing.ids[..count])?;
    let mut records = Records::open(arguments.format, columns(), locale)?;
    for article in &articles {
        records.push(article, |records| {
            records.row(fields(article, records.lines, locale))
        })?;
    }
    // Of articles that were found, none may have been asked for.
    records.close(is_told || has_failed || !listing.ids.is_empty())?;
    // Listing an empty library without a filter is not a failed search.
    let is_found = !listing.ids.is_empty() || filter.is_empty();
    Ok(answered(has_failed, is_found))
}

/// Date, topics, source, title; on a terminal behind the id, by which an article is removed. A program has that in JSON and
/// in tables.
pub(super) fn fields(article: &ArticleSummary, lines: Lines, locale: Locale) -> Vec<String> {
    let date = article
        .date
        .map_or_else(|| "-".to_owned(), |date| date.to_string());
    let topics = topics(article.topics.iter().copied(), locale);
    let source = article.source.to_string();
    let id = lines.screen().map(|_| format!("[{}]", article.id.0));
    let others = [date, topics, source, article.title.clone()];
    id.into_iter().chain(others).collect()
}

/// Topics in one field, as they are typed in queries.
pub(super) fn topics(topics: impl IntoIterator<Item = Topic>, locale: Locale) -> String {
    let names = topics.into_iter().map(|topic| topic.typed_name(locale));
    names.collect::<Vec<_>>().join(&separator(locale))
}

/// The separator of topics: Arabic names may have two words, English ids have one.
fn separator(locale: Locale) -> Cow<'static, str> {
    match locale {
        Locale::Arabic => locale.text("list-separator"),
        Locale::English => " ".into(),
    }
}
