//! Search: what fits the words best, and where in an article they stand.

use std::collections::{HashMap, HashSet};

use rusqlite::OptionalExtension;

use super::condition::{Words, exactly, words};
use super::error::Result;
use super::{Filter, Library, ListOrder, language};
use crate::article::ArticleId;
use crate::query::{Clause, Query};
use crate::range::TextRange;
use crate::search::{Finder, Term, snippet};

/// Characters that a snippet has at most.
const SNIPPET: usize = 160;

/// What a word in a title, in the text, and their stems weigh (BM25 of FTS5; larger is more).
const WEIGHTS: &str = "12.0, 2.0, 4.0, 0.5";

/// Where an article that a search found has the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The sentence that has most of them; empty where only the title has them.
    pub snippet: String,
    /// They in it, in bytes of it.
    pub in_snippet: Vec<TextRange>,
    /// They in the article, in bytes of its text.
    pub hits: Vec<TextRange>,
    /// They in its title, in bytes of it.
    pub in_title: Vec<TextRange>,
}

/// An article that a search found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The article.
    pub id: ArticleId,
    /// How well it fits; larger is better. Two searches cannot be compared by it.
    pub score: f64,
}

/// How well articles fit some words.
pub(super) struct Ranks {
    /// BM25 as FTS5 gives it: smaller is better.
    scores: HashMap<ArticleId, f64>,
    /// Articles that have all the words as they were typed.
    exact: HashSet<ArticleId>,
}

/// Further back than any rank of words as they were typed.
const LOOSE: f64 = 1e6;

impl Ranks {
    /// Where an article stands: smaller is further in front. Words as they were typed come before
    /// their other forms, whatever else.
    pub(super) fn rank(&self, id: ArticleId) -> f64 {
        let score = self.scores.get(&id).copied().unwrap_or(0.0);
        if self.exact.contains(&id) {
            score
        } else {
            score + LOOSE
        }
    }
}

impl Library {
    /// The articles that fit, the best first, with their scores.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn search(&self, filter: &Filter) -> Result<Vec<Finding>> {
        let listing = self.list(filter, ListOrder::Best)?;
        let ranks = self.ranks(&filter.query)?;
        let score = |id: &ArticleId| Finding {
            id: *id,
            score: ranks
                .as_ref()
                .and_then(|ranks| ranks.scores.get(id))
                .map_or(0.0, |score| -score),
        };
        Ok(listing.ids.iter().map(score).collect())
    }

    /// How well articles fit the words of a query; `None` where it has none.
    pub(super) fn ranks(&self, query: &Query) -> Result<Option<Ranks>> {
        let Some(expression) = rank_expression(query) else {
            return Ok(None);
        };
        let sql =
            format!("SELECT rowid, bm25(search, {WEIGHTS}) FROM search WHERE search MATCH ?1");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([expression], |row| {
            Ok((ArticleId(row.get(0)?), row.get(1)?))
        })?;
        let scores = rows.collect::<rusqlite::Result<_>>()?;
        let exact = match exactly(&query.terms()) {
            Some(expression) => {
                let mut statement = self
                    .connection
                    .prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1")?;
                let rows = statement.query_map([expression], |row| Ok(ArticleId(row.get(0)?)))?;
                rows.collect::<rusqlite::Result<_>>()?
            }
            None => HashSet::new(),
        };
        Ok(Some(Ranks { scores, exact }))
    }

    /// The first of some articles whose text has one of the terms.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn first_with(
        &self,
        ids: impl Iterator<Item = ArticleId>,
        terms: &[Term],
    ) -> Result<Option<ArticleId>> {
        let searchable = terms.iter().filter(|term| term.exact().is_some()).cloned();
        let any = Clause::Any(searchable.map(Clause::Search).collect());
        let Some(Words::Match(expression)) = words(&any) else {
            return Ok(None);
        };
        let mut statement = self
            .connection
            .prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1")?;
        let rows = statement.query_map([expression], |row| Ok(ArticleId(row.get(0)?)))?;
        let matching: HashSet<ArticleId> = rows.collect::<rusqlite::Result<_>>()?;
        for id in ids.filter(|id| matching.contains(id)) {
            // What matches may have the words in its title only.
            let found = self.found_in(id, terms)?;
            if found.is_some_and(|found| !found.hits.is_empty()) {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    /// Where an article has some terms; `None` where it is not there.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn found_in(&self, id: ArticleId, terms: &[Term]) -> Result<Option<Found>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT text, language, title FROM body JOIN article ON article.id = body.article \
             WHERE article = ?1",
        )?;
        let row = statement
            .query_row([id.0], |row| {
                let [text, tag, title] = [0, 1, 2].map(|column| row.get::<_, String>(column));
                Ok((text?, tag?, title?))
            })
            .optional()?;
        let Some((text, tag, title)) = row else {
            return Ok(None);
        };
        let mut finder = Finder::new(terms);
        let in_title = finder.hits(&title, &language(&tag));
        let hits = finder.hits(&text, &language(&tag));
        // The title is shown in any case.
        let opening = text.strip_prefix(title.as_str());
        let title_end = opening.map_or(0, |rest| text.len() - rest.len());
        let after_title = hits.partition_point(|hit| hit.range.start < title_end);
        let snippet = snippet(&text, &hits[after_title..], SNIPPET);
        let (range, in_snippet) =
            snippet.map_or_else(Default::default, |snippet| (snippet.range, snippet.hits));
        let within = |hit: TextRange| {
            TextRange::new(
                hit.start.saturating_sub(range.start),
                hit.end.saturating_sub(range.start),
            )
        };
        Ok(Some(Found {
            snippet: range.of(&text).to_owned(),
            in_snippet: in_snippet.into_iter().map(within).collect(),
            hits: hits.into_iter().map(|hit| hit.range).collect(),
            in_title: in_title.into_iter().map(|hit| hit.range).collect(),
        }))
    }
}

/// What the articles that fit are ranked by: all words where the query wants all of them, else any.
fn rank_expression(query: &Query) -> Option<String> {
    let clause = query.clause.as_ref()?;
    let wanted: Vec<Clause> = match clause {
        Clause::All(parts) => parts
            .iter()
            .filter(|part| words(part).is_some())
            .cloned()
            .collect(),
        clause if words(clause).is_some() => vec![clause.clone()],
        _ => Vec::new(),
    };
    let wanted = if wanted.is_empty() {
        let terms = query.terms().into_iter().map(Clause::Search);
        Clause::Any(terms.collect())
    } else {
        Clause::All(wanted)
    };
    match words(&wanted)? {
        Words::Any => None,
        Words::Match(expression) => Some(expression),
    }
}
