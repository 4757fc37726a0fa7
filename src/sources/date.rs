//! Dates as articles write them, in several languages and calendars, read into `civil::Date`.

use jiff::civil::Date;

use super::date_words::{Word, classify, completes};
use crate::language::fold::{fold, folds_away};
use crate::language::letters::digit_value;

/// A text that is nothing but a date or a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day in the Gregorian calendar; `None` where only a time, an incomplete date or a date
    /// of another calendar is given.
    pub date: Option<Date>,
}

/// The day a text names, where the text says nothing else: `2022-05-30`, `30/5/2022`,
/// `الإثنين 30/مايو/2022 - 06:40 م`, `٣٠ أيار ٢٠٢٢`, `May 30, 2022`.
#[must_use]
pub fn parse(text: &str) -> Option<Date> {
    read(text)?.date
}

/// Reads a text that is nothing but dates and times; `None` where it says anything else.
///
/// Of several dates the first that can be read counts.
#[must_use]
pub fn read(text: &str) -> Option<Moment> {
    if let Some(moment) = read_piece(text) {
        return Some(moment);
    }
    if is_one_piece(text) {
        return None;
    }
    let moments: Option<Vec<Moment>> = pieces(text).map(read_piece).collect();
    let moments = moments.filter(|moments| !moments.is_empty())?;
    let date = moments.iter().find_map(|moment| moment.date);
    Some(Moment { date })
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

/// What a date is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Number {
        value: u32,
        digits: usize,
    },
    /// Hours and minutes, or an offset from UTC.
    Time,
    Word(Word),
}

/// Reads one date, one time, or a date with its time.
fn read_piece(text: &str) -> Option<Moment> {
    let tokens = tokens(text)?;
    let mut numbers = Vec::new();
    let mut month = None;
    let mut says_when = false;
    let mut other_calendar = false;
    for token in tokens {
        match token {
            Token::Number { value, digits } => numbers.push((value, digits)),
            Token::Word(Word::Month(number)) => {
                // «مايو/أيار» names one month twice.
                if month.is_some_and(|known| known != number) {
                    return None;
                }
                month = Some(number);
            }
            Token::Word(Word::OtherCalendar) => other_calendar = true,
            Token::Word(Word::Weekday) | Token::Time => says_when = true,
            Token::Word(Word::Filler) => {}
        }
    }
    if numbers.is_empty() {
        let is_moment = says_when && month.is_none() && !other_calendar;
        return is_moment.then_some(Moment { date: None });
    }
    if other_calendar {
        return month.is_none().then_some(Moment { date: None });
    }
    match month {
        Some(month) => with_named_month(&numbers, month),
        None => in_numbers(&numbers),
    }
}

/// A date such as `30 مايو 2022`, in any order; the day or the year may be missing.
fn with_named_month(numbers: &[(u32, usize)], month: i8) -> Option<Moment> {
    let (day, year) = match *numbers {
        [(year, 4)] => (None, Some(year)),
        [(day, 1..=2)] => (Some(day), None),
        [(day, 1..=2), (year, 4)] | [(year, 4), (day, 1..=2)] => (Some(day), Some(year)),
        _ => return None,
    };
    if day.is_some_and(|day| !(1..=31).contains(&day)) {
        return None;
    }
    let date = day
        .zip(year)
        .and_then(|(day, year)| gregorian(year, i32::from(month), day));
    Some(Moment { date })
}

/// A date such as `30/5/2022`, `2022-05-30` or `20220530`.
fn in_numbers(numbers: &[(u32, usize)]) -> Option<Moment> {
    let (year, month, day) = match *numbers {
        [(value, 8)] => (value / 10_000, value / 100 % 100, value % 100),
        [(year, 4), (month, 1..=2), (day, 1..=2)] => (year, month, day),
        // Day first, as everywhere but in the United States, unless that cannot be.
        [(month @ 1..=12, 1..=2), (day @ 13..=31, 1..=2), (year, 4)]
        | [(day, 1..=2), (month, 1..=2), (year, 4)] => (year, month, day),
        _ => return None,
    };
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    Some(Moment {
        date: gregorian(year, i32::try_from(month).ok()?, day),
    })
}

/// The day, where the year can be one of the Gregorian calendar: years below 1700 are those of
/// other calendars (1443 hijri, 1401 of the solar hijri).
fn gregorian(year: u32, month: i32, day: u32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|year| *year >= 1700)?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The tokens of a text; `None` where something has no place in a date.
fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    let mut first_of_two: Option<String> = None;
    while let Some(character) = rest.chars().next() {
        let length = if digit_value(character).is_some() {
            let (token, length) = number_or_time(rest);
            tokens.push(token);
            length
        } else if character.is_alphabetic() {
            let length = word_length(rest);
            let word = fold(&rest[..length]).text;
            match first_of_two.take() {
                Some(first) => tokens.push(Token::Word(completes(&first, &word)?)),
                None => match classify(&word) {
                    Some(known) => tokens.push(Token::Word(known)),
                    None => first_of_two = Some(word),
                },
            }
            length
        } else if is_separator(character) {
            character.len_utf8()
        } else {
            return None;
        };
        rest = &rest[length..];
    }
    first_of_two.is_none().then_some(tokens)
}

/// The number or the time at the start of `text`, and its bytes.
fn number_or_time(text: &str) -> (Token, usize) {
    let mut value: u32 = 0;
    let mut digits = 0;
    let mut length = 0;
    let mut is_time = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if let Some(digit) = digit_value(character) {
            value = value.saturating_mul(10).saturating_add(u32::from(digit));
            digits += 1;
        } else if (character == ':' || (is_time && character == '.'))
            && characters.peek().copied().and_then(digit_value).is_some()
        {
            is_time = true;
        } else {
            break;
        }
        length += character.len_utf8();
    }
    let token = if is_time {
        Token::Time
    } else {
        Token::Number { value, digits }
    };
    (token, length)
}

/// The bytes of the word at the start of `text`, marks included.
fn word_length(text: &str) -> usize {
    text.find(|c: char| !(c.is_alphabetic() || folds_away(c)))
        .unwrap_or(text.len())
}

/// Whether a character may stand between the parts of a date.
fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || folds_away(character)
        || matches!(
            character,
            ',' | '،' | '/' | '-' | '\u{2010}'..='\u{2015}' | '.' | ':' | '+' | '(' | ')' | '\''
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str) -> Option<String> {
        parse(text).map(|date| date.to_string())
    }

    #[test]
    fn one_day_in_many_forms() {
        for text in [
            "2022-05-30",
            "2022/5/30",
            "20220530",
            "30/5/2022",
            "30.05.2022",
            "5/30/2022",
            "٣٠/٥/٢٠٢٢",
            "۳۰/۵/۲۰۲۲",
            "2022-05-30T18:40:00+03:00",
            "2022-05-30 18:40:00.123Z",
            "الإثنين 30/مايو/2022 - 06:40 م",
            "30 مايو 2022",
            "٣٠ أيار ٢٠٢٢",
            "30 مايو/ أيار 2022",
            "الاثنين، 30 مايو 2022م الساعة 18:40 بتوقيت غرينتش",
            "نُشر في: 30 ماي 2022",
            "29 شوال 1443 هـ - 30 مايو 2022 م",
            "29 شوال 1443هـ الموافق 30 مايو 2022م",
            "May 30, 2022",
            "Monday, 30th May 2022 | 6:40 pm",
            "30 במאי 2022",
            "30 مئی 2022",
            "۳۰ مه ۲۰۲۲",
        ] {
            assert_eq!(iso(text).as_deref(), Some("2022-05-30"), "{text}");
        }
    }

    #[test]
    fn months_of_two_words_are_one() {
        assert_eq!(iso("31 تشرين الأول 2024").as_deref(), Some("2024-10-31"));
        assert_eq!(
            iso("1 نوفمبر/تشرين الثاني 2024").as_deref(),
            Some("2024-11-01")
        );
        assert_eq!(iso("5 كانون الثاني 1999").as_deref(), Some("1999-01-05"));
    }

    #[test]
    fn a_date_that_cannot_be_is_none() {
        for text in [
            "31/2/2022",
            "30 فبراير 2022",
            "29/2/2023",
            "2023-02-29",
            "31 نيسان 2022",
            "31 إبريل 2022 - 06:40 م",
            "0/5/2022",
            "13/13/2022",
            "99999999",
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
        // Two names of different months.
        assert_eq!(iso("30 مايو/حزيران 2022"), None);
    }

    #[test]
    fn other_calendars_and_incomplete_dates_are_moments_without_a_day() {
        for text in [
            "29 شوال 1443 هـ",
            "29/10/1443",
            "۹ خرداد ۱۴۰۱",
            "مايو 2022",
            "30 مايو",
            "06:40 م",
            "الإثنين",
        ] {
            assert_eq!(read(text), Some(Moment { date: None }), "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_dates() {
        for text in [
            "",
            "م",
            "قمة موسكو 2022",
            "في 30 مايو 2022 اجتمع الوزراء",
            "105 دول",
            "27- 28 نيسان",
            "1 2 3 4",
            "يوم",
            "مايو",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
