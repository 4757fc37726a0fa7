//! Who is meant by a part of a name: the bearer who was spoken of last, and she where a verb says so.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::extract::document::vocabulary::{Classes, Vocabulary};
use crate::limits;

/// Whether a verb before a name speaks of a man or a woman.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// قال.
    Masculine,
    /// قالت.
    Feminine,
}

/// The gender of the verb of saying that `before` ends with, where a form for the other gender is known, too.
#[must_use]
pub fn gender_of_verb(before: &str, vocabulary: &Vocabulary) -> Option<Gender> {
    let word = last_word(before.trim_end())?;
    let segmentations = crate::language::proclitics::segmentations(word);
    let is_verb = |key: &str| {
        let word = vocabulary.look_up(key);
        word.is_some_and(|word| word.classes.intersects(Classes::SAYING))
    };
    let verb = segmentations
        .iter()
        .find(|segmentation| is_verb(&segmentation.form))?;
    match verb.form.strip_suffix('ت') {
        Some(masculine) if is_verb(masculine) => Some(Gender::Feminine),
        _ => is_verb(&format!("{}ت", verb.form)).then_some(Gender::Masculine),
    }
}

/// What follows the last white space of `text`; `None` where that is too long to be a word, and then
/// it is not looked for any further: a text may have no white space at all.
fn last_word(text: &str) -> Option<&str> {
    let letters = text.char_indices().rev().take(limits::WORD + 1);
    let mut start = text.len();
    for (offset, letter) in letters {
        if letter.is_whitespace() {
            return Some(&text[start..]);
        }
        start = offset;
    }
    (start == 0).then_some(text)
}

/// Which part of a name it is. Who ends in it is rather meant by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Part {
    /// The last words.
    End,
    /// The first words, any one word, or the first with the last.
    Other,
}

/// The parts by which someone whose name has this phonetic key may be called.
fn parts(phonetic: &str) -> Vec<(Part, Cow<'_, str>)> {
    let starts: Vec<usize> = std::iter::once(0)
        .chain(phonetic.match_indices(' ').map(|(blank, _)| blank + 1))
        .collect();
    let part = |part, from: usize, to: usize| (part, Cow::Borrowed(&phonetic[from..to]));
    let mut parts = Vec::with_capacity(3 * starts.len());
    let ends = &starts[1.min(starts.len() - 1)..];
    parts.extend(
        ends.iter()
            .map(|&from| part(Part::End, from, phonetic.len())),
    );
    // A word and the blank behind it end where the next one starts.
    let words = starts.windows(2);
    parts.extend(words.map(|pair| part(Part::Other, pair[0], pair[1] - 1)));
    let beginnings = starts.iter().skip(2);
    parts.extend(beginnings.map(|to| part(Part::Other, 0, to - 1)));
    if let [_, second, .., last] = starts[..] {
        let (first, last) = (&phonetic[..second - 1], &phonetic[last..]);
        parts.push((Part::Other, Cow::Owned(format!("{first} {last}"))));
    }
    parts
}

/// Those who may be called by some part of their names. People are numbers to it.
#[derive(Debug, Default)]
pub struct Coreference<'a> {
    /// What anybody is called: of other parts it is not noted whose they are.
    called: HashSet<&'a str>,
    bearers: HashMap<(Part, &'a str), Bearers>,
    genders: HashMap<usize, Gender>,
    /// Mentions so far: what stands further on was spoken of later.
    count: usize,
}

#[derive(Debug)]
struct Bearers {
    first: usize,
    is_single: bool,
    /// The last one mentioned, of either gender and of none, with the number of the mention.
    latest: [Option<(usize, usize)>; 3],
}

impl<'a> Coreference<'a> {
    /// Nobody yet, of those who are called by names with such keys: the others below are asked for these only.
    #[must_use]
    pub fn among(keys: impl Iterator<Item = &'a str>) -> Self {
        Self {
            called: keys.collect(),
            ..Self::default()
        }
    }

    /// Someone is called by a full name with this phonetic key; a verb may have told the gender.
    pub fn introduce(&mut self, person: usize, phonetic: &str, gender: Option<Gender>) {
        if let Some(gender) = gender {
            self.genders.entry(person).or_insert(gender);
        }
        for (part, name) in parts(phonetic) {
            let Some(name) = self.called.get(name.as_ref()) else {
                continue;
            };
            let bearers = self.bearers.entry((part, name)).or_insert(Bearers {
                first: person,
                is_single: true,
                latest: [None; 3],
            });
            bearers.is_single &= bearers.first == person;
        }
    }

    /// Someone is mentioned by a full name with this phonetic key.
    pub fn mention(&mut self, person: usize, phonetic: &str) {
        self.count += 1;
        let place = slot(self.genders.get(&person).copied());
        for (part, name) in parts(phonetic) {
            let Some(name) = self.called.get(name.as_ref()) else {
                continue;
            };
            if let Some(bearers) = self.bearers.get_mut(&(part, name)) {
                bearers.latest[place] = Some((self.count, person));
            }
        }
    }

    /// The only one who may be called so.
    #[must_use]
    pub fn only(&self, name: &str) -> Option<usize> {
        let mut bearers = self.bearers_of(name);
        let found = bearers.next().filter(|bearers| bearers.is_single)?.first;
        bearers
            .all(|others| others.is_single && others.first == found)
            .then_some(found)
    }

    /// Who is meant by a part of a name: of those whose gender fits the one mentioned last, else the
    /// one mentioned last, else the first to come.
    #[must_use]
    pub fn meant(&self, name: &str, gender: Option<Gender>) -> Option<usize> {
        let fitting = gender.and_then(|_| {
            self.bearers_of(name)
                .find_map(|bearers| bearers.latest[slot(gender)].max(bearers.latest[slot(None)]))
        });
        let bearers = self.bearers_of(name).next()?;
        let latest = || bearers.latest.iter().copied().flatten().max();
        let meant = fitting.or_else(latest).map(|(_, person)| person);
        Some(meant.unwrap_or(bearers.first))
    }

    /// Those whose name ends so, and then those who have it as another part.
    fn bearers_of(&self, name: &str) -> impl Iterator<Item = &Bearers> + use<'_, 'a> {
        let name = self.called.get(name).copied();
        let of = move |part| self.bearers.get(&(part, name?));
        of(Part::End).into_iter().chain(of(Part::Other))
    }
}

fn slot(gender: Option<Gender>) -> usize {
    match gender {
        None => 0,
        Some(Gender::Masculine) => 1,
        Some(Gender::Feminine) => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_mentioned_last_is_meant_unless_the_verb_says_otherwise() {
        let mut coreference = Coreference::among(["اوباما", "بوتين"].into_iter());
        coreference.introduce(0, "باراك اوباما", Some(Gender::Masculine));
        coreference.introduce(1, "ميشيل اوباما", Some(Gender::Feminine));
        assert_eq!(coreference.meant("اوباما", None), Some(0));
        assert_eq!(coreference.only("اوباما"), None);
        coreference.mention(1, "ميشيل اوباما");
        coreference.mention(0, "باراك اوباما");
        assert_eq!(coreference.meant("اوباما", None), Some(0));
        assert_eq!(coreference.meant("اوباما", Some(Gender::Feminine)), Some(1));
        assert_eq!(coreference.meant("بوتين", None), None);
    }

    #[test]
    fn a_name_is_called_by_its_parts() {
        let called = |phonetic| {
            let parts = parts(phonetic).into_iter();
            let mut names: Vec<Cow<'_, str>> = parts.map(|(_, name)| name).collect();
            names.sort_unstable();
            names
        };
        assert_eq!(called("ا ب ج"), ["ا", "ا ب", "ا ج", "ب", "ب ج", "ج"]);
        assert_eq!(called("ا ب"), ["ا", "ب"]);
        assert_eq!(called("ا"), ["ا"]);
    }

    #[test]
    fn who_ends_in_a_name_is_rather_meant() {
        let mut coreference = Coreference::among(["مبارك", "كامل"].into_iter());
        for (person, name) in ["حسني مبارك", "مبارك كامل"].into_iter().enumerate()
        {
            coreference.introduce(person, name, None);
            coreference.mention(person, name);
        }
        assert_eq!(coreference.meant("مبارك", None), Some(0));
        assert_eq!(coreference.only("مبارك"), None);
        assert_eq!(coreference.only("كامل"), Some(1));
    }

    #[test]
    fn the_word_before_a_name_is_not_looked_for_without_end() {
        assert_eq!(last_word("ثم قالت"), Some("قالت"));
        assert_eq!(last_word("قالت"), Some("قالت"));
        assert_eq!(last_word("ثم "), Some(""));
        assert_eq!(last_word(""), Some(""));
        assert_eq!(last_word(&"،".repeat(2 * limits::WORD)), None);
    }

    #[test]
    fn verbs_tell_the_gender() {
        let mut vocabulary = Vocabulary::default();
        vocabulary.add_classes("saying\tقال قالت كتب مثل");
        assert_eq!(
            gender_of_verb("ثم وقالت ", &vocabulary),
            Some(Gender::Feminine)
        );
        assert_eq!(gender_of_verb("قال ", &vocabulary), Some(Gender::Masculine));
        assert_eq!(gender_of_verb("مثل ", &vocabulary), None);
        assert_eq!(gender_of_verb("", &vocabulary), None);
    }
}
