//! The articles a command is about.

use std::path::PathBuf;

use crate::article::Draft;
use crate::notice::{Notice, Severity};
use crate::sources;

/// What is read where no path is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Otherwise {
    /// The articles that come with the program.
    BuiltIn,
    /// Standard input.
    StandardInput,
}

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

/// Reads the articles at some paths.
pub(super) fn articles(paths: &[PathBuf], otherwise: Otherwise) -> Read {
    let mut read = Read::default();
    let results = match (paths, otherwise) {
        ([], Otherwise::BuiltIn) => sources::builtin().into_iter().map(Ok).collect(),
        ([], Otherwise::StandardInput) => sources::collect(&[PathBuf::from("-")]),
        _ => sources::collect(paths),
    };
    for result in results {
        match result {
            Ok(draft) => {
                read.notices.extend(draft.notices.iter().cloned());
                read.drafts.push(draft);
            }
            Err(error) => read.notices.push(error.notice()),
        }
    }
    read
}
