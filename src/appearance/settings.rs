//! The table of the settings: their names, their values, and which hold where the reader says nothing.

use std::ops::RangeInclusive;

/// A setting of the appearance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AppearanceSetting {
    /// The most cells of a line of text.
    Measure,
    /// The free cells at each side of it.
    Margins,
    /// The blank rows between lines.
    LineSpacing,
    /// The blank rows between paragraphs.
    ParagraphSpacing,
    /// How lines are filled.
    Justification,
    /// Whether the marks of vowels are shown.
    Marks,
    /// The digits of numbers.
    Digits,
    /// The names of months.
    Months,
    /// Whether Hijri dates are shown beside others.
    Hijri,
    /// The colours.
    Theme,
    /// The language of the interface.
    Language,
}

/// The values that a setting may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    /// One of these names.
    Names(&'static [&'static str]),
    /// A number.
    Numbers {
        /// The least and the most.
        range: RangeInclusive<u16>,
        /// How far one goes at a time.
        step: u16,
    },
}

impl AppearanceSetting {
    /// All settings, in the order of the menu.
    pub const ALL: [Self; 11] = [
        Self::Measure,
        Self::Margins,
        Self::LineSpacing,
        Self::ParagraphSpacing,
        Self::Justification,
        Self::Marks,
        Self::Digits,
        Self::Months,
        Self::Hijri,
        Self::Theme,
        Self::Language,
    ];

    /// Its name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Measure => "measure",
            Self::Margins => "margins",
            Self::LineSpacing => "line-spacing",
            Self::ParagraphSpacing => "paragraph-spacing",
            Self::Justification => "justification",
            Self::Marks => "marks",
            Self::Digits => "digits",
            Self::Months => "months",
            Self::Hijri => "hijri",
            Self::Theme => "theme",
            Self::Language => "language",
        }
    }

    /// The setting of this name.
    #[must_use]
    pub fn with_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|setting| setting.id() == id)
    }

    /// The values that it may have; the first name is that which holds where the reader says nothing.
    #[must_use]
    pub const fn values(self) -> Values {
        match self {
            Self::Measure => Values::Numbers {
                range: 30..=200,
                step: 5,
            },
            Self::Margins => Values::Numbers {
                range: 0..=20,
                step: 1,
            },
            Self::LineSpacing => Values::Numbers {
                range: 0..=1,
                step: 1,
            },
            Self::ParagraphSpacing => Values::Numbers {
                range: 0..=2,
                step: 1,
            },
            Self::Justification => Values::Names(&["none", "spaces", "kashida"]),
            Self::Marks => Values::Names(&["shown", "hidden"]),
            Self::Digits => Values::Names(&["as-written", "own", "european"]),
            Self::Months => {
                Values::Names(&["egyptian", "levantine", "tunisian", "moroccan", "both"])
            }
            Self::Hijri => Values::Names(&["hidden", "beside"]),
            Self::Theme => Values::Names(&["qari", "sea", "sand", "garden", "dusk", "distinct"]),
            Self::Language => Values::Names(&["system", "ar", "en"]),
        }
    }

    /// The value that holds where the reader says nothing.
    pub(super) const fn default_value(self) -> u16 {
        match self {
            Self::Measure => 90,
            Self::ParagraphSpacing => 1,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_stand_in_order_under_names_of_their_own() {
        for (place, setting) in AppearanceSetting::ALL.into_iter().enumerate() {
            assert_eq!(setting as usize, place);
            assert_eq!(AppearanceSetting::with_id(setting.id()), Some(setting));
        }
    }
}
