//! A query written down, so that it reads as the same query again.

use std::fmt;

use crate::i18n::Locale;
use crate::query::clause::{Clause, Query, State};
use crate::query::keys::{KEYS, OPERATORS, Operator, QueryKey, STATES, entry_of};
use crate::query::lexer::{is_one_value, is_one_word, quoted};
use crate::query::value::{day, written};
use crate::search::Term;
use crate::topics::Topic;

impl Query {
    /// The query in the words of a language: its keys, its operators, the names of topics and states.
    #[must_use]
    pub fn written_in(&self, locale: Locale) -> String {
        let clause = self.clause.as_ref();
        clause.map_or_else(String::new, |clause| {
            WrittenClause(clause, locale).to_string()
        })
    }
}

/// In English, as the library keeps it.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written_in(Locale::English))
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        WrittenClause(self, Locale::English).fmt(f)
    }
}

/// A clause in the words of a language.
struct WrittenClause<'a>(&'a Clause, Locale);

impl fmt::Display for WrittenClause<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(clause, locale) = self;
        write_within(clause, Precedence::Any, *locale, f)
    }
}

/// What a clause is part of, from the loosest on: a part that binds more loosely is put in
/// parentheses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Precedence {
    /// The whole query.
    Any,
    /// A part of several of which any will do.
    All,
    /// A part of several that are all wanted.
    Part,
    /// What must not be.
    Not,
}

fn write_within(
    clause: &Clause,
    within: Precedence,
    locale: Locale,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let most = match clause {
        Clause::Any(_) => Precedence::Any,
        Clause::All(_) => Precedence::All,
        Clause::Not(_) => Precedence::Part,
        _ => Precedence::Not,
    };
    if within <= most {
        return write_clause(clause, locale, f);
    }
    f.write_str("(")?;
    write_clause(clause, locale, f)?;
    f.write_str(")")
}

fn write_clause(clause: &Clause, locale: Locale, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let keyed = |key, value: &str, f: &mut fmt::Formatter<'_>| write_keyed(key, value, locale, f);
    match clause {
        Clause::Any(parts) => {
            let or = entry_of(&OPERATORS, Operator::Or).map_or("or", |entry| entry.name(locale));
            write_parts(parts, &format!(" {or} "), Precedence::All, locale, f)
        }
        Clause::All(parts) => write_parts(parts, " ", Precedence::Part, locale, f),
        Clause::Not(part) => {
            f.write_str("-")?;
            write_within(part, Precedence::Not, locale, f)
        }
        Clause::Search(Term::Word(word)) if is_one_word(word) => f.write_str(word),
        Clause::Search(Term::Word(word)) => f.write_str(&quoted(word)),
        Clause::Search(Term::Prefix(start)) => write!(f, "{start}*"),
        Clause::Search(Term::Phrase(words)) => f.write_str(&quoted(&words.join(" "))),
        Clause::Title(term) => keyed(QueryKey::Title, &value_of(term), f),
        Clause::Note(term) => keyed(QueryKey::Note, &value_of(term), f),
        Clause::Topic(topic) => keyed(QueryKey::Topic, topic_in(topic, locale), f),
        Clause::Entity { name, kind } => keyed(QueryKey::Entity(*kind), name, f),
        Clause::Source(name) => keyed(QueryKey::Source, name, f),
        Clause::Author(name) => keyed(QueryKey::Author, name, f),
        Clause::Feed(name) => keyed(QueryKey::Feed, name, f),
        Clause::Tag(tag) => keyed(QueryKey::Tag, tag, f),
        Clause::Language(language) => keyed(QueryKey::Language, language.as_str(), f),
        Clause::After(date) => keyed(QueryKey::After, &day(*date), f),
        Clause::Since(date) => keyed(QueryKey::Since, &day(*date), f),
        Clause::Before(date) => keyed(QueryKey::Before, &day(*date), f),
        Clause::On(period) => keyed(QueryKey::On, &written(*period), f),
        Clause::Is(state) => keyed(QueryKey::Is, state.name(locale), f),
    }
}

fn write_parts(
    parts: &[Clause],
    separator: &str,
    within: Precedence,
    locale: Locale,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(separator)?;
        }
        write_within(part, within, locale, f)?;
    }
    Ok(())
}

fn write_keyed(
    key: QueryKey,
    value: &str,
    locale: Locale,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    // Entities of a kind that has no key, dates, are entities.
    let entry = entry_of(&KEYS, key).or_else(|| entry_of(&KEYS, QueryKey::Entity(None)));
    let name = entry.map_or("", |entry| entry.name(locale));
    if is_one_value(value) {
        write!(f, "{name}:{value}")
    } else {
        write!(f, "{name}:{}", quoted(value))
    }
}

/// A term as the value of a key.
fn value_of(term: &Term) -> String {
    match term {
        Term::Word(word) => word.clone(),
        Term::Prefix(start) => format!("{start}*"),
        Term::Phrase(words) => words.join(" "),
    }
}

/// The name of a topic that a clause has; of English names the shortest, its id, is written.
fn topic_in(topic: &str, locale: Locale) -> &str {
    match Topic::from_id(topic) {
        Some(known) => known.typed_name(locale),
        _ => topic,
    }
}

impl State {
    /// Its name in a query and on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.name(Locale::English)
    }

    fn name(self, locale: Locale) -> &'static str {
        entry_of(&STATES, self).map_or("", |entry| entry.name(locale))
    }
}
