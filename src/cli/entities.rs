//! `qari entities`: the entities that articles mention.

use std::collections::HashMap;
use std::io;
use std::process::ExitCode;

use serde::Serialize;

use crate::annotate::Annotations;
use crate::article::Article;
use crate::cli::arguments::{EntitiesArguments, FilePlaces, TableFormat};
use crate::cli::collection::{Collection, collection};
use crate::cli::columns::{RecordColumn, column};
use crate::cli::concordance;
use crate::cli::damaged::Damaged;
use crate::cli::error::{Error, answered};
use crate::cli::explain::{self, explanations, in_order, line_of_list};
use crate::cli::named::tell_unknown;
use crate::cli::records::{Records, TextRecords};
use crate::cli::totals;
use crate::extract::{Entity, EntityKind, Explanation, Extractor};
use crate::i18n::Locale;
use crate::library::Library;
use crate::messages::kind_name;
use crate::range::TextRange;

#[derive(Serialize)]
struct ArticleObject<'a> {
    path: String,
    title: &'a str,
    language: &'a str,
    text: &'a str,
    entities: Vec<EntityObject<'a>>,
    /// The dates among the entities, one for each mention, in the order of the text.
    dates: Vec<DateObject<'a>>,
}

#[derive(Serialize)]
struct DateObject<'a> {
    text: &'a str,
    /// The date in ISO 8601, as far as it is known.
    iso: Option<&'a str>,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct EntityObject<'a> {
    id: &'a str,
    name: &'a str,
    kind: EntityKind,
    /// For a date: ISO 8601, as far as it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    iso: Option<&'a str>,
    /// Whether the trained model alone found it.
    #[serde(rename = "guess", skip_serializing_if = "std::ops::Not::not")]
    is_guess: bool,
    mentions: Vec<MentionObject<'a>>,
}

#[derive(Serialize)]
struct MentionObject<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    /// The id of the list, rule or model that made it, with `--explain`.
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
    /// The file and line of the list that has the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    list: Option<String>,
}

pub(super) fn run(
    arguments: &EntitiesArguments,
    places: &FilePlaces,
    locale: Locale,
) -> Result<ExitCode, Error> {
    let Collection {
        library,
        has_failed,
    } = collection(&arguments.paths, places, locale)?;
    if let Some(query) = &arguments.total {
        let is_found = totals::print(&library, query, arguments.format, locale)?;
        return Ok(answered(has_failed, is_found));
    }
    let format = arguments.format;
    let is_found = match &arguments.entity {
        None => {
            let has_damaged = match arguments.explain {
                true => list_explained(&library, format, has_failed, locale)?,
                false => list(&library, format, has_failed, locale)?,
            };
            return Ok(answered(has_failed || has_damaged, true));
        }
        Some(name) => {
            let is_found = concordance::print(&library, name, arguments.width, format, locale)?;
            if !is_found && !has_failed {
                tell_unknown(name, &library, locale)?;
            }
            is_found
        }
    };
    Ok(answered(has_failed, is_found))
}

/// The article of a row.
#[derive(Clone)]
struct Origin {
    path: String,
    title: String,
}

/// An entity of an article.
struct EntityRow {
    origin: Origin,
    entity: Entity,
}

fn columns() -> Vec<RecordColumn<EntityRow>> {
    vec![
        column("path", |row: &EntityRow| (&row.origin.path).into()),
        column("title", |row: &EntityRow| (&row.origin.title).into()),
        column("kind", |row: &EntityRow| row.entity.kind.id().into()),
        column("id", |row: &EntityRow| (&row.entity.id).into()),
        column("name", |row: &EntityRow| (&row.entity.name).into()),
        column("iso", |row: &EntityRow| row.entity.iso.as_ref().into()),
        column("guess", |row: &EntityRow| row.entity.is_guess.into()),
        column("mentions", |row: &EntityRow| {
            row.entity.mentions.len().into()
        }),
    ]
}

/// A mention in an article, with what made it.
struct MentionRecord {
    origin: Origin,
    kind: EntityKind,
    text: String,
    range: TextRange,
    rule: &'static str,
    list: Option<String>,
}

fn columns_explained() -> Vec<RecordColumn<MentionRecord>> {
    vec![
        column("path", |row: &MentionRecord| (&row.origin.path).into()),
        column("title", |row: &MentionRecord| (&row.origin.title).into()),
        column("kind", |row: &MentionRecord| row.kind.id().into()),
        column("text", |row: &MentionRecord| (&row.text).into()),
        column("start", |row: &MentionRecord| row.range.start.into()),
        column("end", |row: &MentionRecord| row.range.end.into()),
        column("rule", |row: &MentionRecord| row.rule.into()),
        column("list", |row: &MentionRecord| row.list.as_ref().into()),
    ]
}

/// Prints what each article mentions, which may be nothing. Returns whether one is damaged.
fn list(
    library: &Library,
    format: TableFormat,
    has_failed: bool,
    locale: Locale,
) -> Result<bool, Error> {
    let mut records = Records::open(format, columns(), locale)?;
    let has_damaged = each_article(library, locale, |article, found| {
        let text = |records: &mut TextRecords| {
            print_heading(records, article)?;
            print(records, found, locale)?;
            records.end_table()
        };
        let object = || article_object(article, found, None);
        records.push_nested(text, || rows(article, found), object)
    })?;
    records.close(has_failed || has_damaged)?;
    Ok(has_damaged)
}

/// Prints what each article mentions, with what made each mention. Returns whether an article is damaged.
fn list_explained(
    library: &Library,
    format: TableFormat,
    has_failed: bool,
    locale: Locale,
) -> Result<bool, Error> {
    let extractor = Extractor::new();
    let mut records = Records::open(format, columns_explained(), locale)?;
    let has_damaged = each_article(library, locale, |article, found| {
        let explained = explanations(&extractor, article);
        let text = |records: &mut TextRecords| {
            print_heading(records, article)?;
            explain::print(records, article, &explained, locale)?;
            records.end_table()
        };
        let object = || article_object(article, found, Some(&explained));
        records.push_nested(text, || rows_explained(article, &explained), object)
    })?;
    records.close(has_failed || has_damaged)?;
    Ok(has_damaged)
}

/// Calls `act` for each article with what was found in it, in the order in which they were added. Returns whether one
/// is damaged.
fn each_article(
    library: &Library,
    locale: Locale,
    mut act: impl FnMut(&Article, &Annotations) -> Result<(), Error>,
) -> Result<bool, Error> {
    let mut damaged = Damaged::new(library, locale);
    for id in library.ids_as_they_came()? {
        let read = library.snapshot(|| Ok(library.article(id)?.zip(library.annotations(id)?)));
        if let Some((article, found)) = damaged.passed_over(id, read)? {
            act(&article, &found)?;
        }
    }
    Ok(damaged.is_any())
}

fn print_heading(records: &mut TextRecords, article: &Article) -> io::Result<()> {
    let source = format!("# {}", article.source);
    records.row(vec![source, article.metadata.title.clone()])?;
    records.end_table()
}

/// Prints a row for each entity: kind, count, name.
fn print(records: &mut TextRecords, found: &Annotations, locale: Locale) -> io::Result<()> {
    for entity in &found.entities {
        let count = entity.mentions.len().to_string();
        let kind = kind_name(entity.kind, locale);
        records.row(vec![kind, count, entity.name.clone()])?;
    }
    Ok(())
}

fn origin(article: &Article) -> Origin {
    Origin {
        path: article.source.to_string(),
        title: article.metadata.title.clone(),
    }
}

/// The entities of an article in a table.
fn rows(article: &Article, found: &Annotations) -> Vec<EntityRow> {
    let origin = origin(article);
    let row = |entity: &Entity| EntityRow {
        origin: origin.clone(),
        entity: entity.clone(),
    };
    found.entities.iter().map(row).collect()
}

/// The mentions of an article, with what made them, in a table.
fn rows_explained(
    article: &Article,
    explanations: &HashMap<TextRange, Explanation>,
) -> Vec<MentionRecord> {
    let origin = origin(article);
    let row = |mention: &Explanation| MentionRecord {
        origin: origin.clone(),
        kind: mention.kind,
        text: mention.range.of(&article.body.text).to_owned(),
        range: mention.range,
        rule: mention.rule.id(),
        list: line_of_list(mention),
    };
    in_order(explanations).into_iter().map(row).collect()
}

fn article_object<'a>(
    article: &'a Article,
    found: &'a Annotations,
    explained: Option<&HashMap<TextRange, Explanation>>,
) -> ArticleObject<'a> {
    let text = article.body.text.as_str();
    let explanation = |range: &TextRange| explained.and_then(|explained| explained.get(range));
    let entities = found.entities.iter().map(|entity| EntityObject {
        id: &entity.id,
        name: &entity.name,
        kind: entity.kind,
        iso: entity.iso.as_deref(),
        is_guess: entity.is_guess,
        mentions: entity
            .mentions
            .iter()
            .map(|range| MentionObject {
                start: range.start,
                end: range.end,
                text: range.of(text),
                rule: explanation(range).map(|explanation| explanation.rule.id()),
                list: explanation(range).and_then(line_of_list),
            })
            .collect(),
    });
    ArticleObject {
        path: article.source.to_string(),
        title: &article.metadata.title,
        language: article.metadata.language.as_str(),
        text,
        entities: entities.collect(),
        dates: dates(found, text),
    }
}

fn dates<'a>(found: &'a Annotations, text: &'a str) -> Vec<DateObject<'a>> {
    let entities = found.entities.iter();
    let mut dates: Vec<DateObject<'_>> = entities
        .filter(|entity| entity.kind == EntityKind::Date)
        .flat_map(|entity| {
            entity.mentions.iter().map(|range| DateObject {
                text: range.of(text),
                iso: entity.iso.as_deref(),
                start: range.start,
                end: range.end,
            })
        })
        .collect();
    dates.sort_by_key(|date| date.start);
    dates
}
