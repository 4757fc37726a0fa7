//! Putting an entity right: the menu of corrections, and the list of those that were made.

use crate::app::outstanding::{Outstanding, RequestId};
use crate::corrections::{Change, Correction};
use crate::extract::EntityKind;
use crate::library::EntityTotal;
use crate::notice::Deed;

/// Where a correction holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CorrectionScope {
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
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// Whether only the model found it.
    pub is_guess: bool,
    /// Whether the open article mentions it.
    pub is_here: bool,
    /// How the mention one stands at calls it, where that is another name.
    pub other_name: Option<String>,
}

/// The menu of corrections.
#[derive(Clone, Debug)]
pub struct CorrectOverlay {
    /// What is put right; `None` where the article has no entity, and a name can only be added.
    pub subject: Option<Subject>,
    /// What may be chosen.
    pub rows: Vec<CorrectRow>,
    /// What is to be changed, where it is still asked in which articles.
    pub pending: Option<Change>,
    /// How many articles mention it, once that is known.
    pub articles: Option<usize>,
    /// That number is awaited.
    pub(super) counted: Outstanding<()>,
    /// Who else has the name that was typed is awaited.
    pub(super) namesakes: Outstanding<String>,
}

/// A choice of the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CorrectRow {
    /// It is no entity.
    Hide,
    /// It is one, though only the model found it.
    Confirm,
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
    /// All corrections.
    List,
    /// It is of this kind.
    Kind(EntityKind),
    /// It is this one, which has the name that was typed.
    Into {
        /// The id of that one.
        id: String,
        /// Its name.
        name: String,
        /// Its kind.
        kind: EntityKind,
        /// How many articles mention that one.
        articles: usize,
    },
    /// It is called so, though another is, too.
    RenameTo(String),
    /// The name that was typed is of this kind.
    AddAs {
        /// The name.
        name: String,
        /// The kind.
        kind: EntityKind,
    },
    /// In which articles.
    In(CorrectionScope),
}

impl CorrectOverlay {
    /// The menu for an entity, or for an article without any.
    #[must_use]
    pub fn new(subject: Option<Subject>) -> Self {
        use CorrectRow::{Add, ChangeKind, Confirm, Hide, Join, List, Rename, Split, Undo};
        let mut rows = Vec::new();
        if let Some(subject) = &subject {
            rows.extend([Hide, Rename, ChangeKind, Join]);
            rows.extend(subject.other_name.is_some().then_some(Split));
            rows.extend(subject.is_guess.then_some(Confirm));
        }
        rows.extend([Add, List, Undo]);
        Self {
            subject,
            rows,
            pending: None,
            articles: None,
            counted: Outstanding::default(),
            namesakes: Outstanding::default(),
        }
    }

    /// A request failed. The menu goes on without what it was to bring.
    pub(super) fn fail(&mut self, request: RequestId) -> bool {
        self.counted.fail(request);
        self.namesakes.fail(request);
        false
    }

    /// What the entity is called that is put right.
    #[must_use]
    pub fn name(&self) -> String {
        let subject = self.subject.as_ref();
        subject.map_or_else(String::new, |subject| subject.name.clone())
    }

    /// Whether it makes a difference in which articles a change holds: whether other articles than the open one
    /// mention the entity, as far as is known.
    #[must_use]
    pub fn is_asked_where(&self) -> bool {
        match &self.subject {
            Some(subject) => subject.is_here && self.articles != Some(1),
            None => true,
        }
    }
}

/// What a chosen entity is for.
#[derive(Clone, Debug)]
pub enum Choosing {
    /// Another is the same as it.
    Merge(Subject),
    /// It is compared with another, of this id and name.
    Compare {
        /// The id of the other.
        id: String,
        /// Its name.
        name: String,
    },
}

/// Entities of the whole library, of which one is chosen while words are typed.
#[derive(Clone, Debug)]
pub struct ChooserOverlay {
    /// What it is for.
    pub choosing: Choosing,
    /// Those of the open article that the words fit.
    pub near: Vec<EntityTotal>,
    /// Those that may be chosen, the likeliest first; `None` until the library answers.
    pub rows: Option<Vec<EntityTotal>>,
    pub(super) awaited: Outstanding<()>,
}

impl ChooserOverlay {
    /// A choice for which nothing was typed yet.
    #[must_use]
    pub fn new(choosing: Choosing) -> Self {
        Self {
            choosing,
            near: Vec::new(),
            rows: None,
            awaited: Outstanding::default(),
        }
    }

    /// The id of the entity that another is chosen for.
    #[must_use]
    pub fn chosen_for(&self) -> &str {
        match &self.choosing {
            Choosing::Merge(subject) => &subject.id,
            Choosing::Compare { id, .. } => id,
        }
    }

    /// The kind that is likeliest.
    #[must_use]
    pub fn likeliest_kind(&self) -> Option<EntityKind> {
        match &self.choosing {
            Choosing::Merge(subject) => Some(subject.kind),
            Choosing::Compare { .. } => None,
        }
    }

    /// Takes over what the library has besides what is near.
    pub fn fill(&mut self, others: impl Iterator<Item = EntityTotal>) {
        let mut rows = self.near.clone();
        for other in others {
            let known = rows
                .iter_mut()
                .find(|row| row.ids.iter().any(|id| other.ids.contains(id)));
            match known {
                // The open article knows it by its own id; the library knows how many mention it.
                Some(row) => row.articles = row.articles.max(other.articles),
                None if other.ids.iter().any(|id| id == self.chosen_for()) => {}
                None => rows.push(other),
            }
        }
        self.rows = Some(rows);
    }
}

/// A correction that was made, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedCorrection {
    /// The correction.
    pub correction: Correction,
    /// What it is, in names.
    pub told: Deed,
    /// The name of its entity.
    pub name: String,
    /// The title of the article it holds in, or what names the article; `None` where it holds in all.
    pub article: Option<String>,
}

/// The corrections that were made, laid over the panes.
#[derive(Clone, Debug, Default)]
pub struct CorrectionsOverlay {
    /// The corrections, the newest first; `None` while they are awaited.
    pub list: Option<Vec<ListedCorrection>>,
    pub(super) awaited: Outstanding<()>,
}

/// How a correction of the entity that is called `name` is told.
#[must_use]
pub fn told(change: &Change, name: &str) -> Deed {
    let name = name.to_owned();
    match change {
        Change::Hide { .. } => Deed::Hidden { name },
        Change::Confirm { .. } => Deed::Confirmed { name },
        Change::Rename { name: to, .. } => Deed::Renamed {
            name,
            to: to.clone(),
        },
        Change::Kind { .. } => Deed::KindChanged { name },
        Change::Join { name: into, .. } => Deed::Merged {
            name,
            into: into.clone(),
        },
        Change::Split { name: part, .. } => Deed::SplitOff { name: part.clone() },
        Change::Add { name, .. } => Deed::NameAdded { name: name.clone() },
    }
}
