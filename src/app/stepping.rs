//! Steps from hit to hit, from mention to mention and from article to article: a row of steps of one kind is one jump.

use crate::app::outstanding::Outstanding;
use crate::app::step_direction::StepDirection;

/// What one steps through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stepping {
    Mentions,
    Hits,
    Articles,
}

/// The steps taken last.
#[derive(Clone, Debug, Default)]
pub(super) struct Steps {
    /// What the key before stepped through.
    before: Option<Stepping>,
    /// What this key steps through.
    now: Option<Stepping>,
    /// The last step went on from the other end.
    pub(super) wrapped: Option<StepDirection>,
    /// Another article that has what is stepped through is awaited; the direction in which one goes on to it, and what
    /// that is.
    pub(super) next_match: Outstanding<(StepDirection, Stepping)>,
}

impl Steps {
    /// Another key is pressed.
    pub(super) fn advance(&mut self) {
        self.before = self.now.take();
        self.wrapped = None;
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::outstanding::RequestIds;

    #[test]
    fn a_row_of_steps_of_one_kind_is_one_jump() {
        let mut steps = Steps::default();
        let mut press = |kind: Option<Stepping>| {
            steps.advance();
            kind.map(|kind| steps.step(kind))
        };
        assert_eq!(press(Some(Stepping::Hits)), Some(true));
        assert_eq!(press(Some(Stepping::Hits)), Some(false));
        assert_eq!(press(Some(Stepping::Mentions)), Some(true), "another kind");
        assert_eq!(press(None), None);
        assert_eq!(press(Some(Stepping::Mentions)), Some(true), "another key");
    }

    #[test]
    fn a_step_makes_the_answer_to_an_earlier_one_late() {
        let id = RequestIds::default().fresh();
        let mut steps = Steps::default();
        steps
            .next_match
            .expect(id, (StepDirection::Forward, Stepping::Hits));
        steps.step(Stepping::Hits);
        assert_eq!(steps.next_match.take(id), None);
    }
}
