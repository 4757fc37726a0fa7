//! What came of asking a feed.

use super::arrived::Arrived;
use crate::library::FeedOutcome;

/// What came of asking a feed.
#[derive(Debug)]
pub struct AskedFeed {
    /// What is to be remembered of it.
    pub outcome: FeedOutcome,
    /// Its articles, those that are known among them.
    pub articles: Vec<Arrived>,
    /// Those of its items that are known and are not taken in again.
    pub known: Vec<String>,
    /// Where it is to be asked from now on, where that has changed: it has moved, or what was followed is a page
    /// that names it.
    pub moved: Option<String>,
}

impl From<FeedOutcome> for AskedFeed {
    fn from(outcome: FeedOutcome) -> Self {
        Self {
            outcome,
            articles: Vec::new(),
            known: Vec::new(),
            moved: None,
        }
    }
}
