//! `qari search`: the articles that fit some words, the best first, each with the sentence that has them.

use std::process::ExitCode;

use serde::Serialize;

use crate::cli::arguments::{List, Places};
use crate::cli::collection::{Collection, collection};
use crate::cli::error::{Error, answered, report};
use crate::cli::excerpt::excerpt;
use crate::cli::list::{self, ArticleObject, article_object};
use crate::cli::records::{Records, TextRecords};
use crate::cli::selection::filter;
use crate::i18n::{Locale, Value};
use crate::range::TextRange;

#[derive(Serialize)]
struct FoundObject<'a> {
    #[serde(flatten)]
    article: ArticleObject<'a>,
    score: f64,
    snippet: &'a str,
    /// The words in the snippet, in bytes of it.
    snippet_hits: &'a [TextRange],
    /// The words in the article, in bytes of its text.
    hits: &'a [TextRange],
}

pub(super) fn run(arguments: &List, places: &Places, locale: Locale) -> Result<ExitCode, Error> {
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
    if findings.is_empty()
        && let Some(meant) = library.query_meant(&filter.query)?
    {
        let query = meant.written_in(locale);
        report(
            &locale.format("did-you-mean", &[("query", Value::from(query.as_str()))]),
            locale,
        );
    }
    findings.truncate(arguments.limit.unwrap_or(usize::MAX));
    let columns = [&list::COLUMNS[..], &["score", "snippet"]].concat();
    let mut records = Records::open(arguments.format, &columns, locale)?;
    for finding in &findings {
        let (summaries, found) = library.snapshot::<_, Error>(|| {
            let summaries = library.summaries(&[finding.id])?;
            Ok((summaries, library.found_in(finding.id, &mut finder)?))
        })?;
        let (Some(article), Some(found)) = (summaries.first(), found) else {
            continue;
        };
        let text = |records: &mut TextRecords| {
            records.row(list::fields(article, locale))?;
            let excerpt = excerpt(&found, records.lines);
            excerpt.iter().try_for_each(|row| records.laid_out(row))?;
            records.end_table()
        };
        let rows = || {
            let mut row = list::row(article);
            row.extend([finding.score.to_string(), found.snippet.clone()]);
            vec![row]
        };
        let object = || FoundObject {
            article: article_object(article),
            score: finding.score,
            snippet: &found.snippet,
            snippet_hits: &found.in_snippet,
            hits: &found.hits,
        };
        records.push(text, rows, object)?;
    }
    records.close(has_failed)?;
    Ok(answered(has_failed, !findings.is_empty()))
}
