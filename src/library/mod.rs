//! The articles that are kept, what was found in them, and the questions that can be asked of them.
//!
//! One SQLite file holds it all; every line of SQL in the program stands in this module. A program may
//! be ended at any moment and several may use the file at once: each change is one transaction,
//! readers never wait for a writer, and writers wait for each other.
//!
//! An article comes in by [`Library::add`] with the index of its words made ([`Incoming`]); what
//! [`crate::extract`] finds in it is stored as it was found, and indexed as the reader's corrections
//! have it ([`Library::annotate`]). Lists are answered as ids in order ([`Library::list`]); only what
//! is shown is read ([`Library::summaries`]).

mod annotation;
mod blocks;
mod change;
mod comparison;
mod condition;
mod corrected;
mod entities;
mod error;
mod expressions;
mod feeds;
mod filter;
mod highlights;
mod history;
mod id_set;
mod identity;
mod incoming;
mod index_edition;
mod intake;
mod kept;
mod last_read;
mod list;
mod marks;
mod mentions;
mod named;
mod near;
mod originals;
mod own_topics;
mod pending;
mod read_only;
mod record;
mod reindexing;
mod remembered;
mod removal;
mod schema;
mod scores;
mod search;
mod sentences;
mod session;
mod snapshot;
mod spelling;
mod statistics;
mod threads;
mod totals;
mod watched;
mod words;

use std::fmt::{self, Debug, Formatter};
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use jiff::{Timestamp, Zoned};
use rusqlite::{Connection, Row};

use crate::article::{
    Article, ArticleId, Highlighting, Language, Metadata, Source, SourceKind, Warning,
};
use crate::corrections::Corrections;
use crate::files;
use crate::notice::ReadOnlyReason;
use crate::topics::Topic;

pub use annotation::{SetAside, TextDigest, Work};
pub use comparison::{Comparison, SharedCompanion};
pub use entities::{KnownEntity, MentioningArticle};
pub use error::{Error, Result};
pub use feeds::{
    Feed, FeedAnswer, FeedFault, FeedId, FeedOutcome, FeedState, FeedValidators, Followed,
    Retention, Schedule,
};
pub use filter::{EntityFilter, Filter, ListOrder, Matching};
pub use highlights::{HighlightList, ListedHighlight, Passages};
pub use incoming::Incoming;
pub use intake::{Arrival, Taken};
pub use list::{Listing, TopicCount, TopicMonth};
pub use marks::ReadingPosition;
pub use named::{NamedQuery, NamedQueryRole};
pub use originals::{OriginalFacts, OriginalId, OriginalRecord, sha256};
pub use own_topics::OwnTopic;
pub use pending::{PendingChange, write_pending};
pub use removal::{RESTORABLE, Removed};
pub use search::{Finding, FoundWords};
pub use sentences::{Excerpt, QuotedArticle, Sentence};
pub use session::{NoteDraft, SavedSession};
pub use statistics::{EntityCount, Statistics};
pub use threads::{Card, Companion, MonthCount};
pub use totals::{Among, EntityOrder, EntityTotal, Guesses, KindTotals, Totals, TotalsQuery};

use read_only::Seen;
use record::BodyRecord;
use remembered::{Changes, LibraryMemory};

/// An article as lists show it: without its text.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleSummary {
    /// Its name.
    pub id: ArticleId,
    /// Its title.
    pub title: String,
    /// The day it was published.
    pub date: Option<Date>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it came from.
    pub source: Source,
    /// The language it is written in.
    pub language: Language,
    /// Its topics, the main one first; those its author names until it is annotated.
    pub topics: Vec<Topic>,
    /// Whether it was read.
    pub is_read: bool,
    /// Whether the reader marked it.
    pub is_starred: bool,
    /// What the reader highlighted in it.
    pub highlighting: Highlighting,
    /// What the reader should know about how it was read.
    pub warnings: Vec<Warning>,
}

#[cfg(all(test, feature = "tui"))]
impl ArticleSummary {
    /// A summary that says as little as there can be.
    pub(crate) fn bare(id: ArticleId, title: String) -> Self {
        Self {
            id,
            title,
            date: None,
            publisher: None,
            source: Source::standard_input(),
            language: Language::default(),
            topics: Vec::new(),
            is_read: false,
            is_starred: false,
            highlighting: Highlighting::None,
            warnings: Vec::new(),
        }
    }
}

/// The library: a file, open.
#[derive(Debug)]
pub struct Library {
    connection: Connection,
    corrections: Corrections,
    /// Beside the file: who holds it locked does the work in the background.
    claim: Claim,
    access: Access,
    memory: LibraryMemory,
    /// Its file; `None` where it is in memory alone.
    path: Option<PathBuf>,
    given_up: Option<GivenUp>,
    clock: Clock,
    is_temporary: bool,
}

/// What says what time it is where the reader is.
pub type Clock = fn() -> Zoned;

/// What can be done with the file.
#[derive(Debug)]
enum Access {
    ReadWrite,
    ReadOnly {
        path: PathBuf,
        reason: ReadOnlyReason,
        seen: Seen,
    },
}

/// Whether this program does the work in the background, of which one is enough.
#[derive(Debug)]
enum Claim {
    /// Nobody else can have it.
    Alone,
    /// Nobody has asked for it yet; this file would be locked.
    Unasked(PathBuf),
    /// Another program holds the lock on this file. It stays open, since a program that watches the folder would
    /// hear of each closing.
    Elsewhere(File),
    /// The lock is held here.
    Held { lock: File },
    /// The library cannot be written.
    Never,
}

/// When the answer to a question is wanted no longer.
#[derive(Clone)]
struct GivenUp(Arc<dyn Fn() -> bool + Send + Sync>);

impl Debug for GivenUp {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("GivenUp")
    }
}

/// Steps of SQLite's virtual machine between two looks at whether an answer is still wanted: under a millisecond.
const STEPS_BETWEEN_LOOKS: i32 = 10_000;

impl Library {
    /// Opens the library in a file, which is made where there is none. One that cannot be written is opened for
    /// reading ([`Library::check_writable`]).
    ///
    /// # Errors
    ///
    /// Where the file is no library, a newer program's, damaged, or refused by the system. It is
    /// then left as it is.
    pub fn open(path: &Path) -> Result<Self> {
        // SQLite keeps what belongs to a library beside the file that a link leads to.
        let whole = path.canonicalize();
        let path = whole.as_deref().unwrap_or(path);
        if let Some(reason) = read_only::reason(path) {
            return Self::open_to_read(path, reason);
        }
        match schema::open(path) {
            Ok(connection) => {
                let mut lock = path.as_os_str().to_owned();
                lock.push("-work");
                let mut library = Self::over(connection, Claim::Unasked(lock.into()));
                library.path = Some(path.to_owned());
                library.take_pending_at_once()?;
                Ok(library)
            }
            // The system permits more than it can do.
            Err(error @ (Error::CannotOpen(_) | Error::Refused(_) | Error::DiskFull)) => {
                let fault = match &error {
                    Error::CannotOpen(fault) => fault.clone(),
                    Error::DiskFull => files::Error::Full,
                    other => files::Error::System(other.to_string()),
                };
                let reason = ReadOnlyReason::Other(fault);
                Self::open_to_read(path, reason).map_err(|_| error)
            }
            Err(error) => Err(error),
        }
    }

    /// Opens the library in a file for reading only: nothing is written, neither to it nor beside it. What another
    /// program writes from then on may not be seen. Where articles are left to be annotated a copy in memory is
    /// open, which takes what is found in them ([`Library::can_be_annotated`]).
    ///
    /// # Errors
    ///
    /// As [`Library::open`] has, and where something must be written before the library can be read: where an
    /// older program made it, or one that was stopped did not finish.
    pub fn open_read_only(path: &Path) -> Result<Self> {
        Self::open_to_read(path, ReadOnlyReason::Asked)
    }

    fn open_to_read(path: &Path, reason: ReadOnlyReason) -> Result<Self> {
        let (connection, seen) = read_only::open(path, &reason)?;
        let path = path.to_owned();
        let claim = match seen {
            Seen::Copy => Claim::Alone,
            Seen::Live | Seen::Unchanging => Claim::Never,
        };
        Ok(Self {
            path: Some(path.clone()),
            access: Access::ReadOnly { path, reason, seen },
            ..Self::over(connection, claim)
        })
    }

    /// Makes sure that the library can be written.
    ///
    /// # Errors
    ///
    /// Where it can only be read, with the reason: all that would change it has the same error.
    pub fn check_writable(&self) -> Result<()> {
        match &self.access {
            Access::ReadWrite => Ok(()),
            Access::ReadOnly { path, reason, .. } => Err(Error::ReadOnly {
                path: path.clone(),
                reason: reason.clone(),
            }),
        }
    }

    /// Whether the library can be written.
    #[must_use]
    pub fn is_writable(&self) -> bool {
        matches!(self.access, Access::ReadWrite)
    }

    /// Whether what is found in articles can be kept: in the file, or in a copy of it as long as that is open.
    #[must_use]
    pub fn can_be_annotated(&self) -> bool {
        match self.access {
            Access::ReadWrite => true,
            Access::ReadOnly { seen, .. } => seen == Seen::Copy,
        }
    }

    /// The connection, to change the library; what was left pending is changed first.
    fn writer(&mut self) -> Result<&mut Connection> {
        self.check_writable()?;
        self.take_pending()?;
        Ok(&mut self.connection)
    }

    /// A library that lives as long as it is open, in memory alone.
    ///
    /// # Errors
    ///
    /// Where there is no memory for it.
    pub fn in_memory() -> Result<Self> {
        Ok(Self::over(schema::open_in_memory()?, Claim::Alone))
    }

    /// A library that lives as long as it is open. A small one is in memory; what a large one holds beyond some
    /// megabytes is in a temporary file.
    ///
    /// # Errors
    ///
    /// Where there is no memory for it.
    pub fn temporary() -> Result<Self> {
        Ok(Self {
            is_temporary: true,
            ..Self::over(schema::open_temporary()?, Claim::Alone)
        })
    }

    /// Whether it is a [`Self::temporary`] one, of which nothing stays.
    #[must_use]
    pub fn is_temporary(&self) -> bool {
        self.is_temporary
    }

    fn over(connection: Connection, claim: Claim) -> Self {
        Self {
            connection,
            corrections: Corrections::default(),
            claim,
            access: Access::ReadWrite,
            memory: LibraryMemory::default(),
            path: None,
            given_up: None,
            clock: Zoned::now,
            is_temporary: false,
        }
    }

    /// Has another clock say what time it is.
    pub fn set_clock(&mut self, clock: Clock) {
        self.clock = clock;
    }

    /// The day it is: days that a query names are counted from it.
    #[must_use]
    pub fn today(&self) -> Date {
        (self.clock)().date()
    }

    /// The time it is, for what is noted with it.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.clock)().timestamp()
    }

    /// Its file; `None` where it is in memory alone.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether the work in the background is for this program to do: where several have the library
    /// open, it is for the first of them, and when that ends for another.
    pub fn claims_work(&mut self) -> bool {
        let file = match std::mem::replace(&mut self.claim, Claim::Alone) {
            Claim::Unasked(path) => match lock_file(&path) {
                Some(file) => file,
                // Without a lock the work is done all the same, by several programs if need be.
                None => return true,
            },
            Claim::Elsewhere(file) => file,
            Claim::Never => {
                self.claim = Claim::Never;
                return false;
            }
            claim @ (Claim::Alone | Claim::Held { .. }) => {
                self.claim = claim;
                return true;
            }
        };
        match file.try_lock() {
            Ok(()) => self.claim = Claim::Held { lock: file },
            Err(TryLockError::WouldBlock) => {
                self.claim = Claim::Elsewhere(file);
                return false;
            }
            // The file system has no locks.
            Err(TryLockError::Error(_)) => {}
        }
        true
    }

    /// Holds the library as a program that writes does, until it is dropped.
    #[cfg(test)]
    pub(crate) fn lock_for_writing(&self) -> Result<rusqlite::Transaction<'_>> {
        let behavior = rusqlite::TransactionBehavior::Immediate;
        Ok(rusqlite::Transaction::new_unchecked(
            &self.connection,
            behavior,
        )?)
    }

    /// Leaves the work in the background to another program, until this one claims it again.
    pub fn yield_work(&mut self) {
        self.claim = match std::mem::replace(&mut self.claim, Claim::Alone) {
            Claim::Held { lock } if lock.unlock().is_ok() => Claim::Elsewhere(lock),
            claim => claim,
        };
    }

    /// Gives up what is under way as soon as `is_given_up` says so, with [`Error::GivenUp`]. A change that is given
    /// up is undone.
    ///
    /// # Errors
    ///
    /// Where SQLite refuses.
    pub fn give_up_when(
        &mut self,
        is_given_up: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Result<()> {
        let given_up = GivenUp(Arc::new(is_given_up));
        self.given_up = Some(given_up.clone());
        self.connection
            .progress_handler(STEPS_BETWEEN_LOOKS, Some(move || (given_up.0)()))?;
        Ok(())
    }

    /// Fails where the answer is wanted no longer: for work on several articles, before each of them.
    fn go_on(&self) -> Result<()> {
        match &self.given_up {
            Some(given_up) if (given_up.0)() => Err(Error::GivenUp),
            _ => Ok(()),
        }
    }

    /// An article; `None` where it is not, or no longer, there. It is the one that was read last where that has not
    /// changed and is still held.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn article(&self, id: ArticleId) -> Result<Option<Arc<Article>>> {
        self.go_on()?;
        let mut statement = self.connection.prepare_cached(
            "SELECT id, origin_kind, origin, item, title, date, source, author, link, language, declared, \
             warnings, text, blocks, spans FROM article JOIN body ON body.article = article.id WHERE id = ?1",
        )?;
        let mut rows = statement.query([id.0])?;
        let Some(row) = rows.next()? else {
            return Ok(None);
        };
        let hash = self.memory.last_read.hash(row)?;
        if let Some(article) = self.memory.last_read.of(hash) {
            return Ok(Some(article));
        }
        let (source, metadata) = (source(row)?, metadata(row)?);
        let body = BodyRecord {
            text: row.get("text")?,
            blocks: row.get("blocks")?,
            spans: row.get("spans")?,
        };
        // SQLite lets go of the row before the body is decoded: both may be large.
        drop(rows);
        let article = Arc::new(Article {
            id,
            source,
            metadata,
            body: body.body()?,
        });
        self.memory.last_read.remember(hash, &article);
        Ok(Some(article))
    }

    /// How many articles it holds.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn count(&self) -> Result<usize> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT count(*) FROM article")?;
        Ok(usize_of(statement.query_row([], |row| row.get(0))?))
    }

    /// A number that changes whenever another program has changed the library.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn foreign_changes(&self) -> Result<i64> {
        Ok(self
            .connection
            .pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// What tells whether anything has changed the library since.
    fn changes(&self) -> Result<Changes> {
        Ok((self.foreign_changes()?, self.connection.total_changes()))
    }

    /// Whether the articles that come with the program were put in once; they may have been removed
    /// since.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn is_seeded(&self) -> Result<bool> {
        let sql = "SELECT 1 FROM fact WHERE name = 'furnished'";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.exists([])?)
    }
}

/// The file that is locked by who works on a library; `None` where there can be none.
fn lock_file(path: &Path) -> Option<File> {
    files::check_regular_if_there(path).ok()?;
    File::options().create(true).append(true).open(path).ok()
}

/// Where an article came from.
fn source(row: &Row<'_>) -> rusqlite::Result<Source> {
    let kind: String = row.get("origin_kind")?;
    Ok(Source {
        // No other kind is stored in a library of this form.
        kind: SourceKind::from_id(&kind).unwrap_or(SourceKind::StandardInput),
        locator: row.get("origin")?,
        item: row.get("item")?,
    })
}

fn metadata(row: &Row<'_>) -> rusqlite::Result<Metadata> {
    let declared: String = row.get("declared")?;
    Ok(Metadata {
        title: row.get("title")?,
        date: date(row.get("date")?),
        publisher: row.get("source")?,
        authors: record::authors_of(row.get("author")?),
        url: row.get("link")?,
        language: language(&row.get::<_, String>("language")?),
        topics: serde_json::from_str(&declared).unwrap_or_default(),
        warnings: warnings(row)?,
    })
}

fn warnings(row: &Row<'_>) -> rusqlite::Result<Vec<Warning>> {
    let warnings: String = row.get("warnings")?;
    // Most have none. One that a newer program knows is not said.
    Ok(serde_json::from_str(&warnings).unwrap_or_default())
}

fn language(tag: &str) -> Language {
    Language::from_tag(tag).unwrap_or_default()
}

fn date(text: Option<String>) -> Option<Date> {
    text?.parse().ok()
}

/// A count out of the library.
fn usize_of(count: i64) -> usize {
    usize::try_from(count).unwrap_or(0)
}

/// A number into the library.
fn i64_of(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Numbers as a list in SQL.
fn number_list(numbers: impl IntoIterator<Item = i64>) -> String {
    let numbers: Vec<String> = numbers
        .into_iter()
        .map(|number| number.to_string())
        .collect();
    numbers.join(",")
}

#[cfg(test)]
mod tests;
