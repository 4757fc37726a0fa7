//! A paragraph: everything about its layout that does not depend on a width.

use super::bidi::{self, LevelChange};
use super::characters::Characters;
use super::clusters;
use super::direction::{BaseDirection, Direction};
use super::line_break;
use super::places::Places;
use super::shape;
use super::units::{self, Traits, Unit, Units};

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
    /// The first unit of each stretch at another level than the one before it; the paragraph starts
    /// at its own level.
    pub(super) levels: Vec<LevelChange>,
    /// The cells before each unit on one unbounded line, and those of all; empty where every unit
    /// takes one.
    pub(super) columns: Vec<u32>,
    /// Where lines may end.
    pub(super) places: Places,
    /// The units that a line must end before, in order.
    pub(super) hard_breaks: Vec<u32>,
    /// What holds of any of the units.
    pub(super) traits: Traits,
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
        let Units {
            list: units,
            places,
            hard_breaks,
            traits,
        } = units::assemble(text, &characters);
        Self {
            text: text.to_owned(),
            direction,
            levels: of_units(levels, &units),
            columns: if traits.uneven {
                count_columns(&units)
            } else {
                Vec::new()
            },
            units,
            places,
            hard_breaks,
            traits,
        }
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
        let end = self.places.before_hanging(0..self.units.len());
        self.cells(0, end, super::Forms::Presentation)
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

    /// How many changes of level there are up to and with `unit`.
    pub(super) fn level_changes_before(&self, unit: usize) -> usize {
        self.levels
            .partition_point(|change| change.start as usize <= unit)
    }

    /// The level, before L1, after that many changes.
    pub(super) fn level_after(&self, changes: usize) -> u8 {
        changes
            .checked_sub(1)
            .map_or(self.direction.level(), |last| self.levels[last].level)
    }
}

/// Changes of level counted in units, of those counted in bytes. A unit has the level of its first
/// character.
fn of_units(mut changes: Vec<LevelChange>, units: &[Unit]) -> Vec<LevelChange> {
    let mut unit = 0;
    for change in &mut changes {
        let before = |unit: &&Unit| unit.start < change.start;
        unit += units[unit..].iter().take_while(before).count();
        change.start = unit as u32;
    }
    changes
}

/// The cells before each unit, and those of all.
fn count_columns(units: &[Unit]) -> Vec<u32> {
    let mut columns = Vec::with_capacity(units.len() + 1);
    let mut column = 0_u32;
    columns.push(column);
    for unit in units {
        column = column.saturating_add(unit.width() as u32);
        columns.push(column);
    }
    columns
}

/// The longest start of `text`, in whole characters, that has at most `bytes` bytes.
fn at_most(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
