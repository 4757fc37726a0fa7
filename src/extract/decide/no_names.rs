//! Phrases in which a word looks like a name and is none: `assets/lexicon/no-names.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::extract::decide::evidence::Evidence;
use crate::extract::document::token::Token;
use crate::extract::propose::Proposal;
use crate::language::lookup::fold;

const PHRASES: &str = include_str!("../../../assets/lexicon/no-names.tsv");

/// A phrase in look-up forms.
struct NoName {
    /// The word before it, without proclitics; `None` where any may stand there.
    before: Option<String>,
    /// What looks like a name.
    name: Vec<String>,
    /// What stands behind it.
    behind: Vec<String>,
}

/// Whether a proposal is what looks like a name in one of the phrases.
pub fn is_no_name(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    static BY_FIRST_WORD: LazyLock<HashMap<String, Vec<NoName>>> = LazyLock::new(|| {
        let mut phrases: HashMap<String, Vec<NoName>> = HashMap::new();
        for phrase in lines().filter_map(|(phrase, _)| NoName::read(phrase)) {
            phrases
                .entry(phrase.name[0].clone())
                .or_default()
                .push(phrase);
        }
        phrases
    });
    let tokens = evidence.block.tokens;
    let (name, behind) = (
        &tokens[proposal.start..proposal.end],
        &tokens[proposal.end..],
    );
    let before = proposal.start.checked_sub(1).map(|before| &tokens[before]);
    let phrases = BY_FIRST_WORD.get(name[0].form());
    phrases.is_some_and(|phrases| {
        phrases.iter().any(|phrase| {
            name.len() == phrase.name.len()
                && phrase
                    .before
                    .as_ref()
                    .is_none_or(|word| before.is_some_and(|before| may_be(before, word)))
                && begins_with(name, &phrase.name)
                && begins_with(behind, &phrase.behind)
        })
    })
}

/// Whether tokens begin with some words.
fn begins_with(tokens: &[Token], words: &[String]) -> bool {
    tokens.len() >= words.len()
        && words
            .iter()
            .zip(tokens)
            .all(|(word, token)| token.form() == word)
}

/// Whether a token is a word, with proclitics or without.
fn may_be(token: &Token, word: &str) -> bool {
    let mut segmentations = token.segmentations.iter();
    segmentations.any(|segmentation| segmentation.form == word)
}

impl NoName {
    /// Reads a phrase with brackets; `None` without words between them, or with several words before them.
    fn read(phrase: &str) -> Option<Self> {
        let (before, name) = phrase.split_once('[')?;
        let (name, behind) = name.split_once(']')?;
        let words = |text: &str| text.split_whitespace().map(fold).collect::<Vec<_>>();
        let name = words(name);
        let mut before = words(before);
        let (before, is_one) = (before.pop(), before.is_empty());
        (!name.is_empty() && is_one).then(|| Self {
            before,
            name,
            behind: words(behind),
        })
    }
}

/// The phrases, each with a text that has the name.
fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = PHRASES.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::propose::rule_tests::faults;

    #[test]
    fn every_phrase_has_no_name_and_its_counter_example_has() {
        let count = PHRASES
            .lines()
            .filter(|line| !line.starts_with('#'))
            .count();
        assert_eq!(
            lines()
                .filter_map(|(phrase, _)| NoName::read(phrase))
                .count(),
            count
        );
        let examples = lines().flat_map(|(phrase, text)| {
            let phrase = format!("قال إن {phrase} ذلك");
            [(phrase, false), (text.to_owned(), true)]
        });
        assert_eq!(faults(examples), [""; 0]);
    }
}
