//! A trained recogniser of people, bodies and places: linear-chain conditional random fields.
//!
//! Two models share their features (`features`), which rest on what raw text taught about words
//! (`words`): the first was trained on encyclopedic articles, and its tags are features of the second, trained
//! on news ("stacking"). Their weights (`weights`) are read from embedded files when first needed. The
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
pub use weights::Weights;
pub use words::{TagShares, WordRow, WordTable};

pub(in crate::extract) use features::features;

use crate::extract::candidate::{BlockView, Candidate};
use crate::extract::entity::EntityKind;

/// The models and what they rest on.
#[derive(Debug)]
pub struct Model {
    /// What raw text taught about words.
    pub words: WordTable,
    /// Trained on encyclopedic articles.
    pub encyclopedia: Weights,
    /// Trained on news, with the tags of the other among its features.
    pub news: Weights,
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
            encyclopedia: Weights::decode(include_bytes!("../../../assets/model/encyclopedia.bin")),
            news: Weights::decode(include_bytes!("../../../assets/model/news.bin")),
        }
    }

    /// Tags the tokens of a block.
    #[must_use]
    pub(in crate::extract) fn tag(&self, block: BlockView<'_>) -> Tagging {
        self.tag_features(features(block, &self.words))
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

    /// Tags a sequence whose tokens have these features.
    #[must_use]
    pub fn tag_features(&self, mut features: Vec<Vec<u32>>) -> Tagging {
        let first: Vec<Scores> = scores(&self.encyclopedia, &features);
        let tags = best_tags(&first, self.encyclopedia.transitions());
        add_stacked(&mut features, &tags);
        let scores = scores(&self.news, &features);
        let transitions = self.news.transitions();
        Tagging {
            tags: best_tags(&scores, transitions),
            probabilities: marginals(&scores, transitions).tags,
        }
    }
}

fn scores(weights: &Weights, features: &[Vec<u32>]) -> Vec<Scores> {
    features
        .iter()
        .map(|features| weights.scores(features))
        .collect()
}
