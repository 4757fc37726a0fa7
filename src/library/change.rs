//! A change to a library: one transaction, and what it has done already.

use std::cell::RefCell;
use std::collections::HashSet;
use std::ops::Deref;

use rusqlite::Transaction;

use super::error::Result;
use crate::search::Spelled;

/// A transaction that may put in many articles. It is undone where it is dropped without [`LibraryChange::commit`].
#[derive(Debug)]
pub(super) struct LibraryChange<'l> {
    transaction: Transaction<'l>,
    /// The forms of the names that it has put in. Articles share most of theirs.
    names: RefCell<HashSet<String>>,
}

impl<'l> LibraryChange<'l> {
    pub(super) fn new(transaction: Transaction<'l>) -> Self {
        Self {
            transaction,
            names: RefCell::default(),
        }
    }

    /// Commits it.
    pub(super) fn commit(self) -> Result<()> {
        Ok(self.transaction.commit()?)
    }

    /// Notes that a name is put in; returns whether this change has not done that yet.
    pub(super) fn puts_name(&self, name: &Spelled) -> bool {
        let mut names = self.names.borrow_mut();
        !names.contains(&name.form) && names.insert(name.form.clone())
    }

    /// Notes that a name is taken out.
    pub(super) fn drops_name(&self, name: &Spelled) {
        self.names.borrow_mut().remove(&name.form);
    }
}

impl<'l> Deref for LibraryChange<'l> {
    type Target = Transaction<'l>;

    fn deref(&self) -> &Transaction<'l> {
        &self.transaction
    }
}
