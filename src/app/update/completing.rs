//! Offers for what is typed in a query.

use crate::app::asking::ask;
use crate::app::completing::{Completing, MOST_OFFERED, Offer, is_asked_of_library};
use crate::app::event::Effect;
use crate::app::outstanding::RequestId;
use crate::app::request::Lookup;
use crate::app::state::App;
use crate::query;

/// Offers what may be meant at the caret; what only the library knows comes when it answers.
pub(super) fn complete_here(app: &mut App) -> Vec<Effect> {
    let (vocabulary, locale) = (app.filters.vocabulary(), app.locale);
    let Some(prompt) = &mut app.prompt else {
        return Vec::new();
    };
    let before = prompt.completing.take();
    let Some(completion) = query::complete(prompt.text(), prompt.caret(), &vocabulary) else {
        return Vec::new();
    };
    let (wanted, typed) = (completion.wanted, completion.typed.clone());
    let completing = Completing::at(completion, before, locale);
    let completing = prompt.completing.insert(completing);
    if !is_asked_of_library(wanted) {
        return Vec::new();
    }
    let request = app.requests.fresh();
    completing.awaited.expect(request, ());
    let lookup = Lookup::Complete {
        wanted,
        typed,
        most: MOST_OFFERED,
    };
    vec![ask(request, lookup)]
}

/// Does the same where the reader asks for it, whatever is typed.
pub(super) fn offer_here(app: &mut App) -> Vec<Effect> {
    let effects = complete_here(app);
    let prompt = app.prompt.as_mut();
    if let Some(completing) = prompt.and_then(|prompt| prompt.completing.as_mut()) {
        completing.is_shown = true;
    }
    effects
}

/// Offers what the library knows, where that is what the prompt waits for.
pub(super) fn offer(app: &mut App, request: RequestId, offers: Vec<Offer>) {
    let prompt = app.prompt.as_mut();
    let completing = prompt.and_then(|prompt| prompt.completing.as_mut());
    if let Some(completing) = completing
        && completing.awaited.take(request).is_some()
    {
        completing.chosen = None;
        completing.offers = offers;
    }
}
