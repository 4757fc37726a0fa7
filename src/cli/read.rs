//! The articles a command is about.

use std::io::{IsTerminal, stdin};
use std::path::PathBuf;

use crate::article::Draft;
use crate::cli::error::report;
use crate::cli::network;
use crate::i18n::Locale;
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

/// The path that means standard input.
const STANDARD_INPUT: &str = "-";

/// Reads the articles at some paths and addresses; without any, from standard input.
pub(super) fn articles(named: &[PathBuf], encoding: Option<Encoding>, locale: Locale) -> Read {
    let mut read = Read::default();
    let standard_input = [PathBuf::from(STANDARD_INPUT)];
    let named = if named.is_empty() {
        &standard_input
    } else {
        named
    };
    tell_of_keyboard(named, locale);
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

/// Reports that standard input is read, if it is among some paths and a terminal: nothing else tells what is waited for.
pub(super) fn tell_of_keyboard(named: &[PathBuf], locale: Locale) {
    if named.iter().any(|path| path.as_os_str() == STANDARD_INPUT) && stdin().is_terminal() {
        let key = [("key", "Ctrl-D".into())];
        report(&locale.format("reading-standard-input", &key), locale);
    }
}

/// The same for a command that reads nothing else.
pub(super) fn tell_of_reading_keyboard(locale: Locale) {
    tell_of_keyboard(&[PathBuf::from(STANDARD_INPUT)], locale);
}
