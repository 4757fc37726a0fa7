//! `qari entities`: the entities that articles mention, and the sentences that mention one.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io;
use std::process::ExitCode;

use serde::Serialize;

use crate::annotate::Annotations;
use crate::article::Article;
use crate::cli::arguments::{Entities, Places, TableFormat};
use crate::cli::collection::{Collection, collection};
use crate::cli::error::{Error, answered};
use crate::cli::explain::{self, explanations, in_order, line_of_list};
use crate::cli::lines::Lines;
use crate::cli::named::{entities_named, kind_name, tell_unknown};
use crate::cli::records::{Records, TextRecords, known};
use crate::cli::rows::USUAL_WIDTH;
use crate::cli::totals;
use crate::extract::{Entity, EntityKind, Explanation, Extractor};
use crate::i18n::Locale;
use crate::library::{Library, Sentence};
use crate::range::TextRange;
use crate::text::{BaseDirection, Direction, Order, Rendition, VisualLine, in_context};

#[derive(Serialize)]
struct ArticleObject<'a> {
    path: String,
    title: &'a str,
    language: &'a str,
    text: &'a str,
    entities: Vec<EntityObject<'a>>,
    /// The dates among the entities, a date a mention, in the order of the text.
    dates: Vec<DateObject<'a>>,
}

#[derive(Serialize)]
struct DateObject<'a> {
    text: &'a str,
    /// What it means (ISO 8601), as far as it is known.
    iso: Option<&'a str>,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct EntityObject<'a> {
    id: &'a str,
    name: &'a str,
    kind: EntityKind,
    /// What a date means (ISO 8601), as far as it is known.
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
    /// The id of the list, rule or model that made it, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
    /// The file of the list and the line of it that has the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    list: Option<String>,
}

pub(super) fn run(
    arguments: &Entities,
    places: &Places,
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
        None => list(&library, format, arguments.explain, has_failed, locale)?,
        Some(name) => {
            let is_found = concordance(&library, name, arguments.width, format, locale)?;
            if !is_found && !has_failed {
                tell_unknown(name, &library, locale)?;
            }
            is_found
        }
    };
    Ok(answered(has_failed, is_found))
}

/// Prints what each article mentions. An article may well mention nothing.
fn list(
    library: &Library,
    format: TableFormat,
    explain: bool,
    has_failed: bool,
    locale: Locale,
) -> Result<bool, Error> {
    let extractor = explain.then(Extractor::new);
    let columns: &[&str] = match explain {
        true => &[
            "path", "title", "kind", "text", "start", "end", "rule", "list",
        ],
        false => &[
            "path", "title", "kind", "id", "name", "iso", "guess", "mentions",
        ],
    };
    let mut records = Records::open(format, columns, locale)?;
    for id in library.ids_as_they_came()? {
        let read = || Ok((library.article(id)?, library.annotations(id)?));
        let (Some(article), Some(found)) = library.snapshot::<_, Error>(read)? else {
            continue;
        };
        let explained = extractor
            .as_ref()
            .map(|extractor| explanations(extractor, &article));
        let text = |records: &mut TextRecords| {
            let source = format!("# {}", article.source);
            records.row(vec![source, article.metadata.title.clone()])?;
            records.end_table()?;
            match &explained {
                Some(explained) => explain::print(records, &article, explained)?,
                None => print(records, &found, locale)?,
            }
            records.end_table()
        };
        let rows = || match &explained {
            Some(explained) => rows_explained(&article, explained),
            None => rows(&article, &found),
        };
        let object = || article_object(&article, &found, explained.as_ref());
        records.push(text, rows, object)?;
    }
    records.close(has_failed)?;
    Ok(true)
}

#[derive(Serialize)]
struct SentenceObject<'a> {
    path: &'a str,
    title: &'a str,
    date: Option<String>,
    /// The id and the words by which the sentence mentions it.
    id: &'a str,
    text: &'a str,
    /// The sentence; of one that is too long to quote the words around the mention, between `…`.
    sentence: Cow<'a, str>,
    /// Where the mention stands, in bytes of the article's text.
    start: usize,
    end: usize,
}

/// Prints every sentence that mentions an entity, the name in the middle, one after the other as they
/// are read; returns whether any does.
fn concordance(
    library: &Library,
    name: &str,
    width: Option<u16>,
    format: TableFormat,
    locale: Locale,
) -> Result<bool, Error> {
    let mut is_found = false;
    let width = width.unwrap_or_else(|| Lines::to_output(locale).width_of_text(USUAL_WIDTH));
    let columns = [
        "path", "title", "date", "id", "text", "sentence", "start", "end",
    ];
    let mut records = Records::open(format, &columns, locale)?;
    for id in entities_named(library, name)? {
        library.sentences(&id, |sentence| {
            is_found = true;
            records.push(
                |records| {
                    let screen = records.lines.screen();
                    let rendition = screen.map_or_else(Rendition::default, |it| it.rendition);
                    let row = records
                        .lines
                        .sent(&keyword_line(sentence, width, rendition));
                    records.laid_out(&row)
                },
                || vec![sentence_row(&sentence_object(sentence))],
                || sentence_object(sentence),
            )
        })?;
    }
    // An unknown name is told of with those that are near it.
    records.close(true)?;
    Ok(is_found)
}

fn sentence_object(sentence: &Sentence) -> SentenceObject<'_> {
    let article = &sentence.article;
    SentenceObject {
        path: &article.source,
        title: &article.title,
        date: article.date.map(|date| date.to_string()),
        id: &article.entity_id,
        text: sentence.mention(),
        sentence: sentence.excerpt().text,
        start: sentence.mention_in_article.start,
        end: sentence.mention_in_article.end,
    }
}

/// A sentence laid out with the name in the middle.
fn keyword_line(sentence: &Sentence, width: u16, rendition: Rendition) -> String {
    let mut cells = VisualLine::default();
    let base = BaseDirection::Fixed(Direction::RightToLeft);
    let excerpt = sentence.excerpt();
    let placed = in_context(
        &excerpt.text,
        excerpt.mention,
        base,
        width,
        rendition,
        &mut cells,
    );
    // Where the terminal orders the letters it takes the side, too.
    let left = match rendition.order {
        Order::Visual => usize::from(placed.left),
        Order::Logical => 0,
    };
    format!("{:left$}{}", "", cells.text())
}

/// A row an entity: kind, count, name.
fn print(records: &mut TextRecords, found: &Annotations, locale: Locale) -> io::Result<()> {
    for entity in &found.entities {
        let count = entity.mentions.len().to_string();
        let kind = kind_name(entity.kind, locale).into_owned();
        records.row(vec![kind, count, entity.name.clone()])?;
    }
    Ok(())
}

/// The entities of an article in a table.
fn rows(article: &Article, found: &Annotations) -> Vec<Vec<String>> {
    let row = |entity: &Entity| {
        vec![
            article.source.to_string(),
            article.metadata.title.clone(),
            entity.kind.id().to_owned(),
            entity.id.clone(),
            entity.name.clone(),
            known(entity.iso.as_ref()),
            entity.is_guess.to_string(),
            entity.mentions.len().to_string(),
        ]
    };
    found.entities.iter().map(row).collect()
}

/// The mentions of an article, with what made them, in a table.
fn rows_explained(
    article: &Article,
    explanations: &HashMap<TextRange, Explanation>,
) -> Vec<Vec<String>> {
    let row = |mention: &Explanation| {
        vec![
            article.source.to_string(),
            article.metadata.title.clone(),
            mention.kind.id().to_owned(),
            mention.range.of(&article.body.text).to_owned(),
            mention.range.start.to_string(),
            mention.range.end.to_string(),
            mention.rule.id().to_owned(),
            known(line_of_list(mention)),
        ]
    };
    in_order(explanations).into_iter().map(row).collect()
}

/// A sentence in a table.
fn sentence_row(sentence: &SentenceObject<'_>) -> Vec<String> {
    vec![
        sentence.path.to_owned(),
        sentence.title.to_owned(),
        known(sentence.date.as_ref()),
        sentence.id.to_owned(),
        sentence.text.to_owned(),
        sentence.sentence.to_string(),
        sentence.start.to_string(),
        sentence.end.to_string(),
    ]
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
