//! The weights of the trained models: one row of small integers for each feature, and transitions.
//!
//! The models share one table, so that a feature is looked up once for all. The file holds,
//! little-endian, for each model the scale of its weights (`f32`) and the transitions between tags
//! (`f32`, [`TAGS`] times [`TAGS`]); then the sorted keys of the features (`u32`), and for each feature
//! one `i8` for each model and tag. Features whose weights are near zero are left out before (see the
//! trainer).

use std::collections::BTreeMap;

use crate::extract::model::hash::KeyIndex;
use crate::extract::model::tag::{Scores, TAGS};

/// How many models there are: of encyclopedic articles, and of news.
pub const MODELS: usize = 2;

/// What training leaves of one model.
#[derive(Clone, Debug, Default)]
pub struct Trained {
    /// By the tag before and the tag after.
    pub transitions: [Scores; TAGS],
    /// The weights of every tag for each feature.
    pub features: Vec<(u32, Scores)>,
}

/// The weights of all models.
#[derive(Debug, Default)]
pub struct Weights {
    index: KeyIndex,
    rows: Vec<[[i8; TAGS]; MODELS]>,
    scales: [f32; MODELS],
    transitions: [[Scores; TAGS]; MODELS],
}

/// The bytes before the keys.
const HEADER: usize = MODELS * (4 + 4 * TAGS * TAGS);
/// The bytes of the weights of a feature.
const ROW: usize = MODELS * TAGS;

impl Weights {
    /// The weights in `file`; none where the file is damaged.
    #[must_use]
    pub fn decode(file: &[u8]) -> Self {
        let Some((header, rest)) = file.split_at_checked(HEADER) else {
            return Self::default();
        };
        let mut weights = Self::default();
        let mut numbers = header
            .chunks_exact(4)
            .map(|bytes| f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
        for model in 0..MODELS {
            weights.scales[model] = numbers.next().unwrap_or_default();
            let transitions = weights.transitions[model].as_flattened_mut();
            for (slot, number) in transitions.iter_mut().zip(numbers.by_ref()) {
                *slot = number;
            }
        }
        let (keys, rows) = rest.split_at(rest.len() / (4 + ROW) * 4);
        let keys = keys
            .chunks_exact(4)
            .map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
        weights.index = KeyIndex::new(keys.collect());
        let weight = |bytes: &[u8], at: usize| i8::from_le_bytes([bytes[at]]);
        weights.rows = rows
            .chunks_exact(ROW)
            .map(|bytes| {
                std::array::from_fn(|model| {
                    std::array::from_fn(|tag| weight(bytes, model * TAGS + tag))
                })
            })
            .collect();
        weights
    }

    /// The file of these models; their weights are rounded to the nearest of 255 steps.
    #[must_use]
    pub fn encode(models: &[Trained; MODELS]) -> Vec<u8> {
        let mut file: Vec<u8> = Vec::new();
        let mut rows: BTreeMap<u32, [[i8; TAGS]; MODELS]> = BTreeMap::new();
        for (number, model) in models.iter().enumerate() {
            let largest = model
                .features
                .iter()
                .flat_map(|(_, row)| row)
                .fold(f32::MIN_POSITIVE, |largest, weight| {
                    largest.max(weight.abs())
                });
            let scale = largest / f32::from(i8::MAX);
            let numbers = std::iter::once(&scale).chain(model.transitions.as_flattened());
            file.extend(numbers.flat_map(|number| number.to_le_bytes()));
            for (key, row) in &model.features {
                rows.entry(*key).or_default()[number] = row.map(|weight| quantised(weight / scale));
            }
        }
        file.extend(rows.keys().flat_map(|key| key.to_le_bytes()));
        let weights = rows.values().flat_map(|row| row.as_flattened());
        file.extend(weights.flat_map(|weight| weight.to_le_bytes()));
        file
    }

    /// The score that each model gives each tag for a token with these features.
    #[must_use]
    pub fn scores(&self, features: &[u32]) -> [Scores; MODELS] {
        let mut sums = [[0_i32; TAGS]; MODELS];
        for row in features
            .iter()
            .filter_map(|&feature| self.rows.get(self.index.position(feature)?))
        {
            let sums = sums.as_flattened_mut().iter_mut();
            for (sum, &weight) in sums.zip(row.as_flattened()) {
                *sum += i32::from(weight);
            }
        }
        #[allow(
            clippy::cast_precision_loss,
            reason = "sums of a hundred small integers"
        )]
        std::array::from_fn(|model| sums[model].map(|sum| sum as f32 * self.scales[model]))
    }

    /// How well each tag goes before each other for a model: by the tag before and the tag after.
    #[must_use]
    pub fn transitions(&self, model: usize) -> &[Scores; TAGS] {
        &self.transitions[model]
    }
}

fn quantised(steps: f32) -> i8 {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "clamped to the range of i8"
    )]
    let steps = steps.round().clamp(-127.0, 127.0) as i8;
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_come_back_from_their_file_in_255_steps() {
        let mut news = Trained::default();
        news.transitions[1][2] = 1.5;
        let mut row = [0.0; TAGS];
        (row[0], row[3]) = (-2.0, 1.0);
        news.features = vec![(7, row), (3, [0.5; TAGS])];
        let encyclopedia = Trained {
            features: vec![(5, row), (7, row)],
            ..Trained::default()
        };
        let weights = Weights::decode(&Weights::encode(&[encyclopedia, news]));
        assert!((weights.transitions(1)[1][2] - 1.5).abs() < 1e-6);
        assert_eq!(weights.transitions(0), &[[0.0; TAGS]; TAGS]);
        let [encyclopedia, news] = weights.scores(&[7, 3, 99]);
        assert!((news[0] + 1.5).abs() < 0.02, "{news:?}");
        assert!((news[3] - 1.5).abs() < 0.02, "{news:?}");
        assert!((encyclopedia[0] + 2.0).abs() < 0.02, "{encyclopedia:?}");
    }

    #[test]
    fn a_damaged_file_has_no_weights() {
        let weights = Weights::decode(&[1, 2, 3]);
        assert_eq!(weights.scores(&[7]), [[0.0; TAGS]; MODELS]);
    }
}
