//! What the reader highlighted in articles, with notes: kept, found again in a new text, listed.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::error::Result;
use super::{Library, i64_of, language, usize_of};
use crate::article::{ArticleId, Highlight, Highlighting, Quote};
use crate::range::TextRange;
use crate::search::{Alternatives, Finder, Term};

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
    pub fn all_highlights(&self, most: usize) -> Result<Vec<ListedHighlight>> {
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
        Ok(listed.collect::<rusqlite::Result<_>>()?)
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

    /// The articles with a note that has a term. Notes are few, and are looked through.
    pub(super) fn noted(&self, term: &Term, alternatives: &Alternatives) -> Result<Vec<i64>> {
        let mut finder = Finder::with(std::slice::from_ref(term), alternatives);
        let mut statement = self.connection.prepare_cached(
            "SELECT article, language, note FROM highlight JOIN article ON article.id = article \
             WHERE note <> ''",
        )?;
        let mut rows = statement.query([])?;
        let mut articles = Vec::new();
        while let Some(row) = rows.next()? {
            self.go_on()?;
            let (tag, note): (String, String) = (row.get(1)?, row.get(2)?);
            if !finder.hits(&note, &language(&tag)).is_empty() {
                articles.push(row.get(0)?);
            }
        }
        Ok(articles)
    }
}

fn highlights(connection: &Connection, id: ArticleId) -> Result<Vec<Highlight>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM highlight WHERE article = ?1 ORDER BY position, exact, id"
    ))?;
    let highlights = statement.query_map([id.0], read)?;
    Ok(highlights.collect::<rusqlite::Result<_>>()?)
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

/// The text of an article; `None` where it is not there.
fn text_of(connection: &Connection, id: ArticleId) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT text FROM body WHERE article = ?1")?;
    Ok(statement.query_row([id.0], |row| row.get(0)).optional()?)
}

/// The row of a passage that is highlighted.
fn row_of(connection: &Connection, id: ArticleId, quote: &Quote) -> Result<Option<i64>> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM highlight WHERE article = ?1 AND position = ?2 AND exact = ?3",
    )?;
    let row = statement.query_row(params![id.0, i64_of(quote.position), quote.exact], |row| {
        row.get(0)
    });
    Ok(row.optional()?)
}

/// Highlights a passage of an article, or gives one that is highlighted another note.
pub(super) fn put(
    connection: &Connection,
    id: ArticleId,
    highlight: &Highlight,
    now: Timestamp,
) -> Result<()> {
    if let Some(row) = row_of(connection, id, &highlight.quote)? {
        connection
            .prepare_cached("UPDATE highlight SET note = ?2 WHERE id = ?1")?
            .execute(params![row, highlight.note])?;
        return Ok(());
    }
    let Some(text) = text_of(connection, id)? else {
        return Ok(());
    };
    let made_at = highlight.made_at.unwrap_or(now);
    let made = Highlight {
        made_at: Some(made_at),
        ..highlight.clone()
    };
    insert(connection, id, made.anchored_in(&text))
}

fn insert(connection: &Connection, id: ArticleId, highlight: Highlight) -> Result<()> {
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
    Ok(())
}

/// Takes back that a passage of an article is highlighted.
pub(super) fn remove(connection: &Connection, id: ArticleId, quote: &Quote) -> Result<()> {
    if let Some(row) = row_of(connection, id, quote)? {
        connection
            .prepare_cached("DELETE FROM highlight WHERE id = ?1")?
            .execute([row])?;
    }
    Ok(())
}

/// Joins what was highlighted in another library. A note that is here counts.
pub(super) fn join(connection: &Connection, id: ArticleId, others: &[Highlight]) -> Result<()> {
    if others.is_empty() {
        return Ok(());
    }
    let text = text_of(connection, id)?.unwrap_or_default();
    for other in others {
        let Some(row) = row_of(connection, id, &other.quote)? else {
            insert(connection, id, other.clone().anchored_in(&text))?;
            continue;
        };
        connection
            .prepare_cached("UPDATE highlight SET note = ?2 WHERE id = ?1 AND note = ''")?
            .execute(params![row, other.note])?;
    }
    Ok(())
}

/// Finds what is highlighted in an article in the text that it has now.
pub(super) fn anchor_anew(connection: &Connection, id: ArticleId, text: &str) -> Result<()> {
    for highlight in highlights(connection, id)? {
        let Some(row) = row_of(connection, id, &highlight.quote)? else {
            continue;
        };
        let range = highlight.anchored_in(text).range;
        connection
            .prepare_cached("UPDATE highlight SET start = ?2, stop = ?3 WHERE id = ?1")?
            .execute(params![
                row,
                range.map(|range| i64_of(range.start)),
                range.map(|range| i64_of(range.end))
            ])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
