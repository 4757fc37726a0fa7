//! Words that are forms of one word although neither is the other with an ending: nouns with their broken
//! plurals, verbs with the nouns made of them.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::language::spelling::form;

const PLURALS: &str = include_str!("../../assets/language/plurals.tsv");
const VERBAL_NOUNS: &str = include_str!("../../assets/language/verbal-nouns.tsv");

/// The lines of a list: a word, and those that belong to it.
fn lines(list: &str) -> impl Iterator<Item = (&str, impl Iterator<Item = &str>)> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    let lines = lines.filter_map(|line| line.split_once('\t'));
    lines.map(|(word, others)| (word, others.split(' ')))
}

/// The words that a word belongs together with: the plurals of a noun, the singulars of a plural. Both in the form
/// that [`spelling`](super::spelling) gives them, without article.
pub(crate) fn related(word: &str) -> &'static [String] {
    static RELATED: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
        let mut related: HashMap<String, Vec<String>> = HashMap::new();
        let mut relate = |one: &str, other: &str| {
            let others = related.entry(form(one)).or_default();
            let other = form(other);
            if !others.contains(&other) {
                others.push(other);
            }
        };
        for (word, others) in lines(PLURALS).chain(lines(VERBAL_NOUNS)) {
            for other in others {
                relate(word, other);
                relate(other, word);
            }
        }
        related
    });
    RELATED.get(word).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_noun_and_its_plurals_lead_to_each_other() {
        for (noun, plural) in [
            ("وزير", "وزراء"),
            ("صاروخ", "صواريخ"),
            ("شهيد", "شهداء"),
            ("حزب", "أحزاب"),
            ("قضية", "قضايا"),
            ("طبيب", "أطباء"),
        ] {
            assert!(related(&form(noun)).contains(&form(plural)), "{noun}");
            assert!(related(&form(plural)).contains(&form(noun)), "{plural}");
        }
        assert!(related("لافروف").is_empty());
    }

    #[test]
    fn every_line_is_a_word_of_its_own_with_others() {
        for list in [PLURALS, VERBAL_NOUNS] {
            let mut met = HashSet::new();
            for (word, others) in lines(list) {
                assert!(met.insert(word), "{word} stands twice");
                let mut own = HashSet::from([form(word)]);
                for other in others {
                    assert!(own.insert(form(other)), "{word}: {other} stands twice");
                    let is_word = other.chars().all(char::is_alphabetic);
                    assert!(is_word && other.chars().count() > 1, "{word}: {other}");
                }
            }
        }
        assert!(lines(PLURALS).count() >= 1500);
    }
}
