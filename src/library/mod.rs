//! The articles that are kept, what was found in them, and the questions that can be asked of them.
//!
//! One SQLite file holds it all; every line of SQL in the program stands in this room. A program may
//! be ended at any moment and several may use the file at once: each change is one transaction,
//! readers never wait for a writer, and writers wait for each other.
//!
//! An article comes in by [`Library::add`] with the index of its words made ([`Incoming`]); what
//! [`crate::extract`] finds in it is stored as it was found, and indexed as the reader's corrections
//! have it ([`Library::annotate`]). Lists are answered as ids in order ([`Library::list`]); only what
//! is shown is read ([`Library::summaries`]).

mod annotation;
mod condition;
mod entities;
mod error;
mod identity;
mod intake;
mod kept;
mod list;
mod marks;
mod named;
mod near;
mod record;
mod schema;
mod search;
mod statistics;
mod threads;
mod topic_sets;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::article::{Article, ArticleId, Language, Metadata, Origin};
use crate::extract::{Corrections, Topic};

pub use annotation::Work;
pub use entities::{KnownEntity, MentioningArticle};
pub use error::{Error, Result};
pub use intake::{Arrival, Incoming};
pub use list::{EntityFilter, Filter, ListOrder, Listing, Matching, TopicCount, TopicMonth};
pub use marks::Place;
pub use named::{NamedQuery, Role};
pub use search::{Finding, Found};
pub use statistics::{EntityCount, Statistics};
pub use threads::{Card, Companion, MonthCount, Sentence};

use record::BodyRecord;
use topic_sets::TopicSets;

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
    pub source: Option<String>,
    /// Where it came from.
    pub origin: Origin,
    /// The language it is written in.
    pub language: Language,
    /// Its topics, the main one first; those its author names until it is annotated.
    pub topics: Vec<Topic>,
    /// Whether it was read.
    pub is_read: bool,
    /// Whether the reader marked it.
    pub is_starred: bool,
}

/// The library: a file, open.
#[derive(Debug)]
pub struct Library {
    connection: Connection,
    corrections: Corrections,
    /// Beside the file: who holds it locked does the work in the background.
    claim: Claim,
    topic_sets: TopicSets,
}

/// Whether this program does the work in the background, of which one is enough.
#[derive(Debug)]
enum Claim {
    /// Nobody else can have it.
    Alone,
    /// The lock could be had here.
    At(PathBuf),
    /// It is held.
    Held { _lock: File },
}

impl Library {
    /// Opens the library in a file, which is made where there is none.
    ///
    /// # Errors
    ///
    /// Where the file is no library, a newer program's, damaged, or refused by the system. It is
    /// then left as it is.
    pub fn open(path: &Path) -> Result<Self> {
        let mut lock = path.as_os_str().to_owned();
        lock.push("-work");
        Ok(Self::over(schema::open(path)?, Claim::At(lock.into())))
    }

    /// A library that lives as long as it is open.
    ///
    /// # Errors
    ///
    /// Where there is no memory for it.
    pub fn in_memory() -> Result<Self> {
        Ok(Self::over(schema::open_in_memory()?, Claim::Alone))
    }

    fn over(connection: Connection, claim: Claim) -> Self {
        Self {
            connection,
            corrections: Corrections::default(),
            claim,
            topic_sets: TopicSets::default(),
        }
    }

    /// Whether the work in the background is for this program to do: where several have the library
    /// open, it is for the first of them, and when that ends for another.
    pub fn claims_work(&mut self) -> bool {
        if let Claim::At(path) = &self.claim
            && let Ok(file) = File::create(path)
            && file.try_lock().is_ok()
        {
            self.claim = Claim::Held { _lock: file };
        }
        !matches!(self.claim, Claim::At(_))
    }

    /// An article; `None` where it is not, or no longer, there.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn article(&self, id: ArticleId) -> Result<Option<Arc<Article>>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT origin_kind, origin, title, date, source, author, link, language, declared, \
             text, blocks, spans FROM article JOIN body ON body.article = article.id WHERE id = ?1",
        )?;
        let read = |row: &Row<'_>| {
            let origin = origin(row.get("origin_kind")?, row.get("origin")?);
            let metadata = metadata(row)?;
            let body = BodyRecord {
                text: row.get("text")?,
                blocks: row.get("blocks")?,
                spans: row.get("spans")?,
            };
            Ok((origin, metadata, body))
        };
        let Some((origin, metadata, body)) = statement.query_row([id.0], read).optional()? else {
            return Ok(None);
        };
        let body = body.body()?;
        Ok(Some(Arc::new(Article {
            id,
            origin,
            metadata,
            body,
        })))
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

    /// Whether the articles that come with the program were put in once; they may have been removed
    /// since.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn has_been_furnished(&self) -> Result<bool> {
        let sql = "SELECT 1 FROM fact WHERE name = 'furnished'";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.exists([])?)
    }
}

/// The columns of where an article came from.
fn origin_columns(origin: &Origin) -> (&'static str, String) {
    match origin {
        Origin::BuiltIn(name) => ("seed", name.clone()),
        Origin::File(path) => ("file", path.to_string_lossy().into_owned()),
        Origin::StandardInput => ("input", String::new()),
    }
}

fn origin(kind: String, name: String) -> Origin {
    match kind.as_str() {
        "seed" => Origin::BuiltIn(name),
        "file" => Origin::File(name.into()),
        _ => Origin::StandardInput,
    }
}

fn metadata(row: &Row<'_>) -> rusqlite::Result<Metadata> {
    let declared: String = row.get("declared")?;
    Ok(Metadata {
        title: row.get("title")?,
        date: date(row.get("date")?),
        source: row.get("source")?,
        author: row.get("author")?,
        url: row.get("link")?,
        language: language(&row.get::<_, String>("language")?),
        topics: serde_json::from_str(&declared).unwrap_or_default(),
    })
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
