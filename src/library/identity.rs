//! Who is who across articles: names to entities, spellings of one name to each other, and a short name
//! to the one who is called so.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Row};

use super::error::Result;
use super::mentions::{FULLEST_FIRST, folded_name};
use super::words::spellings_in_other_letters;
use super::{Library, i64_of};
use crate::corrections::SPLIT_SUFFIX;
use crate::extract::{EntityKind, name_key};
use crate::language::phonetic::{is_telling, may_be_spelling};
use crate::language::romanization::{TypedExtent, is_latin};
use crate::search::form;

/// Where more than this share a name, nobody can be meant by it alone.
const MOST_NAMESAKES: usize = 200;

/// An entity that some article calls by a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Called {
    pub(super) key: String,
    pub(super) kind: EntityKind,
}

impl Library {
    /// The ids that stand for the same as an id does: itself, those whose fullest name is the same in
    /// another spelling, and the short name, in articles that have nothing but that: a person's family name
    /// alone, the telling part of a body's name. Where a short name could be either of two, it stands
    /// for itself, and so does what the reader split.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn ids_of(&self, entity_id: &str) -> Result<Vec<String>> {
        ids_of(&self.connection, entity_id)
    }

    /// The ids of the entities that some article calls by a name, the most mentioned first; letters
    /// are folded, and where nothing is written so, what sounds so is meant, else who has it as a family
    /// name. An id names itself.
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

/// By the name in its own letters, then in the other ones: Arabic where it is typed in Latin letters, Latin where nothing is
/// called so in Arabic ones.
pub(super) fn entities_called(connection: &Connection, name: &str) -> Result<Vec<Called>> {
    let mut called = called_in_these_letters(connection, name)?;
    if !called.is_empty() && !is_latin(&form(name)) {
        return Ok(called);
    }
    let mut nearest: Option<u32> = None;
    for (distance, spelling) in spellings_in_other_letters(connection, name, TypedExtent::Whole)? {
        // What is further than the nearest may be the name of others: hassan is not حسين.
        if nearest.is_some_and(|nearest| distance > nearest) {
            break;
        }
        for other in called_in_these_letters(connection, &spelling)? {
            nearest.get_or_insert(distance);
            if !called.contains(&other) {
                called.push(other);
            }
        }
    }
    Ok(called)
}

/// By the name as it is written, letters folded; else by how it sounds; else by a person's family name.
fn called_in_these_letters(connection: &Connection, name: &str) -> Result<Vec<Called>> {
    const WRITTEN: &str = "SELECT key, kind FROM entity \
        WHERE key = ?1 OR id IN (SELECT entity FROM alias WHERE folded = ?2) \
        ORDER BY mentions DESC, key";
    const SOUNDING: &str = "SELECT key, kind, folded FROM alias JOIN entity ON entity.id = entity \
        WHERE sound = ?1 ORDER BY mentions DESC, key";
    const OF_THE_FAMILY: &str = "SELECT key, kind, family FROM alias JOIN entity ON entity.id = entity \
        WHERE family = ?2 OR family_sound = ?1 ORDER BY mentions DESC, key";
    let folded = folded_name(name);
    let sound = name_key(EntityKind::Person, name);
    let called = entities_of(connection, WRITTEN, &[name.trim(), &folded], |_| Ok(true))?;
    if !called.is_empty() || sound.is_empty() {
        return Ok(called);
    }
    let is_spelling = |row: &Row<'_>| {
        let spelling = row.get_ref(2)?.as_str().unwrap_or_default();
        Ok(may_be_spelling(name, spelling))
    };
    let called = entities_of(connection, SOUNDING, &[&sound], is_spelling)?;
    if !called.is_empty() {
        return Ok(called);
    }
    entities_of(connection, OF_THE_FAMILY, &[&sound, &folded], is_spelling)
}

/// The entities of those rows of a query that are meant, each once, in their order.
fn entities_of(
    connection: &Connection,
    sql: &str,
    parameters: &[&str],
    is_meant: impl Fn(&Row<'_>) -> Result<bool>,
) -> Result<Vec<Called>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(rusqlite::params_from_iter(parameters))?;
    let mut entities: Vec<Called> = Vec::new();
    while let Some(row) = rows.next()? {
        // A kind that this program does not know is none of its own.
        let Some(kind) = EntityKind::from_id(row.get_ref(1)?.as_str().unwrap_or_default()) else {
            continue;
        };
        let called = Called {
            key: row.get(0)?,
            kind,
        };
        // Rows of one entity stand together.
        if entities.last() != Some(&called) && is_meant(row)? {
            entities.push(called);
        }
    }
    Ok(entities)
}

pub(super) fn ids_of(connection: &Connection, entity_id: &str) -> Result<Vec<String>> {
    let mut ids = vec![entity_id.to_owned()];
    let Some(named) = named(connection, entity_id)? else {
        return Ok(ids);
    };
    // A short name with one owner is the owner's.
    let owner = match owners(connection, &named)? {
        Some(mut owners) if named.may_be_short() && is_one(&owners) => owners.pop(),
        _ => None,
    };
    let mut same = BTreeSet::new();
    for full in [Some(&named), owner.as_ref()].into_iter().flatten() {
        same.extend(spelled_otherwise(connection, full)?);
    }
    let full = owner.as_ref().unwrap_or(&named);
    same.insert(full.key.clone());
    for sound in short_sounds(connection, full)? {
        let short = Named {
            key: String::new(),
            kind: full.kind,
            sound,
        };
        let Some(owners) = owners(connection, &short)? else {
            continue;
        };
        if is_one(&owners) && owners.iter().any(|owner| owner.sound == full.sound) {
            same.extend(spelled_otherwise(connection, &short)?);
        }
    }
    same.remove(entity_id);
    ids.extend(same);
    Ok(ids)
}

/// An entity by the sound of its fullest name.
struct Named {
    key: String,
    kind: EntityKind,
    sound: String,
}

impl Named {
    /// Whether the extractor knows it beforehand: such ids are in ASCII.
    fn is_known(&self) -> bool {
        self.key.is_ascii()
    }

    /// Whether it may be the short name of another: for what is known beforehand, that is known, too.
    fn may_be_short(&self) -> bool {
        !self.is_known() && is_short(self.kind, &self.sound)
    }
}

fn is_short(kind: EntityKind, sound: &str) -> bool {
    match kind {
        EntityKind::Person => !sound.contains(' '),
        EntityKind::Date | EntityKind::Location => false,
        EntityKind::Organization | EntityKind::Event | EntityKind::Law => is_telling(sound),
    }
}

/// Whether entities are one: their fullest names sound alike, and at most one is known beforehand.
fn is_one(entities: &[Named]) -> bool {
    let known = entities.iter().filter(|named| named.is_known()).count();
    let first = entities.first();
    known < 2 && first.is_some_and(|first| entities.iter().all(|other| other.sound == first.sound))
}

/// An entity by its fullest name; `None` for one that the reader split from another.
fn named(connection: &Connection, entity_id: &str) -> Result<Option<Named>> {
    if entity_id.ends_with(SPLIT_SUFFIX) {
        return Ok(None);
    }
    let mut statement = connection.prepare_cached(&format!(
        "SELECT key, kind, sound FROM entity JOIN alias ON alias.entity = entity.id \
         WHERE key = ?1 ORDER BY {FULLEST_FIRST} LIMIT 1",
    ))?;
    let row = statement.query_row([entity_id], named_row).optional()?;
    Ok(row.flatten())
}

/// `None` where this program does not know the kind, or the article waits for its extractor.
fn named_row(row: &Row<'_>) -> rusqlite::Result<Option<Named>> {
    let (key, kind, sound): (String, String, Option<String>) =
        (row.get(0)?, row.get(1)?, row.get(2)?);
    let kind = EntityKind::from_id(&kind);
    Ok(kind
        .zip(sound)
        .map(|(kind, sound)| Named { key, kind, sound }))
}

/// Entities of a kind one of whose names has a sound, or whose family name has, each by its fullest name;
/// `None` where they are too many.
fn called_alike(
    connection: &Connection,
    kind: EntityKind,
    sound: &str,
) -> Result<Option<Vec<Named>>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT key, kind, (SELECT sound FROM alias WHERE alias.entity = entity.id \
         ORDER BY {FULLEST_FIRST} LIMIT 1) \
         FROM entity WHERE kind = ?1 AND id IN (SELECT entity FROM alias WHERE sound = ?2 \
         UNION SELECT entity FROM alias WHERE family_sound = ?2) ORDER BY key LIMIT ?3",
    ))?;
    let most = i64_of(MOST_NAMESAKES + 1);
    let rows = statement.query_map(rusqlite::params![kind.id(), sound, most], named_row)?;
    let rows: Vec<Option<Named>> = rows.collect::<rusqlite::Result<_>>()?;
    let is_few = rows.len() <= MOST_NAMESAKES;
    let named = rows.into_iter().flatten();
    Ok(is_few.then(|| {
        named
            .filter(|one| !one.key.ends_with(SPLIT_SUFFIX))
            .collect()
    }))
}

/// The ids whose fullest name sounds like that of `named`, unless both are known beforehand.
fn spelled_otherwise(connection: &Connection, named: &Named) -> Result<Vec<String>> {
    let alike = called_alike(connection, named.kind, &named.sound)?.unwrap_or_default();
    let same = alike
        .into_iter()
        .filter(|other| other.sound == named.sound && !(named.is_known() && other.is_known()));
    Ok(same.map(|other| other.key).collect())
}

/// Those with a fuller name who may be called by a short one; people by their family name only.
fn owners(connection: &Connection, short: &Named) -> Result<Option<Vec<Named>>> {
    let alike = called_alike(connection, short.kind, &short.sound)?;
    let is_owner = |other: &Named| {
        let is_family_name = other.sound.rsplit(' ').next() == Some(short.sound.as_str());
        other.sound != short.sound && (short.kind != EntityKind::Person || is_family_name)
    };
    Ok(alike.map(|alike| alike.into_iter().filter(is_owner).collect()))
}

/// The sounds of the short names that somebody or something is called by.
fn short_sounds(connection: &Connection, full: &Named) -> Result<Vec<String>> {
    if full.kind == EntityKind::Person {
        let family = full.sound.rsplit(' ').next().unwrap_or_default();
        return Ok(vec![family.to_owned()]);
    }
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT sound FROM alias JOIN entity ON entity.id = alias.entity \
         WHERE key = ?1 AND sound IS NOT NULL AND sound <> ?2",
    )?;
    let sounds = statement.query_map([&full.key, &full.sound], |row| row.get(0))?;
    let sounds: Vec<String> = sounds.collect::<rusqlite::Result<_>>()?;
    let short = sounds.into_iter();
    Ok(short.filter(|sound| is_short(full.kind, sound)).collect())
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
    use crate::annotate::Annotations;
    use crate::article::Source;
    use crate::extract::Entity;
    use crate::library::Incoming;
    use crate::range::TextRange;
    use crate::search::Indexer;

    /// A library of articles that mention one person each: (id, name).
    fn library(people: &[(&str, &str)]) -> Library {
        let mut library = Library::in_memory().unwrap();
        for (id, name) in people {
            let text = format!("# عنوان\n\n{name}");
            let draft = crate::sources::markdown::parse(&text, Source::standard_input());
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
                is_guess: false,
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
            ("p:أ", "ماكسيم ريجينكوف"),
            ("p:ب", "ريجينكوف"),
            ("p:ج", "سامي"),
        ]);
        assert_eq!(library.ids_of("p:أ").unwrap(), ["p:أ", "p:ب"]);
        assert_eq!(library.ids_of("p:ب").unwrap(), ["p:ب", "p:أ"]);
        assert_eq!(library.ids_of("p:ج").unwrap(), ["p:ج"]);
        assert_eq!(library.mentioning("p:ب", 9).unwrap().len(), 2);
        assert_eq!(
            library.card("p:ب").unwrap().unwrap().name,
            "ماكسيم ريجينكوف"
        );
        assert_eq!(library.entities_called("رِيجينكوف").unwrap().len(), 1);
    }

    #[test]
    fn namesakes_are_kept_apart() {
        let library = library(&[("p:أ", "سامي حداد"), ("p:ب", "حداد"), ("p:ج", "ليلى حداد")]);
        for id in ["p:أ", "p:ب", "p:ج"] {
            assert_eq!(library.ids_of(id).unwrap(), [id]);
        }
    }

    #[test]
    fn spellings_of_one_name_are_one_and_names_that_only_sound_alike_are_not() {
        let library = library(&[
            ("person:فاديم كرغانوف", "فاديم كرغانوف"),
            ("person:فاديم كرجانوف", "فاديم كرجانوف"),
            ("person:كرقانوف", "كرقانوف"),
            ("person:محمد سالم", "محمد سالم"),
            ("person:محمود سالم", "محمود سالم"),
        ]);
        assert_eq!(library.ids_of("person:كرقانوف").unwrap().len(), 3);
        assert_eq!(library.ids_of("person:محمد سالم").unwrap().len(), 1);
        assert_eq!(library.entities_called("كرقنوف").unwrap().len(), 1);
        assert_eq!(library.entities_called("سالم").unwrap().len(), 2);
        assert_eq!(library.entities_called("كرانوف").unwrap().len(), 0);
        assert_eq!(library.names_near("كرفانوف", 1).unwrap(), ["كرقانوف"]);
    }

    #[test]
    fn what_only_has_the_consonants_of_a_name_is_not_that_name_but_like_it() {
        let library = library(&[
            ("person:نيجيريا", "نيجيريا"),
            ("person:سامي غانوفسكي", "سامي غانوفسكي"),
        ]);
        for other in ["نكرة", "كنفسك"] {
            assert_eq!(library.entities_called(other).unwrap(), [""; 0], "{other}");
        }
        assert_eq!(library.names_near("نكرة", 5).unwrap(), ["نيجيريا"]);
        for spelling in ["نيجريا", "جانوفسكي", "غانفسكي"] {
            let called = library.entities_called(spelling).unwrap();
            assert_eq!(called.len(), 1, "{spelling}");
        }
    }

    #[test]
    fn what_the_reader_split_stands_for_itself() {
        let library = library(&[("person:سامي حداد", "سامي حداد"), ("person:حداد/2", "حداد")]);
        for id in ["person:سامي حداد", "person:حداد/2"] {
            assert_eq!(library.ids_of(id).unwrap(), [id]);
        }
    }
}
