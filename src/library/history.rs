//! What articles said before: kept when a new text comes, and merged with what another library kept. Every text is
//! kept for as long as its article is, however many there are.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::error::Result;
use super::record::BodyRecord;
use super::{Library, date};
use crate::article::{ArticleId, Revision};

/// An earlier text of an article as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RevisionRecord {
    replaced: Timestamp,
    title: String,
    date: Option<String>,
    body: BodyRecord,
}

impl RevisionRecord {
    pub(super) fn of(revision: &Revision) -> Result<Self> {
        Ok(Self {
            replaced: revision.replaced,
            title: revision.title.clone(),
            date: revision.date.map(|date| date.to_string()),
            body: BodyRecord::of(revision.body.clone())?,
        })
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let replaced: String = row.get("replaced")?;
        Ok(Self {
            replaced: replaced.parse().unwrap_or_default(),
            title: row.get("title")?,
            date: row.get("date")?,
            body: BodyRecord {
                text: row.get("text")?,
                blocks: row.get("blocks")?,
                spans: row.get("spans")?,
            },
        })
    }
}

impl Library {
    /// What an article said before, the oldest text first.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn history(&self, id: ArticleId) -> Result<Vec<Revision>> {
        let records = records(&self.connection, id)?.into_iter();
        let revisions = records.map(|record| {
            Ok(Revision {
                replaced: record.replaced,
                title: record.title,
                date: date(record.date),
                body: record.body.body()?,
            })
        });
        revisions.collect()
    }
}

fn records(connection: &Connection, id: ArticleId) -> Result<Vec<RevisionRecord>> {
    let mut statement = connection.prepare_cached(
        "SELECT replaced, title, date, text, blocks, spans FROM revision \
         WHERE article = ?1 ORDER BY id",
    )?;
    let records = statement.query_map([id.0], RevisionRecord::read)?;
    let mut records: Vec<RevisionRecord> = records.collect::<rusqlite::Result<_>>()?;
    // Here and not in SQL: as text, a second and its parts are not in order.
    records.sort_by_key(|record| record.replaced);
    Ok(records)
}

/// Keeps the text of an article, which is about to get another.
pub(super) fn keep(transaction: &Transaction<'_>, id: ArticleId, now: Timestamp) -> Result<()> {
    let last: Option<String> = transaction
        .prepare_cached(
            "SELECT replaced FROM revision WHERE article = ?1 ORDER BY rtrim(replaced, 'Z') DESC LIMIT 1",
        )?
        .query_row([id.0], |row| row.get(0))
        .optional()?;
    let last: Option<Timestamp> = last.and_then(|last| last.parse().ok());
    // Later than the one before, whatever the clock says: the times are the order.
    let next = last.and_then(|last| last.checked_add(SignedDuration::from_nanos(1)).ok());
    let replaced = next.map_or(now, |next| next.max(now));
    transaction
        .prepare_cached(
            "INSERT INTO revision (article, replaced, title, date, text, blocks, spans) \
             SELECT id, ?2, title, date, text, blocks, spans \
             FROM article JOIN body ON body.article = id WHERE id = ?1",
        )?
        .execute(params![id.0, replaced.to_string()])?;
    Ok(())
}

/// How the text of an article that comes with its history stands to the text that the library has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Succession {
    /// It replaced the one that is here, which its history holds.
    Newer,
    /// It was replaced by the one that is here, whose history holds it.
    Older,
    /// Neither is known to come from the other.
    Unrelated,
}

/// Which of two different texts of an article replaced the other, as far as their histories say.
pub(super) fn succession(
    transaction: &Transaction<'_>,
    id: ArticleId,
    text: &str,
    history: &[RevisionRecord],
) -> Result<Succession> {
    let here = records(transaction, id)?;
    let has = |history: &[RevisionRecord], text: &str| {
        history.iter().any(|revision| revision.body.text == text)
    };
    // When the present text came. Without a history it is the first.
    let since = |history: &[RevisionRecord]| history.iter().map(|one| one.replaced).max();
    if since(history) <= since(&here) {
        return Ok(if has(&here, text) {
            Succession::Older
        } else {
            Succession::Unrelated
        });
    }
    let text_here: String = transaction
        .prepare_cached("SELECT text FROM body WHERE article = ?1")?
        .query_row([id.0], |row| row.get(0))?;
    Ok(if has(history, &text_here) {
        Succession::Newer
    } else {
        Succession::Unrelated
    })
}

/// Adds what another library kept of an article to what is kept of it here. Doing so twice changes nothing.
pub(super) fn join(
    transaction: &Transaction<'_>,
    id: ArticleId,
    history: &[RevisionRecord],
) -> Result<()> {
    let here = records(transaction, id)?;
    let joined = merged(&here, history);
    if joined == here {
        return Ok(());
    }
    transaction
        .prepare_cached("DELETE FROM revision WHERE article = ?1")?
        .execute([id.0])?;
    let mut insert = transaction.prepare_cached(
        "INSERT INTO revision (article, replaced, title, date, text, blocks, spans) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for revision in &joined {
        let RevisionRecord {
            replaced,
            title,
            date,
            body,
        } = revision;
        insert.execute(params![
            id.0,
            replaced.to_string(),
            title,
            date,
            body.text,
            body.blocks,
            body.spans
        ])?;
    }
    Ok(())
}

/// Two histories as one, the oldest text first. A text that two libraries saw replaced at different times stands
/// once, with the earlier time: within one history no text follows itself.
fn merged(one: &[RevisionRecord], other: &[RevisionRecord]) -> Vec<RevisionRecord> {
    let mut all: Vec<RevisionRecord> = one.iter().chain(other).cloned().collect();
    all.sort_by(|one, other| {
        (one.replaced, &one.body.text).cmp(&(other.replaced, &other.body.text))
    });
    all.dedup_by(|later, earlier| later.body.text == earlier.body.text);
    all
}

#[cfg(test)]
mod tests;
