//! Which edition of the index of words a library has, and how far it is on the way to it.

use rusqlite::{Connection, OptionalExtension, params};

use super::error::Result;
use crate::search::EDITION;

/// Under which name the library knows which edition of the index it has, or is on the way to.
const CURRENT: &str = "index edition";
/// Under which name it knows how far it is: the articles with this id and with lesser ones are behind.
const BEHIND: &str = "index behind";

/// Notes in a new library that all its articles are indexed by this edition.
pub(super) fn begin(connection: &Connection) -> Result<()> {
    put(connection, CURRENT, i64::from(EDITION))
}

/// Notes that the articles with an id and with lesser ones are still behind this edition.
pub(super) fn set_behind(connection: &Connection, id: i64) -> Result<()> {
    begin(connection)?;
    put(connection, BEHIND, id)
}

/// Notes that no article is behind any more.
pub(super) fn finish(connection: &Connection) -> Result<()> {
    begin(connection)?;
    connection.execute("DELETE FROM fact WHERE name = ?1", [BEHIND])?;
    Ok(())
}

/// Whether nothing is noted of this edition yet.
pub(super) fn is_to_begin(connection: &Connection) -> Result<bool> {
    Ok(get(connection, CURRENT)? != Some(i64::from(EDITION)))
}

/// The greatest id of an article that an older edition indexed; `None` where there is none.
pub(super) fn behind(connection: &Connection) -> Result<Option<i64>> {
    if !is_to_begin(connection)? {
        return get(connection, BEHIND);
    }
    let last: Option<i64> = connection
        .prepare_cached("SELECT max(id) FROM article")?
        .query_row([], |row| row.get(0))?;
    // One without articles has nothing to be done but to be noted.
    Ok(Some(last.unwrap_or(0)))
}

fn get(connection: &Connection, name: &str) -> Result<Option<i64>> {
    let value: Option<String> = connection
        .prepare_cached("SELECT value FROM fact WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    Ok(value.and_then(|value| value.parse().ok()))
}

fn put(connection: &Connection, name: &str, value: i64) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO fact (name, value) VALUES (?1, ?2) \
             ON CONFLICT DO UPDATE SET value = excluded.value",
        )?
        .execute(params![name, value.to_string()])?;
    Ok(())
}
