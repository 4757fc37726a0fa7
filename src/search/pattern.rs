//! What a term matches among the words of a text, both as the store is asked for it and as it is
//! marked.

use std::collections::{HashMap, HashSet};

use crate::language::plurals::related;
use crate::language::{Attached, with_attached, without_article};
use crate::search::spaced;
use crate::search::stem::{Stemmer, Stemming};
use crate::search::term::{Closeness, Term};
use crate::search::tokens::{TokenSpan, Tokens};

impl Term {
    /// What the term matches among [`super::Indexed::words`], exactly or with something attached,
    /// as an expression of FTS5: one string, or several in parentheses. `None` where the term has
    /// no letters or digits.
    #[must_use]
    pub fn exact(&self) -> Option<String> {
        expression(&Pattern::all_of(self))
    }

    /// What the term matches among [`super::Indexed::stems`], as an expression of FTS5. `None` for
    /// the start of a word, for words in a row, and where no stemmer knows the word's script.
    #[must_use]
    pub fn loose(&self) -> Option<String> {
        let stems = self.stems();
        let quoted = stems.iter().map(|stem| format!("\"{stem}\""));
        (!stems.is_empty()).then(|| any_of(quoted))
    }

    /// The words among [`super::Indexed::stems`] that the term matches, in order.
    #[must_use]
    pub fn stems(&self) -> Vec<String> {
        let mut stems: Vec<String> = loose_stems(self).into_iter().collect();
        stems.sort_unstable();
        stems
    }
}

/// Words in a row, the first of which may be written in several ways.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    /// The ways to write the first word.
    heads: HashMap<String, FirstWord>,
    /// What all of these end in.
    core: String,
    /// The length of the longest of these, in bytes.
    longest_head: usize,
    /// The words after it.
    tail: Vec<String>,
    /// Whether the last word is only the start of one.
    is_open: bool,
}

/// A way to write the first word of a pattern.
#[derive(Clone, Copy, Debug)]
struct FirstWord {
    /// How many of its letters are attached and not searched for.
    letters: usize,
    closeness: Closeness,
}

/// Words in a row that a pattern matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PatternMatch {
    /// How many words.
    pub words: usize,
    /// How many letters of the first are attached.
    pub letters: usize,
    pub closeness: Closeness,
}

/// The letters of the start of a word that must be left after its article is taken off.
const LEAST_OF_START: usize = 3;

impl Pattern {
    /// The patterns of a term, as it is typed first, then with its words spaced otherwise; none where it has no
    /// letters or digits.
    pub fn all_of(term: &Term) -> Vec<Self> {
        let (text, is_open) = match term {
            Term::Word(word) => (word.clone(), false),
            Term::Prefix(start) => (start.clone(), true),
            Term::Phrase(words) => (words.join(" "), false),
        };
        let tokens = Tokens::of(&text);
        let Some(first) = tokens.list.first() else {
            return Vec::new();
        };
        let written = tokens.original(*first, 0, *first);
        let forms: Vec<&str> = tokens
            .list
            .iter()
            .map(|token| tokens.form(*token))
            .collect();
        let mut patterns = vec![Self::of_forms(&forms, written.of(&text), is_open)];
        for spelling in spaced::spellings(&text, &forms, is_open) {
            let forms: Vec<&str> = spelling.split(' ').collect();
            patterns.push(Self::of_forms(&forms, forms[0], is_open));
        }
        patterns
    }

    /// The pattern of words in a row, with and without something attached to the first.
    pub fn of_words(words: &str) -> Self {
        let forms: Vec<&str> = words.split(' ').collect();
        Self::of_forms(&forms, forms[0], false)
    }

    /// The pattern of a word as it is.
    pub fn of_bare_word(word: &str) -> Self {
        let exact = FirstWord {
            letters: 0,
            closeness: Closeness::Exact,
        };
        Self::with_heads(HashMap::from([(word.to_owned(), exact)]), &[], false)
    }

    /// The same, which finds nothing closer than a word of the same stem.
    pub fn loosely(mut self) -> Self {
        for head in self.heads.values_mut() {
            head.closeness = Closeness::Stem;
        }
        self
    }

    fn of_forms(forms: &[&str], written: &str, is_open: bool) -> Self {
        let (first, others) = forms
            .split_first()
            .map_or(("", &[][..]), |(first, others)| (*first, others));
        let is_open_head = is_open && others.is_empty();
        Self::with_heads(heads(first, written, is_open_head), others, is_open)
    }

    fn with_heads(heads: HashMap<String, FirstWord>, tail: &[&str], is_open: bool) -> Self {
        Self {
            core: common_ending(heads.keys()).to_owned(),
            longest_head: heads.keys().map(String::len).max().unwrap_or_default(),
            heads,
            tail: tail.iter().map(|word| (*word).to_owned()).collect(),
            is_open,
        }
    }

    /// Whether the last word is only the start of one.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// The words after the first.
    pub fn tail(&self) -> &[String] {
        &self.tail
    }

    /// What it matches, as strings of FTS5.
    pub fn phrases(&self) -> Vec<String> {
        let mut heads: Vec<(&str, Closeness)> = self
            .heads
            .iter()
            .map(|(form, head)| (form.as_str(), head.closeness))
            .collect();
        heads.sort_by_key(|(form, closeness)| (*closeness, *form));
        let phrase = |(head, _): &(&str, Closeness)| {
            let words = std::iter::once(*head).chain(self.tail.iter().map(String::as_str));
            let words = words.collect::<Vec<_>>().join(" ");
            let star = if self.is_open { " *" } else { "" };
            format!("\"{words}\"{star}")
        };
        heads.iter().map(phrase).collect()
    }

    /// What the pattern matches at the first of `rest`.
    pub fn matches(&self, tokens: &Tokens, rest: &[TokenSpan]) -> Option<PatternMatch> {
        let (first, others) = rest.split_first()?;
        let head = self.head(tokens.form(*first))?;
        let others = others.get(..self.tail.len())?;
        let last = self.tail.len().checked_sub(1);
        let mut pairs = self.tail.iter().zip(others).enumerate();
        let is_tail = pairs.all(|(index, (wanted, token))| {
            let form = tokens.form(*token);
            form == wanted || self.is_open && Some(index) == last && form.starts_with(wanted)
        });
        is_tail.then_some(PatternMatch {
            words: 1 + others.len(),
            letters: head.letters,
            closeness: head.closeness,
        })
    }

    /// Whether the first word is only the start of one.
    pub fn has_open_head(&self) -> bool {
        self.is_open && self.tail.is_empty()
    }

    /// The ways to write the first word.
    pub fn heads(&self) -> impl Iterator<Item = &str> {
        // Their order is that of the question to the index, which is to be the same each time.
        let mut heads: Vec<&str> = self.heads.keys().map(String::as_str).collect();
        heads.sort_unstable();
        heads.into_iter()
    }

    /// The head that a word is, or starts with.
    fn head(&self, form: &str) -> Option<FirstWord> {
        if !self.has_open_head() {
            return self.heads.get(form).copied();
        }
        // Most words do not have it, and need not be looked up start by start.
        if !form.contains(&self.core) {
            return None;
        }
        // No head is shorter than what all end in, or longer than the longest: of a word of any
        // length only a few starts can be one.
        let ends = form.char_indices().map(|(offset, _)| offset);
        let heads = ends
            .chain([form.len()])
            .skip_while(|end| *end < self.core.len())
            .take_while(|end| *end <= self.longest_head)
            .filter_map(|end| self.heads.get(&form[..end]));
        heads
            .copied()
            .min_by_key(|head| (head.closeness, head.letters))
    }
}

/// The longest ending that all words have.
fn common_ending<'w>(words: impl Iterator<Item = &'w String>) -> &'w str {
    let common = |one: &'w str, other: &'w str| {
        let letters = one.chars().rev().zip(other.chars().rev());
        let same = letters.take_while(|(one, other)| one == other);
        let length: usize = same.map(|(letter, _)| letter.len_utf8()).sum();
        &one[one.len() - length..]
    };
    words.map(String::as_str).reduce(common).unwrap_or_default()
}

/// The ways to write a word: itself, itself with something attached, and where it has the article,
/// the word without and that with something attached; the same with a part of a name in another case.
fn heads(form: &str, written: &str, is_open: bool) -> HashMap<String, FirstWord> {
    let mut words = vec![form];
    for case in spaced::cases(form) {
        words.push(case);
    }
    let least = if is_open { LEAST_OF_START } else { 1 };
    let bare = without_article(form)
        .filter(|bare| bare.chars().nth(least - 1).is_some() && !has_hamza_for_article(written));
    words.extend(bare);
    let mut heads = HashMap::new();
    for word in words {
        let bare = Attached {
            form: word.to_owned(),
            letters: 0,
        };
        for Attached { form, letters } in with_attached(word).into_iter().chain([bare]) {
            let closeness = Closeness::Attached;
            heads.insert(form, FirstWord { letters, closeness });
        }
    }
    let exact = FirstWord {
        letters: 0,
        closeness: Closeness::Exact,
    };
    heads.insert(form.to_owned(), exact);
    heads
}

/// Whether alef has its hamza before the lam that would make it the article: إلزام, وألغى.
fn has_hamza_for_article(written: &str) -> bool {
    let mut letters = written
        .chars()
        .skip_while(|letter| matches!(letter, 'و' | 'ف' | 'ب' | 'ك'));
    matches!(letters.next(), Some('أ' | 'إ' | 'آ'))
}

/// The stems that a term is loosely looked for by: those of a single word, by all languages of its
/// script.
pub(super) fn loose_stems(term: &Term) -> HashSet<String> {
    let Term::Word(word) = term else {
        return HashSet::new();
    };
    let tokens = Tokens::of(word);
    let [token] = tokens.list.as_slice() else {
        return HashSet::new();
    };
    let form = tokens.form(*token);
    let stemmer = Stemmer::default();
    let stems = Stemming::of_any_language(form)
        .iter()
        .flat_map(|stemming| stemmer.stems(form, *stemming));
    let bare = without_article(form);
    let words = [Some(form), bare].into_iter().flatten();
    let related = words.flat_map(related).map(|word| stemmer.noun_stem(word));
    stems.chain(related).collect()
}

/// An expression of FTS5 that matches what one of several patterns does; `None` for none.
pub(super) fn expression(patterns: &[Pattern]) -> Option<String> {
    let mut phrases: Vec<String> = Vec::new();
    for phrase in patterns.iter().flat_map(Pattern::phrases) {
        if !phrases.contains(&phrase) {
            phrases.push(phrase);
        }
    }
    (!phrases.is_empty()).then(|| any_of(phrases.into_iter()))
}

/// An expression of FTS5 that matches what one of several does.
pub(super) fn any_of(expressions: impl Iterator<Item = String>) -> String {
    let expressions: Vec<String> = expressions.collect();
    match expressions.as_slice() {
        [one] => one.clone(),
        several => format!("({})", several.join(" OR ")),
    }
}
