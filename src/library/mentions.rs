//! The index of what articles mention: entities, how articles call them, and in which they stand.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rusqlite::{Connection, OptionalExtension, params};

use super::error::Result;
use super::i64_of;
use crate::article::ArticleId;
use crate::extract::{Entity, EntityKind, name_key, written_name};
use crate::language::fold::fold;

/// One way in which an article calls an entity.
type MentionedName = (String, String, i64);

/// Files an article under the entities it mentions.
pub(super) fn put_mentions(
    connection: &Connection,
    id: ArticleId,
    entities: &[Entity],
    text: &str,
) -> Result<()> {
    let mut new_entity = connection.prepare_cached(
        "INSERT INTO entity (key, kind, articles, mentions) VALUES (?1, ?2, 1, ?3) \
         ON CONFLICT (key) DO UPDATE SET kind = excluded.kind, articles = articles + 1, \
         mentions = mentions + excluded.mentions RETURNING id",
    )?;
    let mut new_mention = connection.prepare_cached(
        "INSERT INTO mention (entity, article, count, first, names) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    // Of spellings that fold alike the one without marks is kept, and of those the one with its hamza: أ sorts
    // before ا, and ة before ه.
    let mut new_alias = connection.prepare_cached(
        "INSERT INTO alias (entity, folded, name, uses, family, sound, family_sound) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
         ON CONFLICT DO UPDATE SET uses = uses + excluded.uses, sound = excluded.sound, \
         family_sound = excluded.family_sound, name = CASE \
         WHEN length(excluded.name) < length(name) THEN excluded.name \
         WHEN length(excluded.name) = length(name) THEN min(name, excluded.name) ELSE name END",
    )?;
    // In the order of their keys, which is nearly that of their names: so a text of very many new ones grows the
    // indices at one place after the other.
    let mut entities: Vec<&Entity> = entities.iter().collect();
    entities.sort_unstable_by(|one, other| one.id.cmp(&other.id));
    let mut counts = Counts::default();
    for entity in entities {
        let Some(first) = entity.mentions.first() else {
            continue;
        };
        let count = i64_of(entity.mentions.len());
        let key: i64 = new_entity
            .query_row(params![entity.id, entity.kind.id(), count], |row| {
                row.get(0)
            })?;
        counts.push(key, count, entity.is_guess);
        let called = names(entity, text);
        let row = params![
            key,
            id.0,
            count,
            i64_of(first.start),
            serde_json::to_string(&called)?
        ];
        new_mention.execute(row)?;
        for (folded, name, uses) in called {
            let sound = name_key(entity.kind, &name);
            let last_word = |name: &str| {
                let last = name.rsplit(' ').next().map(str::to_owned);
                last.filter(|_| entity.kind == EntityKind::Person)
            };
            let (family, family_sound) = (last_word(&folded), last_word(&sound));
            let row = params![key, folded, name, uses, family, sound, family_sound];
            new_alias.execute(row)?;
        }
        name_fully(connection, key)?;
    }
    if !counts.0.is_empty() {
        connection
            .prepare_cached("INSERT INTO mentioned (article, counts) VALUES (?1, ?2)")?
            .execute(params![id.0, counts.0])?;
    }
    Ok(())
}

/// What an article mentions, as it is stored: eight bytes an entity.
#[derive(Debug, Default)]
struct Counts(Vec<u8>);

/// An entity in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
    /// The row of the entity.
    pub(super) entity: u32,
    /// How often the article mentions it.
    pub(super) mentions: u32,
    /// Whether the model alone found it there.
    pub(super) is_guess: bool,
}

/// Set in the number of mentions of a guess.
const GUESS: u32 = 1 << 31;

impl Counts {
    fn push(&mut self, entity: i64, mentions: i64, is_guess: bool) {
        // Neither a library nor an article has more than that.
        let (Ok(entity), Ok(mentions)) = (u32::try_from(entity), u32::try_from(mentions)) else {
            return;
        };
        let mark = if is_guess { GUESS } else { 0 };
        self.0.extend(entity.to_be_bytes());
        self.0
            .extend((mentions.min(GUESS - 1) | mark).to_be_bytes());
    }
}

/// The entities of an article, as they were stored.
pub(super) fn counts(stored: &[u8]) -> impl Iterator<Item = Count> {
    let number = |bytes: &[u8]| bytes.try_into().map_or(0, u32::from_be_bytes);
    stored.chunks_exact(8).map(move |bytes| {
        let (entity, mentions) = (number(&bytes[..4]), number(&bytes[4..]));
        Count {
            entity,
            mentions: mentions & !GUESS,
            is_guess: mentions & GUESS != 0,
        }
    })
}

/// Notes the name that an entity is shown by, where that is another now.
fn name_fully(connection: &Connection, entity: i64) -> Result<()> {
    let sql = format!(
        "SELECT name, folded FROM alias WHERE entity = ?1 ORDER BY {RARE_LAST}, {FULLEST_FIRST} LIMIT 1"
    );
    let name: Option<(String, String)> = connection
        .prepare_cached(&sql)?
        .query_row([entity], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((name, folded)) = name {
        connection
            .prepare_cached(
                "UPDATE entity SET full_name = ?2, full_folded = ?3 WHERE id = ?1 AND full_name IS NOT ?2",
            )?
            .execute(params![entity, name, folded])?;
    }
    Ok(())
}

/// What an article calls an entity: spellings that fold alike once, each with how often. The fullest
/// name counts once more: it need not be written anywhere.
fn names(entity: &Entity, text: &str) -> Vec<MentionedName> {
    let mentions = entity.mentions.iter();
    let mentions = mentions.map(|range| written_name(text, *range));
    let mut names: Vec<MentionedName> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for name in mentions.chain([entity.name.as_str().into()]) {
        match places.entry(folded_name(&name)) {
            Entry::Occupied(place) => names[*place.get()].2 += 1,
            Entry::Vacant(place) => {
                names.push((place.key().clone(), name.into_owned(), 1));
                place.insert(names.len() - 1);
            }
        }
    }
    names
}

/// Puts the fullest name of an entity first: one in Arabic letters where articles in other languages name it too, then
/// the one of the most words, of those the most used.
pub(super) const FULLEST_FIRST: &str = "name GLOB '*[پچژگکیےۓہھۂۃٹڈڑںەۆێڕڵא-ת]*', \
    length(folded) - length(replace(folded, ' ', '')) DESC, uses DESC, length(name) DESC, name";

/// Puts names last that are hardly ever used: one article in Persian does not name what seventeen call الأمم المتحدة.
pub(super) const RARE_LAST: &str = "uses * 20 < max(uses) OVER ()";

/// A name folded, with single blanks.
pub(super) fn folded_name(name: &str) -> String {
    let folded = fold(name).text;
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Forgets what an article mentions, and the entities nothing mentions any more.
pub(super) fn drop_mentions(connection: &Connection, id: ArticleId) -> Result<()> {
    let mut statement =
        connection.prepare_cached("SELECT entity, count, names FROM mention WHERE article = ?1")?;
    let rows = statement.query_map([id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let rows: Vec<(i64, i64, String)> = rows.collect::<rusqlite::Result<_>>()?;
    if rows.is_empty() {
        return Ok(());
    }
    connection
        .prepare_cached("DELETE FROM mention WHERE article = ?1")?
        .execute([id.0])?;
    connection
        .prepare_cached("DELETE FROM mentioned WHERE article = ?1")?
        .execute([id.0])?;
    for (entity, count, names) in rows {
        // What cannot be read keeps a name a little longer, and nothing from going.
        let names: Vec<MentionedName> = serde_json::from_str(&names).unwrap_or_default();
        for (folded, _, uses) in names {
            connection
                .prepare_cached(
                    "UPDATE alias SET uses = uses - ?3 WHERE entity = ?1 AND folded = ?2",
                )?
                .execute(params![entity, folded, uses])?;
        }
        connection
            .prepare_cached("DELETE FROM alias WHERE entity = ?1 AND uses <= 0")?
            .execute([entity])?;
        connection
            .prepare_cached(
                "UPDATE entity SET articles = articles - 1, mentions = mentions - ?2 WHERE id = ?1",
            )?
            .execute([entity, count])?;
        connection
            .prepare_cached("DELETE FROM entity WHERE id = ?1 AND articles <= 0")?
            .execute([entity])?;
        name_fully(connection, entity)?;
    }
    Ok(())
}
