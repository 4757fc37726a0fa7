//! One line in visual order: levels of the line (L1) and the order of its runs (L2).

use std::ops::Range;

use super::bidi::{self, Run};
use super::cells::VisualLine;
use super::lines::Line;
use super::paragraph::Paragraph;
use super::rendition::{Order, Rendition};
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
        let end = (line.end as usize).min(self.units.len());
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
        let writer = Writer::new(self, units.start, limit, rendition);

        if self.traits.tabs {
            writer.measure_tabs(units.clone(), out);
        }
        if let (Some(level), Order::Visual) = (self.traits.level, rendition.order) {
            return writer.write_run((units.start as u32, units.end as u32, level), out);
        }
        self.line_levels(units.clone(), &mut out.levels);
        let mut runs = std::mem::take(&mut out.runs);
        collect_runs(&out.levels, units.start as u32, &mut runs);
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

    /// The levels of a line's units, L1 applied.
    fn line_levels(&self, units: Range<usize>, levels: &mut Vec<u8>) {
        levels.clear();
        levels.extend(self.units[units.clone()].iter().map(|unit| unit.level));
        let base = self.direction.level();
        let mut yields = true;
        for (unit, level) in self.units[units].iter().zip(levels).rev() {
            yields = unit.separates() || yields && unit.yields();
            if yields {
                *level = base;
            }
        }
    }
}

/// The runs of equal levels, in logical order; `first` is the unit of the first level.
fn collect_runs(levels: &[u8], first: u32, runs: &mut Vec<Run>) {
    runs.clear();
    for (unit, &level) in (first..).zip(levels) {
        match runs.last_mut() {
            Some(run) if run.2 == level => run.1 = unit + 1,
            _ => runs.push((unit, unit + 1, level)),
        }
    }
}
