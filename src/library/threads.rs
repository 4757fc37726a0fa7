//! The threads between articles: what the library knows of one entity.

use std::collections::HashMap;

use jiff::civil::Date;
use rusqlite::OptionalExtension;

use super::entities::MentionRow;
use super::error::{Error, Result};
use super::identity::rows_of;
use super::mentions::{FULLEST_FIRST, RARE_LAST, folded_name};
use super::sentences::{Mentioning, Sentence, sentences, sentences_of};
use super::{Library, date, number_list, usize_of};
use crate::extract::EntityKind;
use crate::range::TextRange;

/// Companions that a card lists.
const COMPANIONS: usize = 12;
/// Companions looked at more closely before those are chosen.
const CANDIDATES: i64 = 48;
/// Of so many articles, the newest, a card has the sentences; [`Library::sentences`] has them all.
const ARTICLES_QUOTED: usize = 100;
/// Of so many articles, the newest, the companions are counted.
const ARTICLES_COMPARED: usize = 1000;

/// What the library knows of one entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The entity's id.
    pub entity_id: String,
    /// The fullest of its names.
    pub name: String,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// Its other names as articles write them, the most used first.
    pub other_names: Vec<String>,
    /// How many articles mention it.
    pub article_count: usize,
    /// How often they do.
    pub mention_count: usize,
    /// The oldest and the newest of those articles that have a date.
    pub dates: Option<(Date, Date)>,
    /// Mentions by the month of the article, oldest first, months without any included.
    pub months: Vec<MonthCount>,
    /// The entities most often mentioned in the same articles, the closest first; where thousands of
    /// articles mention it, in the newest of them.
    pub companions: Vec<Companion>,
    /// The sentences that mention it: articles newest first, each in the order of its text.
    pub concordance: Vec<Sentence>,
    /// How many articles they are from; fewer than all where very many mention it.
    pub articles_quoted: usize,
}

/// The mentions in the articles of one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthCount {
    /// The first day of the month.
    pub month: Date,
    /// How many mentions.
    pub mention_count: usize,
}

/// An entity that shares articles with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Companion {
    /// Its id.
    pub entity_id: String,
    /// The fullest of its names.
    pub name: String,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// How many articles mention both.
    pub article_count: usize,
    /// How many sentences do.
    pub sentence_count: usize,
}

/// How much mentions an entity.
struct ThreadExtent {
    articles: usize,
    mentions: usize,
    /// The oldest and the newest of the articles that have a date.
    dates: Option<(Date, Date)>,
}

impl Library {
    /// What the library knows of an entity; `None` where no article mentions it.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn card(&self, entity_id: &str) -> Result<Option<Card>> {
        self.snapshot(|| self.read_card(entity_id))
    }

    fn read_card(&self, entity_id: &str) -> Result<Option<Card>> {
        let rows = rows_of(&self.connection, entity_id)?;
        let Some(kind) = self.kind_of(&rows)? else {
            return Ok(None);
        };
        let mut names = self.names_of(&rows)?;
        let Some(fullest) = self.fullest_of(&rows)? else {
            return Ok(None);
        };
        names.retain(|name| folded_name(name) != folded_name(&fullest));
        let name = match self.name_given(entity_id)? {
            None => fullest,
            Some(given) => {
                names.insert(0, fullest);
                names.retain(|name| folded_name(name) != folded_name(&given));
                given
            }
        };
        let extent = self.extent_of(&rows)?;
        let quoted = self.mention_rows(&rows, ARTICLES_QUOTED)?;
        let quoted = self.mentioning_whole(&quoted)?;
        Ok(Some(Card {
            entity_id: entity_id.to_owned(),
            name,
            kind,
            other_names: names,
            article_count: extent.articles,
            mention_count: extent.mentions,
            dates: extent.dates,
            months: self.months_of(&rows)?,
            companions: self.companions_of(&rows, &quoted)?,
            concordance: quoted.iter().flat_map(sentences).collect(),
            articles_quoted: quoted.len(),
        }))
    }

    /// The sentences of further articles that mention an entity, after the first so many, and of how many articles
    /// they are.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn more_sentences(&self, entity_id: &str, after: usize) -> Result<(Vec<Sentence>, usize)> {
        self.snapshot(|| {
            let rows = rows_of(&self.connection, entity_id)?;
            let quoted = self.mention_rows(&rows, after.saturating_add(ARTICLES_QUOTED))?;
            let further = quoted.get(after..).unwrap_or_default();
            let further = self.mentioning_whole(further)?;
            Ok((further.iter().flat_map(sentences).collect(), further.len()))
        })
    }

    /// Gives every sentence that mentions an entity to `take`, once for each mention: articles newest
    /// first, each in the order of its text. One article at a time is held in memory.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read, and what `take` returns.
    pub fn sentences<E: From<Error>>(
        &self,
        entity_id: &str,
        mut take: impl FnMut(&Sentence) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let rows = rows_of(&self.connection, entity_id)?;
        for row in self.mention_rows(&rows, usize::MAX)? {
            for mentioning in self.mentioning_whole(&[row])? {
                sentences(&mentioning).iter().try_for_each(&mut take)?;
            }
        }
        Ok(())
    }

    /// The name that the reader gave an entity, under any of its ids.
    fn name_given(&self, entity_id: &str) -> Result<Option<String>> {
        let ids = self.ids_of(entity_id)?;
        let mut given = ids.iter().filter_map(|id| self.corrections().name_of(id));
        Ok(given.next().map(str::to_owned))
    }

    fn mentioning_whole(&self, rows: &[MentionRow]) -> Result<Vec<Mentioning>> {
        let mut whole = Vec::with_capacity(rows.len());
        for row in rows {
            let read = || Ok((self.article(row.article)?, self.annotations(row.article)?));
            let (article, annotations) = self.snapshot::<_, Error>(read)?;
            if let (Some(article), Some(annotations)) = (article, annotations) {
                whole.push(Mentioning {
                    article,
                    annotations,
                    key: row.key.clone(),
                });
            }
        }
        Ok(whole)
    }

    fn kind_of(&self, rows: &[i64]) -> Result<Option<EntityKind>> {
        let Some(first) = rows.first() else {
            return Ok(None);
        };
        let mut statement = self
            .connection
            .prepare_cached("SELECT kind FROM entity WHERE id = ?1")?;
        let kind: Option<String> = statement.query_row([first], |row| row.get(0)).optional()?;
        Ok(kind.as_deref().and_then(EntityKind::from_id))
    }

    /// The fullest name of an entity.
    pub(super) fn fullest_of(&self, rows: &[i64]) -> Result<Option<String>> {
        let sql = format!(
            "SELECT name FROM alias WHERE entity IN ({}) ORDER BY {RARE_LAST}, {FULLEST_FIRST} LIMIT 1",
            number_list(rows.iter().copied())
        );
        let mut statement = self.connection.prepare(&sql)?;
        Ok(statement.query_row([], |row| row.get(0)).optional()?)
    }

    /// The names of an entity, spellings that fold alike once, the most used first.
    fn names_of(&self, rows: &[i64]) -> Result<Vec<String>> {
        let sql = format!(
            "SELECT name FROM alias WHERE entity IN ({}) GROUP BY folded \
             ORDER BY sum(uses) DESC, length(name) DESC, name",
            number_list(rows.iter().copied())
        );
        let mut statement = self.connection.prepare(&sql)?;
        let names = statement.query_map([], |row| row.get(0))?;
        Ok(names.collect::<rusqlite::Result<_>>()?)
    }

    /// How many articles mention an entity, how often, and the oldest and newest of them.
    fn extent_of(&self, rows: &[i64]) -> Result<ThreadExtent> {
        let sql = format!(
            "SELECT count(DISTINCT article), sum(count), min(date), max(date) FROM mention \
             JOIN article ON article.id = mention.article WHERE entity IN ({})",
            number_list(rows.iter().copied())
        );
        let mut statement = self.connection.prepare(&sql)?;
        Ok(statement.query_row([], |row| {
            let mentions: Option<i64> = row.get(1)?;
            Ok(ThreadExtent {
                articles: usize_of(row.get(0)?),
                mentions: usize_of(mentions.unwrap_or(0)),
                dates: date(row.get(2)?).zip(date(row.get(3)?)),
            })
        })?)
    }

    fn months_of(&self, rows: &[i64]) -> Result<Vec<MonthCount>> {
        let sql = format!(
            "SELECT substr(date, 1, 7) || '-01' AS month, sum(count) FROM mention \
             JOIN article ON article.id = mention.article \
             WHERE entity IN ({}) AND date IS NOT NULL GROUP BY month ORDER BY month",
            number_list(rows.iter().copied())
        );
        let mut statement = self.connection.prepare(&sql)?;
        let counts =
            statement.query_map([], |row| Ok((date(row.get(0)?), row.get::<_, i64>(1)?)))?;
        let mut known: Vec<MonthCount> = Vec::new();
        for count in counts {
            if let (Some(month), mentions) = count? {
                known.push(MonthCount {
                    month,
                    mention_count: usize_of(mentions),
                });
            }
        }
        Ok(with_months_between(&known))
    }

    /// The entities mentioned beside one, days and years aside: those are in every article.
    fn companions_of(&self, rows: &[i64], quoted: &[Mentioning]) -> Result<Vec<Companion>> {
        let rows = number_list(rows.iter().copied());
        let sql = format!(
            "SELECT key, kind, count(*) AS shared, \
             (SELECT name FROM alias WHERE alias.entity = entity.id \
              ORDER BY {RARE_LAST}, {FULLEST_FIRST} LIMIT 1) \
             FROM mention JOIN entity ON entity.id = mention.entity \
             WHERE mention.article IN (SELECT article FROM mention WHERE entity IN ({rows}) \
              ORDER BY article DESC LIMIT {ARTICLES_COMPARED}) \
             AND mention.entity NOT IN ({rows}) AND kind <> 'date' \
             GROUP BY mention.entity ORDER BY shared DESC, key LIMIT {CANDIDATES}"
        );
        let mut statement = self.connection.prepare(&sql)?;
        let candidates = statement.query_map([], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, i64>(2)?,
                row.get::<_, String>(3)?,
            ))
        })?;
        let near = sentences_shared(quoted);
        let mut companions = Vec::new();
        for candidate in candidates {
            let (entity_id, kind, shared, name) = candidate?;
            let Some(kind) = EntityKind::from_id(&kind) else {
                continue;
            };
            companions.push(Companion {
                sentence_count: near.get(entity_id.as_str()).copied().unwrap_or(0),
                name: match self.corrections().name_of(&entity_id) {
                    Some(given) => given.to_owned(),
                    None => name,
                },
                entity_id,
                kind,
                article_count: usize_of(shared),
            });
        }
        companions.sort_by(|a, b| {
            let closeness =
                |companion: &Companion| (companion.article_count, companion.sentence_count);
            closeness(b)
                .cmp(&closeness(a))
                .then_with(|| a.entity_id.cmp(&b.entity_id))
        });
        companions.truncate(COMPANIONS);
        Ok(companions)
    }
}

/// Counts by month, oldest first, with nought for the months between.
fn with_months_between(known: &[MonthCount]) -> Vec<MonthCount> {
    let (Some(first), Some(last)) = (known.first(), known.last()) else {
        return Vec::new();
    };
    let months = std::iter::successors(Some(first.month), |month| {
        month.checked_add(jiff::Span::new().months(1)).ok()
    });
    let mut known = known.iter().peekable();
    months
        .take_while(|month| *month <= last.month)
        .map(|month| MonthCount {
            month,
            mention_count: known
                .next_if(|count| count.month == month)
                .map_or(0, |count| count.mention_count),
        })
        .collect()
}

/// How often other entities stand in a sentence with one, by id.
fn sentences_shared(quoted: &[Mentioning]) -> HashMap<&str, usize> {
    let mut shared: HashMap<&str, usize> = HashMap::new();
    for mentioning in quoted {
        let body = &mentioning.article.body;
        let mentions = mentioning
            .entity()
            .map_or(&[][..], |entity| &entity.mentions);
        let own = sentences_of(&body.text, mentions);
        for other in &mentioning.annotations.entities {
            let is_near = |mention: &&TextRange| {
                let after = own.partition_point(|sentence| sentence.end <= mention.start);
                own.get(after)
                    .is_some_and(|sentence| sentence.contains(mention.start))
            };
            *shared.entry(&other.id).or_default() += other.mentions.iter().filter(is_near).count();
        }
    }
    shared
}
