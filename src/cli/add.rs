//! `qari add`: adds files and web pages to the library, extracts their entities, and watches folders.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use jiff::Timestamp;

use crate::cli::arguments::{AddArguments, FilePlaces};
use crate::cli::batch::{Batch, IntakeTally};
use crate::cli::error::{Error, UNUSABLE, print, report, report_notices};
use crate::cli::network;
use crate::cli::progress::ProgressLine;
use crate::cli::read::tell_of_keyboard;
use crate::cli::stop::Stop;
use crate::files::Stamped;
use crate::i18n::Locale;
use crate::library::Taken;
use crate::notice::{Notice, Severity};
use crate::runtime::folders::{FolderWatch, Told};
use crate::runtime::intake::{BatchSize, Bundle, Intake};
use crate::sources;
use crate::store;
use crate::web::ReadOptions;

/// How much is written in one transaction at most: other programs wait for it for some tenths of a second.
const TOGETHER: BatchSize = BatchSize {
    articles: 512,
    bytes: 4 << 20,
};
/// How long an article waits to be written together with others: each transaction costs the index a piece to be merged.
const TOGETHER_WITHIN: Duration = Duration::from_millis(250);

pub(super) fn run(
    arguments: &AddArguments,
    places: &FilePlaces,
    locale: Locale,
) -> Result<ExitCode, Error> {
    let paths: Vec<PathBuf> = arguments.paths.iter().map(|path| absolute(path)).collect();
    let mut batch = Batch::begin(places, locale)?;
    // Changes that come while the folders are read are not missed.
    let watch = match arguments.watch {
        true => Some(watched(&paths, &batch)?),
        false => None,
    };
    let options = network::for_library(places.encoding);
    let mut tally = IntakeTally::default();
    if !paths.is_empty() {
        tell_of_keyboard(&arguments.paths, locale);
        let taken = take_in(&mut batch, &paths, options.clone(), &mut tally);
        let said = print(&tally.summary(locale), locale);
        taken.and(said)?;
    }
    if !arguments.no_entities && !batch.stop.is_asked() {
        batch.annotate()?;
    }
    if let Some(watch) = watch.filter(|_| !batch.stop.is_asked()) {
        keep_watching(&mut batch, watch, &options, arguments.no_entities)?;
    } else {
        batch.end()?;
    }
    Ok(ExitCode::from(if tally.failed() > 0 {
        UNUSABLE
    } else {
        0
    }))
}

/// Adds the articles at some paths until all are added or the program is asked to stop.
fn take_in(
    batch: &mut Batch,
    paths: &[PathBuf],
    options: ReadOptions,
    tally: &mut IntakeTally,
) -> Result<(), Error> {
    let intake = Intake::start(paths.to_vec(), options).map_err(Error::Input)?;
    let words = batch.locale.text("progress-adding");
    let mut progress = ProgressLine::new(words, total(paths, &batch.stop), batch.locale);
    while !batch.stop.is_asked() {
        let Some(bundle) = intake.next_within(TOGETHER_WITHIN, TOGETHER) else {
            break;
        };
        take(batch, &bundle, tally)?;
        // With thousands of files, only what the reader may have to fix gets a line.
        let mut notices = bundle.into_notices();
        notices.retain(|notice| notice.severity() > Severity::Information);
        if !notices.is_empty() {
            progress.clear();
            report_notices(&notices, batch.locale);
        }
        progress.show(tally.total());
    }
    progress.clear();
    let left_out = sources::disk::left_out(paths);
    if !left_out.is_empty() {
        report_notices(&[left_out.notice()], batch.locale);
    }
    Ok(())
}

/// Writes articles into the library and counts them, and what could not be read.
fn take(batch: &mut Batch, bundle: &Bundle, tally: &mut IntakeTally) -> Result<(), Error> {
    tally.count_failures(&bundle.reports);
    for arrival in batch.library.add(&bundle.articles, Timestamp::now())? {
        tally.count(arrival);
    }
    Ok(())
}

/// Watches the folders among some paths until the program is asked to stop.
fn watched(paths: &[PathBuf], batch: &Batch) -> Result<FolderWatch, Error> {
    let mut watch = FolderWatch::new();
    for folder in paths.iter().filter(|path| path.is_dir()) {
        if let Err(notice) = watch.add(folder) {
            report_notices(&[notice], batch.locale);
        }
    }
    if watch.folders().is_empty() {
        return Err(Error::NothingToWatch);
    }
    let ends = watch.ends();
    batch.stop.when_asked(move || ends.end());
    Ok(watch)
}

/// Adds new and changed files of folders until the program is asked to stop, which is not an error here.
fn keep_watching(
    batch: &mut Batch,
    mut watch: FolderWatch,
    options: &ReadOptions,
    no_entities: bool,
) -> Result<(), Error> {
    let locale = batch.locale;
    let folders = watch
        .folders()
        .iter()
        .map(|folder| folder.display().to_string());
    let arguments = [("folders", locale.list(folders)), ("key", "Ctrl-C".into())];
    report(&locale.format("add-watching", &arguments), locale);
    let mut told = Told::default();
    while let Some(files) = watch.wait() {
        let mut tally = IntakeTally::default();
        let notices = take_changed(batch, files, options, &mut told, &mut tally)?;
        report_notices(&notices, locale);
        if tally.new + tally.changed > 0 {
            print(&tally.summary(locale), locale)?;
        }
        if !no_entities {
            batch.annotate()?;
        }
    }
    Ok(())
}

/// Adds those of some files that have changed since they were read. Returns the notices about them.
fn take_changed(
    batch: &mut Batch,
    files: Vec<PathBuf>,
    options: &ReadOptions,
    told: &mut Told,
    tally: &mut IntakeTally,
) -> Result<Vec<Notice>, Error> {
    let files = files.into_iter().filter_map(Stamped::now).collect();
    let files = batch.library.files_to_read(files)?;
    let paths: Vec<PathBuf> = files.iter().map(|file| file.path.clone()).collect();
    let intake = Intake::start(paths.clone(), options.clone()).map_err(Error::Input)?;
    let mut reports = Vec::new();
    while let Some(bundle) = intake.next() {
        tally.count_failures(&bundle.reports);
        let library = &mut batch.library;
        let taken = library.add_unless_removed(&bundle.articles, Timestamp::now())?;
        let arrivals = taken.into_iter().filter_map(Taken::arrival);
        arrivals.for_each(|arrival| tally.count(arrival));
        reports.extend(bundle.reports);
    }
    batch.library.remember_files(&files)?;
    Ok(told.take(&paths, reports))
}

/// The absolute path: it identifies the article whatever the current directory is.
fn absolute(path: &Path) -> PathBuf {
    match path.as_os_str() == "-" {
        true => path.to_owned(),
        false => store::from_root(path),
    }
}

/// The number of articles at some paths; 0 if no progress is shown.
fn total(paths: &[PathBuf], stop: &Stop) -> usize {
    if !ProgressLine::is_seen() {
        return 0;
    }
    let found = sources::disk::find(paths).take_while(|_| !stop.is_asked());
    found
        .map(|found| found.map_or(1, |holder| sources::disk::count(&holder)))
        .sum()
}
