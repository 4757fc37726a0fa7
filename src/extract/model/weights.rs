//! The weights of a trained model: one row of small integers for each feature, and transitions.
//!
//! The file holds, little-endian: the scale of the rows (`f32`), the transitions between tags
//! (`f32`, [`TAGS`] times [`TAGS`]), the sorted keys of the features (`u32`), and for each
//! feature one `i8` a tag. Weights near zero are left out before (see the trainer).

use crate::extract::model::hash::KeyIndex;
use crate::extract::model::tag::{Scores, TAGS};

/// The weights of one model.
#[derive(Debug, Default)]
pub struct Weights {
    index: KeyIndex,
    rows: Vec<[i8; TAGS]>,
    scale: f32,
    /// By the tag before and the tag after.
    transitions: [Scores; TAGS],
}

/// The bytes before the keys.
const HEADER: usize = 4 + 4 * TAGS * TAGS;

impl Weights {
    /// The weights in `file`; none where the file is damaged.
    #[must_use]
    pub fn decode(file: &[u8]) -> Self {
        let Some((header, rest)) = file.split_at_checked(HEADER) else {
            return Self::default();
        };
        let mut numbers = header
            .chunks_exact(4)
            .map(|bytes| f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
        let scale = numbers.next().unwrap_or_default();
        let mut transitions = [[0.0; TAGS]; TAGS];
        for (slot, number) in transitions.as_flattened_mut().iter_mut().zip(numbers) {
            *slot = number;
        }
        let (keys, rows) = rest.split_at(rest.len() / (4 + TAGS) * 4);
        let keys = keys
            .chunks_exact(4)
            .map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
            .collect();
        Self {
            index: KeyIndex::new(keys),
            rows: rows
                .chunks_exact(TAGS)
                .map(|bytes| std::array::from_fn(|tag| i8::from_le_bytes([bytes[tag]])))
                .collect(),
            scale,
            transitions,
        }
    }

    /// The file of these transitions and features, each with a weight for every tag; the weights are
    /// rounded to the nearest of 255 steps.
    #[must_use]
    pub fn encode(transitions: &[Scores; TAGS], mut features: Vec<(u32, Scores)>) -> Vec<u8> {
        features.sort_by_key(|(key, _)| *key);
        let largest = features
            .iter()
            .flat_map(|(_, row)| row)
            .fold(f32::MIN_POSITIVE, |largest, weight| {
                largest.max(weight.abs())
            });
        let scale = largest / f32::from(i8::MAX);
        let numbers = std::iter::once(&scale).chain(transitions.as_flattened());
        let mut file: Vec<u8> = numbers.flat_map(|number| number.to_le_bytes()).collect();
        file.extend(features.iter().flat_map(|(key, _)| key.to_le_bytes()));
        file.extend(
            features
                .iter()
                .flat_map(|(_, row)| row.map(|weight| quantised(weight / scale)))
                .flat_map(i8::to_le_bytes),
        );
        file
    }

    /// The score of each tag for a token with these features.
    #[must_use]
    pub fn scores(&self, features: &[u32]) -> Scores {
        let mut sums = [0_i32; TAGS];
        for row in features
            .iter()
            .filter_map(|&feature| self.rows.get(self.index.position(feature)?))
        {
            for (sum, &weight) in sums.iter_mut().zip(row) {
                *sum += i32::from(weight);
            }
        }
        #[allow(
            clippy::cast_precision_loss,
            reason = "sums of a hundred small integers"
        )]
        sums.map(|sum| sum as f32 * self.scale)
    }

    /// How well each tag goes before each other: by the tag before and the tag after.
    #[must_use]
    pub fn transitions(&self) -> &[Scores; TAGS] {
        &self.transitions
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
        let mut transitions = [[0.0; TAGS]; TAGS];
        transitions[1][2] = 1.5;
        let mut row = [0.0; TAGS];
        (row[0], row[3]) = (-2.0, 1.0);
        let weights = Weights::decode(&Weights::encode(
            &transitions,
            vec![(7, row), (3, [0.5; TAGS])],
        ));
        assert!((weights.transitions()[1][2] - 1.5).abs() < 1e-6);
        let scores = weights.scores(&[7, 3, 99]);
        assert!((scores[0] + 1.5).abs() < 0.02, "{scores:?}");
        assert!((scores[3] - 1.5).abs() < 0.02, "{scores:?}");
    }

    #[test]
    fn a_damaged_file_has_no_weights() {
        assert_eq!(Weights::decode(&[1, 2, 3]).scores(&[7]), [0.0; TAGS]);
    }
}
