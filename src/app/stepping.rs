//! Steps from hit to hit and from mention to mention: a row of steps of one kind is one jump.

use crate::app::outstanding::Outstanding;
use crate::app::reading::StepDirection;

/// What one steps through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stepping {
    Mentions,
    Hits,
}

/// The steps taken last.
#[derive(Clone, Debug, Default)]
pub(super) struct Steps {
    /// What the key before stepped through.
    before: Option<Stepping>,
    /// What this key steps through.
    now: Option<Stepping>,
    /// Another article that has what is stepped through is awaited; the direction in which one goes on to it.
    pub(super) next_match: Outstanding<StepDirection>,
}

impl Steps {
    /// Another key is pressed.
    pub(super) fn advance(&mut self) {
        self.before = self.now.take();
    }

    /// Something other than a key ends the row of steps.
    pub(super) fn end(&mut self) {
        self.before = None;
        self.now = None;
    }

    /// A step is taken; returns whether it is the first of a row.
    pub(super) fn step(&mut self, kind: Stepping) -> bool {
        self.now = Some(kind);
        // Where an earlier step asked to go on in another article, one has gone elsewhere.
        self.next_match.cancel();
        self.before != Some(kind)
    }

    /// A jump leads to where steps go on from.
    pub(super) fn go_on_from(&mut self, kind: Stepping) {
        self.now = Some(kind);
    }

    /// What is stepped through.
    pub(super) fn now(&self) -> Option<Stepping> {
        self.now
    }
}
