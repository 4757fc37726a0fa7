//! Cutting a paragraph into lines of at most a width, greedily: all that depends on the width.

use crate::range::TextRange;

use super::paragraph::Paragraph;
use super::rendition::{Forms, Rendition};
use super::units::Kind;

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
        let width = usize::from(width.max(1));
        let mut lines = Vec::with_capacity(self.column(self.units.len()) / width + 1);
        let mut hard_breaks = self.hard_breaks.iter().map(|&unit| unit as usize);
        let mut stop = hard_breaks.next().unwrap_or(self.units.len());
        let mut first = 0;
        loop {
            let (content_end, end) = self.line_end(first, stop, width, rendition.forms);
            let at_stop = end == stop;
            let cells = self.cells(first, content_end, rendition.forms);
            lines.push(Line {
                range: TextRange::new(self.offset(first) as usize, self.offset(end) as usize),
                // More than the width takes only a cluster that is drawn as one cell.
                width: if cells > width { 1 } else { cells as u16 },
                is_wrapped: !at_stop,
                first: first as u32,
                end: content_end as u32,
            });
            if end >= self.units.len() {
                return lines;
            }
            if at_stop {
                stop = hard_breaks.next().unwrap_or(self.units.len());
            }
            first = end;
        }
    }

    /// The cells of the units from `first` to `end` on a line that starts with them.
    pub(super) fn cells(&self, first: usize, end: usize, forms: Forms) -> usize {
        if self.traits.tabs || forms == Forms::Base && self.traits.lam_alef {
            self.measure(first, end, forms)
        } else {
            self.column(end) - self.column(first)
        }
    }

    /// As [`cells`](Self::cells), unit by unit.
    fn measure(&self, first: usize, end: usize, forms: Forms) -> usize {
        (first..end).fold(0, |column, unit| {
            column + self.unit_cells(unit, column, forms)
        })
    }

    /// The cells of a unit that `column` cells of the same line stand before.
    pub(super) fn unit_cells(&self, unit: usize, column: usize, forms: Forms) -> usize {
        match self.units[unit].kind {
            Kind::Tab => TAB - column % TAB,
            Kind::LamAlef if forms == Forms::Base => 2,
            _ => usize::from(self.units[unit].width),
        }
    }

    /// Where the line that starts with the unit `first` ends, before `stop` at the latest: the end
    /// of what is drawn, and the start of the next line.
    fn line_end(&self, first: usize, stop: usize, width: usize, forms: Forms) -> (usize, usize) {
        let overflow = self.first_overflow(first, stop, width, forms);
        if overflow >= stop {
            return (self.content_end(first, stop), stop);
        }
        // White space right behind what fits hangs.
        let hanging = self.units[overflow..stop]
            .iter()
            .take_while(|unit| unit.hangs())
            .count();
        let after = overflow + hanging;
        if after >= stop {
            return (self.content_end(first, stop), stop);
        }
        if hanging > 0 && self.is_opportunity(after) {
            return (self.content_end(first, after), after);
        }
        if let Some(end) = self.last_opportunity(first, overflow) {
            return (self.content_end(first, end), end);
        }
        // No word fits: the line ends between two clusters, but takes one at least.
        let mut end = overflow.max(first + 1);
        while end > first + 1 && self.units[end - 1].is_prepended() {
            end -= 1;
        }
        (self.content_end(first, end), end)
    }

    /// The first unit that does not fit, or `stop`.
    fn first_overflow(&self, first: usize, stop: usize, width: usize, forms: Forms) -> usize {
        if self.traits.tabs || forms == Forms::Base && self.traits.lam_alef {
            let mut column = 0;
            for unit in first..stop {
                column += self.unit_cells(unit, column, forms);
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

    /// Whether a line may end before a unit.
    fn is_opportunity(&self, unit: usize) -> bool {
        self.opportunities[unit / 64] >> (unit % 64) & 1 != 0
    }

    /// The last unit after `first`, up to `last`, that a line may end before.
    fn last_opportunity(&self, first: usize, last: usize) -> Option<usize> {
        let mut word = last / 64;
        let mut bits = self.opportunities[word] & (u64::MAX >> (63 - last % 64));
        loop {
            if bits != 0 {
                let unit = word * 64 + 63 - bits.leading_zeros() as usize;
                return (unit > first).then_some(unit);
            }
            if word <= first / 64 {
                return None;
            }
            word -= 1;
            bits = self.opportunities[word];
        }
    }
}
