//! What is known of an article besides its text: where it came from, and how it was read.

use jiff::civil::Date;

use crate::article::{Article, Source, SourceKind, Warning};
use crate::library::ArticleSummary;

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
}

impl AboutOverlay {
    /// What is known of an article; more where it is open.
    #[must_use]
    pub fn new(summary: &ArticleSummary, open: Option<&Article>) -> Self {
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
        }
    }
}
