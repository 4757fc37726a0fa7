//! Two entities side by side: what is known of each, the articles that mention both, the companions they share.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::error::Result;
use super::identity::rows_of;
use super::totals::Among;
use super::{Card, Library};
use crate::extract::EntityKind;

/// Companions that are told of.
const SHARED: usize = 20;

/// Two entities side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What is known of each.
    pub cards: [Card; 2],
    /// How many articles mention both.
    pub both: usize,
    /// The entities mentioned beside both, the closest first.
    pub shared: Vec<SharedCompanion>,
}

/// An entity that is mentioned beside two others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedCompanion {
    /// Its id.
    pub entity_id: String,
    /// The fullest of its names, or the one the reader gave it.
    pub name: String,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// How many articles it shares with each of the two.
    pub articles: [usize; 2],
}

impl Library {
    /// Two entities side by side; `None` where nothing mentions one of them.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn compare(&self, entity_ids: [&str; 2]) -> Result<Option<Comparison>> {
        self.snapshot(|| self.read_comparison(entity_ids))
    }

    fn read_comparison(&self, [one, other]: [&str; 2]) -> Result<Option<Comparison>> {
        let (Some(first), Some(second)) = (self.card(one)?, self.card(other)?) else {
            return Ok(None);
        };
        let [rows, other_rows] = [
            rows_of(&self.connection, one)?,
            rows_of(&self.connection, other)?,
        ];
        let mentioning = self.mentioning_any(&rows)?;
        let other_mentioning = self.mentioning_any(&other_rows)?;
        let themselves: HashSet<i64> = rows.into_iter().chain(other_rows).collect();
        let beside = self.tally(&Among::Articles(mentioning.list().into()))?;
        let beside_other = self.tally(&Among::Articles(other_mentioning.list().into()))?;
        let mut shared: Vec<(i64, [usize; 2])> = beside
            .articles()
            .map(|(row, articles)| (row, [articles, beside_other.articles_of(row)]))
            .filter(|(row, articles)| articles[1] > 0 && !themselves.contains(row))
            .collect();
        shared.sort_by_key(|(row, articles)| {
            let fewer = articles[0].min(articles[1]);
            (Reverse(fewer), Reverse(articles[0] + articles[1]), *row)
        });
        Ok(Some(Comparison {
            cards: [first, second],
            both: mentioning.and(&other_mentioning).count(),
            shared: self.companions_shared(&shared)?,
        }))
    }

    /// The first of some entities; days and years are left out: those are in every article.
    fn companions_shared(&self, rows: &[(i64, [usize; 2])]) -> Result<Vec<SharedCompanion>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT key, kind, full_name FROM entity WHERE id = ?1")?;
        let mut shared = Vec::new();
        for (row, articles) in rows {
            if shared.len() == SHARED {
                break;
            }
            let (key, kind, name): (String, String, Option<String>) =
                statement.query_row([row], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            let kind = EntityKind::from_id(&kind).filter(|kind| *kind != EntityKind::Date);
            let given = self.corrections().name_of(&key).map(str::to_owned);
            if let Some((kind, name)) = kind.zip(given.or(name)) {
                shared.push(SharedCompanion {
                    entity_id: key,
                    name,
                    kind,
                    articles: *articles,
                });
            }
        }
        Ok(shared)
    }
}
