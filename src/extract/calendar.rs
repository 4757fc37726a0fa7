//! Months and day numbers in words, in the calendars that Arabic articles use.

use std::collections::HashMap;
use std::fmt;

use crate::extract::fold::fold;
use crate::extract::token::Token;
use crate::extract::vocabulary::{Classes, Vocabulary, WordId};

/// The calendar a month belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// The common calendar.
    Gregorian,
    /// The calendar of the Hijra.
    Hijri,
}

/// A month of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its calendar.
    pub system: System,
    /// 1 to 12.
    pub number: u32,
    /// Whether its name alone means the month; others (مارس, آب, رجب) are common words or names too
    /// and need a number beside them.
    pub certain: bool,
}

/// A day, month or year, or an interval of days or years, as far as a text gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The calendar.
    pub system: System,
    /// The year.
    pub year: Option<u32>,
    /// The month, 1 to 12.
    pub month: Option<u32>,
    /// The day of the month, 1 to 31.
    pub day: Option<u32>,
    /// The last day, or the last year where no day is given.
    pub until: Option<u32>,
}

impl Moment {
    /// A year.
    #[must_use]
    pub const fn year(system: System, year: u32) -> Self {
        Self {
            system,
            year: Some(year),
            month: None,
            day: None,
            until: None,
        }
    }
}

/// ISO 8601 for the common calendar; years of the Hijra carry an `AH` in front, as ISO 8601 has none.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.system == System::Hijri {
            f.write_str("AH")?;
        }
        match (self.day, self.until) {
            (Some(_), Some(until)) => {
                write_moment(f, self.year, self.month, self.day)?;
                f.write_str("/")?;
                write_moment(f, self.year, self.month, Some(until))
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
    year: Option<u32>,
    month: Option<u32>,
    day: Option<u32>,
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

/// The twelve months in one tradition of names.
struct Tradition {
    system: System,
    months: [&'static str; 12],
}

/// The names in use from the Gulf to the Maghreb, and the Hijri ones. `?` marks a name that means a
/// month only beside a number; `|` parts spellings.
const TRADITIONS: &[Tradition] = &[
    Tradition {
        system: System::Gregorian,
        months: [
            "يناير",
            "فبراير",
            "?مارس",
            "أبريل|ابريل|إبريل",
            "مايو",
            "يونيو|يونيه",
            "يوليو|يوليه",
            "أغسطس|اغسطس",
            "سبتمبر",
            "أكتوبر|اكتوبر",
            "نوفمبر",
            "ديسمبر",
        ],
    },
    Tradition {
        system: System::Gregorian,
        months: [
            "كانون الثاني",
            "شباط",
            "آذار|أذار",
            "نيسان",
            "أيار",
            "حزيران",
            "تموز",
            "?آب",
            "أيلول",
            "تشرين الأول",
            "تشرين الثاني",
            "كانون الأول",
        ],
    },
    Tradition {
        system: System::Gregorian,
        months: [
            "جانفي",
            "فيفري",
            "?مارس",
            "أفريل",
            "?ماي",
            "?جوان",
            "جويلية",
            "?أوت",
            "سبتمبر",
            "أكتوبر",
            "نوفمبر",
            "ديسمبر",
        ],
    },
    Tradition {
        system: System::Gregorian,
        months: [
            "?يناير",
            "?فبراير",
            "?مارس",
            "?أبريل",
            "?ماي",
            "?يونيو",
            "?يوليوز",
            "?غشت",
            "?شتنبر",
            "?أكتوبر",
            "?نونبر",
            "?دجنبر",
        ],
    },
    Tradition {
        system: System::Hijri,
        months: [
            "?محرم|?المحرم",
            "?صفر",
            "ربيع الأول",
            "ربيع الثاني|ربيع الآخر",
            "جمادى الأولى",
            "جمادى الآخرة|جمادى الثانية",
            "?رجب",
            "?شعبان",
            "?رمضان",
            "?شوال",
            "ذي القعدة|ذو القعدة",
            "ذي الحجة|ذو الحجة",
        ],
    },
];

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
    ordinals: HashMap<WordId, u32>,
    teen: Option<WordId>,
}

impl Calendar {
    /// The calendar, its words added to `vocabulary`.
    #[must_use]
    pub fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut calendar = Self::default();
        for tradition in TRADITIONS {
            for (number, names) in (1..).zip(tradition.months) {
                for name in names.split('|') {
                    let month = Month {
                        system: tradition.system,
                        number,
                        certain: !name.starts_with('?'),
                    };
                    calendar.add_month(&fold(name.trim_start_matches('?')), month, vocabulary);
                }
            }
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
        let readings = &tokens.get(at)?.readings;
        readings.iter().find_map(|reading| {
            let names = self.months.get(&reading.word?)?;
            let second = tokens
                .get(at + 1)
                .and_then(|token| token.readings.first()?.word);
            let (rest, month) = names
                .iter()
                .filter(|(rest, _)| rest.is_none() || *rest == second)
                .max_by_key(|(rest, _)| rest.is_some())?;
            Some((*month, at + 1 + usize::from(rest.is_some()), reading.start))
        })
    }

    /// A day of the month in words (السابع والعشرين) that starts at token `at`, with the token after
    /// it and where it starts.
    #[must_use]
    pub fn ordinal_day_at(&self, tokens: &[Token], at: usize) -> Option<(u32, usize, usize)> {
        let (unit, start) = self.ordinal(tokens.get(at)?)?;
        let next = tokens.get(at + 1);
        if next.is_some_and(|token| {
            token
                .readings
                .first()
                .is_some_and(|r| r.word.is_some() && r.word == self.teen)
        }) {
            return (unit < 10).then_some((unit + 10, at + 2, start));
        }
        let tens = next.and_then(|token| {
            let reading = token
                .readings
                .iter()
                .find(|r| r.clitics.conjunction == Some('و'))?;
            self.ordinals
                .get(&reading.word?)
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
            .readings
            .iter()
            .find_map(|reading| Some((*self.ordinals.get(&reading.word?)?, reading.start)))
    }

    fn add_month(&mut self, name: &str, month: Month, vocabulary: &mut Vocabulary) {
        let mut words = name.split(' ');
        let first = vocabulary.add(words.next().unwrap_or_default(), Classes::MONTH);
        let second = words.next().map(|word| vocabulary.add(word, Classes::NONE));
        let names = self.months.entry(first).or_default();
        if !names.iter().any(|(rest, _)| *rest == second) {
            names.push((second, month));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_in_iso() {
        let day = Moment {
            month: Some(5),
            day: Some(16),
            ..Moment::year(System::Gregorian, 2022)
        };
        assert_eq!(day.to_string(), "2022-05-16");
        assert_eq!(Moment { year: None, ..day }.to_string(), "--05-16");
        let days = Moment {
            until: Some(18),
            ..day
        };
        assert_eq!(days.to_string(), "2022-05-16/2022-05-18");
        assert_eq!(Moment::year(System::Hijri, 1445).to_string(), "AH1445");
        let years = Moment {
            until: Some(1945),
            ..Moment::year(System::Gregorian, 1939)
        };
        assert_eq!(years.to_string(), "1939/1945");
    }
}
