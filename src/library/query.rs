//! What one may ask of the library.

use crate::extract::Topic;
use crate::library::Entry;
use crate::text::fold;

/// Which articles are wanted: those that fit every part. An empty query fits all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Topics the article must have, all of them.
    pub topics: Vec<Topic>,
    /// Entities the article must mention, all of them.
    pub entities: Vec<EntityFilter>,
    /// Words that must all occur in the title or the text, also inside longer words; hamza, alef,
    /// ya, ta marbuta, marks and tatweel make no difference.
    pub words: String,
}

/// An entity that articles are filtered by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityFilter {
    /// What it is called, for showing.
    pub name: String,
    /// Its id; several where a name is that of several, any of which will do.
    pub ids: Vec<String>,
}

impl Query {
    /// Whether every article fits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.topics.is_empty() && self.entities.is_empty() && self.words.trim().is_empty()
    }

    /// The query with its words folded, once for all articles.
    pub(super) fn prepare(&self) -> Prepared<'_> {
        Prepared {
            topics: &self.topics,
            entities: &self.entities,
            words: fold(&self.words)
                .text
                .split_whitespace()
                .map(str::to_owned)
                .collect(),
        }
    }
}

pub(super) struct Prepared<'q> {
    topics: &'q [Topic],
    entities: &'q [EntityFilter],
    words: Vec<String>,
}

impl Prepared<'_> {
    pub(super) fn fits_text(&self, folded: &str) -> bool {
        self.words.iter().all(|word| folded.contains(word.as_str()))
    }

    pub(super) fn fits_entities(&self, entry: &Entry) -> bool {
        let Some(annotations) = &entry.annotations else {
            return self.entities.is_empty();
        };
        let is_mentioned = |id: &String| annotations.entity(id).is_some();
        self.entities
            .iter()
            .all(|filter| filter.ids.iter().any(is_mentioned))
    }

    pub(super) fn fits_topics(&self, topics: &[Topic]) -> bool {
        self.topics.iter().all(|topic| topics.contains(topic))
    }
}
