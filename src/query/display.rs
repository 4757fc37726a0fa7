//! A query written down, so that it reads as the same query again.

use std::fmt;

use crate::query::clause::{Clause, Query, State};
use crate::query::keys::{KEYS, Key, STATES, entry_of};
use crate::query::lexer::{is_one_value, is_one_word, quoted};
use crate::query::value::{day, written};
use crate::search::Term;
use crate::words::Interface;

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.clause {
            Some(clause) => write_within(clause, Within::Any, f),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_within(self, Within::Any, f)
    }
}

/// What a clause is part of, from the loosest on: a part that binds more loosely is put in
/// parentheses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Within {
    /// The whole query.
    Any,
    /// A part of several of which any will do.
    All,
    /// A part of several that are all wanted.
    Part,
    /// What must not be.
    Not,
}

fn write_within(clause: &Clause, within: Within, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let most = match clause {
        Clause::Any(_) => Within::Any,
        Clause::All(_) => Within::All,
        Clause::Not(_) => Within::Part,
        _ => Within::Not,
    };
    if within <= most {
        return write_clause(clause, f);
    }
    f.write_str("(")?;
    write_clause(clause, f)?;
    f.write_str(")")
}

fn write_clause(clause: &Clause, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match clause {
        Clause::Any(parts) => write_parts(parts, " or ", Within::All, f),
        Clause::All(parts) => write_parts(parts, " ", Within::Part, f),
        Clause::Not(part) => {
            f.write_str("-")?;
            write_within(part, Within::Not, f)
        }
        Clause::Search(Term::Word(word)) if is_one_word(word) => f.write_str(word),
        Clause::Search(Term::Word(word)) => f.write_str(&quoted(word)),
        Clause::Search(Term::Prefix(start)) => write!(f, "{start}*"),
        Clause::Search(Term::Phrase(words)) => f.write_str(&quoted(&words.join(" "))),
        Clause::Topic(topic) => write_keyed(Key::Topic, topic, f),
        Clause::Entity { name, kind } => write_keyed(Key::Entity(*kind), name, f),
        Clause::Source(name) => write_keyed(Key::Source, name, f),
        Clause::Author(name) => write_keyed(Key::Author, name, f),
        Clause::Language(language) => write_keyed(Key::Language, language.as_str(), f),
        Clause::After(date) => write_keyed(Key::After, &day(*date), f),
        Clause::Before(date) => write_keyed(Key::Before, &day(*date), f),
        Clause::On(period) => write_keyed(Key::On, &written(*period), f),
        Clause::Is(state) => write_keyed(Key::Is, state.id(), f),
    }
}

fn write_parts(
    parts: &[Clause],
    separator: &str,
    within: Within,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(separator)?;
        }
        write_within(part, within, f)?;
    }
    Ok(())
}

fn write_keyed(key: Key, value: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    // Entities of a kind that has no key, dates, are entities.
    let entry = entry_of(&KEYS, key).or_else(|| entry_of(&KEYS, Key::Entity(None)));
    let name = entry.map_or("", |entry| entry.name(Interface::English));
    if is_one_value(value) {
        write!(f, "{name}:{value}")
    } else {
        write!(f, "{name}:{}", quoted(value))
    }
}

impl State {
    /// Its name in a query and on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        entry_of(&STATES, self).map_or("", |entry| entry.name(Interface::English))
    }
}
