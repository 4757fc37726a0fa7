//! Intervals in running text: two dates of which the words between them say that they are the first and the last.

use crate::extract::document::role::Roles;
use crate::extract::propose::found_date::{DateTokens, FoundDate, YEAR_WORDS};

/// The dates of a block with the first and the last of each interval as one: `26 نيسان إلى 2 أيار`, `بين 1955 و2013`.
pub fn with_intervals(block: DateTokens<'_>, dates: Vec<FoundDate>) -> Vec<FoundDate> {
    let mut joined: Vec<FoundDate> = Vec::with_capacity(dates.len());
    for date in dates {
        let first = joined.last_mut();
        match first.and_then(|first| Some((interval(block, *first, date)?, first))) {
            Some((interval, first)) => *first = interval,
            None => joined.push(date),
        }
    }
    joined
}

/// The interval from a date to the next one, where the words between them say so.
fn interval(block: DateTokens<'_>, first: FoundDate, last: FoundDate) -> Option<FoundDate> {
    let opening = Roles::WEEKDAY.union(YEAR_WORDS);
    let (start, offset) = block.with_words_before(first.start, first.range.start, opening);
    // 14 يونيو الجاري و16 يوليو
    let joint = block.behind(first.end, Roles::RELATIVE);
    let is_until = block.may_have(joint, Roles::UNTIL) && {
        let words = Roles::UNTIL.union(Roles::DAY_WORD).union(opening);
        (joint + 1..last.start).all(|at| block.has_role(at, words))
    };
    let is_and = match last.start.checked_sub(joint) {
        Some(0) => begins_with_and(block, last),
        Some(1) => block.has_role(joint, Roles::AND),
        _ => false,
    };
    let before = start.checked_sub(1);
    let is_between = before.is_some_and(|before| block.may_have(before, Roles::BETWEEN));
    if !(is_until || is_and && is_between) {
        return None;
    }
    // The year of مايو الماضي is not the one that is spoken of before.
    let is_seen_from_today = block.has_role(last.end, Roles::RELATIVE);
    if is_seen_from_today && first.moment.has_year() && !last.moment.has_year() {
        return None;
    }
    let moment = first.moment.until(last.moment)?;
    Some(block.found(start, offset, last.end, moment))
}

/// Whether a date begins behind و in its first word.
fn begins_with_and(block: DateTokens<'_>, date: FoundDate) -> bool {
    let token = &block.tokens[date.start];
    let is_joined = date.range.start > token.range.start;
    is_joined && token.range.of(block.text).starts_with('و')
}
