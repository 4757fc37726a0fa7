//! What can be wrong with a query, where, and how it is put right.

use thiserror::Error;

use crate::query::keys::{KEYS, LANGUAGES, STATES};
use crate::range::TextRange;
use crate::topics::Topic;
use crate::words::{Locale, isolated};

/// Something that is wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", self.text(Locale::English))]
pub struct Error {
    /// Where: bytes of the input.
    pub range: TextRange,
    /// What.
    pub kind: ErrorKind,
}

/// What is wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// No key has this name.
    UnknownKey {
        /// As it was typed.
        name: String,
        /// Names of keys that may have been meant, nearest first.
        near: Vec<&'static str>,
    },
    /// No topic has this name.
    UnknownTopic {
        /// As it was typed.
        name: String,
        /// The topics of the reader's own.
        own: Vec<String>,
    },
    /// No language has this name.
    UnknownLanguage(String),
    /// No state has this name.
    UnknownState(String),
    /// This is no date.
    BadDate(String),
    /// Nothing stands behind the colon of this key, as it was typed.
    NoValue(String),
    /// A quotation mark is not closed.
    UnclosedQuote,
    /// A parenthesis is not closed.
    UnclosedParenthesis,
    /// A parenthesis closes that none opened.
    UnopenedParenthesis,
    /// Nothing stands between two parentheses.
    EmptyParentheses,
    /// Nothing stands behind this operator, as it was typed.
    NothingAfter(String),
    /// Nothing stands before this operator, as it was typed.
    NothingBefore(String),
    /// Parentheses and operators are nested more deeply than anybody reads.
    TooDeep,
}

impl Error {
    /// The words for it, one line: what is wrong, and what would be right.
    #[must_use]
    pub fn text(&self, locale: Locale) -> String {
        match locale {
            Locale::Arabic => self.in_arabic(),
            Locale::English => self.in_english(),
        }
    }

    fn in_arabic(&self) -> String {
        match &self.kind {
            ErrorKind::UnknownKey { name, near } if near.is_empty() => format!(
                "لا مفتاح باسم «{}»؛ المفاتيح: {}. وللبحث عنه ضعه بين علامتي اقتباس",
                isolated(name),
                keys(Locale::Arabic)
            ),
            ErrorKind::UnknownKey { name, near } => format!(
                "لا مفتاح باسم «{}»؛ أتقصد {}؟ وللبحث عنه ضعه بين علامتي اقتباس",
                isolated(name),
                list(near.iter().map(|name| format!("{name}:")), " أو ")
            ),
            ErrorKind::UnknownTopic { name, own } => format!(
                "لا موضوع باسم «{}»؛ الموضوعات: {}",
                isolated(name),
                topics(own, Locale::Arabic)
            ),
            ErrorKind::UnknownLanguage(name) => format!(
                "لا لغة باسم «{}»؛ اكتب اسمًا مثل {} أو رمزًا مثل {}",
                isolated(name),
                languages(Locale::Arabic),
                isolated("ar")
            ),
            ErrorKind::UnknownState(name) => format!(
                "لا حالة باسم «{}»؛ الحالات: {}",
                isolated(name),
                states(Locale::Arabic)
            ),
            ErrorKind::BadDate(date) => format!(
                "«{}» ليس تاريخًا؛ اكتب {}",
                isolated(date),
                list(DATES.map(str::to_owned), " أو ")
            ),
            ErrorKind::NoValue(key) => format!("لا شيء بعد «{}:»", isolated(key)),
            ErrorKind::UnclosedQuote => "علامة اقتباس لم تُغلق".to_owned(),
            ErrorKind::UnclosedParenthesis => "قوس لم يُغلق".to_owned(),
            ErrorKind::UnopenedParenthesis => "قوس يُغلق ولم يُفتح".to_owned(),
            ErrorKind::EmptyParentheses => "لا شيء بين القوسين".to_owned(),
            ErrorKind::NothingAfter(operator) => {
                format!(
                    "لا شيء بعد «{}»{}",
                    isolated(operator),
                    quoted_way_out(operator, Locale::Arabic)
                )
            }
            ErrorKind::NothingBefore(operator) => {
                format!(
                    "لا شيء قبل «{}»{}",
                    isolated(operator),
                    quoted_way_out(operator, Locale::Arabic)
                )
            }
            ErrorKind::TooDeep => "أقواس متداخلة أكثر من اللازم".to_owned(),
        }
    }

    fn in_english(&self) -> String {
        match &self.kind {
            ErrorKind::UnknownKey { name, near } if near.is_empty() => format!(
                "no key is called “{}”; there are {}. To search for it, put it in quotation marks",
                isolated(name),
                keys(Locale::English)
            ),
            ErrorKind::UnknownKey { name, near } => format!(
                "no key is called “{}”; did you mean {}? To search for it, put it in quotation marks",
                isolated(name),
                list(near.iter().map(|name| format!("{name}:")), " or ")
            ),
            ErrorKind::UnknownTopic { name, own } => format!(
                "no topic is called “{}”; there are {}",
                isolated(name),
                topics(own, Locale::English)
            ),
            ErrorKind::UnknownLanguage(name) => format!(
                "no language is called “{}”; write a name like {} or a code like ar",
                isolated(name),
                languages(Locale::English)
            ),
            ErrorKind::UnknownState(name) => format!(
                "no state is called “{}”; there are {}",
                isolated(name),
                states(Locale::English)
            ),
            ErrorKind::BadDate(date) => format!(
                "“{}” is no date; write {}",
                isolated(date),
                list(DATES.map(str::to_owned), " or ")
            ),
            ErrorKind::NoValue(key) => format!("nothing stands after “{}:”", isolated(key)),
            ErrorKind::UnclosedQuote => "this quotation mark is not closed".to_owned(),
            ErrorKind::UnclosedParenthesis => "this parenthesis is not closed".to_owned(),
            ErrorKind::UnopenedParenthesis => "this parenthesis was never opened".to_owned(),
            ErrorKind::EmptyParentheses => "nothing stands between these parentheses".to_owned(),
            ErrorKind::NothingAfter(operator) => {
                format!(
                    "nothing stands after “{}”{}",
                    isolated(operator),
                    quoted_way_out(operator, Locale::English)
                )
            }
            ErrorKind::NothingBefore(operator) => {
                format!(
                    "nothing stands before “{}”{}",
                    isolated(operator),
                    quoted_way_out(operator, Locale::English)
                )
            }
            ErrorKind::TooDeep => "nested too deeply".to_owned(),
        }
    }
}

/// How one searches for the word that an operator is; nothing for a sign.
fn quoted_way_out(operator: &str, locale: Locale) -> String {
    if !operator.starts_with(char::is_alphabetic) {
        return String::new();
    }
    let before = locale.pick(
        "؛ وللبحث عنه ضعه بين علامتي اقتباس: ",
        "; to search for it, put it in quotation marks: ",
    );
    format!("{before}{}", isolated(&format!("\"{operator}\"")))
}

/// The forms in which dates are written.
const DATES: [&str; 3] = ["2024", "2024-05", "2024-05-16"];

fn keys(locale: Locale) -> String {
    let names = KEYS.iter().map(|key| format!("{}:", key.name(locale)));
    list(names, locale.pick("، ", ", "))
}

fn topics(own: &[String], locale: Locale) -> String {
    let own = own.iter().cloned();
    let built_in = Topic::ALL.into_iter();
    let built_in = built_in.map(|topic| match locale {
        Locale::Arabic => topic.name(locale).to_owned(),
        Locale::English => topic.id().to_owned(),
    });
    list(built_in.chain(own), locale.pick("، ", ", "))
}

fn languages(locale: Locale) -> String {
    let names = LANGUAGES.iter().map(|language| language.name(locale));
    list(names.take(3).map(str::to_owned), locale.pick("، ", ", "))
}

fn states(locale: Locale) -> String {
    let names = STATES.iter().map(|state| state.name(locale).to_owned());
    list(names, locale.pick("، ", ", "))
}

/// Names beside each other, each in its own order.
fn list(names: impl IntoIterator<Item = String>, separator: &str) -> String {
    let names = names.into_iter().map(|name| isolated(&name));
    names.collect::<Vec<_>>().join(separator)
}
