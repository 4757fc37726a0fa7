//! An article on its way into the program.

use std::sync::Arc;

use crate::article::{Draft, Original};

/// An article that was read.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// The article.
    pub draft: Draft,
    /// The bytes it was read from, where they are to be kept: those that came from the network. Articles of one
    /// document share them; of an article on several pages they are those of the first.
    pub original: Option<Arc<Original>>,
}

impl From<Draft> for Arrived {
    fn from(draft: Draft) -> Self {
        Self {
            draft,
            original: None,
        }
    }
}
