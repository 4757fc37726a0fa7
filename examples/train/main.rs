//! Trains the recogniser of people, bodies and places and writes its files to `assets/model`.
//!
//! `cargo run --release --example train -- [--measure | --lists | --stamp] [CORPORA]`: from the folder of corpora
//! (beside the checkout where none is given) the tables of words and names, a model of encyclopedic
//! articles and one of news that looks at what the first one finds are made. With `--measure` the last
//! tenth of the news is left out and scored; the files are then those of
//! `cargo run --release --example score` on that tenth, not those to keep. With `--lists` only the
//! lists `ordinary.txt` and `surnames.txt` in `assets/lexicon` are made; with `--stamp` the weights are
//! declared to fit lists that have changed since, without training them again. No development or test file is
//! trained on.

mod corpus;
mod crf;
mod lexicon;
mod names;
mod word_table;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use corpus::{Score, Sentence};
use crf::{Settings, Trainer};
use qari::extract::Extractor;
use qari::extract::model::{
    FirstReading, Knowledge, Repetitions, TABLES, TagShares, Trained, Weights, stacked,
};

const ENCYCLOPEDIA: Settings = Settings {
    least_count: 3,
    rounds: 8,
    runs: 4,
    step: 0.2,
    penalty: 0.5,
    forgotten: 0.1,
    least_weight: 0.05,
};

const NEWS: Settings = Settings {
    least_count: 2,
    rounds: 30,
    runs: 8,
    step: 0.2,
    penalty: 2.0,
    forgotten: 0.35,
    least_weight: 0.02,
};

/// How many sentences to each side belong to the same article, more or less: the corpus of news does
/// not say where its articles end.
const ARTICLE: usize = 8;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |option: &str| arguments.iter().any(|argument| argument == option);
    let measure = has("--measure");
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpora = arguments
        .iter()
        .find(|argument| !argument.starts_with("--"))
        .map_or_else(|| project.join("../shared/corpora"), PathBuf::from);
    let start = Instant::now();
    let say = |what: &str| println!("{:5.0} s  {what}", start.elapsed().as_secs_f64());

    let shares = word_table::tag_shares(&corpora.join("clusters"))?;
    if has("--lists") {
        return write_lists(&shares, &project.join("assets"));
    }
    let extractor = Extractor::new();
    if has("--stamp") {
        return stamp(&extractor, &project.join("assets/model/weights.bin"));
    }
    let word_file = word_table::words(&corpora.join("clusters"), &shares)?;
    let read = |name: &str| corpus::read(&corpora.join("ner").join(name));
    let encyclopedic = [read("wikifane-4class.txt.xz")?, read("aqmar-train.txt")?];
    let found_file = names::found(&corpora.join("clusters"))?;
    let annotated_file = names::annotated(&encyclopedic);
    say("the tables of words and names are made");
    let tables = [&word_file[..], &found_file, &annotated_file];
    let knowledge = Knowledge::decode(tables);
    let fingerprint = extractor.fingerprint(tables, &knowledge);

    let sentences = |corpus: &String| corpus::sentences(corpus, &extractor, &knowledge);
    let first: Vec<Sentence> = encyclopedic.iter().flat_map(sentences).collect();
    let encyclopedia = Trainer::new(first.iter(), ENCYCLOPEDIA).train();
    drop(first);
    say("the model of encyclopedic articles is trained");

    let alone = [encyclopedia.clone(), Trained::default()];
    let alone = decoded(&Weights::encode(&alone, fingerprint), fingerprint);
    let mut news = sentences(&read("anercorp-train.txt")?);
    let tenths = if measure { 9 } else { 10 };
    let held_out = news.split_off(news.len() * tenths / 10);
    let readings = first_readings(&alone, &news);
    let repetitions = repetitions(&news, &readings);
    for ((sentence, first), repetitions) in news.iter_mut().zip(&readings).zip(&repetitions) {
        sentence.stacked = stacked(&sentence.facts, &first.reading, repetitions);
    }
    let trained = Trainer::new(news.iter(), NEWS).train();
    let file = Weights::encode(&[encyclopedia, trained], fingerprint);
    say("the model of news is trained");

    if measure {
        let score = measured(&decoded(&file, fingerprint), &held_out);
        println!("held out, exact, by the corpus's conventions:\n{score}");
    }
    let folder = project.join("assets/model");
    std::fs::create_dir_all(&folder)?;
    for (name, file) in [
        ("words.bin", word_file),
        ("found.bin", found_file),
        ("annotated.bin", annotated_file),
        ("weights.bin", file),
    ] {
        println!("{name:14} {:5} kB", file.len() / 1000);
        std::fs::write(folder.join(name), file)?;
    }
    Ok(())
}

/// The weights of a file that was just made.
fn decoded(file: &[u8], fingerprint: u64) -> Weights {
    Weights::decode(file, fingerprint).expect("weights that were just encoded")
}

/// Declares that the weights in a file fit the lists as they are now.
fn stamp(extractor: &Extractor, file: &Path) -> std::io::Result<()> {
    let fingerprint = extractor.fingerprint(TABLES, &Knowledge::decode(TABLES));
    let stamped = Weights::stamped(&std::fs::read(file)?, fingerprint);
    std::fs::write(file, stamped.map_err(std::io::Error::other)?)
}

/// Writes the lists of words that are hardly ever, and mostly, part of a person's name.
fn write_lists(shares: &BTreeMap<String, TagShares>, assets: &Path) -> std::io::Result<()> {
    let lists = lexicon::lists(shares, assets)?;
    for (name, words) in [
        ("ordinary.txt", lists.ordinary),
        ("surnames.txt", lists.surnames),
    ] {
        println!("{name}: {} words", words.len());
        std::fs::write(assets.join("lexicon").join(name), words.join("\n") + "\n")?;
    }
    Ok(())
}

/// How well the models tag sentences.
fn measured(weights: &Weights, sentences: &[Sentence]) -> Score {
    let readings = first_readings(weights, sentences);
    let repetitions = repetitions(sentences, &readings);
    let mut score = Score::default();
    for ((sentence, first), repetitions) in sentences.iter().zip(readings).zip(&repetitions) {
        let tagging = weights.tagging(&sentence.facts, first, repetitions);
        score.count(sentence, &tagging.tags);
    }
    score
}

/// What the model of encyclopedic articles finds in each sentence.
fn first_readings(weights: &Weights, sentences: &[Sentence]) -> Vec<FirstReading> {
    let features = sentences.iter().map(|sentence| &sentence.features);
    features
        .map(|features| weights.first_reading(features))
        .collect()
}

/// What it finds of the words of each sentence in the sentences around it.
fn repetitions(sentences: &[Sentence], readings: &[FirstReading]) -> Vec<Repetitions> {
    (0..sentences.len())
        .map(|at| {
            let article = at.saturating_sub(ARTICLE)..(at + ARTICLE + 1).min(sentences.len());
            let mut repetitions = Repetitions::default();
            for (sentence, first) in sentences[article.clone()].iter().zip(&readings[article]) {
                repetitions.note(&sentence.facts, &first.reading.beliefs);
            }
            repetitions
        })
        .collect()
}
