//! Dates as they are written in prose: their order of numbers and words survives any direction, which
//! that of `2024-10-31` does not.

use jiff::civil::Date;

use super::locale::{FIRST_STRONG_ISOLATE, Locale, POP_DIRECTIONAL_ISOLATE};

/// The messages that name the months.
const MONTHS: [&str; 12] = [
    "month-january",
    "month-february",
    "month-march",
    "month-april",
    "month-may",
    "month-june",
    "month-july",
    "month-august",
    "month-september",
    "month-october",
    "month-november",
    "month-december",
];

/// The messages that name the months in the Levant.
const LEVANTINE_MONTHS: [&str; 12] = [
    "month-levantine-january",
    "month-levantine-february",
    "month-levantine-march",
    "month-levantine-april",
    "month-levantine-may",
    "month-levantine-june",
    "month-levantine-july",
    "month-levantine-august",
    "month-levantine-september",
    "month-levantine-october",
    "month-levantine-november",
    "month-levantine-december",
];

/// The messages that name the months in Tunisia and Algeria.
const TUNISIAN_MONTHS: [&str; 12] = [
    "month-tunisian-january",
    "month-tunisian-february",
    "month-tunisian-march",
    "month-tunisian-april",
    "month-tunisian-may",
    "month-tunisian-june",
    "month-tunisian-july",
    "month-tunisian-august",
    "month-tunisian-september",
    "month-tunisian-october",
    "month-tunisian-november",
    "month-tunisian-december",
];

/// The messages that name the months in Morocco.
const MOROCCAN_MONTHS: [&str; 12] = [
    "month-moroccan-january",
    "month-moroccan-february",
    "month-moroccan-march",
    "month-moroccan-april",
    "month-moroccan-may",
    "month-moroccan-june",
    "month-moroccan-july",
    "month-moroccan-august",
    "month-moroccan-september",
    "month-moroccan-october",
    "month-moroccan-november",
    "month-moroccan-december",
];

/// The messages that name the months of the Hijra.
const MONTHS_OF_THE_HIJRA: [&str; 12] = [
    "month-muharram",
    "month-safar",
    "month-rabi-i",
    "month-rabi-ii",
    "month-jumada-i",
    "month-jumada-ii",
    "month-rajab",
    "month-shaban",
    "month-ramadan",
    "month-shawwal",
    "month-dhu-al-qadah",
    "month-dhu-al-hijjah",
];

/// The names of months where Arabic has several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MonthNames {
    /// Those of Egypt, the Gulf and others: يناير.
    #[default]
    Egyptian,
    /// Those of the Levant and Iraq: كانون الثاني.
    Levantine,
    /// Those of Tunisia and Algeria: جانفي.
    Tunisian,
    /// Those of Morocco: غشت for August.
    Moroccan,
    /// Those of the Levant and of Egypt: كانون الثاني/يناير.
    Both,
}

impl MonthNames {
    /// All there are.
    pub const ALL: [Self; 5] = [
        Self::Egyptian,
        Self::Levantine,
        Self::Tunisian,
        Self::Moroccan,
        Self::Both,
    ];
}

/// A day: `31 October 2024`.
#[must_use]
pub fn date(date: Date, locale: Locale) -> String {
    date_in(date, locale, MonthNames::default())
}

/// The same with these names of months.
#[must_use]
pub fn date_in(date: Date, locale: Locale, months: MonthNames) -> String {
    let day = date.day().to_string();
    let (month, year) = (name_of_month(date, locale, months), date.year().to_string());
    let words = [
        ("day", day.into()),
        ("month", month.into()),
        ("year", year.into()),
    ];
    plain(locale.format("date-day", &words))
}

/// A month: `October 2024`.
#[must_use]
pub fn month_in(date: Date, locale: Locale, months: MonthNames) -> String {
    let (month, year) = (name_of_month(date, locale, months), date.year().to_string());
    let words = [("month", month.into()), ("year", year.into())];
    plain(locale.format("date-month", &words))
}

/// A day in words with a day of the Hijra beside it, given as year, month and day.
#[must_use]
pub fn with_hijri(date: &str, (year, month, day): (u32, u8, u8), locale: Locale) -> String {
    let month = usize::from(month).clamp(1, MONTHS_OF_THE_HIJRA.len());
    let words = [
        ("date", date.into()),
        ("day", day.to_string().into()),
        (
            "month",
            locale
                .text(MONTHS_OF_THE_HIJRA[month - 1])
                .into_owned()
                .into(),
        ),
        ("year", year.to_string().into()),
    ];
    plain(locale.format("date-with-hijri", &words))
}

fn name_of_month(date: Date, locale: Locale, months: MonthNames) -> String {
    let month = usize::from(date.month().unsigned_abs()) - 1;
    let name = |names: [&'static str; 12]| locale.text(names[month]).into_owned();
    match months {
        MonthNames::Egyptian => name(MONTHS),
        MonthNames::Levantine => name(LEVANTINE_MONTHS),
        MonthNames::Tunisian => name(TUNISIAN_MONTHS),
        MonthNames::Moroccan => name(MOROCCAN_MONTHS),
        MonthNames::Both => match (name(LEVANTINE_MONTHS), name(MONTHS)) {
            // A language may have one name only.
            (levantine, egyptian) if levantine == egyptian => egyptian,
            (levantine, egyptian) => format!("{levantine}/{egyptian}"),
        },
    }
}

/// The words of a date run one way and need no isolates among them.
fn plain(date: String) -> String {
    date.replace([FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_in_words() {
        let day = jiff::civil::date(2024, 10, 31);
        assert_eq!(date(day, Locale::Arabic), "31 أكتوبر 2024");
        assert_eq!(date(day, Locale::English), "31 October 2024");
        let month = month_in(day, Locale::Arabic, MonthNames::default());
        assert_eq!(month, "أكتوبر 2024");
        let august = jiff::civil::date(2024, 8, 1);
        let months = MonthNames::ALL.map(|months| date_in(august, Locale::Arabic, months));
        let expected = [
            "1 أغسطس 2024",
            "1 آب 2024",
            "1 أوت 2024",
            "1 غشت 2024",
            "1 آب/أغسطس 2024",
        ];
        assert_eq!(months, expected);
    }
}
