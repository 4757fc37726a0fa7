//! The list of articles: what is in it, which is selected, how far it is scrolled.

use crate::article::ArticleId;
use crate::library::{ArticleSummary, Listing};

/// The list of articles.
#[derive(Clone, Debug, Default)]
pub struct ListPane {
    /// The articles that pass the filters.
    pub listing: Listing,
    /// The selected one.
    pub selected: usize,
    /// The first one in sight.
    pub top: usize,
}

impl ListPane {
    /// Takes over a new listing; the selection stays on its article where that is still listed.
    pub fn fill(&mut self, listing: Listing) {
        let selected = self.selected_article().map(|article| article.id);
        self.listing = listing;
        self.selected = selected.and_then(|id| self.position(id)).unwrap_or(0);
        self.top = self.top.min(self.selected);
    }

    /// The selected article.
    #[must_use]
    pub fn selected_article(&self) -> Option<&ArticleSummary> {
        self.listing.articles.get(self.selected)
    }

    /// Where an article stands in the list.
    #[must_use]
    pub fn position(&self, id: ArticleId) -> Option<usize> {
        self.listing
            .articles
            .iter()
            .position(|article| article.id == id)
    }

    /// Selects the article some places further on, or the nearest there is.
    pub fn step(&mut self, steps: isize, in_sight: usize) {
        self.select(self.selected.saturating_add_signed(steps), in_sight);
    }

    /// Selects an article and brings it into sight, where `in_sight` articles fit the pane.
    pub fn select(&mut self, index: usize, in_sight: usize) {
        self.selected = index.min(self.listing.articles.len().saturating_sub(1));
        let in_sight = in_sight.max(1);
        self.top = self
            .top
            .clamp((self.selected + 1).saturating_sub(in_sight), self.selected);
    }

    /// Moves the list under the pane; the selection stays.
    pub fn scroll(&mut self, articles: isize, in_sight: usize) {
        let last = self.listing.articles.len().saturating_sub(in_sight);
        self.top = self.top.saturating_add_signed(articles).min(last);
    }
}
