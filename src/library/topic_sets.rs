//! Sets of articles by the names of topics, remembered until the library changes: every list counts them.

use std::cell::RefCell;
use std::collections::HashMap;

use jiff::civil::Date;

use super::error::Result;
use super::id_set::IdSet;

/// What is remembered.
#[derive(Debug, Default)]
pub(super) struct TopicSets {
    remembered: RefCell<Remembered>,
}

/// The changes that other programs and this one had made to a library, and the day: a topic may name days from it on.
type State = ((i64, u64), Date);

#[derive(Debug, Default)]
struct Remembered {
    /// What the sets hold for.
    state: State,
    sets: HashMap<String, IdSet>,
}

impl TopicSets {
    /// The articles of a topic, found where they are not remembered. `state` is that of the library now.
    pub(super) fn remembered(
        &self,
        state: State,
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
