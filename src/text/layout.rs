//! One line in visual order: levels of the line (L1) and the order of its runs (L2).

use std::ops::Range;

use super::bidi::{self, Run};
use super::cells::VisualLine;
use super::lines::Line;
use super::paragraph::{Levels, Paragraph};
use super::rendition::{Order, Rendition};
use super::units::Unit;
use super::writer::Writer;

impl Paragraph {
    /// Writes the cells of `line` into `out`.
    ///
    /// `line` comes from [`break_lines`](Self::break_lines) of this paragraph; the part of another
    /// line that goes beyond this paragraph is left out.
    pub fn lay_out(&self, line: &Line, rendition: Rendition, out: &mut VisualLine) {
        out.clear(self.direction);
        self.write(self.units_of(line), line.width, rendition, out);
    }

    /// The units of a line that are drawn.
    pub(super) fn units_of(&self, line: &Line) -> Range<usize> {
        let end = (line.end as usize).min(self.length);
        (line.first as usize).min(end)..end
    }

    /// Adds the cells of some units, which are a line, to `out`.
    pub(super) fn write(
        &self,
        units: Range<usize>,
        limit: u16,
        rendition: Rendition,
        out: &mut VisualLine,
    ) {
        let writer = Writer::new(self, units.clone(), limit, rendition);
        if self.traits.tabs {
            writer.measure_tabs(out);
        }
        let levels = self.levels(rendition.digits);
        if levels.are_one() && rendition.order == Order::Visual {
            let level = self.direction.level();
            return writer.write_run((units.start as u32, units.end as u32, level), out);
        }
        let mut runs = std::mem::take(&mut out.runs);
        self.collect_runs(units, levels, &mut runs);
        match rendition.order {
            Order::Visual => {
                bidi::reorder(&mut runs);
                for run in &runs {
                    writer.write_run(*run, out);
                }
            }
            Order::Logical => {
                for run in &runs {
                    writer.write_forwards(*run, out);
                }
            }
        }
        out.runs = runs;
    }

    /// The runs of equal levels of a line's units in logical order, L1 applied.
    pub(super) fn collect_runs(
        &self,
        units: Range<usize>,
        levels: Levels<'_>,
        runs: &mut Vec<Run>,
    ) {
        runs.clear();
        let base = self.direction.level();
        // A hyphen at the end belongs to the word before it.
        let hyphen = usize::from(!units.is_empty() && self.is_hyphen(units.end - 1));
        let content = units.start..units.end - hyphen;
        let yielding = |unit: &&Unit| unit.yields();
        let tail = self.units()[content.clone()]
            .iter()
            .rev()
            .take_while(yielding)
            .count();
        let tail = content.end - tail;

        let mut changes = levels.changes_before(units.start);
        let mut start = content.start;
        while start < tail {
            let next = levels.next_change(changes);
            let next = next.map_or(tail, |next| tail.min(next));
            let level = levels.after(changes);
            if self.traits.separators {
                self.split_at_separators(start..next, level, runs);
            } else {
                extend(runs, start..next, level);
            }
            changes += 1;
            start = next;
        }
        extend(runs, tail..content.end, base);
        match runs.last_mut() {
            Some(last) => last.1 += hyphen as u32,
            None => extend(runs, units, base),
        }
    }

    /// Adds units of one level to the runs, L1 applied to the separators among them.
    fn split_at_separators(&self, units: Range<usize>, level: u8, runs: &mut Vec<Run>) {
        let base = self.direction.level();
        for unit in units {
            if self.units()[unit].separates() {
                extend(runs, unit..unit + 1, base);
                self.yield_to_separator(runs, base);
            } else {
                extend(runs, unit..unit + 1, level);
            }
        }
    }

    /// L1 on what stands before a separator, the last unit of the last run.
    fn yield_to_separator(&self, runs: &mut Vec<Run>, base: u8) {
        let Some(&(_, end, _)) = runs.last() else {
            return;
        };
        let mut start = end - 1;
        while let Some(run) = runs.pop() {
            let yields = |unit: &u32| self.units()[*unit as usize].yields();
            let yielding = (run.0..start.min(run.1)).rev().take_while(yields).count() as u32;
            start = start.min(run.1) - yielding;
            if start > run.0 {
                runs.push((run.0, start, run.2));
                break;
            }
        }
        match runs.last_mut() {
            Some(run) if run.2 == base => run.1 = end,
            _ => runs.push((start, end, base)),
        }
    }
}

/// Adds units to the runs, to the last one where it has the same level.
fn extend(runs: &mut Vec<Run>, units: Range<usize>, level: u8) {
    if units.is_empty() {
        return;
    }
    match runs.last_mut() {
        Some(run) if run.2 == level => run.1 = units.end as u32,
        _ => runs.push((units.start as u32, units.end as u32, level)),
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{BaseDirection, Paragraph, Rendition, VisualLine};

    #[test]
    fn laying_out_again_needs_no_memory() {
        let text = "قال (abc) في 12-13 سنة: «لا إِلَّا هذا».\t".repeat(9);
        let paragraph = Paragraph::new(&text, BaseDirection::Auto);
        let lines = paragraph.break_lines(40);
        let mut visual = VisualLine::new();
        let mut lay_out_all = || {
            for line in &lines {
                paragraph.lay_out(line, Rendition::default(), &mut visual);
            }
            visual.capacities()
        };
        let after_one_pass = lay_out_all();
        assert_eq!(lay_out_all(), after_one_pass);
    }

    #[test]
    fn a_line_of_another_paragraph_does_no_harm() {
        let long = Paragraph::new(&"بيت ".repeat(50), BaseDirection::Auto);
        let short = Paragraph::new("بيت", BaseDirection::Auto);
        let mut visual = VisualLine::new();
        for line in long.break_lines(9) {
            short.lay_out(&line, Rendition::default(), &mut visual);
            assert!(visual.width() <= 3);
        }
    }
}
