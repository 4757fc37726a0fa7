//! How long laying out takes, beside libfribidi where a C compiler and the library are there.
//!
//! `cargo bench --bench layout`. The text is Arabic prose (the articles under `seeds/`, without
//! which a paragraph of our own) repeated to 5 MB; the times are the best of several runs.

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use qari::language::fold::fold;
use qari::text::{BaseDirection, Direction, Line, Paragraph, Rendition, VisualLine};

/// Bytes of the text that is laid out whole.
const LENGTH: usize = 5_000_000;
const WIDTH: u16 = 80;
/// How often each measurement is repeated.
const RUNS: usize = 15;
/// How often ours and libfribidi take turns.
const ROUNDS: usize = 4;
const BASE: BaseDirection = BaseDirection::Within(Direction::RightToLeft);

/// Laid out where there are no articles.
const PROSE: &str = "تقع مدينة القاهرة على ضفاف نهر النيل، وهي أكبر مدن العالم العربي سكانًا (نحو \
20 مليون نسمة). تأسست سنة 969م في عهد الفاطميين، ويعود تاريخ ما حولها إلى آلاف السنين قبل ذلك؛ \
ومن معالمها «الجامع الأزهر» و«قلعة صلاح الدين» ومتحفٌ فيه أكثر من 100,000 قطعة.\n";

fn main() {
    let text = corpus();
    let paragraphs: Vec<&str> = text.lines().collect();
    println!(
        "{} bytes, {} paragraphs, width {WIDTH}",
        text.len(),
        paragraphs.len()
    );

    let decode = best(|| {
        let sum: usize = text.chars().map(|character| character as usize).sum();
        black_box(sum);
    });
    let whole = best(|| lay_out_all(&paragraphs));
    let analysed = |paragraphs: &[&str]| -> Vec<Paragraph> {
        paragraphs
            .iter()
            .map(|text| Paragraph::new(text, BASE))
            .collect()
    };
    let analysis = best(|| {
        black_box(analysed(&paragraphs));
    });
    let kept = analysed(&paragraphs);
    let mut width = WIDTH;
    let mut starts = Vec::new();
    let breaking = best(|| {
        width ^= 1;
        starts.clear();
        for paragraph in &kept {
            paragraph.find_lines(width, Rendition::default(), &mut starts);
        }
        black_box(starts.len());
    });
    let lines: Vec<(&Paragraph, Line)> = kept
        .iter()
        .flat_map(|paragraph| {
            paragraph
                .break_lines(WIDTH)
                .into_iter()
                .map(move |line| (paragraph, line))
        })
        .collect();
    let mut visual = VisualLine::new();
    let cells = best(|| {
        for (paragraph, line) in &lines {
            paragraph.lay_out(line, Rendition::default(), &mut visual);
            black_box(visual.width());
        }
    });
    let screen = best(|| {
        for (paragraph, line) in &lines[..50] {
            paragraph.lay_out(line, Rendition::default(), &mut visual);
            black_box(visual.width());
        }
    });
    let article = paragraphs.len() * 1_000_000 / text.len();
    let index = best(|| {
        let kept: Vec<_> = paragraphs[..article]
            .iter()
            .map(|text| Paragraph::deferred(text, BASE))
            .collect();
        let mut starts = Vec::new();
        for paragraph in &kept {
            paragraph.find_lines(WIDTH, Rendition::default(), &mut starts);
        }
        black_box((kept, starts));
    });
    let folding = best(|| {
        black_box(fold(&text));
    });

    println!("decoding alone              {}", milliseconds(decode));
    println!("the full layout             {}", milliseconds(whole));
    println!("  analysis                  {}", milliseconds(analysis));
    println!("  breaking (a resize)       {}", milliseconds(breaking));
    println!(
        "  cells of {:6} lines     {}",
        lines.len(),
        milliseconds(cells)
    );
    println!("50 visible lines            {}", milliseconds(screen));
    println!("line index of 1 MB          {}", milliseconds(index));
    println!("folding for search          {}", milliseconds(folding));
    // In turns, so that what else the machine does troubles both alike.
    let rounds: Vec<_> = (0..ROUNDS)
        .map(|_| (best(|| lay_out_all(&paragraphs)), fribidi(&text)))
        .collect();
    let whole = rounds.iter().map(|round| round.0).min().unwrap_or(whole);
    match rounds.iter().filter_map(|round| round.1).min() {
        Some(theirs) => println!(
            "side by side                {}, libfribidi {}  (ratio {:.2})",
            milliseconds(whole),
            milliseconds(theirs),
            whole.as_secs_f64() / theirs.as_secs_f64()
        ),
        None => println!("libfribidi: not measured, no C compiler or no library here"),
    }
    hostile();
}

/// Analyses, breaks and lays out every line.
fn lay_out_all(paragraphs: &[&str]) {
    let mut visual = VisualLine::new();
    for text in paragraphs {
        let paragraph = Paragraph::new(text, BASE);
        for line in paragraph.break_lines(WIDTH) {
            paragraph.lay_out(&line, Rendition::default(), &mut visual);
            black_box(visual.width());
        }
    }
}

/// Inputs made to be slow.
fn hostile() {
    println!("hostile inputs, the full layout once and at four times the length:");
    let cases: [(&str, &str, usize); 8] = [
        ("FSI", "\u{2068}", 20_000),
        ("FSI and a letter", "\u{2068}ب", 20_000),
        ("RLE and a letter", "\u{202B}a", 20_000),
        ("opening brackets", "(", 20_000),
        ("brackets in pairs", "a(ب)", 20_000),
        ("marks on one letter", "\u{64E}", 100_000),
        ("a line of 10 MB", "سلام ", 1_200_000),
        ("a word of 10 MB", "سلام", 1_250_000),
    ];
    for (name, unit, count) in cases {
        let time = |count: usize| {
            let text = format!("ب1{}", unit.repeat(count));
            let start = Instant::now();
            lay_out_all(&[&text]);
            start.elapsed()
        };
        let (once, more) = (time(count), time(4 * count));
        println!(
            "  {name:20} {:>6} × {}, {}",
            count,
            milliseconds(once),
            milliseconds(more)
        );
    }
}

/// The shortest of several runs.
fn best(mut run: impl FnMut()) -> Duration {
    (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

fn milliseconds(duration: Duration) -> String {
    format!("{:9.3} ms", duration.as_secs_f64() * 1000.0)
}

/// The text that is laid out.
fn corpus() -> String {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut files: Vec<_> = std::fs::read_dir(seeds)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    files.sort();
    let mut unit = String::new();
    for text in files
        .iter()
        .filter_map(|file| std::fs::read_to_string(file).ok())
    {
        unit.push_str(&text);
    }
    if unit.is_empty() {
        unit.push_str(PROSE);
    }
    let mut text = String::with_capacity(LENGTH + unit.len());
    while text.len() < LENGTH {
        text.push_str(&unit);
    }
    text
}

/// What libfribidi needs for the same, by a small program around it.
fn fribidi(text: &str) -> Option<Duration> {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/fribidi.c");
    let (program, input) = (
        directory.join("fribidi-layout"),
        directory.join("fribidi-input.txt"),
    );
    std::fs::write(&input, text).ok()?;
    let compiled = Command::new("cc")
        .args(["-O2", "-o"])
        .arg(&program)
        .arg(source)
        .arg("-lfribidi")
        .status()
        .ok()?;
    if !compiled.success() {
        return None;
    }
    let output = Command::new(program)
        .arg(input)
        .args([WIDTH.to_string(), RUNS.to_string()])
        .output()
        .ok()?;
    let nanoseconds = String::from_utf8(output.stdout).ok()?.trim().parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}
