//! Days of the calendar of the Hijra and of the solar calendar of Iran as days of the common one.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// The first year of [`LONG_MONTHS`].
const FIRST_YEAR: i16 = 1356;
/// 1 Muharram 1356.
const FIRST_DAY: Date = jiff::civil::date(1937, 3, 14);

/// Which months of a year of the Hijra have 30 days, the first in the lowest bit, from 1356 to 1499; the others have 29.
/// The calendar of Umm al-Qura, which is announced in tables, as ICU has it.
#[rustfmt::skip]
const LONG_MONTHS: [u16; 144] = [
    0xEAA, 0xE94, 0xD2A, 0xC56, 0x4AE, 0xA6D, 0x56A, 0xD55, 0xD4A, 0xA93, 0x52B, 0xA5B, 0x53A, 0x6B5, 0xEA9, 0xD52,
    0xD29, 0xA55, 0x4AD, 0x56D, 0xAEA, 0x6E4, 0xED1, 0xDA2, 0xAAA, 0x95A, 0x2DA, 0x5B9, 0xBB2, 0x764, 0x6C9, 0x555,
    0x2AB, 0x4DB, 0xABA, 0x5B4, 0xDA9, 0xD52, 0xAA5, 0x92D, 0x26D, 0x8ED, 0x2DA, 0xAD5, 0xAA5, 0xA4B, 0x497, 0x937,
    0x2B6, 0x975, 0xD69, 0xD52, 0xC95, 0x92B, 0x25B, 0x4DB, 0x9D5, 0x5D2, 0xDA5, 0xD4A, 0xA95, 0x54D, 0xAAD, 0x3AA,
    0xBD2, 0xBC4, 0xB89, 0xA95, 0x52D, 0x5AD, 0xB6A, 0x6D4, 0xDC9, 0xD92, 0xAA6, 0x956, 0x2AE, 0x56D, 0x36A, 0xB55,
    0xAAA, 0x94D, 0x49D, 0x95D, 0x2BA, 0x5B5, 0x5AA, 0xD55, 0xA9A, 0x92E, 0x26E, 0x55D, 0xADA, 0x6D4, 0x6A5, 0xB27,
    0xA4D, 0x4AD, 0x56D, 0xB5A, 0x754, 0xF49, 0xE92, 0xD26, 0xA56, 0x356, 0x6B5, 0xBAA, 0xB92, 0xB25, 0x68B, 0xA9B,
    0x55A, 0xADA, 0x5B4, 0xDA9, 0xB52, 0xA9A, 0x536, 0x276, 0x575, 0xAF2, 0x6D4, 0x6A9, 0x555, 0x2AD, 0x4BD, 0x9BA,
    0x574, 0xB69, 0xB52, 0xA95, 0x52D, 0xA5D, 0x4DA, 0xAD9, 0x6B2, 0xE95, 0xE2A, 0xC96, 0x92E, 0xAAD, 0x56A, 0xD65,
];

/// The day of a date of the Hijra by the calendar of Umm al-Qura; `None` where there is none, or the year is not of
/// 1356 to 1499. Days by sighting of the moon differ from it by one.
#[must_use]
pub fn from_hijri(year: i16, month: u8, day: u8) -> Option<Date> {
    let index = usize::try_from(year.checked_sub(FIRST_YEAR)?).ok()?;
    let year = LONG_MONTHS.get(index)?;
    let month_before = u32::from(month.checked_sub(1).filter(|month| *month < 12)?);
    let length = |year: u16, month: u32| 29 + i64::from(year >> month & 1);
    if !(1..=length(*year, month_before)).contains(&i64::from(day)) {
        return None;
    }
    let days_of =
        |year: u16, months: u32| -> i64 { (0..months).map(|month| length(year, month)).sum() };
    let years_before: i64 = LONG_MONTHS[..index]
        .iter()
        .map(|year| days_of(*year, 12))
        .sum();
    let days = years_before + days_of(*year, month_before) + i64::from(day) - 1;
    FIRST_DAY.checked_add(days.days()).ok()
}

/// The day of a date of the solar calendar of Iran; `None` where there is none, or the year is not of 1178 to 1633.
/// Leap years come in circles of 33, which within these years is as the equinox has it.
#[must_use]
pub fn from_solar_hijri(year: i16, month: u8, day: u8) -> Option<Date> {
    let year = i64::from((1178..=1633).contains(&year).then_some(year)?);
    let is_leap = (25 * year + 11) % 33 < 8;
    let length = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 if is_leap => 30,
        12 => 29,
        _ => return None,
    };
    if !(1..=length).contains(&day) {
        return None;
    }
    let months_before = i64::from(month) - 1;
    let days_of_months = 30 * months_before + months_before.min(6);
    // Days from the first of 1400, 21 March 2021.
    let days_before = |year: i64| 365 * (year - 1) + (8 * year + 21).div_euclid(33);
    let days = days_before(year) - days_before(1400) + days_of_months + i64::from(day) - 1;
    let days = Span::new().try_days(days).ok()?;
    jiff::civil::date(2021, 3, 21).checked_add(days).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(date: Option<Date>) -> Option<String> {
        date.map(|date| date.to_string())
    }

    #[test]
    fn a_day_of_the_hijra_is_a_common_day() {
        for (year, month, day, wanted) in [
            (1356, 1, 1, "1937-03-14"),
            (1443, 10, 29, "2022-05-30"),
            (1446, 9, 1, "2025-03-01"),
            (1448, 6, 14, "2026-11-24"),
            (1499, 12, 29, "2076-11-26"),
        ] {
            let found = iso(from_hijri(year, month, day));
            assert_eq!(found.as_deref(), Some(wanted), "{year}-{month}-{day}");
        }
        assert_eq!(from_hijri(1448, 13, 1), None);
        assert_eq!(from_hijri(1448, 0, 1), None);
        assert_eq!(from_hijri(1448, 1, 0), None);
        assert_eq!(from_hijri(1448, 1, 31), None);
        assert_eq!(from_hijri(1355, 1, 1), None);
        assert_eq!(from_hijri(1500, 1, 1), None);
        assert_eq!(from_hijri(i16::MIN, 1, 1), None);
    }

    #[test]
    fn a_day_of_the_solar_calendar_is_a_common_day() {
        for (year, month, day, wanted) in [
            (1399, 4, 2, "2020-06-22"),
            (1399, 12, 30, "2021-03-20"),
            (1400, 1, 1, "2021-03-21"),
            (1403, 8, 25, "2024-11-15"),
            (1403, 12, 30, "2025-03-20"),
            (1405, 9, 3, "2026-11-24"),
            (1300, 1, 1, "1921-03-21"),
        ] {
            let found = iso(from_solar_hijri(year, month, day));
            assert_eq!(found.as_deref(), Some(wanted), "{year}-{month}-{day}");
        }
        assert_eq!(from_solar_hijri(1404, 12, 30), None);
        assert_eq!(from_solar_hijri(1404, 7, 31), None);
        assert_eq!(from_solar_hijri(2024, 1, 1), None);
    }

    #[test]
    fn each_day_of_the_hijra_follows_the_one_before() {
        let mut days = (1356..1500).flat_map(|year| {
            (1..=12)
                .flat_map(move |month| (1..=30).filter_map(move |day| from_hijri(year, month, day)))
        });
        let mut before = days.next().unwrap();
        for day in days {
            assert_eq!(before.tomorrow().unwrap(), day);
            before = day;
        }
    }
}
