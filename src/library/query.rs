//! What one may ask of the library.

use crate::extract::Topic;
use crate::library::{Entry, is_called};
use crate::text::fold;

/// Which articles are wanted: those that fit every part. An empty query fits all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Topics the article must have, all of them.
    pub topics: Vec<Topic>,
    /// An entity the article must mention: its id, or a name the article has for it.
    pub entity: Option<String>,
    /// Words that must all occur in the title or the text, also inside longer words; hamza, alef,
    /// ya, ta marbuta, marks and tatweel make no difference.
    pub words: String,
}

impl Query {
    /// Whether every article fits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.topics.is_empty() && self.entity.is_none() && self.words.trim().is_empty()
    }

    /// The query with its words folded, once for all articles.
    pub(super) fn prepare(&self) -> Prepared<'_> {
        Prepared {
            topics: &self.topics,
            entity: self.entity.as_deref().map(|name| WantedEntity {
                id: name,
                folded_name: fold(name.trim()).text,
            }),
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
    entity: Option<WantedEntity<'q>>,
    words: Vec<String>,
}

struct WantedEntity<'q> {
    id: &'q str,
    folded_name: String,
}

impl Prepared<'_> {
    pub(super) fn fits_text(&self, folded: &str) -> bool {
        self.words.iter().all(|word| folded.contains(word.as_str()))
    }

    pub(super) fn fits_entity(&self, entry: &Entry) -> bool {
        let Some(wanted) = &self.entity else {
            return true;
        };
        entry.annotations.as_ref().is_some_and(|annotations| {
            let text = &entry.article.body.text;
            annotations.entities.iter().any(|entity| {
                entity.id == wanted.id || is_called(entity, text, &wanted.folded_name)
            })
        })
    }

    pub(super) fn fits_topics(&self, topics: &[Topic]) -> bool {
        self.topics.iter().all(|topic| topics.contains(topic))
    }
}
