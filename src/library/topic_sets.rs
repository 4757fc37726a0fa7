//! Sets of articles by the names of topics, remembered until the library changes: every list counts them.

use std::cell::RefCell;
use std::collections::HashMap;

use super::error::Result;
use super::id_set::IdSet;

/// What is remembered.
#[derive(Debug, Default)]
pub(super) struct TopicSets {
    remembered: RefCell<Remembered>,
}

#[derive(Debug, Default)]
struct Remembered {
    /// The changes that other programs and this one had made to the library when it was asked.
    state: (i64, u64),
    sets: HashMap<String, IdSet>,
}

impl TopicSets {
    /// The articles of a topic, found where they are not remembered. `state` is that of the library now.
    pub(super) fn remembered(
        &self,
        state: (i64, u64),
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
