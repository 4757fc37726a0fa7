//! Parts of the filter taken off, and what keys do in their row.

use crate::app::action::Action;
use crate::app::arrangement::Pane;
use crate::app::event::Effect;
use crate::app::parts::FilterPart;
use crate::app::state::App;
use crate::library::Filter;
use crate::notice::Notice;
use crate::query;

use super::filters::{change_matching, change_order, set_filter};
use super::focus::{leave_row, visit_row};

/// Goes to the row, at its last part.
pub(super) fn visit(app: &mut App) {
    let Some(last) = app.filter_parts().len().checked_sub(1) else {
        app.notices.show(Notice::NoFilter);
        return;
    };
    app.part = last;
    visit_row(app, Pane::Filter);
}

/// Takes off the part that was added last.
pub(super) fn take_off_last(app: &mut App) -> Vec<Effect> {
    let parts = app.filter_parts();
    // How the others are understood is none that was added.
    let is_added =
        |part: &FilterPart<'_>| !matches!(part, FilterPart::Matching(_) | FilterPart::NewestFirst);
    let Some(last) = parts.iter().rposition(is_added) else {
        app.notices.show(Notice::NoFilter);
        return Vec::new();
    };
    take_off(app, last)
}

/// Takes an action in the row; `None` where it means here what it means everywhere.
pub(super) fn on(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    match action {
        // To the left is forward on a screen that is read from the right.
        Action::PaneToTheLeft => go_to(app, app.part.saturating_add(1)),
        Action::PaneToTheRight => go_to(app, app.part.saturating_sub(1)),
        Action::ToStart => go_to(app, 0),
        Action::ToEnd => go_to(app, usize::MAX),
        Action::Open | Action::Forget | Action::Back | Action::TakeOffLast => {
            return Some(take_off(app, app.part));
        }
        Action::Up => visit_row(app, Pane::Topics),
        Action::Down | Action::Cancel | Action::FilterParts => leave_row(app),
        Action::ReadOn
        | Action::PageForward
        | Action::PageBackward
        | Action::HalfPageForward
        | Action::HalfPageBackward => {}
        _ => return None,
    }
    Some(Vec::new())
}

fn go_to(app: &mut App, index: usize) {
    let last = app.filter_parts().len().saturating_sub(1);
    app.part = index.min(last);
}

/// Takes a part off; of how the others are understood the other way is taken.
pub(super) fn take_off(app: &mut App, index: usize) -> Vec<Effect> {
    match app.filter_parts().get(index).copied() {
        None => Vec::new(),
        Some(FilterPart::Matching(_)) => change_matching(app),
        Some(FilterPart::NewestFirst) => change_order(app),
        Some(part) => {
            let (filter, typed) = without(app, part);
            set_filter(app, filter, &typed)
        }
    }
}

/// The filter without a part, and its query as it would have been typed.
fn without(app: &App, part: FilterPart<'_>) -> (Filter, String) {
    let mut filter = app.filters.now.filter.clone();
    let mut typed = app.filters.now.typed.clone();
    match part {
        FilterPart::Typed(_, range) => {
            typed = query::without_part(&typed, range);
            let read = query::parse(&typed, &app.filters.vocabulary());
            filter.query = read.unwrap_or_default();
        }
        FilterPart::Topic(id) => filter.topics.retain(|topic| topic != id),
        FilterPart::Entity(_, index) => {
            filter.entities.remove(index);
        }
        FilterPart::Matching(_) | FilterPart::NewestFirst => {}
    }
    (filter, typed)
}

/// Keeps the keys at a part that there is, whatever changed the filter, else where they were before.
pub(super) fn fit(app: &mut App) {
    match app.filter_parts().len().checked_sub(1) {
        Some(last) => app.part = app.part.min(last),
        None if app.focus == Pane::Filter => leave_row(app),
        None => {}
    }
}
