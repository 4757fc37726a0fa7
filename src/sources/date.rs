//! Dates as articles write them, in several languages and calendars, read into `civil::Date`.

mod loose;
mod tokens;
mod words;

use jiff::civil::Date;

use self::tokens::{DateToken, tokens};
use self::words::DateWord;
use crate::article::Language;
use crate::language::calendar;
use crate::language::eras::Era;
use crate::language::fold::fold;
use crate::language::months::System;

/// A text that is nothing but a date or a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsedDate {
    /// The day in the Gregorian calendar; `None` where only a time, an incomplete date or a date
    /// of a calendar that cannot be told is given.
    pub date: Option<Date>,
}

/// The day a text names, where the text says nothing else: `2022-05-30`, `30/5/2022`,
/// `الإثنين 30/مايو/2022 - 06:40 م`, `٣٠ أيار ٢٠٢٢`, `۹ خرداد ۱۴۰۱`, `May 30, 2022`.
#[must_use]
pub fn parse(text: &str) -> Option<Date> {
    read(text)?.date
}

/// Reads a text that is nothing but dates and times; `None` where it says anything else.
#[must_use]
pub fn read(text: &str) -> Option<ParsedDate> {
    read_in(text, &Language::undetermined())
}

/// Reads a text that is nothing but dates and times, as part of a text in a language; `None` where it says
/// anything else.
///
/// Of several dates the first that can be read counts, one of the Gregorian calendar before all others.
#[must_use]
pub fn read_in(text: &str, language: &Language) -> Option<ParsedDate> {
    if let Some(dates) = read_piece(text, language) {
        return Some(best(&dates));
    }
    if is_one_piece(text) {
        return None;
    }
    let read: Option<Vec<_>> = pieces(text)
        .map(|piece| read_piece(piece, language))
        .collect();
    let read = read.filter(|pieces| !pieces.is_empty())?;
    Some(best(&read.concat()))
}

/// The day that pieces of a line name, those that are dates.
#[must_use]
pub fn of_pieces<'a>(pieces: impl Iterator<Item = &'a str>, language: &Language) -> Option<Date> {
    let dates: Vec<_> = pieces
        .filter_map(|piece| read_piece(piece, language))
        .collect();
    best(&dates.concat()).date
}

/// The day that a field of a feed or a page names which is meant for a date, in whatever form and whatever else it
/// says: `Tue, 24 Nov 2026 10:20:30 +0300`, `2026-11-24T10:20Z`, a time since 1970.
#[must_use]
pub fn in_field(text: &str) -> Option<Date> {
    loose::day(text).or_else(|| parse(text))
}

/// Whether a word is one that dates are written with: a month, a day of the week, an era and the like.
#[must_use]
pub fn is_word(word: &str) -> bool {
    words::of_one(&fold(word).text).is_some()
}

/// The parts of a line that hyphens, bars and the like set off.
pub fn pieces(line: &str) -> impl Iterator<Item = &str> {
    line.split(['|', '–', '—', '•', '·'])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" / "))
        .flat_map(|part| part.split("الموافق"))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// Whether nothing is set off in a line.
pub fn is_one_piece(line: &str) -> bool {
    pieces(line).next().is_none_or(|piece| piece == line.trim())
}

/// A date as it was read: its calendar, where there is one, and its day, where that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Dated {
    system: Option<System>,
    date: Option<Date>,
}

/// Of several dates the one that counts.
fn best(dates: &[Dated]) -> ParsedDate {
    let is_gregorian = |dated: &&Dated| dated.system == Some(System::Gregorian);
    let first = dates
        .iter()
        .filter(is_gregorian)
        .find_map(|dated| dated.date);
    ParsedDate {
        date: first.or_else(|| dates.iter().find_map(|dated| dated.date)),
    }
}

/// How many calendars give one day.
const MOST_CALENDARS: usize = 3;

/// Reads one date, one time, a date with its time, or the same day in several calendars.
fn read_piece(text: &str, language: &Language) -> Option<Vec<Dated>> {
    let tokens = tokens(text)?;
    let context = CalendarHint::of(text, language);
    in_calendars(&tokens, context, MOST_CALENDARS)
}

/// Reads the tokens of a date, or of dates of so many different calendars one after the other: where they can be
/// divided in several ways, in that which gives the most days.
fn in_calendars(tokens: &[DateToken], context: CalendarHint, most: usize) -> Option<Vec<Dated>> {
    if let Some(dated) = Parts::of(tokens).and_then(|parts| parts.read(context)) {
        return Some(vec![dated]);
    }
    if most < 2 {
        return None;
    }
    let divided = (1..tokens.len()).filter_map(|middle| {
        let (first, others) = tokens.split_at(middle);
        let first = Parts::of(first)?.read(context)?;
        let mut dates = in_calendars(others, context, most - 1)?;
        let is_other = |dated: &Dated| dated.system.is_some() && dated.system != first.system;
        let are_apart = first.system.is_some() && dates.iter().all(is_other);
        are_apart.then(|| {
            dates.insert(0, first);
            dates
        })
    });
    let days = |dates: &Vec<Dated>| dates.iter().filter(|dated| dated.date.is_some()).count();
    divided.max_by_key(days)
}

/// What the text around a number says of its calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CalendarHint {
    Persian,
    Arabic,
    Unknown,
}

impl CalendarHint {
    /// By the language, or where that is not known by the digits of the text.
    fn of(text: &str, language: &Language) -> Self {
        let has_persian_digits = || text.contains(|c| matches!(c, '۰'..='۹'));
        let has_arabic_digits = || text.contains(|c| matches!(c, '٠'..='٩'));
        match language.as_str() {
            "fa" | "ps" => Self::Persian,
            // Arabic is written with other digits: what has these was written by a Persian.
            "und" | "ar" if has_persian_digits() => Self::Persian,
            "ar" | "arz" | "ary" => Self::Arabic,
            "und" if has_arabic_digits() => Self::Arabic,
            _ => Self::Unknown,
        }
    }

    /// The calendar of a year that no sign goes with. Where years of the sun and of the moon would both be of
    /// our time, or of another, it cannot be told.
    fn calendar_of(self, year: u32) -> Option<System> {
        match (self, year) {
            (_, 1700..=2999) => Some(System::Gregorian),
            (Self::Persian, 1250..=1420) => Some(System::Iranian),
            (Self::Arabic, 1406..=1500) => Some(System::Hijri),
            _ => None,
        }
    }
}

/// What the tokens of one date say.
#[derive(Clone, Debug, Default)]
struct Parts {
    /// The numbers, each with how many digits it has.
    numbers: Vec<(u32, usize)>,
    month: Option<(System, u8)>,
    era: Option<Era>,
    /// A time or a day of the week stands there.
    says_when: bool,
}

impl Parts {
    /// `None` where they contradict each other.
    fn of(tokens: &[DateToken]) -> Option<Self> {
        let mut parts = Self::default();
        for token in tokens {
            match *token {
                DateToken::Number { value, digits } => parts.numbers.push((value, digits)),
                DateToken::Word(DateWord::Month(system, number)) => {
                    // «مايو/أيار» names one month twice.
                    let month = parts.month.get_or_insert((system, number));
                    if *month != (system, number) {
                        return None;
                    }
                }
                DateToken::Word(DateWord::Era(era)) => parts.era = Some(parts.era_with(era)?),
                DateToken::Word(DateWord::Weekday) | DateToken::Time => parts.says_when = true,
                DateToken::Word(DateWord::Filler) => {}
            }
        }
        Some(parts)
    }

    /// The era with another word for it; `None` where they contradict each other.
    fn era_with(&self, era: Era) -> Option<Era> {
        match (self.era, era) {
            (None | Some(Era::Hijra), Era::Lunar | Era::Solar) | (None, _) => Some(era),
            (Some(known @ (Era::Lunar | Era::Solar)), Era::Hijra) => Some(known),
            (Some(known), _) => (known == era).then_some(known),
        }
    }

    fn read(&self, context: CalendarHint) -> Option<Dated> {
        if self.numbers.is_empty() {
            let is_moment = self.says_when && self.month.is_none() && self.era.is_none();
            return is_moment.then_some(Dated {
                system: None,
                date: None,
            });
        }
        let (year, month, day) = match self.month {
            Some((_, month)) => with_named_month(&self.numbers, month)?,
            None if self.era.is_some() && self.numbers.len() < 3 => self.incomplete()?,
            None => in_numbers(&self.numbers)?,
        };
        let system = self.system()?;
        let system = system.or_else(|| context.calendar_of(year?));
        let date = system.zip(year).zip(day).and_then(|((system, year), day)| {
            is_year(system, year).then(|| calendar::day(system, year, month, day))?
        });
        Some(Dated { system, date })
    }

    /// The year alone, or what is no whole date and has an era.
    fn incomplete(&self) -> Option<(Option<u32>, u8, Option<u8>)> {
        match *self.numbers {
            [(year, 4)] => Some((Some(year), 1, None)),
            [_] | [_, _] => Some((None, 1, None)),
            _ => None,
        }
    }

    /// The calendar that a month or an era says, the inner `None` where none does; the outer where the two
    /// contradict each other.
    #[allow(clippy::option_option)]
    fn system(&self) -> Option<Option<System>> {
        let of_era = self.era.map(|era| match era {
            Era::Hijra | Era::Lunar => System::Hijri,
            Era::Solar => System::Iranian,
            Era::Common => System::Gregorian,
        });
        match (self.month, of_era) {
            (Some((System::Iranian, _)), _) if self.era == Some(Era::Hijra) => {
                Some(Some(System::Iranian))
            }
            (Some((of_month, _)), Some(of_era)) => (of_month == of_era).then_some(Some(of_month)),
            (Some((of_month, _)), None) => Some(Some(of_month)),
            (None, of_era) => Some(of_era),
        }
    }
}

/// Whether a year of a calendar can be the one that something was written in.
fn is_year(system: System, year: u32) -> bool {
    match system {
        System::Gregorian => (1700..=2999).contains(&year),
        System::Hijri | System::Iranian => (1000..=1600).contains(&year),
        System::Hebrew => (5000..=6000).contains(&year),
    }
}

/// A date such as `30 مايو 2022`, in any order; the day or the year may be missing.
fn with_named_month(numbers: &[(u32, usize)], month: u8) -> Option<(Option<u32>, u8, Option<u8>)> {
    let (day, year) = match *numbers {
        [(year, 4)] => (None, Some(year)),
        [(day, 1..=2)] => (Some(day), None),
        [(day, 1..=2), (year, 4)] | [(year, 4), (day, 1..=2)] => (Some(day), Some(year)),
        _ => return None,
    };
    if day.is_some_and(|day| !(1..=31).contains(&day)) {
        return None;
    }
    let day = day.and_then(|day| u8::try_from(day).ok());
    Some((year, month, day))
}

/// A date such as `30/5/2022`, `2022-05-30` or `20220530`.
fn in_numbers(numbers: &[(u32, usize)]) -> Option<(Option<u32>, u8, Option<u8>)> {
    let (year, month, day) = match *numbers {
        // A time may stand behind it without its colons.
        [(value, 8)] | [(value, 8), (_, 4 | 6)] => (value / 10_000, value / 100 % 100, value % 100),
        [(year, 4), (month, 1..=2), (day, 1..=2)] => (year, month, day),
        // Day first, as everywhere but in the United States, unless that cannot be.
        [(month @ 1..=12, 1..=2), (day @ 13..=31, 1..=2), (year, 4)]
        | [(day, 1..=2), (month, 1..=2), (year, 4)] => (year, month, day),
        _ => return None,
    };
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let number = |value: u32| u8::try_from(value).ok();
    Some((Some(year), number(month)?, number(day)))
}

#[cfg(test)]
mod tests;
