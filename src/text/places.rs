//! What a new width has to look at: two bits a unit, whether a line may end before it and whether it
//! hangs at the end of one.

use std::ops::Range;

/// How many units a word has a bit of.
const WORD: usize = u64::BITS as usize;

/// Two bits for each unit of a paragraph.
#[derive(Clone, Debug)]
pub(super) struct BreakPlaces {
    words: Vec<Word>,
}

/// The bits of neighbouring units, the first one's lowest.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    opportunities: u64,
    hanging: u64,
}

impl BreakPlaces {
    /// Places for at most `units` units; no line may end before any, and none hangs.
    pub(super) fn new(units: usize) -> Self {
        Self {
            words: vec![Word::default(); units / WORD + 1],
        }
    }

    /// Notes that a line may end before `unit`.
    #[inline]
    pub(super) fn allow_break(&mut self, unit: usize) {
        self.words[unit / WORD].opportunities |= 1 << (unit % WORD);
    }

    /// Notes that `unit` hangs.
    #[inline]
    pub(super) fn hang(&mut self, unit: usize) {
        self.words[unit / WORD].hanging |= 1 << (unit % WORD);
    }

    /// Whether a line may end before `unit`.
    #[cfg(test)]
    pub(super) fn is_opportunity(&self, unit: usize) -> bool {
        self.words[unit / WORD].opportunities >> (unit % WORD) & 1 != 0
    }

    /// The last unit after `first`, up to `last`, that a line may end before.
    #[inline]
    pub(super) fn last_opportunity(&self, first: usize, last: usize) -> Option<usize> {
        let mut index = last / WORD;
        let mut bits = self.words[index].opportunities & (u64::MAX >> (WORD - 1 - last % WORD));
        loop {
            if let Some(highest) = bits.checked_ilog2() {
                let unit = index * WORD + highest as usize;
                return (unit > first).then_some(unit);
            }
            if index <= first / WORD {
                return None;
            }
            index -= 1;
            bits = self.words[index].opportunities;
        }
    }

    /// The first of the units that does not hang; the end, where all do.
    #[inline]
    pub(super) fn after_hanging(&self, units: Range<usize>) -> usize {
        let mut unit = units.start;
        while unit < units.end {
            let bits = self.words[unit / WORD].hanging >> (unit % WORD);
            let hanging = bits.trailing_ones() as usize;
            unit += hanging;
            if hanging == 0 || !unit.is_multiple_of(WORD) {
                break;
            }
        }
        unit.min(units.end)
    }

    /// The end of the units without those that hang there.
    #[inline]
    pub(super) fn before_hanging(&self, units: Range<usize>) -> usize {
        let mut end = units.end;
        while end > units.start {
            let last = end - 1;
            let bits = self.words[last / WORD].hanging << (WORD - 1 - last % WORD);
            let hanging = bits.leading_ones() as usize;
            end -= hanging;
            if hanging == 0 || !end.is_multiple_of(WORD) {
                break;
            }
        }
        end.max(units.start)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// What is found word by word is what is found unit by unit.
        #[test]
        fn words_and_units_agree(
            bits in proptest::collection::vec((any::<bool>(), 0..9_u8), 1..300),
            ends in (0..300_usize, 0..300_usize),
        ) {
            let mut places = BreakPlaces::new(bits.len());
            for (unit, (allowed, hangs)) in bits.iter().enumerate() {
                if *allowed {
                    places.allow_break(unit);
                }
                // Long stretches of white space.
                if *hangs > 0 {
                    places.hang(unit);
                }
            }
            let hangs = |unit: &usize| bits[*unit].1 > 0;
            let (start, end) = (ends.0.min(ends.1).min(bits.len()), ends.0.max(ends.1).min(bits.len()));
            let ahead = (start..end).take_while(hangs).count();
            prop_assert_eq!(places.after_hanging(start..end), start + ahead);
            let behind = (start..end).rev().take_while(hangs).count();
            prop_assert_eq!(places.before_hanging(start..end), end - behind);
            if let Some(last) = end.checked_sub(1).filter(|last| *last >= start) {
                let opportunity = (start + 1..=last).rev().find(|unit| bits[*unit].0);
                prop_assert_eq!(places.last_opportunity(start, last), opportunity);
                prop_assert_eq!(places.is_opportunity(last), bits[last].0);
            }
        }
    }
}
