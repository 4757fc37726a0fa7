//! `qari entities --entity`: the sentences that mention an entity.

use std::io;
use std::mem;
use std::sync::Arc;

use crate::cli::arguments::TableFormat;
use crate::cli::columns::{RecordColumn, column, written};
use crate::cli::error::Error;
use crate::cli::excerpt::excerpt;
use crate::cli::named::entities_named;
use crate::cli::records::{Records, TextRecords};
use crate::i18n::Locale;
use crate::library::{Library, QuotedArticle, Sentence};
use crate::range::TextRange;
use crate::text::{BaseDirection, Direction, Order, Rendition, VisualLine, in_context};

/// Stands where a row leaves out a part of its sentence.
const ELLIPSIS: &str = "…";

fn columns() -> Vec<RecordColumn<Sentence>> {
    vec![
        column("path", |sentence: &Sentence| {
            (&sentence.article.source).into()
        }),
        column("title", |sentence: &Sentence| {
            (&sentence.article.title).into()
        }),
        column("date", |sentence: &Sentence| written(sentence.article.date)),
        // The entity's id, and the words of the mention.
        column("id", |sentence: &Sentence| {
            (&sentence.article.entity_id).into()
        }),
        column("text", |sentence: &Sentence| sentence.mention().into()),
        // If it is too long to quote, the words around the mention, between `…`.
        column("sentence", |sentence: &Sentence| {
            (&*sentence.excerpt().text).into()
        }),
        // The mention, in bytes of the article's text.
        column("start", |sentence: &Sentence| {
            sentence.mention_in_article.start.into()
        }),
        column("end", |sentence: &Sentence| {
            sentence.mention_in_article.end.into()
        }),
    ]
}

/// Prints every sentence that mentions an entity; where a width is asked for in a row of it, with the name in the middle.
/// Returns whether there is one.
pub(super) fn print(
    library: &Library,
    name: &str,
    width: Option<u16>,
    format: TableFormat,
    locale: Locale,
) -> Result<bool, Error> {
    let mut is_found = false;
    let mut records = Records::open(format, columns(), locale)?;
    let mut quoted = QuotedSentences::default();
    for id in entities_named(library, name)? {
        library.sentences(&id, |sentence| {
            is_found = true;
            records.push(sentence, |records| {
                match (width, records.lines.screen().is_some()) {
                    (Some(width), _) => print_in_context(records, sentence, width),
                    (None, true) => quoted.print(records, sentence),
                    (None, false) => print_row(records, sentence),
                }
            })
        })?;
    }
    if let Some(text) = records.text() {
        quoted.end(text).map_err(Error::Output)?;
    }
    // For an unknown name the caller suggests similar ones.
    records.close(true)?;
    Ok(is_found)
}

/// Prints a sentence for a program.
fn print_row(records: &mut TextRecords, sentence: &Sentence) -> io::Result<()> {
    records.row(vec![
        sentence.article.source.clone(),
        sentence.article.title.clone(),
        sentence.excerpt().text.into_owned(),
    ])
}

/// Prints a sentence in one row, with the name in the middle.
fn print_in_context(records: &mut TextRecords, sentence: &Sentence, width: u16) -> io::Result<()> {
    let screen = records.lines.screen();
    let rendition = screen.map_or_else(Rendition::default, |it| it.rendition);
    let row = keyword_line(sentence, width, rendition);
    let row = match screen {
        Some(screen) => screen.sent(&screen.directed(row, Direction::RightToLeft)),
        None => row,
    };
    records.laid_out(&row)
}

/// A sentence laid out with the name in the middle.
fn keyword_line(sentence: &Sentence, width: u16, rendition: Rendition) -> String {
    let mut cells = VisualLine::default();
    let base = BaseDirection::Fixed(Direction::RightToLeft);
    let excerpt = sentence.excerpt();
    // A cell at either side is kept for `…`.
    let width = width.saturating_sub(2).max(1);
    let placed = in_context(
        &excerpt.text,
        excerpt.mention,
        base,
        width,
        rendition,
        &mut cells,
    );
    let sign = |is_cut: bool| if is_cut { ELLIPSIS } else { "" };
    let before = sign(placed.shown.start > 0);
    let behind = sign(placed.shown.end < excerpt.text.len());
    match rendition.order {
        Order::Visual => {
            let left = usize::from(placed.left);
            format!("{:left$}{behind:>1}{}{before}", "", cells.text())
        }
        // A terminal that reorders aligns by itself, too.
        Order::Logical => format!("{before}{}{behind}", cells.text()),
    }
}

/// The sentences of articles as they are quoted on a terminal: below the title, each once with all its mentions.
#[derive(Debug, Default)]
struct QuotedSentences {
    article: Option<Arc<QuotedArticle>>,
    /// The last one, as long as it may have further mentions.
    sentence: String,
    mentions: Vec<TextRange>,
}

impl QuotedSentences {
    fn print(&mut self, records: &mut TextRecords, sentence: &Sentence) -> io::Result<()> {
        let excerpt = sentence.excerpt();
        let is_same = |article: &Arc<QuotedArticle>| Arc::ptr_eq(article, &sentence.article);
        let is_of_article = self.article.as_ref().is_some_and(is_same);
        // The mentions come in their order: one further back is that of another sentence in the same words.
        let last = self.mentions.last();
        let is_further = last.is_some_and(|last| last.end <= excerpt.mention.start);
        if !(is_of_article && is_further && self.sentence == excerpt.text) {
            self.end(records)?;
            if !is_of_article {
                self.begin(records, &sentence.article)?;
            }
            self.sentence = excerpt.text.into_owned();
        }
        self.mentions.push(excerpt.mention);
        Ok(())
    }

    /// Prints the line of an article: its title and its date.
    fn begin(&mut self, records: &mut TextRecords, article: &Arc<QuotedArticle>) -> io::Result<()> {
        if self.article.replace(Arc::clone(article)).is_some() {
            records.laid_out("")?;
        }
        let date = article.date.map(|date| date.to_string());
        let fields = date.into_iter().chain([article.title.clone()]);
        records.row(fields.collect())
    }

    /// Prints the last sentence.
    fn end(&mut self, records: &mut TextRecords) -> io::Result<()> {
        let mentions = mem::take(&mut self.mentions);
        let rows = excerpt(&mem::take(&mut self.sentence), &mentions, records.lines);
        rows.iter().try_for_each(|row| records.laid_out(row))
    }
}
