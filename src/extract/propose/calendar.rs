//! Months and day numbers in words, in the calendars that Arabic articles use.

use std::collections::HashMap;
use std::fmt;
use std::num::NonZeroU32;

use jiff::civil::Date;

use crate::extract::document::token::{Shape, Token};
use crate::extract::document::vocabulary::{Classes, Vocabulary, WordId};
use crate::language::calendar;
use crate::language::lookup::fold;
use crate::language::months::{MonthName, Needs, System, months};

/// A month of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its calendar.
    pub system: System,
    /// 1 to 12.
    pub number: u32,
    /// What must stand beside its name.
    pub needs: Needs,
}

impl Month {
    /// The month that a name is of.
    #[must_use]
    pub fn of(name: MonthName) -> Self {
        Self {
            system: name.system,
            number: u32::from(name.number),
            needs: name.needs,
        }
    }

    /// The month of a year that is not given.
    #[must_use]
    pub const fn moment(self) -> Moment {
        Moment {
            system: self.system,
            year: None,
            month: NonZeroU32::new(self.number),
            day: None,
            until: None,
        }
    }
}

/// A day, month or year, or an interval of days or years, as far as a text gives it.
///
/// Only what can exist is a moment: no month has more days than its calendar gives it, and no
/// interval ends before it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    system: System,
    year: Option<NonZeroU32>,
    /// 1 to 12.
    month: Option<NonZeroU32>,
    /// Only with a month.
    day: Option<NonZeroU32>,
    /// The last day; where no day is given, the last month or, without one, the last year.
    until: Option<NonZeroU32>,
}

impl Moment {
    /// A year; `None` for 0, which no calendar has.
    #[must_use]
    pub fn in_year(system: System, year: u32) -> Option<Self> {
        Some(Self {
            system,
            year: Some(NonZeroU32::new(year)?),
            month: None,
            day: None,
            until: None,
        })
    }

    /// A month of a year that is not given; `None` where `number` is not 1 to 12.
    #[must_use]
    pub fn in_month(system: System, number: u32) -> Option<Self> {
        (1..=12).contains(&number).then_some(Self {
            system,
            year: None,
            month: NonZeroU32::new(number),
            day: None,
            until: None,
        })
    }

    /// The day of the month, or the days from `first` to `last`; `None` where the month does not
    /// have them.
    #[must_use]
    pub fn on_days(self, first: u32, last: Option<u32>) -> Option<Self> {
        let length = days_in_month(self.system, self.month?.get(), self.year());
        let exists =
            1 <= first && first <= length && last.is_none_or(|last| first < last && last <= length);
        exists.then_some(Self {
            day: NonZeroU32::new(first),
            until: last.and_then(NonZeroU32::new),
            ..self
        })
    }

    /// The same in a year; `None` where that year does not have the day.
    #[must_use]
    pub fn of_year(self, year: u32) -> Option<Self> {
        let moment = Self {
            year: Some(NonZeroU32::new(year)?),
            ..self
        };
        match self.day {
            Some(first) => moment.on_days(first.get(), self.until.map(NonZeroU32::get)),
            None => Some(moment),
        }
    }

    /// The years from this one to `last`; `None` where `last` is not after it, or more than a year
    /// is given.
    #[must_use]
    pub fn until_year(self, last: u32) -> Option<Self> {
        let is_interval = self.month.is_none() && self.year?.get() < last;
        is_interval.then_some(Self {
            until: NonZeroU32::new(last),
            ..self
        })
    }

    /// The months of one year from this one to `last`; `None` where that is not later, or a day is given.
    #[must_use]
    pub fn until_month(self, last: Self) -> Option<Self> {
        let is_interval = self.day.is_none() && last.day.is_none() && self.system == last.system;
        let is_later = self.month? < last.month?;
        (is_interval && is_later).then_some(Self {
            year: last.year,
            until: last.month,
            ..self
        })
    }

    /// Its calendar.
    #[must_use]
    pub const fn system(self) -> System {
        self.system
    }

    /// The year, where it is given.
    #[must_use]
    pub fn year(self) -> Option<u32> {
        self.year.map(NonZeroU32::get)
    }

    /// Whether a day is given.
    #[must_use]
    pub const fn has_day(self) -> bool {
        self.day.is_some()
    }

    /// Whether a month is given.
    #[must_use]
    pub const fn has_month(self) -> bool {
        self.month.is_some()
    }
}

/// How many days a month has, or can have where the year is not given.
///
/// A Hijri month has 29 or 30 days, by the sighting of the moon: which ones is not known
/// beforehand, and differs between countries.
fn days_in_month(system: System, month: u32, year: Option<u32>) -> u32 {
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
        match (self.day, self.until) {
            (Some(_), Some(until)) => {
                write_moment(f, self.year, self.month, self.day)?;
                f.write_str("/")?;
                write_moment(f, self.year, self.month, Some(until))
            }
            (None, Some(until)) if self.month.is_some() => {
                write_moment(f, self.year, self.month, None)?;
                f.write_str("/")?;
                write_moment(f, self.year, Some(until), None)
            }
            (None, Some(until)) => {
                write_moment(f, self.year, self.month, None)?;
                write!(f, "/{until:04}")
            }
            (_, None) => write_moment(f, self.year, self.month, self.day),
        }
    }
}

fn write_moment(
    f: &mut fmt::Formatter<'_>,
    year: Option<NonZeroU32>,
    month: Option<NonZeroU32>,
    day: Option<NonZeroU32>,
) -> fmt::Result {
    match year {
        Some(year) => write!(f, "{year:04}")?,
        None => f.write_str("-")?,
    }
    if let Some(month) = month {
        write!(f, "-{month:02}")?;
    }
    if let Some(day) = day {
        write!(f, "-{day:02}")?;
    }
    Ok(())
}

/// Ordinals of days up to the thirty-first, in the parts they are written in.
const UNITS: [&str; 9] = [
    "الأول|الحادي",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
];
const ROUND: [(&str, u32); 5] = [
    ("العاشر", 10),
    ("العشرين", 20),
    ("العشرون", 20),
    ("الثلاثين", 30),
    ("الثلاثون", 30),
];

/// The calendar words of the vocabulary.
#[derive(Debug, Default)]
pub struct Calendar {
    months: HashMap<WordId, Vec<(Option<WordId>, Month)>>,
    /// The months by the names that any language has for them: by the first word, the second, where there is one, and
    /// the month. Both words in look-up form.
    of_any_language: HashMap<String, Vec<(Option<String>, Month)>>,
    ordinals: HashMap<WordId, u32>,
    teen: Option<WordId>,
}

impl Calendar {
    /// The calendar, its words added to `vocabulary`.
    #[must_use]
    pub fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut calendar = Self::default();
        for month in months().filter(|month| month.language == "ar") {
            let name = fold(month.name);
            calendar.add_month(&name, Month::of(month), vocabulary);
        }
        // Jewish dates are written in letters (`foreign::days`).
        for month in months().filter(|month| month.system != System::Hebrew) {
            let name = fold(month.name);
            let (first, second) = name
                .split_once(' ')
                .map_or((name.as_str(), None), |(first, second)| {
                    (first, Some(second.to_owned()))
                });
            let names = calendar.of_any_language.entry(first.to_owned());
            names.or_default().push((second, Month::of(month)));
        }
        for (value, names) in (1..).zip(UNITS) {
            for name in names.split('|') {
                let word = vocabulary.add(&fold(name), Classes::ORDINAL);
                calendar.ordinals.insert(word, value);
            }
        }
        for (name, value) in ROUND {
            let word = vocabulary.add(&fold(name), Classes::ORDINAL);
            calendar.ordinals.insert(word, value);
        }
        calendar.teen = Some(vocabulary.add("عشر", Classes::ORDINAL));
        calendar
    }

    /// The month that starts at token `at`, with the token after it and where its name starts.
    #[must_use]
    pub fn month_at(&self, tokens: &[Token], at: usize) -> Option<(Month, usize, usize)> {
        let analyses = &tokens.get(at)?.analyses;
        analyses.iter().find_map(|analysis| {
            let names = self.months.get(&analysis.word?)?;
            let second = tokens.get(at + 1);
            let (rest, month) = names
                .iter()
                .filter(|(rest, _)| rest.is_none_or(|rest| self.is_second(second, rest)))
                .max_by_key(|(rest, _)| rest.is_some())?;
            Some((*month, at + 1 + usize::from(rest.is_some()), analysis.start))
        })
    }

    /// The month by its name in any language that starts at token `at`, with the token after it and where its name
    /// starts.
    #[must_use]
    pub fn month_of_any_language_at(
        &self,
        tokens: &[Token],
        at: usize,
    ) -> Option<(Month, usize, usize)> {
        let token = tokens.get(at)?;
        let second = tokens.get(at + 1).map(Token::form);
        token.segmentations.iter().find_map(|segmentation| {
            let form = segmentation.form.as_str();
            // Persian writes the word for month onto the name: آبان‌ماه.
            let names = self.of_any_language.get(form).or_else(|| {
                let bare = form.strip_suffix("ماه")?;
                self.of_any_language.get(bare)
            })?;
            let (rest, month) = names
                .iter()
                .filter(|(rest, _)| rest.is_none() || rest.as_deref() == second)
                .max_by_key(|(rest, _)| rest.is_some())?;
            let after = at + 1 + usize::from(rest.is_some());
            Some((*month, after, token.range.start + segmentation.offset))
        })
    }

    /// Whether a token is the second word of a month's name, as a word or in figures: كانون 2.
    fn is_second(&self, token: Option<&Token>, rest: WordId) -> bool {
        let Some(token) = token else {
            return false;
        };
        match token.shape {
            Shape::Number(number) => self.ordinals.get(&rest) == Some(&number),
            _ => token.analyses.first().and_then(|whole| whole.word) == Some(rest),
        }
    }

    /// A day of the month in words (السابع والعشرين) that starts at token `at`, with the token after
    /// it and where it starts.
    #[must_use]
    pub fn ordinal_day_at(&self, tokens: &[Token], at: usize) -> Option<(u32, usize, usize)> {
        let (unit, start) = self.ordinal(tokens.get(at)?)?;
        let next = tokens.get(at + 1);
        if next.is_some_and(|token| {
            token
                .analyses
                .first()
                .is_some_and(|r| r.word.is_some() && r.word == self.teen)
        }) {
            return (unit < 10).then_some((unit + 10, at + 2, start));
        }
        let tens = next.and_then(|token| {
            let analysis = token
                .analyses
                .iter()
                .find(|r| r.clitics.conjunction == Some('و'))?;
            self.ordinals
                .get(&analysis.word?)
                .copied()
                .filter(|&value| value >= 20)
        });
        match tens {
            Some(tens) if unit < 10 => Some((tens + unit, at + 2, start)),
            _ => Some((unit, at + 1, start)),
        }
    }

    fn ordinal(&self, token: &Token) -> Option<(u32, usize)> {
        token
            .analyses
            .iter()
            .find_map(|analysis| Some((*self.ordinals.get(&analysis.word?)?, analysis.start)))
    }

    fn add_month(&mut self, name: &str, month: Month, vocabulary: &mut Vocabulary) {
        let mut words = name.split(' ');
        let first = vocabulary.add(words.next().unwrap_or_default(), Classes::MONTH);
        let second = words.next().map(|word| vocabulary.add(word, Classes::NONE));
        let names = self.months.entry(first).or_default();
        names.push((second, month));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::document::token::tokens;
    use crate::range::TextRange;

    #[test]
    fn moments_are_written_in_iso() {
        let may = Moment::in_month(System::Gregorian, 5).unwrap();
        let day = may.on_days(16, None).unwrap();
        assert_eq!(day.to_string(), "--05-16");
        assert_eq!(day.of_year(2022).unwrap().to_string(), "2022-05-16");
        let days = may.on_days(16, Some(18)).unwrap().of_year(2022).unwrap();
        assert_eq!(days.to_string(), "2022-05-16/2022-05-18");
        let hijri = Moment::in_year(System::Hijri, 1445).unwrap();
        assert_eq!(hijri.to_string(), "AH1445");
        assert_eq!(Moment::in_year(System::Hijri, 0), None);
        let years = Moment::in_year(System::Gregorian, 1939).unwrap();
        assert_eq!(years.until_year(1945).unwrap().to_string(), "1939/1945");
    }

    #[test]
    fn a_moment_that_does_not_exist_cannot_be_made() {
        for (month, length, year) in [
            (1, 31, None),
            (2, 29, None),
            (2, 28, Some(1900)),
            (2, 29, Some(2000)),
            (2, 28, Some(2023)),
            (4, 30, Some(2023)),
            (12, 31, Some(2150)),
        ] {
            let moment = Moment::in_month(System::Gregorian, month).unwrap();
            let moment = year.map_or(moment, |year| moment.of_year(year).unwrap());
            assert!(moment.on_days(length, None).is_some(), "{month} {year:?}");
            assert_eq!(moment.on_days(length + 1, None), None, "{month} {year:?}");
            assert_eq!(moment.on_days(1, Some(length + 1)), None, "{month}");
            assert_eq!(moment.on_days(0, None), None);
            assert_eq!(moment.on_days(5, Some(5)), None);
            assert_eq!(moment.on_days(5, Some(4)), None);
        }
        let leap_day = Moment::in_month(System::Gregorian, 2)
            .unwrap()
            .on_days(29, None);
        assert_eq!(leap_day.unwrap().of_year(2023), None);
        for month in 1..=12 {
            let moment = Moment::in_month(System::Hijri, month).unwrap();
            assert!(moment.on_days(30, None).is_some());
            assert_eq!(moment.on_days(31, None), None);
        }
        assert_eq!(Moment::in_month(System::Gregorian, 0), None);
        assert_eq!(Moment::in_month(System::Hijri, 13), None);
        let year = Moment::in_year(System::Gregorian, 1945).unwrap();
        assert_eq!(year.until_year(1939), None);
        assert_eq!(year.on_days(1, None), None);
    }
    #[test]
    fn the_second_of_two_months_is_read_in_figures_too() {
        let mut vocabulary = Vocabulary::default();
        let calendar = Calendar::new(&mut vocabulary);
        for (text, number) in [("كانون 2", 1), ("كانون 1", 12), ("تشرين ١", 10)] {
            let tokens = tokens(text, TextRange::new(0, text.len()), &vocabulary);
            let found = calendar.month_at(&tokens, 0);
            let month = found.map(|(month, after, _)| (month.number, after));
            assert_eq!(month, Some((number, 2)), "{text}");
        }
    }

    #[test]
    fn every_name_is_read_as_its_month_or_number() {
        let mut vocabulary = Vocabulary::default();
        let calendar = Calendar::new(&mut vocabulary);
        let read = |text: &str| tokens(text, TextRange::new(0, text.len()), &vocabulary);
        let mut met = Vec::new();
        for name in months().filter(|name| name.language == "ar") {
            let tokens = read(name.name);
            let found = calendar.month_at(&tokens, 0);
            let month = Month::of(name);
            assert_eq!(found, Some((month, tokens.len(), 0)), "{}", name.name);
            assert!(
                !met.contains(&fold(name.name)),
                "{} stands twice",
                name.name
            );
            met.push(fold(name.name));
        }
        let mut met = Vec::new();
        let units = (1..).zip(UNITS);
        let units =
            units.flat_map(|(value, names)| names.split('|').map(move |name| (name, value)));
        for (name, value) in units.chain(ROUND) {
            let tokens = read(name);
            assert_eq!(
                calendar.ordinal_day_at(&tokens, 0),
                Some((value, 1, 0)),
                "{name}"
            );
            assert!(!met.contains(&fold(name)), "{name} stands twice");
            met.push(fold(name));
        }
    }
}
