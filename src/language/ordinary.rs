//! Words that are hardly ever part of a name, in look-up form.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::language::romanization::key;

/// A word a line, in the order of their bytes.
const ORDINARY: &str = include_str!("../../assets/lexicon/ordinary.txt");

/// Whether a word is in the list: found by halves, so that nothing of it is kept in memory.
pub(crate) fn is_ordinary(word: &str) -> bool {
    let mut rest = ORDINARY;
    while !rest.is_empty() {
        let middle = rest.as_bytes()[rest.len() / 2..].iter();
        let end = rest.len() / 2 + middle.take_while(|byte| **byte != b'\n').count();
        let start = rest.as_bytes()[..rest.len() / 2]
            .iter()
            .rposition(|byte| *byte == b'\n');
        let start = start.map_or(0, |feed| feed + 1);
        match rest[start..end].cmp(word) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => rest = rest.get(end + 1..).unwrap_or(""),
            std::cmp::Ordering::Greater => rest = &rest[..start],
        }
    }
    false
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
