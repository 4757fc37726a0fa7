//! Feeds that the reader follows: their names, tags and states, and which are to be asked.

mod articles;
mod named;
mod schedule;

use jiff::{SignedDuration, Timestamp};
use rusqlite::{OptionalExtension, Row, Transaction, params};
use serde::{Deserialize, Serialize};

use super::error::Result;
use super::marks::READ;
use super::{Library, usize_of};
use crate::language::fold::fold;
use crate::notice::FetchFault;

pub use self::schedule::{FeedAnswer, Schedule};

/// Names a feed of the library for as long as it is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FeedId(pub i64);

/// A feed that the reader follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Its name in the library.
    pub id: FeedId,
    /// Its address.
    pub address: String,
    /// What it calls itself.
    pub title: Option<String>,
    /// The address of its site.
    pub site: Option<String>,
    /// What the reader calls it.
    pub name: Option<String>,
    /// The reader's tags.
    pub tags: Vec<String>,
    /// What the server wants to be told when it is asked again.
    pub validators: FeedValidators,
    /// When it was asked last.
    pub checked: Option<Timestamp>,
    /// When it last answered.
    pub fetched: Option<Timestamp>,
    /// When it is asked again.
    pub schedule: Schedule,
    /// Why it failed the last time it was asked.
    pub fault: Option<FeedFault>,
    /// Whether its articles are fetched from their pages, since it has summaries only.
    pub fetches_pages: bool,
    /// Which of its articles are kept.
    pub retention: Retention,
    /// How many articles came by it and are there.
    pub articles: usize,
    /// How many of those are unread.
    pub unread: usize,
}

impl Feed {
    /// What it is called: by the reader, by itself, by its address.
    #[must_use]
    pub fn label(&self) -> &str {
        let name = self.name.as_deref().or(self.title.as_deref());
        name.unwrap_or(&self.address)
    }

    /// Its state.
    #[must_use]
    pub fn state(&self) -> FeedState {
        if self.schedule.is_gone {
            return FeedState::Gone;
        }
        match (self.fault.is_some(), self.fetched) {
            (true, _) => FeedState::Failing,
            (false, Some(_)) => FeedState::Fetched,
            (false, None) => FeedState::New,
        }
    }
}

/// What became of a feed so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedState {
    /// It was not asked yet.
    New,
    /// It answered.
    Fetched,
    /// It failed the last time.
    Failing,
    /// It is gone for good.
    Gone,
}

/// What a server sent with a feed, to be told when it is asked again (RFC 9110, 13.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedValidators {
    /// `ETag`.
    pub etag: Option<String>,
    /// `Last-Modified`.
    pub last_modified: Option<String>,
}

/// Which articles of a feed are kept. Those that are starred, or that the reader highlighted, corrected or gave topics,
/// always are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retention {
    /// For how many days; for ever where that is `None`.
    pub days: Option<u32>,
    /// How many, the newest; all where that is `None`.
    pub count: Option<u32>,
}

/// Why a feed could not be fetched. It is stored with the feed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum FeedFault {
    /// Its address cannot be fetched.
    NotFetched {
        /// Why.
        reason: FetchFault,
    },
    /// What is at its address is no feed, and names none.
    NotAFeed,
    /// What came cannot be read.
    Unreadable,
}

/// What came of asking a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedOutcome {
    /// It answered with a feed.
    Fetched {
        /// What it calls itself.
        title: Option<String>,
        /// What the server wants to be told next time.
        validators: FeedValidators,
    },
    /// It answered that nothing is new (HTTP 304).
    NotModified,
    /// It is gone for good (HTTP 410).
    Gone(FeedFault),
    /// It failed.
    Failed {
        /// Why.
        fault: FeedFault,
        /// How long the server wants to be left alone.
        retry_after: Option<SignedDuration>,
    },
}

impl FeedOutcome {
    fn answer(&self) -> FeedAnswer {
        match self {
            Self::Fetched { .. } | Self::NotModified => FeedAnswer::Answered,
            Self::Gone(_) => FeedAnswer::Gone,
            Self::Failed { retry_after, .. } => FeedAnswer::Failed {
                retry_after: *retry_after,
            },
        }
    }
}

/// A feed that was to be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Followed {
    /// It is new.
    New(FeedId),
    /// It was followed before.
    Known(FeedId),
}

impl Followed {
    /// The feed.
    #[must_use]
    pub fn id(self) -> FeedId {
        match self {
            Self::New(id) | Self::Known(id) => id,
        }
    }
}

/// Feeds of which a condition holds, with the counts of their articles.
fn select(condition: &str) -> String {
    format!(
        "SELECT id, address, title, site, name, tags, etag, last_modified, checked, fetched, next_try, \
         failures, fault, is_gone, fetch_full, keep_days, keep_count, \
         (SELECT count(*) FROM article WHERE id IN (SELECT article FROM feed_item WHERE feed = feed.id)) AS articles, \
         (SELECT count(*) FROM article WHERE marks & {READ} = 0 AND \
          id IN (SELECT article FROM feed_item WHERE feed = feed.id)) AS unread \
         FROM feed WHERE {condition}"
    )
}

impl Library {
    /// Follows a feed; it is asked for the first time when feeds are asked next.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn follow(&mut self, address: &str) -> Result<Followed> {
        let transaction = self.begin()?;
        let known = transaction
            .prepare_cached("SELECT id FROM feed WHERE address = ?1")?
            .query_row([address], |row| row.get(0))
            .optional()?;
        let followed = match known {
            Some(id) => Followed::Known(FeedId(id)),
            None => {
                transaction.execute("INSERT INTO feed (address) VALUES (?1)", [address])?;
                Followed::New(FeedId(transaction.last_insert_rowid()))
            }
        };
        transaction.commit()?;
        Ok(followed)
    }

    /// Follows a feed no longer. Its articles stay. Returns whether it was followed.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn unfollow(&mut self, id: FeedId) -> Result<bool> {
        self.change_feed("DELETE FROM feed WHERE id = ?1", params![id.0])
    }

    /// Calls a feed by another name, or by its own again. Returns whether there is such a feed.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn name_feed(&mut self, id: FeedId, name: Option<&str>) -> Result<bool> {
        let sql = "UPDATE feed SET name = ?2 WHERE id = ?1";
        self.change_feed(sql, params![id.0, name])
    }

    /// Notes that a feed has moved to another address for good. Where another feed is followed there, they are one
    /// from now on: that one, with the articles and the tags of both.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn move_feed(&mut self, id: FeedId, address: &str) -> Result<()> {
        let transaction = self.begin()?;
        let there = transaction
            .prepare_cached("SELECT id FROM feed WHERE address = ?1 AND id <> ?2")?
            .query_row(params![address, id.0], |row| row.get(0))
            .optional()?;
        match there {
            Some(there) => join(&transaction, id, FeedId(there))?,
            None => {
                transaction
                    .prepare_cached("UPDATE feed SET address = ?2 WHERE id = ?1")?
                    .execute(params![id.0, address])?;
            }
        }
        transaction.commit()?;
        Ok(())
    }

    /// Gives a feed these tags and no others. Returns whether there is such a feed.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn tag_feed(&mut self, id: FeedId, tags: &[String]) -> Result<bool> {
        let tags = serde_json::to_string(&distinct(tags))?;
        let sql = "UPDATE feed SET tags = ?2 WHERE id = ?1";
        self.change_feed(sql, params![id.0, tags])
    }

    /// Says whether the articles of a feed are fetched from their pages. Returns whether there is such a feed.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn set_fetches_pages(&mut self, id: FeedId, fetches_pages: bool) -> Result<bool> {
        let sql = "UPDATE feed SET fetch_full = ?2 WHERE id = ?1";
        self.change_feed(sql, params![id.0, fetches_pages])
    }

    /// Says which articles of a feed are kept. Returns whether there is such a feed.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn set_retention(&mut self, id: FeedId, retention: Retention) -> Result<bool> {
        let sql = "UPDATE feed SET keep_days = ?2, keep_count = ?3 WHERE id = ?1";
        self.change_feed(sql, params![id.0, retention.days, retention.count])
    }

    fn change_feed(&mut self, sql: &str, parameters: impl rusqlite::Params) -> Result<bool> {
        let connection = self.writer()?;
        Ok(connection.prepare_cached(sql)?.execute(parameters)? > 0)
    }

    /// The feeds that are followed, in the order of what they are called.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn feeds(&self) -> Result<Vec<Feed>> {
        let mut statement = self.connection.prepare_cached(&select("1"))?;
        let feeds = statement.query_map([], feed)?;
        let mut feeds = feeds.collect::<rusqlite::Result<Vec<_>>>()?;
        feeds.sort_by_cached_key(|feed| (fold(feed.label()).text, feed.id));
        Ok(feeds)
    }

    /// A feed; `None` where it is not, or no longer, followed.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn feed(&self, id: FeedId) -> Result<Option<Feed>> {
        let mut statement = self.connection.prepare_cached(&select("id = ?1"))?;
        Ok(statement.query_row([id.0], feed).optional()?)
    }

    /// Remembers what came of asking a feed at `now`; one that answers is asked again after `interval`. Returns
    /// whether it is still followed.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn record_outcome(
        &mut self,
        id: FeedId,
        outcome: &FeedOutcome,
        now: Timestamp,
        interval: SignedDuration,
    ) -> Result<bool> {
        let Some(before) = self.feed(id)? else {
            return Ok(false);
        };
        let schedule = before.schedule.after(outcome.answer(), now, interval);
        let (title, validators) = match outcome {
            FeedOutcome::Fetched { title, validators } => (title.clone(), validators.clone()),
            _ => (None, before.validators),
        };
        let fault = match outcome {
            FeedOutcome::Gone(fault) | FeedOutcome::Failed { fault, .. } => {
                Some(serde_json::to_string(fault)?)
            }
            FeedOutcome::Fetched { .. } | FeedOutcome::NotModified => None,
        };
        let fetched = if fault.is_none() {
            Some(now)
        } else {
            before.fetched
        };
        self.change_feed(
            "UPDATE feed SET title = coalesce(?2, title), etag = ?3, last_modified = ?4, checked = ?5, fetched = ?6, \
             next_try = ?7, failures = ?8, fault = ?9, is_gone = ?10 WHERE id = ?1",
            params![
                id.0,
                title,
                validators.etag,
                validators.last_modified,
                now.as_second(),
                fetched.map(Timestamp::as_second),
                schedule.next_try.map(Timestamp::as_second),
                schedule.failures,
                fault,
                schedule.is_gone,
            ],
        )
    }

    /// Says what the site of a feed is, and what the feed is called where it did not say so itself.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn describe_feed(
        &mut self,
        id: FeedId,
        title: Option<&str>,
        site: Option<&str>,
    ) -> Result<bool> {
        let sql =
            "UPDATE feed SET title = coalesce(title, ?2), site = coalesce(?3, site) WHERE id = ?1";
        self.change_feed(sql, params![id.0, title, site])
    }
}

/// Tags without white space around them, each once.
fn distinct(tags: &[String]) -> Vec<&str> {
    let mut distinct = Vec::with_capacity(tags.len());
    for tag in tags.iter().map(|tag| tag.trim()) {
        if !tag.is_empty() && !distinct.contains(&tag) {
            distinct.push(tag);
        }
    }
    distinct
}

/// Makes two feeds one, which keeps what either keeps.
fn join(transaction: &Transaction<'_>, gone: FeedId, stays: FeedId) -> Result<()> {
    let tags = |id: FeedId| -> Result<Vec<String>> {
        let mut statement = transaction.prepare_cached("SELECT tags FROM feed WHERE id = ?1")?;
        let tags: Option<String> = statement.query_row([id.0], |row| row.get(0)).optional()?;
        Ok(tags
            .and_then(|tags| serde_json::from_str(&tags).ok())
            .unwrap_or_default())
    };
    let mut of_both = tags(stays)?;
    of_both.extend(tags(gone)?);
    let of_both = serde_json::to_string(&distinct(&of_both))?;
    // max() is NULL if either argument is NULL: all articles are kept.
    transaction
        .prepare_cached(
            "UPDATE feed SET tags = ?3, name = coalesce(feed.name, gone.name), \
             keep_days = max(feed.keep_days, gone.keep_days), \
             keep_count = max(feed.keep_count, gone.keep_count), \
             fetch_full = max(feed.fetch_full, gone.fetch_full) \
             FROM (SELECT * FROM feed WHERE id = ?1) AS gone WHERE feed.id = ?2",
        )?
        .execute(params![gone.0, stays.0, of_both])?;
    transaction
        .prepare_cached("UPDATE OR IGNORE feed_item SET feed = ?2 WHERE feed = ?1")?
        .execute(params![gone.0, stays.0])?;
    transaction
        .prepare_cached("DELETE FROM feed WHERE id = ?1")?
        .execute([gone.0])?;
    Ok(())
}

fn time(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Timestamp>> {
    let seconds: Option<i64> = row.get(column)?;
    Ok(seconds.and_then(|seconds| Timestamp::from_second(seconds).ok()))
}

fn tags(row: &Row<'_>) -> rusqlite::Result<Vec<String>> {
    let tags: String = row.get("tags")?;
    Ok(serde_json::from_str(&tags).unwrap_or_default())
}

fn schedule(row: &Row<'_>) -> rusqlite::Result<Schedule> {
    Ok(Schedule {
        failures: row.get("failures")?,
        next_try: time(row, "next_try")?,
        is_gone: row.get("is_gone")?,
    })
}

fn feed(row: &Row<'_>) -> rusqlite::Result<Feed> {
    let fault: Option<String> = row.get("fault")?;
    Ok(Feed {
        id: FeedId(row.get("id")?),
        address: row.get("address")?,
        title: row.get("title")?,
        site: row.get("site")?,
        name: row.get("name")?,
        tags: tags(row)?,
        validators: FeedValidators {
            etag: row.get("etag")?,
            last_modified: row.get("last_modified")?,
        },
        checked: time(row, "checked")?,
        fetched: time(row, "fetched")?,
        schedule: schedule(row)?,
        fault: fault.and_then(|fault| serde_json::from_str(&fault).ok()),
        fetches_pages: row.get("fetch_full")?,
        retention: Retention {
            days: row.get("keep_days")?,
            count: row.get("keep_count")?,
        },
        articles: usize_of(row.get("articles")?),
        unread: usize_of(row.get("unread")?),
    })
}

#[cfg(test)]
mod tests;
