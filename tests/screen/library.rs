//! What readers do with a library: mark articles, search them all, go from hit to hit.

use crate::reader::{Reader, samples};
use qari::app::Pane;
use qari::library::ListOrder;
use qari::notice::Notice;

const MINSK: &str = "مؤتمر في مينسك حول الأمن";
const HEALTH: &str = "حملة تطعيم تبدأ من القاهرة";
const SEA: &str = "البحر الأحمر والشعاب المرجانية";

fn reader() -> Reader {
    Reader::new(samples(), 110, 24)
}

/// What the row of the selected article says of its marks: (not read, starred).
fn marks(reader: &Reader) -> (bool, bool) {
    let id = reader.app.list.selected_article().unwrap();
    let shown = reader.app.list.summary(id).unwrap();
    let kept = &reader.librarian.library().summaries(&[id]).unwrap()[0];
    assert_eq!(
        (shown.is_read, shown.is_starred),
        (kept.is_read, kept.is_starred),
        "what is shown is what is kept"
    );
    (!shown.is_read, shown.is_starred)
}

#[test]
fn an_article_is_starred_and_counted_as_read_from_the_list_and_from_its_text() {
    let mut reader = reader();
    assert_eq!(marks(&reader), (true, false));
    assert_eq!(reader.screen().matches('●').count(), 4);
    reader.press("*r");
    assert_eq!(marks(&reader), (false, true));
    assert_eq!(reader.screen().matches('●').count(), 3);
    assert_eq!(reader.screen().matches('★').count(), 1);
    assert_eq!(reader.app.list.listing.unread, 3);
    reader.press("*r");
    assert_eq!(marks(&reader), (true, false));
    // Opened it counts as read, until the reader says otherwise.
    reader.press("<Enter>");
    assert_eq!(marks(&reader), (false, false));
    reader.press("r*");
    assert_eq!(marks(&reader), (true, true));
    reader.press("J");
    assert_eq!(reader.title(), HEALTH);
    assert_eq!(marks(&reader), (false, false), "the next article is another");
}

#[test]
fn what_a_search_found_is_shown_in_its_sentence() {
    let mut reader = reader();
    reader.press("/السودان<Enter>");
    assert_eq!(reader.listed().len(), 2);
    let id = reader.app.list.selected_article().unwrap();
    let entry = reader.app.list.entry(0).unwrap();
    let found = entry.found.as_ref().unwrap();
    assert_eq!(entry.summary.id, id);
    assert!(!found.snippet.is_empty());
    let hit = found.in_snippet[0].of(&found.snippet);
    assert!(hit.contains("سودان"), "{hit}");
    insta::assert_snapshot!(reader.screen());
}

#[test]
fn hits_are_gone_through_from_article_to_article() {
    let mut reader = reader();
    reader.press("/القاهرة<Enter>o");
    assert_eq!(reader.app.list.listing.order, ListOrder::Newest);
    assert_eq!(reader.listed(), [MINSK, HEALTH, SEA]);
    reader.press("g<Enter>");
    let mut seen = Vec::new();
    for _ in 0..7 {
        reader.press("n");
        let Some(Notice::Hit {
            number,
            count,
            article,
            ..
        }) = reader.app.notice.clone()
        else {
            panic!("no hit is told")
        };
        assert_eq!(reader.app.focus, Pane::Reading);
        assert_eq!(reader.landed(), Some("القاهرة"));
        seen.push((article.unwrap(), number, count));
    }
    // Through all hits of all articles, and from the last of them to the first.
    let mut expected = Vec::new();
    let library = reader.librarian.library();
    let terms = reader.app.filter.query.terms();
    for (index, id) in reader.app.list.listing.ids.iter().enumerate() {
        let count = library.found_in(*id, &terms).unwrap().unwrap().hits.len();
        expected.extend((1..=count).map(|number| ((index + 1, 3), number, count)));
    }
    let expected: Vec<_> = expected.iter().cycle().take(7).copied().collect();
    assert_eq!(seen, expected);
    // And back again.
    for place in seen.iter().rev().skip(1) {
        reader.press("N");
        let at = match reader.app.notice {
            Some(Notice::Hit {
                number,
                count,
                article,
                ..
            }) => (article.unwrap(), number, count),
            _ => panic!("no hit is told"),
        };
        assert_eq!(at, *place);
    }
    reader.press("<Backspace>");
    assert_eq!(reader.title(), MINSK, "a row of steps is one jump");
}

#[test]
fn what_the_list_is_searched_for_is_marked_in_the_open_article_at_once() {
    let mut reader = reader();
    assert_eq!(reader.title(), MINSK);
    reader.press("/القاهرة");
    let hits = |reader: &Reader| {
        let search = reader.app.reading.as_ref().unwrap().search.as_ref();
        search.map_or(0, |search| search.hits.len())
    };
    assert_eq!(hits(&reader), 2);
    reader.press("<Esc>");
    assert_eq!(hits(&reader), 0);
}

#[test]
fn a_search_within_an_article_stays_in_it() {
    let mut reader = reader();
    reader.press("<Enter>/القاهرة<Enter>nnn");
    assert_eq!(reader.title(), MINSK);
    assert!(matches!(
        reader.app.notice,
        Some(Notice::Hit { article: None, .. })
    ));
}
