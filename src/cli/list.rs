//! `qari list`: the list of articles under the filters of the screen.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::arguments::{Format, List};
use crate::cli::failure::{Failure, NOT_FOUND, UNUSABLE, tell_notices};
use crate::cli::output::{JsonArray, Lines, output};
use crate::cli::read::{Otherwise, articles, library, own_files};
use crate::extract::Topic;
use crate::library::{ArticleSummary, EntityFilter, Query};
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
    corrections: Option<&Path>,
    interface: Interface,
) -> Result<ExitCode, Failure> {
    let topic = |id: &String| Topic::from_id(id).ok_or_else(|| Failure::UnknownTopic(id.clone()));
    let topics = arguments
        .topic
        .iter()
        .map(topic)
        .collect::<Result<_, _>>()?;
    let mut read = articles(&arguments.from, Otherwise::BuiltIn);
    let own = own_files(corrections, &mut read.notices);
    tell_notices(&read.notices, interface);
    let has_failed = read.has_failed();
    let library = library(read.drafts, own.corrections);
    let entity = |name: &String| EntityFilter {
        name: name.clone(),
        ids: library.entities_called(name),
    };
    let query = Query {
        topics,
        entities: arguments.entity.iter().map(entity).collect(),
        words: arguments.text.clone().unwrap_or_default(),
    };
    let listing = library.list(&query);
    match arguments.format {
        Format::Text => {
            let mut output = output();
            for article in &listing.articles {
                print(&mut output, article).map_err(Failure::Output)?;
            }
            output.flush().map_err(Failure::Output)?;
        }
        Format::Json => {
            let mut array = JsonArray::open(output())?;
            for article in &listing.articles {
                array.push(&article_object(article))?;
            }
            array.close()?;
        }
    }
    let nothing_found = listing.articles.is_empty() && !query.is_empty();
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
