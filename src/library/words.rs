//! The words of the library that may be names: names in other letters, and what a word that it does not have was
//! meant for.

use std::collections::HashSet;
use std::sync::Arc;

use rusqlite::{Connection, params};

use super::Library;
use super::change::LibraryChange;
use super::error::Result;
use super::expressions::forms;
use super::mentions::folded_name;
use crate::language::edit_distance::distance;
use crate::language::ordinary::{is_ordinary, ordinary_with_key, ordinary_words};
use crate::language::romanization::{
    self, TypedExtent, is_arabic, is_latin, keys_in_other_letters,
};
use crate::limits;
use crate::query::{Clause, Query};
use crate::search::{Alternatives, Spelled, Term, form};

/// Words with one key that are looked at.
const MOST_ALIKE: i64 = 1000;
/// Names that one word is searched for by.
const MOST_SEARCHED: usize = 4;
/// Names that are tried for one word of a name.
const MOST_TRIED: usize = 12;
/// Letters of a word that is still being typed, from which on it may be a name.
const SHORTEST_START: usize = 3;
/// Letters of a Latin word, from which on what sounds like it is not most likely another word.
const SHORTEST_BY_SOUND: usize = 4;
/// How much further than the nearest name another may be, where it is searched for.
const SLACK: u32 = 2;
/// Added to the distance of a word that is no known name.
const NOT_A_KNOWN_NAME: u32 = 1;
/// Added to the distance of a word that hardly ever is part of a name.
const ORDINARY: u32 = 1;
/// Spellings of a name of several words.
const MOST_SPELLINGS: usize = 64;
/// Words that what is typed may be a slip for, which are looked for in the index.
const MOST_NEAR: usize = 16;
/// What the article of Arabic is in Latin letters, standing alone or before a hyphen.
const LATIN_ARTICLES: [&str; 18] = [
    "al", "el", "ul", "ad", "ed", "an", "en", "ar", "er", "as", "es", "ash", "ech", "esh", "at",
    "et", "az", "ez",
];

/// Keeps words that may be names.
pub(super) fn put_names<'s>(
    change: &LibraryChange<'_>,
    names: impl Iterator<Item = &'s Arc<Spelled>>,
) -> Result<()> {
    let mut statement = change
        .prepare_cached("INSERT OR IGNORE INTO word (key, word, written) VALUES (?1, ?2, ?3)")?;
    for name in names.filter(|name| change.puts_name(name)) {
        statement.execute(params![name.key, name.form, name.written])?;
    }
    Ok(())
}

/// Drops those of some words that no article has any more.
pub(super) fn drop_names<'s>(
    change: &LibraryChange<'_>,
    names: impl Iterator<Item = &'s Arc<Spelled>>,
) -> Result<()> {
    let mut drop = change.prepare_cached("DELETE FROM word WHERE key = ?1 AND word = ?2")?;
    for name in names {
        let is_there = match words_as_written(&name.form) {
            Some(expression) => is_found(change, &expression)?,
            None => false,
        };
        if !is_there {
            change.drops_names();
            drop.execute(params![name.key, name.form])?;
        }
    }
    Ok(())
}

/// The word of a term that may be a name in other letters. One that is still being typed counts, so that what is shown
/// meanwhile is what the whole word shows.
fn may_be_a_name(term: &Term) -> Option<&str> {
    match term {
        Term::Word(word) => Some(word),
        Term::Prefix(start) => (start.chars().count() >= SHORTEST_START).then_some(start),
        _ => None,
    }
}

/// The articles that have a word as it is written, as a question to the index.
pub(super) fn words_as_written(word: &str) -> Option<String> {
    let words = Term::Word(word.to_owned()).exact()?;
    Some(format!("{{title text}}: ({words})"))
}

fn is_found(connection: &Connection, expression: &str) -> Result<bool> {
    let mut statement =
        connection.prepare_cached("SELECT 1 FROM search WHERE search MATCH ?1 LIMIT 1")?;
    Ok(statement.exists([expression])?)
}

/// A word in the other letters, and how far it is from what is typed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct CloseWord {
    distance: u32,
    form: String,
    written: Option<String>,
}

impl Library {
    /// The other ways in which the articles may write some terms: joined, and in other letters.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn alternatives(&self, terms: &[Term]) -> Result<Alternatives> {
        let state = self.changes()?;
        if let Some(known) = self.memory.alternatives.of(state, terms) {
            return Ok(known);
        }
        let alternatives = self.find_alternatives(terms)?;
        self.memory
            .alternatives
            .remember(state, terms, &alternatives);
        Ok(alternatives)
    }

    fn find_alternatives(&self, terms: &[Term]) -> Result<Alternatives> {
        let mut alternatives = Alternatives::joined(terms);
        let mut before: Option<(&Term, String)> = None;
        for term in terms {
            let Some(word) = may_be_a_name(term) else {
                before = None;
                continue;
            };
            let word = without_latin_article(&form(word));
            for (name, further) in self.names_searched(&word)? {
                alternatives.add_romanized(term, name, further);
            }
            // New York is one word in Arabic.
            if let Some((first, other)) =
                before.filter(|(_, other)| is_latin(other) && is_latin(&word))
            {
                let joined = format!("{other}{word}");
                for (name, further) in self.names_searched(&joined)? {
                    alternatives.add_romanized(first, name.clone(), further);
                    alternatives.add_romanized(term, name, further);
                }
            }
            before = Some((term, word));
        }
        Ok(alternatives)
    }

    /// The names in other letters that a word is searched for by: the nearest of those that articles have,
    /// each with how much further it is than the nearest.
    fn names_searched(&self, word: &str) -> Result<Vec<(String, u32)>> {
        let mut names: Vec<(String, u32)> = Vec::new();
        let mut nearest: Option<u32> = None;
        let mut is_written_so: Option<bool> = None;
        for name in names_in_other_letters(&self.connection, word, TypedExtent::Whole)? {
            if nearest.is_some_and(|nearest| name.distance > nearest + SLACK) {
                break;
            }
            if is_chance(word, &name) {
                continue;
            }
            // Ordinary words come from a list and may be in no article; an English word that is, as `can`, is not
            // meant for كان.
            let is_there = !is_ordinary(&name.form) || {
                let is_written_so = match is_written_so {
                    Some(known) => known,
                    None => *is_written_so.insert(self.is_in_an_article(word)?),
                };
                !is_written_so && self.is_in_an_article(&name.form)?
            };
            if is_there {
                let nearest = *nearest.get_or_insert(name.distance);
                let further = name.distance - nearest;
                // عبد العزيز is written as one word, too.
                if name.form.contains(' ') {
                    names.push((name.form.replace(' ', ""), further));
                }
                names.push((name.form, further));
            }
            if names.len() >= MOST_SEARCHED {
                break;
            }
        }
        Ok(names)
    }

    /// The query with words of the library in the place of those that it does not have, where each of those is near one;
    /// `None` where the library has all of them, or nothing like them. Reads through all words there are.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn query_meant(&self, query: &Query) -> Result<Option<Query>> {
        let mut meant = query.clone();
        let mut is_other = false;
        for term in query.terms() {
            let Term::Word(word) = &term else {
                continue;
            };
            if term.exact().is_none() || self.has(&term)? {
                continue;
            }
            let Some(near) = self.word_near(word)? else {
                return Ok(None);
            };
            is_other = true;
            meant.clause = meant.clause.map(|clause| replaced(clause, &term, &near));
        }
        Ok(is_other.then_some(meant))
    }

    /// Whether an article has a term, in any way.
    fn has(&self, term: &Term) -> Result<bool> {
        let alternatives = self.alternatives(std::slice::from_ref(term))?;
        let Some((exact, loose)) = forms(term, &alternatives) else {
            return Ok(false);
        };
        for expression in std::iter::once(exact).chain(loose) {
            if is_found(&self.connection, &expression)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether an article has a word as it is written.
    fn is_in_an_article(&self, word: &str) -> Result<bool> {
        match words_as_written(word) {
            Some(expression) => is_found(&self.connection, &expression),
            None => Ok(false),
        }
    }

    /// The word of the library that a word may be a slip for: the nearest, of those the one in most articles.
    fn word_near(&self, typed: &str) -> Result<Option<String>> {
        let typed = form(typed);
        let wanted: Vec<char> = typed.chars().collect();
        let farthest = match wanted.len() {
            0..3 => return Ok(None),
            3..5 => 1,
            _ => 2,
        };
        if typed.contains(' ') {
            return Ok(None);
        }
        let mut near: Vec<Near> = Vec::new();
        let mut keep = |word: &str, written: Option<String>, is_ordinary: bool| {
            if let Some(distance) = distance(&wanted, word, farthest) {
                near.push(Near {
                    distance,
                    is_ordinary,
                    word: word.to_owned(),
                    written,
                });
            }
        };
        let mut statement = self
            .connection
            .prepare_cached("SELECT word, written FROM word")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let word = row.get_ref(0)?.as_str().unwrap_or_default();
            if !word.contains(' ') {
                keep(word, row.get(1)?, false);
            }
        }
        for word in ordinary_words() {
            keep(word, None, true);
        }
        near.sort_unstable();
        near.truncate(MOST_NEAR);
        let mut best: Option<(usize, Near)> = None;
        for near in near {
            let is_farther = |(_, best): &(usize, Near)| near.distance > best.distance;
            if best.as_ref().is_some_and(is_farther) {
                break;
            }
            let Some(exact) = Term::Word(near.word.clone()).exact() else {
                continue;
            };
            let articles = self.matching(&exact)?.count();
            if articles > 0 && best.as_ref().is_none_or(|(most, _)| articles > *most) {
                best = Some((articles, near));
            }
        }
        best.map(|(_, near)| self.spelled(near)).transpose()
    }

    /// A word as articles write it: a form may be no spelling of any word.
    fn spelled(&self, Near { word, written, .. }: Near) -> Result<String> {
        if let Some(written) = written {
            return Ok(written);
        }
        Ok(self.spelling(&word)?.unwrap_or(word))
    }
}

/// A word that another may be a slip for. Of those equally near, what the library has goes before what is in a list and may
/// be in no article.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Near {
    distance: usize,
    is_ordinary: bool,
    word: String,
    /// As an article writes it, where that is known.
    written: Option<String>,
}

/// Whether a word so short that many sound alike is a name in other letters by chance: the acronym UN is not meant for إن.
fn is_chance(word: &str, name: &CloseWord) -> bool {
    let latin = if is_latin(word) { word } else { &name.form };
    let is_short = latin.chars().nth(SHORTEST_BY_SOUND - 1).is_none();
    is_short && name.distance > 1
}

/// A clause with a word in the place of a term.
fn replaced(clause: Clause, term: &Term, word: &str) -> Clause {
    let all = |parts: Vec<Clause>| {
        let parts = parts.into_iter();
        parts.map(|part| replaced(part, term, word)).collect()
    };
    match clause {
        Clause::Search(own) if own == *term => Clause::Search(Term::Word(word.to_owned())),
        Clause::All(parts) => Clause::All(all(parts)),
        Clause::Any(parts) => Clause::Any(all(parts)),
        other => other,
    }
}

/// A name in Latin letters without the article before it.
fn without_latin_article(form: &str) -> String {
    let words: Vec<&str> = form.split(' ').collect();
    if !is_latin(form) || words.len() < 2 {
        return form.to_owned();
    }
    let (last, before) = words
        .split_last()
        .map_or(("", &[][..]), |(last, before)| (*last, before));
    let own = before.iter().filter(|word| !LATIN_ARTICLES.contains(word));
    own.copied().chain([last]).collect::<Vec<_>>().join(" ")
}

/// The words of the library that are a word in other letters, the nearest first.
fn names_in_other_letters(
    connection: &Connection,
    word: &str,
    typed: TypedExtent,
) -> Result<Vec<CloseWord>> {
    let is_latin = is_latin(word);
    let mut names: Vec<CloseWord> = Vec::new();
    let is_name = word.chars().nth(1).is_some() && word.chars().nth(limits::NAME).is_none();
    if word.contains(' ') || !is_name {
        return Ok(names);
    }
    let mut met: HashSet<String> = HashSet::new();
    let mut keep = |other: &str, written: Option<String>, further: u32| {
        let (latin, arabic) = match is_latin {
            true => (word, other),
            false => (other, word),
        };
        if !met.contains(other)
            && let Some(distance) = romanization::distance(latin, arabic, typed)
        {
            met.insert(other.to_owned());
            names.push(CloseWord {
                distance: distance + further,
                form: other.to_owned(),
                written,
            });
        }
    };
    let mut statement = connection
        .prepare_cached("SELECT word, written FROM word WHERE key >= ?1 AND key < ?2 LIMIT ?3")?;
    for key in keys_in_other_letters(word) {
        let end = match typed {
            TypedExtent::Whole => format!("{key}\u{1}"),
            TypedExtent::Start => format!("{key}{}", char::MAX),
        };
        let mut rows = statement.query(params![key, end, MOST_ALIKE])?;
        while let Some(row) = rows.next()? {
            let other = row.get_ref(0)?.as_str().unwrap_or_default();
            keep(other, row.get(1)?, 0);
        }
        if is_latin {
            for ordinary in ordinary_with_key(&key) {
                keep(ordinary, None, ORDINARY);
            }
        }
    }
    names.sort_unstable();
    names.truncate(2 * MOST_TRIED);
    let mut called = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM alias WHERE folded = ?1) \
         OR EXISTS (SELECT 1 FROM alias WHERE family = ?1)",
    )?;
    for name in &mut names {
        let written = folded_name(name.written.as_deref().unwrap_or(&name.form));
        let is_called: bool = called.query_row([written], |row| row.get(0))?;
        if !is_called {
            name.distance += NOT_A_KNOWN_NAME;
        }
    }
    names.sort_unstable();
    names.truncate(MOST_TRIED);
    Ok(names)
}

/// The spellings in other letters of a name that is typed, of one word or several, as the library's words are written,
/// each with its distance, the nearest first; of the last word only the start may be typed.
pub(super) fn spellings_in_other_letters(
    connection: &Connection,
    typed: &str,
    last: TypedExtent,
) -> Result<Vec<(u32, String)>> {
    let name = without_latin_article(&form(typed));
    if !is_latin(&name) && !is_arabic(&name) {
        return Ok(Vec::new());
    }
    let words: Vec<&str> = name.split(' ').collect();
    let mut spellings = of_words(connection, &words, last)?;
    if is_latin(&name) {
        // Two of the words may be one: Nasr Allah, New York.
        for at in 1..words.len().min(4) {
            let joined = words[at - 1..=at].concat();
            let with = [&words[..at - 1], &[joined.as_str()], &words[at + 1..]].concat();
            spellings.extend(of_words(connection, &with, last)?);
        }
    }
    spellings.sort();
    let mut met = HashSet::new();
    spellings.retain(|(_, spelling)| met.insert(spelling.clone()));
    spellings.truncate(MOST_SPELLINGS);
    Ok(spellings)
}

/// The spellings of words in a row, each in other letters.
fn of_words(
    connection: &Connection,
    words: &[&str],
    last: TypedExtent,
) -> Result<Vec<(u32, String)>> {
    let mut spellings: Vec<(u32, String)> = vec![(0, String::new())];
    for (at, word) in words.iter().enumerate() {
        let typed = if at + 1 == words.len() {
            last
        } else {
            TypedExtent::Whole
        };
        let names = names_in_other_letters(connection, word, typed)?;
        let longer = spellings.iter().flat_map(|(distance, spelling)| {
            names.iter().map(move |name| {
                let written = name.written.as_deref().unwrap_or(&name.form);
                (
                    distance + name.distance,
                    format!("{spelling} {written}").trim_start().to_owned(),
                )
            })
        });
        spellings = longer.collect();
        spellings.sort();
        spellings.truncate(MOST_SPELLINGS);
    }
    Ok(spellings)
}
