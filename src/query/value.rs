//! What stands behind a key, read as the key wants it.

use jiff::civil::Date;

use crate::article::Language;
use crate::i18n::Locale;
use crate::language::fold::fold;
use crate::language::letters::ARTICLE;
use crate::notice::QueryFault;
use crate::query::clause::{Clause, Period, QueryVocabulary};
use crate::query::keys::{LANGUAGES, QueryKey, STATES, entry_named};
use crate::query::names::{form_of_name, names_of, topic_named};
use crate::query::relative::{Relative, is_begun, relative};
use crate::topics::Topic;

/// What a value was read as.
pub(super) enum ParsedValue {
    Clause(Clause),
    /// Nothing yet, but something known begins so; otherwise this error.
    Begun(QueryFault),
    Error(QueryFault),
}

/// Reads the value of a key, trimmed and not empty.
pub(super) fn clause(key: QueryKey, value: &str, vocabulary: &QueryVocabulary) -> ParsedValue {
    let text = || value.to_owned();
    let today = vocabulary.today;
    match key {
        QueryKey::Entity(kind) => ParsedValue::Clause(Clause::Entity { name: text(), kind }),
        QueryKey::Source => ParsedValue::Clause(Clause::Source(text())),
        QueryKey::Author => ParsedValue::Clause(Clause::Author(text())),
        QueryKey::Feed => ParsedValue::Clause(Clause::Feed(text())),
        QueryKey::Tag => ParsedValue::Clause(Clause::Tag(text())),
        QueryKey::Topic => topic(value, vocabulary),
        QueryKey::Language => language(value),
        QueryKey::Is => match entry_named(&STATES, value) {
            Some(state) => ParsedValue::Clause(Clause::Is(state.meaning)),
            None => {
                let names = STATES.iter().flat_map(|state| state.names(Locale::English));
                unless_begun(value, names, QueryFault::UnknownState(text()))
            }
        },
        // Its words are for the parser, as those outside of it.
        QueryKey::Title | QueryKey::Note => ParsedValue::Error(QueryFault::NoValue(text())),
        QueryKey::Since => dated(
            value,
            single(value, today).map(|period| Clause::Since(period.first)),
        ),
        QueryKey::After => dated(
            value,
            single(value, today).map(|period| Clause::After(period.last)),
        ),
        QueryKey::Before => dated(
            value,
            single(value, today).map(|period| Clause::Before(period.first)),
        ),
        QueryKey::On => dated(value, period(value, today).map(Clause::On)),
    }
}

fn topic(value: &str, vocabulary: &QueryVocabulary) -> ParsedValue {
    let own = &vocabulary.own_topics;
    if let Some(topic) = topic_named(value, own) {
        return ParsedValue::Clause(Clause::Topic(topic));
    }
    let mut names: Vec<&str> = Topic::ALL.into_iter().flat_map(names_of).collect();
    names.extend(own.iter().map(String::as_str));
    let error = QueryFault::UnknownTopic {
        name: value.to_owned(),
        own: own.clone(),
    };
    unless_begun(value, names.into_iter(), error)
}

fn language(value: &str) -> ParsedValue {
    if let Some(language) = language_named(value) {
        return ParsedValue::Clause(Clause::Language(language));
    }
    let names = LANGUAGES
        .iter()
        .flat_map(|language| language.names(Locale::English).chain([language.meaning]));
    unless_begun(value, names, QueryFault::UnknownLanguage(value.to_owned()))
}

/// The language of a name or a code.
fn language_named(value: &str) -> Option<Language> {
    let tag = entry_named(&LANGUAGES, value).map_or(value, |language| language.meaning);
    Language::from_tag(tag)
}

/// What a value is that is none of the names, but may be the start of one.
fn unless_begun<'n>(
    value: &str,
    mut names: impl Iterator<Item = &'n str>,
    error: QueryFault,
) -> ParsedValue {
    let form = form_of_name(value);
    let is_article = form == "ا" || form == ARTICLE;
    if is_article || names.any(|name| form_of_name(name).starts_with(&form)) {
        ParsedValue::Begun(error)
    } else {
        ParsedValue::Error(error)
    }
}

fn dated(value: &str, clause: Option<Clause>) -> ParsedValue {
    let error = QueryFault::BadDate(value.to_owned());
    match clause {
        Some(clause) => ParsedValue::Clause(clause),
        None if is_begun_date(value) => ParsedValue::Begun(error),
        None => ParsedValue::Error(error),
    }
}

/// The days of `2024`, `2024-05`, `2024-05-16`, the days from a length of time ago to `today`, or from the first to
/// the last of two such with `..` between.
fn period(value: &str, today: Option<Date>) -> Option<Period> {
    if let Some((first, last)) = value.split_once("..") {
        let (first, last) = (single(first, today)?.first, single(last, today)?.last);
        return (first <= last).then_some(Period { first, last });
    }
    match today.and_then(|today| Some((relative(value, today)?, today))) {
        Some((Relative::Ago(first), last)) => Some(Period { first, last }),
        _ => single(value, today),
    }
}

/// The days of what is named from `today` on, or of a date.
fn single(value: &str, today: Option<Date>) -> Option<Period> {
    let relative = today.and_then(|today| relative(value, today));
    let day = relative.map(Relative::day);
    day.map(|day| Period {
        first: day,
        last: day,
    })
    .or_else(|| absolute(value))
}

/// The days of `2024`, `2024-05` or `2024-05-16`, in digits of any script, with `-` or `/`.
fn absolute(value: &str) -> Option<Period> {
    let folded = fold(value.trim()).text;
    let mut parts = folded.split(['-', '/']);
    let year: i16 = number(parts.next()?, 4..=4)?;
    let rest = parts
        .map(|part| number(part, 1..=2))
        .collect::<Option<Vec<i8>>>()?;
    let (first, last) = match rest.as_slice() {
        [] => {
            let first = Date::new(year, 1, 1).ok()?;
            (first, first.last_of_year())
        }
        [month] => {
            let first = Date::new(year, *month, 1).ok()?;
            (first, first.last_of_month())
        }
        [month, day] => {
            let day = Date::new(year, *month, *day).ok()?;
            (day, day)
        }
        _ => return None,
    };
    Some(Period { first, last })
}

/// A number of so many digits.
fn number<N: std::str::FromStr>(digits: &str, count: std::ops::RangeInclusive<usize>) -> Option<N> {
    let is_number = count.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

/// Whether more digits may make a date of this.
fn is_begun_date(value: &str) -> bool {
    let folded = fold(value.trim()).text;
    let last = folded.rsplit("..").next().unwrap_or_default();
    let completions = ["2024-01-01", "2024-1-1"].map(|example| {
        let taken = last.chars().count().min(example.len());
        format!("{last}{}", &example[taken..])
    });
    let is_open_range = folded.ends_with('.') && absolute(folded.trim_end_matches('.')).is_some();
    is_open_range
        || is_begun(last)
        || completions
            .iter()
            .any(|completed| absolute(completed).is_some())
}

/// A period as it is written in a query; days where it is no month or year.
pub(super) fn written(period: Period) -> String {
    let Period { first, last } = period;
    let (year, month) = (first.year(), first.month());
    if first == last {
        return day(first);
    }
    if first == first.first_of_year() && last == first.last_of_year() {
        return format!("{year:04}");
    }
    if first == first.first_of_month() && last == first.last_of_month() {
        return format!("{year:04}-{month:02}");
    }
    format!("{}..{}", day(first), day(last))
}

/// A day as it is written in a query.
pub(super) fn day(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}
