//! Facts about languages, each once: which letters are the same, which words are written onto others,
//! how names sound, what months are called and when their days are, what digits are used, what keyboards send.
//!
//! Three forms of a word are made here. [`fold`](fold::fold) is what a reader takes for the same text, with the
//! way back to its bytes; [`spelling`] goes further for the index of a library; [`lookup`] is the form
//! in which names and lists of words are compared. All start from one table of [`letters`].

pub mod calendar;
pub mod edit_distance;
pub mod eras;
pub mod fold;
#[cfg(feature = "library")]
pub(crate) mod foreign_letters;
#[cfg(feature = "library")]
pub(crate) mod hebrew_spellings;
pub mod layouts;
pub mod letters;
pub mod lookup;
pub mod months;
pub mod numerals;
#[cfg(feature = "library")]
pub(crate) mod ordinary;
pub mod phonetic;
#[cfg(feature = "library")]
pub(crate) mod plurals;
pub mod proclitics;
pub mod ranking;
#[cfg(feature = "library")]
pub(crate) mod romanization;
#[cfg(feature = "library")]
pub mod spelling;
pub(crate) mod word_list;

#[cfg(feature = "library")]
mod attached;
#[cfg(feature = "library")]
mod own_letters;

#[cfg(feature = "library")]
pub(crate) use attached::{Attached, Script, with_attached, without_article, without_letters};
#[cfg(feature = "library")]
pub(crate) use own_letters::are_own;

use crate::article::Language;

/// Whether a text in a language is read by the rules of Arabic: Arabic and its written dialects, and what nobody
/// told the language of.
#[must_use]
pub fn is_arabic_or_unknown(language: &Language) -> bool {
    matches!(language.as_str(), "ar" | "arz" | "ary" | "und")
}
