//! The article: its text, the blocks the text is made of, and what is known about it.

mod block;
mod highlight;
mod list_number;
mod original;
mod quote;
mod source;
mod warning;

use std::fmt;
use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::range::TextRange;

pub use self::block::{Block, BlockKind, Marker, PlacedKind};
pub use self::highlight::{Highlight, Highlighting};
pub use self::list_number::{ListNumber, ListNumerals};
pub use self::original::{KeptOriginals, Original};
pub use self::quote::{Quote, QuoteFault};
pub use self::source::{ArticleKey, Source, SourceKind, is_web_address, looks_like_address};
pub use self::warning::Warning;

/// Names one article of the library for as long as the library lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub i64);

/// An article the library holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Its name in the library.
    pub id: ArticleId,
    /// Where it came from.
    pub source: Source,
    /// What is known about it.
    pub metadata: Metadata,
    /// What it says.
    pub body: Body,
}

impl Article {
    /// The key it is known by.
    #[must_use]
    pub fn key(&self) -> ArticleKey {
        ArticleKey::of(&self.source, self.metadata.url.as_deref())
    }
}

/// An article as a source delivers it, before the library has named it.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Where it came from.
    pub source: Source,
    /// What is known about it.
    pub metadata: Metadata,
    /// What it says.
    pub body: Body,
    /// What the reader made of it in the library that it comes from, if it comes from one.
    pub kept: Kept,
}

/// What a library keeps of an article besides itself: what the reader did with it, and its history.
/// It leaves with the article and comes back with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// When it was first added to a library.
    pub added_at: Option<Timestamp>,
    /// Whether it was read.
    pub is_read: bool,
    /// Whether the reader marked it.
    pub is_starred: bool,
    /// The byte of its text at which it was left.
    pub position: Option<usize>,
    /// Topics the reader gave it or took from it.
    pub choices: Vec<TopicChoice>,
    /// What the reader highlighted in it, with notes.
    pub highlights: Vec<Highlight>,
    /// What it said before, the oldest text first; `None` where it came without.
    pub history: Option<Vec<Revision>>,
}

/// A topic that the reader gave an article, or took from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicChoice {
    /// The id of the topic.
    pub topic: String,
    /// Whether the article has it.
    pub wanted: bool,
}

/// What an article said before another text of it came.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// When the newer text came.
    pub replaced: Timestamp,
    /// Its title then.
    pub title: String,
    /// Its date then.
    pub date: Option<Date>,
    /// What it said.
    pub body: Body,
}

impl Draft {
    /// The article under the name the library gives it.
    #[must_use]
    pub fn into_article(self, id: ArticleId) -> Article {
        Article {
            id,
            source: self.source,
            metadata: self.metadata,
            body: self.body,
        }
    }
}

/// What is known about an article besides its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// The title, never empty; made from the first sentence where the text has none.
    pub title: String,
    /// The day it was published.
    pub date: Option<Date>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it, in the order they are named.
    pub authors: Vec<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// The language most of it is written in.
    pub language: Language,
    /// Ids of topics its author gave it, as written.
    pub topics: Vec<String>,
    /// What the reader should know about how it was read.
    pub warnings: Vec<Warning>,
}

/// The text of an article and its division.
///
/// Blocks stand in the order of the text and do not overlap. Between two blocks the text holds
/// one line feed where the second follows tight on the first (a hard line break, the next line of
/// code), two where a blank line stands between them. No block contains a line feed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// The whole text without markup, titles and bylines included, in the order of the source.
    pub text: String,
    /// The blocks, in the order of the text.
    pub blocks: Vec<Block>,
    /// Stretches with a style, in the order of the text; they may nest.
    pub spans: Vec<Span>,
}

impl Body {
    /// The text of a block.
    #[must_use]
    pub fn block_text(&self, block: &Block) -> &str {
        block.range().of(&self.text)
    }

    /// The spans that overlap a part of the text, in its order. No span reaches beyond its block.
    pub fn spans_in(&self, part: TextRange) -> impl Iterator<Item = &Span> {
        let block = self
            .blocks
            .partition_point(|block| block.range().end <= part.start);
        let start = self
            .blocks
            .get(block)
            .map_or(part.end, |block| block.range().start);
        let first = self.spans.partition_point(|span| span.range.start < start);
        let spans = self.spans[first..].iter();
        let spans = spans.take_while(move |span| span.range.start < part.end);
        spans.filter(move |span| span.range.overlaps(part))
    }

    /// Where some blocks stand in the text, the first to the last.
    #[must_use]
    pub fn range_of(&self, blocks: Range<usize>) -> TextRange {
        let blocks = self.blocks.get(blocks).unwrap_or_default();
        match (blocks.first(), blocks.last()) {
            (Some(first), Some(last)) => TextRange::new(first.range().start, last.range().end),
            _ => TextRange::default(),
        }
    }
}

/// A stretch of text with a style.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// Where it stands in the text.
    pub range: TextRange,
    /// What is special about it.
    pub style: SpanStyle,
}

/// What is special about a span.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpanStyle {
    /// Emphasised.
    Emphasis,
    /// Strongly emphasised.
    Strong,
    /// Struck out.
    Strike,
    /// Program text.
    Code,
    /// A link to this address.
    Link(String),
}

/// A language by its primary subtag (BCP 47), in lower case: `ar`, `fa`, `he`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Language(String);

/// Languages written from right to left in their usual script.
const RIGHT_TO_LEFT: &[&str] = &[
    "ar", "arc", "arz", "ary", "ckb", "dv", "fa", "he", "ku", "nqo", "ps", "sd", "syr", "ug", "ur",
    "yi",
];

impl Language {
    /// The language that a tag such as `ar-EG` or `fa_IR` names; `None` where it is not a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        let is_subtag =
            (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
        is_subtag.then(|| Self(primary.to_ascii_lowercase()))
    }

    /// Arabic.
    #[must_use]
    pub fn arabic() -> Self {
        Self("ar".to_owned())
    }

    /// Not known: `und`.
    #[must_use]
    pub fn undetermined() -> Self {
        Self("und".to_owned())
    }

    /// The primary subtag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether its usual script runs from right to left; `None` where the language is not known.
    #[must_use]
    pub fn is_right_to_left(&self) -> Option<bool> {
        (self.0 != "und").then(|| RIGHT_TO_LEFT.contains(&self.0.as_str()))
    }
}

impl Default for Language {
    fn default() -> Self {
        Self::undetermined()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_its_primary_subtag() {
        assert_eq!(Language::from_tag("ar-EG"), Some(Language::arabic()));
        assert_eq!(Language::from_tag("FA_ir").unwrap().as_str(), "fa");
        assert_eq!(Language::from_tag("عربي"), None);
        assert_eq!(Language::from_tag(""), None);
    }

    #[test]
    fn direction_follows_the_language() {
        assert_eq!(
            Language::from_tag("ur").unwrap().is_right_to_left(),
            Some(true)
        );
        assert_eq!(
            Language::from_tag("en").unwrap().is_right_to_left(),
            Some(false)
        );
        assert_eq!(Language::undetermined().is_right_to_left(), None);
    }
}
