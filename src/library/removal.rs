//! Articles removed: out of the way of every query, and restored for as long as that can be done.
//!
//! Nothing of a removed article is left in the tables that queries read; it is one row of a table of its own, and
//! that row is the mark. What an article is when it leaves a library, it is there too ([`json_lines`]).

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::annotation::{file, set_topics};
use super::change::LibraryChange;
use super::corrected::BEHIND;
use super::error::{Error, Result};
use super::history::Succession;
use super::incoming::{Incoming, forget_words, insert, same_article};
use super::mentions::drop_mentions;
use super::originals;
use super::record::found;
use super::{Library, date, kept};
use crate::article::ArticleId;
use crate::corrections::Corrections;
use crate::search::Indexer;
use crate::sources::json_lines;

/// How long a removed article can be restored: thirty days.
pub const RESTORABLE: SignedDuration = SignedDuration::from_hours(30 * 24);

/// An article that was removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The id it had, and has again when it is restored.
    pub id: ArticleId,
    /// Its title.
    pub title: String,
    /// The day it was published.
    pub date: Option<Date>,
    /// When it was removed, to the second.
    pub at: Timestamp,
}

impl Removed {
    /// When it is purged.
    #[must_use]
    pub fn until(&self) -> Timestamp {
        self.at.saturating_add(RESTORABLE).unwrap_or(Timestamp::MAX)
    }
}

impl Library {
    /// Removes articles, all or none: no query meets them any more, but until [`RESTORABLE`] has passed since
    /// `now` they can be restored. Returns those that were there.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn remove(&mut self, articles: &[ArticleId], now: Timestamp) -> Result<Vec<Removed>> {
        self.writer()?;
        let transaction = LibraryChange::begin(&self.connection, &self.memory.names_put_in)?;
        let mut removed = Vec::new();
        for id in articles {
            let draft = match self.draft(*id) {
                Err(error) if error.is_of_one_article() => self.text_alone(*id)?,
                draft => draft?,
            };
            let Some(draft) = draft else { continue };
            let line =
                json_lines::write(draft).map_err(|error| Error::Refused(error.to_string()))?;
            transaction
                .prepare_cached(
                    "INSERT INTO removed (id, key, digest, removed, line, extractor, found) \
                     SELECT id, key, digest, ?2, ?3, extractor, found \
                     FROM article JOIN body ON body.article = id WHERE id = ?1",
                )?
                .execute(params![id.0, now.as_second(), line])?;
            drop_mentions(&transaction, *id)?;
            forget_words(&transaction, *id)?;
            transaction
                .prepare_cached("DELETE FROM article WHERE id = ?1")?
                .execute([id.0])?;
            removed.extend(one_removed(&transaction, *id)?);
        }
        transaction.commit()?;
        Ok(removed)
    }

    /// Restores removed articles, all or none, as they were. Returns those that could be restored.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn restore(&mut self, articles: &[ArticleId]) -> Result<Vec<Removed>> {
        let corrections = self.corrections.clone();
        let transaction = self.begin()?;
        let mut indexer = Indexer::new();
        let mut restored = Vec::new();
        for id in articles {
            let Some(removed) = one_removed(&transaction, *id)? else {
                continue;
            };
            match put_back(&transaction, *id, &corrections, &mut indexer) {
                Ok(()) => restored.push(removed),
                // Nothing was written yet: it stays where it is, and the others go on.
                Err(Error::Removed(_)) => {}
                Err(error) => return Err(error),
            }
        }
        transaction.commit()?;
        Ok(restored)
    }

    /// Forgets the removed articles whose time has passed. Returns how many there were; where there are none,
    /// or the library can only be read, nothing is written.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn purge(&mut self, now: Timestamp) -> Result<usize> {
        let last = now.saturating_sub(RESTORABLE).unwrap_or(Timestamp::MIN);
        let last = last.as_second();
        let is_due = self
            .connection
            .prepare_cached("SELECT 1 FROM removed WHERE removed <= ?1")?
            .exists([last])?;
        if !is_due || !self.is_writable() {
            return Ok(0);
        }
        let transaction = self.begin()?;
        let count = transaction.execute("DELETE FROM removed WHERE removed <= ?1", [last])?;
        originals::purge(&transaction)?;
        transaction.commit()?;
        Ok(count)
    }

    /// The removed articles that can be restored, those removed last first.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn removed(&self) -> Result<Vec<Removed>> {
        let sql = format!("{REMOVED} ORDER BY removed DESC, id");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([], removed_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A library in memory of the removed articles and nothing else, under their ids: it answers queries about
    /// them.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read, or there is no memory.
    pub fn removed_as_library(&self) -> Result<Self> {
        let mut library = Self::in_memory()?;
        library.corrections = self.corrections.clone();
        for named in self.named_queries()? {
            library.name_query(&named)?;
        }
        let transaction = library.begin()?;
        let mut indexer = Indexer::new();
        self.snapshot(|| {
            for removed in self.removed()? {
                let record = Record::of(&self.connection, removed.id)?;
                match record.insert(&transaction, removed.id, &self.corrections, &mut indexer) {
                    Ok(()) | Err(Error::Removed(_)) => {}
                    Err(error) => return Err(error),
                }
            }
            Ok(())
        })?;
        transaction.commit()?;
        Ok(library)
    }
}

const REMOVED: &str = "SELECT id, line ->> 'title', line ->> 'date', removed FROM removed";

fn removed_row(row: &Row<'_>) -> rusqlite::Result<Removed> {
    Ok(Removed {
        id: ArticleId(row.get(0)?),
        title: row.get(1)?,
        date: date(row.get(2)?),
        at: Timestamp::from_second(row.get(3)?).unwrap_or_default(),
    })
}

fn one_removed(connection: &Connection, id: ArticleId) -> Result<Option<Removed>> {
    let mut statement = connection.prepare_cached(&format!("{REMOVED} WHERE id = ?1"))?;
    Ok(statement.query_row([id.0], removed_row).optional()?)
}

/// Restores the removed article that an incoming one is: by its link or file, or where no article of the library has
/// its very text, by that. Returns which it was.
pub(super) fn restore_same(
    transaction: &LibraryChange<'_>,
    incoming: &Incoming,
    corrections: &Corrections,
) -> Result<Option<ArticleId>> {
    if !is_any_removed(transaction)? {
        return Ok(None);
    }
    // What comes is this article, whichever was removed.
    if has_key(transaction, incoming.key.as_deref())? {
        return Ok(None);
    }
    let same = match with_key(transaction, incoming)? {
        None if same_article(transaction, incoming)?.is_none() => with_text(transaction, incoming)?,
        same => same,
    };
    let Some(id) = same else {
        return Ok(None);
    };
    match put_back(transaction, id, corrections, &mut Indexer::new()) {
        Ok(()) => Ok(Some(id)),
        // What comes is taken in as another article.
        Err(Error::Removed(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

fn is_any_removed(transaction: &Transaction<'_>) -> Result<bool> {
    let mut statement = transaction.prepare_cached("SELECT 1 FROM removed LIMIT 1")?;
    Ok(statement.exists([])?)
}

/// Whether an article that is there has a key.
fn has_key(transaction: &Transaction<'_>, key: Option<&str>) -> Result<bool> {
    let mut statement = transaction.prepare_cached("SELECT 1 FROM article WHERE key = ?1")?;
    Ok(statement.exists([key])?)
}

pub(super) fn with_key(
    transaction: &Transaction<'_>,
    incoming: &Incoming,
) -> Result<Option<ArticleId>> {
    let mut statement = transaction.prepare_cached("SELECT id FROM removed WHERE key = ?1")?;
    let id = statement.query_row([&incoming.key], |row| row.get(0));
    Ok(id.optional()?.map(ArticleId))
}

fn with_text(transaction: &Transaction<'_>, incoming: &Incoming) -> Result<Option<ArticleId>> {
    let mut statement = transaction.prepare_cached(
        "SELECT id FROM removed WHERE digest = ?1 AND line ->> 'text' = ?2 ORDER BY id LIMIT 1",
    )?;
    let same = params![incoming.digest, incoming.body.text];
    let id = statement.query_row(same, |row| row.get(0));
    Ok(id.optional()?.map(ArticleId))
}

/// Moves a removed article back among the others.
fn put_back(
    transaction: &LibraryChange<'_>,
    id: ArticleId,
    corrections: &Corrections,
    indexer: &mut Indexer,
) -> Result<()> {
    let record = Record::of(transaction, id)?;
    record.insert(transaction, id, corrections, indexer)?;
    transaction
        .prepare_cached("DELETE FROM removed WHERE id = ?1")?
        .execute([id.0])?;
    Ok(())
}

/// A removed article as it is stored.
struct Record {
    at: Timestamp,
    line: String,
    extractor: i64,
    found: Option<String>,
}

impl Record {
    fn of(connection: &Connection, id: ArticleId) -> Result<Self> {
        let mut statement = connection
            .prepare_cached("SELECT removed, line, extractor, found FROM removed WHERE id = ?1")?;
        Ok(statement.query_row([id.0], |row| {
            Ok(Self {
                at: Timestamp::from_second(row.get(0)?).unwrap_or_default(),
                line: row.get(1)?,
                extractor: row.get(2)?,
                found: row.get(3)?,
            })
        })?)
    }

    /// Puts the article in under its id, with what is kept of it and what was found in it.
    fn insert(
        self,
        transaction: &LibraryChange<'_>,
        id: ArticleId,
        corrections: &Corrections,
        indexer: &mut Indexer,
    ) -> Result<()> {
        let draft = json_lines::parse(self.line.as_bytes())?;
        let added_at = draft.kept.added_at.unwrap_or(self.at);
        let mut incoming = Incoming::new(draft, indexer)?;
        // An item of a feed may have come to its address meanwhile, and keeps it.
        if has_key(transaction, incoming.key.as_deref())? {
            incoming.key = None;
        }
        insert(transaction, id, &incoming, added_at)?;
        if let Some(record) = &incoming.kept {
            kept::join(transaction, id, record, Succession::Unrelated)?;
        }
        // What was found and cannot be read is found again.
        let Some((record, found)) = self.found.and_then(|record| {
            let found = found(&record).ok()?;
            Some((record, found))
        }) else {
            return Ok(());
        };
        transaction
            .prepare_cached("UPDATE body SET found = ?2 WHERE article = ?1")?
            .execute(params![id.0, record])?;
        // Filed at once, and marked as behind the corrections: they may have changed meanwhile, and not every
        // program that restores has read them.
        transaction
            .prepare_cached("UPDATE article SET extractor = ?2, corrections = ?3 WHERE id = ?1")?
            .execute(params![id.0, self.extractor, BEHIND])?;
        let topics = file(transaction, id, &found, corrections)?;
        set_topics(transaction, id, &topics)
    }
}

#[cfg(test)]
mod tests;
