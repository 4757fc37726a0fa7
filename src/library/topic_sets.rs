//! The articles of the reader's own topics, remembered until the library changes: every list counts them.

use std::cell::RefCell;
use std::collections::HashMap;

use rusqlite::params_from_iter;

use super::Library;
use super::condition::{Words, words};
use super::error::Result;
use super::named::query_named;
use super::search::IdSet;
use crate::query::{self, Vocabulary};

/// What is remembered.
#[derive(Debug, Default)]
pub(super) struct TopicSets {
    remembered: RefCell<Remembered>,
}

#[derive(Debug, Default)]
struct Remembered {
    /// The changes that other programs and this one had made to the library when it was asked.
    state: (i64, u64),
    sets: HashMap<String, IdSet>,
}

impl Library {
    /// The articles that have a topic of the reader's own.
    pub(super) fn own_topic_set(&self, name: &str) -> Result<IdSet> {
        let state = (self.foreign_changes()?, self.connection.total_changes());
        let mut remembered = self.topic_sets.remembered.borrow_mut();
        if remembered.state != state {
            remembered.state = state;
            remembered.sets.clear();
        }
        if let Some(set) = remembered.sets.get(name) {
            return Ok(set.clone());
        }
        let set = self.find_own_topic(name)?;
        remembered.sets.insert(name.to_owned(), set.clone());
        Ok(set)
    }

    fn find_own_topic(&self, name: &str) -> Result<IdSet> {
        // The index of words alone answers most quickly.
        if let Some(text) = query_named(&self.connection, name)?
            && let Ok(query) = query::parse(&text, &Vocabulary::default())
            && let Some(clause) = &query.clause
            && let Some(Words::Match(expression)) = words(clause)
        {
            return Ok(self.having(clause, &expression)?.all);
        }
        let condition = self.topic(name, 0)?;
        let sql = format!("SELECT id FROM article WHERE {}", condition.sql);
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query(params_from_iter(&condition.parameters))?;
        Ok(IdSet::read(rows)?)
    }
}
