//! Embedding levels of a paragraph (UAX #9, section 3.3) and the order of a line's runs (L2).

use std::ops::Range;

use unicode_bidi::BidiInfo;
use unicode_bidi::data_source::{BidiDataSource, BidiMatchedOpeningBracket};

use super::characters::{Character, Characters};
use super::isolate::{self, IsolatedText};
use super::properties::{BidiClass, Properties, mirror};
use crate::range::TextRange;

/// Where the level of a paragraph's text changes, before L1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LevelChange {
    /// The first of what has the level: a byte of the text here, a unit in a paragraph.
    pub(super) start: u32,
    pub(super) level: u8,
}

/// The changes of level in a paragraph, in order; what stands before the first has its own level.
struct Changes {
    list: Vec<LevelChange>,
    level: u8,
}

impl Changes {
    fn new(base: u8) -> Self {
        Self {
            list: Vec::new(),
            level: base,
        }
    }

    /// Gives the text from the byte `start` on a level.
    fn set(&mut self, start: u32, level: u8) {
        if level != self.level {
            self.list.push(LevelChange { start, level });
            self.level = level;
        }
    }
}

/// The explicit formatting characters and the paragraph separators: rules X1 to X10 have work.
const EXPLICIT: u32 = isolate::EXPLICIT | BidiClass::B.bit();
/// What would not be at level 1 in a right-to-left paragraph.
const LEFTWARD: u32 = BidiClass::set(&[BidiClass::L, BidiClass::EN, BidiClass::AN]);
/// What would not be at level 0 in a left-to-right paragraph.
const RIGHTWARD: u32 = BidiClass::set(&[BidiClass::R, BidiClass::AL, BidiClass::AN]);
/// The letters that run right to left.
const RIGHTWARD_LETTERS: u32 = BidiClass::set(&[BidiClass::R, BidiClass::AL]);
/// Neutral characters of N1 and N2 once W6 is done; isolates never come here.
const NEUTRAL: u32 = BidiClass::set(&[BidiClass::ON, BidiClass::WS, BidiClass::S]);

/// Resolves the levels in a paragraph whose own level is `base`.
///
/// Where no explicit formatting is used, one pass of the weak and neutral rules suffices; a
/// right-to-left paragraph needs it for a few stretches only, and none where all characters agree with
/// it. The rest goes through `unicode-bidi`. The tests hold the ways equal.
pub(super) fn resolve(text: &str, characters: &Characters, base: u8) -> Vec<LevelChange> {
    let classes = characters.bidi_classes;
    let contrary = if base == 1 { LEFTWARD } else { RIGHTWARD };
    if classes & (EXPLICIT | contrary) == 0 {
        Vec::new()
    } else if classes & EXPLICIT == 0 {
        resolve_implicit(characters, base)
    } else {
        resolve_explicit(text, characters, base)
    }
}

/// All rules, by `unicode-bidi` on our table.
pub(super) fn resolve_explicit(text: &str, characters: &Characters, base: u8) -> Vec<LevelChange> {
    let info = BidiInfo::new_with_data_source(&Table, text, Some(level(base)));
    let mut changes = Changes::new(base);
    for character in characters.as_slice() {
        let level = info.levels[character.offset as usize].number();
        changes.set(character.offset, level);
    }
    changes.list
}

/// The levels in a paragraph of which some parts are left-to-right isolates (UAX #9, BD8 to BD13).
pub(super) fn resolve_isolating(
    text: &str,
    characters: &Characters,
    base: u8,
    isolates: &[TextRange],
) -> Vec<LevelChange> {
    if isolates.is_empty() {
        return resolve(text, characters, base);
    }
    let marked = IsolatedText::new(text, isolates);
    let info = BidiInfo::new_with_data_source(&Table, &marked.text, Some(level(base)));
    let mut changes = Changes::new(base);
    for (offset, place) in marked.places(characters) {
        changes.set(offset, info.levels[place].number());
    }
    changes.list
}

fn level(base: u8) -> unicode_bidi::Level {
    if base == 1 {
        unicode_bidi::Level::rtl()
    } else {
        unicode_bidi::Level::ltr()
    }
}

/// Our table of properties, for `unicode-bidi`.
struct Table;

impl BidiDataSource for Table {
    fn bidi_class(&self, character: char) -> unicode_bidi::BidiClass {
        use unicode_bidi::BidiClass as Class;
        match Properties::of(character).bidi_class() {
            BidiClass::R => Class::R,
            BidiClass::AL => Class::AL,
            BidiClass::EN => Class::EN,
            BidiClass::ES => Class::ES,
            BidiClass::ET => Class::ET,
            BidiClass::AN => Class::AN,
            BidiClass::CS => Class::CS,
            BidiClass::NSM => Class::NSM,
            BidiClass::BN => Class::BN,
            BidiClass::B => Class::B,
            BidiClass::S => Class::S,
            BidiClass::WS => Class::WS,
            BidiClass::ON => Class::ON,
            BidiClass::LRE => Class::LRE,
            BidiClass::LRO => Class::LRO,
            BidiClass::RLE => Class::RLE,
            BidiClass::RLO => Class::RLO,
            BidiClass::PDF => Class::PDF,
            BidiClass::LRI => Class::LRI,
            BidiClass::RLI => Class::RLI,
            BidiClass::FSI => Class::FSI,
            BidiClass::PDI => Class::PDI,
            _ => Class::L,
        }
    }

    fn bidi_matched_opening_bracket(&self, character: char) -> Option<BidiMatchedOpeningBracket> {
        let is_bracket = Properties::of(character).has(Properties::BRACKET);
        is_bracket.then(|| {
            let (opening, is_open) = opening(character);
            BidiMatchedOpeningBracket { opening, is_open }
        })
    }
}

/// The opening bracket of the pair a character belongs to, and whether it is the opening one itself
/// (UAX #9, BD14 to BD16).
fn bracket(character: &Character) -> Option<(char, bool)> {
    character
        .properties
        .has(Properties::BRACKET)
        .then(|| opening(character.value))
}

/// The opening bracket of the pair that a bracket belongs to, and whether it is that one.
fn opening(bracket: char) -> (char, bool) {
    // The halves of a pair stand in either order in the code chart.
    let is_open = Properties::of(bracket).has(Properties::OPENS);
    let opening = if is_open { bracket } else { mirror(bracket) };
    // U+2329 is canonically equivalent to U+3008 (BD16).
    let opening = if opening == '\u{2329}' {
        '\u{3008}'
    } else {
        opening
    };
    (opening, is_open)
}

/// Rules W1 to I2 on a paragraph without explicit formatting, which is one isolating run sequence.
fn resolve_implicit(characters: &Characters, base: u8) -> Vec<LevelChange> {
    // Without letters of both directions and brackets, N0 gives what N1 and N2 give.
    let turns = if base == 1 {
        BidiClass::L.bit()
    } else {
        RIGHTWARD
    };
    let brackets =
        if characters.any.has(Properties::BRACKET) && characters.bidi_classes & turns != 0 {
            pair_brackets(characters.as_slice())
        } else {
            Vec::new()
        };
    let mut resolver = Resolver {
        characters: characters.as_slice(),
        base,
        brackets: &brackets,
        positions: Vec::new(),
        classes: Vec::new(),
        changes: Changes::new(base),
    };
    if base == 1 {
        resolver.resolve_stretches();
    } else {
        resolver.resolve(0..characters.len(), BidiClass::L);
    }
    resolver.changes.list
}

/// One bracket of a pair.
#[derive(Clone, Copy)]
struct Bracket {
    /// The character it is.
    index: usize,
    /// The character that is the other one.
    partner: usize,
}

/// Resolves a paragraph, or parts of it, and reuses its memory for each.
struct Resolver<'a> {
    characters: &'a [Character],
    base: u8,
    /// What is left of the paired brackets, in order.
    brackets: &'a [Bracket],
    /// The characters of the part; without boundary neutrals, which are as if they were not there
    /// (X9).
    positions: Vec<usize>,
    /// The class of each.
    classes: Vec<BidiClass>,
    changes: Changes,
}

impl Resolver<'_> {
    /// Resolves a right-to-left paragraph.
    ///
    /// Only the stretches between two right-to-left letters that hold something else can have another
    /// level than the paragraph, and each is resolved by itself.
    fn resolve_stretches(&mut self) {
        let characters = self.characters;
        let class = |character: &Character| character.properties.bidi_class();
        let letter = |character: &Character| class(character).is_in(RIGHTWARD_LETTERS);
        let mut resolved = 0;
        while let Some(found) = find_leftward(characters, resolved) {
            let (start, before) = match characters[resolved..found].iter().rposition(letter) {
                Some(last) => (resolved + last + 1, class(&characters[resolved + last])),
                None => (resolved, BidiClass::R),
            };
            let end = match characters[found..].iter().position(letter) {
                Some(next) => found + next,
                None => characters.len(),
            };
            self.resolve(start..end, before);
            if let Some(next) = characters.get(end) {
                self.changes.set(next.offset, 1);
            }
            resolved = end;
        }
    }

    /// Resolves the whole paragraph, or a stretch of it, behind what all before is resolved of; the
    /// letter before it, or sos, is of the class `before`.
    fn resolve(&mut self, range: Range<usize>, before: BidiClass) {
        let class = |index: &usize| self.characters[*index].properties.bidi_class();
        self.positions.clear();
        self.positions
            .extend(range.clone().filter(|index| class(index) != BidiClass::BN));
        self.classes.clear();
        self.classes.extend(self.positions.iter().map(class));

        let edge = if self.base == 1 {
            BidiClass::R
        } else {
            BidiClass::L
        };
        resolve_weak(&mut self.classes, before);
        self.resolve_brackets(range, edge);
        resolve_neutral(&mut self.classes, edge);
        for (&index, &class) in self.positions.iter().zip(&self.classes) {
            let level = self.base + raise(self.base, class);
            self.changes.set(self.characters[index].offset, level);
        }
    }

    /// N0: the brackets of a pair take one direction.
    fn resolve_brackets(&mut self, range: Range<usize>, edge: BidiClass) {
        let brackets = self.brackets;
        let skipped = brackets.partition_point(|bracket| bracket.index < range.start);
        let end = brackets.partition_point(|bracket| bracket.index < range.end);
        self.brackets = &brackets[end..];
        let brackets = &brackets[skipped..end];
        if brackets.is_empty() {
            return;
        }
        // Of a pair that reaches beyond a stretch, a letter of the paragraph's direction is inside.
        let crosses = |bracket: &&Bracket| !range.contains(&bracket.partner);
        for bracket in brackets.iter().filter(crosses) {
            self.set_bracket(self.place(bracket.index), edge);
        }
        // Inside a pair no bracket is resolved when its turn comes (pairs go by their opening ones),
        // so the strong characters before each place can be counted once, for linear time.
        let mut counts = Vec::with_capacity(self.classes.len() + 1);
        let (mut agreeing, mut opposing) = (0_u32, 0_u32);
        for class in &self.classes {
            counts.push((agreeing, opposing));
            match strong_for_neutrals(*class) {
                Some(direction) if direction == edge => agreeing += 1,
                Some(_) => opposing += 1,
                None => {}
            }
        }
        let mut context = edge;
        let mut passed = 0;
        let opens = |bracket: &&Bracket| (bracket.index..range.end).contains(&bracket.partner);
        for bracket in brackets.iter().filter(opens) {
            let opening = self.place(bracket.index);
            let closing = self.place(bracket.partner);
            while passed < opening {
                context = strong_for_neutrals(self.classes[passed]).unwrap_or(context);
                passed += 1;
            }
            let inside = (counts[opening], counts[closing]);
            let class = if inside.0.0 != inside.1.0 {
                edge
            } else if inside.0.1 != inside.1.1 {
                // Opposite inside: opposite if the context before is, else that of the embedding.
                context
            } else {
                continue;
            };
            self.set_bracket(opening, class);
            self.set_bracket(closing, class);
        }
    }

    /// The place of a character of the part among its positions.
    fn place(&self, index: usize) -> usize {
        self.positions.partition_point(|position| *position < index)
    }

    /// Gives a bracket, and the marks on it, a class.
    fn set_bracket(&mut self, place: usize, class: BidiClass) {
        self.classes[place] = class;
        for follower in place + 1..self.classes.len() {
            let mark = &self.characters[self.positions[follower]];
            if mark.properties.bidi_class() != BidiClass::NSM {
                break;
            }
            self.classes[follower] = class;
        }
    }
}

/// The first character from `index` on that would not be at level 1 in a right-to-left paragraph.
fn find_leftward(characters: &[Character], mut index: usize) -> Option<usize> {
    while let Some(character) = characters.get(index) {
        if character.properties.bidi_class().is_in(LEFTWARD) {
            return Some(index);
        }
        index += 1 + usize::from(character.letters);
    }
    None
}

/// By how much I1 and I2 raise the level of a resolved class.
fn raise(base: u8, class: BidiClass) -> u8 {
    match (base & 1, class) {
        (0, BidiClass::R) | (1, BidiClass::L | BidiClass::EN | BidiClass::AN) => 1,
        (0, BidiClass::EN | BidiClass::AN) => 2,
        _ => 0,
    }
}

/// W1 to W7; `edge` is sos, or what stands before a part of the sequence, which may be AL.
fn resolve_weak(classes: &mut [BidiClass], edge: BidiClass) {
    // W1 to W3.
    let mut before = edge;
    let mut strong = edge;
    for class in &mut *classes {
        if *class == BidiClass::NSM {
            *class = before;
        }
        before = *class;
        match *class {
            BidiClass::L | BidiClass::R => strong = *class,
            BidiClass::AL => {
                strong = BidiClass::AL;
                *class = BidiClass::R;
            }
            BidiClass::EN if strong == BidiClass::AL => *class = BidiClass::AN,
            _ => {}
        }
    }
    // W4.
    for index in 1..classes.len().saturating_sub(1) {
        let (before, after) = (classes[index - 1], classes[index + 1]);
        let joins = match classes[index] {
            BidiClass::ES => before == BidiClass::EN,
            BidiClass::CS => matches!(before, BidiClass::EN | BidiClass::AN),
            _ => false,
        };
        if joins && before == after {
            classes[index] = before;
        }
    }
    // W5 and W6.
    let mut index = 0;
    while index < classes.len() {
        match classes[index] {
            BidiClass::ET => {
                let end = index + run_length(&classes[index..], BidiClass::ET.bit());
                let after_number = index > 0 && classes[index - 1] == BidiClass::EN;
                let before_number = classes.get(end) == Some(&BidiClass::EN);
                let number = after_number || before_number;
                classes[index..end].fill(if number { BidiClass::EN } else { BidiClass::ON });
                index = end;
                continue;
            }
            BidiClass::ES | BidiClass::CS => classes[index] = BidiClass::ON,
            _ => {}
        }
        index += 1;
    }
    // W7.
    let mut strong = edge;
    for class in &mut *classes {
        match *class {
            BidiClass::L | BidiClass::R => strong = *class,
            BidiClass::EN if strong == BidiClass::L => *class = BidiClass::L,
            _ => {}
        }
    }
}

/// How many classes of `set` the slice starts with.
fn run_length(classes: &[BidiClass], set: u32) -> usize {
    classes.iter().take_while(|class| class.is_in(set)).count()
}

/// The direction a class has for N0 to N2, where numbers count as right to left.
fn strong_for_neutrals(class: BidiClass) -> Option<BidiClass> {
    match class {
        BidiClass::L => Some(BidiClass::L),
        BidiClass::R | BidiClass::EN | BidiClass::AN => Some(BidiClass::R),
        _ => None,
    }
}

/// The brackets of a text that make pairs (BD16), in order.
fn pair_brackets(characters: &[Character]) -> Vec<Bracket> {
    /// The depth at which BD16 gives up.
    const DEPTH: usize = 63;
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut brackets = Vec::new();
    let mut index = 0;
    while let Some(character) = characters.get(index) {
        if let Some((opening, is_open)) = bracket(character) {
            if is_open {
                if open.len() == DEPTH {
                    // BD16: processing stops; UAX #9 since revision 43 gives no pairs at all.
                    return Vec::new();
                }
                open.push((opening, index));
            } else if let Some(depth) = open.iter().rposition(|(known, _)| *known == opening) {
                let partner = open[depth].1;
                let pair = [(partner, index), (index, partner)];
                brackets.extend(pair.map(|(index, partner)| Bracket { index, partner }));
                open.truncate(depth);
            }
        }
        index += 1 + usize::from(character.letters);
    }
    brackets.sort_unstable_by_key(|bracket| bracket.index);
    brackets
}

/// N1 and N2; `edge` is sos and eos and the embedding direction.
fn resolve_neutral(classes: &mut [BidiClass], edge: BidiClass) {
    let mut before = edge;
    let mut index = 0;
    while index < classes.len() {
        if let Some(direction) = strong_for_neutrals(classes[index]) {
            before = direction;
            index += 1;
            continue;
        }
        let end = index + run_length(&classes[index..], NEUTRAL);
        let after = classes
            .get(end)
            .map_or(edge, |&class| strong_for_neutrals(class).unwrap_or(edge));
        let class = if before == after { before } else { edge };
        classes[index..end].fill(class);
        index = end.max(index + 1);
    }
}

/// The level of each character.
#[cfg(test)]
pub(super) fn each(changes: &[LevelChange], characters: &Characters, base: u8) -> Vec<u8> {
    let characters = characters.as_slice().iter();
    characters
        .map(|character| {
            let after = changes.partition_point(|change| change.start <= character.offset);
            after.checked_sub(1).map_or(base, |at| changes[at].level)
        })
        .collect()
}

/// A run of units at one level: first, one past the last, level.
pub(super) type Run = (u32, u32, u8);

/// L2 on level runs: puts the runs of a line, which stand in logical order, into visual order.
///
/// Within a run of odd level the units still have to be taken backwards.
pub(super) fn reorder(runs: &mut [Run]) {
    let Some(highest) = runs.iter().map(|run| run.2).max() else {
        return;
    };
    let lowest_odd = runs.iter().map(|run| run.2 | 1).min().unwrap_or(1);
    for level in (lowest_odd..=highest).rev() {
        let mut index = 0;
        while index < runs.len() {
            let length = runs[index..]
                .iter()
                .take_while(|run| run.2 >= level)
                .count();
            runs[index..index + length].reverse();
            index += length + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::testing::any_text;

    /// Holds the quick ways to all rules.
    fn compare(text: &str, base: u8) -> Result<(), TestCaseError> {
        let characters = Characters::new(text);
        let full = each(
            &resolve_explicit(text, &characters, base),
            &characters,
            base,
        );
        let quick = each(&resolve(text, &characters, base), &characters, base);
        for (index, character) in characters.as_slice().iter().enumerate() {
            // X9: a boundary neutral has no level of its own.
            if character.properties.bidi_class() != BidiClass::BN {
                prop_assert_eq!(quick[index], full[index], "character {}", index);
            }
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn quick_and_full_rules_agree(text in any_text(), base in 0..=1_u8) {
            compare(&text, base)?;
        }

        /// Pairs within a stretch of one direction, around several, and across their ends.
        #[test]
        fn quick_and_full_rules_agree_about_brackets(
            text in "[()\\[\\]a1ب א.\u{301}\u{AD}]{0,40}", base in 0..=1_u8
        ) {
            compare(&text, base)?;
        }
    }

    #[test]
    fn runs_are_turned_from_the_highest_level_down() {
        // UAX #9, L2, the third example: car means CAR.
        let mut runs = [(0, 4, 0), (4, 7, 1), (7, 11, 2), (11, 14, 1), (14, 15, 0)];
        reorder(&mut runs);
        assert_eq!(runs.map(|run| run.0), [0, 11, 7, 4, 14]);
        reorder(&mut []);
    }
}
