//! Feeds on their way into the library: which are asked, and what came of asking one, kept in batches. `qari fetch` and
//! the reader have it in common.

use jiff::{SignedDuration, Timestamp};

use crate::app::FeedsAsked;
use crate::article::KeptOriginals;
use crate::library::{Arrival, Feed, FeedId, FeedOutcome, Incoming, Library, Result, Taken};
use crate::runtime::intake;
use crate::web::{AskedFeed, KnownItems};

/// Feeds that are to be asked.
#[derive(Debug, Default)]
pub struct FeedsToAsk {
    /// The feeds.
    pub feeds: Vec<Feed>,
    /// The items of them that are known.
    pub known: KnownItems,
    /// Whether there is no feed at all.
    pub none_followed: bool,
}

/// Articles that are taken in at once: whoever asks the library something meanwhile waits for no more.
const TAKEN_AT_ONCE: usize = 100;

/// A batch of what came of asking a feed.
#[derive(Debug)]
pub struct FeedBatch {
    feed: FeedId,
    content: BatchContent,
}

#[derive(Debug)]
enum BatchContent {
    Items(Vec<Incoming>),
    /// What is remembered of the feed, once all its items are in.
    Outcome {
        known: Vec<String>,
        outcome: FeedOutcome,
        moved: Option<String>,
    },
}

/// The feeds that are to be asked at `now`; none that are gone for good.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn feeds_to_ask(library: &Library, which: FeedsAsked, now: Timestamp) -> Result<Vec<Feed>> {
    let mut feeds = match which {
        FeedsAsked::Due => library.due_feeds(now)?,
        FeedsAsked::All => library.feeds()?,
    };
    feeds.retain(|feed| !feed.schedule.is_gone);
    Ok(feeds)
}

/// The items that the library has of those feeds whose articles are fetched from their pages.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn known_items(library: &Library, feeds: &[Feed]) -> Result<KnownItems> {
    let mut known = KnownItems::default();
    for feed in feeds.iter().filter(|feed| feed.fetches_pages) {
        known.add(feed.id, library.items_of(feed.id)?);
    }
    Ok(known)
}

/// What came of asking a feed, in the batches in which it is kept; in their order, and none after one that could not be.
///
/// # Errors
///
/// Where an article cannot be written down.
pub fn batches(feed: FeedId, asked: AskedFeed, originals: KeptOriginals) -> Result<Vec<FeedBatch>> {
    let mut items = intake::incoming(asked.articles, originals)?.into_iter();
    let mut batches = Vec::new();
    loop {
        let some: Vec<Incoming> = items.by_ref().take(TAKEN_AT_ONCE).collect();
        if some.is_empty() {
            break;
        }
        let content = BatchContent::Items(some);
        batches.push(FeedBatch { feed, content });
    }
    let content = BatchContent::Outcome {
        known: asked.known,
        outcome: asked.outcome,
        moved: asked.moved,
    };
    batches.push(FeedBatch { feed, content });
    Ok(batches)
}

/// Keeps a batch; a feed that answered is asked again after `interval`. Returns what became of the articles in it.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn keep(
    library: &mut Library,
    FeedBatch { feed, content }: FeedBatch,
    interval: SignedDuration,
) -> Result<Vec<Arrival>> {
    let now = Timestamp::now();
    match content {
        BatchContent::Items(items) => {
            let taken = library.take_items(feed, &items, now)?.into_iter();
            Ok(taken.filter_map(Taken::arrival).collect())
        }
        BatchContent::Outcome {
            known,
            outcome,
            moved,
        } => {
            library.see_items(feed, &known, now)?;
            library.record_outcome(feed, &outcome, now, interval)?;
            if let Some(address) = moved {
                library.move_feed(feed, &address)?;
            }
            library.prune_feed(feed, now)?;
            Ok(Vec::new())
        }
    }
}
