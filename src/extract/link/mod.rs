//! Joining the mentions of one entity into one row.

pub mod coreference;
pub mod name_key;

use std::collections::{HashMap, HashSet};

use crate::extract::document::gazetteer::Gazetteer;
use crate::extract::document::vocabulary::{Classes, Vocabulary};
use crate::extract::entity::{Entity, EntityKind, merged, written_name};
use crate::extract::link::coreference::{Gender, Namesakes, gender_of_verb};
use crate::extract::link::name_key::sound_of;
use crate::extract::propose::Proposal;
use crate::extract::remember::abbreviation::Abbreviations;
use crate::language::lookup::fold;
use crate::language::phonetic::{is_arabic, plain, sound};
use crate::range::TextRange;

/// What mentions are joined by.
#[derive(Clone, Copy, Debug)]
pub struct Joining<'a> {
    /// The article's text.
    pub text: &'a str,
    /// Known entities.
    pub gazetteer: &'a Gazetteer,
    /// Words with their classes.
    pub vocabulary: &'a Vocabulary,
    /// Short names that the article introduces.
    pub abbreviations: &'a Abbreviations,
}

/// The entities that `mentions`, in the order of the text, are mentions of.
#[must_use]
pub fn link(joining: Joining<'_>, mentions: &[Proposal]) -> Vec<Entity> {
    let mut linker = Linker {
        joining,
        rows: Vec::new(),
        by_id: HashMap::new(),
        by_sound: HashMap::new(),
        by_name: HashMap::new(),
    };
    let named: Vec<Named<'_>> = mentions.iter().map(|one| linker.named(one)).collect();
    let (people, others): (Vec<&Named<'_>>, Vec<&Named<'_>>) = named
        .iter()
        .partition(|named| named.mention.kind == EntityKind::Person);
    linker.add_bodies(others);
    linker.add_people(&people);
    // Short names may bring two groups of mentions to the same full name.
    let mut entities = merged(linker.rows.into_iter().map(Row::into_entity));
    entities.sort_by_key(|entity| {
        let first = entity.mentions.first().map_or(0, |range| range.start);
        (entity.kind, std::cmp::Reverse(entity.mentions.len()), first)
    });
    entities
}

/// A mention with what its name says.
struct Named<'a> {
    mention: &'a Proposal,
    /// The name as it would stand alone.
    name: String,
    /// Its look-up form, which becomes the id where no gazetteer has one.
    plain: String,
    sound: String,
    /// What names the entity beyond this article.
    id: Option<String>,
}

impl Named<'_> {
    fn word_count(&self) -> usize {
        self.sound.split(' ').count()
    }
}

/// An entity in the making.
struct Row {
    id: Option<String>,
    kind: EntityKind,
    name: String,
    iso: Option<String>,
    mentions: Vec<TextRange>,
}

impl Row {
    fn into_entity(self) -> Entity {
        let id = self.id.unwrap_or_else(|| plain(&self.name));
        Entity {
            id: format!("{}:{id}", self.kind.id()),
            name: self.name,
            kind: self.kind,
            mentions: self.mentions,
            iso: self.iso,
        }
    }
}

struct Linker<'a> {
    joining: Joining<'a>,
    rows: Vec<Row>,
    by_id: HashMap<(EntityKind, String), usize>,
    by_sound: HashMap<(EntityKind, String), usize>,
    /// By the look-up form of a name: spellings with and without hamza may differ in sound, since ال begins an
    /// article and أل does not.
    by_name: HashMap<(EntityKind, String), usize>,
}

impl<'a> Linker<'a> {
    /// Adds everything but people: those that are known or called by their full name, then short names.
    fn add_bodies(&mut self, others: Vec<&Named<'_>>) {
        let mut rows_at: HashMap<usize, usize> = HashMap::new();
        let mut short = Vec::new();
        // The fullest names come first, so that a headline's short one finds its owner.
        let (mut whole, abbreviated): (Vec<&Named<'_>>, Vec<&Named<'_>>) = others
            .into_iter()
            .partition(|named| self.introduced_at(named).is_none());
        whole.sort_by_key(|named| std::cmp::Reverse((named.id.is_some(), named.word_count())));
        let mut owners = Owners::default();
        for named in whole {
            let is_known = named.id.is_some() || self.row_of(named).is_some();
            let owner = if is_known { None } else { owners.of(named) };
            let row = match owner {
                Some(_) => {
                    short.push(named);
                    continue;
                }
                None => self.add(named),
            };
            owners.learn(row, named, self.joining.vocabulary);
            rows_at.insert(named.mention.range.start, row);
        }
        for named in short {
            // By now it is known whether there is only one.
            let row = match owners.of(named) {
                Some(Owner::One(row)) => {
                    self.put(row, named);
                    row
                }
                _ => self.add(named),
            };
            rows_at.insert(named.mention.range.start, row);
        }
        for named in abbreviated {
            let owner = self.introduced_at(named);
            match owner.and_then(|start| rows_at.get(&start)) {
                Some(&row) => self.put(row, named),
                None => {
                    self.add(named);
                }
            }
        }
    }

    /// Where the owner of a short name that the article introduces is mentioned.
    fn introduced_at(&self, named: &Named<'_>) -> Option<usize> {
        let known = named.mention.entry.is_some();
        let owner = self.joining.abbreviations.owner(&named.name)?;
        (!known && owner.kind == named.mention.kind).then_some(owner.start)
    }

    /// Adds people: those introduced in full first, whatever the order of the text.
    fn add_people(&mut self, people: &[&Named<'_>]) {
        let mut namesakes = Namesakes::default();
        let mut rows: Vec<Option<usize>> = vec![None; people.len()];
        let mut fullest: Vec<usize> = (0..people.len())
            .filter(|&index| people[index].word_count() > 1)
            .collect();
        fullest.sort_by_key(|&index| std::cmp::Reverse(people[index].word_count()));
        for index in fullest {
            let named = people[index];
            let shortened = namesakes
                .only(&named.sound)
                .filter(|&row| named.id.is_none() || self.rows[row].id == named.id);
            let row = match (self.row_of(named), shortened) {
                (None, Some(row)) => {
                    self.put(row, named);
                    row
                }
                _ => self.add(named),
            };
            namesakes.introduce(row, &named.sound, self.gender(named));
            rows[index] = Some(row);
        }
        let introduced: HashSet<usize> = rows.iter().copied().flatten().collect();
        for (named, row) in people.iter().zip(rows) {
            if let Some(row) = row {
                namesakes.mention(row, &named.sound);
                continue;
            }
            let gender = self.gender(named);
            let meant = namesakes.meant(&named.sound, gender);
            let known = self.row_of(named).filter(|row| introduced.contains(row));
            // Whom everybody knows by this name is meant unless the article speaks of another besides.
            let is_other =
                named.id.is_some() && known.is_none() && gender != Some(Gender::Feminine);
            match meant.filter(|row| !is_other || self.rows[*row].id == named.id) {
                Some(row) => self.put(row, named),
                None => {
                    self.add(named);
                }
            }
        }
    }

    fn gender(&self, named: &Named<'_>) -> Option<Gender> {
        let before = &self.joining.text[..named.mention.range.start];
        gender_of_verb(before, self.joining.vocabulary)
    }

    /// The row of an entity that is already there, by its id, its sound or its look-up form.
    fn row_of(&self, named: &Named<'_>) -> Option<usize> {
        let kind = named.mention.kind;
        let called = |rows: &HashMap<(EntityKind, String), usize>, name: &str| {
            let row = *rows.get(&(kind, name.to_owned()))?;
            let differs = named.id.is_some() && self.rows[row].id.is_some();
            (!differs).then_some(row)
        };
        match &named.id {
            Some(id) => self.by_id.get(&(kind, id.clone())).copied(),
            None => None,
        }
        .or_else(|| called(&self.by_sound, &named.sound))
        .or_else(|| called(&self.by_name, &named.plain))
    }

    fn add(&mut self, named: &Named<'_>) -> usize {
        let row = self.row_of(named).unwrap_or_else(|| {
            self.rows.push(Row {
                id: None,
                kind: named.mention.kind,
                name: String::new(),
                iso: named.mention.moment.map(|moment| moment.to_string()),
                mentions: Vec::new(),
            });
            self.rows.len() - 1
        });
        if let Some(id) = &named.id {
            self.rows[row].id.get_or_insert_with(|| id.clone());
            self.by_id.insert((named.mention.kind, id.clone()), row);
        }
        self.put(row, named);
        row
    }

    fn put(&mut self, row: usize, named: &Named<'_>) {
        let kind = named.mention.kind;
        // A date is one day in all its spellings, but 5 May and 5/5 may not sound alike.
        if kind != EntityKind::Date {
            let key = (kind, named.sound.clone());
            self.by_sound.entry(key).or_insert(row);
            let key = (kind, named.plain.clone());
            self.by_name.entry(key).or_insert(row);
        }
        let row = &mut self.rows[row];
        row.mentions.push(named.mention.range);
        if named.name.chars().count() > row.name.chars().count() {
            row.name.clone_from(&named.name);
        }
    }

    fn named<'m>(&self, mention: &'m Proposal) -> Named<'m> {
        let name = written_name(self.joining.text, mention.range).into_owned();
        let sound = sound_of(mention.kind, &name);
        let id = self.id(mention, &sound);
        Named {
            mention,
            plain: plain(&name),
            name,
            sound,
            id,
        }
    }

    /// What names the entity beyond this article.
    fn id(&self, mention: &Proposal, sound: &str) -> Option<String> {
        if let Some(moment) = mention.moment {
            return Some(moment.to_string());
        }
        let entry = mention.entry.or_else(|| {
            self.joining
                .gazetteer
                .person_by_sound(sound)
                .filter(|_| mention.kind == EntityKind::Person)
        })?;
        let id = self.joining.gazetteer.entry(entry).id;
        match self.edition(mention) {
            Some(year) => Some(format!("{id}-{year}")),
            None => Some(id.to_owned()),
        }
    }

    /// The year that tells one edition of a recurring event from another: كأس العالم 2022.
    fn edition(&self, mention: &Proposal) -> Option<u32> {
        let (_, last) = mention.range.of(self.joining.text).rsplit_once(' ')?;
        let year = fold(last)
            .parse()
            .ok()
            .filter(|year| (1000..=2150).contains(year));
        year.filter(|_| mention.kind == EntityKind::Event)
    }
}

/// Who may be called by a short name.
#[derive(Clone, Copy)]
enum Owner {
    One(usize),
    Several,
}

/// The short names of bodies, events and laws, and of places by their type.
#[derive(Default)]
struct Owners {
    of: HashMap<(EntityKind, String), Owner>,
}

impl Owners {
    fn of(&self, named: &Named<'_>) -> Option<Owner> {
        let key = (named.mention.kind, named.sound.clone());
        self.of.get(&key).copied()
    }

    /// Learns what an entity may be called beside its full name.
    fn learn(&mut self, row: usize, named: &Named<'_>, vocabulary: &Vocabulary) {
        let kind = named.mention.kind;
        for short in shorter_names(kind, &named.name, vocabulary) {
            let owner = self.of.entry((kind, short)).or_insert(Owner::One(row));
            if matches!(owner, Owner::One(other) if *other != row) {
                *owner = Owner::Several;
            }
        }
    }
}

/// The sounds of shorter names of something: without the type word (شركة), the one word behind it that
/// nothing else is called by, and for what has a long name its first words: وزارة الدفاع الروسية.
fn shorter_names(kind: EntityKind, name: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let name = plain(name);
    let words: Vec<&str> = name.split(' ').collect();
    let mut shorter = Vec::new();
    let types = match kind {
        EntityKind::Location => Classes::PLACE_TYPE,
        EntityKind::Organization => Classes::ORGANIZATION_HEAD,
        _ => Classes::NONE,
    };
    let is_typed = vocabulary
        .look_up(words[0])
        .is_some_and(|word| word.classes.intersects(types));
    if is_typed && words.len() > 1 && !is_arabic(words[1]) {
        shorter.push(sound(words[1]));
        shorter.push(sound(&words[1..].join(" ")));
    }
    let has_parts = matches!(
        kind,
        EntityKind::Organization | EntityKind::Event | EntityKind::Law
    );
    if has_parts {
        shorter.extend((2..words.len()).map(|to| sound(&words[..to].join(" "))));
    }
    shorter
}
