//! A paragraph: everything about its layout that does not depend on a width.

use unicode_width::UnicodeWidthStr as _;

use super::bidi::{self, Levels};
use super::characters::{Character, Characters};
use super::clusters;
use super::direction::{BaseDirection, Direction};
use super::line_break::{self, Break};
use super::properties::{BidiClass, LineClass, Properties};
use super::shape;

/// A paragraph of text, analysed once for all widths and renditions.
///
/// It owns a copy of its text. The text may be any string; a separator inside it (a line feed,
/// U+2028 …) ends a line.
#[derive(Clone, Debug)]
pub struct Paragraph {
    pub(super) text: String,
    pub(super) direction: Direction,
    /// The units, in logical order.
    pub(super) units: Vec<Unit>,
    /// The byte each unit starts at, and the length of the text.
    pub(super) starts: Vec<u32>,
    /// The cells before each unit on one unbounded line, and those of all.
    pub(super) columns: Vec<u32>,
    /// A bit for each unit: whether a line may end before it.
    pub(super) opportunities: Vec<u64>,
    /// The units that a line must end before, in order.
    pub(super) hard_breaks: Vec<u32>,
    /// What holds of any of the units.
    pub(super) traits: Traits,
}

/// What decides which of two ways through the later stages is taken.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Traits {
    /// The level of all units, where it is the same.
    pub(super) level: Option<u8>,
    /// Whether there are tabs, whose width depends on the line.
    pub(super) tabs: bool,
    /// Whether lam and alef are one unit somewhere, whose width depends on the forms.
    pub(super) lam_alef: bool,
}

/// What stays together in every layout: a cluster, lam with alef, or something that is not drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
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
    /// More than one character.
    const SEVERAL: u8 = 1;
    /// Has a mirror image.
    const MIRRORED: u8 = 2;
    /// Hangs at the end of a line.
    const HANGS: u8 = 4;
    /// Takes the paragraph's level at the end of a line and before a separator (L1).
    const YIELDS: u8 = 8;
    /// A separator, which takes the paragraph's level (L1).
    const SEPARATES: u8 = 16;
    /// Its first mark is part of the glyph.
    const COMPOSED: u8 = 32;
    /// The next unit follows it on the same line.
    const PREPENDED: u8 = 64;

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

    /// Whether a line should not end right after it.
    pub(super) const fn is_prepended(self) -> bool {
        self.has(Self::PREPENDED)
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

/// The most cells a unit may take; a longer sequence is drawn as U+FFFD.
const WIDEST: usize = 16;

impl Paragraph {
    /// Analyses `text`: levels, clusters, joining and break opportunities.
    ///
    /// Time and memory are linear in the length of the text. A text of more than 4 GiB is cut.
    #[must_use]
    pub fn new(text: &str, base: BaseDirection) -> Self {
        let text = at_most(text, u32::MAX as usize);
        let direction = base.resolve(text);
        let characters = Characters::new(text);
        let stages = Stages {
            levels: bidi::resolve(text, &characters, direction.level()),
            starts: clusters::starts(text, &characters),
            joins: shape::joins(&characters),
            breaks: line_break::opportunities(characters.as_slice()),
        };
        let mut paragraph = Self {
            text: text.to_owned(),
            direction,
            units: Vec::with_capacity(characters.len()),
            starts: Vec::with_capacity(characters.len() + 1),
            columns: Vec::with_capacity(characters.len() + 1),
            opportunities: Vec::with_capacity(characters.len() / 64 + 1),
            hard_breaks: Vec::new(),
            traits: Traits::default(),
        };
        paragraph.build(&characters, &stages);
        paragraph
    }

    /// The text it was made of.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The direction it is set in.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The cells it takes on one unbounded line, white space at its end not counted.
    #[must_use]
    pub fn natural_width(&self) -> usize {
        let end = self.content_end(0, self.units.len());
        if self.traits.tabs {
            self.measure(0, end)
        } else {
            self.columns[end] as usize
        }
    }

    /// Puts the units together from what the stages found.
    fn build(&mut self, characters: &Characters, stages: &Stages) {
        if let Levels::Uniform(level) = stages.levels {
            self.traits.level = Some(level);
        }
        let mut column = 0_u32;
        let mut index = 0;
        while index < characters.len() {
            let (unit, end) = self.unit(characters, stages, index);
            match stages.breaks[index] {
                Break::Prohibited => {}
                Break::Allowed => self.allow_break(),
                Break::Mandatory => self.hard_breaks.push(self.units.len() as u32),
            }
            self.units.push(unit);
            self.starts.push(characters[index].offset);
            self.columns.push(column);
            column = column.saturating_add(u32::from(unit.width));
            index = end;
        }
        self.starts.push(self.text.len() as u32);
        self.columns.push(column);
        self.opportunities.resize(self.units.len() / 64 + 1, 0);
    }

    /// Notes that a line may end before the unit that is about to be added.
    fn allow_break(&mut self) {
        let unit = self.units.len();
        self.opportunities.resize(unit / 64 + 1, 0);
        self.opportunities[unit / 64] |= 1 << (unit % 64);
    }

    /// The unit that starts with the character at `index`, and the index after it.
    #[inline]
    fn unit(&mut self, characters: &Characters, stages: &Stages, index: usize) -> (Unit, usize) {
        let properties = characters[index].properties;
        let mut end = cluster_end(&stages.starts, index);
        let mut unit = Unit {
            glyph: 0,
            kind: Kind::Plain,
            level: stages.levels.at(index),
            width: properties.width(),
            flags: 0,
        };
        if properties.has(Properties::FORMS) {
            self.letter(characters, stages, index, &mut end, &mut unit);
            return (unit, end);
        }
        if properties.has(UNCOMMON) || properties.width() == 0 {
            self.uncommon(characters, index..end, &mut unit);
        } else if is_digit(characters[index].value) {
            unit.kind = Kind::Digit;
        }
        let mut flag = |condition: bool, flag: u8| unit.flags |= if condition { flag } else { 0 };
        let yields = |character: &Character| character.properties.bidi_class().is_in(YIELDING);
        let several = end > index + 1;
        flag(several, Unit::SEVERAL);
        flag(characters[index..end].iter().all(yields), Unit::YIELDS);
        flag(properties.bidi_class().is_in(SEPARATING), Unit::SEPARATES);
        flag(properties.has(Properties::MIRRORED), Unit::MIRRORED);
        flag(properties.has(Properties::PREPENDED), Unit::PREPENDED);
        let hangs = properties.has(Properties::HANGS) && !several;
        flag(hangs || unit.kind == Kind::Invisible, Unit::HANGS);
        (unit, end)
    }

    /// Makes the unit one of a letter with presentation forms; `end` is where its cluster ends.
    #[inline]
    fn letter(
        &mut self,
        characters: &Characters,
        stages: &Stages,
        index: usize,
        end: &mut usize,
        unit: &mut Unit,
    ) {
        let mut letter = characters[index].value;
        if *end > index + 1 {
            unit.flags |= Unit::SEVERAL;
            if let Some(composed) = shape::composition(characters, index) {
                letter = composed;
                unit.flags |= Unit::COMPOSED;
            }
        }
        if let Some(sign) = shape::lam_alef(characters, index, &stages.joins) {
            self.traits.lam_alef = true;
            *end = cluster_end(&stages.starts, sign.alef);
            unit.kind = Kind::LamAlef;
            unit.glyph = sign.glyph;
            unit.flags |= Unit::SEVERAL;
            if sign.composed {
                unit.flags |= Unit::COMPOSED;
            }
        } else if let Some(glyph) = shape::form(letter, stages.joins[index]) {
            unit.kind = Kind::Letter;
            unit.glyph = glyph;
        }
    }

    /// The kind and width of a cluster that is more than a character with marks.
    fn uncommon(
        &mut self,
        characters: &Characters,
        cluster: std::ops::Range<usize>,
        unit: &mut Unit,
    ) {
        let properties = characters[cluster.start].properties;
        let class = properties.line_class();
        let is_format = |character: &Character| character.properties.has(Properties::FORMAT);
        if characters[cluster.start].value == '\t' {
            unit.kind = Kind::Tab;
            self.traits.tabs = true;
        } else if matches!(
            class,
            LineClass::BK | LineClass::CR | LineClass::LF | LineClass::NL
        ) || characters[cluster.clone()].iter().all(is_format)
        {
            unit.kind = Kind::Invisible;
            unit.width = 0;
        } else if properties.has(Properties::CONTROL) {
            unit.kind = Kind::Control;
            unit.width = 1;
        } else if properties.has(Properties::COMPLEX) && cluster.len() > 1 {
            unit.kind = Kind::Sequence;
            let start = characters[cluster.start].offset as usize;
            let after = characters.as_slice().get(cluster.end);
            let end = after.map_or(self.text.len(), |after| after.offset as usize);
            let cells = self.text[start..end].width();
            unit.width = if cells > WIDEST {
                1
            } else {
                cells.max(1) as u8
            };
        } else if properties.width() == 0 {
            unit.kind = Kind::Marks;
            unit.width = 1;
        }
    }

    /// The end of what is drawn of the units from `first` to `end`: without the white space that
    /// hangs.
    pub(super) fn content_end(&self, first: usize, end: usize) -> usize {
        let hanging = self.units[first..end]
            .iter()
            .rev()
            .take_while(|unit| unit.hangs())
            .count();
        end - hanging
    }
}

/// What the stages before found, a value a character.
struct Stages {
    levels: Levels,
    starts: Vec<bool>,
    joins: Vec<u8>,
    breaks: Vec<Break>,
}

/// The longest start of `text`, in whole characters, that has at most `bytes` bytes.
fn at_most(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// What needs a closer look than its first character's width.
const UNCOMMON: Properties = Properties::CONTROL
    .or(Properties::FORMAT)
    .or(Properties::COMPLEX)
    .or(Properties::EXTENDS);

/// The index after the cluster that starts at `index`.
#[inline]
fn cluster_end(starts: &[bool], index: usize) -> usize {
    let mut end = index + 1;
    while end < starts.len() && !starts[end] {
        end += 1;
    }
    end
}

/// Whether `character` is a digit that a [rendition](super::Digits) may write differently.
const fn is_digit(character: char) -> bool {
    matches!(character, '0'..='9' | '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}')
}
