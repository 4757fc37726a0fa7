//! Articles taken in.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use super::change::LibraryChange;
use super::error::Result;
use super::history::{self, Succession};
use super::incoming::{Incoming, insert, next_id, refresh, replace, same_article};
use super::kept::{self, KeptRecord};
use super::{Library, originals, removal};
use crate::article::ArticleId;
use crate::corrections::Corrections;

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

/// What became of an article that comes by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is an article of the library.
    Arrived(Arrival),
    /// It was removed, by the reader or since it was too old, and does not come again.
    Removed,
}

impl Taken {
    /// What became of it in the library.
    #[must_use]
    pub fn arrival(self) -> Option<Arrival> {
        match self {
            Self::Arrived(arrival) => Some(arrival),
            Self::Removed => None,
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

    /// Takes in articles that come by themselves, all or none: the same without those that were removed. They are known
    /// by their link or file for as long as they could be restored.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn add_unless_removed(
        &mut self,
        incoming: &[Incoming],
        now: Timestamp,
    ) -> Result<Vec<Taken>> {
        let corrections = self.corrections.clone();
        let transaction = self.begin()?;
        let taken = incoming.iter().map(|incoming| {
            if removal::with_key(&transaction, incoming)?.is_some() {
                return Ok(Taken::Removed);
            }
            let arrival = add_articles(&transaction, incoming, &corrections, now)?;
            Ok(Taken::Arrived(arrival))
        });
        let taken = taken.collect::<Result<Vec<_>>>()?;
        transaction.commit()?;
        Ok(taken)
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
    pub(super) fn begin(&mut self) -> Result<LibraryChange<'_>> {
        self.writer()?;
        LibraryChange::begin(&self.connection, &self.memory.names_put_in)
    }
}

pub(super) fn add_articles(
    transaction: &LibraryChange<'_>,
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
    transaction: &LibraryChange<'_>,
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
        refresh(transaction, id, incoming)?;
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

/// Gives an article the text, the form and the facts that were read anew from its original; it stays the article it
/// is. Another text takes the place of the old one, which is kept as its history.
fn renew(
    transaction: &LibraryChange<'_>,
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
    refresh(transaction, id, &incoming)
}
