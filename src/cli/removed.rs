//! What `qari remove` and `qari restore` share: the articles asked for, and how they are printed.

use std::collections::HashSet;
use std::io::Write;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::article::ArticleId;
use crate::cli::arguments::Format;
use crate::cli::error::{Error, tell};
use crate::cli::output::{JsonArray, Lines, output};
use crate::library::Removed;
use crate::words::Locale;

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

/// Prints articles, a line or an object each.
pub(super) fn print(articles: &[Removed], columns: Columns, format: Format) -> Result<(), Error> {
    if format == Format::Json {
        let mut array = JsonArray::open(output())?;
        for article in articles {
            array.push(&RemovedObject {
                id: article.id.0,
                title: &article.title,
                date: article.date.map(|date| date.to_string()),
                removed: article.at.to_string(),
                until: article.until().to_string(),
            })?;
        }
        return array.close();
    }
    let mut output = output();
    let lines = Lines::to_output();
    for article in articles {
        let Removed { id, title, .. } = article;
        let line = match columns {
            Columns::Title => lines.fields([&id.0.to_string(), title]),
            Columns::Until => {
                lines.fields([&id.0.to_string(), &day(article.until()).to_string(), title])
            }
        };
        writeln!(output, "{line}").map_err(Error::Output)?;
    }
    output.flush().map_err(Error::Output)
}

/// The day of an instant where the reader is.
pub(super) fn day(instant: Timestamp) -> Date {
    instant.to_zoned(TimeZone::system()).date()
}

/// Names ids that were asked for and are not among the articles there are.
pub(super) fn tell_missing(asked: &[ArticleId], there: &[ArticleId], locale: Locale) {
    let there: HashSet<&ArticleId> = there.iter().collect();
    let missing = asked.iter().filter(|id| !there.contains(id));
    let missing: Vec<String> = missing.map(|id| id.0.to_string()).collect();
    let words = match missing.len() {
        0 => return,
        1 => locale.pick("لا مقال بهذا الرقم", "no such article"),
        2 => locale.pick("لا مقال بهذين الرقمين", "no such articles"),
        _ => locale.pick("لا مقال بهذه الأرقام", "no such articles"),
    };
    tell(&format!("{words}: {}", missing.join(" ")), locale);
}
