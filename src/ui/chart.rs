//! Charts of columns, the earliest at the right.

use ratatui::style::Style;

use crate::app::arrangement::Area;
use crate::ui::View;

/// Columns of eighths.
const BARS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// The counts put together so that they fit `columns`.
pub(super) fn fitted(counts: &[usize], columns: u16) -> Vec<usize> {
    let per_bar = counts.len().div_ceil(usize::from(columns.max(1))).max(1);
    counts
        .chunks(per_bar)
        .map(|chunk| chunk.iter().sum())
        .collect()
}

impl View<'_> {
    /// Draws a column for each count from the right of an area, `most` as high as the area; returns the
    /// columns it took.
    pub(super) fn draw_bars(
        &mut self,
        area: Area,
        counts: &[usize],
        most: usize,
        style: Style,
    ) -> Area {
        let height = usize::from(area.height);
        let mut x = area.right();
        for count in counts {
            if x == area.x {
                break;
            }
            x -= 1;
            let eighths = (count * 8 * height).div_ceil(most.max(1));
            for (y, below) in (area.y..area.y + area.height).zip((0..height).rev()) {
                let own = eighths.saturating_sub(below * 8).min(8);
                self.canvas.symbol(x, y, BARS[own], style);
            }
        }
        Area {
            x,
            width: area.right() - x,
            ..area
        }
    }
}
