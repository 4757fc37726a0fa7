//! What the row along the top offers: filters that are kept, the reader's own topics, and the topics.

use crate::app::request::CountedQuery;
use crate::app::state::App;
use crate::library::{NamedQueryRole, TopicCount};
use crate::topics::Topic;

/// Something in the row.
#[derive(Clone, Copy, Debug)]
pub enum Chip<'a> {
    /// A filter that is kept.
    Filter(&'a CountedQuery),
    /// A topic of the reader's own, and how many of the listed articles have it.
    OwnTopic(&'a CountedQuery, TopicCount),
    /// A topic, and how many of the listed articles have it.
    Topic(Topic, TopicCount),
}

impl<'a> Chip<'a> {
    /// What it goes by: the id of a topic, else its name.
    #[must_use]
    pub fn id(&self) -> &'a str {
        match self {
            Self::Filter(counted) | Self::OwnTopic(counted, _) => &counted.named.name,
            Self::Topic(topic, _) => topic.id(),
        }
    }

    /// Articles that it stands for.
    #[must_use]
    pub fn count(&self) -> TopicCount {
        match self {
            Self::Filter(counted) => counted.count,
            Self::OwnTopic(_, count) | Self::Topic(_, count) => *count,
        }
    }
}

impl App {
    /// What the row offers, in its order: all that the reader keeps, and the topics that an article listed has or the
    /// list is filtered by.
    #[must_use]
    pub fn chips(&self) -> Vec<Chip<'_>> {
        let listing = &self.list.listing;
        let of_role = |role| {
            let named = self.filters.named.iter();
            named.filter(move |counted| counted.named.role == role)
        };
        let own_count = |name: &str| {
            let counts = &listing.own_topics;
            let count = counts.iter().find(|(other, _)| other == name);
            count.map_or_else(TopicCount::default, |(_, count)| *count)
        };
        let filters = of_role(NamedQueryRole::Filter).map(Chip::Filter);
        let own = of_role(NamedQueryRole::Topic)
            .map(|counted| Chip::OwnTopic(counted, own_count(&counted.named.name)));
        let topics = Topic::ALL.into_iter().enumerate().map(|(index, topic)| {
            let count = listing.topics.get(index).copied();
            Chip::Topic(topic, count.unwrap_or_default())
        });
        // What is empty would filter everything away.
        let topics = topics.filter(|chip| chip.count().articles > 0 || self.is_in_force(chip));
        filters.chain(own).chain(topics).collect()
    }

    /// What the keys are at in the row goes by.
    pub(super) fn topic_at(&self) -> Option<String> {
        let chips = self.chips();
        chips.get(self.topic).map(|chip| chip.id().to_owned())
    }

    /// Goes to what goes by a name in the row, or where it is no longer there stays near its place.
    pub(super) fn stay_at_topic(&mut self, id: Option<&str>) {
        let chips = self.chips();
        let place = chips.iter().position(|chip| Some(chip.id()) == id);
        self.topic = place.unwrap_or(self.topic.min(chips.len().saturating_sub(1)));
    }

    /// Whether the list is filtered by what a chip stands for.
    #[must_use]
    pub fn is_in_force(&self, chip: &Chip<'_>) -> bool {
        match chip {
            Chip::Filter(counted) => {
                let is_alone = self.filters.now.filter.topics.is_empty()
                    && self.filters.now.filter.entities.is_empty();
                is_alone && self.filters.now.typed == counted.named.query
            }
            _ => self
                .filters
                .now
                .filter
                .topics
                .iter()
                .any(|id| id == chip.id()),
        }
    }
}
