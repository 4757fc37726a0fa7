//! `qari entities --total`: the entities of many articles, each once, with counts.

use std::io::{self, Write};

use serde::Serialize;

use crate::cli::arguments::TableFormat;
use crate::cli::error::Error;
use crate::cli::named::kind_name;
use crate::cli::output::{Lines, output};
use crate::cli::records::Records;
use crate::cli::selection::parsed;
use crate::extract::EntityKind;
use crate::i18n::Locale;
use crate::library::{
    Among, EntityOrder, EntityTotal, Filter, Guesses, Library, ListOrder, Totals, TotalsQuery,
};
use crate::printable;

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
    match format {
        TableFormat::Csv => write_csv(&mut output(), entities).map_err(Error::Output)?,
        TableFormat::Text | TableFormat::Json => {
            let lines = Lines::to_output();
            let mut records = Records::open(format.of_records())?;
            for entity in entities {
                records.push_line(|| line(entity, lines, locale), || object(entity))?;
            }
            records.close()?;
        }
    }
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

/// Kind, mentions, articles, name; tabs between them.
fn line(entity: &EntityTotal, lines: Lines, locale: Locale) -> String {
    let kind = kind_name(entity.kind, locale);
    let [mentions, articles] = [entity.mentions, entity.articles].map(|count| count.to_string());
    lines.fields([&kind, &mentions, &articles, &entity.name])
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

/// Writes a table of comma-separated values with a header (RFC 4180).
fn write_csv<'a>(
    output: &mut impl Write,
    entities: impl Iterator<Item = &'a EntityTotal>,
) -> io::Result<()> {
    output.write_all(b"kind,name,mentions,articles,last,guess,id\r\n")?;
    for entity in entities {
        let last = entity
            .newest
            .map_or_else(String::new, |day| day.to_string());
        let id = entity.ids.first().map_or("", String::as_str);
        write!(
            output,
            "{},{},{},{},{last},{},{}\r\n",
            entity.kind.id(),
            quoted(&entity.name),
            entity.mentions,
            entity.articles,
            entity.is_guess,
            quoted(id),
        )?;
    }
    output.flush()
}

/// A field between quotation marks, without anything that is no text.
fn quoted(field: &str) -> String {
    format!("\"{}\"", printable::field(field).replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_within_its_field() {
        let entity = EntityTotal {
            ids: vec!["organization:شركة \"نور\"".to_owned()],
            name: "شركة \"نور\"،\n, والشركاء".to_owned(),
            kind: EntityKind::Organization,
            articles: 2,
            mentions: 5,
            newest: None,
            is_guess: true,
        };
        let mut written = Vec::new();
        write_csv(&mut written, [&entity].into_iter()).unwrap();
        let written = String::from_utf8(written).unwrap();
        let rows: Vec<&str> = written.lines().collect();
        let expected = "organization,\"شركة \"\"نور\"\"، , والشركاء\",5,2,,true,\"organization:شركة \"\"نور\"\"\"";
        assert_eq!(rows[1..], [expected]);
    }
}
