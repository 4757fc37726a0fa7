//! Putting an entity right: the menu of corrections.

use crate::extract::EntityKind;

/// Where a correction holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// In every article, those to come too.
    #[default]
    Everywhere,
    /// In the open article.
    Here,
}

/// An entity that is put right.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How the mention one stands at calls it, where that is another name.
    pub other_name: Option<String>,
}

/// The menu of corrections.
#[derive(Clone, Debug)]
pub struct CorrectOverlay {
    /// What is put right; `None` where the article has no entity, and a name can only be added.
    pub subject: Option<Subject>,
    /// Where the correction is to hold.
    pub scope: Scope,
    /// What may be chosen.
    pub rows: Vec<CorrectRow>,
    /// What is chosen.
    pub selected: usize,
    /// The row at the top.
    pub top: usize,
}

/// A choice of the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CorrectRow {
    /// In which articles: changes when chosen.
    Scope,
    /// It is no entity.
    Hide,
    /// It is called something else.
    Rename,
    /// It is of another kind.
    ChangeKind,
    /// It is the same as another.
    Join,
    /// Where it is called as here, another is meant.
    Part,
    /// A name is missing.
    Add,
    /// Take the last correction back.
    Undo,
    /// It is of this kind.
    Kind(EntityKind),
    /// It is this one.
    Into {
        /// The id of that one.
        id: String,
        /// Its name.
        name: String,
        /// Its kind.
        kind: EntityKind,
    },
    /// The name that was typed is of this kind.
    AddAs {
        /// The name.
        name: String,
        /// The kind.
        kind: EntityKind,
    },
}

impl CorrectOverlay {
    /// The menu for an entity, or for an article without any.
    #[must_use]
    pub fn new(subject: Option<Subject>) -> Self {
        use CorrectRow::{Add, ChangeKind, Hide, Join, Part, Rename, Scope as InScope, Undo};
        let mut rows = vec![InScope];
        if let Some(subject) = &subject {
            rows.extend([Hide, Rename, ChangeKind, Join]);
            rows.extend(subject.other_name.is_some().then_some(Part));
        }
        rows.extend([Add, Undo]);
        Self {
            subject,
            scope: Scope::default(),
            rows,
            selected: 1,
            top: 0,
        }
    }

    /// Lays further choices before the reader.
    pub fn ask(&mut self, rows: Vec<CorrectRow>) {
        self.rows = rows;
        self.selected = 0;
        self.top = 0;
    }

    /// Goes some rows on or back, where `height` rows are in sight.
    pub fn step(&mut self, steps: isize, height: usize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(steps).min(last);
        let height = height.max(1);
        self.top = self
            .top
            .clamp((self.selected + 1).saturating_sub(height), self.selected);
    }
}
