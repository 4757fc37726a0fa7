//! The menu in which the reader says how things look: the settings of the appearance, and what takes them back.

use crate::app::arrangement::Pane;
use crate::appearance::AppearanceSetting;

/// The menu.
#[derive(Clone, Debug)]
pub struct AppearanceMenu {
    /// The pane one came from.
    pub from: Pane,
}

/// A row of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuRow {
    /// A setting.
    Setting(AppearanceSetting),
    /// Takes back all that was chosen.
    Reset,
}

impl AppearanceMenu {
    /// How many rows there are.
    #[must_use]
    pub fn row_count(&self) -> usize {
        AppearanceSetting::ALL.len() + 1
    }

    /// What a row is.
    #[must_use]
    pub fn row(&self, index: usize) -> Option<MenuRow> {
        match AppearanceSetting::ALL.get(index) {
            Some(setting) => Some(MenuRow::Setting(*setting)),
            None => (index == AppearanceSetting::ALL.len()).then_some(MenuRow::Reset),
        }
    }
}
