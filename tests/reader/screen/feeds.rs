//! The feeds over the panes, and articles marked as read all at once.

use jiff::{SignedDuration, Timestamp};
use qari::app::overlay::Content;
use qari::app::{Event, FeedsAsked, Fetched, News, Progress, Reply};
use qari::article::{Draft, Source};
use qari::i18n::Locale;
use qari::library::{Feed, FeedFault, FeedOutcome, FeedValidators, Incoming, Library};
use qari::messages;
use qari::notice::{Deed, FetchFault, Notice};
use qari::sources::markdown;

use super::reader::{Reader, samples};

const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// An item of a feed.
fn item(address: &str, number: usize) -> Draft {
    let mut source = Source::web(address.to_owned());
    source.item = Some(number.to_string());
    let title = if address.contains("jisr") {
        "الجسر"
    } else {
        "المرفأ"
    };
    markdown::parse(
        &format!("# خبر {title} {number}\n\nنص الخبر من {title}."),
        source,
    )
}

/// Two feeds, one of which fails now, beside articles of no feed.
fn library() -> Library {
    let mut library = Library::in_memory().unwrap();
    let now = Timestamp::now();
    let incoming = Incoming::all(samples()).unwrap();
    library.add(&incoming, now).unwrap();
    for (address, title, count) in [
        ("https://jisr.example/feed", "صحيفة الجسر", 3),
        ("https://marfa.example/feed", "المرفأ", 2),
    ] {
        let id = library.follow(address).unwrap().id();
        let incoming = Incoming::all((0..count).map(|number| item(address, number))).unwrap();
        library.take_items(id, &incoming, now).unwrap();
        let outcome = FeedOutcome::Fetched {
            title: Some(title.to_owned()),
            validators: FeedValidators::default(),
        };
        library.record_outcome(id, &outcome, now, HOUR).unwrap();
        if title == "المرفأ" {
            let fault = FeedFault::NotFetched {
                reason: FetchFault::NotFound,
            };
            let outcome = FeedOutcome::Failed {
                fault,
                retry_after: None,
            };
            library.record_outcome(id, &outcome, now, HOUR).unwrap();
        }
    }
    library
}

fn reader() -> Reader {
    Reader::over(library(), 100, 24)
}

fn feeds(reader: &Reader) -> &[Feed] {
    match reader.on_top() {
        Some(Content::Feeds(overlay)) => overlay.rows(),
        other => panic!("{other:?}"),
    }
}

/// How many articles of each feed are unread.
fn unread(reader: &Reader) -> Vec<usize> {
    feeds(reader).iter().map(|feed| feed.unread).collect()
}

#[test]
fn feeds_are_shown_with_what_is_unread_and_how_they_fare() {
    let mut reader = reader();
    reader.press(",");
    let labels: Vec<&str> = feeds(&reader).iter().map(Feed::label).collect();
    assert_eq!(labels, ["المرفأ", "صحيفة الجسر"]);
    assert_eq!(unread(&reader), [2, 3]);
    let screen = reader.screen();
    assert!(screen.contains("2 ●") && screen.contains("3 ●"), "{screen}");
    assert!(screen.contains("404"), "{screen}");
    let now = Timestamp::now();
    let said = messages::feed_summary(&feeds(&reader)[1], now, Locale::Arabic);
    assert!(said.starts_with("جُلبت"), "{said}");
    reader.press(",");
    assert!(reader.on_top().is_none());
}

#[test]
fn a_feed_filters_the_list() {
    let mut reader = reader();
    reader.press(",j<Enter>");
    assert!(reader.on_top().is_none());
    assert_eq!(reader.app().typed(), "خلاصة:\"صحيفة الجسر\"");
    let titles = reader.listed();
    assert_eq!(titles.len(), 3);
    assert!(titles.iter().all(|title| title.contains("الجسر")));
    // Another takes its place.
    reader.press(",<Enter>");
    assert_eq!(reader.app().typed(), "خلاصة:المرفأ");
    assert_eq!(reader.listed().len(), 2);
}

#[test]
fn feeds_that_are_called_the_same_are_told_apart() {
    let mut library = library();
    let feeds_there = library.feeds().unwrap();
    for feed in &feeds_there {
        library.name_feed(feed.id, Some("أخبار")).unwrap();
    }
    let counts: Vec<usize> = library
        .feeds()
        .unwrap()
        .iter()
        .map(|feed| feed.articles)
        .collect();
    let mut reader = Reader::over(library, 100, 24);
    for (row, count) in counts.into_iter().enumerate() {
        reader.press(&format!(",{}<Enter>", "j".repeat(row)));
        assert_eq!(reader.listed().len(), count);
    }
}

#[test]
fn all_articles_of_a_feed_are_marked_as_read_and_that_is_undone() {
    let mut reader = reader();
    reader.press(",jR");
    assert_eq!(unread(&reader), [2, 0]);
    assert_eq!(
        reader.app().notice(),
        Some(&Notice::MarkedAllRead { count: 3 })
    );
    reader.press("u");
    assert_eq!(unread(&reader), [2, 3]);
    assert_eq!(
        reader.app().notice(),
        Some(&Notice::Undone(Deed::MarkedRead { count: 3 }))
    );
    // Marking nothing leaves what can be undone.
    reader.press("RR");
    assert_eq!(
        reader.app().notice(),
        Some(&Notice::MarkedAllRead { count: 0 })
    );
    reader.press("u");
    assert_eq!(unread(&reader), [2, 3]);
}

#[test]
fn all_that_is_listed_is_marked_as_read() {
    let mut reader = reader();
    let all = reader.listed().len();
    reader.press("/خلاصة:المرفأ<Enter>R");
    assert_eq!(
        reader.app().notice(),
        Some(&Notice::MarkedAllRead { count: 2 })
    );
    reader.press("x/حالة:غير_مقروء<Enter>");
    assert!(reader.listed().len() >= all - 3);
    assert!(
        reader
            .listed()
            .iter()
            .all(|title| !title.contains("المرفأ"))
    );
    reader.press("u");
    assert!(reader.listed().iter().any(|title| title.contains("المرفأ")));
}

#[test]
fn where_no_feed_is_followed_that_is_said() {
    let mut reader = Reader::new(samples(), 100, 24);
    reader.press(",");
    assert_eq!(feeds(&reader), []);
    assert!(reader.screen().contains("qari feed add"));
    reader.press("R<Enter>");
    assert_eq!(feeds(&reader), []);
}

#[test]
fn feeds_are_fetched_in_the_background_and_what_came_is_told() {
    let mut reader = reader();
    let open = reader.title().to_owned();
    reader.press("U");
    assert_eq!(reader.program.host.fetched, [FeedsAsked::Due]);
    reader.press("U,U");
    assert_eq!(reader.program.host.fetched.len(), 1, "once at a time");
    reader.press("<Esc>");
    let progress = Progress { done: 3, total: 50 };
    news(&mut reader, News::Fetching(progress));
    assert_eq!(reader.app().fetching(), Some(progress));
    assert!(reader.screen().contains("50"), "{}", reader.screen());
    reader.press("l");
    let fetched = Fetched {
        none_followed: false,
        feeds: 50,
        new: 7,
        failing: 2,
        is_asked: true,
    };
    news(&mut reader, News::Fetched(fetched));
    assert_eq!(reader.app().fetching(), None);
    assert_eq!(reader.title(), open, "nothing is opened");
    let notice = Notice::Fetched {
        feeds: 50,
        new: 7,
        failing: 2,
    };
    assert_eq!(reader.app().notice(), Some(&notice));
    let said = messages::notice(&notice, reader.app().keymap(), Locale::Arabic);
    assert!(
        said.contains("جديد من الخلاصات") && said.contains("متعثّر"),
        "{said}"
    );
    // What nobody asked for and what brought nothing is not told.
    reader.press("j");
    let unasked = Fetched {
        feeds: 50,
        ..Fetched::default()
    };
    news(&mut reader, News::Fetched(unasked));
    assert_eq!(reader.app().notice(), None);
    // Where the feeds are shown all are meant.
    reader.press(",U");
    assert_eq!(
        reader.program.host.fetched,
        [FeedsAsked::Due, FeedsAsked::All]
    );
}

fn news(reader: &mut Reader, news: News) {
    reader.send(Event::Replied(Reply::News(news)));
}
