//! Who is who across articles: names to entities, and a family name alone to the one who has it.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::annotation::folded_name;
use super::error::Result;
use super::{Library, i64_of};
use crate::extract::EntityKind;

/// Where more people than this share a family name, nobody can be meant by it alone.
const MOST_NAMESAKES: usize = 200;

/// An entity that some article calls by a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Called {
    pub(super) key: String,
    pub(super) kind: EntityKind,
}

impl Library {
    /// The ids that stand for the same as an id does: itself, and for a person also the family name
    /// alone, in articles that have nothing but that. Where two full names in the library end in
    /// that family name, it could be either, and stands for itself.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn ids_of(&self, entity_id: &str) -> Result<Vec<String>> {
        ids_of(&self.connection, entity_id)
    }

    /// The ids of the entities that some article calls by a name, the most mentioned first; letters
    /// are folded. An id names itself.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn entities_called(&self, name: &str) -> Result<Vec<String>> {
        let called = entities_called(&self.connection, name)?;
        // One who is known under two ids is one.
        let mut distinct: Vec<String> = Vec::new();
        for called in called {
            let same = self.ids_of(&called.key)?;
            if !same.iter().any(|id| distinct.contains(id)) {
                distinct.push(called.key);
            }
        }
        Ok(distinct)
    }
}

pub(super) fn entities_called(connection: &Connection, name: &str) -> Result<Vec<Called>> {
    let mut statement = connection.prepare_cached(
        "SELECT key, kind FROM entity WHERE key = ?1 \
         OR id IN (SELECT entity FROM alias WHERE folded = ?2) ORDER BY mentions DESC, key",
    )?;
    let called = statement.query_map([name.trim(), &folded_name(name)], |row| {
        let kind: String = row.get(1)?;
        Ok((row.get(0)?, kind))
    })?;
    let mut entities = Vec::new();
    for called in called {
        let (key, kind) = called?;
        // A kind that this program does not know is none of its own.
        if let Some(kind) = EntityKind::from_id(&kind) {
            entities.push(Called { key, kind });
        }
    }
    Ok(entities)
}

pub(super) fn ids_of(connection: &Connection, entity_id: &str) -> Result<Vec<String>> {
    let mut ids = vec![entity_id.to_owned()];
    let Some(family) = family_name(connection, entity_id)? else {
        return Ok(ids);
    };
    // The fullest name of each person who may have that family name.
    let mut statement = connection.prepare_cached(
        "SELECT key, (SELECT folded FROM alias AS full WHERE full.entity = entity.id \
         ORDER BY length(folded) DESC, folded LIMIT 1) \
         FROM entity WHERE kind = 'person' \
         AND id IN (SELECT entity FROM alias WHERE family = ?1) ORDER BY key LIMIT ?2",
    )?;
    let most = i64_of(MOST_NAMESAKES + 1);
    let people = statement.query_map(rusqlite::params![family, most], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    let (mut full, mut alone) = (BTreeSet::new(), BTreeSet::new());
    for person in people {
        let (key, name) = person?;
        if name == family {
            alone.insert(key);
        } else if name.rsplit(' ').next() == Some(family.as_str()) {
            full.insert(key);
        }
    }
    if full.len() == 1 && full.len() + alone.len() <= MOST_NAMESAKES {
        let same = full.into_iter().chain(alone).filter(|id| id != entity_id);
        ids.extend(same);
    }
    Ok(ids)
}

/// The last word of a person's fullest name, folded; `None` for other entities.
fn family_name(connection: &Connection, entity_id: &str) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT family FROM entity JOIN alias ON alias.entity = entity.id \
         WHERE key = ?1 AND kind = 'person' ORDER BY length(folded) DESC, folded LIMIT 1",
    )?;
    let mut rows = statement.query([entity_id])?;
    Ok(match rows.next()? {
        Some(row) => row.get(0)?,
        None => None,
    })
}

/// The rows of an entity, those that stand for the same included.
pub(super) fn rows_of(connection: &Connection, entity_id: &str) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached("SELECT id FROM entity WHERE key = ?1")?;
    let mut rows = Vec::new();
    for id in ids_of(connection, entity_id)? {
        let found = statement.query_map([id], |row| row.get(0))?;
        for row in found {
            rows.push(row?);
        }
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Origin;
    use crate::extract::{Annotations, Entity};
    use crate::library::Incoming;
    use crate::range::TextRange;
    use crate::search::Indexer;

    /// A library of articles that mention one person each: (id, name).
    fn library(people: &[(&str, &str)]) -> Library {
        let mut library = Library::in_memory().unwrap();
        for (id, name) in people {
            let text = format!("# عنوان\n\n{name}");
            let draft = crate::sources::markdown::parse(&text, Origin::StandardInput);
            let start = draft.body.text.rfind(name).unwrap();
            let incoming = Incoming::new(draft, &mut Indexer::new()).unwrap();
            let arrivals = library
                .add(&[incoming], jiff::Timestamp::UNIX_EPOCH)
                .unwrap();
            let entity = Entity {
                id: (*id).to_owned(),
                name: (*name).to_owned(),
                kind: EntityKind::Person,
                mentions: vec![TextRange::new(start, start + name.len())],
                iso: None,
            };
            let found = Annotations {
                entities: vec![entity],
                topics: Vec::new(),
            };
            library.annotate(&[(arrivals[0].id(), found)]).unwrap();
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
        assert_eq!(library.ids_of("p:1").unwrap(), ["p:1", "p:2"]);
        assert_eq!(library.ids_of("p:2").unwrap(), ["p:2", "p:1"]);
        assert_eq!(library.ids_of("p:3").unwrap(), ["p:3"]);
        assert_eq!(library.mentioning("p:2", 9).unwrap().len(), 2);
        assert_eq!(
            library.card("p:2").unwrap().unwrap().name,
            "ماكسيم ريجينكوف"
        );
        assert_eq!(library.entities_called("رِيجينكوف").unwrap().len(), 1);
    }

    #[test]
    fn namesakes_are_kept_apart() {
        let library = library(&[("p:1", "سامي حداد"), ("p:2", "حداد"), ("p:3", "ليلى حداد")]);
        for id in ["p:1", "p:2", "p:3"] {
            assert_eq!(library.ids_of(id).unwrap(), [id]);
        }
    }
}
