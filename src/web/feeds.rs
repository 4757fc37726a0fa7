//! Feeds asked for what is new.

use std::sync::Arc;

use jiff::SignedDuration;

use super::arrived::Arrived;
use super::asked::AskedFeed;
use super::known::KnownItems;
use super::network::{Network, input, original};
use super::summaries::{self, Summaries};
use crate::article::{Source, Warning};
use crate::fetch::{
    self, Client, Extent, FetchRequest, FetchResponse, FetchedDocument, Reach, Validators,
};
use crate::library::{Feed, FeedFault, FeedOutcome, FeedValidators};
use crate::limits;
use crate::notice::FetchFault;
use crate::sources::{self, Input, Parsed, decode};

impl Network {
    /// Asks feeds for what is new, many hosts at once, and hands over what came of each as soon as it is there; of one
    /// whose articles are fetched from their pages, when the pages of those that are not `known` are there.
    /// Returns when all have answered, or the network is cancelled: those that were not asked are left out.
    ///
    /// # Errors
    ///
    /// Where nothing can be fetched at all.
    pub fn ask_feeds(
        &self,
        feeds: &[Feed],
        known: &KnownItems,
        mut on_done: impl FnMut(&Feed, AskedFeed),
    ) -> Result<(), FetchFault> {
        let client = self.client()?;
        let requests: Vec<FetchRequest> = feeds.iter().map(request).collect();
        let workers = limits::FETCHED_AT_ONCE;
        let mut summaries = Vec::new();
        fetch::many(&requests, workers, client, |index, response| {
            let feed = &feeds[index];
            match asked(feed, response, client) {
                None => {}
                Some(Answered { asked, linked }) if feed.fetches_pages => {
                    summaries.push(Summaries::new(feed, asked, linked, known));
                }
                Some(Answered { asked, .. }) => on_done(feed, asked),
            }
        });
        summaries::complete(summaries, client, on_done);
        Ok(())
    }
}

/// What came of asking a feed, and where addresses in it may lead.
struct Answered {
    asked: AskedFeed,
    linked: Reach,
}

impl From<AskedFeed> for Answered {
    /// Of a feed that has nothing.
    fn from(asked: AskedFeed) -> Self {
        Self {
            asked,
            linked: Reach::Anywhere,
        }
    }
}

fn request(feed: &Feed) -> FetchRequest {
    FetchRequest {
        address: feed.address.clone(),
        // The reader follows it.
        reach: Reach::Anywhere,
        known: Validators {
            etag: feed.validators.etag.clone(),
            last_modified: feed.validators.last_modified.clone(),
        },
    }
}

/// What came of asking a feed; `None` where nobody waits for it.
fn asked(
    feed: &Feed,
    response: Result<FetchResponse, fetch::Error>,
    client: &Client,
) -> Option<Answered> {
    match response {
        Err(error) => Some(AskedFeed::from(failed(error.fault)?).into()),
        Ok(FetchResponse::NotModified { moved }) => {
            let asked = AskedFeed {
                moved,
                ..FeedOutcome::NotModified.into()
            };
            Some(asked.into())
        }
        Ok(FetchResponse::Document(document)) => match read(feed, &document) {
            Ok(parsed) if parsed.feed.is_none() => Some(of_page(feed, &document, client)?),
            Ok(parsed) => Some(fetched(document, parsed)),
            Err(_) => Some(unreadable().into()),
        },
    }
}

fn failed(fault: FetchFault) -> Option<FeedOutcome> {
    if fault == FetchFault::Cancelled {
        return None;
    }
    let is_gone = fault == FetchFault::Gone;
    let seconds = fault.retry_after();
    let retry_after =
        seconds.map(|it| SignedDuration::from_secs(i64::try_from(it).unwrap_or(i64::MAX)));
    let fault = FeedFault::NotFetched { reason: fault };
    Some(if is_gone {
        FeedOutcome::Gone(fault)
    } else {
        FeedOutcome::Failed { fault, retry_after }
    })
}

fn unreadable() -> AskedFeed {
    FeedOutcome::Failed {
        fault: FeedFault::Unreadable,
        retry_after: None,
    }
    .into()
}

/// Reads a document as that of a feed: the articles are the feed's, wherever it has moved to.
fn read(feed: &Feed, document: &FetchedDocument) -> Result<Parsed, sources::Error> {
    sources::parse(&Input {
        source: Source::web(feed.address.clone()),
        ..input(document, None)
    })
}

fn fetched(document: FetchedDocument, mut parsed: Parsed) -> Answered {
    let linked = document.linked;
    let is_cut_off = document.extent == Extent::CutOff
        || parsed
            .warnings
            .iter()
            .any(|warning| matches!(warning, Warning::CutOff { .. }));
    // What was cut off is to come again.
    let validators = if is_cut_off {
        FeedValidators::default()
    } else {
        FeedValidators {
            etag: document.validators.etag.clone(),
            last_modified: document.validators.last_modified.clone(),
        }
    };
    let title = parsed.feed.take().and_then(|feed| feed.title);
    let moved = document.moved.clone();
    let original = Arc::new(original(document));
    let arrived = |draft| Arrived {
        draft,
        original: Some(Arc::clone(&original)),
    };
    let asked = AskedFeed {
        articles: parsed.into_drafts().into_iter().map(arrived).collect(),
        moved,
        ..FeedOutcome::Fetched { title, validators }.into()
    };
    Answered { asked, linked }
}

/// Asks the feed that a page names, where a page is followed; `None` where nobody waits for it.
fn of_page(feed: &Feed, page: &FetchedDocument, client: &Client) -> Option<Answered> {
    let not_a_feed = || {
        let failed = AskedFeed::from(FeedOutcome::Failed {
            fault: FeedFault::NotAFeed,
            retry_after: None,
        });
        Some(Answered::from(failed))
    };
    let hints = decode::Hints {
        declared: page.charset.as_deref(),
        ..decode::Hints::default()
    };
    let Ok(decoded) = decode::decode(&page.bytes, &hints) else {
        return not_a_feed();
    };
    let named = sources::discover(&decoded.text, Some(&page.address));
    let Some(named) = named.into_iter().next() else {
        return not_a_feed();
    };
    let document = match fetch::get(&FetchRequest::linked(named.address, page), client) {
        Ok(FetchResponse::Document(document)) => document,
        Ok(FetchResponse::NotModified { .. }) => return not_a_feed(),
        Err(error) => return Some(AskedFeed::from(failed(error.fault)?).into()),
    };
    let address = document.address.clone();
    let there = Feed {
        address: address.clone(),
        ..feed.clone()
    };
    match read(&there, &document) {
        Ok(parsed) if parsed.feed.is_some() => {
            let mut answered = fetched(document, parsed);
            answered.asked.moved = Some(address);
            Some(answered)
        }
        Ok(_) => not_a_feed(),
        Err(_) => Some(unreadable().into()),
    }
}
