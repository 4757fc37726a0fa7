//! The articles that mention an entity.

use crate::app::outstanding::{Outstanding, RequestId};
use crate::article::ArticleId;
use crate::library::MentioningArticle;

/// The articles that mention an entity, laid over the panes.
#[derive(Clone, Debug)]
pub struct MentioningOverlay {
    /// The entity's name in the article one came from.
    pub name: String,
    /// The articles, while they are awaited.
    pub awaited: Outstanding<()>,
    /// The articles; `None` while they are awaited.
    pub articles: Option<Vec<MentioningArticle>>,
}

/// A mention that something over the panes leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionLink {
    /// The article.
    pub article: ArticleId,
    /// The id that the entity has there.
    pub entity_id: String,
    /// Where the mention begins: a byte of the article's text.
    pub offset: usize,
}

impl MentioningOverlay {
    /// Articles that are awaited.
    #[must_use]
    pub fn awaited(id: RequestId, name: String) -> Self {
        Self {
            name,
            awaited: Outstanding::new(id, ()),
            articles: None,
        }
    }

    /// How many articles are known.
    #[must_use]
    pub fn count(&self) -> usize {
        self.articles.as_ref().map_or(0, Vec::len)
    }

    /// The first mention in an article, by its row.
    #[must_use]
    pub fn first_mention(&self, row: usize) -> Option<MentionLink> {
        let article = self.articles.as_ref()?.get(row)?;
        Some(MentionLink {
            article: article.summary.id,
            entity_id: article.entity_id.clone(),
            offset: article.first_mention,
        })
    }
}
