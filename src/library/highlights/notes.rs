//! The words of notes, indexed so that a search in them does not read them all.

use rusqlite::{Connection, params};

use crate::article::{ArticleId, Language};
use crate::library::error::Result;
use crate::library::expressions::forms_in;
use crate::library::{Library, index_edition, language};
use crate::search::{Alternatives, Finder, Indexer, Term};

impl Library {
    /// The articles with a note that has a term.
    pub(in crate::library) fn noted(
        &self,
        term: &Term,
        alternatives: &Alternatives,
    ) -> Result<Vec<i64>> {
        let Some((exact, loose)) = forms_in(term, "words", "stems", alternatives) else {
            return Ok(Vec::new());
        };
        let expression = match loose {
            Some(loose) => format!("{exact} OR {loose}"),
            None => exact,
        };
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT article FROM highlight \
             WHERE id IN (SELECT rowid FROM note_words WHERE note_words MATCH ?1)",
        )?;
        let articles = statement.query_map([expression], |row| row.get(0))?;
        let mut articles = articles.collect::<rusqlite::Result<Vec<_>>>()?;
        articles.extend(self.noted_and_not_indexed(term, alternatives)?);
        Ok(articles)
    }

    /// The same among the articles whose words are still to be indexed by this edition: their notes are looked through.
    fn noted_and_not_indexed(&self, term: &Term, alternatives: &Alternatives) -> Result<Vec<i64>> {
        let Some(last) = index_edition::behind(&self.connection)? else {
            return Ok(Vec::new());
        };
        let mut finder = Finder::with(std::slice::from_ref(term), alternatives);
        let mut statement = self.connection.prepare_cached(
            "SELECT article, language, note FROM highlight JOIN article ON article.id = article \
             WHERE note <> '' AND article <= ?1",
        )?;
        let mut rows = statement.query([last])?;
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

/// Indexes the notes of an article in the language that it has now.
pub(in crate::library) fn index_notes(connection: &Connection, id: ArticleId) -> Result<()> {
    let mut statement = connection
        .prepare_cached("SELECT id, note FROM highlight WHERE article = ?1 AND note <> ''")?;
    let notes = statement.query_map([id.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let notes: Vec<(i64, String)> = notes.collect::<rusqlite::Result<_>>()?;
    if notes.is_empty() {
        return Ok(());
    }
    let language = language_of(connection, id)?;
    for (row, note) in notes {
        index_note(connection, row, &note, &language)?;
    }
    Ok(())
}

/// Indexes the note of a row of an article, which is new or was changed.
pub(super) fn index_changed(
    connection: &Connection,
    id: ArticleId,
    row: i64,
    note: &str,
) -> Result<()> {
    match note {
        // The row that the index had is dropped with the note.
        "" => Ok(()),
        note => index_note(connection, row, note, &language_of(connection, id)?),
    }
}

fn language_of(connection: &Connection, id: ArticleId) -> Result<Language> {
    let mut statement = connection.prepare_cached("SELECT language FROM article WHERE id = ?1")?;
    let tag: String = statement.query_row([id.0], |row| row.get(0))?;
    Ok(language(&tag))
}

fn index_note(connection: &Connection, row: i64, note: &str, language: &Language) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM note_words WHERE rowid = ?1")?
        .execute([row])?;
    let indexed = Indexer::new().index(note, language);
    connection
        .prepare_cached("INSERT INTO note_words (rowid, words, stems) VALUES (?1, ?2, ?3)")?
        .execute(params![row, indexed.words, indexed.stems])?;
    Ok(())
}
