//! The article that is wanted and not there yet: where it is to be entered, which one the library was asked for, and
//! the keys that wait for it.

use std::collections::VecDeque;

use crate::app::jumps::Place;
use crate::app::key::Key;
use crate::app::outstanding::{Outstanding, RequestId, RequestIds};
use crate::app::step_direction::StepDirection;
use crate::article::ArticleId;
use crate::notice::Notice;
use crate::range::TextRange;
use crate::search::Term;

/// Keys that are held at most: more than anybody types while an article is read from the disk.
const MOST_HELD_KEYS: usize = 64;

/// Where a newly opened article is to be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OpenAt {
    /// Where one left it.
    AsLeft,
    /// Where it is shown already: only what the library knows of it is taken.
    AsShown,
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
    /// At a passage of its text.
    Passage(TextRange),
}

/// An article that the library was asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct AskedArticle {
    pub(super) id: ArticleId,
    /// What is to be marked in it.
    pub(super) terms: Vec<Term>,
}

/// The article that is wanted and not there yet. The library is asked for one at a time: what is wanted while it
/// reads another is asked for when that has come, and whatever was wanted in between is never read.
#[derive(Clone, Debug, Default)]
pub(super) struct Opening {
    wanted: Option<(ArticleId, OpenAt)>,
    /// What the library reads now; it may be wanted no more.
    asked: Outstanding<AskedArticle>,
    /// The article that could not be read when it was wanted last.
    failed: Option<ArticleId>,
    held: VecDeque<Key>,
    /// Why the article did not come: that is told after the keys that were meant for it.
    failure: Option<Notice>,
}

impl Opening {
    /// Wants an article, and none that was wanted before.
    pub(super) fn want(&mut self, id: ArticleId, at: OpenAt) {
        self.failed = None;
        self.wanted = Some((id, at));
    }

    /// Wants no article any more.
    pub(super) fn cancel(&mut self) {
        self.wanted = None;
    }

    /// The article that is wanted.
    pub(super) fn wanted(&self) -> Option<ArticleId> {
        self.wanted.as_ref().map(|(id, _)| *id)
    }

    /// The article that could not be read when it was wanted last.
    pub(super) fn failed(&self) -> Option<ArticleId> {
        self.failed
    }

    /// The request for what is wanted; `None` while the library reads another.
    pub(super) fn ask(
        &mut self,
        ids: &mut RequestIds,
        terms: Vec<Term>,
    ) -> Option<(RequestId, AskedArticle)> {
        let id = self.wanted()?;
        if self.asked.is_awaited() {
            return None;
        }
        let (request, asked) = (ids.fresh(), AskedArticle { id, terms });
        self.asked.expect(request, asked.clone());
        Some((request, asked))
    }

    /// Takes what an answer belongs to, where that is wanted still, and where it is to be entered.
    pub(super) fn take(&mut self, request: RequestId) -> Option<(AskedArticle, OpenAt)> {
        let asked = self.asked.take(request)?;
        let (_, at) = self.wanted.take_if(|(id, _)| *id == asked.id)?;
        Some((asked, at))
    }

    /// The article does not come; returns which that is, where it is wanted still.
    pub(super) fn fail(&mut self, request: RequestId, why: Option<Notice>) -> Option<ArticleId> {
        let (AskedArticle { id, .. }, _) = self.take(request)?;
        self.failed = Some(id);
        self.failure = why;
        Some(id)
    }

    /// Whether keys wait for the article.
    pub(super) fn holds_keys(&self) -> bool {
        !self.held.is_empty()
    }

    /// Whether an article is wanted and another key for it can be held.
    pub(super) fn can_hold(&self) -> bool {
        self.wanted.is_some() && self.held.len() < MOST_HELD_KEYS
    }

    /// Holds the keys of a command for the article.
    pub(super) fn hold(&mut self, keys: Vec<Key>) {
        self.held.extend(keys);
    }

    /// Why the article did not come, once.
    pub(super) fn take_failure(&mut self) -> Option<Notice> {
        self.failure.take()
    }

    /// The next key that was held, once no article is awaited.
    pub(super) fn next_held(&mut self) -> Option<Key> {
        if self.wanted.is_some() {
            return None;
        }
        self.held.pop_front()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(opening: &mut Opening, ids: &mut RequestIds) -> Option<(RequestId, ArticleId)> {
        let (request, asked) = opening.ask(ids, Vec::new())?;
        Some((request, asked.id))
    }

    #[test]
    fn one_article_is_read_at_a_time_and_then_the_one_that_is_wanted_by_now() {
        let mut ids = RequestIds::default();
        let mut opening = Opening::default();
        assert_eq!(ask(&mut opening, &mut ids), None, "nothing is wanted");
        opening.want(ArticleId(1), OpenAt::AsLeft);
        let (first, id) = ask(&mut opening, &mut ids).unwrap();
        assert_eq!(id, ArticleId(1));
        for id in 2..=9 {
            opening.want(ArticleId(id), OpenAt::AsLeft);
            assert_eq!(ask(&mut opening, &mut ids), None, "one is being read");
        }
        assert_eq!(opening.take(first), None, "it is wanted no more");
        let (last, id) = ask(&mut opening, &mut ids).unwrap();
        assert_eq!(id, ArticleId(9), "those in between are never read");
        // Where it is to be entered may change while it is read.
        opening.want(ArticleId(9), OpenAt::Hit(StepDirection::Forward));
        let (_, at) = opening.take(last).unwrap();
        assert_eq!(at, OpenAt::Hit(StepDirection::Forward));
        assert_eq!(ask(&mut opening, &mut ids), None, "it is there");
    }

    #[test]
    fn keys_are_held_until_the_article_comes() {
        let mut ids = RequestIds::default();
        let mut opening = Opening::default();
        assert!(!opening.can_hold(), "no article is awaited");
        opening.want(ArticleId(1), OpenAt::AsLeft);
        let (first, _) = ask(&mut opening, &mut ids).unwrap();
        opening.want(ArticleId(2), OpenAt::AsLeft);
        while opening.can_hold() {
            opening.hold(vec![Key::character('j')]);
        }
        let gone = || Some(Notice::ArticleGone);
        assert_eq!(opening.fail(first, gone()), None, "it is wanted no more");
        assert_eq!(opening.next_held(), None, "the other has not come");
        let (second, _) = ask(&mut opening, &mut ids).unwrap();
        assert_eq!(opening.fail(second, gone()), Some(ArticleId(2)));
        let held = std::iter::from_fn(|| opening.next_held()).count();
        assert_eq!(held, MOST_HELD_KEYS);
        assert_eq!(opening.take_failure(), gone());
        assert_eq!(opening.take_failure(), None);
    }
}
