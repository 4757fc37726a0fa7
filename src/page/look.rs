//! How a page is set: what the reader chose and what the terminal needs.

use crate::appearance::{Appearance, Dates};
use crate::article::Language;
use crate::i18n::Locale;
use crate::text::{Justification, Rendition};

/// How a page is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// How its date is written.
    pub dates: Dates,
    /// How its text is written.
    pub rendition: Rendition,
    /// How the lines of its prose are filled.
    pub justification: Justification,
    /// Blank rows between two lines of a paragraph.
    pub line_spacing: u16,
    /// Blank rows between two paragraphs, beside those between lines.
    pub paragraph_spacing: u16,
    /// How it is shown what a block is.
    pub telling: Telling,
}

/// How it is shown what a block is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Telling {
    /// By where it stands, by signs and styles.
    #[default]
    Drawn,
    /// In words before it, for those to whom the page is read out. The cells of a table stand below each other, each
    /// behind what stands above its column.
    InWords,
}

impl From<Locale> for Look {
    fn from(locale: Locale) -> Self {
        let language = Language::undetermined();
        Self::of(
            &Appearance::default(),
            locale,
            Rendition::default(),
            &language,
        )
    }
}

impl Look {
    /// The look of an article in a language, where the program speaks that of `locale` and the terminal needs a
    /// rendition.
    #[must_use]
    pub fn of(
        appearance: &Appearance,
        locale: Locale,
        terminal: Rendition,
        language: &Language,
    ) -> Self {
        Self {
            dates: appearance.dates(locale),
            rendition: appearance.rendition(terminal, language),
            justification: appearance.justification(),
            line_spacing: appearance.line_spacing(),
            paragraph_spacing: appearance.paragraph_spacing(),
            telling: Telling::Drawn,
        }
    }

    /// Whether rows are others than in another look.
    pub(super) fn breaks_otherwise(self, other: Self) -> bool {
        let rows = |look: Self| {
            let Rendition { forms, emoji, .. } = look.rendition;
            let spacing = (look.line_spacing, look.paragraph_spacing);
            (forms, emoji, spacing, look.dates, look.telling)
        };
        rows(self) != rows(other)
    }
}
