//! Names found by what is typed of them: whether a text holds the words, and which name fits best.

use crate::language::fold::fold;

/// Words that are looked for.
#[derive(Clone, Debug)]
pub struct Searched {
    /// As they were typed, without blanks around.
    typed: String,
    /// Folded.
    words: Vec<String>,
}

/// How well a name fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is what was typed.
    Whole,
    /// It begins with that.
    Beginning,
    /// Each word typed begins one of its words, in order; the Arabic article aside.
    Words,
    /// It holds what was typed.
    Within,
    /// It holds all the words typed.
    Scattered,
}

impl Searched {
    /// The words of what was typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let folded = fold(typed).text;
        Self {
            typed: typed.trim().to_owned(),
            words: folded.split_whitespace().map(str::to_owned).collect(),
        }
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.typed.is_empty()
    }

    /// What was typed, without blanks around.
    #[must_use]
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Whether a text holds all the words.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        let folded = fold(text).text;
        if self.words.is_empty() {
            // Signs fold to nothing.
            return text.contains(&self.typed);
        }
        self.words.iter().all(|word| folded.contains(word))
    }

    /// How well a name fits; `None` where it does not.
    #[must_use]
    pub fn fit(&self, name: &str) -> Option<Fit> {
        if self.words.is_empty() {
            return (self.typed.is_empty() || name == self.typed).then_some(Fit::Whole);
        }
        let name = fold(name).text;
        let typed = self.words.join(" ");
        let has_words = || {
            let mut words = name.split_whitespace();
            self.words.iter().all(|typed| {
                words.any(|word| {
                    let bare = word.strip_prefix("ال").unwrap_or(word);
                    word.starts_with(typed) || bare.starts_with(typed)
                })
            })
        };
        if name == typed {
            Some(Fit::Whole)
        } else if name.starts_with(&typed) {
            Some(Fit::Beginning)
        } else if has_words() {
            Some(Fit::Words)
        } else if name.contains(&typed) {
            Some(Fit::Within)
        } else {
            let is_held = self.words.iter().all(|word| name.contains(word));
            is_held.then_some(Fit::Scattered)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_by_how_much_of_them_was_typed() {
        for (typed, name, fit) in [
            ("رجوع", "رجوع", Some(Fit::Whole)),
            ("الموضوعات", "الموضوعات عبر الزمن", Some(Fit::Beginning)),
            ("موضوعات زمن", "الموضوعات عبر الزمن", Some(Fit::Words)),
            ("ضوعا", "الموضوعات عبر الزمن", Some(Fit::Within)),
            ("زمن موضوع", "الموضوعات عبر الزمن", Some(Fit::Scattered)),
            ("إلى اعلي", "إلى أعلى", Some(Fit::Whole)),
            ("PAGE", "page forward", Some(Fit::Beginning)),
            ("x", "page forward", None),
            ("", "page forward", Some(Fit::Whole)),
        ] {
            assert_eq!(Searched::new(typed).fit(name), fit, "{typed} {name}");
        }
    }
}
