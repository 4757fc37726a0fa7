//! What a query asks of highlighted passages where these are listed, and not of their articles.

use super::{Library, Result};
use crate::article::{Highlight, Language};
use crate::query::{Clause, Query, State};
use crate::search::Finder;

/// Which highlighted passages of the articles are wanted. `is:noted` and `note:` ask for passages here, unless they stand
/// in a choice or in parentheses with something else.
#[derive(Debug)]
pub struct Passages {
    /// The articles they are wanted of.
    pub articles: Query,
    conditions: Vec<PassageCondition>,
}

#[derive(Debug)]
struct PassageCondition {
    asked: Asked,
    /// Whether it must hold, or must not.
    holds: bool,
}

#[derive(Debug)]
enum Asked {
    HasNote,
    NoteHas(Box<Finder>),
}

impl Library {
    /// Parts a query into what it asks of articles and of the passages highlighted in them.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn passages(&self, query: Query) -> Result<Passages> {
        let clauses = match query.clause {
            Some(Clause::All(parts)) => parts,
            other => other.into_iter().collect(),
        };
        let mut passages = Passages {
            articles: Query::default(),
            conditions: Vec::new(),
        };
        for clause in clauses {
            let (part, holds) = match &clause {
                Clause::Not(part) => (part.as_ref(), false),
                part => (part, true),
            };
            if let Some(asked) = self.asked(part)? {
                passages.conditions.push(PassageCondition { asked, holds });
                continue;
            }
            let clause = Some(clause);
            passages.articles = passages.articles.and(Query { clause });
        }
        // Only articles that have some.
        let clause = Some(Clause::Is(State::Highlighted));
        passages.articles = passages.articles.and(Query { clause });
        Ok(passages)
    }

    /// What a clause asks of a passage; `None` where it asks something of the article.
    fn asked(&self, clause: &Clause) -> Result<Option<Asked>> {
        Ok(match clause {
            Clause::Is(State::Noted) => Some(Asked::HasNote),
            Clause::Note(term) => {
                let terms = std::slice::from_ref(term);
                let finder = Finder::with(terms, &self.alternatives(terms)?);
                Some(Asked::NoteHas(Box::new(finder)))
            }
            _ => None,
        })
    }
}

impl Passages {
    /// Whether a passage of an article in this language is wanted.
    pub fn fits(&mut self, highlight: &Highlight, language: &Language) -> bool {
        let mut conditions = self.conditions.iter_mut();
        conditions.all(|condition| condition.asked.is_true(highlight, language) == condition.holds)
    }
}

impl Asked {
    fn is_true(&mut self, highlight: &Highlight, language: &Language) -> bool {
        match self {
            Self::HasNote => highlight.has_note(),
            Self::NoteHas(finder) => !finder.hits(&highlight.note, language).is_empty(),
        }
    }
}
