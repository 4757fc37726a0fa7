//! The words met in texts so far, each with what the index keeps of it.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use crate::search::spelled::SpelledWord;
use crate::search::stem::Stemming;

/// How many words are remembered, for each way of stemming and for those without stems.
const MOST_REMEMBERED: usize = 1 << 16;

/// A word met before, with those of its sides that were asked for.
#[derive(Debug, Default)]
pub(super) struct MetWord {
    /// Its stems, a space between two.
    pub stems: String,
    /// What it may be as a name.
    pub spelled: SpelledWord,
}

/// Which sides of a word are asked for, or come up in a text for the first time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sides {
    pub stems: bool,
    pub name: bool,
}

impl Sides {
    fn any(self) -> bool {
        self.stems || self.name
    }
}

/// Words met before. The first ones are the most frequent: they are worth remembering, not the latest.
#[derive(Debug, Default)]
pub(super) struct WordMemory {
    /// One for each [`Stemming`], in their order, and the last one for words without.
    words: [HashMap<String, Remembered>; Stemming::COUNT + 1],
    /// The number of the present text.
    text: u64,
    /// Those of its words that are not remembered, as hashes: whose stems came up, and whose names.
    stemmed: HashSet<u64>,
    named: HashSet<u64>,
    hasher: RandomState,
}

#[derive(Debug, Default)]
struct Remembered {
    word: MetWord,
    /// The sides that were made so far.
    made: Sides,
    /// The numbers of the texts in which its stems and its name last came up.
    stemmed_in: u64,
    named_in: u64,
}

impl WordMemory {
    /// From here on comes another text.
    pub fn begin_text(&mut self) {
        self.text += 1;
        // They may be as large as a text: what they took is given back.
        self.stemmed = HashSet::new();
        self.named = HashSet::new();
    }

    /// A word of the present text: calls `take` with those of the sides that did not come up in this text so far, where
    /// there are any. `make` makes sides that were not asked for before.
    pub fn meet(
        &mut self,
        form: &str,
        stemming: Option<Stemming>,
        asked: Sides,
        make: impl FnOnce(&mut MetWord, Sides),
        take: impl FnOnce(&MetWord, Sides),
    ) {
        let text = self.text;
        let words = &mut self.words[stemming.map_or(Stemming::COUNT, |stemming| stemming as usize)];
        if let Some(known) = words.get_mut(form) {
            let new = Sides {
                stems: asked.stems && known.stemmed_in != text,
                name: asked.name && known.named_in != text,
            };
            if new.any() {
                known.make(new, make);
                known.note(new, text);
                take(&known.word, new);
            }
            return;
        }
        if words.len() >= MOST_REMEMBERED {
            let hash = self.hasher.hash_one(form);
            let new = Sides {
                stems: asked.stems && self.stemmed.insert(hash),
                name: asked.name && self.named.insert(hash),
            };
            if new.any() {
                let mut word = MetWord::default();
                make(&mut word, new);
                take(&word, new);
            }
            return;
        }
        let mut known = Remembered::default();
        known.make(asked, make);
        known.note(asked, text);
        take(&known.word, asked);
        words.insert(form.to_owned(), known);
    }
}

impl Remembered {
    fn make(&mut self, wanted: Sides, make: impl FnOnce(&mut MetWord, Sides)) {
        let missing = Sides {
            stems: wanted.stems && !self.made.stems,
            name: wanted.name && !self.made.name,
        };
        if missing.any() {
            make(&mut self.word, missing);
            self.made.stems |= missing.stems;
            self.made.name |= missing.name;
        }
    }

    fn note(&mut self, new: Sides, text: u64) {
        if new.stems {
            self.stemmed_in = text;
        }
        if new.name {
            self.named_in = text;
        }
    }
}
