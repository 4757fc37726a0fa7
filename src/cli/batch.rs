//! What the commands that add or renew many articles share: how they begin and end, and the line that sums up the result.

use std::thread;
use std::time::{Duration, Instant};

use crate::cli::arguments::FilePlaces;
use crate::cli::collection::{self, annotate, extract};
use crate::cli::error::{Error, report_notices};
use crate::cli::progress::ProgressLine;
use crate::cli::stop::Stop;
use crate::i18n::Locale;
use crate::library::{Arrival, Library};
use crate::notice::Notice;
use crate::runtime::intake::Report;
use crate::web;

/// How often the progress of another program that annotates is checked.
const LOOK_AGAIN: Duration = Duration::from_millis(50);
/// How long to wait for another program that makes no progress: it may be suspended, or busy with a very long article.
const STUCK: Duration = Duration::from_secs(10);

/// A running command on many articles.
#[derive(Debug)]
pub(super) struct Batch {
    pub(super) library: Library,
    pub(super) stop: Stop,
    pub(super) locale: Locale,
}

impl Batch {
    /// Opens the library for writing, with the reader's corrections: articles with corrections are never removed. From
    /// here on, signals are caught.
    pub(super) fn begin(places: &FilePlaces, locale: Locale) -> Result<Self, Error> {
        let stop = Stop::listen()?;
        let mut library = collection::open(places)?;
        library.check_writable()?;
        let mut notices = Vec::new();
        let own = collection::corrections(places.corrections.as_deref(), &mut notices);
        report_notices(&notices, locale);
        library.correct(own.corrections)?;
        Ok(Self {
            library,
            stop,
            locale,
        })
    }

    /// Annotates the remaining articles unless the program is asked to stop. If another program is doing so, waits for
    /// it; if that makes no progress, reports it and returns.
    pub(super) fn annotate(&mut self) -> Result<(), Error> {
        let Self {
            library,
            stop,
            locale,
        } = self;
        while !stop.is_asked() && collection::bring_corrections(library)? {}
        let mut left = library.work()?.not_annotated;
        let words = locale.text("progress-extracting");
        let total = left;
        let mut progress = ProgressLine::new(words, total, *locale);
        let mut moved = Instant::now();
        while left > 0 && !stop.is_asked() {
            if library.claims_work() {
                progress.clear();
                annotate(library, &extract(), *locale, &|| stop.is_asked())?;
                return Ok(());
            }
            progress.show(total - left.min(total));
            thread::sleep(LOOK_AGAIN);
            let now_left = library.work()?.not_annotated;
            if now_left != left {
                (left, moved) = (now_left, Instant::now());
            } else if moved.elapsed() > STUCK {
                progress.clear();
                report_notices(&[Notice::AnnotatedElsewhere { count: left }], *locale);
                return Ok(());
            }
        }
        Ok(())
    }

    /// Ends the command. If a signal asked for it, the error says which.
    pub(super) fn end(self) -> Result<(), Error> {
        match self.stop.signal() {
            Some(signal) => Err(Error::Stopped(signal)),
            None => Ok(()),
        }
    }
}

/// Counts of what happened to incoming articles, and of what could not be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct IntakeTally {
    pub(super) new: usize,
    pub(super) changed: usize,
    pub(super) known: usize,
    pub(super) restored: usize,
    pub(super) failed_files: usize,
    pub(super) failed_addresses: usize,
}

impl IntakeTally {
    pub(super) fn count(&mut self, arrival: Arrival) {
        match arrival {
            Arrival::New(_) => self.new += 1,
            Arrival::Changed(_) => self.changed += 1,
            Arrival::Known(_) => self.known += 1,
            Arrival::Restored(_) => self.restored += 1,
        }
    }

    /// Counts a file or an address that could not be read.
    pub(super) fn count_failures(&mut self, reports: &[Report]) {
        for report in reports.iter().filter(|report| report.is_failure()) {
            match web::address(&report.named) {
                Some(_) => self.failed_addresses += 1,
                None => self.failed_files += 1,
            }
        }
    }

    pub(super) fn total(self) -> usize {
        self.new + self.changed + self.known + self.restored + self.failed()
    }

    pub(super) fn failed(self) -> usize {
        self.failed_files + self.failed_addresses
    }

    pub(super) fn summary(self, locale: Locale) -> String {
        let counts = [
            ("added-new", self.new),
            ("added-changed", self.changed),
            ("added-known", self.known),
            ("added-restored", self.restored),
            ("added-not-read", self.failed_files),
            ("added-not-fetched", self.failed_addresses),
        ];
        summary(&counts, locale)
    }
}

/// Counts in words, on one line: the first always, of the others those that are not 0.
pub(super) fn summary(counts: &[(&str, usize)], locale: Locale) -> String {
    let said = counts.iter().enumerate();
    let said = said.filter(|(index, (_, count))| *index == 0 || *count > 0);
    let said = said.map(|(_, (id, count))| locale.count(id, *count));
    said.collect::<Vec<_>>()
        .join(&locale.text("list-separator"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::printable;

    #[test]
    fn the_summary_says_what_there_was_in_words_that_agree() {
        let said =
            |tally: IntakeTally, locale| printable::field(&tally.summary(locale)).into_owned();
        let arabic = |tally| said(tally, Locale::Arabic);
        assert_eq!(arabic(IntakeTally::default()), "جديد: لا مقالات");
        let tally = IntakeTally {
            new: 3,
            changed: 1,
            known: 11,
            failed_files: 2,
            ..IntakeTally::default()
        };
        assert_eq!(
            arabic(tally),
            "جديد: 3 مقالات، متغيّر: مقال واحد، موجود من قبل: 11 مقالًا، تعذّرت القراءة: ملفان"
        );
        let tally = IntakeTally {
            new: 1,
            known: 5000,
            failed_files: 1,
            failed_addresses: 2,
            ..IntakeTally::default()
        };
        assert_eq!(
            said(tally, Locale::English),
            "new: 1 article, known: 5000 articles, not read: 1 file, not read from the web: 2 addresses"
        );
    }
}
