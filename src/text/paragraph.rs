//! A paragraph: everything about its layout that does not depend on a width.

use super::bidi::{self, Levels};
use super::characters::Characters;
use super::clusters;
use super::direction::{BaseDirection, Direction};
use super::line_break::{self, Break};
use super::shape;
use super::units::{Kind, Stages, Unit};

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

    /// The cells before each unit on one unbounded line, and those of all; empty where every unit
    /// takes one.
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

impl Paragraph {
    /// Analyses `text`: levels, clusters, joining and break opportunities.
    ///
    /// Time and memory are linear in the length of the text. A text of more than 4 GiB is cut.
    #[must_use]
    pub fn new(text: &str, base: BaseDirection) -> Self {
        let text = at_most(text, u32::MAX as usize);
        let direction = base.resolve(text);
        let mut characters = Characters::new(text);
        clusters::find(text, &mut characters);
        shape::join(&mut characters);
        line_break::find(characters.as_mut_slice());
        let levels = bidi::resolve(text, &characters, direction.level());
        let stages = Stages {
            text,
            characters: &characters,
            levels,
        };

        let mut paragraph = Self {
            text: text.to_owned(),
            direction,
            units: Vec::with_capacity(characters.len()),

            columns: Vec::new(),
            opportunities: vec![0; characters.len() / 64 + 1],
            hard_breaks: Vec::new(),
            traits: Traits::default(),
        };
        paragraph.build(&stages);
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
        self.cells(0, end, super::Forms::Presentation)
    }

    /// Puts the units together from what the stages found.
    fn build(&mut self, stages: &Stages<'_>) {
        let mut index = 0;
        while index < stages.characters.len() {
            let place = self.units.len();
            match stages.characters[index].break_before {
                Break::Prohibited => {}
                Break::Allowed => self.opportunities[place / 64] |= 1 << (place % 64),
                Break::Mandatory => self.hard_breaks.push(place as u32),
            }
            index = stages.push_unit(index, &mut self.units);
        }
        let has = |kind: Kind| self.units.iter().any(|unit| unit.kind == kind);
        self.traits.lam_alef = has(Kind::LamAlef);
        self.traits.tabs = has(Kind::Tab);

        if let Levels::Uniform(level) = stages.levels {
            self.traits.level = Some(level);
        }
        if self.units.iter().any(|unit| unit.width != 1) {
            self.columns = self.count_columns();
        }
    }

    /// The cells before each unit, and those of all.
    fn count_columns(&self) -> Vec<u32> {
        let mut columns = Vec::with_capacity(self.units.len() + 1);
        let mut column = 0_u32;
        columns.push(column);
        for unit in &self.units {
            column = column.saturating_add(u32::from(unit.width));
            columns.push(column);
        }
        columns
    }

    /// The byte a unit starts at; of the unit after the last, the length of the text.
    #[inline]
    pub(super) fn offset(&self, unit: usize) -> u32 {
        self.units
            .get(unit)
            .map_or(self.text.len() as u32, |unit| unit.start)
    }

    /// The text of some units.
    pub(super) fn text_of(&self, units: std::ops::Range<usize>) -> &str {
        &self.text[self.offset(units.start) as usize..self.offset(units.end) as usize]
    }

    /// The cells before a unit on one unbounded line, tabs taken for one.
    #[inline]
    pub(super) fn column(&self, unit: usize) -> usize {
        self.columns
            .get(unit)
            .map_or(unit, |&column| column as usize)
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

/// The longest start of `text`, in whole characters, that has at most `bytes` bytes.
fn at_most(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
