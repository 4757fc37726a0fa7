//! The row one is at among some rows of which not all are in sight.

/// Where one is in a menu.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The row one is at.
    pub selected: usize,
    /// The row at the top.
    pub top: usize,
}

impl Cursor {
    /// Goes some of `count` rows on or back, where `height` rows are in sight.
    pub fn step(&mut self, steps: isize, count: usize, height: usize) {
        let last = count.saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(steps).min(last);
        let height = height.max(1);
        self.top = self
            .top
            .clamp((self.selected + 1).saturating_sub(height), self.selected);
    }
}
