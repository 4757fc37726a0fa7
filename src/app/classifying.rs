//! The menu in which the reader says what an article is about.

use crate::article::ArticleId;
use crate::library::OwnTopic;
use crate::topics::Topic;

/// The topics with those an article has: a row for each of [`Topic::ALL`], then one for
/// each of the reader's own, which may come while the menu is open.
#[derive(Clone, Debug)]
pub struct ClassifyOverlay {
    /// The article.
    pub article: ArticleId,
    /// Its title.
    pub title: String,
    /// The reader's own topics.
    pub own_topics: Vec<OwnTopic>,
    /// The topics it has.
    pub topics: Vec<Topic>,
}

/// A row of the menu.
#[derive(Clone, Copy, Debug)]
pub enum ClassifyRow<'a> {
    /// A topic of the reader's own.
    Own(&'a OwnTopic),
    /// A topic.
    Topic(Topic),
}

impl ClassifyOverlay {
    /// How many rows there are.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.own_topics.len() + Topic::ALL.len()
    }

    /// What a row stands for.
    #[must_use]
    pub fn row(&self, index: usize) -> Option<ClassifyRow<'_>> {
        let own = self.own_topics.iter().map(ClassifyRow::Own);
        let topics = Topic::ALL.into_iter().map(ClassifyRow::Topic);
        topics.chain(own).nth(index)
    }

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
