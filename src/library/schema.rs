//! The form of the file: opened, checked, brought up to date.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};

use super::error::{Error, Result, reason};
use super::index_edition;
use crate::files;

/// The SQL that leads from each form to the next: the first from an empty file to form 1.
const MIGRATIONS: [&str; 17] = [
    include_str!("migrations/1.sql"),
    include_str!("migrations/2.sql"),
    include_str!("migrations/3.sql"),
    include_str!("migrations/4.sql"),
    include_str!("migrations/5.sql"),
    include_str!("migrations/6.sql"),
    include_str!("migrations/7.sql"),
    include_str!("migrations/8.sql"),
    include_str!("migrations/9.sql"),
    include_str!("migrations/10.sql"),
    include_str!("migrations/11.sql"),
    include_str!("migrations/12.sql"),
    include_str!("migrations/13.sql"),
    include_str!("migrations/14.sql"),
    include_str!("migrations/15.sql"),
    include_str!("migrations/16.sql"),
    include_str!("migrations/17.sql"),
];

/// `qari` in four bytes: what a library says it is (`PRAGMA application_id`).
const APPLICATION: i64 = 0x7161_7269;

/// Pages (of 4 KiB) of the log after which they are written into the file itself. Articles that come
/// together change the same pages again and again: the more of them wait, the fewer are written.
const LOGGED: i64 = 8_000;

/// The pages kept in memory, in kibibytes.
const CACHE_KIB: i64 = 10_000;

/// How long another program's writing is waited for. It writes in small pieces.
pub(super) const TIMEOUT: Duration = Duration::from_secs(10);

/// The time between two tries where SQLite does not wait itself.
const PAUSE: Duration = Duration::from_millis(2);

/// Opens the library in a file, which is made where there is none.
pub(super) fn open(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    files::check_regular_if_there(path).map_err(Error::CannotOpen)?;
    let mut connection =
        Connection::open_with_flags(path, flags).map_err(|error| cannot_open(path, error))?;
    prepare(&mut connection)?;
    Ok(connection)
}

/// Why SQLite, which does not say, could not open a file.
pub(super) fn cannot_open(path: &Path, error: rusqlite::Error) -> Error {
    if error.sqlite_error_code() != Some(ErrorCode::CannotOpen) {
        return error.into();
    }
    let fault = files::why_not_opened(path);
    Error::CannotOpen(fault.unwrap_or(files::Error::Unknown))
}

/// Opens a library that lives as long as it is open, in memory alone.
pub(super) fn open_in_memory() -> Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    prepare(&mut connection)?;
    Ok(connection)
}

/// Opens a library that lives as long as it is open: in memory up to the size of the cache, beyond that in a
/// temporary file, which is made when it is needed and has no name.
pub(super) fn open_temporary() -> Result<Connection> {
    // SQLite takes an empty name to mean that.
    let mut connection = Connection::open("")?;
    prepare(&mut connection)?;
    Ok(connection)
}

/// Makes ready a library that is opened for reading only. Returns whether it has the newest form: nothing can be
/// asked of it in another.
pub(super) fn prepare_to_read(connection: &Connection) -> Result<bool> {
    connection.busy_timeout(TIMEOUT)?;
    let known = form_number(MIGRATIONS.len());
    let is_newest = check(connection, known)? == known;
    set_up(connection)?;
    Ok(is_newest)
}

/// Brings a library that is open to the newest form, and makes it ready.
pub(super) fn prepare(connection: &mut Connection) -> Result<()> {
    connection.busy_timeout(TIMEOUT)?;
    let known = form_number(MIGRATIONS.len());
    let found = check(connection, known)?;
    keep_log(connection)?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "wal_autocheckpoint", LOGGED)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    set_up(connection)?;
    if found < known {
        migrate(connection, known)?;
    }
    Ok(())
}

/// Has what is written logged: readers go on while one writes, and what was committed survives the program, whatever
/// ends it.
fn keep_log(connection: &Connection) -> Result<()> {
    // Where two change the mode of one file at once, each would wait for the other: SQLite gives up at once.
    let until = Instant::now() + TIMEOUT;
    while let Err(error) = connection.pragma_update(None, "journal_mode", "WAL") {
        let error = Error::from(error);
        if !matches!(error, Error::Busy) || Instant::now() > until {
            return Err(error);
        }
        thread::sleep(PAUSE);
    }
    Ok(())
}

fn set_up(connection: &Connection) -> Result<()> {
    // Where nothing is written no file can be counted on. Else memory would be slow: SQLite walks all that it keeps
    // there of a savepoint at the end of each statement.
    if connection.is_readonly("main")? {
        connection.pragma_update(None, "temp_store", "MEMORY")?;
    }
    // Kibibytes, where negative. What one article brings is changed at once, and kept here until it is written: a
    // larger cache would make the peak of an article of very many names as much higher.
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// The form a library has, 0 for an empty file; nothing is written.
fn check(connection: &Connection, known: i64) -> Result<i64> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    // Asked first: another program may be making the library, and writes all of these at once.
    let is_empty = number("schema_version")? == 0;
    if is_empty {
        return Ok(0);
    }
    let application = number("application_id")?;
    let found = number("user_version")?;
    if application != APPLICATION {
        return Err(Error::NotALibrary);
    }
    if found > known {
        return Err(Error::Newer { found, known });
    }
    Ok(found)
}

/// Brings a library to the newest form: wholly or not at all.
fn migrate(connection: &mut Connection, known: i64) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another program may have done it while this one waited.
    let found = check(&transaction, known)?;
    for (number, migration) in MIGRATIONS.iter().enumerate() {
        if form_number(number) >= found {
            transaction.execute_batch(migration).map_err(unfit)?;
        }
    }
    if found == 0 {
        index_edition::begin(&transaction)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", known)?;
    transaction.commit()?;
    Ok(())
}

/// A step that fails on the SQL itself was taken on tables that are not as they should be.
fn unfit(error: rusqlite::Error) -> Error {
    let code = error.sqlite_error_code();
    let is_of_tables = matches!(error, rusqlite::Error::SqlInputError { .. })
        || matches!(
            code,
            Some(ErrorCode::Unknown | ErrorCode::ConstraintViolation)
        );
    if is_of_tables {
        Error::Damaged(reason(&error))
    } else {
        error.into()
    }
}

fn form_number(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::Barrier;

    use tempfile::TempDir;

    use super::*;
    use crate::article::ArticleId;
    use crate::library::Library;

    fn folder() -> TempDir {
        tempfile::tempdir().unwrap()
    }

    fn version(connection: &Connection) -> i64 {
        connection
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .unwrap()
    }

    /// A library of an earlier form.
    fn earlier(path: &Path, form: usize) -> Connection {
        let old = Connection::open(path).unwrap();
        for migration in &MIGRATIONS[..form] {
            old.execute_batch(migration).unwrap();
        }
        if form > 0 {
            old.pragma_update(None, "application_id", APPLICATION)
                .unwrap();
            old.pragma_update(None, "user_version", form_number(form))
                .unwrap();
        }
        old
    }

    #[test]
    fn articles_of_every_earlier_form_keep_their_sources() {
        let articles = [
            ("seed", "01.md", Some("seed:01.md"), "seeds/01.md"),
            ("file", "/a b#c.md", Some("file:/a b#c.md"), "/a b#c.md"),
            ("input", "", None, "-"),
        ];
        for form in 1..=MIGRATIONS.len() {
            let folder = folder();
            let path = folder.path().join("library.sqlite3");
            let old = earlier(&path, form);
            for (id, (kind, origin, key, _)) in (1..).zip(articles) {
                old.execute(
                    "INSERT INTO article (id, key, origin_kind, origin, title, language, declared, came, \
                     digest) VALUES (?1, ?2, ?3, ?4, 'أ', 'ar', '[]', '2024-05-16T00:00:00Z', 0)",
                    rusqlite::params![id, key, kind, origin],
                )
                .unwrap();
                old.execute(
                    "INSERT INTO body (article, text, blocks, spans) VALUES (?1, '', '[]', '[]')",
                    [id],
                )
                .unwrap();
            }
            drop(old);
            let library = Library::open(&path).unwrap();
            for (id, (_, _, key, text)) in (1..).zip(articles) {
                let article = library.article(ArticleId(id)).unwrap().unwrap();
                assert_eq!(article.source.text(), text, "form {form}");
                let stored = article.key();
                let stored = stored.is_unique().then(|| stored.to_string());
                assert_eq!(stored.as_deref(), key, "form {form}");
            }
        }
    }

    #[test]
    fn every_earlier_form_is_brought_up_to_date() {
        for form in 0..=MIGRATIONS.len() {
            let folder = folder();
            let path = folder.path().join("library.sqlite3");
            drop(earlier(&path, form));
            let new = open(&path).unwrap();
            assert_eq!(version(&new), form_number(MIGRATIONS.len()));
            new.prepare("SELECT name, role, query, place FROM named_query")
                .unwrap();
            let pieces = "SELECT v FROM search_config WHERE k = 'hashsize'";
            let bytes: i64 = new.query_row(pieces, [], |row| row.get(0)).unwrap();
            assert_eq!(bytes, 16 << 20);
            new.prepare("SELECT sound, family_sound FROM alias")
                .unwrap();
            new.prepare("SELECT fault, item FROM article").unwrap();
            new.prepare("SELECT key, word, written FROM word").unwrap();
            new.prepare("SELECT article, exact, start, stop, note FROM highlight")
                .unwrap();
            new.prepare("SELECT doc FROM search_place WHERE term = 'a'")
                .unwrap();
            new.prepare("SELECT id, key, digest, removed, line, extractor, found FROM removed")
                .unwrap();
            drop(new);
            open(&path).unwrap();
        }
    }

    #[test]
    fn what_a_newer_program_made_is_left_alone() {
        let folder = folder();
        let path = folder.path().join("library.sqlite3");
        let connection = open(&path).unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        drop(connection);
        let before = fs::read(&path).unwrap();
        let error = open(&path).unwrap_err();
        assert!(matches!(error, Error::Newer { found: 99, .. }), "{error}");
        assert_eq!(fs::read(&path).unwrap(), before);
    }

    #[test]
    fn what_is_no_library_is_left_alone() {
        let folder = folder();
        let path = folder.path().join("notes.txt");
        let text = "ليست مكتبة. ".repeat(500);
        fs::write(&path, &text).unwrap();
        assert!(matches!(open(&path), Err(Error::NotALibrary)));
        assert_eq!(fs::read_to_string(&path).unwrap(), text);

        let other = folder.path().join("other.sqlite3");
        let connection = Connection::open(&other).unwrap();
        connection.execute_batch("CREATE TABLE a (b)").unwrap();
        drop(connection);
        assert!(matches!(open(&other), Err(Error::NotALibrary)));
    }

    #[test]
    fn why_a_library_cannot_be_opened_is_said_without_its_path() {
        let folder = folder();
        let fault = |path: &Path| match open(path) {
            Err(Error::CannotOpen(fault)) => fault,
            other => panic!("{}: {other:?}", path.display()),
        };
        let directory = files::Error::NotRegular(files::FileKind::Directory);
        assert_eq!(fault(folder.path()), directory);
        assert_eq!(fault(&folder.path().join("none/a")), files::Error::NoFolder);
        fs::write(folder.path().join("file"), "").unwrap();
        let below = fault(&folder.path().join("file/a"));
        assert!(!below.to_string().contains("file/a"), "{below}");
        let long = fault(&folder.path().join("a".repeat(300)));
        assert!(!long.to_string().contains("aaa"), "{long}");
    }

    #[test]
    fn a_step_that_fails_is_told_without_its_sql() {
        let folder = folder();
        let path = folder.path().join("library.sqlite3");
        let connection = Connection::open(&path).unwrap();
        connection
            .execute_batch("CREATE TABLE article (a, fault, item, warnings); CREATE TABLE removed (a); CREATE TABLE feed (a); CREATE TABLE original (a); CREATE TABLE session (a); CREATE TABLE word (a); CREATE TABLE watched_file (a); CREATE TABLE highlight (a); CREATE TABLE note_words (a); CREATE VIEW entity AS SELECT 1")
            .unwrap();
        for form in 0..form_number(MIGRATIONS.len()) {
            for (name, value) in [("application_id", APPLICATION), ("user_version", form)] {
                connection.pragma_update(None, name, value).unwrap();
            }
            let error = open(&path).unwrap_err();
            assert!(matches!(error, Error::Damaged(_)), "{form}: {error:?}");
            let words = error.to_string().to_uppercase();
            let sql = ["CREATE ", "ALTER ", "INSERT ", "UPDATE ", "SELECT ", ";"];
            let found = sql.iter().find(|word| words.contains(**word));
            assert_eq!(found, None, "{form}: {words}");
        }
    }

    #[test]
    fn damage_is_told_and_not_written_over() {
        let folder = folder();
        let path = folder.path().join("library.sqlite3");
        drop(open(&path).unwrap());
        let mut bytes = fs::read(&path).unwrap();
        for byte in &mut bytes[100..2048] {
            *byte = 0x5A;
        }
        fs::write(&path, &bytes).unwrap();
        let error = open(&path).unwrap_err();
        assert!(matches!(error, Error::Damaged(_)), "{error:?}");
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }

    #[test]
    fn several_that_open_a_new_library_at_once_wait_for_each_other() {
        let folder = folder();
        for number in 0..30 {
            let path = folder.path().join(number.to_string());
            let start = Barrier::new(8);
            thread::scope(|scope| {
                let open_one = || {
                    start.wait();
                    open(&path).map(drop)
                };
                let opening: Vec<_> = (0..8).map(|_| scope.spawn(open_one)).collect();
                for opened in opening {
                    opened.join().unwrap().unwrap();
                }
            });
        }
    }
}
