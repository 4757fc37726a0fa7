//! Notices that are told one after the other.

use std::collections::VecDeque;

use crate::notice::Notice;

/// The notice in the status line and those that come after it, one at each key: none is lost.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    shown: Option<Notice>,
    waiting: VecDeque<Notice>,
}

impl Notices {
    /// What the status line has to say.
    #[must_use]
    pub fn shown(&self) -> Option<&Notice> {
        self.shown.as_ref()
    }

    /// Tells something at once, in place of what is shown: it is about what the reader has just done.
    pub(super) fn show(&mut self, notice: Notice) {
        self.shown = Some(notice);
    }

    /// Takes what is shown away.
    pub(super) fn clear(&mut self) {
        self.shown = None;
    }

    /// Goes on to the next.
    pub(super) fn advance(&mut self) {
        self.shown = self.waiting.pop_front();
    }

    /// Tells something after all else that is to be told.
    pub(super) fn push(&mut self, notice: Notice) {
        self.waiting.push_back(notice);
        self.show_waiting();
    }

    /// Puts other notices in the place of those that are out of date.
    pub(super) fn replace(
        &mut self,
        is_out_of_date: impl Fn(&Notice) -> bool,
        notices: impl IntoIterator<Item = Notice>,
    ) {
        self.waiting.retain(|notice| !is_out_of_date(notice));
        self.shown.take_if(|notice| is_out_of_date(notice));
        self.waiting.extend(notices);
        self.show_waiting();
    }

    /// The one told last, to be changed.
    pub(super) fn last_mut(&mut self) -> Option<&mut Notice> {
        self.waiting.back_mut().or(self.shown.as_mut())
    }

    fn show_waiting(&mut self) {
        if self.shown.is_none() {
            self.advance();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn empty(name: &str) -> Notice {
        Notice::Empty {
            name: name.to_owned(),
        }
    }

    #[test]
    fn none_is_lost_and_each_is_shown_once() {
        let mut notices = Notices::default();
        for name in ["a", "b", "c"] {
            notices.push(empty(name));
        }
        for name in ["a", "b", "c"] {
            assert_eq!(notices.shown(), Some(&empty(name)));
            notices.advance();
        }
        assert_eq!(notices.shown(), None);
    }

    #[test]
    fn what_is_out_of_date_is_told_no_more() {
        let mut notices = Notices::default();
        notices.push(empty("old"));
        notices.push(empty("b"));
        notices.replace(|notice| *notice == empty("old"), [empty("new")]);
        assert_eq!(notices.shown(), Some(&empty("b")));
        assert_eq!(notices.last_mut(), Some(&mut empty("new")));
    }
}
