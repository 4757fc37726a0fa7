//! Feeds that are followed: their states, their articles, what is kept of them.

use jiff::SignedDuration;

use super::*;
use crate::article::{ArticleId, Draft, Highlight, Source};
use crate::corrections::{Change, Correction, Corrections};
use crate::library::{Arrival, Filter, Incoming, ListOrder, Taken};
use crate::query::{self, QueryVocabulary};
use crate::range::TextRange;
use crate::sources;

const ADDRESS: &str = "https://example.org/feed";

fn now() -> Timestamp {
    "2026-11-24T10:00:00Z".parse().unwrap()
}

fn after_days(days: i64) -> Timestamp {
    now() + SignedDuration::from_hours(24 * days)
}

/// The items of a feed by identity, link and title, ready to be taken in.
fn items(items: &[(&str, &str, &str)]) -> Vec<Incoming> {
    let items: String = items
        .iter()
        .map(|(id, link, title)| {
            format!("<item><guid isPermaLink=\"false\">{id}</guid><link>{link}</link><title>{title}</title></item>")
        })
        .collect();
    let feed = format!("<rss><channel><title>الجسر</title>{items}</channel></rss>");
    let source = Source::web(ADDRESS.to_owned());
    let drafts = sources::feed::parse(&feed, &source, Some(ADDRESS))
        .unwrap()
        .drafts;
    Incoming::all(drafts).unwrap()
}

fn two_items() -> Vec<Incoming> {
    items(&[
        ("1", "https://example.org/1", "خبر أول"),
        ("2", "https://example.org/2", "خبر ثان"),
    ])
}

fn followed() -> (Library, FeedId) {
    let mut library = Library::in_memory().unwrap();
    let followed = library.follow(ADDRESS).unwrap();
    (library, followed.id())
}

fn filter(text: &str) -> Filter {
    Filter {
        query: query::parse(text, &QueryVocabulary::default()).unwrap(),
        ..Filter::default()
    }
}

fn found(library: &Library, text: &str) -> Vec<i64> {
    let listing = library.list(&filter(text), ListOrder::Newest).unwrap();
    let mut ids: Vec<i64> = listing.ids.iter().map(|id| id.0).collect();
    ids.sort_unstable();
    ids
}

fn arrived(taken: &[Taken]) -> Vec<Option<Arrival>> {
    taken.iter().map(|taken| taken.arrival()).collect()
}

#[test]
fn a_feed_is_followed_once_and_is_called_as_the_reader_says() {
    let (mut library, id) = followed();
    assert_eq!(library.follow(ADDRESS).unwrap(), Followed::Known(id));
    let feed = |library: &Library| library.feed(id).unwrap().unwrap();
    assert_eq!(feed(&library).label(), ADDRESS);
    assert_eq!(feed(&library).state(), FeedState::New);
    library
        .describe_feed(id, Some("صحيفة الجسر"), Some("https://example.org/"))
        .unwrap();
    assert_eq!(feed(&library).label(), "صحيفة الجسر");
    library.name_feed(id, Some("الجسر")).unwrap();
    assert_eq!(feed(&library).label(), "الجسر");
    let tags = ["أخبار", " اقتصاد ", "أخبار", ""].map(str::to_owned);
    library.tag_feed(id, &tags).unwrap();
    assert_eq!(feed(&library).tags, ["أخبار", "اقتصاد"]);
    assert_eq!(library.feed_tags().unwrap(), ["أخبار", "اقتصاد"]);
    for words in ["الجسر", "جسر", "صحيفة الجسر", ADDRESS, "example"] {
        assert_eq!(library.feeds_called(words).unwrap().len(), 1, "{words}");
    }
    assert!(library.feeds_called("البحر").unwrap().is_empty());
    assert!(library.unfollow(id).unwrap());
    assert!(!library.unfollow(id).unwrap());
    assert!(library.feeds().unwrap().is_empty());
}

#[test]
fn a_tag_of_several_feeds_is_told_once_however_others_are_spelled() {
    let (mut library, first) = followed();
    let second = library.follow("https://example.net/feed").unwrap().id();
    let third = library.follow("https://example.com/feed").unwrap().id();
    for (id, tag) in [(first, "News"), (second, "news"), (third, "News")] {
        library.tag_feed(id, &[tag.to_owned()]).unwrap();
        library.name_feed(id, Some(tag)).unwrap();
    }
    assert_eq!(library.feed_tags().unwrap(), ["News", "news"]);
    assert_eq!(library.feeds_with("n", 9).unwrap().len(), 2);
}

#[test]
fn a_feed_has_the_state_that_its_answers_give_it() {
    let (mut library, id) = followed();
    let interval = SignedDuration::from_mins(30);
    let due = |library: &Library, at: Timestamp| library.due_feeds(at).unwrap().len();
    assert_eq!(due(&library, now()), 1);
    let fault = FeedFault::NotAFeed;
    let failed = FeedOutcome::Failed {
        fault: fault.clone(),
        retry_after: Some(SignedDuration::from_hours(3)),
    };
    library
        .record_outcome(id, &failed, now(), interval)
        .unwrap();
    let feed = library.feed(id).unwrap().unwrap();
    assert_eq!(
        (feed.state(), feed.fault.as_ref()),
        (FeedState::Failing, Some(&fault))
    );
    assert_eq!(
        feed.schedule.next_try,
        Some(now() + SignedDuration::from_hours(3))
    );
    assert_eq!(due(&library, now() + SignedDuration::from_hours(2)), 0);
    assert_eq!(due(&library, now() + SignedDuration::from_hours(3)), 1);

    let validators = FeedValidators {
        etag: Some("\"أ\"".to_owned()),
        last_modified: None,
    };
    let fetched = FeedOutcome::Fetched {
        title: Some("الجسر".to_owned()),
        validators: validators.clone(),
    };
    library
        .record_outcome(id, &fetched, now(), interval)
        .unwrap();
    library
        .record_outcome(id, &FeedOutcome::NotModified, now(), interval)
        .unwrap();
    let feed = library.feed(id).unwrap().unwrap();
    assert_eq!(
        (feed.state(), feed.schedule.failures),
        (FeedState::Fetched, 0)
    );
    assert_eq!(feed.validators, validators);
    assert_eq!(feed.fault, None);

    library
        .record_outcome(id, &FeedOutcome::Gone(fault), now(), interval)
        .unwrap();
    let feed = library.feed(id).unwrap().unwrap();
    assert_eq!((feed.state(), feed.fetched), (FeedState::Gone, Some(now())));
    assert_eq!(due(&library, Timestamp::MAX), 0);
    library.unfollow(id).unwrap();
    assert!(
        !library
            .record_outcome(id, &FeedOutcome::NotModified, now(), interval)
            .unwrap()
    );
}

#[test]
fn articles_are_found_by_their_feed_and_its_tags() {
    let (mut library, id) = followed();
    library
        .describe_feed(id, Some("صحيفة الجسر"), None)
        .unwrap();
    library.tag_feed(id, &["أخبار".to_owned()]).unwrap();
    let other = library.follow("https://example.net/feed").unwrap().id();
    library.take_items(id, &two_items(), now()).unwrap();
    library
        .take_items(
            other,
            &items(&[("1", "https://example.net/1", "آخر")]),
            now(),
        )
        .unwrap();
    for query in [
        "خلاصة:الجسر",
        "feed:\"صحيفة الجسر\"",
        "تغذية:example.org",
        "وسم:اخبار",
        "tag:أخبار",
        "-feed:example.net",
    ] {
        assert_eq!(found(&library, query), [1, 2], "{query}");
    }
    assert!(found(&library, "وسم:خبر").is_empty());
    assert!(found(&library, "خلاصة:لا").is_empty());
    assert_eq!(library.feeds_with("جسر", 8).unwrap(), ["صحيفة الجسر"]);
    assert_eq!(library.feed_tags_with("", 8).unwrap(), ["أخبار"]);
    let feed = library.feed(id).unwrap().unwrap();
    assert_eq!((feed.articles, feed.unread), (2, 2));
    library.set_read(ArticleId(1), true).unwrap();
    assert_eq!(library.feed(id).unwrap().unwrap().unread, 1);
    // Without its feed an article stays.
    library.unfollow(id).unwrap();
    assert_eq!(library.count().unwrap(), 3);
}

#[test]
fn an_item_is_one_article_however_often_it_comes() {
    let (mut library, id) = followed();
    let new = [1, 2].map(|id| Some(Arrival::New(ArticleId(id))));
    let known = [1, 2].map(|id| Some(Arrival::Known(ArticleId(id))));
    assert_eq!(
        arrived(&library.take_items(id, &two_items(), now()).unwrap()),
        new
    );
    assert_eq!(
        arrived(&library.take_items(id, &two_items(), now()).unwrap()),
        known
    );
    // Its address and its text may change.
    let moved = items(&[("1", "https://example.org/new/1", "خبر أول")]);
    assert_eq!(
        arrived(&library.take_items(id, &moved, now()).unwrap()),
        [known[0]]
    );
    let article = library.article(ArticleId(1)).unwrap().unwrap();
    assert_eq!(
        article.metadata.url.as_deref(),
        Some("https://example.org/new/1")
    );
    let changed = items(&[("1", "https://example.org/new/1", "خبر أول مصحّح")]);
    let taken = library.take_items(id, &changed, now()).unwrap();
    assert_eq!(arrived(&taken), [Some(Arrival::Changed(ArticleId(1)))]);
    // Nothing comes by a feed that is followed no longer.
    library.unfollow(id).unwrap();
    assert!(
        library
            .take_items(id, &two_items(), now())
            .unwrap()
            .is_empty()
    );
}

#[test]
fn what_was_removed_does_not_come_again() {
    let (mut library, id) = followed();
    library.take_items(id, &two_items(), now()).unwrap();
    library.remove(&[ArticleId(1)], now()).unwrap();
    let taken = library.take_items(id, &two_items(), now()).unwrap();
    assert_eq!(arrived(&taken), [None, Some(Arrival::Known(ArticleId(2)))]);
    // Nor by another feed, nor when it cannot be restored any more.
    let other = library.follow("https://example.net/feed").unwrap().id();
    assert_eq!(
        arrived(&library.take_items(other, &two_items(), now()).unwrap())[0],
        None
    );
    library.purge(after_days(31)).unwrap();
    assert_eq!(
        arrived(
            &library
                .take_items(id, &two_items(), after_days(40))
                .unwrap()
        )[0],
        None
    );
    assert_eq!(library.count().unwrap(), 1);
    // What is restored belongs to its feed again.
    library.remove(&[ArticleId(2)], now()).unwrap();
    library.restore(&[ArticleId(2)]).unwrap();
    assert_eq!(library.feed(id).unwrap().unwrap().articles, 1);
}

#[test]
fn an_item_takes_the_address_of_an_article_that_was_removed() {
    let (mut library, id) = followed();
    let by_hand = items(&[("a", "https://example.org/1", "أُضيف باليد")]);
    library.add(&by_hand, now()).unwrap();
    library.remove(&[ArticleId(1)], now()).unwrap();
    let plain = items(&[
        ("1", "http://example.org/1", "خبر أول"),
        ("2", "https://example.org/2", "خبر ثان"),
    ]);
    library.take_items(id, &plain, now()).unwrap();
    // The feed changes to https.
    let taken = library.take_items(id, &two_items(), now()).unwrap();
    let known = [2, 3].map(|id| Some(Arrival::Known(ArticleId(id))));
    assert_eq!(arrived(&taken), known);
    // What was removed comes back beside it, and each stays what it is.
    assert_eq!(library.restore(&[ArticleId(1)]).unwrap().len(), 1);
    let title = |id: i64| {
        let article = library.article(ArticleId(id)).unwrap().unwrap();
        article.metadata.title.clone()
    };
    assert_eq!([1, 2, 3].map(title), ["أُضيف باليد", "خبر أول", "خبر ثان"]);
    let taken = library.take_items(id, &two_items(), now()).unwrap();
    assert_eq!(arrived(&taken), known);
}

#[test]
fn old_articles_go_and_those_the_reader_cares_for_stay() {
    let (mut library, id) = followed();
    let numbered: Vec<(String, String, String)> = (1..=6)
        .map(|n| {
            (
                n.to_string(),
                format!("https://example.org/{n}"),
                format!("خبر {n}"),
            )
        })
        .collect();
    let borrowed: Vec<(&str, &str, &str)> = numbered
        .iter()
        .map(|(id, link, title)| (id.as_str(), link.as_str(), title.as_str()))
        .collect();
    let incoming = items(&borrowed);
    library.take_items(id, &incoming[..5], now()).unwrap();
    library
        .take_items(id, &incoming[5..], after_days(20))
        .unwrap();
    assert!(library.prune_feed(id, after_days(1000)).unwrap().is_empty());
    library.set_starred(ArticleId(1), true).unwrap();
    library
        .choose_topic(ArticleId(2), crate::topics::Topic::Economy, true)
        .unwrap();
    let highlight = Highlight::of("خبر", TextRange::new(0, 6), String::new());
    library
        .put_highlight(ArticleId(4), &highlight, now())
        .unwrap();
    let mut corrections = Corrections::default();
    corrections.push(Correction {
        change: Change::Hide {
            entity: "x".to_owned(),
        },
        article: Some(crate::article::ArticleKey::Link(
            "https://example.org/3".to_owned(),
        )),
    });
    library.correct(corrections).unwrap();
    let retention = Retention {
        days: Some(30),
        count: None,
    };
    library.set_retention(id, retention).unwrap();
    assert!(library.prune_feed(id, after_days(29)).unwrap().is_empty());
    let pruned = library.prune_feed(id, after_days(31)).unwrap();
    assert_eq!(
        pruned
            .iter()
            .map(|removed| removed.id.0)
            .collect::<Vec<_>>(),
        [5]
    );
    assert_eq!(found(&library, ""), [1, 2, 3, 4, 6]);
    // They do not come again with the next fetch, but can be restored.
    library.take_items(id, &incoming, after_days(32)).unwrap();
    assert_eq!(found(&library, ""), [1, 2, 3, 4, 6]);
    library.restore(&[ArticleId(4), ArticleId(5)]).unwrap();
    let newest = Retention {
        days: None,
        count: Some(2),
    };
    library.set_retention(id, newest).unwrap();
    library.prune_feed(id, after_days(32)).unwrap();
    assert_eq!(found(&library, ""), [1, 2, 3, 4, 5, 6]);
}

#[test]
fn what_was_marked_read_together_is_unmarked_together() {
    let (mut library, id) = followed();
    library.describe_feed(id, Some("الجسر"), None).unwrap();
    library.take_items(id, &two_items(), now()).unwrap();
    let draft: Draft = sources::plain::parse("مقال\n\nمن ملف", Source::file("/a.txt".into()));
    library
        .add(&Incoming::all([draft]).unwrap(), now())
        .unwrap();
    library.set_read(ArticleId(1), true).unwrap();
    let marked = library.mark_all_read(&filter("خلاصة:الجسر")).unwrap();
    assert_eq!(marked, [ArticleId(2)]);
    assert_eq!(found(&library, "is:unread"), [3]);
    library.set_read_each(&marked, false).unwrap();
    assert_eq!(found(&library, "is:unread"), [2, 3]);
    assert_eq!(
        library.mark_all_read(&Filter::default()).unwrap(),
        [ArticleId(2), ArticleId(3)]
    );
}

#[test]
fn two_feeds_that_have_one_address_are_one() {
    let (mut library, first) = followed();
    let second = library.follow("https://example.org/old").unwrap().id();
    library.tag_feed(first, &["أخبار".to_owned()]).unwrap();
    let tags = ["أخبار", "مصر"].map(str::to_owned);
    library.tag_feed(second, &tags).unwrap();
    library.name_feed(second, Some("الجسر")).unwrap();
    let days = Retention {
        days: Some(30),
        count: Some(9),
    };
    library.set_retention(first, days).unwrap();
    let all = Retention {
        days: Some(60),
        count: None,
    };
    library.set_retention(second, all).unwrap();
    library.move_feed(second, ADDRESS).unwrap();
    let feeds = library.feeds().unwrap();
    let [feed] = feeds.as_slice() else {
        panic!("{feeds:?}");
    };
    assert_eq!((feed.id, feed.label()), (first, "الجسر"));
    assert_eq!(feed.tags, tags);
    assert_eq!(feed.retention, all);
    // To where none is it moves.
    library.move_feed(first, "https://example.org/new").unwrap();
    let moved = library.feed(first).unwrap().unwrap();
    assert_eq!(moved.address, "https://example.org/new");
}
