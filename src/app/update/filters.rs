//! What the list is filtered by, and its order.

use crate::app::{App, Effect, Pane};
use crate::library::{Filter, ListOrder};
use crate::notice::Notice;
use crate::query::Query;

use super::mentions::fill_sidebar;
use super::moving::{focus_on, leave_topics};
use super::searching::ask_for_hits;

pub(super) fn clear_filters(app: &mut App) -> Vec<Effect> {
    if let Some(reading) = &mut app.reading {
        reading.search = None;
    }
    app.entities.words.clear();
    fill_sidebar(app);
    if app.filter.is_empty() {
        return Vec::new();
    }
    set_filter(app, Filter::default(), "")
}

/// Narrows the list to what a query finds, besides the topics and entities chosen.
pub(super) fn set_query(app: &mut App, typed: &str, query: Query) -> Vec<Effect> {
    let filter = Filter {
        query,
        ..app.filter.clone()
    };
    set_filter(app, filter, typed)
}

/// Lists what passes a filter, whose query was typed so.
pub(super) fn set_filter(app: &mut App, filter: Filter, typed: &str) -> Vec<Effect> {
    typed.clone_into(&mut app.typed);
    if app.filter == filter {
        return Vec::new();
    }
    app.filter = filter;
    let list = app.request_list();
    let hits = ask_for_hits(app);
    [list].into_iter().chain(hits).collect()
}

/// Puts the newest first of what was found, or what fits best.
pub(super) fn change_order(app: &mut App) -> Vec<Effect> {
    if app.filter.query.terms().is_empty() {
        app.notice = Some(Notice::NothingSearched);
        return Vec::new();
    }
    let (order, notice) = match app.order {
        ListOrder::Best => (ListOrder::Newest, Notice::NewestFirst),
        ListOrder::Newest => (ListOrder::Best, Notice::BestFirst),
    };
    app.order = order;
    app.notice = Some(notice);
    vec![app.request_list()]
}

/// Escape takes back one thing at a time, the nearest first.
pub(super) fn cancel(app: &mut App) -> Vec<Effect> {
    match app.focus {
        Pane::Topics => leave_topics(app),
        Pane::Reading
            if app
                .reading
                .as_ref()
                .is_some_and(|reading| reading.search.is_some()) =>
        {
            if let Some(reading) = &mut app.reading {
                reading.search = None;
            }
        }
        Pane::Reading if app.entity().is_some() => app.selected_entity = None,
        Pane::Reading => focus_on(app, Pane::List),
        Pane::Sidebar if !app.entities.words.is_empty() => {
            app.entities.words.clear();
            fill_sidebar(app);
        }
        Pane::Sidebar => focus_on(app, Pane::Reading),
        Pane::List if !app.filter.is_empty() => return clear_filters(app),
        Pane::List => {}
    }
    Vec::new()
}
