//! The entities that the list is searched for, found again in an article.

use crate::app::reading::Reading;
use crate::extract::{Entity, EntityKind};
use crate::language::ranking::{self, Fit};
use crate::library::Filter;

/// The entities of a filter.
pub(super) struct SoughtEntities<'f> {
    ids: Vec<&'f str>,
    names: Vec<(ranking::SoughtName, Option<EntityKind>)>,
}

impl<'f> SoughtEntities<'f> {
    /// Those that a filter asks for, by id and by name.
    pub(super) fn of(filter: &'f Filter) -> Self {
        let ids = filter.entities.iter().flat_map(|entity| &entity.ids);
        let names = filter.query.entities().into_iter();
        Self {
            ids: ids.map(String::as_str).collect(),
            names: names
                .map(|(name, kind)| (ranking::SoughtName::new(name), kind))
                .collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ids.is_empty() && self.names.is_empty()
    }

    /// The entity of an article that is meant: one of the ids, else the one whose names fit best.
    pub(super) fn find<'r>(&self, reading: &'r Reading) -> Option<&'r Entity> {
        let entities = &reading.annotations.as_ref()?.entities;
        let by_id = entities
            .iter()
            .find(|entity| self.ids.contains(&entity.id.as_str()));
        let text = &reading.article.body.text;
        let fit = |entity: &Entity| {
            let written = entity.mentions.iter().map(|range| range.of(text));
            let names: Vec<&str> = written.chain([entity.name.as_str()]).collect();
            let fits = self.names.iter().filter_map(|(sought, kind)| {
                let is_of_kind = kind.is_none_or(|kind| kind == entity.kind);
                is_of_kind.then(|| sought.best_fit(names.iter().copied()))?
            });
            fits.min().filter(|fit| *fit < Fit::Inside)
        };
        by_id.or_else(|| {
            let fitting = entities
                .iter()
                .filter_map(|entity| Some((fit(entity)?, entity)));
            fitting
                .min_by_key(|(fit, _)| *fit)
                .map(|(_, entity)| entity)
        })
    }
}
