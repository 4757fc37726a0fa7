//! Names with many words or one that were met in texts, word by word. Noisy, and so no gazetteer but a hint
//! for the models.
//!
//! The file holds the sorted keys (`u32`, little-endian) of all names and of all their beginnings, then for
//! each the kind of name it is, counted from 1, or 0 where it only begins one (`u8`).

use std::collections::BTreeMap;

use crate::extract::propose::model::hash::{KeyIndex, join, key, text_hash};

/// The names, by the keys of their words.
#[derive(Debug, Default)]
pub struct NameTable {
    index: KeyIndex,
    kinds: Vec<u8>,
}

impl NameTable {
    /// The table in `file`; empty where the file is damaged.
    #[must_use]
    pub fn decode(file: &[u8]) -> Self {
        let (keys, kinds) = file.split_at(file.len() / 5 * 4);
        let keys = keys
            .chunks_exact(4)
            .map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
        Self {
            index: KeyIndex::new(keys.collect()),
            kinds: kinds.to_vec(),
        }
    }

    /// The file of names in look-up form with the number of their kind.
    #[must_use]
    pub fn encode<'a>(names: impl IntoIterator<Item = (&'a str, u8)>) -> Vec<u8> {
        let mut table: BTreeMap<u32, u8> = BTreeMap::new();
        for (name, kind) in names {
            let mut hash = 0;
            for word in name.split(' ') {
                hash = join(hash, text_hash(word));
                table.entry(key(hash)).or_default();
            }
            table.insert(key(hash), kind + 1);
        }
        let keys = table.keys().flat_map(|key| key.to_le_bytes());
        keys.chain(table.values().copied()).collect()
    }

    /// The longest name whose words have these hashes: how many words it has and its kind's number.
    #[must_use]
    pub fn longest(&self, words: impl IntoIterator<Item = u64>) -> Option<(usize, u8)> {
        let mut hash = 0;
        let mut longest = None;
        for (before, word) in words.into_iter().enumerate() {
            hash = join(hash, word);
            let Some(&kind) = self
                .index
                .position(key(hash))
                .and_then(|position| self.kinds.get(position))
            else {
                break;
            };
            if let Some(kind) = kind.checked_sub(1) {
                longest = Some((before + 1, kind));
            }
        }
        longest
    }
}

/// What sort of name of people a word is; combined as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonName {
    /// A given name.
    Given = 1,
    /// A family name.
    Family = 2,
    /// A name that several lists have.
    Common = 4,
}

/// Words that people are called by, with what sort of name each is.
///
/// The file holds the sorted keys (`u32`, little-endian) of all words, then for each its sorts as a set (`u8`).
#[derive(Debug, Default)]
pub struct PersonNames {
    index: KeyIndex,
    sorts: Vec<u8>,
}

impl PersonNames {
    /// The words in `file`; none where it is damaged.
    #[must_use]
    pub fn decode(file: &[u8]) -> Self {
        let (keys, sorts) = file.split_at(file.len() / 5 * 4);
        let keys = keys.as_chunks().0.iter();
        Self {
            index: KeyIndex::new(keys.map(|&key| u32::from_le_bytes(key)).collect()),
            sorts: sorts.to_vec(),
        }
    }

    /// The file of words in look-up form with the sets of their sorts.
    #[must_use]
    pub fn encode<'a>(words: impl IntoIterator<Item = (&'a str, u8)>) -> Vec<u8> {
        let mut table: BTreeMap<u32, u8> = BTreeMap::new();
        for (word, sorts) in words {
            *table.entry(key(text_hash(word))).or_default() |= sorts;
        }
        let keys = table.keys().flat_map(|key| key.to_le_bytes());
        keys.chain(table.values().copied()).collect()
    }

    /// The sorts of the word with this hash, as a set; 0 for no name.
    #[must_use]
    pub fn of(&self, word: u64) -> u16 {
        let position = self.index.position(key(word));
        let sorts = position.and_then(|position| self.sorts.get(position));
        sorts.copied().map_or(0, u16::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_is_found() {
        let table = NameTable::decode(&NameTable::encode([
            ("عمرو", 0),
            ("عمرو موسي", 0),
            ("بنك مصر", 1),
        ]));
        let find = |text: &str| table.longest(text.split(' ').map(text_hash));
        assert_eq!(find("عمرو موسي قال"), Some((2, 0)));
        assert_eq!(find("عمرو دياب"), Some((1, 0)));
        assert_eq!(find("بنك مصر"), Some((2, 1)));
        assert_eq!(find("بنك"), None);
        assert_eq!(NameTable::decode(&[1, 2]).longest([7]), None);
    }

    #[test]
    fn a_word_may_be_names_of_several_sorts() {
        let (given, family) = (PersonName::Given as u8, PersonName::Family as u8);
        let file = PersonNames::encode([("سعيد", given), ("سعيد", family), ("لافروف", family)]);
        let names = PersonNames::decode(&file);
        assert_eq!(names.of(text_hash("سعيد")), 3);
        assert_eq!(names.of(text_hash("لافروف")), 2);
        assert_eq!(names.of(text_hash("كتاب")), 0);
        assert_eq!(PersonNames::decode(&[1, 2, 3]).of(7), 0);
    }
}
