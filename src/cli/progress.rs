//! A progress bar on standard error, if that is a terminal.

use std::borrow::Cow;
use std::time::{Duration, Instant};

use crate::cli::lines::Lines;
use crate::cli::output::{errors_are_seen, print_error};
use crate::i18n::Locale;
use crate::terminal;

/// Cells of the bar.
const BAR: usize = 24;
/// The time between two updates.
const BETWEEN: Duration = Duration::from_millis(50);

/// Erases a line from the cursor on (ECMA-48, EL).
const ERASE: &str = "\r\u{1b}[K";

/// The progress of a piece of work.
#[derive(Debug)]
pub(super) struct ProgressLine {
    words: Cow<'static, str>,
    /// The total; 0 if it is not known.
    total: usize,
    locale: Locale,
    drawn: Option<Instant>,
    is_seen: bool,
}

impl ProgressLine {
    /// Whether it is shown.
    pub(super) fn is_seen() -> bool {
        errors_are_seen() && !terminal::is_dumb()
    }

    pub(super) fn new(words: Cow<'static, str>, total: usize, locale: Locale) -> Self {
        Self {
            words,
            total,
            locale,
            drawn: None,
            is_seen: Self::is_seen(),
        }
    }

    /// Shows how much is done.
    pub(super) fn show(&mut self, done: usize) {
        let is_due = self.drawn.is_none_or(|drawn| drawn.elapsed() >= BETWEEN);
        if !self.is_seen || !is_due {
            return;
        }
        self.drawn = Some(Instant::now());
        let line = line(&self.words, done, self.total, self.locale);
        let line = Lines::to_error(self.locale).one_row(&line);
        print_error(&format!("{ERASE}{line}"));
    }

    /// Erases the bar, so that other lines can be printed.
    pub(super) fn clear(&mut self) {
        if self.drawn.take().is_some() {
            print_error(ERASE);
        }
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        self.clear();
    }
}

fn line(words: &str, done: usize, total: usize, locale: Locale) -> String {
    if total == 0 {
        return format!("{words} {done}");
    }
    let filled = (done.min(total) * BAR).div_euclid(total);
    let bar = "█".repeat(filled) + &"░".repeat(BAR - filled);
    let arguments = [("done", done.into()), ("total", total.into())];
    let of = locale.format("progress-of", &arguments);
    format!("{words} {bar} {of}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::printable;

    #[test]
    fn the_bar_is_as_full_as_the_work_is_done() {
        let bars = [0, 11, 12, 24, 30].map(|done| line("x", done, 24, Locale::English));
        let filled = bars.map(|bar| bar.matches('█').count());
        assert_eq!(filled, [0, 11, 12, 24, 24]);
        assert_eq!(line("x", 7, 0, Locale::English), "x 7");
        let arabic = line("x", 3, 9, Locale::Arabic);
        assert!(printable::field(&arabic).ends_with("3 من 9"));
    }
}
