//! What `qari remove` and `qari restore` share: the articles asked for, and how they are printed.

use std::collections::HashSet;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::article::ArticleId;
use crate::cli::arguments::TableFormat;
use crate::cli::columns::{RecordColumn, column, written};
use crate::cli::error::{Error, report};
use crate::cli::records::Records;
use crate::i18n::Locale;
use crate::library::Removed;

fn columns() -> Vec<RecordColumn<Removed>> {
    vec![
        column("id", |article: &Removed| article.id.0.into()),
        column("title", |article: &Removed| (&article.title).into()),
        column("date", |article: &Removed| written(article.date)),
        // When it was removed, and when it will be purged; UTC.
        column("removed", |article: &Removed| article.at.to_string().into()),
        column("until", |article: &Removed| {
            article.until().to_string().into()
        }),
    ]
}

/// Which columns are printed as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RemovedColumns {
    /// Its id and its title.
    Title,
    /// Its id, the day on which it will be purged, and its title.
    Until,
}

/// Prints articles, a line or an object each; `is_told` if the caller has already reported why there is none.
pub(super) fn print(
    articles: &[Removed],
    columns: RemovedColumns,
    is_told: bool,
    format: TableFormat,
    locale: Locale,
) -> Result<(), Error> {
    let mut records = Records::open(format, self::columns(), locale)?;
    for article in articles {
        let id = article.id.0.to_string();
        let title = article.title.clone();
        records.push_row(article, || match columns {
            RemovedColumns::Title => vec![id, title],
            RemovedColumns::Until => vec![id, day(article.until()).to_string(), title],
        })?;
    }
    let empty = match columns {
        RemovedColumns::Title => "nothing-found",
        RemovedColumns::Until => "restore-none",
    };
    let message = |locale: Locale| locale.text(empty).into_owned();
    records.close_saying((!is_told).then_some(message))
}

/// The day of an instant in the reader's time zone.
pub(super) fn day(instant: Timestamp) -> Date {
    instant.to_zoned(TimeZone::system()).date()
}

/// Why an article that was asked for cannot be removed, or restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// There is no article with this id.
    Unknown,
    /// It is already removed.
    Removed,
    /// It is in the library, not removed.
    Present,
    /// What is stored of it cannot be read.
    Unreadable,
}

impl Missing {
    /// The message for it.
    const fn message(self) -> &'static str {
        match self {
            Self::Unknown => "no-such-articles",
            Self::Removed => "already-removed",
            Self::Present => "not-removed",
            Self::Unreadable => "not-restorable",
        }
    }
}

/// Reports ids that are not among the articles found; those that are `elsewhere` get its message.
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
    tell(Missing::Unknown, &unknown, locale);
    tell(elsewhere.0, &known, locale);
}

/// Reports ids of articles that cannot be had, if there are any.
pub(super) fn tell(why: Missing, ids: &[&ArticleId], locale: Locale) {
    if !ids.is_empty() {
        let count = ("count", ids.len().into());
        let ids: Vec<String> = ids.iter().map(|id| id.0.to_string()).collect();
        let arguments = [count, ("ids", ids.join(" ").into())];
        report(&locale.format(why.message(), &arguments), locale);
    }
}
