//! The words that names are made of and told by, each with what it can be.

use std::collections::HashMap;

use crate::language::letters::ARTICLE;
use crate::language::lookup::{Words, fold};

/// Names a word of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(u32);

/// What a word can be; a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u32);

impl Classes {
    /// No class.
    pub const NONE: Self = Self(0);
    /// Common in running text and hardly ever part of a name.
    pub const ORDINARY: Self = Self(1);
    /// A given name.
    pub const GIVEN: Self = Self(1 << 1);
    /// Mostly part of a person's name.
    pub const SURNAME: Self = Self(1 << 2);
    /// Joins to the next word inside a person's name: عبد, أبو, بن.
    pub const NAME_LINK: Self = Self(1 << 3);
    /// An office or occupation that stands before a name.
    pub const TITLE: Self = Self(1 << 4);
    /// An address or rank that stands right before a name.
    pub const HONORIFIC: Self = Self(1 << 5);
    /// A verb of saying.
    pub const SAYING: Self = Self(1 << 6);
    /// An adjective of a country or people.
    pub const NATIONALITY: Self = Self(1 << 7);
    /// Opens the name of an organisation.
    pub const ORGANIZATION_HEAD: Self = Self(1 << 8);
    /// Opens the name of an event.
    pub const EVENT_HEAD: Self = Self(1 << 9);
    /// Opens the name of a law.
    pub const LAW_HEAD: Self = Self(1 << 10);
    /// Opens the name of a place and belongs to it: نهر.
    pub const PLACE_HEAD: Self = Self(1 << 11);
    /// Stands before the name of a place and does not belong to it: مدينة.
    pub const PLACE_TYPE: Self = Self(1 << 12);
    /// A field of work that bodies are named after: الصحة.
    pub const FIELD: Self = Self(1 << 13);
    /// An adjective that names of bodies, events and laws are made with: الدولي.
    pub const ATTRIBUTE: Self = Self(1 << 14);
    /// An ordinal in words.
    pub const ORDINAL: Self = Self(1 << 15);
    /// A month.
    pub const MONTH: Self = Self(1 << 16);
    /// A word that ends every name.
    pub const STOP: Self = Self(1 << 17);
    /// A preposition of place.
    pub const LOCATIVE: Self = Self(1 << 18);
    /// Has the article.
    pub const DEFINITE: Self = Self(1 << 19);
    /// Opens the name of a body that writers name freely: a company, university, newspaper.
    pub const NAMED_BODY: Self = Self(1 << 20);

    /// Is called by names of people and is neither body nor place: a ship, storm, prize.
    pub const NAMED_THING: Self = Self(1 << 21);

    /// Opens the name of a body that is called after its town: شرطة, غرفة.
    pub const CIVIC_BODY: Self = Self(1 << 22);
    /// Opens the name of a body that is called by any word: نادي, صحيفة.
    pub const CALLED_BODY: Self = Self(1 << 23);

    /// Both sets together.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The set without the classes of `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The set as bits, one a class.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// Whether the sets have a class in common.
    #[must_use]
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// A word of the vocabulary.
#[derive(Clone, Copy, Debug)]
pub struct VocabularyWord {
    /// Its name.
    pub id: WordId,
    /// What it can be.
    pub classes: Classes,
}

/// All words that the gazetteers and rules know, by their look-up form.
#[derive(Debug, Default)]
pub struct Vocabulary {
    words: HashMap<Box<str>, VocabularyWord>,
}

/// How the words of a class are listed in the asset.
#[derive(Clone, Copy)]
enum Listing {
    /// As they are written.
    Forms,
    /// Without article; both forms are meant.
    Nouns,
    /// Masculine without article; four forms are meant.
    Adjectives,
}

/// The classes of the asset by name.
const LISTINGS: &[(&str, Classes, Listing)] = &[
    ("given", Classes::GIVEN, Listing::Forms),
    ("given-arabic", Classes::GIVEN, Listing::Forms),
    ("surname", Classes::SURNAME, Listing::Forms),
    ("link", Classes::NAME_LINK, Listing::Forms),
    ("title", Classes::TITLE, Listing::Adjectives),
    ("honorific", Classes::HONORIFIC, Listing::Forms),
    ("saying", Classes::SAYING, Listing::Forms),
    ("nationality", Classes::NATIONALITY, Listing::Adjectives),
    ("organization", Classes::ORGANIZATION_HEAD, Listing::Nouns),
    ("office", Classes::ORGANIZATION_HEAD, Listing::Forms),
    (
        "named-body",
        Classes::ORGANIZATION_HEAD.union(Classes::NAMED_BODY),
        Listing::Nouns,
    ),
    (
        "called-body",
        Classes::ORGANIZATION_HEAD
            .union(Classes::NAMED_BODY)
            .union(Classes::CALLED_BODY),
        Listing::Nouns,
    ),
    (
        "civic-body",
        Classes::ORGANIZATION_HEAD.union(Classes::CIVIC_BODY),
        Listing::Forms,
    ),
    ("named-thing", Classes::NAMED_THING, Listing::Nouns),
    ("event", Classes::EVENT_HEAD, Listing::Nouns),
    ("law", Classes::LAW_HEAD, Listing::Nouns),
    ("place", Classes::PLACE_HEAD, Listing::Nouns),
    ("place-type", Classes::PLACE_TYPE, Listing::Nouns),
    ("place-group", Classes::LOCATIVE, Listing::Nouns),
    ("field", Classes::FIELD, Listing::Nouns),
    ("attribute", Classes::ATTRIBUTE, Listing::Adjectives),
    ("ordinal", Classes::ORDINAL, Listing::Forms),
    ("stop", Classes::STOP, Listing::Forms),
    (
        "locative",
        Classes::LOCATIVE.union(Classes::STOP),
        Listing::Forms,
    ),
    ("ordinary", Classes::ORDINARY, Listing::Forms),
];

impl Vocabulary {
    /// Adds the words of an asset whose lines are `class<TAB>word word …`; lines of unknown classes
    /// and comments (`#`) are passed over.
    pub fn add_classes(&mut self, asset: &str) {
        for (class, words) in asset.lines().filter_map(|line| line.split_once('\t')) {
            let Some(&(_, classes, listing)) = LISTINGS.iter().find(|(name, ..)| *name == class)
            else {
                continue;
            };
            for word in words.split_whitespace() {
                self.add_listed(&fold(word), classes, listing);
            }
        }
    }

    /// Whether words of this class can be added.
    #[cfg(test)]
    pub fn knows_class(class: &str) -> bool {
        LISTINGS.iter().any(|(name, ..)| *name == class)
    }

    /// Adds words given one a line in their look-up form.
    pub fn add_folded(&mut self, asset: &str, classes: Classes) {
        self.words.reserve(asset.len() / 10);
        for word in asset.lines() {
            self.add(word, classes);
        }
    }

    /// Adds a word in its look-up form, or adds `classes` to it.
    pub fn add(&mut self, key: &str, classes: Classes) -> WordId {
        if let Some(word) = self.words.get_mut(key) {
            word.classes = word.classes.union(classes);
            return word.id;
        }
        let id = WordId(u32::try_from(self.words.len()).unwrap_or(u32::MAX));
        self.words
            .insert(key.into(), VocabularyWord { id, classes });
        id
    }

    /// The word with the look-up form `key`.
    #[must_use]
    pub fn look_up(&self, key: &str) -> Option<VocabularyWord> {
        self.words.get(key).copied()
    }

    /// Whether a word that is not in the vocabulary is another form of a common one: its feminine,
    /// plural, definite form, or the word with an attached pronoun.
    #[must_use]
    pub fn is_form_of_ordinary(&self, key: &str) -> bool {
        const ENDINGS: Words = Words::new(&["ها", "هم", "هما", "نا", "ات", "ون", "ين", "ه"]);
        const COMPLETIONS: Words = Words::new(&["ه", "ات", "ا"]);
        let ordinary = |form: &str| {
            self.look_up(form)
                .is_some_and(|word| word.classes.intersects(Classes::ORDINARY))
        };
        let bare = key.strip_prefix(ARTICLE).unwrap_or(key);
        if bare.chars().count() < 3 {
            return false;
        }
        let without_ending = ENDINGS
            .iter()
            .filter_map(|ending| bare.strip_suffix(ending))
            .filter(|stem| stem.chars().count() >= 3);
        std::iter::once(bare).chain(without_ending).any(ordinary)
            || COMPLETIONS
                .iter()
                .any(|ending| ordinary(&format!("{bare}{ending}")))
            || ordinary(&format!("ال{bare}"))
    }

    fn add_listed(&mut self, base: &str, classes: Classes, listing: Listing) {
        self.add(base, classes);
        let definite = classes.union(Classes::DEFINITE);
        match listing {
            Listing::Forms => {}
            Listing::Nouns => {
                self.add(&format!("ال{base}"), definite);
            }
            Listing::Adjectives => {
                self.add(&format!("ال{base}"), definite);
                self.add(&format!("{base}ه"), classes);
                self.add(&format!("ال{base}ه"), definite);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn listed_words_come_in_their_forms() {
        let mut vocabulary = Vocabulary::default();
        vocabulary.add_classes("# comment\nnationality\tروسي فرنسي\nplace\tنهر\nnonsense\tكلمة");
        for form in ["روسي", "روسيه", "الروسي", "الروسيه"] {
            let classes = vocabulary.look_up(form).unwrap().classes;
            assert!(classes.intersects(Classes::NATIONALITY), "{form}");
        }
        let river = vocabulary.look_up("النهر").unwrap().classes;
        assert!(river.intersects(Classes::DEFINITE));
        assert!(vocabulary.look_up("كلمه").is_none());
    }

    #[test]
    fn a_word_keeps_its_name_when_classes_are_added() {
        let mut vocabulary = Vocabulary::default();
        let first = vocabulary.add("سلام", Classes::ORDINARY);
        let second = vocabulary.add("سلام", Classes::GIVEN);
        assert_eq!(first, second);
        let classes = vocabulary.look_up("سلام").unwrap().classes;
        assert!(classes.intersects(Classes::GIVEN) && classes.intersects(Classes::ORDINARY));
    }
}
