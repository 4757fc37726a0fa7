//! A query made into a condition on articles in SQL.

use rusqlite::types::Value;

use super::error::Result;
use super::expressions::{IndexMatch, without_words, words};
use super::identity::{entities_called, rows_of};
use super::marks::{READ, STARRED};
use super::named::query_named;
use super::record::topic_bit;
use super::{EntityFilter, FeedId, Filter, Library, Matching, number_list};
use crate::language::fold::fold;
use crate::query::{self, Clause, State};
use crate::search::Alternatives;
use crate::topics::Topic;

/// How deep the reader's own topics may be made of each other.
const DEEPEST: usize = 6;

/// A condition on rows of `article`, with its parameters in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Condition {
    pub(super) sql: String,
    pub(super) parameters: Vec<Value>,
}

impl Condition {
    fn all() -> Self {
        Self::constant("1")
    }

    fn none() -> Self {
        Self::constant("0")
    }

    fn constant(sql: &str) -> Self {
        Self {
            sql: sql.to_owned(),
            parameters: Vec::new(),
        }
    }

    fn with(sql: impl Into<String>, parameter: impl Into<Value>) -> Self {
        Self {
            sql: sql.into(),
            parameters: vec![parameter.into()],
        }
    }

    /// Several conditions joined by `AND` or `OR`; `of_none` where there are none.
    fn join(conditions: Vec<Self>, operator: &str, of_none: Self) -> Self {
        if conditions.is_empty() {
            return of_none;
        }
        let mut joined = Self::default();
        let sql: Vec<String> = conditions
            .into_iter()
            .map(|condition| {
                joined.parameters.extend(condition.parameters);
                condition.sql
            })
            .collect();
        joined.sql = balanced(&sql, operator);
        joined
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self::join(vec![self, other], "AND", Self::all())
    }
}

/// Expressions joined in a tree of the least depth: SQLite allows a thousand levels, and in a chain each is one.
fn balanced(expressions: &[String], operator: &str) -> String {
    match expressions {
        [] => String::new(),
        [one] => format!("({one})"),
        several => {
            let (left, right) = several.split_at(several.len() / 2);
            let (left, right) = (balanced(left, operator), balanced(right, operator));
            format!("({left} {operator} {right})")
        }
    }
}

/// The articles that the reader put into a topic of their own, its name being the parameter, or took out of it.
pub(super) fn chosen(wanted: bool) -> String {
    let wanted = i64::from(wanted);
    format!("SELECT article FROM topic_choice WHERE topic = ? AND wanted = {wanted}")
}

impl Library {
    /// The articles that pass a filter.
    pub(super) fn condition(&self, filter: &Filter) -> Result<Condition> {
        let topics = self.topics_condition(filter)?;
        Ok(self.condition_besides_topics(filter)?.and(topics))
    }

    /// What a filter asks of the index of words and nothing else, and all else that it asks.
    pub(super) fn parts(&self, filter: &Filter) -> Result<SplitFilter> {
        let mut rest = filter.clone();
        let alternatives = self.alternatives(&filter.query.all_terms())?;
        let words = match rest.query.clause.take() {
            None => None,
            Some(clause) => match words(&clause, &alternatives) {
                Some(IndexMatch::Any) => None,
                Some(IndexMatch::Match(expression)) => Some(expression),
                None => {
                    let (expression, others) = without_words(clause, &alternatives);
                    rest.query.clause = Some(others);
                    expression
                }
            },
        };
        let entities = std::mem::take(&mut rest.entities);
        let entities = entities.iter().map(|entity| self.rows_meant(entity));
        let entities = entities.collect::<Result<Vec<_>>>()?;
        Ok(SplitFilter {
            words,
            entities,
            rest: self.condition(&rest)?,
            alternatives,
        })
    }

    /// The articles that pass a filter but for the topics chosen beside the query.
    pub(super) fn condition_besides_topics(&self, filter: &Filter) -> Result<Condition> {
        let mut conditions = Vec::new();
        for entity in &filter.entities {
            conditions.push(mentioning(self.rows_meant(entity)?));
        }
        if let Some(clause) = &filter.query.clause {
            let alternatives = self.alternatives(&filter.query.all_terms())?;
            conditions.push(self.clause(clause, 0, &alternatives)?);
        }
        Ok(Condition::join(conditions, "AND", Condition::all()))
    }

    /// The rows of the entities that a filter means by one.
    fn rows_meant(&self, entity: &EntityFilter) -> Result<Vec<i64>> {
        let mut rows = Vec::new();
        for id in &entity.ids {
            rows.extend(rows_of(&self.connection, id)?);
        }
        Ok(rows)
    }

    fn topics_condition(&self, filter: &Filter) -> Result<Condition> {
        let topics = filter.topics.iter().map(|topic| self.topic(topic, 0));
        let topics = topics.collect::<Result<Vec<_>>>()?;
        Ok(match filter.matching {
            _ if topics.is_empty() => Condition::all(),
            Matching::All => Condition::join(topics, "AND", Condition::all()),
            Matching::Any => Condition::join(topics, "OR", Condition::all()),
        })
    }

    /// The articles filed under a topic, a known one or one of the reader's own.
    pub(super) fn topic(&self, name: &str, depth: usize) -> Result<Condition> {
        if let Some(topic) = Topic::from_id(name) {
            let sql = format!("article.topics & {} <> 0", topic_bit(topic));
            return Ok(Condition::constant(&sql));
        }
        if depth >= DEEPEST {
            return Ok(Condition::none());
        }
        let Some(text) = query_named(&self.connection, name)? else {
            return Ok(Condition::none());
        };
        let found = self.found_by(&text, depth)?;
        let not_taken_out = Condition::with(
            format!("article.id NOT IN ({})", chosen(false)),
            name.to_owned(),
        );
        let put_in = Condition::with(format!("article.id IN ({})", chosen(true)), name.to_owned());
        let stays = found.and(not_taken_out);
        Ok(Condition::join(vec![stays, put_in], "OR", Condition::all()))
    }

    /// The articles that the query of a topic of the reader's own finds.
    fn found_by(&self, text: &str, depth: usize) -> Result<Condition> {
        // A kept query names topics that were there when it was made.
        let vocabulary = self.vocabulary()?;
        match query::parse(text, &vocabulary) {
            Ok(query) => {
                let alternatives = self.alternatives(&query.all_terms())?;
                match &query.clause {
                    Some(clause) => self.clause(clause, depth + 1, &alternatives),
                    None => Ok(Condition::all()),
                }
            }
            Err(_) => Ok(Condition::none()),
        }
    }

    fn clause(
        &self,
        clause: &Clause,
        depth: usize,
        alternatives: &Alternatives,
    ) -> Result<Condition> {
        if let Some(words) = words(clause, alternatives) {
            return Ok(match words {
                IndexMatch::Any => Condition::all(),
                IndexMatch::Match(expression) => containing(expression),
            });
        }
        match clause {
            Clause::All(parts) => {
                // What is only words is asked of the index at once.
                let (only_words, others): (Vec<_>, Vec<_>) = parts
                    .iter()
                    .cloned()
                    .partition(|part| words(part, alternatives).is_some());
                let mut conditions = Vec::new();
                if !only_words.is_empty() {
                    let only_words = Clause::All(only_words);
                    conditions.push(self.clause(&only_words, depth, alternatives)?);
                }
                for part in &others {
                    conditions.push(self.clause(part, depth, alternatives)?);
                }
                Ok(Condition::join(conditions, "AND", Condition::all()))
            }
            Clause::Any(parts) => {
                let parts = parts.iter();
                let parts = parts.map(|part| self.clause(part, depth, alternatives));
                let parts = parts.collect::<Result<Vec<_>>>()?;
                Ok(Condition::join(parts, "OR", Condition::none()))
            }
            Clause::Not(part) => {
                let part = self.clause(part, depth, alternatives)?;
                Ok(Condition {
                    sql: format!("NOT {}", part.sql),
                    parameters: part.parameters,
                })
            }
            // Only words are made of terms, and those were dealt with.
            Clause::Search(_) | Clause::Title(_) => Ok(Condition::all()),
            Clause::Note(term) => {
                let articles = number_list(self.noted(term, alternatives)?);
                Ok(Condition::constant(&format!("article.id IN ({articles})")))
            }
            Clause::Topic(name) => self.topic(name, depth),
            Clause::Entity { name, kind } => {
                let mut rows = Vec::new();
                for called in entities_called(&self.connection, name)? {
                    if kind.is_none_or(|kind| kind == called.kind) {
                        rows.extend(rows_of(&self.connection, &called.key)?);
                    }
                }
                Ok(mentioning(rows))
            }
            Clause::Source(name) => self.one_of("source", name),
            Clause::Author(name) => self.one_of("author", name),
            Clause::Feed(name) => Ok(of_feeds(&self.feed_ids_called(name)?)),
            Clause::Tag(tag) => Ok(of_feeds(&self.feed_ids_tagged(tag)?)),
            Clause::Language(language) => Ok(Condition::with(
                "article.language = ?",
                language.as_str().to_owned(),
            )),
            Clause::After(date) => Ok(Condition::with(
                known("date", "article.date > ?"),
                date.to_string(),
            )),
            Clause::Since(date) => Ok(Condition::with(
                known("date", "article.date >= ?"),
                date.to_string(),
            )),
            Clause::Before(date) => Ok(Condition::with(
                known("date", "article.date < ?"),
                date.to_string(),
            )),
            Clause::On(period) => Ok(Condition {
                sql: known("date", "article.date BETWEEN ? AND ?"),
                parameters: vec![
                    period.first.to_string().into(),
                    period.last.to_string().into(),
                ],
            }),
            Clause::Is(state) => {
                let sql = match state {
                    State::Unread => format!("article.marks & {READ} = 0"),
                    State::Read => format!("article.marks & {READ} <> 0"),
                    State::Starred => format!("article.marks & {STARRED} <> 0"),
                    State::Highlighted => {
                        "article.id IN (SELECT article FROM highlight)".to_owned()
                    }
                    State::Noted => {
                        "article.id IN (SELECT article FROM highlight WHERE note <> '')".to_owned()
                    }
                };
                Ok(Condition::constant(&sql))
            }
        }
    }

    /// The articles whose source or author has a name in it, letters folded.
    fn one_of(&self, column: &str, name: &str) -> Result<Condition> {
        let folded = fold(name).text;
        let sql = format!("SELECT DISTINCT {column} FROM article WHERE {column} IS NOT NULL");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let names = statement.query_map([], |row| row.get::<_, String>(0))?;
        let mut meant = Vec::new();
        for name in names {
            let name = name?;
            if fold(&name).text.contains(&folded) {
                meant.push(name);
            }
        }
        // As one parameter: there may be more names than SQLite takes parameters.
        let names = format!("article.{column} IN (SELECT value FROM json_each(?))");
        Ok(Condition::with(
            known(column, &names),
            serde_json::to_string(&meant)?,
        ))
    }
}

/// A condition on a column that may be empty: then it does not hold, and its opposite does, which in SQL alone
/// neither would.
fn known(column: &str, condition: &str) -> String {
    format!("(article.{column} IS NOT NULL AND {condition})")
}

/// The articles that came by one of some feeds.
fn of_feeds(feeds: &[FeedId]) -> Condition {
    let feeds = number_list(feeds.iter().map(|feed| feed.0));
    Condition::constant(&format!(
        "article.id IN (SELECT article FROM feed_item WHERE feed IN ({feeds}))"
    ))
}

/// The articles that mention one of some entities, by rows.
fn mentioning(rows: Vec<i64>) -> Condition {
    let rows = number_list(rows);
    Condition::constant(&format!(
        "article.id IN (SELECT article FROM mention WHERE entity IN ({rows}))"
    ))
}

fn containing(expression: String) -> Condition {
    Condition::with(
        "article.id IN (SELECT rowid FROM search WHERE search MATCH ?)",
        expression,
    )
}

/// A filter in three parts, all of which an article must pass.
#[derive(Clone, Debug)]
pub(super) struct SplitFilter {
    /// A match expression of FTS5.
    pub(super) words: Option<String>,
    /// Entities, each by the rows that stand for it, all of which must be mentioned.
    pub(super) entities: Vec<Vec<i64>>,
    pub(super) rest: Condition,
    /// The other ways to write the terms of its query.
    pub(super) alternatives: Alternatives,
}
