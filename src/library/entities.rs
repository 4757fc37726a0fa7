//! Entities of the whole library: who mentions one, and which there are.

use super::error::Result;
use super::identity::rows_of;
use super::mentions::{FULLEST_FIRST, folded_name};
use super::{ArticleSummary, Library, i64_of, number_list, usize_of};
use crate::article::ArticleId;
use crate::extract::EntityKind;

/// An article that mentions an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct MentioningArticle {
    /// The article.
    pub summary: ArticleSummary,
    /// How often it mentions the entity.
    pub mention_count: usize,
    /// Where it does so first: a byte of its text.
    pub first_mention: usize,
    /// The id under which it knows the entity.
    pub entity_id: String,
}

/// An entity that the library knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownEntity {
    /// Its id.
    pub id: String,
    /// The fullest of its names.
    pub name: String,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// How many articles mention it.
    pub articles: usize,
    /// How often they do.
    pub mentions: usize,
}

/// A mention of an entity in an article, in numbers.
pub(super) struct MentionRow {
    pub(super) article: ArticleId,
    pub(super) key: String,
    pub(super) count: usize,
    pub(super) first: usize,
}

impl Library {
    /// The articles that mention an entity, newest first, at most so many.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn mentioning(&self, entity_id: &str, most: usize) -> Result<Vec<MentioningArticle>> {
        self.snapshot(|| self.read_mentioning(entity_id, most))
    }

    fn read_mentioning(&self, entity_id: &str, most: usize) -> Result<Vec<MentioningArticle>> {
        let rows = rows_of(&self.connection, entity_id)?;
        let mut articles = Vec::new();
        for row in self.mention_rows(&rows, most)? {
            for summary in self.summaries(&[row.article])? {
                articles.push(MentioningArticle {
                    summary,
                    mention_count: row.count,
                    first_mention: row.first,
                    entity_id: row.key.clone(),
                });
            }
        }
        Ok(articles)
    }

    /// The first of some articles that mentions an entity, and the id that the entity has there.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn first_mentioning(
        &self,
        ids: impl Iterator<Item = ArticleId>,
        entity_id: &str,
    ) -> Result<Option<(ArticleId, String)>> {
        self.snapshot(|| self.read_first_mentioning(ids, entity_id))
    }

    fn read_first_mentioning(
        &self,
        mut ids: impl Iterator<Item = ArticleId>,
        entity_id: &str,
    ) -> Result<Option<(ArticleId, String)>> {
        let rows = rows_of(&self.connection, entity_id)?;
        let mentioning = self.mentioning_any(&rows)?;
        let Some(id) = ids.find(|id| mentioning.contains(*id)) else {
            return Ok(None);
        };
        let sql = format!(
            "SELECT key FROM entity JOIN mention ON mention.entity = entity.id \
             WHERE article = ?1 AND entity.id IN ({}) ORDER BY first LIMIT 1",
            number_list(rows.iter().copied())
        );
        let mut statement = self.connection.prepare(&sql)?;
        let key = statement.query_row([id.0], |row| row.get(0))?;
        Ok(Some((id, key)))
    }

    /// Mentions of one of some entities, by rows: articles newest first, at most so many.
    pub(super) fn mention_rows(&self, entities: &[i64], most: usize) -> Result<Vec<MentionRow>> {
        let sql = format!(
            "SELECT mention.article, entity.key, count, first FROM mention \
             JOIN entity ON entity.id = mention.entity JOIN article ON article.id = mention.article \
             WHERE mention.entity IN ({}) ORDER BY date DESC, article.id, entity.key LIMIT ?1",
            number_list(entities.iter().copied())
        );
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query_map([i64_of(most)], |row| {
            Ok(MentionRow {
                article: ArticleId(row.get(0)?),
                key: row.get(1)?,
                count: usize_of(row.get(2)?),
                first: usize_of(row.get(3)?),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Entities one of whose names begins, or one of whose names' words begins, with what was typed,
    /// the most mentioned first, at most so many; of one kind, or any. Days and years are left out.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn entities_beginning(
        &self,
        typed: &str,
        kind: Option<EntityKind>,
        most: usize,
    ) -> Result<Vec<KnownEntity>> {
        let folded = folded_name(typed);
        let kind = kind.map(EntityKind::id);
        let row = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, i64>(3)?,
                row.get::<_, i64>(4)?,
            ))
        };
        let columns = format!(
            "key, kind, (SELECT name FROM alias WHERE entity = entity.id \
             ORDER BY {FULLEST_FIRST} LIMIT 1), articles, mentions"
        );
        let entities: Vec<_> = if folded.is_empty() {
            let sql = format!(
                "SELECT {columns} FROM entity WHERE kind <> 'date' AND (?1 IS NULL OR kind = ?1) \
                 ORDER BY mentions DESC, key LIMIT ?2"
            );
            let mut statement = self.connection.prepare_cached(&sql)?;
            let rows = statement.query_map(rusqlite::params![kind, i64_of(most)], row)?;
            rows.collect::<rusqlite::Result<_>>()?
        } else {
            // Everything that begins so sorts between the two.
            let end = format!("{folded}{}", char::MAX);
            let sql = format!(
                "SELECT {columns} FROM entity WHERE kind <> 'date' AND (?1 IS NULL OR kind = ?1) \
                 AND id IN (SELECT entity FROM alias WHERE folded >= ?2 AND folded < ?3 \
                 UNION SELECT entity FROM alias WHERE family >= ?2 AND family < ?3) \
                 ORDER BY mentions DESC, key LIMIT ?4"
            );
            let mut statement = self.connection.prepare_cached(&sql)?;
            let parameters = rusqlite::params![kind, folded, end, i64_of(most)];
            let rows = statement.query_map(parameters, row)?;
            rows.collect::<rusqlite::Result<_>>()?
        };
        let known = |(id, kind, name, articles, mentions): (String, String, String, i64, i64)| {
            Some(KnownEntity {
                kind: EntityKind::from_id(&kind)?,
                id,
                name,
                articles: usize_of(articles),
                mentions: usize_of(mentions),
            })
        };
        Ok(entities.into_iter().filter_map(known).collect())
    }

    /// The sources, or authors, whose name has what was typed in it, the most frequent first.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn sources_with(&self, typed: &str, most: usize) -> Result<Vec<String>> {
        self.values_with("source", typed, most)
    }

    /// The authors whose name has what was typed in it, the most frequent first.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn authors_with(&self, typed: &str, most: usize) -> Result<Vec<String>> {
        self.values_with("author", typed, most)
    }

    fn values_with(&self, column: &str, typed: &str, most: usize) -> Result<Vec<String>> {
        let sql = format!(
            "SELECT {column} FROM article WHERE {column} IS NOT NULL \
             GROUP BY {column} ORDER BY count(*) DESC, {column}"
        );
        let folded = folded_name(typed);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let values = statement.query_map([], |row| row.get::<_, String>(0))?;
        let mut fitting = Vec::new();
        for value in values {
            // Several authors stand a line each.
            for name in value?.lines() {
                let is_new = !fitting.iter().any(|known| known == name);
                if fitting.len() < most && is_new && folded_name(name).contains(&folded) {
                    fitting.push(name.to_owned());
                }
            }
        }
        Ok(fitting)
    }
}
