//! What goes into a parser, and what comes out of it.

use super::decode::Encoding;
use crate::article::{Draft, Source, SourceKind, Warning};
use crate::notice::Notice;

/// Bytes from outside, with what is known of them.
#[derive(Clone, Debug)]
pub struct Input<'a> {
    /// The bytes as they came.
    pub bytes: &'a [u8],
    /// Where they came from.
    pub source: Source,
    /// The media type that came with them, without parameters: `text/html`.
    pub media_type: Option<&'a str>,
    /// The encoding that came with them, by its label.
    pub charset: Option<&'a str>,
    /// The encoding that the reader says they are in.
    pub encoding: Option<Encoding>,
    /// The address that links in them start from.
    pub base: Option<&'a str>,
}

impl<'a> Input<'a> {
    /// Bytes of which only the source is known.
    #[must_use]
    pub fn new(bytes: &'a [u8], source: Source) -> Self {
        Self {
            bytes,
            source,
            media_type: None,
            charset: None,
            encoding: None,
            base: None,
        }
    }

    /// The address of what the bytes are of, as far as it is known.
    pub(super) fn address(&self) -> Option<&str> {
        let fetched =
            matches!(self.source.kind, SourceKind::Web).then_some(self.source.locator.as_str());
        self.base.or(fetched)
    }
}

/// What was read from an input.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The articles, in the order of the input. What there is to know of one stands in its metadata.
    pub drafts: Vec<Draft>,
    /// What there is to know of the input as a whole.
    pub warnings: Vec<Warning>,
    /// The address of the page on which the article goes on, where it stands on several.
    pub next: Option<String>,
    /// What the input is called, where it is a feed.
    pub feed: Option<FeedHead>,
}

/// What a feed says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedHead {
    /// What it calls itself.
    pub title: Option<String>,
}

impl From<Draft> for Parsed {
    fn from(draft: Draft) -> Self {
        Self {
            drafts: vec![draft],
            ..Self::default()
        }
    }
}

impl Parsed {
    /// The articles; the last one has the warnings of the whole, too.
    #[must_use]
    pub fn into_drafts(mut self) -> Vec<Draft> {
        if let Some(last) = self.drafts.last_mut() {
            last.metadata.warnings.append(&mut self.warnings);
        }
        self.drafts
    }

    /// Adds a warning: to the article where there is one, else to the whole.
    pub(super) fn warn(&mut self, warning: Warning) {
        match self.drafts.as_mut_slice() {
            [draft] => draft.metadata.warnings.push(warning),
            _ => self.warnings.push(warning),
        }
    }
}

/// What the reader may be told of how an article was read.
pub fn notices(draft: &Draft) -> impl Iterator<Item = Notice> + '_ {
    let name = draft.source.to_string();
    let warnings = draft.metadata.warnings.iter();
    warnings.map(move |warning| Notice::Article {
        name: name.clone(),
        warning: warning.clone(),
    })
}
