//! Dates in running text: days, months and years in figures and words, with their ISO value.

use crate::extract::document::role::Roles;
use crate::extract::document::token::{Shape, Token};
use crate::extract::document::vocabulary::Classes;
use crate::extract::document::{BlockView, Rules};
use crate::extract::entity::EntityKind;
use crate::extract::propose::calendar::{Calendar, Month};
use crate::extract::propose::found_date::{
    DateTokens, FoundDate, HIJRI_YEARS, YEAR_WORDS, YEARS, has_role, is_day, year_beside,
};
use crate::extract::propose::interval::with_intervals;
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
    let mut dates = with_intervals(block, dates);
    finder.complete_years(&mut dates);
    dates
}

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
        let (last, after) = self.last_day(day, at);
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

    /// The last of several days of which the first is at token `at`, and the token behind the last. `None` where only one
    /// is named, or where و joins days between which are others: `10 و20 مايو`.
    fn last_day(&self, first: u32, at: usize) -> (Option<u32>, usize) {
        let before = at.checked_sub(1);
        let is_between = before.is_some_and(|before| self.block.may_have(before, Roles::BETWEEN));
        let words = Roles::UNTIL.union(Roles::DAY_WORD).union(Roles::WEEKDAY);
        let (mut last, mut after, mut is_interval) = (first, at + 1, true);
        loop {
            let is_second = last == first;
            let is_list = self.is_word(after, Roles::AND);
            let day_at = match () {
                () if is_list || is_second && self.block.is_mark(after, "-–—/") => after + 1,
                () if is_second && self.block.may_have(after, Roles::UNTIL) => {
                    self.block.behind(after + 1, words)
                }
                () => break,
            };
            let Some(day) = self
                .block
                .number(day_at)
                .filter(|&day| is_day(day) && day > last)
            else {
                break;
            };
            is_interval &= !is_list || is_between || day == last + 1;
            (last, after) = (day, day_at + 1);
        }
        let last = Some(last).filter(|&last| last > first && is_interval);
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
        let before = at.checked_sub(1);
        if HIJRI_YEARS.contains(&value) && self.is_hijri_era(at + 1) {
            let year = Moment::in_year(System::Hijri, value)?;
            return Some(self.block.found(at, start, at + 2, year));
        }
        if let Some(end) = self.behind_our_era(at + 1)
            && !before.is_some_and(|before| self.block.may_have(before, Roles::CENTURY))
        {
            let (first, start) = self.block.with_words_before(at, start, YEAR_WORDS);
            let year = Moment::before_our_era(value)?;
            return Some(self.block.found(first, start, end, year));
        }
        let digits = self.block.length(at);
        if digits != 4 || !YEARS.contains(&value) || is_counted(self.block.tokens, at + 1) {
            return None;
        }
        let called_for = match before.map(|before| (before, &self.block.tokens[before])) {
            None => self.block.tokens.len() == 1 || self.block.is_mark(at + 1, ":،"),
            Some((and, word)) if word.roles.has(Roles::AND) => self.is_behind_year(and),
            Some((before, word)) if word.is_word() => self.is_before_year(before),
            Some((_, mark)) => mark.is_mark("(-–،؛:"),
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

    /// Whether a year stands before token `at`, or before a comma or an era there: `عام 2005 و2006`, but `3000 و1000 سلة`.
    fn is_behind_year(&self, at: usize) -> bool {
        let is_between = |at: usize| {
            self.block.is_mark(at, "،,") || self.is_word(at, Roles::OUR_ERA.union(Roles::HIJRI_ERA))
        };
        let year = at
            .checked_sub(1)
            .and_then(|before| match is_between(before) {
                true => before.checked_sub(1),
                false => Some(before),
            });
        let year = year.and_then(|year| self.block.number(year));
        year.is_some_and(|year| YEARS.contains(&year))
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

    /// The token behind `قبل الميلاد` or `ق.م`, where that stands at token `at`.
    fn behind_our_era(&self, at: usize) -> Option<usize> {
        let era = match self.block.is_mark(at + 1, ".") {
            true => at + 2,
            false => at + 1,
        };
        (self.is_word(at, Roles::BEFORE) && self.is_word(era, Roles::OUR_ERA)).then_some(era + 1)
    }

    /// Gives days without a year the year that the text gives them elsewhere: `31 أكتوبر و1 نوفمبر
    /// 2024`, `في 18 مايو من العام نفسه`.
    fn complete_years(&self, dates: &mut [FoundDate]) {
        let mut last_year = None;
        for index in 0..dates.len() {
            let FoundDate { end, moment, .. } = dates[index];
            if !moment.has_year() {
                let ending = year_beside(dates, index).and_then(|year| moment.ending_in(year));
                let completed = ending.or_else(|| {
                    let is_same =
                        moment.system() == System::Gregorian && self.same_year_follows(end);
                    moment.of_year(last_year.filter(|_| is_same)?)
                });
                if let Some(completed) = completed {
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
        self.block.has_role(at, roles)
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

#[cfg(test)]
mod tests;
