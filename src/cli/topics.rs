//! `qari topics`: counts the articles of the library by topic, or prints the topics of files.

use std::cell::Cell;
use std::io;
use std::process::ExitCode;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::annotate::Annotator;
use crate::cli::arguments::{FilePlaces, TableFormat, TopicsArguments};
use crate::cli::collection::collection;
use crate::cli::columns::{FieldValue, RecordColumn, column};
use crate::cli::error::{Error, UNUSABLE, answered, report_notices};
use crate::cli::list;
use crate::cli::named::tell_why_nothing_fits;
use crate::cli::read::articles;
use crate::cli::records::{Records, TextRecords};
use crate::cli::selection::{Listed, listed, parsed};
use crate::i18n::Locale;
use crate::library::{Filter, Library, TopicCount, TopicMonth};
use crate::notice::Notice;
use crate::panics;
use crate::topics::{Topic, TopicScore};
use crate::web::Arrived;

/// The topics of an article.
struct Classified {
    path: String,
    title: String,
    topics: Vec<TopicScore>,
}

fn columns_of_files(locale: Locale) -> Vec<RecordColumn<Classified>> {
    vec![
        column("path", |article: &Classified| (&article.path).into()),
        column("title", |article: &Classified| (&article.title).into()),
        column("topics", move |article: &Classified| {
            FieldValue::objects(&article.topics, |score| {
                vec![
                    ("id", score.topic.id().into()),
                    ("name", score.topic.name(locale).into()),
                    ("score", FieldValue::Single(score.score)),
                ]
            })
        })
        .json_only(),
        column("topics", |article: &Classified| {
            FieldValue::list(article.topics.iter().map(|score| score.topic.id()))
        })
        .tables_only(),
    ]
}

/// A topic of the library.
struct Counted {
    /// The built-in topic; `None` for the reader's own.
    topic: Option<Topic>,
    name: String,
    count: TopicCount,
}

fn columns_of_counts() -> Vec<RecordColumn<Counted>> {
    vec![
        // The reader's own topics have no id but their name.
        column("id", |counted: &Counted| match counted.topic {
            Some(topic) => topic.id().into(),
            None => (&counted.name).into(),
        }),
        column("name", |counted: &Counted| (&counted.name).into()),
        column("articles", |counted: &Counted| {
            counted.count.articles.into()
        }),
        column("unread", |counted: &Counted| counted.count.unread.into()),
        column("own", |counted: &Counted| counted.topic.is_none().into()),
    ]
}

#[derive(Serialize)]
struct MonthObject {
    month: String,
    articles: usize,
    /// Articles by topic: ids of built-in topics, names of the reader's own.
    topics: Map<String, Value>,
}

pub(super) fn run(
    arguments: &TopicsArguments,
    places: &FilePlaces,
    locale: Locale,
) -> Result<ExitCode, Error> {
    if !arguments.paths.is_empty() {
        return of_files(arguments, places, locale);
    }
    let library = collection(&[], places, locale)?.library;
    let filter = Filter {
        query: parsed(arguments.query.as_deref().unwrap_or_default(), &library)?,
        ..Filter::default()
    };
    if arguments.by_month {
        let months = library.topics_by_month(&filter)?;
        let is_told = months.is_empty() && tell_why_nothing_fits(&filter, &library, locale)?;
        by_month(&months, is_told, arguments.format, locale)?;
        return Ok(answered(false, !months.is_empty() || filter.is_empty()));
    }
    let is_found = counts(&library, &filter, arguments.format, locale)?;
    Ok(answered(false, is_found))
}

/// Prints how many articles have each topic, and how many of them are unread. Returns whether there are any, or all
/// were asked for.
fn counts(
    library: &Library,
    filter: &Filter,
    format: TableFormat,
    locale: Locale,
) -> Result<bool, Error> {
    let Listed { listing, is_told } = listed(filter, library, locale)?;
    let built_in = Topic::ALL.iter().zip(&listing.topics);
    let built_in = built_in.map(|(topic, count)| Counted {
        topic: Some(*topic),
        name: topic.name(locale).to_owned(),
        count: *count,
    });
    let own = listing.own_topics.iter();
    let own = own.map(|(name, count)| Counted {
        topic: None,
        name: name.clone(),
        count: *count,
    });
    let mut records = Records::open(format, columns_of_counts(), locale)?;
    if let Some(text) = records.text() {
        text.begin_table(["stats-articles", "stats-unread", "heading-topic"])
            .map_err(Error::Output)?;
    }
    // Counts of nothing would say that something was found.
    let is_found = !listing.ids.is_empty() || filter.is_empty();
    for counted in built_in.chain(own).filter(|_| is_found) {
        records.push_row(&counted, || {
            let TopicCount { articles, unread } = counted.count;
            vec![
                articles.to_string(),
                unread.to_string(),
                counted.name.clone(),
            ]
        })?;
    }
    records.close(is_told)?;
    Ok(is_found)
}

/// Prints how many articles of each month have each topic.
fn by_month(
    months: &[TopicMonth],
    is_told: bool,
    format: TableFormat,
    locale: Locale,
) -> Result<(), Error> {
    let own = months.first().map_or(&[][..], |month| &month.own);
    let own = own.iter().map(|(name, _)| name.as_str());
    let names: Vec<String> = ["month", "all"]
        .into_iter()
        .chain(Topic::ALL.map(Topic::id))
        .chain(own)
        .map(str::to_owned)
        .collect();
    let columns = names.iter().enumerate();
    let columns = columns
        .map(|(index, name)| column(name.clone(), move |row: &Vec<String>| row.get(index).into()));
    let mut records = Records::open(format, columns.collect(), locale)?;
    if let Some(text) = records.text() {
        if text.lines.screen().is_some() {
            let mut months = months.iter();
            let printed = months.try_for_each(|month| print_month(text, month, locale));
            printed
                .and_then(|()| text.end_table())
                .map_err(Error::Output)?;
            return records.close(is_told);
        }
        // A header alone would say that something was found.
        if !months.is_empty() {
            text.row(names).map_err(Error::Output)?;
        }
    }
    for month in months {
        let name = month.month.strftime("%Y-%m").to_string();
        let row = || {
            let own = month.own.iter().map(|(_, count)| count);
            let counts = std::iter::once(&month.all)
                .chain(&month.articles)
                .chain(own);
            let mut row = vec![name.clone()];
            row.extend(counts.map(usize::to_string));
            row
        };
        let object = || {
            let counts = Topic::ALL.iter().zip(&month.articles);
            let topics = counts.map(|(topic, count)| (topic.id().to_owned(), (*count).into()));
            let own = month.own.iter();
            let own = own.map(|(name, count)| (name.clone(), (*count).into()));
            MonthObject {
                month: name.clone(),
                articles: month.all,
                topics: topics.chain(own).collect(),
            }
        };
        records.push_nested(|records| records.row(row()), || vec![row()], object)?;
    }
    records.close(is_told)
}

/// Prints a month on a terminal, which has no room for a column per topic: one row for each topic with articles.
fn print_month(records: &mut TextRecords, month: &TopicMonth, locale: Locale) -> io::Result<()> {
    let name = month.month.strftime("%Y-%m").to_string();
    let all = locale.text("stats-articles").into_owned();
    records.row(vec![name, month.all.to_string(), all])?;
    let built_in = Topic::ALL.iter().zip(&month.articles);
    let built_in = built_in.map(|(topic, count)| (topic.name(locale), count));
    let own = month.own.iter().map(|(name, count)| (name.as_str(), count));
    let mut topics = built_in.chain(own).filter(|(_, count)| **count > 0);
    topics.try_for_each(|(name, count)| {
        records.row(vec![String::new(), count.to_string(), name.to_owned()])
    })
}

/// Prints the topics of each article.
fn of_files(
    arguments: &TopicsArguments,
    places: &FilePlaces,
    locale: Locale,
) -> Result<ExitCode, Error> {
    let read = articles(&arguments.paths, places.encoding, locale);
    report_notices(&read.notices, locale);
    let extractor = Annotator::new();
    let set_aside = Cell::new(false);
    let found = read.articles.iter().filter_map(|Arrived { draft, .. }| {
        let path = draft.source.to_string();
        let found = panics::caught(|| extractor.annotate(&draft.body, &draft.metadata));
        let found = found.map_err(|reason| {
            set_aside.set(true);
            let (name, reason, count) = (path.clone(), reason.into(), 1);
            report_notices(
                &[Notice::SetAside {
                    name,
                    reason,
                    count,
                }],
                locale,
            );
        });
        let topics = found.ok()?.topics;
        let title = draft.metadata.title.clone();
        Some(Classified {
            path,
            title,
            topics,
        })
    });
    let columns = columns_of_files(locale);
    let mut records = Records::open(arguments.format, columns, locale)?;
    for article in found {
        records.push_row(&article, || {
            let topics = article.topics.iter().map(|score| score.topic);
            let topics = list::topics(topics, locale);
            vec![article.path.clone(), topics, article.title.clone()]
        })?;
    }
    let has_failed = read.has_failed() || set_aside.get();
    records.close(has_failed)?;
    Ok(ExitCode::from(if has_failed { UNUSABLE } else { 0 }))
}
