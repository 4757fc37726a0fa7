//! The articles a command is about.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::article::Draft;
use crate::driver::OwnFiles;
use crate::extract::{Corrections, Extractor};
use crate::library::Library;
use crate::notice::{Notice, Severity};
use crate::sources;
use crate::store::{OwnFile, load_corrections};

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

/// What the reader put right, and where that is kept. A file that cannot be used is told of and left
/// alone.
pub(super) fn own_files(path: Option<&Path>, notices: &mut Vec<Notice>) -> OwnFiles {
    let file = OwnFile::corrections(path);
    match file.and_then(|file| Ok((load_corrections(&file)?, file))) {
        Ok((corrections, file)) => OwnFiles {
            corrections,
            corrections_file: Some(file),
        },
        Err(error) => {
            notices.push(error.notice());
            OwnFiles::default()
        }
    }
}

/// A library of articles, annotated and put right at once.
pub(super) fn library(drafts: Vec<Draft>, corrections: Corrections) -> Library {
    let mut library = Library::new();
    library.correct(corrections);
    library.add(drafts);
    let extractor = Extractor::new();
    let articles: Vec<_> = library
        .entries()
        .iter()
        .map(|entry| Arc::clone(&entry.article))
        .collect();
    for article in articles {
        let annotations = extractor.annotate(&article.body, &article.metadata);
        library.annotate(article.id, Arc::new(annotations));
    }
    library
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
