//! What readers make of their library: filters they keep, topics of their own, topics over time.

use super::reader::{Answering, Reader, samples};
use qari::app::chips::Chip;
use qari::app::overlay::Content;
use qari::app::timeline::Sort;
use qari::app::{Pane, Target};
use qari::library::NamedQueryRole;
use qari::notice::Notice;
use qari::topics::Topic;

const MINSK: &str = "مؤتمر في مينسك حول الأمن";
const HEALTH: &str = "حملة تطعيم تبدأ من القاهرة";
const SEA: &str = "البحر الأحمر والشعاب المرجانية";

fn reader() -> Reader {
    Reader::new(samples(), 140, 40)
}

/// The names in the row of topics that are the reader's own, each with its count of articles.
fn own_chips(reader: &Reader) -> Vec<(String, usize)> {
    let chips = reader.app().chips();
    let own = chips.iter().filter(|chip| !matches!(chip, Chip::Topic(..)));
    own.map(|chip| (chip.id().to_owned(), chip.count().articles))
        .collect()
}

#[test]
fn a_filter_is_kept_chosen_and_forgotten() {
    let mut reader = reader();
    reader.press("w");
    assert_eq!(reader.app().notice(), Some(&Notice::NothingToKeep));
    reader.press("/القاهرة<Enter>wالعاصمة<Enter>");
    assert_eq!(own_chips(&reader), [("العاصمة".to_owned(), 3)]);
    reader.press("x");
    assert_eq!(reader.listed().len(), 4);
    // It is the first in the row.
    reader.press("t<Enter>");
    assert_eq!(reader.listed().len(), 3);
    assert_eq!(reader.app().typed(), "القاهرة");
    insta::assert_snapshot!(reader.screen());
    reader.press("<Enter>");
    assert_eq!(reader.listed().len(), 4, "once more takes it back");
    reader.press("d");
    assert!(own_chips(&reader).is_empty());
    assert!(reader.library().named_queries().unwrap().is_empty());
    reader.press("u");
    assert_eq!(own_chips(&reader), [("العاصمة".to_owned(), 3)]);
}

#[test]
fn a_kept_filter_holds_words_topics_and_entities() {
    let mut reader = reader();
    reader.press("e/القاهرة<Enter>f");
    reader.press("/الأمم<Enter>t<Left><Left><Left><Left><Enter><Esc>");
    assert_eq!(reader.listed(), [HEALTH]);
    reader.press("wالصحة في القاهرة<Enter>");
    let kept = reader.library().named_queries().unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].role, NamedQueryRole::Filter);
    assert_eq!(kept[0].query, "الأمم موضوع:صحة كيان:القاهرة");
    assert_eq!(reader.listed(), [HEALTH], "the same, written as a query");
    assert!(reader.app().filter().topics.is_empty());
    assert!(reader.app().is_in_force(&reader.app().chips()[0]));
    reader.press("xt<Enter>");
    assert_eq!(reader.listed(), [HEALTH]);
}

#[test]
fn a_topic_of_ones_own_is_filtered_by_like_any_other() {
    let mut reader = reader();
    reader.press("/مصر<Enter>pشؤون مصرية<Enter>x");
    assert_eq!(own_chips(&reader), [("شؤون مصرية".to_owned(), 2)]);
    reader.press("t<Enter>");
    assert_eq!(reader.listed(), [HEALTH, SEA]);
    // Together with a topic, all of them or any.
    reader.press("<Enter><Left><Enter>");
    assert_eq!(reader.app().chips()[1].id(), "politics");
    assert_eq!(reader.listed(), [MINSK]);
    reader.press("g<Enter>");
    assert!(reader.listed().is_empty());
    reader.press("a");
    assert_eq!(reader.listed(), [MINSK, HEALTH, SEA]);
    reader.press("a");
    assert!(reader.listed().is_empty());
    // It is a word of the query language too.
    reader.press("x/موضوع:\"شؤون مصرية\"<Enter>");
    assert_eq!(reader.listed(), [HEALTH, SEA]);
    // Forgotten while it is in force it filters no longer.
    reader.press("xtg<Enter>d");
    assert_eq!(reader.listed().len(), 4);
    assert!(own_chips(&reader).is_empty());
}

#[test]
fn names_that_mean_something_else_are_refused() {
    let mut reader = reader();
    reader.press("/مصر<Enter>pسياسة<Enter>");
    assert!(matches!(
        reader.app().notice(),
        Some(Notice::NameTaken { .. })
    ));
    reader.press("pلي<Enter>");
    reader.press("wلي<Enter>");
    assert!(matches!(
        reader.app().notice(),
        Some(Notice::NameTaken { .. })
    ));
    assert_eq!(reader.library().named_queries().unwrap().len(), 1);
    reader.press("w<Enter>");
    assert!(reader.app().prompt().is_none(), "no name, nothing kept");
    reader.press("t<Left><Left><Left>d");
    assert_eq!(reader.app().notice(), Some(&Notice::NothingToForget));
}

#[test]
fn a_kept_filter_that_names_a_forgotten_topic_says_so() {
    let mut reader = reader();
    reader.press("/مصر<Enter>pلي<Enter>/<Ctrl-u>topic:لي<Enter>wمصفاة<Enter>x");
    reader.press("t<Right><Left>d");
    assert_eq!(own_chips(&reader), [("مصفاة".to_owned(), 0)]);
    reader.press("g<Enter>");
    assert!(matches!(
        reader.app().notice(),
        Some(Notice::KeptQuery { .. })
    ));
    assert_eq!(reader.listed().len(), 4);
}

#[test]
fn unread_articles_are_counted_by_topic() {
    let mut reader = reader();
    let politics = |reader: &Reader| reader.app().list().listing.topics[0];
    assert_eq!(
        (politics(&reader).articles, politics(&reader).unread),
        (1, 1)
    );
    let row = |reader: &Reader| reader.screen().lines().next().unwrap().to_owned();
    assert!(row(&reader).contains("1● 1 ﺔﺳﺎﻴﺳ"), "{}", row(&reader));
    reader.press("<Enter>");
    assert_eq!(
        (politics(&reader).articles, politics(&reader).unread),
        (1, 0)
    );
    assert!(row(&reader).contains("│1 ﺔﺳﺎﻴﺳ"), "{}", row(&reader));
}

#[test]
fn the_reader_says_what_an_article_is_about() {
    let mut reader = reader();
    reader.press("<Enter>y");
    insta::assert_snapshot!(reader.screen());
    // Politics, the first, is taken away; sports is given.
    reader.press("<Enter>jjjjjjj<Enter>");
    let Some(Content::Classify(overlay)) = reader.on_top() else {
        panic!("the menu stays")
    };
    assert_eq!(overlay.topics, [Topic::Security, Topic::Sports]);
    reader.press("<Esc>");
    let id = reader.app().reading().unwrap().article.id;
    let kept = &reader.library().summaries(&[id]).unwrap()[0];
    let mut topics = kept.topics.clone();
    topics.sort_unstable();
    assert_eq!(topics, [Topic::Security, Topic::Sports]);
    assert_eq!(reader.app().list().listing.topics[0].articles, 0);
    assert_eq!(reader.app().list().listing.topics[7].articles, 1);
}

#[test]
fn a_topic_that_cannot_be_kept_is_not_shown() {
    let mut reader = reader();
    reader.press("<Enter>y");
    let id = reader.app().reading().unwrap().article.id;
    let before = reader.library().summaries(&[id]).unwrap().remove(0).topics;
    reader.program.host.answering = Answering::Late;
    // Politics is taken away, given, and taken away again; not even one of these is kept.
    reader.press("<Enter><Enter><Enter>");
    for _ in 0..3 {
        reader.fail_next(Notice::MarksNotKept);
    }
    reader.answer(usize::MAX);
    reader.answer(usize::MAX);
    let Some(Content::Classify(menu)) = reader.on_top() else {
        panic!("the menu stays")
    };
    assert_eq!(menu.topics, before);
    assert_eq!(reader.app().reading().unwrap().summary.topics, before);
    assert_eq!(reader.app().list().summary(id).unwrap().topics, before);
}

#[test]
fn topics_are_shown_over_time() {
    let mut reader = reader();
    reader.press("v");
    insta::assert_snapshot!(reader.screen());
    let Some(Content::Timeline(overlay)) = reader.on_top() else {
        panic!("no chart")
    };
    let months = overlay.months.as_ref().unwrap();
    assert_eq!(months.rows[0].counts, [1, 3], "April and May");
    // A topic of it filters the list.
    reader.press("j<Enter>");
    assert!(reader.app().overlays().is_empty());
    assert_eq!(reader.listed(), [MINSK]);
    // Only what is listed is counted.
    reader.press("v");
    let Some(Content::Timeline(overlay)) = reader.on_top() else {
        panic!("no chart")
    };
    let months = overlay.months.as_ref().unwrap();
    assert_eq!(months.rows[0].counts, [1]);
    reader.press("<Esc>/<Ctrl-u>القمر<Enter>v");
    let Some(Content::Timeline(overlay)) = reader.on_top() else {
        panic!("no chart")
    };
    assert!(overlay.months.is_none() && !overlay.awaited.is_awaited());
    assert!(reader.screen().contains("ﺔﺧﺭّﺆﻣ"), "{}", reader.screen());
}

#[test]
fn ones_own_topics_are_shown_over_time_too() {
    let mut reader = reader();
    reader.press("/مصر<Enter>pشؤون مصرية<Enter>xv");
    let Some(Content::Timeline(overlay)) = reader.on_top() else {
        panic!("no chart")
    };
    let rows = &overlay.months.as_ref().unwrap().rows;
    let own = rows.last().unwrap();
    assert_eq!(own.sort, Sort::OwnTopic("شؤون مصرية".to_owned()));
    assert_eq!(own.total(), 2);
    reader.press("G<Enter>");
    assert_eq!(reader.listed(), [HEALTH, SEA]);
}

#[test]
fn the_row_of_topics_shows_what_the_keys_are_at_in_any_width() {
    for columns in [40, 60, 100, 200] {
        let mut reader = Reader::new(samples(), columns, 12);
        reader.press("/مصر<Enter>pموضوع لي<Enter>wمصفاة طويلة الاسم لا تسعها شاشة صغيرة أبدًا مهما كانت<Enter>xtg");
        for index in 0..reader.app().chips().len() {
            assert_eq!(reader.app().topic(), index);
            assert_eq!(reader.app().focus(), Pane::Topics);
            let row = reader.screen().lines().next().unwrap().to_owned();
            let is_bracketed = row.contains('[') || row.contains('…');
            assert!(is_bracketed, "{columns}: {row}");
            reader.press("<Left>");
        }
    }
}

#[test]
fn the_mouse_chooses_among_filters_and_topics() {
    let mut reader = reader();
    reader.press("/مصر<Enter>wم<Enter>x");
    // All of them, with the unread in words, then the kept filter.
    assert_eq!(reader.click(139, 0), Some(Target::Topic(None)));
    assert_eq!(reader.click(114, 0), Some(Target::Topic(Some(0))));
    assert_eq!(reader.listed(), [HEALTH, SEA]);
    reader.press("<Esc>y");
    let overlay = reader.app().overlay_area(10);
    let target = reader.click(overlay.x + 5, overlay.y + 2);
    assert_eq!(target, Some(Target::OverlayItem(1)));
    assert!(matches!(reader.on_top(), Some(Content::Classify(_))));
}
