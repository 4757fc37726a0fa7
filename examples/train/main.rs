//! Trains the recogniser of names and dates and writes its files to `assets/model`.
//!
//! `cargo run --release --example train -- [--measure | --without=OUTLET | --cross | --lists | --stamp] [CORPORA]`: from
//! the folder of corpora (beside the checkout where none is given) the tables of words and names, a model of
//! encyclopedic articles and one of news that looks at what the first one finds are made. With `--measure` every tenth
//! article of the annotated news is left out and scored, with `--without` those of one outlet; the files are then not
//! those to keep. With `--cross` nothing is written: each article is scored by a model that learned others, and each
//! outlet by one that learned none of it, in a quarter of an hour and more. With `--lists` only the lists `ordinary.txt` and
//! `surnames.txt` in `assets/lexicon` are made; with `--stamp` the weights are declared to fit lists that have changed
//! since, without training them again. No development or test file is trained on.

mod annotations;
mod corpus;
mod crf;
mod lexicon;
mod names;
mod news;
mod word_table;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use corpus::{Article, Score};
use crf::{Settings, Trainer};
use news::News;
use qari::extract::Extractor;
use qari::extract::model::{
    FirstPass, Knowledge, Repetitions, TABLES, TagShares, Trained, Weights, stacked,
};

const ENCYCLOPEDIA: Settings = Settings {
    least_count: 3,
    rounds: 6,
    runs: 2,
    step: 0.2,
    penalty: 0.5,
    forgotten: 0.1,
    least_weight: 0.06,
};

const NEWS: Settings = Settings {
    least_count: 2,
    rounds: 10,
    runs: 3,
    step: 0.2,
    penalty: 2.0,
    forgotten: 0.35,
    least_weight: 0.05,
};

/// Says of the number of an article whether it is chosen.
type Chosen<'a> = dyn Fn(usize) -> bool + 'a;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |option: &str| arguments.iter().any(|argument| argument == option);
    let measure = has("--measure");
    let without = arguments
        .iter()
        .find_map(|argument| argument.strip_prefix("--without="));
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
    let people_file = names::people(&corpora.join("names"))?;
    let places_file = names::places();
    say("the tables of words and names are made");
    let tables = [
        &word_file[..],
        &found_file,
        &annotated_file,
        &people_file,
        &places_file,
    ];
    let knowledge = Knowledge::decode(tables);
    let fingerprint = extractor.fingerprint(tables, &knowledge);

    let first = encyclopedic
        .iter()
        .flat_map(|corpus| corpus::articles(corpus, &extractor, &knowledge, corpus::exactly));
    let first: Vec<Article> = first.collect();
    let encyclopedia = Trainer::new(first.iter().flatten(), ENCYCLOPEDIA).train();
    drop(first);
    say("the model of encyclopedic articles is trained");

    let alone = [encyclopedia.clone(), Trained::default()];
    let alone = decoded(&Weights::encode(&alone, fingerprint), fingerprint);
    let lines = news::lines(&read("news/train.jsonl.xz")?)?;
    let more = project.join("tests/annotations/names-train.tsv");
    let more = annotations::lines(&more, &corpora)?;
    let first_of_more = lines.len();
    let lines = lines.into_iter().chain(more).collect();
    let mut news = news::articles(lines, &extractor, &knowledge);
    let mut others = corpus::articles(
        &read("anercorp-train.txt")?,
        &extractor,
        &knowledge,
        corpus::of_four_kinds,
    );
    for article in news.iter_mut().map(|news| &mut news.article) {
        stack(&alone, article);
    }
    for article in &mut others {
        stack(&alone, article);
    }
    // Learns from the articles of the news whose numbers are given, and from all of the other corpus.
    let learned = |is_learned_from: &Chosen<'_>| {
        let chosen = (0..)
            .zip(&news)
            .filter(|(number, _)| is_learned_from(*number));
        let chosen: Vec<&Article> = chosen
            .map(|(_, news)| &news.article)
            .chain(&others)
            .collect();
        let sentences = chosen.into_iter().flatten();
        let trained = Trainer::new(sentences, NEWS).train();
        Weights::encode(&[encyclopedia.clone(), trained], fingerprint)
    };
    if has("--cross") {
        let learned =
            |is_learned_from: &Chosen<'_>| decoded(&learned(is_learned_from), fingerprint);
        cross_validate(&news, learned);
        return Ok(());
    }
    let is_held_out = |number: usize| {
        without.is_some_and(|outlet| news[number].outlet == outlet)
            || measure && number < first_of_more && number % 10 == 9
    };
    let file = learned(&|number| !is_held_out(number));
    say("the model of news is trained");

    let held_out = (0..news.len()).filter(|number| is_held_out(*number));
    let held_out: Vec<&Article> = held_out.map(|number| &news[number].article).collect();
    if !held_out.is_empty() {
        let score = measured(&decoded(&file, fingerprint), held_out);
        println!("held out, exact, whole words:\n{score}");
    }
    let folder = project.join("assets/model");
    std::fs::create_dir_all(&folder)?;
    for (name, file) in [
        ("words.bin", word_file),
        ("found.bin", found_file),
        ("annotated.bin", annotated_file),
        ("people.bin", people_file),
        ("places.bin", places_file),
        ("weights.bin", file),
    ] {
        println!("{name:14} {:5} kB", file.len() / 1000);
        std::fs::write(folder.join(name), file)?;
    }
    Ok(())
}

/// The weights of a file that was just made.
fn decoded(file: &[u8], fingerprint: u64) -> Weights {
    Weights::decode(file.to_vec(), fingerprint).expect("weights that were just encoded")
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

/// Prints how well each article is tagged by a model that learned the others, by kind, and by outlet beside what a
/// model finds there that learned nothing of the outlet.
fn cross_validate(news: &[News], learned: impl Fn(&Chosen<'_>) -> Weights) {
    const FOLDS: usize = 5;
    let mut with: BTreeMap<&str, Score> = BTreeMap::new();
    for fold in 0..FOLDS {
        let weights = learned(&|number| number % FOLDS != fold);
        for news in news.iter().skip(fold).step_by(FOLDS) {
            *with.entry(&news.outlet).or_default() += measured(&weights, [&news.article]);
        }
    }
    let mut total = Score::default();
    for score in with.values() {
        total += *score;
    }
    println!("{FOLDS} folds, exact, whole words:\n{total}\n");
    println!("{:12} {:>5} {:>9}", "", "with", "left out");
    for (outlet, with) in with {
        let weights = learned(&|number| news[number].outlet != outlet);
        let articles = news.iter().filter(|news| news.outlet == outlet);
        let without = measured(&weights, articles.map(|news| &news.article));
        println!("{outlet:12} {:5.1} {:9.1}", with.f1(), without.f1());
    }
}

/// How well the models tag articles.
fn measured<'a>(weights: &Weights, articles: impl IntoIterator<Item = &'a Article>) -> Score {
    let mut score = Score::default();
    for article in articles {
        let passes = first_passs(weights, article);
        let repetitions = repetitions(article, &passes);
        for (sentence, first) in article.iter().zip(passes) {
            let tagging = weights.tagging(&sentence.facts, first, &repetitions);
            score.count(sentence, &tagging.tags);
        }
    }
    score
}

/// Adds to the features of an article what the model of encyclopedic articles finds in it.
fn stack(weights: &Weights, article: &mut Article) {
    let passes = first_passs(weights, article);
    let repetitions = repetitions(article, &passes);
    for (sentence, first) in article.iter_mut().zip(&passes) {
        sentence.stacked = stacked(&sentence.facts, &first.prediction, &repetitions);
    }
}

/// What the model of encyclopedic articles finds in each block.
fn first_passs(weights: &Weights, article: &Article) -> Vec<FirstPass> {
    let features = article.iter().map(|sentence| &sentence.features);
    features
        .map(|features| weights.first_pass(features))
        .collect()
}

/// What it finds of each word in all of the article.
fn repetitions(article: &Article, passes: &[FirstPass]) -> Repetitions {
    let mut repetitions = Repetitions::default();
    for (sentence, first) in article.iter().zip(passes) {
        repetitions.note(&sentence.facts, &first.prediction.beliefs);
    }
    repetitions
}
