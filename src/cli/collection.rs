//! The articles a command asks about: those of some files, or the reader's library.

use std::collections::HashSet;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use jiff::Timestamp;

use crate::article::{Article, ArticleId};
use crate::cli::arguments::Places;
use crate::cli::failure::{Failure, tell_notices};
use crate::cli::progress::Progress;
use crate::cli::read::articles;
use crate::extract::{Annotations, Corrections, Extractor};
use crate::library::{self, Incoming, Library};
use crate::notice::{Notice, Severity};
use crate::sources;
use crate::store::{self, OwnFile, load_corrections};
use crate::words::Interface;

/// Articles annotated between two writings.
const ANNOTATED_AT_ONCE: usize = 128;
/// Articles whose index is corrected between two writings.
const CORRECTED_AT_ONCE: usize = 32;
/// Articles that a question may annotate before it is answered: a second's worth.
const ANNOTATED_UNASKED: usize = 128;

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

/// The articles at some paths, annotated, or without any those of the reader's library, put right.
/// How many of a library were not looked at yet is told.
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
        let (mut library, read) = library_of(paths)?;
        notices.extend(read);
        annotate(&mut library, interface, &|| false)?;
        library
    };
    tell_notices(&notices, interface);
    let is_error = |notice: &Notice| notice.severity() == Severity::Error;
    let has_failed = notices.iter().any(is_error);
    match bring_up_to_date(&mut library, own.corrections, interface) {
        // Another program writes: what is there can be asked all the same.
        Err(library::Error::Busy) => {}
        done => done?,
    }
    let waiting = library.work()?.unread;
    if waiting > 0 {
        tell_notices(&[Notice::NotAnnotated { count: waiting }], interface);
    }
    Ok(Collection {
        library,
        has_failed,
    })
}

/// Puts entities right and looks at what was not looked at yet, where that is for this program to do and little
/// enough not to be noticed. Where nothing is to be done, nothing is written.
fn bring_up_to_date(
    library: &mut Library,
    corrections: Corrections,
    interface: Interface,
) -> library::Result<()> {
    library.correct(corrections)?;
    let work = library.work()?;
    if work.uncorrected > 0 {
        while bring_corrections(library)? {}
    }
    if (1..=ANNOTATED_UNASKED).contains(&work.unread) && library.claims_work() {
        annotate(library, interface, &|| false)?;
    }
    Ok(())
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
    let read = articles(paths);
    let mut library = Library::in_memory()?;
    let incoming = Incoming::all(read.drafts)?;
    library.add(&incoming, Timestamp::now())?;
    Ok((library, read.notices))
}

/// Brings some corrections into the index; returns whether more may be missing.
pub(super) fn bring_corrections(library: &mut Library) -> library::Result<bool> {
    Ok(library.bring_corrections(&[], CORRECTED_AT_ONCE)? > 0)
}

/// Looks at the articles that were not looked at yet, until all were or it is to stop. What is done is kept,
/// whatever ends it.
pub(super) fn annotate(
    library: &mut Library,
    interface: Interface,
    is_to_stop: &(dyn Fn() -> bool + Sync),
) -> library::Result<()> {
    let total = library.work()?.unread;
    if total == 0 {
        return Ok(());
    }
    let words = interface.pick("تُستخرج الكيانات", "finding entities");
    let mut progress = Progress::new(words, total, interface);
    let extractor = Extractor::new();
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let mut finds: Vec<(ArticleId, Annotations)> = Vec::new();
    let mut done = 0;
    loop {
        let articles = if is_to_stop() {
            Vec::new()
        } else {
            next_to_annotate(library, &finds)?
        };
        if articles.is_empty() && finds.is_empty() {
            return Ok(());
        }
        // What was found is kept while the next articles are looked at.
        let share = articles.len().div_ceil(threads).max(1);
        finds = thread::scope(|scope| {
            let workers: Vec<_> = articles
                .chunks(share)
                .map(|articles| scope.spawn(|| find(&extractor, articles, is_to_stop)))
                .collect();
            let kept = if finds.is_empty() {
                Ok(())
            } else {
                library.annotate(&finds)
            };
            let found = workers.into_iter().flat_map(|worker| match worker.join() {
                Ok(found) => found,
                Err(panic) => std::panic::resume_unwind(panic),
            });
            let found = found.collect();
            kept.map(|()| found)
        })?;
        done += finds.len();
        progress.show(done);
    }
}

/// The next articles to be looked at, besides those whose finds are not kept yet.
fn next_to_annotate(
    library: &Library,
    finds: &[(ArticleId, Annotations)],
) -> library::Result<Vec<Arc<Article>>> {
    let mut ids = library.unread_by_extractor(ANNOTATED_AT_ONCE + finds.len())?;
    let found: HashSet<ArticleId> = finds.iter().map(|(id, _)| *id).collect();
    ids.retain(|id| !found.contains(id));
    let articles = ids.into_iter().map(|id| library.article(id));
    // It may have been removed meanwhile.
    let articles = articles.filter_map(library::Result::transpose);
    articles.collect()
}

/// What is in some articles, as far as there was time for them.
fn find(
    extractor: &Extractor,
    articles: &[Arc<Article>],
    is_to_stop: &(dyn Fn() -> bool + Sync),
) -> Vec<(ArticleId, Annotations)> {
    let articles = articles.iter().take_while(|_| !is_to_stop());
    articles
        .map(|article| {
            let found = extractor.annotate(&article.body, &article.metadata);
            (article.id, found)
        })
        .collect()
}
