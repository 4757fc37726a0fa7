//! Feeds that have summaries only: their articles, each fetched from its own page. One whose page cannot be fetched for
//! now, or stands behind the first [`limits::PAGES_OF_FEED`], is a summary until that page is fetched.

use std::sync::Arc;

use super::arrived::take_facts;
use super::asked::AskedFeed;
use super::known::KnownItems;
use super::network;
use crate::article::{Draft, Warning};
use crate::fetch::{self, Client, FetchRequest, FetchResponse, Reach, Validators};
use crate::library::{Feed, FeedOutcome, FeedValidators};
use crate::limits;

/// A feed that was asked, whose articles are to be fetched from their pages.
pub(super) struct Summaries<'f> {
    feed: &'f Feed,
    asked: AskedFeed,
    /// Where addresses in it may lead.
    reach: Reach,
}

impl<'f> Summaries<'f> {
    /// What came of asking a feed, without the articles that are known: they have the text of their page, or there is
    /// none to be had.
    pub(super) fn new(
        feed: &'f Feed,
        mut asked: AskedFeed,
        reach: Reach,
        known: &KnownItems,
    ) -> Self {
        let articles = std::mem::take(&mut asked.articles);
        for article in articles {
            match article.draft.source.item {
                Some(item) if known.has(feed.id, &item) => asked.known.push(item),
                _ => asked.articles.push(article),
            }
        }
        Self { feed, asked, reach }
    }
}

/// Fetches the pages of articles, many hosts at once, and hands over each feed with what its pages have. A page that
/// cannot be fetched, or has less than the feed, leaves what the feed has. Where nobody waits any more nothing is
/// handed over: the feeds are asked again.
pub(super) fn complete(
    mut feeds: Vec<Summaries<'_>>,
    client: &Client,
    mut on_done: impl FnMut(&Feed, AskedFeed),
) {
    let mut requests = Vec::new();
    let mut places = Vec::new();
    let mut summaries = Vec::new();
    for (at, Summaries { asked, reach, .. }) in feeds.iter().enumerate() {
        let pages = asked.articles.iter().enumerate().filter_map(|(index, it)| {
            let address = it.draft.metadata.url.clone()?;
            Some((index, address))
        });
        for (number, (index, address)) in pages.enumerate() {
            if number >= limits::PAGES_OF_FEED {
                summaries.push((at, index));
                continue;
            }
            requests.push(FetchRequest {
                address,
                reach: *reach,
                known: Validators::default(),
            });
            places.push((at, index));
        }
    }
    let workers = limits::FETCHED_AT_ONCE;
    fetch::many(&requests, workers, client, |request, response| {
        let (at, index) = places[request];
        match response {
            Ok(FetchResponse::Document(document)) => {
                let article = &mut feeds[at].asked.articles[index];
                if let Some(page) = network::article(&document)
                    && has_more(&page, &article.draft)
                {
                    article.draft.body = page.body;
                    take_facts(&mut article.draft.metadata, page.metadata);
                    // Read again, the feed would have its summary only.
                    article.original = Some(Arc::new(network::original(document)));
                }
            }
            Ok(FetchResponse::NotModified { .. }) => {}
            Err(error) => {
                if error.fault.is_temporary() {
                    summaries.push((at, index));
                }
            }
        }
    });
    if client.is_cancelled() {
        return;
    }
    for (at, index) in summaries {
        let asked = &mut feeds[at].asked;
        let warnings = &mut asked.articles[index].draft.metadata.warnings;
        warnings.push(Warning::Summary);
        // The feed is to come again with them, also where it has not changed.
        if let FeedOutcome::Fetched { validators, .. } = &mut asked.outcome {
            *validators = FeedValidators::default();
        }
    }
    for Summaries { feed, asked, .. } in feeds {
        on_done(feed, asked);
    }
}

/// Whether a page has the article that a feed has a summary of, and more of it.
fn has_more(page: &Draft, summary: &Draft) -> bool {
    let is_other = page.metadata.warnings.iter().any(|warning| {
        matches!(
            warning,
            Warning::NoArticleFound | Warning::Consent | Warning::Paywall
        )
    });
    !is_other && page.body.text.len() > summary.body.text.len()
}
