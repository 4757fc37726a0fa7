//! The history of jumps as rows: the newest place at the top, the one where one is among them.

use crate::app::jumps::{Jumps, Place};

/// The history, laid over the panes.
#[derive(Clone, Debug)]
pub struct HistoryOverlay {
    /// Its places, the newest first.
    pub places: Vec<Place>,
    /// How many of them one went back from.
    ahead: usize,
    /// Whether the next one is where one is; no article may be open.
    has_here: bool,
}

impl HistoryOverlay {
    /// The history of these jumps, seen from a place.
    #[must_use]
    pub fn new(jumps: &Jumps, here: Option<Place>) -> Self {
        let ahead = jumps.ahead().iter().cloned();
        Self {
            ahead: jumps.ahead().len(),
            has_here: here.is_some(),
            places: ahead.chain(here).chain(jumps.behind().cloned()).collect(),
        }
    }

    /// The row of the place where one is.
    #[must_use]
    pub fn here(&self) -> Option<usize> {
        self.has_here.then_some(self.ahead)
    }

    /// The row one begins at: where one is, else the place one came from.
    #[must_use]
    pub fn first_row(&self) -> usize {
        self.ahead.min(self.places.len().saturating_sub(1))
    }

    /// How many places back a row is, forward where negative.
    #[must_use]
    pub fn steps_to(&self, row: usize) -> isize {
        let steps = row.cast_signed() - self.ahead.cast_signed();
        // The first place back has the row of the one where one is.
        let is_behind = !self.has_here && steps >= 0;
        steps + isize::from(is_behind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ArticleId;

    #[test]
    fn each_row_leads_to_its_place_whether_an_article_is_open_or_not() {
        for is_open in [true, false] {
            let place = |article| Place::at(ArticleId(article), 0);
            let mut jumps = Jumps::default();
            (1..5).for_each(|article| jumps.leave(place(article)));
            let here = jumps.go(2, Some(place(5))).filter(|_| is_open);
            let history = HistoryOverlay::new(&jumps, here.clone());
            assert_eq!(history.here().is_some(), is_open);
            for (row, shown) in history.places.iter().enumerate() {
                let reached = jumps.clone().go(history.steps_to(row), here.clone());
                let stays = Some(row) == history.here();
                assert_eq!(reached, (!stays).then(|| shown.clone()), "row {row}");
            }
        }
    }
}
