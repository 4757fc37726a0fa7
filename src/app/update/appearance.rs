//! The appearance changed in its menu, live.

use crate::app::action::Action;
use crate::app::appearance_menu::{AppearanceMenu, MenuRow};
use crate::app::arrangement::Pane;
use crate::app::event::Effect;
use crate::app::overlay::{Content, Overlay};
use crate::app::state::App;
use crate::appearance::{AppearanceSetting, Values};
use crate::i18n::Locale;

use super::focus::{fit_panes, focus_on};

/// Lays the menu over the panes, beside the text it changes.
pub(super) fn open(app: &mut App) {
    let menu = AppearanceMenu { from: app.focus };
    if app.list.selected_article().is_some() {
        focus_on(app, Pane::Reading);
    }
    app.lay_over(Content::Appearance(menu));
}

/// Takes an action where the menu lies on top.
pub(super) fn on(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    let top = app.overlays.last()?;
    if !matches!(top.content, Content::Appearance(_)) {
        return None;
    }
    let row = top.cursor.selected;
    // The next value stands where the language of the program goes on.
    let forward = match app.locale {
        Locale::Arabic => 1,
        Locale::English => -1,
    };
    match action {
        Action::PaneToTheLeft => step(app, row, forward),
        Action::PaneToTheRight => step(app, row, -forward),
        _ => return None,
    }
    Some(Vec::new())
}

/// Chooses a row: the next value of a setting, or all as the settings have it.
pub(super) fn choose(app: &mut App, row: usize) {
    match row_of(app, row) {
        Some(MenuRow::Reset) => {
            app.appearance.now = app.appearance.configured.values().clone();
            apply(app);
        }
        _ => step(app, row, 1),
    }
}

/// The menu was closed: keys go where they went before.
pub(super) fn closed(app: &mut App, menu: &AppearanceMenu) {
    focus_on(app, menu.from);
}

/// What is to be remembered of the appearance, once one is done with the menu.
pub(super) fn keep(app: &mut App, is_leaving: bool) -> Option<Effect> {
    let is_menu = |overlay: &Overlay| matches!(overlay.content, Content::Appearance(_));
    if app.overlays.iter().any(is_menu) && !is_leaving {
        return None;
    }
    app.appearance.keep().map(Effect::KeepAppearance)
}

fn row_of(app: &App, row: usize) -> Option<MenuRow> {
    match &app.overlays.last()?.content {
        Content::Appearance(menu) => menu.row(row),
        _ => None,
    }
}

fn step(app: &mut App, row: usize, steps: isize) {
    let Some(MenuRow::Setting(setting)) = row_of(app, row) else {
        return;
    };
    begin_at_what_is_seen(app, setting, steps);
    app.appearance.now.step(setting, steps);
    apply(app);
}

/// The next step is from what is seen, so that it is seen itself: from the cells that the text has where the room gives
/// it fewer than the reader does, from the language told for this start.
fn begin_at_what_is_seen(app: &mut App, setting: AppearanceSetting, steps: isize) {
    if setting == AppearanceSetting::Language
        && let Some(told) = app.told_locale.take()
    {
        app.appearance.now.write(setting, told.tag());
    }
    let Values::Numbers { step, .. } = setting.values() else {
        return;
    };
    let areas = app.arrangement();
    let Some((wanted, actual)) = areas.and_then(|areas| areas.wanted_and_actual(setting)) else {
        return;
    };
    let seen = match setting {
        AppearanceSetting::Measure if steps < 0 && actual < wanted => actual.next_multiple_of(step),
        AppearanceSetting::Margins if steps > 0 => actual.max(wanted),
        AppearanceSetting::Margins if actual < wanted => actual,
        _ => return,
    };
    app.appearance.now.write(setting, &seen.to_string());
}

/// Shows everything in the appearance that holds now.
pub(super) fn apply(app: &mut App) {
    app.apply_appearance();
    fit_panes(app);
}
