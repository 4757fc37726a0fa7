//! The article that was read last. It may be large, and is often asked for again while it is still held: to be
//! shown while it is annotated. Then there is one copy of it.

use std::cell::RefCell;
use std::hash::{BuildHasher, Hash, Hasher, RandomState};
use std::sync::{Arc, Weak};

use rusqlite::Row;
use rusqlite::types::ValueRef;

use crate::article::Article;

#[derive(Debug, Default)]
pub(super) struct LastRead {
    hashing: RandomState,
    last: RefCell<Option<(RowHash, Weak<Article>)>>,
}

/// What tells the row of an article from that of another, or of another state of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RowHash(u64);

impl LastRead {
    /// The article that was read last, if somebody holds it and it was made from the very columns of this row.
    pub(super) fn of(&self, row: RowHash) -> Option<Arc<Article>> {
        let last = self.last.borrow();
        let (last, article) = last.as_ref()?;
        article.upgrade().filter(|_| *last == row)
    }

    /// Remembers what was made from a row.
    pub(super) fn remember(&self, row: RowHash, article: &Arc<Article>) {
        self.last.replace(Some((row, Arc::downgrade(article))));
    }

    /// The hash of all columns of a row.
    pub(super) fn hash(&self, row: &Row<'_>) -> rusqlite::Result<RowHash> {
        let mut hasher = self.hashing.build_hasher();
        for column in 0..row.as_ref().column_count() {
            let value = row.get_ref(column)?;
            (value.data_type() as u8).hash(&mut hasher);
            match value {
                ValueRef::Null => {}
                ValueRef::Integer(number) => number.hash(&mut hasher),
                ValueRef::Real(number) => number.to_bits().hash(&mut hasher),
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes.hash(&mut hasher),
            }
        }
        Ok(RowHash(hasher.finish()))
    }
}
