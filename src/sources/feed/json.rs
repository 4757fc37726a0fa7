//! JSON Feed 1.0 and 1.1, read item by item, so that a break takes nothing of what stands before it.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::model::{FeedEnd, Fullness, Item, ParsedFeed, TextConstruct, TextForm};
use crate::limits;

/// Reads a feed; `None` where the text is none.
pub(super) fn read(text: &str) -> Option<ParsedFeed> {
    if !is_feed(text) {
        return None;
    }
    let text = object(text);
    let mut feed = ParsedFeed::default();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    // What follows the object is not looked at.
    if FeedObject(&mut feed)
        .deserialize(&mut deserializer)
        .is_err()
    {
        feed.end = FeedEnd::CutOff;
    }
    Some(feed)
}

/// Whether a text is a JSON Feed, or the beginning of one.
pub(super) fn is_feed(text: &str) -> bool {
    let text = object(text);
    // The version may stand at the end, and be cut off.
    let has_items = || text.contains("\"items\"") && text.contains("\"content_");
    text.starts_with('{') && (text.contains("jsonfeed.org/version") || has_items())
}

fn object(text: &str) -> &str {
    text.trim_start_matches(['\u{FEFF}', ' ', '\n', '\r', '\t'])
}

/// Reads the object of a feed into it.
struct FeedObject<'a>(&'a mut ParsedFeed);

impl<'de> DeserializeSeed<'de> for FeedObject<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for FeedObject<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a feed")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "title" => {
                    self.0.title =
                        text(&map.next_value()?).map(|title| written(TextForm::Text, title))
                }
                "home_page_url" => self.0.link = text(&map.next_value()?),
                "language" => self.0.language = text(&map.next_value()?),
                "author" | "authors" => self.0.authors = names(&map.next_value()?),
                "items" => map.next_value_seed(Items(&mut self.0.items))?,
                _ => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        Ok(())
    }
}

/// Reads the array of items into those of a feed.
struct Items<'a>(&'a mut Vec<Item>);

impl<'de> DeserializeSeed<'de> for Items<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Items<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("items")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<(), A::Error> {
        while self.0.len() < limits::FEED_ITEMS {
            let Some(value) = sequence.next_element::<Value>()? else {
                return Ok(());
            };
            let item = item(&value);
            if !item.is_empty() {
                self.0.push(item);
            }
        }
        Ok(())
    }
}

fn item(value: &Value) -> Item {
    let field = |name: &str| value.get(name).and_then(text);
    let link = field("url");
    let body = |name: &str, form: TextForm, fullness: Fullness| {
        let text = field(name)?;
        Some((fullness, written(form, text)))
    };
    let texts = [
        body("content_html", TextForm::Html, Fullness::Whole),
        body("content_text", TextForm::Text, Fullness::Whole),
        body("summary", TextForm::Text, Fullness::Summary),
    ];
    let mut authors = value.get("authors").map(names).unwrap_or_default();
    if authors.is_empty() {
        authors = value.get("author").map(names).unwrap_or_default();
    }
    Item {
        id: field("id"),
        id_may_be_link: link.is_none(),
        title: field("title").map(|title| written(TextForm::Text, title)),
        link: link.or_else(|| field("external_url")),
        published: field("date_published").into_iter().collect(),
        updated: field("date_modified").into_iter().collect(),
        authors,
        topics: value.get("tags").map(texts_of).unwrap_or_default(),
        language: field("language"),
        texts: texts.into_iter().flatten().collect(),
        ..Item::default()
    }
}

/// A value as text: a number is one too, as ids are now and then.
fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// The texts of an array, or the one that stands in its place.
fn texts_of(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().filter_map(text).collect(),
        other => text(other).into_iter().collect(),
    }
}

/// The names of an author or of several.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().flat_map(names).collect(),
        Value::Object(author) => author.get("name").and_then(text).into_iter().collect(),
        other => text(other).into_iter().collect(),
    }
}

fn written(form: TextForm, value: String) -> TextConstruct {
    TextConstruct {
        form,
        value,
        base: None,
    }
}
