//! Entities and their mentions.

use crate::app::arrangement::Sidebar;
use crate::app::card::CardOverlay;
use crate::app::outstanding::Outstanding;
use crate::app::reading::{Ends, Reading, StepDirection};
use crate::app::{App, Effect, Lookup, MentioningOverlay, Overlay, Pane, Sought, Stepping, ask};
use crate::library::EntityFilter;
use crate::notice::Notice;

use super::moving::focus_on;
use super::searching::ask_for_next_match;

pub(super) fn fill_sidebar(app: &mut App) {
    let annotations = app
        .reading
        .as_ref()
        .and_then(|reading| reading.annotations.clone());
    app.entities
        .fill(annotations.as_ref().map_or(&[], |found| &found.entities));
    show_selected_entity(app);
}

pub(super) fn sidebar_height(app: &App) -> usize {
    let area = app
        .arrangement()
        .and_then(|arrangement| arrangement.sidebar);
    area.map_or(1, |area| usize::from(area.height))
}

/// The index of the selected entity among those of the open article.
pub(super) fn selected_index(app: &App) -> Option<usize> {
    let annotations = app.reading.as_ref()?.annotations.as_ref()?;
    let id = app.selected_entity.as_ref()?;
    annotations
        .entities
        .iter()
        .position(|entity| entity.id == *id)
}

pub(super) fn show_selected_entity(app: &mut App) {
    let row = selected_index(app).and_then(|index| app.entities.row_of(index));
    let area = app
        .arrangement()
        .and_then(|arrangement| arrangement.sidebar);
    if let (Some(row), Some(area)) = (row, area) {
        app.entities.show(row, area.height);
    }
}

pub(super) fn select_entity(app: &mut App, index: usize) {
    let annotations = app
        .reading
        .as_ref()
        .and_then(|reading| reading.annotations.as_ref());
    if let Some(entity) = annotations.and_then(|found| found.entities.get(index)) {
        app.selected_entity = Some(entity.id.clone());
        show_selected_entity(app);
    }
}

pub(super) fn step_entities(app: &mut App, steps: isize) {
    let from = selected_index(app).and_then(|index| app.entities.row_of(index));
    if let Some(index) = app.entities.step(from, steps) {
        select_entity(app, index);
    }
}

pub(super) fn toggle_sidebar(app: &mut App) {
    let is_in_sight = app
        .arrangement()
        .is_some_and(|arrangement| arrangement.sidebar.is_some());
    if app.focus == Pane::Sidebar {
        app.sidebar = Sidebar::Hidden;
        focus_on(app, Pane::Reading);
    } else {
        app.sidebar = Sidebar::Shown;
        focus_on(app, Pane::Sidebar);
        if is_in_sight && app.entity().is_none() {
            step_entities(app, 0);
        }
    }
}

pub(super) fn select_here(app: &mut App) {
    let here = app.reading.as_ref().and_then(Reading::mention_here);
    let Some((range, id)) = here.map(|(range, entity)| (range, entity.id.clone())) else {
        app.notice = Some(Notice::NoMentionHere);
        return;
    };
    if let Some(reading) = &mut app.reading {
        reading.jump_to(range);
    }
    app.selected_entity = Some(id);
    show_selected_entity(app);
}

pub(super) fn go_to_first_mention(app: &mut App) {
    let Some(range) = app
        .entity()
        .and_then(|entity| entity.mentions.first().copied())
    else {
        app.notice = Some(Notice::NoEntitySelected);
        return;
    };
    app.leave();
    focus_on(app, Pane::Reading);
    if let Some(reading) = &mut app.reading {
        reading.jump_to(range);
    }
    app.stepping = Some(Stepping::Mentions);
}

pub(super) fn begin_steps(app: &mut App, before: Option<Stepping>, kind: Stepping) {
    if before != Some(kind) {
        app.leave();
    }
    app.stepping = Some(kind);
    // Where an earlier step asked to go on in another article, one has gone elsewhere.
    app.next_match.cancel();
}

/// The next mention of the selected entity: in the open article, and behind its last one in the next article of the
/// list that mentions it.
pub(super) fn step_to_mention(
    app: &mut App,
    direction: StepDirection,
    before: Option<Stepping>,
) -> Vec<Effect> {
    if app.entity().is_none() {
        // Nothing of this article is selected: the entity one is reading about is meant.
        select_here(app);
        return Vec::new();
    }
    let Some(id) = app.selected_entity.clone() else {
        return Vec::new();
    };
    begin_steps(app, before, Stepping::Mentions);
    let reading = app.reading.as_mut();
    let found = reading.and_then(|reading| reading.step_to_mention(&id, direction, Ends::Stop));
    if found.is_some() {
        return Vec::new();
    }
    ask_for_next_match(app, direction, Sought::Entity(id))
}

/// The next mention of the selected entity in the open article, round its ends.
pub(super) fn step_round(app: &mut App, direction: StepDirection) {
    let found = app
        .selected_entity
        .as_ref()
        .zip(app.reading.as_mut())
        .and_then(|(id, reading)| reading.step_to_mention(id, direction, Ends::Wrap));
    if found.is_none() {
        app.notice = Some(Notice::NoEntitySelected);
    }
}

pub(super) fn step_to_any_mention(
    app: &mut App,
    direction: StepDirection,
    before: Option<Stepping>,
) {
    begin_steps(app, before, Stepping::Mentions);
    match app
        .reading
        .as_mut()
        .and_then(|reading| reading.step_to_any_mention(direction))
    {
        Some((_, id)) => {
            app.selected_entity = Some(id);
            show_selected_entity(app);
        }
        None => app.notice = Some(Notice::NoMentionHere),
    }
}

pub(super) fn ask_who_mentions(app: &mut App) -> Vec<Effect> {
    if app.entity().is_none() {
        select_here(app);
    }
    let Some((entity_id, name)) = selected(app) else {
        return Vec::new();
    };
    app.notice = None;
    let request = app.requests.next();
    app.overlays.push(Overlay::Mentioning(MentioningOverlay {
        name,
        awaited: Outstanding::new(request, ()),
        articles: None,
        selected: 0,
        top: 0,
    }));
    vec![ask(request, Lookup::Mentioning(entity_id))]
}

/// The id and the name of the selected entity.
fn selected(app: &App) -> Option<(String, String)> {
    let entity = app.entity()?;
    Some((entity.id.clone(), entity.name.clone()))
}

pub(super) fn ask_for_card(app: &mut App) -> Vec<Effect> {
    if app.entity().is_none() {
        select_here(app);
    }
    let Some((id, name)) = selected(app) else {
        return Vec::new();
    };
    app.notice = None;
    open_card(app, id, name)
}

/// Lays a card over what is there; it fills when the library answers.
pub(super) fn open_card(app: &mut App, entity_id: String, name: String) -> Vec<Effect> {
    let request = app.requests.next();
    let overlay = CardOverlay::awaited(request, name);
    app.overlays.push(Overlay::Card(overlay));
    vec![ask(request, Lookup::Card(entity_id))]
}

/// Narrows the list to what mentions the selected entity too, or takes that back.
pub(super) fn filter_by_entity(app: &mut App) -> Vec<Effect> {
    let Some((id, name)) = selected(app) else {
        app.notice = Some(Notice::NoEntitySelected);
        return Vec::new();
    };
    let filters = &mut app.filter.entities;
    match filters.iter().position(|filter| filter.ids.contains(&id)) {
        Some(at) => {
            filters.remove(at);
        }
        None => filters.push(EntityFilter {
            name,
            ids: vec![id],
        }),
    }
    focus_on(app, Pane::List);
    vec![app.request_list()]
}
