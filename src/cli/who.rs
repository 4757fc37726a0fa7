//! `qari who`: what is known of an entity.

use std::io;
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::arguments::{Places, Who};
use crate::cli::collection::{Collection, collection};
use crate::cli::error::{Error, answered};
use crate::cli::named::{entities_named, kind_name, tell_unknown};
use crate::cli::records::{Records, TextRecords, known};
use crate::extract::EntityKind;
use crate::i18n::Locale;
use crate::library::Card;

#[derive(Serialize)]
struct CardObject<'a> {
    id: &'a str,
    name: &'a str,
    kind: EntityKind,
    other_names: &'a [String],
    articles: usize,
    mentions: usize,
    first: Option<String>,
    last: Option<String>,
    months: Vec<MonthObject>,
    companions: Vec<CompanionObject<'a>>,
}

#[derive(Serialize)]
struct MonthObject {
    month: String,
    mentions: usize,
}

#[derive(Serialize)]
struct CompanionObject<'a> {
    id: &'a str,
    name: &'a str,
    kind: EntityKind,
    articles: usize,
    sentences: usize,
}

/// The columns of a table of entities.
const COLUMNS: [&str; 9] = [
    "id",
    "name",
    "kind",
    "other_names",
    "articles",
    "mentions",
    "first",
    "last",
    "companions",
];

pub(super) fn run(arguments: &Who, places: &Places, locale: Locale) -> Result<ExitCode, Error> {
    let Collection {
        library,
        has_failed,
    } = collection(&arguments.from, places, locale)?;
    let mut cards: Vec<Card> = Vec::new();
    for id in entities_named(&library, &arguments.name)? {
        cards.extend(library.card(&id)?);
    }
    if cards.is_empty() && !has_failed {
        tell_unknown(&arguments.name, &library, locale)?;
    }
    let mut records = Records::open(arguments.format, &COLUMNS, locale)?;
    for card in &cards {
        records.push(
            |records| print(records, card, locale),
            || vec![row(card)],
            || card_object(card),
        )?;
    }
    // An unknown name was told.
    records.close(true)?;
    Ok(answered(has_failed, !cards.is_empty()))
}

/// A row a fact: its name, what it is.
fn print(records: &mut TextRecords, card: &Card, locale: Locale) -> io::Result<()> {
    let mut fact = |id: &str, value: String| records.row(vec![locale.text(id).into(), value]);
    fact("who-name", card.name.clone())?;
    fact("who-kind", kind_name(card.kind, locale).into())?;
    for name in &card.other_names {
        fact("who-also", name.clone())?;
    }
    fact("who-articles", card.article_count.to_string())?;
    fact("who-mentions", card.mention_count.to_string())?;
    if let Some((first, last)) = card.dates {
        fact("who-first", first.to_string())?;
        fact("who-last", last.to_string())?;
    }
    let with = locale.text("who-with");
    for companion in &card.companions {
        let count = companion.article_count.to_string();
        records.row(vec![with.to_string(), count, companion.name.clone()])?;
    }
    Ok(())
}

/// An entity in a table.
fn row(card: &Card) -> Vec<String> {
    let companions = card.companions.iter();
    let companions: Vec<&str> = companions.map(|it| it.name.as_str()).collect();
    vec![
        card.entity_id.clone(),
        card.name.clone(),
        card.kind.id().to_owned(),
        card.other_names.join(";"),
        card.article_count.to_string(),
        card.mention_count.to_string(),
        known(card.dates.map(|(first, _)| first)),
        known(card.dates.map(|(_, last)| last)),
        companions.join(";"),
    ]
}

fn card_object(card: &Card) -> CardObject<'_> {
    let months = card.months.iter().map(|month| MonthObject {
        month: month.month.strftime("%Y-%m").to_string(),
        mentions: month.mention_count,
    });
    let companions = card.companions.iter().map(|companion| CompanionObject {
        id: &companion.entity_id,
        name: &companion.name,
        kind: companion.kind,
        articles: companion.article_count,
        sentences: companion.sentence_count,
    });
    CardObject {
        id: &card.entity_id,
        name: &card.name,
        kind: card.kind,
        other_names: &card.other_names,
        articles: card.article_count,
        mentions: card.mention_count,
        first: card.dates.map(|(first, _)| first.to_string()),
        last: card.dates.map(|(_, last)| last.to_string()),
        months: months.collect(),
        companions: companions.collect(),
    }
}
