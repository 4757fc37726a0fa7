//! The articles of the reader's own topics.

use rusqlite::params_from_iter;

use super::Library;
use super::condition::{Words, words};
use super::error::Result;
use super::id_set::IdSet;
use super::named::query_named;
use crate::query::{self, Vocabulary};

impl Library {
    /// The articles that have a topic of the reader's own.
    pub(super) fn own_topic_set(&self, name: &str) -> Result<IdSet> {
        let changes = (self.foreign_changes()?, self.connection.total_changes());
        let state = (changes, self.today());
        let find = || self.find_own_topic(name);
        self.topic_sets.remembered(state, name, find)
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
