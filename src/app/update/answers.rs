//! Answers to requests.

use crate::app::arrangement::{Pane, TextReach};
use crate::app::event::Effect;
use crate::app::list::Question;
use crate::app::outstanding::RequestId;
use crate::app::overlay::Content;
use crate::app::request::{Answer, ListEntry, Lookup, Response};
use crate::app::state::App;
use crate::app::timeline::ArticleMonths;
use crate::article::ArticleId;
use crate::library::Listing;
use crate::notice::Notice;

use super::cards;
use super::choosing::take_choices;
use super::completing::offer;
use super::correcting;
use super::feeds::fill_feeds;
use super::focus::{fit_panes, focus_on};
use super::highlighting;
use super::hits::show_hits;
use super::keeping::take_named;
use super::marking::{on_marked_read, take_mark_back};
use super::opening::{fail_to_open, show_opened};
use super::overlays;
use super::own_topics::{ask_for_own_topics, menu_of, take_own_topics};
use super::sidebar::take_totals;
use super::steps::go_to_next_match;

pub(super) fn on_answer(app: &mut App, Answer { id, result }: Answer) -> Vec<Effect> {
    let response = match result {
        Ok(response) => response,
        Err(notice) => return on_failure(app, id, notice),
    };
    app.unconfirmed.retain(|unconfirmed| *unconfirmed != id);
    match response {
        Response::Opened(opened) => return show_opened(app, id, opened),
        Response::Listed { listing, entries } => {
            if let Some(question) = app.list.asked.take(id) {
                on_listed(app, listing, entries, question);
            }
        }
        Response::Entries(entries) => {
            show_as_kept(app, &entries);
            app.list.take(id, entries);
        }
        Response::Hits(found) => show_hits(app, id, found),
        Response::NextMatch(found) => {
            if let Some(step) = app.steps.next_match.take(id) {
                return go_to_next_match(app, step, found);
            }
        }
        Response::Completed(offers) => offer(app, id, offers),
        Response::Mentioning(articles) => overlays::fill_mentioning(app, id, articles),
        Response::Original(original) => overlays::fill_about(app, id, original),
        Response::Card(card) => cards::fill(app, id, card),
        Response::FurtherSentences(sentences, articles) => {
            cards::fill_further(app, id, sentences, articles);
        }
        Response::Compared(comparison) => cards::fill_comparison(app, id, comparison),
        Response::Extent(articles) => correcting::take_extent(app, id, articles),
        Response::Corrections(list) => correcting::fill_list(app, id, list),
        Response::Entities(totals) => {
            if take_choices(app, id, &totals) {
                return Vec::new();
            }
            let effects = correcting::take_namesakes(app, id, &totals);
            take_totals(app, id, totals);
            return effects;
        }
        Response::Spread(articles) => app.spread.take(id, articles),
        Response::Timeline { months, undated } => {
            overlays::fill_timeline(app, id, ArticleMonths::of(&months, undated));
        }
        Response::OwnTopics(topics) => take_own_topics(app, id, topics),
        Response::OwnTopicCounts(counts) => app.list.take_own_counts(id, &counts),
        Response::Named(named) => return take_named(app, named),
        Response::Feeds(feeds, now) => fill_feeds(app, id, feeds, now),
        Response::Highlights(all) => highlighting::fill_list(app, id, all),
        Response::MarkedRead(ids) => on_marked_read(app, ids),
        Response::CorrectionUndone(undone) => correcting::record_undone(app, undone),
        Response::Kept => {
            if app.list.confirm_mark(id) {
                return vec![app.refresh_list()];
            }
        }
    }
    Vec::new()
}

/// Shows the open article, and the menu of its topics, as the rows of the list have it.
fn show_as_kept(app: &mut App, entries: &[ListEntry]) {
    for entry in entries {
        let mut summary = entry.summary.clone();
        app.list.put_unconfirmed(&mut summary);
        if let Some(menu) = menu_of(&mut app.overlays, summary.id) {
            menu.topics.clone_from(&summary.topics);
        }
        let open = app.reading.as_mut().map(|reading| &mut reading.summary);
        if let Some(open) = open.filter(|open| open.id == summary.id) {
            *open = summary;
        }
    }
}

/// Asks for what is shown as if a change had been kept that was not.
fn show_unchanged(app: &mut App) -> Vec<Effect> {
    let menus = app
        .overlays
        .iter()
        .filter_map(|overlay| match &overlay.content {
            Content::Classify(menu) => Some(menu.article),
            _ => None,
        });
    let open = app.reading.as_ref().map(|reading| reading.article.id);
    let entries = Lookup::Entries {
        ids: open.into_iter().chain(menus).collect(),
        terms: app.filters.now.filter.query.terms(),
    };
    let effects = [app.ask(entries), app.refresh_list()];
    let own_topics = ask_for_own_topics(app);
    effects.into_iter().chain(own_topics).collect()
}

/// What was asked could not be done: it does not look as if it were, and nothing waits for it any more.
fn on_failure(app: &mut App, request: RequestId, notice: Option<Notice>) -> Vec<Effect> {
    take_mark_back(app, request);
    let unconfirmed = &mut app.unconfirmed;
    let place = unconfirmed.iter().position(|other| *other == request);
    let effects = match place.map(|place| unconfirmed.remove(place)) {
        Some(_) => show_unchanged(app),
        None => Vec::new(),
    };
    // `list.asked` stays: the next listing is still the answer to that question.
    app.list.fail(request);
    app.steps.next_match.fail(request);
    app.entities.fail(request);
    app.spread.fail(request);
    if let Some(reading) = &mut app.reading {
        reading.hits.fail(request);
        reading.own_topics_asked.fail(request);
    }
    let prompt = app.prompt.as_mut();
    if let Some(completing) = prompt.and_then(|prompt| prompt.completing.as_mut()) {
        completing.awaited.fail(request);
    }
    app.overlays
        .retain_mut(|overlay| !overlay.content.fail(request));
    let is_told = fail_to_open(app, request, notice.clone());
    if let Some(notice) = notice.filter(|_| !is_told) {
        app.notices.show(notice);
    }
    effects
}

fn on_listed(app: &mut App, listing: Listing, entries: Vec<ListEntry>, question: Question) {
    let is_first = app.reading.is_none() && app.opening.wanted().is_none();
    let topic = app.topic_at();
    app.list.fill(listing, entries, question);
    app.stay_at_topic(topic.as_deref());
    // One stays at what passes the filters no more, and at what one reads; not at what is gone.
    let is_read = matches!(app.focus, Pane::Reading | Pane::Sidebar);
    let stays = is_read || !app.filters.now.filter.is_empty();
    let gone = [app.opening.failed(), app.list.removed];
    let is_gone = |away: &mut ArticleId| !stays || gone.contains(&Some(*away));
    app.list.away.take_if(is_gone);
    if app.prompt.is_none() {
        app.list.home = None;
    }
    fit_panes(app);
    // One article alone is what one came for.
    if is_first && app.list.count() == 1 && app.filters.now.filter.is_empty() {
        app.reach = TextReach::TextAlone;
        focus_on(app, Pane::Reading);
    }
}
