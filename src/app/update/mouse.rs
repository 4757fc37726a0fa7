//! What the mouse does.

use crate::app::arrangement::Pane;
use crate::app::event::{Effect, Target};
use crate::app::state::App;

use super::filters::clear_filters;
use super::focus::focus_on;
use super::parts::{take_off, visit};
use super::prompting::take_offer;
use super::selection::select_mention_at;
use super::topics::toggle_chip;
use super::{list, overlays, reading, selecting, sidebar};

/// Rows that a notch of the wheel moves.
const WHEEL_ROWS: isize = 3;

/// Takes a click.
pub(super) fn on_click(app: &mut App, target: Target) -> Vec<Effect> {
    if let Target::Offer(index) = target {
        return take_offer(app, Some(index));
    }
    app.notices.advance();
    app.steps.end();
    if !app.overlays.is_empty() {
        return overlays::on_click(app, target);
    }
    match target {
        Target::Pane(Pane::Filter) => visit(app),
        Target::Part(index) => return take_off(app, index),
        Target::Pane(pane) => focus_on(app, pane),
        Target::Article(index) => list::on_click(app, index),
        Target::BesideText(offset) => {
            focus_on(app, Pane::Reading);
            selecting::press(app, offset);
        }
        Target::Text(offset) => {
            focus_on(app, Pane::Reading);
            selecting::press(app, offset);
            select_mention_at(app, offset);
        }
        Target::Entity(index) => return sidebar::on_click(app, index),
        Target::Topic(Some(index)) => return toggle_chip(app, index),
        Target::Topic(None) => return clear_filters(app),
        Target::Overlay | Target::OverlayItem(_) | Target::Offer(_) => {}
    }
    Vec::new()
}

/// Takes one of several clicks on the same place. Only in the text they mean more than one.
pub(super) fn on_further_click(app: &mut App, target: Target, times: u8) -> Vec<Effect> {
    match target {
        Target::Text(offset) if app.overlays.is_empty() && app.prompt.is_none() => {
            selecting::press_again(app, offset, times);
            Vec::new()
        }
        _ => on_click(app, target),
    }
}

/// Takes a turn of the wheel: what is under it moves, and keys go where they went.
pub(super) fn on_wheel(app: &mut App, target: Target, notches: i16) {
    let notches = isize::from(notches);
    if !app.overlays.is_empty() {
        return overlays::scroll(app, notches, WHEEL_ROWS);
    }
    let rows = notches * WHEEL_ROWS;
    match target {
        Target::Pane(Pane::List) | Target::Article(_) => {
            let in_sight = app.articles_in_sight();
            app.list.scroll(notches, in_sight);
        }
        Target::Pane(Pane::Sidebar) | Target::Entity(_) => sidebar::scroll(app, rows),
        Target::Pane(Pane::Reading) | Target::Text(_) | Target::BesideText(_) => {
            reading::scroll(app, rows)
        }
        Target::Pane(Pane::Topics | Pane::Filter)
        | Target::Topic(_)
        | Target::Part(_)
        | Target::Overlay
        | Target::OverlayItem(_)
        | Target::Offer(_) => {}
    }
}
