//! `qari add`: files and pages of the web taken into the library, and their entities looked for; folders watched.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use jiff::Timestamp;

use crate::cli::arguments::{Add, Places};
use crate::cli::batch::{Batch, Tally};
use crate::cli::error::{Error, UNUSABLE, print, report, report_notices};
use crate::cli::network;
use crate::cli::progress::Progress;
use crate::cli::stop::Stop;
use crate::files::Stamped;
use crate::i18n::Locale;
use crate::library::Taken;
use crate::notice::{Notice, Severity};
use crate::runtime::folders::{FolderWatch, Told};
use crate::runtime::intake::{Bundle, Intake, Size};
use crate::sources;
use crate::store;
use crate::web::ReadOptions;

/// How much is written at once at most: some tenths of a second's worth, which others wait.
const TOGETHER: Size = Size {
    articles: 512,
    bytes: 4 << 20,
};
/// How long articles wait for others to be written with.
const TOGETHER_WITHIN: Duration = Duration::from_millis(50);

pub(super) fn run(arguments: &Add, places: &Places, locale: Locale) -> Result<ExitCode, Error> {
    let paths: Vec<PathBuf> = arguments.paths.iter().map(|path| absolute(path)).collect();
    let mut batch = Batch::begin(places, locale)?;
    // What comes while the folders are read is heard.
    let watch = match arguments.watch {
        true => Some(watched(&paths, &batch)?),
        false => None,
    };
    let options = network::for_library(places.encoding, locale);
    let mut tally = Tally::default();
    if !paths.is_empty() {
        let taken = take_in(&mut batch, &paths, options.clone(), &mut tally);
        let said = print(&tally.summary(locale), locale);
        taken.and(said)?;
    }
    if !arguments.no_entities && !batch.stop.is_asked() {
        batch.annotate()?;
    }
    if let Some(watch) = watch.filter(|_| !batch.stop.is_asked()) {
        keep_watching(&mut batch, watch, &options, arguments.no_entities)?;
        return Ok(ExitCode::SUCCESS);
    }
    batch.end()?;
    Ok(ExitCode::from(if tally.failed() > 0 {
        UNUSABLE
    } else {
        0
    }))
}

/// Takes in the articles at some paths, until all are in or the program is to stop.
fn take_in(
    batch: &mut Batch,
    paths: &[PathBuf],
    options: ReadOptions,
    tally: &mut Tally,
) -> Result<(), Error> {
    let intake = Intake::start(paths.to_vec(), options).map_err(Error::Input)?;
    let words = batch.locale.text("progress-adding");
    let mut progress = Progress::new(words, total(paths, &batch.stop), batch.locale);
    while !batch.stop.is_asked() {
        let Some(bundle) = intake.next_within(TOGETHER_WITHIN, TOGETHER) else {
            break;
        };
        take(batch, &bundle, tally)?;
        // Of thousands of files, only what may have to be put right is worth a line.
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

/// Writes articles that were read into the library, and counts them with what could not be read.
fn take(batch: &mut Batch, bundle: &Bundle, tally: &mut Tally) -> Result<(), Error> {
    tally.count_failures(&bundle.reports);
    for arrival in batch.library.add(&bundle.articles, Timestamp::now())? {
        tally.count(arrival);
    }
    Ok(())
}

/// A watch over the folders among some paths; it ends when the program is asked to.
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

/// Takes in what comes and changes in folders until the program is asked to end, which is how this ends well.
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
        let mut tally = Tally::default();
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

/// Takes in those of some files that were not read as they are. Returns what is to be told of them.
fn take_changed(
    batch: &mut Batch,
    files: Vec<PathBuf>,
    options: &ReadOptions,
    told: &mut Told,
    tally: &mut Tally,
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

/// The path from the root, by which the article is known wherever the program is started next.
fn absolute(path: &Path) -> PathBuf {
    match path.as_os_str() == "-" {
        true => path.to_owned(),
        false => store::from_root(path),
    }
}

/// How many articles there are at some paths; 0 where nobody wants to know.
fn total(paths: &[PathBuf], stop: &Stop) -> usize {
    if !Progress::is_seen() {
        return 0;
    }
    let found = sources::disk::find(paths).take_while(|_| !stop.is_asked());
    found
        .map(|found| found.map_or(1, |holder| sources::disk::count(&holder)))
        .sum()
}
