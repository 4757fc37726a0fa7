//! `qari keep`: saved queries, which are the reader's own topics and filters.

use std::process::ExitCode;

use crate::cli::arguments::{FilePlaces, KeepArguments, TableFormat};
use crate::cli::collection;
use crate::cli::columns::{RecordColumn, column};
use crate::cli::error::{BadName, Error, NOT_FOUND};
use crate::cli::records::Records;
use crate::cli::selection::parsed;
use crate::i18n::Locale;
use crate::library::{Filter, Library, NamedQuery, NamedQueryRole, TopicCount};
use crate::query::{self, Clause, Query, QueryVocabulary, quoted_value};

/// A saved query and what it finds.
struct Saved {
    named: NamedQuery,
    count: TopicCount,
}

fn columns() -> Vec<RecordColumn<Saved>> {
    vec![
        column("name", |saved: &Saved| (&saved.named.name).into()),
        column("role", |saved: &Saved| match saved.named.role {
            NamedQueryRole::Topic => "topic".into(),
            NamedQueryRole::Filter => "filter".into(),
        }),
        column("query", |saved: &Saved| (&saved.named.query).into()),
        column("articles", |saved: &Saved| saved.count.articles.into()),
        column("unread", |saved: &Saved| saved.count.unread.into()),
    ]
}

pub(super) fn run(
    arguments: &KeepArguments,
    places: &FilePlaces,
    locale: Locale,
) -> Result<ExitCode, Error> {
    let mut library = collection::open(places)?;
    let Some(name) = &arguments.name else {
        print(&library, None, arguments.format, locale)?;
        return Ok(ExitCode::SUCCESS);
    };
    if arguments.remove {
        let was_there = library.forget_query(name)?;
        return Ok(ExitCode::from(if was_there { 0 } else { NOT_FOUND }));
    }
    if !arguments.query.is_empty() {
        keep(&mut library, name, arguments)?;
        return Ok(ExitCode::SUCCESS);
    }
    let is_there = print(&library, Some(name), arguments.format, locale)?;
    Ok(ExitCode::from(if is_there { 0 } else { NOT_FOUND }))
}

/// Saves a query under a name, replacing one of the same name.
fn keep(library: &mut Library, name: &str, arguments: &KeepArguments) -> Result<(), Error> {
    let refused = |reason| Error::BadName {
        name: name.to_owned(),
        reason,
    };
    if name.trim().is_empty() || name.contains(char::is_control) {
        return Err(refused(BadName::Unwritable));
    }
    let text = arguments.query.join(" ");
    let query = parsed(&text, library)?;
    if arguments.topic {
        // A query for this topic would find the built-in one.
        if topic_called(name, &[]).is_some() {
            return Err(refused(BadName::Taken));
        }
        if topic_called(name, &[name.to_owned()]).as_deref() != Some(name) {
            return Err(refused(BadName::Unwritable));
        }
        if library.asks_for_topic(&query, name)? {
            return Err(refused(BadName::Circle));
        }
    }
    library.name_query(&NamedQuery {
        name: name.to_owned(),
        role: if arguments.topic {
            NamedQueryRole::Topic
        } else {
            NamedQueryRole::Filter
        },
        query: text,
    })?;
    Ok(())
}

/// The topic that a name in a query refers to.
fn topic_called(name: &str, own_topics: &[String]) -> Option<String> {
    let vocabulary = QueryVocabulary {
        own_topics: own_topics.to_vec(),
        today: None,
    };
    let query = query::parse(&format!("topic:{}", quoted_value(name)), &vocabulary).ok()?;
    match query.clause {
        Some(Clause::Topic(topic)) => Some(topic),
        _ => None,
    }
}

/// Prints all saved queries, or the one of a name; returns whether there is any.
fn print(
    library: &Library,
    name: Option<&str>,
    format: TableFormat,
    locale: Locale,
) -> Result<bool, Error> {
    let mut queries = library.named_queries()?;
    queries.retain(|named| name.is_none_or(|name| name == named.name));
    let mut records = Records::open(format, columns(), locale)?;
    let is_there = !queries.is_empty();
    for named in queries {
        // It may refer to a topic that no longer exists.
        let count = match parsed(&named.query, library) {
            Ok(query) => count(library, query)?,
            Err(_) => TopicCount::default(),
        };
        let saved = Saved { named, count };
        records.push_row(&saved, || {
            let role = match saved.named.role {
                NamedQueryRole::Topic => locale.text("keep-role-topic"),
                NamedQueryRole::Filter => locale.text("keep-role-filter"),
            };
            vec![
                role.into_owned(),
                saved.count.articles.to_string(),
                saved.count.unread.to_string(),
                saved.named.name.clone(),
                saved.named.query.clone(),
            ]
        })?;
    }
    let command = [("command", "qari keep".into())];
    records.close_saying(Some(|locale: Locale| locale.format("keep-none", &command)))?;
    Ok(is_there)
}

fn count(library: &Library, query: Query) -> Result<TopicCount, Error> {
    let filter = Filter {
        query,
        ..Filter::default()
    };
    Ok(library.count_of(&filter)?)
}
