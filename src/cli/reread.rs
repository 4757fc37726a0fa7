//! `qari reread`: parses articles again from their stored originals.

use std::collections::HashSet;
use std::process::ExitCode;

use crate::app::keymap::Keymap;
use crate::article::ArticleId;
use crate::cli::arguments::{FilePlaces, RereadArguments};
use crate::cli::batch::{Batch, summary};
use crate::cli::error::{Error, NOT_FOUND, UNUSABLE, print, report};
use crate::cli::progress::ProgressLine;
use crate::cli::selection::ids_as_they_came;
use crate::i18n::Locale;
use crate::library::{Incoming, Library, OriginalId};
use crate::messages;
use crate::search::Indexer;
use crate::sources::decode::Encoding;
use crate::web::{self, Rereading};

/// Counts of what happened to the articles.
#[derive(Clone, Copy, Debug, Default)]
struct RereadTally {
    changed: usize,
    unchanged: usize,
    several_pages: usize,
    no_original: usize,
    failed: usize,
}

pub(super) fn run(
    arguments: &RereadArguments,
    places: &FilePlaces,
    locale: Locale,
) -> Result<ExitCode, Error> {
    let mut batch = Batch::begin(places, locale)?;
    let ids = ids_as_they_came(&arguments.query.join(" "), &batch.library, locale)?;
    let mut tally = RereadTally::default();
    let read = reread(&mut batch, &ids, places.encoding, &mut tally);
    let said = print(&tally.summary(locale), locale);
    read.and(said)?;
    if !arguments.no_entities && !batch.stop.is_asked() {
        batch.annotate()?;
    }
    batch.end()?;
    Ok(ExitCode::from(match (tally.failed, ids.is_empty()) {
        (0, false) => 0,
        (0, true) => NOT_FOUND,
        _ => UNUSABLE,
    }))
}

/// Rereads the originals of articles one by one, until all are done or the program is asked to stop.
fn reread(
    batch: &mut Batch,
    ids: &[ArticleId],
    encoding: Option<Encoding>,
    tally: &mut RereadTally,
) -> Result<(), Error> {
    let Batch {
        library,
        stop,
        locale,
    } = batch;
    let locale = *locale;
    let originals = library.originals_of(ids)?;
    let wanted: HashSet<ArticleId> = ids.iter().copied().collect();
    let mut with_original = 0;
    let words = locale.text("progress-rereading");
    let mut progress = ProgressLine::new(words, originals.len(), locale);
    for (done, original) in originals.into_iter().enumerate() {
        if stop.is_asked() {
            return Ok(());
        }
        let mut articles = library.articles_of_original(original)?;
        articles.retain(|id| wanted.contains(id));
        with_original += articles.len();
        let faults = reread_one(library, original, &articles, encoding, locale, tally)?;
        if !faults.is_empty() {
            progress.clear();
        }
        for fault in faults {
            report(&fault, locale);
        }
        progress.show(done + 1);
    }
    tally.no_original += ids.len().saturating_sub(with_original);
    Ok(())
}

/// Rereads one original; returns the messages about its articles.
fn reread_one(
    library: &mut Library,
    original: OriginalId,
    articles: &[ArticleId],
    encoding: Option<Encoding>,
    locale: Locale,
    tally: &mut RereadTally,
) -> Result<Vec<String>, Error> {
    let Some(original) = library.original(original)? else {
        return Ok(Vec::new());
    };
    let reread = match web::Reread::parse(&original, encoding) {
        Ok(reread) => reread,
        Err(error) => {
            tally.failed += articles.len();
            return Ok(vec![messages::notice(
                &error.notice(),
                &Keymap::default(),
                locale,
            )]);
        }
    };
    let mut indexer = Indexer::new();
    let mut renewed = Vec::new();
    let mut faults = Vec::new();
    for id in articles {
        let article = match library.article(*id) {
            Err(error) if error.is_of_one_article() => {
                tally.failed += 1;
                let reason = messages::library_fault(&error.fault(), locale);
                faults.push(messages::labelled(locale, &id.0.to_string(), reason));
                continue;
            }
            article => article?,
        };
        let Some(article) = article else { continue };
        match reread.article(&article) {
            Rereading::Unchanged => tally.unchanged += 1,
            Rereading::SeveralPages => tally.several_pages += 1,
            // Its text is that of its page, of which no original was kept.
            Rereading::Changed(draft)
                if draft.body.text.len() < article.body.text.len()
                    && reread.is_feed()
                    && library.is_of_summaries(*id)? =>
            {
                tally.no_original += 1;
            }
            Rereading::Changed(draft) => renewed.push((*id, Incoming::new(*draft, &mut indexer)?)),
            Rereading::NotFound => {
                tally.failed += 1;
                let words = locale.text("reread-not-found").into_owned();
                faults.push(messages::labelled(locale, &article.metadata.title, words));
            }
        }
    }
    let changed = renewed.len();
    library.renew(renewed, library.now())?;
    tally.changed += changed;
    Ok(faults)
}

impl RereadTally {
    /// The counts on one line.
    fn summary(self, locale: Locale) -> String {
        let counts = [
            ("added-changed", self.changed),
            ("reread-unchanged", self.unchanged),
            ("reread-several-pages", self.several_pages),
            ("reread-no-original", self.no_original),
            ("reread-failed", self.failed),
        ];
        summary(&counts, locale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::printable;

    #[test]
    fn the_summary_says_what_became_of_all() {
        let tally = RereadTally {
            changed: 3,
            unchanged: 11,
            several_pages: 1,
            no_original: 2,
            failed: 0,
        };
        let said = |locale| printable::field(&tally.summary(locale)).into_owned();
        assert_eq!(
            said(Locale::Arabic),
            "متغيّر: 3 مقالات، بلا تغيير: 11 مقالًا، على عدة صفحات فبقي كما هو: مقال واحد، بلا أصل محفوظ: مقالان"
        );
        assert_eq!(
            said(Locale::English),
            "changed: 3 articles, unchanged: 11 articles, left unchanged (several pages): 1 article, no original kept: 2 articles"
        );
    }
}
