//! Requests that are under way: their numbers, and which answers are still wanted.

/// The number of a request. No two requests of a run share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RequestId(pub u64);

/// Numbers for requests, each given once.
#[derive(Clone, Debug, Default)]
pub struct RequestIds {
    given: u64,
}

impl RequestIds {
    /// A number that no request has yet.
    pub fn fresh(&mut self) -> RequestId {
        self.given += 1;
        RequestId(self.given)
    }
}

/// The latest request of one kind until it is answered, with what was asked.
///
/// Only the latest request is of interest: an answer to any other is late and is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outstanding<T>(Option<(RequestId, T)>);

impl<T> Default for Outstanding<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Outstanding<T> {
    /// A request that was just made.
    #[must_use]
    pub fn new(id: RequestId, question: T) -> Self {
        Self(Some((id, question)))
    }

    /// Waits for the answer to a request, and no longer for that to an earlier one.
    pub fn expect(&mut self, id: RequestId, question: T) {
        *self = Self::new(id, question);
    }

    /// Takes the question that an answer belongs to; `None` where the answer is late.
    pub fn take(&mut self, id: RequestId) -> Option<T> {
        self.0
            .take_if(|(awaited, _)| *awaited == id)
            .map(|(_, question)| question)
    }

    /// A request failed: it is awaited no longer. Returns whether it was.
    pub fn fail(&mut self, id: RequestId) -> bool {
        self.take(id).is_some()
    }

    /// Waits no longer.
    pub fn cancel(&mut self) {
        self.0 = None;
    }

    /// What was asked, while the answer is awaited.
    #[must_use]
    pub fn question(&self) -> Option<&T> {
        self.0.as_ref().map(|(_, question)| question)
    }

    /// Whether an answer is awaited.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        self.0.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_answer_to_the_latest_request_is_taken_and_only_once() {
        let mut ids = RequestIds::default();
        let (first, second) = (ids.fresh(), ids.fresh());
        assert_ne!(first, second);
        let mut outstanding = Outstanding::default();
        assert_eq!(outstanding.take(first), None, "nothing was asked");
        outstanding.expect(first, "first");
        outstanding.expect(second, "second");
        assert_eq!(outstanding.take(first), None, "it is late");
        assert_eq!(outstanding.question(), Some(&"second"));
        assert_eq!(outstanding.take(second), Some("second"));
        assert_eq!(outstanding.take(second), None, "it was answered");
        assert!(!outstanding.is_awaited());
    }

    #[test]
    fn a_request_that_failed_is_awaited_no_longer_and_a_later_one_still_is() {
        let mut ids = RequestIds::default();
        let (first, second) = (ids.fresh(), ids.fresh());
        let mut outstanding = Outstanding::new(first, ());
        outstanding.expect(second, ());
        assert!(!outstanding.fail(first));
        assert!(outstanding.is_awaited());
        assert!(outstanding.fail(second));
        assert!(!outstanding.is_awaited());
    }

    #[test]
    fn the_answer_to_a_cancelled_request_is_late() {
        let id = RequestIds::default().fresh();
        let mut outstanding = Outstanding::new(id, ());
        assert!(outstanding.is_awaited());
        outstanding.cancel();
        assert_eq!(outstanding.take(id), None);
    }
}
