//! The messages of a language, parsed when the first of them is wanted.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::{Locale, plural};
use crate::printable;

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// A number, by which a message may choose a plural.
    Number(usize),
    /// Text from outside. Marks in it that could reach beyond it are left out.
    Text(Cow<'a, str>),
    /// Text of this module, whose marks stay: a list, or another message.
    Composed(String),
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl Value<'_> {
    fn to_fluent(&self, locale: Locale) -> FluentValue<'_> {
        match self {
            Self::Number(number) => FluentValue::from(*number),
            Self::Text(text) => FluentValue::String(printable::without_formatting(text)),
            // Its parts are isolated: without a mark nothing of it would say which way it runs.
            Self::Composed(text) => FluentValue::String(format!("{}{text}", locale.mark()).into()),
        }
    }
}

/// The text of a message; its id where there is none.
pub(super) fn text(locale: Locale, id: &str, arguments: &[(&str, Value<'_>)]) -> Cow<'static, str> {
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

/// Whether there is a message of this id.
pub(super) fn has(locale: Locale, id: &str) -> bool {
    bundle(locale).has_message(id)
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
