//! How kinds of entities are told apart in a text, and what they are called.

use crate::extract::EntityKind;

/// How kinds of entities are told apart in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KindMarks {
    /// By colour, where there are colours.
    #[default]
    Colours,
    /// By weight, slant and underline as well.
    LettersToo,
}

impl KindMarks {
    /// The other.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Colours => Self::LettersToo,
            Self::LettersToo => Self::Colours,
        }
    }
}

/// The message that names the entities of a kind.
#[must_use]
pub const fn words_of_kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "kind-person",
        EntityKind::Organization => "kind-organization",
        EntityKind::Location => "kind-location",
        EntityKind::Event => "kind-event",
        EntityKind::Law => "kind-law",
        EntityKind::Date => "kind-date",
    }
}
