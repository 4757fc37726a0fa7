//! What keys do in the open article.

use crate::app::action::{Action, half_of};
use crate::app::arrangement::Pane;
use crate::app::event::Effect;
use crate::app::prompt::{Prompt, Purpose};
use crate::app::state::App;
use crate::app::step_direction::StepDirection;

use super::focus::focus_on;
use super::opening::open_neighbour;
use super::prompting::open_prompt;
use super::selecting;
use super::selection::select_here;

/// Takes an action; `None` where it means here what it means everywhere.
pub(super) fn on(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    if let Some(effects) = selecting::on(app, action) {
        return Some(effects);
    }
    match action {
        Action::Down => scroll(app, 1),
        Action::Up => scroll(app, -1),
        Action::ReadOn => read_on(app),
        Action::PageForward => scroll_page(app, StepDirection::Forward),
        Action::PageBackward => scroll_page(app, StepDirection::Backward),
        Action::HalfPageForward => scroll_half_page(app, StepDirection::Forward),
        Action::HalfPageBackward => scroll_half_page(app, StepDirection::Backward),
        Action::ToStart => scroll_to_end(app, StepDirection::Backward),
        Action::ToEnd => scroll_to_end(app, StepDirection::Forward),
        Action::Open => select_here(app),
        Action::Find => {
            if let Some(reading) = &mut app.reading {
                reading.begin_search();
                open_prompt(app, Prompt::new(Purpose::SearchText, ""));
            }
        }
        Action::Cancel => cancel(app),
        _ => return None,
    }
    Some(Vec::new())
}

/// Moves the text by rows.
pub(super) fn scroll(app: &mut App, rows: isize) {
    if let Some(reading) = &mut app.reading {
        reading.scroll(rows);
    }
}

fn scroll_page(app: &mut App, direction: StepDirection) {
    if let Some(reading) = &mut app.reading {
        reading.scroll_pages(direction);
    }
}

fn scroll_half_page(app: &mut App, direction: StepDirection) {
    if let Some(reading) = &mut app.reading {
        reading.scroll(half_of(reading.height()) * direction.sign());
    }
}

/// Reads on: the next page, and where all of it was in sight the next article.
fn read_on(app: &mut App) {
    let is_at_end = app
        .reading
        .as_ref()
        .is_some_and(|reading| reading.rows_left() == 0);
    if is_at_end {
        return open_neighbour(app, StepDirection::Forward);
    }
    scroll_page(app, StepDirection::Forward);
}

fn scroll_to_end(app: &mut App, direction: StepDirection) {
    app.leave();
    if let Some(reading) = &mut app.reading {
        reading.scroll_to_end(direction);
    }
}

/// Takes back one thing at a time, the nearest first: the search, the entity, the pane.
fn cancel(app: &mut App) {
    let search = app
        .reading
        .as_mut()
        .and_then(|reading| reading.search.take());
    if search.is_some() {
        return;
    }
    if app.entity().is_some() {
        app.selected_entity = None;
    } else {
        focus_on(app, Pane::List);
    }
}
