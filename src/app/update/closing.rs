//! The line that is typed taken away, by its keys or with what it was typed into.

use crate::app::overlay::Content;
use crate::app::prompt::{Prompt, Purpose};
use crate::app::state::App;

use super::highlighting;

/// Takes the line away that is typed. What did nothing yet would be lost: it comes back as what was typed before does.
pub(super) fn close_prompt(app: &mut App) {
    let Some(prompt) = app.prompt.take() else {
        return;
    };
    if prompt.purpose.waits_for_end() {
        app.prompt_history.remember(prompt.purpose, prompt.text());
    }
    if prompt.purpose == Purpose::WriteNote {
        highlighting::on_note_left(app, prompt.text());
    }
}

/// Takes the line away where what it was typed into is gone.
pub(super) fn close_without_overlay(app: &mut App) {
    let top = app.overlays.last().map(|overlay| &overlay.content);
    let is_left = |prompt: &Prompt| !Content::takes_line(top, prompt.purpose);
    if app.prompt.as_ref().is_some_and(is_left) {
        close_prompt(app);
    }
}
