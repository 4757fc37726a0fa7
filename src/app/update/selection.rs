//! The selected entity: chosen in the sidebar, at the reading position, at a place in the text.

use crate::app::reading::Reading;
use crate::app::sought::Sought;
use crate::app::state::App;
use crate::notice::Notice;
use crate::range::TextRange;

/// Fills the sidebar with the entities of the open article.
pub(super) fn fill_sidebar(app: &mut App) {
    let annotations = app
        .reading
        .as_ref()
        .and_then(|reading| reading.annotations.clone());
    app.entities
        .fill(annotations.as_ref().map_or(&[], |found| &found.entities));
    show_selected_entity(app);
}

/// Narrows the sidebar to the entities with some words in their names.
pub(super) fn narrow_sidebar(app: &mut App, words: &str) {
    words.clone_into(&mut app.entities.words);
    app.entities.top = 0;
    fill_sidebar(app);
}

pub(super) fn sidebar_height(app: &App) -> usize {
    let area = app
        .arrangement()
        .and_then(|arrangement| arrangement.sidebar);
    area.map_or(1, |area| usize::from(area.height))
}

/// The index of the selected entity among those of the open article.
fn selected_index(app: &App) -> Option<usize> {
    let annotations = app.reading.as_ref()?.annotations.as_ref()?;
    let id = app.selected_entity.as_ref()?;
    annotations
        .entities
        .iter()
        .position(|entity| entity.id == *id)
}

/// The row of the selected entity in the sidebar.
pub(super) fn selected_row(app: &App) -> Option<usize> {
    app.entities.row_of(selected_index(app)?)
}

/// Brings the selected entity into sight in the sidebar.
pub(super) fn show_selected_entity(app: &mut App) {
    let area = app
        .arrangement()
        .and_then(|arrangement| arrangement.sidebar);
    if let (Some(row), Some(area)) = (selected_row(app), area) {
        app.entities.show(row, area.height);
    }
}

/// Selects an entity of the open article by its index there.
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

/// Selects the entity that fits the words best by which the sidebar is narrowed.
pub(super) fn select_best(app: &mut App) {
    let annotations = app
        .reading
        .as_ref()
        .and_then(|reading| reading.annotations.clone());
    let entities = annotations
        .as_ref()
        .map_or(&[][..], |found| &found.entities);
    if let Some(index) = app.entities.best(entities) {
        select_entity(app, index);
    }
}

/// Selects the entity that the list is searched for in the open article; none where it has none of those.
pub(super) fn select_sought(app: &mut App) {
    let filter = &app.filters.filter;
    let sought = Sought::of(filter);
    if sought.is_empty() {
        return;
    }
    let reading = app.reading.as_ref();
    app.selected_entity = reading
        .and_then(|reading| sought.find(reading))
        .map(|entity| entity.id.clone());
    show_selected_entity(app);
}

/// Does so where the open article has not the entity that is selected.
pub(super) fn select_sought_anew(app: &mut App) {
    if app.entity().is_none() {
        select_sought(app);
    }
}

/// Goes some entities on or back in the sidebar.
pub(super) fn step_entities(app: &mut App, steps: isize) {
    let from = selected_row(app);
    if let Some(index) = app.entities.step(from, steps) {
        select_entity(app, index);
    }
}

/// Selects the entity at the reading position.
pub(super) fn select_here(app: &mut App) {
    let here = app.reading.as_ref().and_then(Reading::mention_here);
    let Some((range, id)) = here.map(|(range, entity)| (range, entity.id.clone())) else {
        app.notices.show(Notice::NoMentionHere);
        return;
    };
    select_mention(app, range, id);
}

/// Selects the entity that is mentioned at a byte of the text.
pub(super) fn select_mention_at(app: &mut App, offset: usize) {
    let Some(reading) = &app.reading else {
        return;
    };
    let at = TextRange::new(offset, offset + 1);
    let mention = reading
        .mentions_in(at)
        .next()
        .map(|(range, entity)| (range, entity.id.clone()));
    if let Some((range, id)) = mention {
        select_mention(app, range, id);
    }
}

fn select_mention(app: &mut App, range: TextRange, id: String) {
    if let Some(reading) = &mut app.reading {
        reading.jump_to(range);
    }
    app.selected_entity = Some(id);
    show_selected_entity(app);
}

/// The id and the name of the selected entity, else of the one at the reading position, which is selected then.
pub(super) fn entity_meant(app: &mut App) -> Option<(String, String)> {
    if app.entity().is_none() {
        select_here(app);
    }
    let entity = app.entity()?;
    Some((entity.id.clone(), entity.name.clone()))
}
