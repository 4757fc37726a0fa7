//! The articles a command asks about: those of some files, or the reader's library.

use std::io::{IsTerminal, Write, stderr};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::cli::arguments::Places;
use crate::cli::failure::{Failure, tell_notices};
use crate::cli::read::{Otherwise, articles};
use crate::extract::{Annotations, Corrections, Extractor};
use crate::library::{self, Incoming, Library};
use crate::notice::{Notice, Severity};
use crate::sources;
use crate::store::{self, OwnFile, load_corrections};
use crate::words::Interface;

/// Articles annotated between two writings.
const ANNOTATED_AT_ONCE: usize = 32;

/// Articles to ask about.
#[derive(Debug)]
pub(super) struct Collection {
    pub(super) library: Library,
    /// Whether something that was named could not be read.
    pub(super) has_failed: bool,
}

/// What the reader put right, and where that is kept; `None` where the file cannot be used.
#[derive(Debug, Default)]
pub(super) struct OwnCorrections {
    pub(super) corrections: Corrections,
    pub(super) file: Option<OwnFile>,
}

/// Reads what the reader put right. A file that cannot be used is told of and left alone.
pub(super) fn corrections(path: Option<&Path>, notices: &mut Vec<Notice>) -> OwnCorrections {
    let file = OwnFile::corrections(path);
    match file.and_then(|file| Ok((load_corrections(&file)?, file))) {
        Ok((corrections, file)) => OwnCorrections {
            corrections,
            file: Some(file),
        },
        Err(error) => {
            notices.push(error.notice());
            OwnCorrections::default()
        }
    }
}

/// The articles at some paths, or without any those of the reader's library; all of them annotated
/// and put right.
pub(super) fn collection(
    paths: &[PathBuf],
    places: &Places,
    interface: Interface,
) -> Result<Collection, Failure> {
    let mut notices = Vec::new();
    let own = corrections(places.corrections.as_deref(), &mut notices);
    let mut library = if paths.is_empty() {
        open(places)?
    } else {
        let (library, read) = library_of(paths)?;
        notices.extend(read);
        library
    };
    tell_notices(&notices, interface);
    let is_error = |notice: &Notice| notice.severity() == Severity::Error;
    let has_failed = notices.iter().any(is_error);
    library.correct(own.corrections)?;
    while library.bring_corrections(&[], ANNOTATED_AT_ONCE)? > 0 {}
    annotate(&mut library, interface)?;
    Ok(Collection {
        library,
        has_failed,
    })
}

/// The reader's library. A new one begins with the articles that come with the program.
pub(super) fn open(places: &Places) -> Result<Library, Failure> {
    let mut library = if places.is_in_memory() {
        Library::in_memory()?
    } else {
        let path = store::library_path(places.library.as_deref()).map_err(Failure::OwnFile)?;
        let named = |error| Failure::Library {
            name: Some(path.display().to_string()),
            error,
        };
        Library::open(&path).map_err(named)?
    };
    if !library.has_been_furnished()? {
        let incoming = Incoming::all(sources::builtin())?;
        library.furnish(&incoming, Timestamp::now())?;
    }
    Ok(library)
}

/// A library in memory of the articles at some paths, and what is to be told of them.
pub(super) fn library_of(paths: &[PathBuf]) -> Result<(Library, Vec<Notice>), Failure> {
    let read = articles(paths, Otherwise::StandardInput);
    let mut library = Library::in_memory()?;
    let incoming = Incoming::all(read.drafts)?;
    library.add(&incoming, Timestamp::now())?;
    Ok((library, read.notices))
}

/// Looks at the articles that were not looked at yet. What is done is kept, whatever ends it.
pub(super) fn annotate(library: &mut Library, interface: Interface) -> library::Result<()> {
    let total = library.work()?.unread;
    if total == 0 {
        return Ok(());
    }
    let extractor = Extractor::new();
    let mut done = 0;
    loop {
        let ids = library.unread_by_extractor(ANNOTATED_AT_ONCE)?;
        if ids.is_empty() {
            return Ok(());
        }
        let mut finds: Vec<(_, Annotations)> = Vec::with_capacity(ids.len());
        for id in ids {
            if let Some(article) = library.article(id)? {
                finds.push((id, extractor.annotate(&article.body, &article.metadata)));
            }
        }
        done += finds.len();
        library.annotate(&finds)?;
        if stderr().is_terminal() && total > ANNOTATED_AT_ONCE {
            let words = interface.pick("تُستخرج الكيانات", "finding entities");
            eprint!("\r{words}: {done}/{total}");
            if done >= total {
                eprintln!();
            }
            let _ = stderr().flush();
        }
    }
}
