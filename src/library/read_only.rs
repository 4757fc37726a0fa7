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

use std::fs;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::error::{Error, Result};
use super::schema;
use crate::files::{self, FileFault};
use crate::notice::ReadOnlyReason;

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

fn reason_of(fault: FileFault, if_denied: ReadOnlyReason) -> ReadOnlyReason {
    match fault {
        FileFault::Denied => if_denied,
        FileFault::ReadOnly => ReadOnlyReason::FileSystem,
        other => ReadOnlyReason::Other(other.to_string()),
    }
}

/// Opens a library for reading only, for a reason.
pub(super) fn open(path: &Path, reason: &ReadOnlyReason) -> Result<Connection> {
    fs::metadata(path).map_err(|error| Error::CannotOpen(error.into()))?;
    files::check_regular_if_there(path).map_err(Error::CannotOpen)?;
    let logged = fs::metadata(beside(path, "-wal")).map(|log| log.len());
    let Ok(logged) = logged else {
        return as_unchanging(path, reason);
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)
        .map_err(Error::from)
        .and_then(|connection| schema::prepare_to_read(connection, reason));
    match connection {
        Err(Error::Refused(_)) if logged == 0 => as_unchanging(path, reason),
        // Its latest changes are in the log.
        Err(Error::Refused(_)) => Err(Error::MustBeWritten(reason.clone())),
        connection => connection,
    }
}

fn as_unchanging(path: &Path, reason: &ReadOnlyReason) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let uri = format!("file://{}?immutable=1", in_uri(&path));
    let connection = Connection::open_with_flags(uri, flags)
        .map_err(|error| schema::cannot_open(&path, error))?;
    schema::prepare_to_read(connection, reason)
}

/// The file that SQLite keeps beside a library.
fn beside(path: &Path, end: &str) -> std::path::PathBuf {
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
