//! When a feed is asked again: after an answer, after a failure, never. Time is an argument.

use jiff::{SignedDuration, Timestamp};

/// How long after the first failure a feed is asked again; after each further one twice as long.
const FIRST_WAIT: SignedDuration = SignedDuration::from_hours(1);
/// The longest that a feed waits because it failed.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(24);
/// The longest that a server may have a feed wait.
const LONGEST_ASKED: SignedDuration = SignedDuration::from_hours(24 * 30);

/// What came of asking a feed, as far as it decides when it is asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedAnswer {
    /// It answered, with articles or with nothing new.
    Answered,
    /// The server says that it is gone for good (HTTP 410).
    Gone,
    /// It failed; the server may have said when to come again (`Retry-After`).
    Failed {
        /// How long it wants to be left alone.
        retry_after: Option<SignedDuration>,
    },
}

/// When a feed is asked again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// How often it failed since it last answered.
    pub failures: u32,
    /// When it is asked again; at once where that is `None`.
    pub next_try: Option<Timestamp>,
    /// Whether it is not asked any more.
    pub is_gone: bool,
}

impl Schedule {
    /// Whether a feed is to be asked.
    #[must_use]
    pub fn is_due(&self, now: Timestamp) -> bool {
        !self.is_gone && self.next_try.is_none_or(|next| next <= now)
    }

    /// The schedule after an answer at `now`; a feed that answers is asked again after `interval`.
    #[must_use]
    pub fn after(self, answer: FeedAnswer, now: Timestamp, interval: SignedDuration) -> Self {
        let at = |wait: SignedDuration| Some(now.saturating_add(wait).unwrap_or(Timestamp::MAX));
        match answer {
            FeedAnswer::Answered => Self {
                failures: 0,
                next_try: at(interval),
                is_gone: false,
            },
            FeedAnswer::Gone => Self {
                failures: self.failures.saturating_add(1),
                next_try: None,
                is_gone: true,
            },
            FeedAnswer::Failed { retry_after } => {
                let asked = retry_after
                    .unwrap_or(SignedDuration::ZERO)
                    .min(LONGEST_ASKED);
                Self {
                    failures: self.failures.saturating_add(1),
                    next_try: at(back_off(self.failures).max(asked)),
                    is_gone: false,
                }
            }
        }
    }
}

/// How long to wait after a failure, by the number of those before it: 1 h · 2ⁿ up to a day.
fn back_off(failures_before: u32) -> SignedDuration {
    let factor = 1_i32
        .checked_shl(failures_before.min(10))
        .unwrap_or(i32::MAX);
    FIRST_WAIT.saturating_mul(factor).min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    const INTERVAL: SignedDuration = SignedDuration::from_mins(30);

    fn now() -> Timestamp {
        "2026-11-24T10:00:00Z".parse().unwrap()
    }

    fn hours(schedule: Schedule) -> i64 {
        now().duration_until(schedule.next_try.unwrap()).as_hours()
    }

    fn failed(schedule: Schedule, retry_after: Option<SignedDuration>) -> Schedule {
        schedule.after(FeedAnswer::Failed { retry_after }, now(), INTERVAL)
    }

    #[test]
    fn a_feed_that_fails_is_asked_less_and_less_often_up_to_a_day() {
        let mut schedule = Schedule::default();
        let mut waits = Vec::new();
        for _ in 0..8 {
            schedule = failed(schedule, None);
            waits.push(hours(schedule));
        }
        assert_eq!(waits, [1, 2, 4, 8, 16, 24, 24, 24]);
        assert_eq!(schedule.failures, 8);
        schedule.failures = u32::MAX;
        assert_eq!(hours(failed(schedule, None)), 24);
        let answered = schedule.after(FeedAnswer::Answered, now(), INTERVAL);
        assert_eq!(answered.failures, 0);
        assert_eq!(hours(failed(answered, None)), 1);
    }

    #[test]
    fn what_the_server_asks_for_is_waited_for() {
        let asked = |hours| Some(SignedDuration::from_hours(hours));
        assert_eq!(hours(failed(Schedule::default(), asked(5))), 5);
        assert_eq!(hours(failed(Schedule::default(), asked(48))), 48);
        // Sooner than it would be anyway is not asked for.
        let often = Schedule {
            failures: 3,
            ..Schedule::default()
        };
        assert_eq!(hours(failed(often, asked(1))), 8);
        assert_eq!(
            hours(failed(Schedule::default(), asked(1_000_000))),
            24 * 30
        );
    }

    #[test]
    fn a_feed_is_due_when_its_time_has_come_and_never_when_it_is_gone() {
        let new = Schedule::default();
        assert!(new.is_due(now()));
        let answered = new.after(FeedAnswer::Answered, now(), INTERVAL);
        assert!(!answered.is_due(now() + SignedDuration::from_mins(29)));
        assert!(answered.is_due(now() + SignedDuration::from_mins(30)));
        let gone = answered.after(FeedAnswer::Gone, now(), INTERVAL);
        assert!(!gone.is_due(Timestamp::MAX));
        // The reader may have asked for it all the same.
        assert!(
            gone.after(FeedAnswer::Answered, now(), INTERVAL)
                .is_due(Timestamp::MAX)
        );
    }

    #[test]
    fn time_has_an_end() {
        let last = Schedule::default().after(FeedAnswer::Answered, Timestamp::MAX, INTERVAL);
        assert_eq!(last.next_try, Some(Timestamp::MAX));
    }
}
