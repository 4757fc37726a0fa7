//! What the list is filtered by, and the queries that are kept under names.

use jiff::civil::Date;

use crate::app::request::CountedQuery;
use crate::library::{Filter, ListOrder, NamedQueryRole};
use crate::query::QueryVocabulary;

/// How the list is narrowed and put in order, by the reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Narrowing {
    /// Which articles are wanted.
    pub filter: Filter,
    /// The query of the filter as it was typed.
    pub typed: String,
    /// The order wanted of what a search found.
    pub order: ListOrder,
}

impl Default for Narrowing {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            typed: String::new(),
            order: ListOrder::Best,
        }
    }
}

/// What the list is filtered by.
#[derive(Clone, Debug, Default)]
pub(super) struct Filters {
    /// How the list is narrowed now.
    pub(super) now: Narrowing,
    /// Today, once that is known: a query may name days from it on.
    pub(super) today: Option<Date>,
    /// The queries under names.
    pub(super) named: Vec<CountedQuery>,
}

impl Filters {
    /// The names that a query may use.
    pub(super) fn vocabulary(&self) -> QueryVocabulary {
        let topics = self.named.iter().map(|counted| &counted.named);
        let topics = topics.filter(|named| named.role == NamedQueryRole::Topic);
        QueryVocabulary {
            own_topics: topics.map(|named| named.name.clone()).collect(),
            today: self.today,
        }
    }
}
