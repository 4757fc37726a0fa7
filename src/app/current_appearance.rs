//! The appearance that holds: that of the settings, and over it what was chosen in the menu.

use crate::appearance::{Appearance, Chosen};

/// The appearance of the settings, and the one that holds.
#[derive(Clone, Debug, Default)]
pub struct CurrentAppearance {
    /// What the settings say.
    pub configured: Appearance,
    /// What holds now.
    pub now: Appearance,
    /// What is remembered of that.
    kept: Chosen,
}

impl CurrentAppearance {
    /// The settings, and over them what was chosen before.
    #[must_use]
    pub fn new(configured: Appearance, chosen: &Chosen) -> Self {
        let now = chosen.over(&configured);
        Self {
            kept: Chosen::between(&configured, &now),
            configured,
            now,
        }
    }

    /// What is to be remembered, where that is not what is remembered already.
    pub fn keep(&mut self) -> Option<Chosen> {
        let chosen = Chosen::between(&self.configured, &self.now);
        let is_new = chosen != self.kept;
        is_new.then(|| {
            self.kept = chosen.clone();
            chosen
        })
    }
}
