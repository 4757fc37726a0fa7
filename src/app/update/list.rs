//! What keys do in the list of articles.

use crate::app::action::Action;
use crate::app::event::Effect;
use crate::app::state::App;

use super::filters::{clear_filters, set_query};
use super::opening::{enter_current, move_in_list};
use super::prompting::{filter_prompt, open_prompt};

/// Takes an action; `None` where it means here what it means everywhere.
pub(super) fn on(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::Open => match app.list.listing.meant.clone() {
            Some(meant) => {
                let typed = meant.written_in(app.locale);
                return Some(set_query(app, &typed, meant));
            }
            None => enter_current(app),
        },
        Action::Find => {
            open_prompt(app, filter_prompt(app));
        }
        Action::Cancel if app.filters.now.filter.is_empty() => {}
        Action::Cancel => return Some(clear_filters(app)),
        _ => {
            let in_sight = app.articles_in_sight();
            let steps = action.rows(in_sight)?;
            move_in_list(app, |list, in_sight| list.step(steps, in_sight));
        }
    }
    Some(Vec::new())
}

/// Goes to an article by its index, and into it.
pub(super) fn on_click(app: &mut App, index: usize) {
    move_in_list(app, |list, in_sight| list.select(index, in_sight));
    enter_current(app);
}
