//! Libraries that cannot be written, opened all the same.
//!
//! A library keeps its latest changes in a file beside it (`-wal`) and an index to that in another (`-shm`), which
//! SQLite makes when it opens the library, to read it too. Where they cannot be made, two ways are left:
//!
//! - Nobody has the library open for writing: there is no `-wal`. The file alone is all of it, and is read as one
//!   that does not change (`immutable=1`), without locks, and with nothing made beside it. If another program, which
//!   may write, opens the library later, what it changes is not seen, and what is read while it writes may be
//!   wrong or be taken for damage, until the library is opened again. That program loses nothing.
//! - There is a `-wal`: somebody has it open, or was stopped. It is read with it, if `-shm` is there or can be made.
//!
//! A library that an older program made is copied into memory, and the copy brought to the newest form. So is one
//! with articles that are still to be annotated, unless there is a `-wal`: what is found in them is kept in the copy
//! as long as it is open. Who has it open for writing annotates it, and that is seen in the file.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use super::error::{Error, Result};
use super::schema;
use crate::extract;
use crate::files;
use crate::notice::ReadOnlyReason;

/// How much of a library is copied into memory at most: 256 MiB, some ten thousand articles.
const MOST_COPIED: i64 = 256 << 20;
/// Pages copied at once.
const PAGES: i32 = 1024;

/// Why a library that is there cannot be written; `None` where nothing speaks against it, or it is not there.
pub(super) fn reason(path: &Path) -> Option<ReadOnlyReason> {
    fs::metadata(path).ok()?;
    if let Some(fault) = files::why_not_written(path) {
        return Some(reason_of(fault, ReadOnlyReason::File));
    }
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    let fault = files::why_not_written(folder.unwrap_or(Path::new(".")))?;
    Some(reason_of(fault, ReadOnlyReason::Folder))
}

fn reason_of(fault: files::Error, if_denied: ReadOnlyReason) -> ReadOnlyReason {
    match fault {
        files::Error::Denied => if_denied,
        files::Error::ReadOnly => ReadOnlyReason::FileSystem,
        other => ReadOnlyReason::Other(other),
    }
}

/// What is read of a library that cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// The file, with what another program writes to it.
    Live,
    /// The file, as it was when it was opened.
    Unchanging,
    /// A copy of it in memory, which takes what is found in articles.
    Copy,
}

/// Opens a library for reading only, for a reason.
pub(super) fn open(path: &Path, reason: &ReadOnlyReason) -> Result<(Connection, Seen)> {
    open_copying(path, reason, MOST_COPIED)
}

/// The same; at most so many bytes are copied into memory.
fn open_copying(path: &Path, reason: &ReadOnlyReason, most: i64) -> Result<(Connection, Seen)> {
    let (connection, seen) = open_as_it_is(path, reason)?;
    let is_newest = schema::prepare_to_read(&connection)?;
    if is_newest && (seen == Seen::Live || !has_work(&connection)?) {
        return Ok((connection, seen));
    }
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let bytes = number("page_count")?.saturating_mul(number("page_size")?);
    if bytes > most {
        return match is_newest {
            true => Ok((connection, seen)),
            false => Err(Error::MustBeWritten(reason.clone())),
        };
    }
    let mut copy = Connection::open_in_memory()?;
    Backup::new(&connection, &mut copy)?.run_to_completion(PAGES, Duration::ZERO, None)?;
    schema::prepare(&mut copy)?;
    Ok((copy, Seen::Copy))
}

/// Whether there are articles that this extractor has not looked at.
fn has_work(connection: &Connection) -> Result<bool> {
    let sql = "SELECT 1 FROM article WHERE extractor < ?1";
    let version = i64::from(extract::VERSION);
    Ok(connection.prepare(sql)?.exists([version])?)
}

fn open_as_it_is(path: &Path, reason: &ReadOnlyReason) -> Result<(Connection, Seen)> {
    fs::metadata(path).map_err(|error| Error::CannotOpen(error.into()))?;
    files::check_regular_if_there(path).map_err(Error::CannotOpen)?;
    let logged = fs::metadata(beside(path, "-wal")).map(|log| log.len());
    let Ok(logged) = logged else {
        return as_unchanging(path);
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)
        .map_err(|error| schema::cannot_open(path, error))?;
    // Only when it is read does SQLite look for the files beside it.
    match schema::prepare_to_read(&connection) {
        Err(Error::Refused(_)) if logged == 0 => as_unchanging(path),
        // Its latest changes are in the log.
        Err(Error::Refused(_)) => Err(Error::MustBeWritten(reason.clone())),
        Err(error) => Err(error),
        Ok(_) => Ok((connection, Seen::Live)),
    }
}

fn as_unchanging(path: &Path) -> Result<(Connection, Seen)> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let uri = format!("file://{}?immutable=1", in_uri(&path));
    let connection = Connection::open_with_flags(uri, flags)
        .map_err(|error| schema::cannot_open(&path, error))?;
    Ok((connection, Seen::Unchanging))
}

/// The file that SQLite keeps beside a library.
fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// A path as it is written in a URI (RFC 3986): every byte that means something there is a number.
fn in_uri(path: &Path) -> String {
    let means_itself =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~');
    let mut uri = String::new();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            // A path of Windows begins with a drive.
            b'\\' if cfg!(windows) => uri.push('/'),
            b':' if cfg!(windows) => uri.push(':'),
            byte if means_itself(*byte) => uri.push(char::from(*byte)),
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    if uri.starts_with('/') {
        uri
    } else {
        format!("/{uri}")
    }
}

#[cfg(test)]
mod tests;
