//! Where a text has what was searched for.

use std::collections::{HashMap, HashSet};

use crate::article::Language;
use crate::range::TextRange;
use crate::search::pattern::{Match, Pattern, loose_stems};
use crate::search::stem::{Stemmer, Stemming};
use crate::search::term::{Closeness, Term};
use crate::search::tokens::{Token, Tokens};

/// A place in a text that a term matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Bytes of the text, without what is attached to the word searched for.
    pub range: TextRange,
    /// Which of the terms.
    pub term: usize,
    /// How close it is.
    pub closeness: Closeness,
}

/// Where a text in a language has one of the terms, in order, none overlapping another: of several that
/// begin with the same word the one of most words, then the closest.
///
/// A term has a hit where, and only where, the indexed form of the text matches [`Term::exact`] or [`Term::loose`]
/// (unless another term's hit covers it).
#[must_use]
pub fn hits(text: &str, language: &Language, terms: &[Term]) -> Vec<Hit> {
    let tokens = Tokens::of(text);
    let mut finder = Finder::new(terms, language);
    let mut hits = Vec::new();
    let mut next = 0;
    while next < tokens.list.len() {
        let rest = &tokens.list[next..];
        let Some((term, found)) = finder.find(&tokens, rest) else {
            next += 1;
            continue;
        };
        let last = rest[found.words - 1];
        hits.push(Hit {
            range: tokens.original(rest[0], found.letters, last),
            term,
            closeness: found.closeness,
        });
        next += found.words;
    }
    hits
}

/// Looks for terms.
struct Finder<'l> {
    patterns: Vec<(usize, Pattern)>,
    stems: Vec<(usize, HashSet<String>)>,
    /// The terms that a word is akin to, by the word.
    akin: HashMap<String, Option<usize>>,
    stemmer: Stemmer,
    language: &'l Language,
}

impl<'l> Finder<'l> {
    fn new(terms: &[Term], language: &'l Language) -> Self {
        let numbered = || terms.iter().enumerate();
        Self {
            patterns: numbered()
                .filter_map(|(number, term)| Some((number, Pattern::of(term)?)))
                .collect(),
            stems: numbered()
                .map(|(number, term)| (number, loose_stems(term)))
                .filter(|(_, stems)| !stems.is_empty())
                .collect(),
            akin: HashMap::new(),
            stemmer: Stemmer::default(),
            language,
        }
    }

    /// The term that matches at the first word of `rest`, and how.
    fn find(&mut self, tokens: &Tokens, rest: &[Token]) -> Option<(usize, Match)> {
        let matches = self
            .patterns
            .iter()
            .filter_map(|(term, pattern)| Some((*term, pattern.matches(tokens, rest)?)));
        let best = matches.min_by_key(|(_, found)| {
            (
                std::cmp::Reverse(found.words),
                found.closeness,
                found.letters,
            )
        });
        best.or_else(|| {
            let term = self.akin(tokens.form(*rest.first()?))?;
            let found = Match {
                words: 1,
                letters: 0,
                closeness: Closeness::Stem,
            };
            Some((term, found))
        })
    }

    /// The term of which a word has a stem.
    fn akin(&mut self, form: &str) -> Option<usize> {
        if self.stems.is_empty() {
            return None;
        }
        if let Some(known) = self.akin.get(form) {
            return *known;
        }
        let stemming = Stemming::of(form, self.language)?;
        let own: Vec<&str> = self.stemmer.stems(form, stemming).collect();
        let has_stem = |stems: &HashSet<String>| own.iter().any(|stem| stems.contains(*stem));
        let akin = self.stems.iter().find(|(_, stems)| has_stem(stems));
        let akin = akin.map(|(term, _)| *term);
        self.akin.insert(form.to_owned(), akin);
        akin
    }
}
