//! Putting entities right.

use crate::app::action::Action;
use crate::app::correcting::{CorrectOverlay, CorrectRow, Scope, Subject};
use crate::app::prompt::{Prompt, Purpose};
use crate::app::{App, Edit, Effect, Overlay};
use crate::corrections::{Change, Correction};
use crate::extract::EntityKind;

use super::mentions::select_here;
use super::overlays::steps_of;

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
            is_own.then(|| jumped_to.of(&reading.article.body.text).to_owned())
        });
        Subject {
            other_name: written.filter(|written| *written != name),
            id,
            name,
        }
    });
    app.notice = None;
    app.overlays
        .push(Overlay::Correct(CorrectOverlay::new(subject)));
}

pub(super) fn on_correct_action(
    app: &mut App,
    mut overlay: CorrectOverlay,
    action: Action,
) -> Vec<Effect> {
    let height = app.card_rows_in_sight();
    match (action, steps_of(action, height)) {
        (Action::Open, _) => {
            let row = overlay.selected;
            return choose(app, overlay, row);
        }
        (_, Some(steps)) => overlay.step(steps, height),
        _ => {}
    }
    app.overlays.push(Overlay::Correct(overlay));
    Vec::new()
}

/// Does what a row says, or asks on.
pub(super) fn choose(app: &mut App, mut overlay: CorrectOverlay, row: usize) -> Vec<Effect> {
    let Some(choice) = overlay.rows.get(row).cloned() else {
        return Vec::new();
    };
    if choice == CorrectRow::Undo {
        return vec![app.ask(Edit::UndoCorrection)];
    }
    if let Some(change) = change(&choice, overlay.subject.as_ref()) {
        return vec![correct(app, change, overlay.scope)];
    }
    let subject = overlay.subject.clone();
    match (choice, subject) {
        (CorrectRow::Scope, _) => {
            overlay.scope = match overlay.scope {
                Scope::Everywhere => Scope::Here,
                Scope::Here => Scope::Everywhere,
            };
        }
        (CorrectRow::ChangeKind, _) => {
            overlay.ask(EntityKind::ALL.map(CorrectRow::Kind).to_vec());
        }
        (CorrectRow::Join, Some(subject)) => overlay.ask(others(app, &subject.id)),
        (CorrectRow::Rename, Some(subject)) => {
            app.prompt = Some(Prompt::new(Purpose::RenameEntity, &subject.name));
        }
        _ => app.prompt = Some(Prompt::fresh(Purpose::AddEntity, "")),
    }
    app.overlays.push(Overlay::Correct(overlay));
    Vec::new()
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
        CorrectRow::Part => Change::Part {
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
    let Some(Overlay::Correct(mut overlay)) = app.overlays.pop() else {
        return Vec::new();
    };
    if name.is_empty() {
        app.overlays.push(Overlay::Correct(overlay));
        return Vec::new();
    }
    if let (Purpose::RenameEntity, Some(subject)) = (prompt.purpose, &overlay.subject) {
        let change = Change::Rename {
            entity: subject.id.clone(),
            name,
        };
        return vec![correct(app, change, overlay.scope)];
    }
    let as_kind = |kind| CorrectRow::AddAs {
        name: name.clone(),
        kind,
    };
    overlay.ask(EntityKind::ALL.map(as_kind).to_vec());
    app.overlays.push(Overlay::Correct(overlay));
    Vec::new()
}

fn correct(app: &mut App, change: Change, scope: Scope) -> Effect {
    let origin = app
        .reading
        .as_ref()
        .map(|reading| reading.article.origin.to_string());
    let article = origin.filter(|_| scope == Scope::Here);
    app.ask(Edit::Correct(Correction { change, article }))
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
