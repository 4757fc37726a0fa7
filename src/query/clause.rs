//! What a query asks for.

use jiff::civil::Date;

use crate::article::Language;
use crate::extract::EntityKind;
use crate::search::Term;

/// Which articles are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// What they must fit; `None` where all are wanted.
    pub clause: Option<Clause>,
}

/// A condition that an article fits or not.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Clause {
    /// It fits all of these, two or more.
    All(Vec<Clause>),
    /// It fits one of these at least, two or more.
    Any(Vec<Clause>),
    /// It does not fit this.
    Not(Box<Clause>),
    /// Its title or text has this.
    Search(Term),
    /// Its title has this.
    Title(Term),
    /// The reader's notes on it have this.
    Note(Term),
    /// It has this topic: the id of a [`crate::topics::Topic`], or what the reader named one.
    Topic(String),
    /// It mentions this.
    Entity {
        /// What it is called.
        name: String,
        /// What sort of thing it is, where that is said.
        kind: Option<EntityKind>,
    },
    /// Somebody of this name published it.
    Source(String),
    /// Somebody of this name wrote it.
    Author(String),
    /// It came by a feed that is called so.
    Feed(String),
    /// It came by a feed that has this tag.
    Tag(String),
    /// It is written in this language.
    Language(Language),
    /// It was published later than this day.
    After(Date),
    /// It was published on this day or later.
    Since(Date),
    /// It was published earlier than this day.
    Before(Date),
    /// It was published in this period.
    On(Period),
    /// The reader left it so.
    Is(State),
}

/// Days in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl Period {
    /// The month that a day is in.
    #[must_use]
    pub fn of_month(day: Date) -> Self {
        Self {
            first: day.first_of_month(),
            last: day.last_of_month(),
        }
    }
}

/// What the reader did with an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Did not read it.
    Unread,
    /// Read it.
    Read,
    /// Gave it a star.
    Starred,
    /// Highlighted something in it.
    Highlighted,
    /// Wrote a note on something in it.
    Noted,
}

/// What a query may speak of that is not in it: the names that the reader gave, and the day it is read on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueryVocabulary {
    /// Topics of the reader's own.
    pub own_topics: Vec<String>,
    /// Today; where that is not known, no day can be named from it on.
    pub today: Option<Date>,
}

impl Query {
    /// What is searched for in titles and texts, in the order of the query; what must not occur is
    /// not among it.
    #[must_use]
    pub fn terms(&self) -> Vec<Term> {
        let mut terms = Vec::new();
        if let Some(clause) = &self.clause {
            clause.push_terms(&mut terms);
        }
        terms
    }

    /// All words of the query, in its order: those that must not occur too, and those of titles and notes.
    #[must_use]
    pub fn all_terms(&self) -> Vec<Term> {
        let mut terms = Vec::new();
        let mut pending: Vec<&Clause> = self.clause.iter().collect();
        while let Some(clause) = pending.pop() {
            match clause {
                Clause::All(parts) | Clause::Any(parts) => pending.extend(parts.iter().rev()),
                Clause::Not(part) => pending.push(part),
                Clause::Search(term) | Clause::Title(term) | Clause::Note(term)
                    if !terms.contains(term) =>
                {
                    terms.push(term.clone());
                }
                _ => {}
            }
        }
        terms
    }

    /// The entities that are asked for, each by its name and kind; those that must not occur are not among them.
    #[must_use]
    pub fn entities(&self) -> Vec<(&str, Option<EntityKind>)> {
        let mut entities = Vec::new();
        let mut pending: Vec<&Clause> = self.clause.iter().collect();
        while let Some(clause) = pending.pop() {
            match clause {
                Clause::All(parts) | Clause::Any(parts) => pending.extend(parts.iter().rev()),
                Clause::Entity { name, kind } => entities.push((name.as_str(), *kind)),
                _ => {}
            }
        }
        entities
    }

    /// What fits both queries.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let mut clauses = Vec::new();
        for clause in [self.clause, other.clause].into_iter().flatten() {
            match clause {
                Clause::All(parts) => clauses.extend(parts),
                part => clauses.push(part),
            }
        }
        Self {
            clause: joined(clauses, Clause::All),
        }
    }
}

impl Clause {
    fn push_terms(&self, terms: &mut Vec<Term>) {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.push_terms(terms);
                }
            }
            Self::Search(term) if !terms.contains(term) => terms.push(term.clone()),
            _ => {}
        }
    }
}

/// Several clauses as one; one is itself.
pub(super) fn joined(mut clauses: Vec<Clause>, join: fn(Vec<Clause>) -> Clause) -> Option<Clause> {
    if clauses.len() > 1 {
        return Some(join(clauses));
    }
    clauses.pop()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(word: &str) -> Clause {
        Clause::Search(Term::Word(word.to_owned()))
    }

    #[test]
    fn what_must_not_occur_is_not_searched_for() {
        let clause = Clause::All(vec![
            word("قمة"),
            Clause::Not(Box::new(word("روسيا"))),
            Clause::Any(vec![word("سلام"), word("قمة"), Clause::Is(State::Read)]),
        ]);
        let query = Query {
            clause: Some(clause),
        };
        let words = ["قمة", "سلام"].map(|word| Term::Word(word.to_owned()));
        assert_eq!(query.terms(), words);
    }

    #[test]
    fn two_queries_make_one_without_needless_depth() {
        let query = |clause| Query { clause };
        let all = Clause::All(vec![word("a"), word("b")]);
        assert_eq!(
            query(Some(all)).and(query(Some(word("c")))).clause,
            Some(Clause::All(vec![word("a"), word("b"), word("c")]))
        );
        assert_eq!(
            query(None).and(query(Some(word("c")))).clause,
            Some(word("c"))
        );
        assert_eq!(query(None).and(query(None)), Query::default());
    }
}
