//! The article that was read last. It may be large, and is often asked for again while it is still held: to be
//! shown while it is annotated. Then there is one copy of it.

use std::cell::RefCell;
use std::hash::{BuildHasher, Hash, Hasher, RandomState};
use std::sync::{Arc, Weak};

use rusqlite::Row;
use rusqlite::types::ValueRef;

use super::error::Result;
use crate::article::Article;

#[derive(Debug, Default)]
pub(super) struct LastRead {
    hashing: RandomState,
    last: RefCell<Option<(u64, Weak<Article>)>>,
}

impl LastRead {
    /// The article of a row; `decode` makes it, unless it is the one made last, from the very same columns, and
    /// somebody holds that.
    pub(super) fn shared(
        &self,
        row: &Row<'_>,
        decode: impl FnOnce(&Row<'_>) -> Result<Article>,
    ) -> Result<Arc<Article>> {
        let hash = self.hash(row)?;
        if let Some((last, article)) = &*self.last.borrow()
            && *last == hash
            && let Some(article) = article.upgrade()
        {
            return Ok(article);
        }
        let article = Arc::new(decode(row)?);
        self.last.replace(Some((hash, Arc::downgrade(&article))));
        Ok(article)
    }

    fn hash(&self, row: &Row<'_>) -> Result<u64> {
        let mut hasher = self.hashing.build_hasher();
        for column in 0..row.as_ref().column_count() {
            match row.get_ref(column)? {
                ValueRef::Null => hasher.write_u8(0),
                ValueRef::Integer(number) => number.hash(&mut hasher),
                ValueRef::Real(number) => number.to_bits().hash(&mut hasher),
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes.hash(&mut hasher),
            }
        }
        Ok(hasher.finish())
    }
}
