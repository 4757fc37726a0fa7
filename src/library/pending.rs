//! Changes of the reader's own that could not be written in time: in a file beside the library until they are.
//!
//! A program that ends does not wait long for another that writes. What it has not written by then it leaves here, a
//! line of JSON for each change. Whoever opens the library next, or writes to it, makes these changes first.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, TransactionBehavior, params};
use serde::{Deserialize, Serialize};

use super::annotation::{TextDigest, alone, is_still, put_choice, text_of};
use super::error::Result;
use super::highlights;
use super::marks::{READ, ReadingPosition, STARRED, put_mark, put_position};
use super::named::{NamedQuery, NamedQueryRole, drop_named, put_named};
use super::own_topics::put_own_choice;
use super::{Access, Library, schema};
use crate::article::{ArticleId, Highlight, Quote};
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
        /// The text that was shown, where one was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<TextDigest>,
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
        /// The text that was shown, where it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<TextDigest>,
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
    /// An article was put into a topic of the reader's own or taken out, or that was taken back.
    OwnTopic {
        /// The article.
        article: i64,
        /// The topic's name.
        topic: String,
        /// `true` where it was put in; nothing where the topic's query decides again.
        choice: Option<bool>,
    },
    /// A passage of an article is highlighted, or has another note.
    Highlighted {
        /// The article.
        article: i64,
        /// The passage.
        #[serde(flatten)]
        highlight: Highlight,
    },
    /// A passage of an article is no longer highlighted.
    NotHighlighted {
        /// The article.
        article: i64,
        /// The passage.
        #[serde(flatten)]
        quote: Quote,
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
struct PendingLine {
    at: Timestamp,
    #[serde(flatten)]
    change: PendingChange,
}

/// Leaves changes beside a library, to be made as soon as it can be written; what is there comes first.
///
/// # Errors
///
/// Where the file cannot be read and written, or would be larger than a file that is read.
pub fn write_pending(library: &Path, changes: &[PendingChange], now: Timestamp) -> io::Result<()> {
    // What stands before may be half a line.
    let mut lines = String::from("\n");
    for change in changes {
        let change = change.clone();
        lines.push_str(&serde_json::to_string(&PendingLine { at: now, change })?);
        lines.push('\n');
    }
    let path = pending_file(library);
    files::check_regular_if_there(&path).map_err(|fault| io::Error::other(fault.to_string()))?;
    let mut options = File::options();
    let mut file = options.read(true).append(true).create(true).open(path)?;
    lock(&file);
    let added = u64::try_from(lines.len()).unwrap_or(u64::MAX);
    // What is larger would never be read.
    if file.metadata()?.len().saturating_add(added) > limits::PENDING_FILE {
        return Err(ErrorKind::FileTooLarge.into());
    }
    file.write_all(lines.as_bytes())?;
    file.sync_all()
}

/// Keeps other programs from the file until it is closed.
fn lock(file: &File) {
    loop {
        match file.lock() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            // Where the file system has no locks, it is used without.
            _ => return,
        }
    }
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
        if fs::metadata(&path).is_ok_and(|file| file.len() == 0) || !path.exists() {
            return Ok(());
        }
        let mut transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Locked last, so that whoever leaves changes never waits for the library.
        let Ok(mut file) = open_locked(&path) else {
            return Ok(());
        };
        let Ok(bytes) = files::read_at_most(&mut file, limits::PENDING_FILE) else {
            return Ok(());
        };
        // A line that was not finished, or is another program's, is passed over.
        let lines = bytes.split(|byte| *byte == b'\n');
        let lines = lines.flat_map(serde_json::from_slice::<PendingLine>);
        for PendingLine { at, change } in lines {
            // What one article refuses must not keep the others waiting.
            let _ = alone(&mut transaction, |connection| make(connection, &change, at))?;
        }
        transaction.commit()?;
        // Emptied, not removed: another program may wait for the lock on this very file.
        let _ = file.set_len(0);
        Ok(())
    }
}

/// The file of pending changes, for this program alone.
fn open_locked(path: &Path) -> std::result::Result<File, files::Error> {
    files::check_regular_if_there(path)?;
    let file = File::options().read(true).write(true).open(path)?;
    lock(&file);
    Ok(file)
}

/// Makes a change that was left at some time. Of an article that has got another text since, what was read of the
/// former one says nothing.
fn make(connection: &Connection, change: &PendingChange, at: Timestamp) -> Result<()> {
    match change {
        PendingChange::Read {
            article,
            is_read,
            text,
        } if is_of_text_shown(connection, *article, *text, at)? => {
            put_mark(connection, ArticleId(*article), READ, *is_read)
        }
        PendingChange::Position {
            article,
            byte,
            text,
        } if is_of_text_shown(connection, *article, *text, at)? => {
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
        PendingChange::OwnTopic {
            article,
            topic,
            choice,
        } => put_own_choice(connection, ArticleId(*article), topic, *choice),
        PendingChange::Highlighted { article, highlight } => {
            highlights::put(connection, ArticleId(*article), highlight, at)
        }
        PendingChange::NotHighlighted { article, quote } => {
            highlights::remove(connection, ArticleId(*article), quote)
        }
        PendingChange::Named {
            name,
            query,
            is_topic,
        } => {
            let role = if *is_topic {
                NamedQueryRole::Topic
            } else {
                NamedQueryRole::Filter
            };
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

/// Whether an article still has the text that was shown when a change was left; where that is not known, whether it
/// got no other text since.
fn is_of_text_shown(
    connection: &Connection,
    article: i64,
    text: Option<TextDigest>,
    at: Timestamp,
) -> Result<bool> {
    match text {
        Some(_) => is_still(connection, ArticleId(article), text),
        None => is_unchanged(connection, article, at),
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
    let text = text_of(connection, ArticleId(article))?;
    Ok(text.is_some_and(|text| text.is_char_boundary(byte)))
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::article::Source;
    use crate::library::Incoming;
    use crate::range::TextRange;
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

    fn place_of(byte: usize, text: Option<TextDigest>) -> PendingChange {
        PendingChange::Position {
            article: ID.0,
            byte,
            text,
        }
    }

    fn is_empty(path: &Path) -> bool {
        fs::read(pending_file(path)).unwrap().is_empty()
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
                text: None,
            },
            PendingChange::Starred {
                article,
                is_starred: true,
            },
            place_of(4, None),
            PendingChange::Topic {
                article,
                topic: Topic::Economy.id().to_owned(),
                wanted: true,
            },
            PendingChange::Highlighted {
                article,
                highlight: Highlight::of("خبر", TextRange::new(0, 4), "ملاحظة".to_owned()),
            },
            PendingChange::Highlighted {
                article,
                highlight: Highlight::of("خبر", TextRange::new(0, 6), String::new()),
            },
            PendingChange::NotHighlighted {
                article,
                quote: Quote::of("خبر", TextRange::new(0, 6)),
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
        let highlights = library.highlights(ID).unwrap();
        let notes: Vec<&str> = highlights.iter().map(|one| one.note.as_str()).collect();
        notes == ["ملاحظة"]
            && summary.is_read
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
        write_pending(&path, first, Timestamp::now()).unwrap();
        write_pending(&path, second, Timestamp::now()).unwrap();
        let library = Library::open(&path).unwrap();
        assert!(has_taken_all(&library));
        assert!(is_empty(&path));
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
        write_pending(&path, &all(), Timestamp::now()).unwrap();
        let writing = other.lock_for_writing().unwrap();
        let mut library = Library::open(&path).unwrap();
        assert!(!has_taken_all(&library) && !is_empty(&path));
        drop(writing);
        library.set_starred(ID, false).unwrap();
        let summary = library.summaries(&[ID]).unwrap().pop().unwrap();
        assert!(summary.is_read && !summary.is_starred);
        assert!(is_empty(&path));
    }

    #[test]
    fn it_comes_before_an_article_is_removed_and_comes_back_with_it() {
        let (_folder, path, mut library) = place();
        write_pending(&path, &all(), Timestamp::now()).unwrap();
        library.remove(&[ID], Timestamp::now()).unwrap();
        assert!(is_empty(&path));
        library.restore(&[ID]).unwrap();
        assert!(has_taken_all(&library));
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
        write_pending(&path, &all(), earlier).unwrap();
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
        assert!(is_empty(&path));
        // No character begins there, or no article is there.
        let nowhere = [(1, 3), (1, 999), (9, 0)];
        let nowhere = nowhere.map(|(article, byte)| PendingChange::Position {
            article,
            byte,
            text: None,
        });
        drop(library);
        write_pending(&path, &nowhere, Timestamp::now()).unwrap();
        assert_eq!(Library::open(&path).unwrap().position(ID).unwrap(), None);
    }

    #[test]
    fn a_change_that_one_article_refuses_holds_up_no_other() {
        let (_folder, path, library) = place();
        let sql = "UPDATE article SET declared = '{'";
        library.connection.execute(sql, []).unwrap();
        drop(library);
        write_pending(&path, &all(), Timestamp::now()).unwrap();
        let mut library = Library::open(&path).unwrap();
        assert!(library.choose_topic(ID, Topic::Economy, true).is_err());
        library.set_starred(ID, true).unwrap();
        assert_eq!(library.position(ID).unwrap(), Some(ReadingPosition(4)));
        assert_eq!(library.own_topic_names().unwrap(), ["قمم"]);
        assert!(is_empty(&path));
    }

    #[test]
    fn who_takes_waits_for_who_leaves_and_no_line_is_lost() {
        let (_folder, path, library) = place();
        drop(library);
        write_pending(&path, &all()[..3], Timestamp::now()).unwrap();
        let mut file = open_locked(&pending_file(&path)).unwrap();
        let taking = {
            let path = path.clone();
            std::thread::spawn(move || Library::open(&path).unwrap())
        };
        std::thread::sleep(Duration::from_millis(100));
        let mut lines = fs::read(pending_file(&path)).unwrap();
        assert!(!lines.is_empty());
        for change in all().split_off(3) {
            let at = Timestamp::now();
            lines.extend(serde_json::to_vec(&PendingLine { at, change }).unwrap());
            lines.push(b'\n');
        }
        file.write_all(&lines).unwrap();
        drop(file);
        assert!(has_taken_all(&taking.join().unwrap()));
        assert!(is_empty(&path));
    }

    #[test]
    fn a_file_that_would_be_too_large_to_be_read_takes_no_more() {
        let (_folder, path, _library) = place();
        let file = File::create(pending_file(&path)).unwrap();
        file.set_len(limits::PENDING_FILE).unwrap();
        assert!(write_pending(&path, &all(), Timestamp::now()).is_err());
        assert_eq!(file.metadata().unwrap().len(), limits::PENDING_FILE);
    }

    #[test]
    fn a_place_is_kept_only_in_the_text_that_was_shown() {
        let (_folder, path, mut library) = place();
        let shown = library.text_digest(ID).unwrap();
        let earlier = Timestamp::from_second(100).unwrap();
        let replaced = Timestamp::from_second(200).unwrap();
        put(&mut library, "# خبر\n\nنص آخر", replaced);
        let now = library.text_digest(ID).unwrap();
        drop(library);
        let read = |text| PendingChange::Read {
            article: ID.0,
            is_read: true,
            text,
        };
        // It had been replaced already when they were left.
        let changes = [place_of(4, shown), read(shown)];
        write_pending(&path, &changes, Timestamp::now()).unwrap();
        let library = Library::open(&path).unwrap();
        assert_eq!(library.position(ID).unwrap(), None);
        assert!(!library.summaries(&[ID]).unwrap()[0].is_read);
        drop(library);
        write_pending(&path, &[place_of(4, now), read(now)], earlier).unwrap();
        let library = Library::open(&path).unwrap();
        assert_eq!(library.position(ID).unwrap(), Some(ReadingPosition(4)));
        assert!(library.summaries(&[ID]).unwrap()[0].is_read);
    }
}
