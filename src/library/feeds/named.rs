//! Feeds found by what they are called, by their tags and by when they are asked again.

use std::collections::HashSet;

use jiff::Timestamp;
use rusqlite::Row;

use super::super::Library;
use super::super::error::Result;
use super::{Feed, FeedId, Schedule, schedule, tags};
use crate::language::fold::fold;
use crate::language::ranking::ranked;

impl Library {
    /// The feeds that a reader means: that of an address, else those that are called so, else those that have the
    /// words in what they are called.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn feeds_called(&self, words: &str) -> Result<Vec<Feed>> {
        self.feeds_of(self.feed_ids_called(words)?)
    }

    /// The ids of the feeds that a reader means.
    pub(in crate::library) fn feed_ids_called(&self, words: &str) -> Result<Vec<FeedId>> {
        let feeds = self.named_feeds()?;
        let address = words.trim();
        let folded = fold(words.trim()).text;
        let with = |is_meant: &dyn Fn(&NamedFeed) -> bool| -> Vec<FeedId> {
            let meant = feeds.iter().filter(|feed| is_meant(feed));
            meant.map(|feed| feed.id).collect()
        };
        let mut meant = with(&|feed| feed.address == address);
        if meant.is_empty() {
            meant = with(&|feed| feed.names().any(|name| fold(name).text == folded));
        }
        if meant.is_empty() && !folded.is_empty() {
            meant = with(&|feed| feed.names().any(|name| fold(name).text.contains(&folded)));
        }
        Ok(meant)
    }

    /// The feeds that are to be asked, those that wait longest first.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn due_feeds(&self, now: Timestamp) -> Result<Vec<Feed>> {
        let mut feeds = self.named_feeds()?;
        feeds.retain(|feed| feed.schedule.is_due(now));
        feeds.sort_by_key(|feed| feed.schedule.next_try);
        self.feeds_of(feeds.into_iter().map(|feed| feed.id))
    }

    /// The tags of all feeds, each once, in their order.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn feed_tags(&self) -> Result<Vec<String>> {
        let feeds = self.named_feeds()?.into_iter();
        let mut tags: Vec<String> = feeds.flat_map(|feed| feed.tags).collect();
        tags.sort_by_cached_key(|tag| (fold(tag).text, tag.clone()));
        tags.dedup();
        Ok(tags)
    }

    /// The ids of the feeds that have a tag, whatever its spelling.
    pub(in crate::library) fn feed_ids_tagged(&self, tag: &str) -> Result<Vec<FeedId>> {
        let folded = fold(tag.trim()).text;
        let mut feeds = self.named_feeds()?;
        feeds.retain(|feed| feed.tags.iter().any(|tag| fold(tag).text == folded));
        Ok(feeds.into_iter().map(|feed| feed.id).collect())
    }

    fn feeds_of(&self, ids: impl IntoIterator<Item = FeedId>) -> Result<Vec<Feed>> {
        let feeds = ids.into_iter().filter_map(|id| self.feed(id).transpose());
        feeds.collect()
    }

    /// What feeds are known by, in the order of [`Library::feeds`]. Their articles, of which there may be many, are not
    /// counted.
    fn named_feeds(&self) -> Result<Vec<NamedFeed>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, address, title, name, tags, failures, next_try, is_gone FROM feed",
        )?;
        let feeds = statement.query_map([], NamedFeed::read)?;
        let mut feeds = feeds.collect::<rusqlite::Result<Vec<_>>>()?;
        feeds.sort_by_cached_key(|feed| (fold(feed.label()).text, feed.id));
        Ok(feeds)
    }

    /// What the feeds are called that have what was typed in it.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn feeds_with(&self, typed: &str, most: usize) -> Result<Vec<String>> {
        let feeds = self.named_feeds()?.into_iter();
        let labels = feeds.map(|feed| feed.label().to_owned()).collect();
        Ok(having(labels, typed, most))
    }

    /// The tags of feeds that have what was typed in it.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn feed_tags_with(&self, typed: &str, most: usize) -> Result<Vec<String>> {
        Ok(having(self.feed_tags()?, typed, most))
    }
}

/// The names that have what was typed in it, each once.
fn having(mut names: Vec<String>, typed: &str, most: usize) -> Vec<String> {
    let mut known = HashSet::new();
    names.retain(|name| known.insert(name.clone()));
    let mut names = ranked(typed, names, String::as_str);
    names.truncate(most);
    names
}

/// What a feed is known by, and when it is asked again.
struct NamedFeed {
    id: FeedId,
    address: String,
    title: Option<String>,
    name: Option<String>,
    tags: Vec<String>,
    schedule: Schedule,
}

impl NamedFeed {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: FeedId(row.get("id")?),
            address: row.get("address")?,
            title: row.get("title")?,
            name: row.get("name")?,
            tags: tags(row)?,
            schedule: schedule(row)?,
        })
    }

    /// All that it may be called by, what the reader calls it first.
    fn names(&self) -> impl Iterator<Item = &str> {
        let names = [
            self.name.as_deref(),
            self.title.as_deref(),
            Some(self.address.as_str()),
        ];
        names.into_iter().flatten()
    }

    fn label(&self) -> &str {
        self.names().next().unwrap_or_default()
    }
}
