//! Joining the mentions of one entity into one row.

pub mod coreference;
pub mod joining;
pub mod name_key;

mod names;

use std::cmp::Reverse;
use std::collections::HashSet;

use crate::extract::document::role::Roles;
use crate::extract::document::vocabulary::{Classes, Vocabulary};
use crate::extract::entity::{Entity, EntityKind, merged};
use crate::extract::link::coreference::{Coreference, Gender, gender_of_verb};
use crate::extract::link::joining::Joining;
use crate::extract::link::names::{LabelTable, NameLabels, WrittenName, names};
use crate::extract::propose::Proposal;
use crate::extract::propose::rule::Support;
use crate::language::letters::has_article;
use crate::language::phonetic::{is_arabic, phonetic_key};

/// The entities that `mentions`, in the order of the text, are mentions of.
#[must_use]
pub fn link(joining: Joining<'_>, mentions: &[Proposal]) -> Vec<Entity> {
    let (names, name_of) = names(joining, mentions);
    let labels = LabelTable::of(&names);
    let named = NamedMentions {
        mentions,
        names: &names,
        name_of: &name_of,
        labels: &labels,
    };
    let (people, others): (Vec<u32>, Vec<u32>) = (0..mentions.len() as u32)
        .partition(|&number| mentions[number as usize].kind == EntityKind::Person);
    let mut linker = Linker {
        joining,
        named,
        rows: Vec::new(),
        row_of: vec![NO_ROW; mentions.len()],
        found: Found::of(&labels),
    };
    linker.add_bodies(others, Owners::among(&names, &labels));
    linker.add_people(&people);
    let (rows, row_of) = linker.into_rows();
    drop((name_of, labels));
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

/// Mentions and their names. There may be a million: they are called by their numbers.
#[derive(Clone, Copy)]
struct NamedMentions<'l, 'a> {
    mentions: &'a [Proposal],
    names: &'a [WrittenName<'a>],
    /// For each mention which of the names it has.
    name_of: &'l [u32],
    labels: &'l LabelTable,
}

impl<'a> NamedMentions<'_, 'a> {
    fn get(&self, number: u32) -> Named<'a> {
        let name = self.name_of[number as usize] as usize;
        Named {
            number,
            mention: &self.mentions[number as usize],
            name: &self.names[name],
            labels: self.labels.of_name[name],
        }
    }
}

/// A mention with its name.
#[derive(Clone, Copy)]
struct Named<'a> {
    /// Which of the mentions it is.
    number: u32,
    mention: &'a Proposal,
    name: &'a WrittenName<'a>,
    labels: NameLabels,
}

impl<'a> Named<'a> {
    fn id(self) -> Option<&'a str> {
        self.name.id.as_deref()
    }
}

/// An entity in the making.
struct EntityDraft<'a> {
    id: Option<&'a str>,
    /// The first mention that was found to be of it.
    first: &'a Proposal,
    /// The fittest name so far.
    name: &'a WrittenName<'a>,
}

impl EntityDraft<'_> {
    fn entity(&self, mention_count: usize) -> Entity {
        let kind = self.first.kind;
        let id = self.id.unwrap_or(&self.name.plain);
        Entity {
            id: format!("{}:{id}", kind.id()),
            name: self.name.shown(),
            kind,
            mentions: Vec::with_capacity(mention_count),
            iso: self.first.moment.map(|moment| moment.to_string()),
            is_guess: false,
        }
    }
}

/// The entities of rows; `row_of` says of which row each mention is.
fn entities(rows: Vec<EntityDraft<'_>>, row_of: &[u32], mentions: &[Proposal]) -> Vec<Entity> {
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

/// No row, in a list of rows.
const NO_ROW: u32 = u32::MAX;

/// The rows there are, by the labels of their names. Two kinds of things share none.
struct Found {
    by_id: Vec<u32>,
    by_plain: Vec<u32>,
    by_phonetic: Vec<u32>,
}

impl Found {
    fn of(labels: &LabelTable) -> Self {
        Self {
            by_id: vec![NO_ROW; labels.ids],
            by_plain: vec![NO_ROW; labels.plains],
            by_phonetic: vec![NO_ROW; labels.phonetic.len()],
        }
    }
}

struct Linker<'l, 'a> {
    joining: Joining<'a>,
    named: NamedMentions<'l, 'a>,
    rows: Vec<EntityDraft<'a>>,
    /// For each mention its row, once it has one.
    row_of: Vec<u32>,
    found: Found,
}

impl<'a> Linker<'_, 'a> {
    /// The rows, and for each mention its row; the rest, which is as large, is dropped.
    fn into_rows(self) -> (Vec<EntityDraft<'a>>, Vec<u32>) {
        (self.rows, self.row_of)
    }

    /// Adds everything but people: those that are known or called by their full name, then short names.
    fn add_bodies(&mut self, others: Vec<u32>, mut owners: Owners<'_>) {
        let all = self.named;
        let mut short = Vec::new();
        // The fullest names come first, so that a headline's short one finds its owner.
        let (mut whole, abbreviated): (Vec<u32>, Vec<u32>) = others
            .into_iter()
            .partition(|&number| self.introduced_at(all.get(number)).is_none());
        whole.sort_by_key(|&number| {
            let named = all.get(number);
            Reverse((named.id().is_some(), named.name.word_count()))
        });
        for number in whole {
            let named = all.get(number);
            let is_known = named.id().is_some() || self.row_of(named).is_some();
            let owner = if is_known { None } else { owners.of(named) };
            if owner.is_some() {
                short.push(number);
                continue;
            }
            let row = match self.row_without_type(named, &owners) {
                Some(row) if !is_known => {
                    self.put(row, named);
                    row
                }
                _ => self.add(named),
            };
            owners.learn(row, named, self.joining.vocabulary);
        }
        for named in short.into_iter().map(|number| all.get(number)) {
            // By now it is known whether there is only one.
            match owners.of(named) {
                Some(ShortNameOwner::One(row)) => self.put(row, named),
                _ => {
                    self.add(named);
                }
            }
        }
        for named in abbreviated.into_iter().map(|number| all.get(number)) {
            let owner = self.introduced_at(named);
            match owner.and_then(|start| self.row_at(start)) {
                Some(row) => self.put(row, named),
                None => {
                    self.add(named);
                }
            }
        }
    }

    /// The row of what is called so without the type word: شركة سابك is سابك.
    fn row_without_type(&self, named: Named<'_>, owners: &Owners<'_>) -> Option<usize> {
        let kind = named.mention.kind;
        let name = without_type(kind, &named.name.plain, self.joining.vocabulary)?;
        let label = owners.label(kind, &phonetic_key(name))?;
        let row = self.row_in(&self.found.by_phonetic, label as u32)?;
        (*self.rows[row].name.plain == *name).then_some(row)
    }

    /// The row of the mention that starts there.
    fn row_at(&self, start: usize) -> Option<usize> {
        let starts = |mention: &Proposal| mention.range.start;
        let number = self
            .named
            .mentions
            .binary_search_by_key(&start, starts)
            .ok()?;
        self.row_in(&self.row_of, number as u32)
    }

    fn row_in(&self, rows: &[u32], label: u32) -> Option<usize> {
        let row = rows[label as usize];
        (row != NO_ROW).then_some(row as usize)
    }

    /// Where the owner of a short name that the article introduces is mentioned.
    fn introduced_at(&self, named: Named<'_>) -> Option<usize> {
        let known = named.mention.entry.is_some();
        let owner = self.joining.abbreviations.owner(&named.name.written)?;
        (!known && owner.kind == named.mention.kind).then_some(owner.start)
    }

    /// Adds people: those introduced in full first, whatever the order of the text.
    fn add_people(&mut self, people: &[u32]) {
        let all = self.named;
        let named = |index: usize| all.get(people[index]);
        let word_count = |&index: &usize| named(index).name.word_count();
        let keys = people.iter().map(|number| all.get(*number).name);
        let mut coreference = Coreference::among(keys.map(WrittenName::phonetic_key));
        let mut rows: Vec<Option<usize>> = vec![None; people.len()];
        let full = (0..people.len()).filter(|index| word_count(index) > 1);
        let mut fullest: Vec<usize> = full.collect();
        fullest.sort_by_key(|index| Reverse(word_count(index)));
        for index in fullest {
            let named = named(index);
            let phonetic = named.name.phonetic_key();
            let shortened = coreference
                .only(phonetic)
                .filter(|&row| named.id().is_none() || self.may_be_known(row, named));
            let row = match (self.row_of(named), shortened) {
                (None, Some(row)) => {
                    self.know(row, named);
                    self.put(row, named);
                    row
                }
                _ => self.add(named),
            };
            coreference.introduce(row, phonetic, self.gender(named));
            rows[index] = Some(row);
        }
        let introduced: HashSet<usize> = rows.iter().copied().flatten().collect();
        for (index, row) in rows.into_iter().enumerate() {
            let named = named(index);
            let phonetic = named.name.phonetic_key();
            if let Some(row) = row {
                coreference.mention(row, phonetic);
                continue;
            }
            let gender = self.gender(named);
            let meant = coreference
                .meant(phonetic, gender)
                .filter(|&row| named.name.may_be_of(self.rows[row].name));
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

    /// Whether someone who is known is the one of a row: by the same id, or because the row's name goes on with more
    /// forefathers: محمد بن سلمان, and محمد بن سلمان بن عبد العزيز.
    fn may_be_known(&self, row: usize, named: Named<'_>) -> bool {
        let full = &self.rows[row];
        let beginning = format!("{} بن ", named.name.plain);
        full.id == named.id() || full.id.is_none() && full.name.plain.starts_with(&beginning)
    }

    /// Gives a row the id of a name that was found to be of it.
    fn know(&mut self, row: usize, named: Named<'a>) {
        if let (Some(id), Some(label)) = (named.id(), named.labels.id) {
            self.rows[row].id.get_or_insert(id);
            self.found.by_id[label as usize] = row as u32;
        }
    }

    fn gender(&self, named: Named<'_>) -> Option<Gender> {
        let before = &self.joining.text[..named.mention.range.start];
        gender_of_verb(before, self.joining.vocabulary)
    }

    /// The row of an entity that is already there, by its id, its phonetic key or its look-up form.
    fn row_of(&self, named: Named<'_>) -> Option<usize> {
        let called = |rows: &[u32], label: u32| {
            let row = self.row_in(rows, label)?;
            let differs = named.id().is_some() && self.rows[row].id.is_some();
            (!differs).then_some(row)
        };
        let (found, labels) = (&self.found, named.labels);
        labels
            .id
            .and_then(|id| self.row_in(&found.by_id, id))
            .or_else(|| {
                called(&found.by_phonetic, labels.phonetic)
                    .filter(|&row| named.name.may_be_of(self.rows[row].name))
            })
            .or_else(|| called(&found.by_plain, labels.plain))
    }

    fn add(&mut self, named: Named<'a>) -> usize {
        let row = self.row_of(named).unwrap_or_else(|| {
            self.rows.push(EntityDraft {
                id: None,
                first: named.mention,
                name: named.name,
            });
            self.rows.len() - 1
        });
        self.know(row, named);
        self.put(row, named);
        row
    }

    fn put(&mut self, row: usize, named: Named<'a>) {
        let kind = named.mention.kind;
        // A date is one day in all its spellings, but 5 May and 5/5 may have different keys.
        if kind != EntityKind::Date {
            let (found, labels) = (&mut self.found, named.labels);
            for first in [
                &mut found.by_phonetic[labels.phonetic as usize],
                &mut found.by_plain[labels.plain as usize],
            ] {
                if *first == NO_ROW {
                    *first = row as u32;
                }
            }
        }
        self.row_of[named.number as usize] = row as u32;
        let row = &mut self.rows[row];
        if named.name.fitness() > row.name.fitness() {
            row.name = named.name;
        }
    }
}

/// Who may be called by a short name.
#[derive(Clone, Copy)]
enum ShortNameOwner {
    One(usize),
    Several,
}

/// The short names of bodies, events and laws, and of places by their type, as far as something is called so.
struct Owners<'a> {
    names: &'a [WrittenName<'a>],
    labels: &'a LabelTable,
    /// Whose short name each phonetic key is.
    of: Vec<Option<ShortNameOwner>>,
}

impl<'a> Owners<'a> {
    fn among(names: &'a [WrittenName<'a>], labels: &'a LabelTable) -> Self {
        Self {
            names,
            labels,
            of: vec![None; labels.phonetic.len()],
        }
    }

    fn of(&self, named: Named<'_>) -> Option<ShortNameOwner> {
        self.of[named.labels.phonetic as usize]
    }

    /// The number of a phonetic key that something is called by.
    fn label(&self, kind: EntityKind, key: &str) -> Option<usize> {
        self.labels.phonetic(self.names, kind, key)
    }

    /// Learns what an entity may be called beside its full name.
    fn learn(&mut self, row: usize, named: Named<'_>, vocabulary: &Vocabulary) {
        let kind = named.mention.kind;
        for short in shorter_names(kind, &named.name.plain, vocabulary) {
            let Some(label) = self.label(kind, &short) else {
                continue;
            };
            let owner = &mut self.of[label];
            *owner = match *owner {
                None => Some(ShortNameOwner::One(row)),
                Some(ShortNameOwner::One(other)) if other == row => Some(ShortNameOwner::One(row)),
                Some(_) => Some(ShortNameOwner::Several),
            };
        }
    }
}

/// The phonetic keys of shorter names of something: without the type word (شركة), the one word behind it that
/// nothing else is called by, and for what has a long name its first words: وزارة الدفاع الروسية.
fn shorter_names(kind: EntityKind, plain: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let words: Vec<&str> = plain.split(' ').collect();
    let mut shorter = Vec::new();
    if is_type(kind, words[0], vocabulary) && words.len() > 1 && !is_arabic(words[1]) {
        shorter.push(phonetic_key(words[1]));
        shorter.push(phonetic_key(&words[1..].join(" ")));
    }
    shorter.extend(without_type(kind, plain, vocabulary).map(phonetic_key));
    let has_parts = matches!(
        kind,
        EntityKind::Organization | EntityKind::Event | EntityKind::Law
    );
    if has_parts {
        shorter.extend((2..words.len()).map(|to| phonetic_key(&words[..to].join(" "))));
    }
    shorter
}

/// What stands behind the type word of a name, as النهضة in حركة النهضة; what is only told from others by an adjective
/// is not called so: البنك الأهلي.
fn without_type<'a>(kind: EntityKind, plain: &'a str, vocabulary: &Vocabulary) -> Option<&'a str> {
    let (first, name) = plain.split_once(' ')?;
    (!has_article(first) && is_type(kind, first, vocabulary)).then_some(name)
}

/// Whether a word says what sort of thing a name of a kind is: شركة, مدينة.
fn is_type(kind: EntityKind, word: &str, vocabulary: &Vocabulary) -> bool {
    let types = match kind {
        EntityKind::Location => Classes::PLACE_TYPE,
        EntityKind::Organization => Classes::ORGANIZATION_HEAD,
        EntityKind::Event => Classes::EVENT_HEAD,
        _ => Classes::NONE,
    };
    let known = vocabulary.look_up(word);
    known.is_some_and(|known| known.classes.intersects(types))
        || kind == EntityKind::Organization && Roles::of(word).has(Roles::SITE)
}
