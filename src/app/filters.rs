//! What the list is filtered by, and the queries that are kept under names.

use crate::app::request::CountedQuery;
use crate::article::ArticleId;
use crate::library::{Filter, ListOrder, NamedQuery, Role};
use crate::query::Vocabulary;

/// What can be taken back.
#[derive(Clone, Debug)]
pub(super) enum Undoable {
    /// A query is no longer kept under its name.
    Forgotten(NamedQuery),
    /// Articles that were unread count as read.
    MarkedRead(Vec<ArticleId>),
}

/// What the list is filtered by.
#[derive(Clone, Debug)]
pub(super) struct Filters {
    /// Which articles are wanted.
    pub(super) filter: Filter,
    /// The query of the filter as it was typed.
    pub(super) typed: String,
    /// The order wanted of what a search found.
    pub(super) order: ListOrder,
    /// The queries under names.
    pub(super) named: Vec<CountedQuery>,
    /// What was done last that can be taken back.
    pub(super) undoable: Option<Undoable>,
}

impl Default for Filters {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            typed: String::new(),
            order: ListOrder::Best,
            named: Vec::new(),
            undoable: None,
        }
    }
}

impl Filters {
    /// The names that a query may use.
    pub(super) fn vocabulary(&self) -> Vocabulary {
        let topics = self.named.iter().map(|counted| &counted.named);
        let topics = topics.filter(|named| named.role == Role::Topic);
        Vocabulary {
            own_topics: topics.map(|named| named.name.clone()).collect(),
        }
    }
}
