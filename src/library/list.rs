//! Lists of articles: which, in what order, with which topics among them.

use std::sync::Arc;

use rusqlite::{OptionalExtension, params_from_iter};

use super::condition::{Condition, SplitFilter};
use super::error::Result;
use super::expressions::forms;
use super::filter::{Filter, ListOrder, Matching};
use super::highlights::{HIGHLIGHTING, highlighting};
use super::id_set::IdSet;
use super::marks::{READ, STARRED};
use super::record::{scores, topic_bit};
use super::search::{Having, Ranks};
use super::{ArticleSummary, Library, date, language, number_list, source, usize_of, warnings};
use crate::article::ArticleId;
use crate::query::{Clause, Query};
use crate::search::Alternatives;
use crate::topics::Topic;

/// An answer to a [`Filter`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// The articles that fit, in order.
    pub ids: Arc<[ArticleId]>,
    /// That order.
    pub order: ListOrder,
    /// How many have each topic, in the order of [`Topic::ALL`]: of those that fit, or where any of
    /// several topics will do, of those that fit the rest of the filter.
    pub topics: Vec<TopicCount>,
    /// The same for the reader's own topics, by name.
    pub own_topics: Vec<(String, TopicCount)>,
    /// How many of those that fit were not read.
    pub unread: usize,
    /// How many articles the library holds.
    pub total: usize,
    /// How many of all those were not read.
    pub total_unread: usize,
    /// Where nothing fits: the query that may be meant, its words those of the library.
    pub meant: Option<Query>,
}

/// Articles with a topic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TopicCount {
    /// All of them.
    pub articles: usize,
    /// Those that were not read.
    pub unread: usize,
}

impl TopicCount {
    fn add(&mut self, marks: i64) {
        self.articles += 1;
        self.unread += usize::from(marks & READ == 0);
    }
}

/// So few articles are quicker looked up one by one.
const FEW: usize = 500;

/// What an order and a count need to know of an article.
struct Fitting {
    id: ArticleId,
    topics: i64,
    marks: i64,
}

impl Library {
    /// The articles that fit a filter. Where `order` is [`ListOrder::Best`] and the filter has words,
    /// those that fit them best stand first, else the newest.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn list(&self, filter: &Filter, order: ListOrder) -> Result<Listing> {
        Ok(self.list_ranked(filter, order)?.0)
    }

    /// The same, with the ranks that the articles were put in order by.
    pub(super) fn list_ranked(
        &self,
        filter: &Filter,
        order: ListOrder,
    ) -> Result<(Listing, Option<Ranks>)> {
        self.snapshot(|| self.read_ranked(filter, order))
    }

    fn read_ranked(&self, filter: &Filter, order: ListOrder) -> Result<(Listing, Option<Ranks>)> {
        let parts = self.parts(filter)?;
        let having_words = self.having_words(&parts, filter)?;
        let among = having_words.as_ref().map(|having| having.all.clone());
        let matched = self.having_entities(&parts, among)?;
        let fitting = self.fitting(&parts.rest, matched.as_ref())?;
        let mut ids: Vec<ArticleId> = fitting.iter().map(|article| article.id).collect();
        let unread = fitting.iter().filter(|article| article.marks & READ == 0);
        let mut listing = Listing {
            unread: unread.count(),
            total: self.count()?,
            total_unread: self.unread_count()?,
            ..Listing::default()
        };
        let ranks = match order {
            ListOrder::Newest => None,
            ListOrder::Best => self.ranks(&filter.query, having_words, &parts.alternatives)?,
        };
        if let Some(ranks) = &ranks {
            listing.order = ListOrder::Best;
            // Stable: what fits alike stays newest first.
            let mut ranked: Vec<(f64, ArticleId)> =
                ids.iter().map(|id| (ranks.rank(*id), *id)).collect();
            ranked.sort_by(|a, b| a.0.total_cmp(&b.0));
            ids = ranked.into_iter().map(|(_, id)| id).collect();
        }
        if ids.is_empty() && order == ListOrder::Best {
            listing.meant = self.query_meant(&filter.query)?;
        }
        listing.ids = ids.into();
        let is_alternative = filter.matching == Matching::Any && !filter.topics.is_empty();
        let counted = if is_alternative {
            let besides = Filter {
                topics: Vec::new(),
                ..filter.clone()
            };
            let rest = self.parts(&besides)?.rest;
            self.fitting(&rest, matched.as_ref())?
        } else {
            fitting
        };
        listing.topics = count_topics(&counted);
        for name in self.own_topic_names()? {
            let set = self.own_topic_set(&name)?;
            let mut count = TopicCount::default();
            for article in counted.iter().filter(|article| set.contains(article.id)) {
                count.add(article.marks);
            }
            listing.own_topics.push((name, count));
        }
        Ok((listing, ranks))
    }

    /// How many articles of the library were not read.
    fn unread_count(&self) -> Result<usize> {
        let sql = format!("SELECT count(*) FROM article WHERE marks & {READ} = 0");
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(usize_of(statement.query_row([], |row| row.get(0))?))
    }

    /// How many articles fit a filter, and how many of them were not read.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn count_of(&self, filter: &Filter) -> Result<TopicCount> {
        self.snapshot(|| self.read_count_of(filter))
    }

    fn read_count_of(&self, filter: &Filter) -> Result<TopicCount> {
        let mut count = TopicCount::default();
        let parts = self.parts(filter)?;
        let having_words = self.having_words(&parts, filter)?;
        let matched = self.having_entities(&parts, having_words.map(|having| having.all))?;
        for article in self.fitting(&parts.rest, matched.as_ref())? {
            count.add(article.marks);
        }
        Ok(count)
    }

    /// The articles that have the words of a filter; `None` where it has none.
    fn having_words(&self, parts: &SplitFilter, filter: &Filter) -> Result<Option<Having>> {
        let Some(expression) = parts.words.as_deref() else {
            return Ok(None);
        };
        let Some(clause) = &filter.query.clause else {
            return Ok(None);
        };
        self.having(clause, expression, &parts.alternatives)
            .map(Some)
    }

    /// The articles that a match expression finds, which asks for the words of a clause.
    pub(super) fn having(
        &self,
        clause: &Clause,
        expression: &str,
        alternatives: &Alternatives,
    ) -> Result<Having> {
        // A word alone, the most frequent question, is quicker asked for in its two forms one after the other.
        if let Clause::Search(term) = clause
            && let Some((exact, loose)) = forms(term, alternatives)
        {
            let exact = self.matching(&exact)?;
            let all = match loose {
                Some(loose) => exact.or(&self.matching(&loose)?),
                None => exact.clone(),
            };
            let exact = Some(exact);
            return Ok(Having { all, exact });
        }
        let all = self.matching(expression)?;
        Ok(Having { all, exact: None })
    }

    /// Those among some articles, or all, that mention the entities of a filter.
    fn having_entities(&self, parts: &SplitFilter, among: Option<IdSet>) -> Result<Option<IdSet>> {
        let mut matched = among;
        for rows in &parts.entities {
            let mentioning = self.mentioning_any(rows)?;
            matched = Some(match matched {
                Some(matched) => matched.and(&mentioning),
                None => mentioning,
            });
        }
        Ok(matched)
    }

    /// The articles that fit a condition and are among those with some words, the newest first.
    fn fitting(&self, condition: &Condition, matched: Option<&IdSet>) -> Result<Vec<Fitting>> {
        // A few are looked up and put in order; many are read in the order of the index.
        let few = matched
            .filter(|matched| matched.count() < FEW)
            .map(IdSet::list);
        let sql = match &few {
            Some(ids) => format!(
                "SELECT id, topics, marks FROM article WHERE id IN ({}) AND {} \
                 ORDER BY date DESC, id",
                number_list(ids.iter().map(|id| id.0)),
                condition.sql
            ),
            None => format!(
                "SELECT id, topics, marks FROM article WHERE {} ORDER BY date DESC, id",
                condition.sql
            ),
        };
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query(params_from_iter(&condition.parameters))?;
        let mut fitting = Vec::new();
        while let Some(row) = rows.next()? {
            let id = ArticleId(row.get(0)?);
            if matched.is_none_or(|matched| matched.contains(id)) {
                fitting.push(Fitting {
                    id,
                    topics: row.get(1)?,
                    marks: row.get(2)?,
                });
            }
        }
        Ok(fitting)
    }

    /// Articles as lists show them, in the order of the ids; those that are no longer there are left
    /// out.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn summaries(&self, ids: &[ArticleId]) -> Result<Vec<ArticleSummary>> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT title, date, source, origin_kind, origin, item, language, topics, scores, marks, warnings, \
             {HIGHLIGHTING} AS highlighting FROM article WHERE id = ?1",
        ))?;
        let mut summaries = Vec::with_capacity(ids.len());
        for id in ids {
            let summary = statement
                .query_row([id.0], |row| {
                    let marks: i64 = row.get("marks")?;
                    Ok(ArticleSummary {
                        id: *id,
                        title: row.get("title")?,
                        date: date(row.get("date")?),
                        publisher: row.get("source")?,
                        source: source(row)?,
                        language: language(&row.get::<_, String>("language")?),
                        topics: topics(row.get("topics")?, &row.get::<_, String>("scores")?),
                        is_read: marks & READ != 0,
                        is_starred: marks & STARRED != 0,
                        highlighting: highlighting(row.get("highlighting")?),
                        warnings: warnings(row)?,
                    })
                })
                .optional()?;
            summaries.extend(summary);
        }
        Ok(summaries)
    }

    /// The first of some articles that was not read.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn first_unread(
        &self,
        mut ids: impl Iterator<Item = ArticleId>,
    ) -> Result<Option<ArticleId>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT marks & ?2 = 0 FROM article WHERE id = ?1")?;
        let mut is_unread = |id: ArticleId| {
            let row = statement.query_row([id.0, READ], |row| row.get(0));
            Ok(row.optional()?.unwrap_or(false))
        };
        ids.find_map(|id| match is_unread(id) {
            Ok(true) => Some(Ok(id)),
            Ok(false) => None,
            Err(error) => Some(Err(error)),
        })
        .transpose()
    }

    /// Every article's id, in the order in which they came.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn ids_as_they_came(&self) -> Result<Vec<ArticleId>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id FROM article ORDER BY id")?;
        let ids = statement.query_map([], |row| Ok(ArticleId(row.get(0)?)))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    /// Articles by the month they were published in and the topic, oldest first; those without a
    /// date are left out. A month without any is left out too.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn topics_by_month(&self, filter: &Filter) -> Result<Vec<TopicMonth>> {
        let own_topics = self.own_topic_names()?;
        // Parameters stand in the order of the text: those of the counts, then those of the filter.
        let mut parameters = Vec::new();
        let mut counts: Vec<String> = Vec::new();
        for name in Topic::ALL
            .iter()
            .map(|topic| topic.id())
            .chain(own_topics.iter().map(String::as_str))
        {
            let condition = self.topic(name, 0)?;
            counts.push(format!("count(*) FILTER (WHERE {})", condition.sql));
            parameters.extend(condition.parameters);
        }
        let condition = self.condition(filter)?;
        parameters.extend(condition.parameters);
        let sql = format!(
            "SELECT substr(date, 1, 7) AS month, count(*), {} FROM article \
             WHERE date IS NOT NULL AND {} GROUP BY month ORDER BY month",
            counts.join(", "),
            condition.sql
        );
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query(params_from_iter(&parameters))?;
        let mut months = Vec::new();
        while let Some(row) = rows.next()? {
            let month: String = row.get(0)?;
            let Some(month) = date(Some(format!("{month}-01"))) else {
                continue;
            };
            let counts = (2..2 + counts.len()).map(|column| row.get(column).map(usize_of));
            let mut articles: Vec<usize> = counts.collect::<rusqlite::Result<_>>()?;
            let own = articles.split_off(Topic::ALL.len());
            months.push(TopicMonth {
                month,
                all: usize_of(row.get(1)?),
                articles,
                own: own_topics.iter().cloned().zip(own).collect(),
            });
        }
        Ok(months)
    }
}

/// The articles of one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicMonth {
    /// The first day of the month.
    pub month: jiff::civil::Date,
    /// All its articles.
    pub all: usize,
    /// Those with each topic, in the order of [`Topic::ALL`].
    pub articles: Vec<usize>,
    /// The same for the reader's own topics, by name.
    pub own: Vec<(String, usize)>,
}

fn count_topics(articles: &[Fitting]) -> Vec<TopicCount> {
    let mut counts = vec![TopicCount::default(); Topic::ALL.len()];
    for article in articles {
        for (topic, count) in Topic::ALL.iter().zip(&mut counts) {
            if article.topics & topic_bit(*topic) != 0 {
                count.add(article.marks);
            }
        }
    }
    counts
}

/// The topics of a set, in the order of their scores where those are known.
fn topics(set: i64, record: &str) -> Vec<Topic> {
    let mut topics: Vec<Topic> = scores(record)
        .unwrap_or_default()
        .iter()
        .map(|score| score.topic)
        .filter(|topic| set & topic_bit(*topic) != 0)
        .collect();
    let others = Topic::ALL
        .into_iter()
        .filter(|topic| set & topic_bit(*topic) != 0);
    for topic in others {
        if !topics.contains(&topic) {
            topics.push(topic);
        }
    }
    topics
}
