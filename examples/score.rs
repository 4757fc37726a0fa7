//! Scores the extractor on annotated articles and prints the table of `assets/README.md`.
//!
//! `cargo run --release --example score [-- --errors] [--gold=FOLDER] [NAME…]`: over the articles in
//! `tests/gold` (or another folder of such files) whose name contains one of the names, or all; with
//! `--errors` each disagreement is listed. Where the corpora lie beside the checkout, the last tenth of the news corpus and the development part of
//! the encyclopedic one are scored too, for people, bodies and places.

#[path = "../tests/support/gold.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod gold;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;

use gold::{Count, GoldArticle, GoldMention, Scores};
use qari::annotate::{Annotations, Annotator};
use qari::article::Metadata;
use qari::extract::EntityKind;
use qari::range::TextRange;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let show_errors = arguments.iter().any(|argument| argument == "--errors");
    let wanted: Vec<&String> = arguments
        .iter()
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    let start = Instant::now();
    let extractor = Annotator::new();
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
    for name in ["other", "unseen"] {
        score_other_languages(&extractor, &folder.join(name), show_errors);
    }
    print_throughput(&extractor, &folder);
    if wanted.is_empty() || wanted.iter().any(|name| name.as_str() == "corpora") {
        score_corpora(&extractor, show_errors);
    }
}

/// Prints how well the articles of a folder in Persian, Urdu and Hebrew agree, by language.
fn score_other_languages(extractor: &Annotator, folder: &Path, show_errors: bool) {
    if !folder.is_dir() {
        return;
    }
    println!("{}", folder.display());
    let articles = gold::read_folder(folder);
    for language in ["fa", "ur", "he"] {
        let mut total = Scores::new();
        let same = articles.iter();
        for article in same.filter(|article| article.metadata.language.as_str() == language) {
            let annotations = extractor.annotate(&article.body, &article.metadata);
            if show_errors {
                list_errors(article, &annotations);
            }
            let scores = gold::score(&article.mentions, &annotations, &EntityKind::ALL);
            gold::add(&mut total, &scores);
        }
        println!("{language:28} {}", gold::overall(&total));
    }
}

/// Prints how many words a second are read, over all annotated articles many times.
fn print_throughput(extractor: &Annotator, folder: &Path) {
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
fn score_corpora(extractor: &Annotator, show_errors: bool) {
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
        let (mut parted, mut whole) = (Scores::new(), Scores::new());
        for article in gold::read_bio(file, &corpus, tenths) {
            let annotations = extractor.annotate(&article.body, &article.metadata);
            gold::add(
                &mut parted,
                &gold::score(&article.mentions, &annotations, &kinds),
            );
            let (expected, found) = in_whole_words(&article, &annotations);
            gold::add(&mut whole, &gold::score(&expected, &found, &kinds));
            if show_errors {
                let whole = GoldArticle {
                    mentions: expected,
                    ..article
                };
                list_errors(&whole, &found);
            }
        }
        println!("\n{file}");
        for (kind, count) in &parted {
            println!("{:28} {count}", kind.id());
        }
        println!("{:28} {}", "these kinds", gold::overall(&parted));
        println!("{:28} {}", "in whole words", gold::overall(&whole));
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

/// Lists where the sides disagree, in the order of the text, each in the words around it.
fn list_errors(article: &GoldArticle, annotations: &Annotations) {
    const AROUND: usize = 5;
    let text = &article.body.text;
    let found = annotations
        .entities
        .iter()
        .flat_map(|entity| entity.mentions.iter().map(|range| (*range, entity.kind)));
    let found: BTreeSet<(TextRange, EntityKind)> = found.collect();
    let expected = article.mentions.iter();
    let expected: BTreeSet<(TextRange, EntityKind)> = expected
        .map(|mention| (mention.range, mention.kind))
        .collect();
    for (range, kind) in found.symmetric_difference(&expected) {
        let (before, after) = (&text[..range.start], &text[range.end..]);
        let start = before
            .split(' ')
            .rev()
            .take(AROUND)
            .map(|word| word.len() + 1)
            .sum::<usize>();
        let end = after
            .split(' ')
            .take(AROUND)
            .map(|word| word.len() + 1)
            .sum::<usize>();
        let side = if expected.contains(&(*range, *kind)) {
            "missed"
        } else {
            "wrong"
        };
        println!(
            "  {side:6} {:12} {} [{}] {}",
            kind.id(),
            before[before.len().saturating_sub(start)..].replace('\n', " / "),
            range.of(text),
            after[..end.min(after.len())].replace('\n', " / "),
        );
    }
}
