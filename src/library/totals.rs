//! The entities of many articles at once: of a list, or of the whole library, with counts.
//!
//! What each article mentions is stored as one row of numbers (`mentioned`), so that the entities of tens of
//! thousands of articles are counted in one pass; names are in order in an index of their own.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;
use rusqlite::OptionalExtension;

use super::error::Result;
use super::id_set::IdSet;
use super::identity::rows_of;
use super::mentions::{counts, folded_name};
use super::words::spellings_in_other_letters;
use super::{Library, date};
use crate::article::ArticleId;
use crate::extract::{Entity, EntityKind};
use crate::language::romanization::{TypedExtent, is_latin};
use crate::search::form;

/// So few articles are quicker looked up one by one.
const FEW: usize = 4_000;

/// Spellings in other letters by which a name is looked for.
const SPELLINGS: usize = 12;

/// Whose entities are wanted.
#[derive(Clone, Debug)]
pub enum Among {
    /// All articles.
    Library,
    /// These articles.
    Articles(Arc<[ArticleId]>),
}

/// Two are the same where they are of the same list: it need not be compared.
impl PartialEq for Among {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Library, Self::Library) => true,
            (Self::Articles(one), Self::Articles(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }
}

/// In what order entities stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EntityOrder {
    /// The most mentioned first.
    #[default]
    Mentions,
    /// Those that the most articles mention first.
    Articles,
    /// Those that the newest articles mention first.
    Recency,
    /// By name.
    Name,
}

/// Which entities are wanted, by what found them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Guesses {
    /// All.
    #[default]
    Shown,
    /// All but those that only the model found.
    Hidden,
    /// Only those.
    Alone,
}

impl Guesses {
    /// Whether an entity is wanted.
    #[must_use]
    pub fn admit(self, is_guess: bool) -> bool {
        match self {
            Self::Shown => true,
            Self::Hidden => !is_guess,
            Self::Alone => is_guess,
        }
    }
}

/// What is asked about the entities of many articles.
#[derive(Clone, Debug, PartialEq)]
pub struct TotalsQuery {
    /// Of which articles.
    pub among: Among,
    /// What their names have in them, letters folded, or in other letters.
    pub words: String,
    /// In what order they stand.
    pub order: EntityOrder,
    /// Which, by what found them.
    pub guesses: Guesses,
    /// How many of each kind at most.
    pub most: usize,
    /// How many of one kind at most, where that is another number.
    pub most_of: Option<(EntityKind, usize)>,
}

impl TotalsQuery {
    fn most(&self, kind: EntityKind) -> usize {
        match self.most_of {
            Some((one, most)) if one == kind => most,
            _ => self.most,
        }
    }
}

/// The entities of many articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// How many articles they are from.
    pub articles: usize,
    /// The kinds that are there, in the order of [`EntityKind::ALL`].
    pub kinds: Vec<KindTotals>,
}

/// The entities of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindTotals {
    /// The kind.
    pub kind: EntityKind,
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub entities: Vec<EntityTotal>,
}

/// An entity over many articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityTotal {
    /// The ids it has in articles, the one most mentioned there first: spellings of a name, and its short name.
    pub ids: Vec<String>,
    /// The fullest of its names, or the one the reader gave it.
    pub name: String,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// How many of the articles mention it.
    pub articles: usize,
    /// How often they do.
    pub mentions: usize,
    /// The day of the newest of them.
    pub newest: Option<Date>,
    /// Whether only the model found it, in all of them.
    pub is_guess: bool,
}

impl EntityTotal {
    /// An entity of one article.
    #[must_use]
    pub fn of_article(entity: &Entity) -> Self {
        Self {
            ids: vec![entity.id.clone()],
            name: entity.name.clone(),
            kind: entity.kind,
            articles: 1,
            mentions: entity.mentions.len(),
            newest: None,
            is_guess: entity.is_guess,
        }
    }
}

/// What is counted of an entity.
#[derive(Clone, Copy, Debug)]
struct EntityTally {
    articles: u32,
    mentions: u32,
    /// The place of its newest article in the order of the days.
    newest: u32,
    is_guess: bool,
}

impl Default for EntityTally {
    fn default() -> Self {
        Self {
            articles: 0,
            mentions: 0,
            newest: u32::MAX,
            is_guess: true,
        }
    }
}

impl EntityTally {
    fn add(self, other: Self) -> Self {
        Self {
            articles: self.articles + other.articles,
            mentions: self.mentions.saturating_add(other.mentions),
            newest: self.newest.min(other.newest),
            is_guess: self.is_guess && other.is_guess,
        }
    }
}

/// What is counted of all entities, by row.
pub(super) struct Tallies {
    of_rows: Vec<EntityTally>,
    /// All articles, the newest first.
    in_order: Vec<ArticleId>,
}

impl Tallies {
    /// The rows of the entities that were counted, each with how many articles mention it.
    pub(super) fn articles(&self) -> impl Iterator<Item = (i64, usize)> {
        let counted = (0..).zip(&self.of_rows);
        counted
            .map(|(row, tally)| (row, tally.articles as usize))
            .filter(|(_, articles)| *articles > 0)
    }

    /// How many articles mention the entity of a row.
    pub(super) fn articles_of(&self, row: i64) -> usize {
        self.of(row).articles as usize
    }

    fn of(&self, row: i64) -> EntityTally {
        let row = usize::try_from(row).ok();
        let tally = row.and_then(|row| self.of_rows.get(row));
        tally.copied().unwrap_or_default()
    }
}

/// An entity that may be among those shown.
struct Candidate {
    row: i64,
    tally: EntityTally,
    /// Its place in the order of names.
    place: usize,
    /// How well its name fits the words: 0 best.
    fit: u8,
}

impl Candidate {
    /// What it is put in order by.
    fn rank(&self, order: EntityOrder) -> (u8, Reverse<u32>, Reverse<u32>, usize) {
        let EntityTally {
            articles, mentions, ..
        } = self.tally;
        let (first, second) = match order {
            EntityOrder::Mentions => (mentions, articles),
            EntityOrder::Articles => (articles, mentions),
            EntityOrder::Recency => (u32::MAX - self.tally.newest, mentions),
            EntityOrder::Name => (0, 0),
        };
        (self.fit, Reverse(first), Reverse(second), self.place)
    }
}

impl Library {
    /// The entities of many articles, grouped by kind. Takes time in proportion to what the articles mention and to
    /// the number of entities that the library knows.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn entity_totals(&self, query: &TotalsQuery) -> Result<Totals> {
        self.snapshot(|| self.read_entity_totals(query))
    }

    fn read_entity_totals(&self, query: &TotalsQuery) -> Result<Totals> {
        let tallies = self.tally(&query.among)?;
        let mut words = vec![folded_name(&query.words)];
        if is_latin(&form(&query.words)) {
            let others =
                spellings_in_other_letters(&self.connection, &query.words, TypedExtent::Start)?;
            let others = others.iter().take(SPELLINGS);
            words.extend(others.map(|(_, spelling)| folded_name(spelling)));
        }
        let given = self.given_names()?;
        let mut kinds = Vec::new();
        for kind in EntityKind::ALL {
            let candidates = self.candidates(kind, &words, &given, &tallies)?;
            let admitted = |one: &Candidate| query.guesses.admit(one.tally.is_guess);
            let candidates: Vec<Candidate> = candidates.into_iter().filter(admitted).collect();
            if candidates.is_empty() {
                continue;
            }
            let mut found = KindTotals {
                kind,
                count: candidates.len(),
                entities: Vec::new(),
            };
            self.choose(candidates, query, &tallies, &mut found)?;
            kinds.push(found);
        }
        Ok(Totals {
            articles: match &query.among {
                Among::Library => tallies.in_order.len(),
                Among::Articles(ids) => ids.len(),
            },
            kinds,
        })
    }

    /// Counts what some articles mention.
    pub(super) fn tally(&self, among: &Among) -> Result<Tallies> {
        let mut in_order = self
            .connection
            .prepare_cached("SELECT id FROM article ORDER BY date DESC, id")?;
        let in_order = in_order.query_map([], |row| Ok(ArticleId(row.get(0)?)))?;
        let in_order: Vec<ArticleId> = in_order.collect::<rusqlite::Result<_>>()?;
        let index = |id: i64| usize::try_from(id).unwrap_or(0);
        let last = in_order.iter().map(|id| id.0).max().unwrap_or(0);
        let mut places = vec![u32::MAX; index(last) + 1];
        for (place, id) in (0..).zip(&in_order) {
            places[index(id.0)] = place;
        }
        let mut of_rows: Vec<EntityTally> = Vec::new();
        let mut add = |article: i64, stored: &[u8]| {
            let newest = places.get(index(article)).copied().unwrap_or(u32::MAX);
            for count in counts(stored) {
                let row = count.entity as usize;
                if of_rows.len() <= row {
                    of_rows.resize(row + 1, EntityTally::default());
                }
                let of_article = EntityTally {
                    articles: 1,
                    mentions: count.mentions,
                    newest,
                    is_guess: count.is_guess,
                };
                of_rows[row] = of_rows[row].add(of_article);
            }
        };
        let few = match among {
            Among::Articles(ids) if ids.len() < FEW => Some(ids),
            _ => None,
        };
        if let Some(ids) = few {
            let mut statement = self
                .connection
                .prepare_cached("SELECT counts FROM mentioned WHERE article = ?1")?;
            for id in ids.iter() {
                let mut rows = statement.query([id.0])?;
                if let Some(row) = rows.next()? {
                    add(id.0, row.get_ref(0)?.as_blob().unwrap_or_default());
                }
            }
        } else {
            let wanted = match among {
                Among::Library => None,
                Among::Articles(ids) => Some(IdSet::of_ids(ids)),
            };
            let mut statement = self
                .connection
                .prepare_cached("SELECT article, counts FROM mentioned")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let article: i64 = row.get(0)?;
                let is_wanted = |set: &IdSet| set.contains(ArticleId(article));
                if wanted.as_ref().is_none_or(is_wanted) {
                    add(article, row.get_ref(1)?.as_blob().unwrap_or_default());
                }
            }
        }
        Ok(Tallies { of_rows, in_order })
    }

    /// The names that the reader gave to entities, folded, by row.
    fn given_names(&self) -> Result<HashMap<i64, String>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id FROM entity WHERE key = ?1")?;
        let mut given = HashMap::new();
        for correction in self.corrections().list() {
            for key in correction.change.entities() {
                let row: Option<i64> = statement.query_row([&key], |row| row.get(0)).optional()?;
                let name = self.corrections().name_of(&key);
                given.extend(row.zip(name.map(folded_name)));
            }
        }
        Ok(given)
    }

    /// The entities of a kind that were counted and whose name has one of some texts in it.
    fn candidates(
        &self,
        kind: EntityKind,
        words: &[String],
        given: &HashMap<i64, String>,
        tallies: &Tallies,
    ) -> Result<Vec<Candidate>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, full_folded FROM entity WHERE kind = ?1 ORDER BY full_folded, id",
        )?;
        let mut rows = statement.query([kind.id()])?;
        let mut candidates = Vec::new();
        let mut place = 0;
        while let Some(row) = rows.next()? {
            place += 1;
            let id: i64 = row.get(0)?;
            let tally = tallies.of(id);
            if tally.articles == 0 {
                continue;
            }
            let name = row.get_ref(1)?.as_str().unwrap_or_default();
            let name = given.get(&id).map_or(name, String::as_str);
            let fits = words.iter().filter_map(|words| fit(name, words));
            if let Some(fit) = fits.min() {
                candidates.push(Candidate {
                    row: id,
                    tally,
                    place,
                    fit,
                });
            }
        }
        Ok(candidates)
    }

    /// Chooses the first of a kind, with those joined that are known under several ids.
    fn choose(
        &self,
        mut candidates: Vec<Candidate>,
        query: &TotalsQuery,
        tallies: &Tallies,
        found: &mut KindTotals,
    ) -> Result<()> {
        let most = query.most(found.kind);
        let rank = |one: &Candidate| one.rank(query.order);
        // Some more, of which others may be spellings.
        let looked_at = most.saturating_add(most / 4);
        if looked_at < candidates.len() {
            candidates.select_nth_unstable_by_key(looked_at, rank);
            candidates.truncate(looked_at);
        }
        candidates.sort_by_key(rank);
        let mut taken: HashSet<i64> = HashSet::new();
        let mut chosen: Vec<(Candidate, Vec<i64>)> = Vec::new();
        for mut candidate in candidates {
            self.go_on()?;
            if !taken.insert(candidate.row) {
                found.count = found.count.saturating_sub(1);
                continue;
            }
            let rows = self.rows_joined(candidate.row, found.kind)?;
            for other in rows.iter().filter(|row| **row != candidate.row) {
                if taken.insert(*other) {
                    candidate.tally = candidate.tally.add(tallies.of(*other));
                }
            }
            chosen.push((candidate, rows));
        }
        chosen.sort_by_key(|(one, _)| rank(one));
        chosen.truncate(most);
        for (candidate, rows) in chosen {
            let total = self.total(&candidate, &rows, found.kind, tallies)?;
            found.entities.extend(total);
        }
        Ok(())
    }

    /// The rows that stand for the same as a row, itself first. A day is called in one way only.
    fn rows_joined(&self, row: i64, kind: EntityKind) -> Result<Vec<i64>> {
        if kind == EntityKind::Date {
            return Ok(vec![row]);
        }
        let key: String = self
            .connection
            .prepare_cached("SELECT key FROM entity WHERE id = ?1")?
            .query_row([row], |row| row.get(0))?;
        rows_of(&self.connection, &key)
    }

    fn total(
        &self,
        candidate: &Candidate,
        rows: &[i64],
        kind: EntityKind,
        tallies: &Tallies,
    ) -> Result<Option<EntityTotal>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT key, full_name FROM entity WHERE id = ?1")?;
        let mut known = Vec::new();
        let others = rows.iter().filter(|row| **row != candidate.row);
        for row in [&candidate.row].into_iter().chain(others) {
            known.push(statement.query_row([row], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?))
            })?);
        }
        let mut given = known
            .iter()
            .filter_map(|(key, _)| self.corrections().name_of(key));
        let name = match (given.next(), known.as_slice()) {
            (Some(name), _) => Some(name.to_owned()),
            // The fullest of one row is stored with it.
            (None, [(_, fullest)]) => fullest.clone(),
            (None, _) => self.fullest_of(rows)?,
        };
        let Some(name) = name else {
            return Ok(None);
        };
        let newest = usize::try_from(candidate.tally.newest).ok();
        let newest = newest.and_then(|place| tallies.in_order.get(place));
        Ok(Some(EntityTotal {
            ids: known.into_iter().map(|(key, _)| key).collect(),
            name,
            kind,
            articles: candidate.tally.articles as usize,
            mentions: candidate.tally.mentions as usize,
            newest: newest.map(|id| self.day_of(*id)).transpose()?.flatten(),
            is_guess: candidate.tally.is_guess,
        }))
    }

    fn day_of(&self, id: ArticleId) -> Result<Option<Date>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT date FROM article WHERE id = ?1")?;
        let day = statement.query_row([id.0], |row| row.get(0)).optional()?;
        Ok(date(day.flatten()))
    }
}

/// How well a folded name fits folded words: it is them, begins with them, has a word that does, or has them in it;
/// `None` where it does not.
fn fit(name: &str, words: &str) -> Option<u8> {
    if words.is_empty() {
        return Some(0);
    }
    let at = name.find(words)?;
    let begins_word = |name: &str| {
        let mut words_of = name.split(' ');
        words_of.any(|word| word.starts_with(words)) || name.contains(&format!(" {words}"))
    };
    Some(match at {
        0 if name.len() == words.len() => 0,
        0 => 1,
        _ if begins_word(name) => 2,
        _ => 3,
    })
}
