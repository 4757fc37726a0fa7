//! The articles of feeds: taken in, kept for as long as the reader wants, read all at once.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};
use rusqlite::{OptionalExtension, Transaction, params, params_from_iter};

use super::super::change::LibraryChange;
use super::super::corrected::keys;
use super::super::error::Result;
use super::super::intake::add_articles;
use super::super::marks::{READ, STARRED, put_mark};
use super::super::removal::{self, Removed};
use super::super::{Filter, Incoming, Library, Taken};
use super::FeedId;
use crate::article::ArticleId;
use crate::corrections::Corrections;

/// How long an item whose article was removed is remembered after the feed last had it.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24 * 90);

impl Library {
    /// Takes in the items of a feed, all or none; `now` is when they came.
    ///
    /// An item is the same article for as long as it has its identity within the feed, also where its address
    /// changes. One whose article was removed does not come again. Returns what became of each; nothing where the
    /// feed is followed no longer.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn take_items(
        &mut self,
        feed: FeedId,
        incoming: &[Incoming],
        now: Timestamp,
    ) -> Result<Vec<Taken>> {
        let corrections = self.corrections.clone();
        let transaction = self.begin()?;
        let is_followed = transaction
            .prepare_cached("SELECT 1 FROM feed WHERE id = ?1")?
            .exists([feed.0])?;
        if !is_followed {
            return Ok(Vec::new());
        }
        let taken = incoming
            .iter()
            .map(|incoming| take(&transaction, feed, incoming, &corrections, now));
        let taken = taken.collect::<Result<Vec<_>>>()?;
        let since = now.saturating_sub(REMEMBERED).unwrap_or(Timestamp::MIN);
        transaction
            .prepare_cached(
                "DELETE FROM feed_item WHERE feed = ?1 AND seen < ?2 AND article NOT IN (SELECT id FROM article)",
            )?
            .execute(params![feed.0, since.as_second()])?;
        transaction.commit()?;
        Ok(taken)
    }

    /// The items that a feed has had and that are remembered, also those whose articles were removed; without those of
    /// which there is only a summary, whose pages are to be fetched yet ([`crate::article::Warning::Summary`]).
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn items_of(&self, feed: FeedId) -> Result<HashSet<String>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT item FROM feed_item WHERE feed = ?1 AND NOT EXISTS (\
                 SELECT 1 FROM article, json_each(article.warnings) \
                 WHERE article.id = feed_item.article AND value ->> 'warning' = 'summary')",
        )?;
        let items = statement.query_map([feed.0], |row| row.get(0))?;
        Ok(items.collect::<rusqlite::Result<_>>()?)
    }

    /// Remembers that a feed still has some items that it had before; `now` is when it had them.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn see_items(&mut self, feed: FeedId, items: &[String], now: Timestamp) -> Result<()> {
        let transaction = self.begin()?;
        for item in items {
            transaction
                .prepare_cached("UPDATE feed_item SET seen = ?3 WHERE feed = ?1 AND item = ?2")?
                .execute(params![feed.0, item, now.as_second()])?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// Removes the articles of a feed that are not to be kept ([`super::Retention`]); they can be restored as others
    /// can. Those that are starred stay, those that the reader highlighted, corrected or gave topics, and those that
    /// came by another feed too. The corrections must be known ([`Library::correct`]).
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn prune_feed(&mut self, feed: FeedId, now: Timestamp) -> Result<Vec<Removed>> {
        let Some(retention) = self.feed(feed)?.map(|feed| feed.retention) else {
            return Ok(Vec::new());
        };
        let kept = retention.count.map_or(i64::MAX, i64::from);
        let oldest = retention.days.and_then(|days| {
            let age = SignedDuration::from_hours(24 * i64::from(days));
            now.checked_sub(age).ok()
        });
        let candidates = {
            let mut statement = self.connection.prepare_cached(
                "SELECT id, origin_kind, origin, item, link FROM ( \
                     SELECT *, row_number() OVER (ORDER BY coalesce(date, came) DESC, came DESC, id DESC) AS place \
                     FROM article WHERE id IN (SELECT article FROM feed_item WHERE feed = ?1)) \
                 WHERE (place > ?2 OR came < ?3) AND marks & ?4 = 0 \
                 AND id NOT IN (SELECT article FROM topic_choice) \
                 AND id NOT IN (SELECT article FROM highlight) \
                 AND id NOT IN (SELECT article FROM feed_item WHERE feed <> ?1)",
            )?;
            let oldest = oldest.map_or(String::new(), |oldest| oldest.to_string());
            let rows = statement.query_map(params![feed.0, kept, oldest, STARRED], |row| {
                Ok((ArticleId(row.get("id")?), keys(row)?))
            })?;
            rows.collect::<rusqlite::Result<Vec<_>>>()?
        };
        let corrected: Vec<_> = self
            .corrections
            .list()
            .iter()
            .filter_map(|one| one.article.as_ref())
            .collect();
        let is_corrected =
            |(_, keys): &(ArticleId, Vec<_>)| keys.iter().any(|key| corrected.contains(&key));
        let ids: Vec<ArticleId> = candidates
            .iter()
            .filter(|candidate| !is_corrected(candidate))
            .map(|(id, _)| *id)
            .collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        self.remove(&ids, now)
    }

    /// Marks all articles that pass a filter as read. Returns those that were not, for [`Library::set_read_each`].
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn mark_all_read(&mut self, filter: &Filter) -> Result<Vec<ArticleId>> {
        let condition = self.condition(filter)?;
        let transaction = self.begin()?;
        let sql = format!(
            "UPDATE article SET marks = marks | {READ} WHERE marks & {READ} = 0 AND {} RETURNING id",
            condition.sql
        );
        let mut statement = transaction.prepare(&sql)?;
        let ids = statement.query_map(params_from_iter(&condition.parameters), |row| {
            Ok(ArticleId(row.get(0)?))
        })?;
        let ids = ids.collect::<rusqlite::Result<Vec<_>>>()?;
        drop(statement);
        transaction.commit()?;
        Ok(ids)
    }

    /// Says of articles whether they were read, of all or of none.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn set_read_each(&mut self, ids: &[ArticleId], is_read: bool) -> Result<()> {
        let transaction = self.begin()?;
        for id in ids {
            put_mark(&transaction, *id, READ, is_read)?;
        }
        transaction.commit()?;
        Ok(())
    }
}

fn take(
    transaction: &LibraryChange<'_>,
    feed: FeedId,
    incoming: &Incoming,
    corrections: &Corrections,
    now: Timestamp,
) -> Result<Taken> {
    let item = incoming.item().unwrap_or_default();
    let known = match known_article(transaction, feed, item)? {
        Some(article) => Some(article),
        None => removal::with_key(transaction, incoming)?,
    };
    if let Some(article) = known {
        if !is_there(transaction, article)? {
            remember(transaction, feed, item, article, now)?;
            return Ok(Taken::Removed);
        }
        rekey(transaction, article, incoming)?;
    }
    let arrival = add_articles(transaction, incoming, corrections, now)?;
    remember(transaction, feed, item, arrival.id(), now)?;
    Ok(Taken::Arrived(arrival))
}

/// The article that an item was when it came before.
fn known_article(
    transaction: &Transaction<'_>,
    feed: FeedId,
    item: &str,
) -> Result<Option<ArticleId>> {
    let mut statement = transaction
        .prepare_cached("SELECT article FROM feed_item WHERE feed = ?1 AND item = ?2")?;
    let article = statement.query_row(params![feed.0, item], |row| row.get(0));
    Ok(article.optional()?.map(ArticleId))
}

fn is_there(transaction: &Transaction<'_>, article: ArticleId) -> Result<bool> {
    let mut statement = transaction.prepare_cached("SELECT 1 FROM article WHERE id = ?1")?;
    Ok(statement.exists([article.0])?)
}

/// The item has another address now, which is its article's then, unless another article has it.
fn rekey(transaction: &Transaction<'_>, article: ArticleId, incoming: &Incoming) -> Result<()> {
    transaction
        .prepare_cached("UPDATE OR IGNORE article SET key = ?2 WHERE id = ?1 AND key IS NOT ?2")?
        .execute(params![article.0, incoming.key])?;
    Ok(())
}

fn remember(
    transaction: &Transaction<'_>,
    feed: FeedId,
    item: &str,
    article: ArticleId,
    now: Timestamp,
) -> Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO feed_item (feed, item, article, seen) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT DO UPDATE SET article = excluded.article, seen = excluded.seen",
        )?
        .execute(params![feed.0, item, article.0, now.as_second()])?;
    Ok(())
}
