//! The list of articles: which are in it, which is selected, how far it is scrolled.
//!
//! The order of a list is known whole, as ids; what its rows say is known only around what is in
//! sight, and asked for as the list moves.

use std::collections::HashMap;

use crate::app::outstanding::{Outstanding, RequestId, RequestIds};
use crate::app::request::{ListEntry, Mark};
use crate::app::step_direction::StepDirection;
use crate::article::ArticleId;
use crate::library::{ArticleSummary, ListOrder, Listing, TopicCount};
use crate::topics::Topic;

/// What a listing answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Question {
    /// What was asked before, once more: articles may have come or gone.
    #[default]
    Same,
    /// Something else than before.
    Other,
}

/// The list of articles.
#[derive(Clone, Debug, Default)]
pub struct ListPane {
    /// The articles that pass the filters.
    pub listing: Listing,
    /// The index of the selected one; where [`Self::away`] is shown, of the one that comes after it.
    pub selected: usize,
    /// The article that is shown though the list does not have it: one jumped to it from elsewhere, or it passes the
    /// filters no more. Where there is one, no row is selected.
    pub(super) away: Option<ArticleId>,
    /// The index of the first one in sight.
    pub top: usize,
    /// The article one was at when one began to type a query: where a query has no words of which
    /// some fit best, one is there again.
    pub home: Option<ArticleId>,
    /// The article that the reader removed last: one does not stay at it.
    pub(super) removed: Option<ArticleId>,
    /// The listing that is awaited, and what it answers.
    pub(super) asked: Outstanding<Question>,
    /// Rows that are known.
    entries: HashMap<ArticleId, ListEntry>,
    /// Whether rows that are known are to be asked for again.
    is_stale: bool,
    /// The rows asked for last, by indices, as long as they are awaited.
    awaited: Outstanding<(usize, usize)>,
    /// How many have the reader's own topics, while that is awaited: which articles do the library alone knows.
    own_counts: Outstanding<()>,
    /// What was selected and at the top when rows could not be looked up: they are asked for again once either moves.
    failed_at: Option<(usize, usize)>,
    /// Marks that are not confirmed yet, the oldest first: what was asked for before them may come later, and
    /// does not know of them.
    unconfirmed: Vec<UnconfirmedMark>,
}

/// A mark of an article until the request that keeps it is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnconfirmedMark {
    /// The request that keeps it.
    pub request: RequestId,
    /// The article.
    pub id: ArticleId,
    /// The mark.
    pub mark: Mark,
    /// What the article had before: shown again where the mark cannot be kept.
    pub before: Mark,
    /// What the article is about: what is counted by topics.
    pub topics: Vec<Topic>,
    /// Whether a listing has come since: it may have been read after the mark was kept, and has it then already.
    pub is_listed_since: bool,
}

impl ListPane {
    /// Takes over a new listing with some of its rows. The answer to another question starts at its
    /// top where it is in an order of its own; else the selection stays on its article, at its place
    /// in the pane. An article that the same question finds no longer stays, too, but is away from the list.
    pub fn fill(&mut self, listing: Listing, mut entries: Vec<ListEntry>, question: Question) {
        let selected = match question {
            Question::Other => self.home.or(self.selected_article()),
            Question::Same => self.selected_article(),
        };
        let (before, row) = (self.selected, self.selected.saturating_sub(self.top));
        self.listing = listing;
        let last = self.count().saturating_sub(1);
        let listed = selected.and_then(|id| self.position(id));
        self.away = selected.filter(|_| question == Question::Same && listed.is_none());
        self.selected = match (question, self.listing.order) {
            (Question::Other, ListOrder::Best) => 0,
            (Question::Other, ListOrder::Newest) => listed.unwrap_or(0),
            (Question::Same, _) => listed.unwrap_or(before.min(last)),
        };
        self.top = self.selected.saturating_sub(row);
        self.is_stale = true;
        self.awaited.cancel();
        self.own_counts.cancel();
        self.failed_at = None;
        self.count_unconfirmed(&mut entries);
        self.keep(entries);
    }

    /// Takes over the rows that a request has brought; those that come late are as true, but not all that is wanted.
    pub fn take(&mut self, id: RequestId, entries: Vec<ListEntry>) {
        if self.awaited.take(id).is_some() {
            self.entries.clear();
            self.is_stale = false;
        }
        self.keep(entries);
    }

    fn keep(&mut self, entries: Vec<ListEntry>) {
        for mut entry in entries {
            self.put_unconfirmed(&mut entry.summary);
            self.entries.insert(entry.summary.id, entry);
        }
    }

    /// Rows could not be looked up: where they are awaited, they stay as they are until the list moves.
    pub fn fail(&mut self, request: RequestId) {
        self.own_counts.fail(request);
        if self.awaited.fail(request) {
            self.failed_at = Some((self.selected, self.top));
        }
    }

    /// Counts an article as it is with a mark, and goes on showing it so until that is confirmed, whatever rows come.
    pub fn expect_mark(&mut self, unconfirmed: UnconfirmedMark) {
        self.count_mark(&unconfirmed, unconfirmed.before, unconfirmed.mark);
        self.unconfirmed.push(unconfirmed);
    }

    /// A request was answered: where it was to keep a mark, what is asked for from now on knows of it. What is awaited or
    /// has come meanwhile may have been read before or after: rows are wanted again, and returns whether the list is to be
    /// asked for again.
    #[must_use]
    pub fn confirm_mark(&mut self, request: RequestId) -> bool {
        let mut unconfirmed = self.unconfirmed.iter();
        let Some(at) = unconfirmed.position(|mark| mark.request == request) else {
            return false;
        };
        let confirmed = self.unconfirmed.remove(at);
        if self.awaited.is_awaited() {
            self.awaited.cancel();
            self.is_stale = true;
        }
        self.asked.is_awaited() || confirmed.is_listed_since
    }

    /// A request failed: where it was to keep a mark, returns what is to be shown in its place. A later mark of the
    /// article stands, and what it had before is now what it had before both.
    pub fn fail_mark(&mut self, request: RequestId) -> Option<(ArticleId, Mark)> {
        let mut unconfirmed = self.unconfirmed.iter();
        let at = unconfirmed.position(|mark| mark.request == request)?;
        let failed = self.unconfirmed.remove(at);
        let later = self.unconfirmed[at..]
            .iter_mut()
            .find(|later| later.id == failed.id && later.mark.is_like(failed.mark));
        let Some(later) = later else {
            self.count_mark(&failed, failed.mark, failed.before);
            return Some((failed.id, failed.before));
        };
        later.before = failed.before;
        None
    }

    /// Wants to know how many articles have the reader's own topics, where there are any: what is read is another.
    pub fn expect_own_counts(&mut self, requests: &mut RequestIds) -> Option<RequestId> {
        if self.listing.own_topics.is_empty() {
            return None;
        }
        let id = requests.fresh();
        self.own_counts.expect(id, ());
        Some(id)
    }

    /// Takes over how many unread articles have the reader's own topics. What passes the filters no more stays listed.
    pub fn take_own_counts(&mut self, id: RequestId, counts: &[(String, TopicCount)]) {
        if self.own_counts.take(id).is_none() {
            return;
        }
        for (name, shown) in &mut self.listing.own_topics {
            if let Some((_, count)) = counts.iter().find(|(other, _)| other == name) {
                shown.unread = count.unread;
            }
        }
    }

    /// Counts what is read with the marks that are not confirmed, in a listing that came with these rows. Whether it was
    /// counted with a mark is known from the row of the article; without a row it most likely was not.
    fn count_unconfirmed(&mut self, entries: &mut [ListEntry]) {
        for mut unconfirmed in std::mem::take(&mut self.unconfirmed) {
            unconfirmed.is_listed_since = true;
            let mark = unconfirmed.mark;
            let mut before = unconfirmed.before;
            let mut rows = entries.iter_mut().map(|entry| &mut entry.summary);
            if let Some(row) = rows.find(|row| row.id == unconfirmed.id) {
                before = mark.now_on(row);
                mark.put_on(row);
                unconfirmed.topics.clone_from(&row.topics);
            }
            self.count_mark(&unconfirmed, before, mark);
            self.unconfirmed.push(unconfirmed);
        }
    }

    /// Counts what is read once an article has another mark than it had.
    fn count_mark(&mut self, unconfirmed: &UnconfirmedMark, before: Mark, now: Mark) {
        let (Mark::Read(was_read), Mark::Read(is_read)) = (before, now) else {
            return;
        };
        if was_read == is_read {
            return;
        }
        // Mostly it is the article one is at: no other is looked for in a long list then.
        let id = unconfirmed.id;
        let is_selected = self.listing.ids.get(self.selected) == Some(&id);
        let is_listed = is_selected || self.position(id).is_some();
        let listing = &mut self.listing;
        let mut unread = vec![&mut listing.total_unread];
        if is_listed {
            unread.push(&mut listing.unread);
            let topics = listing.topics.iter_mut().zip(Topic::ALL);
            let own = topics.filter(|(_, topic)| unconfirmed.topics.contains(topic));
            unread.extend(own.map(|(count, _)| &mut count.unread));
        }
        for unread in unread {
            *unread = match is_read {
                true => unread.saturating_sub(1),
                false => *unread + 1,
            };
        }
    }

    /// Puts the marks on a row that may have been made without them.
    pub fn put_unconfirmed(&self, summary: &mut ArticleSummary) {
        for unconfirmed in &self.unconfirmed {
            if unconfirmed.id == summary.id {
                unconfirmed.mark.put_on(summary);
            }
        }
    }

    /// The articles whose rows are to be asked for under a number, where `in_sight` fit the pane: a page more on
    /// both sides; `None` while nothing is missing.
    pub fn wanted(
        &mut self,
        requests: &mut RequestIds,
        in_sight: usize,
    ) -> Option<(RequestId, Vec<ArticleId>)> {
        let window = |margin: usize| {
            let start = self.top.saturating_sub(margin);
            let end = self.top.saturating_add(in_sight + margin);
            (start.min(self.count()), end.min(self.count()))
        };
        let (start, end) = window(in_sight / 2);
        let ids = self.listing.ids.get(start..end)?;
        let is_known = ids.iter().all(|id| self.entries.contains_key(id));
        if is_known && !self.is_stale {
            return None;
        }
        let awaited = self.awaited.question();
        if awaited.is_some_and(|(first, last)| *first <= start && end <= *last) {
            return None;
        }
        if self.failed_at == Some((self.selected, self.top)) {
            return None;
        }
        let (start, end) = window(in_sight * 2);
        self.failed_at = None;
        let id = requests.fresh();
        self.awaited.expect(id, (start, end));
        Some((id, self.listing.ids[start..end].to_vec()))
    }

    /// How many articles there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.listing.ids.len()
    }

    /// What the row of an article says, as far as it is known.
    #[must_use]
    pub fn entry(&self, index: usize) -> Option<&ListEntry> {
        self.entries.get(self.listing.ids.get(index)?)
    }

    /// What is known of an article, where it is listed.
    #[must_use]
    pub fn summary(&self, id: ArticleId) -> Option<&ArticleSummary> {
        self.entries.get(&id).map(|entry| &entry.summary)
    }

    /// The same, to be changed.
    pub fn summary_mut(&mut self, id: ArticleId) -> Option<&mut ArticleSummary> {
        self.entries.get_mut(&id).map(|entry| &mut entry.summary)
    }

    /// The current article: the selected one, or the one that is shown though the list does not have it.
    #[must_use]
    pub fn selected_article(&self) -> Option<ArticleId> {
        let selected = self.listing.ids.get(self.selected);
        self.away.or(selected.copied())
    }

    /// The index of the current article, where the list has it.
    #[must_use]
    pub fn selected_row(&self) -> Option<usize> {
        let is_there = self.away.is_none() && self.selected < self.count();
        is_there.then_some(self.selected)
    }

    /// The index of the next article, or of the one before; `None` where there is none.
    #[must_use]
    pub fn neighbour(&self, direction: StepDirection) -> Option<usize> {
        let next = match (direction, self.away) {
            // The article that took the place of one that is away comes after it.
            (StepDirection::Forward, Some(_)) => Some(self.selected),
            _ => self.selected.checked_add_signed(direction.sign()),
        };
        next.filter(|index| *index < self.count())
    }

    /// Makes an article the current one, whether the list has it or not.
    pub fn go_to(&mut self, id: ArticleId, in_sight: usize) {
        match self.position(id) {
            Some(index) => self.select(index, in_sight),
            None => self.away = Some(id),
        }
    }

    /// Where an article stands in the list.
    #[must_use]
    pub fn position(&self, id: ArticleId) -> Option<usize> {
        self.listing.ids.iter().position(|listed| *listed == id)
    }

    /// Selects the article some places further on, or the nearest there is.
    pub fn step(&mut self, steps: isize, in_sight: usize) {
        let is_forward_from_away = self.away.is_some() && steps > 0;
        let steps = steps - isize::from(is_forward_from_away);
        self.select(self.selected.saturating_add_signed(steps), in_sight);
    }

    /// Selects an article and brings it into sight, where `in_sight` articles fit the pane. Where there is none, the
    /// one that is shown stays.
    pub fn select(&mut self, index: usize, in_sight: usize) {
        if self.count() > 0 {
            self.away = None;
        }
        self.show(index, in_sight);
    }

    /// Brings the row into sight that one is at.
    pub fn show_selected(&mut self, in_sight: usize) {
        self.show(self.selected, in_sight);
    }

    fn show(&mut self, index: usize, in_sight: usize) {
        self.selected = index.min(self.count().saturating_sub(1));
        let in_sight = in_sight.max(1);
        self.top = self
            .top
            .clamp((self.selected + 1).saturating_sub(in_sight), self.selected);
    }

    /// Moves the list under the pane; the selection stays.
    pub fn scroll(&mut self, articles: isize, in_sight: usize) {
        let last = self.count().saturating_sub(in_sight);
        self.top = self.top.saturating_add_signed(articles).min(last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(count: usize) -> ListPane {
        let ids: Vec<ArticleId> = (1..).take(count).map(ArticleId).collect();
        let listing = Listing {
            ids: ids.into(),
            ..Listing::default()
        };
        let mut list = ListPane::default();
        list.fill(listing, Vec::new(), Question::Other);
        list
    }

    #[test]
    fn rows_that_come_late_do_not_count_as_those_that_are_awaited() {
        let mut requests = RequestIds::default();
        let mut list = list(1_000);
        let (first, _) = list.wanted(&mut requests, 10).unwrap();
        assert_eq!(list.wanted(&mut requests, 10), None, "they are awaited");
        list.select(500, 10);
        let (second, ids) = list.wanted(&mut requests, 10).unwrap();
        assert!(ids.contains(&ArticleId(501)));
        list.take(first, Vec::new());
        assert_eq!(list.wanted(&mut requests, 10), None, "the second still are");
        list.take(second, Vec::new());
        assert!(list.wanted(&mut requests, 10).is_some(), "they are missing");
    }

    #[test]
    fn rows_that_could_not_be_looked_up_are_asked_for_again_once_the_list_moves() {
        let mut requests = RequestIds::default();
        let mut list = list(1_000);
        let (late, _) = list.wanted(&mut requests, 10).unwrap();
        list.select(500, 10);
        let (request, _) = list.wanted(&mut requests, 10).unwrap();
        list.fail(late);
        assert_eq!(
            list.wanted(&mut requests, 10),
            None,
            "the later are awaited"
        );
        list.fail(request);
        assert_eq!(list.wanted(&mut requests, 10), None, "nothing has moved");
        list.step(-1, 10);
        assert!(list.wanted(&mut requests, 10).is_some());
    }

    fn row(id: i64) -> ListEntry {
        ListEntry {
            summary: ArticleSummary::bare(ArticleId(id), "قمة".to_owned()),
            found: None,
        }
    }

    /// A list with marks of one article that are not confirmed, each with what was before it.
    fn with_marks(marks: &[(Mark, Mark)]) -> (ListPane, Vec<RequestId>) {
        let mut requests = RequestIds::default();
        let mut list = list(3);
        let expect = |(mark, before): &(Mark, Mark)| {
            let request = requests.fresh();
            list.expect_mark(UnconfirmedMark {
                request,
                id: ArticleId(2),
                mark: *mark,
                before: *before,
                topics: Vec::new(),
                is_listed_since: false,
            });
            request
        };
        let expected = marks.iter().map(expect).collect();
        (list, expected)
    }

    #[test]
    fn a_mark_that_cannot_be_kept_is_what_it_was_before() {
        let star = (Mark::Starred(true), Mark::Starred(false));
        let read = (Mark::Read(true), Mark::Read(false));
        let (mut list, requests) = with_marks(&[star, read]);
        let before = Some((ArticleId(2), Mark::Read(false)));
        assert_eq!(list.fail_mark(requests[1]), before);
        assert_eq!(list.fail_mark(requests[1]), None);
        assert!(!list.confirm_mark(requests[0]), "no list is awaited");
        assert_eq!(list.fail_mark(requests[0]), None, "it is kept");
    }

    #[test]
    fn what_was_asked_for_before_a_mark_was_kept_is_asked_for_again() {
        let read = (Mark::Read(true), Mark::Read(false));
        let (mut list, requests) = with_marks(&[read]);
        let mut ids = RequestIds::default();
        assert!(list.wanted(&mut ids, 10).is_some());
        assert_eq!(list.wanted(&mut ids, 10), None, "they are awaited");
        list.asked.expect(ids.fresh(), Question::Same);
        assert!(!list.confirm_mark(RequestId(99)), "that was no mark");
        assert!(list.confirm_mark(requests[0]));
        assert!(list.wanted(&mut ids, 10).is_some());
    }

    #[test]
    fn a_list_that_came_while_a_mark_was_kept_may_have_it_and_is_asked_for_again() {
        let read = (Mark::Read(true), Mark::Read(false));
        let (mut list, requests) = with_marks(&[read, read]);
        let listing = list.listing.clone();
        assert!(!list.confirm_mark(requests[0]));
        list.fill(listing, Vec::new(), Question::Same);
        assert!(list.confirm_mark(requests[1]));
    }

    #[test]
    fn what_is_read_is_counted_once_whether_the_list_has_the_mark_or_not() {
        let unread = |list: &ListPane| (list.listing.unread, list.listing.topics[0].unread);
        let [listed_before, listed_after] = [false, true].map(|is_read| {
            let (mut list, _) = with_marks(&[(Mark::Read(true), Mark::Read(false))]);
            let mut listing = list.listing.clone();
            let count = if is_read { 2 } else { 3 };
            listing.unread = count;
            // Its topic was not known when it was marked.
            listing.topics = vec![TopicCount {
                unread: count,
                ..TopicCount::default()
            }];
            let mut row = row(2);
            row.summary.is_read = is_read;
            row.summary.topics = vec![Topic::ALL[0]];
            list.fill(listing, vec![row], Question::Same);
            unread(&list)
        });
        assert_eq!(listed_before, (2, 2));
        assert_eq!(listed_after, (2, 2));
    }

    #[test]
    fn marks_that_follow_one_another_come_out_as_what_was_kept() {
        let [on, off] = [true, false].map(Mark::Starred);
        let shown = |mark| Some((ArticleId(2), mark));
        let (mut list, requests) = with_marks(&[(on, off), (off, on)]);
        assert_eq!(list.fail_mark(requests[0]), None, "the later one stands");
        assert_eq!(list.fail_mark(requests[1]), shown(off));
        let (mut list, requests) = with_marks(&[(on, off), (off, on)]);
        assert!(!list.confirm_mark(requests[0]));
        assert_eq!(list.fail_mark(requests[1]), shown(on));
        let (mut list, requests) = with_marks(&[(on, off), (off, on)]);
        assert_eq!(list.fail_mark(requests[1]), shown(on));
        assert_eq!(list.fail_mark(requests[0]), shown(off));
    }
}
