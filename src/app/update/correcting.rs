//! Putting entities right: the menu, what it asks on, and the list of the corrections that were made.

use crate::app::action::Action;
use crate::app::asking::ask;
use crate::app::correcting::{
    ChooserOverlay, Choosing, CorrectOverlay, CorrectRow, CorrectionScope, CorrectionsOverlay,
    ListedCorrection, Subject, told,
};
use crate::app::cursor::Cursor;
use crate::app::event::Effect;
use crate::app::meant_entity::MeantEntity;
use crate::app::outstanding::RequestId;
use crate::app::overlay::{Content, Overlay};
use crate::app::prompt::{Prompt, Purpose};
use crate::app::request::{CorrectionMade, Edit, Lookup};
use crate::app::state::App;
use crate::app::undo::{self, Made};
use crate::corrections::{Change, Correction};
use crate::extract::{EntityKind, written_name};
use crate::language::fold::fold;
use crate::library::Totals;
use crate::notice::{Deed, Notice};

use super::choosing::{open_chooser, totals_of_library};
use super::selection::{entity_meant, select_here};
use super::undoing::{redo, undo};

/// Lays the menu of corrections over the panes.
pub(super) fn open_corrections(app: &mut App) -> Vec<Effect> {
    if app.meant_entity().is_none() {
        let Some(reading) = &app.reading else {
            return Vec::new();
        };
        // Until the entities are known nobody can say that there are none.
        if reading.annotations.is_none() {
            return Vec::new();
        }
        select_here(app);
    }
    let subject = subject(app);
    app.notices.clear();
    let mut menu = CorrectOverlay::new(subject);
    let counted = menu.subject.as_ref().map(|subject| subject.id.clone());
    let counted = counted.map(|id| {
        let request = app.requests.fresh();
        menu.counted.expect(request, ());
        ask(request, Lookup::Extent(id))
    });
    app.lay_over(Content::Correct(menu));
    counted.into_iter().collect()
}

/// What is put right: the entity that is meant, and how the mention one stands at calls it.
fn subject(app: &App) -> Option<Subject> {
    let MeantEntity {
        id,
        name,
        kind,
        is_guess,
    } = app.meant_entity()?;
    let written = app.reading.as_ref().and_then(|reading| {
        let jumped_to = reading.jumped_to()?;
        let mut mentions = reading.mentions_in(jumped_to);
        let is_own = mentions.any(|(_, found)| found.id == id);
        is_own.then(|| written_name(&reading.article.body.text, jumped_to).into_owned())
    });
    Some(Subject {
        is_here: app.entity().is_some(),
        other_name: written.filter(|written| *written != name),
        id,
        name,
        kind,
        is_guess,
    })
}

/// Keeps that a guess of the model is an entity.
pub(super) fn confirm(app: &mut App) -> Vec<Effect> {
    let Some(MeantEntity {
        id, name, is_guess, ..
    }) = entity_meant(app)
    else {
        return Vec::new();
    };
    if !is_guess {
        app.notices.show(Notice::NoGuess { name });
        return Vec::new();
    }
    let change = Change::Confirm { entity: id };
    vec![correct(app, &name, change, CorrectionScope::Everywhere)]
}

/// Where the menu lies over the panes; something else may lie on it.
fn place_of_menu(app: &App) -> Option<usize> {
    let is_menu = |overlay: &Overlay| matches!(overlay.content, Content::Correct(_));
    app.overlays.iter().rposition(is_menu)
}

/// The menu, wherever it lies over the panes.
fn menu(app: &mut App) -> Option<&mut CorrectOverlay> {
    let place = place_of_menu(app)?;
    match &mut app.overlays[place].content {
        Content::Correct(menu) => Some(menu),
        _ => None,
    }
}

/// Takes the menu away.
fn close_menu(app: &mut App) {
    if let Some(place) = place_of_menu(app) {
        app.overlays.remove(place);
    }
}

/// Does what a row says, or asks on.
pub(super) fn choose(app: &mut App, row: usize) -> Vec<Effect> {
    let Some(menu) = menu(app) else {
        return Vec::new();
    };
    let subject = menu.subject.clone();
    let Some(choice) = menu.rows.get(row).cloned() else {
        return Vec::new();
    };
    if let Some(change) = change(&choice, subject.as_ref()) {
        return settle(app, change);
    }
    match (choice, subject) {
        (CorrectRow::Undo, _) => {
            close_menu(app);
            return vec![app.ask(Edit::UndoCorrection)];
        }
        (CorrectRow::List, _) => {
            close_menu(app);
            return open_list(app);
        }
        (CorrectRow::In(scope), _) => {
            let (pending, name) = (menu.pending.take(), menu.name());
            close_menu(app);
            let made = pending.map(|change| correct(app, &name, change, scope));
            return made.into_iter().collect();
        }
        (CorrectRow::ChangeKind, _) => ask_on(app, EntityKind::ALL.map(CorrectRow::Kind).to_vec()),
        (CorrectRow::Join, Some(subject)) => {
            return open_chooser(app, ChooserOverlay::new(Choosing::Merge(subject)));
        }
        (CorrectRow::Rename, Some(subject)) => {
            app.prompt = Some(Prompt::new(Purpose::RenameEntity, &subject.name));
        }
        _ => app.prompt = Some(Prompt::fresh(Purpose::AddEntity, "")),
    }
    Vec::new()
}

/// Makes a change; where it makes a difference in which articles, that is asked first.
pub(super) fn settle(app: &mut App, change: Change) -> Vec<Effect> {
    let Some(menu) = menu(app) else {
        return Vec::new();
    };
    let is_asked = match change {
        Change::Confirm { .. } => false,
        // Nobody knows yet which articles have the name.
        Change::Add { .. } => true,
        _ => menu.is_asked_where(),
    };
    if !is_asked {
        let name = menu.name();
        close_menu(app);
        return vec![correct(app, &name, change, CorrectionScope::Everywhere)];
    }
    menu.pending = Some(change);
    let scopes = [CorrectionScope::Everywhere, CorrectionScope::Here];
    ask_on(app, scopes.map(CorrectRow::In).to_vec());
    Vec::new()
}

/// Lays further choices before the reader.
fn ask_on(app: &mut App, rows: Vec<CorrectRow>) {
    let Some(menu) = menu(app) else { return };
    menu.rows = rows;
    if let Some(place) = place_of_menu(app) {
        app.overlays[place].cursor = Cursor::default();
    }
}

/// The correction that a row is; `None` for one that asks on.
fn change(row: &CorrectRow, subject: Option<&Subject>) -> Option<Change> {
    let entity = || subject.map(|subject| subject.id.clone());
    Some(match row.clone() {
        CorrectRow::AddAs { name, kind } => Change::Add { name, kind },
        CorrectRow::Hide => Change::Hide { entity: entity()? },
        CorrectRow::Confirm => Change::Confirm { entity: entity()? },
        CorrectRow::Kind(kind) => Change::Kind {
            entity: entity()?,
            kind,
        },
        CorrectRow::Into { id, name, kind, .. } => Change::Join {
            entity: entity()?,
            into: id,
            name,
            kind,
        },
        CorrectRow::RenameTo(name) => Change::Rename {
            entity: entity()?,
            name,
        },
        CorrectRow::Split => Change::Split {
            entity: entity()?,
            name: subject?.other_name.clone()?,
        },
        CorrectRow::In(_)
        | CorrectRow::Rename
        | CorrectRow::ChangeKind
        | CorrectRow::Join
        | CorrectRow::Add
        | CorrectRow::List
        | CorrectRow::Undo => return None,
    })
}

/// Takes the name that was typed for what the menu asked it for. Before something is renamed the library is asked who
/// else has the name.
pub(super) fn on_name_typed(app: &mut App, prompt: &Prompt) -> Vec<Effect> {
    let name = prompt.text().trim().to_owned();
    let request = app.requests.fresh();
    let Some(menu) = menu(app).filter(|_| !name.is_empty()) else {
        return Vec::new();
    };
    if prompt.purpose == Purpose::RenameEntity {
        menu.namesakes.expect(request, name.clone());
        return vec![ask(request, Lookup::Choices(totals_of_library(&name)))];
    }
    let as_kind = |kind| CorrectRow::AddAs {
        name: name.clone(),
        kind,
    };
    ask_on(app, EntityKind::ALL.map(as_kind).to_vec());
    Vec::new()
}

/// Renames, unless something else has the name: then it is asked whether it is the same.
pub(super) fn take_namesakes(app: &mut App, id: RequestId, totals: &Totals) -> Vec<Effect> {
    let Some(menu) = menu(app) else {
        return Vec::new();
    };
    let (Some(new), Some(subject)) = (menu.namesakes.take(id), menu.subject.clone()) else {
        return Vec::new();
    };
    let folded = fold(&new).text;
    let entities = totals.kinds.iter().flat_map(|kind| &kind.entities);
    let namesakes = entities
        .filter(|entity| fold(&entity.name).text == folded && !entity.ids.contains(&subject.id));
    let mut rows: Vec<CorrectRow> = namesakes
        .filter_map(|entity| {
            Some(CorrectRow::Into {
                id: entity.ids.first()?.clone(),
                name: entity.name.clone(),
                kind: entity.kind,
                articles: entity.articles,
            })
        })
        .collect();
    rows.push(CorrectRow::RenameTo(new.clone()));
    if rows.len() > 1 {
        ask_on(app, rows);
        return Vec::new();
    }
    let entity = subject.id;
    settle(app, Change::Rename { entity, name: new })
}

/// The menu learns how many articles mention its entity.
pub(super) fn take_extent(app: &mut App, id: RequestId, articles: usize) {
    let menus = app
        .overlays
        .iter_mut()
        .filter_map(|overlay| match &mut overlay.content {
            Content::Correct(menu) => Some(menu),
            _ => None,
        });
    for menu in menus {
        if menu.counted.take(id).is_some() {
            menu.articles = Some(articles);
        }
    }
}

/// Makes a correction of the entity that is called `name`, which can be undone.
fn correct(app: &mut App, name: &str, change: Change, scope: CorrectionScope) -> Effect {
    let key = app.reading.as_ref().map(|reading| reading.article.key());
    let article = key.filter(|_| scope == CorrectionScope::Here);
    let deed = told(&change, name);
    let correction = Correction { change, article };
    let done = undo::UndoableChange::Correction(correction.clone(), Made::Done);
    app.history.record(deed, done);
    app.ask(Edit::Correct(correction))
}

/// Tells what was corrected and how that is taken back.
pub(super) fn on_corrected(app: &mut App, made: CorrectionMade) -> Vec<Effect> {
    let what = told(&made.correction.change, &made.name);
    app.entities.expire();
    let shown = app.notices.shown();
    let is_told = matches!(shown, Some(Notice::Undone(_) | Notice::Redone(_)));
    if !is_told {
        app.notices.show(match made.is_undone {
            true => Notice::CorrectionUndone { what },
            false => Notice::Corrected {
                what,
                is_in_one: made.correction.article.is_some(),
            },
        });
    }
    let list = refresh_list(app);
    [app.refresh_list()].into_iter().chain(list).collect()
}

/// Lays the corrections that were made over the panes; they come when the library answers.
fn open_list(app: &mut App) -> Vec<Effect> {
    let content = Content::Corrections(CorrectionsOverlay::default());
    app.lay_over(content);
    refresh_list(app).into_iter().collect()
}

fn listed(overlay: &mut Overlay) -> Option<&mut CorrectionsOverlay> {
    match &mut overlay.content {
        Content::Corrections(corrections) => Some(corrections),
        _ => None,
    }
}

/// Asks for the corrections once more, where they are shown.
fn refresh_list(app: &mut App) -> Option<Effect> {
    let request = app.requests.fresh();
    let shown = app.overlays.iter_mut().find_map(listed)?;
    shown.awaited.expect(request, ());
    Some(ask(request, Lookup::Corrections))
}

/// Shows the corrections, where they are awaited.
pub(super) fn fill_list(app: &mut App, id: RequestId, list: Vec<ListedCorrection>) {
    let count = list.len();
    for overlay in &mut app.overlays {
        let Some(shown) = listed(overlay) else {
            continue;
        };
        if shown.awaited.take(id).is_none() {
            continue;
        }
        shown.list = Some(list);
        overlay.cursor.keep_within(count);
        return;
    }
}

/// Takes an action that means something else among the corrections than elsewhere.
pub(super) fn on_list(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    let top = app.overlays.last_mut()?;
    let row = top.cursor.selected;
    let shown = listed(top)?;
    match action {
        Action::Restore => return Some(undo(app)),
        Action::Redo => return Some(redo(app)),
        Action::Forget => {}
        _ => return None,
    }
    let chosen = shown.list.as_ref().and_then(|list| list.get(row));
    let ListedCorrection {
        correction, name, ..
    } = chosen.cloned()?;
    record_taken_back(app, correction.clone(), name);
    Some(vec![app.ask(Edit::TakeBack(correction))])
}

/// Remembers that the last correction was taken back, which can be undone as all else.
pub(super) fn record_undone(app: &mut App, undone: CorrectionMade) {
    record_taken_back(app, undone.correction, undone.name);
}

fn record_taken_back(app: &mut App, correction: Correction, name: String) {
    let undone = undo::UndoableChange::Correction(correction, Made::Undone);
    app.history.record(Deed::CorrectionRemoved { name }, undone);
}
