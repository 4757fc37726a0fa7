//! What is known of an article besides its text: where it came from, and how it was read.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::app::outstanding::{Outstanding, RequestId};
use crate::article::{Article, Source, SourceKind, Warning};
use crate::library::{ArticleSummary, OriginalFacts};

/// A row of what is known of an article.
#[derive(Clone, Debug, PartialEq)]
pub enum AboutRow {
    /// Who published it.
    Site(String),
    /// Who wrote it.
    Authors(Vec<String>),
    /// The day it was published.
    Date(Date),
    /// Where it stands on the web.
    Address(String),
    /// Where it was read from.
    Source(Source),
    /// When the bytes that it was read from came.
    Received(Timestamp),
    /// Those bytes are kept; so many they are.
    Original(u64),
    /// They are not kept.
    NoOriginal,
    /// The head of their SHA-256, the digits of which follow.
    Digest,
    /// Some of its digits, hexadecimal.
    Digits(String),
    /// Something about how it was read.
    Warning(Warning),
    /// It was read without anything worth saying.
    NoWarning,
}

/// What is known of an article, a row each.
#[derive(Clone, Debug)]
pub struct AboutOverlay {
    /// Its title.
    pub title: String,
    /// The rows.
    pub rows: Vec<AboutRow>,
    /// Waits for what is known of the bytes that it was read from.
    pub(super) awaited: Outstanding<()>,
}

/// Digits of a digest in a row: they fit on the narrowest screen.
const DIGITS: usize = 32;

impl AboutOverlay {
    /// What is known of an article; more where it is open.
    #[must_use]
    pub fn new(summary: &ArticleSummary, open: Option<&Article>, awaited: RequestId) -> Self {
        let mut rows = Vec::new();
        rows.extend(summary.publisher.clone().map(AboutRow::Site));
        let metadata = open.map(|article| &article.metadata);
        let authors = metadata.map(|metadata| metadata.authors.clone());
        rows.extend(
            authors
                .filter(|names| !names.is_empty())
                .map(AboutRow::Authors),
        );
        rows.extend(summary.date.map(AboutRow::Date));
        let address = metadata.and_then(|metadata| metadata.url.clone());
        let is_read_there = |address: &String| {
            summary.source.kind == SourceKind::Web && summary.source.locator == *address
        };
        let address = address.filter(|address| !is_read_there(address));
        rows.extend(address.map(AboutRow::Address));
        rows.push(AboutRow::Source(summary.source.clone()));
        match summary.warnings.as_slice() {
            [] => rows.push(AboutRow::NoWarning),
            warnings => rows.extend(warnings.iter().cloned().map(AboutRow::Warning)),
        }
        Self {
            title: summary.title.clone(),
            rows,
            awaited: Outstanding::new(awaited, ()),
        }
    }

    /// Takes what is known of the bytes that the article was read from; `None` where none are kept.
    pub(super) fn fill(&mut self, original: Option<OriginalFacts>) {
        let Some(place) = self
            .rows
            .iter()
            .position(|row| matches!(row, AboutRow::Source(_)))
        else {
            return;
        };
        let rows = match original {
            Some(original) => {
                let digits = original.sha256.as_bytes().chunks(DIGITS);
                let digits = digits.map(|some| String::from_utf8_lossy(some).into_owned());
                let facts = [
                    AboutRow::Received(original.at),
                    AboutRow::Original(original.length),
                    AboutRow::Digest,
                ];
                facts
                    .into_iter()
                    .chain(digits.map(AboutRow::Digits))
                    .collect()
            }
            None => vec![AboutRow::NoOriginal],
        };
        self.rows.splice(place + 1..place + 1, rows);
    }
}
