//! Putting entities right.

use crate::app::correcting::{CorrectOverlay, CorrectRow, Scope, Subject};
use crate::app::event::Effect;
use crate::app::overlay::{Content, Overlay};
use crate::app::prompt::{Prompt, Purpose};
use crate::app::request::Edit;
use crate::app::state::App;
use crate::app::undo::{self, Made};
use crate::corrections::{Change, Correction};
use crate::extract::{EntityKind, written_name};
use crate::notice::Deed;

use super::selection::select_here;

/// The row of the menu one begins at: after the scope.
const FIRST_ROW: usize = 1;

/// Lays the menu of corrections over the panes.
pub(super) fn open_corrections(app: &mut App) {
    let Some(reading) = &app.reading else { return };
    // Until the entities are known nobody can say that there are none.
    if reading.annotations.is_none() {
        return;
    }
    if app.entity().is_none() {
        select_here(app);
    }
    let subject = app.entity().map(|entity| {
        let (id, name) = (entity.id.clone(), entity.name.clone());
        let written = app.reading.as_ref().and_then(|reading| {
            let jumped_to = reading.jumped_to()?;
            let is_own = reading
                .mentions_in(jumped_to)
                .any(|(_, found)| found.id == id);
            is_own.then(|| written_name(&reading.article.body.text, jumped_to).into_owned())
        });
        Subject {
            other_name: written.filter(|written| *written != name),
            id,
            name,
        }
    });
    app.notices.clear();
    let content = Content::Correct(CorrectOverlay::new(subject));
    app.overlays.push(Overlay::at(FIRST_ROW, content));
}

/// The menu, where it is what lies on top.
fn menu(app: &mut App) -> Option<&mut CorrectOverlay> {
    match &mut app.overlays.last_mut()?.content {
        Content::Correct(menu) => Some(menu),
        _ => None,
    }
}

/// Does what a row says, or asks on.
pub(super) fn choose(app: &mut App, row: usize) -> Vec<Effect> {
    let Some(menu) = menu(app) else {
        return Vec::new();
    };
    let (subject, scope) = (menu.subject.clone(), menu.scope);
    let name = subject
        .as_ref()
        .map(|subject| subject.name.clone())
        .unwrap_or_default();
    let Some(choice) = menu.rows.get(row).cloned() else {
        return Vec::new();
    };
    if choice == CorrectRow::Undo {
        app.overlays.pop();
        return vec![app.ask(Edit::UndoCorrection)];
    }
    if let Some(change) = change(&choice, subject.as_ref()) {
        app.overlays.pop();
        return vec![correct(app, name, change, scope)];
    }
    match (choice, subject) {
        (CorrectRow::Scope, _) => menu.scope = scope.other(),
        (CorrectRow::ChangeKind, _) => ask_on(app, EntityKind::ALL.map(CorrectRow::Kind).to_vec()),
        (CorrectRow::Join, Some(subject)) => {
            let others = others(app, &subject.id);
            ask_on(app, others);
        }
        (CorrectRow::Rename, Some(subject)) => {
            app.prompt = Some(Prompt::new(Purpose::RenameEntity, &subject.name));
        }
        _ => app.prompt = Some(Prompt::fresh(Purpose::AddEntity, "")),
    }
    Vec::new()
}

/// Lays further choices before the reader.
fn ask_on(app: &mut App, rows: Vec<CorrectRow>) {
    let Some(menu) = menu(app) else { return };
    let menu = CorrectOverlay {
        rows,
        ..menu.clone()
    };
    app.overlays.pop();
    app.overlays.push(Overlay::new(Content::Correct(menu)));
}

/// The correction that a row is; `None` for one that asks on.
fn change(row: &CorrectRow, subject: Option<&Subject>) -> Option<Change> {
    let entity = || subject.map(|subject| subject.id.clone());
    Some(match row.clone() {
        CorrectRow::AddAs { name, kind } => Change::Add { name, kind },
        CorrectRow::Hide => Change::Hide { entity: entity()? },
        CorrectRow::Kind(kind) => Change::Kind {
            entity: entity()?,
            kind,
        },
        CorrectRow::Into { id, name, kind } => Change::Join {
            entity: entity()?,
            into: id,
            name,
            kind,
        },
        CorrectRow::Split => Change::Split {
            entity: entity()?,
            name: subject?.other_name.clone()?,
        },
        CorrectRow::Scope
        | CorrectRow::Rename
        | CorrectRow::ChangeKind
        | CorrectRow::Join
        | CorrectRow::Add
        | CorrectRow::Undo => return None,
    })
}

/// Takes the name that was typed for what the menu asked it for.
pub(super) fn on_name_typed(app: &mut App, prompt: &Prompt) -> Vec<Effect> {
    let name = prompt.text().trim().to_owned();
    let Some(menu) = menu(app).filter(|_| !name.is_empty()) else {
        return Vec::new();
    };
    let scope = menu.scope;
    if let (Purpose::RenameEntity, Some(subject)) = (prompt.purpose, &menu.subject) {
        let (entity, before) = (subject.id.clone(), subject.name.clone());
        app.overlays.pop();
        return vec![correct(app, before, Change::Rename { entity, name }, scope)];
    }
    let as_kind = |kind| CorrectRow::AddAs {
        name: name.clone(),
        kind,
    };
    ask_on(app, EntityKind::ALL.map(as_kind).to_vec());
    Vec::new()
}

/// Makes a correction of the entity that is called `name`, which can be undone.
fn correct(app: &mut App, name: String, change: Change, scope: Scope) -> Effect {
    let key = app.reading.as_ref().map(|reading| reading.article.key());
    let article = key.filter(|_| scope == Scope::Here);
    let deed = deed(name, &change);
    let correction = Correction { change, article };
    let done = undo::Change::Correction(correction.clone(), Made::Done);
    app.history.record(deed, done);
    app.ask(Edit::Correct(correction))
}

/// How a correction of the entity that is called `name` is told.
fn deed(name: String, change: &Change) -> Deed {
    match change {
        Change::Hide { .. } => Deed::Hidden { name },
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

/// The other entities of the open article, those of the same kind first.
fn others(app: &App, id: &str) -> Vec<CorrectRow> {
    let annotations = app
        .reading
        .as_ref()
        .and_then(|reading| reading.annotations.clone());
    let entities = annotations.map_or_else(Vec::new, |found| found.entities.clone());
    let kind = entities
        .iter()
        .find(|entity| entity.id == id)
        .map(|entity| entity.kind);
    let mut others: Vec<_> = entities
        .into_iter()
        .filter(|entity| entity.id != id)
        .collect();
    others.sort_by_key(|entity| Some(entity.kind) != kind);
    let row = |entity: crate::extract::Entity| CorrectRow::Into {
        id: entity.id,
        name: entity.name,
        kind: entity.kind,
    };
    others.into_iter().map(row).collect()
}
