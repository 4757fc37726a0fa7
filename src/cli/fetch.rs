//! `qari fetch`: fetches new articles from the feeds.

use std::process::ExitCode;

use jiff::{SignedDuration, Timestamp};

use crate::app::FeedsAsked;
use crate::article::KeptOriginals;
use crate::cli::arguments::{FetchArguments, FilePlaces};
use crate::cli::batch::{Batch, IntakeTally};
use crate::cli::error::{Error, NOT_FOUND, UNUSABLE, print, report};
use crate::cli::progress::ProgressLine;
use crate::cli::settings;
use crate::i18n::Locale;
use crate::library::{Feed, FeedOutcome, Library};
use crate::messages;
use crate::runtime::feeding;
use crate::web::{AskedFeed, ReadOptions};

pub(super) fn run(
    arguments: &FetchArguments,
    places: &FilePlaces,
    locale: Locale,
) -> Result<ExitCode, Error> {
    let mut batch = Batch::begin(places, locale)?;
    let Some(feeds) = chosen(arguments, &batch.library, locale)? else {
        return Ok(ExitCode::from(NOT_FOUND));
    };
    if feeds.is_empty() {
        print(&nothing_to_fetch(&batch.library, locale)?, locale)?;
        return Ok(ExitCode::SUCCESS);
    }
    let (tally, failing) = ask(&mut batch, &feeds)?;
    let mut summary = tally.summary(locale);
    if failing > 0 {
        summary.push_str(&locale.text("list-separator"));
        summary.push_str(&locale.count("fetched-failing", failing));
    }
    print(&summary, locale)?;
    if !arguments.no_entities && !batch.stop.is_asked() {
        batch.annotate()?;
    }
    batch.end()?;
    Ok(ExitCode::from(if failing > 0 { UNUSABLE } else { 0 }))
}

/// Why there is nothing to fetch: there are no feeds, or none is due.
fn nothing_to_fetch(library: &Library, locale: Locale) -> Result<String, Error> {
    let message = match library.feeds()?.is_empty() {
        true => locale.format("feeds-none", &[("command", messages::FEED_ADD.into())]),
        false => locale.format("fetch-none-due", &[("option", "--all".into())]),
    };
    Ok(message)
}

/// The feeds to fetch: the named ones, else all or those that are due. `None`, after a report, if a name matches none.
fn chosen(
    arguments: &FetchArguments,
    library: &Library,
    locale: Locale,
) -> Result<Option<Vec<Feed>>, Error> {
    if arguments.feeds.is_empty() {
        let which = match arguments.all {
            true => FeedsAsked::All,
            false => FeedsAsked::Due,
        };
        let feeds = feeding::feeds_to_ask(library, which, Timestamp::now())?;
        return Ok(Some(feeds));
    }
    let mut feeds: Vec<Feed> = Vec::new();
    for name in &arguments.feeds {
        let called = library.feeds_called(name)?;
        if called.is_empty() {
            report(
                &locale.format("feed-unknown", &[("name", name.into())]),
                locale,
            );
            return Ok(None);
        }
        let new = called
            .into_iter()
            .filter(|feed| feeds.iter().all(|it| it.id != feed.id));
        feeds.extend(new.collect::<Vec<_>>());
    }
    Ok(Some(feeds))
}

/// Fetches feeds and adds their articles. Returns counts of the articles, and how many feeds failed.
pub(super) fn ask(batch: &mut Batch, feeds: &[Feed]) -> Result<(IntakeTally, usize), Error> {
    let Batch {
        library,
        stop,
        locale,
    } = batch;
    let locale = *locale;
    let mut tally = IntakeTally::default();
    let mut failing = 0;
    let mut done = 0;
    let mut fault = None;
    let mut progress = ProgressLine::new(locale.text("progress-fetching"), feeds.len(), locale);
    let (config, _) = settings::config();
    let ReadOptions {
        network, originals, ..
    } = ReadOptions::new(&config, None);
    let interval = config.feeds().interval();
    let network = {
        let stop = stop.clone();
        network.until(move || stop.is_asked())
    };
    let known = feeding::known_items(library, feeds)?;
    let result = network.ask_feeds(feeds, &known, |feed, asked| {
        if let FeedOutcome::Failed { fault, .. } | FeedOutcome::Gone(fault) = &asked.outcome {
            failing += 1;
            progress.clear();
            let reason = messages::feed_fault(fault, locale);
            report(&messages::labelled(locale, feed.label(), reason), locale);
        }
        if let Err(error) = keep(library, feed, asked, originals, interval, &mut tally) {
            fault.get_or_insert(error);
        }
        done += 1;
        progress.show(done);
    });
    drop(progress);
    if let Err(fault) = result {
        return Err(Error::Network(fault));
    }
    match fault {
        Some(error) => Err(error),
        None => Ok((tally, failing)),
    }
}

/// Stores the result of fetching a feed.
fn keep(
    library: &mut Library,
    feed: &Feed,
    asked: AskedFeed,
    originals: KeptOriginals,
    interval: SignedDuration,
    tally: &mut IntakeTally,
) -> Result<(), Error> {
    for batch in feeding::batches(feed.id, asked, originals)? {
        for arrival in feeding::keep(library, batch, interval)? {
            tally.count(arrival);
        }
    }
    Ok(())
}
