//! The menu in which the reader says what an article is about.

use crate::article::ArticleId;
use crate::topics::Topic;

/// The topics with those an article has: a row for each of [`Topic::ALL`].
#[derive(Clone, Debug)]
pub struct ClassifyOverlay {
    /// The article.
    pub article: ArticleId,
    /// Its title.
    pub title: String,
    /// The topics it has.
    pub topics: Vec<Topic>,
}

impl ClassifyOverlay {
    /// Gives the article a topic, or takes it away; returns whether it has it now.
    pub fn toggle(&mut self, topic: Topic) -> bool {
        let has_it = self.topics.contains(&topic);
        if has_it {
            self.topics.retain(|other| *other != topic);
        } else {
            self.topics.push(topic);
        }
        !has_it
    }
}
