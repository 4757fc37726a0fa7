//! What the reader does undone, and done again: one history of everything that changes what one sees or has.

use super::filtering::articles;
use super::reader::{Reader, samples};
use qari::app::overlay::Content;
use qari::i18n::Locale;
use qari::messages;
use qari::notice::{Deed, Notice};

const MINSK: &str = "مؤتمر في مينسك حول الأمن";

fn reader() -> Reader {
    Reader::new(samples(), 110, 24)
}

/// What the first article mentions, by name.
fn names(reader: &Reader) -> Vec<String> {
    let library = reader.library();
    let ids = library.ids_as_they_came().unwrap();
    let found = library.annotations(ids[0]).unwrap().unwrap();
    let names = found.entities.iter().map(|entity| entity.name.clone());
    names.collect()
}

/// All that keys can change, to be compared.
fn state(reader: &Reader) -> String {
    let library = reader.library();
    let ids = library.ids_as_they_came().unwrap();
    let marks: Vec<_> = library
        .summaries(&ids)
        .unwrap()
        .into_iter()
        .map(|article| {
            (
                article.title,
                article.is_read,
                article.is_starred,
                article.topics,
                article.highlighting,
            )
        })
        .collect();
    let filter = (reader.app().filter(), reader.app().typed());
    format!(
        "{marks:?} {filter:?} {:?} {:?}",
        names(reader),
        library.named_queries().unwrap()
    )
}

/// Keys that change something once the first article is open, and what that is told as.
fn deeds() -> Vec<(&'static str, Deed)> {
    let title = MINSK.to_owned();
    let name = "القاهرة".to_owned();
    vec![
        (
            "*",
            Deed::Starred {
                title: title.clone(),
            },
        ),
        ("r", Deed::MarkedUnread { count: 1 }),
        ("R", Deed::MarkedRead { count: 3 }),
        ("/تحدث<Enter>\\تطعيم<Enter>", Deed::Filter),
        ("t<Enter><Esc>", Deed::Filter),
        ("e/القاهرة<Enter>f", Deed::Filter),
        (
            "e/القاهرة<Enter>c<Enter><Enter>",
            Deed::Hidden { name: name.clone() },
        ),
        (
            "e/القاهرة<Enter>cj<Enter><Ctrl-u>قاهرة المعز<Enter><Enter>",
            Deed::Renamed {
                name: name.clone(),
                to: "قاهرة المعز".to_owned(),
            },
        ),
        (
            "e/القاهرة<Enter>cjj<Enter><Enter><Enter>",
            Deed::KindChanged { name },
        ),
        (
            "Xt",
            Deed::Highlighted {
                words: "مؤتمر".to_owned(),
            },
        ),
        (
            "Xnفكرة<Enter>",
            Deed::NoteWritten {
                words: "مؤتمر".to_owned(),
            },
        ),
        (
            "yj<Enter><Esc>",
            Deed::TopicTaken {
                topic: "security".to_owned(),
                title,
            },
        ),
    ]
}

#[test]
fn everything_is_undone_and_done_again_and_said_so() {
    for (keys, deed) in deeds() {
        let mut reader = reader();
        reader.press("<Enter>");
        let before = state(&reader);
        reader.press(keys);
        let after = state(&reader);
        assert_ne!(before, after, "{keys}");
        reader.press("u");
        assert_eq!(
            reader.app().notice(),
            Some(&Notice::Undone(deed.clone())),
            "{keys}"
        );
        assert_eq!(state(&reader), before, "{keys}");
        reader.press("Y");
        assert_eq!(
            reader.app().notice(),
            Some(&Notice::Redone(deed.clone())),
            "{keys}"
        );
        assert_eq!(state(&reader), after, "{keys}");
        reader.press("u<Ctrl-y>u");
        assert_eq!(state(&reader), before, "{keys}");
        for locale in [Locale::Arabic, Locale::English] {
            let words =
                messages::notice(&Notice::Undone(deed.clone()), reader.app().keymap(), locale);
            assert!(!words.contains("deed-") && words.len() > 10, "{words}");
        }
    }
}

#[test]
fn many_steps_are_undone_one_after_the_other() {
    let mut reader = reader();
    reader.press("<Enter>");
    let mut states = vec![state(&reader)];
    for keys in ["*", "t<Enter><Esc>", "r", "x", "\\تطعيم<Enter>"] {
        reader.press(keys);
        states.push(state(&reader));
    }
    for before in states[..5].iter().rev() {
        reader.press("u");
        assert_eq!(&state(&reader), before);
    }
    reader.press("u");
    assert_eq!(reader.app().notice(), Some(&Notice::NothingToUndo));
    for after in &states[1..] {
        reader.press("Y");
        assert_eq!(&state(&reader), after);
    }
    reader.press("Y");
    assert_eq!(reader.app().notice(), Some(&Notice::NothingToRedo));
}

#[test]
fn what_is_new_leaves_nothing_to_be_done_again() {
    let mut reader = reader();
    reader.press("<Enter>*u");
    reader.press("t<Enter><Esc>Y");
    assert_eq!(reader.app().notice(), Some(&Notice::NothingToRedo));
}

#[test]
fn a_query_is_one_step_however_it_was_typed() {
    let mut reader = reader();
    reader.press("/ت<Backspace>مينسك<Enter>");
    assert_eq!(reader.listed(), [MINSK]);
    // One that is given up is none.
    reader.press("/<Ctrl-u>تطعيم<Esc>u");
    assert_eq!(reader.app().notice(), Some(&Notice::Undone(Deed::Filter)));
    assert_eq!(reader.listed().len(), 4);
    reader.press("u");
    assert_eq!(reader.app().notice(), Some(&Notice::NothingToUndo));
}

#[test]
fn an_article_is_removed_and_restored() {
    let mut reader = reader();
    reader.press("j*");
    let before = reader.listed();
    let starred = state(&reader);
    reader.press("d");
    let title = before[1].clone();
    assert_eq!(
        reader.app().notice(),
        Some(&Notice::Removed {
            title: title.clone()
        })
    );
    assert_eq!(reader.listed().len(), 3);
    assert_eq!(reader.library().removed().unwrap().len(), 1);
    reader.press("u");
    assert_eq!(
        reader.app().notice(),
        Some(&Notice::Undone(Deed::Removed { title }))
    );
    assert_eq!(reader.listed(), before);
    assert_eq!(state(&reader), starred, "with all that was kept of it");
    assert_eq!(reader.title(), before[1], "one is at it again");
    reader.press("Y");
    assert_eq!(reader.listed().len(), 3);
    reader.press("u");
    assert_eq!(reader.listed(), before);
}

#[test]
fn what_is_kept_is_undone_with_the_filter_it_made() {
    let mut reader = reader();
    reader.press("/القاهرة<Enter>wالعاصمة<Enter>");
    assert_eq!(reader.library().named_queries().unwrap().len(), 1);
    reader.press("u");
    assert!(reader.library().named_queries().unwrap().is_empty());
    assert_eq!(reader.app().typed(), "القاهرة");
    reader.press("Y");
    assert_eq!(
        reader.library().named_queries().unwrap()[0].query,
        "القاهرة"
    );
    // Deleted in the row of topics, with the filter by it.
    reader.press("x/<Ctrl-u>مصر<Enter>pمصرية<Enter>xtgl");
    while reader.app().chips()[reader.app().topic()].id() != "مصرية" {
        reader.press("<Left>");
    }
    reader.press("<Enter>d");
    assert!(reader.app().filter().topics.is_empty());
    reader.press("u");
    assert_eq!(reader.app().filter().topics, ["مصرية"]);
    assert_eq!(reader.library().named_queries().unwrap().len(), 2);
}

#[test]
fn two_entities_merged_are_two_again() {
    let text = "زار سامي الخطيب بيروت ثم دمشق. وعاد سامي الخطيب من دمشق إلى بيروت.";
    let mut reader = Reader::new(articles(&[("زيارة", text)]), 110, 24);
    reader.press("<Enter>e/دمشق<Enter>");
    let before = names(&reader);
    reader.press("cjjj<Enter><Enter>");
    assert_eq!(names(&reader).len(), before.len() - 1);
    reader.press("u");
    assert_eq!(names(&reader), before);
    assert!(matches!(
        reader.app().notice(),
        Some(Notice::Undone(Deed::Merged { .. }))
    ));
    reader.press("Y");
    assert_eq!(names(&reader).len(), before.len() - 1);
}

#[test]
fn what_the_menu_of_corrections_takes_back_is_a_step_as_any_other() {
    let mut reader = reader();
    reader.press("<Enter>e/القاهرة<Enter>");
    let before = names(&reader);
    assert!(before.contains(&"القاهرة".to_owned()));
    reader.press("c<Enter><Enter>");
    let hidden = names(&reader);
    assert_ne!(hidden, before);
    // The last row takes the last correction back.
    reader.press("cG<Enter>");
    assert_eq!(names(&reader), before);
    for (key, expected) in [
        ("u", &hidden),
        ("u", &before),
        ("Y", &hidden),
        ("Y", &before),
    ] {
        reader.press(key);
        assert_eq!(&names(&reader), expected);
    }
    // In the list of corrections, too.
    reader.press("u");
    reader.press("cGk<Enter>");
    assert!(matches!(reader.on_top(), Some(Content::Corrections(_))));
    reader.press("u");
    assert_eq!(names(&reader), before);
    reader.press("Y");
    assert_eq!(names(&reader), hidden);
}
