//! Words written onto the word after them: which may stand before a word that is searched for, and
//! which are taken off a word.
//!
//! Arabic: و ف, then ب ل ك, then the article ال, that makes لل with ل. Hebrew: ו, then ש or כש,
//! then ב כ ל מ, and ה. All words here have the form that [`spelling`](super::spelling) gives them.

use std::sync::LazyLock;

use crate::language::letters::ARTICLE;
use crate::language::own_letters::are_own;
use crate::language::spelling::SpellingWords;

/// What ends in the article of Arabic.
const WITH_ARTICLE: SpellingWords = SpellingWords::new(&[
    "ال", "وال", "فال", "بال", "كال", "وبال", "وكال", "فبال", "فكال",
]);
/// What ends in ل and the article, before a word that does not begin with ل.
const LAM_WITH_ARTICLE: SpellingWords = SpellingWords::new(&["لل", "ولل", "فلل"]);
/// What ends in ل: before a word that begins with ل the article leaves no trace.
const LAM: SpellingWords = SpellingWords::new(&["ل", "ول", "فل"]);
/// What stands before a word such as الذي and leaves it as it is.
const BEFORE_DEFINITE: SpellingWords = SpellingWords::new(&["و", "ف", "ب", "ك", "وب", "فب"]);
/// What stands before لله, whose first letter is ل already.
const BEFORE_DEFINITE_LAM: [&str; 3] = ["", "و", "ف"];
/// Single letters before a word of three letters and more.
const LETTERS: SpellingWords = SpellingWords::new(&["و", "ف", "ب", "ل", "وب", "ول", "فب", "فل"]);
/// Single letters that stand before a word of four letters and more only: before shorter ones they
/// mostly are the word's own.
const KAF: SpellingWords = SpellingWords::new(&["ك", "وك", "فك"]);

const SUBORDINATORS: [&str; 3] = ["", "ש", "כש"];
const PREPOSITIONS: [&str; 7] = ["", "ה", "ב", "כ", "ל", "מ", "מה"];

/// What may stand before a Hebrew word: a conjunction, then a subordinator, then a preposition or
/// the article.
static HEBREW: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for conjunction in ["", "ו"] {
        for subordinator in SUBORDINATORS {
            for preposition in PREPOSITIONS {
                all.push(format!("{conjunction}{subordinator}{preposition}"));
            }
        }
    }
    all.retain(|prefix| !prefix.is_empty());
    all
});

/// A script that has clitics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// Arabic letters.
    Arabic,
    /// Hebrew letters.
    Hebrew,
    /// Latin letters with or without digits.
    Latin,
    /// Digits alone, or a script that has no rules here.
    Other,
}

impl Script {
    /// The script a word is written in.
    pub fn of(form: &str) -> Self {
        match form.chars().next() {
            Some('\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}') => Self::Arabic,
            Some('\u{5D0}'..='\u{5F2}') => Self::Hebrew,
            Some('a'..='z' | '\u{DF}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}') => Self::Latin,
            Some('0'..='9') if form.contains(|c: char| c.is_ascii_alphabetic()) => Self::Latin,
            _ => Self::Other,
        }
    }
}

/// A word with something attached.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Attached {
    /// The written word.
    pub form: String,
    /// How many of its letters are attached.
    pub letters: usize,
}

/// The ways to write `word` with something attached, but for those that are words of their own.
pub(crate) fn with_attached(word: &str) -> Vec<Attached> {
    let length = word.chars().count();
    let mut all = Vec::new();
    let mut add = |prefixes: &[&str], word: &str| {
        all.extend(prefixes.iter().map(|prefix| Attached {
            form: format!("{prefix}{word}"),
            letters: prefix.chars().count(),
        }));
    };
    match Script::of(word) {
        Script::Arabic if is_definite_by_itself(word) => {
            add(BEFORE_DEFINITE.entries(), word);
            // Alef falls after ل: للذي. Three lams are written as two: لله.
            match word.strip_prefix('ا') {
                Some(rest) if rest.starts_with("لل") => add(&BEFORE_DEFINITE_LAM, rest),
                Some(rest) => add(LAM.entries(), rest),
                None => {}
            }
        }
        Script::Arabic => {
            if length >= 2 {
                add(WITH_ARTICLE.entries(), word);
                let lam = if word.starts_with('ل') {
                    LAM
                } else {
                    LAM_WITH_ARTICLE
                };
                add(lam.entries(), word);
            }
            if length >= 3 {
                add(LETTERS.entries(), word);
            }
            if length >= 4 {
                add(KAF.entries(), word);
            }
            all.retain(|attached| !is_chance(attached));
        }
        Script::Hebrew if length >= 3 => {
            let prefixes: Vec<&str> = HEBREW.iter().map(String::as_str).collect();
            add(&prefixes, word);
        }
        Script::Hebrew if length == 2 => add(&["ה"], word),
        _ => {}
    }
    all.sort();
    all.dedup_by(|one, other| one.form == other.form);
    all
}

/// Whether the letters before a word are another word's own.
fn is_chance(attached: &Attached) -> bool {
    let form = attached.form.as_str();
    let after_conjunction = form.strip_prefix(['و', 'ف']);
    are_own(form) || attached.letters > 1 && after_conjunction.is_some_and(are_own)
}

/// Whether a word begins with ال that is no article: الله, الذي.
fn is_definite_by_itself(word: &str) -> bool {
    word.starts_with(ARTICLE) && are_own(word)
}

/// The word without the article and what stands before that, two letters of Arabic or three of
/// Hebrew at least; `None` where it has no article.
pub(crate) fn without_article(form: &str) -> Option<&str> {
    match Script::of(form) {
        Script::Arabic => without_arabic_article(form),
        Script::Hebrew => {
            let rest = form.strip_prefix("וה").or_else(|| form.strip_prefix('ה'))?;
            has_letters(rest, 3).then_some(rest)
        }
        _ => None,
    }
}

fn without_arabic_article(form: &str) -> Option<&str> {
    let after_conjunction = form.strip_prefix(['و', 'ف']);
    let words = [Some(form), after_conjunction].into_iter().flatten();
    words
        .take_while(|word| !are_own(word))
        .find_map(after_article)
        .filter(|rest| has_letters(rest, 2))
}

/// What stands after the article in a word without conjunction.
fn after_article(word: &str) -> Option<&str> {
    let after_preposition = word.strip_prefix(['ب', 'ك']).unwrap_or(word);
    if is_definite_by_itself(after_preposition) {
        return None;
    }
    if let Some(rest) = after_preposition.strip_prefix(ARTICLE) {
        return Some(rest);
    }
    let after_lam = word.strip_prefix('ل')?;
    // لل with لجنة is للجنة, and looks like لل with جنة.
    if after_lam.starts_with('ل') && are_own(after_lam) {
        return Some(after_lam);
    }
    let rest = after_lam.strip_prefix('ل')?;
    let is_definite = is_definite_by_itself(&format!("ال{rest}"));
    (!is_definite).then_some(rest)
}

/// The words that are left where single letters at the start are taken for attached ones.
pub(crate) fn without_letters(form: &str) -> Vec<&str> {
    let after = |prefix: &str, least: usize| {
        let rest = form.strip_prefix(prefix)?;
        has_letters(rest, least).then_some(rest)
    };
    match Script::of(form) {
        Script::Arabic if are_own(form) => Vec::new(),
        Script::Arabic => {
            let letters = LETTERS.iter().filter_map(|prefix| after(prefix, 3));
            letters
                .chain(KAF.iter().filter_map(|prefix| after(prefix, 4)))
                .collect()
        }
        Script::Hebrew => HEBREW
            .iter()
            .filter_map(|prefix| after(prefix, 3))
            .collect(),
        Script::Latin | Script::Other => Vec::new(),
    }
}

fn has_letters(word: &str, least: usize) -> bool {
    word.chars().nth(least - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(word: &str) -> Vec<String> {
        let attached = with_attached(word).into_iter();
        attached.map(|attached| attached.form).collect()
    }

    #[test]
    fn a_word_is_seen_under_what_is_attached() {
        let forms = forms("موتمر");
        for written in [
            "الموتمر",
            "وبالموتمر",
            "للموتمر",
            "لموتمر",
            "وكموتمر",
            "ولموتمر",
        ] {
            assert!(forms.contains(&written.to_owned()), "{written}");
        }
        assert_eq!(forms.len(), 23);
    }

    #[test]
    fn letters_of_their_own_are_not_taken_for_attached() {
        assert!(!forms("جنه").contains(&"لجنه".to_owned()));
        assert!(!forms("جنه").contains(&"ولجنه".to_owned()));
        assert!(forms("جنه").contains(&"الجنه".to_owned()));
        assert!(forms("لجنه").contains(&"للجنه".to_owned()));
        assert!(!forms("حر").contains(&"بحر".to_owned()));
        assert!(!forms("مال").contains(&"كمال".to_owned()));
        assert!(!forms("له").contains(&"الله".to_owned()));
        assert!(forms("الله").contains(&"لله".to_owned()));
        assert!(forms("ו").is_empty());
    }

    #[test]
    fn the_article_is_taken_off() {
        for (form, rest) in [
            ("الموتمر", Some("موتمر")),
            ("وبالموتمر", Some("موتمر")),
            ("للموتمر", Some("موتمر")),
            ("فللجنه", Some("لجنه")),
            ("والدوله", Some("دوله")),
            ("الحق", Some("حق")),
            ("الله", None),
            ("والله", None),
            ("بالله", None),
            ("لله", None),
            ("للذي", None),
            ("والدين", None),
            ("موتمر", None),
            ("הממשלה", Some("ממשלה")),
            ("2024", None),
        ] {
            assert_eq!(without_article(form), rest, "{form}");
        }
    }

    #[test]
    fn single_letters_are_taken_off_where_enough_is_left() {
        assert_eq!(without_letters("وروسيا"), ["روسيا"]);
        assert_eq!(without_letters("ولروسيا"), ["لروسيا", "روسيا"]);
        assert!(without_letters("لجنه").is_empty());
        assert!(without_letters("ولد").is_empty());
        assert_eq!(without_letters("בישראל"), ["ישראל"]);
    }

    #[test]
    fn what_is_attached_is_taken_off_again() {
        for attached in with_attached("موتمر") {
            let rest = attached.form.chars().skip(attached.letters);
            assert_eq!(rest.collect::<String>(), "موتمر");
            let single = without_letters(&attached.form);
            assert!(without_article(&attached.form) == Some("موتمر") || single.contains(&"موتمر"));
        }
    }
}
