//! `qari restore`: lists and restores removed articles.

use std::collections::HashSet;
use std::process::ExitCode;

use crate::article::ArticleId;
use crate::cli::arguments::{FilePlaces, RestoreArguments};
use crate::cli::collection;
use crate::cli::error::{Error, answered, report_notices};
use crate::cli::remove::distinct;
use crate::cli::removed::{Missing, RemovedColumns, print, tell, tell_missing};
use crate::cli::selection::{Listed, listed, parsed};
use crate::i18n::Locale;
use crate::library::{Filter, Library, Removed};

/// Articles restored in one transaction: other programs wait for it.
const TOGETHER: usize = 256;

pub(super) fn run(
    arguments: &RestoreArguments,
    places: &FilePlaces,
    locale: Locale,
) -> Result<ExitCode, Error> {
    let mut library = collection::open(places)?;
    let is_for_all = arguments.ids.is_empty() && arguments.query.is_none();
    let is_listing = is_for_all || arguments.list;
    if !is_listing {
        library.check_writable()?;
    }
    let removed = library.removed()?;
    // Ids that are not there are reported one by one.
    let mut is_told = !arguments.ids.is_empty();
    let there = match &arguments.query {
        // As in `remove`: an empty query must not mean everything.
        Some(query) if query.trim().is_empty() => return Err(Error::NothingAsked),
        Some(query) => {
            let found = fitting(&library, query, places, locale)?;
            is_told |= found.is_told;
            found.listing.ids.to_vec()
        }
        None => removed.iter().map(|removed| removed.id).collect(),
    };
    let asked = match arguments.ids.as_slice() {
        [] => there.clone(),
        ids => distinct(ids),
    };
    let present = library.summaries(&asked)?;
    let present: Vec<ArticleId> = present.iter().map(|summary| summary.id).collect();
    tell_missing(&asked, &there, (Missing::Present, &present), locale);
    let there: HashSet<ArticleId> = there.into_iter().collect();
    let is_found = asked.iter().all(|id| there.contains(id)) && (is_for_all || !asked.is_empty());
    let mut has_failed = false;
    if is_listing {
        let asked: HashSet<ArticleId> = asked.into_iter().collect();
        let listed = removed.into_iter().filter(|one| asked.contains(&one.id));
        let listed: Vec<Removed> = listed.collect();
        print(
            &listed,
            RemovedColumns::Until,
            is_told,
            arguments.format,
            locale,
        )?;
    } else {
        let mut restored = Vec::with_capacity(asked.len());
        // What was restored is listed even if the rest failed.
        let done = asked
            .chunks(TOGETHER)
            .try_for_each(|together| library.restore(together).map(|back| restored.extend(back)));
        if done.is_ok() {
            let back: HashSet<ArticleId> = restored.iter().map(|removed| removed.id).collect();
            let wanted = asked.iter().filter(|id| there.contains(id));
            let left: Vec<&ArticleId> = wanted.filter(|id| !back.contains(id)).collect();
            tell(Missing::Unreadable, &left, locale);
            has_failed = !left.is_empty();
            is_told |= has_failed;
        }
        print(
            &restored,
            RemovedColumns::Title,
            is_told,
            arguments.format,
            locale,
        )?;
        done?;
    }
    Ok(answered(has_failed, is_found))
}

/// The removed articles that match a query, as [`listed`] tells of them.
fn fitting(
    library: &Library,
    query: &str,
    places: &FilePlaces,
    locale: Locale,
) -> Result<Listed, Error> {
    let filter = Filter {
        query: parsed(query, library)?,
        ..Filter::default()
    };
    let mut removed = library.removed_as_library()?;
    let mut notices = Vec::new();
    let own = collection::corrections(places.corrections.as_deref(), &mut notices);
    report_notices(&notices, locale);
    removed.correct(own.corrections)?;
    while collection::bring_corrections(&mut removed)? {}
    collection::annotate(&mut removed, &collection::extract(), locale, &|| false)?;
    listed(&filter, &removed, locale)
}
