//! Topics of the reader's own that learn: articles put in and taken out, suggestions, and the key that accepts one.

use super::filtering::articles;
use super::reader::Reader;
use qari::app::overlay::Content;
use qari::library::OwnTopic;
use qari::notice::{Deed, Notice};

/// Three articles that are put into a topic, one like them, and others.
const TEXTS: [(&str, &str); 7] = [
    (
        "فجر الصيادين",
        "خرج الصيادون فجرا بقواربهم إلى البحر، وعادوا إلى الميناء بشباك ملأى بالسردين قبل أن تشتد الريح.",
    ),
    (
        "شكوى الميناء",
        "يشكو الصيادون في الميناء من غلاء الوقود ومن شباك تمزقها الصخور، ويقل السردين في البحر عاما بعد عام.",
    ),
    (
        "قرية تبحر",
        "تعلّم أبناء القرية صنع القوارب والشباك من الصيادين، وما زالوا يخرجون إلى البحر كل صباح طلبا للسردين.",
    ),
    (
        "قارب يغرق",
        "غرق قارب في البحر قبالة الميناء، ونجا الصيادون الذين كانوا يجمعون شباك السردين.",
    ),
    (
        "جسر جديد",
        "افتتح الوزير الجسر الجديد صباح أمس في احتفال حضره أهل المدينة وعدد من النواب.",
    ),
    (
        "سوق القمح",
        "تراجعت أسعار القمح في البورصة بعد موسم جيد، وقال التجار إن المخازن ملأى.",
    ),
    (
        "فوز الضيف",
        "فاز الفريق الضيف بهدفين في الشوط الثاني وعاد إلى صدارة الدوري قبل مباراته المقبلة.",
    ),
];

/// A reader with the topic «صيد», which finds no article yet. Its row in the menu of topics is the last.
fn reader() -> Reader {
    let mut reader = Reader::new(articles(&TEXTS), 110, 24);
    reader.press("/غطاس<Enter>pصيد<Enter>x");
    assert_eq!(having(&reader), [""; 0]);
    reader
}

/// The titles of the articles that have the topic.
fn having(reader: &Reader) -> Vec<String> {
    let library = reader.library();
    let has_it = |topics: Vec<OwnTopic>| topics.first().is_some_and(|topic| topic.has_it);
    let ids = library.ids_as_they_came().unwrap().into_iter();
    let ids: Vec<_> = ids
        .filter(|id| has_it(library.own_topics_of(*id).unwrap()))
        .collect();
    let summaries = library.summaries(&ids).unwrap().into_iter();
    summaries.map(|summary| summary.title).collect()
}

fn suggested(reader: &Reader) -> Option<&str> {
    let topic = reader.app().reading()?.suggested_topic()?;
    Some(&topic.name)
}

/// Puts the first three articles in by the menu, and goes to the fourth.
fn put_three_in(reader: &mut Reader) {
    reader.press("g");
    for _ in 0..3 {
        reader.press("yG<Enter><Esc>j");
    }
}

#[test]
fn articles_are_put_into_a_topic_and_one_like_them_is_suggested() {
    let mut reader = reader();
    put_three_in(&mut reader);
    let three = ["فجر الصيادين", "شكوى الميناء", "قرية تبحر"];
    assert_eq!(having(&reader), three);
    assert_eq!(suggested(&reader), Some("صيد"));
    insta::assert_snapshot!("suggested", reader.screen());
    reader.press("y");
    let Some(Content::Classify(menu)) = reader.on_top() else {
        panic!("no menu");
    };
    assert!(menu.own_topics[0].is_suggested);
    insta::assert_snapshot!("suggested_in_menu", reader.screen());
    reader.press("<Esc>j");
    assert_eq!(suggested(&reader), None, "an article of another kind");
    assert_eq!(having(&reader), three, "nothing is put in by itself");
}

#[test]
fn one_key_accepts_a_suggestion_and_it_can_be_undone() {
    let mut reader = reader();
    put_three_in(&mut reader);
    reader.press("9");
    let name = "صيد".to_owned();
    assert_eq!(
        reader.app().notice(),
        Some(&Notice::PutIntoTopic { name: name.clone() })
    );
    assert_eq!(having(&reader).len(), 4);
    assert_eq!(suggested(&reader), None);
    reader.press("9");
    assert_eq!(reader.app().notice(), Some(&Notice::NothingSuggested));
    assert_eq!(having(&reader).len(), 4);
    reader.press("u");
    let title = "قارب يغرق".to_owned();
    let deed = Deed::TopicGiven { topic: name, title };
    assert_eq!(reader.app().notice(), Some(&Notice::Undone(deed)));
    assert_eq!(having(&reader).len(), 3);
    assert_eq!(suggested(&reader), Some("صيد"), "it was only taken back");
}

#[test]
fn what_was_taken_out_is_not_suggested_again() {
    let mut reader = reader();
    put_three_in(&mut reader);
    // In and out again.
    reader.press("yG<Enter><Enter><Esc>");
    assert_eq!(having(&reader).len(), 3);
    assert_eq!(suggested(&reader), None);
    reader.press("jk");
    assert_eq!(suggested(&reader), None);
}

#[test]
fn what_the_query_of_a_topic_finds_can_be_taken_out() {
    let mut reader = Reader::new(articles(&TEXTS), 110, 24);
    reader.press("/الوزير<Enter>pالوزراء<Enter>x");
    assert_eq!(having(&reader), ["جسر جديد"]);
    reader.press("gjjjjyG<Enter><Esc>");
    assert_eq!(having(&reader), [""; 0]);
    reader.press("u");
    assert_eq!(having(&reader), ["جسر جديد"]);
}

#[test]
fn unread_articles_of_a_topic_are_counted_as_they_are_read() {
    let mut reader = Reader::new(articles(&TEXTS), 110, 24);
    reader.press("/الوزير<Enter>pالوزراء<Enter>x");
    let unread = |reader: &Reader| {
        let (_, count) = &reader.app().list().listing.own_topics[0];
        (count.articles, count.unread)
    };
    assert_eq!(unread(&reader), (1, 1));
    reader.press("g<Enter>");
    assert_eq!(unread(&reader), (1, 1), "it has another");
    reader.press("JJJJ");
    assert_eq!(unread(&reader), (1, 0));
    reader.press("r");
    assert_eq!(unread(&reader), (1, 1));
}
