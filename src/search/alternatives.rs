//! Other ways to write what is searched for that the term alone does not tell: joined with the word beside it, or in
//! other letters.

use std::collections::HashMap;

use crate::search::pattern::{Pattern, expression};
use crate::search::spaced::may_be_joined;
use crate::search::term::Term;
use crate::search::tokens::form;

/// Other ways to write terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alternatives {
    of_terms: HashMap<Term, Vec<Alternative>>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Alternative {
    /// The very words, written together: one word.
    Joined(String),
    /// Words in a row that are the name in other letters.
    Romanized {
        name: String,
        /// How much further from what is typed than the nearest is.
        further: u32,
    },
}

impl Alternatives {
    /// Terms that stand side by side, joined: what is typed with a space may be written without.
    #[must_use]
    pub fn joined(terms: &[Term]) -> Self {
        let mut alternatives = Self::default();
        for pair in terms.windows(2) {
            let [Term::Word(first), Term::Word(second)] = pair else {
                continue;
            };
            let [one, other] = [first, second].map(|word| form(word));
            if may_be_joined(&one, &other) {
                let joined = format!("{one}{other}");
                for term in pair {
                    alternatives.push(term, Alternative::Joined(joined.clone()));
                }
            }
        }
        alternatives
    }

    /// Adds a name in other letters, in the form that all its spellings share; it is `further` from what is typed
    /// than the nearest.
    pub fn add_romanized(&mut self, term: &Term, name: String, further: u32) {
        self.push(term, Alternative::Romanized { name, further });
    }

    fn push(&mut self, term: &Term, alternative: Alternative) {
        let others = self.of_terms.entry(term.clone()).or_default();
        if !others.contains(&alternative) {
            others.push(alternative);
        }
    }

    fn of(&self, term: &Term) -> &[Alternative] {
        self.of_terms.get(term).map_or(&[], Vec::as_slice)
    }

    /// As [`Term::exact`], the words joined included.
    #[must_use]
    pub fn exact(&self, term: &Term) -> Option<String> {
        expression(&self.exact_patterns(term))
    }

    /// What the term matches in other letters among [`super::Indexed::words`], as an expression of FTS5.
    #[must_use]
    pub fn romanized(&self, term: &Term) -> Option<String> {
        expression(&self.romanized_patterns(term))
    }

    /// The patterns of a term as it is written, with or without something attached.
    pub(super) fn exact_patterns(&self, term: &Term) -> Vec<Pattern> {
        let mut patterns = Pattern::all_of(term);
        if !patterns.is_empty() {
            patterns.extend(
                self.of(term)
                    .iter()
                    .filter_map(|alternative| match alternative {
                        Alternative::Joined(word) => Some(Pattern::of_bare_word(word)),
                        Alternative::Romanized { .. } => None,
                    }),
            );
        }
        patterns
    }

    /// The patterns of a term in other letters.
    pub(super) fn romanized_patterns(&self, term: &Term) -> Vec<Pattern> {
        let names = self.romanized_names(term);
        names.map(|(pattern, _)| pattern).collect()
    }

    fn romanized_names(&self, term: &Term) -> impl Iterator<Item = (Pattern, u32)> {
        let names = self.of(term).iter();
        names.filter_map(|alternative| match alternative {
            Alternative::Romanized { name, further } => {
                Some((Pattern::of_words(name).loosely(), *further))
            }
            Alternative::Joined(_) => None,
        })
    }
}

/// A word of the index by which a term is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexWord {
    /// The word, or the start of one.
    pub word: String,
    /// Whether it is only the start.
    pub is_open: bool,
    /// The word that stands behind it, where the term has several.
    pub next: Option<String>,
    /// How much further from what is typed than the nearest it is, where it is in other letters.
    pub further: u32,
}

impl IndexWord {
    /// A word alone.
    #[must_use]
    pub fn of(word: String) -> Self {
        Self {
            word,
            is_open: false,
            next: None,
            further: 0,
        }
    }
}

impl Alternatives {
    /// The words of the index by which a term is found, each once: all ways to write it, in other letters too, but for its stems.
    #[must_use]
    pub fn index_words(&self, term: &Term) -> Vec<IndexWord> {
        let mut index_words: Vec<IndexWord> = Vec::new();
        let exact = self.exact_patterns(term).into_iter();
        let exact = exact.map(|pattern| (pattern, 0));
        for (pattern, further) in exact.chain(self.romanized_names(term)) {
            let is_open = pattern.has_open_head();
            let tail = pattern.tail();
            let next = tail
                .first()
                .filter(|_| tail.len() > 1 || !pattern.is_open());
            for head in pattern.heads() {
                let is_new = |known: &IndexWord| known.word != head || known.next.as_ref() != next;
                if index_words.iter().all(is_new) {
                    index_words.push(IndexWord {
                        word: head.to_owned(),
                        is_open,
                        next: next.cloned(),
                        further,
                    });
                }
            }
        }
        index_words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Language;
    use crate::range::TextRange;
    use crate::search::{Closeness, Finder};

    fn word(word: &str) -> Term {
        Term::Word(word.to_owned())
    }

    #[test]
    fn words_side_by_side_may_be_one() {
        let terms = [word("رئیس"), word("جمهور"), word("un")];
        let alternatives = Alternatives::joined(&terms);
        for term in &terms[..2] {
            assert!(alternatives.exact(term).unwrap().contains("\"رييسجمهور\""));
        }
        assert_eq!(alternatives.exact(&terms[2]), terms[2].exact());
        let text = "سخنان رئیس‌جمهور";
        let mut finder = Finder::with(&terms, &alternatives);
        let hits = finder.hits(text, &Language::from_tag("fa").unwrap());
        assert_eq!(hits.len(), 1);
        assert_eq!(hits[0].range.of(text), "رئیس‌جمهور");
    }

    #[test]
    fn a_name_in_other_letters_is_found_loosely() {
        let term = word("lavrov");
        let mut alternatives = Alternatives::default();
        alternatives.add_romanized(&term, "لافروف".to_owned(), 0);
        assert_eq!(alternatives.exact(&term), term.exact());
        assert!(
            alternatives
                .romanized(&term)
                .unwrap()
                .contains("\"ولافروف\"")
        );
        let text = "قال ولافروف";
        let hits = Finder::with(&[term], &alternatives).hits(text, &Language::arabic());
        let start = text.find("لافروف").unwrap();
        assert_eq!(hits[0].range, TextRange::new(start, text.len()));
        assert_eq!(hits[0].closeness, Closeness::Stem);
    }
}
