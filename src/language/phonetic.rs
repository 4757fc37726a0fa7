//! The phonetic key of a name: its sound, without what its spellings differ in.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::language::edit_distance::distance;
use crate::language::letters::{has_article, is_trace};
use crate::language::lookup::{Words, fold};

const ORDINARY: &str = include_str!("../../assets/lexicon/ordinary.txt");
const GIVEN_NAMES: &str = include_str!("../../assets/lexicon/given-names.txt");

/// Letters that foreign names are hardly ever written with.
const ARABIC_ONLY: [char; 5] = ['ح', 'ع', 'ص', 'ض', 'ظ'];

/// Words that make one name with the word behind them, however that is spaced: عبد الله, عبدالله.
const BEFORE: Words = Words::new(&["عبد", "ابو", "ام", "بن", "ابن", "ال", "ذو"]);
/// Words that make one name with the word before them: نصر الله, علاء الدين.
pub const BEHIND: Words = Words::new(&["الله", "الدين", "الاسلام", "الحق"]);

/// Words that Arabic spells in one way: another spelling is another word.
static ARABIC: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = GIVEN_NAMES.lines().filter_map(|line| line.split_once('\t'));
    let arabic = lines.filter(|(class, _)| *class == "given-arabic");
    let given = arabic.flat_map(|(_, names)| names.split_whitespace().map(fold));
    ORDINARY.lines().map(str::to_owned).chain(given).collect()
});

/// Foreign given names, which may begin with what looks like the article.
static FOREIGN: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = GIVEN_NAMES.lines().filter_map(|line| line.split_once('\t'));
    let foreign = lines.filter(|(class, _)| *class == "given");
    foreign
        .flat_map(|(_, names)| names.split_whitespace().map(fold))
        .collect()
});

/// The phonetic key of a name: spellings of one name come out alike, names that Arabic tells apart do not.
/// Marks are left out; the words are joined by single blanks.
#[must_use]
pub fn phonetic_key(name: &str) -> String {
    let keys: Vec<String> = words(name).iter().map(Word::phonetic_key).collect();
    keys.join(" ")
}

/// Whether nothing else in Arabic is called by a name of this key: one of its words is no Arabic word.
#[must_use]
pub fn is_telling(phonetic: &str) -> bool {
    phonetic
        .split(' ')
        .any(|word| !has_article(word) && !is_arabic(word))
}

/// Whether of two names with the same [`phonetic_key`] one can be a spelling of the other: at most a third of its letters
/// are other ones. The key knows no vowels, and has نكرة and نيجيريا for one name.
#[must_use]
pub fn may_be_spelling(typed: &str, name: &str) -> bool {
    let sounds = |name: &str| -> Vec<char> {
        let letters = words(name).into_iter().flat_map(|word| {
            let letters: Vec<char> = word.key.chars().collect();
            letters
        });
        letters.map(foreign_sound).collect()
    };
    let typed = sounds(typed);
    let farthest = (typed.len() / 3).max(1);
    let name: String = sounds(name).into_iter().collect();
    distance(&typed, &name, farthest).is_some()
}

/// The look-up form of a name without marks, its words joined by single blanks.
#[must_use]
pub fn plain(name: &str) -> String {
    let words: Vec<String> = written_words(name).map(fold).collect();
    words.join(" ")
}

/// Whether Arabic spells a word, in its look-up form, in one way only.
#[must_use]
pub fn is_arabic(word: &str) -> bool {
    word.contains(ARABIC_ONLY) || ARABIC.contains(word)
}

/// A word of a name, or several that make one name together.
struct Word {
    key: String,
    /// Whether it has one spelling.
    is_exact: bool,
}

impl Word {
    /// The article tells an Arabic word; the alef of أل, إل is none of an article.
    fn new(written: &str) -> Self {
        let key = fold(written);
        let has_article = has_article(written) && !FOREIGN.contains(&key);
        let is_latin = key.is_ascii();
        let is_compound = BEHIND.iter().any(|end| key.ends_with(end)) || key.starts_with("عبد");
        Self {
            is_exact: has_article || is_compound || is_latin || is_arabic(&key),
            key,
        }
    }

    fn phonetic_key(&self) -> String {
        if self.is_exact {
            self.key.clone()
        } else {
            skeleton(&self.key)
        }
    }
}

fn written_words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|letter: char| !letter.is_alphanumeric() && !is_trace(letter))
        .filter(|word| !word.is_empty())
}

fn words(name: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_open = false;
    for written in written_words(name) {
        let word = Word::new(written);
        let opens = BEFORE.contains(&word.key);
        match words.last_mut() {
            Some(last) if is_open || BEHIND.contains(&word.key) => {
                last.key.push_str(&word.key);
                last.is_exact = true;
            }
            _ => words.push(word),
        }
        is_open = opens;
    }
    words
}

/// The consonants of a word in its look-up form: شويغو and شويجو, سيرغي and سيرجي, بيلاروسيا and
/// بيلاروس come out alike. Long vowels are dropped after the first letter, the letters that stand for
/// one foreign sound become one, doubled letters are written once.
fn skeleton(word: &str) -> String {
    let mut skeleton = String::with_capacity(word.len());
    for (at, letter) in word.chars().enumerate() {
        if at > 0 && matches!(letter, 'ا' | 'و' | 'ي' | 'ه' | 'ء') {
            continue;
        }
        let consonant = foreign_sound(letter);
        if !skeleton.ends_with(consonant) {
            skeleton.push(consonant);
        }
    }
    skeleton
}

/// The one letter that stands for all that one foreign sound is written with.
const fn foreign_sound(letter: char) -> char {
    match letter {
        'غ' | 'ج' | 'ق' | 'ك' | 'گ' | 'خ' => 'ك',
        'ث' | 'ط' => 'ت',
        'ذ' => 'د',
        'ز' => 'س',
        'ڤ' => 'ف',
        'پ' => 'ب',
        'چ' => 'ش',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_foreign_name_sound_alike() {
        for (one, other) in [
            ("سيرغي شويغو", "سيرجي شويجو"),
            ("غوتيريش", "جوتيريش"),
            ("غوتيريش", "غوتيرش"),
            ("فاديم كرغانوف", "ڤاديم كرقنوف"),
            ("إيمانويل", "امانويل"),
            ("داوود", "دَاوُود"),
            ("أليكساندر", "الكسندر"),
            ("إيتمار بن غفير", "ايتمار بن غفير"),
        ] {
            assert_eq!(phonetic_key(one), phonetic_key(other), "{one} {other}");
        }
        assert_ne!(phonetic_key("لافروف"), phonetic_key("شويغو"));
    }

    #[test]
    fn names_that_only_have_their_consonants_in_common_are_no_spellings() {
        for (typed, name) in [
            ("غوتيريش", "جوتيريش"),
            ("كرقنوف", "كرغانوف"),
            ("بيلاروس", "بيلاروسيا"),
            ("جوجل", "غوغل"),
            ("بوتن", "بوتين"),
            ("سيرجى شويجو", "سيرغي شويغو"),
        ] {
            assert_eq!(phonetic_key(typed), phonetic_key(name));
            assert!(may_be_spelling(typed, name), "{typed} {name}");
        }
        for (typed, name) in [("نكرة", "نيجيريا"), ("لفرف", "لافروف")] {
            assert_eq!(phonetic_key(typed), phonetic_key(name));
            assert!(!may_be_spelling(typed, name), "{typed} {name}");
        }
    }

    #[test]
    fn arabic_names_are_told_apart() {
        for (one, other) in [
            ("محمد عباس", "محمود عباس"),
            ("حسن نصر", "حسين نصر"),
            ("جمال سالم", "كمال سالم"),
            ("أيمن", "أمين"),
            ("عمر", "عامر"),
            ("الأسد", "السعد"),
            ("الراشد", "الرشيد"),
        ] {
            assert_ne!(phonetic_key(one), phonetic_key(other));
        }
    }

    #[test]
    fn what_makes_one_name_is_one_word() {
        assert_eq!(
            phonetic_key("جمال عبد الناصر"),
            phonetic_key("جمال عبدالناصر")
        );
        assert_eq!(phonetic_key("حسن نصر الله"), phonetic_key("حسن نصرالله"));
        assert_eq!(phonetic_key("شركة «سولتيك»"), phonetic_key("شركة سولتيك"));
        assert_eq!(plain("شركة «سولتيك»"), "شركه سولتيك");
    }
}
