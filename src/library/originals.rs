//! The bytes that articles were read from: kept compressed, each once, and read again.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use sha2::{Digest, Sha256};

use super::Library;
use super::error::Result;
use crate::article::{ArticleId, Original, Source};
use crate::limits;

/// An original ready for the library: compressed, with its digest.
#[derive(Debug, PartialEq, Eq)]
pub struct OriginalRecord {
    sha256: [u8; 32],
    source: String,
    media_type: Option<String>,
    charset: Option<String>,
    at: i64,
    length: i64,
    bytes: Vec<u8>,
}

impl OriginalRecord {
    /// Compresses an original, in time in proportion to its length; `None` where it is too large to be kept
    /// ([`limits::ORIGINAL`]).
    #[must_use]
    pub fn new(original: &Original) -> Option<Self> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        // Writing to memory does not fail.
        encoder.write_all(&original.bytes).ok()?;
        let bytes = encoder.finish().ok()?;
        (bytes.len() <= limits::ORIGINAL).then(|| Self {
            sha256: Sha256::digest(&original.bytes).into(),
            source: original.source.full(),
            media_type: original.media_type.clone(),
            charset: original.charset.clone(),
            at: original.at.as_second(),
            length: i64::try_from(original.bytes.len()).unwrap_or(i64::MAX),
            bytes,
        })
    }
}

/// The SHA-256 of some bytes, in hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Names one original of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OriginalId(i64);

/// What is known of an original without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginalFacts {
    /// Its name.
    pub id: OriginalId,
    /// Where it came from.
    pub source: Source,
    /// When it came.
    pub at: Timestamp,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// How many bytes it has.
    pub length: u64,
}

/// Notes the original of an article, which may be that of others already.
pub(super) fn keep(
    transaction: &Transaction<'_>,
    article: ArticleId,
    record: &OriginalRecord,
) -> Result<()> {
    let row = params![
        record.sha256,
        record.source,
        record.media_type,
        record.charset,
        record.at,
        record.length,
        record.bytes,
    ];
    transaction
        .prepare_cached(
            "INSERT OR IGNORE INTO original (sha256, source, media_type, charset, at, length, bytes) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(row)?;
    let before: Option<i64> = transaction
        .prepare_cached("SELECT original FROM original_of WHERE article = ?1")?
        .query_row([article.0], |row| row.get(0))
        .optional()?;
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO original_of (article, original) \
             SELECT ?1, id FROM original WHERE sha256 = ?2 AND source = ?3",
        )?
        .execute(params![article.0, record.sha256, record.source])?;
    if let Some(before) = before {
        drop_unused(transaction, before)?;
    }
    Ok(())
}

/// Drops an original that no article has any more.
fn drop_unused(connection: &Connection, original: i64) -> Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM original WHERE id = ?1 \
             AND NOT EXISTS (SELECT 1 FROM original_of WHERE original = ?1)",
        )?
        .execute([original])?;
    Ok(())
}

/// Drops the originals of articles that are neither there nor can be restored.
pub(super) fn purge(connection: &Connection) -> Result<()> {
    connection.execute(
        "DELETE FROM original_of WHERE article NOT IN (SELECT id FROM article) \
         AND article NOT IN (SELECT id FROM removed)",
        [],
    )?;
    connection.execute(
        "DELETE FROM original WHERE id NOT IN (SELECT original FROM original_of)",
        [],
    )?;
    Ok(())
}

impl Library {
    /// The original of an article, without its bytes; `None` where none is kept.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn original_of(&self, article: ArticleId) -> Result<Option<OriginalFacts>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, source, at, sha256, length FROM original \
             JOIN original_of ON original = id WHERE article = ?1",
        )?;
        Ok(statement.query_row([article.0], facts).optional()?)
    }

    /// Whether an article came by a feed whose articles are fetched from their pages.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn is_of_summaries(&self, article: ArticleId) -> Result<bool> {
        let mut statement = self.connection.prepare_cached(
            "SELECT 1 FROM feed WHERE fetch_full AND id IN (SELECT feed FROM feed_item WHERE article = ?1)",
        )?;
        Ok(statement.exists([article.0])?)
    }

    /// The originals of some articles, each once, in the order in which they came.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn originals_of(&self, articles: &[ArticleId]) -> Result<Vec<OriginalId>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT original FROM original_of WHERE article = ?1")?;
        let mut originals = Vec::new();
        for article in articles {
            let original = statement.query_row([article.0], |row| Ok(OriginalId(row.get(0)?)));
            originals.extend(original.optional()?);
        }
        originals.sort_unstable();
        originals.dedup();
        Ok(originals)
    }

    /// The articles that were read from an original, as they came.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn articles_of_original(&self, original: OriginalId) -> Result<Vec<ArticleId>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT article FROM original_of WHERE original = ?1 \
             AND article IN (SELECT id FROM article) ORDER BY article",
        )?;
        let articles = statement.query_map([original.0], |row| Ok(ArticleId(row.get(0)?)))?;
        Ok(articles.collect::<rusqlite::Result<_>>()?)
    }

    /// An original with its bytes; `None` where it is no longer there.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read, or the bytes are damaged.
    pub fn original(&self, id: OriginalId) -> Result<Option<Original>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT source, media_type, charset, at, length, bytes FROM original WHERE id = ?1",
        )?;
        let read = |row: &Row<'_>| {
            let compressed: Vec<u8> = row.get("bytes")?;
            let source: String = row.get("source")?;
            let length: i64 = row.get("length")?;
            let original = Original {
                source: Source::parse(&source),
                bytes: Vec::new(),
                media_type: row.get("media_type")?,
                charset: row.get("charset")?,
                at: at(row)?,
            };
            Ok((original, compressed, u64::try_from(length).unwrap_or(0)))
        };
        let Some((mut original, compressed, length)) =
            statement.query_row([id.0], read).optional()?
        else {
            return Ok(None);
        };
        // No more than there was: a library may come from elsewhere.
        let length = length.min(limits::ARTICLE_FILE);
        let mut decoder = ZlibDecoder::new(compressed.as_slice()).take(length);
        decoder
            .read_to_end(&mut original.bytes)
            .map_err(|error| super::error::Error::Damaged(error.to_string()))?;
        Ok(Some(original))
    }
}

fn at(row: &Row<'_>) -> rusqlite::Result<Timestamp> {
    Ok(Timestamp::from_second(row.get("at")?).unwrap_or_default())
}

fn facts(row: &Row<'_>) -> rusqlite::Result<OriginalFacts> {
    let source: String = row.get("source")?;
    let sha256: Vec<u8> = row.get("sha256")?;
    let length: i64 = row.get("length")?;
    Ok(OriginalFacts {
        id: OriginalId(row.get("id")?),
        source: Source::parse(&source),
        at: at(row)?,
        sha256: hexadecimal(&sha256),
        length: u64::try_from(length).unwrap_or(0),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::library::{Incoming, removal};
    use crate::sources::markdown;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn original(address: &str, text: &str) -> Original {
        Original {
            source: Source::web(address.to_owned()),
            bytes: text.as_bytes().to_vec(),
            media_type: Some("text/html".to_owned()),
            charset: None,
            at: NOW,
        }
    }

    /// Adds an article with an original.
    fn add(library: &mut Library, number: u32, original: &Original) -> ArticleId {
        let source = Source::web(format!("https://example.org/{number}"));
        let draft = markdown::parse(
            &format!("# خبر {number}\n\nنص {}", original.bytes.len()),
            source,
        );
        let record = OriginalRecord::new(original).map(Arc::new);
        let incoming = Incoming::all([draft]).unwrap().remove(0);
        let arrivals = library.add(&[incoming.with_original(record)], NOW);
        arrivals.unwrap()[0].id()
    }

    fn count(library: &Library) -> i64 {
        let sql = "SELECT count(*) FROM original";
        library
            .connection
            .query_row(sql, [], |row| row.get(0))
            .unwrap()
    }

    #[test]
    fn an_original_is_kept_once_and_comes_back_byte_for_byte() {
        let mut library = Library::in_memory().unwrap();
        let feed = original("https://example.org/feed", &"خبر ".repeat(1000));
        let (first, second) = (add(&mut library, 1, &feed), add(&mut library, 2, &feed));
        assert_eq!(count(&library), 1);
        let ids = library.originals_of(&[first, second]).unwrap();
        assert_eq!(library.original(ids[0]).unwrap(), Some(feed.clone()));
        let facts = library.original_of(first).unwrap().unwrap();
        assert_eq!(facts.source, feed.source);
        assert_eq!(facts.length, 7000);
        // printf 'خبر %.0s' {1..1000} | sha256sum
        let sha256 = "57ac927fd4c39c0f25ad07d8881221bc3c24301fbcce7c07cbff75791ced0369";
        assert_eq!(facts.sha256, sha256);
        // It takes less than half of its text.
        let stored: i64 = library
            .connection
            .query_row("SELECT length(bytes) FROM original", [], |row| row.get(0))
            .unwrap();
        assert!(stored < 3500);
    }

    #[test]
    fn an_original_that_no_article_has_is_dropped() {
        let mut library = Library::in_memory().unwrap();
        let id = add(&mut library, 1, &original("https://example.org/1", "أول"));
        add(
            &mut library,
            1,
            &original("https://example.org/1", "أول وأطول"),
        );
        assert_eq!(count(&library), 1, "another text has another original");
        library.remove(&[id], NOW).unwrap();
        assert_eq!(count(&library), 1, "it can be restored");
        library.restore(&[id]).unwrap();
        assert!(library.original_of(id).unwrap().is_some());
        library.remove(&[id], NOW).unwrap();
        library.purge(NOW + removal::RESTORABLE).unwrap();
        assert_eq!(count(&library), 0);
    }

    #[test]
    fn an_article_that_says_the_same_from_elsewhere_has_not_its_original() {
        let mut library = Library::in_memory().unwrap();
        let source = Source::file("/خبر.md".into());
        let draft = markdown::parse("# خبر 1\n\nنص 6", source);
        let file = library.add(&Incoming::all([draft]).unwrap(), NOW).unwrap()[0].id();
        let same = original("https://example.org/1", "أول");
        assert_eq!(add(&mut library, 1, &same), file);
        assert_eq!(library.original_of(file).unwrap(), None);
    }

    #[test]
    fn an_article_that_is_read_anew_stays_the_one_it_is() {
        let mut library = Library::in_memory().unwrap();
        let page = original("https://example.org/1", "أول");
        let id = add(&mut library, 1, &page);
        let kept = library.original_of(id).unwrap().unwrap();
        assert_eq!(library.articles_of_original(kept.id).unwrap(), [id]);
        let before = library.article(id).unwrap().unwrap();
        let renew = |library: &mut Library, text: &str| {
            let draft = markdown::parse(text, Source::standard_input());
            let incoming = Incoming::all([draft]).unwrap().remove(0);
            library.renew(vec![(id, incoming)], NOW).unwrap();
            library.article(id).unwrap().unwrap()
        };
        let renewed = renew(&mut library, "# خبر مصحح\n\nنص صحيح");
        assert_eq!(renewed.key(), before.key());
        assert_eq!(renewed.metadata.title, "خبر مصحح");
        let history = library.history(id).unwrap();
        assert_eq!(history.len(), 1);
        assert_eq!(history[0].body, before.body);
        // Another form of the same text is no other text.
        let listed = renew(&mut library, "# خبر مصحح\n\n- نص صحيح");
        assert_eq!(listed.body.text, renewed.body.text);
        assert_ne!(listed.body.blocks, renewed.body.blocks);
        assert_eq!(library.history(id).unwrap().len(), 1);
        assert_eq!(library.original_of(id).unwrap(), Some(kept));
        assert_eq!(library.count().unwrap(), 1);
        assert!(
            library
                .articles_of_original(OriginalId(99))
                .unwrap()
                .is_empty()
        );
    }
}
