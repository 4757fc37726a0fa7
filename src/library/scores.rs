//! How well articles fit words: how often they have them and where, in how long a text.
//!
//! BM25 (Robertson and Zaragoza 2009) over all ways to write a word together, which SQLite's own does not do: it takes each
//! for a word of its own, so that an article that has the word once, in a rare form, would go before one that is about it.

use std::collections::{HashMap, HashSet};

use rusqlite::{Row, params};

use super::Library;
use super::error::Result;
use super::id_set::IdSet;
use crate::article::ArticleId;
use crate::limits;
use crate::search::{Alternatives, IndexWord, Term};

/// What a word is worth in a title, and among the first words of a text, in words elsewhere.
const TITLE: f64 = 6.0;
const OPENING: f64 = 2.5;
/// The same for a word of the same stem alone.
const STEM_IN_TITLE: f64 = 2.0;
const STEM: f64 = 0.4;
/// How many words open a text: its title stands there again, mostly, and its first sentence.
const OPENING_WORDS: i64 = 45;
/// Shorter texts are treated as having this many words.
const SHORT: f64 = 100.0;
/// How soon further occurrences add little, and how much a long text counts against them (BM25's k1 and b).
const SATURATION: f64 = 1.5;
const LENGTH: f64 = 0.6;

/// Where a word stands in an article.
struct WordPlace {
    article: ArticleId,
    column: IndexColumn,
    /// Among the words of the column, from 0.
    offset: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum IndexColumn {
    Title,
    Text,
    TitleStems,
    TextStems,
}

/// Places of a word: the article, the column, and the number of the word there.
type WordPlaces = HashSet<(ArticleId, IndexColumn, i64)>;

impl WordPlace {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            article: ArticleId(row.get(0)?),
            column: match row.get_ref(1)?.as_str().unwrap_or_default() {
                "title" => IndexColumn::Title,
                "text" => IndexColumn::Text,
                "title_stems" => IndexColumn::TitleStems,
                _ => IndexColumn::TextStems,
            },
            offset: row.get(2)?,
        })
    }

    /// What a word is worth there.
    fn worth(&self) -> f64 {
        match self.column {
            IndexColumn::Title => TITLE,
            IndexColumn::Text if self.offset < OPENING_WORDS => OPENING,
            IndexColumn::Text => 1.0,
            IndexColumn::TitleStems | IndexColumn::TextStems => 0.0,
        }
    }
}

impl Library {
    /// How well some articles fit terms; larger is better.
    pub(super) fn scores(
        &self,
        terms: &[Term],
        alternatives: &Alternatives,
        among: &IdSet,
    ) -> Result<HashMap<ArticleId, f64>> {
        let lengths = self.lengths(among)?;
        let count = lengths.len().max(1) as f64;
        let average = lengths.values().sum::<f64>() / count;
        let articles = self.count()? as f64;
        let mut scores: HashMap<ArticleId, f64> = HashMap::new();
        for term in terms {
            let Some((worth, having)) = self.worth(term, alternatives, among)? else {
                continue;
            };
            let having = (having as f64).min(articles);
            let rarity = (1.0 + (articles - having + 0.5).max(0.0) / (having + 0.5)).ln();
            for (article, worth) in worth {
                let length = lengths.get(&article).copied().unwrap_or(average);
                let relative = if average > 0.0 { length / average } else { 1.0 };
                let damping = SATURATION * (1.0 - LENGTH + LENGTH * relative);
                *scores.entry(article).or_default() += rarity * worth / (worth + damping);
            }
        }
        Ok(scores)
    }

    /// What a term is worth in some articles, where it stands there, and how many articles of the library have it, those
    /// with several of its forms counted for each; `None` where it stands in too many places to tell anything.
    fn worth(
        &self,
        term: &Term,
        alternatives: &Alternatives,
        among: &IdSet,
    ) -> Result<Option<(HashMap<ArticleId, f64>, usize)>> {
        let mut worth: HashMap<ArticleId, f64> = HashMap::new();
        let mut left = limits::RANKED_PLACES;
        let mut having = 0;
        let mut standing: HashMap<String, WordPlaces> = HashMap::new();
        for word in alternatives.index_words(term) {
            if let Some(next) = &word.next
                && !standing.contains_key(next)
            {
                let Some(places) = self.standing(next, among, &mut left)? else {
                    return Ok(None);
                };
                standing.insert(next.clone(), places);
            }
            let behind = word.next.as_ref().and_then(|next| standing.get(next));
            let mut last = None;
            let is_read = self.each_place(&word, &mut left, |place| {
                let next = (place.article, place.column, place.offset + 1);
                if behind.is_some_and(|behind| !behind.contains(&next)) {
                    return;
                }
                having += usize::from(last.replace(place.article) != Some(place.article));
                let points = place.worth() / f64::from(1 + word.further);
                if points > 0.0 && among.contains(place.article) {
                    *worth.entry(place.article).or_default() += points;
                }
            })?;
            if !is_read {
                return Ok(None);
            }
        }
        let mut stems: HashMap<ArticleId, f64> = HashMap::new();
        for stem in term.stems() {
            let is_read = self.each_place(&IndexWord::of(stem), &mut left, |place| {
                let points = match place.column {
                    IndexColumn::TitleStems => STEM_IN_TITLE,
                    IndexColumn::TextStems => STEM,
                    IndexColumn::Title | IndexColumn::Text => return,
                };
                if among.contains(place.article) {
                    let known = stems.entry(place.article).or_default();
                    *known = known.max(points);
                }
            })?;
            if !is_read {
                break;
            }
        }
        for (article, points) in stems {
            worth.entry(article).or_insert(points);
        }
        Ok(Some((worth, having)))
    }

    /// Where a word stands in some articles; `None` where it stands in more places than are left.
    fn standing(&self, word: &str, among: &IdSet, left: &mut usize) -> Result<Option<WordPlaces>> {
        let mut places = WordPlaces::new();
        let is_read = self.each_place(&IndexWord::of(word.to_owned()), left, |place| {
            if among.contains(place.article) {
                places.insert((place.article, place.column, place.offset));
            }
        })?;
        Ok(is_read.then_some(places))
    }

    /// Takes the places of a word, those of an article together. Returns whether they were not more than are left to be
    /// looked at.
    fn each_place(
        &self,
        word: &IndexWord,
        left: &mut usize,
        mut take: impl FnMut(WordPlace),
    ) -> Result<bool> {
        const ONE: &str = "SELECT doc, col, offset FROM search_place WHERE term = ?1";
        const ALL: &str =
            "SELECT doc, col, offset FROM search_place WHERE term >= ?1 AND term < ?2";
        let mut statement = self
            .connection
            .prepare_cached(if word.is_open { ALL } else { ONE })?;
        let mut rows = match word.is_open {
            true => statement.query(params![word.word, format!("{}{}", word.word, char::MAX)])?,
            false => statement.query([&word.word])?,
        };
        while let Some(row) = rows.next()? {
            let Some(fewer) = left.checked_sub(1) else {
                return Ok(false);
            };
            *left = fewer;
            take(WordPlace::of(row)?);
        }
        Ok(true)
    }

    /// How many words the titles and texts of some articles have, as FTS5 keeps it.
    fn lengths(&self, among: &IdSet) -> Result<HashMap<ArticleId, f64>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT sz FROM search_docsize WHERE id = ?1")?;
        let mut lengths = HashMap::new();
        for id in among.list() {
            let mut rows = statement.query([id.0])?;
            if let Some(row) = rows.next()? {
                let sizes = row.get_ref(0)?.as_blob().unwrap_or_default();
                let words: u64 = numbers(sizes).take(2).sum();
                lengths.insert(id, (words as f64).max(SHORT));
            }
        }
        Ok(lengths)
    }
}

/// The numbers that bytes hold as SQLite writes those of variable length (Database File Format, 1.6).
fn numbers(bytes: &[u8]) -> impl Iterator<Item = u64> {
    let mut rest = bytes.iter();
    std::iter::from_fn(move || {
        let mut number = 0;
        for at in 0..9 {
            let byte = *rest.next()?;
            if at == 8 {
                return Some(number << 8 | u64::from(byte));
            }
            number = number << 7 | u64::from(byte & 0x7F);
            if byte < 0x80 {
                break;
            }
        }
        Some(number)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_variable_length_are_read() {
        let bytes = [5, 0x81, 0x00, 0xFF, 0x7F];
        assert_eq!(numbers(&bytes).collect::<Vec<_>>(), [5, 128, 16383]);
        assert_eq!(numbers(&[0x81]).count(), 0);
    }
}
