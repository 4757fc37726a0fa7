//! The language the program itself speaks: which one, and its plurals.

use std::fmt;

use jiff::civil::Date;

use crate::printable;

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

    /// One of two wordings of the same thing.
    #[must_use]
    pub const fn pick<T: Copy>(self, arabic: T, english: T) -> T {
        match self {
            Self::Arabic => arabic,
            Self::English => english,
        }
    }
}

/// A thing that can be counted, with the forms its name takes after a number.
///
/// Arabic has six (CLDR's plural rules for `ar`); the forms for none, one and two stand alone, the
/// others follow the number.
#[derive(Clone, Copy, Debug)]
pub struct Noun {
    /// `[none, one, two, 3–10, 11–99, hundreds]` in Arabic.
    pub arabic: [&'static str; 6],
    /// `[one, several]` in English.
    pub english: [&'static str; 2],
}

/// مقال
pub const ARTICLES: Noun = Noun {
    arabic: ["لا مقالات", "مقال واحد", "مقالان", "مقالات", "مقالًا", "مقال"],
    english: ["article", "articles"],
};
/// ذكر
pub const MENTIONS: Noun = Noun {
    arabic: ["بلا ذكر", "ذُكر مرة", "ذُكر مرتين", "مرات", "مرة", "مرة"],
    english: ["mention", "mentions"],
};
/// كيان
pub const ENTITIES: Noun = Noun {
    arabic: ["لا كيانات", "كيان واحد", "كيانان", "كيانات", "كيانًا", "كيان"],
    english: ["entity", "entities"],
};
/// سطر
pub const LINES: Noun = Noun {
    arabic: ["لا أسطر", "سطر واحد", "سطران", "أسطر", "سطرًا", "سطر"],
    english: ["line", "lines"],
};
/// ملف
pub const FILES: Noun = Noun {
    arabic: ["لا ملفات", "ملف واحد", "ملفان", "ملفات", "ملفًا", "ملف"],
    english: ["file", "files"],
};
/// بايت
pub const BAD_BYTES: Noun = Noun {
    arabic: [
        "لا بايتات غير صالحة",
        "بايت واحد غير صالح",
        "بايتان غير صالحين",
        "بايتات غير صالحة",
        "بايتًا غير صالح",
        "بايت غير صالح",
    ],
    english: ["invalid byte", "invalid bytes"],
};

/// A number of things, in words that agree with the number.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    /// How many.
    pub number: usize,
    /// Of what.
    pub noun: Noun,
    /// In which language.
    pub locale: Locale,
}

impl Count {
    /// So many articles.
    #[must_use]
    pub const fn articles(number: usize, locale: Locale) -> Self {
        Self {
            number,
            noun: ARTICLES,
            locale,
        }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.number;
        match self.locale {
            Locale::English => {
                write!(
                    f,
                    "{number} {}",
                    self.noun.english[usize::from(number != 1)]
                )
            }
            Locale::Arabic => {
                let category = arabic_plural(number);
                let form = self.noun.arabic[category];
                if category < 3 {
                    f.write_str(form)
                } else {
                    write!(f, "{number} {form}")
                }
            }
        }
    }
}

/// The index of the plural category of a whole number in Arabic (CLDR: zero, one, two, few, many,
/// other).
fn arabic_plural(number: usize) -> usize {
    match (number, number % 100) {
        (0..=2, _) => number,
        (_, 3..=10) => 3,
        (_, 11..=99) => 4,
        _ => 5,
    }
}

/// FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (UAX #9, 2.4).
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';

/// Words that are put among others and may run the other way: they keep their order, and what
/// surrounds them keeps its own. The layout drops the marks again. Such marks among the words are left
/// out: one could end the isolate before its time, or outlast it.
#[must_use]
pub fn isolated(words: &str) -> String {
    let words = printable::without_formatting(words);
    format!("{FIRST_STRONG_ISOLATE}{words}{POP_DIRECTIONAL_ISOLATE}")
}

const ARABIC_MONTHS: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day as it is written in prose: its order of numbers and words survives any direction, which
/// that of `2024-10-31` does not.
#[must_use]
pub fn date(date: Date, locale: Locale) -> String {
    let months = locale.pick(&ARABIC_MONTHS, &ENGLISH_MONTHS);
    let month = months[usize::from(date.month().unsigned_abs()) - 1];
    format!("{} {month} {}", date.day(), date.year())
}

/// A month as it is written in prose.
#[must_use]
pub fn month(date: Date, locale: Locale) -> String {
    let months = locale.pick(&ARABIC_MONTHS, &ENGLISH_MONTHS);
    let month = months[usize::from(date.month().unsigned_abs()) - 1];
    format!("{month} {}", date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_in_words() {
        let day = jiff::civil::date(2024, 10, 31);
        assert_eq!(date(day, Locale::Arabic), "31 أكتوبر 2024");
        assert_eq!(date(day, Locale::English), "31 October 2024");
    }

    fn articles(number: usize) -> String {
        Count {
            number,
            noun: ARTICLES,
            locale: Locale::Arabic,
        }
        .to_string()
    }

    #[test]
    fn arabic_counts_agree_with_their_number() {
        assert_eq!(articles(0), "لا مقالات");
        assert_eq!(articles(1), "مقال واحد");
        assert_eq!(articles(2), "مقالان");
        assert_eq!(articles(3), "3 مقالات");
        assert_eq!(articles(10), "10 مقالات");
        assert_eq!(articles(11), "11 مقالًا");
        assert_eq!(articles(99), "99 مقالًا");
        assert_eq!(articles(100), "100 مقال");
        assert_eq!(articles(102), "102 مقال");
        assert_eq!(articles(103), "103 مقالات");
        assert_eq!(articles(111), "111 مقالًا");
    }

    #[test]
    fn the_locale_chooses_the_language() {
        assert_eq!(Locale::from_locale("ar_EG.UTF-8"), Locale::Arabic);
        assert_eq!(Locale::from_locale("AR"), Locale::Arabic);
        assert_eq!(Locale::from_locale("arc_SY"), Locale::English);
        assert_eq!(Locale::from_locale("C"), Locale::English);
        assert_eq!(Locale::from_locale(""), Locale::English);
    }
}
