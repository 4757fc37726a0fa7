//! A trained recogniser of people, bodies and places: linear-chain conditional random fields.
//!
//! Two models share their features (`features`), which rest on what raw text taught about words
//! (`words`): the first was trained on encyclopedic articles, and its tags are features of the second, trained
//! on news ("stacking"). Their weights (`weights`) are read from embedded files when first needed. The
//! trainer is `examples/train`; it uses what is public here.

mod chain;
mod features;
mod hash;
mod tag;
mod weights;
mod words;

pub use chain::{Marginals, best_tags, marginals};
pub use features::add_stacked;
pub use tag::{Scores, TAGS, Tag};
pub use weights::Weights;
pub use words::{TagShares, WordRow, WordTable};

pub(in crate::extract) use features::features;

use crate::extract::candidate::BlockView;

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
