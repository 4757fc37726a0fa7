//! The articles that a command works on: those of some files, or the reader's library.

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::thread;

use jiff::Timestamp;

use crate::annotate::{Annotations, Annotator};
use crate::app::Start;
use crate::article::Article;
use crate::cli::arguments::FilePlaces;
use crate::cli::error::{Error, report_notices};
use crate::cli::progress::ProgressLine;
use crate::cli::read::articles;
use crate::corrections::Corrections;
use crate::i18n::Locale;
use crate::library::{self, Incoming, Library};
use crate::notice::{Notice, Severity};
use crate::runtime::backlog::{BacklogStep, Extract, work_off};
use crate::sources;
use crate::sources::decode::Encoding;
use crate::store::{self, UserFile, load_corrections};

/// Articles whose index is corrected in one transaction.
const CORRECTED_AT_ONCE: usize = 32;
/// How many articles a query may annotate first: about a second's work.
const ANNOTATED_UNASKED: usize = 128;

/// The articles that a command works on.
#[derive(Debug)]
pub(super) struct Collection {
    pub(super) library: Library,
    /// Whether some input could not be read.
    pub(super) has_failed: bool,
}

/// The reader's corrections and their file; `None` if the file cannot be used.
#[derive(Debug, Default)]
pub(super) struct OwnCorrections {
    pub(super) corrections: Corrections,
    pub(super) file: Option<UserFile>,
}

/// Reads the reader's corrections. A file that cannot be used is reported and left unchanged.
pub(super) fn corrections(path: Option<&Path>, notices: &mut Vec<Notice>) -> OwnCorrections {
    let file = UserFile::corrections(path);
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

/// The articles at some paths, annotated, or without paths those of the reader's library, corrected. Reports how many
/// articles of the library are not annotated yet.
pub(super) fn collection(
    paths: &[PathBuf],
    places: &FilePlaces,
    locale: Locale,
) -> Result<Collection, Error> {
    let mut notices = Vec::new();
    let own = corrections(places.corrections.as_deref(), &mut notices);
    let mut set_aside = 0;
    let mut library = if paths.is_empty() {
        open(places)?
    } else {
        let (mut library, read) = library_of(paths, places.encoding, locale)?;
        notices.extend(read);
        set_aside = annotate(&mut library, &extract(), locale, &|| false)?;
        library
    };
    report_notices(&notices, locale);
    let is_error = |notice: &Notice| notice.severity() == Severity::Error;
    let has_failed = set_aside > 0 || notices.iter().any(is_error);
    match bring_up_to_date(&mut library, own.corrections, locale) {
        Ok(()) => {}
        // Another program is writing: the library can still be read.
        Err(library::Error::Busy) => {}
        // The same if it cannot be written.
        Err(error) => {
            let fault = error.fault();
            report_notices(&[Notice::Library { name: None, fault }], locale);
        }
    }
    let waiting = library.work()?.not_annotated;
    if waiting > 0 {
        let notice = match library.is_writable() {
            true => Notice::NotAnnotated { count: waiting },
            false => Notice::NotAnnotatedReadOnly { count: waiting },
        };
        report_notices(&[notice], locale);
    }
    Ok(Collection {
        library,
        has_failed,
    })
}

/// Applies corrections, and annotates articles if they are few and no other program is doing so. Writes nothing if
/// there is nothing to do.
fn bring_up_to_date(
    library: &mut Library,
    corrections: Corrections,
    locale: Locale,
) -> library::Result<()> {
    library.correct(corrections)?;
    let work = library.work()?;
    if work.uncorrected > 0 {
        while bring_corrections(library)? {}
    }
    if (1..=ANNOTATED_UNASKED).contains(&work.not_annotated) && library.claims_work() {
        annotate(library, &extract(), locale, &|| false)?;
    }
    Ok(())
}

/// The reader's library. A new one begins with the sample articles.
pub(super) fn open(places: &FilePlaces) -> Result<Library, Error> {
    open_to_read(places).map(|(library, _)| library)
}

/// The same, and whether it is new.
pub(super) fn open_to_read(places: &FilePlaces) -> Result<(Library, Start), Error> {
    let mut start = Start::Again;
    let mut library = if places.is_in_memory() {
        Library::in_memory()?
    } else {
        let path = store::library_path(places.library.as_deref()).map_err(Error::UserFile)?;
        let named = |error| Error::Library {
            name: Some(path.display().to_string()),
            error,
        };
        Library::open(&path).map_err(named)?
    };
    if library.is_writable() && !library.is_seeded()? {
        let incoming = Incoming::all(sources::builtin())?;
        library.seed(&incoming, Timestamp::now())?;
        start = Start::First;
    }
    // If this fails, the next start tries again.
    let _ = library.purge(Timestamp::now());
    Ok((library, start))
}

/// A temporary library of the articles at some paths, and the notices about them.
pub(super) fn library_of(
    paths: &[PathBuf],
    encoding: Option<Encoding>,
    locale: Locale,
) -> Result<(Library, Vec<Notice>), Error> {
    let mut read = articles(paths, encoding, locale);
    let notices = std::mem::take(&mut read.notices);
    let mut library = Library::temporary()?;
    let incoming = Incoming::all(read.into_drafts())?;
    library.add(&incoming, Timestamp::now())?;
    Ok((library, notices))
}

/// Brings some corrections into the index; returns whether more may be missing.
pub(super) fn bring_corrections(library: &mut Library) -> library::Result<bool> {
    Ok(library.bring_corrections(&[], CORRECTED_AT_ONCE)? > 0)
}

/// Annotates the articles that are not annotated yet, until all are or `is_to_stop` says so, and reports those that
/// cannot be. What is done is kept. Returns how many were set aside.
pub(super) fn annotate(
    library: &mut Library,
    extract: &Extract<'_>,
    locale: Locale,
    is_to_stop: &(dyn Fn() -> bool + Sync),
) -> library::Result<usize> {
    let total = library.work()?.not_annotated;
    if total == 0 {
        return Ok(0);
    }
    let words = locale.text("progress-extracting");
    let mut progress = ProgressLine::new(words, total, locale);
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let mut set_aside = 0;
    let mut tell = |step| match step {
        BacklogStep::Done(so_far) => progress.show(so_far.done),
        BacklogStep::SetAside(article) => {
            set_aside += 1;
            progress.clear();
            let notice = Notice::SetAside {
                name: article.name,
                reason: article.reason,
                count: 1,
            };
            report_notices(&[notice], locale);
        }
    };
    work_off(library, extract, threads, is_to_stop, &mut tell)?;
    Ok(set_aside)
}

/// The extractor, built when the first article needs it.
pub(super) fn extract() -> impl Fn(&Article) -> Annotations + Sync {
    let extractor = OnceLock::new();
    move |article: &Article| {
        let extractor: &Annotator = extractor.get_or_init(Annotator::new);
        extractor.annotate(&article.body, &article.metadata)
    }
}
