//! The trained part: a linear model that tells the topics by words and pairs.

use crate::topics::Topic;
use crate::topics::features::{TopicFeature, fingerprint};

/// The topics that a [`TopicModel`] tells, in the order of its weights.
pub const LEARNED: [Topic; 10] = Topic::ALL;

/// A weight for each of [`LEARNED`].
pub type TopicWeights = [f32; LEARNED.len()];

/// The first bytes of a file with a model.
const MAGIC: &[u8; 4] = b"QTM2";
/// Bytes of the magic, the fingerprint, the number of features, the step of the weights and the biases.
const HEADER: usize = 4 * (4 + LEARNED.len());
/// Bytes of a feature's hash.
const KEY: usize = 4;

/// The weights of words for topics, read in place: loading one costs nothing.
///
/// All numbers are little-endian: the magic, the fingerprint of the features that it learned from (`u32`), their
/// number (`u32`), the step (`f32`), the biases (`f32`); then the hashes of the features (`u32`, ascending), then for each, in the same
/// order, its weights in steps (`i8`).
#[derive(Clone, Copy, Debug)]
pub struct TopicModel<'a> {
    keys: &'a [[u8; KEY]],
    weights: &'a [[u8; LEARNED.len()]],
    biases: TopicWeights,
    step: f32,
}

impl<'a> TopicModel<'a> {
    /// The model in `bytes`; `None` where they hold no whole one, or one that learned from other features.
    #[must_use]
    pub fn parse(bytes: &'a [u8]) -> Option<Self> {
        let (header, rest) = bytes.split_at_checked(HEADER)?;
        let (numbers, _) = header.as_chunks::<4>();
        if numbers.first() != Some(MAGIC) {
            return None;
        }
        let count = usize::try_from(u32::from_le_bytes(*numbers.get(2)?)).ok()?;
        let (keys, weights) = rest.split_at_checked(count.checked_mul(KEY)?)?;
        let (weights, odd) = weights.as_chunks();
        let is_of_these_features = u32::from_le_bytes(numbers[1]) == fingerprint();
        let is_whole = weights.len() == count && odd.is_empty();
        if !is_of_these_features || !is_whole {
            return None;
        }
        let mut biases = TopicWeights::default();
        for (bias, number) in biases.iter_mut().zip(&numbers[4..]) {
            *bias = f32::from_le_bytes(*number);
        }
        Some(Self {
            keys: keys.as_chunks().0,
            weights,
            biases,
            step: f32::from_le_bytes(numbers[3]),
        })
    }

    /// The bytes of a model with these `weights` a feature, which need not be in order.
    #[must_use]
    pub fn serialize(weights: &[(TopicFeature, TopicWeights)], biases: &TopicWeights) -> Vec<u8> {
        let mut weights: Vec<_> = weights.iter().collect();
        weights.sort_unstable_by_key(|(feature, _)| *feature);
        let greatest = weights
            .iter()
            .flat_map(|(_, weights)| weights)
            .fold(0.0_f32, |greatest, weight| greatest.max(weight.abs()));
        let step = greatest.max(f32::MIN_POSITIVE) / f32::from(i8::MAX);
        let mut bytes = MAGIC.to_vec();
        let count = u32::try_from(weights.len()).unwrap_or(u32::MAX);
        bytes.extend(fingerprint().to_le_bytes());
        bytes.extend(count.to_le_bytes());
        for number in [step].iter().chain(biases) {
            bytes.extend(number.to_le_bytes());
        }
        for (feature, _) in &weights {
            bytes.extend(feature.0.to_le_bytes());
        }
        for (_, weights) in &weights {
            // A cast of a float stops at the ends of the range.
            bytes.extend(weights.map(|weight| ((weight / step).round() as i8).to_le_bytes()[0]));
        }
        bytes
    }

    /// The log-odds of each of [`LEARNED`], given the parts of an article.
    #[must_use]
    pub fn log_odds(&self, parts: &[(TopicFeature, f32)]) -> TopicWeights {
        let mut odds = self.biases;
        for &(feature, part) in parts {
            let Ok(at) = self
                .keys
                .binary_search_by_key(&feature, |key| TopicFeature(u32::from_le_bytes(*key)))
            else {
                continue;
            };
            for (odds, weight) in odds.iter_mut().zip(self.weights[at]) {
                *odds += part * self.step * f32::from(i8::from_le_bytes([weight]));
            }
        }
        odds
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f32, b: f32) -> bool {
        (a - b).abs() < 0.05
    }

    #[test]
    fn what_is_written_is_read() {
        let word = TopicFeature::of(&["مباراه"]);
        let mut weights = TopicWeights::default().map(|_| -1.0);
        weights[5] = 8.0;
        let bytes = TopicModel::serialize(
            &[(TopicFeature(u32::MAX), [0.5; 10]), (word, weights)],
            &[-2.0; 10],
        );
        let model = TopicModel::parse(&bytes).unwrap();
        let odds = model.log_odds(&[(word, 0.5), (TopicFeature(7), 0.5)]);
        assert!(close(odds[5], 2.0) && close(odds[0], -2.5), "{odds:?}");
        assert_eq!(model.log_odds(&[]), [-2.0; 10]);
    }

    #[test]
    fn half_a_model_is_none() {
        let bytes = TopicModel::serialize(&[(TopicFeature(7), [1.0; 10])], &[0.0; 10]);
        assert!(TopicModel::parse(&bytes).is_some());
        for length in 0..bytes.len() {
            assert!(TopicModel::parse(&bytes[..length]).is_none(), "{length}");
        }
        assert!(TopicModel::parse(&[0; 51]).is_none());
    }

    #[test]
    fn a_model_of_other_features_is_none() {
        let mut bytes = TopicModel::serialize(&[(TopicFeature(7), [1.0; 10])], &[0.0; 10]);
        bytes[4] ^= 1;
        assert!(TopicModel::parse(&bytes).is_none());
    }

    #[test]
    fn the_built_in_model_learned_from_these_features() {
        let bytes = include_bytes!("../../assets/topics.bin");
        assert!(
            TopicModel::parse(bytes).is_some(),
            "the features have changed: train the model anew (assets/README.md)"
        );
    }
}
