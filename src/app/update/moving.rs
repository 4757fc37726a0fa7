//! Moving about: panes, rows, pages, ends.

use crate::app::arrangement::Sidebar;
use crate::app::reading::StepDirection;
use crate::app::{App, Effect, Pane};

use super::mentions::{show_selected_entity, sidebar_height, step_entities};

pub(super) fn focus_on(app: &mut App, pane: Pane) {
    if pane != Pane::Topics {
        app.pane_before_topics = pane;
    }
    app.focus = pane;
    fit_panes(app);
}

pub(super) fn leave_topics(app: &mut App) {
    focus_on(app, app.pane_before_topics);
}

/// Makes what is shown fit the areas it is shown in.
pub(super) fn fit_panes(app: &mut App) {
    let Some(arrangement) = app.arrangement() else {
        return;
    };
    if let (Some(reading), Some(text)) = (&mut app.reading, arrangement.text()) {
        reading.resize(text.width, text.height);
    }
    if arrangement.list.is_some() {
        let in_sight = app.articles_in_sight();
        app.list.select(app.list.selected, in_sight);
        // No row stays empty below the last article while there are articles above the first.
        app.list.scroll(0, in_sight);
    }
    if let Some(sidebar) = arrangement.sidebar {
        app.entities.scroll(0, sidebar.height);
    }
    show_selected_entity(app);
}

/// The panes in the order in which they are read: from the right.
pub(super) fn panes_in_order(app: &App) -> Vec<Pane> {
    let sidebar_is_in_reach = app.sidebar == Sidebar::Shown || app.focus == Pane::Sidebar;
    let panes = [Pane::List, Pane::Reading, Pane::Sidebar];
    panes
        .into_iter()
        .filter(|pane| *pane != Pane::Sidebar || sidebar_is_in_reach)
        .collect()
}

pub(super) fn cycle_panes(app: &mut App, direction: StepDirection) {
    let panes = panes_in_order(app);
    let at = panes.iter().position(|pane| *pane == app.focus);
    let next = match (at, direction) {
        (None, _) => 0,
        (Some(at), StepDirection::Forward) => (at + 1) % panes.len(),
        (Some(at), StepDirection::Backward) => (at + panes.len() - 1) % panes.len(),
    };
    focus_on(app, panes[next]);
}

/// To the left is forward on a screen that is read from the right.
pub(super) fn move_sideways(app: &mut App, direction: StepDirection) -> Vec<Effect> {
    let step = if direction == StepDirection::Forward {
        1
    } else {
        -1
    };
    if app.focus == Pane::Topics {
        let last = app.chips().len().saturating_sub(1);
        app.topic = app.topic.saturating_add_signed(step).min(last);
        return Vec::new();
    }
    let panes = panes_in_order(app);
    if let Some(at) = panes.iter().position(|pane| *pane == app.focus)
        && let Some(at) = at.checked_add_signed(step)
        && let Some(pane) = panes.get(at)
    {
        focus_on(app, *pane);
    }
    Vec::new()
}

pub(super) fn move_by(app: &mut App, steps: isize) {
    match app.focus {
        Pane::List => app.list.step(steps, app.articles_in_sight()),
        Pane::Reading => {
            if let Some(reading) = &mut app.reading {
                reading.scroll(steps);
            }
        }
        Pane::Sidebar => step_entities(app, steps),
        Pane::Topics => {
            if steps > 0 {
                leave_topics(app);
            }
        }
    }
}

pub(super) fn move_by_page(app: &mut App, direction: StepDirection) {
    let signed = |rows: usize| {
        if direction == StepDirection::Forward {
            rows.cast_signed()
        } else {
            -rows.cast_signed()
        }
    };
    match app.focus {
        Pane::List => {
            let in_sight = app.articles_in_sight();
            app.list.step(signed(in_sight), in_sight);
        }
        Pane::Reading => {
            if let Some(reading) = &mut app.reading {
                reading.scroll_pages(direction);
            }
        }
        Pane::Sidebar => step_entities(app, signed(sidebar_height(app))),
        Pane::Topics => {}
    }
}

pub(super) fn move_to_end(app: &mut App, direction: StepDirection) {
    let far = if direction == StepDirection::Forward {
        isize::MAX
    } else {
        isize::MIN
    };
    match app.focus {
        Pane::List => app.list.step(far, app.articles_in_sight()),
        Pane::Reading => {
            app.leave();
            if let Some(reading) = &mut app.reading {
                reading.scroll_to_end(direction);
            }
        }
        Pane::Sidebar => step_entities(app, far),
        Pane::Topics => {
            app.topic = if direction == StepDirection::Forward {
                app.chips().len().saturating_sub(1)
            } else {
                0
            }
        }
    }
}
