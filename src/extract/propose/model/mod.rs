//! A trained recogniser of people, bodies and places: linear-chain conditional random fields.
//!
//! Two models share their features: each word's own `facts`, which rest on what raw text taught about
//! `words` and `names`, become `features` that speak of it and its neighbours (`emission`). The first model
//! was trained on encyclopedic articles; what it finds, here and where the article repeats a word, is
//! looked at by the second, trained on news ("stacking"). Their `weights` are read from an embedded file
//! when first needed. The trainer is `examples/train`; it uses what is public here.

mod chain;
mod contract;
mod emission;
mod facts;
mod features;
mod hash;
mod names;
mod tag;
mod weights;
mod words;

pub use chain::{Marginals, best_tags, marginals};
pub use emission::{Emission, Emissions, FeatureReach, PLACES, REACH, receiver};
pub use facts::{Knowledge, Quoted, TokenFacts};
pub use features::{Prediction, Repetitions, features, stacked};
pub use hash::{digest, join, text_hash};
pub use names::{NameTable, PersonName, PersonNames};
pub use tag::{KINDS, NameTag, Scores, TAGS};
pub use weights::{Feature, MODELS, Sums, Trained, Weights, WeightsError};
pub use words::{TagShares, WordRow, WordTable};

pub(crate) use contract::{PROBE, fingerprint, probed};
#[cfg(test)]
use facts::MARK;
pub(crate) use facts::facts;

use crate::extract::document::Document;
use crate::extract::entity::EntityKind;
use crate::extract::propose::Proposal;

/// The number of the model of encyclopedic articles.
pub const ENCYCLOPEDIA: usize = 0;
/// The number of the model of news.
pub const NEWS: usize = 1;

/// The models and what they rest on.
#[derive(Debug)]
pub struct Model {
    knowledge: Knowledge,
    weights: Weights,
}

/// The tags of a sequence and how sure the model is of them.
#[derive(Debug, Default)]
pub struct Tagging {
    /// The best tag of each token.
    pub tags: Vec<NameTag>,
    /// The probability of every tag at each token.
    pub probabilities: Vec<Scores>,
}

impl Tagging {
    /// How probable it is that the tokens are in names of a kind: for the surest of them; 0 where nothing was tagged.
    #[must_use]
    pub fn support(&self, kind: EntityKind, start: usize, end: usize) -> f32 {
        let of_kind = |scores: &Scores| -> f32 {
            let tags = (0..TAGS).filter(|&tag| NameTag::at(tag).kind() == Some(kind));
            tags.map(|tag| scores[tag]).sum()
        };
        let probabilities = self.probabilities.get(start..end).unwrap_or_default();
        probabilities.iter().map(of_kind).fold(0.0, f32::max)
    }
}

/// The files of the embedded model: words, names found in raw text, names that readers marked, names of people,
/// towns.
pub const TABLES: [&[u8]; 5] = [
    include_bytes!("../../../../assets/model/words.bin"),
    include_bytes!("../../../../assets/model/found.bin"),
    include_bytes!("../../../../assets/model/annotated.bin"),
    include_bytes!("../../../../assets/model/people.bin"),
    include_bytes!("../../../../assets/model/places.bin"),
];
/// The embedded weights.
pub const WEIGHTS: &[u8] = include_bytes!("../../../../assets/model/weights.bin");

impl Knowledge {
    /// What tables in the order of [`TABLES`] hold.
    #[must_use]
    pub fn decode([words, found, annotated, people, places]: [&[u8]; 5]) -> Self {
        Self {
            words: WordTable::decode(words),
            found: NameTable::decode(found),
            annotated: NameTable::decode(annotated),
            people: PersonNames::decode(people),
            places: NameTable::decode(places),
        }
    }
}

impl Model {
    /// A model of these weights, which rest on `knowledge`.
    #[must_use]
    pub fn new(knowledge: Knowledge, weights: Weights) -> Self {
        Self { knowledge, weights }
    }

    /// What raw text taught about words.
    pub(crate) fn words(&self) -> &WordTable {
        &self.knowledge.words
    }

    /// Tags the tokens of a document, block by block; lists and rules propose these names of each.
    #[must_use]
    pub(crate) fn tag(&self, document: &Document<'_>, proposals: &[Vec<Proposal>]) -> Vec<Tagging> {
        let blocks = document.blocks().zip(proposals);
        let facts: Vec<Vec<TokenFacts>> = blocks
            .map(|(block, proposals)| facts(block, proposals, &self.knowledge))
            .collect();
        // One list for all blocks: a list for each takes four times as much where blocks are short.
        let passes: Vec<FirstPass> = facts
            .iter()
            .flat_map(|facts| stretches(facts))
            .map(|stretch| self.weights.first_pass(&features(stretch)))
            .collect();
        let mut repetitions = Repetitions::default();
        for (stretch, first) in facts.iter().flat_map(|facts| stretches(facts)).zip(&passes) {
            repetitions.note(stretch, &first.prediction.beliefs);
        }
        let mut passes = passes.into_iter();
        facts
            .iter()
            .map(|facts| {
                let mut tagging = Tagging::default();
                for (stretch, first) in stretches(facts).zip(passes.by_ref()) {
                    let part = self.weights.tagging(stretch, first, &repetitions);
                    tagging.tags.extend(part.tags);
                    tagging.probabilities.extend(part.probabilities);
                }
                tagging
            })
            .collect()
    }
}

/// The longest stretch of tokens that is tagged at once. Features take some 400 bytes a token while it is.
const STRETCH: usize = 2000;

/// The tokens of a block in stretches: all at once where it is no longer than an article, else cut behind
/// a mark, where names hardly ever go on.
fn stretches(facts: &[TokenFacts]) -> impl Iterator<Item = &[TokenFacts]> {
    let mut rest = facts;
    std::iter::from_fn(move || {
        let window = &rest[..rest.len().min(STRETCH)];
        let end = if window.len() == rest.len() {
            window.len()
        } else {
            let behind_mark = window
                .iter()
                .rposition(TokenFacts::is_mark)
                .map(|mark| mark + 1);
            behind_mark
                .filter(|&end| 2 * end > STRETCH)
                .unwrap_or(STRETCH)
        };
        let (stretch, after) = rest.split_at(end);
        rest = after;
        (!stretch.is_empty()).then_some(stretch)
    })
}

/// What the model of encyclopedic articles finds in a sequence.
#[derive(Debug)]
pub struct FirstPass {
    /// Its tags and beliefs.
    pub prediction: Prediction,
    sums: Vec<Sums>,
}

impl Weights {
    /// Reads a sequence with the model of encyclopedic articles.
    #[must_use]
    pub fn first_pass(&self, features: &Emissions) -> FirstPass {
        let mut sums = vec![Sums::default(); features.len()];
        self.add(features, &mut sums);
        let scores = self.scores(&sums, ENCYCLOPEDIA);
        let transitions = self.transitions(ENCYCLOPEDIA);
        let tags = best_tags(&scores, transitions);
        let probabilities = marginals(&scores, transitions).tags;
        FirstPass {
            prediction: Prediction::new(tags, &probabilities),
            sums,
        }
    }

    /// Tags a sequence with the model of news, which looks at what the first found in it and in the
    /// article around it.
    #[must_use]
    pub fn tagging(
        &self,
        facts: &[TokenFacts],
        first: FirstPass,
        repetitions: &Repetitions,
    ) -> Tagging {
        let mut sums = first.sums;
        self.add(&stacked(facts, &first.prediction, repetitions), &mut sums);
        let scores = self.scores(&sums, NEWS);
        let transitions = self.transitions(NEWS);
        Tagging {
            tags: best_tags(&scores, transitions),
            probabilities: calibrated(&scores, transitions),
        }
    }
}

/// The probabilities of tags by scores made milder: what was learned while half of the features were
/// forgotten is too sure of itself when all are there (temperature scaling, Guo et al. 2017).
fn calibrated(scores: &[Scores], transitions: &[Scores; TAGS]) -> Vec<Scores> {
    let milder = |scores: &Scores| scores.map(|score| score * MILDNESS);
    let scores: Vec<Scores> = scores.iter().map(milder).collect();
    marginals(&scores, &transitions.each_ref().map(milder)).tags
}

/// What scores are multiplied with before they become probabilities.
const MILDNESS: f32 = 0.6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_blocks_are_cut_behind_marks() {
        let facts = |marks: &[usize], length: usize| -> Vec<TokenFacts> {
            let fact = |at| TokenFacts {
                shape: if marks.contains(&at) { MARK } else { 0 },
                ..TokenFacts::default()
            };
            (0..length).map(fact).collect()
        };
        let lengths =
            |facts: &[TokenFacts]| -> Vec<usize> { stretches(facts).map(<[_]>::len).collect() };
        assert!(lengths(&[]).is_empty());
        assert_eq!(lengths(&facts(&[5], STRETCH)), [STRETCH]);
        assert_eq!(lengths(&facts(&[10, 1500], STRETCH + 1)), [1501, 500]);
        assert_eq!(
            lengths(&facts(&[10], 2 * STRETCH + 1)),
            [STRETCH, STRETCH, 1]
        );
    }
}
