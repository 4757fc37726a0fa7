//! The feeds that are followed.

use jiff::Timestamp;

use crate::app::outstanding::{Outstanding, RequestId};
use crate::language::fold::fold;
use crate::library::Feed;
use crate::query::{self, Query, QueryVocabulary, quoted_value};

/// The feeds that are followed, laid over the panes.
#[derive(Clone, Debug)]
pub struct FeedsOverlay {
    /// The feeds, while they are awaited.
    pub awaited: Outstanding<()>,
    /// The feeds, and when they were so; `None` before they first came.
    pub feeds: Option<(Vec<Feed>, Timestamp)>,
}

impl FeedsOverlay {
    /// Feeds that are awaited.
    #[must_use]
    pub fn awaited(id: RequestId) -> Self {
        Self {
            awaited: Outstanding::new(id, ()),
            feeds: None,
        }
    }

    /// The feeds that are known, a row each.
    #[must_use]
    pub fn rows(&self) -> &[Feed] {
        self.feeds.as_ref().map_or(&[], |(feeds, _)| feeds)
    }

    /// The query for the articles of a feed, by its row: by what the feed is called where no other is called so.
    #[must_use]
    pub fn query(&self, row: usize) -> Option<Query> {
        let feeds = self.rows();
        let feed = feeds.get(row)?;
        let is_called = |other: &&Feed| fold(other.label()).text == fold(feed.label()).text;
        let name = match feeds.iter().filter(is_called).count() {
            1 => feed.label(),
            _ => &feed.address,
        };
        let typed = format!("feed:{}", quoted_value(name));
        query::parse(&typed, &QueryVocabulary::default()).ok()
    }

    /// A request failed; returns whether nothing is there to be shown without it.
    pub(super) fn fail(&mut self, request: RequestId) -> bool {
        self.awaited.fail(request) && self.feeds.is_none()
    }
}
