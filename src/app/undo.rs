//! What was done that can be undone and done again: each step as data that knows its reverse.

use crate::app::filters::Narrowing;
use crate::app::request::Mark;
use crate::article::{ArticleId, Highlight};
use crate::corrections::Correction;
use crate::library::NamedQuery;
use crate::limits::UNDO_STEPS;
use crate::notice::Deed;
use crate::topics::Topic;

/// A change of what one sees or has.
#[derive(Clone, Debug, PartialEq)]
pub enum UndoableChange {
    /// The list is filtered otherwise.
    Filter {
        /// How it was.
        before: Narrowing,
        /// How it is.
        after: Narrowing,
    },
    /// Articles have a mark that none of them had.
    Mark(Vec<ArticleId>, Mark),
    /// An article has a topic that it had not, or has it no longer.
    Topic {
        /// The article.
        id: ArticleId,
        /// The topic.
        topic: Topic,
        /// Whether it has it now.
        has_it: bool,
    },
    /// An article was put into a topic of the reader's own, or taken out.
    OwnTopic {
        /// The article.
        id: ArticleId,
        /// The topic's name.
        name: String,
        /// What the reader had chosen before; `None` where nothing.
        before: Option<bool>,
        /// What the reader chose.
        after: Option<bool>,
    },
    /// A passage of an article is highlighted otherwise than before; it is not where it is `None`.
    Highlight {
        /// The article.
        article: ArticleId,
        /// What it was.
        before: Option<Highlight>,
        /// What it is.
        after: Option<Highlight>,
    },
    /// A correction was made, or taken back.
    Correction(Correction, Made),
    /// What is kept under a name is other than before; nothing where it is `None`.
    Named {
        /// What it was.
        before: Option<NamedQuery>,
        /// What it is.
        after: Option<NamedQuery>,
    },
    /// An article was removed, or restored.
    Removal(ArticleId, Made),
}

/// Whether something is done or taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// It is done.
    Done,
    /// It is taken back.
    Undone,
}

impl Made {
    fn reversed(self) -> Self {
        match self {
            Self::Done => Self::Undone,
            Self::Undone => Self::Done,
        }
    }
}

impl UndoableChange {
    /// The change that takes this one back.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Filter { before, after } => Self::Filter {
                before: after,
                after: before,
            },
            Self::Mark(articles, mark) => Self::Mark(articles, mark.reversed()),
            Self::Topic { id, topic, has_it } => Self::Topic {
                id,
                topic,
                has_it: !has_it,
            },
            Self::OwnTopic {
                id,
                name,
                before,
                after,
            } => Self::OwnTopic {
                id,
                name,
                before: after,
                after: before,
            },
            Self::Correction(correction, made) => Self::Correction(correction, made.reversed()),
            Self::Highlight {
                article,
                before,
                after,
            } => Self::Highlight {
                article,
                before: after,
                after: before,
            },
            Self::Named { before, after } => Self::Named {
                before: after,
                after: before,
            },
            Self::Removal(id, made) => Self::Removal(id, made.reversed()),
        }
    }
}

/// What the reader did at once, which is undone at once.
#[derive(Clone, Debug, PartialEq)]
pub struct UndoStep {
    /// How it is told.
    pub deed: Deed,
    /// Its changes, in their order.
    pub changes: Vec<UndoableChange>,
}

/// What was done, and what of it was undone.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<UndoStep>,
    undone: Vec<UndoStep>,
    /// What the present event has changed so far.
    open: Option<UndoStep>,
    /// The filter that the history knows of.
    seen: Narrowing,
}

impl History {
    /// Remembers a change. All changes until [`Self::close`] are one step, told by the first of them.
    pub(super) fn record(&mut self, deed: Deed, change: UndoableChange) {
        let step = self.open.get_or_insert_with(|| UndoStep {
            deed,
            changes: Vec::new(),
        });
        step.changes.push(change);
    }

    /// Begins with a filter that is no step of its own.
    pub(super) fn begin_with(&mut self, now: Narrowing) {
        self.seen = now;
    }

    /// Ends the present step, with the filter as it is now. A step that nothing was changed by is none.
    pub(super) fn close(&mut self, now: &Narrowing) {
        if self.seen != *now {
            let before = std::mem::replace(&mut self.seen, now.clone());
            let after = now.clone();
            self.record(Deed::Filter, UndoableChange::Filter { before, after });
        }
        let Some(step) = self.open.take() else {
            return;
        };
        self.undone.clear();
        self.done.push(step);
        if self.done.len() > UNDO_STEPS {
            self.done.remove(0);
        }
    }

    /// Takes over a filter that is not the reader's doing.
    pub(super) fn see(&mut self, now: &Narrowing) {
        self.seen.clone_from(now);
    }

    /// The last step, reversed: its changes are to be made now.
    pub(super) fn undo(&mut self) -> Option<UndoStep> {
        let step = self.done.pop()?;
        self.undone.push(step.clone());
        let changes = step.changes.into_iter().rev().map(UndoableChange::reversed);
        Some(UndoStep {
            deed: step.deed,
            changes: changes.collect(),
        })
    }

    /// The step that was undone last: its changes are to be made once more.
    pub(super) fn redo(&mut self) -> Option<UndoStep> {
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        Some(step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn narrowed(typed: &str) -> Narrowing {
        Narrowing {
            typed: typed.to_owned(),
            ..Narrowing::default()
        }
    }

    fn read(id: i64, is_read: bool) -> UndoableChange {
        UndoableChange::Mark(vec![ArticleId(id)], Mark::Read(is_read))
    }

    fn deed(count: usize) -> Deed {
        Deed::MarkedRead { count }
    }

    #[test]
    fn steps_are_undone_from_the_last_and_done_again_from_the_first() {
        let mut history = History::default();
        let unchanged = Narrowing::default();
        for id in 1..=2 {
            history.record(deed(1), read(id, true));
            history.close(&unchanged);
        }
        assert_eq!(history.undo().unwrap().changes, [read(2, false)]);
        assert_eq!(history.undo().unwrap().changes, [read(1, false)]);
        assert_eq!(history.undo(), None);
        assert_eq!(history.redo().unwrap().changes, [read(1, true)]);
        // What is new leaves nothing to be done again.
        history.record(deed(1), read(3, true));
        history.close(&unchanged);
        assert_eq!(history.redo(), None);
        assert_eq!(history.undo().unwrap().changes, [read(3, false)]);
        assert_eq!(history.undo().unwrap().changes, [read(1, false)]);
    }

    #[test]
    fn what_is_done_at_once_is_undone_at_once_in_reverse() {
        let mut history = History::default();
        history.record(deed(1), read(1, true));
        history.record(deed(2), read(2, true));
        history.close(&narrowed("x"));
        let step = history.undo().unwrap();
        assert_eq!(step.deed, deed(1));
        let filter = UndoableChange::Filter {
            before: narrowed("x"),
            after: narrowed(""),
        };
        assert_eq!(step.changes, [filter, read(2, false), read(1, false)]);
    }

    #[test]
    fn a_filter_is_a_step_unless_the_history_has_seen_it() {
        let mut history = History::default();
        history.see(&narrowed("x"));
        history.close(&narrowed("x"));
        assert_eq!(history.undo(), None);
        history.close(&narrowed("y"));
        history.close(&narrowed("y"));
        assert!(history.undo().is_some());
        assert_eq!(history.undo(), None);
    }

    #[test]
    fn the_oldest_steps_are_forgotten() {
        let mut history = History::default();
        for _ in 0..UNDO_STEPS + 5 {
            history.record(deed(1), read(1, true));
            history.close(&Narrowing::default());
        }
        let undone = std::iter::from_fn(|| history.undo()).count();
        assert_eq!(undone, UNDO_STEPS);
    }
}
