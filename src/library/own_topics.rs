//! The reader's own topics: their articles, what was put into them and taken out, and what that suggests.

use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use super::annotation::body_of;
use super::condition::chosen;
use super::error::{Error, Result};
use super::expressions::{IndexMatch, words};
use super::id_set::IdSet;
use super::named::query_named;
use super::{Library, i64_of};
use crate::article::ArticleId;
use crate::limits;
use crate::query::{self, QueryVocabulary};
use crate::topics::{Lesson, LessonKind, OwnTopicModel, TopicFeature, TopicFeatures};

/// A topic of the reader's own, and how an article stands to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTopic {
    /// Its name.
    pub name: String,
    /// Whether the article has it.
    pub has_it: bool,
    /// Whether the reader put the article in or took it out; `None` where the topic's query alone decides.
    pub choice: Option<bool>,
    /// Whether the article is like those that were put in. One that has the topic, or that the reader took out, is
    /// not suggested.
    pub is_suggested: bool,
}

impl Library {
    /// The articles that have a topic of the reader's own.
    pub(super) fn own_topic_set(&self, name: &str) -> Result<IdSet> {
        let state = (self.changes()?, self.today());
        let find = || self.find_own_topic(name);
        self.memory.topic_sets.remembered(state, name, find)
    }

    fn find_own_topic(&self, name: &str) -> Result<IdSet> {
        // The index of words alone answers most quickly.
        if let Some(text) = query_named(&self.connection, name)?
            && let Ok(query) = query::parse(&text, &QueryVocabulary::default())
            && let Some(clause) = &query.clause
        {
            let alternatives = self.alternatives(&query.all_terms())?;
            if let Some(IndexMatch::Match(expression)) = words(clause, &alternatives) {
                let found = self.having(clause, &expression, &alternatives)?.all;
                let taken_out = self.chosen_set(name, false)?;
                return Ok(found.without(&taken_out).or(&self.chosen_set(name, true)?));
            }
        }
        let condition = self.topic(name, 0)?;
        let sql = format!("SELECT id FROM article WHERE {}", condition.sql);
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query(params_from_iter(&condition.parameters))?;
        Ok(IdSet::read(rows)?)
    }

    /// What the reader put into a topic of their own, or took out.
    fn chosen_set(&self, name: &str, wanted: bool) -> Result<IdSet> {
        let mut statement = self.connection.prepare_cached(&chosen(wanted))?;
        Ok(IdSet::read(statement.query([name])?)?)
    }

    /// The topics of the reader's own, in the order in which they were made, and how an article stands to them.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn own_topics_of(&self, id: ArticleId) -> Result<Vec<OwnTopic>> {
        self.snapshot(|| {
            let names = self.own_topic_names()?.into_iter();
            names.map(|name| self.own_topic_of(id, name)).collect()
        })
    }

    fn own_topic_of(&self, id: ArticleId, name: String) -> Result<OwnTopic> {
        let has_it = self.own_topic_set(&name)?.contains(id);
        let choice: Option<bool> = self
            .connection
            .prepare_cached("SELECT wanted FROM topic_choice WHERE article = ?1 AND topic = ?2")?
            .query_row(params![id.0, name], |row| row.get(0))
            .optional()?;
        let may_be_suggested = !has_it && choice.is_none();
        let is_suggested = may_be_suggested && self.fits_own_topic(id, &name)?;
        Ok(OwnTopic {
            name,
            has_it,
            choice,
            is_suggested,
        })
    }

    /// Whether an article is like those that the reader put into a topic.
    fn fits_own_topic(&self, id: ArticleId, name: &str) -> Result<bool> {
        let stored: Option<Vec<u8>> = self
            .connection
            .prepare_cached("SELECT model FROM own_topic_model WHERE topic = ?1")?
            .query_row([name], |row| row.get(0))
            .optional()?;
        // Another program may have changed the choices without learning from them.
        let model = match stored {
            Some(bytes) => OwnTopicModel::from_bytes(&bytes),
            None => self.learn_own_topic(name)?,
        };
        match model {
            Some(model) => Ok(parts(&self.connection, id)?.is_some_and(|parts| model.fits(&parts))),
            None => Ok(false),
        }
    }

    /// Learns a topic from the choices that the reader made in it, those on the latest articles, and from the latest of
    /// the articles that do not have it; `None` where too few were put in.
    fn learn_own_topic(&self, name: &str) -> Result<Option<OwnTopicModel>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT article, wanted FROM topic_choice WHERE topic = ?1 ORDER BY article DESC LIMIT ?2",
        )?;
        let chosen = statement.query_map(params![name, i64_of(limits::LESSONS)], |row| {
            let kind = match row.get(1)? {
                true => LessonKind::PutIn,
                false => LessonKind::TakenOut,
            };
            Ok((ArticleId(row.get(0)?), kind))
        })?;
        let mut chosen: Vec<(ArticleId, LessonKind)> = chosen.collect::<rusqlite::Result<_>>()?;
        let put_in = chosen.iter().filter(|(_, kind)| *kind == LessonKind::PutIn);
        if put_in.count() < OwnTopicModel::LEAST_PUT_IN {
            return Ok(None);
        }
        let having = self.own_topic_set(name)?;
        let mut statement = self
            .connection
            .prepare_cached("SELECT id FROM article ORDER BY id DESC LIMIT ?1")?;
        let latest = statement.query_map([i64_of(4 * limits::LESSONS)], |row| row.get(0))?;
        let latest: Vec<i64> = latest.collect::<rusqlite::Result<_>>()?;
        let others = latest.into_iter().map(ArticleId);
        let others = others
            .filter(|id| !having.contains(*id) && chosen.iter().all(|(other, _)| other != id));
        let others: Vec<_> = others
            .take(limits::LESSONS)
            .map(|id| (id, LessonKind::Other))
            .collect();
        chosen.extend(others);
        let mut lessons = Vec::new();
        for (id, kind) in chosen {
            self.go_on()?;
            if let Some(parts) = parts(&self.connection, id)? {
                lessons.push(Lesson { parts, kind });
            }
        }
        Ok(OwnTopicModel::learn(&lessons))
    }

    /// Puts an article into a topic of the reader's own or takes it out, or with `None` leaves that to the topic's
    /// query again; and learns from it.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn choose_own_topic(
        &mut self,
        id: ArticleId,
        name: &str,
        choice: Option<bool>,
    ) -> Result<()> {
        put_own_choice(self.writer()?, id, name, choice)?;
        let model = match self.learn_own_topic(name) {
            // The choice is made; it is learned from when that is needed.
            Err(Error::GivenUp) => None,
            model => model?,
        };
        if let Some(model) = model {
            self.connection
                .prepare_cached(
                    "INSERT OR REPLACE INTO own_topic_model (topic, model) VALUES (?1, ?2)",
                )?
                .execute(params![name, model.to_bytes()])?;
        }
        Ok(())
    }
}

/// Puts an article into a topic of the reader's own or takes it out, or takes back that this was done.
pub(super) fn put_own_choice(
    connection: &Connection,
    id: ArticleId,
    name: &str,
    choice: Option<bool>,
) -> Result<()> {
    match choice {
        Some(wanted) => connection
            .prepare_cached(
                "INSERT INTO topic_choice (article, topic, wanted) \
                 SELECT id, ?2, ?3 FROM article WHERE id = ?1 \
                 ON CONFLICT DO UPDATE SET wanted = excluded.wanted",
            )?
            .execute(params![id.0, name, wanted])?,
        None => connection
            .prepare_cached("DELETE FROM topic_choice WHERE article = ?1 AND topic = ?2")?
            .execute(params![id.0, name])?,
    };
    Ok(())
}

/// What a model sees of an article; `None` where what is stored of it is damaged.
fn parts(connection: &Connection, id: ArticleId) -> Result<Option<Vec<(TopicFeature, f32)>>> {
    match body_of(connection, id) {
        Ok(body) => Ok(Some(TopicFeatures::of(&body, limits::LESSON).parts())),
        Err(error) if error.is_of_one_article() => Ok(None),
        Err(error) => Err(error),
    }
}
