//! Trains the model of topics.
//!
//! `cargo run --release --example train_topics` learns from `sanad-khaleej-train` and `outlets-train` in
//! `../shared/corpora/topics` (unpacked by the program `xz`) and from what readers marked in
//! `tests/annotations/topics-train.tsv`, and writes `assets/topics.bin`. Deterministic, one thread, some two
//! minutes. With `-- --measure` no model is written: printed is how often the whole program is right about
//! the development part of each outlet when it learned from all, and when it learned from all others.
//!
//! The machines learn from whole articles (`machine`). The lines that turn their margins into log-odds come from
//! two halves of the outlets, each told by what was learned from the other: whole articles, their opening words, and
//! beside them medleys of words from all articles, which have no topic, so that few words say little.

mod corpus;
mod machine;
mod measure;

use std::error::Error;
use std::fs;

use qari::topics::{LEARNED, TopicFeatures, TopicModel, TopicWeights};

use corpus::{Article, Mark, OUTLETS, SANAD};
use machine::{Example, Machines, Outcomes, Random, learn, learn_with_few};

/// How much the articles of outlets weigh of which there are few, against those of the newspaper that more than half of all
/// are from.
const WEIGHT_OF_FEW: f32 = 3.0;
/// So many features are kept.
const KEPT: usize = 70_000;
/// The opening of an article has so many words.
const OPENING: usize = 30;
/// For every so many articles one text of words from anywhere is made up, which has no topic.
const PER_MEDLEY: usize = 4;
/// Such a text has at most so many words.
const MEDLEY: usize = 40;

fn main() -> Result<(), Box<dyn Error>> {
    let annotations = corpus::annotations()?;
    let mut articles = SANAD.articles(&annotations)?;
    articles.extend(OUTLETS.articles(&annotations)?);
    let texts = texts(&articles);
    if std::env::args().any(|argument| argument == "--measure") {
        return measure::measure(&texts);
    }
    let bytes = train(&texts.iter().collect::<Vec<&Texts>>());
    fs::write("assets/topics.bin", &bytes)?;
    println!("{} bytes", bytes.len());
    Ok(())
}

/// What is made of an article. Machines learn from it whole: openings would teach the newspapers' own
/// formulas, which cost more in other newspapers than they win in these.
pub struct Texts {
    /// Where it is from.
    pub outlet: String,
    whole: Example,
    opening: Example,
    medley: Option<Example>,
}

impl Texts {
    fn all(&self) -> impl Iterator<Item = &Example> {
        [&self.whole, &self.opening].into_iter().chain(&self.medley)
    }
}

fn texts(articles: &[Article]) -> Vec<Texts> {
    let words: Vec<&str> = articles
        .iter()
        .flat_map(|article| article.text.split_whitespace())
        .collect();
    let mut random = Random(1);
    let mut medley = || {
        let length = 1 + random.below(MEDLEY);
        let words = (0..length).map(|_| words[random.below(words.len())]);
        example(
            [Mark::No; LEARNED.len()],
            &words.collect::<Vec<&str>>().join(" "),
        )
    };
    articles
        .iter()
        .enumerate()
        .map(|(index, article)| Texts {
            outlet: article.outlet.clone(),
            whole: Example {
                weight: match article.outlet == SANAD.name {
                    true => 1.0,
                    false => WEIGHT_OF_FEW,
                },
                ..example(article.marks, &article.text)
            },
            opening: example(article.marks, opening(&article.text)),
            medley: (index % PER_MEDLEY == 0).then(&mut medley),
        })
        .collect()
}

fn example(marks: corpus::Marks, text: &str) -> Example {
    let mut features = TopicFeatures::default();
    features.count(text, 1.0);
    Example {
        marks,
        parts: features.parts(),
        weight: 1.0,
    }
}

fn opening(text: &str) -> &str {
    text.split_whitespace().nth(OPENING).map_or(text, |word| {
        &text[..word.as_ptr().addr() - text.as_ptr().addr()]
    })
}

/// The bytes of a model that is learned from these articles.
pub fn train(texts: &[&Texts]) -> Vec<u8> {
    let whole = |texts: &[&'_ Texts]| -> Machines {
        let examples: Vec<&Example> = texts.iter().map(|texts| &texts.whole).collect();
        learn(&examples)
    };
    let (first, second) = halves(texts);
    let mut outcomes = Outcomes::default();
    outcomes.note(&whole(&first), second.iter().flat_map(|texts| texts.all()));
    outcomes.note(&whole(&second), first.iter().flat_map(|texts| texts.all()));
    let lines = outcomes.lines();
    let all: Vec<&Example> = texts.iter().map(|texts| &texts.whole).collect();
    let mut machines = learn_with_few(&all, KEPT);
    for (_, weights) in &mut machines.weights {
        let scaled = weights.iter_mut().zip(lines);
        scaled.for_each(|(weight, (scale, _))| *weight *= scale);
    }
    let biases: TopicWeights =
        std::array::from_fn(|topic| machines.biases[topic] * lines[topic].0 + lines[topic].1);
    for (topic, (scale, shift)) in LEARNED.into_iter().zip(lines) {
        eprintln!(
            "{}: log-odds are {scale} of the margin and {shift}",
            topic.id()
        );
    }
    TopicModel::serialize(&machines.weights, &biases)
}

/// The articles in two halves with no outlet in common, but for the one that has half of all articles: of that
/// one in turns.
fn halves<'a>(texts: &[&'a Texts]) -> (Vec<&'a Texts>, Vec<&'a Texts>) {
    let mut outlets: Vec<&str> = texts.iter().map(|texts| texts.outlet.as_str()).collect();
    outlets.sort_unstable();
    outlets.dedup();
    outlets.retain(|outlet| *outlet != SANAD.name);
    let is_first = |(index, texts): &(usize, &'a Texts)| match outlets
        .iter()
        .position(|outlet| *outlet == texts.outlet)
    {
        Some(outlet) => outlet % 2 == 0,
        None => index % 2 == 0,
    };
    let (first, second): (Vec<_>, Vec<_>) = texts.iter().copied().enumerate().partition(is_first);
    let texts = |half: Vec<(usize, _)>| half.into_iter().map(|(_, texts)| texts).collect();
    (texts(first), texts(second))
}
