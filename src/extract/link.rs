//! Joining the mentions of one entity into one row.

use std::collections::HashMap;

use crate::extract::candidate::Candidate;
use crate::extract::entity::{Entity, EntityKind};
use crate::extract::fold::fold;
use crate::extract::gazetteer::Gazetteer;
use crate::extract::skeleton::skeleton;
use crate::range::TextRange;

/// The entities that `mentions`, in the order of the text, are mentions of.
#[must_use]
pub fn link(text: &str, mentions: &[Candidate], gazetteer: &Gazetteer) -> Vec<Entity> {
    let mut linker = Linker {
        text,
        gazetteer,
        rows: Vec::new(),
        by_key: HashMap::new(),
        by_word: HashMap::new(),
    };
    let (people, others): (Vec<_>, Vec<_>) = mentions
        .iter()
        .partition(|mention| mention.kind == EntityKind::Person);
    for mention in others {
        linker.add(mention);
    }
    // People introduced in full come first, whatever the order of the text, so that a headline's
    // family name finds its owner.
    let is_full = |mention: &Candidate| mention.end - mention.start > 1;
    let mut rows: Vec<Option<usize>> = people
        .iter()
        .map(|mention| is_full(mention).then(|| linker.add(mention)))
        .collect();
    for (mention, row) in people.iter().zip(&mut rows) {
        let row = *row.get_or_insert_with(|| linker.add_short(mention));
        linker.rows[row].latest = Some(mention.range.start);
    }
    let mut entities: Vec<Entity> = linker.rows.into_iter().map(Row::into_entity).collect();
    entities.sort_by_key(|entity| {
        let first = entity.mentions.first().map_or(0, |range| range.start);
        (entity.kind, std::cmp::Reverse(entity.mentions.len()), first)
    });
    entities
}

/// An entity in the making.
struct Row {
    id: Option<String>,
    kind: EntityKind,
    name: String,
    iso: Option<String>,
    mentions: Vec<TextRange>,
    /// The start of the last mention before the place the linker has come to.
    latest: Option<usize>,
}

impl Row {
    fn into_entity(mut self) -> Entity {
        self.mentions.sort_unstable();
        let id = self.id.unwrap_or_else(|| fold(&self.name));
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
    text: &'a str,
    gazetteer: &'a Gazetteer,
    rows: Vec<Row>,
    /// Rows by kind and identifier or sound.
    by_key: HashMap<(EntityKind, String), usize>,
    /// Rows of people by the sound of each word of their names.
    by_word: HashMap<String, Vec<usize>>,
}

impl Linker<'_> {
    fn add(&mut self, mention: &Candidate) -> usize {
        let name = self.written_name(mention);
        let sound = skeleton(&fold(&name));
        let id = self.id(mention, &sound);
        let key = (mention.kind, id.clone().unwrap_or_else(|| sound.clone()));
        let row = match self
            .by_key
            .get(&key)
            .or_else(|| self.by_key.get(&(mention.kind, sound.clone())))
        {
            Some(&row) => row,
            None => self.open_row(mention, id),
        };
        self.by_key.entry(key).or_insert(row);
        // A date is one day in all its spellings, but 5 May and 5/5 may not sound alike.
        if mention.kind != EntityKind::Date {
            self.by_key
                .entry((mention.kind, sound.clone()))
                .or_insert(row);
        }
        self.put(row, mention, name);
        if mention.kind == EntityKind::Person {
            for word in sound.split(' ') {
                let rows = self.by_word.entry(word.to_owned()).or_default();
                if !rows.contains(&row) {
                    rows.push(row);
                }
            }
        }
        row
    }

    /// Adds a person called by one word: whoever was mentioned by a name with this word last before
    /// it, else first after it.
    fn add_short(&mut self, mention: &Candidate) -> usize {
        let name = self.written_name(mention);
        let sound = skeleton(&fold(&name));
        let known = self
            .id(mention, &sound)
            .and_then(|id| self.by_key.get(&(EntityKind::Person, id)));
        let bearer = known.copied().or_else(|| {
            let rows = self.by_word.get(&sound)?;
            let latest = |row: &&usize| self.rows[**row].latest;
            let last = rows
                .iter()
                .filter(|row| latest(row).is_some())
                .max_by_key(latest);
            last.or_else(|| rows.first()).copied()
        });
        match bearer {
            Some(row) => {
                self.put(row, mention, name);
                row
            }
            None => self.add(mention),
        }
    }

    fn put(&mut self, row: usize, mention: &Candidate, name: String) {
        let row = &mut self.rows[row];
        row.mentions.push(mention.range);
        if name.chars().count() > row.name.chars().count() {
            row.name = name;
        }
    }

    fn open_row(&mut self, mention: &Candidate, id: Option<String>) -> usize {
        self.rows.push(Row {
            id,
            kind: mention.kind,
            name: String::new(),
            iso: mention.moment.map(|moment| moment.to_string()),
            mentions: Vec::new(),
            latest: None,
        });
        self.rows.len() - 1
    }

    /// What names the entity beyond this article.
    fn id(&self, mention: &Candidate, sound: &str) -> Option<String> {
        if let Some(moment) = mention.moment {
            return Some(moment.to_string());
        }
        let entry = mention.entry.or_else(|| {
            self.gazetteer
                .person_by_sound(sound)
                .filter(|_| mention.kind == EntityKind::Person)
        })?;
        let id = self.gazetteer.entry(entry).id;
        match self.edition(mention) {
            Some(year) => Some(format!("{id}-{year}")),
            None => Some(id.to_owned()),
        }
    }

    /// The name as it would stand alone: the article whose alef is lost after ل comes back.
    fn written_name(&self, mention: &Candidate) -> String {
        let written = mention.range.of(self.text);
        let before = &self.text[..mention.range.start];
        if before.ends_with("لل") {
            format!("ال{written}")
        } else {
            written.to_owned()
        }
    }

    /// The year that tells one edition of a recurring event from another: كأس العالم 2022.
    fn edition(&self, mention: &Candidate) -> Option<u32> {
        let (_, last) = mention.range.of(self.text).rsplit_once(' ')?;
        let year = fold(last)
            .parse()
            .ok()
            .filter(|year| (1000..=2150).contains(year));
        year.filter(|_| mention.kind == EntityKind::Event)
    }
}
