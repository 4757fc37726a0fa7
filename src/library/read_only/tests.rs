//! Libraries that can only be read: asked everything, changed by nothing.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::Timestamp;
use tempfile::TempDir;

use super::*;
use crate::annotate::{Annotations, Annotator};
use crate::article::{ArticleId, Highlight, Source};
use crate::corrections::{Change, Correction, Corrections};
use crate::library::{
    Filter, Incoming, Library, ListOrder, NamedQuery, NamedQueryRole, ReadingPosition,
};
use crate::query::{self, QueryVocabulary};
use crate::range::TextRange;
use crate::search::Indexer;
use crate::sources::markdown;
use crate::topics::Topic;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

/// A folder with a library of two articles, one of which was removed, the other annotated.
fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    // A name with what means something in a URI.
    let path = folder.path().join("مكتبة 100%?a=b#c.sqlite3");
    let mut library = Library::open(&path).unwrap();
    for (file, text) in [("/a.md", "# أول\n\nقال بوتين"), ("/b.md", "# ثان\n\nنص")]
    {
        library.add(&[incoming(file, text)], NOW).unwrap();
    }
    library.remove(&[ArticleId(2)], NOW).unwrap();
    annotate(&mut library, ArticleId(1)).unwrap();
    drop(library);
    (folder, path)
}

fn annotate(library: &mut Library, id: ArticleId) -> Result<()> {
    let article = library.article(id)?.unwrap();
    let found = Annotator::new().annotate(&article.body, &article.metadata);
    library.annotate(&[(id, found)]).map(drop)
}

fn incoming(file: &str, text: &str) -> Incoming {
    let draft = markdown::parse(text, Source::file(file.into()));
    Incoming::new(draft, &mut Indexer::new()).unwrap()
}

/// The files of a folder with their bytes.
fn files_of(folder: &TempDir) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .map(|path| (path.clone(), fs::read(&path).unwrap()))
        .collect()
}

fn found(library: &Library, text: &str) -> Vec<ArticleId> {
    let filter = Filter {
        query: query::parse(text, &QueryVocabulary::default()).unwrap(),
        ..Filter::default()
    };
    library.list(&filter, ListOrder::Best).unwrap().ids.to_vec()
}

/// Whether permissions mean nothing to who runs this: such a one may write everywhere.
fn may_do_everything(folder: &Path) -> bool {
    fs::write(folder.join("probe"), "").is_ok()
}

/// Everything that changes a library, by name.
fn changes(library: &mut Library) -> Vec<(&'static str, Result<()>)> {
    let id = ArticleId(1);
    let named = NamedQuery {
        name: "قمم".to_owned(),
        role: NamedQueryRole::Filter,
        query: "قمة".to_owned(),
    };
    let highlight = Highlight::of("أول", TextRange::new(0, 6), String::new());
    vec![
        (
            "add",
            library.add(&[incoming("/c.md", "# ج")], NOW).map(drop),
        ),
        ("seed", library.seed(&[], NOW)),
        ("remove", library.remove(&[id], NOW).map(drop)),
        ("restore", library.restore(&[ArticleId(2)]).map(drop)),
        ("set_read", library.set_read(id, true)),
        ("set_starred", library.set_starred(id, true)),
        ("set_position", library.set_position(id, ReadingPosition(1))),
        (
            "choose_topic",
            library.choose_topic(id, Topic::Economy, true),
        ),
        (
            "annotate",
            library.annotate(&[(id, Annotations::default())]).map(drop),
        ),
        (
            "choose_own_topic",
            library.choose_own_topic(id, "قمم", Some(true)),
        ),
        ("put_highlight", library.put_highlight(id, &highlight, NOW)),
        (
            "remove_highlight",
            library.remove_highlight(id, &highlight.quote),
        ),
        ("name_query", library.name_query(&named)),
        ("forget_query", library.forget_query("قمم").map(drop)),
    ]
}

fn assert_only_read(library: &mut Library, expected: &ReadOnlyReason, at: &Path) {
    assert_eq!(found(library, "بوتين"), [ArticleId(1)]);
    assert_eq!(found(library, ""), [ArticleId(1)]);
    assert_eq!(
        library
            .article(ArticleId(1))
            .unwrap()
            .unwrap()
            .metadata
            .title,
        "أول"
    );
    assert_eq!(library.removed().unwrap().len(), 1);
    assert_eq!(library.faults().unwrap(), Vec::<String>::new());
    library.foreign_changes().unwrap();
    assert!(!library.is_seeded().unwrap());
    assert!(!library.claims_work() && !library.is_writable() && !library.can_be_annotated());
    // What is not asked for does nothing.
    assert_eq!(library.purge(Timestamp::MAX).unwrap(), 0);
    let mut corrections = Corrections::default();
    corrections.push(Correction {
        change: Change::Hide {
            entity: "person:بوتين".to_owned(),
        },
        article: Some("/a.md".into()),
    });
    library.correct(corrections).unwrap();
    assert_eq!(library.bring_corrections(&[], 9).unwrap(), 0);
    // What is asked for says why not.
    for (name, result) in changes(library) {
        match result.unwrap_err() {
            Error::ReadOnly { path, reason } => {
                assert_eq!((path.as_path(), &reason), (at, expected), "{name}");
            }
            other => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn a_library_opened_for_reading_is_read_and_nothing_is_written() {
    let (folder, path) = place();
    let before = files_of(&folder);
    assert_eq!(before.len(), 1);
    let mut library = Library::open_read_only(&path).unwrap();
    assert_only_read(&mut library, &ReadOnlyReason::Asked, &path);
    drop(library);
    assert_eq!(files_of(&folder), before);
    // All of it works where the library can be written.
    let mut library = Library::open(&path).unwrap();
    for (name, result) in changes(&mut library) {
        assert!(result.is_ok(), "{name}: {result:?}");
    }
}

#[test]
fn what_another_program_has_open_is_read_with_its_latest_changes() {
    let (_folder, path) = place();
    let mut other = Library::open(&path).unwrap();
    other
        .add(&[incoming("/c.md", "# ج\n\nقال لافروف")], NOW)
        .unwrap();
    let library = Library::open_read_only(&path).unwrap();
    assert_eq!(found(&library, "لافروف").len(), 1);
    other
        .add(&[incoming("/d.md", "# د\n\nقال لافروف أيضًا")], NOW)
        .unwrap();
    assert_eq!(found(&library, "لافروف").len(), 2);
}

#[cfg(unix)]
#[test]
fn permissions_that_forbid_writing_leave_reading() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = place();
    let permit = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    permit(folder.path(), 0o555);
    if may_do_everything(folder.path()) {
        // Whoever runs this may write it all the same: then it is opened for that. What happens without
        // permission is seen by the other tests, for which the system is not needed.
        assert_eq!(reason(&path), None);
        assert!(Library::open(&path).unwrap().is_writable());
        return;
    }
    let before = files_of(&folder);
    assert_only_read(
        &mut Library::open(&path).unwrap(),
        &ReadOnlyReason::Folder,
        &path,
    );
    permit(&path, 0o444);
    assert_only_read(
        &mut Library::open(&path).unwrap(),
        &ReadOnlyReason::File,
        &path,
    );
    permit(folder.path(), 0o755);
    assert_only_read(
        &mut Library::open(&path).unwrap(),
        &ReadOnlyReason::File,
        &path,
    );
    assert_eq!(files_of(&folder), before);
    permit(&path, 0o644);
    assert!(Library::open(&path).unwrap().is_writable());
}

#[test]
fn the_reason_is_that_of_the_system() {
    let file = || ReadOnlyReason::File;
    assert_eq!(
        reason_of(files::Error::Denied, file()),
        ReadOnlyReason::File
    );
    assert_eq!(
        reason_of(files::Error::ReadOnly, file()),
        ReadOnlyReason::FileSystem
    );
    let other = files::Error::Quota;
    assert_eq!(
        reason_of(other, file()),
        ReadOnlyReason::Other(files::Error::Quota)
    );
    // What is not there is to be made.
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(reason(&folder.path().join("library.sqlite3")), None);
}

#[test]
fn an_older_library_is_read_from_a_copy_in_memory() {
    let (folder, path) = place();
    let connection = Connection::open(&path).unwrap();
    connection.pragma_update(None, "user_version", 5).unwrap();
    connection
        .execute_batch(
            "DROP TABLE removed; ALTER TABLE article DROP COLUMN item; \
             ALTER TABLE article DROP COLUMN warnings; DROP TABLE feed_item; DROP TABLE feed; \
             DROP TABLE original_of; DROP TABLE original; DROP TABLE watched_file; DROP TABLE mentioned; \
             DROP INDEX entity_by_name; ALTER TABLE entity DROP COLUMN full_name; \
             ALTER TABLE entity DROP COLUMN full_folded; DROP TABLE session; DROP TABLE word; \
             DROP TABLE search_place; \
             DROP INDEX topic_choice_by_topic; DROP TRIGGER own_topic_chosen; \
             DROP TRIGGER own_topic_chosen_otherwise; DROP TRIGGER own_topic_choice_taken_back; \
             DROP TABLE own_topic_model; DROP TABLE highlight; DROP TABLE note_words",
        )
        .unwrap();
    drop(connection);
    let before = files_of(&folder);
    let mut library = Library::open_read_only(&path).unwrap();
    assert_eq!(found(&library, "بوتين"), [ArticleId(1)]);
    for (name, result) in changes(&mut library) {
        match name {
            "annotate" => result.unwrap(),
            _ => assert!(matches!(result, Err(Error::ReadOnly { .. })), "{name}"),
        }
    }
    drop(library);
    // One that is too large for that is not read.
    let error = open_copying(&path, &ReadOnlyReason::FileSystem, 100).unwrap_err();
    assert!(
        matches!(error, Error::MustBeWritten(ReadOnlyReason::FileSystem)),
        "{error:?}"
    );
    assert_eq!(files_of(&folder), before);
    assert!(Library::open(&path).unwrap().is_writable());
}

#[test]
fn what_is_still_to_be_annotated_is_annotated_in_a_copy_in_memory() {
    let (folder, path) = place();
    let mut library = Library::open(&path).unwrap();
    let incoming = incoming("/c.md", "# ج\n\nقال فلاديمير بوتين");
    let id = library.add(&[incoming], NOW).unwrap()[0].id();
    drop(library);
    let before = files_of(&folder);
    let mut library = Library::open_read_only(&path).unwrap();
    assert!(library.claims_work() && library.can_be_annotated() && !library.is_writable());
    assert_eq!(library.not_annotated(9).unwrap(), [id]);
    annotate(&mut library, id).unwrap();
    let mentioned = |library: &Library| found(library, "person:بوتين");
    assert_eq!(mentioned(&library), [ArticleId(1), id]);
    assert_eq!(library.work().unwrap().not_annotated, 0);
    // Corrections are followed too.
    let mut corrections = Corrections::default();
    corrections.push(Correction {
        change: Change::Hide {
            entity: library.annotations(id).unwrap().unwrap().entities[0]
                .id
                .clone(),
        },
        article: Some("/c.md".into()),
    });
    library.correct(corrections).unwrap();
    assert_eq!(library.bring_corrections(&[], 9).unwrap(), 1);
    assert_eq!(mentioned(&library), [ArticleId(1)]);
    for (name, result) in changes(&mut library) {
        match name {
            "annotate" => result.unwrap(),
            _ => assert!(matches!(result, Err(Error::ReadOnly { .. })), "{name}"),
        }
    }
    drop(library);
    assert_eq!(files_of(&folder), before);
    // One that is too large for that is read as it is.
    let (connection, seen) = open_copying(&path, &ReadOnlyReason::FileSystem, 100).unwrap();
    assert_eq!(seen, Seen::Unchanging);
    drop(connection);
    // So is one that another program has open, which annotates it: what it finds is seen.
    let mut other = Library::open(&path).unwrap();
    other.set_read(id, true).unwrap();
    let mut library = Library::open_read_only(&path).unwrap();
    assert!(!library.claims_work() && !library.can_be_annotated());
    annotate(&mut other, id).unwrap();
    assert_eq!(mentioned(&library), [ArticleId(1), id]);
}

#[test]
fn what_is_no_library_is_none_for_reading_either() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("notes.txt");
    fs::write(&text, "ليست مكتبة. ".repeat(500)).unwrap();
    assert!(matches!(
        Library::open_read_only(&text),
        Err(Error::NotALibrary)
    ));
    let missing = folder.path().join("none.sqlite3");
    let error = Library::open_read_only(&missing).unwrap_err();
    assert!(
        matches!(error, Error::CannotOpen(files::Error::Missing)),
        "{error:?}"
    );
    assert!(!missing.exists());
}
