//! The words of a text that may be names: by them a library finds names in other letters, and what a slip was meant
//! for.

use std::iter::Peekable;
use std::sync::Arc;
use std::vec::IntoIter;

use crate::language::fold::folds_away;
use crate::language::letters::ARTICLE;
use crate::language::ordinary::is_ordinary;
use crate::language::romanization::key;
use crate::language::spelling::SpellingWords;
use crate::language::without_article;
use crate::limits;
use crate::range::TextRange;
use crate::search::tokens::{TokenSpan, Tokens};
use crate::text::links;

/// A word as it is written somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelled {
    /// In the form that all its spellings share; where two words are one name, both, a space between them.
    pub form: String,
    /// As it is written, without marks, where that is not the form.
    pub written: Option<String>,
    /// What its spellings in other letters have in common; empty for letters that have none.
    pub key: String,
}

/// Words that make one name with the word behind them.
const BEFORE: SpellingWords =
    SpellingWords::new(&["عبد", "ابو", "ابا", "ابي", "ام", "بن", "ابن", "بني"]);
/// Words that make one name with the word before them.
const BEHIND: SpellingWords = SpellingWords::new(&["الله", "الدين", "الاسلام"]);

/// What a word may be as a name.
#[derive(Debug, Default)]
pub(super) struct SpelledWord {
    /// `None` where it is no name.
    pub name: Option<Arc<Spelled>>,
    /// The word without what stands before its article, where that may be a name.
    pub bare: Option<Box<str>>,
}

impl SpelledWord {
    /// Judges a word by its form; `written` tells how it is written, where that is not the form.
    pub fn of(form: &str, written: impl FnOnce() -> Option<String>) -> Self {
        if !is_word(form) || is_ordinary(form) {
            return Self::default();
        }
        // What looks attached may be the word's own: والقذافي, كاليفورنيا.
        let bare = with_bare_article(form).filter(|bare| !is_ordinary(bare));
        Self {
            name: Some(Arc::new(Spelled::new(form.to_owned(), written()))),
            bare: bare.map(String::into_boxed_str),
        }
    }

    /// Two words that are one name, a space between them.
    pub fn of_two(form: &str) -> Self {
        Self {
            name: Some(Arc::new(Spelled::new(form.to_owned(), None))),
            bare: None,
        }
    }
}

/// Reads the words of a piece of a text as names, one after the other.
#[derive(Debug)]
pub(super) struct NameReader<'t> {
    tokens: &'t Tokens,
    text: &'t str,
    links: Peekable<IntoIter<TextRange>>,
    before: Option<&'t str>,
}

impl<'t> NameReader<'t> {
    /// A reader of the tokens of a piece of a text.
    pub fn new(tokens: &'t Tokens, text: &'t str) -> Self {
        Self {
            tokens,
            text,
            links: links(text).into_iter().peekable(),
            before: None,
        }
    }

    /// Whether the next token can be a name: a word of an address is none, in one any letters may stand together.
    pub fn may_be_name(&mut self, token: TokenSpan) -> bool {
        if self.links.peek().is_none() {
            return true;
        }
        let place = self.tokens.original(token, 0, token);
        while self.links.next_if(|link| link.end <= place.start).is_some() {}
        let is_in_link = self.links.peek().is_some_and(|link| link.start < place.end);
        if is_in_link {
            self.before = None;
        }
        !is_in_link
    }

    /// The next token with the word before it, where they are one name.
    pub fn with_word_before(&mut self, token: TokenSpan) -> Option<String> {
        let word = self.tokens.form(token);
        let first = self.before.replace(word)?;
        let is_one = BEFORE.contains(first) || BEHIND.contains(word);
        (is_one && is_word(first) && is_word(word)).then(|| format!("{first} {word}"))
    }

    /// A token as it is written, without marks; `None` where that is its form, and in presentation forms.
    pub fn written(&self, token: TokenSpan) -> Option<String> {
        let written = written(self.tokens, self.text, token);
        written.filter(|written| written != self.tokens.form(token))
    }
}

impl Spelled {
    fn new(form: String, written: Option<String>) -> Self {
        Self {
            key: key(&form),
            form,
            written,
        }
    }
}

/// Whether a form is that of a word and no number, not too short to be told from others and not too long.
pub(super) fn is_word(form: &str) -> bool {
    form.chars().nth(limits::NAME).is_none()
        && form.chars().nth(1).is_some()
        && form.chars().all(|letter| !letter.is_numeric())
}

/// A word without what stands before its article; `None` where nothing does.
fn with_bare_article(form: &str) -> Option<String> {
    let rest = without_article(form).filter(|_| !form.starts_with(ARTICLE))?;
    let is_arabic = form.starts_with(['و', 'ف', 'ب', 'ك', 'ل']);
    is_arabic.then(|| format!("{ARTICLE}{rest}"))
}

/// A word as it is written, without marks; `None` where it is written in presentation forms.
fn written(tokens: &Tokens, text: &str, token: TokenSpan) -> Option<String> {
    let written = tokens.original(token, 0, token).of(text);
    let is_of_forms = |letter: char| matches!(letter, '\u{FB50}'..='\u{FEFF}');
    (!written.contains(is_of_forms)).then(|| {
        let letters = written
            .chars()
            .filter(|letter| !folds_away(*letter) || *letter == '\u{200C}');
        letters.collect()
    })
}

#[cfg(test)]
mod tests {
    use crate::search::index::names;

    fn spelled(text: &str) -> Vec<(String, Option<String>)> {
        let spelled = names(text);
        let words = spelled.iter();
        words
            .map(|word| (word.form.clone(), word.written.clone()))
            .collect()
    }

    #[test]
    fn what_may_be_a_name_is_kept_once() {
        let word =
            |form: &str, written: Option<&str>| (form.to_owned(), written.map(str::to_owned));
        assert_eq!(
            spelled("قال لافروف ولافروف: إن Lavrov لافروف في عام 2024"),
            [
                word("لافروف", None),
                word("ولافروف", None),
                word("lavrov", Some("Lavrov"))
            ]
        );
        assert_eq!(
            spelled("والقذافي القذّافي"),
            [word("والقذافي", None), word("القذافي", None)]
        );
        assert_eq!(
            spelled("كاليفورنيا"),
            [word("كاليفورنيا", None), word("اليفورنيا", None)]
        );
        assert_eq!(spelled("أنقرَة"), [word("انقره", Some("أنقرة"))]);
    }

    #[test]
    fn words_of_addresses_are_no_names() {
        let word = |form: &str| (form.to_owned(), None);
        assert_eq!(
            spelled("لافروف https://lafruf.example.org/putin?a=ramadan ثم zayd@lavrof.org وبوتين"),
            [word("لافروف"), word("وبوتين")]
        );
    }

    #[test]
    fn words_that_make_one_name_are_kept_together() {
        let forms = |text: &str| {
            spelled(text)
                .into_iter()
                .map(|word| word.0)
                .collect::<Vec<_>>()
        };
        assert!(forms("حزب الله").contains(&"حزب الله".to_owned()));
        assert!(forms("عبد العزيز").contains(&"عبد العزيز".to_owned()));
    }
}
