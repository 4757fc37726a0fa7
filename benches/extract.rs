//! How fast entities and topics are found, over the whole built-in library and in odd texts, and how much
//! the language assets weigh.
//!
//! Printed are words (between white space) and tokens (words, numbers, marks of punctuation) a second, by the
//! clock and, on Linux, by the time the processor gave this program; the best of five runs. The
//! articles are read one after the other by one thread, each run from the first word on: nothing is
//! kept from one article to the next.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use qari::annotate::Annotator;
use qari::article::{Body, Draft, Metadata, Source};
use qari::extract::Extractor;
use qari::extract::model::Knowledge;
use qari::sources::{self, Input};

const RUNS: usize = 5;
const MEGABYTE: usize = 1 << 20;

fn main() {
    report_sizes();
    let start = Instant::now();
    let annotator = Annotator::new();
    println!("reading the lists: {:.1} ms", milliseconds(start.elapsed()));
    let first = draft("نص");
    let start = Instant::now();
    black_box(annotator.annotate(&first.body, &first.metadata));
    println!("reading the model: {:.1} ms", milliseconds(start.elapsed()));

    let arabic: Vec<Draft> = sources::builtin()
        .into_iter()
        .filter(|draft| draft.metadata.language.as_str() == "ar")
        .collect();
    let bodies: Vec<(&Body, &Metadata)> = arabic
        .iter()
        .map(|draft| (&draft.body, &draft.metadata))
        .collect();
    println!("{} built-in articles in Arabic", bodies.len());
    report(&annotator, "built-in library", &bodies);

    println!("odd texts of a megabyte");
    let library: String = bodies
        .iter()
        .map(|(body, _)| body.text.replace('\n', " "))
        .collect();
    for (name, unit) in [
        ("one line of articles", library.as_str()),
        ("English", "The quick brown fox jumps over the lazy dog. "),
        ("punctuation", "«،؛!»…() "),
        ("one word over and over", "وزارة "),
        ("one letter over and over", "ا"),
    ] {
        let odd = draft(&unit.repeat(MEGABYTE.div_ceil(unit.len())));
        report(&annotator, name, &[(&odd.body, &odd.metadata)]);
    }
}

/// Prints how fast articles are annotated.
fn report(annotator: &Annotator, name: &str, bodies: &[(&Body, &Metadata)]) {
    let words: usize = bodies
        .iter()
        .map(|(body, _)| body.text.split_whitespace().count())
        .sum();
    let extractor = Extractor::new();
    let tokens: usize = bodies
        .iter()
        .flat_map(|(body, _)| extractor.observe(body, &Knowledge::default()))
        .map(|block| block.ranges.len())
        .sum();
    let runs = (0..RUNS).map(|_| {
        let (start, processor) = (Instant::now(), processor_time());
        for (body, metadata) in bodies {
            black_box(annotator.annotate(body, metadata));
        }
        let processor = processor.zip(processor_time());
        (
            start.elapsed(),
            processor.map(|(before, after)| after.saturating_sub(before)),
        )
    });
    let (clock, processor) = runs.min().unwrap_or_default();
    println!("  {name:28} {words:7} words, {tokens:7} tokens");
    for (by, time) in [("clock", Some(clock)), ("processor", processor)] {
        let Some(time) = time else { continue };
        println!(
            "    by the {by:10} {:8.1} ms {:9.0} words/s {:9.0} tokens/s",
            milliseconds(time),
            per_second(words, time),
            per_second(tokens, time)
        );
    }
}

fn report_sizes() {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let mut total = 0;
    for part in ["gazetteer", "lexicon", "model", "."] {
        let folder = assets.join(part);
        let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let sizes =
            files.filter_map(|file| file.metadata().ok().filter(std::fs::Metadata::is_file));
        let size: u64 = sizes.map(|file| file.len()).sum();
        let name = if part == "." {
            "topics and notes"
        } else {
            part
        };
        println!("{name:20} {:6} kB", size / 1000);
        total += size;
    }
    println!("{:20} {:6} kB", "all assets", total / 1000);
}

/// The time that the processor gave this thread, where the system tells.
fn processor_time() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

fn draft(text: &str) -> Draft {
    sources::parse(&Input::new(text.as_bytes(), Source::standard_input()))
        .expect("a text")
        .drafts
        .remove(0)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn per_second(count: usize, time: Duration) -> f64 {
    let count = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    count / time.as_secs_f64().max(f64::MIN_POSITIVE)
}
