//! `qari entities --total`: the entities of many articles, each once, with counts.

use serde::Serialize;

use crate::cli::arguments::TableFormat;
use crate::cli::error::Error;
use crate::cli::named::kind_name;
use crate::cli::records::{Records, known};
use crate::cli::selection::parsed;
use crate::extract::EntityKind;
use crate::i18n::Locale;
use crate::library::{
    Among, EntityOrder, EntityTotal, Filter, Guesses, Library, ListOrder, Totals, TotalsQuery,
};

#[derive(Serialize)]
struct TotalObject<'a> {
    /// The ids it has in articles.
    ids: &'a [String],
    name: &'a str,
    kind: EntityKind,
    articles: usize,
    mentions: usize,
    /// The day of the newest article that mentions it.
    last: Option<String>,
    /// Whether only the trained model found it.
    guess: bool,
}

/// The columns of a table of entities.
const COLUMNS: [&str; 7] = [
    "kind", "name", "mentions", "articles", "last", "guess", "id",
];

/// Prints the entities of the articles that a query finds, all where it is empty, the most mentioned of each kind
/// first. Returns whether there is an article.
pub(super) fn print(
    library: &Library,
    query: &str,
    format: TableFormat,
    locale: Locale,
) -> Result<bool, Error> {
    let totals = totals(library, query)?;
    let entities = totals.kinds.iter().flat_map(|kind| &kind.entities);
    let mut records = Records::open(format, &COLUMNS, locale)?;
    for entity in entities {
        records.push_row(|| fields(entity, locale), || row(entity), || object(entity))?;
    }
    records.close(false)?;
    Ok(totals.articles > 0 || query.trim().is_empty())
}

fn totals(library: &Library, query: &str) -> Result<Totals, Error> {
    let among = if query.trim().is_empty() {
        Among::Library
    } else {
        let filter = Filter {
            query: parsed(query, library)?,
            ..Filter::default()
        };
        Among::Articles(library.list(&filter, ListOrder::Newest)?.ids)
    };
    Ok(library.entity_totals(&TotalsQuery {
        among,
        words: String::new(),
        order: EntityOrder::Mentions,
        guesses: Guesses::Shown,
        most: usize::MAX,
        most_of: None,
    })?)
}

/// Kind, mentions, articles, name.
fn fields(entity: &EntityTotal, locale: Locale) -> Vec<String> {
    vec![
        kind_name(entity.kind, locale).into(),
        entity.mentions.to_string(),
        entity.articles.to_string(),
        entity.name.clone(),
    ]
}

/// An entity in a table.
fn row(entity: &EntityTotal) -> Vec<String> {
    vec![
        entity.kind.id().to_owned(),
        entity.name.clone(),
        entity.mentions.to_string(),
        entity.articles.to_string(),
        known(entity.newest),
        entity.is_guess.to_string(),
        known(entity.ids.first()),
    ]
}

fn object(entity: &EntityTotal) -> TotalObject<'_> {
    TotalObject {
        ids: &entity.ids,
        name: &entity.name,
        kind: entity.kind,
        articles: entity.articles,
        mentions: entity.mentions,
        last: entity.newest.map(|day| day.to_string()),
        guess: entity.is_guess,
    }
}
