//! `qari who`: what is known of an entity.

use std::io::Write;
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::arguments::{Places, Who};
use crate::cli::collection::{Collection, collection};
use crate::cli::error::{Error, answered};
use crate::cli::named::{entities_named, kind_name, tell_unknown};
use crate::cli::output::Lines;
use crate::cli::records::Records;
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
    let mut records = Records::open(arguments.format)?;
    for card in &cards {
        records.push(|output| print(output, card, locale), || card_object(card))?;
    }
    records.close()?;
    Ok(answered(has_failed, !cards.is_empty()))
}

/// A line a fact: its name, a tab, what it is.
fn print(output: &mut impl Write, card: &Card, locale: Locale) -> std::io::Result<()> {
    let lines = Lines::to_output();
    let mut fact =
        |id: &str, value: &str| writeln!(output, "{}", lines.fields([&locale.text(id), value]));
    fact("who-name", &card.name)?;
    fact("who-kind", &kind_name(card.kind, locale))?;
    for name in &card.other_names {
        fact("who-also", name)?;
    }
    fact("who-articles", &card.article_count.to_string())?;
    fact("who-mentions", &card.mention_count.to_string())?;
    if let Some((first, last)) = card.dates {
        fact("who-first", &first.to_string())?;
        fact("who-last", &last.to_string())?;
    }
    let with = locale.text("who-with");
    for companion in &card.companions {
        let count = companion.article_count.to_string();
        let line = lines.fields([&with, &count, &companion.name]);
        writeln!(output, "{line}")?;
    }
    Ok(())
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
