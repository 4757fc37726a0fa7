//! `qari entities`: the entities that articles mention.

use std::io::Write;
use std::process::ExitCode;

use serde::Serialize;

use crate::article::Draft;
use crate::cli::arguments::{Format, OfFiles};
use crate::cli::failure::{Failure, UNUSABLE, tell_notices};
use crate::cli::output::{JsonArray, Lines, output};
use crate::cli::read::{Otherwise, articles};
use crate::extract::{Annotations, EntityKind, Extractor};
use crate::words::Interface;

#[derive(Serialize)]
struct ArticleObject<'a> {
    path: String,
    title: &'a str,
    language: &'a str,
    text: &'a str,
    entities: Vec<EntityObject<'a>>,
}

#[derive(Serialize)]
struct EntityObject<'a> {
    id: &'a str,
    name: &'a str,
    kind: EntityKind,
    mentions: Vec<MentionObject<'a>>,
}

#[derive(Serialize)]
struct MentionObject<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

pub(super) fn run(arguments: &OfFiles, interface: Interface) -> Result<ExitCode, Failure> {
    let read = articles(&arguments.paths, Otherwise::BuiltIn);
    tell_notices(&read.notices, interface);
    let extractor = Extractor::new();
    let annotate = |draft: &Draft| extractor.annotate(&draft.body, &draft.metadata);
    match arguments.format {
        Format::Text => {
            let mut output = output();
            for draft in &read.drafts {
                print(&mut output, draft, &annotate(draft)).map_err(Failure::Output)?;
            }
            output.flush().map_err(Failure::Output)?;
        }
        Format::Json => {
            let mut array = JsonArray::open(output())?;
            for draft in &read.drafts {
                array.push(&article_object(draft, &annotate(draft)))?;
            }
            array.close()?;
        }
    }
    Ok(ExitCode::from(if read.has_failed() { UNUSABLE } else { 0 }))
}

/// A line an entity: kind, count, name; tabs between them.
fn print(output: &mut impl Write, draft: &Draft, found: &Annotations) -> std::io::Result<()> {
    let lines = Lines::to_output();
    let heading = format!("# {}\t{}", draft.origin, draft.metadata.title);
    writeln!(output, "{}", lines.line(&heading))?;
    for entity in &found.entities {
        let (kind, count) = (entity.kind.id(), entity.mentions.len());
        writeln!(
            output,
            "{}",
            lines.line(&format!("{kind}\t{count}\t{}", entity.name))
        )?;
    }
    Ok(())
}

fn article_object<'a>(draft: &'a Draft, found: &'a Annotations) -> ArticleObject<'a> {
    let text = draft.body.text.as_str();
    let entities = found.entities.iter().map(|entity| EntityObject {
        id: &entity.id,
        name: &entity.name,
        kind: entity.kind,
        mentions: entity
            .mentions
            .iter()
            .map(|range| MentionObject {
                start: range.start,
                end: range.end,
                text: range.of(text),
            })
            .collect(),
    });
    ArticleObject {
        path: draft.origin.to_string(),
        title: &draft.metadata.title,
        language: draft.metadata.language.as_str(),
        text,
        entities: entities.collect(),
    }
}
