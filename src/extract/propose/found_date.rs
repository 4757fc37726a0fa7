//! A date found in running text, and what numbers can be parts of one.

use crate::extract::propose::calendar::Moment;
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

/// Whether a number can be the day of a month.
#[must_use]
pub fn is_day(value: u32) -> bool {
    (1..=31).contains(&value)
}
