//! Steps through the hits of a search and the mentions of an entity: in the open article, and on into the others of
//! the list.

use crate::app::arrangement::Pane;
use crate::app::asking::ask;
use crate::app::event::Effect;
use crate::app::meant_entity::MeantEntity;
use crate::app::opening::OpenAt;
use crate::app::reading::{Ends, Reading, SearchScope};
use crate::app::request::{Lookup, SoughtTarget};
use crate::app::state::App;
use crate::app::step_direction::StepDirection;
use crate::app::stepping::Stepping;
use crate::article::ArticleId;
use crate::notice::Notice;

use super::focus::focus_on;
use super::hits::tell_hit;
use super::opening::open;
use super::overlays::open_mentioning;
use super::selection::{select_here, show_selected_entity};

/// Takes a step; a row of steps is one jump.
fn step(app: &mut App, kind: Stepping) {
    if app.steps.step(kind) {
        app.leave();
    }
}

/// The next hit: in the open article, and where the list was searched behind its last one in the next
/// article of the list that has any.
pub(super) fn step_to_hit(app: &mut App, direction: StepDirection) -> Vec<Effect> {
    let search = app
        .reading
        .as_ref()
        .and_then(|reading| reading.search.as_ref());
    let Some(scope) = search.map(|search| search.scope) else {
        app.notices.show(Notice::NothingSearched);
        return Vec::new();
    };
    step(app, Stepping::Hits);
    let ends = match scope {
        SearchScope::Article => Ends::Wrap,
        SearchScope::List => Ends::Stop,
    };
    let reading = app.reading.as_mut();
    let found = reading.and_then(|reading| reading.step_to_hit(direction, ends));
    if found.is_none() && scope == SearchScope::List {
        let terms = app.filters.now.filter.query.terms();
        return ask_for_next_match(app, direction, SoughtTarget::Terms(terms));
    }
    tell_hit(app, found);
    Vec::new()
}

/// The next mention of the selected entity: in the open article, and behind its last one in the next article of the
/// list that mentions it.
pub(super) fn step_to_mention(app: &mut App, direction: StepDirection) -> Vec<Effect> {
    let Some(MeantEntity { id, .. }) = app.meant_entity() else {
        // Nothing is selected: the entity one is reading about is meant.
        select_here(app);
        return Vec::new();
    };
    step(app, Stepping::Mentions);
    let reading = app.reading.as_mut();
    let found = reading.and_then(|reading| reading.step_to_mention(&id, direction, Ends::Stop));
    if found.is_some() {
        return Vec::new();
    }
    ask_for_next_match(app, direction, SoughtTarget::Entity(id))
}

/// The next mention of the selected entity in the open article, round its ends.
fn step_round(app: &mut App, direction: StepDirection) {
    let found = app
        .selected_entity
        .as_ref()
        .zip(app.reading.as_mut())
        .and_then(|(id, reading)| reading.step_to_mention(id, direction, Ends::Wrap));
    match found {
        Some(_) => app.steps.wrapped = Some(direction),
        None => app.notices.show(Notice::NoEntitySelected),
    }
}

/// The next mention of any entity, which is selected.
pub(super) fn step_to_any_mention(app: &mut App, direction: StepDirection) {
    step(app, Stepping::Mentions);
    let reading = app.reading.as_mut();
    match reading.and_then(|reading| reading.step_to_any_mention(direction)) {
        Some((_, id)) => {
            app.selected_entity = Some(id);
            show_selected_entity(app);
        }
        None => app.notices.show(Notice::NoMentionHere),
    }
}

/// Asks for the next article of the list that has what is sought.
fn ask_for_next_match(
    app: &mut App,
    direction: StepDirection,
    sought: SoughtTarget,
) -> Vec<Effect> {
    // On from the one before the next is on to the next.
    let count = app.list.count();
    let from = match app.list.neighbour(direction) {
        Some(next) => (next + count).saturating_add_signed(-direction.sign()) % count,
        None => app.list.selected,
    };
    ask_for_match_from(app, from, direction, sought)
}

/// Asks for the article after one of the list, or before it, that has what is sought.
fn ask_for_match_from(
    app: &mut App,
    from: usize,
    direction: StepDirection,
    sought: SoughtTarget,
) -> Vec<Effect> {
    let request = app.requests.fresh();
    let stepping = match sought {
        SoughtTarget::Terms(_) => Stepping::Hits,
        SoughtTarget::Entity(_) => Stepping::Mentions,
        SoughtTarget::Unread => Stepping::Articles,
    };
    app.steps.next_match.expect(request, (direction, stepping));
    let lookup = Lookup::NextMatch {
        ids: app.list.listing.ids.clone(),
        from,
        direction,
        sought,
    };
    vec![ask(request, lookup)]
}

/// Goes on to the next article of the list that was not read; the library says which that is.
pub(super) fn step_to_unread(app: &mut App) -> Vec<Effect> {
    // Moving on in the list before the answer comes makes it late.
    app.steps.step(Stepping::Articles);
    ask_for_next_match(app, StepDirection::Forward, SoughtTarget::Unread)
}

/// Goes on to the hits of another article, to the mentions of an entity in it, or to an unread one; they may be those
/// of the open one once more.
pub(super) fn go_to_next_match(
    app: &mut App,
    (direction, stepping): (StepDirection, Stepping),
    found: Option<(ArticleId, Option<String>)>,
) -> Vec<Effect> {
    let current = app.list.selected_article();
    match (found, stepping) {
        (Some((id, _)), Stepping::Articles) if current != Some(id) => {
            app.leave();
            open(app, id, OpenAt::AsLeft);
        }
        (_, Stepping::Articles) => app.notices.show(Notice::NoFurtherUnread),
        (Some((id, entity_id)), _) if current != Some(id) => {
            if stepping == Stepping::Mentions {
                // Each article is a jump of its own.
                app.leave();
            }
            let places = [current, Some(id)].map(|id| app.list.position(id?));
            app.steps.wrapped = match (places, direction) {
                ([Some(from), Some(to)], StepDirection::Forward) if to < from => Some(direction),
                ([Some(from), Some(to)], StepDirection::Backward) if to > from => Some(direction),
                _ => None,
            };
            focus_on(app, Pane::Reading);
            let at = match entity_id {
                Some(entity_id) => OpenAt::Mention {
                    entity_id,
                    direction,
                },
                None => OpenAt::Hit(direction),
            };
            open(app, id, at);
        }
        // None of the list mentions it: it is one of the library.
        (None, Stepping::Mentions) if app.entity().is_none() => {
            return open_mentioning(app);
        }
        // None but the open one: on from its other end.
        (_, Stepping::Mentions) => step_round(app, direction),
        (_, Stepping::Hits) => {
            let reading = app.reading.as_mut();
            let found = reading.and_then(|reading| reading.outermost_hit(direction));
            tell_hit(app, found);
        }
    }
    Vec::new()
}

/// Stands at the first hit from the reading position on.
pub(super) fn go_to_first_hit(app: &mut App) {
    let reading = app.reading.as_ref();
    if reading.is_none_or(|reading| reading.search.is_none()) {
        return;
    }
    app.leave();
    app.steps.go_on_from(Stepping::Hits);
    let found = app.reading.as_mut().and_then(Reading::first_hit);
    tell_hit(app, found);
}

/// Goes to the selected entity: to its first mention here, else in the first article of the list that mentions it.
pub(super) fn go_to_entity(app: &mut App) -> Vec<Effect> {
    if app.entity().is_some() {
        go_to_first_mention(app);
        return Vec::new();
    }
    let Some(MeantEntity { id, .. }) = app.meant_entity() else {
        app.notices.show(Notice::NoEntitySelected);
        return Vec::new();
    };
    app.steps.step(Stepping::Mentions);
    let last = app.list.count().saturating_sub(1);
    ask_for_match_from(app, last, StepDirection::Forward, SoughtTarget::Entity(id))
}

/// Stands at the first mention of the selected entity.
fn go_to_first_mention(app: &mut App) {
    let Some(range) = app
        .entity()
        .and_then(|entity| entity.mentions.first().copied())
    else {
        return;
    };
    app.leave();
    focus_on(app, Pane::Reading);
    if let Some(reading) = &mut app.reading {
        reading.jump_to(range);
    }
    app.steps.go_on_from(Stepping::Mentions);
}
