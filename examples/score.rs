//! Scores the extractor on annotated articles and prints the table of `assets/README.md`.
//!
//! `cargo run --release --example score [-- --errors] [--gold=FOLDER] [NAME…]`: over the articles in
//! `tests/gold` (or another folder of such files) whose name contains one of the names, or all; with
//! `--errors` each disagreement is listed. Where the corpora lie beside the checkout, the last tenth of the news corpus and the development part of
//! the encyclopedic one are scored too, for people, bodies and places.

#[path = "../tests/support/gold.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod gold;

use std::path::{Path, PathBuf};
use std::time::Instant;

use gold::{Count, GoldArticle, GoldMention, Scores};
use qari::article::Metadata;
use qari::extract::{Annotations, EntityKind, Extractor};
use qari::range::TextRange;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let show_errors = arguments.iter().any(|argument| argument == "--errors");
    let wanted: Vec<&String> = arguments
        .iter()
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    let start = Instant::now();
    let extractor = Extractor::new();
    println!(
        "loading the assets: {:.1} ms",
        start.elapsed().as_secs_f64() * 1000.0
    );
    let start = Instant::now();
    let _ = extractor.annotate(&GoldArticle::parse("", "نص").body, &Metadata::default());
    println!(
        "loading the model: {:.1} ms",
        start.elapsed().as_secs_f64() * 1000.0
    );
    let folder = arguments
        .iter()
        .find_map(|argument| argument.strip_prefix("--gold="))
        .map_or_else(
            || Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold"),
            PathBuf::from,
        );
    let mut total = Scores::new();
    let mut grouping = Count::default();
    for article in gold::read_folder(&folder) {
        if !wanted.is_empty()
            && !wanted
                .iter()
                .any(|name| article.name.contains(name.as_str()))
        {
            continue;
        }
        let annotations = extractor.annotate(&article.body, &article.metadata);
        let scores = gold::score(&article.mentions, &annotations, &EntityKind::ALL);
        println!("{:28} {}", article.name, gold::overall(&scores));
        if show_errors {
            list_errors(&article, &annotations);
        }
        gold::add(&mut total, &scores);
        grouping += gold::grouping(&article, &annotations);
    }
    println!();
    for (kind, count) in &total {
        println!("{:28} {count}", kind.id());
    }
    println!("{:28} {}", "all kinds", gold::overall(&total));
    println!("{:28} F1 {:5.1}", "grouping (pairs)", 100.0 * grouping.f1());
    print_throughput(&extractor, &folder);
    if wanted.is_empty() || wanted.iter().any(|name| name.as_str() == "corpora") {
        score_corpora(&extractor, show_errors);
    }
}

/// Prints how many words a second are read, over all annotated articles many times.
fn print_throughput(extractor: &Extractor, folder: &Path) {
    const TIMES: usize = 20;
    let articles = gold::read_folder(folder);
    let words: usize = articles
        .iter()
        .map(|article| article.body.text.split_whitespace().count())
        .sum();
    let start = Instant::now();
    for article in std::iter::repeat_n(&articles, TIMES).flatten() {
        std::hint::black_box(extractor.annotate(&article.body, &article.metadata));
    }
    let seconds = start.elapsed().as_secs_f64();
    let words = f64::from(u32::try_from(words * TIMES).unwrap_or(u32::MAX));
    println!("{:28} {:.0} words a second", "throughput", words / seconds);
}

/// Scores the corpora that lie beside the checkout, whose words are parted by spaces.
fn score_corpora(extractor: &Extractor, show_errors: bool) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/ner");
    let kinds = [
        EntityKind::Person,
        EntityKind::Organization,
        EntityKind::Location,
    ];
    for (file, tenths) in [("anercorp-train.txt", 9..10), ("aqmar-dev.txt", 0..10)] {
        let Ok(corpus) = std::fs::read_to_string(folder.join(file)) else {
            println!("{file}: not there, not scored");
            continue;
        };
        let article = gold::read_bio(file, &corpus, tenths);
        let annotations = extractor.annotate(&article.body, &article.metadata);
        let scores = gold::score(&article.mentions, &annotations, &kinds);
        println!("\n{file}");
        for (kind, count) in &scores {
            println!("{:28} {count}", kind.id());
        }
        println!("{:28} {}", "these kinds", gold::overall(&scores));
        let (gold, found) = in_whole_words(&article, &annotations);
        let scores = gold::score(&gold, &found, &kinds);
        println!("{:28} {}", "in whole words", gold::overall(&scores));
        if show_errors {
            list_errors(&article, &annotations);
        }
    }
}

/// The mentions of both sides stretched to whole written words: the corpora count proclitics in.
fn in_whole_words(
    article: &GoldArticle,
    annotations: &Annotations,
) -> (Vec<GoldMention>, Annotations) {
    let text = &article.body.text;
    let whole = |range: TextRange| {
        let start = text[..range.start].rfind(char::is_whitespace);
        let end = text[range.end..].find(char::is_whitespace);
        TextRange::new(
            start.map_or(0, |space| space + 1),
            end.map_or(text.len(), |length| range.end + length),
        )
    };
    let mut expected = article.mentions.clone();
    for mention in &mut expected {
        mention.range = whole(mention.range);
    }
    let mut found = annotations.clone();
    for entity in &mut found.entities {
        for range in &mut entity.mentions {
            *range = whole(*range);
        }
    }
    (expected, found)
}

fn list_errors(article: &GoldArticle, annotations: &Annotations) {
    let text = &article.body.text;
    let found: Vec<_> = annotations
        .entities
        .iter()
        .flat_map(|entity| entity.mentions.iter().map(|range| (entity.kind, *range)))
        .collect();
    for mention in &article.mentions {
        if !found.contains(&(mention.kind, mention.range)) {
            println!(
                "  missed {:12} {}",
                mention.kind.id(),
                mention.range.of(text)
            );
        }
    }
    for (kind, range) in found {
        if !article
            .mentions
            .iter()
            .any(|mention| mention.kind == kind && mention.range == range)
        {
            println!("  wrong  {:12} {}", kind.id(), range.of(text));
        }
    }
}
