//! What the reader highlighted in articles, with notes: kept, found again in a new text, listed.

mod notes;
mod passages;

pub(super) use notes::index_notes;
pub use passages::Passages;

use jiff::Timestamp;
use rusqlite::{Connection, Row, params};

use super::annotation::text_of;
use super::error::Result;
use super::{Library, i64_of, usize_of};
use crate::article::{ArticleId, Highlight, Highlighting, Quote};
use crate::limits;
use crate::range::TextRange;
use crate::search::Anchors;

/// Something highlighted, with its article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedHighlight {
    /// The article.
    pub article: ArticleId,
    /// Its title.
    pub title: String,
    /// What is highlighted.
    pub highlight: Highlight,
}

/// The newest of what is highlighted in all articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HighlightList {
    /// The newest, in that order.
    pub newest: Vec<ListedHighlight>,
    /// How many there are.
    pub count: usize,
}

const COLUMNS: &str = "exact, prefix, suffix, position, start, stop, note, made";

/// How much is highlighted in an article, by the column that [`highlighting`] reads.
pub(super) const HIGHLIGHTING: &str =
    "(SELECT max(note <> '') FROM highlight WHERE highlight.article = article.id)";

/// What [`HIGHLIGHTING`] says.
pub(super) fn highlighting(has_notes: Option<bool>) -> Highlighting {
    match has_notes {
        None => Highlighting::None,
        Some(false) => Highlighting::WithoutNotes,
        Some(true) => Highlighting::WithNotes,
    }
}

impl Library {
    /// What is highlighted in an article, in the order in which it stood in the text when it was.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn highlights(&self, id: ArticleId) -> Result<Vec<Highlight>> {
        highlights(&self.connection, id)
    }

    /// What is highlighted in all articles, so much of it at most, the newest first.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn all_highlights(&self, most: usize) -> Result<HighlightList> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT article, {COLUMNS}, \
             (SELECT title FROM article WHERE article.id = highlight.article) AS title \
             FROM highlight ORDER BY rtrim(made, 'Z') DESC, id DESC LIMIT ?1"
        ))?;
        let listed = statement.query_map([i64_of(most)], |row| {
            Ok(ListedHighlight {
                article: ArticleId(row.get("article")?),
                title: row.get("title")?,
                highlight: read(row)?,
            })
        })?;
        let newest: Vec<_> = listed.collect::<rusqlite::Result<_>>()?;
        let count = match newest.len() < most {
            true => newest.len(),
            false => self.highlight_count()?,
        };
        Ok(HighlightList { newest, count })
    }

    fn highlight_count(&self) -> Result<usize> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT count(*) FROM highlight")?;
        Ok(usize_of(statement.query_row([], |row| row.get(0))?))
    }

    /// Highlights a passage of an article, or gives one that is highlighted another note. `now` is when, where it was
    /// not before.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn put_highlight(
        &mut self,
        id: ArticleId,
        highlight: &Highlight,
        now: Timestamp,
    ) -> Result<()> {
        self.durably(|connection| put(connection, id, highlight, now))
    }

    /// Takes back that a passage of an article is highlighted, and its note.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn remove_highlight(&mut self, id: ArticleId, quote: &Quote) -> Result<()> {
        self.durably(|connection| remove(connection, id, quote))
    }
}

fn highlights(connection: &Connection, id: ArticleId) -> Result<Vec<Highlight>> {
    let kept = kept(connection, id)?.into_iter();
    Ok(kept.map(|(_, highlight)| highlight).collect())
}

/// What is highlighted in an article, each with its row.
fn kept(connection: &Connection, id: ArticleId) -> Result<Vec<(i64, Highlight)>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id, {COLUMNS} FROM highlight WHERE article = ?1 ORDER BY position, exact, id"
    ))?;
    let kept = statement.query_map([id.0], |row| Ok((row.get("id")?, read(row)?)))?;
    Ok(kept.collect::<rusqlite::Result<_>>()?)
}

/// The row of a highlight among those of an article, all found in the same text. Two that were made in one text may have
/// come to stand at the same place in another: of those the one with the same words is meant.
fn row_of(kept: &[(i64, Highlight)], highlight: &Highlight) -> Option<i64> {
    let same_words = kept
        .iter()
        .find(|(_, known)| known.quote == highlight.quote);
    let same = || kept.iter().find(|(_, known)| known.is_same(highlight));
    same_words.or_else(same).map(|(row, _)| *row)
}

/// Whether no more may be highlighted in an article.
fn is_full(kept: &[(i64, Highlight)]) -> bool {
    kept.len() >= limits::HIGHLIGHTS_OF_ARTICLE
}

/// A highlight where it stands in a text.
fn anchored(highlight: Highlight, text: &Anchors<'_>) -> Highlight {
    Highlight {
        range: text.find(&highlight.quote),
        ..highlight
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Highlight> {
    let range: (Option<i64>, Option<i64>) = (row.get("start")?, row.get("stop")?);
    let made: Option<String> = row.get("made")?;
    Ok(Highlight {
        quote: Quote {
            exact: row.get("exact")?,
            prefix: row.get("prefix")?,
            suffix: row.get("suffix")?,
            position: usize_of(row.get("position")?),
        },
        range: match range {
            (Some(start), Some(stop)) => Some(TextRange::new(usize_of(start), usize_of(stop))),
            _ => None,
        },
        note: row.get("note")?,
        made_at: made.and_then(|made| made.parse().ok()),
    })
}

/// Highlights a passage of an article, or gives one that is highlighted another note.
pub(super) fn put(
    connection: &Connection,
    id: ArticleId,
    highlight: &Highlight,
    now: Timestamp,
) -> Result<()> {
    let Some(text) = text_of(connection, id)? else {
        return Ok(());
    };
    let highlight = anchored(highlight.clone(), &Anchors::new(&text));
    let kept = kept(connection, id)?;
    if let Some(row) = row_of(&kept, &highlight) {
        return write_note(connection, id, row, &highlight.note);
    }
    // What is not read back is not kept.
    if highlight.quote.fault().is_some() || is_full(&kept) {
        return Ok(());
    }
    let made_at = Some(highlight.made_at.unwrap_or(now));
    let made = Highlight {
        made_at,
        ..highlight
    };
    insert(connection, id, &made).map(drop)
}

/// Keeps a highlight that is new; returns its row.
fn insert(connection: &Connection, id: ArticleId, highlight: &Highlight) -> Result<i64> {
    let Highlight {
        quote,
        range,
        note,
        made_at,
    } = highlight;
    connection
        .prepare_cached(&format!(
            "INSERT INTO highlight (article, {COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
        ))?
        .execute(params![
            id.0,
            quote.exact,
            quote.prefix,
            quote.suffix,
            i64_of(quote.position),
            range.map(|range| i64_of(range.start)),
            range.map(|range| i64_of(range.end)),
            note,
            made_at.map(|time| time.to_string()),
        ])?;
    let row = connection.last_insert_rowid();
    notes::index_changed(connection, id, row, note)?;
    Ok(row)
}

/// Takes back that a passage of an article is highlighted.
pub(super) fn remove(connection: &Connection, id: ArticleId, quote: &Quote) -> Result<()> {
    let Some(text) = text_of(connection, id)? else {
        return Ok(());
    };
    let highlight = Highlight {
        range: Anchors::new(&text).find(quote),
        quote: quote.clone(),
        note: String::new(),
        made_at: None,
    };
    if let Some(row) = row_of(&kept(connection, id)?, &highlight) {
        connection
            .prepare_cached("DELETE FROM highlight WHERE id = ?1")?
            .execute([row])?;
    }
    Ok(())
}

/// Joins what was highlighted in another library, up to [`limits::HIGHLIGHTS_OF_ARTICLE`] in all. A note that is here
/// counts.
pub(super) fn join(connection: &Connection, id: ArticleId, others: &[Highlight]) -> Result<()> {
    if others.is_empty() {
        return Ok(());
    }
    let text = text_of(connection, id)?.unwrap_or_default();
    let text = Anchors::new(&text);
    let mut kept = kept(connection, id)?;
    for other in others {
        let other = anchored(other.clone(), &text);
        let Some(row) = row_of(&kept, &other) else {
            if is_full(&kept) {
                continue;
            }
            let row = insert(connection, id, &other)?;
            kept.push((row, other));
            continue;
        };
        let of_row = |(known, _): &&mut (i64, Highlight)| *known == row;
        let known = kept.iter_mut().find(of_row).map(|(_, known)| known);
        if let Some(known) = known.filter(|known| known.note.is_empty()) {
            write_note(connection, id, row, &other.note)?;
            known.note = other.note;
        }
    }
    Ok(())
}

/// Gives a highlight of an article another note.
fn write_note(connection: &Connection, id: ArticleId, row: i64, note: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE highlight SET note = ?2 WHERE id = ?1")?
        .execute(params![row, note])?;
    notes::index_changed(connection, id, row, note)
}

/// Finds what is highlighted in an article in the text that it has now, and indexes the notes in its language.
pub(super) fn anchor_anew(connection: &Connection, id: ArticleId, text: &str) -> Result<()> {
    let text = Anchors::new(text);
    for (row, highlight) in kept(connection, id)? {
        let range = text.find(&highlight.quote);
        connection
            .prepare_cached("UPDATE highlight SET start = ?2, stop = ?3 WHERE id = ?1")?
            .execute(params![
                row,
                range.map(|range| i64_of(range.start)),
                range.map(|range| i64_of(range.end))
            ])?;
    }
    index_notes(connection, id)
}

#[cfg(test)]
mod tests;
