//! The fields of front matter in TOML.

use toml_edit::{DocumentMut, Item, TableLike, Value as Toml};

use super::value::{FrontMatterField, FrontMatterValue, collapsed};

/// The fields in the order of the file.
///
/// # Errors
///
/// The line of the TOML, from 1, where it stops being one.
pub(super) fn fields(toml: &str) -> Result<Vec<FrontMatterField>, usize> {
    let document: DocumentMut = toml.parse().map_err(|error: toml_edit::TomlError| {
        let start = error.span().map_or(0, |span| span.start);
        1 + toml
            .bytes()
            .take(start)
            .filter(|byte| *byte == b'\n')
            .count()
    })?;
    Ok(of_table(document.as_table()))
}

fn of_table(table: &dyn TableLike) -> Vec<FrontMatterField> {
    let fields = table.iter();
    fields
        .map(|(key, item)| (key.to_owned(), of_item(item)))
        .collect()
}

fn of_item(item: &Item) -> FrontMatterValue {
    match item {
        Item::None => FrontMatterValue::Empty,
        Item::Value(value) => of_value(value),
        Item::Table(table) => FrontMatterValue::Mapping(of_table(table)),
        Item::ArrayOfTables(tables) => {
            let tables = tables.iter();
            FrontMatterValue::List(
                tables
                    .map(|table| FrontMatterValue::Mapping(of_table(table)))
                    .collect(),
            )
        }
    }
}

fn of_value(value: &Toml) -> FrontMatterValue {
    match value {
        Toml::String(text) => FrontMatterValue::text(collapsed(text.value())),
        Toml::Array(items) => FrontMatterValue::List(items.iter().map(of_value).collect()),
        Toml::InlineTable(table) => FrontMatterValue::Mapping(of_table(table)),
        Toml::Datetime(moment) => FrontMatterValue::text(moment.value().to_string()),
        Toml::Boolean(truth) => FrontMatterValue::text(truth.value().to_string()),
        // Numbers as they are written.
        Toml::Integer(_) | Toml::Float(_) => {
            let mut bare = value.clone();
            bare.decor_mut().clear();
            FrontMatterValue::text(bare.to_string())
        }
    }
}
