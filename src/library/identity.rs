//! Who is who across articles: a family name in one and the full name in another.

use std::collections::BTreeSet;

use crate::extract::{Entity, EntityKind};
use crate::library::Library;
use crate::text::fold;

impl Library {
    /// The ids that stand for the same as an id does: itself, and for a person also the family name
    /// alone, in articles that have nothing but that. Where two full names in the library end in
    /// that family name, it could be either, and stands for itself.
    #[must_use]
    pub fn ids_of(&self, entity_id: &str) -> Vec<String> {
        let mut ids = vec![entity_id.to_owned()];
        let people = || {
            let annotations = self
                .entries()
                .iter()
                .filter_map(|entry| entry.annotations.as_ref());
            let entities = annotations.flat_map(|found| &found.entities);
            entities.filter(|entity| entity.kind == EntityKind::Person)
        };
        let Some(family) = people()
            .filter(|entity| entity.id == entity_id)
            .max_by_key(|entity| entity.name.len())
            .map(family_name)
        else {
            return ids;
        };
        let (mut full, mut alone) = (BTreeSet::new(), BTreeSet::new());
        for entity in people().filter(|entity| family_name(entity) == family) {
            let is_full = entity.name.split_whitespace().nth(1).is_some();
            if is_full { &mut full } else { &mut alone }.insert(entity.id.as_str());
        }
        // An id that has a full name somewhere is not a family name alone.
        alone.retain(|id| !full.contains(id));
        if full.len() == 1 {
            let same = full.into_iter().chain(alone).filter(|id| *id != entity_id);
            ids.extend(same.map(str::to_owned));
        }
        ids
    }
}

/// The last word of a name, folded.
fn family_name(entity: &Entity) -> String {
    let last = entity
        .name
        .split_whitespace()
        .next_back()
        .unwrap_or_default();
    fold(last).text
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::article::Origin;
    use crate::extract::Annotations;
    use crate::range::TextRange;

    /// A library of articles that mention one person each: (id, name).
    fn library(people: &[(&str, &str)]) -> Library {
        let mut library = Library::new();
        library.add(people.iter().map(|(_, name)| {
            crate::sources::markdown::parse(&format!("# عنوان\n\n{name}"), Origin::StandardInput)
        }));
        let articles: Vec<_> = library
            .entries()
            .iter()
            .map(|entry| entry.article.id)
            .collect();
        for (article, (id, name)) in articles.into_iter().zip(people) {
            let entity = Entity {
                id: (*id).to_owned(),
                name: (*name).to_owned(),
                kind: EntityKind::Person,
                mentions: vec![TextRange::new(0, 2)],
                iso: None,
            };
            let entities = vec![entity];
            library.annotate(
                article,
                Arc::new(Annotations {
                    entities,
                    topics: Vec::new(),
                }),
            );
        }
        library
    }

    #[test]
    fn a_family_name_is_the_one_who_has_it() {
        let library = library(&[
            ("p:1", "ماكسيم ريجينكوف"),
            ("p:2", "ريجينكوف"),
            ("p:3", "سامي"),
        ]);
        assert_eq!(library.ids_of("p:1"), ["p:1", "p:2"]);
        assert_eq!(library.ids_of("p:2"), ["p:2", "p:1"]);
        assert_eq!(library.ids_of("p:3"), ["p:3"]);
        assert_eq!(library.mentioning("p:2").len(), 2);
        assert_eq!(library.card("p:2").unwrap().name, "ماكسيم ريجينكوف");
    }

    #[test]
    fn namesakes_are_kept_apart() {
        let library = library(&[("p:1", "سامي حداد"), ("p:2", "حداد"), ("p:3", "ليلى حداد")]);
        for id in ["p:1", "p:2", "p:3"] {
            assert_eq!(library.ids_of(id), [id]);
        }
    }
}
