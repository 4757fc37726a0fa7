//! Words that are hardly ever part of a name, in look-up form.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use crate::language::romanization::key;

/// A word a line, in the order of their bytes.
const ORDINARY: &str = include_str!("../../assets/lexicon/ordinary.txt");

/// Whether a word is in the list. It is asked of each word that is indexed: looked up by hashes, which take a quarter of
/// the memory of a table of words. That another word has the hash of one in the list is as good as impossible.
pub(crate) fn is_ordinary(word: &str) -> bool {
    static HASHES: LazyLock<Vec<u64>> = LazyLock::new(|| {
        let mut hashes: Vec<u64> = ORDINARY.lines().map(hash).collect();
        hashes.sort_unstable();
        hashes
    });
    HASHES.binary_search(&hash(word)).is_ok()
}

fn hash(word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}

/// All words of the list.
pub(crate) fn ordinary_words() -> impl Iterator<Item = &'static str> {
    ORDINARY.lines()
}

/// The words of the list with a key of [`romanization`](super::romanization).
pub(crate) fn ordinary_with_key(wanted: &str) -> &'static [&'static str] {
    static BY_KEY: LazyLock<HashMap<String, Vec<&str>>> = LazyLock::new(|| {
        let mut by_key: HashMap<String, Vec<&str>> = HashMap::new();
        for word in ORDINARY.lines() {
            by_key.entry(key(word)).or_default().push(word);
        }
        by_key
    });
    BY_KEY.get(wanted).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_list_is_found_and_no_other() {
        let words: Vec<&str> = ordinary_words().collect();
        assert!(words.is_sorted());
        assert!(words.iter().all(|word| is_ordinary(word)));
        for word in ["", "لافروف", "ا", "ييييي", "وزير\nوزيرا"] {
            assert!(!is_ordinary(word), "{word}");
        }
        assert!(ordinary_with_key(&key("وزير")).contains(&"وزير"));
    }
}
