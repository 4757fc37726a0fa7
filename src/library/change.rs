//! A change to a library: one transaction, and which names need not be put in again.

use std::cell::RefCell;
use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::ops::Deref;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::error::Result;
use crate::search::Spelled;

/// How many names are noted at most: the first ones are the most frequent.
const MOST_NOTED: usize = 1 << 17;

/// The names that this program has put into a library. Articles share most of theirs.
#[derive(Debug, Default)]
pub(super) struct NamesPutIn(RefCell<NotedNames>);

#[derive(Debug, Default)]
struct NotedNames {
    /// The number of the last change of another program, which may have taken names out.
    foreign_changes: i64,
    /// Hashes of their forms: the forms themselves, held for long, would hold the memory around them too.
    forms: HashSet<u64>,
    hasher: RandomState,
}

impl NamesPutIn {
    fn forget(&self) {
        self.0.borrow_mut().forms.clear();
    }
}

/// A transaction that may put in many articles. It is undone where it is dropped without [`LibraryChange::commit`].
#[derive(Debug)]
pub(super) struct LibraryChange<'l> {
    transaction: Transaction<'l>,
    names: NamesOfChange<'l>,
}

impl<'l> LibraryChange<'l> {
    /// Begins a change: others wait from here on.
    pub(super) fn begin(connection: &'l Connection, names: &'l NamesPutIn) -> Result<Self> {
        let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
        let last = transaction.pragma_query_value(None, "data_version", |row| row.get(0))?;
        let mut noted = names.0.borrow_mut();
        if noted.foreign_changes != last {
            noted.foreign_changes = last;
            noted.forms.clear();
        }
        drop(noted);
        let names = NamesOfChange(Some(names));
        Ok(Self { transaction, names })
    }

    /// Commits it.
    pub(super) fn commit(self) -> Result<()> {
        self.transaction.commit()?;
        self.names.keep();
        Ok(())
    }

    /// Notes that a name is put in; returns whether it may not be there yet.
    pub(super) fn puts_name(&self, name: &Spelled) -> bool {
        let Some(names) = self.names.0 else {
            return true;
        };
        let NotedNames { forms, hasher, .. } = &mut *names.0.borrow_mut();
        let form = hasher.hash_one(&name.form);
        if forms.len() >= MOST_NOTED {
            return !forms.contains(&form);
        }
        forms.insert(form)
    }

    /// Notes that names are taken out.
    pub(super) fn drops_names(&self) {
        self.names.0.inspect(|names| names.forget());
    }
}

impl<'l> Deref for LibraryChange<'l> {
    type Target = Transaction<'l>;

    fn deref(&self) -> &Transaction<'l> {
        &self.transaction
    }
}

/// The names noted by a change: forgotten where it is undone.
#[derive(Debug)]
struct NamesOfChange<'l>(Option<&'l NamesPutIn>);

impl NamesOfChange<'_> {
    fn keep(mut self) {
        self.0 = None;
    }
}

impl Drop for NamesOfChange<'_> {
    fn drop(&mut self) {
        if let Some(names) = self.0 {
            names.forget();
        }
    }
}
