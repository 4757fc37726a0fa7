//! The entity that commands act on.

use crate::app::state::App;
use crate::extract::EntityKind;

/// An entity that something is done with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeantEntity {
    /// Its id, in the open article where that mentions it.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// Whether only the model found it.
    pub is_guess: bool,
}

impl App {
    /// The entity that is meant by what is done with one: the selected one, where the open article mentions it or the
    /// sidebar shows it.
    #[must_use]
    pub fn meant_entity(&self) -> Option<MeantEntity> {
        if let Some(entity) = self.entity() {
            return Some(MeantEntity {
                id: entity.id.clone(),
                name: entity.name.clone(),
                kind: entity.kind,
                is_guess: entity.is_guess,
            });
        }
        let id = self.selected_entity.as_deref()?;
        let shown = self.entities.with_id(id)?;
        Some(MeantEntity {
            id: id.to_owned(),
            name: shown.name.clone(),
            kind: shown.kind,
            is_guess: shown.is_guess,
        })
    }
}
