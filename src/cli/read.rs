//! The articles a command is about.

use std::path::PathBuf;

use crate::article::Draft;
use crate::notice::{Notice, Severity};
use crate::sources;

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The articles, in the order of the paths.
    pub(super) drafts: Vec<Draft>,
    /// What is to be told of them.
    pub(super) notices: Vec<Notice>,
}

impl Read {
    /// Whether something that was named could not be read.
    pub(super) fn has_failed(&self) -> bool {
        self.notices
            .iter()
            .any(|notice| notice.severity() == Severity::Error)
    }
}

/// Reads the articles at some paths, of standard input where none is named.
pub(super) fn articles(paths: &[PathBuf]) -> Read {
    let mut read = Read::default();
    let results = match paths {
        [] => sources::collect(&[PathBuf::from("-")]),
        _ => sources::collect(paths),
    };
    for result in results {
        match result {
            Ok(draft) => {
                read.notices.extend(sources::notices(&draft));
                read.drafts.push(draft);
            }
            Err(error) => read.notices.push(error.notice()),
        }
    }
    read
}
