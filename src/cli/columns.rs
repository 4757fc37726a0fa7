//! Columns of tables, stated once: their names, their order and their values, for JSON and for spreadsheets.

use std::borrow::Cow;
use std::fmt;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::range::TextRange;

/// A column of a table of records of type `R`.
pub(super) struct RecordColumn<R> {
    name: Cow<'static, str>,
    used: ColumnUse,
    value: Box<dyn Fn(&R) -> FieldValue>,
}

impl<R> fmt::Debug for RecordColumn<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Column")
            .field("name", &self.name)
            .field("used", &self.used)
            .finish_non_exhaustive()
    }
}

/// Where a column is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ColumnUse {
    Everywhere,
    /// In JSON alone: its values do not fit into one field.
    Json,
    /// In tables alone: JSON has more than fits into one field.
    Tables,
}

/// A column of tables and of JSON.
pub(super) fn column<R>(
    name: impl Into<Cow<'static, str>>,
    value: impl Fn(&R) -> FieldValue + 'static,
) -> RecordColumn<R> {
    RecordColumn {
        name: name.into(),
        used: ColumnUse::Everywhere,
        value: Box::new(value),
    }
}

impl<R> RecordColumn<R> {
    /// The same in JSON alone.
    pub(super) fn json_only(self) -> Self {
        let used = ColumnUse::Json;
        Self { used, ..self }
    }

    /// The same in tables alone.
    pub(super) fn tables_only(self) -> Self {
        let used = ColumnUse::Tables;
        Self { used, ..self }
    }
}

/// The names of the columns of a table.
pub(super) fn names<R>(columns: &[RecordColumn<R>]) -> impl Iterator<Item = &str> {
    in_tables(columns).map(|column| &*column.name)
}

/// A record as a row of a table.
pub(super) fn row<R>(columns: &[RecordColumn<R>], record: &R) -> Vec<String> {
    let values = in_tables(columns).map(|column| (column.value)(record));
    values.map(|value| value.in_table()).collect()
}

fn in_tables<R>(columns: &[RecordColumn<R>]) -> impl Iterator<Item = &RecordColumn<R>> {
    columns
        .iter()
        .filter(|column| column.used != ColumnUse::Json)
}

/// A record as an object of JSON.
pub(super) struct Object<'a, R> {
    pub(super) columns: &'a [RecordColumn<R>],
    pub(super) record: &'a R,
}

impl<R> Serialize for Object<'_, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let columns = self.columns.iter();
        let members = columns.filter(|column| column.used != ColumnUse::Tables);
        serializer.collect_map(members.map(|column| (&column.name, (column.value)(self.record))))
    }
}

/// A value of a record.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum FieldValue {
    /// It is not known.
    Missing,
    Text(String),
    Number(i64),
    Single(f32),
    Double(f64),
    Flag(bool),
    List(Vec<FieldValue>),
    /// Members with their names.
    Object(Vec<(&'static str, FieldValue)>),
}

impl FieldValue {
    /// A list of objects with the same members.
    pub(super) fn objects<T>(
        items: impl IntoIterator<Item = T>,
        members: impl Fn(T) -> Vec<(&'static str, Self)>,
    ) -> Self {
        let objects = items.into_iter().map(|item| Self::Object(members(item)));
        Self::List(objects.collect())
    }

    /// A list of values.
    pub(super) fn list<T: Into<Self>>(values: impl IntoIterator<Item = T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }

    /// The value as a field of a table; the values of a list stand in one.
    fn in_table(&self) -> String {
        match self {
            Self::Missing => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Single(number) => number.to_string(),
            Self::Double(number) => number.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::List(list) => joined(list.iter()),
            Self::Object(members) => joined(members.iter().map(|(_, value)| value)),
        }
    }
}

fn joined<'f>(fields: impl Iterator<Item = &'f FieldValue>) -> String {
    let fields = fields.map(FieldValue::in_table);
    fields.collect::<Vec<_>>().join(";")
}

impl Serialize for FieldValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Missing => serializer.serialize_none(),
            Self::Text(text) => text.serialize(serializer),
            Self::Number(number) => number.serialize(serializer),
            Self::Single(number) => number.serialize(serializer),
            Self::Double(number) => number.serialize(serializer),
            Self::Flag(flag) => flag.serialize(serializer),
            Self::List(list) => list.serialize(serializer),
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl From<&str> for FieldValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for FieldValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for FieldValue {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<bool> for FieldValue {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<i64> for FieldValue {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for FieldValue {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for FieldValue {
    fn from(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl<T: Into<FieldValue>> From<Option<T>> for FieldValue {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Missing, Into::into)
    }
}

impl From<TextRange> for FieldValue {
    fn from(range: TextRange) -> Self {
        Self::Object(vec![
            ("start", range.start.into()),
            ("end", range.end.into()),
        ])
    }
}

/// A fact in its usual form, as a day or a time, if it is known.
pub(super) fn written(fact: Option<impl ToString>) -> FieldValue {
    fact.map(|fact| fact.to_string()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    type Pair = (u32, &'static str);

    fn columns() -> Vec<RecordColumn<Pair>> {
        vec![
            column("number", |pair: &Pair| pair.0.into()),
            column("words", |pair: &Pair| FieldValue::list(pair.1.split(' '))),
            column("places", |_: &Pair| {
                FieldValue::list([TextRange::new(1, 2)])
            })
            .json_only(),
            column("count", |_: &Pair| 2_usize.into()).tables_only(),
            column("date", |_: &Pair| FieldValue::Missing),
            column("score", |_: &Pair| FieldValue::Single(0.1)),
        ]
    }

    #[test]
    fn the_header_and_the_rows_of_a_table_have_the_same_columns() {
        let columns = columns();
        let names: Vec<&str> = names(&columns).collect();
        assert_eq!(names, ["number", "words", "count", "date", "score"]);
        assert_eq!(
            row(&columns, &(7, "قمة مينسك")),
            ["7", "قمة;مينسك", "2", "", "0.1"]
        );
    }

    #[test]
    fn an_object_has_its_members_in_the_order_of_the_columns() {
        let columns = columns();
        let object = Object {
            columns: &columns,
            record: &(7, "قمة مينسك"),
        };
        assert_eq!(
            serde_json::to_string(&object).unwrap(),
            r#"{"number":7,"words":["قمة","مينسك"],"places":[{"start":1,"end":2}],"date":null,"score":0.1}"#
        );
    }
}
