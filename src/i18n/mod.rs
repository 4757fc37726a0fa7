//! The language the program speaks: its messages, their plurals, and dates in words.
//!
//! The texts are Project Fluent messages in `assets/i18n/`. An argument is isolated (UAX #9) where it
//! stands among other text, so that a line keeps its order whatever is put into it.

mod dates;
mod messages;
mod plural;

pub use dates::{date, month};
pub use messages::Value;

use std::borrow::Cow;

use crate::printable;

/// The language of menus, help and messages. Articles have languages of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// العربية
    #[default]
    Arabic,
    /// English
    English,
}

impl Locale {
    /// All languages the program speaks.
    pub const ALL: [Self; 2] = [Self::Arabic, Self::English];

    /// The language that a locale such as `ar_EG.UTF-8` asks for: Arabic for Arabic, else English.
    #[must_use]
    pub fn from_locale(locale: &str) -> Self {
        let language = locale
            .split(['_', '-', '.', '@'])
            .next()
            .unwrap_or_default();
        if language.eq_ignore_ascii_case("ar") {
            Self::Arabic
        } else {
            Self::English
        }
    }

    /// Its language tag (BCP 47).
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::English => "en",
        }
    }

    /// The mark that runs as the language does (UAX #9, 2.6).
    const fn mark(self) -> char {
        match self {
            Self::Arabic => '\u{200F}',
            Self::English => '\u{200E}',
        }
    }

    /// A message without arguments. Of a message that does not exist, its id.
    #[must_use]
    pub fn text(self, id: &str) -> Cow<'static, str> {
        messages::text(self, id, &[])
    }

    /// A message with its arguments. Of a message that does not exist, its id.
    #[must_use]
    pub fn format(self, id: &str, arguments: &[(&str, Value<'_>)]) -> String {
        messages::text(self, id, arguments).into_owned()
    }

    /// A message about a number of things, whose argument is `count`.
    #[must_use]
    pub fn count(self, id: &str, count: usize) -> String {
        self.format(id, &[("count", count.into())])
    }

    /// Whether there is a message of this id.
    #[must_use]
    pub fn has(self, id: &str) -> bool {
        messages::has(self, id)
    }

    /// Names beside each other, each in its own order, as one argument.
    #[must_use]
    pub fn list<T: AsRef<str>>(self, names: impl IntoIterator<Item = T>) -> Value<'static> {
        self.joined(names, "list-separator")
    }

    /// Names of which one is meant, as one argument.
    #[must_use]
    pub fn alternatives<T: AsRef<str>>(self, names: impl IntoIterator<Item = T>) -> Value<'static> {
        self.joined(names, "list-or")
    }

    fn joined<T: AsRef<str>>(
        self,
        names: impl IntoIterator<Item = T>,
        separator: &str,
    ) -> Value<'static> {
        let names: Vec<String> = names
            .into_iter()
            .map(|name| isolated(name.as_ref()))
            .collect();
        Value::Composed(names.join(&self.text(separator)))
    }
}

/// FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (UAX #9, 2.4).
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';

/// Words that are put among others outside of a message and may run the other way: they keep their
/// order, and what surrounds them keeps its own. The layout drops the marks again. Such marks among the
/// words are left out: one could end the isolate before its time, or outlast it.
#[must_use]
pub fn isolated(words: &str) -> String {
    let words = printable::without_formatting(words);
    format!("{FIRST_STRONG_ISOLATE}{words}{POP_DIRECTIONAL_ISOLATE}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_chooses_the_language() {
        assert_eq!(Locale::from_locale("ar_EG.UTF-8"), Locale::Arabic);
        assert_eq!(Locale::from_locale("AR"), Locale::Arabic);
        assert_eq!(Locale::from_locale("arc_SY"), Locale::English);
        assert_eq!(Locale::from_locale("C"), Locale::English);
        assert_eq!(Locale::from_locale(""), Locale::English);
    }

    #[test]
    fn arabic_counts_agree_with_their_number() {
        for (number, expected) in [
            (0, "لا مقالات"),
            (1, "مقال واحد"),
            (2, "مقالان"),
            (3, "3 مقالات"),
            (10, "10 مقالات"),
            (11, "11 مقالًا"),
            (99, "99 مقالًا"),
            (100, "100 مقال"),
            (102, "102 مقال"),
            (103, "103 مقالات"),
            (111, "111 مقالًا"),
            (5000, "5000 مقال"),
        ] {
            let words = Locale::Arabic.count("articles", number);
            assert_eq!(printable::field(&words), expected);
        }
        let english = [0, 1, 2].map(|number| Locale::English.count("articles", number));
        let english = english.map(|words| printable::field(&words).into_owned());
        assert_eq!(english, ["0 articles", "1 article", "2 articles"]);
    }

    #[test]
    fn an_argument_is_isolated_once_and_cannot_end_its_isolate() {
        let name = "a\u{2069}b\u{202e}";
        let text = Locale::Arabic.format("notice-kept", &[("name", name.into())]);
        assert!(text.contains("\u{2068}ab\u{2069}"), "{text:?}");
        assert_eq!(text.matches('\u{2068}').count(), 1);
    }

    #[test]
    fn a_list_runs_as_its_language_does() {
        let names = Locale::Arabic.list(["a", "b"]);
        let text = Locale::Arabic.format("notice-unused-fields", &[("fields", names)]);
        let list = "\u{2068}\u{200F}\u{2068}a\u{2069}، \u{2068}b\u{2069}\u{2069}";
        assert!(text.contains(list), "{text:?}");
        assert!(printable::field(&text).ends_with("a، b"), "{text:?}");
    }

    #[test]
    fn a_message_that_does_not_exist_shows_its_id() {
        assert_eq!(Locale::Arabic.text("no-such-message"), "no-such-message");
        assert!(!Locale::English.has("no-such-message"));
    }
}
