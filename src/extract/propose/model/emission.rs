//! What tokens say about themselves and their neighbours: the features of a sequence, kept with the
//! token that they are read from.
//!
//! A feature of a token's neighbour is one key with five places, not five keys: the models look a
//! key up once and find what it says of every token within reach.

use crate::extract::propose::model::hash::key;

/// How many tokens to each side a feature may speak of.
pub const REACH: usize = 2;

/// How many places around a token a feature may speak of: the token two before it to the one two behind.
pub const PLACES: usize = 2 * REACH + 1;

/// Of which tokens a feature speaks, seen from the one it is read from; a set of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeatureReach(u8);

impl FeatureReach {
    /// Of the token itself.
    pub const OWN: Self = Self(0b00100);
    /// Of the token and the next, where the feature is read from both.
    pub const PAIR: Self = Self(0b01100);
    /// Of the token and those beside it.
    pub const BESIDE: Self = Self(0b01110);
    /// Of all tokens near it.
    pub const NEAR: Self = Self(0b11111);

    /// The places, 0 to 4; the token itself is at [`REACH`].
    pub fn places(self) -> impl Iterator<Item = usize> {
        (0..PLACES).filter(move |place| self.0 >> place & 1 == 1)
    }
}

/// A feature that a token has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Emission {
    /// What it says.
    pub key: u32,
    /// Of whom.
    pub reach: FeatureReach,
}

/// The features of the tokens of a sequence.
#[derive(Clone, Debug, Default)]
pub struct Emissions {
    list: Vec<Emission>,
    ends: Vec<usize>,
}

impl Emissions {
    /// Without tokens, with room for so many of so many features.
    #[must_use]
    pub fn with_capacity(tokens: usize, features: usize) -> Self {
        Self {
            list: Vec::with_capacity(tokens * features),
            ends: Vec::with_capacity(tokens),
        }
    }

    /// Adds a feature to the token that comes next.
    pub fn push(&mut self, hash: u64, reach: FeatureReach) {
        self.list.push(Emission {
            key: key(hash),
            reach,
        });
    }

    /// Ends the features of a token.
    pub fn end_token(&mut self) {
        self.ends.push(self.list.len());
    }

    /// The features of each token, in order.
    pub fn tokens(&self) -> impl Iterator<Item = &[Emission]> {
        self.ends.iter().scan(0, |start, &end| {
            let own = &self.list[*start..end];
            *start = end;
            Some(own)
        })
    }

    /// How many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no tokens.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// The token that a feature of the token at `at` speaks of; `None` beyond the ends of the sequence.
#[must_use]
pub fn receiver(at: usize, place: usize, length: usize) -> Option<usize> {
    (at + place)
        .checked_sub(REACH)
        .filter(|&receiver| receiver < length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_stay_with_their_tokens() {
        let mut emissions = Emissions::with_capacity(2, 2);
        emissions.push(1, FeatureReach::OWN);
        emissions.push(2, FeatureReach::NEAR);
        emissions.end_token();
        emissions.end_token();
        let counts: Vec<usize> = emissions.tokens().map(<[Emission]>::len).collect();
        assert_eq!(counts, [2, 0]);
        assert_eq!(emissions.len(), 2);
    }

    #[test]
    fn a_feature_speaks_of_tokens_within_the_sequence() {
        let reached = |reach: FeatureReach, at: usize| -> Vec<usize> {
            let places = reach.places();
            places.filter_map(|place| receiver(at, place, 4)).collect()
        };
        assert_eq!(reached(FeatureReach::OWN, 3), [3]);
        assert_eq!(reached(FeatureReach::PAIR, 1), [1, 2]);
        assert_eq!(reached(FeatureReach::BESIDE, 0), [0, 1]);
        assert_eq!(reached(FeatureReach::NEAR, 3), [1, 2, 3]);
    }
}
