//! Trains the recogniser of people, bodies and places and writes its files to `assets/model`.
//!
//! `cargo run --release --example train -- [--measure] [CORPORA]`: from the folder of corpora (beside
//! the checkout where none is given) the table of words, a model of encyclopedic articles and one of
//! news that looks at the first one's tags are made. With `--measure` the last tenth of the news is
//! left out and scored; the files are then those of `cargo run --release --example score` on that
//! tenth, not those to keep. No development or test file is trained on.

mod corpus;
mod crf;
mod word_table;

use std::path::{Path, PathBuf};
use std::time::Instant;

use corpus::{Score, Sentence};
use crf::{Settings, Trainer};
use qari::extract::Extractor;
use qari::extract::model::{
    Scores, Tag, Trained, Weights, WordTable, add_stacked, best_tags, tag_features,
};

const ENCYCLOPEDIA: Settings = Settings {
    least_count: 3,
    rounds: 8,
    step: 0.2,
    penalty: 0.5,
    forgotten: 0.1,
    least_weight: 0.05,
};

const NEWS: Settings = Settings {
    least_count: 2,
    rounds: 30,
    step: 0.2,
    penalty: 1.0,
    forgotten: 0.1,
    least_weight: 0.02,
};

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let measure = arguments.iter().any(|argument| argument == "--measure");
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpora = arguments
        .iter()
        .find(|argument| !argument.starts_with("--"))
        .map_or_else(|| project.join("../shared/corpora"), PathBuf::from);
    let start = Instant::now();
    let say = |what: &str| println!("{:5.0} s  {what}", start.elapsed().as_secs_f64());

    let extractor = Extractor::new();
    let word_file = word_table::make(&corpora.join("clusters"))?;
    say(&format!("words: {} kB", word_file.len() / 1000));
    let words = WordTable::decode(&word_file);

    let load = |name: &str| -> std::io::Result<Vec<Sentence>> {
        let corpus = corpus::read(&corpora.join("ner").join(name))?;
        Ok(corpus::sentences(&corpus, &extractor, &words))
    };
    let mut first = load("wikifane-4class.txt.xz")?;
    first.extend(load("aqmar-train.txt")?);
    say(&format!("encyclopedia: {} sentences", first.len()));
    let encyclopedia = Trainer::new(first.iter(), ENCYCLOPEDIA).train();
    drop(first);
    say("the model of encyclopedic articles is trained");

    let alone = Weights::decode(&Weights::encode(&[
        encyclopedia.clone(),
        Trained::default(),
    ]));
    let mut news = load("anercorp-train.txt")?;
    let tenths = if measure { 9 } else { 10 };
    let held_out = news.split_off(news.len() * tenths / 10);
    for sentence in &mut news {
        let tags = first_tags(&alone, sentence);
        add_stacked(&mut sentence.features, &tags);
    }
    let trained = Trainer::new(news.iter(), NEWS).train();
    let file = Weights::encode(&[encyclopedia, trained]);
    say(&format!("both models: {} kB", file.len() / 1000));

    if measure {
        let weights = Weights::decode(&file);
        let mut score = Score::default();
        for sentence in &held_out {
            let tagging = tag_features(&weights, sentence.features.clone());
            score.count(sentence, &tagging.tags);
        }
        println!("held out, exact, by the corpus's conventions:\n{score}");
    }
    let folder = project.join("assets/model");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("words.bin"), word_file)?;
    std::fs::write(folder.join("weights.bin"), file)
}

/// The tags that the model of encyclopedic articles gives a sentence.
fn first_tags(weights: &Weights, sentence: &Sentence) -> Vec<Tag> {
    let scores: Vec<Scores> = sentence
        .features
        .iter()
        .map(|features| weights.scores(features)[0])
        .collect();
    best_tags(&scores, weights.transitions(0))
}
