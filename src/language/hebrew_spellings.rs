//! Hebrew words that are written with and without letters for vowels, or with other letters.

const SPELLINGS: &str = include_str!("../../assets/language/hebrew-spellings.tsv");

/// The full spelling of each word of the list, with the other one.
pub(crate) fn spellings() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = SPELLINGS.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::language::spelling::form;

    #[test]
    fn every_line_is_two_words_of_its_own() {
        let lines = SPELLINGS.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(spellings().count(), lines.count());
        let mut met = HashSet::new();
        for (full, other) in spellings() {
            for word in [full, other] {
                assert!(met.insert(form(word)), "{word} stands twice");
                let is_hebrew = word.chars().all(|letter| matches!(letter, 'א'..='ת'));
                assert!(is_hebrew && word.chars().count() >= 2, "{word}");
            }
        }
    }
}
