//! What the reader highlighted: the list of it that lies over the panes, and the note that is being written.

use crate::app::outstanding::{Outstanding, RequestId};
use crate::article::{ArticleId, Highlight};
use crate::library::{HighlightList, ListedHighlight};

/// Whose highlights are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListedOf {
    /// Those of the open article, in the order of its text.
    Article,
    /// Those of all articles, the newest first.
    Library,
}

/// What is highlighted, laid over the panes.
#[derive(Clone, Debug)]
pub struct HighlightsOverlay {
    /// Whose highlights are shown.
    pub of: ListedOf,
    /// Those of the open article.
    pub here: Vec<ListedHighlight>,
    /// Those of all articles; `None` while they are awaited.
    pub all: Option<HighlightList>,
    pub(super) awaited: Outstanding<()>,
}

impl HighlightsOverlay {
    /// Those of the open article, or where it has none those of all, which are awaited.
    #[must_use]
    pub fn new(here: Vec<ListedHighlight>, request: RequestId) -> Self {
        Self {
            of: match here.is_empty() {
                true => ListedOf::Library,
                false => ListedOf::Article,
            },
            here,
            all: None,
            awaited: Outstanding::new(request, ()),
        }
    }

    /// The rows; `None` while they are awaited.
    #[must_use]
    pub fn rows(&self) -> Option<&[ListedHighlight]> {
        match self.of {
            ListedOf::Article => Some(&self.here),
            ListedOf::Library => self.all.as_ref().map(|all| all.newest.as_slice()),
        }
    }

    /// How many there are, of which the rows may be some; 0 while they are awaited.
    #[must_use]
    pub fn count(&self) -> usize {
        match self.of {
            ListedOf::Article => self.here.len(),
            ListedOf::Library => self.all.as_ref().map_or(0, |all| all.count),
        }
    }

    /// A request failed; returns whether nothing can be shown: what is highlighted in the open article is known.
    pub fn fail(&mut self, request: RequestId) -> bool {
        if !self.awaited.fail(request) {
            return false;
        }
        if self.all.is_none() {
            self.of = ListedOf::Article;
        }
        self.here.is_empty()
    }

    /// Shows those of the open article instead of those of all, or the other way round.
    pub fn show_others(&mut self) {
        let may_come = self.all.is_some() || self.awaited.is_awaited();
        self.of = match self.of {
            ListedOf::Article if may_come => ListedOf::Library,
            _ => ListedOf::Article,
        };
    }
}

/// A passage on which a note is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noting {
    /// The article.
    pub article: ArticleId,
    /// The passage as it is highlighted already; `None` where it is not.
    pub before: Option<Highlight>,
    /// The passage, with the note there was.
    pub highlight: Highlight,
}
