//! `qari stats`: statistics of the library, and a check of its file.

use std::borrow::Cow;
use std::io;
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::arguments::{FilePlaces, StatsArguments};
use crate::cli::collection;
use crate::cli::columns::{RecordColumn, column};
use crate::cli::error::{Error, UNUSABLE, report_notices};
use crate::cli::records::{Records, TextRecords};
use crate::extract::EntityKind;
use crate::i18n::Locale;
use crate::library::Statistics;
use crate::messages::kind_name;
use crate::notice::{LibraryFault, Notice};
use crate::query::LANGUAGES;

#[derive(Serialize)]
struct StatisticsObject<'a> {
    articles: usize,
    unread: usize,
    starred: usize,
    not_annotated: usize,
    set_aside: usize,
    revisions: usize,
    bytes: u64,
    oldest: Option<String>,
    newest: Option<String>,
    languages: Vec<LanguageObject<'a>>,
    sources: Vec<SourceObject<'a>>,
    entities: Vec<EntitiesObject>,
    /// The errors in the file; `null` if it was not checked.
    faults: Option<&'a [String]>,
}

#[derive(Serialize)]
struct LanguageObject<'a> {
    language: &'a str,
    articles: usize,
}

#[derive(Serialize)]
struct SourceObject<'a> {
    source: &'a str,
    articles: usize,
}

#[derive(Serialize)]
struct EntitiesObject {
    kind: EntityKind,
    entities: usize,
    mentions: usize,
}

pub(super) fn run(
    arguments: &StatsArguments,
    places: &FilePlaces,
    locale: Locale,
) -> Result<ExitCode, Error> {
    let library = collection::open(places)?;
    let faults = arguments.check.then(|| library.faults()).transpose()?;
    let statistics = library.statistics()?;
    let mut records = Records::open(arguments.format, columns(), locale)?;
    records.push_nested(
        |records| print(records, &statistics, faults.as_deref(), locale),
        || rows(&statistics, faults.as_deref()),
        || object(&statistics, faults.as_deref()),
    )?;
    records.close(false)?;
    let faults = faults.unwrap_or_default();
    let Some(first) = faults.first() else {
        return Ok(ExitCode::SUCCESS);
    };
    let notice = Notice::Library {
        name: None,
        fault: LibraryFault::Damaged(first.clone()),
    };
    report_notices(&[notice], locale);
    Ok(ExitCode::from(UNUSABLE))
}

/// Prints the facts: to a program a row each, on a terminal in tables.
fn print(
    records: &mut TextRecords,
    statistics: &Statistics,
    faults: Option<&[String]>,
    locale: Locale,
) -> io::Result<()> {
    print_whole(records, statistics, locale)?;
    let languages = statistics.languages.iter().map(|(language, articles)| {
        let name = language_name(language.as_str(), locale).into_owned();
        [articles.to_string(), name]
    });
    let headings = ["stats-articles", "stats-language"];
    print_group(records, "stats-language", headings, languages, locale)?;
    let sources = statistics.sources.iter();
    let sources = sources.map(|(source, articles)| [articles.to_string(), source.clone()]);
    let headings = ["stats-articles", "stats-source"];
    print_group(records, "stats-source", headings, sources, locale)?;
    let entities = statistics.entities.iter().map(|count| {
        let (entities, mentions) = (count.entities.to_string(), count.mentions.to_string());
        [entities, mentions, kind_name(count.kind, locale)]
    });
    let headings = ["stats-entities", "who-mentions", "who-kind"];
    print_group(records, "stats-entities", headings, entities, locale)?;
    if faults.is_some_and(<[String]>::is_empty) {
        begin_group(records)?;
        let fact = ["stats-check", "stats-no-damage"].map(|id| locale.text(id).into_owned());
        records.row(fact.to_vec())?;
    }
    Ok(())
}

/// Puts a blank line before what follows, on a terminal.
fn begin_group(records: &mut TextRecords) -> io::Result<()> {
    match records.lines.screen() {
        Some(_) => records.laid_out(""),
        None => Ok(()),
    }
}

/// Prints facts of one sort: to a program with their name in each row, on a terminal below headings.
fn print_group<const N: usize>(
    records: &mut TextRecords,
    name: &str,
    headings: [&str; N],
    facts: impl ExactSizeIterator<Item = [String; N]>,
    locale: Locale,
) -> io::Result<()> {
    let name = match records.lines.screen() {
        None => Some(locale.text(name).into_owned()),
        Some(_) if facts.len() == 0 => return Ok(()),
        Some(_) => {
            begin_group(records)?;
            records.begin_table(headings)?;
            None
        }
    };
    for fact in facts {
        records.row(name.iter().cloned().chain(fact).collect())?;
    }
    Ok(())
}

/// Prints a row for each fact about the whole library: its name and its value.
fn print_whole(
    records: &mut TextRecords,
    statistics: &Statistics,
    locale: Locale,
) -> io::Result<()> {
    let mut fact =
        |id: &str, value: &str| records.row(vec![locale.text(id).into_owned(), value.to_owned()]);
    for (id, count) in [
        ("stats-articles", statistics.articles.to_string()),
        ("stats-unread", statistics.unread.to_string()),
        ("stats-starred", statistics.starred.to_string()),
        ("stats-not-annotated", statistics.not_annotated.to_string()),
        ("stats-set-aside", statistics.set_aside.to_string()),
        ("stats-revisions", statistics.revisions.to_string()),
        ("stats-bytes", statistics.bytes.to_string()),
    ] {
        fact(id, &count)?;
    }
    if let Some((oldest, newest)) = statistics.dates {
        fact("stats-oldest", &oldest.to_string())?;
        fact("stats-newest", &newest.to_string())?;
    }
    Ok(())
}

/// The name of a language; its code if there is no name for it.
fn language_name(code: &str, locale: Locale) -> Cow<'_, str> {
    let named = LANGUAGES.iter().find(|entry| entry.meaning == code);
    named.map_or(Cow::Borrowed(code), |entry| locale.text(entry.explanation))
}

/// A fact in a table: its name, its subject if that is not the whole library, and its value.
type Fact = [String; 3];

fn columns() -> Vec<RecordColumn<Fact>> {
    vec![
        column("fact", |[fact, ..]: &Fact| fact.into()),
        column("of", |[_, of, _]: &Fact| of.into()),
        column("value", |[.., value]: &Fact| value.into()),
    ]
}

/// The facts in a table.
fn rows(statistics: &Statistics, faults: Option<&[String]>) -> Vec<Fact> {
    let row = |fact: [&str; 3]| fact.map(str::to_owned);
    let dates = statistics.dates.map(|(oldest, newest)| {
        [("oldest", oldest), ("newest", newest)]
            .map(|(fact, day)| row([fact, "", &day.to_string()]))
    });
    let whole = [
        ("articles", statistics.articles.to_string()),
        ("unread", statistics.unread.to_string()),
        ("starred", statistics.starred.to_string()),
        ("not_annotated", statistics.not_annotated.to_string()),
        ("set_aside", statistics.set_aside.to_string()),
        ("revisions", statistics.revisions.to_string()),
        ("bytes", statistics.bytes.to_string()),
    ];
    let whole = whole.map(|(fact, count)| row([fact, "", &count]));
    let languages = statistics.languages.iter();
    let languages = languages
        .map(|(language, articles)| row(["language", language.as_str(), &articles.to_string()]));
    let sources = statistics.sources.iter();
    let sources = sources.map(|(source, articles)| row(["source", source, &articles.to_string()]));
    let entities = statistics.entities.iter().flat_map(|count| {
        let counts = [("entities", count.entities), ("mentions", count.mentions)];
        counts.map(|(fact, number)| row([fact, count.kind.id(), &number.to_string()]))
    });
    let faults = faults.into_iter().flatten();
    let faults = faults.map(|fault| row(["fault", "", fault]));
    whole
        .into_iter()
        .chain(dates.into_iter().flatten())
        .chain(languages)
        .chain(sources)
        .chain(entities)
        .chain(faults)
        .collect()
}

fn object<'a>(statistics: &'a Statistics, faults: Option<&'a [String]>) -> StatisticsObject<'a> {
    let languages = statistics.languages.iter();
    let sources = statistics.sources.iter();
    let entities = statistics.entities.iter();
    StatisticsObject {
        articles: statistics.articles,
        unread: statistics.unread,
        starred: statistics.starred,
        not_annotated: statistics.not_annotated,
        set_aside: statistics.set_aside,
        revisions: statistics.revisions,
        bytes: statistics.bytes,
        oldest: statistics.dates.map(|(oldest, _)| oldest.to_string()),
        newest: statistics.dates.map(|(_, newest)| newest.to_string()),
        languages: languages
            .map(|(language, articles)| LanguageObject {
                language: language.as_str(),
                articles: *articles,
            })
            .collect(),
        sources: sources
            .map(|(source, articles)| SourceObject {
                source,
                articles: *articles,
            })
            .collect(),
        entities: entities
            .map(|count| EntitiesObject {
                kind: count.kind,
                entities: count.entities,
                mentions: count.mentions,
            })
            .collect(),
        faults,
    }
}
