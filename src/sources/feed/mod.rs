//! Feeds made into drafts: RSS, RDF, Atom and JSON Feed, broken ones as far as they can be read.
//!
//! `xml` and `json` read all kinds into one form, a feed and its items as they are written; `item` makes a draft of each.

mod address;
mod item;
mod json;
pub(in crate::sources) mod markup;
mod model;
mod repair;
mod text;
mod xml;

pub use self::address::address;
pub(super) use self::item::without_repeated_heading;
pub(super) use self::markup::attributes;
use self::model::FeedEnd;
pub(super) use self::text::resolve;
use super::Error;
use crate::article::{Draft, Source, Warning};

/// The articles of a feed.
#[derive(Debug)]
pub struct Articles {
    /// An article an item, in the order of the feed.
    pub drafts: Vec<Draft>,
    /// That it breaks off, where it does.
    pub warning: Option<Warning>,
    /// What the feed calls itself.
    pub title: Option<String>,
}

/// Whether a text is a feed of any kind.
#[must_use]
pub fn is_feed(text: &str) -> bool {
    json::is_feed(text) || repair::from_start(text).is_some()
}

/// Reads a feed that came from `source`, at `address` where it has one: an article an item, each with its identity in
/// [`Source::item`].
///
/// # Errors
///
/// Where the text is no feed, or breaks off before the first article. A feed without articles is none.
pub fn parse(text: &str, source: &Source, address: Option<&str>) -> Result<Articles, Error> {
    let broken = || Error::BrokenFeed {
        name: source.to_string(),
    };
    let feed = json::read(text)
        .or_else(|| xml::read(text))
        .ok_or_else(broken)?;
    let drafts = item::drafts(&feed, source, address);
    let is_whole = feed.end == FeedEnd::Whole;
    if drafts.is_empty() && !is_whole {
        return Err(broken());
    }
    let warning = (!is_whole).then_some(Warning::CutOff {
        articles: drafts.len(),
    });
    Ok(Articles {
        drafts,
        warning,
        title: own_title(&feed),
    })
}

/// The title of a feed; `None` where the text is none, or it has no title.
#[must_use]
pub fn title(text: &str) -> Option<String> {
    let feed = json::read(text).or_else(|| xml::read(text))?;
    own_title(&feed)
}

fn own_title(feed: &model::ParsedFeed) -> Option<String> {
    let title = feed.title.as_ref().map(item::words);
    title.filter(|title| !title.is_empty())
}

#[cfg(test)]
mod tests;
