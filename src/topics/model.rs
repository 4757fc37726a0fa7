//! The trained part: a linear model that tells seven sections of a newspaper by words and pairs.

use crate::topics::Topic;
use crate::topics::features::Feature;

/// The topics that a [`TopicModel`] tells, in the order of its weights.
pub const LEARNED: [Topic; 7] = [
    Topic::Politics,
    Topic::Economy,
    Topic::Technology,
    Topic::Health,
    Topic::Culture,
    Topic::Sports,
    Topic::Religion,
];

/// A weight for each of [`LEARNED`].
pub type Weights = [f32; LEARNED.len()];

/// The first bytes of a file with a model.
const MAGIC: &[u8; 4] = b"QTM1";
/// Bytes of the magic, the number of features, the step of the weights and the seven biases.
const HEADER: usize = 4 * (3 + LEARNED.len());
/// Bytes of a feature's hash.
const KEY: usize = 4;

/// The weights of words for topics, read in place: loading one costs nothing.
///
/// All numbers are little-endian: the magic, the number of features (`u32`), the step (`f32`), the
/// biases (`f32`); then the hashes of the features (`u32`, ascending), then for each, in the same
/// order, its weights in steps (`i8`).
#[derive(Clone, Copy, Debug)]
pub struct TopicModel<'a> {
    keys: &'a [[u8; KEY]],
    weights: &'a [[u8; LEARNED.len()]],
    biases: Weights,
    step: f32,
}

impl<'a> TopicModel<'a> {
    /// The model in `bytes`; `None` where they hold no whole one.
    #[must_use]
    pub fn parse(bytes: &'a [u8]) -> Option<Self> {
        let (header, rest) = bytes.split_at_checked(HEADER)?;
        let (numbers, _) = header.as_chunks::<4>();
        let count = usize::try_from(u32::from_le_bytes(*numbers.get(1)?)).ok()?;
        let (keys, weights) = rest.split_at_checked(count.checked_mul(KEY)?)?;
        let (weights, odd) = weights.as_chunks();
        if numbers.first() != Some(MAGIC) || weights.len() != count || !odd.is_empty() {
            return None;
        }
        let mut biases = Weights::default();
        for (bias, number) in biases.iter_mut().zip(&numbers[3..]) {
            *bias = f32::from_le_bytes(*number);
        }
        Some(Self {
            keys: keys.as_chunks().0,
            weights,
            biases,
            step: f32::from_le_bytes(numbers[2]),
        })
    }

    /// The bytes of a model with these `weights` a feature, which need not be in order.
    #[must_use]
    pub fn serialize(weights: &[(Feature, Weights)], biases: &Weights) -> Vec<u8> {
        let mut weights: Vec<_> = weights.iter().collect();
        weights.sort_unstable_by_key(|(feature, _)| *feature);
        let greatest = weights
            .iter()
            .flat_map(|(_, weights)| weights)
            .fold(0.0_f32, |greatest, weight| greatest.max(weight.abs()));
        let step = greatest.max(f32::MIN_POSITIVE) / f32::from(i8::MAX);
        let mut bytes = MAGIC.to_vec();
        let count = u32::try_from(weights.len()).unwrap_or(u32::MAX);
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
    pub fn log_odds(&self, parts: &[(Feature, f32)]) -> Weights {
        let mut odds = self.biases;
        for &(feature, part) in parts {
            let Ok(at) = self
                .keys
                .binary_search_by_key(&feature, |key| Feature(u32::from_le_bytes(*key)))
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
        let word = Feature::of(&["مباراه"]);
        let mut weights = [-1.0; 7];
        weights[5] = 8.0;
        let bytes = TopicModel::serialize(
            &[(Feature(u32::MAX), [0.5; 7]), (word, weights)],
            &[-2.0; 7],
        );
        let model = TopicModel::parse(&bytes).unwrap();
        let odds = model.log_odds(&[(word, 0.5), (Feature(7), 0.5)]);
        assert!(close(odds[5], 2.0) && close(odds[0], -2.5), "{odds:?}");
        assert_eq!(model.log_odds(&[]), [-2.0; 7]);
    }

    #[test]
    fn half_a_model_is_none() {
        let bytes = TopicModel::serialize(&[(Feature(7), [1.0; 7])], &[0.0; 7]);
        assert!(TopicModel::parse(&bytes).is_some());
        for length in 0..bytes.len() {
            assert!(TopicModel::parse(&bytes[..length]).is_none(), "{length}");
        }
        assert!(TopicModel::parse(&[0; 51]).is_none());
    }
}
