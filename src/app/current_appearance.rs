//! The appearance that holds: that of the settings, and over it what was chosen in the menu.

use crate::appearance::{Appearance, Chosen, ChosenChanges, Configured};

/// The appearance of the settings, and the one that holds.
#[derive(Clone, Debug, Default)]
pub struct CurrentAppearance {
    /// What the settings say.
    pub configured: Configured,
    /// What holds now.
    pub now: Appearance,
    /// What is remembered of that.
    kept: Chosen,
}

impl CurrentAppearance {
    /// The settings, and over them what was chosen before.
    #[must_use]
    pub fn new(configured: Configured, chosen: &Chosen) -> Self {
        Self {
            now: chosen.over(&configured),
            kept: chosen.clone(),
            configured,
        }
    }

    /// What has changed in what is to be remembered; `None` where nothing has.
    pub fn keep(&mut self) -> Option<ChosenChanges> {
        let chosen = self.kept.updated(&self.configured, &self.now);
        let changes = self.kept.changes_to(&chosen);
        self.kept = chosen;
        (!changes.is_empty()).then_some(changes)
    }
}
