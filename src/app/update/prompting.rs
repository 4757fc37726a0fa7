//! The line that is typed into.

use crate::app::prompt::{Prompt, Purpose, Typed};
use crate::app::{App, Effect, Pane};
use crate::query::{self, Vocabulary};

use super::correcting::on_name_typed;
use super::filters::set_query;
use super::mentions::{fill_sidebar, selected_index, step_entities};
use super::moving::focus_on;
use super::searching::go_to_first_hit;

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
            // A mistake leaves the list as it was.
            if let Ok(query) = query::parse_while_typing(words, &Vocabulary::default()) {
                return set_query(app, words, query);
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
        Purpose::SearchText => go_to_first_hit(app),
    }
    Vec::new()
}
