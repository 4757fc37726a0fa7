//! `qari notes`: lists highlighted passages and the notes on them.

use std::process::ExitCode;
use std::rc::Rc;

use crate::article::Highlight;
use crate::cli::arguments::{FilePlaces, NotesArguments};
use crate::cli::collection::{Collection, collection};
use crate::cli::columns::{RecordColumn, column, written};
use crate::cli::error::{Error, answered};
use crate::cli::records::Records;
use crate::cli::selection::{Listed, filter, listed};
use crate::i18n::Locale;
use crate::library::ArticleSummary;
use crate::range::TextRange;

/// A highlighted passage and its article.
struct Noted {
    article: Rc<ArticleSummary>,
    highlight: Highlight,
}

fn columns() -> Vec<RecordColumn<Noted>> {
    let of_range = |range: Option<TextRange>, end: fn(TextRange) -> usize| range.map(end).into();
    vec![
        column("id", |noted: &Noted| noted.article.id.0.into()),
        column("title", |noted: &Noted| (&noted.article.title).into()),
        column("date", |noted: &Noted| written(noted.article.date)),
        column("quotation", |noted: &Noted| {
            (&noted.highlight.quote.exact).into()
        }),
        column("note", |noted: &Noted| (&noted.highlight.note).into()),
        column("made", |noted: &Noted| written(noted.highlight.made_at)),
        // In bytes of the article's text; missing if the passage is no longer in it.
        column("start", move |noted: &Noted| {
            of_range(noted.highlight.range, |range| range.start)
        }),
        column("end", move |noted: &Noted| {
            of_range(noted.highlight.range, |range| range.end)
        }),
    ]
}

pub(super) fn run(
    arguments: &NotesArguments,
    places: &FilePlaces,
    locale: Locale,
) -> Result<ExitCode, Error> {
    let Collection {
        library,
        has_failed,
    } = collection(&arguments.selection.from, places, locale)?;
    let mut filter = filter(&arguments.selection, &library)?;
    let is_everything = filter.is_empty();
    let mut passages = library.passages(filter.query)?;
    filter.query = std::mem::take(&mut passages.articles);
    let Listed { listing, is_told } = listed(&filter, &library, locale)?;
    let articles = library.summaries(&listing.ids)?;
    let mut records = Records::open(arguments.format, columns(), locale)?;
    let mut is_found = is_everything;
    for article in articles.into_iter().map(Rc::new) {
        let mut highlights = library.highlights(article.id)?;
        highlights.retain(|highlight| passages.fits(highlight, &article.language));
        highlights.sort_by_key(Highlight::place);
        for highlight in highlights {
            is_found = true;
            let article = Rc::clone(&article);
            let noted = Noted { article, highlight };
            records.push_row(&noted, || fields(&noted))?;
        }
    }
    let empty = if is_everything {
        "highlights-none"
    } else {
        "nothing-found"
    };
    let message = |locale: Locale| locale.text(empty).into_owned();
    records.close_saying((!has_failed && !is_told).then_some(message))?;
    Ok(answered(has_failed, is_found))
}

/// Date, title, quotation, note.
fn fields(noted: &Noted) -> Vec<String> {
    let Noted { article, highlight } = noted;
    let date = article.date.map(|date| date.to_string());
    vec![
        date.unwrap_or_else(|| "-".to_owned()),
        article.title.clone(),
        format!("«{}»", highlight.quote.exact),
        highlight.note.clone(),
    ]
}
