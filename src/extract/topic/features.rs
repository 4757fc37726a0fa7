//! The words of an article as numbers: what a linear model sees of a text.

use std::collections::HashMap;

use crate::extract::fold::{fold, is_trace};

/// A word or a pair of neighbouring words, as a hash of its look-up form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Feature(pub u32);

/// The length that the parts of a text of a few words are measured by: as if it had nine.
const LEAST_LENGTH: f32 = 3.0;

/// Counts the words and the pairs of neighbouring words of an article.
///
/// A word counts in look-up form, without a conjunction and the article before it.
#[derive(Clone, Debug, Default)]
pub struct TopicFeatures {
    words: HashMap<Feature, f32>,
    pairs: HashMap<Feature, f32>,
    stems: HashMap<Feature, f32>,
}

impl TopicFeatures {
    /// Counts the words of a block `times` times over.
    pub fn count(&mut self, block: &str, times: f32) {
        let mut before: Option<String> = None;
        for key in keys(block) {
            let word = without_proclitics(&key);
            *self.words.entry(Feature::of(&[word])).or_default() += times;
            *self.stems.entry(Feature::of(&[stem(word)])).or_default() += times;
            if let Some(before) = &before {
                let pair = Feature::of(&[without_proclitics(before), word]);
                *self.pairs.entry(pair).or_default() += times;
            }
            before = Some(key);
        }
    }

    /// Each word and pair with its part in the article, in the order of the features, so that sums
    /// over them are always the same. A word that returns counts by the logarithm, and the squares
    /// of all parts add up to 1, or to less in a text of a few words: words that nobody knows make the
    /// known ones count less, and one word alone is no article.
    #[must_use]
    pub fn parts(&self) -> Vec<(Feature, f32)> {
        parts(self.words.iter().chain(&self.pairs))
    }

    /// The same of the words alone, stemmed as in a [`TopicLexicon`](super::lexicon::TopicLexicon).
    pub(super) fn stem_parts(&self) -> Vec<(Feature, f32)> {
        parts(self.stems.iter())
    }
}

fn parts<'a>(counts: impl Iterator<Item = (&'a Feature, &'a f32)>) -> Vec<(Feature, f32)> {
    let mut parts: Vec<(Feature, f32)> = counts
        .map(|(&feature, &count)| (feature, 1.0 + count.max(1.0).ln()))
        .collect();
    parts.sort_unstable_by_key(|&(feature, _)| feature);
    let length = parts.iter().map(|(_, part)| part * part).sum::<f32>();
    let length = length.sqrt().max(LEAST_LENGTH);
    for (_, part) in &mut parts {
        *part /= length;
    }
    parts
}

impl Feature {
    /// The hash of `words` one after the other: FNV-1a in 64 bits, mixed and cut to 32.
    pub(super) fn of(words: &[&str]) -> Self {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for (index, word) in words.iter().enumerate() {
            let gap: &[u8] = if index == 0 { b"" } else { b" " };
            for byte in gap.iter().chain(word.as_bytes()) {
                hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        hash = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let [.., a, b, c, d] = (hash >> 32).to_be_bytes();
        Self(u32::from_be_bytes([a, b, c, d]))
    }
}

/// The look-up forms of the words of `block`; numbers and marks say nothing.
fn keys(block: &str) -> impl Iterator<Item = String> {
    block
        .split(|character: char| !(character.is_alphabetic() || is_trace(character)))
        .map(fold)
        .filter(|key| !key.is_empty())
}

/// The look-up form without و and the article, light on purpose: a preposition is left on its word.
fn without_proclitics(key: &str) -> &str {
    let word = strip(key, "و", 3).unwrap_or(key);
    ["ال", "بال", "كال", "لل"]
        .into_iter()
        .find_map(|article| strip(word, article, 3))
        .unwrap_or(word)
}

fn strip<'a>(key: &'a str, prefix: &str, shortest: usize) -> Option<&'a str> {
    key.strip_prefix(prefix)
        .filter(|rest| letters(rest) >= shortest)
}

/// The stem of a look-up form: without و, article, and the commonest endings, as in light stemming
/// of Arabic for retrieval (Larkey et al. 2002).
pub(super) fn stem(key: &str) -> &str {
    let word = without_proclitics(key);
    ["ها", "ات", "ون", "ين", "يه", "ان", "هم", "ه", "ي", "ا"]
        .into_iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|rest| letters(rest) >= 3))
        .unwrap_or(word)
}

fn letters(word: &str) -> usize {
    word.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features(text: &str) -> TopicFeatures {
        let mut features = TopicFeatures::default();
        features.count(text, 1.0);
        features
    }

    #[test]
    fn forms_of_a_word_are_one_feature() {
        let one = features("والمُؤتمر 2024").parts();
        assert_eq!(one, features("مؤتمر").parts());
        assert_eq!(one, features("بالمؤتمر،").parts());
        assert_ne!(one, features("مؤتمرات").parts());
        assert_eq!(stem("موتمرات"), stem("والموتمر"));
    }

    #[test]
    fn neighbours_are_a_feature_of_their_own() {
        let parts = features("الأسعار والنفط").parts();
        assert_eq!(parts.len(), 3);
        let pair = Feature::of(&["اسعار", "نفط"]);
        assert!(parts.iter().any(|&(feature, _)| feature == pair));
    }

    #[test]
    fn the_squares_of_all_parts_are_one_unless_they_are_few() {
        let sum = |text: &str| -> f32 {
            let parts = features(text).parts();
            parts.iter().map(|(_, part)| part * part).sum()
        };
        let long = sum("قال الرئيس إن الرئيس قال للرئيس ما قال ثم مضى");
        assert!((long - 1.0).abs() < 1e-5, "{long}");
        assert!(sum("نعم") < 0.2);
        assert!(features(" 12، ").parts().is_empty());
    }
}
