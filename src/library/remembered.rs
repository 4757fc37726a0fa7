//! What is remembered until the library changes: sets of articles by the names of topics, which every list counts, and
//! other ways to write the words that are searched for.

use std::cell::RefCell;
use std::collections::HashMap;

use jiff::civil::Date;

use super::change::NamesPutIn;
use super::error::Result;
use super::id_set::IdSet;
use super::last_read::LastRead;
use crate::search::{Alternatives, Term};

/// What a library remembers of itself; all of it can be found again.
#[derive(Debug, Default)]
pub(super) struct LibraryMemory {
    pub(super) topic_sets: TopicSets,
    pub(super) alternatives: KnownAlternatives,
    pub(super) last_read: LastRead,
    pub(super) names_put_in: NamesPutIn,
}

/// The sets of articles that topics have.
#[derive(Debug, Default)]
pub(super) struct TopicSets {
    remembered: RefCell<Remembered>,
}

/// How often other programs have changed a library, and this one.
pub(super) type Changes = (i64, u64);

/// The changes made to a library, and the day: a topic may name days from it on.
type LibraryState = (Changes, Date);

#[derive(Debug, Default)]
struct Remembered {
    /// What the sets hold for.
    state: LibraryState,
    sets: HashMap<String, IdSet>,
}

impl TopicSets {
    /// The articles of a topic, found where they are not remembered. `state` is that of the library now.
    pub(super) fn remembered(
        &self,
        state: LibraryState,
        name: &str,
        find: impl FnOnce() -> Result<IdSet>,
    ) -> Result<IdSet> {
        let mut remembered = self.remembered.borrow_mut();
        if remembered.state != state {
            remembered.state = state;
            remembered.sets.clear();
        }
        if let Some(set) = remembered.sets.get(name) {
            return Ok(set.clone());
        }
        let set = find()?;
        remembered.sets.insert(name.to_owned(), set.clone());
        Ok(set)
    }
}

/// The other ways to write the terms that were asked for last, until the library changes: one list asks for them
/// several times.
#[derive(Debug, Default)]
pub(super) struct KnownAlternatives {
    last: RefCell<Option<(Changes, Vec<Term>, Alternatives)>>,
}

impl KnownAlternatives {
    /// The other ways to write some terms, where they were asked for last.
    pub(super) fn of(&self, state: Changes, terms: &[Term]) -> Option<Alternatives> {
        let last = self.last.borrow();
        let (known_state, known_terms, alternatives) = last.as_ref()?;
        (*known_state == state && known_terms == terms).then(|| alternatives.clone())
    }

    pub(super) fn remember(&self, state: Changes, terms: &[Term], alternatives: &Alternatives) {
        *self.last.borrow_mut() = Some((state, terms.to_vec(), alternatives.clone()));
    }
}
