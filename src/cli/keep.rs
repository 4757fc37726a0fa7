//! `qari keep`: queries under a name, the reader's own topics and filters.

use std::process::ExitCode;

use serde::Serialize;

use crate::cli::arguments::{Keep, Places, TableFormat};
use crate::cli::collection;
use crate::cli::error::{BadName, Error, NOT_FOUND};
use crate::cli::records::Records;
use crate::cli::selection::parsed;
use crate::i18n::Locale;
use crate::library::{Filter, Library, NamedQuery, Role, TopicCount};
use crate::query::{self, Clause, Query, Vocabulary, quoted_value};

#[derive(Serialize)]
struct KeptObject<'a> {
    name: &'a str,
    role: &'static str,
    query: &'a str,
    articles: usize,
    unread: usize,
}

pub(super) fn run(arguments: &Keep, places: &Places, locale: Locale) -> Result<ExitCode, Error> {
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

/// Keeps a query under a name; one that has the name gives way.
fn keep(library: &mut Library, name: &str, arguments: &Keep) -> Result<(), Error> {
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
        // What asks for a topic that the program has would find that one.
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
            Role::Topic
        } else {
            Role::Filter
        },
        query: text,
    })?;
    Ok(())
}

/// The topic that a query means by a name.
fn topic_called(name: &str, own_topics: &[String]) -> Option<String> {
    let vocabulary = Vocabulary {
        own_topics: own_topics.to_vec(),
        today: None,
    };
    let query = query::parse(&format!("topic:{}", quoted_value(name)), &vocabulary).ok()?;
    match query.clause {
        Some(Clause::Topic(topic)) => Some(topic),
        _ => None,
    }
}

/// Prints what is kept, all of it or what has a name; returns whether there was any.
fn print(
    library: &Library,
    name: Option<&str>,
    format: TableFormat,
    locale: Locale,
) -> Result<bool, Error> {
    let mut queries = library.named_queries()?;
    queries.retain(|named| name.is_none_or(|name| name == named.name));
    let mut counted = Vec::with_capacity(queries.len());
    for named in &queries {
        // A topic it asks for may have been given up.
        let count = match parsed(&named.query, library) {
            Ok(query) => count(library, query)?,
            Err(_) => TopicCount::default(),
        };
        counted.push(KeptObject {
            name: &named.name,
            role: match named.role {
                Role::Topic => "topic",
                Role::Filter => "filter",
            },
            query: &named.query,
            articles: count.articles,
            unread: count.unread,
        });
    }
    let columns = ["name", "role", "query", "articles", "unread"];
    let mut records = Records::open(format, &columns, locale)?;
    for kept in &counted {
        let (articles, unread) = (kept.articles.to_string(), kept.unread.to_string());
        let KeptObject {
            name, role, query, ..
        } = *kept;
        records.push_row(
            || {
                [role, &articles, &unread, name, query]
                    .map(str::to_owned)
                    .to_vec()
            },
            || {
                [name, role, query, &articles, &unread]
                    .map(str::to_owned)
                    .to_vec()
            },
            || kept,
        )?;
    }
    records.close(false)?;
    Ok(!counted.is_empty())
}

fn count(library: &Library, query: Query) -> Result<TopicCount, Error> {
    let filter = Filter {
        query,
        ..Filter::default()
    };
    Ok(library.count_of(&filter)?)
}
