//! `qari add`: files and pages of the web taken into the library, and their entities looked for.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::cli::arguments::{Add, Places};
use crate::cli::collection::{self, annotate, extract};
use crate::cli::error::{Error, UNUSABLE, say, tell_notices};
use crate::cli::network;
use crate::cli::progress::Progress;
use crate::cli::stop::Stop;
use crate::i18n::Locale;
use crate::library::{Arrival, Library};
use crate::notice::{Notice, Severity};
use crate::runtime::intake::{Intake, Size};
use crate::sources;
use crate::sources::decode::Encoding;
use crate::web;

/// How much is written at once at most: some tenths of a second's worth, which others wait.
const TOGETHER: Size = Size {
    articles: 512,
    bytes: 4 << 20,
};
/// How long articles wait for others to be written with.
const TOGETHER_WITHIN: Duration = Duration::from_millis(50);
/// How often one looks how far another program is that annotates.
const LOOK_AGAIN: Duration = Duration::from_millis(50);
/// How long the other may stand still before it is no longer waited for: it may be suspended, or at a very long
/// article.
const STUCK: Duration = Duration::from_secs(10);

/// What became of what was read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    new: usize,
    changed: usize,
    known: usize,
    restored: usize,
    failed: usize,
}

pub(super) fn run(arguments: &Add, places: &Places, locale: Locale) -> Result<ExitCode, Error> {
    let stop = Stop::listen()?;
    let mut library = collection::open(places)?;
    library.check_writable()?;
    let mut notices = Vec::new();
    let own = collection::corrections(places.corrections.as_deref(), &mut notices);
    tell_notices(&notices, locale);
    let mut tally = Tally::default();
    if !arguments.paths.is_empty() {
        let taken = take_in(
            &mut library,
            &arguments.paths,
            places.encoding,
            &stop,
            locale,
            &mut tally,
        );
        let said = say(&tally.summary(locale), locale);
        taken.and(said)?;
    }
    if !arguments.no_entities && !stop.is_asked() {
        library.correct(own.corrections)?;
        while !stop.is_asked() && collection::bring_corrections(&mut library)? {}
        annotate_all(&mut library, &stop, locale)?;
    }
    if let Some(signal) = stop.signal() {
        return Err(Error::Stopped(signal));
    }
    Ok(ExitCode::from(if tally.failed > 0 { UNUSABLE } else { 0 }))
}

/// Annotates what is left. Where another program does so already, waits for it; where that gets nowhere, says
/// that it goes on there.
pub(super) fn annotate_all(
    library: &mut Library,
    stop: &Stop,
    locale: Locale,
) -> Result<(), Error> {
    let mut left = library.work()?.unread;
    let words = locale.text("progress-extracting");
    let total = left;
    let mut progress = Progress::new(words, total, locale);
    let mut moved = Instant::now();
    while left > 0 && !stop.is_asked() {
        if library.claims_work() {
            progress.clear();
            annotate(library, &extract(), locale, &|| stop.is_asked())?;
            return Ok(());
        }
        progress.show(total - left.min(total));
        thread::sleep(LOOK_AGAIN);
        let now_left = library.work()?.unread;
        if now_left != left {
            (left, moved) = (now_left, Instant::now());
        } else if moved.elapsed() > STUCK {
            progress.clear();
            tell_notices(&[Notice::AnnotatedElsewhere { count: left }], locale);
            return Ok(());
        }
    }
    Ok(())
}

/// Takes in the articles at some paths, until all are in or the program is to stop.
fn take_in(
    library: &mut Library,
    paths: &[PathBuf],
    encoding: Option<Encoding>,
    stop: &Stop,
    locale: Locale,
    tally: &mut Tally,
) -> Result<(), Error> {
    let paths: Vec<PathBuf> = paths.iter().map(|path| absolute(path)).collect();
    let reading = network::for_library(encoding, locale);
    let intake = Intake::start(paths.clone(), reading).map_err(Error::Input)?;
    let words = locale.text("progress-adding");
    let mut progress = Progress::new(words, total(&paths, stop), locale);
    while !stop.is_asked() {
        let Some(mut bundle) = intake.next_within(TOGETHER_WITHIN, TOGETHER) else {
            break;
        };
        tally.failed += bundle.failed();
        // Of thousands of files, only what may have to be put right is worth a line.
        bundle
            .notices
            .retain(|notice| notice.severity() > Severity::Information);
        if !bundle.notices.is_empty() {
            progress.clear();
            tell_notices(&bundle.notices, locale);
        }
        for arrival in library.add(&bundle.articles, Timestamp::now())? {
            tally.count(arrival);
        }
        progress.show(tally.total());
    }
    progress.clear();
    let left_out = sources::disk::left_out(&paths);
    if !left_out.is_empty() {
        tell_notices(&[left_out.notice()], locale);
    }
    Ok(())
}

/// The path from the root, by which the article is known wherever the program is started next.
fn absolute(path: &Path) -> PathBuf {
    if path.as_os_str() == "-" || web::address(path).is_some() {
        return path.to_owned();
    }
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
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

impl Tally {
    pub(super) fn count(&mut self, arrival: Arrival) {
        match arrival {
            Arrival::New(_) => self.new += 1,
            Arrival::Changed(_) => self.changed += 1,
            Arrival::Known(_) => self.known += 1,
            Arrival::Restored(_) => self.restored += 1,
        }
    }

    fn total(self) -> usize {
        self.new + self.changed + self.known + self.restored + self.failed
    }

    /// What became of all, on one line.
    pub(super) fn summary(self, locale: Locale) -> String {
        let parts = [
            ("added-new", self.new),
            ("added-changed", self.changed),
            ("added-known", self.known),
            ("added-restored", self.restored),
            ("added-not-read", self.failed),
        ];
        let parts = parts
            .iter()
            .enumerate()
            // How many are new is always said.
            .filter(|(index, (_, count))| *index == 0 || *count > 0)
            .map(|(_, (id, count))| locale.count(id, *count));
        parts
            .collect::<Vec<_>>()
            .join(&locale.text("list-separator"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::printable;

    #[test]
    fn the_summary_says_what_there_was_in_words_that_agree() {
        let tally = |new, changed, known, failed| Tally {
            new,
            changed,
            known,
            failed,
            ..Tally::default()
        };
        let said = |tally: Tally, locale| printable::field(&tally.summary(locale)).into_owned();
        let arabic = |tally| said(tally, Locale::Arabic);
        assert_eq!(arabic(tally(0, 0, 0, 0)), "جديد: لا مقالات");
        assert_eq!(
            arabic(tally(3, 1, 11, 2)),
            "جديد: 3 مقالات، متغيّر: مقال واحد، معروف: 11 مقالًا، لم يُقرأ: ملفان"
        );
        assert_eq!(
            said(tally(1, 0, 5000, 1), Locale::English),
            "new: 1 article, known: 5000 articles, not read: 1 file"
        );
    }
}
