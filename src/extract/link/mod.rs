//! Joining the mentions of one entity into one row.

pub mod coreference;
pub mod name_key;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::extract::document::gazetteer::Gazetteer;
use crate::extract::document::vocabulary::{Classes, Vocabulary};
use crate::extract::entity::{Entity, EntityKind, merged, written_name};
use crate::extract::link::coreference::{Coreference, Gender, gender_of_verb};
use crate::extract::link::name_key::name_key;
use crate::extract::propose::Proposal;
use crate::extract::propose::rule::Support;
use crate::extract::remember::abbreviation::Abbreviations;
use crate::language::lookup::fold;
use crate::language::phonetic::{is_arabic, phonetic_key, plain};

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
    let (names, name_of) = names(joining, mentions);
    let named: Vec<Named<'_>> = mentions
        .iter()
        .zip(name_of)
        .enumerate()
        .map(|(number, (mention, name))| Named {
            number,
            mention,
            name: &names[name as usize],
        })
        .collect();
    let (people, others): (Vec<&Named<'_>>, Vec<&Named<'_>>) = named
        .iter()
        .partition(|named| named.mention.kind == EntityKind::Person);
    let mut linker = Linker {
        joining,
        rows: Vec::new(),
        row_of: vec![0; mentions.len()],
        found: Found::default(),
    };
    linker.add_bodies(others);
    // Only people are called what people are called.
    linker.found = Found::default();
    linker.add_people(&people);
    let (rows, row_of) = linker.into_rows();
    drop(named);
    let entities = entities(rows, &row_of, mentions);
    drop(names);
    // Short names may bring two groups of mentions to the same full name.
    let mut entities = merged(entities);
    let order = |entity: &Entity| {
        let first = entity.mentions.first().map_or(0, |range| range.start);
        (entity.kind, Reverse(entity.mentions.len()), first)
    };
    // A sort that keeps the order of equals takes half as much memory as it sorts.
    entities
        .sort_unstable_by(|one, other| order(one).cmp(&order(other)).then(one.id.cmp(&other.id)));
    entities
}

/// A name as mentions of one kind write it, with what it says. There may be one for each few bytes of a text.
struct Name<'a> {
    /// As it would stand alone.
    written: Cow<'a, str>,
    /// Its look-up form, which becomes the id where no gazetteer has one.
    plain: Box<str>,
    /// Its phonetic key, where that is not its look-up form.
    other_key: Option<Box<str>>,
    /// What names the entity beyond this article.
    id: Option<Box<str>>,
}

impl Name<'_> {
    fn phonetic_key(&self) -> &str {
        self.other_key.as_ref().unwrap_or(&self.plain)
    }

    fn word_count(&self) -> usize {
        self.phonetic_key().split(' ').count()
    }
}

/// The different names of mentions, and for each mention which of them it has.
fn names<'a>(joining: Joining<'a>, mentions: &[Proposal]) -> (Vec<Name<'a>>, Vec<u32>) {
    // Mentions that have all of this in common have one name. Sorted, for a table would take several times as much.
    let key = |mention: usize| {
        let mention = &mentions[mention];
        let written = written_name(joining.text, mention.range);
        (mention.kind, mention.entry, mention.moment, written)
    };
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_unstable_by(|&one, &other| key(one).cmp(&key(other)));
    let mut names = Vec::new();
    let mut name_of = vec![0; mentions.len()];
    for same in order.chunk_by(|&one, &other| key(one) == key(other)) {
        for &mention in same {
            name_of[mention] = names.len() as u32;
        }
        names.push(name(joining, &mentions[same[0]]));
    }
    (names, name_of)
}

fn name<'a>(joining: Joining<'a>, mention: &Proposal) -> Name<'a> {
    let written = written_name(joining.text, mention.range);
    let plain = plain(&written);
    let phonetic = name_key(mention.kind, &written);
    let id = id(joining, mention, &phonetic);
    Name {
        written,
        other_key: (phonetic != plain).then(|| phonetic.into_boxed_str()),
        plain: plain.into_boxed_str(),
        id: id.map(String::into_boxed_str),
    }
}

/// What names the entity beyond this article.
fn id(joining: Joining<'_>, mention: &Proposal, phonetic: &str) -> Option<String> {
    if let Some(moment) = mention.moment {
        return Some(moment.to_string());
    }
    let entry = mention.entry.or_else(|| {
        joining
            .gazetteer
            .person_by_phonetic_key(phonetic)
            .filter(|_| mention.kind == EntityKind::Person)
    })?;
    let id = joining.gazetteer.entry(entry).id;
    match edition(joining.text, mention) {
        Some(year) => Some(format!("{id}-{year}")),
        None => Some(id.to_owned()),
    }
}

/// The year that tells one edition of a recurring event from another: كأس العالم 2022.
fn edition(text: &str, mention: &Proposal) -> Option<u32> {
    let (_, last) = mention.range.of(text).rsplit_once(' ')?;
    let year = fold(last)
        .parse()
        .ok()
        .filter(|year| (1000..=2150).contains(year));
    year.filter(|_| mention.kind == EntityKind::Event)
}

/// A mention with its name.
struct Named<'a> {
    /// Which of the mentions it is.
    number: usize,
    mention: &'a Proposal,
    name: &'a Name<'a>,
}

impl<'a> Named<'a> {
    fn id(&self) -> Option<&'a str> {
        self.name.id.as_deref()
    }
}

/// An entity in the making.
struct Row<'a> {
    id: Option<&'a str>,
    /// The first mention that was found to be of it.
    first: &'a Proposal,
    /// The fullest name so far.
    name: &'a Name<'a>,
}

impl Row<'_> {
    fn entity(&self, mention_count: usize) -> Entity {
        let kind = self.first.kind;
        let id = self.id.unwrap_or(&self.name.plain);
        Entity {
            id: format!("{}:{id}", kind.id()),
            name: self.name.written.as_ref().to_owned(),
            kind,
            mentions: Vec::with_capacity(mention_count),
            iso: self.first.moment.map(|moment| moment.to_string()),
            is_guess: false,
        }
    }
}

/// The entities of rows; `row_of` says of which row each mention is.
fn entities(rows: Vec<Row<'_>>, row_of: &[u32], mentions: &[Proposal]) -> Vec<Entity> {
    let mut counts = vec![0; rows.len()];
    for row in row_of {
        counts[*row as usize] += 1;
    }
    let rows = rows.into_iter().zip(counts);
    let mut entities: Vec<Entity> = rows.map(|(row, count)| row.entity(count)).collect();
    let mut support: Vec<Option<Support>> = vec![None; entities.len()];
    for (mention, row) in mentions.iter().zip(row_of) {
        let row = *row as usize;
        entities[row].mentions.push(mention.range);
        support[row] = support[row].max(mention.rule.support());
    }
    // What is joined to a known name by its sound is known by that.
    for (entity, support) in entities.iter_mut().zip(support) {
        entity.is_guess = support == Some(Support::Guess) && !entity.id.is_ascii();
    }
    entities
}

/// The rows there are, by what their mentions are called.
#[derive(Default)]
struct Found<'a> {
    by_id: HashMap<(EntityKind, &'a str), usize>,
    by_phonetic_key: HashMap<(EntityKind, &'a str), usize>,
    /// By the look-up form of a name: spellings with and without hamza may differ in their phonetic key, since ال begins an
    /// article and أل does not.
    by_name: HashMap<(EntityKind, &'a str), usize>,
}

struct Linker<'a> {
    joining: Joining<'a>,
    rows: Vec<Row<'a>>,
    /// For each mention its row, once it has one.
    row_of: Vec<u32>,
    found: Found<'a>,
}

impl<'a> Linker<'a> {
    /// The rows, and for each mention its row; the rest, which is as large, is dropped.
    fn into_rows(self) -> (Vec<Row<'a>>, Vec<u32>) {
        (self.rows, self.row_of)
    }

    /// Adds everything but people: those that are known or called by their full name, then short names.
    fn add_bodies(&mut self, others: Vec<&Named<'a>>) {
        let mut short = Vec::new();
        let mut owners = Owners::among(&others);
        // The fullest names come first, so that a headline's short one finds its owner.
        let (mut whole, abbreviated): (Vec<&Named<'a>>, Vec<&Named<'a>>) = others
            .into_iter()
            .partition(|named| self.introduced_at(named).is_none());
        whole.sort_by_key(|named| Reverse((named.id().is_some(), named.name.word_count())));
        let mut rows_at: HashMap<usize, usize> = HashMap::new();
        for named in whole {
            let is_known = named.id().is_some() || self.row_of(named).is_some();
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
        let owner = self.joining.abbreviations.owner(&named.name.written)?;
        (!known && owner.kind == named.mention.kind).then_some(owner.start)
    }

    /// Adds people: those introduced in full first, whatever the order of the text.
    fn add_people(&mut self, people: &[&Named<'a>]) {
        let mut coreference =
            Coreference::among(people.iter().map(|named| named.name.phonetic_key()));
        let mut rows: Vec<Option<usize>> = vec![None; people.len()];
        let mut fullest: Vec<usize> = (0..people.len())
            .filter(|&index| people[index].name.word_count() > 1)
            .collect();
        fullest.sort_by_key(|&index| Reverse(people[index].name.word_count()));
        for index in fullest {
            let named = people[index];
            let phonetic = named.name.phonetic_key();
            let shortened = coreference
                .only(phonetic)
                .filter(|&row| named.id().is_none() || self.rows[row].id == named.id());
            let row = match (self.row_of(named), shortened) {
                (None, Some(row)) => {
                    self.put(row, named);
                    row
                }
                _ => self.add(named),
            };
            coreference.introduce(row, phonetic, self.gender(named));
            rows[index] = Some(row);
        }
        let introduced: HashSet<usize> = rows.iter().copied().flatten().collect();
        for (named, row) in people.iter().zip(rows) {
            let phonetic = named.name.phonetic_key();
            if let Some(row) = row {
                coreference.mention(row, phonetic);
                continue;
            }
            let gender = self.gender(named);
            let meant = coreference.meant(phonetic, gender);
            let known = self.row_of(named).filter(|row| introduced.contains(row));
            // Whom everybody knows by this name is meant unless the article speaks of another besides.
            let is_other =
                named.id().is_some() && known.is_none() && gender != Some(Gender::Feminine);
            match meant.filter(|row| !is_other || self.rows[*row].id == named.id()) {
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

    /// The row of an entity that is already there, by its id, its phonetic key or its look-up form.
    fn row_of(&self, named: &Named<'_>) -> Option<usize> {
        let kind = named.mention.kind;
        let called = |rows: &HashMap<(EntityKind, &str), usize>, name: &str| {
            let row = *rows.get(&(kind, name))?;
            let differs = named.id().is_some() && self.rows[row].id.is_some();
            (!differs).then_some(row)
        };
        let found = &self.found;
        named
            .id()
            .and_then(|id| found.by_id.get(&(kind, id)).copied())
            .or_else(|| called(&found.by_phonetic_key, named.name.phonetic_key()))
            .or_else(|| called(&found.by_name, &named.name.plain))
    }

    fn add(&mut self, named: &Named<'a>) -> usize {
        let row = self.row_of(named).unwrap_or_else(|| {
            self.rows.push(Row {
                id: None,
                first: named.mention,
                name: named.name,
            });
            self.rows.len() - 1
        });
        if let Some(id) = named.id() {
            self.rows[row].id.get_or_insert(id);
            self.found.by_id.insert((named.mention.kind, id), row);
        }
        self.put(row, named);
        row
    }

    fn put(&mut self, row: usize, named: &Named<'a>) {
        let kind = named.mention.kind;
        // A date is one day in all its spellings, but 5 May and 5/5 may have different keys.
        if kind != EntityKind::Date {
            let found = &mut self.found;
            let by_phonetic_key = found
                .by_phonetic_key
                .entry((kind, named.name.phonetic_key()));
            by_phonetic_key.or_insert(row);
            let by_name = found.by_name.entry((kind, &named.name.plain));
            by_name.or_insert(row);
        }
        self.row_of[named.number] = row as u32;
        let row = &mut self.rows[row];
        let length = |name: &Name<'_>| name.written.chars().count();
        if length(named.name) > length(row.name) {
            row.name = named.name;
        }
    }
}

/// Who may be called by a short name.
#[derive(Clone, Copy)]
enum Owner {
    One(usize),
    Several,
}

/// The short names of bodies, events and laws, and of places by their type, as far as something is called so.
struct Owners<'a> {
    /// What anything is called, and whose short name that is.
    of: HashMap<EntityKind, HashMap<&'a str, Option<Owner>>>,
}

impl<'a> Owners<'a> {
    fn among(all: &[&Named<'a>]) -> Self {
        let mut of: HashMap<EntityKind, HashMap<&'a str, Option<Owner>>> = HashMap::new();
        for named in all {
            let called = of.entry(named.mention.kind).or_default();
            called.insert(named.name.phonetic_key(), None);
        }
        Self { of }
    }

    fn of(&self, named: &Named<'_>) -> Option<Owner> {
        let called = self.of.get(&named.mention.kind)?;
        called.get(named.name.phonetic_key()).copied().flatten()
    }

    /// Learns what an entity may be called beside its full name.
    fn learn(&mut self, row: usize, named: &Named<'_>, vocabulary: &Vocabulary) {
        let kind = named.mention.kind;
        let Some(called) = self.of.get_mut(&kind) else {
            return;
        };
        for short in shorter_names(kind, &named.name.plain, vocabulary) {
            let Some(owner) = called.get_mut(short.as_str()) else {
                continue;
            };
            *owner = match *owner {
                None => Some(Owner::One(row)),
                Some(Owner::One(other)) if other == row => Some(Owner::One(row)),
                Some(_) => Some(Owner::Several),
            };
        }
    }
}

/// The phonetic keys of shorter names of something: without the type word (شركة), the one word behind it that
/// nothing else is called by, and for what has a long name its first words: وزارة الدفاع الروسية.
fn shorter_names(kind: EntityKind, plain: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let words: Vec<&str> = plain.split(' ').collect();
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
        shorter.push(phonetic_key(words[1]));
        shorter.push(phonetic_key(&words[1..].join(" ")));
    }
    let has_parts = matches!(
        kind,
        EntityKind::Organization | EntityKind::Event | EntityKind::Law
    );
    if has_parts {
        shorter.extend((2..words.len()).map(|to| phonetic_key(&words[..to].join(" "))));
    }
    shorter
}
