//! The sidebar: the entities of the open article, grouped by kind.

use crate::extract::{Entity, EntityKind};
use crate::language::ranking::{Sought, ranked};

/// A row of the sidebar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SidebarRow {
    /// The heading of a kind, and how many entities it has.
    Kind(EntityKind, usize),
    /// An entity: its index among those of the article.
    Entity(usize),
}

/// What the sidebar shows and how far it is scrolled.
#[derive(Clone, Debug, Default)]
pub struct EntityPane {
    /// Its rows.
    pub rows: Vec<SidebarRow>,
    /// The row at the top.
    pub top: usize,
    /// Words that narrow it.
    pub words: String,
}

impl EntityPane {
    /// Makes the rows for the entities of an article.
    pub fn fill(&mut self, entities: &[Entity]) {
        self.rows.clear();
        for kind in EntityKind::ALL {
            let of_kind = entities
                .iter()
                .enumerate()
                .filter(|(_, entity)| entity.kind == kind);
            let of_kind: Vec<usize> = if self.words.trim().is_empty() {
                of_kind.map(|(index, _)| index).collect()
            } else {
                let fitting = ranked(&self.words, of_kind, |(_, entity)| entity.name.as_str());
                fitting.into_iter().map(|(index, _)| index).collect()
            };
            if !of_kind.is_empty() {
                self.rows.push(SidebarRow::Kind(kind, of_kind.len()));
                self.rows
                    .extend(of_kind.into_iter().map(SidebarRow::Entity));
            }
        }
        self.top = self.top.min(self.rows.len().saturating_sub(1));
    }

    /// The entity that fits the words best, of those that are shown; of several the one in the highest row.
    #[must_use]
    pub fn best(&self, entities: &[Entity]) -> Option<usize> {
        let sought = Sought::new(&self.words);
        let shown = (0..self.rows.len()).filter_map(|row| self.entity_at(row));
        let fitting =
            shown.filter_map(|index| Some((sought.fit(&entities.get(index)?.name)?, index)));
        fitting.min_by_key(|(fit, _)| *fit).map(|(_, index)| index)
    }

    /// The row of an entity.
    #[must_use]
    pub fn row_of(&self, entity: usize) -> Option<usize> {
        self.rows
            .iter()
            .position(|row| *row == SidebarRow::Entity(entity))
    }

    /// The entity some entities further on (or back), from a row; from before the first where no
    /// row is given.
    #[must_use]
    pub fn step(&self, from: Option<usize>, steps: isize) -> Option<usize> {
        let entities: Vec<usize> = (0..self.rows.len())
            .filter(|row| self.entity_at(*row).is_some())
            .collect();
        let last = entities.len().checked_sub(1)?;
        let index = match from.and_then(|from| entities.iter().position(|row| *row == from)) {
            Some(at) => at.saturating_add_signed(steps).min(last),
            None if steps == isize::MAX => last,
            None => 0,
        };
        self.entity_at(entities[index])
    }

    /// The entity of a row.
    #[must_use]
    pub fn entity_at(&self, row: usize) -> Option<usize> {
        match self.rows.get(row)? {
            SidebarRow::Entity(index) => Some(*index),
            SidebarRow::Kind(..) => None,
        }
    }

    /// Scrolls so that a row is in sight, with its heading where that is just above.
    pub fn show(&mut self, row: usize, height: u16) {
        let height = usize::from(height.max(1));
        let above = row.saturating_sub(1);
        let first = if matches!(self.rows.get(above), Some(SidebarRow::Kind(..))) {
            above
        } else {
            row
        };
        if first < self.top {
            self.top = first;
        } else if row >= self.top + height {
            self.top = row + 1 - height;
        }
    }

    /// Moves the rows under the pane.
    pub fn scroll(&mut self, rows: isize, height: u16) {
        let last = self.rows.len().saturating_sub(usize::from(height));
        self.top = self.top.saturating_add_signed(rows).min(last);
    }
}
