//! The date of a page, from what is said for machines to what the text says.

use jiff::civil::Date;
use url::Url;

use super::facts::{LinesNearTitle, PageFacts};
use super::json_ld;
use crate::language::letters::digit_value;
use crate::sources::date;

/// Where a date was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The page says it.
    Said,
    /// A line of the text says it.
    Text,
}

/// Names of `<meta>` for the date of publication, without what stands before their last `:`, `.` or `-`, and letters
/// alone.
#[rustfmt::skip]
const METAS: [&str; 18] = [
    "datepublished", "publishdate", "publisheddate", "publisheddatetime", "pubdate", "date", "issued",
    "dateissued", "datecreated", "created", "publicationdate", "published", "publishedtime", "publishtime",
    "publicationtime", "datetime", "displaydate", "releasedate",
];

/// The most words of a line that says when: a longer one is a sentence.
const MOST_WORDS: usize = 16;
/// The most words of a date.
const DATE_WORDS: usize = 7;

/// The day the page was published, by the local time that the page gives.
pub(super) fn decide(
    facts: &PageFacts,
    address: Option<&str>,
    lines: &LinesNearTitle<'_>,
) -> Option<(Date, Origin)> {
    let said = from_json(facts)
        .or_else(|| {
            facts
                .meta_contents("article:published_time")
                .find_map(date::in_field)
        })
        .or_else(|| from_times(facts))
        .or_else(|| from_metas(facts))
        .or_else(|| {
            facts
                .address(address)
                .and_then(|address| in_address(&address))
        })
        .or_else(|| address.and_then(in_address));
    let in_text = || lines.iter().find_map(in_line);
    let said = said.map(|date| (date, Origin::Said));
    said.or_else(|| in_text().map(|date| (date, Origin::Text)))
}

fn from_json(facts: &PageFacts) -> Option<Date> {
    let objects = [json_ld::article(&facts.json), json_ld::page(&facts.json)];
    let names = ["datePublished", "dateCreated", "uploadDate"];
    objects.into_iter().flatten().find_map(|object| {
        names
            .iter()
            .find_map(|name| json_ld::text(object, name).and_then(date::in_field))
    })
}

/// The first `<time>` that is marked as that of publication; else the first that is not one of a change.
fn from_times(facts: &PageFacts) -> Option<Date> {
    let dated = facts.times.iter().filter_map(|time| {
        let date = time
            .machine
            .as_deref()
            .and_then(date::in_field)
            .or_else(|| date::in_field(&time.text))?;
        Some((time, date))
    });
    let dated: Vec<_> = dated.collect();
    let published = dated.iter().find(|(time, _)| time.is_published);
    let other = || dated.iter().find(|(time, _)| !time.is_modified);
    published.or_else(other).map(|(_, date)| *date)
}

fn from_metas(facts: &PageFacts) -> Option<Date> {
    let is_date = |name: &str| {
        let last = name.rsplit([':', '.']).next().unwrap_or_default();
        let letters = |text: &str| {
            text.chars()
                .filter(char::is_ascii_alphabetic)
                .collect::<String>()
        };
        METAS.contains(&letters(last).as_str()) || letters(last).ends_with("pubdate")
    };
    let mut metas = facts.metas.iter().filter(|(name, _)| is_date(name));
    metas.find_map(|(_, content)| date::in_field(content))
}

/// The day in the path of an address: only as `/2020/8/24/`. A run of digits is a number.
fn in_address(address: &str) -> Option<Date> {
    let address = Url::parse(address).ok()?;
    let parts: Vec<&str> = address.path().split('/').collect();
    parts.windows(4).find_map(|window| {
        let [year, month, day, _] = window else {
            return None;
        };
        let number = |text: &str, digits: std::ops::RangeInclusive<usize>| {
            let is_number =
                digits.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
            is_number.then(|| text.parse::<i16>().ok()).flatten()
        };
        let year = number(year, 4..=4).filter(|year| (1990..2100).contains(year))?;
        let (month, day) = (number(month, 1..=2)?, number(day, 1..=2)?);
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    })
}

/// The day that a short line says, whatever stands around it.
pub(super) fn in_line(line: &str) -> Option<Date> {
    if let Some(date) = strict(line) {
        return Some(date);
    }
    if !line.contains(|c| digit_value(c).is_some()) {
        return None;
    }
    let starts: Vec<(usize, &str)> = words(line);
    if starts.len() > MOST_WORDS {
        return None;
    }
    (0..starts.len()).find_map(|first| {
        let last = starts.len().min(first + DATE_WORDS);
        (first + 1..=last).rev().find_map(|end| {
            let (from, _) = starts[first];
            let (last, word) = starts[end - 1];
            let part = line[from..last + word.len()].trim_matches(is_around);
            // A number alone is no date.
            let is_whole = part.chars().filter(|c| digit_value(*c).is_some()).count() > 4
                && part.contains(|c: char| digit_value(c).is_none());
            is_whole.then(|| strict(part)).flatten()
        })
    })
}

/// The day that a text names which says nothing else, in whatever calendar.
fn strict(text: &str) -> Option<Date> {
    // «2024ء»
    let is_of_date = |word: &str| word == "ء" || date::is_word(word);
    let words = || {
        text.split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
    };
    let is_number = |c: char| digit_value(c).is_some();
    let has_parts = text
        .split(|c| !is_number(c))
        .filter(|part| !part.is_empty())
        .count()
        > 1;
    date::parse(text).or_else(|| {
        let is_date = has_parts && words().all(is_of_date);
        is_date.then(|| date::in_field(text)).flatten()
    })
}

fn is_around(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '،' | ',' | '|' | '-' | '–' | '(' | ')' | ':' | '•'
        )
}

/// The words of a line with where they begin.
fn words(line: &str) -> Vec<(usize, &str)> {
    let start = |word: &str| word.as_ptr() as usize - line.as_ptr() as usize;
    line.split_whitespace()
        .map(|word| (start(word), word))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(date: Option<Date>) -> Option<String> {
        date.map(|date| date.to_string())
    }

    #[test]
    fn machines_write_dates_in_many_ways() {
        for text in [
            "2020-02-18",
            "2020-02-18T03:25:00Z",
            "2020-02-18T23:25:00-08:00",
            "2020-02-18 T 07:20:50 +0330",
            "2020/2/18 03:25",
            "Tue, 18 Feb 2020 03:25:00 +0000",
            "Tue, 18 Feb 2020 03:25:00 GMT",
            "۱۳۹۸/۱۱/۲۹ - ۰۹:۱۵",
            "1582000000",
            "18 فبراير 2020",
            "٢٠٢٠-٠٢-١٨",
        ] {
            assert_eq!(
                iso(date::in_field(text)).as_deref(),
                Some("2020-02-18"),
                "{text}"
            );
        }
        for text in ["", "20", "2020-02", "2020-13-40", "غدا"] {
            assert_eq!(date::in_field(text), None, "{text}");
        }
    }

    #[test]
    fn an_address_has_a_date_only_as_a_path() {
        for (address, date) in [
            (
                "https://example.org/story/2020/8/24/خبر/4943459",
                Some("2020-08-24"),
            ),
            ("https://example.org/2020/08/24/", Some("2020-08-24")),
            ("https://example.org/2020/08/", None),
            ("https://example.org/news/20200824/1", None),
            ("https://example.org/2013/east/8/3/a", None),
            ("https://example.org/2020-08-24-1.387", None),
            ("https://example.org/7349/12/24/a", None),
        ] {
            assert_eq!(iso(in_address(address)).as_deref(), date, "{address}");
        }
    }

    #[test]
    fn a_line_says_when_among_other_things() {
        for line in [
            "تم نشره الجمعة 24 نيسان / أبريل 2020 09:22 مساءً",
            "الرباط - 24 أبريل 2020",
            "تاريخ النشر: 24/04/2020 | القراءات: 310",
            "آخر تحديث: 24 أبريل 2020، 14:00 (GMT+4)",
            "دنה כהן | 24 באפריל 2020",
        ] {
            assert_eq!(iso(in_line(line)).as_deref(), Some("2020-04-24"), "{line}");
        }
        for line in [
            "310 قراءة",
            "رقم الهاتف 0123-456-7890",
            "قمة 2020",
            "24 أبريل",
        ] {
            assert_eq!(in_line(line), None, "{line}");
        }
    }
}
