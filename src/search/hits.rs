//! Where a text has what was searched for.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::article::Language;
use crate::range::TextRange;
use crate::search::alternatives::Alternatives;
use crate::search::pattern::{Pattern, PatternMatch, loose_stems};
use crate::search::stem::{Stemmer, Stemming};
use crate::search::term::{Closeness, Term};
use crate::search::tokens::{TokenSpan, Tokens};

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

/// Where a text in a language has one of the terms; for many texts a [`Finder`] is several times as
/// fast.
#[must_use]
pub fn hits(text: &str, language: &Language, terms: &[Term]) -> Vec<Hit> {
    Finder::new(terms).hits(text, language)
}

/// Finds terms in texts.
#[derive(Debug)]
pub struct Finder {
    /// With the numbers of their terms.
    patterns: Vec<(usize, Pattern)>,
    /// Of the patterns that begin with a whole word, indices into `patterns` by that word.
    by_head: HashMap<String, Vec<usize>>,
    /// Indices into `patterns` of those that are only the start of a word.
    open: Vec<usize>,
    /// With the numbers of their terms.
    stems: Vec<(usize, HashSet<String>)>,
    stemmer: Stemmer,
    /// Of which term a word has a stem, for words met before.
    akin: HashMap<Stemming, HashMap<String, Option<usize>>>,
}

/// Of how many words it is remembered to which term they are akin.
const MOST_REMEMBERED: usize = 1 << 16;

impl Finder {
    /// A finder of some terms.
    #[must_use]
    pub fn new(terms: &[Term]) -> Self {
        Self::with(terms, &Alternatives::default())
    }

    /// A finder of some terms, which may be written in other ways, too.
    #[must_use]
    pub fn with(terms: &[Term], alternatives: &Alternatives) -> Self {
        let mut finder = Self {
            patterns: Vec::new(),
            by_head: HashMap::new(),
            open: Vec::new(),
            stems: Vec::new(),
            stemmer: Stemmer::default(),
            akin: HashMap::new(),
        };
        for (number, term) in terms.iter().enumerate() {
            let exact = alternatives.exact_patterns(term).into_iter();
            for pattern in exact.chain(alternatives.romanized_patterns(term)) {
                finder.add(number, pattern);
            }
            let stems = loose_stems(term);
            if !stems.is_empty() {
                finder.stems.push((number, stems));
            }
        }
        finder
    }

    fn add(&mut self, term: usize, pattern: Pattern) {
        let index = self.patterns.len();
        if pattern.has_open_head() {
            self.open.push(index);
        } else {
            for head in pattern.heads() {
                let patterns = self.by_head.entry(head.to_owned()).or_default();
                patterns.push(index);
            }
        }
        self.patterns.push((term, pattern));
    }

    /// Where a text in a language has one of the terms, in order, none overlapping another: of
    /// several that begin with the same word the one of most words, then the closest.
    ///
    /// A term has a hit where, and only where, the indexed form of the text matches [`Term::exact`]
    /// or [`Term::loose`], or one of the other ways to write it, unless the hit of another covers it.
    pub fn hits(&mut self, text: &str, language: &Language) -> Vec<Hit> {
        let tokens = Tokens::of(text);
        let mut hits = Vec::new();
        let mut next = 0;
        while let Some(first) = tokens.list.get(next) {
            let rest = &tokens.list[next..];
            let Some((term, found)) = self.find(&tokens, rest, language) else {
                next += 1;
                continue;
            };
            next += found.words;
            hits.push(Hit {
                range: tokens.original(*first, found.letters, tokens.list[next - 1]),
                term,
                closeness: found.closeness,
            });
        }
        hits
    }

    /// The term that matches at the first word of `rest`, and how.
    fn find(
        &mut self,
        tokens: &Tokens,
        rest: &[TokenSpan],
        language: &Language,
    ) -> Option<(usize, PatternMatch)> {
        let form = tokens.form(*rest.first()?);
        let closed = self.by_head.get(form).into_iter().flatten();
        let matches = closed.chain(&self.open).filter_map(|index| {
            let (term, pattern) = self.patterns.get(*index)?;
            Some((*term, pattern.matches(tokens, rest)?))
        });
        let best =
            matches.min_by_key(|(_, found)| (Reverse(found.words), found.closeness, found.letters));
        best.or_else(|| {
            let found = PatternMatch {
                words: 1,
                letters: 0,
                closeness: Closeness::Stem,
            };
            Some((self.akin(form, language)?, found))
        })
    }

    /// The term of which a word has a stem.
    fn akin(&mut self, form: &str, language: &Language) -> Option<usize> {
        if self.stems.is_empty() {
            return None;
        }
        let stemming = Stemming::of(form, language)?;
        let remembered = self.akin.entry(stemming).or_default();
        if let Some(known) = remembered.get(form) {
            return *known;
        }
        let own = self.stemmer.stems(form, stemming);
        let has_stem = |stems: &HashSet<String>| own.iter().any(|stem| stems.contains(stem));
        let akin = self.stems.iter().find(|(_, stems)| has_stem(stems));
        let akin = akin.map(|(term, _)| *term);
        if remembered.len() < MOST_REMEMBERED {
            remembered.insert(form.to_owned(), akin);
        }
        akin
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(word: &str) -> Term {
        Term::Word(word.to_owned())
    }

    fn phrase(words: &str) -> Term {
        Term::Phrase(words.split(' ').map(str::to_owned).collect())
    }

    fn found<'t>(text: &'t str, tag: &str, terms: &[Term]) -> Vec<(&'t str, usize, Closeness)> {
        let language = Language::from_tag(tag).unwrap();
        let hits = hits(text, &language, terms).into_iter();
        hits.map(|hit| (hit.range.of(text), hit.term, hit.closeness))
            .collect()
    }

    #[test]
    fn a_word_is_marked_without_what_is_attached() {
        use Closeness::{Attached, Exact, Stem};
        let text = "وبالمُؤتمر، ومؤتمر في المؤتمرات";
        let expected = [
            ("مُؤتمر", 0, Attached),
            ("مؤتمر", 0, Attached),
            ("المؤتمرات", 0, Stem),
        ];
        assert_eq!(found(text, "ar", &[word("موتمر")]), expected);
        assert_eq!(found(text, "ar", &[word("بالمؤتمر")]), expected);
        assert_eq!(
            found("للجنة ولجنة", "ar", &[word("لجنة")]),
            [("لجنة", 0, Attached), ("لجنة", 0, Attached)]
        );
        assert_eq!(found("لله وٱلله", "ar", &[word("الله")]).len(), 2);
        assert_eq!(found("لجنة جنة", "ar", &[word("جنة")]), [("جنة", 0, Exact)]);
    }

    #[test]
    fn a_single_letter_typed_is_seen_through_only_loosely() {
        let terms = [word("وروسيا")];
        assert_eq!(
            found("قالت روسيا", "ar", &terms),
            [("روسيا", 0, Closeness::Stem)]
        );
        assert_eq!(
            found("وروسيا", "ar", &terms),
            [("وروسيا", 0, Closeness::Exact)]
        );
    }

    #[test]
    fn a_phrase_goes_before_its_words() {
        let terms = [word("مجلس"), phrase("مجلس الامن"), word("الأمن")];
        let text = "في مجلس الشعب ولمجلس الأمن أمنه";
        use Closeness::{Attached, Exact, Stem};
        let expected = [
            ("مجلس", 0, Exact),
            ("مجلس الأمن", 1, Attached),
            ("أمنه", 2, Stem),
        ];
        assert_eq!(found(text, "ar", &terms), expected);
        assert!(found("مجلس أمن", "ar", &terms[1..2]).is_empty());
        assert!(found("مجلس", "ar", &terms[1..2]).is_empty());
    }

    #[test]
    fn a_start_finds_whole_words() {
        let terms = [Term::Prefix("مؤتم".to_owned())];
        let text = "المؤتمرات والمؤتمر ومتمم";
        let expected = [
            ("مؤتمرات", 0, Closeness::Attached),
            ("مؤتمر", 0, Closeness::Attached),
        ];
        assert_eq!(found(text, "ar", &terms), expected);
        let terms = [Term::Prefix("un.or".to_owned())];
        assert_eq!(
            found("www.un.org", "en", &terms),
            [("un.org", 0, Closeness::Exact)]
        );
    }

    #[test]
    fn every_language_is_found_by_its_own_rules() {
        for (tag, text, typed, hit) in [
            ("fa", "کتاب‌های تازه", "كتاب", "کتاب‌های"),
            ("fa", "مي خوانم", "می", "مي"),
            ("ur", "کتابوں", "کتاب", "کتابوں"),
            ("he", "בַּמֶּמְשָׁלָה הזאת", "ממשלה", "מֶּמְשָׁלָה"),
            ("he", "ממשלה", "הממשלה", "ממשלה"),
            ("he", "צה״ל", "צה\"ל", "צה״ל"),
            ("en", "The Ministers met", "minister", "Ministers"),
            ("ar", "قمة G20 عام ٢٠٢٤", "2024", "٢٠٢٤"),
            ("ar", "قمة الـG20", "g20", "G20"),
            ("ar", "بلغت ٣٫٥ بالمئة", "3.5", "٣٫٥"),
            ("ar", "كوفيد ١٩", "كوفيد-19", "كوفيد ١٩"),
        ] {
            let found = found(text, tag, &[word(typed)]);
            assert_eq!(
                found.first().map(|found| found.0),
                Some(hit),
                "{typed} in {text}"
            );
        }
    }

    #[test]
    fn nothing_is_found_where_nothing_is_searched_for() {
        assert!(found("نص", "ar", &[]).is_empty());
        assert!(found("نص — نص", "ar", &[word("—")]).is_empty());
        assert!(found("", "ar", &[word("نص")]).is_empty());
    }
}
