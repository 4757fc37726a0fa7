//! Layout cases as data: those of this project under `tests/layout/`, and those that are handed
//! round with it, where they are there.

use std::path::Path;

use qari::range::TextRange;
use qari::text::{
    BaseDirection, Digits, Direction, Forms, Justification, Marks, Order, Paragraph, Rendition,
    VisualLine,
};
use serde::Deserialize;

use crate::notation::Notation;

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

/// What a case under `tests/layout/` asks for.
struct Request {
    width: u16,
    base: BaseDirection,
    justification: Justification,
    rendition: Rendition,
}

impl Request {
    /// Reads `WIDTH BASE [option=value]…`.
    fn parse(words: &str) -> Self {
        let mut words = words.split_whitespace();
        let width = words
            .next()
            .and_then(|width| width.parse().ok())
            .expect("a width");
        let base = match words.next() {
            Some("rtl") => BaseDirection::Fixed(Direction::RightToLeft),
            Some("ltr") => BaseDirection::Fixed(Direction::LeftToRight),
            Some("auto") => BaseDirection::Auto,
            other => panic!("no direction {other:?}"),
        };
        let mut request = Self {
            width,
            base,
            justification: Justification::None,
            rendition: Rendition::default(),
        };
        for option in words {
            match option {
                "justify=space" => request.justification = Justification::Space,
                "justify=kashida" => request.justification = Justification::Kashida,
                "forms=base" => request.rendition.forms = Forms::Base,
                "order=logical" => request.rendition.order = Order::Logical,
                "marks=dropped" => request.rendition.marks = Marks::Dropped,
                "marks=unvowelled" => request.rendition.marks = Marks::Unvowelled,
                "digits=european" => request.rendition.digits = Digits::European,
                "digits=arabic" => request.rendition.digits = Digits::ArabicIndic,
                "digits=persian" => request.rendition.digits = Digits::Persian,
                _ => panic!("no option {option}"),
            }
        }
        request
    }

    /// The lines of a paragraph in the notation of the cases, each with the bytes of its cells, checked
    /// for what holds of all lines.
    fn lay_out(&self, notation: &Notation, text: &str) -> Vec<(String, String)> {
        let paragraph = Paragraph::new(text, self.base);
        let mut visual = VisualLine::new();
        let mut covered = vec![false; text.len()];
        paragraph
            .break_lines_for(self.width, self.rendition)
            .iter()
            .map(|line| {
                paragraph.lay_out_justified(
                    line,
                    self.width,
                    self.justification,
                    self.rendition,
                    &mut visual,
                );
                check(&visual, self.width, line.range, &mut covered);
                let cells = visual.cells().map(|cell| notation.show(cell.text));
                let bytes = visual
                    .cells()
                    .map(|cell| format!("{}-{}", cell.range.start, cell.range.end));
                let joined = |list: Vec<String>| list.join(" ");
                (joined(cells.collect()), joined(bytes.collect()))
            })
            .collect()
    }
}

/// Columns without gaps, at most `width` of them; ranges within the line, no byte in two cells.
fn check(visual: &VisualLine, width: u16, line: TextRange, covered: &mut [bool]) {
    let mut column = 0;
    for cell in visual.cells() {
        assert_eq!(cell.column, column);
        column += u16::from(cell.width);
        assert!(line.start <= cell.range.start && cell.range.end <= line.end);
        for byte in &mut covered[cell.range.start..cell.range.end] {
            assert!(!*byte, "a byte in two cells");
            *byte = true;
        }
    }
    assert_eq!(visual.width(), column);
    assert!(column <= width);
}

#[test]
fn cases_of_our_own() {
    let notation = Notation::new();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layout/cases.txt");
    let text = std::fs::read_to_string(file).expect("the cases come with the checkout");
    let mut faults = String::new();
    let mut count = 0;
    for case in text
        .split("\n\n")
        .map(str::trim_end)
        .filter(|case| !case.is_empty())
    {
        let mut rows = case.lines();
        let name = rows
            .next()
            .and_then(|row| row.strip_prefix("# "))
            .expect("a name");
        let (request, input) = rows
            .next()
            .and_then(|row| row.split_once(": "))
            .expect("an input");
        let lines = Request::parse(request).lay_out(&notation, &notation.read(input));
        count += 1;
        // Bytes are compared where the case gives them.
        let mut expected: Vec<(&str, Option<&str>)> = Vec::new();
        for row in rows {
            match (row.split_at(1), expected.last_mut()) {
                ((">", line), _) => expected.push((line.trim_start(), None)),
                (("=", bytes), Some(line)) => line.1 = Some(bytes.trim_start()),
                _ => panic!("{name}: neither a line nor its bytes: {row}"),
            }
        }
        let fits = |(line, (cells, bytes)): (&(String, String), &(&str, Option<&str>))| {
            line.0 == *cells && bytes.is_none_or(|bytes| line.1 == bytes)
        };
        if lines.len() != expected.len() || !lines.iter().zip(&expected).all(fits) {
            faults += &format!("{name}\n  expected {expected:?}\n  found    {lines:?}\n");
        }
    }
    assert!(faults.is_empty(), "{faults}");
    assert!(count >= 130, "{count} cases");
}
