//! The names that mentions are written as, and which of them have what in common.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::extract::document::gazetteer::EntryId;
use crate::extract::document::role::Roles;
use crate::extract::entity::{EntityKind, written_name};
use crate::extract::link::joining::Joining;
use crate::extract::link::name_key::name_key;
use crate::extract::propose::Proposal;
use crate::language::edit_distance::distance;
use crate::language::lookup::fold;
use crate::language::phonetic::plain;

/// How many letters may differ in two spellings of a word that sound alike.
const MOST_DIFFERING: usize = 2;

/// A name as mentions of one kind write it, with what it says. There may be one for each few bytes of a text.
pub struct WrittenName<'a> {
    /// What sort of thing it names.
    pub kind: EntityKind,
    /// As it would stand alone.
    pub written: Cow<'a, str>,
    /// How many mentions have it; for a person's full name, plus those by its last word alone.
    mentions: u32,
    /// Whether it is what the gazetteer calls the entity first.
    is_main: bool,
    /// Its look-up form, which becomes the id where no gazetteer has one.
    pub plain: Box<str>,
    /// Its phonetic key, where that is not its look-up form.
    other_key: Option<Box<str>>,
    /// What names the entity beyond this article.
    pub id: Option<Box<str>>,
}

impl WrittenName<'_> {
    pub fn phonetic_key(&self) -> &str {
        self.other_key.as_ref().unwrap_or(&self.plain)
    }

    pub fn word_count(&self) -> usize {
        self.phonetic_key().split(' ').count()
    }

    /// How well it serves to name the entity to a reader, the higher the better: as the entity is mostly called, else
    /// the fullest, and of names as full the one that the article has more often.
    pub fn fitness(&self) -> (bool, usize, u32, usize) {
        let (words, letters) = (self.word_count(), self.written.chars().count());
        (self.is_main, words, self.mentions, letters)
    }

    /// The name as it is shown alone: without what a hashtag or a stretched line adds to it, and one year of several
    /// without the word for them (عامي 2012).
    pub fn shown(&self) -> String {
        const TATWEEL: char = '\u{640}';
        let is_gap = |letter: char| letter.is_whitespace() || letter == '_';
        let words = self.written.split(is_gap);
        let words = words.map(|word| word.trim_start_matches('#').replace(TATWEEL, ""));
        let mut words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
        if self.kind == EntityKind::Date
            && words.len() > 1
            && Roles::of(&fold(&words[0])).has(Roles::SEVERAL_YEARS)
        {
            words.remove(0);
        }
        words.join(" ")
    }

    /// Whether it may be a spelling of a name that sounds like it, or of a part of that. Consonants alone do not tell نوبل
    /// from نايبول.
    pub fn may_be_of(&self, full: &Self) -> bool {
        let is_spelled_in_one_way =
            || self.plain.replace(' ', "") == self.phonetic_key().replace(' ', "");
        if self.plain == full.plain || is_spelled_in_one_way() {
            return true;
        }
        let letters: Vec<char> = self.plain.chars().collect();
        let is_near = |other, words| distance(&letters, other, words * MOST_DIFFERING).is_some();
        let words = |name: &Self| name.plain.split(' ').count();
        match words(self) {
            1 => full.plain.split(' ').any(|word| is_near(word, 1)),
            several if several == words(full) => is_near(&full.plain, several),
            _ => true,
        }
    }
}

/// The different names of mentions, and for each mention which of them it has.
pub fn names<'a>(joining: Joining<'a>, mentions: &[Proposal]) -> (Vec<WrittenName<'a>>, Vec<u32>) {
    // Mentions that have all of this in common have one name. Sorted, for a table would take several times as much.
    let key = |mention: usize| {
        let mention = &mentions[mention];
        let written = written_name(joining.text, mention.range);
        (mention.kind, mention.entry, mention.moment, written)
    };
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_unstable_by(|&one, &other| key(one).cmp(&key(other)));
    let names_of_one = || order.chunk_by(|&one, &other| key(one) == key(other));
    let mut names = Vec::with_capacity(names_of_one().count());
    let mut name_of = vec![0; mentions.len()];
    for same in names_of_one() {
        for &mention in same {
            name_of[mention] = names.len() as u32;
        }
        names.push(name(joining, &mentions[same[0]], same.len() as u32));
    }
    add_mentions_of_last_names(&mut names);
    (names, name_of)
}

/// Adds to the mentions of each full name of a person those by its last word alone: of two spellings of a full name the
/// one that the article has more often in all fits better.
fn add_mentions_of_last_names(names: &mut [WrittenName<'_>]) {
    /// Texts of more names are lists, and a table of them takes more memory than they are worth.
    const MOST: usize = 4096;
    if names.len() > MOST {
        return;
    }
    let short = names.iter().filter(|name| name.kind == EntityKind::Person);
    let short = short.filter(|name| !name.plain.contains(' '));
    let mut counts: HashMap<Box<str>, u32> = HashMap::new();
    for name in short {
        *counts.entry(name.plain.clone()).or_default() += name.mentions;
    }
    for name in names {
        if let Some((_, last)) = name.plain.rsplit_once(' ')
            && name.kind == EntityKind::Person
        {
            name.mentions += counts.get(last).copied().unwrap_or(0);
        }
    }
}

fn name<'a>(joining: Joining<'a>, mention: &Proposal, mentions: u32) -> WrittenName<'a> {
    let written = written_name(joining.text, mention.range);
    let plain = plain(&written);
    let phonetic = name_key(mention.kind, &written);
    let entry = entry(joining, mention, &phonetic);
    let id = id(joining, mention, entry);
    WrittenName {
        kind: mention.kind,
        written,
        mentions,
        is_main: entry.is_some_and(|entry| joining.gazetteer.is_main_name(entry, &plain)),
        other_key: (phonetic != plain).then(|| phonetic.into_boxed_str()),
        plain: plain.into_boxed_str(),
        id: id.map(String::into_boxed_str),
    }
}

/// What the gazetteer has of the entity.
fn entry(joining: Joining<'_>, mention: &Proposal, phonetic: &str) -> Option<EntryId> {
    let by_sound = || joining.gazetteer.person_by_phonetic_key(phonetic);
    let is_person = mention.kind == EntityKind::Person;
    mention.entry.or_else(|| by_sound().filter(|_| is_person))
}

/// What names the entity beyond this article.
fn id(joining: Joining<'_>, mention: &Proposal, entry: Option<EntryId>) -> Option<String> {
    if let Some(moment) = mention.moment {
        return Some(moment.to_string());
    }
    let id = joining.gazetteer.entry(entry?).id;
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

/// What two names have in common, as numbers: what is known of each is kept in a list, since a table of names
/// takes several times as much.
pub struct LabelTable {
    pub of_name: Vec<NameLabels>,
    /// How many different ones there are.
    pub ids: usize,
    pub plains: usize,
    /// A name with each phonetic key, in the order of their kinds and keys.
    pub phonetic: Vec<u32>,
}

/// The numbers of a name. Each is shared by the names of one kind that have the same.
#[derive(Clone, Copy, Default)]
pub struct NameLabels {
    /// What is known of it beforehand,
    pub id: Option<u32>,
    /// its look-up form: spellings with and without hamza may differ in their phonetic key, since ال begins an
    /// article and أل does not;
    pub plain: u32,
    /// and its phonetic key.
    pub phonetic: u32,
}

impl LabelTable {
    pub fn of(names: &[WrittenName<'_>]) -> Self {
        let mut of_name = vec![NameLabels::default(); names.len()];
        let ids = numbered(
            names,
            |name| name.id.as_deref(),
            |name, id| {
                of_name[name].id = names[name].id.as_ref().map(|_| id);
            },
        );
        let plains = numbered(
            names,
            |name| Some(&*name.plain),
            |name, plain| {
                of_name[name].plain = plain;
            },
        );
        let phonetic = numbered(
            names,
            |name| Some(name.phonetic_key()),
            |name, phonetic| {
                of_name[name].phonetic = phonetic;
            },
        );
        Self {
            of_name,
            ids: ids.len(),
            plains: plains.len(),
            phonetic,
        }
    }

    /// The number of a phonetic key, where one of the names, which these are the numbers of, has it.
    pub fn phonetic(
        &self,
        names: &[WrittenName<'_>],
        kind: EntityKind,
        key: &str,
    ) -> Option<usize> {
        self.phonetic
            .binary_search_by(|&name| {
                let name = &names[name as usize];
                (name.kind, name.phonetic_key()).cmp(&(kind, key))
            })
            .ok()
    }
}

/// Numbers what the names of each kind have, in its order, and returns one name with each. Calls `label` with each name
/// and its number.
fn numbered<'a>(
    names: &'a [WrittenName<'a>],
    of: impl Fn(&'a WrittenName<'a>) -> Option<&'a str>,
    mut label: impl FnMut(usize, u32),
) -> Vec<u32> {
    let key = |name: u32| {
        let name = &names[name as usize];
        (name.kind, of(name))
    };
    let mut order: Vec<u32> = (0..).take(names.len()).collect();
    order.sort_unstable_by(|&one, &other| key(one).cmp(&key(other)));
    let mut last = None;
    let mut number = 0;
    order.retain(|&name| {
        let is_new = last.is_none_or(|last| key(last) != key(name));
        number += u32::from(is_new);
        label(name as usize, number - 1);
        last = Some(name);
        is_new
    });
    order
}
