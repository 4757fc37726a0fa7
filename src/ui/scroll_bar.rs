//! Scroll bars: how much of what there is lies above what is in sight, and how much below.

use crate::app::arrangement::Area;
use crate::ui::canvas::Side;
use crate::ui::{Role, View};

/// What is in sight of something that is longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scrolled {
    /// What lies above.
    pub(super) top: usize,
    /// What is in sight at most.
    pub(super) in_sight: usize,
    /// How much there is.
    pub(super) count: usize,
}

impl Scrolled {
    /// The first row of a bar of so many rows that stands for what is in sight, and how many do; `None` where all is
    /// in sight. It touches an end of the bar only where that end is in sight.
    fn thumb(self, rows: usize) -> Option<(usize, usize)> {
        let hidden = self.count.saturating_sub(self.in_sight);
        if hidden == 0 || rows < 3 {
            return None;
        }
        let length = (rows * self.in_sight / self.count).clamp(1, rows - 2);
        let free = rows - length;
        let first = match self.top {
            0 => 0,
            top if top >= hidden => free,
            top => (free * top / hidden).clamp(1, free - 1),
        };
        Some((first, length))
    }
}

impl View<'_> {
    /// Draws the bar of a pane in its outermost column at a side.
    pub(super) fn draw_scroll_bar(&mut self, pane: Area, side: Side, scrolled: Scrolled) {
        let Some((first, length)) = scrolled.thumb(pane.height.into()) else {
            return;
        };
        let x = match side {
            Side::Right => pane.right().saturating_sub(1),
            Side::Left | Side::Middle => pane.x,
        };
        let style = self.theme.style(Role::Faint);
        for (row, y) in (pane.y..pane.y + pane.height).enumerate() {
            if (first..first + length).contains(&row) {
                self.canvas.symbol(x, y, "┃", style);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thumb_touches_an_end_only_where_that_is_in_sight() {
        for (in_sight, count) in [(5, 6), (7, 100), (12, 50_000)] {
            for rows in 3..40 {
                for top in 0..=count - in_sight {
                    let scrolled = Scrolled {
                        top,
                        in_sight,
                        count,
                    };
                    let (first, length) = scrolled.thumb(rows).unwrap();
                    assert!(length > 0 && first + length <= rows, "{scrolled:?}");
                    assert_eq!(first == 0, top == 0, "{scrolled:?} in {rows}");
                    let is_at_end = top == count - in_sight;
                    assert_eq!(first + length == rows, is_at_end, "{scrolled:?} in {rows}");
                }
            }
        }
    }

    #[test]
    fn where_all_is_in_sight_there_is_no_bar() {
        let scrolled = Scrolled {
            top: 0,
            in_sight: 9,
            count: 9,
        };
        assert_eq!(scrolled.thumb(20), None);
    }
}
