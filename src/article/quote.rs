//! A passage of a text by its words and those around it.

use serde::{Deserialize, Serialize};

use crate::limits;
use crate::range::TextRange;

/// Characters before a passage, and behind it, that are kept with it.
const CONTEXT: usize = 32;

/// The words of a passage by which it is told have so many bytes or few more.
const OPENING: usize = 40;

/// A passage of a text by its words (TextQuoteSelector and TextPositionSelector of the W3C's Web Annotation Data Model).
/// Of an article it names one passage, whatever becomes of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The passage.
    pub exact: String,
    /// The text before it.
    #[serde(default)]
    pub prefix: String,
    /// The text behind it.
    #[serde(default)]
    pub suffix: String,
    /// The byte of the text at which it began when it was highlighted.
    pub position: usize,
}

/// Why a passage cannot be highlighted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteFault {
    /// It is white space.
    Blank,
    /// It is longer than [`limits::PASSAGE`].
    TooLong,
}

impl Quote {
    /// A passage of a text.
    #[must_use]
    pub fn of(text: &str, range: TextRange) -> Self {
        let before = text.get(..range.start).unwrap_or_default();
        let behind = text.get(range.end..).unwrap_or_default();
        let prefix = before.char_indices().rev().take(CONTEXT).last();
        let suffix = behind.char_indices().nth(CONTEXT);
        Self {
            exact: range.of(text).to_owned(),
            prefix: prefix.map_or("", |(start, _)| &before[start..]).to_owned(),
            suffix: suffix.map_or(behind, |(end, _)| &behind[..end]).to_owned(),
            position: range.start,
        }
    }

    /// Why the passage cannot be highlighted; `None` where it can.
    #[must_use]
    pub fn fault(&self) -> Option<QuoteFault> {
        if self.exact.trim().is_empty() {
            return Some(QuoteFault::Blank);
        }
        let length = self.exact.len() + self.prefix.len() + self.suffix.len();
        (length > limits::PASSAGE).then_some(QuoteFault::TooLong)
    }

    /// The first words of the passage, on one line.
    #[must_use]
    pub fn opening(&self) -> String {
        let mut words = self.exact.split_whitespace();
        let mut opening = String::new();
        for word in words.by_ref() {
            if !opening.is_empty() {
                opening.push(' ');
            }
            opening.push_str(word);
            if opening.len() > OPENING {
                break;
            }
        }
        if words.next().is_some() {
            opening.push('…');
        }
        opening
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_keeps_some_of_what_stands_around_it() {
        let text = "قال الوزير إن السد «آمن» ولا خوف عليه.";
        let start = text.find("السد").unwrap();
        let quote = Quote::of(text, TextRange::new(start, start + "السد".len()));
        assert_eq!(quote.exact, "السد");
        assert_eq!(quote.prefix, "قال الوزير إن ");
        assert_eq!(quote.suffix, " «آمن» ولا خوف عليه.");
        let long = "كلمة ".repeat(40);
        let quote = Quote::of(&long, TextRange::new(90, 99));
        assert_eq!(quote.prefix.chars().count(), CONTEXT);
        assert_eq!(quote.suffix.chars().count(), CONTEXT);
        let whole = Quote::of(text, TextRange::new(0, text.len()));
        assert_eq!((whole.prefix.as_str(), whole.suffix.as_str()), ("", ""));
    }
}
