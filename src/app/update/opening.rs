//! Opening articles and coming back to them.

use crate::app::arrangement::Pane;
use crate::app::asking::ask;
use crate::app::event::Effect;
use crate::app::jumps::Place;
use crate::app::list::ListPane;
use crate::app::mentioning::MentionLink;
use crate::app::opening::{AskedArticle, OpenAt};
use crate::app::outstanding::RequestId;
use crate::app::reading::{FoundPlace, Reading};
use crate::app::request::{Opened, Request};
use crate::app::state::App;
use crate::app::step_direction::StepDirection;
use crate::app::stepping::Stepping;
use crate::article::ArticleId;
use crate::library;
use crate::notice::Notice;

use super::focus::focus_on;
use super::hits::{ask_for_hits, spelled, tell_hit};
use super::own_topics::ask_for_own_topics;
use super::selection::{fill_sidebar, fill_sidebar_anew, select_sought_anew, show_selected_entity};

/// The size of the text where no pane shows it yet.
const UNSEEN: (u16, u16) = (60, 20);

/// Makes an article the current one, to be entered at some place. What is shown stays until it comes.
pub(super) fn open(app: &mut App, id: ArticleId, at: OpenAt) {
    let in_sight = app.articles_in_sight();
    app.list.go_to(id, in_sight);
    app.opening.want(id, at);
}

/// Shows the article that the list is at now, where another is shown or none; with none in the list, none.
pub(super) fn follow_list(app: &mut App) -> Option<Effect> {
    let shown = app.reading.as_ref().map(|reading| reading.article.id);
    let Some(current) = app.list.selected_article() else {
        app.opening.cancel();
        return close(app);
    };
    if app.opening.failed() == Some(current) {
        return close(app);
    }
    match app.opening.wanted() {
        Some(wanted) if wanted == current => {}
        None if shown == Some(current) => {}
        // It came back before the other one was there.
        Some(_) if shown == Some(current) => app.opening.cancel(),
        _ => app.opening.want(current, OpenAt::AsLeft),
    }
    None
}

/// Shows no article; the place in the one that was shown is kept.
fn close(app: &mut App) -> Option<Effect> {
    let effect = app.keep_place();
    remember_place(app);
    app.reading = None;
    fill_sidebar(app);
    effect
}

/// Asks for the article that is wanted, once the library has read the one it was asked for before.
pub(super) fn ask_for_article(app: &mut App) -> Option<Effect> {
    let terms = app.filters.now.filter.query.terms();
    let (request, AskedArticle { id, terms }) = app.opening.ask(&mut app.requests, terms)?;
    Some(ask(request, Request::Open { id, terms }))
}

/// Moves on in the list: a row of moves is one jump, and so is each from an article that was read.
pub(super) fn move_in_list(app: &mut App, step: impl FnOnce(&mut ListPane, usize)) {
    let is_first = app.steps.step(Stepping::Articles);
    let before = app.list.selected_article();
    let in_sight = app.articles_in_sight();
    step(&mut app.list, in_sight);
    if app.list.selected_article() == before {
        return;
    }
    let is_read = app
        .reading
        .as_ref()
        .is_some_and(|reading| reading.counts_as_read);
    if is_first || is_read {
        app.leave();
    }
}

/// Goes into the article that the list is at.
pub(super) fn enter_current(app: &mut App) {
    if app.list.selected_article().is_some() {
        app.places.jumps.enter();
        focus_on(app, Pane::Reading);
    }
}

/// Goes to an article wherever it is.
pub(super) fn open_from_elsewhere(app: &mut App, id: ArticleId, at: OpenAt) {
    app.leave();
    focus_on(app, Pane::Reading);
    open(app, id, at);
}

/// Goes to the article of the list after the current one, or before it.
pub(super) fn open_neighbour(app: &mut App, direction: StepDirection) {
    let Some(index) = app.list.neighbour(direction) else {
        app.notices.show(Notice::NoFurtherArticle);
        return;
    };
    move_in_list(app, |list, in_sight| list.select(index, in_sight));
    focus_on(app, Pane::Reading);
}

/// Goes to a mention in an article.
pub(super) fn open_mention(app: &mut App, link: MentionLink) {
    app.steps.go_on_from(Stepping::Mentions);
    let at = OpenAt::FirstMention {
        entity_id: link.entity_id,
        offset: link.offset,
    };
    open_from_elsewhere(app, link.article, at);
}

/// Goes back to where one came from, or forward to where one went back from.
pub(super) fn jump(app: &mut App, direction: StepDirection) {
    if direction == StepDirection::Backward
        && app.focus == Pane::Reading
        && app.places.jumps.step_out()
    {
        focus_on(app, Pane::List);
        return;
    }
    let here = app.here();
    let place = match direction {
        StepDirection::Forward => app.places.jumps.forward(here),
        StepDirection::Backward => app.places.jumps.back(here),
    };
    let Some(place) = place else {
        app.notices.show(Notice::NoFurtherJump);
        return;
    };
    let shown = app.reading.as_ref().map(|reading| reading.article.id);
    // In the list one stays there, where that shows where one has gone.
    if app.focus != Pane::List || shown == Some(place.article) {
        focus_on(app, Pane::Reading);
    }
    go_to(app, place);
}

/// Goes so many jumps back, or forward where negative.
pub(super) fn go_in_history(app: &mut App, steps: isize) {
    let here = app.here();
    if let Some(place) = app.places.jumps.go(steps, here) {
        focus_on(app, Pane::Reading);
        go_to(app, place);
    }
}

fn go_to(app: &mut App, place: Place) {
    match &mut app.reading {
        Some(reading) if reading.article.id == place.article => {
            reading.return_to(&place);
            app.selected_entity = place.entity;
            show_selected_entity(app);
            let in_sight = app.articles_in_sight();
            app.list.go_to(place.article, in_sight);
        }
        _ => open(app, place.article, OpenAt::Place(place)),
    }
}

/// Shows an article that was asked for, `None` where it is no longer there.
pub(super) fn show_opened(
    app: &mut App,
    request: RequestId,
    opened: Option<Box<Opened>>,
) -> Vec<Effect> {
    let Some(opened) = opened else {
        fail_to_open(app, request, Some(Notice::ArticleGone));
        return Vec::new();
    };
    let Some((asked, at)) = app.opening.take(request) else {
        read_shown_again(app);
        return Vec::new();
    };
    let is_shown = |reading: &&mut Reading| {
        let (shown, read) = (&reading.article, &opened.article);
        at == OpenAt::AsShown && shown.id == read.id && shown.body.text == read.body.text
    };
    if let Some(reading) = app.reading.as_mut().filter(is_shown) {
        if let Some(annotations) = opened.annotations {
            reading.annotate(annotations);
            fill_sidebar(app);
            select_sought_anew(app);
        }
        return Vec::new();
    }
    let mut effects = enter(app, *opened, at);
    if asked.terms != app.filters.now.filter.query.terms() {
        // Something else is searched for by now.
        effects.extend(ask_for_hits(app));
    }
    effects
}

/// Wants the article that is shown once more, where the library has read another one since that is not wanted: it tells
/// what is found in the one it read last, and in no other.
fn read_shown_again(app: &mut App) {
    if app.opening.wanted().is_none()
        && let Some(reading) = &app.reading
    {
        app.opening.want(reading.article.id, OpenAt::AsShown);
    }
}

/// An article does not come. One that was opened from elsewhere is given up; at one of the list one stays, and nothing
/// is shown. Returns whether the request was for the article that is wanted.
pub(super) fn fail_to_open(app: &mut App, request: RequestId, why: Option<Notice>) -> bool {
    let Some(failed) = app.opening.fail(request, why) else {
        return false;
    };
    if app.list.away == Some(failed) {
        app.list.away = None;
        if let Some(shown) = app.reading.as_ref().map(|reading| reading.article.id) {
            let in_sight = app.articles_in_sight();
            app.list.go_to(shown, in_sight);
        }
    }
    true
}

/// Shows an article where it is to be entered; what is left is remembered.
fn enter(app: &mut App, opened: Opened, at: OpenAt) -> Vec<Effect> {
    let effect = app.keep_place();
    remember_place(app);
    let (id, left_at) = (opened.article.id, opened.position);
    let mut reading = lay_out(app, opened);
    let hit = stand(app, &mut reading, at, left_at);
    reading.settle();
    app.reading = Some(reading);
    // An article that was never left is at its start.
    let left_at = left_at.unwrap_or(library::ReadingPosition(0));
    app.places.set_kept(Some((id, left_at)));
    fill_sidebar_anew(app);
    select_sought_anew(app);
    if hit.is_some() {
        tell_hit(app, hit);
    }
    let own_topics = ask_for_own_topics(app);
    effect.into_iter().chain(own_topics).collect()
}

/// Remembers where the open article is left, where one has moved in it.
fn remember_place(app: &mut App) {
    let moved = app.reading.as_ref().filter(|reading| reading.has_moved());
    let place = moved.map(|reading| reading.place(app.selected_entity.as_deref()));
    if let Some(place) = place {
        app.places.leave(place);
    }
}

/// An article laid out for the pane, with what the list is searched for marked in it.
fn lay_out(app: &App, opened: Opened) -> Reading {
    let Opened {
        article,
        mut summary,
        annotations,
        is_set_aside,
        position: _,
        found,
        highlights,
    } = opened;
    let text = app.arrangement().and_then(|areas| areas.text());
    let size = text.map_or(UNSEEN, |text| (text.width, text.height));
    app.list.put_unconfirmed(&mut summary);
    let look = app.look_in(&article.metadata.language);
    let mut reading = Reading::new(article, summary, annotations, look, size);
    reading.is_set_aside = is_set_aside;
    reading.highlight(highlights);
    if let Some(found) = found {
        // What the list was narrowed by is what one will look for.
        let words = spelled(&app.filters.now.filter.query.terms());
        reading.show_found(words, found.hits);
    }
    reading
}

/// Stands in an article where it is to be entered; returns the hit one stands at then.
fn stand(
    app: &mut App,
    reading: &mut Reading,
    at: OpenAt,
    left_at: Option<library::ReadingPosition>,
) -> Option<FoundPlace> {
    match at {
        OpenAt::AsLeft | OpenAt::AsShown => {
            let id = reading.article.id;
            let kept = left_at.map(|library::ReadingPosition(top)| Place::at(id, top));
            if let Some(place) = app.places.left(id).cloned().or(kept) {
                reading.return_to(&place);
            }
        }
        OpenAt::Passage(range) if range.of(&reading.article.body.text).is_empty() => {}
        OpenAt::Passage(range) => reading.jump_to(range),
        OpenAt::Hit(direction) => return reading.outermost_hit(direction),
        OpenAt::Place(place) => {
            reading.return_to(&place);
            app.selected_entity = place.entity;
        }
        OpenAt::Mention {
            entity_id,
            direction,
        } => {
            reading.jump_to_outermost_mention(&entity_id, direction);
            app.selected_entity = Some(entity_id);
        }
        OpenAt::FirstMention { entity_id, offset } => {
            let mentions = reading.entity(&entity_id);
            let mentions = mentions.map_or(&[][..], |entity| &entity.mentions);
            let first = mentions.iter().find(|range| range.start >= offset);
            if let Some(range) = first.copied() {
                reading.jump_to(range);
            }
            app.selected_entity = Some(entity_id);
        }
    }
    None
}
