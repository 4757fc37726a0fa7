//! A change to a library: one transaction, and what it has done already.

use std::borrow::Borrow;
use std::cell::RefCell;
use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

use rusqlite::Transaction;

use super::error::Result;
use crate::search::Spelled;

/// A transaction that may put in many articles. It is undone where it is dropped without [`LibraryChange::commit`].
#[derive(Debug)]
pub(in crate::library) struct LibraryChange<'l> {
    transaction: Transaction<'l>,
    /// The forms of the words that may be names and are in the library since this change. Articles share most of theirs.
    names: RefCell<HashSet<Form>>,
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
    pub(super) fn puts_name(&self, name: &Arc<Spelled>) -> bool {
        let mut names = self.names.borrow_mut();
        !names.contains(name.form.as_str()) && names.insert(Form(Arc::clone(name)))
    }

    /// Notes that a name is taken out.
    pub(super) fn drops_name(&self, name: &Spelled) {
        self.names.borrow_mut().remove(name.form.as_str());
    }
}

/// A name by its form alone, as the library tells one from another.
#[derive(Debug)]
struct Form(Arc<Spelled>);

impl Borrow<str> for Form {
    fn borrow(&self) -> &str {
        &self.0.form
    }
}

impl PartialEq for Form {
    fn eq(&self, other: &Self) -> bool {
        self.0.form == other.0.form
    }
}

impl Eq for Form {}

impl Hash for Form {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.form.hash(state);
    }
}

impl<'l> Deref for LibraryChange<'l> {
    type Target = Transaction<'l>;

    fn deref(&self) -> &Transaction<'l> {
        &self.transaction
    }
}
