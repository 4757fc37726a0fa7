//! What single words can be in Persian, Urdu and Hebrew: the lists in `assets/lexicon/{persian,urdu,hebrew}.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::extract::document::Tongue;
use crate::language::lookup::fold;

const PERSIAN: &str = include_str!("../../../../assets/lexicon/persian.tsv");
const URDU: &str = include_str!("../../../../assets/lexicon/urdu.tsv");
const HEBREW: &str = include_str!("../../../../assets/lexicon/hebrew.tsv");

/// The shortest word without its affix, in letters.
const SHORTEST_STEM: usize = 3;
/// The affixes that the lists have, by the names of their lines.
const AFFIXES: [(&str, Side, WordParts); 3] = [
    ("given-beginning", Side::Beginning, WordParts::GIVEN),
    ("given-ending", Side::Ending, WordParts::GIVEN),
    ("family-ending", Side::Ending, WordParts::FAMILY),
];

/// What a word can be; a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordParts(u32);

macro_rules! parts {
    ($($(#[$attribute:meta])* $name:ident $number:literal $id:literal;)*) => {
        impl WordParts {
            $($(#[$attribute])* pub const $name: Self = Self(1 << $number);)*

            /// The parts by their names in the assets.
            const NAMES: &'static [(&'static str, Self)] = &[$(($id, Self::$name)),*];
        }
    };
}

parts! {
    /// A given name and hardly anything else.
    GIVEN 0 "given";
    /// A given name that is a common word too.
    WEAK_GIVEN 1 "weak-given";
    /// A family name and hardly anything else.
    FAMILY 2 "family";
    /// A family name that is a common word too.
    WEAK_FAMILY 3 "weak-family";
    /// Joins to the next word inside a name: بن, آل.
    LINK 4 "link";
    /// An address, rank or office that stands right before a name.
    TITLE 5 "title";
    /// Opens the words for an office; what it is the office of may follow before the name.
    OFFICE 6 "office";
    /// Ends every name: verbs, particles, common nouns of news.
    COMMON 7 "common";
    /// Stands behind a name and says that it has ended: نے.
    BEHIND 8 "behind";
    /// Speaks for a place behind it, or, in Urdu, before it.
    LOCATIVE 9 "locative";
    /// Opens the name of a body.
    BODY 10 "body";
    /// Opens the name of a body that is called by any word.
    CALLED_BODY 11 "called-body";
    /// Opens the name of an event.
    EVENT 12 "event";
    /// Opens the name of a law.
    LAW 13 "law";
    /// Opens the name of a law that may be called by its number alone.
    NUMBERED_LAW 14 "numbered-law";
    /// Opens the name of a place and belongs to it.
    PLACE 15 "place";
    /// Stands before the name of a place and does not belong to it.
    PLACE_TYPE 16 "place-type";
    /// A field of work, as in names of bodies, events and laws.
    FIELD 17 "field";
    /// An adjective of such names.
    ATTRIBUTE 18 "attribute";
    /// Ends the name of a body.
    LAST_OF_BODY 19 "body-last";
    /// Ends the name of an event.
    LAST_OF_EVENT 20 "event-last";
    /// Ends the name of a law.
    LAST_OF_LAW 21 "law-last";
    /// Ends the name of a place.
    LAST_OF_PLACE 22 "place-last";
    /// Leads on inside a name: آف, برای, ל.
    LEADS_ON 23 "leads-on";
    /// Joins two fields of one body: و, اینڈ.
    AND 24 "and";
    /// A day of the week.
    WEEKDAY 25 "weekday";
    /// Opens the name of a body that is called after its place with a preposition: בית המשפט המחוזי בחיפה.
    LOCAL_BODY 26 "local-body";
    /// An adjective of a country or people.
    NATIONALITY 27 "nationality";
}

impl WordParts {
    /// A part of a person's name.
    pub const OF_A_NAME: Self = Self(
        Self::GIVEN.0 | Self::WEAK_GIVEN.0 | Self::FAMILY.0 | Self::WEAK_FAMILY.0 | Self::LINK.0,
    );

    /// Opens or ends the name of a body, an event or a law.
    pub const HEADS: Self = Self(
        Self::BODY.0
            | Self::CALLED_BODY.0
            | Self::LOCAL_BODY.0
            | Self::EVENT.0
            | Self::LAW.0
            | Self::NUMBERED_LAW.0
            | Self::LAST_OF_BODY.0
            | Self::LAST_OF_EVENT.0
            | Self::LAST_OF_LAW.0
            | Self::LAST_OF_PLACE.0,
    );

    /// Both sets together.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the sets have a part in common.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The words of a language.
#[derive(Debug)]
pub struct Lexicon {
    tongue: Tongue,
    words: HashMap<String, WordParts>,
    affixes: Vec<Affix>,
}

/// Letters at one side of a word that make it a name.
#[derive(Debug)]
struct Affix {
    side: Side,
    letters: String,
    parts: WordParts,
}

/// A side of a word.
#[derive(Clone, Copy, Debug)]
enum Side {
    Beginning,
    Ending,
}

impl Lexicon {
    /// That of a language.
    #[must_use]
    pub fn of(tongue: Tongue) -> &'static Self {
        static LEXICONS: LazyLock<[Lexicon; 3]> = LazyLock::new(|| {
            [
                Lexicon::read(Tongue::Persian, PERSIAN),
                Lexicon::read(Tongue::Urdu, URDU),
                Lexicon::read(Tongue::Hebrew, HEBREW),
            ]
        });
        match tongue {
            Tongue::Persian => &LEXICONS[0],
            Tongue::Urdu => &LEXICONS[1],
            Tongue::Hebrew => &LEXICONS[2],
        }
    }

    /// Reads lines `part<TAB>word word …`; those of unknown parts and comments (`#`) are passed over.
    fn read(tongue: Tongue, asset: &str) -> Self {
        let mut words: HashMap<String, WordParts> = HashMap::new();
        let mut affixes = Vec::new();
        for (part, listed) in asset.lines().filter_map(|line| line.split_once('\t')) {
            if let Some(&(_, side, parts)) = AFFIXES.iter().find(|(name, ..)| *name == part) {
                affixes.extend(listed.split_whitespace().map(|letters| Affix {
                    side,
                    letters: fold(letters),
                    parts,
                }));
                continue;
            }
            let part = WordParts::NAMES.iter().find(|(name, _)| *name == part);
            for word in listed.split_whitespace() {
                let parts = words.entry(fold(word)).or_default();
                *parts = part.map_or(*parts, |(_, part)| parts.union(*part));
            }
        }
        Self {
            tongue,
            words,
            affixes,
        }
    }

    /// What a word in its look-up form can be.
    #[must_use]
    pub fn parts(&self, form: &str) -> WordParts {
        let known = self.words.get(form).copied();
        // The Persian ezafe behind a vowel: شورای, روزنامه‌ی.
        let bare = || {
            let bare = form.strip_suffix('ي')?;
            let is_ezafe = self.tongue == Tongue::Persian && bare.ends_with(['ا', 'و', 'ه']);
            self.words.get(bare).copied().filter(|_| is_ezafe)
        };
        let by_affix = || self.parts_by_affix(form);
        known.or_else(bare).or_else(by_affix).unwrap_or_default()
    }

    /// What the beginning or the ending of a word that is in no list says of it: حسن‌زاده, عبدالکریم, רבינוביץ'.
    fn parts_by_affix(&self, form: &str) -> Option<WordParts> {
        let is_stem = |stem: &str| stem.chars().count() >= SHORTEST_STEM;
        let bare = form.trim_end_matches('\'');
        let affix = self.affixes.iter().find(|affix| {
            let stem = match affix.side {
                Side::Beginning => bare.strip_prefix(affix.letters.as_str()),
                Side::Ending => bare.strip_suffix(affix.letters.as_str()),
            };
            stem.is_some_and(is_stem)
        });
        affix.map(|affix| affix.parts)
    }

    /// What a word in its look-up form can be behind the Hebrew article.
    #[must_use]
    pub fn parts_behind_article(&self, form: &str) -> WordParts {
        let bare = form.strip_prefix('ה').filter(|bare| bare.len() > 2);
        bare.map_or_else(WordParts::default, |bare| self.parts(bare))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::document::token::tokens;
    use crate::extract::document::vocabulary::Vocabulary;
    use crate::range::TextRange;

    #[test]
    fn every_listed_word_has_its_part_and_is_read_as_one_word() {
        let mut faults = Vec::new();
        for (name, asset) in [("persian", PERSIAN), ("urdu", URDU), ("hebrew", HEBREW)] {
            let lines = (1..).zip(asset.lines());
            let mut met: HashMap<&str, Vec<String>> = HashMap::new();
            for (number, line) in lines.filter(|(_, line)| !line.starts_with('#')) {
                let Some((part, words)) = line.split_once('\t') else {
                    faults.push(format!("{name}:{number}: no part"));
                    continue;
                };
                let is_affix = AFFIXES.iter().any(|(known, ..)| *known == part);
                if !is_affix && !WordParts::NAMES.iter().any(|(known, _)| *known == part) {
                    faults.push(format!("{name}:{number}: unknown part {part}"));
                }
                let met = met.entry(part).or_default();
                for word in words.split_whitespace() {
                    let all = TextRange::new(0, word.len());
                    let tokens = tokens(word, all, &Vocabulary::default());
                    if !matches!(tokens.as_slice(), [token] if token.is_word()) {
                        faults.push(format!("{name}:{number}: {word} is not one word"));
                    }
                    if met.contains(&fold(word)) {
                        faults.push(format!("{name}:{number}: {word} stands twice"));
                    }
                    met.push(fold(word));
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn a_name_that_is_a_common_word_too_is_in_one_list_of_names() {
        let mut faults = Vec::new();
        for tongue in [Tongue::Persian, Tongue::Urdu, Tongue::Hebrew] {
            for (word, parts) in &Lexicon::of(tongue).words {
                let both = |one, other| parts.has(one) && parts.has(other);
                if both(WordParts::GIVEN, WordParts::WEAK_GIVEN)
                    || both(WordParts::FAMILY, WordParts::WEAK_FAMILY)
                    || both(WordParts::COMMON, WordParts::GIVEN.union(WordParts::FAMILY))
                {
                    faults.push(word.clone());
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join(" "));
    }
}
