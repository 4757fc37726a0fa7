//! What a date says: a day, month or year of a calendar, or the first and the last of several.

use std::fmt;
use std::num::NonZeroU8;

use jiff::civil::Date;

use crate::language::calendar;
use crate::language::months::System;

/// A day, month or year, or an interval of them, as far as a text gives it.
///
/// Only what can exist is a moment: no month has more days than its calendar gives it, and no
/// interval ends before it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    system: System,
    first: Point,
    /// The last one of an interval.
    last: Option<Point>,
}

/// A day, month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Point {
    /// As astronomers count: 0 is the year before the first one of our era.
    year: Option<i16>,
    /// 1 to 12.
    month: Option<NonZeroU8>,
    /// Only with a month.
    day: Option<NonZeroU8>,
}

impl Moment {
    /// A year; `None` for 0, which no calendar has.
    #[must_use]
    pub fn in_year(system: System, year: u32) -> Option<Self> {
        Some(Self::at_year(system, year_of(year)?))
    }

    /// A year before our era; `None` for 0, which is none.
    #[must_use]
    pub fn before_our_era(year: u32) -> Option<Self> {
        Some(Self::at_year(System::Gregorian, 1 - year_of(year)?))
    }

    fn at_year(system: System, year: i16) -> Self {
        Self {
            system,
            first: Point {
                year: Some(year),
                month: None,
                day: None,
            },
            last: None,
        }
    }

    /// A month of a year that is not given; `None` where `number` is not 1 to 12.
    #[must_use]
    pub fn in_month(system: System, number: u32) -> Option<Self> {
        (1..=12)
            .contains(&number)
            .then(|| Self::month(system, number))
    }

    /// A month that its calendar has, of a year that is not given.
    pub(super) fn month(system: System, number: u32) -> Self {
        Self {
            system,
            first: Point {
                year: None,
                month: u8::try_from(number).ok().and_then(NonZeroU8::new),
                day: None,
            },
            last: None,
        }
    }

    /// The day of the month, or the days from `first` to `last`; `None` where the month does not
    /// have them.
    #[must_use]
    pub fn on_days(self, first: u32, last: Option<u32>) -> Option<Self> {
        let day = |number: u32| {
            let day = u8::try_from(number).ok().and_then(NonZeroU8::new);
            let point = Point { day, ..self.first };
            (day.is_some() && point.exists(self.system)).then_some(point)
        };
        self.first.month?;
        let days = Self {
            first: day(first)?,
            last: None,
            ..self
        };
        match last {
            Some(last) => days.until(Self {
                first: day(last)?,
                ..days
            }),
            None => Some(days),
        }
    }

    /// The same in a year, in which it begins; `None` where that year does not have the day.
    #[must_use]
    pub fn of_year(self, year: u32) -> Option<Self> {
        let year = year_of(year)?;
        let first = self.first.in_year(year);
        let last = self
            .last
            .map(|last| last.in_year(year + i16::from(last.is_of_earlier_month(first))));
        let exist = first.exists(self.system) && last.is_none_or(|last| last.exists(self.system));
        exist.then_some(Self {
            first,
            last,
            ..self
        })
    }

    /// The same where it ends in a year; `None` where that year, or the one in which it begins, does not have the day.
    #[must_use]
    pub fn ending_in(self, year: u32) -> Option<Self> {
        let is_of_next = |last: Point| last.is_of_earlier_month(self.first);
        let years = u32::from(self.last.is_some_and(is_of_next));
        self.of_year(year.checked_sub(years)?)
    }

    /// The interval from this moment to `last`; `None` where `last` is not later or is of another calendar, or where
    /// either is an interval already. A year given for only one of them holds for the other, or the year next to it where
    /// the months require that: of November to April 2019 November is in 2018.
    #[must_use]
    pub fn until(self, last: Self) -> Option<Self> {
        let (mut from, mut to) = (self.first, last.first);
        if self.last.is_some() || last.last.is_some() || self.system != last.system {
            return None;
        }
        let turns = i16::from(to.is_of_earlier_month(from));
        match (from.year, to.year) {
            (None, Some(year)) => from.year = Some(year - turns),
            // Of a year alone to a month nobody knows whether that is in the same.
            (Some(_), None) if from.month.is_none() => return None,
            (Some(year), None) => to.year = Some(year + turns),
            _ => {}
        }
        // Without a year those of the end may be in the next one.
        let is_later = match (from.year, to.year) {
            (Some(_), Some(_)) => from.is_before(to),
            _ => (from.month, from.day) != (to.month, to.day) && (turns == 1 || from.is_before(to)),
        };
        let exist = from.exists(self.system) && to.exists(self.system);
        (is_later && exist).then_some(Self {
            system: self.system,
            first: from,
            last: Some(to),
        })
    }

    /// Its calendar.
    #[must_use]
    pub const fn system(self) -> System {
        self.system
    }

    /// The year in which it begins, where it is given and one of our era.
    #[must_use]
    pub fn year(self) -> Option<u32> {
        let year = u32::try_from(self.first.year?).ok()?;
        (year > 0).then_some(year)
    }

    /// Whether a year is given, of whatever era.
    #[must_use]
    pub const fn has_year(self) -> bool {
        self.first.year.is_some()
    }

    /// Whether a day is given.
    #[must_use]
    pub const fn has_day(self) -> bool {
        self.first.day.is_some()
    }

    /// Whether a month is given.
    #[must_use]
    pub const fn has_month(self) -> bool {
        self.first.month.is_some()
    }
}

/// A year of some era; `None` for 0.
fn year_of(year: u32) -> Option<i16> {
    i16::try_from(year).ok().filter(|year| *year > 0)
}

impl Point {
    /// The same in a year, where none is given.
    fn in_year(self, year: i16) -> Self {
        Self {
            year: self.year.or(Some(year)),
            ..self
        }
    }

    /// Whether its month comes before that of another one in a year, where both are given.
    fn is_of_earlier_month(self, other: Self) -> bool {
        self.month
            .zip(other.month)
            .is_some_and(|(month, other)| month < other)
    }

    /// Whether its month has its day.
    fn exists(self, system: System) -> bool {
        let year = self.year.map(|year| u32::try_from(year).unwrap_or(0));
        match (self.month, self.day) {
            (Some(month), Some(day)) => {
                u32::from(day.get()) <= days_in_month(system, month.get(), year)
            }
            _ => true,
        }
    }

    /// Whether it ends before another one does, as far as both are given.
    fn is_before(self, other: Self) -> bool {
        let comparable = |point: Self, with: Self| {
            let month = point.month.filter(|_| with.month.is_some());
            let day = point.day.filter(|_| with.day.is_some());
            (point.year, month, day)
        };
        let (here, there) = (comparable(self, other), comparable(other, self));
        // Of the beginning of a year to a day in it only the year can be compared.
        here < there || here == there && self.month.is_none() && other.month.is_some()
    }
}

/// How many days a month has, or can have where the year is not given.
///
/// A Hijri month has 29 or 30 days, by the sighting of the moon: which ones is not known
/// beforehand, and differs between countries.
fn days_in_month(system: System, month: u8, year: Option<u32>) -> u32 {
    /// A leap year.
    const LEAP: i16 = 2000;
    let first_day = || {
        let year = year.map_or(Some(LEAP), |year| i16::try_from(year).ok())?;
        Date::new(year, i8::try_from(month).ok()?, 1).ok()
    };
    match system {
        System::Hijri | System::Hebrew => 30,
        System::Iranian => match month {
            1..=6 => 31,
            12 if year.is_some_and(|year| calendar::day(system, year, 12, 30).is_none()) => 29,
            _ => 30,
        },
        System::Gregorian => {
            first_day().map_or(0, |day| u32::from(day.days_in_month().unsigned_abs()))
        }
    }
}

/// ISO 8601 for the common calendar; Hijri years carry an `AH` in front, those of Iran an `AP`,
/// Jewish ones an `AM`, as ISO 8601 has none of them.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.system {
            System::Gregorian => "",
            System::Hijri => "AH",
            System::Iranian => "AP",
            System::Hebrew => "AM",
        })?;
        self.first.fmt(f)?;
        let Some(last) = self.last else {
            return Ok(());
        };
        f.write_str("/")?;
        last.fmt(f)
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year @ ..0) => write!(f, "{year:05}")?,
            Some(year) => write!(f, "{year:04}")?,
            None => f.write_str("-")?,
        }
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(number: u32) -> Moment {
        Moment::in_month(System::Gregorian, number).unwrap()
    }

    fn year(number: u32) -> Moment {
        Moment::in_year(System::Gregorian, number).unwrap()
    }

    #[test]
    fn moments_are_written_in_iso() {
        let may = month(5);
        let day = may.on_days(16, None).unwrap();
        assert_eq!(day.to_string(), "--05-16");
        assert_eq!(day.of_year(2022).unwrap().to_string(), "2022-05-16");
        let days = may.on_days(16, Some(18)).unwrap().of_year(2022).unwrap();
        assert_eq!(days.to_string(), "2022-05-16/2022-05-18");
        let hijri = Moment::in_year(System::Hijri, 1445).unwrap();
        assert_eq!(hijri.to_string(), "AH1445");
        assert_eq!(Moment::in_year(System::Hijri, 0), None);
        let years = year(1939).until(year(1945)).unwrap();
        assert_eq!(years.to_string(), "1939/1945");
        // ISO 8601 has a year 0.
        let before = |year| Moment::before_our_era(year).unwrap().to_string();
        assert_eq!(
            [1, 2, 30, 305].map(before),
            ["0000", "-0001", "-0029", "-0304"]
        );
        assert_eq!(Moment::before_our_era(0), None);
    }

    #[test]
    fn an_interval_is_from_any_moment_to_a_later_one() {
        let day = |month_number, day| month(month_number).on_days(day, None).unwrap();
        let of = |moment: Moment, year| moment.of_year(year).unwrap();
        for (first, last, written) in [
            (day(4, 26), day(5, 2), "--04-26/--05-02"),
            (month(11), month(4), "--11/--04"),
            (day(12, 27), of(day(1, 3), 2019), "2018-12-27/2019-01-03"),
            (day(10, 31), of(day(11, 2), 2024), "2024-10-31/2024-11-02"),
            (
                of(day(12, 27), 2010),
                of(day(1, 11), 2011),
                "2010-12-27/2011-01-11",
            ),
            (of(month(4), 2015), of(month(7), 2018), "2015-04/2018-07"),
            (year(2018), of(day(8, 5), 2018), "2018/2018-08-05"),
            (of(day(6, 14), 2018), day(7, 15), "2018-06-14/2018-07-15"),
        ] {
            let interval = first.until(last).map(|moment| moment.to_string());
            assert_eq!(interval.as_deref(), Some(written));
        }
        let hijri = Moment::in_year(System::Hijri, 1445).unwrap();
        for (first, last) in [
            (year(1945), year(1939)),
            (year(1945), year(1945)),
            (month(5), month(5)),
            (day(5, 4), day(5, 4)),
            (day(5, 4), day(5, 3)),
            (of(day(5, 4), 2020), of(day(5, 3), 2020)),
            (year(1440), hijri),
            (of(month(5), 2019), year(2018)),
            (year(2011), month(5)),
            (month(5), year(2019)),
            (day(2, 29), of(day(3, 1), 2023)),
            (month(5).on_days(1, Some(2)).unwrap(), day(5, 4)),
        ] {
            assert_eq!(first.until(last), None, "{first} to {last}");
        }
        let winter = month(11).until(month(4)).unwrap();
        assert_eq!(of(winter, 2018).to_string(), "2018-11/2019-04");
        let ending = |moment: Moment| moment.ending_in(2019).map(|moment| moment.to_string());
        assert_eq!(ending(winter).as_deref(), Some("2018-11/2019-04"));
        assert_eq!(ending(day(5, 4)).as_deref(), Some("2019-05-04"));
    }

    #[test]
    fn a_moment_that_does_not_exist_cannot_be_made() {
        for (month_number, length, year) in [
            (1, 31, None),
            (2, 29, None),
            (2, 28, Some(1900)),
            (2, 29, Some(2000)),
            (2, 28, Some(2023)),
            (4, 30, Some(2023)),
            (12, 31, Some(2150)),
        ] {
            let moment = month(month_number);
            let moment = year.map_or(moment, |year| moment.of_year(year).unwrap());
            assert!(moment.on_days(length, None).is_some(), "{moment}");
            assert_eq!(moment.on_days(length + 1, None), None, "{moment}");
            assert_eq!(moment.on_days(1, Some(length + 1)), None, "{moment}");
            assert_eq!(moment.on_days(0, None), None);
            assert_eq!(moment.on_days(5, Some(5)), None);
            assert_eq!(moment.on_days(5, Some(4)), None);
        }
        let leap_day = month(2).on_days(29, None);
        assert_eq!(leap_day.unwrap().of_year(2023), None);
        for month in 1..=12 {
            let moment = Moment::in_month(System::Hijri, month).unwrap();
            assert!(moment.on_days(30, None).is_some());
            assert_eq!(moment.on_days(31, None), None);
        }
        assert_eq!(Moment::in_month(System::Gregorian, 0), None);
        assert_eq!(Moment::in_month(System::Hijri, 13), None);
        assert_eq!(year(1945).on_days(1, None), None);
    }
}
