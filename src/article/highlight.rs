//! What a reader highlighted in an article, with a note or without.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::anchor::anchor;
use super::quote::Quote;
use crate::range::TextRange;

/// A passage that a reader highlighted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Highlight {
    /// The passage.
    #[serde(flatten)]
    pub quote: Quote,
    /// Where it stands in the text now; `None` where it is no longer there.
    #[serde(skip_deserializing)]
    pub range: Option<TextRange>,
    /// The note on it; empty where there is none.
    #[serde(default)]
    pub note: String,
    /// When it was highlighted; `None` before a library has kept it.
    #[serde(default)]
    pub made_at: Option<Timestamp>,
}

impl Highlight {
    /// A passage of a text, with a note or an empty one.
    #[must_use]
    pub fn of(text: &str, range: TextRange, note: String) -> Self {
        Self {
            quote: Quote::of(text, range),
            range: Some(range),
            note,
            made_at: None,
        }
    }

    /// The same where it stands in a text that may be another.
    #[must_use]
    pub fn anchored_in(self, text: &str) -> Self {
        Self {
            range: anchor(text, &self.quote),
            ..self
        }
    }

    /// How much is highlighted in an article that has these.
    #[must_use]
    pub fn of_all(highlights: &[Self]) -> Highlighting {
        match highlights {
            [] => Highlighting::None,
            some if some.iter().any(Self::has_note) => Highlighting::WithNotes,
            _ => Highlighting::WithoutNotes,
        }
    }

    /// By what highlights are put in the order of the text; those whose text is gone stand last.
    #[must_use]
    pub fn place(&self) -> (bool, Option<TextRange>, usize) {
        (self.range.is_none(), self.range, self.quote.position)
    }

    /// Whether it has a note.
    #[must_use]
    pub fn has_note(&self) -> bool {
        !self.note.is_empty()
    }
}

/// Whether a reader highlighted something in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Highlighting {
    /// Nothing.
    #[default]
    None,
    /// Passages without a note.
    WithoutNotes,
    /// Passages, one with a note at least.
    WithNotes,
}
