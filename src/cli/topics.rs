//! `qari topics`: the library's articles counted by topic, or the topics of the articles of some files.

use std::cell::Cell;
use std::io::Write;
use std::process::ExitCode;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::annotate::Annotator;
use crate::cli::arguments::{Format, Places, Topics};
use crate::cli::collection::collection;
use crate::cli::error::{Error, UNUSABLE, report_notices};
use crate::cli::output::{Lines, output};
use crate::cli::read::articles;
use crate::cli::records::{JsonArray, Records};
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
        by_month(&library.topics_by_month(&filter)?, arguments.format)?;
    } else {
        counts(&library, &filter, arguments.format, locale)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints how many articles have each topic, and how many of them were not read.
fn counts(library: &Library, filter: &Filter, format: Format, locale: Locale) -> Result<(), Error> {
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
    let lines = Lines::to_output();
    let mut records = Records::open(format)?;
    for count in built_in.chain(own) {
        let line = || {
            let (articles, unread) = (count.articles.to_string(), count.unread.to_string());
            lines.fields([count.id, &articles, &unread, count.name])
        };
        records.push_line(line, || &count)?;
    }
    records.close()
}

/// Prints how many articles of each month have each topic.
fn by_month(months: &[TopicMonth], format: Format) -> Result<(), Error> {
    let name = |month: &TopicMonth| month.month.strftime("%Y-%m").to_string();
    match format {
        Format::Text => {
            let mut output = output();
            let lines = Lines::to_output();
            let own = months.first().map_or(&[][..], |month| &month.own);
            let own = own.iter().map(|(name, _)| name.as_str());
            let ids = Topic::ALL.map(Topic::id).into_iter().chain(own);
            let head: Vec<String> = ["month", "all"]
                .into_iter()
                .chain(ids)
                .map(|field| lines.line(field))
                .collect();
            writeln!(output, "{}", head.join("\t")).map_err(Error::Output)?;
            for month in months {
                let own = month.own.iter().map(|(_, count)| count);
                let counts = month.articles.iter().chain(own);
                let counts: Vec<String> = counts.map(usize::to_string).collect();
                let (name, all) = (name(month), month.all);
                writeln!(output, "{name}\t{all}\t{}", counts.join("\t")).map_err(Error::Output)?;
            }
            output.flush().map_err(Error::Output)
        }
        Format::Json => {
            let mut array = JsonArray::open(output())?;
            for month in months {
                let counts = Topic::ALL.iter().zip(&month.articles);
                let topics = counts.map(|(topic, count)| (topic.id().to_owned(), (*count).into()));
                let own = month.own.iter();
                let own = own.map(|(name, count)| (name.clone(), (*count).into()));
                array.push(&MonthObject {
                    month: name(month),
                    articles: month.all,
                    topics: topics.chain(own).collect(),
                })?;
            }
            array.close()
        }
    }
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
    let lines = Lines::to_output();
    let mut records = Records::open(arguments.format)?;
    for article in found {
        let line = || {
            let topics: Vec<&str> = article.topics.iter().map(|topic| topic.id).collect();
            lines.fields([&article.path, &topics.join(" "), article.title])
        };
        records.push_line(line, || &article)?;
    }
    records.close()?;
    let has_failed = read.has_failed() || set_aside.get();
    Ok(ExitCode::from(if has_failed { UNUSABLE } else { 0 }))
}

fn topic_object(score: &TopicScore, locale: Locale) -> TopicObject {
    TopicObject {
        id: score.topic.id(),
        name: score.topic.name(locale),
        score: score.score,
    }
}
