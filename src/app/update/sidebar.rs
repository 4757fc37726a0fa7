//! What keys do among the entities of the open article.

use crate::app::action::Action;
use crate::app::arrangement::Pane;
use crate::app::event::Effect;
use crate::app::prompt::{Prompt, Purpose};
use crate::app::state::App;

use super::focus::focus_on;
use super::prompting::open_prompt;
use super::selection::{fill_sidebar, select_entity, sidebar_height, step_entities};
use super::steps::go_to_first_mention;

/// Takes an action; `None` where it means here what it means everywhere.
pub(super) fn on(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::Open => go_to_first_mention(app),
        Action::Find => {
            let prompt = Prompt::fresh(Purpose::FilterEntities, &app.entities.words);
            open_prompt(app, prompt);
        }
        Action::Cancel if app.entities.words.is_empty() => focus_on(app, Pane::Reading),
        Action::Cancel => {
            app.entities.words.clear();
            fill_sidebar(app);
        }
        _ => step_entities(app, action.rows(sidebar_height(app))?),
    }
    Some(Vec::new())
}

/// Selects an entity by its index, and goes to its first mention.
pub(super) fn on_click(app: &mut App, index: usize) {
    focus_on(app, Pane::Sidebar);
    select_entity(app, index);
    go_to_first_mention(app);
}

/// Moves the rows under the pane.
pub(super) fn scroll(app: &mut App, rows: isize) {
    let areas = app.arrangement();
    let area = areas.and_then(|areas| areas.sidebar).unwrap_or_default();
    app.entities.scroll(rows, area.height);
}
