//! The articles a command is about.

use std::path::PathBuf;

use crate::article::Draft;
use crate::cli::network;
use crate::notice::{Notice, Severity};
use crate::sources;
use crate::sources::decode::Encoding;
use crate::web::{self, Arrived};

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The articles, in the order of the paths.
    pub(super) articles: Vec<Arrived>,
    /// The notices about them.
    pub(super) notices: Vec<Notice>,
}

impl Read {
    /// The articles without the bytes that they were read from.
    pub(super) fn into_drafts(self) -> impl Iterator<Item = Draft> {
        self.articles.into_iter().map(|arrived| arrived.draft)
    }

    /// Whether some input could not be read.
    pub(super) fn has_failed(&self) -> bool {
        self.notices
            .iter()
            .any(|notice| notice.severity() == Severity::Error)
    }
}

/// Reads the articles at some paths and addresses; without any, from standard input.
pub(super) fn articles(named: &[PathBuf], encoding: Option<Encoding>) -> Read {
    let mut read = Read::default();
    let standard_input = [PathBuf::from("-")];
    let named = if named.is_empty() {
        &standard_input
    } else {
        named
    };
    for result in web::articles(named, network::for_once(named, encoding)) {
        match result {
            Ok(arrived) => {
                read.notices.extend(sources::notices(&arrived.draft));
                read.articles.push(arrived);
            }
            Err(error) => read.notices.push(error.notice()),
        }
    }
    read
}
