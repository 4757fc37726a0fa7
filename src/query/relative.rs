//! Days named from today on: `today`, `yesterday`, `7d`, `أسبوع`, `3_أشهر`.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::i18n::Locale;
use crate::language::lookup::fold;

/// A day that is named from today on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relative {
    /// The day itself: today, yesterday.
    Day(Date),
    /// The day a length of time before today.
    Ago(Date),
}

impl Relative {
    /// The day.
    pub(super) fn day(self) -> Date {
        match self {
            Self::Day(day) | Self::Ago(day) => day,
        }
    }
}

/// A length of time that days are counted back by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TimeUnit {
    Day,
    Week,
    Month,
    Year,
}

/// The names of today, and of the day before.
const DAYS: [(i32, &[&str]); 2] = [
    (0, &["today", "اليوم"]),
    (1, &["yesterday", "أمس", "الأمس", "البارحة"]),
];

/// The names of a unit: those of one or of a number of them, and the Arabic ones of two.
const UNITS: [(TimeUnit, &[&str], &[&str]); 4] = [
    (
        TimeUnit::Day,
        &["d", "day", "days", "يوم", "أيام", "يوما"],
        &["يومين", "يومان"],
    ),
    (
        TimeUnit::Week,
        &["w", "week", "weeks", "أسبوع", "أسابيع", "أسبوعا"],
        &["أسبوعين", "أسبوعان"],
    ),
    (
        TimeUnit::Month,
        &["m", "month", "months", "شهر", "أشهر", "شهور", "شهرا"],
        &["شهرين", "شهران"],
    ),
    (
        TimeUnit::Year,
        &[
            "y",
            "year",
            "years",
            "سنة",
            "سنوات",
            "سنين",
            "عام",
            "أعوام",
            "عاما",
        ],
        &["سنتين", "سنتان", "عامين", "عامان"],
    ),
];

/// What is offered where a date is wanted.
pub(super) const fn offered(locale: Locale) -> [&'static str; 6] {
    match locale {
        Locale::Arabic => ["اليوم", "أمس", "أسبوع", "أسبوعين", "شهر", "سنة"],
        Locale::English => ["today", "yesterday", "7d", "2w", "month", "year"],
    }
}

/// The day that a value names from `today` on.
pub(super) fn relative(value: &str, today: Date) -> Option<Relative> {
    let folded = spaced(value);
    let is_named = |names: &[&str]| names.iter().any(|name| fold(name) == folded);
    if let Some((back, _)) = DAYS.iter().find(|(_, names)| is_named(names)) {
        return today.checked_sub(back.days()).ok().map(Relative::Day);
    }
    if let Some((unit, ..)) = UNITS.iter().find(|(_, _, two)| is_named(two)) {
        return before(today, 2, *unit);
    }
    let (count, name) = counted(&folded)?;
    let is_named = |names: &[&str]| names.iter().any(|known| fold(known) == name);
    let (unit, ..) = UNITS.iter().find(|(_, names, _)| is_named(names))?;
    // A letter alone stands for a unit only behind a number.
    let is_letter = count.is_none() && name.len() == 1;
    (!is_letter).then(|| before(today, count.unwrap_or(1), *unit))?
}

/// Whether more letters may make such a value of this.
pub(super) fn is_begun(value: &str) -> bool {
    let folded = spaced(value);
    let names = DAYS.iter().flat_map(|(_, names)| names.iter());
    let two = UNITS.iter().flat_map(|(_, _, two)| two.iter());
    let begins = |name: &&str, start: &str| fold(name).starts_with(start);
    if names.chain(two).any(|name| begins(name, &folded)) {
        return true;
    }
    let mut units = UNITS.iter().flat_map(|(_, names, _)| names.iter());
    counted(&folded).is_some_and(|(_, start)| units.any(|name| begins(name, start)))
}

/// A value in look-up form, its low lines as blanks.
fn spaced(value: &str) -> String {
    fold(value.trim()).replace('_', " ")
}

/// A number and what it counts; nothing counted where only a number stands.
fn counted(folded: &str) -> Option<(Option<i32>, &str)> {
    let digits = folded.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return Some((None, folded));
    }
    let count = folded[..digits].parse().ok()?;
    Some((Some(count), folded[digits..].trim_start()))
}

fn before(today: Date, count: i32, unit: TimeUnit) -> Option<Relative> {
    let back = match unit {
        TimeUnit::Day => 1.days().checked_mul(count.into()),
        TimeUnit::Week => 1.weeks().checked_mul(count.into()),
        TimeUnit::Month => 1.months().checked_mul(count.into()),
        TimeUnit::Year => 1.years().checked_mul(count.into()),
    };
    let day = today.checked_sub(back.ok()?).ok()?;
    // Nothing was published before the year 0.
    (day.year() >= 0).then_some(Relative::Ago(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2024, 3, 31);

    #[test]
    fn days_are_named_in_both_languages_with_their_plurals() {
        for (values, day) in [
            (&["today", "Today", "اليوم", "أليوم"][..], date(2024, 3, 31)),
            (
                &[
                    "yesterday",
                    "أمس",
                    "امس",
                    "الأمس",
                    "البارحة",
                    "1d",
                    "day",
                    "يوم",
                ],
                date(2024, 3, 30),
            ),
            (&["2d", "يومين", "٢_يوم"], date(2024, 3, 29)),
            (
                &[
                    "7d",
                    "1w",
                    "week",
                    "أسبوع",
                    "اسبوع",
                    "7_أيام",
                    "٧أيام",
                    "7 days",
                ],
                date(2024, 3, 24),
            ),
            (
                &["2w", "14d", "أسبوعين", "أسبوعان", "14_يومًا"],
                date(2024, 3, 17),
            ),
            (&["3w", "3_أسابيع", "۳w"], date(2024, 3, 10)),
            // The last day of February is the day a month before the 31st of March.
            (&["month", "1m", "شهر"], date(2024, 2, 29)),
            (&["شهرين", "2_months", "2m"], date(2024, 1, 31)),
            (&["3_أشهر", "3 شهور"], date(2023, 12, 31)),
            (&["year", "سنة", "عام", "12m"], date(2023, 3, 31)),
            (&["سنتين", "عامين", "2y"], date(2022, 3, 31)),
        ] {
            for value in values {
                let found = relative(value, TODAY).map(Relative::day);
                assert_eq!(found, Some(day), "{value}");
            }
        }
    }

    #[test]
    fn all_else_is_no_day() {
        for value in [
            "",
            "d",
            "7",
            "7x",
            "غدا",
            "tomorrow",
            "99999999999d",
            "9999y",
            "-7d",
            "week 2",
        ] {
            assert_eq!(relative(value, TODAY), None, "{value}");
        }
    }

    #[test]
    fn what_may_become_a_day_is_begun() {
        for value in ["t", "yest", "7", "7_", "3 أس", "ا", "شه", "أسبوعي"] {
            assert!(is_begun(value), "{value}");
        }
        for value in ["x", "7x", "yesterdays", "غد"] {
            assert!(!is_begun(value), "{value}");
        }
    }

    #[test]
    fn what_is_offered_is_understood() {
        for locale in [Locale::Arabic, Locale::English] {
            for value in offered(locale) {
                assert!(relative(value, TODAY).is_some(), "{value}");
            }
        }
    }
}
