//! An article on its way into the library, and the rows that are written of it.

use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction, params};

use super::annotation::refile_topics;
use super::change::LibraryChange;
use super::error::Result;
use super::highlights;
use super::kept::KeptRecord;
use super::marks::READ;
use super::mentions::drop_mentions;
use super::originals::OriginalRecord;
use super::record::{self, BodyRecord, digest, topic_set};
use super::words::{drop_names, put_names};
use crate::article::{ArticleId, ArticleKey, Draft, Metadata, Source};
use crate::search::{Indexed, Indexer, names};
use crate::topics::Topic;

/// An article on its way in: all that can be done without the library is done.
#[derive(Debug)]
pub struct Incoming {
    pub(super) key: Option<String>,
    source: Source,
    metadata: Metadata,
    declared: String,
    warnings: String,
    pub(super) body: BodyRecord,
    pub(super) digest: i64,
    title_words: Indexed,
    text_words: Indexed,
    pub(super) kept: Option<KeptRecord>,
    pub(super) original: Option<Arc<OriginalRecord>>,
}

impl Incoming {
    /// Makes several articles ready.
    ///
    /// # Errors
    ///
    /// Where one cannot be written down.
    pub fn all(drafts: impl IntoIterator<Item = Draft>) -> Result<Vec<Self>> {
        let mut indexer = Indexer::new();
        let drafts = drafts.into_iter();
        drafts.map(|draft| Self::new(draft, &mut indexer)).collect()
    }

    /// Makes an article ready: its words are indexed, which takes time in proportion to its length.
    ///
    /// # Errors
    ///
    /// Where it cannot be written down.
    pub fn new(draft: Draft, indexer: &mut Indexer) -> Result<Self> {
        let language = &draft.metadata.language;
        let key = ArticleKey::of(&draft.source, draft.metadata.url.as_deref());
        Ok(Self {
            key: key.is_unique().then(|| key.to_string()),
            declared: serde_json::to_string(&draft.metadata.topics)?,
            warnings: serde_json::to_string(&draft.metadata.warnings)?,
            digest: digest(&draft.body.text),
            title_words: indexer.index(&draft.metadata.title, language),
            text_words: indexer.index(&draft.body.text, language),
            body: BodyRecord::of(draft.body)?,
            kept: KeptRecord::of(draft.kept)?,
            original: None,
            source: draft.source,
            metadata: draft.metadata,
        })
    }

    /// Puts the words of the article into the index.
    pub(super) fn put_words(&self, transaction: &LibraryChange<'_>, id: ArticleId) -> Result<()> {
        put_words(transaction, id, &self.title_words, &self.text_words)
    }

    /// Which item of its source it is.
    pub(super) fn item(&self) -> Option<&str> {
        self.source.item.as_deref()
    }

    /// The same with the bytes that it was read from.
    #[must_use]
    pub fn with_original(mut self, original: Option<Arc<OriginalRecord>>) -> Self {
        self.original = original;
        self
    }
}

/// The article that is there already, and whether it has the very text.
pub(super) fn same_article(
    transaction: &Transaction<'_>,
    incoming: &Incoming,
) -> Result<Option<(ArticleId, bool)>> {
    let same_key = transaction
        .prepare_cached(
            "SELECT id, digest = ?2 AND text = ?3 FROM article JOIN body ON body.article = id \
             WHERE key = ?1",
        )?
        .query_row(
            params![incoming.key, incoming.digest, incoming.body.text],
            |row| Ok((ArticleId(row.get(0)?), row.get(1)?)),
        )
        .optional()?;
    if same_key.is_some() {
        return Ok(same_key);
    }
    let same_text = transaction
        .prepare_cached(
            "SELECT id FROM article JOIN body ON body.article = id \
             WHERE digest = ?1 AND text = ?2 ORDER BY id LIMIT 1",
        )?
        .query_row(params![incoming.digest, incoming.body.text], |row| {
            Ok((ArticleId(row.get(0)?), true))
        })
        .optional()?;
    Ok(same_text)
}

/// An id that no article has or had.
pub(super) fn next_id(transaction: &Transaction<'_>) -> Result<ArticleId> {
    let mut statement = transaction.prepare_cached(
        "SELECT 1 + max((SELECT coalesce(max(id), 0) FROM article), \
         (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'removed'))",
    )?;
    Ok(ArticleId(statement.query_row([], |row| row.get(0))?))
}

/// Puts an article in under an id, with the index of its words.
pub(super) fn insert(
    transaction: &LibraryChange<'_>,
    id: ArticleId,
    incoming: &Incoming,
    now: Timestamp,
) -> Result<()> {
    let source = &incoming.source;
    let metadata = &incoming.metadata;
    let row = params![
        incoming.key,
        source.kind.id(),
        source.locator,
        source.item,
        metadata.url,
        metadata.title,
        metadata.date.map(|date| date.to_string()),
        metadata.publisher,
        record::authors(&metadata.authors),
        metadata.language.as_str(),
        incoming.declared,
        now.to_string(),
        incoming.digest,
        declared_topics(metadata),
        incoming.warnings,
        id.0,
    ];
    transaction
        .prepare_cached(
            "INSERT INTO article (key, origin_kind, origin, item, link, title, date, source, author, \
             language, declared, came, digest, topics, warnings, id) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        )?
        .execute(row)?;
    let body = &incoming.body;
    transaction
        .prepare_cached("INSERT INTO body (article, text, blocks, spans) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![id.0, body.text, body.blocks, body.spans])?;
    incoming.put_words(transaction, id)
}

/// Gives an article another text, and what is known of it anew.
pub(super) fn replace(
    transaction: &LibraryChange<'_>,
    id: ArticleId,
    incoming: &Incoming,
) -> Result<()> {
    forget_words(transaction, id)?;
    describe(transaction, id, incoming)?;
    replace_body(transaction, id, incoming)?;
    incoming.put_words(transaction, id)
}

/// Writes the form of an article and what is known of it anew, where it has the text and the key of one that came.
pub(super) fn refresh(
    transaction: &LibraryChange<'_>,
    id: ArticleId,
    incoming: &Incoming,
) -> Result<()> {
    reshape(transaction, id, incoming)?;
    let title: String = transaction
        .prepare_cached("SELECT title FROM article WHERE id = ?1")?
        .query_row([id.0], |row| row.get(0))?;
    if !describe(transaction, id, incoming)? {
        return Ok(());
    }
    drop_words(transaction, id)?;
    drop_names(transaction, names(&title).iter())?;
    incoming.put_words(transaction, id)?;
    // They are indexed in the language of the article.
    highlights::index_notes(transaction, id)
}

/// Divides the text of an article otherwise, where it is: what is found in it depends on that.
fn reshape(transaction: &Transaction<'_>, id: ArticleId, incoming: &Incoming) -> Result<()> {
    let body = &incoming.body;
    let changed = transaction
        .prepare_cached(
            "UPDATE body SET blocks = ?2, spans = ?3 \
             WHERE article = (SELECT id FROM article WHERE id = ?1 AND key IS ?4) \
             AND (blocks, spans) IS NOT (?2, ?3)",
        )?
        .execute(params![id.0, body.blocks, body.spans, incoming.key])?;
    if changed > 0 {
        transaction
            .prepare_cached("UPDATE article SET extractor = 0, fault = NULL WHERE id = ?1")?
            .execute([id.0])?;
    }
    Ok(())
}

/// Writes what is known of an article anew, where it is known otherwise than before: what is found
/// in it depends on that. Returns whether it was.
fn describe(transaction: &Transaction<'_>, id: ArticleId, incoming: &Incoming) -> Result<bool> {
    let metadata = &incoming.metadata;
    let row = params![
        id.0,
        metadata.url,
        metadata.title,
        metadata.date.map(|date| date.to_string()),
        metadata.publisher,
        record::authors(&metadata.authors),
        metadata.language.as_str(),
        incoming.declared,
        declared_topics(metadata),
        incoming.key,
    ];
    transaction
        .prepare_cached(
            "UPDATE article SET warnings = ?2 WHERE id = ?1 AND key IS ?3 AND warnings <> ?2",
        )?
        .execute(params![id.0, incoming.warnings, incoming.key])?;
    let changed = transaction
        .prepare_cached(
            "UPDATE article SET link = ?2, title = ?3, date = ?4, source = ?5, author = ?6, \
             language = ?7, declared = ?8, topics = ?9, scores = '[]', extractor = 0, \
             fault = NULL \
             WHERE id = ?1 AND key IS ?10 AND \
             (link, title, date, source, author, language, declared) \
             IS NOT (?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(row)?;
    if changed > 0 {
        // What the reader said of its topics holds on.
        refile_topics(transaction, id)?;
    }
    Ok(changed > 0)
}

/// Gives an article another text. It is as good as unread, and what was found in the old text is forgotten.
fn replace_body(transaction: &Transaction<'_>, id: ArticleId, incoming: &Incoming) -> Result<()> {
    let body = &incoming.body;
    transaction
        .prepare_cached(
            "UPDATE body SET text = ?2, blocks = ?3, spans = ?4, found = NULL WHERE article = ?1",
        )?
        .execute(params![id.0, body.text, body.blocks, body.spans])?;
    drop_mentions(transaction, id)?;
    highlights::anchor_anew(transaction, id, &body.text)?;
    transaction
        .prepare_cached(
            "UPDATE article SET digest = ?2, extractor = 0, fault = NULL, position = NULL, \
             marks = marks & ~?3 \
             WHERE id = ?1",
        )?
        .execute(params![id.0, incoming.digest, READ])?;
    Ok(())
}

fn declared_topics(metadata: &Metadata) -> i64 {
    topic_set(
        metadata
            .topics
            .iter()
            .flat_map(|label| Topic::of_label(label)),
    )
}

pub(super) fn put_words(
    transaction: &LibraryChange<'_>,
    id: ArticleId,
    title: &Indexed,
    text: &Indexed,
) -> Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO search (rowid, title, text, title_stems, text_stems) \
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            id.0,
            title.words,
            text.words,
            title.stems,
            text.stems
        ])?;
    put_names(transaction, title.names.iter().chain(&text.names))
}

/// Takes the words of an article out of the index, and those that no other article has out of what may be a name.
pub(super) fn forget_words(transaction: &LibraryChange<'_>, id: ArticleId) -> Result<()> {
    let words: Option<(String, String)> = transaction
        .prepare_cached(
            "SELECT title, text FROM article JOIN body ON body.article = id WHERE id = ?1",
        )?
        .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    drop_words(transaction, id)?;
    if let Some((title, text)) = words {
        drop_names(transaction, names(&title).iter().chain(&names(&text)))?;
    }
    Ok(())
}

pub(super) fn drop_words(transaction: &Transaction<'_>, id: ArticleId) -> Result<()> {
    transaction
        .prepare_cached("DELETE FROM search WHERE rowid = ?1")?
        .execute([id.0])?;
    Ok(())
}
