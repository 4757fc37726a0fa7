//! Search: what fits the words best, and where in an article they stand.

use std::collections::HashMap;

use rusqlite::OptionalExtension;

use super::error::Result;
use super::expressions::{IndexMatch, exactly, words};
use super::id_set::IdSet;
use super::{Filter, Library, ListOrder, language, number_list};
use crate::article::ArticleId;
use crate::query::{Clause, Query};
use crate::range::TextRange;
use crate::search::{Alternatives, Finder, Term, shown, snippet};

/// Characters that a snippet has at most.
const SNIPPET: usize = 160;

/// Of more articles than this no scores are computed: what so many have tells them little apart.
/// Titles come first, then the newest.
const MOST_SCORED: usize = 4000;

/// Where an article that a search found has the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundWords {
    /// The sentence that has most of them; empty where only the title has them.
    pub snippet: String,
    /// The words in the snippet, as byte ranges.
    pub in_snippet: Vec<TextRange>,
    /// The words in the text of the article, as byte ranges.
    pub hits: Vec<TextRange>,
    /// The words in its title, as byte ranges.
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

/// The articles that have some words.
pub(super) struct Having {
    pub(super) all: IdSet,
    /// Those that have them as they were typed, where that is known.
    pub(super) exact: Option<IdSet>,
}

/// How well articles fit some words.
pub(super) struct Ranks {
    /// Larger is better. Empty where very many articles fit.
    scores: HashMap<ArticleId, f64>,
    /// Articles that have all the words as they were typed.
    exact: IdSet,
    /// Articles that have them in the title.
    in_title: IdSet,
}

/// Further back than any rank of words as they were typed.
const LOOSE: f64 = 1e6;
/// What a title is worth where articles have no scores.
const TITLE: f64 = -1.0;

impl Ranks {
    /// Where an article stands: smaller is further in front. Words as they were typed come before
    /// their other forms, whatever else.
    pub(super) fn rank(&self, id: ArticleId) -> f64 {
        let score = self.score(id);
        if self.exact.contains(id) {
            score
        } else {
            score + LOOSE
        }
    }

    fn score(&self, id: ArticleId) -> f64 {
        let title = if self.in_title.contains(id) {
            TITLE
        } else {
            0.0
        };
        self.scores.get(&id).map_or(title, |score| -score)
    }
}

impl Library {
    /// The articles that fit, the best first, with their scores.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn search(&self, filter: &Filter) -> Result<Vec<Finding>> {
        let (listing, ranks) = self.list_ranked(filter, ListOrder::Best)?;
        let score = |id: &ArticleId| Finding {
            id: *id,
            score: ranks.as_ref().map_or(0.0, |ranks| -ranks.score(*id)),
        };
        Ok(listing.ids.iter().map(score).collect())
    }

    /// How well articles fit the words of a query; `None` where it has none. `matched` are the
    /// articles that have all its words, where it asks for all its words.
    pub(super) fn ranks(
        &self,
        query: &Query,
        matched: Option<Having>,
        alternatives: &Alternatives,
    ) -> Result<Option<Ranks>> {
        let mut exact = None;
        let all = match matched {
            Some(having) => {
                exact = having.exact;
                having.all
            }
            None => {
                let Some(expression) = any_term(query, alternatives) else {
                    return Ok(None);
                };
                self.matching(&expression)?
            }
        };
        let terms = query.terms();
        let exact = match (exact, exactly(&terms, "title text", alternatives)) {
            (Some(known), _) => known,
            (None, Some(expression)) => self.matching(&expression)?,
            (None, None) => IdSet::default(),
        };
        if all.count() > MOST_SCORED {
            let in_title = match exactly(&terms, "title", alternatives) {
                Some(expression) => self.matching(&expression)?,
                None => IdSet::default(),
            };
            return Ok(Some(Ranks {
                scores: HashMap::new(),
                exact,
                in_title,
            }));
        }
        Ok(Some(Ranks {
            scores: self.scores(&terms, alternatives, &all)?,
            exact,
            in_title: IdSet::default(),
        }))
    }

    /// The articles that a match expression of FTS5 finds.
    pub(super) fn matching(&self, expression: &str) -> Result<IdSet> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1")?;
        Ok(IdSet::read(statement.query([expression])?)?)
    }

    /// The articles that mention one of some entities, by rows.
    pub(super) fn mentioning_any(&self, entities: &[i64]) -> Result<IdSet> {
        let sql = format!(
            "SELECT article FROM mention WHERE entity IN ({})",
            number_list(entities.iter().copied())
        );
        let mut statement = self.connection.prepare(&sql)?;
        Ok(IdSet::read(statement.query([])?)?)
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
        let alternatives = self.alternatives(terms)?;
        let Some(IndexMatch::Match(expression)) = words(&any, &alternatives) else {
            return Ok(None);
        };
        let matching = self.matching(&expression)?;
        let mut finder = Finder::with(terms, &alternatives);
        for id in ids.filter(|id| matching.contains(*id)) {
            // What matches may have the words in its title only.
            let found = self.found_in(id, &mut finder)?;
            if found.is_some_and(|found| !found.hits.is_empty()) {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    /// A finder of some terms in the articles of the library, in all ways in which they may be written there.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn finder(&self, terms: &[Term]) -> Result<Finder> {
        Ok(Finder::with(terms, &self.alternatives(terms)?))
    }

    /// Where an article has what a finder looks for; `None` where it is not there.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn found_in(&self, id: ArticleId, finder: &mut Finder) -> Result<Option<FoundWords>> {
        self.go_on()?;
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
        let in_title = finder.hits(&title, &language(&tag));
        let hits = finder.hits(&text, &language(&tag));
        // The title is shown in any case.
        let opening = text.strip_prefix(title.as_str());
        let title_end = opening.map_or(0, |rest| text.len() - rest.len());
        let after_title = hits.partition_point(|hit| hit.range.start < title_end);
        let snippet = snippet(&text, &hits[after_title..], SNIPPET);
        let (snippet, in_snippet) =
            snippet.map_or_else(Default::default, |snippet| shown(&text, &snippet));
        Ok(Some(FoundWords {
            snippet,
            in_snippet,
            hits: hits.into_iter().map(|hit| hit.range).collect(),
            in_title: in_title.into_iter().map(|hit| hit.range).collect(),
        }))
    }
}

/// A question for any of the words of a query.
fn any_term(query: &Query, alternatives: &Alternatives) -> Option<String> {
    let terms = query.terms().into_iter().map(Clause::Search);
    match words(&Clause::Any(terms.collect()), alternatives)? {
        IndexMatch::Any => None,
        IndexMatch::Match(expression) => Some(expression),
    }
}
