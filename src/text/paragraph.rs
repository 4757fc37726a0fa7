//! A paragraph: everything about its layout that does not depend on a width.

use unicode_width::UnicodeWidthStr as _;

use super::bidi::{self, Levels};
use super::characters::Characters;
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
            breaks: line_break::opportunities(&characters.properties),
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
            let (unit, end, width) = self.unit(characters, stages, index);
            match stages.breaks[index] {
                Break::Prohibited => {}
                Break::Allowed => self.allow_break(),
                Break::Mandatory => self.hard_breaks.push(self.units.len() as u32),
            }
            self.units.push(unit);
            self.starts.push(characters.offsets[index]);
            self.columns.push(column);
            column = column.saturating_add(width);
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

    /// The unit that starts with the character at `index`, the index after it, and its cells.
    #[inline]
    fn unit(
        &mut self,
        characters: &Characters,
        stages: &Stages,
        index: usize,
    ) -> (Unit, usize, u32) {
        let properties = characters.properties[index];
        let mut end = cluster_end(&stages.starts, index);
        let mut width = u32::from(properties.width());
        let mut unit = Unit {
            glyph: 0,
            kind: Kind::Plain,
            level: stages.levels.at(index),
            flags: 0,
        };
        if properties.has(Properties::FORMS) {
            unit.kind = Kind::Letter;
            let mut letter = characters.values[index];
            if end > index + 1
                && let Some(composed) = shape::composition(characters, index)
            {
                letter = composed;
                unit.flags |= Unit::COMPOSED;
            }
            if let Some(sign) = shape::lam_alef(characters, index, &stages.joins) {
                self.traits.lam_alef = true;
                unit.kind = Kind::LamAlef;
                unit.glyph = sign.glyph;
                if sign.composed {
                    unit.flags |= Unit::COMPOSED;
                }
                end = cluster_end(&stages.starts, sign.alef);
            } else if let Some(glyph) = shape::form(letter, stages.joins[index]) {
                unit.glyph = glyph;
            } else {
                unit.kind = Kind::Plain;
            }
        } else if properties.has(UNCOMMON) || properties.width() == 0 {
            self.uncommon(characters, index..end, &mut unit, &mut width);
        } else if is_digit(characters.values[index]) {
            unit.kind = Kind::Digit;
        }
        if end > index + 1 {
            unit.flags |= Unit::SEVERAL;
        }
        let class = properties.bidi_class();
        let mut flag = |condition: bool, flag: u8| unit.flags |= if condition { flag } else { 0 };
        let yields = |properties: &Properties| properties.bidi_class().is_in(YIELDING);
        let all_yield = yields(&properties)
            && (end == index + 1 || characters.properties[index..end].iter().all(yields));
        flag(all_yield, Unit::YIELDS);
        flag(class.is_in(SEPARATING), Unit::SEPARATES);
        flag(properties.has(Properties::MIRRORED), Unit::MIRRORED);
        flag(properties.has(Properties::PREPENDED), Unit::PREPENDED);
        let hangs = properties.has(Properties::HANGS) && end == index + 1;
        flag(hangs || unit.kind == Kind::Invisible, Unit::HANGS);
        (unit, end, width)
    }

    /// The kind and width of a cluster that is more than a character with marks.
    fn uncommon(
        &mut self,
        characters: &Characters,
        cluster: std::ops::Range<usize>,
        unit: &mut Unit,
        width: &mut u32,
    ) {
        let properties = characters.properties[cluster.start];
        let class = properties.line_class();
        let is_format = |properties: &Properties| properties.has(Properties::FORMAT);
        if characters.values[cluster.start] == '\t' {
            unit.kind = Kind::Tab;
            self.traits.tabs = true;
        } else if matches!(
            class,
            LineClass::BK | LineClass::CR | LineClass::LF | LineClass::NL
        ) || characters.properties[cluster.clone()].iter().all(is_format)
        {
            unit.kind = Kind::Invisible;
            *width = 0;
        } else if properties.has(Properties::CONTROL) {
            unit.kind = Kind::Control;
            *width = 1;
        } else if properties.has(Properties::COMPLEX) && cluster.len() > 1 {
            unit.kind = Kind::Sequence;
            let bytes = characters.offsets[cluster.start] as usize
                ..characters.offsets[cluster.end] as usize;
            let cells = self.text[bytes].width();
            *width = if cells > WIDEST {
                1
            } else {
                cells.max(1) as u32
            };
        } else if properties.width() == 0 {
            unit.kind = Kind::Marks;
            *width = 1;
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

    /// The cells of the unit at `index`; of a tab, one.
    pub(super) fn unit_width(&self, index: usize) -> u32 {
        self.columns[index + 1] - self.columns[index]
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
