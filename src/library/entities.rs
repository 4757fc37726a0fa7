//! Entities of the whole library: who mentions one, and which there are.

use std::collections::HashSet;

use rusqlite::OptionalExtension;

use super::error::Result;
use super::identity::rows_of;
use super::mentions::{FULLEST_FIRST, RARE_LAST, folded_name};
use super::words::spellings_in_other_letters;
use super::{ArticleSummary, Library, i64_of, number_list, usize_of};
use crate::article::{ArticleId, ArticleKey};
use crate::extract::EntityKind;
use crate::language::ranking::ranked;
use crate::language::romanization::{TypedExtent, is_latin};
use crate::search::form;

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

/// Entities by names that begin with `?2`, which the indexes have between `?2` and `?3`, as they are or by the last word
/// of a person's name.
const BEGINNING: &str = "SELECT entity AS id, CASE folded WHEN ?2 THEN 0 ELSE 1 END AS fit FROM alias \
    WHERE folded >= ?2 AND folded < ?3 \
    UNION ALL SELECT entity, 2 FROM alias WHERE family >= ?2 AND family < ?3";

/// Entities by names that have `?2` anywhere: all names are looked at.
const ANYWHERE: &str = "SELECT entity AS id, CASE WHEN folded = ?2 THEN 0 WHEN folded >= ?2 AND folded < ?3 THEN 1 \
    WHEN instr(folded, ' ' || ?2) OR instr(folded, ' ال' || ?2) OR instr(folded, 'ال' || ?2) = 1 THEN 2 ELSE 3 END AS fit \
    FROM alias WHERE instr(folded, ?2)";

/// A mention of an entity in an article, in numbers.
pub(super) struct MentionRow {
    pub(super) article: ArticleId,
    pub(super) key: String,
    pub(super) count: usize,
    pub(super) first: usize,
}

/// Under which name the library remembers what an entity is called.
fn name_fact(entity_id: &str) -> String {
    format!("name of {entity_id}")
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

    /// How many articles mention an entity.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn article_count(&self, entity_id: &str) -> Result<usize> {
        self.snapshot(|| {
            let rows = rows_of(&self.connection, entity_id)?;
            Ok(self.mentioning_any(&rows)?.count())
        })
    }

    /// What an entity is called: the fullest of its names, or where nothing mentions it what its id says.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn name_of_id(&self, entity_id: &str) -> Result<String> {
        let name: Option<Option<String>> = self
            .connection
            .prepare_cached("SELECT full_name FROM entity WHERE key = ?1")?
            .query_row([entity_id], |row| row.get(0))
            .optional()?;
        if let Some(name) = name.flatten() {
            return Ok(name);
        }
        let remembered: Option<String> = self
            .connection
            .prepare_cached("SELECT value FROM fact WHERE name = ?1")?
            .query_row([name_fact(entity_id)], |row| row.get(0))
            .optional()?;
        let in_id = entity_id
            .split_once(':')
            .map_or(entity_id, |(_, name)| name);
        Ok(remembered.unwrap_or_else(|| in_id.to_owned()))
    }

    /// Remembers what an entity is called: a correction may leave no article that mentions it.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn remember_name(&mut self, entity_id: &str) -> Result<()> {
        let name = self.name_of_id(entity_id)?;
        self.writer()?
            .prepare_cached(
                "INSERT INTO fact (name, value) VALUES (?1, ?2) \
                 ON CONFLICT DO UPDATE SET value = excluded.value",
            )?
            .execute([name_fact(entity_id), name])?;
        Ok(())
    }

    /// The title of the article of a key, or where there is none the key.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn title_of_key(&self, key: &ArticleKey) -> Result<String> {
        let title = self
            .connection
            .prepare_cached("SELECT title FROM article WHERE key = ?1")?
            .query_row([key.to_string()], |row| row.get(0))
            .optional()?;
        Ok(title.unwrap_or_else(|| key.to_string()))
    }

    /// Those of some articles that mention an entity, in their order.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn spread(&self, ids: &[ArticleId], entity_id: &str) -> Result<Vec<ArticleId>> {
        self.snapshot(|| {
            let rows = rows_of(&self.connection, entity_id)?;
            let mentioning = self.mentioning_any(&rows)?;
            let ids = ids.iter().copied();
            Ok(ids.filter(|id| mentioning.contains(*id)).collect())
        })
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

    /// Entities one of whose names has what was typed in it, at most so many; of one kind, or any. They stand in the
    /// order of [`Fit`](crate::language::ranking::Fit), those that fit alike the most mentioned first. Names that have
    /// it within a word are looked for only where others leave room, and after them names in other letters. Days and years
    /// are left out.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn entities_with(
        &self,
        typed: &str,
        kind: Option<EntityKind>,
        most: usize,
    ) -> Result<Vec<KnownEntity>> {
        let folded = folded_name(typed);
        if folded.is_empty() {
            return self.known_entities("SELECT id, 0 AS fit FROM entity", &folded, kind, most);
        }
        let mut known = self.known_entities(BEGINNING, &folded, kind, most)?;
        if known.len() < most {
            known = self.known_entities(ANYWHERE, &folded, kind, most)?;
        }
        // Names in Arabic letters are called otherwise in Latin ones only where nothing is called so.
        if !known.is_empty() && !is_latin(&form(typed)) {
            return Ok(known);
        }
        let mut met = HashSet::new();
        for part in [TypedExtent::Whole, TypedExtent::Start] {
            if known.len() >= most {
                break;
            }
            for (_, spelling) in spellings_in_other_letters(&self.connection, typed, part)? {
                if known.len() >= most {
                    break;
                }
                let spelling = folded_name(&spelling);
                if !met.insert(spelling.clone()) {
                    continue;
                }
                let others = self.known_entities(BEGINNING, &spelling, kind, most)?;
                let others = others.into_iter();
                let others: Vec<_> = others.filter(|other| !known.contains(other)).collect();
                known.extend(others);
            }
        }
        known.truncate(most);
        Ok(known)
    }

    /// The entities that a query has found by a folded name, with how they fit it, the best first.
    fn known_entities(
        &self,
        found: &str,
        folded: &str,
        kind: Option<EntityKind>,
        most: usize,
    ) -> Result<Vec<KnownEntity>> {
        let sql = format!(
            "SELECT key, kind, (SELECT name FROM alias WHERE entity = entity.id \
             ORDER BY {RARE_LAST}, {FULLEST_FIRST} LIMIT 1), articles, mentions \
             FROM (SELECT id AS found, min(fit) AS fit FROM ({found}) GROUP BY id) \
             JOIN entity ON entity.id = found \
             WHERE kind <> 'date' AND (?1 IS NULL OR kind = ?1) AND ?2 IS NOT NULL AND ?3 IS NOT NULL \
             ORDER BY fit, mentions DESC, key LIMIT ?4"
        );
        // Everything that begins so sorts between the two.
        let end = format!("{folded}{}", char::MAX);
        let parameters = rusqlite::params![kind.map(EntityKind::id), folded, end, i64_of(most)];
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(parameters, |row| {
            let kind: String = row.get(1)?;
            let name = row.get(2)?;
            let (id, articles, mentions) = (row.get(0)?, row.get(3)?, row.get(4)?);
            Ok(EntityKind::from_id(&kind).map(|kind| KnownEntity {
                id,
                name,
                kind,
                articles: usize_of(articles),
                mentions: usize_of(mentions),
            }))
        })?;
        let entities = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(entities.into_iter().flatten().collect())
    }

    /// The sources whose name has what was typed in it, what fits best first, then the most frequent.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn sources_with(&self, typed: &str, most: usize) -> Result<Vec<String>> {
        self.values_with("source", typed, most)
    }

    /// The authors whose name has what was typed in it, what fits best first, then the most frequent.
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
        let mut statement = self.connection.prepare_cached(&sql)?;
        let values = statement.query_map([], |row| row.get::<_, String>(0))?;
        let mut met = HashSet::new();
        let mut names = Vec::new();
        for value in values {
            // Several authors stand a line each.
            let value = value?;
            let new = value.lines().filter(|name| met.insert((*name).to_owned()));
            names.extend(new.map(str::to_owned));
        }
        let mut fitting = ranked(typed, names, String::as_str);
        fitting.truncate(most);
        Ok(fitting)
    }
}
