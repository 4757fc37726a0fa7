//! `qari entities --total`: the entities of many articles with counts, each entity once.

use crate::cli::arguments::TableFormat;
use crate::cli::columns::{FieldValue, RecordColumn, column, written};
use crate::cli::error::Error;
use crate::cli::records::Records;
use crate::cli::selection::{Listed, listed, parsed};
use crate::i18n::Locale;
use crate::library::{
    Among, EntityOrder, EntityTotal, Filter, Guesses, Library, Totals, TotalsQuery,
};
use crate::messages::kind_name;

fn columns() -> Vec<RecordColumn<EntityTotal>> {
    vec![
        column("kind", |entity: &EntityTotal| entity.kind.id().into()),
        column("name", |entity: &EntityTotal| (&entity.name).into()),
        column("mentions", |entity: &EntityTotal| entity.mentions.into()),
        column("articles", |entity: &EntityTotal| entity.articles.into()),
        // The day of the newest article that mentions it.
        column("last", |entity: &EntityTotal| written(entity.newest)),
        // Whether only the trained model found it.
        column("guess", |entity: &EntityTotal| entity.is_guess.into()),
        // The ids it has in articles; the first is the most frequent.
        column("ids", |entity: &EntityTotal| FieldValue::list(&entity.ids)).json_only(),
        column("id", |entity: &EntityTotal| entity.ids.first().into()).tables_only(),
    ]
}

/// Prints the entities of the articles that a query finds, or of all if it is empty, by kind, most mentioned first.
/// Returns whether there is an article.
pub(super) fn print(
    library: &Library,
    query: &str,
    format: TableFormat,
    locale: Locale,
) -> Result<bool, Error> {
    let (totals, is_told) = totals(library, query, locale)?;
    let entities = totals.kinds.iter().flat_map(|kind| &kind.entities);
    let mut records = Records::open(format, columns(), locale)?;
    if let Some(text) = records.text() {
        text.begin_table(["who-kind", "who-mentions", "who-articles", "who-name"])
            .map_err(Error::Output)?;
    }
    for entity in entities {
        records.push_row(entity, || fields(entity, locale))?;
    }
    records.close(is_told)?;
    Ok(totals.articles > 0 || query.trim().is_empty())
}

/// The entities, and whether what the query asks for in vain was reported.
fn totals(library: &Library, query: &str, locale: Locale) -> Result<(Totals, bool), Error> {
    let (among, is_told) = if query.trim().is_empty() {
        (Among::Library, false)
    } else {
        let filter = Filter {
            query: parsed(query, library)?,
            ..Filter::default()
        };
        let Listed { listing, is_told } = listed(&filter, library, locale)?;
        (Among::Articles(listing.ids), is_told)
    };
    let totals = library.entity_totals(&TotalsQuery {
        among,
        words: String::new(),
        order: EntityOrder::Mentions,
        guesses: Guesses::Shown,
        most: usize::MAX,
        most_of: None,
    })?;
    Ok((totals, is_told))
}

/// Kind, mentions, articles, name.
fn fields(entity: &EntityTotal, locale: Locale) -> Vec<String> {
    vec![
        kind_name(entity.kind, locale),
        entity.mentions.to_string(),
        entity.articles.to_string(),
        entity.name.clone(),
    ]
}
