//! Changes of the reader's own that could not be written in time: in a file beside the library until they are.
//!
//! A program that ends does not wait long for another that writes. What it has not written by then it leaves here, a
//! line of JSON for each change. Whoever opens the library next, or writes to it, makes these changes first.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use serde::{Deserialize, Serialize};

use super::annotation::put_choice;
use super::error::Result;
use super::marks::{READ, ReadingPosition, STARRED, put_mark, put_position};
use super::named::{NamedQuery, Role, drop_named, put_named};
use super::{Access, Library, schema};
use crate::article::ArticleId;
use crate::files;
use crate::limits;
use crate::topics::Topic;

/// A change of the reader's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum PendingChange {
    /// An article was read, or counts as not read.
    Read {
        /// The article.
        article: i64,
        /// Which of the two.
        is_read: bool,
    },
    /// An article has a star, or no longer.
    Starred {
        /// The article.
        article: i64,
        /// Which of the two.
        is_starred: bool,
    },
    /// An article was left somewhere.
    #[serde(alias = "place")]
    Position {
        /// The article.
        article: i64,
        /// A byte of its text.
        byte: usize,
    },
    /// An article has a topic, or has not.
    Topic {
        /// The article.
        article: i64,
        /// The topic's id.
        topic: String,
        /// Whether it has it.
        wanted: bool,
    },
    /// A query has a name.
    Named {
        /// The name.
        name: String,
        /// The query.
        query: String,
        /// Whether it is a topic, or a filter.
        is_topic: bool,
    },
    /// A name was given up.
    Forgotten {
        /// The name.
        name: String,
    },
}

/// A line of the file.
#[derive(Serialize, Deserialize)]
struct Line {
    at: Timestamp,
    #[serde(flatten)]
    change: PendingChange,
}

/// Leaves changes beside a library, to be made as soon as it can be written; what is there comes first.
///
/// # Errors
///
/// Where the file cannot be written.
pub fn leave_pending(library: &Path, changes: &[PendingChange], now: Timestamp) -> io::Result<()> {
    // What stands before may be half a line.
    let mut lines = String::from("\n");
    for change in changes {
        let change = change.clone();
        lines.push_str(&serde_json::to_string(&Line { at: now, change })?);
        lines.push('\n');
    }
    let path = pending_file(library);
    files::check_regular_if_there(&path).map_err(|fault| io::Error::other(fault.to_string()))?;
    let mut file = File::options().create(true).append(true).open(path)?;
    file.write_all(lines.as_bytes())?;
    file.sync_all()
}

fn pending_file(library: &Path) -> PathBuf {
    let mut path = library.as_os_str().to_owned();
    path.push("-pending");
    path.into()
}

impl Library {
    /// Makes the changes that other programs left, if that can be done at once.
    pub(super) fn take_pending_at_once(&mut self) -> Result<()> {
        self.connection.busy_timeout(Duration::ZERO)?;
        let taken = self.take_pending();
        self.connection.busy_timeout(schema::TIMEOUT)?;
        // What cannot be written now is written before the first change.
        taken.or(Ok(()))
    }

    /// Makes the changes that other programs left.
    pub(super) fn take_pending(&mut self) -> Result<()> {
        let (Some(library), Access::ReadWrite) = (&self.path, &self.access) else {
            return Ok(());
        };
        let path = pending_file(library);
        if !path.exists() {
            return Ok(());
        }
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Read when no other program can be about it.
        let bytes = files::open(&path)
            .and_then(|mut file| files::read_at_most(&mut file, limits::SETTINGS_FILE));
        let Ok(bytes) = bytes else {
            return Ok(());
        };
        // A line that was not finished, or is another program's, is passed over.
        let lines = bytes.split(|byte| *byte == b'\n');
        let lines = lines.flat_map(serde_json::from_slice::<Line>);
        for Line { at, change } in lines {
            make(&transaction, &change, at)?;
        }
        transaction.commit()?;
        let length = u64::try_from(bytes.len());
        let is_as_read = fs::metadata(&path).is_ok_and(|now| length == Ok(now.len()));
        if is_as_read {
            let _ = fs::remove_file(&path);
        }
        Ok(())
    }
}

/// Makes a change that was left at some time. Of an article that has got another text since, what was read of the
/// former one says nothing.
fn make(connection: &Connection, change: &PendingChange, at: Timestamp) -> Result<()> {
    match change {
        PendingChange::Read { article, is_read } if is_unchanged(connection, *article, at)? => {
            put_mark(connection, ArticleId(*article), READ, *is_read)
        }
        PendingChange::Position { article, byte } if is_unchanged(connection, *article, at)? => {
            match is_boundary(connection, *article, *byte)? {
                true => put_position(connection, ArticleId(*article), ReadingPosition(*byte)),
                false => Ok(()),
            }
        }
        PendingChange::Read { .. } | PendingChange::Position { .. } => Ok(()),
        PendingChange::Starred {
            article,
            is_starred,
        } => put_mark(connection, ArticleId(*article), STARRED, *is_starred),
        PendingChange::Topic {
            article,
            topic,
            wanted,
        } => match Topic::from_id(topic) {
            Some(topic) => put_choice(connection, ArticleId(*article), topic, *wanted),
            None => Ok(()),
        },
        PendingChange::Named {
            name,
            query,
            is_topic,
        } => {
            let role = if *is_topic { Role::Topic } else { Role::Filter };
            let named = NamedQuery {
                name: name.clone(),
                role,
                query: query.clone(),
            };
            put_named(connection, &named)
        }
        PendingChange::Forgotten { name } => drop_named(connection, name).map(drop),
    }
}

/// Whether an article got no other text after some time.
fn is_unchanged(connection: &Connection, article: i64, at: Timestamp) -> Result<bool> {
    // Without its last letter, a second comes before its parts.
    let sql = "SELECT 1 FROM revision WHERE article = ?1 AND rtrim(replaced, 'Z') > rtrim(?2, 'Z')";
    let is_replaced = connection
        .prepare_cached(sql)?
        .exists(params![article, at.to_string()])?;
    Ok(!is_replaced)
}

/// Whether a character of an article's text begins at a byte.
fn is_boundary(connection: &Connection, article: i64, byte: usize) -> Result<bool> {
    let text: Option<String> = connection
        .prepare_cached("SELECT text FROM body WHERE article = ?1")?
        .query_row([article], |row| row.get(0))
        .optional()?;
    Ok(text.is_some_and(|text| text.is_char_boundary(byte)))
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::article::Source;
    use crate::library::Incoming;
    use crate::search::Indexer;
    use crate::sources::markdown;

    const ID: ArticleId = ArticleId(1);

    fn put(library: &mut Library, text: &str, now: Timestamp) {
        let draft = markdown::parse(text, Source::file("/a.md".into()));
        let incoming = Incoming::new(draft, &mut Indexer::new()).unwrap();
        library.add(&[incoming], now).unwrap();
    }

    fn place() -> (TempDir, PathBuf, Library) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite3");
        let mut library = Library::open(&path).unwrap();
        put(&mut library, "# خبر\n\nنص", Timestamp::UNIX_EPOCH);
        (folder, path, library)
    }

    fn all() -> Vec<PendingChange> {
        let article = ID.0;
        let named = |name: &str| PendingChange::Named {
            name: name.to_owned(),
            query: "قمة".to_owned(),
            is_topic: true,
        };
        vec![
            PendingChange::Read {
                article,
                is_read: true,
            },
            PendingChange::Starred {
                article,
                is_starred: true,
            },
            PendingChange::Position { article, byte: 4 },
            PendingChange::Topic {
                article,
                topic: Topic::Economy.id().to_owned(),
                wanted: true,
            },
            named("قمم"),
            named("غيرها"),
            PendingChange::Forgotten {
                name: "غيرها".to_owned(),
            },
        ]
    }

    fn has_taken_all(library: &Library) -> bool {
        let summary = library.summaries(&[ID]).unwrap().pop().unwrap();
        let names = library.own_topic_names().unwrap();
        summary.is_read
            && summary.is_starred
            && summary.topics.contains(&Topic::Economy)
            && library.position(ID).unwrap() == Some(ReadingPosition(4))
            && names == ["قمم"]
    }

    #[test]
    fn what_is_left_is_made_by_who_opens_the_library_next() {
        let (_folder, path, library) = place();
        drop(library);
        let (first, second) = (&all()[..3], &all()[3..]);
        leave_pending(&path, first, Timestamp::now()).unwrap();
        leave_pending(&path, second, Timestamp::now()).unwrap();
        let library = Library::open(&path).unwrap();
        assert!(has_taken_all(&library));
        assert!(!pending_file(&path).exists());
    }

    #[test]
    fn an_earlier_name_of_a_change_is_read() {
        let (_folder, path, library) = place();
        drop(library);
        let line = r#"{"at":"2026-01-01T00:00:00Z","change":"place","article":1,"byte":4}"#;
        fs::write(pending_file(&path), line).unwrap();
        let library = Library::open(&path).unwrap();
        assert_eq!(library.position(ID).unwrap(), Some(ReadingPosition(4)));
    }

    #[test]
    fn while_another_program_writes_it_stays_and_comes_before_the_next_change() {
        let (_folder, path, other) = place();
        leave_pending(&path, &all(), Timestamp::now()).unwrap();
        let writing = other.lock_for_writing().unwrap();
        let mut library = Library::open(&path).unwrap();
        assert!(!has_taken_all(&library) && pending_file(&path).exists());
        drop(writing);
        library.set_starred(ID, false).unwrap();
        let summary = library.summaries(&[ID]).unwrap().pop().unwrap();
        assert!(summary.is_read && !summary.is_starred);
        assert!(!pending_file(&path).exists());
    }

    #[test]
    fn what_was_read_of_a_former_text_and_what_cannot_be_read_is_passed_over() {
        let (_folder, path, mut library) = place();
        let earlier = Timestamp::from_second(100).unwrap();
        put(
            &mut library,
            "# خبر\n\nنص آخر",
            Timestamp::from_second(200).unwrap(),
        );
        drop(library);
        leave_pending(&path, &all(), earlier).unwrap();
        let mut file = File::options()
            .append(true)
            .open(pending_file(&path))
            .unwrap();
        file.write_all(b"{\"at\":\"2024-01-01T00:00:00Z\",\"change\":\"other\"}\n{\"at\xd8")
            .unwrap();
        let library = Library::open(&path).unwrap();
        let summary = library.summaries(&[ID]).unwrap().pop().unwrap();
        assert!(!summary.is_read && summary.is_starred);
        assert_eq!(library.position(ID).unwrap(), None);
        assert!(!pending_file(&path).exists());
        // No character begins there, or no article is there.
        let nowhere = [(1, 3), (1, 999), (9, 0)];
        let nowhere = nowhere.map(|(article, byte)| PendingChange::Position { article, byte });
        drop(library);
        leave_pending(&path, &nowhere, Timestamp::now()).unwrap();
        assert_eq!(Library::open(&path).unwrap().position(ID).unwrap(), None);
    }
}
