//! Answers to requests.

use std::sync::Arc;

use crate::app::list::Question;
use crate::app::outstanding::RequestId;
use crate::app::timeline::Months;
use crate::app::{Answer, App, Effect, Entry, OpenAt, Opened, Overlay, Pane, Response};
use crate::library::{Card, Listing, MentioningArticle, TopicMonth};
use crate::notice::Notice;

use super::completing::offer;
use super::keeping::take_named;
use super::marking::shown;
use super::moving::{fit_panes, focus_on};
use super::opening::{enter, open};
use super::searching::{go_to_next_match, show_hits};
use super::take_held_keys;

pub(super) fn on_answer(app: &mut App, Answer { id, result }: Answer) -> Vec<Effect> {
    let response = match result {
        Ok(response) => response,
        Err(notice) => return on_failure(app, id, notice),
    };
    match response {
        Response::Opened(opened) => return on_opened(app, id, opened),
        Response::Listed { listing, entries } => {
            if let Some(question) = app.listing.take(id) {
                return on_listed(app, listing, entries, question);
            }
        }
        Response::Entries(entries) => app.list.take(id, entries),
        Response::Hits(found) => {
            if let Some(article) = app.hits.take(id) {
                show_hits(app, article, found);
            }
        }
        Response::NextMatch(found) => {
            if let Some(direction) = app.next_match.take(id) {
                return go_to_next_match(app, direction, found);
            }
        }
        Response::Completed(offers) => offer(app, id, offers),
        Response::Mentioning(articles) => show_mentioning(app, id, articles),
        Response::Card(card) => show_card(app, id, card),
        Response::Timeline(months) => show_timeline(app, id, &months),
        Response::Named(named) => take_named(app, named),
        Response::Kept => {
            app.list.confirm_mark(id);
        }
    }
    Vec::new()
}

/// What was asked could not be done: it does not look as if it were, and nothing waits for it.
fn on_failure(app: &mut App, request: RequestId, notice: Option<Notice>) -> Vec<Effect> {
    if let Some((id, mark)) = app.list.confirm_mark(request) {
        let undone = mark.undone();
        app.list.show_mark(id, undone);
        for summary in shown(app, id) {
            undone.put_on(summary);
        }
    }
    let mut effects = Vec::new();
    if app.opening.take(request).is_some() {
        effects = take_held_keys(app);
    }
    if notice.is_some() {
        app.notice = notice;
    }
    effects
}

fn on_opened(app: &mut App, request: RequestId, opened: Option<Box<Opened>>) -> Vec<Effect> {
    let Some(entrance) = app.opening.take(request) else {
        return Vec::new();
    };
    let Some(opened) = opened else {
        let effects = take_held_keys(app);
        app.notice = Some(Notice::ArticleGone);
        return effects;
    };
    let mut effects = enter(app, *opened, entrance);
    effects.extend(take_held_keys(app));
    effects
}

fn on_listed(
    app: &mut App,
    listing: Listing,
    entries: Vec<Entry>,
    question: Question,
) -> Vec<Effect> {
    app.list.fill(listing, entries, question);
    if app.prompt.is_none() {
        app.list.home = None;
    }
    fit_panes(app);
    let nothing_is_open = app.reading.is_none() && !app.opening.is_awaited();
    let Some(id) = app.list.selected_article().filter(|_| nothing_is_open) else {
        return Vec::new();
    };
    if app.list.count() == 1 && app.filter.is_empty() {
        focus_on(app, Pane::Reading);
    }
    open(app, id, OpenAt::AsLeft)
}

fn show_mentioning(app: &mut App, request: RequestId, articles: Vec<MentioningArticle>) {
    if let Some(Overlay::Mentioning(overlay)) = app.overlays.last_mut()
        && overlay.awaited.take(request).is_some()
    {
        overlay.articles = Some(articles);
    }
}

fn show_card(app: &mut App, request: RequestId, card: Option<Arc<Card>>) {
    if let Some(Overlay::Card(overlay)) = app.overlays.last_mut()
        && overlay.awaited.take(request).is_some()
        && let Some(card) = card
    {
        overlay.fill(card);
    }
}

fn show_timeline(app: &mut App, request: RequestId, months: &[TopicMonth]) {
    if let Some(Overlay::Timeline(overlay)) = app.overlays.last_mut()
        && overlay.awaited.take(request).is_some()
    {
        overlay.months = Months::of(months);
    }
}
