//! Help and the palette: laid over the panes with a line that is typed into, which leaves the rows that fit.

use crate::app::action::Action;
use crate::app::arrangement::Pane;
use crate::app::commands::KeyScope;
use crate::app::cursor::Cursor;
use crate::app::event::Target;
use crate::app::help::HelpOverlay;
use crate::app::here;
use crate::app::key::{Key, KeyCode};
use crate::app::overlay::{Content, Overlay};
use crate::app::palette::{PaletteOverlay, PaletteRow};
use crate::app::prompt::{Prompt, Purpose};
use crate::app::state::App;

/// Lays help over what is there.
pub(super) fn open_help(app: &mut App) {
    let hints = here::of_pane(app, app.focus).iter();
    let here = hints.map(|hint| hint.action).collect();
    let help = HelpOverlay::new(app.focus, here, app.locale, &app.keymap);
    app.lay_over(Content::Help(help));
    app.prompt = Some(Prompt::new(Purpose::SearchHelp, ""));
}

/// Lays the palette over what is there.
pub(super) fn open_palette(app: &mut App) {
    let mut palette = PaletteOverlay::new("", scope(app), app.locale, &app.keymap);
    palette.find_own("", &app.own_commands);
    app.lay_over(Content::Palette(palette));
    app.prompt = Some(Prompt::new(Purpose::FindAction, ""));
}

/// Where one is, for the commands that are offered.
fn scope(app: &App) -> KeyScope {
    let reading = app.reading.as_ref().filter(|_| app.focus == Pane::Reading);
    match reading.is_some_and(|reading| reading.selecting.is_some()) {
        true => KeyScope::Selection,
        false => KeyScope::Everywhere,
    }
}

/// Whether a line is typed into help or the palette.
pub(super) fn is_open(app: &App) -> bool {
    let purpose = app.prompt.as_ref().map(|prompt| prompt.purpose);
    matches!(purpose, Some(Purpose::SearchHelp | Purpose::FindAction))
}

/// Moves among the rows; returns whether the key does that. The others are typed.
pub(super) fn moves(app: &mut App, key: Key) -> bool {
    let is_empty = app
        .prompt
        .as_ref()
        .is_some_and(|prompt| prompt.text().is_empty());
    let action = match key.code {
        _ if key.control => return false,
        KeyCode::Up => Action::Up,
        KeyCode::Down => Action::Down,
        KeyCode::PageUp => Action::PageBackward,
        KeyCode::PageDown => Action::PageForward,
        // With nothing typed there is nowhere else to go.
        KeyCode::Home if is_empty => Action::ToStart,
        KeyCode::End if is_empty => Action::ToEnd,
        _ => return false,
    };
    if let Some(top) = app.overlays.last() {
        let height = app.overlay_rows_in_sight(&top.content);
        if let Some(top) = app.overlays.last_mut() {
            top.on(action, height);
        }
    }
    true
}

/// Whether a key closes help: the one that opened it, before anything else is typed.
pub(super) fn closes(app: &App, key: Key) -> bool {
    let is_empty_help = app
        .prompt
        .as_ref()
        .is_some_and(|prompt| prompt.purpose == Purpose::SearchHelp && prompt.text().is_empty());
    is_empty_help && app.keymap.action(key) == Some(Action::Help)
}

/// Leaves the rows that fit what is typed.
pub(super) fn find(app: &mut App, typed: &str) {
    let (scope, locale, keymap) = (scope(app), app.locale, &app.keymap);
    let Some(top) = app.overlays.last_mut() else {
        return;
    };
    match &mut top.content {
        Content::Help(help) => help.find(typed, locale, keymap),
        Content::Palette(palette) => {
            *palette = PaletteOverlay::new(typed, scope, locale, keymap);
            palette.find_own(typed, &app.own_commands);
        }
        _ => return,
    }
    top.cursor = Cursor::default();
}

/// Takes help or the palette away.
pub(super) fn close(app: &mut App) {
    app.prompt = None;
    let is_typed_into =
        |overlay: &Overlay| matches!(overlay.content, Content::Help(_) | Content::Palette(_));
    if app.overlays.last().is_some_and(is_typed_into) {
        app.overlays.pop();
    }
}

/// What a click did while help or the palette was typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clicked {
    /// It chose a row of the palette.
    Chosen,
    /// It did all it does.
    Taken,
    /// Neither is there.
    Elsewhere,
}

/// Takes a click: on a row of the palette it chooses that, beside all it closes.
pub(super) fn clicked(app: &mut App, target: Target) -> Clicked {
    if !is_open(app) {
        return Clicked::Elsewhere;
    }
    match (target, app.overlays.last_mut()) {
        (Target::OverlayItem(row), Some(top)) if top.content.can_be_chosen(row) => {
            top.cursor.selected = row;
            return Clicked::Chosen;
        }
        (Target::OverlayItem(_) | Target::Overlay, _) => {}
        _ => close(app),
    }
    Clicked::Taken
}

/// Takes the palette away and says what is chosen in it.
pub(super) fn choose(app: &mut App) -> Option<PaletteRow> {
    let top = app.overlays.last()?;
    let chosen = match &top.content {
        Content::Palette(palette) => palette.row(top.cursor.selected),
        _ => None,
    };
    close(app);
    chosen
}
