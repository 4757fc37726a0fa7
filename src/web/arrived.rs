//! An article on its way into the program.

use std::sync::Arc;

use crate::article::{Draft, Metadata, Original};

/// An article that was read.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// The article.
    pub draft: Draft,
    /// The bytes it was read from: those that came from the network, and those of files where they are to be kept.
    /// Articles of one document share them; of an article on several pages they are those of the first, and of an item
    /// of a feed whose text came from its page those of the page.
    pub original: Option<Arc<Original>>,
}

/// Gives articles the address of the document that they were read from, where it is theirs: an item of a feed has an
/// address of its own, or none.
pub(super) fn name_by_address(drafts: &mut [Draft], address: &str) {
    for draft in drafts {
        if draft.source.item.is_none() && draft.metadata.url.is_none() {
            draft.metadata.url = Some(address.to_owned());
        }
    }
}

/// Adds to what a feed says of an article what its page says; what both say is the feed's.
pub(super) fn take_facts(of_feed: &mut Metadata, of_page: Metadata) {
    of_feed.language = of_page.language;
    of_feed.date = of_feed.date.or(of_page.date);
    of_feed.publisher = of_feed.publisher.take().or(of_page.publisher);
    if of_feed.authors.is_empty() {
        of_feed.authors = of_page.authors;
    }
    of_feed.warnings = of_page.warnings;
}

impl From<Draft> for Arrived {
    fn from(draft: Draft) -> Self {
        Self {
            draft,
            original: None,
        }
    }
}
