//! In a terminal that reorders, the screen comes out as it was laid out, whatever is done on it.

use qari::app::Event;
use qari::article::Source;
use qari::sources::markdown;
use qari::text::{Marks, Rendition};
use tempfile::TempDir;

use crate::pty::{Start, Terminal};
use crate::screen::reader::Reader;
use crate::simulator::{Habit, seen};

/// Numbers, brackets, quotations, Latin and Hebrew words, dates, emphasis within words.
const ARTICLE: &str = "\
---
title: \"قمة (موسكو) 2025: «رؤية»\"
---

## بند 12: الأمن — Security (أمن) 100%

وصل الرئيس فلاديمير بوتين (72 عامًا) إلى مينسك في 27-28 مايو 2022، وقال: «نعم، [قريبًا]». \
بلغ النمو 3.5% و1,250 دولارًا؛ نسخة COVID-19 وIPv6/HTTP في (القاهرة). ١٩٤٥ و١٢٫٥ مليون.

> والتقى بوتين في موسكو **وزير** الخارجية (سيرغي لافروف) — ثم عاد إلى مينسك يوم 31/5/2022.

- أولًا: `cargo test` يعمل
- ثانيًا: שלום 5-3 עולם (בדיקה)
";

fn draft() -> qari::article::Draft {
    markdown::parse(ARTICLE, Source::file("article.md".into()))
}

/// The program as laid out, with the rendition that the terminal gets.
fn reference(columns: u16, rows: u16, rendition: Rendition) -> Reader {
    let mut reader = Reader::new(vec![draft()], columns, rows);
    reader.send(Event::Rendered {
        rendition,
        notice: None,
    });
    reader
}

fn rows_of(reader: &Reader) -> Vec<Vec<String>> {
    let buffer = reader.buffer();
    let row = |y| {
        (0..buffer.area.width)
            .map(|x| buffer[(x, y)].symbol().to_owned())
            .collect()
    };
    (0..buffer.area.height).map(row).collect()
}

/// The first row that differs.
fn compare(seen: &[Vec<String>], laid_out: &[Vec<String>]) -> Result<(), String> {
    let rows = seen.iter().zip(laid_out).enumerate();
    match rows
        .into_iter()
        .find(|(_, (seen, laid_out))| seen != laid_out)
    {
        None => Ok(()),
        Some((row, (seen, laid_out))) => Err(format!(
            "row {row}\n  seen:     {}\n  laid out: {}",
            seen.concat(),
            laid_out.concat()
        )),
    }
}

/// Reads, scrolls, goes from mention to mention, opens what lies over the panes, changes the size:
/// after each the screen is seen as it was laid out.
fn reads_right(mode: &str, habit: Habit, marks: Marks) {
    let kept = u16::from(mode == "lro");
    let home = TempDir::new().unwrap();
    let file = home.path().join("article.md");
    std::fs::write(&file, ARTICLE).unwrap();
    let file = file.to_str().unwrap();
    let word = if marks == Marks::Dropped {
        "dropped"
    } else {
        "kept"
    };
    let arguments = [
        "--lang",
        "ar",
        "--terminal-mode",
        mode,
        "--marks",
        word,
        file,
    ];
    let start = Start {
        arguments: &arguments,
        columns: 110 + kept,
        rows: 20,
        home: Some(home.path()),
        ..Start::default()
    };
    let mut terminal = Terminal::start(&start);
    let mut reader = reference(
        110,
        20,
        Rendition {
            marks,
            ..Rendition::default()
        },
    );
    let check = |terminal: &mut Terminal, reader: &Reader, what: &str| {
        let laid_out = rows_of(reader);
        terminal.wait_until(|terminal| {
            let mut seen = seen(terminal.parser.screen(), habit);
            for row in &mut seen {
                row.drain(..usize::from(kept));
            }
            compare(&seen, &laid_out).map_err(|fault| format!("{mode}: {what}: {fault}"))
        });
    };
    // With the other panes, which an article alone opens without.
    terminal.wait_for_text("%");
    terminal.type_in("z");
    reader.press("z");
    check(&mut terminal, &reader, "the start");
    for keys in ["]", "]", "j", "j", "}", "e", "j", "?", "j"] {
        terminal.type_in(keys);
        reader.press(keys);
        check(&mut terminal, &reader, keys);
    }
    terminal.type_in("\x1b");
    reader.press("<Esc>");
    check(&mut terminal, &reader, "Escape");
    for (columns, rows) in [(64, 30), (90, 15), (110, 20)] {
        terminal.resize(columns + kept, rows);
        reader.resize(columns, rows);
        check(&mut terminal, &reader, &format!("{columns}×{rows}"));
    }
    terminal.type_in("q");
    assert!(terminal.end().0.success());
}

#[test]
fn inverse_reads_right_where_pieces_of_a_style_are_reordered() {
    reads_right("inverse", Habit::Pieces, Marks::Dropped);
}

#[test]
fn inverse_rows_reads_right_where_all_between_lines_is_reordered() {
    reads_right("inverse-rows", Habit::BetweenLines, Marks::Kept);
}

#[test]
fn lro_reads_right_where_rows_are_reordered() {
    reads_right("lro", Habit::Rows, Marks::Kept);
}

#[test]
fn kitty_runs_read_right_where_runs_are_turned() {
    reads_right("kitty-runs", Habit::Runs, Marks::Dropped);
}

#[test]
fn visual_reads_right_where_nothing_is_done() {
    reads_right("visual", Habit::Plain, Marks::Kept);
}

/// The simulated terminals do harm: untreated, the screen is not seen as it was laid out.
#[test]
fn what_is_not_treated_reads_wrong_in_each() {
    let reader = reference(110, 20, Rendition::default());
    let laid_out = rows_of(&reader);
    let mut parser = vt100::Parser::new(20.try_into().unwrap(), 110.try_into().unwrap(), 0);
    for (number, row) in laid_out.iter().enumerate() {
        parser.process(format!("\x1b[{};1H{}", number + 1, row.concat()).as_bytes());
    }
    assert_eq!(
        compare(&seen(parser.screen(), Habit::Plain), &laid_out),
        Ok(())
    );
    for habit in [Habit::Rows, Habit::Pieces, Habit::BetweenLines, Habit::Runs] {
        assert!(
            compare(&seen(parser.screen(), habit), &laid_out).is_err(),
            "{habit:?}"
        );
    }
}
