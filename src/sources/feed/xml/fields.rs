//! The elements of feeds by what they say: which of which namespace is which field.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::super::markup::attributes;
use super::super::model::Fullness;

/// Who defined an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Namespace {
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
pub(super) enum FeedField {
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

impl FeedField {
    /// Whether no element of HTML is in it, so that a field within it shows that it was not closed.
    pub(super) fn is_of_one_line(self) -> bool {
        !matches!(self, Self::Text(_))
    }
}

/// The namespaces by their prefixes; those that are usual are known without being declared.
#[derive(Debug)]
pub(super) struct Namespaces(HashMap<String, Namespace>);

impl Default for Namespaces {
    fn default() -> Self {
        let usual = [
            ("dc", Namespace::DublinCore),
            ("dcterms", Namespace::DublinCore),
            ("media", Namespace::Media),
            ("itunes", Namespace::Podcast),
            ("atom", Namespace::Feed),
            ("a10", Namespace::Feed),
            ("rss", Namespace::Feed),
            ("xhtml", Namespace::Html),
        ];
        Self(
            usual
                .map(|(prefix, namespace)| (prefix.to_owned(), namespace))
                .into(),
        )
    }
}

/// How many prefixes a feed may declare; no feed needs more than some ten.
const PREFIXES: usize = 256;

impl Namespaces {
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
                    .insert(prefix.to_owned(), namespace_of_address(&value));
            }
        }
    }

    /// Elements with the prefix of the root are the feed's own.
    pub(super) fn adopt(&mut self, prefix: &str) {
        self.0.insert(prefix.to_owned(), Namespace::Feed);
    }

    fn of(&self, prefix: Option<&str>) -> Namespace {
        let Some(prefix) = prefix else {
            return Namespace::Feed;
        };
        self.0.get(prefix).copied().unwrap_or(Namespace::Other)
    }

    /// What an element says, by its name in lower case.
    pub(super) fn field(&self, name: &str) -> Option<FeedField> {
        let (prefix, local) = split(name);
        // Elements of one meaning, whatever their namespace is called.
        match local {
            "encoded" => return Some(FeedField::Text(Fullness::Whole)),
            "origlink" => return Some(FeedField::OriginalLink),
            _ => {}
        }
        match self.of(prefix) {
            Namespace::Feed => of_feed(local),
            Namespace::DublinCore => of_dublin_core(local),
            Namespace::Media if local == "description" => Some(FeedField::Text(Fullness::Caption)),
            Namespace::Podcast => match local {
                "summary" => Some(FeedField::Text(Fullness::Caption)),
                "author" => Some(FeedField::Author),
                _ => None,
            },
            Namespace::Html if local == "body" || local == "div" => {
                Some(FeedField::Text(Fullness::Whole))
            }
            Namespace::Html | Namespace::Media | Namespace::Other => None,
        }
    }

    /// Whether an element of this name in lower case is an item.
    pub(super) fn is_item(&self, name: &str) -> bool {
        let (prefix, local) = split(name);
        matches!(local, "item" | "entry") && self.of(prefix) == Namespace::Feed
    }
}

fn namespace_of_address(address: &str) -> Namespace {
    let address = address.trim().to_ascii_lowercase();
    let has = |part: &str| address.contains(part);
    if has("purl.org/dc/") {
        Namespace::DublinCore
    } else if has("search.yahoo.com/mrss") {
        Namespace::Media
    } else if has("itunes.com/dtds/podcast") {
        Namespace::Podcast
    } else if has("www.w3.org/1999/xhtml") {
        Namespace::Html
    } else if has("w3.org/2005/atom")
        || has("purl.org/atom/ns")
        || has("my.netscape.com/rdf")
        || has("my.netscape.com/publish/formats/rss")
        || has("backend.userland.com/rss")
        || address.trim_end_matches('/').ends_with("purl.org/rss/1.0")
    {
        Namespace::Feed
    } else {
        Namespace::Other
    }
}

fn of_feed(local: &str) -> Option<FeedField> {
    Some(match local {
        "title" => FeedField::Title,
        "link" => FeedField::Link,
        "guid" | "id" => FeedField::Id,
        "pubdate" | "published" | "issued" | "created" | "date" => FeedField::Published,
        "updated" | "modified" => FeedField::Updated,
        "author" | "creator" => FeedField::Author,
        "category" | "subject" => FeedField::Topic,
        "language" => FeedField::Language,
        "description" | "summary" | "abstract" => FeedField::Text(Fullness::Summary),
        "content" | "body" | "fullitem" | "fulltext" => FeedField::Text(Fullness::Whole),
        _ => return None,
    })
}

fn of_dublin_core(local: &str) -> Option<FeedField> {
    Some(match local {
        "title" => FeedField::Title,
        "creator" => FeedField::Author,
        "date" | "issued" | "created" => FeedField::Published,
        "modified" => FeedField::Updated,
        "subject" => FeedField::Topic,
        "language" => FeedField::Language,
        "description" | "abstract" => FeedField::Text(Fullness::Summary),
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
