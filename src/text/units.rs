//! The units of a paragraph: what stays together in every layout, put together from what the
//! stages before found.

use unicode_width::UnicodeWidthStr as _;

use super::bidi::Levels;
use super::characters::{Character, Characters};
use super::properties::{BidiClass, LineClass, Properties};
use super::shape;

/// A cluster, lam with alef, or something that is not drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// The byte it starts at.
    pub(super) start: u32,
    /// The presentation form of a letter that has one: a character of the basic plane.
    pub(super) glyph: u16,
    /// What it is.
    pub(super) kind: Kind,
    /// Its embedding level, before L1.
    pub(super) level: u8,
    /// Its cells; those of a tab depend on the line.
    pub(super) width: u8,
    flags: u8,
}

/// The kinds of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
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
    /// Nothing to draw: a format character or a separator.
    Invisible,
}

impl Unit {
    const SEVERAL: u8 = 1;
    const MIRRORED: u8 = 2;
    const HANGS: u8 = 4;
    const YIELDS: u8 = 8;
    const SEPARATES: u8 = 16;
    const COMPOSED: u8 = 32;
    const PREPENDED: u8 = 64;
    const ASCII: u8 = 128;

    const fn has(self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    /// Whether it is more than one character.
    pub(super) const fn is_several(self) -> bool {
        self.has(Self::SEVERAL)
    }

    /// Whether it is drawn mirrored at an odd level (L4).
    pub(super) const fn is_mirrored(self) -> bool {
        self.has(Self::MIRRORED)
    }

    /// Whether it hangs at the end of a line: white space or nothing to draw.
    pub(super) const fn hangs(self) -> bool {
        self.has(Self::HANGS)
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

/// What the stages before found: the characters with what is known of each, and their levels.
pub(super) struct Stages<'a> {
    pub(super) text: &'a str,
    pub(super) characters: &'a Characters,
    pub(super) levels: Levels,
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

/// What needs a closer look than a character and the marks on it.
const UNCOMMON: Properties = Properties::CONTROL
    .or(Properties::FORMAT)
    .or(Properties::COMPLEX)
    .or(Properties::EXTENDS);

/// The most cells a unit may take; a longer sequence is drawn as U+FFFD.
const WIDEST: usize = 16;

impl Stages<'_> {
    /// Adds the unit that starts with the character at `index`; gives the index after it.
    #[inline]
    pub(super) fn push_unit(&self, index: usize, units: &mut Vec<Unit>) -> usize {
        let end = self.cluster_end(index);
        let is_letter = self.characters[index].properties.has(Properties::FORMS);
        if is_letter && (end == index + 1 || !is_complex(&self.characters[index..end])) {
            self.push_letter(index, end, units)
        } else {
            self.push_other(index, end, units);
            end
        }
    }

    /// The index after the cluster that starts at `index`.
    #[inline]
    fn cluster_end(&self, index: usize) -> usize {
        let characters = self.characters.as_slice();
        let mut end = index + 1;
        while end < characters.len() && !characters[end].starts_cluster {
            end += 1;
        }
        end
    }

    /// Adds the unit of a letter with presentation forms whose cluster ends at `end`; gives the index
    /// after it.
    #[inline]
    fn push_letter(&self, index: usize, end: usize, units: &mut Vec<Unit>) -> usize {
        let level = self.levels.at(index);
        let Character {
            value,
            offset: start,
            joins,
            ..
        } = self.characters[index];
        if value == shape::LAM
            && let Some(sign) = shape::lam_alef(self.characters, index)
        {
            let composed = if sign.composed { Unit::COMPOSED } else { 0 };
            units.push(Unit {
                start,
                glyph: sign.glyph,
                kind: Kind::LamAlef,
                level,
                width: 1,
                flags: Unit::SEVERAL | composed,
            });
            return self.cluster_end(sign.alef);
        }
        let (letter, flags) = if end == index + 1 {
            (value, 0)
        } else {
            match shape::composition(self.characters, index) {
                Some(composed) => (composed, Unit::SEVERAL | Unit::COMPOSED),
                None => (value, Unit::SEVERAL),
            }
        };
        let (glyph, kind) = match shape::form(letter, joins) {
            Some(glyph) => (glyph, Kind::Letter),
            None => (0, Kind::Plain),
        };
        units.push(Unit {
            start,
            glyph,
            kind,
            level,
            width: 1,
            flags,
        });
        end
    }

    /// Adds the unit of any other cluster, which ends at `end`.
    fn push_other(&self, index: usize, end: usize, units: &mut Vec<Unit>) {
        let cluster = &self.characters[index..end];
        let Character {
            value,
            properties,
            offset: start,
            ..
        } = cluster[0];
        let several = cluster.len() > 1;
        if value == ' ' && !several {
            let flags = Unit::HANGS | Unit::YIELDS | Unit::ASCII;
            return units.push(Unit {
                start,
                glyph: 0,
                kind: Kind::Plain,
                level: self.levels.at(index),
                width: 1,
                flags,
            });
        }
        let (kind, width) = if several || properties.has(UNCOMMON) || properties.width() == 0 {
            self.uncommon(index, cluster)
        } else if matches!(value, '0'..='9' | '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}') {
            (Kind::Digit, 1)
        } else {
            (Kind::Plain, properties.width())
        };
        let yields = |character: &Character| character.properties.bidi_class().is_in(YIELDING);
        let mirrored = properties.has(Properties::MIRRORED);
        let hangs = properties.has(Properties::HANGS) && !several || kind == Kind::Invisible;
        let flags = [
            (several, Unit::SEVERAL),
            (hangs, Unit::HANGS),
            (cluster.iter().all(yields), Unit::YIELDS),
            (properties.bidi_class().is_in(SEPARATING), Unit::SEPARATES),
            (mirrored, Unit::MIRRORED),
            (properties.has(Properties::PREPENDED), Unit::PREPENDED),
            (
                kind == Kind::Plain && value.is_ascii() && !several && !mirrored,
                Unit::ASCII,
            ),
        ];
        let flags = flags
            .iter()
            .fold(0, |sum, (holds, flag)| sum | if *holds { *flag } else { 0 });
        units.push(Unit {
            start,
            glyph: 0,
            kind,
            level: self.levels.at(index),
            width,
            flags,
        });
    }

    /// The kind and the cells of what may be more than a character with marks.
    fn uncommon(&self, index: usize, cluster: &[Character]) -> (Kind, u8) {
        let Character {
            value, properties, ..
        } = cluster[0];
        let is_format = |character: &Character| character.properties.has(Properties::FORMAT);

        let separator = matches!(
            properties.line_class(),
            LineClass::BK | LineClass::CR | LineClass::LF | LineClass::NL
        );
        if value == '\t' {
            (Kind::Tab, 1)
        } else if separator || cluster.iter().all(is_format) {
            (Kind::Invisible, 0)
        } else if properties.has(Properties::CONTROL) {
            (Kind::Control, 1)
        } else if cluster.len() > 1 && is_complex(cluster) {
            let start = cluster[0].offset as usize;
            let after = self.characters.as_slice().get(index + cluster.len());
            let end = after.map_or(self.text.len(), |after| after.offset as usize);
            match self.text[start..end].width() {
                cells @ 1..=WIDEST => (Kind::Sequence, cells as u8),
                _ => (Kind::Sequence, 1),
            }
        } else if properties.width() == 0 {
            (Kind::Marks, 1)
        } else if matches!(value, '0'..='9' | '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}') {
            (Kind::Digit, 1)
        } else {
            (Kind::Plain, properties.width())
        }
    }
}

/// Whether a cluster is more than a character with marks.
fn is_complex(cluster: &[Character]) -> bool {
    cluster
        .iter()
        .any(|character| character.properties.has(Properties::COMPLEX))
}
