//! Scores the topics on articles with a known one.
//!
//! `xz -dc FILE.jsonl.xz | cargo run --release --example score_topics`: standard input holds one JSON
//! object a line with `topic` and `text`; printed is how often the first topic is the known one, how
//! often it is among those shown, and what it is taken for.

use std::collections::BTreeMap;
use std::io::BufRead;

use qari::article::{Block, BlockKind, Body, Language, Metadata};
use qari::extract::{Extractor, Topic};
use qari::range::TextRange;
use serde_json::Value;

#[derive(Default)]
struct Tally {
    articles: usize,
    first: usize,
    among: usize,
    taken_for: BTreeMap<&'static str, usize>,
}

fn main() {
    let extractor = Extractor::new();
    let mut tallies: BTreeMap<&'static str, Tally> = BTreeMap::new();
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("readable input");
        let value: Value = serde_json::from_str(&line).expect("a JSON object a line");
        let topic = value["topic"]
            .as_str()
            .and_then(Topic::from_id)
            .expect("a known topic");
        let found = topics(&extractor, value["text"].as_str().expect("a text"));
        let tally = tallies.entry(topic.id()).or_default();
        tally.articles += 1;
        tally.first += usize::from(found.first() == Some(&topic));
        tally.among += usize::from(found.contains(&topic));
        let first = found.first().map_or("none", |topic| topic.id());
        *tally.taken_for.entry(first).or_default() += 1;
    }
    let sum = |part: fn(&Tally) -> usize| tallies.values().map(part).sum::<usize>();
    let articles = sum(|tally| tally.articles).max(1);
    for (topic, tally) in &tallies {
        println!(
            "{topic:12} {}",
            row(tally.first, tally.among, tally.articles)
        );
        println!("{:12} {:?}", "", tally.taken_for);
    }
    println!(
        "{:12} {}",
        "all",
        row(sum(|tally| tally.first), sum(|tally| tally.among), articles)
    );
}

fn row(first: usize, among: usize, articles: usize) -> String {
    let share = |part: usize| 1000 * part / articles;
    format!(
        "first {:5.1} %  among {:5.1} %  of {articles}",
        f64::from(u32::try_from(share(first)).unwrap_or(0)) / 10.0,
        f64::from(u32::try_from(share(among)).unwrap_or(0)) / 10.0,
    )
}

fn topics(extractor: &Extractor, text: &str) -> Vec<Topic> {
    let body = Body {
        text: text.to_owned(),
        blocks: vec![Block {
            kind: BlockKind::Paragraph,
            range: TextRange::new(0, text.len()),
        }],
        spans: Vec::new(),
    };
    let metadata = Metadata {
        language: Language::arabic(),
        ..Metadata::default()
    };
    let annotations = extractor.annotate(&body, &metadata);
    annotations
        .topics
        .into_iter()
        .map(|score| score.topic)
        .collect()
}
