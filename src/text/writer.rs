//! What is written into each cell: forms, marks on their base (L3), mirror images (L4), digits, and
//! what stands for the characters that cannot be shown.

use std::ops::Range;

use super::bidi::Run;
use super::cells::VisualLine;
use super::digits::{self, Rewritten};
use super::lines::TAB;
use super::paragraph::Paragraph;
use super::properties::{Properties, mirror};
use super::rendition::{Forms, Marks, Order, Rendition};
use super::shape;
use super::units::{Unit, UnitKind};

/// Writes units into cells.
pub(super) struct Writer<'a> {
    paragraph: &'a Paragraph,
    units: &'a [Unit],
    rendition: Rendition,
    /// The digits that are written as others.
    rewritten: Option<&'a Rewritten>,
    /// Whether letters are written by their presentation forms.
    presents: bool,
    /// The units of the line.
    line: Range<usize>,
    /// The most cells the line may take.
    limit: usize,
}

impl<'a> Writer<'a> {
    /// A writer for a line of these units, which takes `limit` cells at most.
    pub(super) fn new(
        paragraph: &'a Paragraph,
        line: Range<usize>,
        limit: u16,
        rendition: Rendition,
    ) -> Self {
        Self {
            paragraph,
            units: paragraph.units(),
            rendition,
            rewritten: paragraph.rewritten(rendition.digits),
            presents: rendition.forms == Forms::Presentation,
            line,
            limit: usize::from(limit),
        }
    }

    /// Notes the cells of each tab, which depend on the logical order.
    pub(super) fn measure_tabs(&self, out: &mut VisualLine) {
        out.tabs.clear();
        let mut column = 0;
        for unit in self.line.clone() {
            let cells = self.paragraph.unit_cells(unit, column, self.rendition);
            column += cells;
            let is_tab = self.units[unit].kind == UnitKind::Tab;
            out.tabs.push(if is_tab { cells.min(TAB) as u8 } else { 0 });
        }
    }

    /// Writes a run of one level as it is seen, from left to right.
    pub(super) fn write_run(&self, run: Run, out: &mut VisualLine) {
        let (first, end, level) = run;
        if level & 1 == 0 {
            return self.write_forwards(run, out);
        }
        if !out.insertions.is_empty() {
            return self.write_backwards_justified(run, out);
        }
        let mut after = self.paragraph.offset(end as usize);
        let units = &self.units[first as usize..end as usize];
        for (index, &unit) in (first as usize..end as usize).zip(units).rev() {
            self.write_unit(unit, index, after, level, out);
            after = unit.start;
        }
    }

    /// Writes a run of one odd level from left to right, and what is inserted into it.
    fn write_backwards_justified(&self, (first, end, level): Run, out: &mut VisualLine) {
        for index in (first as usize..end as usize).rev() {
            self.write_insertion(index, level, out);
            let after = self.paragraph.offset(index + 1);
            self.write_unit(self.units[index], index, after, level, out);
        }
    }

    /// Writes a run of one level in logical order.
    pub(super) fn write_forwards(&self, (first, end, level): Run, out: &mut VisualLine) {
        for index in first as usize..end as usize {
            let after = self.paragraph.offset(index + 1);
            self.write_unit(self.units[index], index, after, level, out);
            self.write_insertion(index, level, out);
        }
    }

    /// Writes what justification inserts behind a unit.
    fn write_insertion(&self, unit: usize, level: u8, out: &mut VisualLine) {
        let Ok(index) = out
            .insertions
            .binary_search_by_key(&(unit as u32), |insertion| insertion.unit)
        else {
            return;
        };
        let insertion = out.insertions[index];
        for _ in 0..insertion.count {
            out.insert(insertion.text, level, self.paragraph.offset(unit + 1));
        }
    }

    /// Writes one unit at a level; the next one starts at the byte `after`.
    #[inline(always)]
    fn write_unit(&self, unit: Unit, index: usize, after: u32, level: u8, out: &mut VisualLine) {
        let range = unit.start..after;

        // Most of all cells: letters without marks, spaces and Latin.
        if unit.kind == UnitKind::Letter && self.presents && !unit.is_several() {
            push_glyph(unit.glyph(), out);
            out.finish_cell(1, level, range);
        } else if unit.is_ascii() {
            out.text.push(char::from(
                self.paragraph.text.as_bytes()[range.start as usize],
            ));
            out.finish_cell(1, level, range);
        } else {
            self.write_other(unit, index, range, level, out);
        }
    }

    /// Writes any unit at a level.
    #[inline(never)]
    fn write_other(
        &self,
        unit: Unit,
        index: usize,
        range: Range<u32>,
        level: u8,
        out: &mut VisualLine,
    ) {
        let mut width = match unit.kind {
            UnitKind::LamAlef if !self.presents => 2,
            UnitKind::Sequence => self.paragraph.unit_cells(index, 0, self.rendition),
            _ => unit.width(),
        };
        if width > 1 && width > self.limit {
            out.text.push(char::REPLACEMENT_CHARACTER);
            return out.finish_cell(self.limit.min(1), level, range);
        }
        let text = &self.paragraph.text[range.start as usize..range.end as usize];

        match unit.kind {
            UnitKind::Letter if self.presents => {
                push_glyph(unit.glyph(), out);
                self.write_marks(text, unit.is_composed(), out);
            }
            UnitKind::LamAlef if self.presents => {
                push_glyph(unit.glyph(), out);
                self.write_marks_of_both(text, unit.is_composed(), out);
            }
            UnitKind::LamAlef => return self.write_two_letters(text, range, level, out),
            UnitKind::Plain | UnitKind::Letter => {
                if unit.is_several() || unit.is_mirrored() {
                    self.write_cluster(text, unit.is_mirrored() && level & 1 == 1, out);
                } else {
                    out.text.push_str(text);
                }
            }
            UnitKind::Digit => self.write_digit(text, index, out),
            UnitKind::Sequence => {
                if text.len() > LONGEST {
                    out.text.push(char::REPLACEMENT_CHARACTER);
                } else if text.starts_with(TAGGED) {
                    out.text.push_str(text);
                } else {
                    let seen = text.chars().filter(|tag| !is_tag(*tag));
                    out.text.extend(seen);
                }
            }
            UnitKind::Marks => {
                out.text.push(DOTTED_CIRCLE);
                self.write_marks_from(text.chars(), false, out);
            }
            UnitKind::Control => out.text.push(picture(text)),
            UnitKind::Tab => {
                width = usize::from(out.tabs[index - self.line.start]);
                for _ in 0..width {
                    out.text.push(' ');
                }
            }
            UnitKind::SoftHyphen if index + 1 == self.line.end => {
                width = 1;
                out.text.push(HYPHEN);
            }
            UnitKind::SoftHyphen | UnitKind::Invisible => return,
        }
        out.finish_cell(width, level, range);
    }

    /// Writes a character, perhaps its mirror image, and the marks on it.
    fn write_cluster(&self, text: &str, mirrored: bool, out: &mut VisualLine) {
        let mut characters = text.chars();
        if let Some(base) = characters.next() {
            let mirrored = mirrored && self.rendition.order == Order::Visual;
            out.text.push(if mirrored { mirror(base) } else { base });
        }
        self.write_marks_from(characters, false, out);
        out.text.extend(self.joiner(text));
    }

    /// What keeps the letter of a cluster from joining to the next, or makes it: whoever joins letters by itself goes by
    /// that. Presentation forms have joined already.
    fn joiner(&self, text: &str) -> Option<char> {
        let letter = text.chars().next()?;
        let may_join = !self.presents && Properties::of(letter).joining_type().joins_forward();
        let is_joiner = |character: &char| matches!(character, '\u{200C}' | '\u{200D}');
        text.chars().rev().find(is_joiner).filter(|_| may_join)
    }

    /// Writes the marks of a cluster whose base is written: that of the letter itself, where its form lacks
    /// it, behind the tashkeel on it, as in canonical order.
    fn write_marks(&self, text: &str, composed: bool, out: &mut VisualLine) {
        let mut characters = text.chars();
        let own = characters.next().and_then(shape::mark_on_form);
        let Some(own) = own else {
            return self.write_marks_from(characters, composed, out);
        };
        let marks = characters.as_str();
        let tashkeel = marks.find(|mark| !shape::is_tashkeel(mark));
        let (tashkeel, others) = marks.split_at(tashkeel.unwrap_or(marks.len()));
        let marks = tashkeel.chars().chain([own]).chain(others.chars());
        self.write_marks_from(marks, composed, out);
    }

    /// Writes the marks of lam and those of alef.
    fn write_marks_of_both(&self, text: &str, composed: bool, out: &mut VisualLine) {
        let (lam, alef) = split_letters(text);
        self.write_marks(lam, false, out);
        self.write_marks(alef, composed, out);
    }

    /// Writes lam and alef into a cell each, in base forms.
    fn write_two_letters(&self, text: &str, range: Range<u32>, level: u8, out: &mut VisualLine) {
        let (lam, alef) = split_letters(text);
        let middle = range.start + lam.len() as u32;
        let mut letters = [(lam, range.start..middle), (alef, middle..range.end)];
        if level & 1 == 1 && self.rendition.order == Order::Visual {
            letters.reverse();
        }
        for (letter, range) in letters {
            self.write_cluster(letter, false, out);
            out.finish_cell(1, level, range);
        }
    }

    /// Writes those of the characters that are drawn on the base before them; where `composed`, the
    /// first madda or hamza is in the base already.
    fn write_marks_from(
        &self,
        characters: impl Iterator<Item = char>,
        mut composed: bool,
        out: &mut VisualLine,
    ) {
        if self.rendition.marks == Marks::Dropped {
            return;
        }
        let is_hidden =
            |mark| self.rendition.marks == Marks::Unvowelled && shape::is_of_vowels(mark);
        for character in characters.filter(|character| !is_hidden(*character)) {
            if composed && shape::is_composing(character) {
                composed = false;
            } else if !Properties::of(character).has(Properties::FORMAT) && !is_tag(character) {
                out.text.push(character);
            }
        }
    }

    /// Writes a digit, and the marks on it, as the rendition has numbers.
    fn write_digit(&self, text: &str, index: usize, out: &mut VisualLine) {
        let mut characters = text.chars();
        let Some(digit) = characters.next() else {
            return;
        };
        let is_rewritten = self.rewritten.is_some_and(|digits| digits.has(index));
        let other = digits::value(digit).filter(|_| is_rewritten);
        let other = other.and_then(|value| self.rendition.digits.digit(value));
        out.text.push(other.unwrap_or(digit));
        self.write_marks_from(characters, false, out);
    }
}

/// The most bytes of a sequence that are sent to the terminal.
const LONGEST: usize = 256;
/// Ends a line that is broken within a word.
const HYPHEN: char = '-';

/// Whether a character is a tag (Unicode's block Tags): invisible letters, of use in the flags of some
/// countries alone.
#[must_use]
pub fn is_tag(character: char) -> bool {
    matches!(character, '\u{E0000}'..='\u{E007F}')
}

/// The flag that tags are drawn on; elsewhere they are letters that nobody sees.
const TAGGED: char = '\u{1F3F4}';
/// Stands in for the letter that a mark lacks.
const DOTTED_CIRCLE: char = '\u{25CC}';

/// Writes a presentation form.
#[inline]
fn push_glyph(code: u16, out: &mut VisualLine) {
    // All of them have three bytes: to say so saves asking each for its length.
    if let Some(form @ '\u{FB50}'..='\u{FEFF}') = char::from_u32(u32::from(code)) {
        out.text.push(form);
    }
}

/// Lam with its marks, and alef with its own.
fn split_letters(text: &str) -> (&str, &str) {
    let alef = text
        .char_indices()
        .skip(1)
        .find(|(_, character)| !Properties::of(*character).has(Properties::MARK));
    text.split_at(alef.map_or(text.len(), |(offset, _)| offset))
}

/// What is drawn for a control character: its picture in the block Control Pictures, U+FFFD for one
/// of C1.
fn picture(text: &str) -> char {
    match text.chars().next() {
        Some(control @ '\0'..='\u{1F}') => {
            char::from_u32(0x2400 + control as u32).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        Some('\u{7F}') => '\u{2421}',
        _ => char::REPLACEMENT_CHARACTER,
    }
}
