//! What can be pointed at on the screen.

use crate::app::arrangement::Area;
use crate::app::{App, Pane, Target};
use crate::ui::hyperlinks::Hyperlink;

/// What can be pointed at, and where; made by [`super::draw`].
#[derive(Clone, Debug, Default)]
pub struct Regions {
    regions: Vec<(Area, Target)>,
    hyperlinks: Vec<Hyperlink>,
}

impl Regions {
    pub(super) fn add(&mut self, area: Area, target: Target) {
        self.regions.push((area, target));
    }

    /// Adds cells of a link; with those right before them they are one piece.
    pub(super) fn add_hyperlink(&mut self, hyperlink: Hyperlink) {
        if let Some(last) = self.hyperlinks.last_mut()
            && (last.y, last.number) == (hyperlink.y, hyperlink.number)
            && last.columns.end == hyperlink.columns.start
        {
            last.columns.end = hyperlink.columns.end;
            return;
        }
        self.hyperlinks.push(hyperlink);
    }

    /// The cells that lead to an address.
    #[must_use]
    pub fn hyperlinks(&self) -> &[Hyperlink] {
        &self.hyperlinks
    }

    pub(super) fn take_hyperlinks(&mut self) -> Vec<Hyperlink> {
        std::mem::take(&mut self.hyperlinks)
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
            Target::Pane(Pane::Reading) => Some(text_at(app, column, row).unwrap_or(*target)),
            _ => Some(*target),
        }
    }
}

/// What of the open article's text is shown at a cell of the screen, or nearest to it in its row.
fn text_at(app: &App, column: u16, row: u16) -> Option<Target> {
    let text = app.arrangement()?.text()?;
    let reading = app.reading()?;
    let down = usize::from(row.checked_sub(text.y).filter(|down| *down < text.height)?);
    let column = column.saturating_sub(text.x);
    let sign = reading.page.nearest_sign(reading.top() + down, column)?;
    let offset = sign.range.start;
    Some(match sign.distance(column) {
        0 => Target::Text(offset),
        _ => Target::BesideText(offset),
    })
}
