//! The languages that the program speaks, and words of the one put among those of the other.

use crate::printable;
use crate::range::TextRange;

/// The language of menus, help and messages. Articles have languages of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// العربية
    #[default]
    Arabic,
    /// English
    English,
}

impl Locale {
    /// All languages the program speaks.
    pub const ALL: [Self; 2] = [Self::Arabic, Self::English];

    /// The language that a locale such as `ar_EG.UTF-8` asks for: Arabic for Arabic, else English.
    #[must_use]
    pub fn from_locale(locale: &str) -> Self {
        let language = locale
            .split(['_', '-', '.', '@'])
            .next()
            .unwrap_or_default();
        if language.eq_ignore_ascii_case("ar") {
            Self::Arabic
        } else {
            Self::English
        }
    }

    /// Its language tag (BCP 47).
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::English => "en",
        }
    }
}

/// FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (UAX #9, 2.4).
pub(super) const FIRST_STRONG_ISOLATE: char = '\u{2068}';
pub(super) const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';

/// Words that are put among others outside of a message and may run the other way: they keep their
/// order, and what surrounds them keeps its own. The layout drops the marks again. Such marks among the
/// words are left out: one could end the isolate before its time, or outlast it.
#[must_use]
pub fn isolated(words: &str) -> String {
    isolated_with(words, &[])
}

/// The same with some parts of them, in order, isolated once more.
#[must_use]
pub fn isolated_with(words: &str, parts: &[TextRange]) -> String {
    let plain = printable::without_formatting;
    let mut isolated = String::from(FIRST_STRONG_ISOLATE);
    let mut end = 0;
    for part in parts {
        isolated.push_str(&plain(&words[end..part.start]));
        isolated.push(FIRST_STRONG_ISOLATE);
        isolated.push_str(&plain(part.of(words)));
        isolated.push(POP_DIRECTIONAL_ISOLATE);
        end = part.end;
    }
    isolated.push_str(&plain(&words[end..]));
    isolated.push(POP_DIRECTIONAL_ISOLATE);
    isolated
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_chooses_the_language() {
        assert_eq!(Locale::from_locale("ar_EG.UTF-8"), Locale::Arabic);
        assert_eq!(Locale::from_locale("AR"), Locale::Arabic);
        assert_eq!(Locale::from_locale("arc_SY"), Locale::English);
        assert_eq!(Locale::from_locale("C"), Locale::English);
        assert_eq!(Locale::from_locale(""), Locale::English);
    }
}
