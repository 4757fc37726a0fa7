//! `qari search`: articles that match a query, best match first, each with the matching sentence.

use std::process::ExitCode;

use crate::cli::arguments::{FilePlaces, ListArguments};
use crate::cli::collection::{Collection, collection};
use crate::cli::columns::{FieldValue, RecordColumn, column};
use crate::cli::error::{Error, answered};
use crate::cli::excerpt::excerpt;
use crate::cli::list::{self, OfArticle};
use crate::cli::named::tell_why_nothing_fits;
use crate::cli::records::Records;
use crate::cli::selection::filter;
use crate::i18n::Locale;
use crate::library::{ArticleSummary, FoundWords};

/// An article that a search found.
struct HitRecord {
    article: ArticleSummary,
    score: f64,
    found: FoundWords,
}

impl OfArticle for HitRecord {
    fn article(&self) -> &ArticleSummary {
        &self.article
    }
}

fn columns() -> Vec<RecordColumn<HitRecord>> {
    let mut columns = list::columns();
    columns.extend([
        column("score", |hit: &HitRecord| FieldValue::Double(hit.score)),
        column("snippet", |hit: &HitRecord| (&hit.found.snippet).into()),
        // The matching words, in bytes of the snippet.
        column("snippet_hits", |hit: &HitRecord| {
            FieldValue::list(hit.found.in_snippet.iter().copied())
        })
        .json_only(),
        // The matching words, in bytes of the article's text.
        column("hits", |hit: &HitRecord| {
            FieldValue::list(hit.found.hits.iter().copied())
        })
        .json_only(),
    ]);
    columns
}

pub(super) fn run(
    arguments: &ListArguments,
    places: &FilePlaces,
    locale: Locale,
) -> Result<ExitCode, Error> {
    let Collection {
        library,
        has_failed,
    } = collection(&arguments.selection.from, places, locale)?;
    let filter = filter(&arguments.selection, &library)?;
    if filter.is_empty() {
        return Err(Error::NothingAsked);
    }
    let mut finder = library.finder(&filter.query.terms())?;
    let mut findings = library.search(&filter)?;
    let is_told = findings.is_empty() && tell_why_nothing_fits(&filter, &library, locale)?;
    findings.truncate(arguments.limit.unwrap_or(usize::MAX));
    let mut records = Records::open(arguments.format, columns(), locale)?;
    for finding in &findings {
        let (mut summaries, found) = library.snapshot::<_, Error>(|| {
            let summaries = library.summaries(&[finding.id])?;
            Ok((summaries, library.found_in(finding.id, &mut finder)?))
        })?;
        let (Some(article), Some(found)) = (summaries.pop(), found) else {
            continue;
        };
        let score = finding.score;
        let hit = HitRecord {
            article,
            score,
            found,
        };
        records.push(&hit, |records| {
            records.row(list::fields(&hit.article, records.lines, locale))?;
            // Empty if only the title has the words.
            let excerpt = excerpt(&hit.found.snippet, &hit.found.in_snippet, records.lines);
            excerpt.iter().try_for_each(|row| records.laid_out(row))?;
            records.end_table()
        })?;
    }
    records.close(is_told || has_failed || !findings.is_empty())?;
    Ok(answered(has_failed, !findings.is_empty()))
}
