//! `qari topics`: the topics of articles.

use std::io::Write;
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::arguments::{Format, OfFiles};
use crate::cli::failure::{Failure, UNUSABLE, tell_notices};
use crate::cli::output::{JsonArray, Lines, output};
use crate::cli::read::{Otherwise, articles};
use crate::extract::{Extractor, TopicScore};
use crate::words::Interface;

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

pub(super) fn run(arguments: &OfFiles, interface: Interface) -> Result<ExitCode, Failure> {
    let read = articles(&arguments.paths, Otherwise::BuiltIn);
    tell_notices(&read.notices, interface);
    let extractor = Extractor::new();
    let found = read.drafts.iter().map(|draft| {
        let topics = extractor.annotate(&draft.body, &draft.metadata).topics;
        ArticleObject {
            path: draft.origin.to_string(),
            title: &draft.metadata.title,
            topics: topics
                .iter()
                .map(|score| topic_object(score, interface))
                .collect(),
        }
    });
    match arguments.format {
        Format::Text => {
            let mut output = output();
            let lines = Lines::to_output();
            for article in found {
                let topics: Vec<&str> = article.topics.iter().map(|topic| topic.id).collect();
                let line = format!("{}\t{}\t{}", article.path, topics.join(" "), article.title);
                writeln!(output, "{}", lines.line(&line)).map_err(Failure::Output)?;
            }
            output.flush().map_err(Failure::Output)?;
        }
        Format::Json => {
            let mut array = JsonArray::open(output())?;
            for article in found {
                array.push(&article)?;
            }
            array.close()?;
        }
    }
    Ok(ExitCode::from(if read.has_failed() { UNUSABLE } else { 0 }))
}

fn topic_object(score: &TopicScore, interface: Interface) -> TopicObject {
    TopicObject {
        id: score.topic.id(),
        name: score.topic.name(interface),
        score: score.score,
    }
}
