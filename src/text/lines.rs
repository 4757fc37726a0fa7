//! Cutting a paragraph into lines of at most a width, greedily: all that depends on the width.

use crate::range::TextRange;

use super::emoji;
use super::paragraph::Paragraph;
use super::properties::Properties;
use super::rendition::{EmojiWidths, Forms, Rendition};
use super::units::{UnitKind, WIDEST};

/// The cells between two tab stops, counted from where the line starts.
pub(super) const TAB: usize = 8;

/// One line of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its bytes in the paragraph's text, the white space that hangs at its end included.
    pub range: TextRange,
    /// Its cells, without that white space.
    pub width: u16,
    /// Whether the paragraph goes on after it, and not because of a separator: whether it may be
    /// justified.
    pub is_wrapped: bool,
    /// Its units, without those that hang.
    pub(super) first: u32,
    pub(super) end: u32,
}

/// Where a line of a paragraph starts: all there is to keep of a line, as long as it is not drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineStart(u32);

impl LineStart {
    /// Where the first line of every paragraph starts.
    pub const FIRST: Self = Self(0);
}

/// Whether a paragraph of this text surely has one line only where lines may take `width` cells, in
/// any rendition. What is not told so quickly may have one line all the same.
#[must_use]
pub fn is_surely_one_line(text: &str, width: u16) -> bool {
    let mut room = usize::from(width);
    text.chars().all(|character| {
        let properties = Properties::of(character);
        let is_plain = !properties.has(Properties::CONTROL.or(Properties::COMPLEX));
        let has_room = room > 0;
        room = room.saturating_sub(1);
        has_room && is_plain && properties.width() <= 1
    })
}

impl Paragraph {
    /// Cuts the paragraph into lines of at most `width` cells (at least 1) for presentation forms.
    ///
    /// A line ends where UAX #14 allows it; where no such place fits, between two clusters. White
    /// space at its end hangs: it belongs to the line and takes no cells. A cluster wider than
    /// `width` has a line of its own, on which it is drawn as U+FFFD. An empty paragraph has one
    /// empty line.
    #[must_use]
    pub fn break_lines(&self, width: u16) -> Vec<Line> {
        self.break_lines_for(width, Rendition::default())
    }

    /// Cuts the paragraph as [`break_lines`](Self::break_lines) does, for a rendition: in base
    /// forms lam and alef take two cells.
    #[must_use]
    pub fn break_lines_for(&self, width: u16, rendition: Rendition) -> Vec<Line> {
        let at_least = self.column(self.length) / usize::from(width.max(1)) + 1;
        let mut starts = Vec::with_capacity(at_least + at_least / 4);
        self.find_lines(width, rendition, &mut starts);
        (0..starts.len())
            .map(|index| self.line(&starts, index, width, rendition))
            .collect()
    }

    /// Adds to `starts` where the lines start that [`break_lines_for`](Self::break_lines_for) gives:
    /// the index of lines that a text of many paragraphs needs, in four bytes a line.
    pub fn find_lines(&self, width: u16, rendition: Rendition, starts: &mut Vec<LineStart>) {
        let width = usize::from(width.max(1));
        let mut hard_breaks = self.hard_breaks.iter().map(|&unit| unit as usize);
        let mut stop = hard_breaks.next().unwrap_or(self.length);
        let mut first = 0;
        loop {
            starts.push(LineStart(first as u32));
            let end = self.line_end(first, stop, width, rendition);
            if end >= self.length {
                return;
            }
            if end == stop {
                stop = hard_breaks.next().unwrap_or(self.length);
            }
            first = end;
        }
    }

    /// A line of those that [`find_lines`](Self::find_lines) found for a width and a rendition,
    /// counted from 0; the last one where there are fewer.
    ///
    /// `starts` holds the starts of this paragraph's lines only.
    #[must_use]
    pub fn line(
        &self,
        starts: &[LineStart],
        index: usize,
        width: u16,
        rendition: Rendition,
    ) -> Line {
        let unit = |index: usize| {
            let unit = starts
                .get(index)
                .map_or(self.length, |start| start.0 as usize);
            unit.min(self.length)
        };
        let first = unit(index.min(starts.len().saturating_sub(1)));
        let next = unit(index.saturating_add(1)).max(first);
        let is_hard = self.hard_breaks.binary_search(&(next as u32)).is_ok();
        let is_wrapped = next < self.length && !is_hard;
        let mut end = self.places.before_hanging(first..next);
        let mut cells = self.cells(first, end, rendition);
        let width = usize::from(width.max(1));
        if is_wrapped && next > first && self.is_hyphen(next - 1) && cells < width {
            end = next;
            cells += 1;
        }
        Line {
            range: TextRange::new(self.offset(first) as usize, self.offset(next) as usize),
            // More than the width takes only a cluster that is drawn as one cell.
            width: if cells > width { 1 } else { cells as u16 },
            is_wrapped,
            first: first as u32,
            end: end as u32,
        }
    }

    /// The byte of the paragraph's text that a line starts with.
    #[must_use]
    pub fn offset_of(&self, start: LineStart) -> usize {
        self.offset(start.0 as usize) as usize
    }

    /// The cells of the units from `first` to `end` on a line that starts with them.
    pub(super) fn cells(&self, first: usize, end: usize, rendition: Rendition) -> usize {
        if self.must_be_measured(rendition) {
            self.measure(first, end, rendition)
        } else {
            self.column(end) - self.column(first)
        }
    }

    /// Whether the width of some unit depends on the line or on the rendition.
    fn must_be_measured(&self, rendition: Rendition) -> bool {
        self.traits.tabs
            || rendition.forms == Forms::Base && self.traits.lam_alef
            || rendition.emoji != EmojiWidths::default() && self.traits.sequences
    }

    /// As [`cells`](Self::cells), unit by unit.
    fn measure(&self, first: usize, end: usize, rendition: Rendition) -> usize {
        (first..end).fold(0, |column, unit| {
            column + self.unit_cells(unit, column, rendition)
        })
    }

    /// The cells of a unit that `column` cells of the same line stand before.
    pub(super) fn unit_cells(&self, unit: usize, column: usize, rendition: Rendition) -> usize {
        let index = unit;
        let unit = self.units()[unit];
        match unit.kind {
            UnitKind::Tab => TAB - column % TAB,
            UnitKind::LamAlef if rendition.forms == Forms::Base => 2,
            UnitKind::Sequence => {
                let text = self.text_of(index..index + 1);
                emoji::cells(text, rendition.emoji, unit.width()).min(WIDEST)
            }
            _ => unit.width(),
        }
    }

    /// Whether a unit is a soft hyphen, drawn at the end of a line only.
    pub(super) fn is_hyphen(&self, unit: usize) -> bool {
        self.traits.soft_hyphens && self.units()[unit].kind == UnitKind::SoftHyphen
    }

    /// Where the line after the one that starts with the unit `first` starts, `stop` at the latest.
    fn line_end(&self, first: usize, stop: usize, width: usize, rendition: Rendition) -> usize {
        let overflow = self.first_overflow(first, stop, width, rendition);
        // White space right behind what fits hangs.
        let mut last = self.places.after_hanging(overflow..stop);
        if last >= stop {
            return stop;
        }
        while let Some(end) = self.places.last_opportunity(first, last) {
            if !self.is_hyphen(end - 1) || self.cells(first, end, rendition) < width {
                return end;
            }
            // No room for the hyphen.
            last = end - 1;
        }
        // No word fits: the line ends between two clusters, but takes one at least.
        let mut end = overflow.max(first + 1);
        if self.traits.prepended {
            while end > first + 1 && self.units()[end - 1].is_prepended() {
                end -= 1;
            }
        }
        end
    }

    /// The first unit that does not fit, or `stop`.
    fn first_overflow(
        &self,
        first: usize,
        stop: usize,
        width: usize,
        rendition: Rendition,
    ) -> usize {
        if self.must_be_measured(rendition) {
            let mut column = 0;
            for unit in first..stop {
                column += self.unit_cells(unit, column, rendition);
                if column > width {
                    return unit;
                }
            }
            return stop;
        }
        if self.columns.is_empty() {
            return (first + width).min(stop);
        }
        let limit = self.columns[first].saturating_add(width as u32);
        // A line has few units: doubling the step finds its end sooner than halving the paragraph.
        let mut step = width.max(1);
        let mut low = first;
        while low + step < stop && self.columns[low + step] <= limit {
            low += step;
            step *= 2;
        }
        let high = (low + step).min(stop);
        low + self.columns[low + 1..=high].partition_point(|&column| column <= limit)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::testing::any_text;
    use crate::text::{BaseDirection, Direction};

    /// Whether the units from `first` to `end` fit on a line, white space at its end aside.
    fn fits(
        paragraph: &Paragraph,
        first: usize,
        end: usize,
        width: usize,
        rendition: Rendition,
    ) -> bool {
        let hyphen = end < paragraph.length && paragraph.is_hyphen(end - 1);
        let content = paragraph.places.before_hanging(first..end);
        paragraph.measure(first, content, rendition) + usize::from(hyphen) <= width
    }

    /// Where lines start, looked for at every unit.
    fn starts(paragraph: &Paragraph, width: usize, rendition: Rendition) -> Vec<usize> {
        let length = paragraph.length;
        let is_hard = |unit: usize| paragraph.hard_breaks.contains(&(unit as u32));
        let mut starts = vec![0];
        if length == 0 {
            return starts;
        }
        loop {
            let first = starts[starts.len() - 1];
            let stop = (first + 1..length)
                .find(|unit| is_hard(*unit))
                .unwrap_or(length);
            let fits = |end: usize| fits(paragraph, first, end, width, rendition);
            let allowed = |end: usize| end == stop || paragraph.places.is_opportunity(end);
            let regular = (first + 1..=stop)
                .rev()
                .find(|end| allowed(*end) && fits(*end));
            let in_emergency = || {
                let fits = |end: &usize| paragraph.measure(first, *end, rendition) <= width;
                let last = (first + 1..stop)
                    .take_while(fits)
                    .last()
                    .unwrap_or(first + 1);
                let is_prepended = |end: &usize| paragraph.units()[end - 1].is_prepended();
                let mut ends = (first + 1..=last).rev();
                ends.find(|end| !is_prepended(end)).unwrap_or(first + 1)
            };
            let end = regular.unwrap_or_else(in_emergency);
            if end >= length {
                return starts;
            }
            starts.push(end);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        /// Lines are as long as they can be.
        #[test]
        fn each_line_ends_at_the_last_place(text in any_text(), width in 1..20_u16, base in any::<bool>()) {
            let forms = if base { Forms::Base } else { Forms::Presentation };
            let rendition = Rendition { forms, ..Rendition::default() };
            let right_to_left = BaseDirection::Fixed(Direction::RightToLeft);
            let paragraph = Paragraph::new(&text, right_to_left);
            let mut found = Vec::new();
            paragraph.find_lines(width, rendition, &mut found);
            let found: Vec<usize> = found.iter().map(|start| start.0 as usize).collect();
            prop_assert_eq!(found, starts(&paragraph, usize::from(width), rendition));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn what_is_surely_one_line_is_one(text in any_text(), width in 1..30_u16, base in any::<bool>()) {
            let forms = if base { Forms::Base } else { Forms::Presentation };
            let rendition = Rendition { forms, ..Rendition::default() };
            let mut starts = Vec::new();
            Paragraph::new(&text, BaseDirection::Auto).find_lines(width, rendition, &mut starts);
            if is_surely_one_line(&text, width) {
                prop_assert_eq!(starts, vec![LineStart::FIRST]);
            }
        }
    }

    /// Every character by itself: none that takes more, or ends a line, passes.
    #[test]
    fn no_character_is_wrongly_taken_for_one_cell() {
        for character in '\0'..=char::MAX {
            let text = format!("a{character}b");
            let mut starts = Vec::new();
            if is_surely_one_line(&text, 3) {
                let paragraph = Paragraph::new(&text, BaseDirection::Auto);
                paragraph.find_lines(3, Rendition::default(), &mut starts);
                assert_eq!(starts, [LineStart::FIRST], "U+{:04X}", character as u32);
            }
        }
    }

    #[test]
    fn starts_of_another_paragraph_do_no_harm() {
        let paragraph = Paragraph::new("ab\u{AD}cd", BaseDirection::Auto);
        for starts in [&[][..], &[0, 0, 9], &[7, 3, 1]] {
            let starts: Vec<LineStart> = starts.iter().copied().map(LineStart).collect();
            for index in 0..5 {
                let line = paragraph.line(&starts, index, 3, Rendition::default());
                assert!(line.range.end <= paragraph.text().len());
            }
        }
    }

    #[test]
    fn a_mark_of_direction_behind_a_space_does_not_hold_the_next_word() {
        let paragraph = Paragraph::new("abc \u{200E}def", BaseDirection::Auto);
        let lines = paragraph.break_lines(3);
        let ranges: Vec<_> = lines
            .iter()
            .map(|line| (line.range.start, line.range.end))
            .collect();
        assert_eq!(ranges, [(0, 4), (4, 10)]);
    }
}
