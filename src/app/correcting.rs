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

impl Scope {
    /// The other of the two.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Everywhere => Self::Here,
            Self::Here => Self::Everywhere,
        }
    }
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
    Split,
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
        use CorrectRow::{Add, ChangeKind, Hide, Join, Rename, Scope as InScope, Split, Undo};
        let mut rows = vec![InScope];
        if let Some(subject) = &subject {
            rows.extend([Hide, Rename, ChangeKind, Join]);
            rows.extend(subject.other_name.is_some().then_some(Split));
        }
        rows.extend([Add, Undo]);
        Self {
            subject,
            scope: Scope::default(),
            rows,
        }
    }
}
