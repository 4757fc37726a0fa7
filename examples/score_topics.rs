//! Scores the topics on articles with known ones.
//!
//! `cargo run --release --example score_topics -- FILE…` reads files with one JSON object a line, `topic`
//! and `text` (`.xz` is unpacked by the program `xz`), without names the development parts in
//! `../shared`. Printed is how often the first topic shown is the known one; how often it is the first
//! of those shown that the corpora know, which have no security, environment and society; how often it is among
//! those shown; how many are shown; and what the first is taken for. An article that is shown under
//! nothing counts as wrong in all of these. Then the same for the first 30 words and for the first 20, of which it is
//! also told how many of the topics shown are the known one. Then the articles that readers marked with these three
//! topics (`tests/annotations/topics-dev.tsv`). Then the articles of `seeds`, whose authors' topics are kept from the
//! extractor: those with an even number were looked at when the lexicon was made, those with an odd one were not.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use qari::article::{Block, BlockKind, Body, Language, Metadata};
use qari::range::TextRange;
use qari::topics::{Topic, TopicJudge, TopicScore};
use serde_json::Value;
use sha2::{Digest, Sha256};

const FILES: [&str; 3] = [
    "../shared/corpora/topics/sanad-khaleej-dev.jsonl.xz",
    "../shared/corpora/topics/other-sources-dev.jsonl.xz",
    "../shared/corpora/topics/outlets-dev.jsonl.xz",
];
/// So many words are an opening, and so many a short text.
const OPENINGS: [usize; 2] = [30, 20];
/// Topics that no corpus knows, marked by readers.
const MARKED: [Topic; 3] = [Topic::Security, Topic::Environment, Topic::Society];

#[derive(Default)]
struct Tally {
    articles: usize,
    first: usize,
    first_learned: usize,
    among: usize,
    shown: usize,
    with_three: usize,
    taken_for: BTreeMap<&'static str, usize>,
}

fn main() {
    let judge = TopicJudge::default();
    let given: Vec<String> = std::env::args().skip(1).collect();
    let files = if given.is_empty() {
        FILES.map(str::to_owned).to_vec()
    } else {
        given
    };
    let mut all = Vec::new();
    for file in files {
        let Some(lines) = lines(&file) else {
            println!("{file}: not there, not measured");
            continue;
        };
        println!("{file}");
        score(&judge, &lines, usize::MAX);
        for words in OPENINGS {
            println!("{file}, the first {words} words");
            score(&judge, &lines, words);
        }
        all.push(lines);
    }
    score_marked(&judge, &all);
    score_seeds(&judge, "looked at", 0);
    score_seeds(&judge, "held out", 1);
}

/// The text of a file, unpacked.
fn lines(file: &str) -> Option<String> {
    if !file.ends_with(".xz") {
        return fs::read_to_string(file).ok();
    }
    let output = Command::new("xz").args(["-dc", file]).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then_some(text)
}

fn score(judge: &TopicJudge, lines: &str, words: usize) {
    let mut tallies: BTreeMap<&'static str, Tally> = BTreeMap::new();
    let mut time = Duration::ZERO;
    for line in lines.lines() {
        let value: Value = serde_json::from_str(line).expect("a JSON object a line");
        let topic = value["topic"]
            .as_str()
            .and_then(Topic::from_id)
            .expect("a known topic");
        let text = value["text"].as_str().expect("a text");
        let text: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
        let text = text[..text.len().min(words)].concat();
        let start = Instant::now();
        let found = topics(judge, &text, "ar");
        time += start.elapsed();
        let first = found.first().map(|score| score.topic);
        let tally = tallies.entry(topic.id()).or_default();
        tally.articles += 1;
        tally.shown += found.len();
        tally.with_three += usize::from(found.len() == 3);
        tally.first += usize::from(first == Some(topic));
        let first_learned = found.iter().find(|score| !MARKED.contains(&score.topic));
        tally.first_learned += usize::from(first_learned.is_some_and(|score| score.topic == topic));
        tally.among += usize::from(found.iter().any(|score| score.topic == topic));
        let first = first.map_or("none", Topic::id);
        *tally.taken_for.entry(first).or_default() += 1;
    }
    let mut all = Tally::default();
    for (topic, tally) in &tallies {
        println!("  {topic:12} {}  {:?}", row(tally), tally.taken_for);
        all.articles += tally.articles;
        all.first += tally.first;
        all.first_learned += tally.first_learned;
        all.among += tally.among;
        all.shown += tally.shown;
        all.with_three += tally.with_three;
    }
    println!("  {:12} {}", "all", row(&all));
    let articles = u32::try_from(all.articles.max(1)).unwrap_or(u32::MAX);
    println!("  {:?} an article", time / articles);
}

fn row(tally: &Tally) -> String {
    let share = |part: usize| part as f64 / tally.articles.max(1) as f64;
    format!(
        "first {:5.1} %  of the seven {:5.1} %  among {:5.1} %  shown {:.2}  three {:4.1} %  right of those shown {:5.1} %  of {}",
        100.0 * share(tally.first),
        100.0 * share(tally.first_learned),
        100.0 * share(tally.among),
        share(tally.shown),
        100.0 * share(tally.with_three),
        100.0 * tally.among as f64 / tally.shown.max(1) as f64,
        tally.articles,
    )
}

/// How often articles are shown under the topics that readers marked, which no corpus knows.
fn score_marked(judge: &TopicJudge, files: &[String]) {
    let marks = fs::read_to_string("tests/annotations/topics-dev.tsv").expect("the annotations");
    let marks: BTreeMap<&str, &str> = marks
        .lines()
        .filter_map(|line| {
            let mut fields = line.split('\t').skip(2);
            Some((fields.next()?, fields.next()?))
        })
        .collect();
    let mut counts = [(0, 0, 0); MARKED.len()];
    let mut articles = 0;
    for line in files.iter().flat_map(|file| file.lines()) {
        let value: Value = serde_json::from_str(line).expect("a JSON object a line");
        let text = value["text"].as_str().expect("a text");
        let digest: String = Sha256::digest(text)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let Some(marks) = marks.get(digest.as_str()) else {
            continue;
        };
        articles += 1;
        let found = topics(judge, text, "ar");
        for (topic, (right, shown, known)) in MARKED.into_iter().zip(&mut counts) {
            let is_marked = |sign: &str| {
                let mark = format!("{sign}{}", topic.id());
                marks.split(' ').any(|other| other == mark)
            };
            if is_marked("?") {
                continue;
            }
            let is_shown = found.iter().any(|score| score.topic == topic);
            *known += usize::from(is_marked(""));
            *shown += usize::from(is_shown);
            *right += usize::from(is_shown && is_marked(""));
        }
    }
    println!("marked by readers, {articles} articles");
    for (topic, (right, shown, known)) in MARKED.into_iter().zip(counts) {
        println!(
            "  {:12} {right} right of {shown} shown, of {known} marked",
            topic.id()
        );
    }
}

/// The seeds whose number leaves `rest` when it is divided by two.
fn score_seeds(judge: &TopicJudge, name: &str, rest: usize) {
    let mut files: Vec<_> = fs::read_dir(Path::new("seeds"))
        .expect("the folder seeds")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    println!("seeds, {name}");
    let (mut right, mut shown, mut known) = (0_usize, 0_usize, 0_usize);
    for file in files {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let number: Option<usize> = stem.get(..2).and_then(|number| number.parse().ok());
        if number.is_none_or(|number| number % 2 != rest) {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a readable seed");
        let mut fields = text.splitn(3, "---");
        let head = fields.nth(1).unwrap_or_default();
        let field = |name: &str| {
            let line = head.lines().find_map(|line| line.strip_prefix(name));
            line.unwrap_or_default().trim().to_owned()
        };
        let language = field("language:");
        if language != "ar" {
            continue;
        }
        let expected: Vec<Topic> = field("topics:")
            .trim_matches(['[', ']'])
            .split(',')
            .filter_map(Topic::from_id)
            .collect();
        let text = format!("{}\n{}", field("title:"), fields.next().unwrap_or_default());
        let found = topics(judge, &text, &language);
        right += found
            .iter()
            .filter(|score| expected.contains(&score.topic))
            .count();
        shown += found.len();
        known += expected.len();
        let ids: Vec<&str> = expected.iter().map(|topic| topic.id()).collect();
        let found: Vec<String> = found
            .iter()
            .map(|score| format!("{} {:.2}", score.topic.id(), score.score))
            .collect();
        println!("  {stem:24} {:28} {}", ids.join(" "), found.join("  "));
    }
    println!("  {right} of {shown} shown are the author's, of {known} of the author's");
}

fn topics(judge: &TopicJudge, text: &str, language: &str) -> Vec<TopicScore> {
    let body = Body {
        text: text.to_owned(),
        blocks: vec![Block::new(
            BlockKind::Paragraph,
            TextRange::new(0, text.len()),
        )],
        spans: Vec::new(),
    };
    let metadata = Metadata {
        language: Language::from_tag(language).unwrap_or_else(Language::undetermined),
        ..Metadata::default()
    };
    judge.scores(&body, &metadata)
}
