//! Topics, filters and search.

use crate::app::prompt::{Prompt, Purpose, Typed};
use crate::app::reading::{Found, Reading, Way};
use crate::app::{App, Effect, Pane, Stepping};
use crate::extract::Topic;
use crate::library::Filter;
use crate::notice::Notice;
use crate::query::{self, Vocabulary};

use super::correcting::on_name_typed;
use super::mentions::{begin_steps, fill_sidebar, selected_index, step_entities};
use super::moving::{focus_on, leave_topics};

pub(super) fn toggle_topic(app: &mut App, index: usize) -> Vec<Effect> {
    let Some(topic) = Topic::ALL.get(index).copied() else {
        return Vec::new();
    };
    app.topic = index;
    if app.is_filtered_by(topic) {
        app.filter.topics.retain(|other| other != topic.id());
    } else {
        app.filter.topics.push(topic.id().to_owned());
    }
    vec![app.request_list()]
}

pub(super) fn clear_filters(app: &mut App) -> Vec<Effect> {
    if let Some(reading) = &mut app.reading {
        reading.search = None;
    }
    app.entities.words.clear();
    fill_sidebar(app);
    if app.filter.is_empty() {
        return Vec::new();
    }
    app.filter = Filter::default();
    app.typed.clear();
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

pub(super) fn open_prompt(app: &mut App) {
    let prompt = match app.focus {
        Pane::List | Pane::Topics => Prompt::new(Purpose::FilterList, &app.typed),
        Pane::Reading => Prompt::new(Purpose::SearchText, ""),
        Pane::Sidebar => Prompt::fresh(Purpose::FilterEntities, &app.entities.words),
    };
    if prompt.purpose == Purpose::SearchText && app.reading.is_none() {
        return;
    }
    app.prompt = Some(prompt);
}

pub(super) fn on_typed(app: &mut App, typed: Typed) -> Vec<Effect> {
    let Some(prompt) = app.prompt.clone() else {
        return Vec::new();
    };
    match typed {
        Typed::Unchanged => Vec::new(),
        Typed::Changed => use_words(app, prompt.purpose, prompt.text()),
        Typed::Accepted => {
            app.prompt = None;
            accept_words(app, &prompt)
        }
        Typed::Cancelled => {
            app.prompt = None;
            use_words(app, prompt.purpose, &prompt.before)
        }
    }
}

pub(super) fn use_words(app: &mut App, purpose: Purpose, words: &str) -> Vec<Effect> {
    match purpose {
        Purpose::FilterList => {
            words.clone_into(&mut app.typed);
            // A mistake leaves the list as it was.
            if let Ok(query) = query::parse_while_typing(words, &Vocabulary::default()) {
                app.filter.query = query;
                return vec![app.request_list()];
            }
        }
        Purpose::RenameEntity | Purpose::AddEntity => {}
        Purpose::SearchText => {
            if let Some(reading) = &mut app.reading {
                reading.find(words);
            }
        }
        Purpose::FilterEntities => {
            words.clone_into(&mut app.entities.words);
            app.entities.top = 0;
            fill_sidebar(app);
        }
    }
    Vec::new()
}

pub(super) fn accept_words(app: &mut App, prompt: &Prompt) -> Vec<Effect> {
    match prompt.purpose {
        Purpose::RenameEntity | Purpose::AddEntity => return on_name_typed(app, prompt),
        Purpose::FilterList => focus_on(app, Pane::List),
        Purpose::FilterEntities => {
            // The first entity that is left is the one most likely meant.
            let row = selected_index(app).and_then(|index| app.entities.row_of(index));
            if row.is_none() {
                step_entities(app, 0);
            }
        }
        Purpose::SearchText => {
            if app
                .reading
                .as_ref()
                .is_none_or(|reading| reading.search.is_none())
            {
                return Vec::new();
            }
            app.leave();
            app.stepping = Some(Stepping::Hits);
            let found = app.reading.as_mut().and_then(Reading::first_hit);
            tell_hit(app, found);
        }
    }
    Vec::new()
}

pub(super) fn step_to_hit(app: &mut App, way: Way, before: Option<Stepping>) {
    let has_search = app
        .reading
        .as_ref()
        .is_some_and(|reading| reading.search.is_some());
    if !has_search {
        app.notice = Some(Notice::NothingSearched);
        return;
    }
    begin_steps(app, before, Stepping::Hits);
    let found = app
        .reading
        .as_mut()
        .and_then(|reading| reading.step_to_hit(way));
    tell_hit(app, found);
}

pub(super) fn tell_hit(app: &mut App, found: Option<Found>) {
    let words = app
        .reading
        .as_ref()
        .and_then(|reading| Some(reading.search.as_ref()?.words.clone()));
    app.notice = match (found, words) {
        (Some(found), Some(words)) => Some(Notice::Hit {
            words,
            number: found.number,
            count: found.count,
        }),
        (None, Some(words)) => Some(Notice::NoHit { words }),
        _ => None,
    };
}
