//! Why there is no article where one was asked for.

use std::path::Path;

use thiserror::Error;

use super::json_lines;
use crate::files;
use crate::notice::Notice;

/// Why there is no article where one was asked for.
#[derive(Debug, Error)]
pub enum Error {
    /// It cannot be read.
    #[error("{name}: {fault}")]
    Unreadable {
        /// The file or directory.
        name: String,
        /// Why.
        #[source]
        fault: files::Error,
    },
    /// The bytes are not a text.
    #[error("{name}: not a text file")]
    NotText {
        /// The file.
        name: String,
    },
    /// More than a tenth of the letters cannot be read.
    #[error("{name}: unreadable as {encoding}")]
    Garbled {
        /// The file.
        name: String,
        /// The encoding in which it was read.
        encoding: &'static str,
        /// The encoding to try.
        suggestion: Option<&'static str>,
    },
    /// It is JSON, but neither a feed nor articles that this program wrote.
    #[error("{name}: JSON without articles")]
    ForeignJson {
        /// The file.
        name: String,
    },
    /// Its parser panicked.
    #[error("{name}: {reason}")]
    Unparsable {
        /// The file.
        name: String,
        /// What the panic says.
        reason: String,
    },
    /// There is nothing but white space.
    #[error("{name}: holds no text")]
    Empty {
        /// The file.
        name: String,
    },
    /// A feed breaks off before its first article.
    #[error("{name}: a feed that breaks off before its first article")]
    BrokenFeed {
        /// The file or address.
        name: String,
    },
    /// A line of JSON is no article.
    #[error("{name}: line {number}: {fault}")]
    BadLine {
        /// The file.
        name: String,
        /// The line, from 1.
        number: usize,
        /// What is wrong with it.
        #[source]
        fault: json_lines::Error,
    },
    /// No chapter of a book can be read.
    #[error("{name}: no chapter can be read")]
    BrokenBook {
        /// The file.
        name: String,
    },
    /// No file in the directory, or below, is named like a text.
    #[error("{name}: holds no articles")]
    NoArticles {
        /// The directory.
        name: String,
    },
}

impl Error {
    /// A file or directory cannot be read.
    pub(super) fn of_file(path: &Path, fault: files::Error) -> Self {
        Self::Unreadable {
            name: path.display().to_string(),
            fault,
        }
    }

    /// The same, for the reader.
    #[must_use]
    pub fn notice(&self) -> Notice {
        match self {
            Self::Unreadable { name, fault } => Notice::Unreadable {
                name: name.clone(),
                fault: fault.clone(),
            },
            Self::BrokenBook { name } => Notice::BrokenBook { name: name.clone() },
            Self::NotText { name } => Notice::NotText { name: name.clone() },
            Self::ForeignJson { name } => Notice::ForeignJson { name: name.clone() },
            Self::Unparsable { name, reason } => Notice::Unparsable {
                name: name.clone(),
                reason: reason.clone(),
            },
            Self::Garbled {
                name,
                encoding,
                suggestion,
            } => Notice::Garbled {
                name: name.clone(),
                encoding,
                suggestion: *suggestion,
            },
            Self::Empty { name } => Notice::Empty { name: name.clone() },
            Self::BrokenFeed { name } => Notice::BrokenFeed { name: name.clone() },
            Self::BadLine {
                name,
                number,
                fault,
            } => Notice::BadLine {
                name: name.clone(),
                number: *number,
                fault: fault.fault(),
            },
            Self::NoArticles { name } => Notice::NoArticles { name: name.clone() },
        }
    }
}
