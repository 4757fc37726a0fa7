//! What can be wrong with a query, where, and how it is put right.

use thiserror::Error;

use crate::extract::Topic;
use crate::query::keys::{KEYS, LANGUAGES, STATES};
use crate::range::TextRange;
use crate::words::{Interface, isolated};

/// Something that is wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", self.text(Interface::English))]
pub struct Mistake {
    /// Where: bytes of the input.
    pub range: TextRange,
    /// What.
    pub kind: MistakeKind,
}

/// What is wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MistakeKind {
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

impl Mistake {
    /// The words for it, one line: what is wrong, and what would be right.
    #[must_use]
    pub fn text(&self, interface: Interface) -> String {
        match interface {
            Interface::Arabic => self.in_arabic(),
            Interface::English => self.in_english(),
        }
    }

    fn in_arabic(&self) -> String {
        match &self.kind {
            MistakeKind::UnknownKey { name, near } if near.is_empty() => format!(
                "لا مفتاح باسم «{}»؛ المفاتيح: {}. وللبحث عنه ضعه بين علامتي اقتباس",
                isolated(name),
                keys(Interface::Arabic)
            ),
            MistakeKind::UnknownKey { name, near } => format!(
                "لا مفتاح باسم «{}»؛ أتقصد {}؟ وللبحث عنه ضعه بين علامتي اقتباس",
                isolated(name),
                list(near.iter().map(|name| format!("{name}:")), " أو ")
            ),
            MistakeKind::UnknownTopic { name, own } => format!(
                "لا موضوع باسم «{}»؛ الموضوعات: {}",
                isolated(name),
                topics(own, Interface::Arabic)
            ),
            MistakeKind::UnknownLanguage(name) => format!(
                "لا لغة باسم «{}»؛ اكتب اسمًا مثل {} أو رمزًا مثل {}",
                isolated(name),
                languages(Interface::Arabic),
                isolated("ar")
            ),
            MistakeKind::UnknownState(name) => format!(
                "لا حالة باسم «{}»؛ الحالات: {}",
                isolated(name),
                states(Interface::Arabic)
            ),
            MistakeKind::BadDate(date) => format!(
                "«{}» ليس تاريخًا؛ اكتب {}",
                isolated(date),
                list(DATES.map(str::to_owned), " أو ")
            ),
            MistakeKind::NoValue(key) => format!("لا شيء بعد «{}:»", isolated(key)),
            MistakeKind::UnclosedQuote => "علامة اقتباس لم تُغلق".to_owned(),
            MistakeKind::UnclosedParenthesis => "قوس لم يُغلق".to_owned(),
            MistakeKind::UnopenedParenthesis => "قوس يُغلق ولم يُفتح".to_owned(),
            MistakeKind::EmptyParentheses => "لا شيء بين القوسين".to_owned(),
            MistakeKind::NothingAfter(operator) => {
                format!(
                    "لا شيء بعد «{}»{}",
                    isolated(operator),
                    quoted_way_out(operator, Interface::Arabic)
                )
            }
            MistakeKind::NothingBefore(operator) => {
                format!(
                    "لا شيء قبل «{}»{}",
                    isolated(operator),
                    quoted_way_out(operator, Interface::Arabic)
                )
            }
            MistakeKind::TooDeep => "أقواس متداخلة أكثر من اللازم".to_owned(),
        }
    }

    fn in_english(&self) -> String {
        match &self.kind {
            MistakeKind::UnknownKey { name, near } if near.is_empty() => format!(
                "no key is called “{}”; there are {}. To search for it, put it in quotation marks",
                isolated(name),
                keys(Interface::English)
            ),
            MistakeKind::UnknownKey { name, near } => format!(
                "no key is called “{}”; did you mean {}? To search for it, put it in quotation marks",
                isolated(name),
                list(near.iter().map(|name| format!("{name}:")), " or ")
            ),
            MistakeKind::UnknownTopic { name, own } => format!(
                "no topic is called “{}”; there are {}",
                isolated(name),
                topics(own, Interface::English)
            ),
            MistakeKind::UnknownLanguage(name) => format!(
                "no language is called “{}”; write a name like {} or a code like ar",
                isolated(name),
                languages(Interface::English)
            ),
            MistakeKind::UnknownState(name) => format!(
                "no state is called “{}”; there are {}",
                isolated(name),
                states(Interface::English)
            ),
            MistakeKind::BadDate(date) => format!(
                "“{}” is no date; write {}",
                isolated(date),
                list(DATES.map(str::to_owned), " or ")
            ),
            MistakeKind::NoValue(key) => format!("nothing stands after “{}:”", isolated(key)),
            MistakeKind::UnclosedQuote => "this quotation mark is not closed".to_owned(),
            MistakeKind::UnclosedParenthesis => "this parenthesis is not closed".to_owned(),
            MistakeKind::UnopenedParenthesis => "this parenthesis was never opened".to_owned(),
            MistakeKind::EmptyParentheses => "nothing stands between these parentheses".to_owned(),
            MistakeKind::NothingAfter(operator) => {
                format!(
                    "nothing stands after “{}”{}",
                    isolated(operator),
                    quoted_way_out(operator, Interface::English)
                )
            }
            MistakeKind::NothingBefore(operator) => {
                format!(
                    "nothing stands before “{}”{}",
                    isolated(operator),
                    quoted_way_out(operator, Interface::English)
                )
            }
            MistakeKind::TooDeep => "nested too deeply".to_owned(),
        }
    }
}

/// How one searches for the word that an operator is; nothing for a sign.
fn quoted_way_out(operator: &str, interface: Interface) -> String {
    if !operator.starts_with(char::is_alphabetic) {
        return String::new();
    }
    let before = interface.pick(
        "؛ وللبحث عنه ضعه بين علامتي اقتباس: ",
        "; to search for it, put it in quotation marks: ",
    );
    format!("{before}{}", isolated(&format!("\"{operator}\"")))
}

/// The forms in which dates are written.
const DATES: [&str; 3] = ["2024", "2024-05", "2024-05-16"];

fn keys(interface: Interface) -> String {
    let names = KEYS.iter().map(|key| format!("{}:", key.name(interface)));
    list(names, interface.pick("، ", ", "))
}

fn topics(own: &[String], interface: Interface) -> String {
    let own = own.iter().cloned();
    let built_in = Topic::ALL.into_iter();
    let built_in = built_in.map(|topic| match interface {
        Interface::Arabic => topic.name(interface).to_owned(),
        Interface::English => topic.id().to_owned(),
    });
    list(built_in.chain(own), interface.pick("، ", ", "))
}

fn languages(interface: Interface) -> String {
    let names = LANGUAGES.iter().map(|language| language.name(interface));
    list(names.take(3).map(str::to_owned), interface.pick("، ", ", "))
}

fn states(interface: Interface) -> String {
    let names = STATES.iter().map(|state| state.name(interface).to_owned());
    list(names, interface.pick("، ", ", "))
}

/// Names beside each other, each in its own order.
fn list(names: impl IntoIterator<Item = String>, separator: &str) -> String {
    let names = names.into_iter().map(|name| isolated(&name));
    names.collect::<Vec<_>>().join(separator)
}
