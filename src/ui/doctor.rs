//! The screen of `qari doctor`: the same two sentences in each mode that could fit, numbered.

use crate::app::arrangement::ScreenSize;
use crate::i18n::Locale;
use crate::mode::{OutputMode, encode_line};
use crate::printable;
use crate::text::{Direction, Rendition};

/// The sentences: numbers, brackets, letters of another script, marks.
const SENTENCES: [&str; 2] = [
    "قرأ أحمد 27 كتابًا (منها 3 عن القاهرة) في عام 2025.",
    "برنامج Linux حرّ، والعربيّة فيه تُقرأ من اليمين.",
];
/// The key that shows further choices.
pub const NEXT: char = 'n';
/// The key that leaves.
pub const QUIT: char = 'q';
/// Rows of one choice: its number and the sentences.
const ROWS_PER_CHOICE: u16 = 1 + SENTENCES.len() as u16;
/// Rows of what stands over and under the choices.
const OTHER_ROWS: u16 = 5;
/// The widest a sentence's row is.
const WIDEST: u16 = 64;

/// One of the modes to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The key it is chosen with.
    pub number: usize,
    /// The mode.
    pub mode: OutputMode,
    /// How text is rendered in it.
    pub rendition: Rendition,
}

/// How many choices fit a screen.
#[must_use]
pub fn choices_in_sight(size: ScreenSize) -> usize {
    usize::from((size.rows.saturating_sub(OTHER_ROWS) / ROWS_PER_CHOICE).max(1))
}

/// The screen as it is sent, from a cleared one on. Every row is written by itself: what a terminal
/// does to one does not reach another.
#[must_use]
pub fn doctor_screen(
    choices: &[Choice],
    further: bool,
    locale: Locale,
    size: ScreenSize,
) -> String {
    let width = size.columns.min(WIDEST);
    let mut rows = vec![String::new()];
    // In the likeliest mode it can be read; on a further page hardly.
    let likeliest = choices.first().filter(|choice| choice.number == 1);
    if let (Locale::Arabic, Some(first)) = (locale, likeliest) {
        rows.push(encode_line(
            &locale.text("doctor-choose"),
            Direction::RightToLeft,
            width,
            first.mode,
            first.rendition,
        ));
    }
    // What every terminal shows as it is.
    let plain = Locale::English;
    rows.push(plain.text("doctor-choose").into_owned());
    for choice in choices {
        rows.push(format!("[{}]", choice.number));
        for sentence in SENTENCES {
            let direction = Direction::RightToLeft;
            rows.push(encode_line(
                sentence,
                direction,
                width,
                choice.mode,
                choice.rendition,
            ));
        }
    }
    rows.push(String::new());
    let key = |id, key: char| {
        let words = plain.format(id, &[("key", key.to_string().into())]);
        printable::field(&words).into_owned()
    };
    let mut keys = Vec::new();
    if further {
        keys.push(key("doctor-next", NEXT));
    }
    keys.push(key("doctor-quit", QUIT));
    rows.push(keys.join("   "));
    let rows = (1..=size.rows).zip(rows);
    rows.map(|(number, row)| format!("\x1b[{number};1H{row}\x1b[0m"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: ScreenSize = ScreenSize {
        columns: 80,
        rows: 24,
    };

    fn choice(number: usize, mode: OutputMode) -> Choice {
        Choice {
            number,
            mode,
            rendition: mode.rendition(),
        }
    }

    #[test]
    fn the_sentences_stand_under_each_number() {
        let choices = [
            choice(1, OutputMode::Visual),
            choice(2, OutputMode::Logical),
        ];
        let screen = doctor_screen(&choices, false, Locale::English, SIZE);
        let first = screen.find("[1]").unwrap();
        let second = screen.find("[2]").unwrap();
        assert!(
            screen[first..second].contains("ﺪﻤﺣﺃ"),
            "visual order, joined"
        );
        assert!(screen[second..].contains("أحمد"), "logical order");
        assert!(!screen.contains("[n]"));
    }

    #[test]
    fn no_row_is_written_below_the_screen() {
        let size = ScreenSize {
            columns: 20,
            rows: 4,
        };
        let choices = [choice(1, OutputMode::Visual)];
        let screen = doctor_screen(&choices, true, Locale::Arabic, size);
        assert!(screen.contains("\x1b[4;1H") && !screen.contains("\x1b[5;1H"));
        assert_eq!(choices_in_sight(size), 1);
        assert_eq!(choices_in_sight(SIZE), 6);
    }
}
