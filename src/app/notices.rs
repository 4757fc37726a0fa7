//! Notices that are told one after the other.

use std::collections::VecDeque;

use crate::notice::Notice;

/// The notice in the status line and those that come after it, one at each key: none is lost.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    shown: Option<Notice>,
    waiting: VecDeque<Notice>,
    /// How many of a row were told so far.
    told: usize,
    /// Whether what is shown is the last of these.
    is_of_row: bool,
}

impl Notices {
    /// What the status line has to say.
    #[must_use]
    pub fn shown(&self) -> Option<&Notice> {
        self.shown.as_ref()
    }

    /// Which of a row of notices is shown, from 1, and how many that has; `None` where it is none of several.
    #[must_use]
    pub fn number(&self) -> Option<(usize, usize)> {
        let count = self.told + self.waiting.len();
        let is_of_several = self.shown.is_some() && self.is_of_row && count > 1;
        is_of_several.then_some((self.told, count))
    }

    /// Tells something at once, in place of what is shown: it is about what the reader has just done.
    pub(super) fn show(&mut self, notice: Notice) {
        self.put_back();
        self.shown = Some(notice);
    }

    /// Takes what is shown away.
    pub(super) fn clear(&mut self) {
        self.put_back();
        self.shown = None;
    }

    /// Lets one of a row wait again: it came up with the key that takes it away, and nobody has seen it.
    fn put_back(&mut self) {
        let is_of_row = std::mem::take(&mut self.is_of_row);
        if let Some(notice) = self.shown.take_if(|_| is_of_row) {
            self.told = self.told.saturating_sub(1);
            self.waiting.push_front(notice);
        }
    }

    /// Goes on to the next.
    pub(super) fn advance(&mut self) {
        self.shown = self.waiting.pop_front();
        self.is_of_row = self.shown.is_some();
        self.told = match self.is_of_row {
            true => self.told + 1,
            false => 0,
        };
    }

    /// Tells something after all else that is to be told.
    pub(super) fn push(&mut self, notice: Notice) {
        let is_told = self.shown.is_some() && self.is_of_row;
        if self.waiting.is_empty() && !is_told {
            self.told = 0;
        }
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
    fn each_of_several_is_told_with_its_number() {
        let mut notices = Notices::default();
        notices.push(empty("a"));
        assert_eq!(notices.number(), None, "it is alone");
        notices.push(empty("b"));
        assert_eq!(notices.number(), Some((1, 2)));
        notices.push(empty("c"));
        notices.advance();
        assert_eq!(notices.number(), Some((2, 3)));
        // What is told or taken away at the same key has not been seen.
        notices.show(empty("what was done"));
        assert_eq!(notices.number(), None);
        notices.advance();
        notices.clear();
        notices.advance();
        assert_eq!(notices.shown(), Some(&empty("b")));
        assert_eq!(notices.number(), Some((2, 3)));
        notices.advance();
        assert_eq!(notices.number(), Some((3, 3)));
        notices.advance();
        notices.push(empty("d"));
        assert_eq!(notices.number(), None, "a row of its own");
        notices.advance();
        assert_eq!((notices.shown(), notices.number()), (None, None));
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
