//! Days of other calendars made days of the common one, and the other way round.

use icu_calendar::AsCalendar;
use icu_calendar::cal::{Hebrew, Hijri, Iso, Persian};
use icu_calendar::types::{Month, YearInput};
use jiff::civil;

use crate::language::months::System;

/// The day in the common calendar; `None` where the calendar has no such day.
///
/// The year is counted from the epoch of its calendar, and the month as `assets/language/months.tsv` counts it. The
/// months of the Hijra are those of Umm al-Qura, but a thirtieth day is one of every month: where the moon is watched
/// for, a month may be a day longer than in the almanac.
#[must_use]
pub fn day(system: System, year: u32, month: u8, day: u8) -> Option<civil::Date> {
    let numbered = (1..=12).contains(&month).then(|| Month::new(month));
    match system {
        System::Gregorian => {
            let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
            civil::Date::new(i16::try_from(year).ok()?, month, day).ok()
        }
        System::Iranian => of(year, numbered?, day, Persian),
        System::Hebrew => of(year, hebrew_month(month)?, day, Hebrew),
        System::Hijri => {
            let of_month = |day| of(year, numbered?, day, Hijri::new_umm_al_qura());
            match of_month(day) {
                None if day == 30 => of_month(29)?.tomorrow().ok(),
                known => known,
            }
        }
    }
}

/// A day of the Hijra.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HijriDay {
    /// The year.
    pub year: u32,
    /// The month, from 1 to 12.
    pub month: u8,
    /// The day, from 1 to 30.
    pub day: u8,
}

/// The day of the Hijra that a day is in the almanac of Umm al-Qura; `None` before its first year.
#[must_use]
pub fn hijri(date: civil::Date) -> Option<HijriDay> {
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    let iso = icu_calendar::Date::try_new_iso(date.year().into(), month, day).ok()?;
    let date = iso.to_calendar(Hijri::new_umm_al_qura());
    let year = u32::try_from(date.year().extended_year()).ok()?;
    (year > 0).then(|| HijriDay {
        year,
        month: date.month().number(),
        day: date.day_of_month().0,
    })
}

/// The first Adar, which only leap years have, is the sixth of thirteen months.
fn hebrew_month(number: u8) -> Option<Month> {
    match number {
        1..=5 => Some(Month::new(number)),
        6 => Some(Month::leap(5)),
        7..=13 => Some(Month::new(number - 1)),
        _ => None,
    }
}

fn of(year: u32, month: Month, day: u8, calendar: impl AsCalendar) -> Option<civil::Date> {
    let year = YearInput::Extended(i32::try_from(year).ok()?);
    let date = icu_calendar::Date::try_new(year, month, day, calendar).ok()?;
    let iso = date.to_calendar(Iso);
    civil::Date::new(
        i16::try_from(iso.year().extended_year()).ok()?,
        i8::try_from(iso.month().number()).ok()?,
        i8::try_from(iso.day_of_month().0).ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_hijra_lead_back() {
        let mut date = civil::date(1990, 1, 1);
        while date < civil::date(2030, 1, 1) {
            let HijriDay {
                year,
                month,
                day: of_month,
            } = hijri(date).unwrap();
            assert_eq!(day(System::Hijri, year, month, of_month), Some(date));
            date = date.tomorrow().unwrap();
        }
        let first = HijriDay {
            year: 1446,
            month: 1,
            day: 1,
        };
        assert_eq!(hijri(civil::date(2024, 7, 7)), Some(first));
        assert_eq!(hijri(civil::date(600, 1, 1)), None);
    }

    fn iso(system: System, year: u32, month: u8, day: u8) -> Option<String> {
        super::day(system, year, month, day).map(|day| day.to_string())
    }

    #[test]
    fn one_day_in_four_calendars() {
        for (system, year, month, day) in [
            (System::Gregorian, 2024, 11, 15),
            (System::Hijri, 1446, 5, 13),
            (System::Iranian, 1403, 8, 25),
            (System::Hebrew, 5785, 2, 14),
        ] {
            let day = iso(system, year, month, day);
            assert_eq!(day.as_deref(), Some("2024-11-15"), "{system:?}");
        }
    }

    #[test]
    fn days_of_the_hijra_of_the_moon_and_of_the_sun() {
        for (system, year, month, day, wanted) in [
            (System::Hijri, 1356, 1, 1, "1937-03-14"),
            (System::Hijri, 1443, 10, 29, "2022-05-30"),
            (System::Hijri, 1446, 9, 1, "2025-03-01"),
            (System::Hijri, 1499, 12, 29, "2076-11-26"),
            (System::Iranian, 1300, 1, 1, "1921-03-21"),
            (System::Iranian, 1399, 4, 2, "2020-06-22"),
            (System::Iranian, 1400, 1, 1, "2021-03-21"),
            (System::Iranian, 1403, 12, 30, "2025-03-20"),
        ] {
            let found = iso(system, year, month, day);
            assert_eq!(found.as_deref(), Some(wanted), "{year}-{month}-{day}");
        }
    }

    #[test]
    fn leap_years_have_their_days() {
        let day = |year, day| iso(System::Iranian, year, 12, day);
        assert_eq!(day(1399, 30).as_deref(), Some("2021-03-20"));
        assert_eq!(day(1400, 30), None);
        // 5784 has two months of Adar, 5785 one.
        let purim = |year, month| iso(System::Hebrew, year, month, 14);
        assert_eq!(purim(5784, 6).as_deref(), Some("2024-02-23"));
        assert_eq!(purim(5784, 7).as_deref(), Some("2024-03-24"));
        assert_eq!(purim(5785, 7).as_deref(), Some("2025-03-14"));
        assert_eq!(purim(5785, 6), None);
    }

    #[test]
    fn a_month_of_the_hijra_may_have_thirty_days() {
        let ramadan = |year, day| iso(System::Hijri, year, 9, day);
        assert_eq!(ramadan(1445, 30).as_deref(), Some("2024-04-09"));
        // 29 days in the almanac.
        assert_eq!(ramadan(1446, 29).as_deref(), Some("2025-03-29"));
        assert_eq!(ramadan(1446, 30).as_deref(), Some("2025-03-30"));
        assert_eq!(ramadan(1446, 31), None);
    }

    #[test]
    fn what_cannot_be_is_none() {
        for system in [
            System::Gregorian,
            System::Hijri,
            System::Iranian,
            System::Hebrew,
        ] {
            for (year, month, day) in [
                (1400, 0, 1),
                (1400, 14, 1),
                (1400, 1, 0),
                (1400, 1, 32),
                (u32::MAX, 1, 1),
            ] {
                assert_eq!(iso(system, year, month, day), None, "{system:?}");
            }
        }
    }
}
