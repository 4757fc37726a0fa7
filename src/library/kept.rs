//! What the library keeps of an article besides itself, leaving with the article and coming back.

use rusqlite::{OptionalExtension, Row, Transaction, params};

use super::annotation::refile_topics;
use super::error::Result;
use super::highlights;
use super::history::{self, RevisionRecord, Succession};
use super::marks::{READ, STARRED};
use super::{Library, i64_of, metadata, source, usize_of};
use crate::article::{ArticleId, Draft, Kept, TopicChoice};
use crate::sources::plain;

/// What is kept, ready to be written.
#[derive(Debug)]
pub(super) struct KeptRecord {
    kept: Kept,
    /// `None` where the article came without.
    history: Option<Vec<RevisionRecord>>,
}

impl KeptRecord {
    /// `None` where nothing is kept.
    pub(super) fn of(kept: Kept) -> Result<Option<Self>> {
        if kept == Kept::default() {
            return Ok(None);
        }
        let history = kept.history.as_ref().map(|history| {
            let records = history.iter().map(RevisionRecord::of);
            records.collect::<Result<_>>()
        });
        let history = history.transpose()?;
        Ok(Some(Self { kept, history }))
    }

    /// The texts it had before, where it came with them.
    pub(super) fn history(&self) -> Option<&[RevisionRecord]> {
        self.history.as_deref()
    }
}

impl Library {
    /// An article with all that is kept of it, as it can be taken into another library; `None` where it
    /// is not, or no longer, there.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn draft(&self, id: ArticleId) -> Result<Option<Draft>> {
        self.snapshot(|| self.read_draft(id))
    }

    fn read_draft(&self, id: ArticleId) -> Result<Option<Draft>> {
        let Some(article) = self.article(id)? else {
            return Ok(None);
        };
        let row = self
            .connection
            .prepare_cached("SELECT came, marks, position FROM article WHERE id = ?1")?
            .query_row([id.0], |row| {
                let added_at: String = row.get(0)?;
                let position: Option<i64> = row.get(2)?;
                Ok((added_at, row.get::<_, i64>(1)?, position))
            })
            .optional()?;
        let Some((added_at, marks, position)) = row else {
            return Ok(None);
        };
        let position = position.map(usize_of);
        let kept = Kept {
            added_at: added_at.parse().ok(),
            is_read: marks & READ != 0,
            is_starred: marks & STARRED != 0,
            position: position.filter(|byte| article.body.text.is_char_boundary(*byte)),
            choices: self.topic_choices(id)?,
            highlights: self.highlights(id)?,
            history: Some(self.history(id)?),
        };
        Ok(Some(Draft {
            source: article.source.clone(),
            metadata: article.metadata.clone(),
            body: article.body.clone(),
            kept,
        }))
    }

    /// An article whose blocks or earlier texts are damaged, with its text alone, divided as plain text is.
    pub(super) fn text_alone(&self, id: ArticleId) -> Result<Option<Draft>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT origin_kind, origin, item, title, date, source, author, link, language, declared, \
             warnings, text FROM article JOIN body ON body.article = article.id WHERE id = ?1",
        )?;
        let read = |row: &Row<'_>| {
            let text: String = row.get("text")?;
            Ok((source(row)?, metadata(row)?, text))
        };
        let Some((source, metadata, text)) = statement.query_row([id.0], read).optional()? else {
            return Ok(None);
        };
        Ok(Some(Draft {
            metadata,
            ..plain::parse(&text, source)
        }))
    }

    /// The topics that the reader gave an article or took from it, those of their own by name.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn topic_choices(&self, id: ArticleId) -> Result<Vec<TopicChoice>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT topic, wanted FROM topic_choice WHERE article = ?1 ORDER BY topic",
        )?;
        let choices = statement.query_map([id.0], |row| {
            Ok(TopicChoice {
                topic: row.get(0)?,
                wanted: row.get(1)?,
            })
        })?;
        Ok(choices.collect::<rusqlite::Result<_>>()?)
    }
}

/// Joins what came with an article to what is kept of it here, whose own word counts where the two
/// disagree. Doing so twice changes nothing.
pub(super) fn join(
    transaction: &Transaction<'_>,
    id: ArticleId,
    record: &KeptRecord,
    succession: Succession,
) -> Result<()> {
    let KeptRecord { kept, history } = record;
    // That an older text was read, and where it was left, says nothing of the one that is here.
    let is_older = succession == Succession::Older;
    let is_read = kept.is_read && !is_older;
    let position = kept.position.filter(|_| !is_older);
    let marks = if is_read { READ } else { 0 } | if kept.is_starred { STARRED } else { 0 };
    transaction
        .prepare_cached(
            // Without its last letter, a second comes before its parts.
            "UPDATE article SET marks = marks | ?3, position = coalesce(position, ?4), \
             came = CASE WHEN rtrim(?2, 'Z') < rtrim(came, 'Z') THEN ?2 ELSE came END \
             WHERE id = ?1",
        )?
        .execute(params![
            id.0,
            kept.added_at.map(|time| time.to_string()),
            marks,
            position.map(i64_of)
        ])?;
    if let Some(history) = history {
        history::join(transaction, id, history)?;
    }
    highlights::join(transaction, id, &kept.highlights)?;
    // A topic that is none of those known here is one of the reader's own.
    for choice in &kept.choices {
        transaction
            .prepare_cached(
                "INSERT INTO topic_choice (article, topic, wanted) VALUES (?1, ?2, ?3) \
                 ON CONFLICT DO NOTHING",
            )?
            .execute(params![id.0, choice.topic, choice.wanted])?;
    }
    if !kept.choices.is_empty() {
        refile_topics(transaction, id)?;
    }
    Ok(())
}
