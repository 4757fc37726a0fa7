//! The units of a paragraph: what stays together in every layout, put together from what the
//! stages before found.

use unicode_width::UnicodeWidthStr as _;

use super::bidi::LevelChange;
use super::characters::{Break, Character, Characters};
use super::places::BreakPlaces;
use super::properties::{BidiClass, JoiningType, LineClass, Properties};
use super::shape;

/// A cluster, lam with alef, or something that is not drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// The byte it starts at.
    pub(super) start: u32,
    /// What goes with the kind: of a letter the presentation form, of others the cells.
    detail: u16,
    /// What it is.
    pub(super) kind: UnitKind,
    flags: u8,
}

/// The kinds of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitKind {
    /// Drawn as the text has it.
    Plain,
    /// A letter drawn by its presentation form.
    Letter,
    /// Lam and alef, drawn as one sign.
    LamAlef,
    /// A decimal digit, European or Arabic-Indic.
    Digit,
    /// A cluster that only the full rules of UAX #29 find, such as an emoji sequence.
    Sequence,
    /// Marks without a letter to stand on.
    Marks,
    /// A control character, drawn as a picture of it.
    Control,
    /// A tab.
    Tab,
    /// A soft hyphen, drawn where a line is broken at it.
    SoftHyphen,
    /// Nothing to draw: a format character or a separator.
    Invisible,
}

impl Unit {
    const SEVERAL: u8 = 1;
    const MIRRORED: u8 = 2;
    const YIELDS: u8 = 4;
    const SEPARATES: u8 = 8;
    const COMPOSED: u8 = 16;
    const PREPENDED: u8 = 32;
    const ASCII: u8 = 64;

    const fn has(self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    /// The presentation form of a [`UnitKind::Letter`] or [`UnitKind::LamAlef`]: a character of the basic
    /// plane.
    #[inline]
    pub(super) const fn glyph(self) -> u16 {
        self.detail
    }

    /// Its cells in presentation forms; those of a tab depend on the line, and a soft hyphen has none
    /// but at the end of one.
    #[inline]
    pub(super) const fn width(self) -> usize {
        match self.kind {
            UnitKind::Letter | UnitKind::LamAlef => 1,
            _ => self.detail as usize,
        }
    }

    /// Whether it is more than one character.
    pub(super) const fn is_several(self) -> bool {
        self.has(Self::SEVERAL)
    }

    /// Whether it is drawn mirrored at an odd level (L4).
    pub(super) const fn is_mirrored(self) -> bool {
        self.has(Self::MIRRORED)
    }

    /// Whether L1 gives it the paragraph's level before a separator or the end of a line.
    pub(super) const fn yields(self) -> bool {
        self.has(Self::YIELDS)
    }

    /// Whether it is a separator in the sense of L1.
    pub(super) const fn separates(self) -> bool {
        self.has(Self::SEPARATES)
    }

    /// Whether its first mark that composes is part of the glyph.
    pub(super) const fn is_composed(self) -> bool {
        self.has(Self::COMPOSED)
    }

    /// Whether it is one ASCII character, drawn as it is in every rendition.
    pub(super) const fn is_ascii(self) -> bool {
        self.has(Self::ASCII)
    }

    /// Whether a line should not end right after it.
    pub(super) const fn is_prepended(self) -> bool {
        self.has(Self::PREPENDED)
    }
}

/// The units of a paragraph, in logical order, and what the later stages ask about all of them.
pub(super) struct Units<List> {
    pub(super) list: List,
    /// Where lines may end.
    pub(super) places: BreakPlaces,
    /// The units that a line must end before, in order.
    pub(super) hard_breaks: Vec<u32>,
    pub(super) traits: Traits,
}

/// What holds of any unit of a paragraph: it decides which of two ways through the later stages is
/// taken.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Traits {
    /// Whether some take no cell or several.
    pub(super) uneven: bool,
    /// Whether there are tabs, whose width depends on the line.
    pub(super) tabs: bool,
    /// Whether lam and alef are one unit somewhere, whose width depends on the forms.
    pub(super) lam_alef: bool,
    /// Whether there are sequences, whose width may depend on the terminal.
    pub(super) sequences: bool,
    /// Whether there are soft hyphens, whose width depends on the line.
    pub(super) soft_hyphens: bool,
    /// Whether L1 has work within a line.
    pub(super) separators: bool,
    /// Whether a line should not end right after some.
    pub(super) prepended: bool,
}

/// What takes the units of a paragraph, one after the other.
pub(super) trait UnitList {
    /// An empty one, for this many units at most.
    fn for_at_most(units: usize) -> Self;
    /// Takes the next one.
    fn push(&mut self, unit: Unit);
    /// How many there are so far.
    fn len(&self) -> usize;
}

impl UnitList for Vec<Unit> {
    fn for_at_most(units: usize) -> Self {
        Self::with_capacity(units)
    }

    #[inline]
    fn push(&mut self, unit: Unit) {
        Self::push(self, unit);
    }

    #[inline]
    fn len(&self) -> usize {
        Self::len(self)
    }
}

/// Units that are only counted.
pub(super) struct UnitTally {
    pub(super) count: usize,
}

impl UnitList for UnitTally {
    fn for_at_most(_: usize) -> Self {
        Self { count: 0 }
    }

    #[inline]
    fn push(&mut self, _: Unit) {
        self.count += 1;
    }

    #[inline]
    fn len(&self) -> usize {
        self.count
    }
}

/// The classes whose characters yield to the paragraph's level (L1; the last are those of X9).
const YIELDING: u32 = BidiClass::set(&[
    BidiClass::WS,
    BidiClass::FSI,
    BidiClass::LRI,
    BidiClass::RLI,
    BidiClass::PDI,
    BidiClass::LRE,
    BidiClass::LRO,
    BidiClass::RLE,
    BidiClass::RLO,
    BidiClass::PDF,
    BidiClass::BN,
]);
const SEPARATING: u32 = BidiClass::set(&[BidiClass::S, BidiClass::B]);

const SOFT_HYPHEN: char = '\u{AD}';
/// The classes of the letters that a hyphen may stand behind, joined ones aside.
const HYPHENATED: u32 = BidiClass::set(&[BidiClass::L, BidiClass::R]);

/// What needs a closer look than a character and the marks on it.
const UNCOMMON: Properties = Properties::CONTROL
    .or(Properties::FORMAT)
    .or(Properties::COMPLEX)
    .or(Properties::EXTENDS)
    .or(Properties::PREPENDED);

/// The most cells a unit may take; a longer sequence is drawn as U+FFFD.
pub(super) const WIDEST: usize = 16;

/// Puts the units together from what the stages before found out about the characters.
pub(super) fn assemble<List: UnitList>(text: &str, characters: &Characters) -> Units<List> {
    let mut assembly = Assembly {
        text,
        characters,
        units: Units {
            list: List::for_at_most(characters.len()),
            places: BreakPlaces::new(characters.len()),
            hard_breaks: Vec::new(),
            traits: Traits::default(),
        },
    };
    let mut index = 0;
    while index < characters.len() {
        index = assembly.push_unit(index);
    }
    assembly.units
}

/// The units so far, and what they are made of.
struct Assembly<'a, List> {
    text: &'a str,
    characters: &'a Characters,
    units: Units<List>,
}

impl<List: UnitList> Assembly<'_, List> {
    /// Adds the unit, or the units of the word, that starts with the character at `index`; gives the
    /// index after it.
    #[inline]
    fn push_unit(&mut self, index: usize) -> usize {
        let place = self.units.list.len();
        let character = &self.characters.as_slice()[index];
        match character.break_before {
            Break::Prohibited => {}
            Break::Allowed => self.units.places.allow_break(place),
            Break::Mandatory => self.units.hard_breaks.push(place as u32),
        }
        if character.properties.has(Properties::FORMS) {
            return self.push_word(index, index + 1 + usize::from(character.letters));
        }
        let end = self.cluster_end(index);
        if end > index + 1 || character.properties.has(UNCOMMON) {
            self.push_other(index, end);
        } else if character.value == ' ' {
            self.units.places.hang(place);
            self.units.list.push(Unit {
                start: character.offset,
                detail: 1,
                kind: UnitKind::Plain,
                flags: Unit::YIELDS | Unit::ASCII,
            });
        } else {
            self.push_single(*character);
        }
        end
    }

    /// Adds the unit of a character by itself with nothing special about it.
    #[inline]
    fn push_single(&mut self, character: Character) {
        let Character {
            value,
            properties,
            offset: start,
            ..
        } = character;
        let (kind, width) = common(value, properties);
        if properties.has(Properties::HANGS) {
            self.units.places.hang(self.units.list.len());
        }
        let mirrored = properties.has(Properties::MIRRORED);
        let ascii = kind == UnitKind::Plain && value.is_ascii() && !mirrored;
        self.units.traits.uneven |= width != 1;
        self.units.list.push(Unit {
            start,
            detail: u16::from(width),
            kind,
            flags: flag(properties.bidi_class().is_in(YIELDING), Unit::YIELDS)
                | flag(mirrored, Unit::MIRRORED)
                | flag(ascii, Unit::ASCII),
        });
    }

    /// Adds the units of the letters with presentation forms from `index` to `end`; gives the index
    /// after them and the marks on the last one.
    fn push_word(&mut self, mut index: usize, end: usize) -> usize {
        let characters = self.characters.as_slice();
        let has_marks = characters.get(end).is_some_and(|next| !next.starts_cluster);
        let bare = end - usize::from(has_marks);
        while index < bare {
            let Character {
                value,
                offset,
                joins,
                ..
            } = characters[index];
            if value == shape::LAM
                && let Some(after) = self.push_lam_alef(index)
            {
                index = after;
            } else {
                self.units.list.push(letter(offset, value, joins, 0));
                index += 1;
            }
        }
        if index < end {
            self.push_marked_letter(index)
        } else {
            index
        }
    }

    /// Adds the unit of a letter with presentation forms that has marks; gives the index after them.
    fn push_marked_letter(&mut self, index: usize) -> usize {
        let end = self.cluster_end(index);
        if is_complex(&self.characters[index..end]) {
            self.push_other(index, end);
            return end;
        }
        let Character {
            value,
            offset,
            joins,
            ..
        } = self.characters[index];
        if value == shape::LAM
            && let Some(after) = self.push_lam_alef(index)
        {
            return after;
        }
        self.units
            .list
            .push(match shape::composition(self.characters, index) {
                Some(composed) => letter(offset, composed, joins, Unit::SEVERAL | Unit::COMPOSED),
                None => letter(offset, value, joins, Unit::SEVERAL),
            });
        end
    }

    /// Adds the unit of the lam at `index` and of the alef behind it, if there is one; gives the index
    /// after both and their marks.
    fn push_lam_alef(&mut self, index: usize) -> Option<usize> {
        let sign = shape::lam_alef(self.characters, index)?;
        let composed = if sign.composed { Unit::COMPOSED } else { 0 };
        self.units.traits.lam_alef = true;
        self.units.list.push(Unit {
            start: self.characters[index].offset,
            detail: sign.glyph,
            kind: UnitKind::LamAlef,
            flags: Unit::SEVERAL | composed,
        });
        Some(self.cluster_end(sign.alef))
    }

    /// The index after the cluster that starts at `index`.
    #[inline]
    fn cluster_end(&self, index: usize) -> usize {
        let behind = &self.characters.as_slice()[index + 1..];
        let rest = behind
            .iter()
            .take_while(|character| !character.starts_cluster);
        index + 1 + rest.count()
    }

    /// Adds the unit of any other cluster, which ends at `end`.
    fn push_other(&mut self, index: usize, end: usize) {
        let cluster = &self.characters[index..end];
        let Character {
            properties,
            offset: start,
            ..
        } = cluster[0];
        let several = cluster.len() > 1;
        let (kind, width) = self.uncommon(index, cluster);
        let separates = properties.bidi_class().is_in(SEPARATING);
        let traits = &mut self.units.traits;
        traits.uneven |= width != 1;
        traits.tabs |= kind == UnitKind::Tab;
        traits.sequences |= kind == UnitKind::Sequence;
        traits.soft_hyphens |= kind == UnitKind::SoftHyphen;
        traits.separators |= separates;
        traits.prepended |= properties.has(Properties::PREPENDED);
        if properties.has(Properties::HANGS) && !several
            || matches!(kind, UnitKind::Invisible | UnitKind::SoftHyphen)
        {
            self.units.places.hang(self.units.list.len());
        }
        let yields = |character: &Character| character.properties.bidi_class().is_in(YIELDING);
        let yields = kind != UnitKind::SoftHyphen && cluster.iter().all(yields);
        self.units.list.push(Unit {
            start,
            detail: u16::from(width),
            kind,
            flags: flag(several, Unit::SEVERAL)
                | flag(yields, Unit::YIELDS)
                | flag(separates, Unit::SEPARATES)
                | flag(properties.has(Properties::MIRRORED), Unit::MIRRORED)
                | flag(properties.has(Properties::PREPENDED), Unit::PREPENDED),
        });
    }

    /// The kind and the cells of what may be more than a character with marks.
    fn uncommon(&self, index: usize, cluster: &[Character]) -> (UnitKind, u8) {
        let Character {
            value, properties, ..
        } = cluster[0];
        let is_format = |character: &Character| character.properties.has(Properties::FORMAT);

        let separator = matches!(
            properties.line_class(),
            LineClass::BK | LineClass::CR | LineClass::LF | LineClass::NL
        );
        if value == '\t' {
            (UnitKind::Tab, 1)
        } else if value == SOFT_HYPHEN && self.is_hyphenated(index) {
            (UnitKind::SoftHyphen, 0)
        } else if separator || cluster.iter().all(is_format) {
            (UnitKind::Invisible, 0)
        } else if properties.has(Properties::CONTROL) {
            (UnitKind::Control, 1)
        } else if cluster.len() > 1 && is_complex(cluster) {
            let start = cluster[0].offset as usize;
            let after = self.characters.as_slice().get(index + cluster.len());
            let end = after.map_or(self.text.len(), |after| after.offset as usize);
            match self.text[start..end].width() {
                cells @ 1..=WIDEST => (UnitKind::Sequence, cells as u8),
                _ => (UnitKind::Sequence, 1),
            }
        } else if properties.width() == 0 {
            (UnitKind::Marks, 1)
        } else {
            common(value, properties)
        }
    }

    /// Whether a word is hyphenated before the character at `index`: whether the letter there, marks
    /// passed over, is of a script whose letters stand by themselves. Words of joined letters are
    /// broken without a hyphen, as Arabic ones, which are hardly ever broken at all.
    fn is_hyphenated(&self, index: usize) -> bool {
        let is_mark = |character: &&Character| character.properties.has(Properties::MARK);
        let before = self.characters.as_slice()[..index].iter();
        let before = before.rev().find(|character| !is_mark(character));
        before.is_some_and(|Character { properties, .. }| {
            matches!(properties.line_class(), LineClass::AL | LineClass::HL)
                && properties.bidi_class().is_in(HYPHENATED)
                && properties.joining_type() == JoiningType::U
        })
    }
}

/// The unit of a letter, composed with its marks or not, that has presentation forms.
#[inline]
fn letter(start: u32, letter: char, joins: u8, flags: u8) -> Unit {
    let (detail, kind) = match shape::form(letter, joins) {
        Some(glyph) => (glyph, UnitKind::Letter),
        None => (1, UnitKind::Plain),
    };
    let has_mark = shape::mark_on_form(letter).is_some();
    Unit {
        start,
        detail,
        kind,
        flags: flags | flag(has_mark, Unit::SEVERAL),
    }
}

/// A flag that holds or not.
fn flag(holds: bool, flag: u8) -> u8 {
    u8::from(holds) * flag
}

/// The kind and the cells of a character with nothing special about it.
fn common(value: char, properties: Properties) -> (UnitKind, u8) {
    match value {
        '0'..='9' | '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}' => (UnitKind::Digit, 1),
        _ => (UnitKind::Plain, properties.width()),
    }
}

/// Changes of level counted in units, of those counted in bytes. A unit has the level of its first
/// character.
pub(super) fn of_units(mut changes: Vec<LevelChange>, units: &[Unit]) -> Vec<LevelChange> {
    let mut unit = 0;
    for change in &mut changes {
        let before = |unit: &&Unit| unit.start < change.start;
        unit += units[unit..].iter().take_while(before).count();
        change.start = unit as u32;
    }
    changes
}

/// Whether a cluster is more than a character with marks.
fn is_complex(cluster: &[Character]) -> bool {
    cluster
        .iter()
        .any(|character| character.properties.has(Properties::COMPLEX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BaseDirection, Paragraph};

    /// A cell is never empty: what takes none has to be looked at more closely.
    #[test]
    fn characters_without_a_cell_are_uncommon() {
        for character in '\0'..=char::MAX {
            let properties = Properties::of(character);
            assert!(
                properties.width() > 0 || properties.has(UNCOMMON),
                "{character:?}"
            );
        }
    }

    /// A word is taken in pieces of as many letters as a byte can count.
    #[test]
    fn a_word_may_be_of_any_length() {
        for length in [1, 254, 255, 256, 257, 511, 512, 600] {
            let text = format!("{}لا", "ب".repeat(length));
            let paragraph = Paragraph::new(&text, BaseDirection::Auto);
            let units = paragraph.units();
            let kinds: Vec<UnitKind> = units.iter().map(|unit| unit.kind).collect();
            assert_eq!(kinds[length..], [UnitKind::LamAlef], "{length} letters");
            assert!(kinds[..length].iter().all(|kind| *kind == UnitKind::Letter));
            let medial = shape::form('ب', shape::INITIAL | shape::FINAL);
            assert!(
                units[1..length]
                    .iter()
                    .all(|unit| Some(unit.glyph()) == medial)
            );
            assert!((0..length).all(|index| units[index].start as usize == 2 * index));
        }
    }
}
