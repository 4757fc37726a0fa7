//! Queries under a name: the reader's own topics, and filters that are kept.

use rusqlite::{Connection, OptionalExtension, params};

use super::Library;
use super::error::Result;
use crate::query::{self, Clause, Query, QueryVocabulary};
use crate::topics::Topic;

/// What a query under a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedQueryRole {
    /// A topic of the reader's own: what the query finds has it.
    Topic,
    /// A filter that is kept.
    Filter,
}

impl NamedQueryRole {
    fn id(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Filter => "filter",
        }
    }
}

/// A query under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedQuery {
    /// The name, which no other query has.
    pub name: String,
    /// What it is.
    pub role: NamedQueryRole,
    /// The query as it is written.
    pub query: String,
}

pub(super) fn put_named(connection: &Connection, named: &NamedQuery) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO named_query (name, role, query, place) \
             VALUES (?1, ?2, ?3, (SELECT coalesce(max(place), 0) + 1 FROM named_query)) \
             ON CONFLICT DO UPDATE SET role = excluded.role, query = excluded.query",
        )?
        .execute(params![named.name, named.role.id(), named.query])?;
    Ok(())
}

/// Returns whether there was a query under the name.
pub(super) fn drop_named(connection: &Connection, name: &str) -> Result<bool> {
    let count = connection
        .prepare_cached("DELETE FROM named_query WHERE name = ?1")?
        .execute([name])?;
    Ok(count > 0)
}

impl Library {
    /// Keeps a query under its name; one that has the name gives way.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn name_query(&mut self, named: &NamedQuery) -> Result<()> {
        put_named(self.writer()?, named)
    }

    /// Gives a name up; returns whether there was one.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn forget_query(&mut self, name: &str) -> Result<bool> {
        drop_named(self.writer()?, name)
    }

    /// The queries under names, in the order in which they were made.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn named_queries(&self) -> Result<Vec<NamedQuery>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT name, role, query FROM named_query ORDER BY place, name")?;
        let named = statement.query_map([], |row| {
            let role: String = row.get(1)?;
            Ok(NamedQuery {
                name: row.get(0)?,
                role: if role == NamedQueryRole::Topic.id() {
                    NamedQueryRole::Topic
                } else {
                    NamedQueryRole::Filter
                },
                query: row.get(2)?,
            })
        })?;
        Ok(named.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether a query asks, by the reader's own topics and those these are made of, for the topic of a name:
    /// then it can be no query of that topic.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn asks_for_topic(&self, query: &Query, name: &str) -> Result<bool> {
        let vocabulary = self.vocabulary()?;
        let mut pending = own_topics(query);
        let mut seen: Vec<String> = Vec::new();
        while let Some(topic) = pending.pop() {
            if topic == name {
                return Ok(true);
            }
            if seen.contains(&topic) {
                continue;
            }
            if let Some(text) = query_named(&self.connection, &topic)?
                && let Ok(query) = query::parse(&text, &vocabulary)
            {
                pending.extend(own_topics(&query));
            }
            seen.push(topic);
        }
        Ok(false)
    }

    /// What a query may speak of today.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn vocabulary(&self) -> Result<QueryVocabulary> {
        Ok(QueryVocabulary {
            own_topics: self.own_topic_names()?,
            today: Some(self.today()),
        })
    }

    /// The names of the reader's own topics.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn own_topic_names(&self) -> Result<Vec<String>> {
        let named = self.named_queries()?.into_iter();
        let topics = named.filter(|named| named.role == NamedQueryRole::Topic);
        Ok(topics.map(|named| named.name).collect())
    }
}

/// The topics of the reader's own that a query asks for.
fn own_topics(query: &Query) -> Vec<String> {
    let mut topics = Vec::new();
    let mut pending: Vec<&Clause> = query.clause.iter().collect();
    while let Some(clause) = pending.pop() {
        match clause {
            Clause::All(parts) | Clause::Any(parts) => pending.extend(parts),
            Clause::Not(part) => pending.push(part),
            Clause::Topic(name) if Topic::from_id(name).is_none() => topics.push(name.clone()),
            _ => {}
        }
    }
    topics
}

/// The text of the query under a name.
pub(super) fn query_named(connection: &Connection, name: &str) -> Result<Option<String>> {
    let mut statement =
        connection.prepare_cached("SELECT query FROM named_query WHERE name = ?1")?;
    Ok(statement.query_row([name], |row| row.get(0)).optional()?)
}
