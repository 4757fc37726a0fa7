//! What came of asking a feed.

use super::arrived::Arrived;
use crate::library::Outcome;

/// What came of asking a feed.
#[derive(Debug)]
pub struct Asked {
    /// What is to be remembered of it.
    pub outcome: Outcome,
    /// Its articles, those that are known among them.
    pub articles: Vec<Arrived>,
    /// Those of its items that are known and are not taken in again.
    pub known: Vec<String>,
    /// Where it is to be asked from now on, where that has changed: it has moved, or what was followed is a page
    /// that names it.
    pub moved: Option<String>,
}

impl From<Outcome> for Asked {
    fn from(outcome: Outcome) -> Self {
        Self {
            outcome,
            articles: Vec::new(),
            known: Vec::new(),
            moved: None,
        }
    }
}
