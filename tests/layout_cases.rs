//! Layout cases as data: those of this project under `tests/layout/`, and those that are handed
//! round with it, where they are there.

use std::path::Path;

use qari::text::{BaseDirection, Direction, Paragraph, Rendition, VisualLine};
use serde::Deserialize;

/// One case; the format is that of `cases/README.md`.
#[derive(Deserialize)]
struct Case {
    name: String,
    input: String,
    width: u16,
    base: String,
    expect: Vec<String>,
    map: Option<Vec<Vec<[usize; 2]>>>,
    taste: Option<String>,
}

/// What `qari` makes of a case: the lines, and the bytes of each cell.
fn lay_out(case: &Case) -> (Vec<String>, Vec<Vec<[usize; 2]>>) {
    let base = match case.base.as_str() {
        "rtl" => BaseDirection::Fixed(Direction::RightToLeft),
        "ltr" => BaseDirection::Fixed(Direction::LeftToRight),
        _ => BaseDirection::Auto,
    };
    let mut lines = Vec::new();
    let mut map = Vec::new();
    let mut offset = 0;
    let mut visual = VisualLine::new();
    for text in case.input.split('\n') {
        let paragraph = Paragraph::new(text, base);
        for line in paragraph.break_lines(case.width) {
            paragraph.lay_out(&line, Rendition::default(), &mut visual);
            lines.push(visual.cells().map(|cell| cell.text).collect());
            map.push(
                visual
                    .cells()
                    .map(|cell| [cell.range.start + offset, cell.range.end + offset])
                    .collect(),
            );
        }
        offset += text.len() + 1;
    }
    (lines, map)
}

/// Folds what the README of the cases says to fold.
fn folded(line: &str) -> String {
    line.replace('\u{FE80}', "\u{621}").replace('\u{A0}', " ")
}

/// Holds every case of a file to what it says; gives how many there are.
fn hold(file: &Path) -> usize {
    let text = std::fs::read_to_string(file).expect("the cases are readable");
    let mut faults = String::new();
    let mut count = 0;
    for row in text.lines().filter(|row| !row.trim().is_empty()) {
        let case: Case = serde_json::from_str(row).expect("a case is an object of JSON");
        count += 1;
        let (lines, map) = lay_out(&case);
        let lines: Vec<String> = lines.iter().map(|line| folded(line)).collect();
        let expected: Vec<String> = case.expect.iter().map(|line| folded(line)).collect();
        let wrong_map = case.map.as_ref().is_some_and(|expected| *expected != map);
        if lines != expected || wrong_map {
            let taste = case.taste.as_deref().unwrap_or("no matter of taste");
            faults += &format!("{} ({taste})\n  {expected:?}\n  {lines:?}\n", case.name);
            if wrong_map {
                faults += &format!("  {:?}\n  {map:?}\n", case.map);
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
    count
}

#[test]
fn cases_handed_round() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases/layout.jsonl");
    if !file.exists() {
        eprintln!("not run: ../shared/cases/layout.jsonl is not there");
        return;
    }
    assert_eq!(hold(&file), 55);
}
