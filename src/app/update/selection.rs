//! The selected entity: chosen in the sidebar, at the reading position, at a place in the text.

use crate::app::entities::EntityScope;
use crate::app::meant_entity::MeantEntity;
use crate::app::reading::Reading;
use crate::app::sought::SoughtEntities;
use crate::app::state::App;
use crate::notice::Notice;
use crate::range::TextRange;

/// Fills the sidebar with the entities of the open article, where it shows those.
pub(super) fn fill_sidebar(app: &mut App) {
    if app.entities.scope == EntityScope::Article {
        let reading = app.reading.as_ref();
        let annotations = reading.and_then(|reading| reading.annotations.clone());
        let entities = annotations
            .as_ref()
            .map_or(&[][..], |found| &found.entities);
        app.entities.fill(entities);
    }
    show_selected_entity(app);
}

/// Narrows the sidebar to the entities with some words in their names.
pub(super) fn narrow_sidebar(app: &mut App, words: &str) {
    words.clone_into(&mut app.entities.words);
    app.entities.top = 0;
    fill_sidebar(app);
}

/// Another article is open: words that narrowed the entities of the one before are nothing to it.
pub(super) fn fill_sidebar_anew(app: &mut App) {
    match app.entities.scope {
        EntityScope::Article => narrow_sidebar(app, ""),
        EntityScope::Listed | EntityScope::Library => show_selected_entity(app),
    }
}

pub(super) fn sidebar_height(app: &App) -> usize {
    let area = app
        .arrangement()
        .and_then(|arrangement| arrangement.sidebar);
    area.map_or(1, |area| usize::from(area.height))
}

/// The row of the selected entity in the sidebar.
pub(super) fn selected_row(app: &App) -> Option<usize> {
    app.entities.row_of(app.selected_entity.as_deref()?)
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

/// Selects an entity of the sidebar by its index there.
pub(super) fn select_entity(app: &mut App, index: usize) {
    let Some(entity) = app.entities.entity(index) else {
        return;
    };
    // By the id that the open article knows it by, where it does.
    let reading = app.reading.as_ref();
    let is_here = |id: &&String| reading.is_some_and(|reading| reading.entity(id).is_some());
    let here = entity.ids.iter().find(is_here);
    app.selected_entity = here.or(entity.ids.first()).cloned();
    show_selected_entity(app);
}

/// Selects the entity that fits the words best by which the sidebar is narrowed.
pub(super) fn select_best(app: &mut App) {
    if let Some(index) = app.entities.best() {
        select_entity(app, index);
    }
}

/// Selects the entity that the list is searched for in the open article; none where it has none of those.
pub(super) fn select_sought(app: &mut App) {
    let filter = &app.filters.now.filter;
    let sought = SoughtEntities::of(filter);
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

/// The selected entity, else the one at the reading position, which is selected then.
pub(super) fn entity_meant(app: &mut App) -> Option<MeantEntity> {
    if app.meant_entity().is_none() {
        select_here(app);
    }
    app.meant_entity()
}
