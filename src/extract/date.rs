//! Dates in running text: days, months and years in figures and words, with their ISO value.

use crate::extract::calendar::{Calendar, Moment, Month, System};
use crate::extract::clitic::partings;
use crate::extract::fold::fold;
use crate::extract::token::{Shape, Token};
use crate::extract::vocabulary::Classes;
use crate::range::TextRange;

/// A date found in tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundDate {
    /// The first token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    /// Its bytes.
    pub range: TextRange,
    /// What it means.
    pub moment: Moment,
}

/// Years that stand in news; other four-figure numbers count things.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2150;
/// Years of the Hijra that stand in news, always with their era.
const HIJRI_YEARS: std::ops::RangeInclusive<u32> = 1..=1600;
/// Words that a bare year follows, in look-up form.
const BEFORE_YEARS: &[&str] = &[
    "في",
    "منذ",
    "حتي",
    "بين",
    "قبل",
    "بعد",
    "خلال",
    "و",
    "او",
    "من",
    "الي",
    "عامي",
    "عام",
    "سنه",
    "العام",
    "سنتي",
    "اعوام",
    "سنوات",
    "صيف",
    "شتاء",
    "ربيع",
    "خريف",
    "مطلع",
    "اوائل",
    "منتصف",
    "نهايه",
    "اواخر",
    "بدايه",
    "انتخابات",
    "بحلول",
    "ان",
    "نسخه",
    "موسم",
    "ف",
    "ل",
    "ب",
];
/// Words that name a year themselves.
const YEAR_WORDS: &[&str] = &["عام", "سنه", "العام", "السنه", "عامي", "سنتي", "اعوام"];
/// What is counted in thousands and not dated.
const UNITS: &[&str] = &[
    "متر",
    "مترا",
    "كيلومتر",
    "كيلومترا",
    "كم",
    "دولار",
    "يورو",
    "جنيه",
    "ريال",
    "درهم",
    "طن",
    "طنا",
    "شخص",
    "شخصا",
    "قتيل",
    "قتيلا",
    "جندي",
    "جنديا",
    "ميغاواط",
    "كيلوغرام",
    "هكتار",
    "ميل",
    "مقاتل",
    "وحده",
    "منزل",
    "صفحه",
    "نسمه",
    "الف",
    "مليون",
    "مليار",
    "في المئه",
];

/// All dates of a block, none of them with a token for which `named` holds.
pub fn dates(text: &str, tokens: &[Token], named: &[bool], calendar: &Calendar) -> Vec<FoundDate> {
    let mut dates: Vec<FoundDate> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let finder = Finder {
            text,
            tokens,
            calendar,
        };
        let found = finder
            .date_at(at)
            .filter(|date| !named[date.start..date.end].contains(&true));
        match found {
            Some(date) => {
                at = date.end;
                dates.push(date);
            }
            None => at += 1,
        }
    }
    complete_years(text, tokens, &mut dates);
    dates
}

/// Gives days without a year the year that the text gives them elsewhere: `31 أكتوبر و1 نوفمبر 2024`,
/// `في 18 مايو من العام نفسه`.
fn complete_years(text: &str, tokens: &[Token], dates: &mut [FoundDate]) {
    let mut last_year = None;
    for index in 0..dates.len() {
        let date = dates[index];
        if date.moment.year.is_none() {
            let next = dates
                .get(index + 1)
                .filter(|next| next.start <= date.end + 1);
            let next_year = next.and_then(|next| next.moment.month.and(next.moment.year));
            dates[index].moment.year = next_year
                .or_else(|| same_year_follows(text, tokens, date.end).then_some(last_year)?);
        }
        if date.moment.system == System::Gregorian {
            last_year = dates[index].moment.year.or(last_year);
        }
    }
}

/// Whether `من العام نفسه` or its like stands at token `at`.
fn same_year_follows(text: &str, tokens: &[Token], at: usize) -> bool {
    let word = |index: usize| tokens.get(index).map(|token| fold(token.range.of(text)));
    word(at).as_deref() == Some("من")
        && matches!(word(at + 1).as_deref(), Some("العام" | "السنه"))
        && matches!(
            word(at + 2).as_deref(),
            Some("نفسه" | "ذاته" | "نفسها" | "ذاتها")
        )
}

struct Finder<'a> {
    text: &'a str,
    tokens: &'a [Token],
    calendar: &'a Calendar,
}

impl Finder<'_> {
    fn date_at(&self, at: usize) -> Option<FoundDate> {
        let token = &self.tokens[at];
        match token.shape {
            Shape::Mark(_) => None,
            Shape::Number(_) => self
                .numeric(at)
                .or_else(|| self.day_month(at))
                .or_else(|| self.year_alone(at)),
            Shape::Word if token.reading_of(Classes::ORDINAL).is_some() => self.ordinal_day(at),
            Shape::Word if token.reading_of(Classes::MONTH).is_some() => self.month_alone(at),
            Shape::Word => None,
        }
    }

    /// `30/5/2022`, `2022-05-30`, `30.5.2022`.
    fn numeric(&self, at: usize) -> Option<FoundDate> {
        let (first, second, third) = (self.number(at)?, self.number(at + 2)?, self.number(at + 4)?);
        if !self.same_separator(at + 1, at + 3) {
            return None;
        }
        let (year, month, day) = if YEARS.contains(&first) {
            (first, second, third)
        } else {
            (third, second, first)
        };
        let plausible = YEARS.contains(&year) && (1..=12).contains(&month) && is_day(day);
        plausible.then(|| {
            let moment = Moment {
                month: Some(month),
                day: Some(day),
                ..Moment::year(System::Gregorian, year)
            };
            self.found(at, self.tokens[at].range.start, at + 5, moment)
        })
    }

    /// `27 أبريل 2016`, `27- 28 نيسان`, `30/مايو/2022`.
    fn day_month(&self, at: usize) -> Option<FoundDate> {
        let day = self.number(at).filter(|&day| is_day(day))?;
        let (until, after) = match self.number(at + 2).filter(|&day| is_day(day)) {
            Some(until) if self.mark(at + 1, "-–—/") => (Some(until), at + 3),
            _ => (None, at + 1),
        };
        let hyphenated = self.mark(after, "-");
        let after = if self.joined(after) || self.is_word(after, &["من"]) {
            after + 1
        } else {
            after
        };
        let after = if self.is_word(after, &["شهر"]) {
            after + 1
        } else {
            after
        };
        let (month, end) = self.month(after)?;
        let moment = Moment {
            system: month.system,
            year: None,
            month: Some(month.number),
            day: Some(day),
            until,
        };
        let found = self.with_year(at, self.tokens[at].range.start, end, moment);
        // Two-nil is written like the second of Safar: 2-صفر.
        let is_score = hyphenated && month.system == System::Hijri && !month.certain;
        (!is_score || found.moment.year.is_some()).then_some(found)
    }

    /// `السابع والعشرين من مايو`.
    fn ordinal_day(&self, at: usize) -> Option<FoundDate> {
        let (day, after, start) = self.calendar.ordinal_day_at(self.tokens, at)?;
        if !is_day(day) || !self.is_word(after, &["من"]) {
            return None;
        }
        let after = if self.is_word(after + 1, &["شهر"]) {
            after + 2
        } else {
            after + 1
        };
        let (month, end) = self.month(after)?;
        let moment = Moment {
            system: month.system,
            year: None,
            month: Some(month.number),
            day: Some(day),
            until: None,
        };
        Some(self.with_year(at, start, end, moment))
    }

    /// `أكتوبر/تشرين الأول 2024`, `مايو`.
    fn month_alone(&self, at: usize) -> Option<FoundDate> {
        let (month, _, start) = self.calendar.month_at(self.tokens, at)?;
        let (_, end) = self.month(at)?;
        let moment = Moment {
            system: month.system,
            year: None,
            month: Some(month.number),
            day: None,
            until: None,
        };
        let found = self.with_year(at, start, end, moment);
        let doubled = self.mark(at + 1, "/");
        (month.certain || doubled || found.moment.year.is_some()).then_some(found)
    }

    /// A year after a word that calls for one, or between brackets.
    fn year_alone(&self, at: usize) -> Option<FoundDate> {
        let start = self.tokens[at].range.start;
        let value = self.number(at)?;
        if HIJRI_YEARS.contains(&value) && self.is_hijri_era(at + 1) {
            return Some(self.found(at, start, at + 2, Moment::year(System::Hijri, value)));
        }
        let digits = self.tokens[at].range.of(self.text).chars().count();
        if digits != 4
            || !YEARS.contains(&value)
            || self.is_word(at + 1, UNITS)
            || self.mark(at + 1, "%٪")
        {
            return None;
        }
        let called_for = match at.checked_sub(1).map(|before| &self.tokens[before]) {
            None => self.tokens.len() == 1 || self.mark(at + 1, ":،"),
            Some(before) if before.is_word() => {
                self.is_word(at - 1, BEFORE_YEARS) || self.has_parted(at - 1, YEAR_WORDS)
            }
            Some(before) => before.is_mark("(-–،؛:"),
        };
        if !called_for {
            return None;
        }
        let until = self
            .number(at + 2)
            .filter(|until| self.mark(at + 1, "-–/") && YEARS.contains(until) && *until > value);
        let moment = Moment {
            until,
            ..Moment::year(System::Gregorian, value)
        };
        let end = if until.is_some() { at + 3 } else { at + 1 };
        Some(self.found(at, start, end, moment))
    }

    /// A month at `at`, with its name in the other tradition where it follows (`مايو/أيار`, `يوليو تموز`).
    fn month(&self, at: usize) -> Option<(Month, usize)> {
        let (month, mut end, _) = self.calendar.month_at(self.tokens, at)?;
        if self.mark(end, "/(")
            && let Some((other, after, _)) = self.calendar.month_at(self.tokens, end + 1)
            && (other.number == month.number || self.mark(end, "/"))
        {
            let closing = usize::from(self.mark(end, "(") && self.mark(after, ")"));
            end = after + closing;
        } else if let Some((other, after, start)) = self.calendar.month_at(self.tokens, end)
            && other.number == month.number
            && start == self.tokens[end].range.start
            && end == at + 1
        {
            end = after;
        }
        Some((month, end))
    }

    /// The date with the year that follows it at token `end`, if one does.
    fn with_year(&self, at: usize, start: usize, end: usize, moment: Moment) -> FoundDate {
        let mut at_year = end;
        if self.mark(at_year, "/-،,") {
            at_year += 1;
        }
        if self.is_word(at_year, &["من"]) {
            at_year += 1;
        }
        if self.is_word(at_year, YEAR_WORDS) {
            at_year += 1;
        }
        let era = usize::from(self.is_hijri_era(at_year + 1));
        let years = if moment.system == System::Hijri {
            HIJRI_YEARS
        } else {
            YEARS
        };
        match self
            .number(at_year)
            .filter(|year| years.contains(year) && *year > 31)
        {
            Some(year) => {
                let moment = Moment {
                    year: Some(year),
                    ..moment
                };
                self.found(at, start, at_year + 1 + era, moment)
            }
            None => self.found(at, start, end, moment),
        }
    }

    fn found(&self, start: usize, offset: usize, end: usize, moment: Moment) -> FoundDate {
        let range = TextRange::new(offset, self.tokens[end - 1].range.end);
        FoundDate {
            start,
            end,
            range,
            moment,
        }
    }

    fn number(&self, at: usize) -> Option<u32> {
        match self.tokens.get(at)?.shape {
            Shape::Number(value) => Some(value),
            _ => None,
        }
    }

    fn mark(&self, at: usize, marks: &str) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.is_mark(marks))
    }

    /// Whether a slash, or a hyphen without spaces, joins the tokens around `at`. (2 - صفر is a score.)
    fn joined(&self, at: usize) -> bool {
        let spaced = self.tokens.get(at).is_some_and(|token| token.spaced);
        self.mark(at, "/") || (self.mark(at, "-") && !spaced)
    }

    fn same_separator(&self, first: usize, second: usize) -> bool {
        self.mark(first, "/-.")
            && self
                .tokens
                .get(second)
                .is_some_and(|token| token.shape == self.tokens[first].shape)
    }

    fn is_hijri_era(&self, at: usize) -> bool {
        self.is_word(at, &["ه", "هجري", "هجريه", "للهجره"])
    }

    fn is_word(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.is_word() && words.contains(&fold(token.range.of(self.text)).as_str())
        })
    }

    /// Whether the word at `at` is one of `words` behind a proclitic.
    fn has_parted(&self, at: usize, words: &[&str]) -> bool {
        let token = &self.tokens[at];
        let written = fold(token.range.of(self.text));
        partings(&written).iter().any(|parting| {
            let bare = parting.key.as_str();
            words.contains(&bare) || BEFORE_YEARS.contains(&bare)
        })
    }
}

fn is_day(value: u32) -> bool {
    (1..=31).contains(&value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::token::tokens;
    use crate::extract::vocabulary::Vocabulary;

    fn find(text: &str) -> Vec<(String, String)> {
        let mut vocabulary = Vocabulary::default();
        let calendar = Calendar::new(&mut vocabulary);
        let tokens = tokens(text, TextRange::new(0, text.len()), &vocabulary);
        dates(text, &tokens, &vec![false; tokens.len()], &calendar)
            .into_iter()
            .map(|date| (date.range.of(text).to_owned(), date.moment.to_string()))
            .collect()
    }

    #[track_caller]
    fn one(text: &str, mention: &str, iso: &str) {
        assert_eq!(find(text), [(mention.to_owned(), iso.to_owned())], "{text}");
    }

    #[test]
    fn days_in_both_traditions() {
        one(
            "في 16 مايو/أيار 2022، وبعد",
            "16 مايو/أيار 2022",
            "2022-05-16",
        );
        one(
            "يوم 22-24 أكتوبر/تشرين الأول 2024.",
            "22-24 أكتوبر/تشرين الأول 2024",
            "2024-10-22/2024-10-24",
        );
        one(
            "ما بين 27- 28 نيسان الماضي",
            "27- 28 نيسان",
            "--04-27/--04-28",
        );
        one(
            "الإثنين 30/مايو/2022 - 06:40 م",
            "30/مايو/2022",
            "2022-05-30",
        );
        one("بتاريخ 30/5/2022", "30/5/2022", "2022-05-30");
        one("بتاريخ 2022-05-30", "2022-05-30", "2022-05-30");
        one("(29 أيار)", "29 أيار", "--05-29");
        one("٩ مايو ١٩٤٥", "٩ مايو ١٩٤٥", "1945-05-09");
    }

    #[test]
    fn days_in_words() {
        one(
            "في السابع والعشرين من مايو/ أيار والذي",
            "السابع والعشرين من مايو/ أيار",
            "--05-27",
        );
        one("في التاسع من مايو", "التاسع من مايو", "--05-09");
        one(
            "في الحادي عشر من سبتمبر 2001",
            "الحادي عشر من سبتمبر 2001",
            "2001-09-11",
        );
        one("في 2 صفر الماضي", "2 صفر", "AH--02-02");
        one("في 2-صفر-1440", "2-صفر-1440", "AH1440-02-02");
        assert_eq!(find("المؤتمر الثاني من نوعه"), []);
    }

    #[test]
    fn months_and_years() {
        one(
            "ففي يناير/كانون الثاني 2022 هزت",
            "يناير/كانون الثاني 2022",
            "2022-01",
        );
        one("نما في يوليو تموز بأسرع وتيرة", "يوليو تموز", "--07");
        one("في عام 1992، ولم", "1992", "1992");
        one("لعام 2024", "2024", "2024");
        one("(2019)", "2019", "2019");
        one("سنة 1445 هـ", "1445 هـ", "AH1445");
        one("بين 1939-1945 قتل", "1939-1945", "1939/1945");
        assert_eq!(find("في عامي 2015 و2016").len(), 2);
    }

    #[test]
    fn counts_and_common_words_are_no_dates() {
        assert_eq!(find("قتل 2000 شخص"), []);
        assert_eq!(find("نحو 1500 متر"), []);
        assert_eq!(find("مارس الضغط على أب"), []);
        assert_eq!(find("27 دولة"), []);
        assert_eq!(find("فاز 2-صفر ثم 1 - صفر"), []);
    }

    #[test]
    fn a_year_given_elsewhere_completes_a_day() {
        let found = find("يومي 31 أكتوبر و1 نوفمبر 2024");
        assert_eq!(found[0].1, "2024-10-31");
        let found = find("في عام 2022 بدأ، وفي 23 نوفمبر من العام نفسه انتهى");
        assert_eq!(found[1].1, "2022-11-23");
    }
}
