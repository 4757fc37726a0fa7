//! Justification: filling a line to its width with spaces, and before that with kashida.
//!
//! Where a word is stretched follows the order of preference that Microsoft published for Internet
//! Explorer 5.5 and LibreOffice implements.

use std::ops::Range;

use super::cells::{Insertion, VisualLine};
use super::lines::Line;
use super::paragraph::Paragraph;
use super::properties::{JoiningType, Properties};
use super::rendition::{Digits, Rendition};
use super::shape::TATWEEL;
use super::units::UnitKind;

/// How a line is filled to its width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Justification {
    /// It is not.
    #[default]
    None,
    /// The spaces between its words grow.
    Space,
    /// Letters are drawn out, one cell a word and two on narrow lines; then the spaces grow.
    Kashida,
}

/// Below this width of a line, in cells, a word may be drawn out by two cells.
const NARROW: u16 = 40;

/// A place where a word may be drawn out: behind a unit.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    unit: u32,
    /// 1 is the best of 7.
    rank: u8,
}

impl Paragraph {
    /// Writes the cells of `line` into `out` as [`lay_out`](Self::lay_out) does, filled to `width`
    /// cells.
    ///
    /// The last line of a paragraph is left as it is, and so is one that ends at a separator, has a
    /// tab in it or has nothing that can grow. An inserted cell has an empty range.
    pub fn lay_out_justified(
        &self,
        line: &Line,
        width: u16,
        justification: Justification,
        rendition: Rendition,
        out: &mut VisualLine,
    ) {
        out.clear(self.direction);
        let units = self.units_of(line);
        if justification != Justification::None && line.is_wrapped && !self.has_tab(units.clone()) {
            let mut missing = width.saturating_sub(line.width);
            if justification == Justification::Kashida {
                let a_word = if width < NARROW { 2 } else { 1 };
                missing = self.stretch_words(units.clone(), missing, a_word, &mut out.insertions);
            }
            self.widen_spaces(units.clone(), missing, &mut out.insertions);
            out.insertions
                .sort_unstable_by_key(|insertion| insertion.unit);
        }
        self.write(units, line.width, rendition, out);
    }

    fn has_tab(&self, units: Range<usize>) -> bool {
        self.traits.tabs
            && self.units()[units]
                .iter()
                .any(|unit| unit.kind == UnitKind::Tab)
    }

    /// Spreads `missing` cells evenly over the spaces between words.
    fn widen_spaces(&self, units: Range<usize>, missing: u16, insertions: &mut Vec<Insertion>) {
        let is_space = |unit: &usize| matches!(self.unit_text(*unit), " " | "\u{A0}");
        // The spaces a paragraph opens with are an indent.
        let first = units
            .clone()
            .find(|unit| !is_space(unit))
            .unwrap_or(units.end);
        let spaces: Vec<usize> = (first..units.end).filter(is_space).collect();
        let (missing, gaps) = (usize::from(missing), spaces.len());
        for (index, &unit) in spaces.iter().enumerate() {
            let count = (index + 1) * missing / gaps - index * missing / gaps;
            if count > 0 {
                insertions.push(Insertion {
                    unit: unit as u32,
                    count: count as u16,
                    text: ' ',
                });
            }
        }
    }

    /// Draws words out by at most `a_word` cells each, the best places first; gives the cells that
    /// are still missing.
    fn stretch_words(
        &self,
        units: Range<usize>,
        mut missing: u16,
        a_word: u16,
        insertions: &mut Vec<Insertion>,
    ) -> u16 {
        let mut places: Vec<Stretch> = Vec::new();
        let mut word = units.start;
        for unit in units.start..=units.end {
            if unit == units.end || !self.is_letter(unit) {
                places.extend(self.best_stretch(word..unit));
                word = unit + 1;
            }
        }
        // Stable: of equal places the first on the line.
        places.sort_by_key(|place| place.rank);
        let first = insertions.len();
        for _ in 0..a_word {
            for (index, place) in places.iter().enumerate() {
                if missing == 0 {
                    return 0;
                }
                missing -= 1;
                match insertions.get_mut(first + index) {
                    Some(insertion) => insertion.count += 1,
                    None => {
                        insertions.push(Insertion {
                            unit: place.unit,
                            count: 1,
                            text: TATWEEL,
                        });
                    }
                }
            }
        }
        missing
    }

    /// The best place of a word to draw it out; of equal ones the last.
    fn best_stretch(&self, word: Range<usize>) -> Option<Stretch> {
        let letters: Vec<char> = self.letters(word.clone()).collect();
        if letters.len() < 3 || is_name_of_god(&letters) {
            return None;
        }
        let mut best: Option<Stretch> = None;
        for unit in word.start..word.end.saturating_sub(1) {
            if let Some(rank) = self.rank(unit, word.end)
                && best.is_none_or(|best| rank <= best.rank)
            {
                best = Some(Stretch {
                    unit: unit as u32,
                    rank,
                });
            }
        }
        best
    }

    /// How well a word that ends before the unit `end` can be drawn out behind a unit that another
    /// follows in it; none where it cannot.
    fn rank(&self, unit: usize, end: usize) -> Option<u8> {
        let (letter, next) = (self.base(unit), self.base(unit + 1));
        // Letters have the same level whatever the digits are.
        let levels = self.levels(Digits::AsWritten);
        let changes = levels.changes_before(unit);
        let joined = self.units()[unit].kind != UnitKind::LamAlef
            && Properties::of(letter).joining_type().joins_forward()
            && Properties::of(next).joining_type().joins_backward()
            && levels.after(changes) & 1 == 1
            && levels.changes_before(unit + 1) == changes
            && !self.has_joiner(unit);
        if !joined {
            return None;
        }
        let is_final = unit + 2 == end
            || Properties::of(next).joining_type() == JoiningType::R
            || self.has_joiner(unit + 1)
            || !Properties::of(self.base(unit + 2))
                .joining_type()
                .joins_backward();
        // A final letter that a beh-shaped medial one leads to is drawn out before that one.
        let leads = unit + 2 < end
            && is_beh_shaped(next)
            && matches!(self.base(unit + 2), 'ر' | 'ز' | 'ي' | 'ی' | 'ى')
            && (unit + 3 == end || matches!(self.base(unit + 2), 'ر' | 'ز'));
        Some(match (letter, next) {
            (TATWEEL, _) | (_, TATWEEL) => 1,
            ('س' | 'ش' | 'ص' | 'ض', _) => 2,
            (_, 'ة' | 'ه' | 'د' | 'ذ') if is_final => 3,
            (_, 'ا' | 'أ' | 'إ' | 'آ' | 'ط' | 'ظ' | 'ل' | 'ك' | 'ک' | 'گ') if is_final => {
                4
            }
            _ if leads => 5,
            (_, 'و' | 'ؤ' | 'ع' | 'غ' | 'ق' | 'ف') if is_final => 6,
            _ => 7,
        })
    }

    /// Whether a unit is a letter that may be part of a joined word.
    fn is_letter(&self, unit: usize) -> bool {
        matches!(
            self.units()[unit].kind,
            UnitKind::Letter | UnitKind::LamAlef
        ) || matches!(self.base(unit), TATWEEL)
    }

    /// The letters of some units without their marks.
    fn letters(&self, units: Range<usize>) -> impl Iterator<Item = char> {
        self.text_of(units).chars().filter(|character| {
            !Properties::of(*character).has(Properties::MARK.or(Properties::FORMAT))
        })
    }

    /// The first character of a unit.
    fn base(&self, unit: usize) -> char {
        self.unit_text(unit).chars().next().unwrap_or(' ')
    }

    /// Whether a joiner or non-joiner stands in a unit.
    fn has_joiner(&self, unit: usize) -> bool {
        self.unit_text(unit).contains(['\u{200C}', '\u{200D}'])
    }

    /// The text of a unit.
    fn unit_text(&self, unit: usize) -> &str {
        self.text_of(unit..unit + 1)
    }
}

/// Whether a word is الله, prefixes and the suffix of اللهم aside.
fn is_name_of_god(letters: &[char]) -> bool {
    letters.ends_with(&['ل', 'ل', 'ه']) || letters.ends_with(&['ا', 'ل', 'ل', 'ه', 'م'])
}

/// Whether the medial form of a letter is a tooth, as that of beh.
fn is_beh_shaped(letter: char) -> bool {
    matches!(letter, 'ب' | 'ت' | 'ث' | 'ن' | 'ي' | 'ئ' | 'پ' | 'ی')
}
