//! Lines made at random come out as they were laid out, in every mode and the terminal it is for.

use proptest::prelude::*;

use qari::mode::{OutputMode, encode_line};
use qari::text::{BaseDirection, Direction, VisualLine, fit};

use crate::simulator::{Habit, seen};

const COLUMNS: u16 = 60;

/// What prose is made of: words of three scripts, numbers, brackets, quotations, punctuation.
fn word() -> impl Strategy<Value = String> {
    let letters = prop_oneof![
        4 => "[ابتسلمنهوي]{1,7}",
        1 => "[אבגדה]{1,5}",
        2 => "[a-zA-Z]{1,6}",
        1 => "[0-9]{1,4}",
        1 => "[٠-٩]{1,4}",
        1 => "[0-9]{1,2}[-.,:/][0-9]{1,2}",
        1 => "[0-9]{1,3}%",
    ];
    let around = prop_oneof![
        4 => Just(("", "")),
        1 => Just(("(", ")")),
        1 => Just(("«", "»")),
        1 => Just(("[", "].")),
        1 => Just(("", "،")),
        1 => Just(("- ", "")),
        1 => Just(("", " —")),
    ];
    (letters, around).prop_map(|(word, (before, after))| format!("{before}{word}{after}"))
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 0..12).prop_map(|words| words.join(" "))
}

/// The line as it was laid out, right aligned.
fn laid_out(text: &str, mode: OutputMode) -> Vec<String> {
    let mut line = VisualLine::default();
    let width = COLUMNS - mode.encoding().columns_kept();
    fit(
        text,
        BaseDirection::Fixed(Direction::RightToLeft),
        width,
        mode.rendition(),
        &mut line,
    );
    let left = usize::from(COLUMNS - line.width());
    let cells = line.cells().map(|cell| cell.text.to_owned());
    std::iter::repeat_n(" ".to_owned(), left)
        .chain(cells)
        .collect()
}

/// The line as it is seen in a terminal.
fn as_seen(text: &str, mode: OutputMode, habit: Habit) -> Vec<String> {
    let sent = encode_line(
        text,
        Direction::RightToLeft,
        COLUMNS,
        mode,
        mode.rendition(),
    );
    let mut parser = vt100::Parser::new(1.try_into().unwrap(), COLUMNS.try_into().unwrap(), 0);
    parser.process(sent.as_bytes());
    seen(parser.screen(), habit).remove(0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_come_out_as_laid_out(text in text()) {
        let modes = [
            (OutputMode::Visual, Habit::Plain),
            (OutputMode::Lro, Habit::Rows),
            (OutputMode::Inverse, Habit::Pieces),
            (OutputMode::InverseRows, Habit::BetweenLines),
            (OutputMode::KittyRuns, Habit::Runs),
        ];
        for (mode, habit) in modes {
            // The embedding needs a cell before it: at the edge of the screen there is none.
            let laid_out = laid_out(&text, mode);
            if mode == OutputMode::InverseRows && laid_out[0] != " " {
                continue;
            }
            prop_assert_eq!(
                as_seen(&text, mode, habit).concat(),
                laid_out.concat(),
                "{}", mode.name()
            );
        }
    }
}
