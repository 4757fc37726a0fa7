//! Agreement with libfribidi on real documents: those of `../shared/seeds`, line by line at widths
//! from 10 to 200. It runs where a C compiler, the library and the documents are there.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use qari::text::{BaseDirection, Direction, Paragraph, Rendition, VisualLine};

/// Compiles the small program around libfribidi.
fn program() -> Option<PathBuf> {
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fribidi-lines");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/text/fribidi_lines.c");
    let compiled = Command::new("cc")
        .args(["-O1", "-o"])
        .arg(&program)
        .arg(source)
        .arg("-lfribidi")
        .stderr(Stdio::null())
        .status();
    compiled
        .is_ok_and(|status| status.success())
        .then_some(program)
}

/// The paragraphs of the documents.
fn documents() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    files.sort();
    let texts = files
        .iter()
        .filter_map(|file| std::fs::read_to_string(file).ok());
    texts
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// Lays lines out with libfribidi: a row of input for each.
fn fribidi(program: &Path, rows: String) -> Vec<String> {
    let mut child = Command::new(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it was compiled");
    let mut input = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || input.write_all(rows.as_bytes()));
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("no panic").expect("it reads all");
    String::from_utf8(output.stdout)
        .expect("UTF-8")
        .lines()
        .map(str::to_owned)
        .collect()
}

/// What the two write differently on purpose: libfribidi has a form for hamza alone, and none for
/// lam and alef with a mark between them.
fn alike(line: &str) -> String {
    line.replace('\u{FE80}', "\u{621}")
}

#[test]
fn lines_are_those_of_libfribidi() {
    let documents = documents();
    let Some(program) = program().filter(|_| !documents.is_empty()) else {
        eprintln!("not run: it needs cc, libfribidi and ../shared/seeds");
        return;
    };
    let (mut rows, mut ours) = (String::new(), Vec::new());
    let mut visual = VisualLine::new();
    for text in &documents {
        let paragraph = Paragraph::new(text, BaseDirection::Fixed(Direction::RightToLeft));
        for width in (10..=200).step_by(5) {
            for line in paragraph.break_lines(width) {
                paragraph.lay_out(&line, Rendition::default(), &mut visual);
                let start = text[..line.range.start].chars().count();
                // Without the white space that hangs.
                let drawn = line.range.of(text).trim_end_matches(' ').chars().count();
                writeln!(rows, "{start} {} {text}", start + drawn).expect("a string takes all");
                ours.push((visual.text().to_owned(), line.range.of(text)));
            }
        }
    }
    let theirs = fribidi(&program, rows);
    assert_eq!(ours.len(), theirs.len());
    let mut unexplained = Vec::new();
    let mut explained = 0;
    for ((our, text), their) in ours.iter().zip(&theirs) {
        if alike(our) == alike(their) {
            continue;
        }
        // Lam, a mark, alef: one sign here, two there.
        let letters: Vec<char> = text.chars().collect();
        let marked_lam_alef = letters.windows(3).any(|three| {
            three[0] == 'ل'
                && matches!(three[1], '\u{64B}'..='\u{652}')
                && matches!(three[2], 'ا' | 'أ' | 'إ' | 'آ' | '\u{64B}'..='\u{652}')
        });
        if marked_lam_alef {
            explained += 1;
        } else {
            unexplained.push(format!("{text}\n  {our}\n  {their}"));
        }
    }
    eprintln!(
        "{} lines: {} differ by lam and alef with a mark between, {} otherwise",
        ours.len(),
        explained,
        unexplained.len()
    );
    assert!(
        unexplained.is_empty(),
        "{}",
        unexplained[..unexplained.len().min(5)].join("\n")
    );
}
