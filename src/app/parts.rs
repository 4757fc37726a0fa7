//! The parts of the present filter, in reading order: what was typed, topics, entities, the order.

use crate::app::state::App;
use crate::library::{ListOrder, Matching};
use crate::query;
use crate::range::TextRange;

/// A part of the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterPart<'a> {
    /// A part of the query, as it was typed, and its bytes of that.
    Typed(&'a str, TextRange),
    /// A topic that was chosen: its id, or the name of one of the reader's own.
    Topic(&'a str),
    /// How several topics narrow the list.
    Matching(Matching),
    /// An entity, by its name, and its index in the filter.
    Entity(&'a str, usize),
    /// What was found stands in the order of the days.
    NewestFirst,
}

impl App {
    /// The parts of the present filter.
    #[must_use]
    pub fn filter_parts(&self) -> Vec<FilterPart<'_>> {
        let (filter, typed) = (&self.filters.now.filter, self.filters.now.typed.as_str());
        let ranges = query::parts(typed).into_iter();
        let words = ranges.map(|range| FilterPart::Typed(range.of(typed), range));
        let topics = filter.topics.iter().map(|id| FilterPart::Topic(id));
        let matching = (filter.topics.len() > 1).then_some(FilterPart::Matching(filter.matching));
        let entities = filter.entities.iter().enumerate();
        let entities = entities.map(|(index, entity)| FilterPart::Entity(&entity.name, index));
        let is_by_day =
            self.filters.now.order == ListOrder::Newest && !filter.query.terms().is_empty();
        let order = is_by_day.then_some(FilterPart::NewestFirst);
        let chosen = topics.chain(matching).chain(entities);
        words.chain(chosen).chain(order).collect()
    }

    /// What the keys are at among the parts of the filter: an index into [`App::filter_parts`].
    #[must_use]
    pub fn part(&self) -> usize {
        self.part
    }
}
