//! Learns the table of letter pairs by which old encodings are told apart, and measures what it does.
//!
//! `cargo run --release --example letter_pairs > assets/encodings/pairs.txt` learns from `seeds` and the texts beside
//! this file. With `-- --measure` nothing is learned: printed is how often text that was not learned from comes out
//! letter for letter, by encoding and length; `-- --measure FILE…` takes the paragraphs of other texts for it.

#[path = "../../src/sources/decode/samples.rs"]
mod samples;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use qari::sources::decode::pairs::{self, CLASSES, LETTERS, PairSign, SIGNS};
use qari::sources::decode::{Encoding, Hints, decode};
use samples::SampleLanguage;

/// A pair counts as if it had been seen so many times more, as often as its second letter is anywhere.
const UNSEEN: f64 = 4.0;
/// How often a letter counts that was not seen at all.
const NEVER: f64 = 0.3;
/// The highest cost, in bits.
const MOST: f64 = 15.0;

/// Texts of one language weigh as much as so many letters of it, at most; so that no language drowns another.
const WEIGHTS: [(&str, f64); 4] = [("ar", 1.0), ("fa", 4.0), ("ur", 4.0), ("he", 4.0)];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        None => print!("{}", table(&learned())),
        Some((first, files)) if first == "--measure" => measure(files),
        Some(_) => eprintln!("usage: letter_pairs [--measure [FILE…]]"),
    }
}

/// How often each sign stands behind each.
fn learned() -> Vec<f64> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = fs::read_dir(root.join("seeds"))
        .expect("seeds")
        .map(|entry| entry.expect("a seed").path())
        .collect();
    files.sort_unstable();
    let mut counts = vec![0.0; SIGNS * SIGNS];
    for file in files {
        let text = fs::read_to_string(&file).expect("a text");
        let language = text
            .lines()
            .find_map(|line| line.strip_prefix("language: "));
        let language = language.unwrap_or("ar");
        let body = text.splitn(3, "---").last().unwrap_or_default();
        count(body, language, &mut counts);
    }
    for (name, language) in [("persian", "fa"), ("urdu", "ur"), ("hebrew", "he")] {
        let file = root.join(format!("examples/letter_pairs/{name}.txt"));
        count(
            &fs::read_to_string(file).expect("a text"),
            language,
            &mut counts,
        );
    }
    counts
}

fn count(text: &str, language: &str, counts: &mut [f64]) {
    let weight = WEIGHTS.iter().find(|(known, _)| *known == language);
    let weight = weight.map_or(1.0, |(_, weight)| *weight);
    let places = |text: &str| -> Vec<usize> {
        let signs = text.chars().map(pairs::sign);
        signs
            .filter_map(|sign| match sign {
                PairSign::Listed { place, .. } => Some(place),
                PairSign::Mark { .. } | PairSign::Other | PairSign::Bad => None,
            })
            .collect()
    };
    // Old encodings have no letter for some of Persian and Urdu, and writers took Arabic's.
    let old: String = text.chars().filter_map(samples::old_letter).collect();
    for text in [text, old.as_str()] {
        for pair in places(text).windows(2) {
            counts[pair[0] * SIGNS + pair[1]] += weight;
        }
    }
}

fn table(counts: &[f64]) -> String {
    let total: f64 = counts.iter().sum();
    let anywhere: Vec<f64> = (0..SIGNS)
        .map(|second| {
            let count: f64 = counts.iter().skip(second).step_by(SIGNS).sum();
            count.max(NEVER) / total
        })
        .collect();
    let sum: f64 = anywhere.iter().sum();
    let mut table = format!(
        "# Bits that a letter costs behind another: a row for each first, a column for each second, in the order of\n\
         # {LETTERS} {}.\n\
         # Each is a character from ! on, in quarters of a bit. Made by `cargo run --release --example letter_pairs`.\n",
        CLASSES.join(" ")
    );
    for row in counts.chunks(SIGNS) {
        let seen: f64 = row.iter().sum();
        for (count, anywhere) in row.iter().zip(&anywhere) {
            let chance = (count + UNSEEN * anywhere / sum) / (seen + UNSEEN);
            let bits = (-chance.log2()).min(MOST);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "at most 60 quarters"
            )]
            let units = (bits / f64::from(pairs::UNIT)).round() as u8;
            table.push(char::from(pairs::ZERO + units));
        }
        table.push('\n');
    }
    table
}

/// Prints what share of texts comes out letter for letter.
fn measure(files: &[String]) {
    measure_foreign();
    let lengths = [10, 20, 40, 100, 500, 5000];
    println!("encoding language {lengths:?} bytes");
    let texts: Vec<(SampleLanguage, String)> = if files.is_empty() {
        SampleLanguage::ALL
            .into_iter()
            .map(|language| (language, language.sentences().join(" ")))
            .collect()
    } else {
        let read = |file: &String| fs::read_to_string(file).expect("a text");
        files
            .iter()
            .map(|file| (SampleLanguage::Arabic, read(file)))
            .collect()
    };
    let mut shares: HashMap<(String, SampleLanguage, usize), (usize, usize)> = HashMap::new();
    let mut order = Vec::new();
    for (language, text) in &texts {
        for encoding in language.encodings() {
            let encoding = Encoding::from_label(encoding).expect("a label");
            let encoded = samples::Encoded::new(text, |bytes| encoding.decode(bytes));
            for length in lengths {
                for (bytes, text) in encoded.pieces(length, 400) {
                    let key = (encoding.name().to_owned(), *language, length);
                    let share = shares.entry(key.clone()).or_insert_with(|| {
                        order.push(key);
                        (0, 0)
                    });
                    let read = decode(&bytes, &Hints::default());
                    share.0 += usize::from(read.is_ok_and(|decoded| decoded.text == text));
                    share.1 += 1;
                }
            }
        }
    }
    let mut printed = Vec::new();
    for (encoding, language, _) in &order {
        if printed.contains(&(encoding, language)) {
            continue;
        }
        printed.push((encoding, language));
        let cells = lengths.map(|length| {
            let key = (encoding.clone(), *language, length);
            shares.get(&key).map_or_else(
                || "-".to_owned(),
                |(right, all)| format!("{:.1}", 100.0 * *right as f64 / *all as f64),
            )
        });
        println!("{encoding} {language:?} {}", cells.join(" "));
    }
}

/// Prints what share of texts in other scripts is taken for right-to-left text.
fn measure_foreign() {
    let lengths = [10, 20, 40, 100];
    println!("other languages read as such and not as right-to-left text, in {lengths:?} bytes");
    for (label, text) in samples::FOREIGN {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("a label");
        let characters: Vec<char> = text.chars().collect();
        let shares = lengths.map(|length| {
            let starts = 0..characters.len().saturating_sub(length);
            let pieces = starts.map(|start| {
                let piece: String = characters[start..].iter().collect();
                let (mut bytes, ..) = encoding.encode(&piece);
                bytes.to_mut().truncate(length);
                let read = decode(&bytes, &Hints::default());
                read.is_ok_and(|decoded| {
                    !decoded
                        .text
                        .chars()
                        .any(|c| ('\u{590}'..='\u{6FF}').contains(&c))
                })
            });
            let read: Vec<bool> = pieces.collect();
            if read.is_empty() {
                return "-".to_owned();
            }
            let right = read.iter().filter(|read| **read).count();
            format!("{:.1}", 100.0 * right as f64 / read.len() as f64)
        });
        println!("{label} {}", shares.join(" "));
    }
}
