//! What one article is about: the entities it mentions and its topics.

use std::collections::HashSet;

use crate::article::{Body, Metadata};
use crate::extract::{Entity, Extractor, merged};
use crate::range::TextRange;
use crate::topics::{TopicJudge, TopicScore};

/// What one article is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotations {
    /// Grouped by kind in the order of [`EntityKind::ALL`](crate::extract::EntityKind::ALL), then by count, most
    /// first, then by first mention.
    pub entities: Vec<Entity>,
    /// One to three, best first; none where nothing is clear.
    pub topics: Vec<TopicScore>,
}

/// Finds the entities and topics of articles. Building one reads the embedded assets; keep it.
#[derive(Debug, Default)]
pub struct Annotator {
    extractor: Extractor,
    topics: TopicJudge,
}

impl Annotator {
    /// The annotator over the embedded assets.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The entities and topics of an article, in time in proportion to its length.
    #[must_use]
    pub fn annotate(&self, body: &Body, metadata: &Metadata) -> Annotations {
        Annotations {
            entities: self.extractor.entities(body, &metadata.language),
            topics: self.topics.scores(body, metadata),
        }
    }
}

impl Annotations {
    /// The entity with this id.
    #[must_use]
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.entities.iter().find(|entity| entity.id == id)
    }

    /// Enforces what [`Entity`] promises, whoever made these annotations: every id once, every mention a slice
    /// of `text`, mentions in order and each once, no entity without a mention.
    pub fn enforce(&mut self, text: &str) {
        if self.keeps_promises(text) {
            return;
        }
        for entity in &mut self.entities {
            entity.mentions.retain(|mention| is_slice(*mention, text));
        }
        self.entities = merged(std::mem::take(&mut self.entities));
        self.entities.retain(|entity| !entity.mentions.is_empty());
    }

    /// Whether [`Annotations::enforce`] would change nothing.
    #[must_use]
    pub fn keeps_promises(&self, text: &str) -> bool {
        let mut ids = HashSet::new();
        self.entities.iter().all(|entity| {
            let mentions = &entity.mentions;
            let is_in_order = mentions.windows(2).all(|pair| pair[0] < pair[1]);
            let are_slices = mentions.iter().all(|mention| is_slice(*mention, text));
            ids.insert(&entity.id) && !mentions.is_empty() && is_in_order && are_slices
        })
    }
}

fn is_slice(mention: TextRange, text: &str) -> bool {
    mention.start < mention.end && text.get(mention.start..mention.end).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::EntityKind;

    #[test]
    fn annotations_that_break_their_promises_are_mended() {
        let text = "زار سامي سامي";
        let entity = |id: &str, name: &str, mentions: &[(usize, usize)]| Entity {
            id: id.to_owned(),
            name: name.to_owned(),
            kind: EntityKind::Person,
            mentions: mentions
                .iter()
                .map(|(start, end)| TextRange {
                    start: *start,
                    end: *end,
                })
                .collect(),
            iso: None,
            is_guess: false,
        };
        let mut annotations = Annotations {
            entities: vec![
                entity("person:سامي", "سامي", &[(16, 24), (7, 15)]),
                // Outside the text, within a letter, empty, reversed.
                entity("person:علي", "علي", &[(20, 90), (8, 15), (7, 7), (15, 7)]),
                entity("person:سامي", "سامي علي", &[(7, 15)]),
            ],
            topics: Vec::new(),
        };
        annotations.enforce(text);
        let expected = entity("person:سامي", "سامي علي", &[(7, 15), (16, 24)]);
        assert_eq!(annotations.entities, [expected]);
    }
}
