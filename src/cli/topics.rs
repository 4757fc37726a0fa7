//! `qari topics`: the library's articles counted by topic, or the topics of the articles of some files.

use std::cell::Cell;
use std::io;
use std::process::ExitCode;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::annotate::Annotator;
use crate::cli::arguments::{Places, TableFormat, Topics};
use crate::cli::collection::collection;
use crate::cli::error::{Error, UNUSABLE, report_notices};
use crate::cli::read::articles;
use crate::cli::records::{Records, TextRecords};
use crate::cli::selection::parsed;
use crate::i18n::Locale;
use crate::library::{Filter, Library, ListOrder, TopicCount, TopicMonth};
use crate::notice::Notice;
use crate::panics;
use crate::topics::{Topic, TopicScore};
use crate::web::Arrived;

#[derive(Serialize)]
struct ArticleObject<'a> {
    path: String,
    title: &'a str,
    topics: Vec<TopicObject>,
}

#[derive(Serialize)]
struct TopicObject {
    id: &'static str,
    name: &'static str,
    score: f32,
}

/// A topic of the library.
#[derive(Serialize)]
struct CountObject<'a> {
    /// The id of a topic that comes with the program, the name of one of the reader's own.
    id: &'a str,
    name: &'a str,
    articles: usize,
    unread: usize,
    own: bool,
}

#[derive(Serialize)]
struct MonthObject {
    month: String,
    articles: usize,
    /// Articles by the ids of topics and the names of the reader's own.
    topics: Map<String, Value>,
}

pub(super) fn run(arguments: &Topics, places: &Places, locale: Locale) -> Result<ExitCode, Error> {
    if !arguments.paths.is_empty() {
        return of_files(arguments, places, locale);
    }
    let library = collection(&[], places, locale)?.library;
    let filter = Filter {
        query: parsed(arguments.query.as_deref().unwrap_or_default(), &library)?,
        ..Filter::default()
    };
    if arguments.by_month {
        by_month(&library.topics_by_month(&filter)?, arguments.format, locale)?;
    } else {
        counts(&library, &filter, arguments.format, locale)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints how many articles have each topic, and how many of them were not read.
fn counts(
    library: &Library,
    filter: &Filter,
    format: TableFormat,
    locale: Locale,
) -> Result<(), Error> {
    let listing = library.list(filter, ListOrder::Newest)?;
    let object = |id, name, count: TopicCount, own| CountObject {
        id,
        name,
        articles: count.articles,
        unread: count.unread,
        own,
    };
    let built_in = Topic::ALL.iter().zip(&listing.topics);
    let built_in =
        built_in.map(|(topic, count)| object(topic.id(), topic.name(locale), *count, false));
    let own = listing.own_topics.iter();
    let own = own.map(|(name, count)| object(name, name, *count, true));
    let columns = ["id", "name", "articles", "unread", "own"];
    let mut records = Records::open(format, &columns, locale)?;
    for count in built_in.chain(own) {
        let (articles, unread) = (count.articles.to_string(), count.unread.to_string());
        let CountObject { id, name, own, .. } = count;
        records.push_row(
            || [id, &articles, &unread, name].map(str::to_owned).to_vec(),
            || {
                [id, name, &articles, &unread, &own.to_string()]
                    .map(str::to_owned)
                    .to_vec()
            },
            || &count,
        )?;
    }
    records.close(false)
}

/// Prints how many articles of each month have each topic.
fn by_month(months: &[TopicMonth], format: TableFormat, locale: Locale) -> Result<(), Error> {
    let own = months.first().map_or(&[][..], |month| &month.own);
    let own = own.iter().map(|(name, _)| name.as_str());
    let columns: Vec<&str> = ["month", "all"]
        .into_iter()
        .chain(Topic::ALL.map(Topic::id))
        .chain(own)
        .collect();
    let mut records = Records::open(format, &columns, locale)?;
    if let Records::Text(text) = &mut records {
        if text.lines.screen().is_some() {
            let mut months = months.iter();
            let printed = months.try_for_each(|month| print_month(text, month, locale));
            printed
                .and_then(|()| text.end_table())
                .map_err(Error::Output)?;
            return records.close(false);
        }
        let head = columns.iter().map(|column| (*column).to_owned());
        text.row(head.collect()).map_err(Error::Output)?;
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
        records.push_row(row, row, object)?;
    }
    records.close(false)
}

/// Prints a month for a screen, which has no room for a column a topic: a row for each topic that it has articles of.
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
fn of_files(arguments: &Topics, places: &Places, locale: Locale) -> Result<ExitCode, Error> {
    let read = articles(&arguments.paths, places.encoding, locale);
    report_notices(&read.notices, locale);
    let extractor = Annotator::new();
    let set_aside = Cell::new(false);
    let found = read.articles.iter().filter_map(|Arrived { draft, .. }| {
        let path = draft.source.to_string();
        let found = panics::caught(|| extractor.annotate(&draft.body, &draft.metadata));
        let found = found.map_err(|reason| {
            set_aside.set(true);
            let (name, count) = (path.clone(), 1);
            report_notices(
                &[Notice::SetAside {
                    name,
                    reason,
                    count,
                }],
                locale,
            );
        });
        Some(ArticleObject {
            path,
            title: &draft.metadata.title,
            topics: found
                .ok()?
                .topics
                .iter()
                .map(|score| topic_object(score, locale))
                .collect(),
        })
    });
    let mut records = Records::open(arguments.format, &["path", "title", "topics"], locale)?;
    for article in found {
        let topics: Vec<&str> = article.topics.iter().map(|topic| topic.id).collect();
        let (path, title) = (article.path.as_str(), article.title);
        records.push_row(
            || [path, &topics.join(" "), title].map(str::to_owned).to_vec(),
            || [path, title, &topics.join(";")].map(str::to_owned).to_vec(),
            || &article,
        )?;
    }
    let has_failed = read.has_failed() || set_aside.get();
    records.close(has_failed)?;
    Ok(ExitCode::from(if has_failed { UNUSABLE } else { 0 }))
}

fn topic_object(score: &TopicScore, locale: Locale) -> TopicObject {
    TopicObject {
        id: score.topic.id(),
        name: score.topic.name(locale),
        score: score.score,
    }
}
