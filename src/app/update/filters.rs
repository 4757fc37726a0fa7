//! What the list is filtered by, and its order.

use jiff::civil::Date;

use crate::app::arrangement::Pane;
use crate::app::event::Effect;
use crate::app::filters::Narrowing;
use crate::app::meant_entity::MeantEntity;
use crate::app::request::Lookup;
use crate::app::state::App;
use crate::library::{EntityFilter, Filter, ListOrder, Matching};
use crate::notice::Notice;
use crate::query::{self, Query};
use crate::topics::Topic;

use super::focus::focus_on;
use super::hits::ask_for_hits;
use super::selection::fill_sidebar;

/// Takes back all that narrows the list, the sidebar and what is marked in the article.
pub(super) fn clear_filters(app: &mut App) -> Vec<Effect> {
    if let Some(reading) = &mut app.reading {
        reading.search = None;
    }
    app.entities.words.clear();
    fill_sidebar(app);
    if app.filters.now.filter.is_empty() {
        return Vec::new();
    }
    set_filter(app, Filter::default(), "")
}

/// Narrows the list to what a query finds, besides the topics and entities chosen.
pub(super) fn set_query(app: &mut App, typed: &str, query: Query) -> Vec<Effect> {
    let filter = Filter {
        query,
        ..app.filters.now.filter.clone()
    };
    set_filter(app, filter, typed)
}

/// Lists what passes a filter, whose query was typed so.
pub(super) fn set_filter(app: &mut App, filter: Filter, typed: &str) -> Vec<Effect> {
    typed.trim_end().clone_into(&mut app.filters.now.typed);
    if app.filters.now.filter == filter {
        return Vec::new();
    }
    app.filters.now.filter = filter;
    ask_for_filtered(app)
}

/// Narrows the list in another way.
pub(super) fn narrow(app: &mut App, to: Narrowing) -> Vec<Effect> {
    app.filters.now = to;
    ask_for_filtered(app)
}

fn ask_for_filtered(app: &mut App) -> Vec<Effect> {
    let list = app.request_list();
    let hits = ask_for_hits(app);
    [list].into_iter().chain(hits).collect()
}

/// Takes over which day it is: a filter that names days from today on means others now, and so may topics of the
/// reader's own.
pub(super) fn on_day(app: &mut App, today: Date) -> Vec<Effect> {
    let before = app.filters.today.replace(today);
    if before.is_none_or(|before| before == today) {
        return Vec::new();
    }
    let read = query::parse(&app.filters.now.typed, &app.filters.vocabulary());
    if let Ok(query) = read {
        app.filters.now.filter.query = query;
        app.history.see(&app.filters.now);
    }
    vec![app.refresh_list(), app.ask(Lookup::Named)]
}

/// Filters by a topic, or no longer.
pub(super) fn toggle_topic(app: &mut App, id: String) -> Vec<Effect> {
    let topics = &mut app.filters.now.filter.topics;
    match topics.iter().position(|other| *other == id) {
        Some(at) => {
            topics.remove(at);
        }
        None => topics.push(id),
    }
    vec![app.request_list()]
}

/// Narrows the list to what has a topic too.
pub(super) fn add_topic(app: &mut App, id: String) -> Vec<Effect> {
    if app.filters.now.filter.topics.contains(&id) {
        let known = Topic::from_id(&id).map(|topic| topic.name(app.locale).to_owned());
        let name = known.unwrap_or(id);
        app.notices.show(Notice::FilteredAlready { name });
        return Vec::new();
    }
    toggle_topic(app, id)
}

/// Several topics: an article is to have all of them, or any.
pub(super) fn change_matching(app: &mut App) -> Vec<Effect> {
    let (matching, notice) = match app.filters.now.filter.matching {
        Matching::All => (Matching::Any, Notice::AnyTopic),
        Matching::Any => (Matching::All, Notice::AllTopics),
    };
    app.filters.now.filter.matching = matching;
    app.notices.show(notice);
    if app.filters.now.filter.topics.len() < 2 {
        return Vec::new();
    }
    vec![app.request_list()]
}

/// Puts the newest first of what was found, or what fits best.
pub(super) fn change_order(app: &mut App) -> Vec<Effect> {
    if app.filters.now.filter.query.terms().is_empty() {
        app.notices.show(Notice::NothingSearched);
        return Vec::new();
    }
    let (order, notice) = match app.filters.now.order {
        ListOrder::Best => (ListOrder::Newest, Notice::NewestFirst),
        ListOrder::Newest => (ListOrder::Best, Notice::BestFirst),
    };
    app.filters.now.order = order;
    app.notices.show(notice);
    vec![app.request_list()]
}

/// Narrows the list to what mentions the selected entity too.
pub(super) fn filter_by_entity(app: &mut App) -> Vec<Effect> {
    let Some(MeantEntity { id, name, .. }) = app.meant_entity() else {
        app.notices.show(Notice::NoEntitySelected);
        return Vec::new();
    };
    let filters = &mut app.filters.now.filter.entities;
    if filters.iter().any(|filter| filter.ids.contains(&id)) {
        app.notices.show(Notice::FilteredAlready { name });
        return Vec::new();
    }
    filters.push(EntityFilter {
        name,
        ids: vec![id],
    });
    focus_on(app, Pane::List);
    vec![app.request_list()]
}
