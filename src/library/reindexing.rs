//! Articles whose words an older edition indexed are indexed anew, in the background.

use rusqlite::params;

use super::change::LibraryChange;
use super::error::Result;
use super::highlights::index_notes;
use super::incoming::{drop_words, put_words};
use super::index_edition::{behind, finish, is_to_begin, set_behind};
use super::{Library, i64_of, language};
use crate::article::ArticleId;
use crate::search::Indexer;

impl Library {
    /// Indexes the words of some articles anew where an older edition indexed them: at most so many, the newest
    /// first. Returns how many there were.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn bring_index(&mut self, most: usize) -> Result<usize> {
        if !self.is_writable() || behind(&self.connection)?.is_none() {
            return Ok(0);
        }
        let transaction = self.begin()?;
        // Another program may have done it while this one waited.
        let Some(last) = behind(&transaction)? else {
            return Ok(0);
        };
        if is_to_begin(&transaction)? {
            // What an older edition took for a name may be none.
            transaction.execute("DELETE FROM word", [])?;
            transaction.drops_names();
        }
        let ids = transaction
            .prepare_cached("SELECT id FROM article WHERE id <= ?1 ORDER BY id DESC LIMIT ?2")?
            .query_map(params![last, i64_of(most)], |row| {
                Ok(ArticleId(row.get(0)?))
            })?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let mut indexer = Indexer::new();
        for id in &ids {
            index_anew(&transaction, *id, &mut indexer)?;
        }
        match ids.last() {
            Some(id) if ids.len() == most => set_behind(&transaction, id.0 - 1)?,
            _ => finish(&transaction)?,
        }
        transaction.commit()?;
        Ok(ids.len())
    }
}

fn index_anew(transaction: &LibraryChange<'_>, id: ArticleId, indexer: &mut Indexer) -> Result<()> {
    let (title, text, tag): (String, String, String) = transaction
        .prepare_cached(
            "SELECT title, text, language FROM article JOIN body ON body.article = id WHERE id = ?1",
        )?
        .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let language = language(&tag);
    let title = indexer.index(&title, &language);
    let text = indexer.index(&text, &language);
    drop_words(transaction, id)?;
    put_words(transaction, id, &title, &text)?;
    index_notes(transaction, id)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::article::Source;
    use crate::library::{Filter, Incoming};
    use crate::query::{QueryVocabulary, parse};
    use crate::sources::markdown;

    fn found(library: &Library, words: &str) -> usize {
        let query = parse(words, &QueryVocabulary::default()).unwrap();
        let filter = Filter {
            query,
            ..Filter::default()
        };
        library.search(&filter).unwrap().len()
    }

    #[test]
    fn what_an_older_edition_indexed_is_indexed_anew_piece_by_piece() {
        let mut library = Library::in_memory().unwrap();
        let drafts = (0..5).map(|number| {
            let source = Source::file(format!("/{number}.md").into());
            markdown::parse(&format!("# خبر {number}\n\nقال لافروف"), source)
        });
        let incoming = Incoming::all(drafts).unwrap();
        library.add(&incoming, Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(
            library.bring_index(2).unwrap(),
            0,
            "new ones are up to date"
        );
        assert_eq!(found(&library, "lavrov"), 5);
        let older = "DELETE FROM fact WHERE name LIKE 'index%'; DELETE FROM search; DELETE FROM word; \
             INSERT INTO word (key, word) VALUES ('lbrt', 'lavrot')";
        library.connection.execute_batch(older).unwrap();
        assert_eq!(found(&library, "لافروف"), 0);
        let mut pieces = Vec::new();
        while let count @ 1.. = library.bring_index(2).unwrap() {
            pieces.push(count);
        }
        assert_eq!(pieces, [2, 2, 1]);
        assert_eq!(found(&library, "لافروف"), 5);
        assert_eq!(found(&library, "lavrov"), 5);
        let old = "SELECT count(*) FROM word WHERE word = 'lavrot'";
        let old: i64 = library
            .connection
            .query_row(old, [], |row| row.get(0))
            .unwrap();
        assert_eq!(old, 0);
    }
}
