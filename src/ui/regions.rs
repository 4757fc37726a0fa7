//! What can be pointed at on the screen.

use crate::app::arrangement::Area;
use crate::app::{App, Pane, Target};
use crate::page::Row;
use crate::text::VisualLine;

/// What can be pointed at, and where; made by [`super::draw`].
#[derive(Clone, Debug, Default)]
pub struct Regions {
    regions: Vec<(Area, Target)>,
}

impl Regions {
    pub(super) fn add(&mut self, area: Area, target: Target) {
        self.regions.push((area, target));
    }

    /// What stands at a cell of the screen.
    #[must_use]
    pub fn target(&self, app: &App, column: u16, row: u16) -> Option<Target> {
        let holds = |area: &Area| {
            (area.x..area.right()).contains(&column)
                && (area.y..area.y + area.height).contains(&row)
        };
        let (_, target) = self.regions.iter().rev().find(|(area, _)| holds(area))?;
        match target {
            Target::Pane(Pane::Reading) => {
                Some(offset_at(app, column, row).map_or(*target, Target::Text))
            }
            _ => Some(*target),
        }
    }
}

/// The byte of the open article's text that is shown at a cell of the screen.
fn offset_at(app: &App, column: u16, row: u16) -> Option<usize> {
    let text = app.arrangement()?.text()?;
    let reading = app.reading()?;
    let down = usize::from(row.checked_sub(text.y).filter(|down| *down < text.height)?);
    let lines = match reading.page.row(reading.top() + down) {
        Row::Blank(_) | Row::Rule | Row::TableRule(_) => return None,
        Row::Text(line) => vec![line],
        Row::Table(table) => table.lines,
    };
    let mut cells = VisualLine::default();
    lines.iter().find_map(|line| {
        line.lay_out(app.rendition(), &mut cells);
        let column = column.checked_sub(text.x + line.left(text.width))?;
        let cell = cells
            .cells()
            .find(|cell| (cell.column..cell.column + u16::from(cell.width)).contains(&column))?;
        Some(line.offset()? + cell.range.start)
    })
}
