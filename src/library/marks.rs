//! What the reader did with an article: read it, starred it, stopped somewhere in it.

use rusqlite::{Connection, OptionalExtension, params};

use super::error::Result;
use super::{Library, i64_of, usize_of};
use crate::article::ArticleId;

/// The bit of an article that was read.
pub(super) const READ: i64 = 1;
/// The bit of an article that the reader marked.
pub(super) const STARRED: i64 = 2;

/// Where an article was left: a byte of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadingPosition(pub usize);

impl Library {
    /// Says whether an article was read.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn set_read(&mut self, id: ArticleId, is_read: bool) -> Result<()> {
        self.mark(id, READ, is_read)
    }

    /// Says whether the reader marks an article.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn set_starred(&mut self, id: ArticleId, is_starred: bool) -> Result<()> {
        self.mark(id, STARRED, is_starred)
    }

    fn mark(&mut self, id: ArticleId, bit: i64, is_set: bool) -> Result<()> {
        self.durably(|connection| put_mark(connection, id, bit, is_set))
    }

    /// Changes something that must survive a power cut. Else a change survives the program, and is synchronised with
    /// the disk when the log is written into the file: articles and what was found in them can be had again.
    pub(super) fn durably(&mut self, change: impl FnOnce(&Connection) -> Result<()>) -> Result<()> {
        let connection = self.writer()?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        let changed = change(connection);
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        changed
    }

    /// Remembers where an article was left.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn set_position(&mut self, id: ArticleId, position: ReadingPosition) -> Result<()> {
        self.durably(|connection| put_position(connection, id, position))
    }

    /// Where an article was left.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn position(&self, id: ArticleId) -> Result<Option<ReadingPosition>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT position FROM article WHERE id = ?1")?;
        let position: Option<Option<i64>> =
            statement.query_row([id.0], |row| row.get(0)).optional()?;
        Ok(position
            .flatten()
            .map(|byte| ReadingPosition(usize_of(byte))))
    }
}

pub(super) fn put_mark(
    connection: &Connection,
    id: ArticleId,
    bit: i64,
    is_set: bool,
) -> Result<()> {
    let sql = if is_set {
        "UPDATE article SET marks = marks | ?2 WHERE id = ?1 AND marks & ?2 = 0"
    } else {
        "UPDATE article SET marks = marks & ~?2 WHERE id = ?1 AND marks & ?2 <> 0"
    };
    connection.prepare_cached(sql)?.execute([id.0, bit])?;
    Ok(())
}

pub(super) fn put_position(
    connection: &Connection,
    id: ArticleId,
    position: ReadingPosition,
) -> Result<()> {
    connection
        .prepare_cached("UPDATE article SET position = ?2 WHERE id = ?1")?
        .execute(params![id.0, i64_of(position.0)])?;
    Ok(())
}
