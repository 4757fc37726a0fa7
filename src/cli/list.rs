//! `qari list`: the list of articles under the filters of the screen.

use std::io::Write;
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::arguments::{Format, List, Places};
use crate::cli::collection::{Collection, collection};
use crate::cli::failure::{Failure, NOT_FOUND, UNUSABLE};
use crate::cli::output::{JsonArray, Lines, output};
use crate::extract::Topic;
use crate::library::{self, ArticleSummary, EntityFilter, Filter, ListOrder};
use crate::query::{self, Vocabulary};
use crate::words::Interface;

#[derive(Serialize)]
struct ArticleObject<'a> {
    id: i64,
    title: &'a str,
    date: Option<String>,
    source: Option<&'a str>,
    origin: String,
    language: &'a str,
    topics: Vec<&'static str>,
}

pub(super) fn run(
    arguments: &List,
    places: &Places,
    interface: Interface,
) -> Result<ExitCode, Failure> {
    let topic = |id: &String| match Topic::from_id(id) {
        Some(topic) => Ok(topic.id().to_owned()),
        None => Err(Failure::UnknownTopic(id.clone())),
    };
    let topics = arguments
        .topic
        .iter()
        .map(topic)
        .collect::<Result<_, _>>()?;
    let Collection {
        library,
        has_failed,
    } = collection(&arguments.from, places, interface)?;
    let entity = |name: &String| {
        Ok(EntityFilter {
            name: name.clone(),
            ids: library.entities_called(name)?,
        })
    };
    let entities = arguments.entity.iter().map(entity);
    let filter = Filter {
        topics,
        entities: entities.collect::<library::Result<_>>()?,
        query: query::parse(
            arguments.text.as_deref().unwrap_or_default(),
            &Vocabulary::default(),
        )
        .unwrap_or_default(),
        ..Filter::default()
    };
    let listing = library.list(&filter, ListOrder::Newest)?;
    let articles = library.summaries(&listing.ids)?;
    match arguments.format {
        Format::Text => {
            let mut output = output();
            for article in &articles {
                print(&mut output, article).map_err(Failure::Output)?;
            }
            output.flush().map_err(Failure::Output)?;
        }
        Format::Json => {
            let mut array = JsonArray::open(output())?;
            for article in &articles {
                array.push(&article_object(article))?;
            }
            array.close()?;
        }
    }
    let nothing_found = articles.is_empty() && !filter.is_empty();
    Ok(ExitCode::from(match (has_failed, nothing_found) {
        (true, _) => UNUSABLE,
        (_, true) => NOT_FOUND,
        _ => 0,
    }))
}

/// Date, topics, origin, title; tabs between them.
fn print(output: &mut impl Write, article: &ArticleSummary) -> std::io::Result<()> {
    let date = article
        .date
        .map_or_else(|| "-".to_owned(), |date| date.to_string());
    let topics: Vec<&str> = article.topics.iter().map(|topic| topic.id()).collect();
    let topics = topics.join(" ");
    let line = format!("{date}\t{topics}\t{}\t{}", article.origin, article.title);
    writeln!(output, "{}", Lines::to_output().line(&line))
}

fn article_object(article: &ArticleSummary) -> ArticleObject<'_> {
    ArticleObject {
        id: article.id.0,
        title: &article.title,
        date: article.date.map(|date| date.to_string()),
        source: article.source.as_deref(),
        origin: article.origin.to_string(),
        language: article.language.as_str(),
        topics: article.topics.iter().map(|topic| topic.id()).collect(),
    }
}
