//! What pages say beside their articles, in several languages: `assets/pages/lines.tsv`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::words::words;

const LINES: &str = include_str!("../../../assets/pages/lines.tsv");

/// The longest line that is told by its beginning, in characters of its words.
const LONGEST_START: usize = 160;
/// The longest heading, in the same.
const LONGEST_HEADING: usize = 60;

/// What a line means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum PhraseUse {
    /// A line that says no more.
    Line,
    /// The beginning of a line.
    Start,
    /// The beginning of a paragraph, however long.
    Rule,
    /// A heading behind which nothing of the article follows.
    End,
    /// One behind which readers write.
    Comments,
    Paywall,
    Consent,
    /// A word that no name of a person has.
    Organization,
}

/// The phrases of a use, as their words.
static PHRASES: LazyLock<HashMap<PhraseUse, Vec<String>>> = LazyLock::new(|| {
    let mut phrases: HashMap<PhraseUse, Vec<String>> = HashMap::new();
    for (used, phrase) in LINES.lines().filter_map(row) {
        phrases.entry(used).or_default().push(words(phrase));
    }
    phrases
});

/// What finds the phrases of the uses that may stand anywhere in a text, all at once.
static FINDERS: LazyLock<HashMap<PhraseUse, AhoCorasick>> = LazyLock::new(|| {
    let finder = |used| AhoCorasick::new(of(used)).expect("a few short phrases");
    [PhraseUse::Paywall, PhraseUse::Consent]
        .map(|used| (used, finder(used)))
        .into()
});

fn row(line: &str) -> Option<(PhraseUse, &str)> {
    let mut fields = line.split('\t');
    let used = match fields.next()? {
        "line" => PhraseUse::Line,
        "start" => PhraseUse::Start,
        "rule" => PhraseUse::Rule,
        "end" => PhraseUse::End,
        "comments" => PhraseUse::Comments,
        "paywall" => PhraseUse::Paywall,
        "consent" => PhraseUse::Consent,
        "organization" => PhraseUse::Organization,
        _ => return None,
    };
    Some((used, fields.nth(1)?))
}

fn of(used: PhraseUse) -> &'static [String] {
    PHRASES.get(&used).map_or(&[], Vec::as_slice)
}

/// Whether a line, as the words it begins with, says only what stands beside articles.
pub(super) fn is_beside(words: &str) -> bool {
    let is_short = words.chars().nth(LONGEST_START).is_none();
    of(PhraseUse::Line).iter().any(|line| line == words)
        || of(PhraseUse::Rule).iter().any(|rule| begins(words, rule))
        || (is_short
            && of(PhraseUse::Start)
                .iter()
                .any(|start| begins(words, start)))
}

/// Whether a line, as its words, heads what follows an article.
pub(super) fn is_end(words: &str) -> bool {
    let is_short = words.chars().nth(LONGEST_HEADING).is_none();
    is_short
        && of(PhraseUse::End)
            .iter()
            .any(|heading| begins(words, heading))
}

/// Whether a line, as its words, heads what readers write; how many of them do may follow.
pub(super) fn is_comments(words: &str) -> bool {
    let words = words.trim_matches(|c: char| c.is_numeric() || c == ' ');
    of(PhraseUse::Comments)
        .iter()
        .any(|heading| heading == words)
}

/// How many different phrases of a use, of those that are looked for anywhere, stand in a text of words.
pub(super) fn count(used: PhraseUse, words: &str) -> usize {
    let Some(finder) = FINDERS.get(&used) else {
        return 0;
    };
    let found = finder.find_overlapping_iter(words);
    found
        .map(|found| found.pattern())
        .collect::<HashSet<_>>()
        .len()
}

/// Whether a name, as its words, is that of an organization.
pub(super) fn names_organization(words: &str) -> bool {
    let padded = format!(" {words} ");
    of(PhraseUse::Organization)
        .iter()
        .any(|word| padded.contains(&format!(" {word} ")))
}

/// Whether words begin with those of a phrase.
fn begins(words: &str, phrase: &str) -> bool {
    words
        .strip_prefix(phrase)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_found() {
        for line in LINES.lines().filter(|line| !line.starts_with('#')) {
            let (used, phrase) = row(line).unwrap_or_else(|| panic!("{line}"));
            let words = words(phrase);
            assert!(!words.is_empty(), "{line}");
            match used {
                PhraseUse::Line | PhraseUse::Start | PhraseUse::Rule => {
                    assert!(is_beside(&words), "{line}")
                }
                PhraseUse::End => assert!(is_end(&words), "{line}"),
                PhraseUse::Comments => assert!(is_comments(&words), "{line}"),
                PhraseUse::Organization => assert!(names_organization(&words), "{line}"),
                _ => assert!(count(used, &words) > 0, "{line}"),
            }
        }
    }
}
