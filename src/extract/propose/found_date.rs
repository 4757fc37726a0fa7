//! What finding dates in running text rests on, in whatever language: the tokens, and what numbers can be parts of one.

use crate::extract::document::role::Roles;
use crate::extract::document::token::{Shape, Token};
#[cfg(test)]
use crate::extract::document::{token::tokens, vocabulary::Vocabulary};
#[cfg(test)]
use crate::extract::propose::calendar::Calendar;
use crate::extract::propose::moment::Moment;
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
pub const YEARS: std::ops::RangeInclusive<u32> = 1000..=2150;
/// Hijri years that occur in news, always with their era.
pub const HIJRI_YEARS: std::ops::RangeInclusive<u32> = 1..=1600;

/// The words for a year or several, which stand before their number.
pub const YEAR_WORDS: Roles = Roles::YEAR_WORD.union(Roles::SEVERAL_YEARS);

/// Whether a number can be the day of a month.
#[must_use]
pub fn is_day(value: u32) -> bool {
    (1..=31).contains(&value)
}

/// The tokens of a block. A place behind the last has nothing.
#[derive(Clone, Copy, Debug)]
pub struct DateTokens<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The tokens.
    pub tokens: &'a [Token],
}

impl DateTokens<'_> {
    /// The number at `at`.
    pub fn number(self, at: usize) -> Option<u32> {
        match self.tokens.get(at)?.shape {
            Shape::Number(value) => Some(value),
            _ => None,
        }
    }

    /// With how many characters the token at `at` is written.
    pub fn length(self, at: usize) -> usize {
        let token = self.tokens.get(at);
        token.map_or(0, |token| token.range.of(self.text).chars().count())
    }

    /// Whether one of `marks` stands at `at`.
    pub fn is_mark(self, at: usize, marks: &str) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| token.is_mark(marks))
    }

    /// Whether the token at `at` is a word with one of some roles.
    pub fn has_role(self, at: usize, roles: Roles) -> bool {
        has_role(self.tokens, at, roles)
    }

    /// Whether the token at `at` is a word with one of some roles, with proclitics or without.
    pub fn may_have(self, at: usize, roles: Roles) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| token.is_word() && token.may_have(roles))
    }

    /// The first token from `at` on that is no word with one of some roles.
    pub fn behind(self, mut at: usize, roles: Roles) -> usize {
        while self.has_role(at, roles) {
            at += 1;
        }
        at
    }

    /// The token `at`, of which the text from `start` on counts, or the first of the words with some roles right before
    /// it, without its proclitics.
    pub fn with_words_before(
        self,
        mut at: usize,
        mut start: usize,
        roles: Roles,
    ) -> (usize, usize) {
        while let Some(before) = at.checked_sub(1) {
            let token = &self.tokens[before];
            let mut segmentations = token.segmentations.iter();
            let word = segmentations.find(|word| Roles::of(&word.form).has(roles));
            let Some(word) = word.filter(|_| token.is_word()) else {
                break;
            };
            (at, start) = (before, token.range.start + word.offset);
        }
        (at, start)
    }

    /// Whether one of the separators of dates in figures stands at `first`, and the same at `second`.
    pub fn same_separator(self, first: usize, second: usize) -> bool {
        let second = self.tokens.get(second);
        self.is_mark(first, "/-.")
            && second.is_some_and(|second| second.shape == self.tokens[first].shape)
    }

    /// The date from token `start`, of which the text from `offset` on counts, to before token `end`.
    pub fn found(self, start: usize, offset: usize, end: usize, moment: Moment) -> FoundDate {
        FoundDate {
            start,
            end,
            range: TextRange::new(offset, self.tokens[end - 1].range.end),
            moment,
        }
    }
}

/// Whether the token at `at` is a word with one of some roles.
#[must_use]
pub fn has_role(tokens: &[Token], at: usize, roles: Roles) -> bool {
    let token = tokens.get(at);
    token.is_some_and(|token| token.is_word() && token.roles.has(roles))
}

/// The year of the date beside `dates[index]`, at most a word behind it, where that has a month of the same calendar:
/// `31 أكتوبر و1 نوفمبر 2024`.
#[must_use]
pub fn year_beside(dates: &[FoundDate], index: usize) -> Option<u32> {
    let (date, next) = (dates.get(index)?, dates.get(index + 1)?);
    let is_beside = next.start <= date.end + 1
        && next.moment.has_month()
        && next.moment.system() == date.moment.system();
    next.moment.year().filter(|_| is_beside)
}

/// What a finder of dates finds in a text, with what each means: for its tests.
#[cfg(test)]
pub fn found_by(
    find: fn(&str, &[Token], &[bool], &Calendar) -> Vec<FoundDate>,
    text: &str,
) -> Vec<(String, String)> {
    let mut vocabulary = Vocabulary::default();
    let calendar = Calendar::new(&mut vocabulary);
    let tokens = tokens(text, TextRange::new(0, text.len()), &vocabulary);
    find(text, &tokens, &vec![false; tokens.len()], &calendar)
        .into_iter()
        .map(|date| (date.range.of(text).to_owned(), date.moment.to_string()))
        .collect()
}
