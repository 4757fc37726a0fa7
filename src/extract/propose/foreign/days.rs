//! Days in words, in Persian, Urdu and Hebrew: those of the week, ordinals, and the Jewish calendar, which is written
//! in letters.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::extract::document::token::Token;
use crate::extract::propose::calendar::Month;
use crate::extract::propose::found_date::{DateTokens, FoundDate};
use crate::extract::propose::moment::Moment;
use crate::language::lookup::{Words, fold};
use crate::language::months::{System, months};
use crate::language::proclitics::Segmentation;

const DAYS: &str = include_str!("../../../../assets/language/days.tsv");

/// What the thousands are of Jewish years that are written without them.
const THOUSANDS: u32 = 5000;
/// The Hebrew letters that stand for numbers, in the order of their values; final forms count as the others.
const LETTERS: &str = "אבגדהוזחטיכלמנסעפצקרשת";

/// What a hyphen joins to a Hebrew date: the article, and the preposition of time.
const BEFORE_DATE: Words = Words::new(&["ה", "ב"]);

/// A name of a day, in look-up form, with what it is.
#[derive(Debug)]
struct DayName {
    words: Vec<String>,
    /// The number in the month; `None` for a day of the week.
    number: Option<u32>,
}

/// The names of days, by their first word.
static NAMES: LazyLock<HashMap<String, Vec<DayName>>> = LazyLock::new(|| {
    let mut names: HashMap<String, Vec<DayName>> = HashMap::new();
    let lines = DAYS.lines().filter(|line| !line.starts_with('#'));
    for line in lines {
        let mut fields = line.split('\t');
        if let (Some(_), Some(which), Some(listed)) = (fields.next(), fields.next(), fields.next())
        {
            for name in listed.split('|') {
                let words: Vec<String> = fold(name).split(' ').map(str::to_owned).collect();
                let number = which.parse().ok();
                let same = names.entry(words[0].clone()).or_default();
                same.push(DayName { words, number });
            }
        }
    }
    names
});

/// The Jewish months, by the look-up form of their names.
static JEWISH_MONTHS: LazyLock<HashMap<String, Month>> = LazyLock::new(|| {
    let jewish = months().filter(|month| month.system == System::Hebrew);
    jewish
        .map(|name| (fold(name.name), Month::of(name)))
        .collect()
});

/// The name of a day that starts at token `at`: its number in the month, the token behind it, and its bytes before the
/// word proper.
fn day_name_at(block: DateTokens<'_>, at: usize) -> Option<(Option<u32>, usize, usize)> {
    let token = block.tokens.get(at)?;
    let segmentations = token.segmentations.iter();
    let hebrew = segmentations.filter(|one| one.clitics.is_none() || one.clitics.are_hebrew());
    hebrew
        .flat_map(|one| NAMES.get(&one.form).map(|names| (one.offset, names)))
        .flat_map(|(offset, names)| names.iter().map(move |name| (offset, name)))
        .filter_map(|(offset, name)| Some((offset, name, end_of(block, at, name)?)))
        .max_by_key(|(.., end)| *end)
        .map(|(offset, name, end)| (name.number, end, offset))
}

/// The token behind a name of which the first word stands at `at`, where the others follow.
fn end_of(block: DateTokens<'_>, at: usize, name: &DayName) -> Option<usize> {
    let mut end = at + 1;
    for word in &name.words[1..] {
        let bare = word.trim_end_matches('\'');
        if block.tokens.get(end)?.form() != bare {
            return None;
        }
        end += 1;
        if bare.len() < word.len() {
            if !block.is_mark(end, "'׳") {
                return None;
            }
            end += 1;
        }
    }
    Some(end)
}

/// The day of a month by its ordinal that starts at token `at`, and the token behind it: هفتم, بیست و یکم.
pub fn ordinal_at(block: DateTokens<'_>, at: usize) -> Option<(u32, usize)> {
    let (number, end, offset) = day_name_at(block, at)?;
    number.filter(|_| offset == 0).map(|number| (number, end))
}

/// A date with the day of the week before it: شنبه ۲۳ فروردین, יום שישי, 15 בנובמבר.
#[must_use]
pub fn with_weekday(block: DateTokens<'_>, date: FoundDate) -> FoundDate {
    /// The most tokens from the first of a weekday to the date behind it: יום, ו, ', a comma, ה, -.
    const MOST: usize = 6;
    if !date.moment.has_day() {
        return date;
    }
    let starts = date.start.saturating_sub(MOST)..date.start;
    let weekday = starts.into_iter().find_map(|at| {
        let (number, end, offset) = day_name_at(block, at)?;
        let is_beside = number.is_none() && is_between(block, end, date.start);
        is_beside.then(|| (at, block.tokens[at].range.start + offset))
    });
    weekday.map_or(date, |(at, offset)| {
        block.found(at, offset, date.end, date.moment)
    })
}

/// Whether nothing stands between a weekday and its date but a comma and a Hebrew preposition with its hyphen.
fn is_between(block: DateTokens<'_>, start: usize, end: usize) -> bool {
    let mut at = start;
    at += usize::from(block.is_mark(at, ",،"));
    let is_preposition = |token: &Token| BEFORE_DATE.contains(token.form());
    if block.tokens.get(at).is_some_and(is_preposition) && block.is_mark(at + 1, "-־") {
        at += 2;
    }
    at == end
}

/// A date of the Jewish calendar that starts at token `at`: כ"ו בחשוון תשפ"ה, ט' בכסלו.
pub fn jewish_date(block: DateTokens<'_>, at: usize) -> Option<FoundDate> {
    let token = block.tokens.get(at)?;
    let is_stroke = |at| {
        let is_joined = block
            .tokens
            .get(at)
            .is_some_and(|token: &Token| !token.spaced);
        is_joined && block.is_mark(at, "'׳")
    };
    // A stroke belongs to some letters, for they stand for foreign sounds with it.
    let has_stroke = token.form().ends_with('\'');
    let one_letter = token.form().chars().count() <= 2 && (has_stroke || is_stroke(at + 1));
    let month_at = at + 1 + usize::from(one_letter && !has_stroke);
    let (month, end) = jewish_month_at(block, month_at)?;
    let segmentations = token.segmentations.iter();
    let (offset, day) = segmentations
        .filter(|one| one_letter || one.form.contains('"'))
        .find_map(|one| Some((one.offset, number_in_letters(&one.form)?)))?;
    let days = month.moment().on_days(day, None)?;
    let (moment, end) = with_jewish_year(block, days, end);
    Some(block.found(at, token.range.start + offset, end, moment))
}

/// The Jewish month at token `at`, mostly behind ב, and the token behind it.
fn jewish_month_at(block: DateTokens<'_>, at: usize) -> Option<(Month, usize)> {
    let token = block.tokens.get(at)?;
    let known = |form: &str| JEWISH_MONTHS.get(form).copied();
    let month_of = |one: &Segmentation| {
        let next = block.tokens.get(at + 1).map_or("", Token::form);
        let both = known(&format!("{} {next}", one.form));
        let both = both.map(|month| {
            let has_stroke = block.is_mark(at + 2, "'׳");
            (month, at + 2 + usize::from(has_stroke))
        });
        both.or_else(|| known(&one.form).map(|month| (month, at + 1)))
    };
    token.segmentations.iter().find_map(month_of)
}

/// A moment in the Jewish year that follows at token `at`, and the token behind it.
fn with_jewish_year(block: DateTokens<'_>, moment: Moment, at: usize) -> (Moment, usize) {
    let is_thousand = block
        .tokens
        .get(at)
        .is_some_and(|token| token.form() == "ה")
        && block.is_mark(at + 1, "'׳");
    let year_at = if is_thousand { at + 2 } else { at };
    let year = block.tokens.get(year_at).and_then(|token| {
        let form = token.form();
        let form = form.trim_start_matches("ה'");
        let form = form.strip_prefix('ה').unwrap_or(form);
        let year = number_in_letters(form).filter(|_| form.contains('"'))?;
        moment.of_year(THOUSANDS + year)
    });
    year.map_or((moment, at), |year| (year, year_at + 1))
}

/// The value of a number in Hebrew letters; `None` where there is another letter in it, or none, or they are not in
/// order.
fn number_in_letters(word: &str) -> Option<u32> {
    let value = |letter: char| {
        let plain = match letter {
            'ך' => 'כ',
            'ם' => 'מ',
            'ן' => 'נ',
            'ף' => 'פ',
            'ץ' => 'צ',
            other => other,
        };
        let place = LETTERS.chars().position(|other| other == plain)?;
        let place = u32::try_from(place).ok()?;
        Some((place % 9 + 1) * 10_u32.pow(place / 9))
    };
    let letters = word.chars().filter(|letter| !matches!(letter, '"' | '\''));
    let values = letters.map(value).collect::<Option<Vec<u32>>>()?;
    // The greater come first: בי"ד is י"ד with a preposition.
    let is_number = !values.is_empty() && values.is_sorted_by(|one, next| one >= next);
    is_number.then(|| values.iter().sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_numbers() {
        for (word, value) in [
            ("ט", 9),
            ("ט\"ו", 15),
            ("כ\"ו", 26),
            ("תשפ\"ה", 785),
            ("ל", 30),
        ] {
            assert_eq!(number_in_letters(word), Some(value), "{word}");
        }
        assert_eq!(number_in_letters("x"), None);
        assert_eq!(number_in_letters(""), None);
    }

    #[test]
    fn every_line_of_days_is_read() {
        for line in DAYS.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [sort, which, names] = fields[..] else {
                panic!("{line}");
            };
            let is_day = sort == "day" && which.parse().is_ok_and(|day: u32| day <= 31);
            let is_weekday = sort == "weekday" && ["fa", "ur", "he"].contains(&which);
            assert!(is_day || is_weekday, "{line}");
            assert!(names.split('|').all(|name| !name.is_empty()), "{line}");
        }
    }
}
