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

/// A day: `31 October 2024`.
#[must_use]
pub fn date(date: Date, locale: Locale) -> String {
    let day = date.day().to_string();
    let (month, year) = (name_of_month(date, locale), date.year().to_string());
    plain(locale.format(
        "date-day",
        &[
            ("day", day.into()),
            ("month", month.into()),
            ("year", year.into()),
        ],
    ))
}

/// A month: `October 2024`.
#[must_use]
pub fn month(date: Date, locale: Locale) -> String {
    let (month, year) = (name_of_month(date, locale), date.year().to_string());
    plain(locale.format(
        "date-month",
        &[("month", month.into()), ("year", year.into())],
    ))
}

fn name_of_month(date: Date, locale: Locale) -> String {
    let month = MONTHS[usize::from(date.month().unsigned_abs()) - 1];
    locale.text(month).into_owned()
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
        assert_eq!(month(day, Locale::Arabic), "أكتوبر 2024");
    }
}
