//! Dates in running text: days, months and years in figures and words, with their ISO value.

use crate::extract::document::role::Roles;
use crate::extract::document::token::{Shape, Token};
use crate::extract::document::vocabulary::Classes;
use crate::extract::document::{BlockView, Rules};
use crate::extract::entity::EntityKind;
use crate::extract::propose::calendar::{Calendar, Month};
use crate::extract::propose::found_date::{
    DateTokens, FoundDate, HIJRI_YEARS, YEARS, is_day, year_beside,
};
use crate::extract::propose::moment::Moment;
use crate::extract::propose::rule::Rule;
use crate::extract::propose::{Context, Proposal, Weight, foreign};
use crate::language::months::{Needs, System};

/// Proposes the dates of a block. The date in ثورة 25 يناير is part of the name of an event that was proposed
/// before; a year may still follow.
pub fn propose(context: Context<'_>, block: BlockView<'_>, proposals: &mut Vec<Proposal>) {
    let mut named = vec![false; block.tokens.len()];
    for event in proposals.iter() {
        if event.kind == EntityKind::Event {
            named[event.start..event.end].fill(true);
        }
    }
    let dates = match context.rules {
        Rules::Arabic => dates(block.text, block.tokens, &named, context.calendar),
        Rules::Of(_) | Rules::NamesOnly => {
            foreign::date::dates(block.text, block.tokens, &named, context.calendar)
        }
    };
    proposals.extend(dates.into_iter().map(|date| Proposal {
        moment: Some(date.moment),
        weight: Weight::Date,
        ..Proposal::by_rule(
            rule_of(date, block.tokens),
            EntityKind::Date,
            (date.start, date.end),
            date.range,
        )
    }));
}

/// Which rule a date was read by.
fn rule_of(date: FoundDate, tokens: &[Token]) -> Rule {
    let is_number = |at: usize| {
        let token = tokens.get(at);
        token.is_some_and(|token| matches!(token.shape, Shape::Number(_)))
    };
    let is_in_figures = [0, 2, 4].iter().all(|at| is_number(date.start + at));
    match date.moment {
        moment if !moment.has_month() => Rule::Year,
        moment if !moment.has_day() => Rule::Month,
        _ if is_in_figures => Rule::DateInFigures,
        _ if is_number(date.start) => Rule::Day,
        _ => Rule::DayInWords,
    }
}

/// All dates of a block, none of them with a token for which `named` holds.
///
/// A day that its month does not have (30 فبراير) is left out of the date, and the month with its
/// year stays. Figures alone that are no day (30/2/2022) are no date.
pub fn dates(text: &str, tokens: &[Token], named: &[bool], calendar: &Calendar) -> Vec<FoundDate> {
    let block = DateTokens { text, tokens };
    let finder = DateFinder { block, calendar };
    let mut dates: Vec<FoundDate> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let outcome = finder.read(at);
        let found = outcome
            .date
            .filter(|date| !named[date.start..date.end].contains(&true));
        at = match found {
            Some(date) => date.end,
            None if outcome.date.is_some() => at + 1,
            None => outcome.next,
        };
        dates.extend(found);
    }
    let mut dates = finder.times(dates);
    finder.complete_years(&mut dates);
    dates
}

/// Words before a year.
const DATE_WORDS: Roles = Roles::YEAR_WORD.union(Roles::SEVERAL_YEARS);

/// What was read at a token.
struct Outcome {
    date: Option<FoundDate>,
    /// Where to look on if there is no date.
    next: usize,
}

struct DateFinder<'a> {
    block: DateTokens<'a>,
    calendar: &'a Calendar,
}

impl DateFinder<'_> {
    fn read(&self, at: usize) -> Outcome {
        let token = &self.block.tokens[at];
        match token.shape {
            Shape::Mark(_) => None,
            Shape::Number(_) => self
                .figures(at)
                .or_else(|| self.day_month(at))
                .or_else(|| self.year_alone(at).map(Outcome::from)),
            Shape::Word if token.analysis_of(Classes::ORDINAL).is_some() => self.ordinal_day(at),
            Shape::Word if token.analysis_of(Classes::MONTH).is_some() => {
                self.month_alone(at).map(Outcome::from)
            }
            Shape::Word => None,
        }
        .unwrap_or(Outcome {
            date: None,
            next: at + 1,
        })
    }

    /// `30/5/2022`, `2022-05-30`, `30.5.2022`; the day first or last.
    fn figures(&self, at: usize) -> Option<Outcome> {
        let (first, second, third) = (
            self.block.number(at)?,
            self.block.number(at + 2)?,
            self.block.number(at + 4)?,
        );
        if !self.block.same_separator(at + 1, at + 3) {
            return None;
        }
        let (year, month, day) = if YEARS.contains(&first) {
            (first, second, third)
        } else {
            (third, second, first)
        };
        if !YEARS.contains(&year) || month > 99 || day > 99 {
            return None;
        }
        let (system, end) = if self.is_hijri_era(at + 5) {
            (System::Hijri, at + 6)
        } else {
            (System::Gregorian, at + 5)
        };
        let is_year = system == System::Gregorian || HIJRI_YEARS.contains(&year);
        let moment = Moment::in_month(system, month)
            .and_then(|month| month.of_year(year)?.on_days(day, None))
            .filter(|_| is_year);
        let start = self.block.tokens[at].range.start;
        Some(Outcome {
            date: moment.map(|moment| self.block.found(at, start, end, moment)),
            next: end,
        })
    }

    /// `27 أبريل 2016`, `27- 28 نيسان`, `4 إلى 6 يناير`, `23 و25 مايو`, `30/مايو/2022`.
    fn day_month(&self, at: usize) -> Option<Outcome> {
        let day = self.block.number(at).filter(|&day| is_day(day))?;
        let (last, after) = self.last_day(day, at + 1);
        let is_joined_by_mark = self.block.is_mark(after, "-/");
        let joined = self.joined(after) || self.is_word(after, Roles::OF);
        let month_at = self.behind_month_word(after + usize::from(joined));
        let (month, _) = self.month(month_at)?;
        let outcome = self.days_of(at, self.block.tokens[at].range.start, month_at, (day, last))?;
        // Two-nil is written like the second of Safar: 2-صفر, 2/صفر.
        let is_score =
            is_joined_by_mark && month.system == System::Hijri && month.needs != Needs::Nothing;
        let has_year = outcome
            .date
            .is_some_and(|date| date.moment.year().is_some());
        (!is_score || has_year).then_some(outcome)
    }

    /// The last of several days of which the first is `first`, where one follows at token `at`; and the token behind.
    fn last_day(&self, first: u32, at: usize) -> (Option<u32>, usize) {
        let (mut last, mut after) = (None, at);
        loop {
            let day_at = match last {
                None if self.block.is_mark(after, "-–—/") => after + 1,
                None if self.is_word(after, Roles::UNTIL) => self.behind(after, Roles::UNTIL),
                _ if self.is_word(after, Roles::AND) => after + 1,
                _ => break,
            };
            let later = |day: &u32| is_day(*day) && *day > last.unwrap_or(first);
            let Some(day) = self.block.number(day_at).filter(later) else {
                break;
            };
            (last, after) = (Some(day), day_at + 1);
        }
        (last, after)
    }

    /// `السابع والعشرين من مايو`.
    fn ordinal_day(&self, at: usize) -> Option<Outcome> {
        let (day, after, start) = self.calendar.ordinal_day_at(self.block.tokens, at)?;
        if !self.is_word(after, Roles::OF) {
            return None;
        }
        self.days_of(at, start, self.behind_month_word(after + 1), (day, None))
    }

    /// Days, the last one where they are several, of the month at token `month_at`, with the year
    /// that follows it. Where they do not exist, the month remains.
    fn days_of(
        &self,
        at: usize,
        start: usize,
        month_at: usize,
        (first, last): (u32, Option<u32>),
    ) -> Option<Outcome> {
        let (month, end) = self.month(month_at)?;
        let days = month.moment().on_days(first, last);
        let (days, end) = match self.year_behind(end, month.system) {
            Some((year, after)) => (days.and_then(|days| days.of_year(year)), after),
            None => (days, end),
        };
        let date = match days {
            Some(days) => Some(self.block.found(at, start, end, days)),
            None => self.month_alone(month_at),
        };
        Some(Outcome { date, next: end })
    }

    /// `أكتوبر/تشرين الأول 2024`, `مايو`.
    fn month_alone(&self, at: usize) -> Option<FoundDate> {
        let (month, _, start) = self.calendar.month_at(self.block.tokens, at)?;
        let (_, end) = self.month(at)?;
        let moment = month.moment();
        let found = match self.year_behind(end, month.system) {
            Some((year, after)) => self.block.found(at, start, after, moment.of_year(year)?),
            None => self.block.found(at, start, end, moment),
        };
        let doubled = self.block.is_mark(at + 1, "/");
        (month.needs == Needs::Nothing || doubled || found.moment.year().is_some()).then_some(found)
    }

    /// A year after a word that calls for one, or between brackets.
    fn year_alone(&self, at: usize) -> Option<FoundDate> {
        let start = self.block.tokens[at].range.start;
        let value = self.block.number(at)?;
        if HIJRI_YEARS.contains(&value) && self.is_hijri_era(at + 1) {
            let year = Moment::in_year(System::Hijri, value)?;
            return Some(self.block.found(at, start, at + 2, year));
        }
        let is_century = at
            .checked_sub(1)
            .is_some_and(|at| self.may_be(at, Roles::CENTURY));
        if let Some(end) = self.behind_our_era(at + 1)
            && !is_century
        {
            let (first, start) = self.with_words_before(at, start, DATE_WORDS);
            let year = Moment::before_our_era(value)?;
            return Some(self.block.found(first, start, end, year));
        }
        let digits = self.block.length(at);
        if digits != 4 || !YEARS.contains(&value) || is_counted(self.block.tokens, at + 1) {
            return None;
        }
        let called_for = match at.checked_sub(1).map(|before| &self.block.tokens[before]) {
            None => self.block.tokens.len() == 1 || self.block.is_mark(at + 1, ":،"),
            // عام 2005 و2006, but 3000 و1000 سلة
            Some(before) if before.roles.has(Roles::AND) => {
                at >= 2
                    && self
                        .block
                        .number(at - 2)
                        .is_some_and(|year| YEARS.contains(&year))
            }
            Some(before) if before.is_word() => self.is_before_year(at - 1),
            Some(before) => before.is_mark("(-–،؛:"),
        };
        if !called_for {
            return None;
        }
        let year = Moment::in_year(System::Gregorian, value)?;
        let years = self
            .block
            .number(at + 2)
            .filter(|last| self.block.is_mark(at + 1, "-–/") && YEARS.contains(last))
            .and_then(|last| year.until(Moment::in_year(System::Gregorian, last)?));
        Some(match years {
            Some(years) => self.block.found(at, start, at + 3, years),
            None => self.block.found(at, start, at + 1, year),
        })
    }

    /// A month at `at`, with its name in the other tradition where it follows (`مايو/أيار`, `يوليو تموز`).
    fn month(&self, at: usize) -> Option<(Month, usize)> {
        let (month, mut end, _) = self.calendar.month_at(self.block.tokens, at)?;
        if self.block.is_mark(end, "/(")
            && let Some((other, after, _)) = self.calendar.month_at(self.block.tokens, end + 1)
            && (other.number == month.number || self.block.is_mark(end, "/"))
        {
            let closing =
                usize::from(self.block.is_mark(end, "(") && self.block.is_mark(after, ")"));
            end = after + closing;
        } else if let Some((other, after, start)) = self.calendar.month_at(self.block.tokens, end)
            && other.number == month.number
            && start == self.block.tokens[end].range.start
            && end == at + 1
        {
            end = after;
        }
        Some((month, end))
    }

    /// The year that follows at token `end`, with the token after it. One of the other calendar is
    /// none.
    fn year_behind(&self, end: usize, system: System) -> Option<(u32, usize)> {
        let mut at = end;
        if self.block.is_mark(at, "/-،,") {
            at += 1;
        }
        if self.is_word(at, Roles::OF) {
            at += 1;
        }
        if self.is_word(at, Roles::YEAR_WORD) {
            at += 1;
        }
        let has_era = self.is_hijri_era(at + 1);
        let years = match system {
            System::Hijri | System::Iranian => HIJRI_YEARS,
            System::Hebrew => return None,
            System::Gregorian if has_era => return None,
            System::Gregorian => YEARS,
        };
        let year = self.block.number(at);
        let year = year.filter(|year| years.contains(year) && *year > 31)?;
        Some((year, at + 1 + usize::from(has_era)))
    }

    /// The dates with each two that are the first and the last of a time as one: `26 نيسان إلى 2 أيار`, `بين 1955 و2013`.
    fn times(&self, dates: Vec<FoundDate>) -> Vec<FoundDate> {
        let mut joined: Vec<FoundDate> = Vec::with_capacity(dates.len());
        for date in dates {
            let time = joined.last().and_then(|first| self.until(*first, date));
            match (time, joined.last_mut()) {
                (Some(time), Some(first)) => *first = time,
                _ => joined.push(date),
            }
        }
        joined
    }

    /// The time from a date to the next one, where the words between them say so.
    fn until(&self, first: FoundDate, last: FoundDate) -> Option<FoundDate> {
        let opening = Roles::WEEKDAY.union(DATE_WORDS);
        let between = self.behind(first.end, Roles::RELATIVE);
        let (from, start) = self.with_words_before(first.start, first.range.start, opening);
        let is_until = || {
            let words = Roles::UNTIL.union(Roles::DAY_WORD).union(opening);
            self.may_be(between, Roles::UNTIL) && self.behind(between + 1, words) == last.start
        };
        let is_between = || {
            let before = from.checked_sub(1);
            let is_and = match last.start.checked_sub(between) {
                Some(0) => self.begins_with_and(last),
                Some(1) => self.is_word(between, Roles::AND),
                _ => false,
            };
            is_and && before.is_some_and(|before| self.may_be(before, Roles::BETWEEN))
        };
        if !is_until() && !is_between() {
            return None;
        }
        let moment = first.moment.until(last.moment)?;
        Some(self.block.found(from, start, last.end, moment))
    }

    /// Whether a date begins behind و in its first word.
    fn begins_with_and(&self, date: FoundDate) -> bool {
        let token = &self.block.tokens[date.start];
        let joined = date.range.start > token.range.start;
        joined && token.range.of(self.block.text).starts_with('و')
    }

    /// Where a date begins with the words of some roles before it: their first token and its bytes, without proclitics.
    fn with_words_before(&self, mut at: usize, mut start: usize, roles: Roles) -> (usize, usize) {
        while let Some(before) = at.checked_sub(1) {
            let token = &self.block.tokens[before];
            let mut segmentations = token.segmentations.iter();
            let word = segmentations.find(|word| Roles::of(&word.form).has(roles));
            let Some(word) = word.filter(|_| token.is_word()) else {
                break;
            };
            (at, start) = (before, token.range.start + word.offset);
        }
        (at, start)
    }

    /// The token behind those that have some roles.
    fn behind(&self, mut at: usize, roles: Roles) -> usize {
        while self.is_word(at, roles) {
            at += 1;
        }
        at
    }

    /// The token behind `قبل الميلاد` or `ق.م`, where that stands at token `at`.
    fn behind_our_era(&self, at: usize) -> Option<usize> {
        let era = match self.block.is_mark(at + 1, ".") {
            true => at + 2,
            false => at + 1,
        };
        (self.is_word(at, Roles::BEFORE) && self.is_word(era, Roles::OUR_ERA)).then_some(era + 1)
    }

    /// Whether the word at `at` has one of some roles, with proclitics or without.
    fn may_be(&self, at: usize, roles: Roles) -> bool {
        let token = self.block.tokens.get(at);
        token.is_some_and(|token| token.is_word() && token.may_have(roles))
    }

    /// Gives days without a year the year that the text gives them elsewhere: `31 أكتوبر و1 نوفمبر
    /// 2024`, `في 18 مايو من العام نفسه`.
    fn complete_years(&self, dates: &mut [FoundDate]) {
        let mut last_year = None;
        for index in 0..dates.len() {
            let FoundDate { end, moment, .. } = dates[index];
            if !moment.has_year() {
                let year = year_beside(dates, index).or_else(|| {
                    let is_same =
                        moment.system() == System::Gregorian && self.same_year_follows(end);
                    last_year.filter(|_| is_same)
                });
                if let Some(completed) = year.and_then(|year| moment.of_year(year)) {
                    dates[index].moment = completed;
                }
            }
            if moment.system() == System::Gregorian {
                last_year = dates[index].moment.year().or(last_year);
            }
        }
    }

    /// Whether `من العام نفسه` or its like stands at token `at`.
    fn same_year_follows(&self, at: usize) -> bool {
        self.is_word(at, Roles::OF)
            && self.is_word(at + 1, Roles::THE_YEAR)
            && self.is_word(at + 2, Roles::SAME)
    }

    /// The token at `at`, or the one behind it if it is شهر.
    fn behind_month_word(&self, at: usize) -> usize {
        at + usize::from(self.is_word(at, Roles::MONTH_WORD))
    }

    /// Whether a slash, or a hyphen without spaces, joins the tokens around `at`. (2 - صفر is a score.)
    fn joined(&self, at: usize) -> bool {
        let spaced = self.block.tokens.get(at).is_some_and(|token| token.spaced);
        self.block.is_mark(at, "/") || (self.block.is_mark(at, "-") && !spaced)
    }

    fn is_hijri_era(&self, at: usize) -> bool {
        self.is_word(at, Roles::HIJRI_ERA)
    }

    fn is_word(&self, at: usize, roles: Roles) -> bool {
        has_role(self.block.tokens, at, roles)
    }

    /// Whether the word at `at`, with a proclitic or without, is one that a year follows.
    fn is_before_year(&self, at: usize) -> bool {
        let token = &self.block.tokens[at];
        token.may_have(Roles::YEAR_WORD) || token.may_have(Roles::BEFORE_YEAR)
    }
}

impl From<FoundDate> for Outcome {
    fn from(date: FoundDate) -> Self {
        Self {
            date: Some(date),
            next: date.end,
        }
    }
}

/// Whether what stands at `at` says that the number before it counts something.
pub fn is_counted(tokens: &[Token], at: usize) -> bool {
    let is_percent = has_role(tokens, at, Roles::IN) && has_role(tokens, at + 1, Roles::HUNDRED);
    let is_mark = |at: usize, marks: &str| tokens.get(at).is_some_and(|token| token.is_mark(marks));
    let is_number = |at: usize| {
        let token = tokens.get(at);
        token.is_some_and(|token| !token.spaced && matches!(token.shape, Shape::Number(_)))
    };
    // 1328.74, a price.
    let is_fraction = is_mark(at, ".,٫") && !tokens[at].spaced && is_number(at + 1);
    // بين 1800 و2000 لاجئ
    let is_joined = has_role(tokens, at, Roles::AND) && is_number(at + 1);
    let counts = |at: usize| has_role(tokens, at, Roles::COUNTED);
    is_percent || is_mark(at, "%٪") || is_fraction || counts(at) || is_joined && counts(at + 2)
}

/// Whether the token at `at` is a word with one of some roles.
fn has_role(tokens: &[Token], at: usize, roles: Roles) -> bool {
    let token = tokens.get(at);
    token.is_some_and(|token| token.is_word() && token.roles.has(roles))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::propose::found_date::found_by;

    fn find(text: &str) -> Vec<(String, String)> {
        found_by(dates, text)
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
        one("في عام 30 قبل الميلاد.", "عام 30 قبل الميلاد", "-0029");
        one("منذ 305 ق.م. حتى", "305 ق.م", "-0304");
        assert_eq!(find("قتل 30 قبل ميلاد الطفل"), []);
        assert_eq!(find("في القرن 3 قبل الميلاد"), []);
        assert_eq!(find("في عامي 2015 و2016").len(), 2);
    }

    #[test]
    fn a_time_from_one_date_to_another_is_one() {
        for (text, mention, iso) in [
            ("من 4 إلى 6 يناير", "4 إلى 6 يناير", "--01-04/--01-06"),
            ("يومي 12 و13 جوان", "12 و13 جوان", "--06-12/--06-13"),
            (
                "أيام 25 و 26 و27 فيفري الجاري",
                "25 و 26 و27 فيفري",
                "--02-25/--02-27",
            ),
            (
                "من 26 نيسان/أبريل إلى 2 أيار/مايو، كلًا",
                "26 نيسان/أبريل إلى 2 أيار/مايو",
                "--04-26/--05-02",
            ),
            ("من نوفمبر حتى أبريل.", "نوفمبر حتى أبريل", "--11/--04"),
            (
                "عن الفترة من 27 ديسمبر 2010 وحتى 11 يناير 2011.",
                "27 ديسمبر 2010 وحتى 11 يناير 2011",
                "2010-12-27/2011-01-11",
            ),
            (
                "من 18 فيفري 2017 إلى غاية يوم الاثنين 20 فيفري 2017",
                "18 فيفري 2017 إلى غاية يوم الاثنين 20 فيفري 2017",
                "2017-02-18/2017-02-20",
            ),
            ("من 2007 إلى 2009 ثم", "2007 إلى 2009", "2007/2009"),
            (
                "من بداية عام 2018 إلى 5 أغسطس 2018",
                "عام 2018 إلى 5 أغسطس 2018",
                "2018/2018-08-05",
            ),
            (
                "فيما بين عامي 1995 و1996 كان",
                "عامي 1995 و1996",
                "1995/1996",
            ),
            (
                "وبين 14 يونيو و16 يوليو",
                "14 يونيو و16 يوليو",
                "--06-14/--07-16",
            ),
            (
                "بين 14 يونيو/حزيران الجاري و16 يوليو/تموز المقبل",
                "14 يونيو/حزيران الجاري و16 يوليو/تموز",
                "--06-14/--07-16",
            ),
        ] {
            one(text, mention, iso);
        }
        // Two dates, and what ends before it begins.
        for text in [
            "في 31 أيار/مايو و1 حزيران/يونيو",
            "في عامي 2014 و2016",
            "في مايو ويونيو",
            "من 2009 إلى 2007 عاد",
        ] {
            assert_eq!(find(text).len(), 2, "{text}");
        }
    }

    #[test]
    fn counts_and_common_words_are_no_dates() {
        assert_eq!(find("قتل 2000 شخص"), []);
        assert_eq!(find("نحو 1500 متر"), []);
        assert_eq!(find("مارس الضغط على أب"), []);
        assert_eq!(find("27 دولة"), []);
        assert_eq!(find("فاز 2-صفر ثم 1 - صفر وخسر 3/صفر"), []);
    }

    #[test]
    fn counted_things_are_no_years() {
        assert_eq!(find("بنسبة تصل إلى 1200 في المئة"), []);
        assert_eq!(find("بنسبة تصل إلى 1200 في المائة"), []);
        assert_eq!(find("من 1200 بالمئة إلى 1300 بالمائة"), []);
        assert_eq!(find("إلى 1328.74 دولار للأوقية"), []);
        assert_eq!(find("أعيد توطين بين 1800 و2000 لاجئ"), []);
        one("بين 2013 و2015 سافر", "2013 و2015", "2013/2015");
        one("في 2016. وقال", "2016", "2016");
        one("أواخر 1980", "1980", "1980");
        for unit in Roles::words(Roles::COUNTED) {
            assert_eq!(find(&format!("بعد 1500 {unit}")), [], "{unit}");
        }
        for word in Roles::words(Roles::BEFORE_YEAR).chain(Roles::words(Roles::YEAR_WORD)) {
            assert_eq!(find(&format!("{word} 1980")).len(), 1, "{word}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_left_out_of_the_date() {
        one("في 30 فبراير 2024 ثم", "فبراير 2024", "2024-02");
        one("في 31 أبريل 2023.", "أبريل 2023", "2023-04");
        one("31 نيسان الماضي", "نيسان", "--04");
        one("29 فبراير 2024", "29 فبراير 2024", "2024-02-29");
        one("29 فبراير 2023", "فبراير 2023", "2023-02");
        one("29 فبراير 1900", "فبراير 1900", "1900-02");
        one("29 شباط", "29 شباط", "--02-29");
        one("27-31 نيسان 2024", "نيسان 2024", "2024-04");
        one("28-3 مايو 2024", "3 مايو 2024", "2024-05-03");
        one("31 من شهر شباط/فبراير 2022", "شباط/فبراير 2022", "2022-02");
        one("31 رجب 1445 هـ", "رجب 1445 هـ", "AH1445-07");
        one("30 رجب 1445 هـ", "30 رجب 1445 هـ", "AH1445-07-30");
        one("الحادي والثلاثين من أبريل 2023", "أبريل 2023", "2023-04");
        one("التاسع والثلاثين من مايو", "مايو", "--05");
        assert_eq!(find("التاسع والثلاثين من مارس"), []);
        assert_eq!(find("31 صفر"), []);
    }

    #[test]
    fn every_day_found_exists() {
        let months = [
            "يناير",
            "شباط",
            "آذار",
            "أبريل",
            "أيار",
            "حزيران",
            "تموز",
            "آب",
        ];
        let texts = (0..=40).flat_map(|day| {
            let named = months.map(|month| format!("في {day} {month} 2023، و{day}-31 {month}"));
            let figures = (0..=14).map(move |month| format!("في {day}/{month}/2023"));
            named.into_iter().chain(figures)
        });
        let mut days = 0;
        for text in texts {
            for (_, iso) in find(&text) {
                for value in iso.split('/').filter(|value| value.len() == 10) {
                    assert!(value.parse::<jiff::civil::Date>().is_ok(), "{text}: {iso}");
                    days += 1;
                }
            }
        }
        assert!(days > 365);
    }

    #[test]
    fn figures_that_are_no_day_are_no_date() {
        for text in [
            "في 2022-13-45",
            "في 30/2/2022",
            "في 31.4.2023",
            "في 29-2-2023",
            "في 2022-00-10",
            "في 30/5/2022 هـ",
            "في 31/10/1443 هـ",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
        one("في 29/2/2024", "29/2/2024", "2024-02-29");
        one("في 30/10/1443 هـ", "30/10/1443 هـ", "AH1443-10-30");
    }

    #[test]
    fn a_year_is_not_given_to_a_day_it_does_not_have_nor_to_another_calendar() {
        let found = find("في عام 2023 بدأ، وفي 29 فبراير من العام نفسه انتهى");
        assert_eq!(found[1].1, "--02-29");
        let found = find("في عام 2022 بدأ، وفي 5 رمضان من العام نفسه انتهى");
        assert_eq!(found[1].1, "AH--09-05");
        let found = find("30 مايو 1443 هـ");
        assert_eq!(found[0].1, "--05-30");
        assert_eq!(found[1].1, "AH1443");
    }

    #[test]
    fn a_year_given_elsewhere_completes_a_day() {
        let found = find("يومي 31 أكتوبر و1 نوفمبر 2024");
        assert_eq!(found[0].1, "2024-10-31");
        let found = find("في عام 2022 بدأ، وفي 23 نوفمبر من العام نفسه انتهى");
        assert_eq!(found[1].1, "2022-11-23");
    }
}
