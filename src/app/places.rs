//! Places in articles: where each was left, where jumps came from, what the library is to keep.

use std::collections::HashMap;

use crate::app::jumps::{Jumps, Place};
use crate::article::ArticleId;
use crate::library;

/// A place in an article as the library keeps it.
pub(super) type KeptPosition = (ArticleId, library::ReadingPosition);

/// Places in articles.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// Where jumps came from.
    pub(super) jumps: Jumps,
    /// Where each article was left in this run.
    left: HashMap<ArticleId, Place>,
    /// The place in the open article that the library knows of.
    kept: Option<KeptPosition>,
    /// The place that is to be kept at rest.
    resting: Option<KeptPosition>,
}

impl Places {
    /// Remembers where an article is left.
    pub(super) fn leave(&mut self, place: Place) {
        self.left.insert(place.article, place);
    }

    /// Where an article was left in this run.
    pub(super) fn left(&self, id: ArticleId) -> Option<&Place> {
        self.left.get(&id)
    }

    /// Forgets all places in an article whose text is another now.
    pub(super) fn forget(&mut self, id: ArticleId) {
        self.left.remove(&id);
        self.jumps.forget_places_in(id);
        self.kept = None;
    }

    /// The library knows of this place in the open article, and of no other.
    pub(super) fn set_kept(&mut self, place: Option<KeptPosition>) {
        self.kept = place;
    }

    /// The place to be kept now, where the library does not know of it.
    pub(super) fn keep(&mut self, now: Option<KeptPosition>) -> Option<KeptPosition> {
        if now == self.kept {
            return None;
        }
        self.kept = now;
        now
    }

    /// Whether the place is to be kept and has moved since one asked last.
    pub(super) fn has_moved(&mut self, now: Option<KeptPosition>) -> bool {
        let has_moved = now != self.kept && now != self.resting;
        self.resting = now;
        has_moved
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::range::TextRange;

    fn place(top: usize) -> Option<KeptPosition> {
        Some((ArticleId(1), library::ReadingPosition(top)))
    }

    #[test]
    fn a_place_is_kept_once_and_watched_only_while_it_moves() {
        let mut places = Places::default();
        assert!(places.has_moved(place(3)));
        assert!(!places.has_moved(place(3)), "it rests");
        assert_eq!(places.keep(place(3)), place(3));
        assert_eq!(places.keep(place(3)), None, "the library knows");
        assert!(!places.has_moved(place(3)));
        assert!(places.has_moved(place(4)));
    }

    #[test]
    fn no_place_of_an_old_text_is_gone_back_to() {
        let mut places = Places::default();
        places.leave(Place::at(ArticleId(1), 7));
        places.set_kept(place(7));
        let mention = Some(TextRange::new(9, 12));
        for article in [1, 2] {
            places.jumps.leave(Place {
                mention,
                words: "مصر".to_owned(),
                ..Place::at(ArticleId(article), 7)
            });
        }
        places.forget(ArticleId(1));
        let jumps: Vec<_> = places.jumps.behind().cloned().collect();
        assert_eq!(
            (jumps[0].top, jumps[0].mention),
            (7, mention),
            "it is of another article"
        );
        assert_eq!(jumps[1], Place::at(ArticleId(1), 0));
        assert_eq!(places.left(ArticleId(1)), None);
        assert_eq!(places.keep(place(7)), place(7));
    }
}
