//! Which articles a list has, and in what order.

use crate::query::{Clause, Query};

/// Which articles are wanted: those that fit every part. An empty filter fits all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// What was typed.
    pub query: Query,
    /// Topics chosen beside it: ids of [`Topic`](crate::topics::Topic)s and names of the reader's own.
    pub topics: Vec<String>,
    /// Whether all of these topics are wanted, or any.
    pub matching: Matching,
    /// Entities the article must mention, all of them.
    pub entities: Vec<EntityFilter>,
}

impl Filter {
    /// Whether every article fits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.query.clause.is_none() && self.topics.is_empty() && self.entities.is_empty()
    }
}

impl Filter {
    /// All of it as a query: topics and entities by their names.
    #[must_use]
    pub fn as_query(&self) -> Query {
        let topics: Vec<Clause> = self.topics.iter().cloned().map(Clause::Topic).collect();
        let topics = match self.matching {
            Matching::Any if topics.len() > 1 => vec![Clause::Any(topics)],
            _ => topics,
        };
        let entities = self.entities.iter().map(|entity| Clause::Entity {
            name: entity.name.clone(),
            kind: None,
        });
        let clauses = topics.into_iter().chain(entities);
        clauses.fold(self.query.clone(), |query, clause| {
            query.and(Query {
                clause: Some(clause),
            })
        })
    }
}

/// How several topics narrow a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Matching {
    /// An article has all of them.
    #[default]
    All,
    /// An article has one of them.
    Any,
}

/// An entity that articles are filtered by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityFilter {
    /// What it is called, for showing.
    pub name: String,
    /// Its id; several where a name is that of several, any of which will do.
    pub ids: Vec<String>,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListOrder {
    /// Newest first; articles without a date at the end.
    #[default]
    Newest,
    /// What fits the words best first.
    Best,
}
