//! Stems: what remains of a word when its endings are taken off, so that a search for one form
//! finds the others.
//!
//! Arabic and English are stemmed by Snowball's algorithms, Persian, Urdu and Hebrew lightly by the
//! lists of endings here. Every stem begins with the letter of the stemmer that made it (`a` for
//! Arabic …): stems of one language are not those of another by chance, and what is searched for,
//! whose language nobody knows, can have stems of all languages of its script.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer as Snowball};

use crate::article::Language;
use crate::language::are_own;
use crate::language::foreign_letters::arabic_spellings;
use crate::language::hebrew_spellings;
use crate::language::spelling::{self, SpellingWords};
use crate::language::{Script, without_article, without_letters};
use crate::limits;

/// How words are stemmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Stemming {
    Arabic,
    Persian,
    Urdu,
    Hebrew,
    English,
}

/// Endings of Persian, those that stand last first: the indefinite ya, possessives, degrees,
/// plurals.
const PERSIAN: [SpellingWords; 4] = [
    SpellingWords::endings(&["يي", "ي"]),
    SpellingWords::endings(&["يشان", "يتان", "يمان", "شان", "تان", "مان", "اش"]),
    SpellingWords::endings(&["ترين", "تر"]),
    SpellingWords::endings(&["ها", "گان", "ان"]),
];
/// The marks of tense that are written onto Persian verbs.
const PERSIAN_VERBAL: SpellingWords = SpellingWords::new(&["نمي", "مي"]);
/// Endings of Urdu: plurals and oblique cases.
const URDU: SpellingWords =
    SpellingWords::endings(&["يوں", "ياں", "يں", "وں", "ات", "ے", "ا", "ي"]);
/// Endings of Hebrew, final letters folded: plurals, feminine, adjectives.
const HEBREW: SpellingWords = SpellingWords::endings(&["ויות", "ימ", "ות", "ית", "ה", "ת", "י"]);

impl Stemming {
    /// How many there are.
    pub const COUNT: usize = Self::English as usize + 1;

    /// How a word in a text of a language is stemmed; `None` where nothing is known of its
    /// language, and for what is too long to be a word: Snowball takes time in proportion to the
    /// square of its length.
    pub fn of(form: &str, language: &Language) -> Option<Self> {
        if limits::is_too_long(form) {
            return None;
        }
        match Script::of(form) {
            Script::Arabic => match language.as_str() {
                "fa" => Some(Self::Persian),
                "ur" => Some(Self::Urdu),
                "ckb" | "ku" | "ps" | "sd" | "ug" => None,
                _ => Some(Self::Arabic),
            },
            Script::Hebrew => (language.as_str() != "yi").then_some(Self::Hebrew),
            Script::Latin => Some(Self::English),
            Script::Other => None,
        }
    }

    /// All ways in which a word of unknown language may be stemmed.
    pub fn of_any_language(form: &str) -> &'static [Self] {
        if limits::is_too_long(form) {
            return &[];
        }
        match Script::of(form) {
            Script::Arabic => &[Self::Arabic, Self::Persian, Self::Urdu],
            Script::Hebrew => &[Self::Hebrew],
            Script::Latin => &[Self::English],
            Script::Other => &[],
        }
    }

    /// The letter before its stems.
    const fn mark(self) -> char {
        match self {
            Self::Arabic => 'a',
            Self::Persian => 'p',
            Self::Urdu => 'u',
            Self::Hebrew => 'h',
            Self::English => 'e',
        }
    }
}

/// Stems words.
pub(super) struct Stemmer {
    arabic: Snowball,
    english: Snowball,
}

impl Default for Stemmer {
    fn default() -> Self {
        Self {
            arabic: Snowball::create(Algorithm::Arabic),
            english: Snowball::create(Algorithm::English),
        }
    }
}

impl fmt::Debug for Stemmer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stemmer").finish_non_exhaustive()
    }
}

impl Stemmer {
    /// The stem of an Arabic noun without article.
    pub fn noun_stem(&self, noun: &str) -> String {
        format!("{}{}", Stemming::Arabic.mark(), self.arabic_noun(noun))
    }

    /// One or more stems of a word, none twice.
    pub fn stems(&self, form: &str, stemming: Stemming) -> Vec<String> {
        let mut stems = match stemming {
            Stemming::Arabic => self.arabic(form),
            Stemming::Persian => vec![persian(form)],
            Stemming::Urdu => vec![without_ending(form, URDU, 2).to_owned()],
            Stemming::Hebrew => hebrew(form),
            Stemming::English => vec![self.english(form)],
        };
        for stem in &mut stems {
            stem.insert(0, stemming.mark());
        }
        stems.sort_unstable();
        stems.dedup();
        stems
    }

    /// The stems of a word as it is written, and as Arabic letters alone would write it.
    fn arabic(&self, form: &str) -> Vec<String> {
        let mut stems = self.arabic_as_written(form);
        for spelling in arabic_spellings(form) {
            stems.extend(self.arabic_as_written(&spelling));
        }
        stems
    }

    /// The stem of the noun after the article; without an article those of the whole word as a noun
    /// and as Snowball guesses, and of the nouns that are left where single letters are taken for
    /// attached ones.
    fn arabic_as_written(&self, form: &str) -> Vec<String> {
        if let Some(rest) = without_article(form) {
            return vec![self.arabic_noun(rest)];
        }
        let rests = without_letters(form).into_iter();
        let mut stems: Vec<String> = rests.map(|rest| self.arabic_noun(rest)).collect();
        stems.push(self.arabic_noun(form));
        if is_snowball_arabic(form) && !are_own(form) {
            stems.push(self.arabic.stem(form).into_owned());
        }
        stems
    }

    /// Snowball knows a noun by its article, and takes ta marbuta off, which folding made ha. A
    /// word of two letters is its own stem.
    fn arabic_noun(&self, word: &str) -> String {
        if !is_snowball_arabic(word) || word.chars().nth(2).is_none() {
            return word.to_owned();
        }
        let with_article = match word.strip_suffix('ه') {
            Some(rest) => format!("ال{rest}ة"),
            None => format!("ال{word}"),
        };
        self.arabic.stem(&with_article).into_owned()
    }

    fn english(&self, form: &str) -> String {
        let is_plain = form.bytes().all(|byte| byte.is_ascii_lowercase());
        if is_plain {
            self.english.stem(form).into_owned()
        } else {
            form.to_owned()
        }
    }
}

/// Whether a word has only letters that Snowball's stemmer of Arabic knows.
fn is_snowball_arabic(word: &str) -> bool {
    word.chars()
        .all(|letter| matches!(letter, '\u{621}'..='\u{64A}'))
}

/// A Persian word without its endings, three letters at least, and a verb without the mark of its
/// tense.
fn persian(form: &str) -> String {
    let mut stem = form;
    for endings in PERSIAN {
        stem = without_ending(stem, endings, 3);
    }
    let verb = PERSIAN_VERBAL
        .iter()
        .find_map(|mark| stem.strip_prefix(mark))
        .filter(|verb| verb.chars().count() >= 4);
    verb.unwrap_or(stem).to_owned()
}

/// A Hebrew word without its ending, and what is left of it where its first letters are taken for attached ones; each
/// also as it is spelled in full.
fn hebrew(form: &str) -> Vec<String> {
    let words = [form].into_iter().chain(without_letters(form));
    let stems = words.map(hebrew_stem);
    stems
        .flat_map(|stem| {
            let full = FULL_HEBREW.get(stem).cloned();
            [stem.to_owned()].into_iter().chain(full)
        })
        .collect()
}

fn hebrew_stem(word: &str) -> &str {
    without_ending(word, HEBREW, 3)
}

/// The stems of words in full spelling, by those of their other spelling.
static FULL_HEBREW: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let stem = |word: &str| hebrew_stem(&spelling::form(word)).to_owned();
    hebrew_spellings::spellings()
        .map(|(full, other)| (stem(other), stem(full)))
        .collect()
});

/// A word without the first of `endings` that it has and that leaves `least` letters.
fn without_ending(word: &str, endings: SpellingWords, least: usize) -> &str {
    let rests = endings
        .iter()
        .filter_map(|ending| word.strip_suffix(ending));
    let mut rests = rests.filter(|rest| rest.chars().count() >= least);
    rests.next().unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::tokens::Tokens;

    fn share_a_stem(one: &str, other: &str, stemming: Stemming) -> bool {
        let stemmer = Stemmer::default();
        let stems = |word: &str| stemmer.stems(&Tokens::of(word).forms, stemming);
        let others = stems(other);
        stems(one).iter().any(|stem| others.contains(stem))
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for (stemming, forms) in [
            (Stemming::Arabic, ["مؤتمر", "وبالمؤتمرات"]),
            (Stemming::Arabic, ["انتخابات", "الانتخابات"]),
            (Stemming::Arabic, ["انتخاب", "انتخابات"]),
            (Stemming::Arabic, ["حكومي", "الحكومية"]),
            (Stemming::Arabic, ["مسئول", "المسؤولين"]),
            (Stemming::Arabic, ["مسؤولون", "للمسؤول"]),
            (Stemming::Arabic, ["كتاب", "كتابهم"]),
            (Stemming::Arabic, ["قيادة", "بقيادتها"]),
            (Stemming::Arabic, ["لجنة", "للجنة"]),
            (Stemming::Arabic, ["وزير", "الوزير"]),
            (Stemming::Arabic, ["روسيا", "وبروسيا"]),
            (Stemming::Persian, ["کتاب", "کتاب‌هایشان"]),
            (Stemming::Persian, ["بزرگ", "بزرگ‌ترین"]),
            (Stemming::Persian, ["خبرنگار", "خبرنگاران"]),
            (Stemming::Persian, ["می‌خواهند", "نمی‌خواهند"]),
            (Stemming::Urdu, ["کتاب", "کتابوں"]),
            (Stemming::Urdu, ["لڑکا", "لڑکے"]),
            (Stemming::Hebrew, ["ממשלה", "בממשלות"]),
            (Stemming::Hebrew, ["ספר", "וכשהספרים"]),
            (Stemming::Hebrew, ["תוכניות", "בתכניות"]),
            (Stemming::Hebrew, ["הבטחון", "ביטחוני"]),
            (Stemming::Hebrew, ["לאיראן", "אירני"]),
            (Stemming::English, ["Ministers", "minister"]),
        ] {
            assert!(share_a_stem(forms[0], forms[1], stemming), "{forms:?}");
        }
    }

    #[test]
    fn other_words_do_not() {
        for (stemming, forms) in [
            (Stemming::Arabic, ["جنة", "لجنة"]),
            (Stemming::Arabic, ["آية", "ولاية"]),
            (Stemming::Arabic, ["له", "الله"]),
            (Stemming::Persian, ["کتاب", "کباب"]),
            (Stemming::English, ["minister", "mining"]),
            (Stemming::Hebrew, ["תקווה", "תקף"]),
            (Stemming::Hebrew, ["כוח", "כהן"]),
        ] {
            assert!(!share_a_stem(forms[0], forms[1], stemming), "{forms:?}");
        }
    }

    #[test]
    fn a_word_too_long_has_no_stem() {
        for letter in ["ك", "ב", "a"] {
            let word = |length: usize| letter.repeat(length);
            let arabic = Language::arabic();
            assert!(Stemming::of(&word(limits::WORD), &arabic).is_some());
            assert!(Stemming::of(&word(limits::WORD + 1), &arabic).is_none());
            assert!(Stemming::of_any_language(&word(limits::WORD + 1)).is_empty());
        }
    }

    #[test]
    fn stems_of_one_language_are_not_those_of_another() {
        let stemmer = Stemmer::default();
        let arabic = stemmer.stems("كتاب", Stemming::Arabic);
        let persian = stemmer.stems("كتاب", Stemming::Persian);
        assert!(!arabic.iter().any(|stem| persian.contains(stem)));
    }
}
