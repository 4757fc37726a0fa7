//! What keys do in the list of articles.

use crate::app::action::Action;
use crate::app::event::Effect;
use crate::app::prompt::{Prompt, Purpose};
use crate::app::state::App;

use super::filters::clear_filters;
use super::opening::open_from_list;
use super::prompting::open_prompt;

/// Takes an action; `None` where it means here what it means everywhere.
pub(super) fn on(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::Open => {
            let id = app.list.selected_article();
            return Some(id.map_or_else(Vec::new, |id| open_from_list(app, id)));
        }
        Action::Find => {
            let prompt = Prompt::new(Purpose::FilterList, &app.filters.typed);
            open_prompt(app, prompt);
        }
        Action::Cancel if app.filters.filter.is_empty() => {}
        Action::Cancel => return Some(clear_filters(app)),
        _ => {
            let in_sight = app.articles_in_sight();
            app.list.step(action.rows(in_sight)?, in_sight);
        }
    }
    Some(Vec::new())
}

/// Selects an article by its index, and opens it.
pub(super) fn on_click(app: &mut App, index: usize) -> Vec<Effect> {
    let in_sight = app.articles_in_sight();
    app.list.select(index, in_sight);
    let id = app.list.selected_article();
    id.map_or_else(Vec::new, |id| open_from_list(app, id))
}
