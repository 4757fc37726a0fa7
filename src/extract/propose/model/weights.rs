//! The weights of the trained models: for each feature one row of small integers for each token that it
//! speaks of and each model, and the transitions.
//!
//! The models share one table, so that a feature is looked up once for all. The file holds,
//! little-endian, what it is and in which format (8 bytes), the fingerprint of what the features depend on
//! (`u64`, see [`contract`](super::contract)) and the digest of what follows (`u64`); for each model the scale of its weights (`f32`) and the transitions between tags
//! (`f32`, [`TAGS`] times [`TAGS`]); then the number of features (`u32`), their sorted keys (`u32`), and
//! for each which rows it has (`u16`, a bit for each place of the first model, then of the second);
//! then all rows, one `i8` for each tag. Rows whose weights are near zero are left out before (see the
//! trainer).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hint::black_box;

use thiserror::Error;

use crate::extract::propose::model::emission::{Emissions, PLACES, receiver};
use crate::extract::propose::model::hash::digest;
use crate::extract::propose::model::tag::{Scores, TAGS};

/// How many models there are: of encyclopedic articles, and of news.
pub const MODELS: usize = 2;

/// A feature as a model learns it: what is said, by the token at which place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Feature {
    /// What is said; see [`crate::extract::propose::model::Emission`].
    pub key: u32,
    /// The place of the token that it speaks of, 0 to 4, seen from the one that says it.
    pub place: u8,
}

/// What training leaves of one model.
#[derive(Clone, Debug, Default)]
pub struct Trained {
    /// By the tag before and the tag after.
    pub transitions: [Scores; TAGS],
    /// The weights of every tag for each feature.
    pub features: Vec<(Feature, Scores)>,
}

/// What the rows of a feature look like in the table.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    key: u32,
    /// Where its rows begin,
    first: u32,
    /// and which it has; 0 in a free slot.
    present: u16,
}

/// The weights of all models.
#[derive(Debug, Default)]
pub struct Weights {
    /// A table with open addressing: a feature is in the slot that its first bits tell, or one of the
    /// next.
    slots: Vec<Slot>,
    /// How many first bits tell the slot.
    bits: u32,
    /// The file they are in, from which the rows are read.
    file: Cow<'static, [u8]>,
    /// Where its rows begin, in bytes.
    rows_start: usize,
    scales: [f32; MODELS],
    transitions: [[Scores; TAGS]; MODELS],
}

/// What the file is, and its format.
const MAGIC: &[u8; 8] = b"qari-ner";
const FORMAT: u64 = 2;
/// The bytes of the magic, the format, the fingerprint and the digest.
const HEADER: usize = 32;
/// The bytes of the scales and transitions.
const TRANSITIONS: usize = MODELS * (4 + 4 * TAGS * TAGS);

/// Why a file of weights cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum WeightsError {
    /// It is no file of weights, or in another format.
    #[error("not a file of weights in format {FORMAT}")]
    Format,
    /// It is not as it was written.
    #[error("a damaged file of weights")]
    Damaged,
    /// It was trained with other lists, tables or features.
    #[error(
        "weights trained with other lists, tables or features: train them again, or stamp them"
    )]
    OtherFeatures,
}

/// The sums of weights for each tag of one token and of each model.
pub type Sums = [[i32; TAGS]; MODELS];

impl Weights {
    /// The weights in `file`.
    ///
    /// # Errors
    ///
    /// Where it holds none, is damaged, or was trained with what has another `fingerprint`.
    pub fn decode(
        file: impl Into<Cow<'static, [u8]>>,
        fingerprint: u64,
    ) -> Result<Self, WeightsError> {
        let file = file.into();
        let Header {
            fingerprint: trained_with,
            digest: expected,
            weights,
        } = Header::read(&file).ok_or(WeightsError::Format)?;
        if digest(weights) != expected {
            return Err(WeightsError::Damaged);
        }
        if trained_with != fingerprint {
            return Err(WeightsError::OtherFeatures);
        }
        let read = Self::read(weights).ok_or(WeightsError::Damaged)?;
        Ok(Self { file, ..read })
    }

    /// `file` with another fingerprint: for a change of lists or features that the weights do not mind.
    ///
    /// # Errors
    ///
    /// Where it is no file of weights.
    pub fn stamped(file: &[u8], fingerprint: u64) -> Result<Vec<u8>, WeightsError> {
        let header = Header::read(file).ok_or(WeightsError::Format)?;
        Ok(with_header(fingerprint, header.weights))
    }

    /// The weights without their file, of which this is what follows the header.
    fn read(body: &[u8]) -> Option<Self> {
        let (header, rest) = body.split_at_checked(TRANSITIONS)?;
        let mut weights = Self::default();
        let mut numbers = header
            .chunks_exact(4)
            .map(|bytes| f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
        for model in 0..MODELS {
            weights.scales[model] = numbers.next()?;
            let transitions = weights.transitions[model].as_flattened_mut();
            for (slot, number) in transitions.iter_mut().zip(numbers.by_ref()) {
                *slot = number;
            }
        }
        let (count, rest) = rest.split_first_chunk()?;
        let count = usize::try_from(u32::from_le_bytes(*count)).ok()?;
        let (keys, rest) = rest.split_at_checked(count.checked_mul(4)?)?;
        let (present, rows) = rest.split_at_checked(2 * count)?;
        let keys = keys
            .as_chunks()
            .0
            .iter()
            .map(|&key| u32::from_le_bytes(key));
        let present = present
            .as_chunks()
            .0
            .iter()
            .map(|&bits| u16::from_le_bytes(bits));
        weights.rows_start = HEADER + body.len() - rows.len();
        // At most three of four slots are taken.
        weights.bits = (count + count / 3 + 1)
            .next_power_of_two()
            .ilog2()
            .clamp(1, 31);
        weights.slots = vec![Slot::default(); 1 << weights.bits];
        let mut first = 0;
        for (key, present) in keys.zip(present).filter(|(_, present)| *present != 0) {
            weights.insert(Slot {
                key,
                first,
                present,
            });
            first += present.count_ones();
        }
        (usize::try_from(first).ok()? == rows.len() / TAGS).then_some(weights)
    }

    /// The file of these models, trained with what has this fingerprint; their weights are rounded to the
    /// nearest of 255 steps.
    #[must_use]
    pub fn encode(models: &[Trained; MODELS], fingerprint: u64) -> Vec<u8> {
        let mut file: Vec<u8> = Vec::new();
        let mut features: BTreeMap<u32, BTreeMap<usize, [i8; TAGS]>> = BTreeMap::new();
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
            for (feature, row) in &model.features {
                let row = row.map(|weight| quantised(weight / scale));
                if row != [0; TAGS] {
                    let rows = features.entry(feature.key).or_default();
                    rows.insert(number * PLACES + usize::from(feature.place), row);
                }
            }
        }
        file.extend(
            u32::try_from(features.len())
                .unwrap_or(u32::MAX)
                .to_le_bytes(),
        );
        file.extend(features.keys().flat_map(|key| key.to_le_bytes()));
        for rows in features.values() {
            let present = rows.keys().fold(0_u16, |present, row| present | 1 << row);
            file.extend(present.to_le_bytes());
        }
        let rows = features.values().flat_map(BTreeMap::values).flatten();
        file.extend(rows.flat_map(|weight| weight.to_le_bytes()));
        with_header(fingerprint, &file)
    }

    /// All rows, each weight as the byte it is written with.
    fn rows(&self) -> &[[u8; TAGS]] {
        self.file[self.rows_start..].as_chunks().0
    }

    /// Adds to the sums of each token what the features of all say of it.
    pub fn add(&self, emissions: &Emissions, sums: &mut [Sums]) {
        if self.slots.is_empty() {
            return;
        }
        let rows = self.rows();
        let mut found: Vec<Slot> = Vec::new();
        for (at, own) in emissions.tokens().enumerate() {
            // The tables are larger than the processor's caches, and it waits for one memory access at a
            // time where a branch hangs on each. So all places are touched first, compared after.
            let touched = own
                .iter()
                .map(|emission| self.slots[self.home(emission.key)].key);
            black_box(touched.fold(0, u32::wrapping_add));
            found.clear();
            found.extend(own.iter().filter_map(|emission| self.find(emission.key)));
            let touched = found.iter().map(|slot| rows[slot.first as usize][0]);
            black_box(touched.fold(0, u8::wrapping_add));
            for slot in &found {
                add_rows(slot, rows, at, sums);
            }
        }
    }

    /// The scores that a model gives each tag, from the sums for each token.
    #[must_use]
    pub fn scores(&self, sums: &[Sums], model: usize) -> Vec<Scores> {
        let scale = self.scales[model];
        #[allow(
            clippy::cast_precision_loss,
            reason = "sums of a few hundred small integers"
        )]
        let scaled = |sums: &Sums| sums[model].map(|sum| sum as f32 * scale);
        sums.iter().map(scaled).collect()
    }

    /// How well each tag goes before each other for a model: by the tag before and the tag after.
    #[must_use]
    pub fn transitions(&self, model: usize) -> &[Scores; TAGS] {
        &self.transitions[model]
    }

    fn insert(&mut self, slot: Slot) {
        let mut at = self.home(slot.key);
        while self.slots[at].present != 0 {
            at = (at + 1) % self.slots.len();
        }
        self.slots[at] = slot;
    }

    fn find(&self, key: u32) -> Option<Slot> {
        let mut at = self.home(key);
        loop {
            let slot = self.slots[at];
            if slot.present == 0 {
                return None;
            }
            if slot.key == key {
                return Some(slot);
            }
            at = (at + 1) % self.slots.len();
        }
    }

    /// The slot that the first bits of a key tell.
    fn home(&self, key: u32) -> usize {
        (key >> (u32::BITS - self.bits.max(1))) as usize
    }
}

/// Adds the rows of a feature of the token at `at`.
fn add_rows(slot: &Slot, rows: &[[u8; TAGS]], at: usize, sums: &mut [Sums]) {
    let mut present = slot.present;
    for row in &rows[slot.first as usize..] {
        if present == 0 {
            break;
        }
        let which = present.trailing_zeros() as usize;
        present &= present - 1;
        let (model, place) = (which / PLACES % MODELS, which % PLACES);
        if let Some(receiver) = receiver(at, place, sums.len()) {
            for (sum, &weight) in sums[receiver][model].iter_mut().zip(row) {
                *sum += i32::from(weight.cast_signed());
            }
        }
    }
}

/// The parts of a file of weights.
struct Header<'a> {
    fingerprint: u64,
    digest: u64,
    weights: &'a [u8],
}

impl<'a> Header<'a> {
    fn read(file: &'a [u8]) -> Option<Self> {
        let (header, weights) = file.split_at_checked(HEADER)?;
        let (magic, numbers) = header.split_first_chunk()?;
        let mut numbers = numbers
            .as_chunks()
            .0
            .iter()
            .map(|&number| u64::from_le_bytes(number));
        let is_known = magic == MAGIC && numbers.next()? == FORMAT;
        let (fingerprint, digest) = (numbers.next()?, numbers.next()?);
        is_known.then_some(Self {
            fingerprint,
            digest,
            weights,
        })
    }
}

fn with_header(fingerprint: u64, weights: &[u8]) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    for number in [FORMAT, fingerprint, digest(weights)] {
        file.extend(number.to_le_bytes());
    }
    file.extend(weights);
    file
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
    use crate::extract::propose::model::emission::FeatureReach;
    use crate::extract::propose::model::hash::key;

    fn row(first: f32, third: f32) -> Scores {
        let mut row = [0.0; TAGS];
        (row[0], row[3]) = (first, third);
        row
    }

    fn models() -> [Trained; MODELS] {
        let feature = |hash: u64, place: u8| Feature {
            key: key(hash),
            place,
        };
        let encyclopedia = Trained {
            features: vec![
                (feature(5, 2), row(-2.0, 1.0)),
                (feature(7, 3), row(-2.0, 1.0)),
            ],
            ..Trained::default()
        };
        let mut news = Trained::default();
        news.transitions[1][2] = 1.5;
        news.features = vec![
            (feature(7, 2), row(-2.0, 1.0)),
            (feature(3, 2), row(0.5, 0.5)),
        ];
        [encyclopedia, news]
    }

    #[test]
    fn weights_come_back_from_their_file_in_255_steps() {
        let weights = Weights::decode(Weights::encode(&models(), 7), 7).unwrap();
        assert!((weights.transitions(1)[1][2] - 1.5).abs() < 1e-6);
        assert_eq!(weights.transitions(0), &[[0.0; TAGS]; TAGS]);
        let mut emissions = Emissions::default();
        for hash in [7, 3, 99] {
            emissions.push(hash, FeatureReach::NEAR);
        }
        emissions.end_token();
        emissions.end_token();
        let mut sums = vec![Sums::default(); 2];
        weights.add(&emissions, &mut sums);
        let close = |scores: Scores, first: f32, third: f32| {
            assert!((scores[0] - first).abs() < 0.02, "{scores:?}");
            assert!((scores[3] - third).abs() < 0.02, "{scores:?}");
        };
        let (encyclopedia, news) = (weights.scores(&sums, 0), weights.scores(&sums, 1));
        close(news[0], -1.5, 1.5);
        close(news[1], 0.0, 0.0);
        close(encyclopedia[0], 0.0, 0.0);
        close(encyclopedia[1], -2.0, 1.0);
    }

    #[test]
    fn a_file_that_is_damaged_or_of_other_features_has_no_weights() {
        let file = Weights::encode(&models(), 7);
        let error =
            |file: &[u8], fingerprint| Weights::decode(file.to_vec(), fingerprint).unwrap_err();
        for length in 0..file.len() {
            let expected = if length < HEADER {
                WeightsError::Format
            } else {
                WeightsError::Damaged
            };
            assert_eq!(error(&file[..length], 7), expected, "{length} bytes");
        }
        assert_eq!(error(&file, 8), WeightsError::OtherFeatures);
        let stamped = Weights::stamped(&file, 8).unwrap();
        assert!(Weights::decode(stamped, 8).is_ok());
        let mut other = file.clone();
        other[8] = 1;
        assert_eq!(error(&other, 7), WeightsError::Format);
        let mut damaged = file;
        *damaged.last_mut().unwrap() ^= 1;
        assert_eq!(error(&damaged, 7), WeightsError::Damaged);
    }
}
