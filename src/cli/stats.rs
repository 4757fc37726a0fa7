//! `qari stats`: the library in numbers, and whether its file is sound.

use std::io::Write;
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::arguments::{Format, Places, Stats};
use crate::cli::collection;
use crate::cli::error::{Error, UNUSABLE, report_notices};
use crate::cli::named::kind_name;
use crate::cli::output::{Lines, output};
use crate::cli::records::JsonArray;
use crate::extract::EntityKind;
use crate::i18n::Locale;
use crate::library::Statistics;
use crate::notice::{LibraryFault, Notice};

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
    /// What is wrong with the file; `null` where it was not looked through.
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

pub(super) fn run(arguments: &Stats, places: &Places, locale: Locale) -> Result<ExitCode, Error> {
    let library = collection::open(places)?;
    let faults = arguments.check.then(|| library.faults()).transpose()?;
    let statistics = library.statistics()?;
    match arguments.format {
        Format::Text => print(&statistics, faults.as_deref(), locale).map_err(Error::Output)?,
        Format::Json => {
            let mut array = JsonArray::open(output())?;
            array.push(&object(&statistics, faults.as_deref()))?;
            array.close()?;
        }
    }
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

/// A line a fact: its name, a tab, what it is.
fn print(
    statistics: &Statistics,
    faults: Option<&[String]>,
    locale: Locale,
) -> std::io::Result<()> {
    let mut output = output();
    let lines = Lines::to_output();
    let mut facts = Vec::new();
    let mut count = |id, number: String| {
        facts.push(lines.fields([locale.text(id).as_ref(), number.as_str()]));
    };
    count("stats-articles", statistics.articles.to_string());
    count("stats-unread", statistics.unread.to_string());
    count("stats-starred", statistics.starred.to_string());
    count("stats-not-annotated", statistics.not_annotated.to_string());
    count("stats-set-aside", statistics.set_aside.to_string());
    count("stats-revisions", statistics.revisions.to_string());
    count("stats-bytes", statistics.bytes.to_string());
    if let Some((oldest, newest)) = statistics.dates {
        count("stats-oldest", oldest.to_string());
        count("stats-newest", newest.to_string());
    }
    let [language_name, source_name, entities_name] =
        ["stats-language", "stats-source", "stats-entities"].map(|id| locale.text(id));
    for (language, articles) in &statistics.languages {
        facts.push(lines.fields([&language_name, &articles.to_string(), language.as_str()]));
    }
    for (source, articles) in &statistics.sources {
        facts.push(lines.fields([&source_name, &articles.to_string(), source]));
    }
    for count in &statistics.entities {
        let (entities, mentions) = (count.entities.to_string(), count.mentions.to_string());
        let kind = kind_name(count.kind, locale);
        facts.push(lines.fields([&entities_name, &entities, &mentions, &kind]));
    }
    if faults.is_some_and(<[String]>::is_empty) {
        facts.push(lines.fields([
            &*locale.text("stats-check"),
            &*locale.text("stats-no-damage"),
        ]));
    }
    for fact in facts {
        writeln!(output, "{fact}")?;
    }
    output.flush()
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
