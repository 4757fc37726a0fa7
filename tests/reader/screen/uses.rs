//! What readers do with the program, from the first key to the last: browsing articles, jumping
//! between mentioned entities, filtering by topic.

use super::reader::{Reader, samples};
use qari::app::key::Key;
use qari::app::overlay::Content;
use qari::app::{Event, News, Pane, Reply, Target};
use qari::article::Source;
use qari::notice::Notice;
use qari::sources::markdown;

const MINSK: &str = "مؤتمر في مينسك حول الأمن";
const HEALTH: &str = "حملة تطعيم تبدأ من القاهرة";
const SEA: &str = "البحر الأحمر والشعاب المرجانية";

fn reader() -> Reader {
    Reader::new(samples(), 110, 24)
}

#[test]
fn the_first_screen_shows_the_newest_article_and_the_list() {
    let reader = reader();
    assert_eq!(reader.listed()[..3], [MINSK, HEALTH, SEA]);
    assert_eq!(reader.title(), MINSK);
    assert_eq!(reader.app().focus(), Pane::List);
}

#[test]
fn an_article_is_opened_from_the_list_and_left_again() {
    let mut reader = reader();
    reader.press("j<Enter>");
    assert_eq!(reader.title(), HEALTH);
    assert_eq!(reader.app().focus(), Pane::Reading);
    // Out of the text first, then back to where one was before.
    reader.press("<Backspace>");
    assert_eq!(reader.title(), HEALTH);
    assert_eq!(reader.app().focus(), Pane::List);
    reader.press("<Backspace>");
    assert_eq!(reader.title(), MINSK);
    assert_eq!(reader.app().focus(), Pane::List);
    reader.press("L");
    assert_eq!(reader.title(), HEALTH);
    reader.press("J");
    assert_eq!(reader.title(), SEA);
    reader.press("K");
    assert_eq!(reader.title(), HEALTH);
}

#[test]
fn the_position_in_an_article_is_kept() {
    let mut reader = Reader::new(samples(), 60, 12);
    reader.press("<Enter>jjj");
    let top = reader.app().reading().unwrap().top();
    assert_eq!(top, 3);
    reader.press("JK");
    assert_eq!(reader.app().reading().unwrap().top(), top);
}

#[test]
fn mentions_of_an_entity_are_stepped_through_in_both_directions() {
    let mut reader = reader();
    reader.press("e/لافروف<Enter><Enter>");
    assert_eq!(reader.app().entity().unwrap().name, "سيرغي لافروف");
    assert_eq!(reader.jumped_to(), Some("سيرغي لافروف"));
    assert_eq!(reader.app().mention_number(), Some((1, 4)));
    reader.press("]");
    assert_eq!(reader.jumped_to(), Some("لافروف"));
    assert_eq!(reader.app().mention_number(), Some((2, 4)));
    reader.press("]]]");
    assert_eq!(reader.app().mention_number(), Some((1, 4)), "round the end");
    reader.press("[");
    assert_eq!(
        reader.app().mention_number(),
        Some((4, 4)),
        "round the start"
    );
}

#[test]
fn mentions_of_any_entity_are_stepped_through_in_the_order_of_the_text() {
    let mut reader = reader();
    reader.press("<Enter>");
    // The first step leads to the first mention, which stands in the title.
    let mut seen = Vec::new();
    for _ in 0..4 {
        reader.press("}");
        seen.push(reader.jumped_to().unwrap().to_owned());
    }
    assert_eq!(seen, ["مينسك", "سيرغي لافروف", "مينسك", "لافروف"]);
    reader.press("{");
    assert_eq!(reader.jumped_to(), Some("مينسك"));
    assert_eq!(reader.app().entity().unwrap().name, "مينسك");
}

#[test]
fn an_entity_leads_to_every_article_that_mentions_it_and_back() {
    let mut reader = reader();
    reader.press("<Enter>e/القاهرة<Enter>");
    assert_eq!(reader.app().entity().unwrap().name, "القاهرة");
    reader.press("m");
    let Some(Content::Mentioning(overlay)) = reader.on_top() else {
        panic!()
    };
    let titles: Vec<_> = overlay
        .articles
        .as_ref()
        .unwrap()
        .iter()
        .map(|article| &article.summary.title)
        .collect();
    assert_eq!(titles, [MINSK, HEALTH, SEA]);
    reader.press("j<Enter>");
    assert_eq!(reader.title(), HEALTH);
    assert_eq!(reader.jumped_to(), Some("القاهرة"));
    assert_eq!(reader.app().mention_number().unwrap().0, 1);
    reader.press("H");
    assert_eq!(reader.title(), MINSK);
    assert_eq!(reader.app().entity().unwrap().name, "القاهرة");
}

#[test]
fn a_card_leads_to_sentences_and_companions_and_back() {
    let mut reader = reader();
    reader.press("e/القاهرة<Enter>i");
    let Some(Content::Card(overlay)) = reader.on_top() else {
        panic!("no card")
    };
    let card = overlay.card.clone().unwrap();
    assert_eq!((card.article_count, card.mention_count), (3, 5));
    assert_eq!(card.concordance.len(), 5);
    assert!(card.concordance.iter().all(|sentence| {
        sentence.mention() == "القاهرة" && !sentence.text().trim_end_matches('.').contains(". ")
    }));
    let companions: Vec<_> = card
        .companions
        .iter()
        .map(|found| found.name.as_str())
        .collect();
    assert_eq!(companions[..2], ["الأمم المتحدة", "مصر"]);
    // The first row that leads on is the closest companion; its card comes on top.
    reader.press("<Enter>");
    assert_eq!(reader.app().overlays().len(), 2);
    reader.press("<Esc>");
    assert_eq!(reader.app().overlays().len(), 1);
    // The last sentence stands in the oldest article.
    reader.press("G<Enter>");
    assert!(reader.app().overlays().is_empty());
    assert_eq!(reader.title(), SEA);
    assert_eq!(reader.jumped_to(), Some("القاهرة"));
    reader.press("<Backspace>");
    assert_eq!(reader.title(), MINSK);
}

/// The names in the sidebar, in its order.
fn names(reader: &Reader) -> Vec<&str> {
    let annotations = reader
        .app()
        .reading()
        .unwrap()
        .annotations
        .as_ref()
        .unwrap();
    annotations
        .entities
        .iter()
        .map(|entity| entity.name.as_str())
        .collect()
}

#[test]
fn an_entity_is_put_right_from_the_sidebar_and_that_is_taken_back() {
    let mut reader = reader();
    let before: Vec<String> = names(&reader).iter().map(ToString::to_string).collect();
    // Hidden, in every article.
    reader.press("e/القاهرة<Enter>c<Enter><Enter>");
    assert!(!names(&reader).contains(&"القاهرة"));
    assert!(reader.mentioning("location:cairo") == 0);
    // Taken back: the last row of the menu.
    reader.press("<Esc>/موسكو<Enter>cG<Enter>");
    assert_eq!(names(&reader), before);
    // Another name: what is typed takes the place of what there was.
    reader.press("cj<Enter><Ctrl-u>موسكو العاصمة<Enter>");
    assert!(names(&reader).contains(&"موسكو العاصمة"));
    // Another kind: the first of them, a person.
    reader.press("cjj<Enter><Enter>");
    let entity = reader.app().entity().unwrap();
    assert_eq!(
        (entity.kind.id(), entity.name.as_str()),
        ("person", "موسكو العاصمة")
    );
    // The same as another: the first that is offered is of its kind.
    reader.press("cjjj<Enter><Enter>");
    assert!(!names(&reader).contains(&"موسكو العاصمة"));
    assert!(reader.jumped_to().is_none() || reader.app().overlays().is_empty());
    // A name that was missed.
    let count = names(&reader).len();
    reader.press("<Esc>/مينسك<Enter>cjjjj<Enter>ختام الزيارة<Enter>jjj<Enter><Enter>");
    assert_eq!(names(&reader).len(), count + 1);
    assert!(names(&reader).contains(&"ختام الزيارة"));
}

#[test]
fn a_name_can_be_added_where_nothing_was_found() {
    let text = "# خاطرة\n\nجلس الجيران في زقاق الورد يشربون الشاي.";
    let source = Source::file("/a.md".into());
    let mut reader = Reader::new(vec![markdown::parse(text, source)], 140, 40);
    reader.press("<Enter>");
    assert_eq!(names(&reader), Vec::<&str>::new());
    reader.press("c<Enter>زقاق الورد<Enter>jj<Enter><Enter>");
    assert_eq!(names(&reader), ["زقاق الورد"]);
}

#[test]
fn a_correction_can_hold_for_one_article_only() {
    let mut reader = reader();
    reader.press("e/القاهرة<Enter>c<Enter>j<Enter>");
    assert!(!names(&reader).contains(&"القاهرة"));
    assert_eq!(reader.mentioning("location:cairo"), 2);
}

#[test]
fn mentions_go_on_into_the_next_article_that_has_one() {
    let mut reader = reader();
    reader.press("e/الأمم<Enter><Enter>");
    assert_eq!(
        (reader.title(), reader.jumped_to()),
        (MINSK, Some("الأمم المتحدة"))
    );
    let mentions = |reader: &Reader| reader.app().entity().unwrap().mentions.len();
    reader.press(&"]".repeat(mentions(&reader)));
    assert_eq!(
        (reader.title(), reader.jumped_to()),
        (HEALTH, Some("الأمم المتحدة"))
    );
    // Back over the same border, to the last mention there.
    reader.press("[");
    assert_eq!(reader.title(), MINSK);
    let last = *reader.app().entity().unwrap().mentions.last().unwrap();
    assert_eq!(reader.app().reading().unwrap().jumped_to(), Some(last));
    // Behind the last article the first comes again.
    reader.press("]");
    reader.press(&"]".repeat(mentions(&reader)));
    assert_eq!(reader.title(), MINSK);
    // Each article is one jump: back is the article one came from.
    reader.press("[");
    assert_eq!(reader.title(), HEALTH);
    reader.press("<Backspace>");
    assert_eq!(reader.title(), MINSK);
    reader.press("<Backspace>");
    assert_eq!(reader.title(), HEALTH);
    reader.press("<Backspace>");
    assert_eq!(reader.title(), MINSK);
}

#[test]
fn several_entities_filter_the_list_together() {
    let mut reader = reader();
    reader.press("e/القاهرة<Enter>f");
    assert_eq!(reader.listed().len(), 3);
    reader.press("e/الأمم<Enter>f");
    assert_eq!(reader.listed(), [MINSK, HEALTH]);
    // Adding never removes: the one that is filtered by already is named, and how it is taken off.
    reader.press("f");
    let already = Notice::FilteredAlready {
        name: "الأمم المتحدة".to_owned(),
    };
    assert_eq!(reader.app().notice(), Some(&already));
    assert_eq!(reader.listed(), [MINSK, HEALTH]);
}

#[test]
fn the_entity_under_the_reading_position_is_selected() {
    let mut reader = reader();
    reader.press("<Enter>s");
    assert_eq!(reader.jumped_to(), Some("مينسك"));
    reader.press("<Esc>");
    assert!(reader.app().entity().is_none());
}

#[test]
fn choosing_an_entity_leads_to_its_first_mention_and_back() {
    let mut reader = reader();
    reader.press("e/موسكو<Enter><Enter>");
    assert_eq!(reader.app().focus(), Pane::Reading);
    assert_eq!(reader.jumped_to(), Some("موسكو"));
    reader.press("<Backspace>");
    assert_ne!(reader.jumped_to(), Some("موسكو"));
}

#[test]
fn topics_filter_the_list_alone_and_together() {
    let mut reader = reader();
    reader.press("t<Enter>");
    assert!(
        reader.listed().contains(&MINSK.to_owned()) && !reader.listed().contains(&SEA.to_owned())
    );
    let counts = &reader.app().list().listing.topics;
    assert_eq!(
        counts[0].articles,
        reader.listed().len(),
        "all that is listed has the topic"
    );
    reader.press("<Left><Enter>");
    assert_eq!(reader.listed(), [MINSK], "politics and security");
    // What no article listed has is not offered: nothing can be filtered away.
    let shown: Vec<_> = reader
        .app()
        .chips()
        .iter()
        .map(|chip| chip.count().articles)
        .collect();
    assert!(shown.iter().all(|articles| *articles > 0), "{shown:?}");
    reader.press("x");
    assert_eq!(reader.listed().len(), 4);
}

#[test]
fn the_list_narrows_while_one_types_and_folds_letters() {
    let mut reader = reader();
    reader.press("/الصحه");
    assert_eq!(reader.listed(), [HEALTH]);
    reader.press("<Ctrl-u>احمر");
    assert_eq!(reader.listed(), [SEA]);
    reader.press("<Enter><Enter>");
    assert_eq!(reader.title(), SEA);
    let search = reader.app().reading().unwrap().search.as_ref().unwrap();
    assert_eq!(
        search.hits.len(),
        3,
        "what the list was narrowed by is marked in the article"
    );
    reader.press("n");
    assert_eq!(reader.jumped_to(), Some("أحمر"));
    reader.press("x");
    assert_eq!(reader.listed().len(), 4);
}

#[test]
fn giving_up_a_filter_brings_back_the_one_before() {
    let mut reader = reader();
    reader.press("/مصر<Enter>");
    let before = reader.listed().len();
    reader.press("/القمر");
    assert_ne!(reader.listed().len(), before);
    reader.press("<Esc>");
    assert_eq!(reader.listed().len(), before);
}

#[test]
fn an_entity_filters_the_list() {
    let mut reader = reader();
    reader.press("e/السودان<Enter>");
    assert!(
        reader.app().entities().rows.is_empty(),
        "the open article does not mention it"
    );
    reader.press("<Esc>Je/السودان<Enter>f");
    assert_eq!(reader.listed(), [HEALTH, SEA]);
    assert_eq!(reader.app().focus(), Pane::List);
    reader.press("x");
    assert_eq!(reader.listed().len(), 4);
}

#[test]
fn words_are_found_in_the_article_whatever_their_marks() {
    let mut reader = reader();
    reader.press("<Enter>/تحدث<Enter>");
    assert_eq!(reader.jumped_to(), Some("تحدّث"));
    reader.press("/القمر<Enter>");
    assert!(
        reader
            .app()
            .reading()
            .unwrap()
            .search
            .as_ref()
            .unwrap()
            .hits
            .is_empty()
    );
    reader.press("n");
    assert!(reader.app().notice().is_some());
}

#[test]
fn panes_are_reached_by_tab_and_by_their_side() {
    let mut reader = reader();
    reader.press("<Tab>");
    assert_eq!(reader.app().focus(), Pane::Reading);
    reader.press("<Tab>");
    assert_eq!(reader.app().focus(), Pane::Sidebar);
    reader.press("<Tab>");
    assert_eq!(reader.app().focus(), Pane::List);
    reader.press("<Left>");
    assert_eq!(
        reader.app().focus(),
        Pane::Reading,
        "the reading pane is to the left of the list"
    );
    reader.press("h");
    assert_eq!(reader.app().focus(), Pane::Sidebar);
    reader.press("l<Right>");
    assert_eq!(reader.app().focus(), Pane::List);
    reader.press("<BackTab>");
    assert_eq!(reader.app().focus(), Pane::Sidebar);
}

#[test]
fn the_mouse_points_at_what_is_drawn() {
    let mut reader = reader();
    // The second article of the list, at the right.
    let target = reader.click(105, 6);
    assert_eq!(target, Some(Target::Article(1)));
    assert_eq!(reader.title(), HEALTH);
    // A mention in the text: find one of its cells by its colour, click it.
    let buffer = reader.buffer().clone();
    let title_row = 2;
    let colour_of = |x: u16, y: u16| buffer[(x, y)].style();
    let plain = colour_of(
        reader.app().arrangement().unwrap().text().unwrap().x,
        title_row + 3,
    );
    let text = reader.app().arrangement().unwrap().text().unwrap();
    let mention = (text.y + 3..text.y + text.height)
        .flat_map(|y| (text.x..text.right()).map(move |x| (x, y)))
        .find(|(x, y)| buffer[(*x, *y)].symbol() != " " && colour_of(*x, *y).fg != plain.fg);
    let (x, y) = mention.expect("a mention is tinted");
    assert!(matches!(reader.click(x, y), Some(Target::Text(_))));
    assert!(reader.app().entity().is_some());
    // An entity at the left.
    assert!(matches!(reader.click(4, 3), Some(Target::Entity(_))));
    assert!(reader.jumped_to().is_some());
    // A topic at the top: all of them are at the right.
    assert_eq!(reader.click(109, 0), Some(Target::Topic(None)));
}

#[test]
fn the_wheel_scrolls_what_it_is_over() {
    let mut reader = Reader::new(samples(), 100, 12);
    reader.send(Event::Wheel(Target::Pane(Pane::Reading), 1));
    assert_eq!(reader.app().reading().unwrap().top(), 3);
    reader.send(Event::Wheel(Target::Pane(Pane::Reading), -1));
    assert_eq!(reader.app().reading().unwrap().top(), 0);
    assert_eq!(reader.app().focus(), Pane::List, "the wheel moves no keys");
}

#[test]
fn keys_work_while_the_keyboard_writes_arabic() {
    let mut reader = reader();
    reader.press("ت<Enter>");
    assert_eq!(reader.title(), HEALTH);
    reader.press("؟");
    assert!(matches!(reader.on_top(), Some(Content::Help(_))));
    // Out of the text, and out of the program.
    reader.press("<Esc>ضض");
    assert!(reader.has_quit);
}

#[test]
fn what_is_to_be_told_is_told_one_after_the_other() {
    let mut reader = reader();
    let empty = |name: &str| Notice::Empty {
        name: name.to_owned(),
    };
    let notices = ["a", "b", "c"].map(empty).to_vec();
    reader.send(Event::Replied(Reply::News(News::Read(notices))));
    assert_eq!(reader.app().notice(), Some(&empty("a")));
    for expected in [Some(empty("b")), Some(empty("c")), None] {
        reader.press("j");
        assert_eq!(reader.app().notice(), expected.as_ref());
    }
}

#[test]
fn leaving_and_stopping_work_from_everywhere() {
    for keys in ["", "!", "<Enter>]m", "t", "e"] {
        let mut reader = reader();
        reader.press(keys);
        reader.press("<Ctrl-z>");
        assert_eq!(reader.program.host.suspensions, 1, "after {keys:?}");
        reader.press("<Ctrl-c>");
        assert!(reader.has_quit, "after {keys:?}");
    }
    let mut reader = reader();
    reader.press("/q");
    assert!(!reader.has_quit, "in a prompt q is a letter");
    reader.press("<Ctrl-c>q");
    assert!(reader.has_quit);
    for keys in ["?", ":"] {
        let mut reader = self::reader();
        reader.press(keys);
        reader.press("<Ctrl-z>");
        assert_eq!(reader.program.host.suspensions, 1, "after {keys:?}");
        reader.press("q");
        assert!(!reader.has_quit, "letters are looked for");
        reader.press("<Ctrl-c>q");
        assert!(reader.has_quit, "after {keys:?}");
    }
}

/// Any keys in any order: the program stands, and what it shows is sound.
#[test]
fn no_sequence_of_keys_brings_it_down() {
    use proptest::prelude::*;
    let keys = "hjkl \t]}[{neEtTsmficxgGHLJKb/?Noavwpduyr*:-()\"بام٣\u{651}";
    let key = prop_oneof![
        proptest::sample::select(keys.chars().collect::<Vec<_>>()).prop_map(Key::character),
        proptest::sample::select(vec![
            qari::app::key::KeyCode::Enter,
            qari::app::key::KeyCode::Escape,
            qari::app::key::KeyCode::Backspace,
            qari::app::key::KeyCode::Left,
            qari::app::key::KeyCode::Down,
            qari::app::key::KeyCode::Up,
            qari::app::key::KeyCode::Delete,
            qari::app::key::KeyCode::PageDown,
            qari::app::key::KeyCode::Tab,
        ])
        .prop_map(Key::plain),
    ];
    let drafts = samples();
    proptest!(ProptestConfig::with_cases(40), |(keys in proptest::collection::vec(key, 1..80), columns in 38_u16..130, rows in 10_u16..40)| {
        let mut reader = Reader::new(drafts.clone(), columns, rows);
        for key in keys {
            reader.send(Event::Key(key));
            let app = reader.app();
            prop_assert!(app.list().selected == 0 || app.list().selected < app.list().count());
            if let Some(reading) = app.reading() {
                prop_assert!(reading.top() == 0 || reading.top() < reading.page.row_count());
            }
        }
    });
}
