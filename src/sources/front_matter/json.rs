//! The fields of front matter in JSON.

use serde_json::{Map, Value as Json};

use super::value::{FrontMatterField, FrontMatterValue, collapsed};

/// The object that a text begins with, as its fields, and its bytes; `None` where it begins with none.
pub(super) fn fields(text: &str) -> Option<(Vec<FrontMatterField>, usize)> {
    let mut objects = serde_json::Deserializer::from_str(text).into_iter::<Map<String, Json>>();
    let object = objects.next()?.ok()?;
    Some((of_object(object), objects.byte_offset()))
}

fn of_object(object: Map<String, Json>) -> Vec<FrontMatterField> {
    let fields = object.into_iter();
    fields.map(|(key, value)| (key, of_value(value))).collect()
}

fn of_value(value: Json) -> FrontMatterValue {
    match value {
        Json::Null => FrontMatterValue::Empty,
        Json::Bool(truth) => FrontMatterValue::text(truth.to_string()),
        Json::Number(number) => FrontMatterValue::text(number.to_string()),
        Json::String(text) => FrontMatterValue::text(collapsed(&text)),
        Json::Array(items) => FrontMatterValue::List(items.into_iter().map(of_value).collect()),
        Json::Object(object) => FrontMatterValue::Mapping(of_object(object)),
    }
}
