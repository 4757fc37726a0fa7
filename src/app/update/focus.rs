//! Where keys go, and what is shown of each pane.

use crate::app::arrangement::{Pane, Sidebar, TextReach};
use crate::app::event::Effect;
use crate::app::state::App;
use crate::app::step_direction::StepDirection;
use crate::config::QuitFrom;

use super::selection::{show_selected_entity, step_entities};

pub(super) fn focus_on(app: &mut App, pane: Pane) {
    if !matches!(pane, Pane::Topics | Pane::Filter) {
        app.pane_before_row = pane;
    }
    app.focus = pane;
    fit_panes(app);
}

/// Goes to the row of topics, or back from it.
pub(super) fn toggle_topics(app: &mut App) {
    if app.focus == Pane::Topics {
        return leave_row(app);
    }
    visit_row(app, Pane::Topics);
}

/// Goes to a row along the top.
pub(super) fn visit_row(app: &mut App, row: Pane) {
    app.focus = row;
}

/// Goes back to the pane one was in before a row along the top.
pub(super) fn leave_row(app: &mut App) {
    focus_on(app, app.pane_before_row);
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
        app.list.show_selected(in_sight);
        // No row stays empty below the last article while there are articles above the first.
        app.list.scroll(0, in_sight);
    }
    if let Some(sidebar) = arrangement.sidebar {
        app.entities.scroll(0, sidebar.height);
    }
    show_selected_entity(app);
}

/// The panes in the order in which they are read: from the right.
fn panes_in_order(app: &App) -> Vec<Pane> {
    let sidebar_is_in_reach = app.sidebar == Sidebar::Shown || app.focus == Pane::Sidebar;
    let panes = [Pane::List, Pane::Reading, Pane::Sidebar];
    panes
        .into_iter()
        .filter(|pane| *pane != Pane::Sidebar || sidebar_is_in_reach)
        .collect()
}

/// Goes to the next pane or the one before, round the ends.
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

/// Goes to the pane beside, where there is one. To the left is forward on a screen that is read from the right.
pub(super) fn move_sideways(app: &mut App, direction: StepDirection) {
    let panes = panes_in_order(app);
    if let Some(at) = panes.iter().position(|pane| *pane == app.focus)
        && let Some(at) = at.checked_add_signed(direction.sign())
        && let Some(pane) = panes.get(at)
    {
        focus_on(app, *pane);
    }
}

/// Shows the entities and goes to them, or hides them where keys go to them.
pub(super) fn toggle_sidebar(app: &mut App) {
    let is_in_sight = app
        .arrangement()
        .is_some_and(|arrangement| arrangement.sidebar.is_some());
    if app.focus == Pane::Sidebar {
        app.sidebar = Sidebar::Hidden;
        focus_on(app, Pane::Reading);
    } else {
        app.sidebar = Sidebar::Shown;
        focus_on(app, Pane::Sidebar);
        if is_in_sight && app.meant_entity().is_none() {
            step_entities(app, 0);
        }
    }
}

/// Goes back to the list, a view at a time, and from there out of the program. Out of an article that is all there is
/// one goes at once, and from everywhere where the settings say so.
pub(super) fn close(app: &mut App) -> Vec<Effect> {
    let is_alone = app.list.count() <= 1 && app.filters.now.filter.is_empty();
    if app.reading_settings.quit_from == QuitFrom::Anywhere || is_alone {
        return vec![Effect::Quit];
    }
    match app.focus {
        Pane::List => return vec![Effect::Quit],
        Pane::Topics | Pane::Filter => leave_row(app),
        Pane::Reading => focus_on(app, Pane::List),
        Pane::Sidebar => focus_on(app, Pane::Reading),
    }
    Vec::new()
}

/// Shows the text alone while keys go to it, or the other panes with it.
pub(super) fn toggle_reading_mode(app: &mut App) {
    let is_alone = app.reach == TextReach::TextAlone && app.focus == Pane::Reading;
    app.reach = if is_alone {
        TextReach::AllPanes
    } else {
        TextReach::TextAlone
    };
    if app.list.selected_article().is_some() {
        focus_on(app, Pane::Reading);
    }
}

/// Gives each article of the list a row less; after one, three.
pub(super) fn change_density(app: &mut App) {
    let rows = app.arrangement().map_or(3, |areas| areas.rows_of_article());
    app.list_rows = Some(if rows > 1 { rows - 1 } else { 3 });
    fit_panes(app);
}
