//! Entities with their mentions.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::range::TextRange;

/// What sort of thing an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A body of people under one name: an alliance, ministry, company, party, club.
    Organization,
    /// A place, a country as an actor included.
    Location,
    /// Something that happened or is held: a war, a summit, a tournament.
    Event,
    /// A treaty, agreement, charter, declaration or resolution.
    Law,
    /// A day, a month or a year.
    Date,
}

impl EntityKind {
    /// All kinds, in the order readers meet them.
    pub const ALL: [Self; 6] = [
        Self::Person,
        Self::Organization,
        Self::Location,
        Self::Event,
        Self::Law,
        Self::Date,
    ];

    /// Its name in files and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Location => "location",
            Self::Event => "event",
            Self::Law => "law",
            Self::Date => "date",
        }
    }

    /// The kind named `id`.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// One person, place or thing, and where an article mentions it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entity {
    /// The same in every article and every run: the kind, a colon, and the gazetteer's id of it, or
    /// the look-up form of its name where no gazetteer has it; for a date its ISO value.
    pub id: String,
    /// A name that the article gives it: the one it is mostly known by, or the fullest.
    pub name: String,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// Bytes of the article's text, in order.
    pub mentions: Vec<TextRange>,
    /// For a date, its value as far as it is known: `2022`, `2022-05`, `2022-05-16`, an interval
    /// `2024-10-22/2024-10-24` (ISO 8601), or `--05-18` where the year is not given. A day that its
    /// month does not have (30 فبراير 2024) is no part of the mention, which is then of the month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso: Option<String>,
    /// Whether the trained model alone found it here: no list and no rule has any of its names.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_guess: bool,
}

/// A mention as its name would stand alone: the article whose alef is lost after ل comes back.
#[must_use]
pub fn written_name(text: &str, mention: TextRange) -> Cow<'_, str> {
    let written = mention.of(text);
    if text[..mention.start].ends_with("لل") {
        Cow::Owned(format!("ال{written}"))
    } else {
        Cow::Borrowed(written)
    }
}

/// Entities with each id once: those that share one become the first of them, under their fullest name.
#[must_use]
pub fn merged(mut entities: Vec<Entity>) -> Vec<Entity> {
    let first_of = first_of_each_id(&entities);
    for (at, &first) in first_of.iter().enumerate() {
        if first == at {
            continue;
        }
        let (before, rest) = entities.split_at_mut(at);
        let (known, other) = (&mut before[first], &mut rest[0]);
        known.mentions.append(&mut other.mentions);
        known.iso = known.iso.take().or(other.iso.take());
        known.is_guess &= other.is_guess;
        if other.name.chars().count() > known.name.chars().count() {
            std::mem::swap(&mut known.name, &mut other.name);
        }
    }
    let mut numbered = first_of.into_iter().enumerate();
    entities.retain(|_| numbered.next().is_some_and(|(at, first)| at == first));
    for entity in &mut entities {
        entity.mentions.sort_unstable();
        entity.mentions.dedup();
    }
    entities
}

/// For each entity the place of the first that has its id.
fn first_of_each_id(entities: &[Entity]) -> Vec<usize> {
    let mut by_id: HashMap<&str, usize> = HashMap::with_capacity(entities.len());
    let entities = entities.iter().enumerate();
    entities
        .map(|(at, entity)| *by_id.entry(&entity.id).or_insert(at))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_its_article_back() {
        for (text, name, expected) in [
            ("للجزائر", "جزائر", "الجزائر"),
            ("للبنان", "لبنان", "لبنان"),
            ("الجزائر", "الجزائر", "الجزائر"),
        ] {
            let mention = TextRange::new(text.len() - name.len(), text.len());
            assert_eq!(written_name(text, mention), expected);
        }
    }
}
