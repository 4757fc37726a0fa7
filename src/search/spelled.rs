//! The words of a text that may be names: by them a library finds names in other letters, and what a slip was meant
//! for.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

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

/// How many words are remembered, names or not.
const MOST_REMEMBERED: usize = 1 << 16;

/// Finds the words of texts that may be names, and remembers those it met in texts before.
#[derive(Debug, Default)]
pub(super) struct Speller {
    known: HashMap<String, Known>,
    /// The number of the present text.
    text: u64,
    /// How many names of it were added.
    added: usize,
    /// Those of its words that are not remembered.
    others: HashSet<String>,
}

/// A word met before.
#[derive(Debug)]
struct Known {
    /// `None` where it is no name.
    name: Option<Arc<Spelled>>,
    /// The word without what stands before its article, where that may be a name.
    bare: Option<String>,
    /// The number of the text in which it was last met.
    text: u64,
}

impl Speller {
    /// From here on comes another text.
    pub fn begin_text(&mut self) {
        self.text += 1;
        self.added = 0;
        self.others = HashSet::new();
    }

    /// Adds the words of a piece of the present text that may be names, but those met before, up to
    /// [`limits::SPELLED_WORDS`] in the whole text.
    pub fn add(&mut self, tokens: &Tokens, text: &str, spelled: &mut Vec<Arc<Spelled>>) {
        let mut before: Option<&str> = None;
        let links = links(text);
        let mut links = links.iter().peekable();
        for token in &tokens.list {
            if self.added >= limits::SPELLED_WORDS {
                return;
            }
            // A word of an address is no name: in one any letters may stand together.
            let place = match links.peek() {
                Some(_) => tokens.original(*token, 0, *token),
                None => TextRange::default(),
            };
            while links.next_if(|link| link.end <= place.start).is_some() {}
            if links.peek().is_some_and(|link| link.start < place.end) {
                before = None;
                continue;
            }
            let word = tokens.form(*token);
            let one_name = before.filter(|first| BEFORE.contains(first) || BEHIND.contains(word));
            before = Some(word);
            if let Some(first) = one_name.filter(|first| is_word(first) && is_word(word)) {
                let both = format!("{first} {word}");
                self.add_word(&both, |form| Some(Known::name(form, None)), spelled);
            }
            let written = || written(tokens, text, *token).filter(|written| written != word);
            let bare = self.add_word(word, |form| Known::word(form, written), spelled);
            if let Some(bare) = bare {
                self.add_word(&bare, |form| Some(Known::name(form, None)), spelled);
            }
        }
    }

    /// Adds a word that the present text did not have before, where it may be a name; returns what is left of it
    /// without the letters before its article. `known` tells what there is to know of a new one; `None` of what is not
    /// worth remembering.
    fn add_word(
        &mut self,
        form: &str,
        known: impl FnOnce(&str) -> Option<Known>,
        spelled: &mut Vec<Arc<Spelled>>,
    ) -> Option<String> {
        let mut unremembered;
        let word = match self.known.get_mut(form) {
            Some(word) if word.text == self.text => return None,
            Some(word) => word,
            None if self.others.contains(form) => return None,
            None => {
                let word = known(form)?;
                if self.known.len() < MOST_REMEMBERED {
                    self.known.entry(form.to_owned()).or_insert(word)
                } else {
                    self.others.insert(form.to_owned());
                    unremembered = word;
                    &mut unremembered
                }
            }
        };
        word.text = self.text;
        if let Some(name) = &word.name {
            spelled.push(Arc::clone(name));
            self.added += 1;
        }
        word.bare.clone()
    }
}

impl Known {
    /// A word of a text, which may be a name; `None` where it is none at all.
    fn word(form: &str, written: impl FnOnce() -> Option<String>) -> Option<Self> {
        if !is_word(form) {
            return None;
        }
        if is_ordinary(form) {
            return Some(Self {
                name: None,
                bare: None,
                text: 0,
            });
        }
        // What looks attached may be the word's own: والقذافي, كاليفورنيا.
        let bare = with_bare_article(form).filter(|bare| !is_ordinary(bare));
        Some(Self {
            bare,
            ..Self::name(form, written())
        })
    }

    fn name(form: &str, written: Option<String>) -> Self {
        Self {
            name: Some(Arc::new(Spelled::new(form.to_owned(), written))),
            bare: None,
            text: 0,
        }
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
fn is_word(form: &str) -> bool {
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
    use super::*;

    fn spelled(text: &str) -> Vec<(String, Option<String>)> {
        let (mut speller, mut spelled) = (Speller::default(), Vec::new());
        speller.begin_text();
        speller.add(&Tokens::of(text), text, &mut spelled);
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
