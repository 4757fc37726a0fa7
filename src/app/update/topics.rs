//! What keys do in the row of topics.

use crate::app::action::Action;
use crate::app::chips::Chip;
use crate::app::event::Effect;
use crate::app::state::App;

use super::filters::toggle_topic;
use super::focus::leave_row;
use super::keeping::{choose_filter, forget};
use super::prompting::{filter_prompt, open_prompt};

/// Takes an action; `None` where it means here what it means everywhere.
pub(super) fn on(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    match action {
        // To the left is forward on a screen that is read from the right.
        Action::PaneToTheLeft => go_to(app, app.topic.saturating_add(1)),
        Action::PaneToTheRight => go_to(app, app.topic.saturating_sub(1)),
        Action::ToStart => go_to(app, 0),
        Action::ToEnd => go_to(app, usize::MAX),
        Action::Open | Action::ReadOn => return Some(toggle_chip(app, app.topic)),
        Action::Find => {
            open_prompt(app, filter_prompt(app));
        }
        Action::Forget => return Some(forget(app)),
        Action::Down | Action::Cancel => leave_row(app),
        Action::Up
        | Action::PageForward
        | Action::PageBackward
        | Action::HalfPageForward
        | Action::HalfPageBackward => {}
        _ => return None,
    }
    Some(Vec::new())
}

fn go_to(app: &mut App, index: usize) {
    let last = app.chips().len().saturating_sub(1);
    app.topic = index.min(last);
}

/// Filters by what the row has at a place, or no longer.
pub(super) fn toggle_chip(app: &mut App, index: usize) -> Vec<Effect> {
    let chips = app.chips();
    let Some(chip) = chips.get(index) else {
        return Vec::new();
    };
    if let Chip::Filter(counted) = chip {
        let counted = (*counted).clone();
        app.topic = index;
        return choose_filter(app, &counted);
    }
    let id = chip.id().to_owned();
    app.topic = index;
    toggle_topic(app, id)
}
