//! An article on its way into the program.

use std::sync::Arc;

use crate::article::{Draft, Original};

/// An article that was read.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// The article.
    pub draft: Draft,
    /// The bytes it was read from: those that came from the network, and those of files where they are to be kept.
    /// Articles of one document share them; of an article on several pages they are those of the first.
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

impl From<Draft> for Arrived {
    fn from(draft: Draft) -> Self {
        Self {
            draft,
            original: None,
        }
    }
}
