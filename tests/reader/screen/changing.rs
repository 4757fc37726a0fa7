//! The library changes while it is read: articles come and go, work goes on in the background.

use std::path::PathBuf;

use super::reader::{Answering, Reader, samples};
use qari::app::{Ask, Lookup, Request};
use qari::library::{Incoming, Library};
use qari::notice::{LibraryFault, Notice, ReadOnlyReason};
use qari::search::Indexer;

/// An empty library in a file of its own.
fn file(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("screen");
    std::fs::create_dir_all(&folder).unwrap();
    for end in ["", "-wal", "-shm", "-work"] {
        let _ = std::fs::remove_file(folder.join(format!("{name}.sqlite3{end}")));
    }
    folder.join(format!("{name}.sqlite3"))
}

fn add_samples(library: &mut Library) {
    let mut indexer = Indexer::default();
    let incoming = samples()
        .into_iter()
        .map(|draft| Incoming::new(draft, &mut indexer).unwrap());
    let incoming: Vec<Incoming> = incoming.collect();
    library.add(&incoming, jiff::Timestamp::UNIX_EPOCH).unwrap();
}

#[test]
fn articles_come_into_an_empty_library_and_go_again() {
    let path = file("coming-and-going");
    let mut other = Library::open(&path).unwrap();
    let mut reader = Reader::over(Library::open(&path).unwrap(), 110, 24);
    assert_eq!(reader.listed().len(), 0);
    // Whatever is pressed where nothing is.
    reader.press("<Enter>jkJKnN*roavwpduysmicf]<Esc>G<Esc>e<Esc>t<Left><Enter>d<Esc>/س<Enter>x");
    add_samples(&mut other);
    reader.check_for_changes();
    assert_eq!(reader.listed().len(), 4);
    assert!(!reader.title().is_empty(), "the newest is opened");
    // The selected article goes: the selection stays at its place.
    reader.press("<Esc><Esc>gj");
    let ids = reader.app().list().listing.ids.to_vec();
    other
        .remove(&ids[1..2], jiff::Timestamp::UNIX_EPOCH)
        .unwrap();
    reader.check_for_changes();
    assert_eq!(reader.app().list().selected_article(), Some(ids[2]));
    // Another one goes: the selection stays on its article.
    other
        .remove(&ids[..1], jiff::Timestamp::UNIX_EPOCH)
        .unwrap();
    reader.check_for_changes();
    assert_eq!(reader.app().list().selected_article(), Some(ids[2]));
    // All go, and one comes to one that is gone before that is known.
    other.remove(&ids, jiff::Timestamp::UNIX_EPOCH).unwrap();
    reader.press("j");
    assert_eq!(reader.app().notice(), Some(&Notice::ArticleGone));
    assert_eq!(reader.listed().len(), 0);
    reader.press("<Enter>*ryn<Esc>jx");
}

#[test]
fn a_library_that_can_only_be_read_is_read_and_says_that_nothing_is_kept() {
    let path = file("read-only");
    let mut library = Library::open(&path).unwrap();
    add_samples(&mut library);
    drop(library);
    let bytes = std::fs::read(&path).unwrap();
    let mut reader = Reader::over(Library::open_read_only(&path).unwrap(), 110, 24);
    assert_eq!(reader.listed().len(), 4);
    assert_eq!(reader.app().notice(), None);
    // What is found is shown as long as the reader is open.
    while reader.work() {}
    let is_told = |reader: &Reader| {
        let fault = LibraryFault::ReadOnly(ReadOnlyReason::Asked);
        reader.app().notice() == Some(&Notice::Library { name: None, fault })
    };
    // To read it is to mark it as read.
    reader.press("<Enter>");
    assert!(is_told(&reader), "{:?}", reader.app().notice());
    assert!(!reader.title().is_empty());
    let reading = reader.app().reading().unwrap();
    assert!(!reading.is_set_aside && !reading.annotations.as_ref().unwrap().entities.is_empty());
    for keys in ["r", "<Space>", "<Esc>j<Enter>", "GgK", "<Esc>"] {
        reader.press(keys);
        assert!(!is_told(&reader), "{keys}");
    }
    // What is asked for by itself says each time that it cannot be done, and nothing looks as if it were.
    for _ in 0..2 {
        reader.press("*");
        assert!(is_told(&reader), "{:?}", reader.app().notice());
        assert!(!reader.app().reading().unwrap().summary.is_starred);
        assert!(!reader.screen().contains('★'));
        reader.press("<Esc>/نص<Enter>wاسم<Enter>");
        assert!(is_told(&reader), "{:?}", reader.app().notice());
        reader.press("<Esc>x");
    }
    drop(reader);
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

#[test]
fn an_article_that_was_read_stays_read_where_nothing_can_be_kept() {
    let path = file("read-before");
    let mut library = Library::open(&path).unwrap();
    add_samples(&mut library);
    for id in library.ids_as_they_came().unwrap() {
        library.set_read(id, true).unwrap();
    }
    drop(library);
    let mut reader = Reader::over(Library::open_read_only(&path).unwrap(), 110, 24);
    reader.press("<Enter>");
    let reading = reader.app().reading().unwrap();
    let (id, is_read) = (reading.article.id, reading.summary.is_read);
    let list = reader.app().list();
    assert!(is_read && list.summary(id).unwrap().is_read);
    assert_eq!(list.listing.unread, 0);
    assert_eq!(reader.app().notice(), None, "nothing was to be kept");
}

#[test]
fn marks_that_fail_late_leave_an_article_as_it_was() {
    let path = file("late-marks");
    let mut library = Library::open(&path).unwrap();
    add_samples(&mut library);
    let ids = library.ids_as_they_came().unwrap();
    for id in &ids {
        library.set_starred(*id, true).unwrap();
    }
    drop(library);
    for keys in ["*", "**", "***", "rr", "r*r*r"] {
        let mut reader = Reader::over(Library::open_read_only(&path).unwrap(), 110, 24);
        reader.program.host.answering = Answering::Late;
        reader.press(keys);
        while !reader.program.host.asked().is_empty() {
            reader.answer(1);
        }
        let list = reader.app().list();
        for id in &ids {
            let row = list.summary(*id).unwrap();
            assert!(row.is_starred && !row.is_read, "{keys}");
        }
        let open = &reader.app().reading().unwrap().summary;
        assert!(open.is_starred && !open.is_read, "{keys}");
        assert_eq!(list.listing.unread, ids.len(), "{keys}");
    }
}

fn broken() -> Notice {
    let fault = LibraryFault::Damaged("at byte 1".to_owned());
    Notice::Library { name: None, fault }
}

#[test]
fn what_lies_over_the_panes_is_closed_where_it_cannot_be_looked_up() {
    for keys in ["m", "i", "v"] {
        let mut reader = Reader::new(samples(), 110, 24);
        reader.press("<Enter>]");
        reader.program.host.answering = Answering::Late;
        reader.press(keys);
        assert!(reader.on_top().is_some(), "{keys}");
        reader.fail_next(broken());
        assert!(reader.on_top().is_none(), "{keys}");
        assert_eq!(reader.app().notice(), Some(&broken()), "{keys}");
        assert!(reader.program.host.asked().is_empty(), "{keys}");
    }
}

#[test]
fn rows_that_could_not_be_looked_up_are_asked_for_at_the_next_movement() {
    let mut reader = Reader::new(samples(), 110, 24);
    reader.program.host.answering = Answering::Late;
    // The list comes once more, and its rows are asked for.
    reader.check_for_changes();
    reader.press("/مصر<Enter>");
    while !reader.program.host.asked().is_empty() && !asks_for_rows(&reader) {
        reader.answer(1);
    }
    assert!(asks_for_rows(&reader));
    reader.fail_next(broken());
    assert_eq!(reader.app().notice(), Some(&broken()));
    assert!(!asks_for_rows(&reader), "not before the list moves");
    reader.press("j");
    assert!(reader.program.host.asked().iter().any(is_for_rows));
}

fn is_for_rows(ask: &Ask) -> bool {
    matches!(ask.request, Request::Lookup(Lookup::Entries { .. }))
}

fn asks_for_rows(reader: &Reader) -> bool {
    reader.program.host.asked().first().is_some_and(is_for_rows)
}

#[test]
fn an_article_that_cannot_be_looked_through_is_listed_without_its_sentence() {
    let path = file("unreadable-text");
    let mut library = Library::open(&path).unwrap();
    add_samples(&mut library);
    drop(library);
    let mut reader = Reader::over(Library::open(&path).unwrap(), 110, 24);
    reader.press("/مصر<Enter>");
    let ids = reader.app().list().listing.ids.to_vec();
    assert_eq!(ids.len(), 2);
    // What is stored of its text is no text.
    let other = rusqlite::Connection::open(&path).unwrap();
    let sql = "UPDATE body SET text = CAST(x'ff' AS TEXT) WHERE article = ?1";
    assert_eq!(other.execute(sql, [ids[1].0]).unwrap(), 1);
    reader.press("<Esc>/مصر<Enter>");
    let list = reader.app().list();
    assert_eq!(list.count(), 2);
    assert!(list.entry(0).unwrap().found.is_some());
    let row = list.entry(1).unwrap();
    assert_eq!((row.summary.id, &row.found), (ids[1], &None));
}

#[test]
fn an_open_article_that_comes_with_another_text_is_shown_anew() {
    let path = file("another-text");
    let mut other = Library::open(&path).unwrap();
    let article = |text: &str| {
        let source = qari::article::Source::file("/a.md".into());
        let text = format!("# عنوان\n\n{}", format!("{text}\n\n").repeat(40));
        Incoming::all([qari::sources::markdown::parse(&text, source)]).unwrap()
    };
    let now = jiff::Timestamp::UNIX_EPOCH;
    let id = other.add(&article("النص القديم"), now).unwrap()[0].id();
    let mut reader = Reader::over(Library::open(&path).unwrap(), 110, 24);
    reader.press("<Enter>G");
    assert!(reader.app().reading().unwrap().top() > 0);
    other.add(&article("نص جديد"), now).unwrap();
    reader.check_for_changes();
    assert_eq!(reader.app().notice(), Some(&Notice::ArticleReplaced));
    let reading = reader.app().reading().unwrap();
    assert!(reading.article.body.text.contains("نص جديد"));
    assert_eq!(reading.top(), 0, "the old place means nothing in it");
    reader.rest();
    let place = reader.library().position(id).unwrap();
    assert!(place.is_none_or(|place| place.0 == 0), "{place:?}");
}

#[test]
fn the_list_follows_the_work_in_the_background() {
    let mut library = Library::in_memory().unwrap();
    add_samples(&mut library);
    let mut reader = Reader::over(library, 110, 24);
    reader.press("jj");
    let selected = reader.app().list().selected_article();
    assert!(reader.work());
    assert_eq!(
        reader.app().progress().map(|progress| progress.total),
        Some(4)
    );
    assert!(reader.screen().lines().last().unwrap().contains("4 ﻦﻣ 1"));
    while reader.work() {}
    assert_eq!(reader.app().progress(), None);
    assert_eq!(reader.app().list().selected_article(), selected);
    let entities = reader.app().reading().unwrap().annotations.as_ref();
    assert!(!entities.unwrap().entities.is_empty());
}
