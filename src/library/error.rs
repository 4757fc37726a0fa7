//! What can be wrong with a library.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

use crate::files;
use crate::notice::{LibraryFault, ReadOnlyReason};
use crate::sources::json_lines;

/// Why the library could not do what was asked. Where it is, is for the caller to say.
#[derive(Debug, Error)]
pub enum Error {
    /// A newer program made it.
    #[error("made by a newer qari (its form is {found}, this program knows {known})")]
    Newer {
        /// The form it has.
        found: i64,
        /// The newest this program knows.
        known: i64,
    },
    /// The file is something else.
    #[error("not a library of qari")]
    NotALibrary,
    /// The file is damaged. It is left as it is.
    #[error("damaged ({0})")]
    Damaged(String),
    /// Another program has held it for too long.
    #[error("in use by another program")]
    Busy,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The answer is wanted no longer.
    #[error("given up")]
    GivenUp,
    /// The file cannot be opened or made.
    #[error("{0}")]
    CannotOpen(files::Error),
    /// The library can only be read.
    #[error("can only be read ({reason:?})")]
    ReadOnly {
        /// Its file.
        path: PathBuf,
        /// Why.
        reason: ReadOnlyReason,
    },
    /// The library can only be read, and not before something has been written to it.
    #[error("must be written before it can be read ({0:?})")]
    MustBeWritten(ReadOnlyReason),
    /// The system refuses the file.
    #[error("{0}")]
    Refused(String),
    /// What is stored cannot be understood.
    #[error("cannot be understood: {0}")]
    Malformed(#[from] serde_json::Error),
    /// A removed article cannot be understood.
    #[error("cannot be understood: {0}")]
    Removed(#[from] json_lines::Error),
    /// Anything else that SQLite reports.
    #[error("{}", reason(.0))]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotALibrary,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(reason(&error)),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::OperationInterrupted) => Self::GivenUp,
            Some(
                ErrorCode::CannotOpen
                | ErrorCode::ReadOnly
                | ErrorCode::PermissionDenied
                | ErrorCode::SystemIoFailure,
            ) => Self::Refused(reason(&error)),
            _ => Self::Sqlite(error),
        }
    }
}

impl Error {
    /// Whether it lies in one article, so that others can still be read and written: what is stored of it is
    /// malformed, or breaks a rule of the tables. All else concerns the whole library.
    #[must_use]
    pub fn is_of_one_article(&self) -> bool {
        match self {
            Self::Malformed(_) => true,
            Self::Sqlite(rusqlite::Error::SqliteFailure(failure, _)) => matches!(
                failure.code,
                ErrorCode::ConstraintViolation
                    | ErrorCode::TypeMismatch
                    | ErrorCode::TooBig
                    | ErrorCode::ParameterOutOfRange
            ),
            Self::Sqlite(
                rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::Utf8Error(..)
                | rusqlite::Error::QueryReturnedNoRows,
            ) => true,
            _ => false,
        }
    }

    /// The file of the library, where the caller may not know it.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::ReadOnly { path, .. } => Some(path),
            _ => None,
        }
    }

    /// The same, for the reader.
    #[must_use]
    pub fn fault(&self) -> LibraryFault {
        match self {
            Self::Newer { .. } => LibraryFault::Newer,
            Self::NotALibrary => LibraryFault::NotALibrary,
            Self::Damaged(reason) => LibraryFault::Damaged(reason.clone()),
            Self::Busy => LibraryFault::Busy,
            Self::DiskFull => LibraryFault::DiskFull,
            Self::CannotOpen(fault) => LibraryFault::CannotOpen(fault.clone()),
            Self::ReadOnly { reason, .. } => LibraryFault::ReadOnly(reason.clone()),
            Self::MustBeWritten(reason) => LibraryFault::MustBeWritten(reason.clone()),
            Self::GivenUp
            | Self::Refused(_)
            | Self::Malformed(_)
            | Self::Removed(_)
            | Self::Sqlite(_) => LibraryFault::Other(self.to_string()),
        }
    }
}

/// What SQLite says, without the SQL that it says it of: that means nothing to the reader.
pub(super) fn reason(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
        _ => error.to_string(),
    }
}

/// What the library answers.
pub type Result<T> = std::result::Result<T, Error>;
