//! Feeds asked for what is new.

use std::sync::Arc;

use jiff::SignedDuration;

use super::arrived::Arrived;
use super::asked::Asked;
use super::known::KnownItems;
use super::network::{Network, input, original};
use super::summaries::{self, Summaries};
use crate::article::{Source, Warning};
use crate::fetch::{self, Client, Document, Extent, Reach, Request, Response, Validators};
use crate::library::{Feed, FeedFault, FeedValidators, Outcome};
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
        mut on_done: impl FnMut(&Feed, Asked),
    ) -> Result<(), FetchFault> {
        let client = self.client()?;
        let requests: Vec<Request> = feeds.iter().map(request).collect();
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
    asked: Asked,
    linked: Reach,
}

impl From<Asked> for Answered {
    /// Of a feed that has nothing.
    fn from(asked: Asked) -> Self {
        Self {
            asked,
            linked: Reach::Anywhere,
        }
    }
}

fn request(feed: &Feed) -> Request {
    Request {
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
    response: Result<Response, fetch::Error>,
    client: &Client,
) -> Option<Answered> {
    match response {
        Err(error) => Some(Asked::from(failed(error.fault)?).into()),
        Ok(Response::NotModified { moved }) => {
            let asked = Asked {
                moved,
                ..Outcome::NotModified.into()
            };
            Some(asked.into())
        }
        Ok(Response::Document(document)) => match read(feed, &document) {
            Ok(parsed) if parsed.feed.is_none() => Some(of_page(feed, &document, client)?),
            Ok(parsed) => Some(fetched(document, parsed)),
            Err(_) => Some(unreadable().into()),
        },
    }
}

fn failed(fault: FetchFault) -> Option<Outcome> {
    if fault == FetchFault::Cancelled {
        return None;
    }
    let is_gone = fault == FetchFault::Gone;
    let seconds = fault.retry_after();
    let retry_after =
        seconds.map(|it| SignedDuration::from_secs(i64::try_from(it).unwrap_or(i64::MAX)));
    let fault = FeedFault::NotFetched { reason: fault };
    Some(if is_gone {
        Outcome::Gone(fault)
    } else {
        Outcome::Failed { fault, retry_after }
    })
}

fn unreadable() -> Asked {
    Outcome::Failed {
        fault: FeedFault::Unreadable,
        retry_after: None,
    }
    .into()
}

/// Reads a document as that of a feed: the articles are the feed's, wherever it has moved to.
fn read(feed: &Feed, document: &Document) -> Result<Parsed, sources::Error> {
    sources::parse(&Input {
        source: Source::web(feed.address.clone()),
        ..input(document, None)
    })
}

fn fetched(document: Document, mut parsed: Parsed) -> Answered {
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
    let asked = Asked {
        articles: parsed.into_drafts().into_iter().map(arrived).collect(),
        moved,
        ..Outcome::Fetched { title, validators }.into()
    };
    Answered { asked, linked }
}

/// Asks the feed that a page names, where a page is followed; `None` where nobody waits for it.
fn of_page(feed: &Feed, page: &Document, client: &Client) -> Option<Answered> {
    let not_a_feed = || {
        let failed = Asked::from(Outcome::Failed {
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
    let document = match fetch::get(&Request::linked(named.address, page), client) {
        Ok(Response::Document(document)) => document,
        Ok(Response::NotModified { .. }) => return not_a_feed(),
        Err(error) => return Some(Asked::from(failed(error.fault)?).into()),
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
