//! What single words can be in Persian, Urdu and Hebrew: the lists in `assets/lexicon`, and a block read by them.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::document::token::{Shape, Token};
use crate::extract::document::{BlockView, Rules, Tongue};
use crate::extract::entity::EntityKind;
use crate::language::lookup::{Words, fold};

const PERSIAN: &str = include_str!("../../../assets/lexicon/persian.tsv");
const URDU: &str = include_str!("../../../assets/lexicon/urdu.tsv");
const HEBREW: &str = include_str!("../../../assets/lexicon/hebrew.tsv");

/// The longest word between two hyphens of one name, in words: ארנון בר-דוד.
const LONGEST_JOINED: usize = 3;

/// The shortest word that can be a name without being in a list, in letters.
const SHORTEST_NAME: usize = 3;
/// The shortest word without its affix, in letters.
const SHORTEST_STEM: usize = 3;
/// The affixes that the lists have, by the names of their lines.
const AFFIXES: [(&str, Side, Parts); 3] = [
    ("given-beginning", Side::Beginning, Parts::GIVEN),
    ("given-ending", Side::Ending, Parts::GIVEN),
    ("family-ending", Side::Ending, Parts::FAMILY),
];

/// What a word can be; a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts(u32);

macro_rules! parts {
    ($($(#[$attribute:meta])* $name:ident $number:literal $id:literal;)*) => {
        impl Parts {
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

impl Parts {
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
    words: HashMap<String, Parts>,
    affixes: Vec<Affix>,
}

/// Letters at one side of a word that make it a name.
#[derive(Debug)]
struct Affix {
    side: Side,
    letters: String,
    parts: Parts,
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
        let mut words: HashMap<String, Parts> = HashMap::new();
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
            let part = Parts::NAMES.iter().find(|(name, _)| *name == part);
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
    pub fn parts(&self, form: &str) -> Parts {
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
    fn parts_by_affix(&self, form: &str) -> Option<Parts> {
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
    pub fn parts_behind_article(&self, form: &str) -> Parts {
        let bare = form.strip_prefix('ה').filter(|bare| bare.len() > 2);
        bare.map_or_else(Parts::default, |bare| self.parts(bare))
    }
}

/// A word of a block, or several that hyphens make one: בר-דוד.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it can be as it stands.
    pub parts: Parts,
    /// The kind of the known name that has it.
    pub named: Option<EntityKind>,
}

/// A block whose words are known.
#[derive(Debug)]
pub struct ForeignBlock<'a> {
    /// The block.
    pub view: BlockView<'a>,
    /// Its language.
    pub tongue: Tongue,
    /// The words of the language.
    pub lexicon: &'static Lexicon,
    /// Words, numbers and marks in the order of the text.
    pub words: Vec<Word>,
}

impl<'a> ForeignBlock<'a> {
    /// The block in its language; `None` where that is not known.
    #[must_use]
    pub fn new(rules: Rules, view: BlockView<'a>) -> Option<Self> {
        let Rules::Of(tongue) = rules else {
            return None;
        };
        let lexicon = Lexicon::of(tongue);
        let named = named(view);
        let mut words = Vec::with_capacity(view.tokens.len());
        let mut at = 0;
        while at < view.tokens.len() {
            let end = joined_end(view.tokens, at);
            let mut parts = lexicon.parts(view.tokens[at].form());
            if end > at + 1 {
                let last = lexicon.parts(view.tokens[end - 1].form());
                parts = joined_parts(parts, last);
            }
            let named = named[at..end].iter().find_map(|kind| *kind);
            words.push(Word {
                tokens: at..end,
                parts,
                named,
            });
            at = end;
        }
        Some(Self {
            view,
            tongue,
            lexicon,
            words,
        })
    }

    /// The first token of a word.
    #[must_use]
    pub fn token(&self, at: usize) -> Option<&'a Token> {
        let word = self.words.get(at)?;
        Some(&self.view.tokens[word.tokens.start])
    }

    /// Whether there is a word, no mark and no number.
    #[must_use]
    pub fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_word)
    }

    /// The value of a number.
    #[must_use]
    pub fn number(&self, at: usize) -> Option<u32> {
        match self.token(at)?.shape {
            Shape::Number(value) => Some(value),
            _ => None,
        }
    }

    /// Whether one of `marks` stands there.
    #[must_use]
    pub fn is_mark(&self, at: usize, marks: &str) -> bool {
        self.token(at).is_some_and(|token| token.is_mark(marks))
    }

    /// What a word can be, nothing taken off.
    #[must_use]
    pub fn parts(&self, at: usize) -> Parts {
        self.words
            .get(at)
            .map_or_else(Parts::default, |word| word.parts)
    }

    /// What a word can be, with a Hebrew prefix or article or without.
    #[must_use]
    pub fn any_parts(&self, at: usize) -> Parts {
        let Some(token) = self.token(at).filter(|_| self.tongue == Tongue::Hebrew) else {
            return self.parts(at);
        };
        let forms = token.segmentations.iter();
        // What two letters are left of is mostly chance: שמר is no מר.
        let long = forms.filter(|one| one.form.chars().count() > 2 && !one.clitics.are_two());
        long.fold(self.parts(at), |parts, segmentation| {
            let form = &segmentation.form;
            let behind_article = self.lexicon.parts_behind_article(form);
            parts.union(self.lexicon.parts(form)).union(behind_article)
        })
    }

    /// Whether a word in no list can be a name by its form: it has no ending of verbs and plurals, and is not short.
    #[must_use]
    pub fn may_be_name(&self, at: usize) -> bool {
        let form = self.token(at).map_or("", Token::form);
        let is_other = match self.tongue {
            Tongue::Persian => {
                let is_verb = form.starts_with("مي") || form.starts_with("نمي");
                let has_joiner = self
                    .view
                    .written(self.words[at].tokens.start)
                    .contains('\u{200C}');
                form.ends_with("هاي") || form.ends_with("ها") || (is_verb && has_joiner)
            }
            Tongue::Urdu => form.ends_with("وں"),
            Tongue::Hebrew => form.ends_with("ים") || form.ends_with("ות") || form.starts_with('ה'),
        };
        !is_other && !form.is_ascii() && form.chars().count() >= SHORTEST_NAME
    }

    /// Whether a word is the ending of an ordinal in figures: 26ویں.
    #[must_use]
    pub fn is_ordinal(&self, at: usize) -> bool {
        const ENDINGS: Words = Words::new(&["ويں", "وں", "م", "مين"]);
        self.token(at)
            .is_some_and(|token| ENDINGS.contains(token.form()))
    }

    /// Whether a word is no part of what stands around it: there is none, or a mark, or one that ends every name.
    #[must_use]
    pub fn is_edge(&self, at: Option<usize>) -> bool {
        at.is_none_or(|at| {
            !self.is_word(at) || self.parts(at).has(Parts::COMMON.union(Parts::BEHIND))
        })
    }

    /// The ways to read a word: its bytes before the word proper, and what that can be.
    pub fn readings(&self, at: usize) -> impl Iterator<Item = (usize, Parts)> + '_ {
        let is_joined = self.words[at].tokens.len() > 1;
        let forms = self.token(at).into_iter();
        let forms = forms.flat_map(|token| token.segmentations.iter().enumerate());
        forms
            .filter(|(index, _)| *index == 0 || self.tongue == Tongue::Hebrew)
            .map(move |(index, segmentation)| {
                let parts = match index {
                    0 => self.words[at].parts,
                    _ => self.lexicon.parts(&segmentation.form),
                };
                let parts = if is_joined && index > 0 {
                    joined_parts(parts, self.parts(at))
                } else {
                    parts
                };
                (segmentation.offset, parts)
            })
    }
}

/// Which tokens are in a known name that is beyond doubt, and its kind.
fn named(view: BlockView<'_>) -> Vec<Option<EntityKind>> {
    let mut named = vec![None; view.tokens.len()];
    let mut free = 0;
    for (start, name) in view.names.iter().enumerate() {
        if let Some(name) = name.filter(|name| !name.weak && start >= free) {
            named[start..name.end].fill(Some(view.kind(&name)));
            free = name.end;
        }
    }
    named
}

/// The token behind a word and those that hyphens join to it.
fn joined_end(tokens: &[Token], at: usize) -> usize {
    let mut end = at + 1;
    // One letter before a hyphen is a Hebrew prefix, or the article of an Arabic name: ב-, א-סיסי.
    let is_prefix = tokens[at].form().chars().count() == 1 && tokens[at].form() != "א";
    if !tokens[at].is_word() || is_prefix {
        return end;
    }
    while end < at + 2 * LONGEST_JOINED
        && let Some([hyphen, next]) = tokens.get(end..end + 2)
        && hyphen.is_mark("-־")
        && !hyphen.spaced
        && next.is_word()
        && !next.spaced
    {
        end += 2;
    }
    end
}

/// What words can be that a hyphen joins: the name of a person where one of them is.
fn joined_parts(first: Parts, last: Parts) -> Parts {
    let both = first.union(last);
    if last.has(Parts::COMMON) {
        return Parts::COMMON;
    }
    match () {
        // חוק-יסוד
        () if first.has(Parts::LAW) => first,
        () if first.has(Parts::GIVEN) && last.has(Parts::GIVEN) => Parts::GIVEN,
        () if both.has(Parts::FAMILY) || first.has(Parts::LINK) => Parts::FAMILY,
        () => Parts::default(),
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
                if !is_affix && !Parts::NAMES.iter().any(|(known, _)| *known == part) {
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
                if both(Parts::GIVEN, Parts::WEAK_GIVEN)
                    || both(Parts::FAMILY, Parts::WEAK_FAMILY)
                    || both(Parts::COMMON, Parts::GIVEN.union(Parts::FAMILY))
                {
                    faults.push(word.clone());
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join(" "));
    }
}
