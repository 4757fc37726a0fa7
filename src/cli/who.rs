//! `qari who`: prints what is known about an entity.

use std::io;
use std::process::ExitCode;

use crate::cli::arguments::{FilePlaces, WhoArguments};
use crate::cli::collection::{Collection, collection};
use crate::cli::columns::{FieldValue, RecordColumn, column, written};
use crate::cli::error::{Error, answered};
use crate::cli::named::{entities_named, tell_unknown};
use crate::cli::records::{Records, TextRecords};
use crate::i18n::Locale;
use crate::library::Card;
use crate::messages::kind_name;

fn columns() -> Vec<RecordColumn<Card>> {
    vec![
        column("id", |card: &Card| (&card.entity_id).into()),
        column("name", |card: &Card| (&card.name).into()),
        column("kind", |card: &Card| card.kind.id().into()),
        column("other_names", |card: &Card| {
            FieldValue::list(&card.other_names)
        }),
        column("articles", |card: &Card| card.article_count.into()),
        column("mentions", |card: &Card| card.mention_count.into()),
        column("first", |card: &Card| {
            written(card.dates.map(|(first, _)| first))
        }),
        column("last", |card: &Card| {
            written(card.dates.map(|(_, last)| last))
        }),
        column("months", |card: &Card| {
            FieldValue::objects(&card.months, |month| {
                vec![
                    ("month", month.month.strftime("%Y-%m").to_string().into()),
                    ("mentions", month.mention_count.into()),
                ]
            })
        })
        .json_only(),
        column("companions", |card: &Card| {
            FieldValue::objects(&card.companions, |companion| {
                vec![
                    ("id", (&companion.entity_id).into()),
                    ("name", (&companion.name).into()),
                    ("kind", companion.kind.id().into()),
                    ("articles", companion.article_count.into()),
                    ("sentences", companion.sentence_count.into()),
                ]
            })
        })
        .json_only(),
        column("companions", |card: &Card| {
            FieldValue::list(card.companions.iter().map(|companion| &companion.name))
        })
        .tables_only(),
    ]
}

pub(super) fn run(
    arguments: &WhoArguments,
    places: &FilePlaces,
    locale: Locale,
) -> Result<ExitCode, Error> {
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
    let mut records = Records::open(arguments.format, columns(), locale)?;
    for card in &cards {
        records.push(card, |records| print(records, card, locale))?;
    }
    // An unknown name was already reported.
    records.close(true)?;
    Ok(answered(has_failed, !cards.is_empty()))
}

/// Prints a row for each fact: its name and its value.
fn print(records: &mut TextRecords, card: &Card, locale: Locale) -> io::Result<()> {
    let mut fact = |id: &str, value: String| records.row(vec![locale.text(id).into(), value]);
    fact("who-name", card.name.clone())?;
    fact("who-kind", kind_name(card.kind, locale))?;
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
