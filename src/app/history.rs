//! The history of jumps as rows: the newest place at the top, the one where one is among them.

use crate::app::jumps::{Jumps, Place};

/// The history, laid over the panes.
#[derive(Clone, Debug)]
pub struct HistoryOverlay {
    /// Its places, the newest first.
    pub places: Vec<Place>,
    /// Which of them is where one is.
    pub here: usize,
}

impl HistoryOverlay {
    /// The history of these jumps, seen from a place.
    #[must_use]
    pub fn new(jumps: &Jumps, here: Option<Place>) -> Self {
        let ahead = jumps.ahead().iter().cloned();
        Self {
            here: jumps.ahead().len(),
            places: ahead.chain(here).chain(jumps.behind().cloned()).collect(),
        }
    }

    /// How many places back a row is, forward where negative.
    #[must_use]
    pub fn steps_to(&self, row: usize) -> isize {
        row.cast_signed() - self.here.cast_signed()
    }
}
