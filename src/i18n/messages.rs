//! The messages of a language, parsed when the first of them is wanted, and their texts.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::locale::{Locale, isolated};
use super::plural;
use crate::printable;

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum MessageValue<'a> {
    /// A number, by which a message may choose a plural.
    Number(usize),
    /// Text from outside. Marks in it that could reach beyond it are left out.
    Text(Cow<'a, str>),
    /// Text of this module, whose marks stay: a list, or another message.
    Composed(String),
}

impl From<usize> for MessageValue<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl<'a> From<&'a str> for MessageValue<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a String> for MessageValue<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for MessageValue<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl MessageValue<'_> {
    fn to_fluent(&self, locale: Locale) -> FluentValue<'_> {
        match self {
            Self::Number(number) => FluentValue::from(*number),
            Self::Text(text) => FluentValue::String(printable::without_formatting(text)),
            // Its parts are isolated: without a mark nothing of it would say which way it runs.
            Self::Composed(text) => FluentValue::String(format!("{}{text}", locale.mark()).into()),
        }
    }
}

impl Locale {
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
        text(self, id, &[])
    }

    /// The words of a message as data: for who looks for a message by them, and for who has to know their room. They are
    /// shown by what renders messages.
    #[must_use]
    pub fn wording(self, id: &str) -> Cow<'static, str> {
        self.text(id)
    }

    /// A message with its arguments. Of a message that does not exist, its id.
    #[must_use]
    pub fn format(self, id: &str, arguments: &[(&str, MessageValue<'_>)]) -> String {
        text(self, id, arguments).into_owned()
    }

    /// A message about a number of things, whose argument is `count`.
    #[must_use]
    pub fn count(self, id: &str, count: usize) -> String {
        self.format(id, &[("count", count.into())])
    }

    /// Whether there is a message of this id.
    #[must_use]
    pub fn has(self, id: &str) -> bool {
        bundle(self).has_message(id)
    }

    /// Names beside each other, each in its own order, as one argument.
    #[must_use]
    pub fn list<T: AsRef<str>>(self, names: impl IntoIterator<Item = T>) -> MessageValue<'static> {
        self.joined(names, "list-separator")
    }

    /// Names of which one is meant, as one argument.
    #[must_use]
    pub fn alternatives<T: AsRef<str>>(
        self,
        names: impl IntoIterator<Item = T>,
    ) -> MessageValue<'static> {
        self.joined(names, "list-or")
    }

    fn joined<T: AsRef<str>>(
        self,
        names: impl IntoIterator<Item = T>,
        separator: &str,
    ) -> MessageValue<'static> {
        let names: Vec<String> = names
            .into_iter()
            .map(|name| isolated(name.as_ref()))
            .collect();
        MessageValue::Composed(names.join(&self.text(separator)))
    }
}

/// The text of a message; its id where there is none.
fn text(locale: Locale, id: &str, arguments: &[(&str, MessageValue<'_>)]) -> Cow<'static, str> {
    let bundle = bundle(locale);
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
        return Cow::Owned(id.to_owned());
    };
    let arguments: FluentArgs<'_> = arguments
        .iter()
        .map(|(name, value)| (*name, value.to_fluent(locale)))
        .collect();
    // What is wrong with a message shows in its text; `tests/project` sees to it that nothing is.
    let mut errors = Vec::new();
    match bundle.format_pattern(pattern, Some(&arguments), &mut errors) {
        Cow::Borrowed(text) => Cow::Owned(text.to_owned()),
        Cow::Owned(text) => Cow::Owned(text),
    }
}

fn bundle(locale: Locale) -> &'static FluentBundle<FluentResource> {
    static ARABIC: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    static ENGLISH: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    let (bundle, texts) = match locale {
        Locale::Arabic => (&ARABIC, include_str!("../../assets/i18n/ar.ftl")),
        Locale::English => (&ENGLISH, include_str!("../../assets/i18n/en.ftl")),
    };
    bundle.get_or_init(|| parsed(locale, texts))
}

/// The messages with what they can ask for. Selecting by a number itself would use rules that know no
/// Arabic number above 102, so that messages ask `PLURAL` for its category.
fn parsed(locale: Locale, texts: &str) -> FluentBundle<FluentResource> {
    let languages = locale.tag().parse().into_iter().collect();
    let mut bundle = FluentBundle::new_concurrent(languages);
    let resource = match FluentResource::try_new(texts.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    bundle.add_resource_overriding(resource);
    // It cannot be there already.
    let _ = bundle.add_function("PLURAL", move |arguments, _| match arguments {
        [FluentValue::Number(number)] => plural::category(locale, number.value as usize).into(),
        _ => FluentValue::Error,
    });
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let text = Locale::Arabic.format("warning-unused-fields", &[("fields", names)]);
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
