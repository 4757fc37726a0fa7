//! The fields of front matter in JSON.

use serde_json::{Map, Value as Json};

use super::value::{Field, Value, collapsed};

/// The object that a text begins with, as its fields, and its bytes; `None` where it begins with none.
pub(super) fn fields(text: &str) -> Option<(Vec<Field>, usize)> {
    let mut objects = serde_json::Deserializer::from_str(text).into_iter::<Map<String, Json>>();
    let object = objects.next()?.ok()?;
    Some((of_object(object), objects.byte_offset()))
}

fn of_object(object: Map<String, Json>) -> Vec<Field> {
    let fields = object.into_iter();
    fields.map(|(key, value)| (key, of_value(value))).collect()
}

fn of_value(value: Json) -> Value {
    match value {
        Json::Null => Value::Empty,
        Json::Bool(truth) => Value::text(truth.to_string()),
        Json::Number(number) => Value::text(number.to_string()),
        Json::String(text) => Value::text(collapsed(&text)),
        Json::Array(items) => Value::List(items.into_iter().map(of_value).collect()),
        Json::Object(object) => Value::Mapping(of_object(object)),
    }
}
