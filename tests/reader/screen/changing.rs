//! The library changes while it is read: articles come and go, work goes on in the background.

use std::path::PathBuf;

use super::reader::{Reader, samples};
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
    reader.look_round();
    assert_eq!(reader.listed().len(), 4);
    assert!(!reader.title().is_empty(), "the newest is opened");
    // The selected article goes: the selection stays at its place.
    reader.press("<Esc><Esc>gj");
    let ids = reader.app().list().listing.ids.to_vec();
    other
        .remove(&ids[1..2], jiff::Timestamp::UNIX_EPOCH)
        .unwrap();
    reader.look_round();
    assert_eq!(reader.app().list().selected_article(), Some(ids[2]));
    // Another one goes: the selection stays on its article.
    other
        .remove(&ids[..1], jiff::Timestamp::UNIX_EPOCH)
        .unwrap();
    reader.look_round();
    assert_eq!(reader.app().list().selected_article(), Some(ids[2]));
    // All go, and one that is gone is opened before that is known.
    other.remove(&ids, jiff::Timestamp::UNIX_EPOCH).unwrap();
    reader.press("j<Enter>");
    assert_eq!(reader.app().notice(), Some(&Notice::ArticleGone));
    assert_eq!(reader.listed().len(), 0);
    reader.press("*ryn<Esc>jx");
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
fn an_open_article_that_comes_with_another_text_is_shown_anew() {
    let path = file("another-text");
    let mut other = Library::open(&path).unwrap();
    let article = |text: &str| {
        let origin = qari::article::Source::file("/a.md".into());
        let text = format!("# عنوان\n\n{}", format!("{text}\n\n").repeat(40));
        Incoming::all([qari::sources::markdown::parse(&text, origin)]).unwrap()
    };
    let now = jiff::Timestamp::UNIX_EPOCH;
    let id = other.add(&article("النص القديم"), now).unwrap()[0].id();
    let mut reader = Reader::over(Library::open(&path).unwrap(), 110, 24);
    reader.press("<Enter>G");
    assert!(reader.app().reading().unwrap().top() > 0);
    other.add(&article("نص جديد"), now).unwrap();
    reader.look_round();
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
