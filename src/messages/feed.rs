//! How a feed fares, in words.

use jiff::{SignedDuration, Timestamp};

use super::fetching::feed_fault;
use crate::i18n::{Locale, MessageValue};
use crate::library::{Feed, FeedState};

/// How a feed fares, in a word or two.
#[must_use]
pub fn feed_state(state: FeedState, locale: Locale) -> String {
    let id = match state {
        FeedState::New => "feed-state-new",
        FeedState::Fetched => "feed-state-fetched",
        FeedState::Failing => "feed-state-failing",
        FeedState::Gone => "feed-state-gone",
    };
    locale.text(id).into_owned()
}

/// How a feed fares at a time, on one line: when it last answered, why it fails, when it is asked again.
#[must_use]
pub fn feed_summary(feed: &Feed, now: Timestamp, locale: Locale) -> String {
    let state = feed.state();
    let answered = feed.fetched.filter(|_| state == FeedState::Fetched);
    let mut parts = vec![match answered {
        Some(at) => timed(
            ["feed-fetched-ago", "feed-fetched-now"],
            at.duration_until(now),
            locale,
        ),
        None => feed_state(state, locale),
    }];
    parts.extend(feed.fault.as_ref().map(|fault| feed_fault(fault, locale)));
    if state != FeedState::Gone {
        parts.push(match feed.schedule.next_try {
            Some(next) if next > now => timed(
                ["feed-next-try", "feed-next-try-soon"],
                now.duration_until(next),
                locale,
            ),
            _ => locale.text("feed-due").into_owned(),
        });
    }
    parts.join(" · ")
}

/// A message with a duration, in the largest unit of which it has one; the second where it has no minute.
fn timed([id, without]: [&str; 2], duration: SignedDuration, locale: Locale) -> String {
    let minutes = usize::try_from(duration.as_mins()).unwrap_or(0);
    let (unit, count) = match minutes {
        0 => return locale.text(without).into_owned(),
        1..60 => ("minutes", minutes),
        60..1440 => ("hours", minutes / 60),
        _ => ("days", minutes / 1440),
    };
    let time = MessageValue::Composed(locale.count(unit, count));
    locale.format(id, &[("time", time)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{FeedFault, FeedId, FeedValidators, Retention, Schedule};
    use crate::notice::FetchFault;
    use crate::printable;

    fn now() -> Timestamp {
        "2026-11-24T10:00:00Z".parse().unwrap()
    }

    fn feed() -> Feed {
        Feed {
            id: FeedId(1),
            address: "https://a.example/feed".to_owned(),
            title: None,
            site: None,
            name: None,
            tags: Vec::new(),
            validators: FeedValidators::default(),
            checked: None,
            fetched: None,
            schedule: Schedule::default(),
            fault: None,
            fetches_pages: false,
            retention: Retention::default(),
            articles: 0,
            unread: 0,
        }
    }

    fn said(feed: &Feed, locale: Locale) -> String {
        printable::field(&feed_summary(feed, now(), locale)).into_owned()
    }

    #[test]
    fn a_feed_is_said_with_its_times_and_what_is_wrong() {
        let at = |minutes: i64| Some(now() + SignedDuration::from_mins(minutes));
        let mut feed = feed();
        assert_eq!(said(&feed, Locale::Arabic), "لم تُجلب · حان موعد جلبها");
        assert_eq!(said(&feed, Locale::English), "not fetched · due");
        (feed.fetched, feed.schedule.next_try) = (at(-5), at(119));
        assert_eq!(
            said(&feed, Locale::Arabic),
            "جُلبت قبل 5 دقائق · موعدها بعد ساعة"
        );
        (feed.fetched, feed.schedule.next_try) = (at(0), at(2 * 1440));
        assert_eq!(said(&feed, Locale::English), "fetched now · next in 2 days");
        feed.fault = Some(FeedFault::NotFetched {
            reason: FetchFault::NotFound,
        });
        feed.schedule.next_try = at(60);
        assert_eq!(
            said(&feed, Locale::Arabic),
            "تعذّر جلبها · غير موجود (404)؛ تحقّق من العنوان · موعدها بعد ساعة"
        );
        feed.schedule.is_gone = true;
        feed.fault = None;
        assert_eq!(said(&feed, Locale::Arabic), "أُزيلت");
    }
}
