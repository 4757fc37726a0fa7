//! The article that is awaited: where it is to be entered, and the keys that are meant for it.

use std::collections::VecDeque;

use crate::app::jumps::Place;
use crate::app::key::Key;
use crate::app::outstanding::{Outstanding, RequestId};
use crate::app::reading::StepDirection;
use crate::notice::Notice;

/// Keys that are held at most: more than anybody types while an article is read from the disk.
const MOST_HELD_KEYS: usize = 64;

/// Where a newly opened article is to be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OpenAt {
    /// Where one left it.
    AsLeft,
    /// At a place one was before.
    Place(Place),
    /// At its first hit, or where one comes from its end at the last.
    Hit(StepDirection),
    /// At the first mention of an entity, or where one comes from its end at the last.
    Mention {
        entity_id: String,
        direction: StepDirection,
    },
    /// At the mention of an entity that begins at some byte of the text.
    FirstMention { entity_id: String, offset: usize },
}

/// The article that is awaited.
#[derive(Clone, Debug, Default)]
pub(super) struct Opening {
    pub(super) awaited: Outstanding<OpenAt>,
    held: VecDeque<Key>,
    /// Why the article did not come: that is told after the keys that were meant for it.
    failure: Option<Notice>,
}

impl Opening {
    /// Whether an article is awaited and another key for it can be held.
    pub(super) fn can_hold(&self) -> bool {
        self.awaited.is_awaited() && self.held.len() < MOST_HELD_KEYS
    }

    /// Holds a key for the article.
    pub(super) fn hold(&mut self, key: Key) {
        self.held.push_back(key);
    }

    /// The article does not come; returns whether it is the one that is awaited.
    pub(super) fn fail(&mut self, request: RequestId, why: Option<Notice>) -> bool {
        let is_awaited = self.awaited.fail(request);
        if is_awaited {
            self.failure = why;
        }
        is_awaited
    }

    /// Why the article did not come, once.
    pub(super) fn take_failure(&mut self) -> Option<Notice> {
        self.failure.take()
    }

    /// The next key that was held, once no article is awaited.
    pub(super) fn next_held(&mut self) -> Option<Key> {
        if self.awaited.is_awaited() {
            return None;
        }
        self.held.pop_front()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::outstanding::RequestIds;

    #[test]
    fn keys_are_held_until_the_article_comes() {
        let mut ids = RequestIds::default();
        let (first, second) = (ids.fresh(), ids.fresh());
        let mut opening = Opening::default();
        assert!(!opening.can_hold(), "no article is awaited");
        opening.awaited.expect(first, OpenAt::AsLeft);
        opening.awaited.expect(second, OpenAt::AsLeft);
        while opening.can_hold() {
            opening.hold(Key::character('j'));
        }
        assert_eq!(opening.next_held(), None, "it has not come");
        assert!(
            !opening.fail(first, Some(Notice::ArticleGone)),
            "it is late"
        );
        assert!(opening.fail(second, Some(Notice::ArticleGone)));
        let held = std::iter::from_fn(|| opening.next_held()).count();
        assert_eq!(held, MOST_HELD_KEYS);
        assert_eq!(opening.take_failure(), Some(Notice::ArticleGone));
        assert_eq!(opening.take_failure(), None);
    }
}
