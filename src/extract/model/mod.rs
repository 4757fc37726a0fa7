//! A trained recogniser of people, bodies and places: linear-chain conditional random fields.
//!
//! Two models share their features (`features`), which rest on what raw text taught about words
//! (`words`): the first was trained on encyclopedic articles, and its tags are features of the second, trained
//! on news ("stacking"). Their weights (`weights`) are read from an embedded file when first needed. The
//! trainer is `examples/train`; it uses what is public here.

mod chain;
mod features;
mod hash;
mod propose;
mod tag;
mod weights;
mod words;

pub use chain::{Marginals, best_tags, marginals};
pub use features::add_stacked;
pub use tag::{Scores, TAGS, Tag};
pub use weights::{MODELS, Trained, Weights};
pub use words::{TagShares, WordRow, WordTable};

pub(in crate::extract) use features::features;

use crate::extract::candidate::{BlockView, Candidate};
use crate::extract::entity::EntityKind;

/// The number of the model of encyclopedic articles.
pub const ENCYCLOPEDIA: usize = 0;
/// The number of the model of news.
pub const NEWS: usize = 1;

/// The models and what they rest on.
#[derive(Debug)]
pub struct Model {
    words: WordTable,
    weights: Weights,
}

/// The tags of a sequence and how sure the model is of them.
#[derive(Debug, Default)]
pub struct Tagging {
    /// The best tag of each token.
    pub tags: Vec<Tag>,
    /// The probability of every tag at each token.
    pub probabilities: Vec<Scores>,
}

impl Tagging {
    /// How probable it is that the tokens are in names of a kind: for the surest of them.
    #[must_use]
    pub fn support(&self, kind: EntityKind, start: usize, end: usize) -> f32 {
        let of_kind = |scores: &Scores| -> f32 {
            let tags = (0..TAGS).filter(|&tag| Tag::at(tag).kind() == Some(kind));
            tags.map(|tag| scores[tag]).sum()
        };
        let probabilities = self.probabilities[start..end].iter();
        probabilities.map(of_kind).fold(0.0, f32::max)
    }
}

impl Model {
    /// The embedded models.
    #[must_use]
    pub fn embedded() -> Self {
        Self {
            words: WordTable::decode(include_bytes!("../../../assets/model/words.bin")),
            weights: Weights::decode(include_bytes!("../../../assets/model/weights.bin")),
        }
    }

    /// Tags the tokens of a block.
    #[must_use]
    pub(in crate::extract) fn tag(&self, block: BlockView<'_>) -> Tagging {
        tag_features(&self.weights, features(block, &self.words))
    }

    /// The names in a block that was tagged so.
    #[must_use]
    pub(in crate::extract) fn names(
        &self,
        block: BlockView<'_>,
        tagging: &Tagging,
    ) -> Vec<Candidate> {
        propose::proposals(block, tagging, &self.words)
    }
}

/// Tags a sequence whose tokens have these features: first by the model of encyclopedic articles, then,
/// with these tags among the features, by that of news.
#[must_use]
pub fn tag_features(weights: &Weights, mut features: Vec<Vec<u32>>) -> Tagging {
    let (first, mut second): (Vec<Scores>, Vec<Scores>) = features
        .iter()
        .map(|features| weights.scores(features).into())
        .unzip();
    let counts: Vec<usize> = features.iter().map(Vec::len).collect();
    let tags = best_tags(&first, weights.transitions(ENCYCLOPEDIA));
    add_stacked(&mut features, &tags);
    for ((scores, features), count) in second.iter_mut().zip(&features).zip(counts) {
        let added = weights.scores(&features[count..])[NEWS];
        for (score, added) in scores.iter_mut().zip(added) {
            *score += added;
        }
    }
    let transitions = weights.transitions(NEWS);
    Tagging {
        tags: best_tags(&second, transitions),
        probabilities: marginals(&second, transitions).tags,
    }
}
