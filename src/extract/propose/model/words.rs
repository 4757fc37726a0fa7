//! What raw text taught about words: the clusters they belong to and how a first model tagged them.
//!
//! The file is a table with one row a word, sorted by the key of its look-up form: all keys
//! (`u32`), then all rows (`u64`); numbers are little-endian.

use crate::extract::entity::EntityKind;
use crate::extract::propose::model::hash::{KeyIndex, key, text_hash};

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordRow {
    /// Its cluster in each clustering, counted from 1; 0 where it has none.
    pub clusters: [u16; 5],
    /// How a first model tagged it; see [`TagShares`].
    pub tags: u16,
    /// The logarithm (base 2) of its place in the list of words by frequency, counted from 1 and so
    /// small for common words; 0 where it has none.
    pub rank: u8,
}

/// How many bits the cluster in each clustering takes, for 100, 300, 1000, 3000 and 500 clusters.
const CLUSTER_BITS: [u32; 5] = [7, 9, 10, 12, 9];
const TAG_BITS: u32 = 11;
const RANK_BITS: u32 = 5;

impl WordRow {
    /// How often a first model found the word in names of a kind, in steps: 0 below 3 in a hundred, 1 below 25, 2 below
    /// 70, 3 from there.
    #[must_use]
    pub const fn share(&self, kind: EntityKind) -> u16 {
        let index = match kind {
            EntityKind::Person => 0,
            EntityKind::Organization => 1,
            EntityKind::Location => 2,
            EntityKind::Event | EntityKind::Law | EntityKind::Date => 3,
        };
        self.tags >> (2 * index) & 3
    }

    /// Whether it is a word of names of a kind: in a quarter of the places at least.
    #[must_use]
    pub const fn is_of(&self, kind: EntityKind) -> bool {
        self.share(kind) >= 2
    }

    /// The bytes of a row in the file.
    const BYTES: usize = 8;

    /// The row in 63 bits.
    fn pack(&self) -> u64 {
        let clusters = self.clusters.iter().map(|&cluster| u64::from(cluster));
        let values = clusters.chain([self.tags.into(), self.rank.into()]);
        let bits = CLUSTER_BITS.into_iter().chain([TAG_BITS, RANK_BITS]);
        values.zip(bits).fold(0, |packed, (value, bits)| {
            packed << bits | value.min((1 << bits) - 1)
        })
    }

    fn unpack(mut packed: u64) -> Self {
        let mut take = |bits: u32| {
            let value = packed & ((1 << bits) - 1);
            packed >>= bits;
            u16::try_from(value).unwrap_or_default()
        };
        let rank = u8::try_from(take(RANK_BITS)).unwrap_or_default();
        let tags = take(TAG_BITS);
        let mut clusters = CLUSTER_BITS;
        clusters.reverse();
        let mut clusters = clusters.map(take);
        clusters.reverse();
        Self {
            clusters,
            tags,
            rank,
        }
    }
}

/// How often a first model found a word in names of each kind, in steps; packed into 16 bits: two for
/// each of the four kinds, one that it mostly begins them, one that it was seen often.
#[derive(Clone, Copy, Debug, Default)]
pub struct TagShares {
    /// How often it was seen, in all.
    pub seen: u32,
    /// How often it was at the beginning of a name.
    pub begins: u32,
    /// How often it was in a name of each kind.
    pub kinds: [u32; 4],
}

impl TagShares {
    /// Packed for a row; 0 only for a word that was never tagged.
    #[must_use]
    pub fn pack(&self) -> u16 {
        if self.seen == 0 {
            return 0;
        }
        let in_names: u32 = self.kinds.iter().sum();
        let steps = self.kinds.iter().enumerate().map(|(index, &count)| {
            let percent = 100 * u64::from(count) / u64::from(self.seen);
            let step: u16 = match percent {
                0..=2 => 0,
                3..=24 => 1,
                25..=69 => 2,
                _ => 3,
            };
            step << (2 * index)
        });
        let begins = u16::from(2 * self.begins > in_names) << 8;
        let often = u16::from(self.seen >= 30) << 9;
        steps.sum::<u16>() | begins | often | 1 << 10
    }
}

/// The words with their rows.
#[derive(Debug, Default)]
pub struct WordTable {
    index: KeyIndex,
    rows: Vec<u64>,
}

impl WordTable {
    /// The table in `file`; empty where the file is damaged.
    #[must_use]
    pub fn decode(file: &[u8]) -> Self {
        let count = file.len() / (4 + WordRow::BYTES);
        let (keys, rows) = file.split_at(4 * count);
        let keys = keys
            .chunks_exact(4)
            .map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
            .collect();
        Self {
            index: KeyIndex::new(keys),
            rows: rows
                .chunks_exact(WordRow::BYTES)
                .map(|bytes| {
                    bytes
                        .iter()
                        .rev()
                        .fold(0, |row, &byte| row << 8 | u64::from(byte))
                })
                .collect(),
        }
    }

    /// The file of the rows of words in look-up form; of two words with one key the first counts.
    #[must_use]
    pub fn encode<'a>(words: impl IntoIterator<Item = (&'a str, WordRow)>) -> Vec<u8> {
        let mut rows: Vec<(u32, WordRow)> = words
            .into_iter()
            .map(|(word, row)| (key(text_hash(word)), row))
            .collect();
        rows.sort_by_key(|(key, _)| *key);
        rows.dedup_by_key(|(key, _)| *key);
        let keys = rows.iter().flat_map(|(key, _)| key.to_le_bytes());
        keys.chain(rows.iter().flat_map(|(_, row)| row.pack().to_le_bytes()))
            .collect()
    }

    /// What is known of the word whose look-up form has this hash.
    #[must_use]
    pub fn row(&self, hash: u64) -> Option<WordRow> {
        let row = self.rows.get(self.index.position(key(hash))?)?;
        Some(WordRow::unpack(*row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_comes_back_from_its_file() {
        let row = |cluster: u16| WordRow {
            clusters: [cluster, 2, 3, 4, 5],
            tags: 6,
            rank: 7,
        };
        let file = WordTable::encode([("روسيا", row(9)), ("لبنان", row(10)), ("روسيا", row(11))]);
        let table = WordTable::decode(&file);
        assert_eq!(table.row(text_hash("روسيا")), Some(row(9)));
        assert_eq!(table.row(text_hash("لبنان")), Some(row(10)));
        assert_eq!(table.row(text_hash("قطر")), None);
    }

    #[test]
    fn the_largest_numbers_fit_in_a_row() {
        let row = WordRow {
            clusters: [100, 300, 1000, 3000, 500],
            tags: 0x7ff,
            rank: 18,
        };
        assert_eq!(WordRow::unpack(row.pack()), row);
    }

    #[test]
    fn a_damaged_file_breaks_nothing() {
        let table = WordTable::decode(&[1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(table.row(0), None);
    }

    #[test]
    fn shares_are_told_apart_by_kind_and_size() {
        let person = TagShares {
            seen: 100,
            begins: 80,
            kinds: [90, 0, 0, 0],
        };
        let place = TagShares {
            seen: 100,
            begins: 80,
            kinds: [0, 0, 90, 0],
        };
        let rare = TagShares {
            kinds: [9, 0, 0, 0],
            ..person
        };
        assert_ne!(person.pack(), place.pack());
        assert_ne!(person.pack(), rare.pack());
        assert_eq!(TagShares::default().pack(), 0);
    }
}
