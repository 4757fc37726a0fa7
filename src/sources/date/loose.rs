//! Dates in fields that are meant for one: RFC 822, ISO 8601 and what takes their place in feeds and pages, in several
//! languages and calendars.
//!
//! What counts is the day as it is written, in the time zone of who wrote it.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::words::{DateWord, of_one, of_two};
use crate::language::calendar;
use crate::language::eras::Era;
use crate::language::fold::fold;
use crate::language::letters::digit_value;
use crate::language::months::System;

/// A longer text is no date.
const LONGEST: usize = 200;

/// The months of languages in Latin letters, by how their names and abbreviations begin, without accents: English,
/// French, Spanish, Portuguese, Italian, German, Dutch, Turkish.
#[rustfmt::skip]
const LATIN_MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen", "oca"], &["feb", "fev", "sub"], &["mar", "mrz", "maa"], &["apr", "avr", "abr", "nis"],
    &["may", "mai", "mag", "mei", "maj"], &["jun", "juin", "giu", "haz"], &["jul", "juil", "lug", "tem"],
    &["aug", "aou", "ago", "agu"], &["sep", "set", "eyl"], &["oct", "okt", "ott", "out", "eki"], &["nov", "kas"],
    &["dec", "dez", "dic", "ara"],
];
/// Days of the week that begin like a month.
const LIKE_MONTHS: [&str; 3] = ["mardi", "martes", "martedi"];

/// The day that a field names which can hold nothing but a date. What else stands in it is passed over.
pub fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    // What stands in parentheses is the name of a time zone, or a comment.
    let text = text.split('(').next()?;
    let text: String = text.chars().map(ascii_digit).collect();
    if let Some(day) = of_digits(text.trim()) {
        return day;
    }
    let written = DateParts::read(&text);
    let day = match written.months().next() {
        Some(_) => written.with_named_month(),
        None => written.in_numbers(),
    }?;
    if written.ends_the_day {
        return day.tomorrow().ok();
    }
    Some(day)
}

fn ascii_digit(character: char) -> char {
    let digit = digit_value(character).and_then(|digit| char::from_digit(digit.into(), 10));
    digit.unwrap_or(character)
}

/// The day of a number: a time since 1970 in seconds or milliseconds, or a date without signs between its parts.
/// `None` where the text is no number.
fn of_digits(text: &str) -> Option<Option<Date>> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    let day = |time: Timestamp| time.to_zoned(TimeZone::UTC).date();
    Some(match whole.len() {
        9..=11 => Timestamp::from_second(number).ok().map(day),
        12..=13 => Timestamp::from_millisecond(number).ok().map(day),
        8 | 14 => compact(&whole[..8]),
        _ => return None,
    })
}

/// The day of `20261124`.
fn compact(digits: &str) -> Option<Date> {
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<u32>().ok();
    in_system(System::Gregorian, part(0, 4)?, part(4, 6)?, part(6, 8)?)
}

/// A part of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DatePart {
    Number { value: u32, digits: usize },
    Month { system: System, number: u8 },
}

/// A date in its parts, without the time and its zone.
#[derive(Debug, Default)]
struct DateParts {
    parts: Vec<DatePart>,
    /// The calendar of the year, where a word says so.
    system: Option<System>,
    /// Whether the time is written as in the United States, with AM or PM.
    has_half_days: bool,
    /// Whether the time is 24:00.
    ends_the_day: bool,
}

impl DateParts {
    fn read(text: &str) -> Self {
        let mut written = Self::default();
        let mut has_time = false;
        let mut first_of_two: Option<String> = None;
        let mut before = ' ';
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            let is_letter = |c: char| c.is_alphabetic() || crate::text::is_mark_or_format(c);
            let length = if character.is_ascii_digit() {
                let length = run(rest, |c| c.is_ascii_digit());
                let digits = &rest[..length];
                let is_offset = has_time && matches!(before, '+' | '-' | '−');
                let behind = &rest[length..];
                let is_time = behind.starts_with(':') || behind.starts_with("h");
                if is_time || is_offset || has_time && written.is_complete() {
                    written.ends_the_day |= !has_time && is_time && digits == "24";
                    has_time |= is_time;
                    run(rest, |c| c.is_ascii_digit() || matches!(c, ':' | '.' | 'h'))
                } else {
                    written.number(digits);
                    length
                }
            } else if is_letter(character) {
                let length = run(rest, is_letter);
                let word = fold(&rest[..length]).text;
                // The name of a time zone is no month.
                if !has_time || written.months().next().is_none() {
                    written.word(&word, first_of_two.take());
                }
                written.has_half_days |= has_time && matches!(word.as_str(), "am" | "pm");
                first_of_two = Some(word);
                length
            } else {
                if !character.is_whitespace() {
                    first_of_two = None;
                }
                character.len_utf8()
            };
            before = rest[..length].chars().next_back().unwrap_or(' ');
            rest = &rest[length..];
        }
        written
    }

    fn number(&mut self, digits: &str) {
        if digits.len() == 8
            && let Some(day) = compact(digits)
        {
            for (value, digits) in [
                (day.year().into(), 4),
                (day.month().into(), 2),
                (day.day().into(), 2),
            ] {
                let value: i32 = value;
                self.parts.push(DatePart::Number {
                    value: value.unsigned_abs(),
                    digits,
                });
            }
            return;
        }
        self.parts.push(DatePart::Number {
            value: digits.parse().unwrap_or(u32::MAX),
            digits: digits.len(),
        });
    }

    fn word(&mut self, word: &str, before: Option<String>) {
        match of_one(word) {
            Some(DateWord::Era(Era::Solar)) => self.system = Some(System::Iranian),
            Some(DateWord::Era(Era::Hijra | Era::Lunar)) => {
                self.system.get_or_insert(System::Hijri);
            }
            _ => {}
        }
        let of_two = before.and_then(|before| month_of(of_two(&before, word)?));
        let Some((system, number)) = of_two.or_else(|| month(word)) else {
            return;
        };
        let month = DatePart::Month { system, number };
        // «مايو/أيار» names one month twice.
        if self.parts.last() != Some(&month) {
            self.parts.push(month);
        }
    }

    /// Whether all of a date is there.
    fn is_complete(&self) -> bool {
        self.parts.len() >= 3
    }

    /// The months among the parts, with their places.
    fn months(&self) -> impl Iterator<Item = (usize, System, u8)> + '_ {
        self.parts
            .iter()
            .enumerate()
            .filter_map(|(at, part)| match part {
                DatePart::Month { system, number } => Some((at, *system, *number)),
                DatePart::Number { .. } => None,
            })
    }

    /// The day of a date such as `24 Nov 2026`, in any order; of dates in several calendars that in the common one.
    /// In `Mar, 24 nov. 2026` the first is no month.
    fn with_named_month(&self) -> Option<Date> {
        [
            System::Gregorian,
            System::Iranian,
            System::Hijri,
            System::Hebrew,
        ]
        .into_iter()
        .find_map(|wanted| {
            let mut months = self.months().filter(|(_, system, _)| *system == wanted);
            months.find_map(|(at, system, month)| self.around(at, system, month))
        })
    }

    fn around(&self, at: usize, system: System, month: u8) -> Option<Date> {
        let before: Vec<_> = self.parts[..at].iter().rev().map_while(number_of).collect();
        let after: Vec<_> = self.parts[at + 1..].iter().map_while(number_of).collect();
        let is_day = |number: &&(u32, usize)| number.1 <= 2 && (1..=31).contains(&number.0);
        let (day, after) = match before.first().filter(is_day) {
            Some((day, _)) => (*day, after.as_slice()),
            None => (after.first().filter(is_day)?.0, &after[1..]),
        };
        let of_four =
            |numbers: &[(u32, usize)]| numbers.iter().find(|(_, digits)| *digits == 4).copied();
        let year = of_four(after)
            .or_else(|| of_four(&before))
            .or_else(|| after.first().copied())?;
        in_system(system, whole_year(year)?, month.into(), day)
    }

    /// The day of a date such as `2026-11-24` or `24/11/2026`.
    fn in_numbers(&self) -> Option<Date> {
        let numbers: Vec<_> = self.parts.iter().map_while(number_of).take(3).collect();
        let [first, second, third] = *numbers.as_slice() else {
            return None;
        };
        let (year, month, day) = if first.1 == 4 {
            (whole_year(first)?, second.0, third.0)
        } else if second.0 > 12 || (self.has_half_days && first.0 <= 12) {
            (whole_year(third)?, first.0, second.0)
        } else {
            // The day first, as everywhere but in the United States.
            (whole_year(third)?, second.0, first.0)
        };
        let system = self.system.unwrap_or(match year {
            // Of years of our time either calendar has its own.
            1300..=1410 => System::Iranian,
            1411..=1499 => System::Hijri,
            _ => System::Gregorian,
        });
        in_system(system, year, month, day)
    }
}

/// The bytes of the characters at the start of a text that are of a kind.
fn run(text: &str, is_of_it: impl Fn(char) -> bool) -> usize {
    text.find(|c: char| !is_of_it(c)).unwrap_or(text.len())
}

fn number_of(part: &DatePart) -> Option<(u32, usize)> {
    match part {
        DatePart::Number { value, digits } => Some((*value, *digits)),
        DatePart::Month { .. } => None,
    }
}

/// A year of two digits is one of 1950 to 2049 (RFC 2822, 4.3).
fn whole_year((value, digits): (u32, usize)) -> Option<u32> {
    match digits {
        4 => Some(value),
        2 if value < 50 => Some(2000 + value),
        2 => Some(1900 + value),
        _ => None,
    }
}

fn in_system(system: System, year: u32, month: u32, day: u32) -> Option<Date> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let is_year = system != System::Gregorian || year >= 1700;
    is_year.then(|| calendar::day(system, year, month, day))?
}

/// The month of a folded word.
fn month(word: &str) -> Option<(System, u8)> {
    if word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return latin_month(word).map(|number| (System::Gregorian, number));
    }
    month_of(of_one(word)?)
}

fn month_of(word: DateWord) -> Option<(System, u8)> {
    match word {
        DateWord::Month(system, number) => Some((system, number)),
        _ => None,
    }
}

fn latin_month(word: &str) -> Option<u8> {
    let plain: String = word.chars().map(without_accent).collect();
    if LIKE_MONTHS.contains(&plain.as_str()) {
        return None;
    }
    let begins = |stems: &&[&str]| stems.iter().any(|stem| plain.starts_with(stem));
    let index = LATIN_MONTHS.iter().position(begins)?;
    u8::try_from(index + 1).ok()
}

fn without_accent(character: char) -> char {
    match character {
        'é' | 'è' | 'ê' => 'e',
        'û' | 'ù' | 'ü' => 'u',
        'ä' | 'â' => 'a',
        'ş' => 's',
        'ğ' => 'g',
        'ç' => 'c',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use crate::sources::date::in_field;

    fn iso(text: &str) -> Option<String> {
        in_field(text).map(|day| day.to_string())
    }

    #[test]
    fn one_day_in_all_forms_that_fields_have() {
        for text in [
            "2026-11-24",
            "2026-11-24T10:20:30+03:00",
            "2026-11-24T23:59:59-11:00",
            "2026-11-24T00:00:00Z",
            "2026-11-24T10:20Z",
            "2026-11-24 10:20:30.5",
            "2026/11/24 10:20",
            "20261124",
            "20261124T102030Z",
            "20261124102030",
            "1795515630",
            "1795515630000",
            "Tue, 24 Nov 2026 10:20:30 +0300",
            "Sun, 24 Nov 2026 10:20:30 +0300",
            "Tue, 24 Nov 2026 23:20:30 -1100",
            "Tue, 24 Nov 2026 10:20:30 AST",
            "Tue, 24 Nov 2026 10:20:30 GMT+3",
            "Tue, 24 Nov 26 10:20 +0300",
            "24 Nov 2026",
            "24-Nov-2026",
            "Tuesday, November 24, 2026 10:20 AM",
            "Nov 24th, 2026",
            "Tue Nov 24 10:20:30 2026",
            "Tue Nov 24 2026 10:20:30 GMT+0300 (Arabian Standard Time)",
            "11/24/2026 10:20:30 AM",
            "24/11/2026",
            "24.11.2026 10:20",
            "24/11/26",
            "Mar, 24 nov. 2026 10:20:30 +0100",
            "mardi 24 novembre 2026, 10h20",
            "24 Kasım 2026",
            "Mon, 23 Nov 2026 24:00:00 GMT",
            "الثلاثاء، 24 نوفمبر 2026 10:20",
            "٢٤ تشرين الثاني ٢٠٢٦",
            "24 تشرين ثاني 2026",
            "24 نوفمبر/تشرين الثاني 2026م",
            "24 نونبر 2026",
            "الثلاثاء 14 جمادى الآخرة 1448 هـ",
            "14 جمادى الآخرة 1448 - 24 نوفمبر 2026",
            "1448/06/14",
            "1448-06-14 هـ",
            "۳ آذر ۱۴۰۵",
            "سه‌شنبه ۳ آذر ۱۴۰۵ ساعت ۱۰:۲۰",
            "۱۴۰۵/۰۹/۰۳ - ۱۰:۲۰",
            "24 نومبر 2026ء",
            "יום שלישי, 24 בנובמבר 2026",
        ] {
            assert_eq!(iso(text).as_deref(), Some("2026-11-24"), "{text}");
        }
    }

    #[test]
    fn months_of_both_arabic_traditions_are_known() {
        for (text, wanted) in [
            ("5 كانون الثاني 2026", "2026-01-05"),
            ("5 شباط 2026", "2026-02-05"),
            ("5 آذار 2026", "2026-03-05"),
            ("5 أفريل 2026", "2026-04-05"),
            ("5 ماي 2026", "2026-05-05"),
            ("5 جوان 2026", "2026-06-05"),
            ("5 جويلية 2026", "2026-07-05"),
            ("5 يوليوز 2026", "2026-07-05"),
            ("5 غشت 2026", "2026-08-05"),
            ("5 أوت 2026", "2026-08-05"),
            ("5 شتنبر 2026", "2026-09-05"),
            ("5 تشرين الأول 2026", "2026-10-05"),
            ("5 دجنبر 2026", "2026-12-05"),
            ("الخميس 1 رمضان 1447", "2026-02-18"),
        ] {
            assert_eq!(iso(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_names_no_day_has_none() {
        for text in [
            "",
            "أمس",
            "2026",
            "2026-11",
            "نوفمبر 2026",
            "Tue, 31 Nov 2026 10:20:30 GMT",
            "2026-13-01",
            "10:20",
            "0",
            "99999999999999999999",
            "2026-11-24".repeat(30).as_str(),
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
    }
}
