//! What `qari remove` and `qari restore` share: the articles asked for, and how they are printed.

use std::collections::HashSet;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::article::ArticleId;
use crate::cli::arguments::TableFormat;
use crate::cli::error::{Error, report};
use crate::cli::records::{Records, known};
use crate::i18n::Locale;
use crate::library::Removed;

/// A removed or restored article as programs read it.
#[derive(Serialize)]
struct RemovedObject<'a> {
    id: i64,
    title: &'a str,
    date: Option<String>,
    /// When it was removed, and when it is purged; UTC.
    removed: String,
    until: String,
}

/// What is printed of an article as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Columns {
    /// Its id and its title.
    Title,
    /// Its id, the day on which it is purged, and its title.
    Until,
}

/// Prints articles, a line or an object each; `is_told` where it was said already why there is none.
pub(super) fn print(
    articles: &[Removed],
    columns: Columns,
    is_told: bool,
    format: TableFormat,
    locale: Locale,
) -> Result<(), Error> {
    let table = ["id", "title", "date", "removed", "until"];
    let mut records = Records::open(format, &table, locale)?;
    for article in articles {
        let Removed { id, title, .. } = article;
        let id = id.0;
        let until = article.until();
        let fields = || match columns {
            Columns::Title => vec![id.to_string(), title.clone()],
            Columns::Until => vec![id.to_string(), day(until).to_string(), title.clone()],
        };
        let row = || {
            vec![
                id.to_string(),
                title.clone(),
                known(article.date),
                article.at.to_string(),
                until.to_string(),
            ]
        };
        let object = || RemovedObject {
            id,
            title,
            date: article.date.map(|date| date.to_string()),
            removed: article.at.to_string(),
            until: until.to_string(),
        };
        records.push_row(fields, row, object)?;
    }
    records.close(is_told)
}

/// The day of an instant where the reader is.
pub(super) fn day(instant: Timestamp) -> Date {
    instant.to_zoned(TimeZone::system()).date()
}

/// Why an article that was asked for cannot be removed, or restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// There is none under this id.
    Unknown,
    /// It is removed already.
    Removed,
    /// It is in the library.
    Present,
}

impl Missing {
    /// The message that says so of some articles.
    const fn message(self) -> &'static str {
        match self {
            Self::Unknown => "no-such-articles",
            Self::Removed => "already-removed",
            Self::Present => "not-removed",
        }
    }
}

/// Names ids that were asked for and are not among the articles there are; of those that are `elsewhere` it
/// says so.
pub(super) fn tell_missing(
    asked: &[ArticleId],
    there: &[ArticleId],
    elsewhere: (Missing, &[ArticleId]),
    locale: Locale,
) {
    let there: HashSet<&ArticleId> = there.iter().collect();
    let known: HashSet<&ArticleId> = elsewhere.1.iter().collect();
    let missing = asked.iter().filter(|id| !there.contains(id));
    let (known, unknown): (Vec<&ArticleId>, Vec<&ArticleId>) =
        missing.partition(|id| known.contains(id));
    for (why, ids) in [(Missing::Unknown, unknown), (elsewhere.0, known)] {
        if !ids.is_empty() {
            let count = ("count", ids.len().into());
            let ids: Vec<String> = ids.iter().map(|id| id.0.to_string()).collect();
            let arguments = [count, ("ids", ids.join(" ").into())];
            report(&locale.format(why.message(), &arguments), locale);
        }
    }
}
