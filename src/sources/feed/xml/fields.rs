//! The elements of feeds by what they say: which of which vocabulary is which field.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::super::markup::attributes;
use super::super::model::Fullness;

/// Who defined an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vocabulary {
    /// The format of the feed: RSS, RDF or Atom; elements without a prefix too.
    Feed,
    /// Dublin Core.
    DublinCore,
    /// Media RSS.
    Media,
    /// Apple's for podcasts.
    Podcast,
    /// XHTML.
    Html,
    /// Anybody else.
    Other,
}

/// What an element of a feed or an item says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    /// The address as the text of the element.
    Link,
    /// The address as an attribute.
    Reference,
    OriginalLink,
    Id,
    Published,
    Updated,
    /// Who wrote it; the name may stand in an element of its own.
    Author,
    Topic,
    Language,
    Text(Fullness),
}

impl Field {
    /// Whether no element of HTML is in it, so that a field within it shows that it was not closed.
    pub(super) fn is_of_one_line(self) -> bool {
        !matches!(self, Self::Text(_))
    }
}

/// The vocabularies by their prefixes; those that are usual are known without being declared.
#[derive(Debug)]
pub(super) struct Vocabularies(HashMap<String, Vocabulary>);

impl Default for Vocabularies {
    fn default() -> Self {
        let usual = [
            ("dc", Vocabulary::DublinCore),
            ("dcterms", Vocabulary::DublinCore),
            ("media", Vocabulary::Media),
            ("itunes", Vocabulary::Podcast),
            ("atom", Vocabulary::Feed),
            ("a10", Vocabulary::Feed),
            ("rss", Vocabulary::Feed),
            ("xhtml", Vocabulary::Html),
        ];
        Self(
            usual
                .map(|(prefix, vocabulary)| (prefix.to_owned(), vocabulary))
                .into(),
        )
    }
}

/// How many prefixes a feed may declare; no feed needs more than some ten.
const PREFIXES: usize = 256;

impl Vocabularies {
    /// Remembers the prefixes that a tag declares.
    pub(super) fn declare(&mut self, tag: &BytesStart<'_>) {
        if !tag.contains("xmlns:") {
            return;
        }
        for (name, value) in attributes(tag) {
            if let Some(prefix) = name.strip_prefix("xmlns:")
                && self.0.len() < PREFIXES
            {
                self.0
                    .insert(prefix.to_owned(), vocabulary_of_address(&value));
            }
        }
    }

    /// Elements with the prefix of the root are the feed's own.
    pub(super) fn adopt(&mut self, prefix: &str) {
        self.0.insert(prefix.to_owned(), Vocabulary::Feed);
    }

    fn of(&self, prefix: Option<&str>) -> Vocabulary {
        let Some(prefix) = prefix else {
            return Vocabulary::Feed;
        };
        self.0.get(prefix).copied().unwrap_or(Vocabulary::Other)
    }

    /// What an element says, by its name in lower case.
    pub(super) fn field(&self, name: &str) -> Option<Field> {
        let (prefix, local) = split(name);
        // Elements of one meaning, whatever their vocabulary is called.
        match local {
            "encoded" => return Some(Field::Text(Fullness::Whole)),
            "origlink" => return Some(Field::OriginalLink),
            _ => {}
        }
        match self.of(prefix) {
            Vocabulary::Feed => of_feed(local),
            Vocabulary::DublinCore => of_dublin_core(local),
            Vocabulary::Media if local == "description" => Some(Field::Text(Fullness::Caption)),
            Vocabulary::Podcast => match local {
                "summary" => Some(Field::Text(Fullness::Caption)),
                "author" => Some(Field::Author),
                _ => None,
            },
            Vocabulary::Html if local == "body" || local == "div" => {
                Some(Field::Text(Fullness::Whole))
            }
            Vocabulary::Html | Vocabulary::Media | Vocabulary::Other => None,
        }
    }

    /// Whether an element of this name in lower case is an item.
    pub(super) fn is_item(&self, name: &str) -> bool {
        let (prefix, local) = split(name);
        matches!(local, "item" | "entry") && self.of(prefix) == Vocabulary::Feed
    }
}

fn vocabulary_of_address(address: &str) -> Vocabulary {
    let address = address.trim().to_ascii_lowercase();
    let has = |part: &str| address.contains(part);
    if has("purl.org/dc/") {
        Vocabulary::DublinCore
    } else if has("search.yahoo.com/mrss") {
        Vocabulary::Media
    } else if has("itunes.com/dtds/podcast") {
        Vocabulary::Podcast
    } else if has("www.w3.org/1999/xhtml") {
        Vocabulary::Html
    } else if has("w3.org/2005/atom")
        || has("purl.org/atom/ns")
        || has("my.netscape.com/rdf")
        || has("my.netscape.com/publish/formats/rss")
        || has("backend.userland.com/rss")
        || address.trim_end_matches('/').ends_with("purl.org/rss/1.0")
    {
        Vocabulary::Feed
    } else {
        Vocabulary::Other
    }
}

fn of_feed(local: &str) -> Option<Field> {
    Some(match local {
        "title" => Field::Title,
        "link" => Field::Link,
        "guid" | "id" => Field::Id,
        "pubdate" | "published" | "issued" | "created" | "date" => Field::Published,
        "updated" | "modified" => Field::Updated,
        "author" | "creator" => Field::Author,
        "category" | "subject" => Field::Topic,
        "language" => Field::Language,
        "description" | "summary" | "abstract" => Field::Text(Fullness::Summary),
        "content" | "body" | "fullitem" | "fulltext" => Field::Text(Fullness::Whole),
        _ => return None,
    })
}

fn of_dublin_core(local: &str) -> Option<Field> {
    Some(match local {
        "title" => Field::Title,
        "creator" => Field::Author,
        "date" | "issued" | "created" => Field::Published,
        "modified" => Field::Updated,
        "subject" => Field::Topic,
        "language" => Field::Language,
        "description" | "abstract" => Field::Text(Fullness::Summary),
        _ => return None,
    })
}

/// The prefix and the rest of a name.
pub(super) fn split(name: &str) -> (Option<&str>, &str) {
    match name.split_once(':') {
        Some((prefix, local)) => (Some(prefix), local),
        None => (None, name),
    }
}
