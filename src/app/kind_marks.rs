//! How kinds of entities are told apart in a text.

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
