//! Articles taken in.

use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use super::Library;
use super::annotation::refile_topics;
use super::error::Result;
use super::history::{self, Succession};
use super::kept::{self, KeptRecord};
use super::mentions::drop_mentions;
use super::originals::{self, OriginalRecord};
use super::record::{self, BodyRecord, digest, topic_set};
use super::removal;
use crate::article::{ArticleId, ArticleKey, Draft, Metadata, Source};
use crate::corrections::Corrections;
use crate::search::{Indexed, Indexer};
use crate::topics::Topic;

/// An article on its way in: all that can be done without the library is done.
#[derive(Debug)]
pub struct Incoming {
    pub(super) key: Option<String>,
    origin: Source,
    metadata: Metadata,
    declared: String,
    warnings: String,
    pub(super) body: BodyRecord,
    pub(super) digest: i64,
    title_words: Indexed,
    text_words: Indexed,
    pub(super) kept: Option<KeptRecord>,
    original: Option<Arc<OriginalRecord>>,
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
        let key = ArticleKey::of(&draft.origin, draft.metadata.url.as_deref());
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
            origin: draft.origin,
            metadata: draft.metadata,
        })
    }

    /// Which item of its source it is.
    pub(super) fn item(&self) -> Option<&str> {
        self.origin.item.as_deref()
    }
}

impl Incoming {
    /// The same with the bytes that it was read from.
    #[must_use]
    pub fn with_original(mut self, original: Option<Arc<OriginalRecord>>) -> Self {
        self.original = original;
        self
    }
}

/// What became of an article that came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// It was not there.
    New(ArticleId),
    /// It was there with another text, which is kept as its history.
    Changed(ArticleId),
    /// It was there.
    Known(ArticleId),
    /// It was removed, and is back with all that is kept of it.
    Restored(ArticleId),
}

impl Arrival {
    /// The article.
    #[must_use]
    pub fn id(self) -> ArticleId {
        match self {
            Self::New(id) | Self::Changed(id) | Self::Known(id) | Self::Restored(id) => id,
        }
    }
}

impl Library {
    /// Takes articles in, all or none; `now` is when they came.
    ///
    /// What comes again, with the link or from the file of an article that is there, or with its very
    /// text, is that article. So is one that was removed and can be restored: it comes back with its marks, its
    /// history and its id.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn add(&mut self, incoming: &[Incoming], now: Timestamp) -> Result<Vec<Arrival>> {
        let corrections = self.corrections.clone();
        let transaction = self.begin()?;
        let arrivals = incoming
            .iter()
            .map(|incoming| add_articles(&transaction, incoming, &corrections, now));
        let arrivals = arrivals.collect::<Result<Vec<_>>>()?;
        transaction.commit()?;
        Ok(arrivals)
    }

    /// Gives articles what was read anew from their originals, all or none; `now` is when that was. Each stays the
    /// article it is, with its key. Another text takes the place of the old one, which is kept as its history.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn renew(&mut self, renewed: Vec<(ArticleId, Incoming)>, now: Timestamp) -> Result<()> {
        let transaction = self.begin()?;
        for (id, incoming) in renewed {
            renew(&transaction, id, incoming, now)?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// Puts in the articles that come with the program, once in the life of a library.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn seed(&mut self, incoming: &[Incoming], now: Timestamp) -> Result<()> {
        let corrections = self.corrections.clone();
        let transaction = self.begin()?;
        let fact = "INSERT OR IGNORE INTO fact (name, value) VALUES ('furnished', '1')";
        let is_first = transaction.execute(fact, [])? > 0;
        if is_first {
            for incoming in incoming {
                add_articles(&transaction, incoming, &corrections, now)?;
            }
        }
        transaction.commit()?;
        Ok(())
    }

    /// Begins a change to what was found in articles, which can be found again.
    pub(super) fn begin_annotating(&mut self) -> Result<Transaction<'_>> {
        if !self.can_be_annotated() {
            self.check_writable()?;
        }
        Ok(self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?)
    }

    /// Begins a change: others wait from here on.
    pub(super) fn begin(&mut self) -> Result<Transaction<'_>> {
        Ok(self
            .writer()?
            .transaction_with_behavior(TransactionBehavior::Immediate)?)
    }
}

pub(super) fn add_articles(
    transaction: &Transaction<'_>,
    incoming: &Incoming,
    corrections: &Corrections,
    now: Timestamp,
) -> Result<Arrival> {
    let restored = removal::restore_same(transaction, incoming, corrections)?;
    let (arrival, succession) = put_in(transaction, incoming, now)?;
    if let Some(record) = &incoming.kept {
        kept::join(transaction, arrival.id(), record, succession)?;
    }
    if let Some(original) = &incoming.original
        && is_known_by(transaction, arrival.id(), incoming)?
    {
        originals::keep(transaction, arrival.id(), original)?;
    }
    // It may have come back with another text.
    Ok(restored.map_or(arrival, Arrival::Restored))
}

/// Puts an article in, where its text is not there already or is known to be older than the one there.
fn put_in(
    transaction: &Transaction<'_>,
    incoming: &Incoming,
    now: Timestamp,
) -> Result<(Arrival, Succession)> {
    let unrelated = Succession::Unrelated;
    let Some((id, has_same_text)) = same_article(transaction, incoming)? else {
        let id = next_id(transaction)?;
        insert(transaction, id, incoming, now)?;
        return Ok((Arrival::New(id), unrelated));
    };
    if has_same_text {
        if describe(transaction, id, incoming)? {
            drop_words(transaction, id)?;
            put_words(transaction, id, incoming)?;
        }
        return Ok((Arrival::Known(id), unrelated));
    }
    let history = incoming.kept.as_ref().and_then(KeptRecord::history);
    let succession = match history {
        Some(texts) => history::succession(transaction, id, &incoming.body.text, texts)?,
        None => unrelated,
    };
    match succession {
        Succession::Older => return Ok((Arrival::Known(id), succession)),
        // Its history holds the text that is here, with the time at which that was replaced.
        Succession::Newer => {}
        Succession::Unrelated => history::keep(transaction, id, now)?,
    }
    replace(transaction, id, incoming)?;
    Ok((Arrival::Changed(id), succession))
}

/// Whether an article has the key of one that came. One from elsewhere may just say the same.
fn is_known_by(transaction: &Transaction<'_>, id: ArticleId, incoming: &Incoming) -> Result<bool> {
    let mut statement =
        transaction.prepare_cached("SELECT 1 FROM article WHERE id = ?1 AND key IS ?2")?;
    Ok(statement.exists(params![id.0, incoming.key])?)
}

/// Gives an article another text, and what is known of it anew.
fn replace(transaction: &Transaction<'_>, id: ArticleId, incoming: &Incoming) -> Result<()> {
    drop_words(transaction, id)?;
    describe(transaction, id, incoming)?;
    replace_body(transaction, id, incoming)?;
    put_words(transaction, id, incoming)
}

/// Gives an article the text, the form and the facts that were read anew from its original; it stays the article it
/// is. Another text takes the place of the old one, which is kept as its history.
fn renew(
    transaction: &Transaction<'_>,
    id: ArticleId,
    mut incoming: Incoming,
    now: Timestamp,
) -> Result<()> {
    let here = transaction
        .prepare_cached(
            "SELECT key, digest = ?2 AND text = ?3 FROM article JOIN body ON body.article = id \
             WHERE id = ?1",
        )?
        .query_row(params![id.0, incoming.digest, incoming.body.text], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    // It may have been removed meanwhile.
    let Some((key, has_same_text)): Option<(_, bool)> = here else {
        return Ok(());
    };
    incoming.key = key;
    if !has_same_text {
        history::keep(transaction, id, now)?;
        return replace(transaction, id, &incoming);
    }
    reshape(transaction, id, &incoming)?;
    if describe(transaction, id, &incoming)? {
        drop_words(transaction, id)?;
        put_words(transaction, id, &incoming)?;
    }
    Ok(())
}

/// Divides the text of an article otherwise, where it is: what is found in it depends on that.
fn reshape(transaction: &Transaction<'_>, id: ArticleId, incoming: &Incoming) -> Result<()> {
    let body = &incoming.body;
    let changed = transaction
        .prepare_cached(
            "UPDATE body SET blocks = ?2, spans = ?3 \
             WHERE article = ?1 AND (blocks, spans) IS NOT (?2, ?3)",
        )?
        .execute(params![id.0, body.blocks, body.spans])?;
    if changed > 0 {
        transaction
            .prepare_cached("UPDATE article SET extractor = 0, fault = NULL WHERE id = ?1")?
            .execute([id.0])?;
    }
    Ok(())
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
fn next_id(transaction: &Transaction<'_>) -> Result<ArticleId> {
    let mut statement = transaction.prepare_cached(
        "SELECT 1 + max((SELECT coalesce(max(id), 0) FROM article), \
         (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'removed'))",
    )?;
    Ok(ArticleId(statement.query_row([], |row| row.get(0))?))
}

/// Puts an article in under an id, with the index of its words.
pub(super) fn insert(
    transaction: &Transaction<'_>,
    id: ArticleId,
    incoming: &Incoming,
    now: Timestamp,
) -> Result<()> {
    let origin = &incoming.origin;
    let metadata = &incoming.metadata;
    let row = params![
        incoming.key,
        origin.kind.id(),
        origin.locator,
        origin.item,
        metadata.url,
        metadata.title,
        metadata.date.map(|date| date.to_string()),
        metadata.source,
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
    put_words(transaction, id, incoming)
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
        metadata.source,
        record::authors(&metadata.authors),
        metadata.language.as_str(),
        incoming.declared,
        declared_topics(metadata),
        incoming.key,
    ];
    transaction
        .prepare_cached("UPDATE article SET warnings = ?2 WHERE id = ?1 AND warnings <> ?2")?
        .execute(params![id.0, incoming.warnings])?;
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

/// Gives an article another text. It is as good as unread; what was found in the old text is kept
/// until the new one was looked at.
fn replace_body(transaction: &Transaction<'_>, id: ArticleId, incoming: &Incoming) -> Result<()> {
    let body = &incoming.body;
    transaction
        .prepare_cached(
            "UPDATE body SET text = ?2, blocks = ?3, spans = ?4, found = NULL WHERE article = ?1",
        )?
        .execute(params![id.0, body.text, body.blocks, body.spans])?;
    drop_mentions(transaction, id)?;
    transaction
        .prepare_cached(
            "UPDATE article SET digest = ?2, extractor = 0, fault = NULL, position = NULL, \
             marks = marks & ~1 \
             WHERE id = ?1",
        )?
        .execute(params![id.0, incoming.digest])?;
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

fn put_words(transaction: &Transaction<'_>, id: ArticleId, incoming: &Incoming) -> Result<()> {
    let (title, text) = (&incoming.title_words, &incoming.text_words);
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
    Ok(())
}

pub(super) fn drop_words(transaction: &Transaction<'_>, id: ArticleId) -> Result<()> {
    transaction
        .prepare_cached("DELETE FROM search WHERE rowid = ?1")?
        .execute([id.0])?;
    Ok(())
}
