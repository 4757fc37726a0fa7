//! The row one is at among some rows of which not all are in sight.

/// Where one is among some rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The row one is at.
    pub selected: usize,
    /// The row at the top.
    pub top: usize,
}

impl Cursor {
    /// Goes some of `count` rows on or back to one that can be chosen, or to the nearest such, and brings it into
    /// sight, where `height` rows are.
    pub fn step(
        &mut self,
        steps: isize,
        count: usize,
        height: usize,
        can_be_chosen: impl Fn(usize) -> bool,
    ) {
        let Some(last) = count.checked_sub(1) else {
            return;
        };
        let wanted = self.selected.saturating_add_signed(steps).min(last);
        let can_be_chosen = |row: &usize| can_be_chosen(*row);
        let below = (wanted..=last).find(can_be_chosen);
        let above = (0..=wanted).rev().find(can_be_chosen);
        let found = if steps >= 0 {
            below.or(above)
        } else {
            above.or(below)
        };
        self.selected = found.unwrap_or(0);
        let height = height.max(1);
        self.top = self
            .top
            .clamp((self.selected + 1).saturating_sub(height), self.selected);
        // Before the first that can be chosen stands what the others are about.
        if self.selected < height && !(0..self.selected).any(|row| can_be_chosen(&row)) {
            self.top = 0;
        }
    }

    /// The same, and a single step from the last row goes on to the first, from the first back to the last.
    pub fn step_round(
        &mut self,
        steps: isize,
        count: usize,
        height: usize,
        can_be_chosen: impl Fn(usize) -> bool,
    ) {
        let before = self.selected;
        self.step(steps, count, height, &can_be_chosen);
        let other_end = match steps {
            1 => isize::MIN,
            -1 => isize::MAX,
            _ => return,
        };
        if self.selected == before {
            self.step(other_end, count, height, can_be_chosen);
        }
    }

    /// Stays at a row that there is, of `count` rows.
    pub fn keep_within(&mut self, count: usize) {
        let last = count.saturating_sub(1);
        self.selected = self.selected.min(last);
        self.top = self.top.min(last);
    }

    /// Moves `count` rows of which `height` are in sight; the one selected stays.
    pub fn scroll(&mut self, rows: isize, count: usize, height: usize) {
        let last = count.saturating_sub(height);
        self.top = self.top.saturating_add_signed(rows).min(last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stops_at_the_ends_and_stays_in_sight() {
        let mut cursor = Cursor::default();
        let mut step = |steps| {
            cursor.step(steps, 10, 4, |_| true);
            (cursor.selected, cursor.top)
        };
        assert_eq!(step(1), (1, 0));
        assert_eq!(step(4), (5, 2));
        assert_eq!(step(isize::MAX), (9, 6));
        assert_eq!(step(-1), (8, 6));
        assert_eq!(step(isize::MIN), (0, 0));
        cursor.step(1, 0, 4, |_| true);
        assert_eq!(cursor, Cursor::default(), "there is nothing to go to");
    }

    #[test]
    fn a_single_step_goes_round_the_ends() {
        let mut cursor = Cursor::default();
        let mut step = |steps| {
            cursor.step_round(steps, 10, 4, |row| (2..9).contains(&row));
            (cursor.selected, cursor.top)
        };
        assert_eq!(step(0), (2, 0));
        assert_eq!(step(-1), (8, 5));
        assert_eq!(step(1), (2, 0));
        assert_eq!(step(20), (8, 5), "a page stops at the end");
        assert_eq!(step(20), (8, 5));
        assert_eq!(step(-20), (2, 0));
        cursor.step_round(1, 1, 4, |_| true);
        assert_eq!(cursor.selected, 0, "there is one row alone");
    }

    #[test]
    fn rows_that_cannot_be_chosen_are_passed_over() {
        let mut cursor = Cursor::default();
        let mut step = |steps| {
            cursor.step(steps, 9, 4, |row| [3, 5, 6].contains(&row));
            (cursor.selected, cursor.top)
        };
        assert_eq!(step(1), (3, 0));
        assert_eq!(step(1), (5, 2));
        assert_eq!(step(isize::MAX), (6, 3));
        assert_eq!(step(-1), (5, 3));
        assert_eq!(step(isize::MIN), (3, 0), "what stands above is in sight");
    }

    #[test]
    fn scrolling_ends_with_the_last_row() {
        let mut cursor = Cursor::default();
        cursor.scroll(100, 10, 4);
        assert_eq!((cursor.selected, cursor.top), (0, 6));
        cursor.scroll(-2, 10, 4);
        assert_eq!(cursor.top, 4);
        cursor.scroll(1, 3, 4);
        assert_eq!(cursor.top, 0);
    }
}
