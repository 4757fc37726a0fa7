//! The items of feeds that the library has.

use std::collections::{HashMap, HashSet};

use crate::library::FeedId;

/// The items that the library has of the feeds whose articles are fetched from their pages.
#[derive(Clone, Debug, Default)]
pub struct KnownItems(HashMap<FeedId, HashSet<String>>);

impl KnownItems {
    /// Adds those of a feed.
    pub fn add(&mut self, feed: FeedId, items: HashSet<String>) {
        self.0.insert(feed, items);
    }

    /// Whether the library has an item of a feed.
    #[must_use]
    pub fn has(&self, feed: FeedId, item: &str) -> bool {
        self.0.get(&feed).is_some_and(|items| items.contains(item))
    }
}
