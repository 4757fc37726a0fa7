//! Embedding levels of a paragraph (UAX #9, section 3.3) and the order of a line's runs (L2).

use unicode_bidi::BidiInfo;
use unicode_bidi::data_source::{BidiDataSource, BidiMatchedOpeningBracket};

use super::characters::{Character, Characters};
use super::properties::{BidiClass, Properties, mirror};

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
const EXPLICIT: u32 = BidiClass::set(&[
    BidiClass::LRE,
    BidiClass::LRO,
    BidiClass::RLE,
    BidiClass::RLO,
    BidiClass::PDF,
    BidiClass::LRI,
    BidiClass::RLI,
    BidiClass::FSI,
    BidiClass::PDI,
    BidiClass::B,
]);
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
/// Where no explicit formatting is used, one pass of the weak and neutral rules suffices; most
/// right-to-left paragraphs need it for a few stretches only, and none where all characters agree
/// with the paragraph. The rest goes through `unicode-bidi`. The tests hold the ways equal.
pub(super) fn resolve(text: &str, characters: &Characters, base: u8) -> Vec<LevelChange> {
    let classes = characters.bidi_classes;
    let contrary = if base == 1 { LEFTWARD } else { RIGHTWARD };
    if classes & (EXPLICIT | contrary) == 0 {
        Vec::new()
    } else if classes & EXPLICIT == 0 {
        let brackets = characters.any.has(Properties::BRACKET) && classes & BidiClass::L.bit() != 0;
        if base == 1 && !brackets {
            resolve_stretches(characters.as_slice())
        } else {
            resolve_implicit(characters, base)
        }
    } else {
        resolve_explicit(text, characters, base)
    }
}

/// All rules, by `unicode-bidi` on our table.
pub(super) fn resolve_explicit(text: &str, characters: &Characters, base: u8) -> Vec<LevelChange> {
    let level = if base == 1 {
        unicode_bidi::Level::rtl()
    } else {
        unicode_bidi::Level::ltr()
    };
    let info = BidiInfo::new_with_data_source(&Table, text, Some(level));
    let mut changes = Changes::new(base);
    for character in characters.as_slice() {
        let level = info.levels[character.offset as usize].number();
        changes.set(character.offset, level);
    }
    changes.list
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
        let (opening, is_open) = bracket(character)?;
        Some(BidiMatchedOpeningBracket { opening, is_open })
    }
}

/// The opening bracket of the pair `character` belongs to, and whether it is the opening one
/// itself (UAX #9, BD14 to BD16).
fn bracket(character: char) -> Option<(char, bool)> {
    if !Properties::of(character).has(Properties::BRACKET) {
        return None;
    }
    // The halves of a pair stand in either order in the code chart; an opening one is what UAX #14
    // does not allow a break after.
    let is_open = is_opening(character);
    let opening = if is_open {
        character
    } else {
        mirror(character)
    };
    // U+2329 is canonically equivalent to U+3008 (BD16).
    let opening = if opening == '\u{2329}' {
        '\u{3008}'
    } else {
        opening
    };
    Some((opening, is_open))
}

/// Whether a bracket opens (Bidi_Paired_Bracket_Type is Open).
fn is_opening(bracket: char) -> bool {
    Properties::of(bracket).has(Properties::OPENS)
}

/// Rules W1 to I2 on a right-to-left paragraph without explicit formatting, where N0 has no work:
/// without brackets, or without a letter that could turn them.
///
/// Only the stretches between two right-to-left letters that hold something else can have another
/// level than the paragraph, and each is resolved by itself.
fn resolve_stretches(characters: &[Character]) -> Vec<LevelChange> {
    let class = |character: &Character| character.properties.bidi_class();
    let mut changes = Changes::new(1);
    let mut classes = Vec::new();
    let mut resolved = 0;
    let letter = |character: &Character| class(character).is_in(RIGHTWARD_LETTERS);
    while let Some(found) = find_leftward(characters, resolved) {
        let (start, before) = match characters[resolved..found].iter().rposition(letter) {
            Some(last) => (resolved + last + 1, class(&characters[resolved + last])),
            None => (resolved, BidiClass::R),
        };
        let end = match characters[found..].iter().position(letter) {
            Some(next) => found + next,
            None => characters.len(),
        };
        // X9: what is a boundary neutral is as if it were not there.
        let stretch = characters[start..end].iter();
        let stretch = stretch.filter(|character| class(character) != BidiClass::BN);
        classes.clear();
        classes.extend(stretch.clone().map(class));
        resolve_weak(&mut classes, before);
        resolve_neutral(&mut classes, BidiClass::R);
        for (character, class) in stretch.zip(&classes) {
            changes.set(character.offset, 1 + raise(1, *class));
        }
        if let Some(next) = characters.get(end) {
            changes.set(next.offset, 1);
        }
        resolved = end;
    }
    changes.list
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

/// Rules W1 to I2 on a paragraph without explicit formatting, which is one isolating run sequence.
fn resolve_implicit(characters: &Characters, base: u8) -> Vec<LevelChange> {
    let edge = if base == 1 {
        BidiClass::R
    } else {
        BidiClass::L
    };
    // X9: what is a boundary neutral is as if it were not there.
    let mut positions = Vec::with_capacity(characters.len());
    let mut classes = Vec::with_capacity(characters.len());
    for (index, character) in characters.as_slice().iter().enumerate() {
        let class = character.properties.bidi_class();
        if class != BidiClass::BN {
            positions.push(index as u32);
            classes.push(class);
        }
    }
    resolve_weak(&mut classes, edge);
    if characters.any.has(Properties::BRACKET) {
        resolve_brackets(characters, &positions, &mut classes, edge);
    }
    resolve_neutral(&mut classes, edge);

    let mut changes = Changes::new(base);
    for (position, class) in positions.iter().zip(&classes) {
        let offset = characters[*position as usize].offset;
        changes.set(offset, base + raise(base, *class));
    }
    changes.list
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

/// N0: the brackets of a pair take one direction.
fn resolve_brackets(
    characters: &Characters,
    positions: &[u32],
    classes: &mut [BidiClass],
    edge: BidiClass,
) {
    let pairs = bracket_pairs(characters, positions, classes);
    if pairs.is_empty() {
        return;
    }
    // Inside a pair no bracket is resolved when its turn comes (pairs go by their opening ones),
    // so the strong characters before each place can be counted once, for linear time.
    let mut counts = Vec::with_capacity(classes.len() + 1);
    let (mut agreeing, mut opposing) = (0_u32, 0_u32);
    for class in classes.iter() {
        counts.push((agreeing, opposing));
        match strong_for_neutrals(*class) {
            Some(direction) if direction == edge => agreeing += 1,
            Some(_) => opposing += 1,
            None => {}
        }
    }
    let mut context = edge;
    let mut passed = 0;
    for (opening, closing) in pairs {
        while passed < opening {
            context = strong_for_neutrals(classes[passed]).unwrap_or(context);
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
        for place in [opening, closing] {
            classes[place] = class;
            // Marks on a bracket go with it.
            for follower in place + 1..classes.len() {
                let index = positions[follower] as usize;
                if characters[index].properties.bidi_class() != BidiClass::NSM {
                    break;
                }
                classes[follower] = class;
            }
        }
    }
}

/// The direction a class has for N0 to N2, where numbers count as right to left.
fn strong_for_neutrals(class: BidiClass) -> Option<BidiClass> {
    match class {
        BidiClass::L => Some(BidiClass::L),
        BidiClass::R | BidiClass::EN | BidiClass::AN => Some(BidiClass::R),
        _ => None,
    }
}

/// The bracket pairs of the sequence, by their opening brackets (BD16).
fn bracket_pairs(
    characters: &Characters,
    positions: &[u32],
    classes: &[BidiClass],
) -> Vec<(usize, usize)> {
    /// The depth at which BD16 gives up.
    const DEPTH: usize = 63;
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut pairs = Vec::new();
    for (place, &position) in positions.iter().enumerate() {
        let index = position as usize;
        let is_bracket = characters[index].properties.has(Properties::BRACKET);
        if !is_bracket || classes[place] != BidiClass::ON {
            continue;
        }
        let Some((opening, is_open)) = bracket(characters[index].value) else {
            continue;
        };
        if is_open {
            if open.len() == DEPTH {
                // BD16: processing stops; UAX #9 since revision 43 gives no pairs at all.
                return Vec::new();
            }
            open.push((opening, place));
        } else if let Some(depth) = open.iter().rposition(|(known, _)| *known == opening) {
            pairs.push((open[depth].1, place));
            open.truncate(depth);
        }
    }
    pairs.sort_unstable();
    pairs
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

    proptest! {
        /// The quick ways give what all rules give.
        #[test]
        fn quick_and_full_rules_agree(text in any_text(), base in 0..=1_u8) {
            let characters = Characters::new(&text);
            let full = each(&resolve_explicit(&text, &characters, base), &characters, base);
            let quick = each(&resolve(&text, &characters, base), &characters, base);
            for (index, character) in characters.as_slice().iter().enumerate() {
                // X9: a boundary neutral has no level of its own.
                if character.properties.bidi_class() != BidiClass::BN {
                    prop_assert_eq!(quick[index], full[index], "character {}", index);
                }
            }
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
