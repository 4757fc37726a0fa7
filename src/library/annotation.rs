//! What was found in articles: stored as it was found, indexed as the reader put it right.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};

use super::corrected::{corrections_digest, digests_by_article, keys, mark_behind};
use super::error::Result;
use super::mentions::{drop_mentions, put_mentions};
use super::record::{BodyRecord, digest, found, found_record, scores, scores_record, topic_set};
use super::{Library, i64_of, source, usize_of};
use crate::annotate::Annotations;
use crate::article::{ArticleId, ArticleKey, Body, SourceKind};
use crate::corrections::Corrections;
use crate::extract;
use crate::notice::SetAsideReason;
use crate::topics::{Topic, TopicScore};

/// What is left to be done in the background, in articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// How many this extractor has not looked at yet.
    pub not_annotated: usize,
    /// In how many the newest corrections are missing from the index.
    pub uncorrected: usize,
}

/// An article that could not be annotated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The article.
    pub id: ArticleId,
    /// Its file, or its title where it has none.
    pub name: String,
    /// Why.
    pub reason: SetAsideReason,
}

/// Names the text of an article: another text has another name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextDigest(i64);

impl TextDigest {
    /// The name of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(digest(text))
    }
}

impl Library {
    /// What was found in an article, put right; `None` until it was looked at.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn annotations(&self, id: ArticleId) -> Result<Option<Arc<Annotations>>> {
        self.snapshot(|| self.read_annotations(id))
    }

    fn read_annotations(&self, id: ArticleId) -> Result<Option<Arc<Annotations>>> {
        self.go_on()?;
        let mut statement = self.connection.prepare_cached(
            "SELECT found, scores, origin_kind, origin, item, link \
             FROM article JOIN body ON body.article = id WHERE id = ?1 AND found IS NOT NULL",
        )?;
        let mut rows = statement.query([id.0])?;
        let Some(row) = rows.next()? else {
            return Ok(None);
        };
        // Read where it lies: it may be several times as long as the text.
        let record = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        let mut annotations = found(record)?;
        annotations.topics = scores(&row.get::<_, String>(1)?)?;
        let keys = keys(row)?;
        drop(rows);
        if self.corrections.concern(&keys) {
            let body = body_of(&self.connection, id)?;
            self.corrections.apply(&mut annotations, &body, &keys);
        }
        Ok(Some(Arc::new(annotations)))
    }

    /// Stores what was found in articles, and files them under it. What the extractor gives is not trusted: it
    /// is made to fit the text, and an article that cannot be stored all the same is set aside and returned.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn annotate(&mut self, finds: &[(ArticleId, Annotations)]) -> Result<Vec<SetAside>> {
        self.store_all(finds.iter().map(|(id, found)| (*id, None, found)))
    }

    /// As [`Library::annotate`], but what was found in a text that is no longer the article's is given up: the
    /// article is annotated again.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn annotate_texts(
        &mut self,
        finds: &[(ArticleId, TextDigest, Annotations)],
    ) -> Result<Vec<SetAside>> {
        let finds = finds.iter();
        self.store_all(finds.map(|(id, text, found)| (*id, Some(*text), found)))
    }

    fn store_all<'a>(
        &mut self,
        finds: impl Iterator<Item = (ArticleId, Option<TextDigest>, &'a Annotations)>,
    ) -> Result<Vec<SetAside>> {
        let corrections = self.corrections.clone();
        let mut transaction = self.begin_annotating()?;
        let mut set_aside = Vec::new();
        for (id, text, found) in finds {
            if !is_still(&transaction, id, text)? {
                continue;
            }
            let stored = alone(&mut transaction, |connection| {
                store(connection, id, found, &corrections)
            })?;
            if let Err(reason) = stored {
                set_aside.extend(mark_fault(&transaction, id, reason.into())?);
            }
        }
        transaction.commit()?;
        Ok(set_aside)
    }

    /// Notes that an article cannot be annotated, and why: it is not tried again until the extractor changes.
    /// `None` where it is no longer there, or no longer has the text `of` which that is true.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn set_aside(
        &mut self,
        id: ArticleId,
        reason: impl Into<SetAsideReason>,
        of: Option<TextDigest>,
    ) -> Result<Option<SetAside>> {
        let transaction = self.begin_annotating()?;
        let set_aside = match is_still(&transaction, id, of)? {
            true => mark_fault(&transaction, id, reason.into())?,
            false => None,
        };
        transaction.commit()?;
        Ok(set_aside)
    }

    /// Names the text that an article has now; `None` where it is no longer there.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn text_digest(&self, id: ArticleId) -> Result<Option<TextDigest>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT digest FROM article WHERE id = ?1")?;
        let digest = statement.query_row([id.0], |row| row.get(0)).optional()?;
        Ok(digest.map(TextDigest))
    }

    /// Why an article could not be annotated; `None` where it was, or is still to be.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn fault(&self, id: ArticleId) -> Result<Option<String>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT fault FROM article WHERE id = ?1")?;
        let fault = statement.query_row([id.0], |row| row.get(0)).optional()?;
        Ok(fault.flatten())
    }

    /// Articles that this extractor has not looked at, newest first, at most so many.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn not_annotated(&self, most: usize) -> Result<Vec<ArticleId>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM article WHERE extractor < ?1 ORDER BY extractor, id DESC LIMIT ?2",
        )?;
        let version = i64::from(extract::VERSION);
        let ids = statement.query_map([version, i64_of(most)], |row| Ok(ArticleId(row.get(0)?)))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    /// What is left to be done in the background.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn work(&self) -> Result<Work> {
        let mut statement = self.connection.prepare_cached(
            "SELECT count(*) FILTER (WHERE extractor < ?1), \
             count(*) FILTER (WHERE extractor >= ?1 AND corrections <> ?2) FROM article",
        )?;
        let state = [
            i64::from(extract::VERSION),
            corrections_digest(&self.corrections),
        ];
        Ok(statement.query_row(state, |row| {
            Ok(Work {
                not_annotated: usize_of(row.get(0)?),
                uncorrected: usize_of(row.get(1)?),
            })
        })?)
    }

    /// What the reader put right.
    #[must_use]
    pub fn corrections(&self) -> &Corrections {
        &self.corrections
    }

    /// Puts entities right in all articles, those to come too. An open article shows it at once
    /// ([`Library::annotations`]); the index follows by [`Library::bring_corrections`], where the library can be
    /// annotated.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn correct(&mut self, corrections: Corrections) -> Result<()> {
        let by_article = digests_by_article(&corrections);
        let known: Option<String> = self
            .connection
            .prepare_cached("SELECT value FROM fact WHERE name = 'corrected articles'")?
            .query_row([], |row| row.get(0))
            .optional()?;
        let known: BTreeMap<String, i64> = match known {
            Some(known) => serde_json::from_str(&known)?,
            None => BTreeMap::new(),
        };
        self.corrections = corrections;
        if by_article == known || !self.can_be_annotated() {
            return Ok(());
        }
        let transaction = self.begin_annotating()?;
        let texts = by_article.keys().chain(known.keys());
        for text in texts.filter(|text| by_article.get(*text) != known.get(*text)) {
            mark_behind(&transaction, &ArticleKey::parse(text))?;
        }
        transaction.execute(
            "INSERT INTO fact (name, value) VALUES ('corrected articles', ?1) \
             ON CONFLICT DO UPDATE SET value = excluded.value",
            [serde_json::to_string(&by_article)?],
        )?;
        transaction.commit()?;
        Ok(())
    }

    /// Files some articles under their entities as the newest corrections have them: at most so
    /// many, those first that mention one of `first`. Returns how many there were.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn bring_corrections(&mut self, first: &[String], most: usize) -> Result<usize> {
        if !self.can_be_annotated() {
            return Ok(0);
        }
        let newest = corrections_digest(&self.corrections);
        let corrections = self.corrections.clone();
        let mut transaction = self.begin_annotating()?;
        let mut behind = articles_behind(&transaction, newest, first, most)?;
        if behind.len() < most {
            let mut statement = transaction.prepare_cached(
                "SELECT id FROM article WHERE extractor > 0 AND corrections <> ?1 LIMIT ?2",
            )?;
            let ids = statement.query_map([newest, i64_of(most)], |row| row.get(0))?;
            for id in ids {
                let id = ArticleId(id?);
                if behind.len() < most && !behind.contains(&id) {
                    behind.push(id);
                }
            }
        }
        for id in &behind {
            let filed = alone(&mut transaction, |connection| {
                file_anew(connection, *id, &corrections)
            })?;
            if filed.is_err() {
                // What is stored of it cannot be used: it is annotated again.
                transaction
                    .prepare_cached("UPDATE article SET extractor = 0 WHERE id = ?1")?
                    .execute([id.0])?;
            }
            set_corrections(&transaction, *id, newest)?;
        }
        transaction.commit()?;
        Ok(behind.len())
    }

    /// Says what an article is about in the reader's eyes: a topic it has, or has not.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn choose_topic(&mut self, id: ArticleId, topic: Topic, wanted: bool) -> Result<()> {
        let transaction = self.begin()?;
        put_choice(&transaction, id, topic, wanted)?;
        transaction.commit()?;
        Ok(())
    }
}

pub(super) fn body_of(connection: &Connection, id: ArticleId) -> Result<Body> {
    let record = connection
        .prepare_cached("SELECT text, blocks, spans FROM body WHERE article = ?1")?
        .query_row([id.0], |row| {
            Ok(BodyRecord {
                text: row.get(0)?,
                blocks: row.get(1)?,
                spans: row.get(2)?,
            })
        })?;
    record.body()
}

/// The text of an article; `None` where it is not there.
pub(super) fn text_of(connection: &Connection, id: ArticleId) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT text FROM body WHERE article = ?1")?;
    Ok(statement.query_row([id.0], |row| row.get(0)).optional()?)
}

/// Does something to one article: where it fails for a reason that lies in the article it is undone, and the
/// reason returned; the others of the transaction stay.
pub(super) fn alone<T>(
    transaction: &mut Transaction<'_>,
    work: impl FnOnce(&Connection) -> Result<T>,
) -> Result<std::result::Result<T, String>> {
    let savepoint = transaction.savepoint()?;
    match work(&savepoint) {
        Ok(done) => {
            savepoint.commit()?;
            Ok(Ok(done))
        }
        // Dropped, a savepoint is rolled back.
        Err(error) if error.is_of_one_article() => Ok(Err(error.to_string())),
        Err(error) => Err(error),
    }
}

/// Whether an article has a text; any will do where none is named.
pub(super) fn is_still(
    connection: &Connection,
    id: ArticleId,
    text: Option<TextDigest>,
) -> Result<bool> {
    let Some(TextDigest(digest)) = text else {
        return Ok(true);
    };
    let sql = "SELECT 1 FROM article WHERE id = ?1 AND digest = ?2";
    Ok(connection.prepare_cached(sql)?.exists([id.0, digest])?)
}

/// Stores what was found in one article, and files it under that.
fn store(
    connection: &Connection,
    id: ArticleId,
    found: &Annotations,
    corrections: &Corrections,
) -> Result<()> {
    // It may have been removed meanwhile.
    let Some(text) = text_of(connection, id)? else {
        return Ok(());
    };
    let found = match found.keeps_promises(&text) {
        true => Cow::Borrowed(found),
        false => {
            let mut found = found.clone();
            found.enforce(&text);
            Cow::Owned(found)
        }
    };
    drop(text);
    put_found(connection, id, &found)?;
    let topics = file(connection, id, &found, corrections)?;
    // At once: each writing of an article is one of its indices, too.
    connection
        .prepare_cached(
            "UPDATE article SET topics = ?2, scores = ?3, corrections = ?4, extractor = ?5, \
             fault = NULL WHERE id = ?1",
        )?
        .execute(params![
            id.0,
            topics.set,
            topics.scores,
            corrections_digest(corrections),
            i64::from(extract::VERSION)
        ])?;
    Ok(())
}

/// Writes down what was found. SQLite copies the record when it is bound and when the row is made: it may be several
/// times as long as the text, so that ours is gone by then.
fn put_found(connection: &Connection, id: ArticleId, found: &Annotations) -> Result<()> {
    let mut statement =
        connection.prepare_cached("UPDATE body SET found = ?2 WHERE article = ?1")?;
    statement.raw_bind_parameter(1, id.0)?;
    statement.raw_bind_parameter(2, found_record(found)?)?;
    statement.raw_execute()?;
    statement.clear_bindings();
    Ok(())
}

/// Files an article under what was found in it before, as the corrections have it now.
fn file_anew(connection: &Connection, id: ArticleId, corrections: &Corrections) -> Result<()> {
    let record: Option<String> = connection
        .prepare_cached("SELECT found FROM body WHERE article = ?1")?
        .query_row([id.0], |row| row.get(0))?;
    if let Some(record) = record {
        let topics = file(connection, id, &found(&record)?, corrections)?;
        set_topics(connection, id, &topics)?;
    }
    Ok(())
}

/// Notes why an article could not be annotated.
fn mark_fault(
    connection: &Connection,
    id: ArticleId,
    reason: SetAsideReason,
) -> Result<Option<SetAside>> {
    let stored = match &reason {
        SetAsideReason::NoText => "its text is missing",
        SetAsideReason::Other(reason) => reason,
    };
    let name = connection
        .prepare_cached(
            "UPDATE article SET fault = ?2, extractor = ?3 WHERE id = ?1 \
             RETURNING origin_kind, origin, item, title",
        )?
        .query_row(params![id.0, stored, i64::from(extract::VERSION)], |row| {
            let source = source(row)?;
            match source.kind {
                SourceKind::File | SourceKind::Web => Ok(source.to_string()),
                SourceKind::BuiltIn | SourceKind::StandardInput => row.get("title"),
            }
        })
        .optional()?;
    Ok(name.map(|name| SetAside { id, name, reason }))
}

/// The topics an article is filed under, as they are stored.
pub(super) struct FiledTopics {
    set: i64,
    scores: String,
}

/// Files an article under the entities found in it, put right; returns the topics it is to be filed under.
pub(super) fn file(
    connection: &Connection,
    id: ArticleId,
    found: &Annotations,
    corrections: &Corrections,
) -> Result<FiledTopics> {
    let keys = connection
        .prepare_cached("SELECT origin_kind, origin, item, link FROM article WHERE id = ?1")?
        .query_row([id.0], keys)?;
    drop_mentions(connection, id)?;
    if corrections.concern(&keys) {
        let body = body_of(connection, id)?;
        let mut corrected = found.clone();
        corrections.apply(&mut corrected, &body, &keys);
        put_mentions(connection, id, &corrected.entities, &body.text)?;
    } else if !found.entities.is_empty() {
        let text: String = connection
            .prepare_cached("SELECT text FROM body WHERE article = ?1")?
            .query_row([id.0], |row| row.get(0))?;
        put_mentions(connection, id, &found.entities, &text)?;
    }
    filed_topics(connection, id, found.topics.clone())
}

/// Says what an article is about in the reader's eyes.
pub(super) fn put_choice(
    connection: &Connection,
    id: ArticleId,
    topic: Topic,
    wanted: bool,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO topic_choice (article, topic, wanted) \
             SELECT id, ?2, ?3 FROM article WHERE id = ?1 \
             ON CONFLICT DO UPDATE SET wanted = excluded.wanted",
        )?
        .execute(params![id.0, topic.id(), wanted])?;
    refile_topics(connection, id)
}

/// Files an article under its topics anew: what was found, or until it was looked at what its author
/// declares, and over it what the reader says.
pub(super) fn refile_topics(connection: &Connection, id: ArticleId) -> Result<()> {
    let row: Option<(Option<String>, String)> = connection
        .prepare_cached(
            "SELECT CASE WHEN extractor > 0 THEN found END, declared \
             FROM article JOIN body ON body.article = id WHERE id = ?1",
        )?
        .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((record, declared)) = row else {
        return Ok(());
    };
    // What cannot be read is found again, and what is written here comes to no harm.
    let topics = match record.and_then(|record| found(&record).ok()) {
        Some(found) => found.topics,
        None => declared_scores(&declared)?,
    };
    let topics = filed_topics(connection, id, topics)?;
    set_topics(connection, id, &topics)
}

/// The topics of an article, the reader's choices over what was found.
fn filed_topics(
    connection: &Connection,
    id: ArticleId,
    mut topics: Vec<TopicScore>,
) -> Result<FiledTopics> {
    let mut statement = connection.prepare_cached(
        "SELECT topic, wanted FROM topic_choice WHERE article = ?1 ORDER BY topic",
    )?;
    let choices = statement.query_map([id.0], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?))
    })?;
    for choice in choices {
        let (topic, is_wanted) = choice?;
        let Some(topic) = Topic::from_id(&topic) else {
            continue;
        };
        let has_topic = topics.iter().any(|score| score.topic == topic);
        if is_wanted && !has_topic {
            topics.push(TopicScore { topic, score: 1.0 });
        } else if !is_wanted {
            topics.retain(|score| score.topic != topic);
        }
    }
    Ok(FiledTopics {
        set: topic_set(topics.iter().map(|score| score.topic)),
        scores: scores_record(&topics)?,
    })
}

pub(super) fn set_topics(
    connection: &Connection,
    id: ArticleId,
    topics: &FiledTopics,
) -> Result<()> {
    connection
        .prepare_cached("UPDATE article SET topics = ?2, scores = ?3 WHERE id = ?1")?
        .execute(params![id.0, topics.set, topics.scores])?;
    Ok(())
}

fn set_corrections(connection: &Connection, id: ArticleId, digest: i64) -> Result<()> {
    connection
        .prepare_cached("UPDATE article SET corrections = ?2 WHERE id = ?1")?
        .execute([id.0, digest])?;
    Ok(())
}

fn declared_scores(declared: &str) -> Result<Vec<TopicScore>> {
    let ids: Vec<String> = serde_json::from_str(declared)?;
    let topics = ids.iter().flat_map(|label| Topic::of_label(label));
    Ok(topics
        .map(|topic| TopicScore { topic, score: 1.0 })
        .collect())
}

/// Articles that mention an entity and are behind the newest corrections.
fn articles_behind(
    transaction: &Transaction<'_>,
    newest: i64,
    entities: &[String],
    most: usize,
) -> Result<Vec<ArticleId>> {
    let mut behind = Vec::new();
    let mut statement = transaction.prepare_cached(
        "SELECT article.id FROM entity JOIN mention ON mention.entity = entity.id \
         JOIN article ON article.id = mention.article \
         WHERE entity.key = ?1 AND article.corrections <> ?2 LIMIT ?3",
    )?;
    for entity in entities {
        let ids = statement.query_map(params![entity, newest, i64_of(most)], |row| row.get(0))?;
        for id in ids {
            let id = ArticleId(id?);
            if behind.len() < most && !behind.contains(&id) {
                behind.push(id);
            }
        }
    }
    Ok(behind)
}
