//! Opening articles and coming back to them.

use crate::app::arrangement::Pane;
use crate::app::event::Effect;
use crate::app::jumps::Place;
use crate::app::mentioning::MentionLink;
use crate::app::opening::OpenAt;
use crate::app::outstanding::RequestId;
use crate::app::reading::{Found, Reading, StepDirection};
use crate::app::request::{Opened, Request};
use crate::app::state::{App, ask};
use crate::app::stepping::Stepping;
use crate::article::ArticleId;
use crate::library;
use crate::notice::Notice;

use super::focus::focus_on;
use super::hits::{spelled, tell_hit};
use super::selection::{narrow_sidebar, show_selected_entity};

/// The size of the text where no pane shows it yet.
const UNSEEN: (u16, u16) = (60, 20);

/// Asks for an article; what is open stays until it comes.
pub(super) fn open(app: &mut App, id: ArticleId, at: OpenAt) -> Vec<Effect> {
    let request = app.requests.fresh();
    app.opening.awaited.expect(request, at);
    let terms = app.filters.filter.query.terms();
    vec![ask(request, Request::Open { id, terms })]
}

/// Goes to an article of the list.
pub(super) fn open_from_list(app: &mut App, id: ArticleId) -> Vec<Effect> {
    focus_on(app, Pane::Reading);
    let open_id = app.reading.as_ref().map(|reading| reading.article.id);
    if open_id == Some(id) {
        return Vec::new();
    }
    app.leave();
    open(app, id, OpenAt::AsLeft)
}

/// Goes to an article wherever it is.
pub(super) fn open_from_elsewhere(app: &mut App, id: ArticleId, at: OpenAt) -> Vec<Effect> {
    app.leave();
    focus_on(app, Pane::Reading);
    open(app, id, at)
}

/// Goes to the article of the list after the open one, or before it.
pub(super) fn open_neighbour(app: &mut App, direction: StepDirection) -> Vec<Effect> {
    let step = direction.sign();
    let open_id = app.reading.as_ref().map(|reading| reading.article.id);
    let listed = open_id.and_then(|id| app.list.position(id));
    let index = match listed {
        Some(at) => at.checked_add_signed(step),
        // What was open is no longer listed: the article that took its place is the next.
        None => app.list.selected.checked_add_signed(step.min(0)),
    };
    let Some(index) = index.filter(|index| *index < app.list.count()) else {
        app.notices.show(Notice::NoFurtherArticle);
        return Vec::new();
    };
    let in_sight = app.articles_in_sight();
    app.list.select(index, in_sight);
    let id = app.list.listing.ids[index];
    open_from_list(app, id)
}

/// Goes to a mention in an article.
pub(super) fn open_mention(app: &mut App, link: MentionLink) -> Vec<Effect> {
    app.steps.go_on_from(Stepping::Mentions);
    let at = OpenAt::FirstMention {
        entity_id: link.entity_id,
        offset: link.offset,
    };
    open_from_elsewhere(app, link.article, at)
}

/// Goes back to where one came from, or forward to where one went back from.
pub(super) fn jump(app: &mut App, direction: StepDirection) -> Vec<Effect> {
    let here = app.here();
    let place = match direction {
        StepDirection::Forward => app.places.jumps.forward(here),
        StepDirection::Backward => app.places.jumps.back(here),
    };
    let Some(place) = place else {
        app.notices.show(Notice::NoFurtherJump);
        return Vec::new();
    };
    focus_on(app, Pane::Reading);
    match &mut app.reading {
        Some(reading) if reading.article.id == place.article => {
            reading.return_to(&place);
            app.selected_entity = place.entity;
            show_selected_entity(app);
            Vec::new()
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
        app.opening.fail(request, Some(Notice::ArticleGone));
        return Vec::new();
    };
    let Some(at) = app.opening.awaited.take(request) else {
        return Vec::new();
    };
    enter(app, *opened, at).into_iter().collect()
}

/// Shows an article where it is to be entered; what is left is remembered.
fn enter(app: &mut App, opened: Opened, at: OpenAt) -> Option<Effect> {
    let effect = app.keep_place();
    if let Some(place) = app.here() {
        app.places.leave(place);
    }
    let (id, left_at) = (opened.article.id, opened.position);
    let mut reading = lay_out(app, opened);
    let hit = stand(app, &mut reading, at, left_at);
    app.reading = Some(reading);
    app.places.set_kept(left_at.map(|place| (id, place)));
    if let Some(index) = app.list.position(id) {
        let in_sight = app.articles_in_sight();
        app.list.select(index, in_sight);
    }
    narrow_sidebar(app, "");
    if hit.is_some() {
        tell_hit(app, hit);
    }
    effect
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
    } = opened;
    let text = app.arrangement().and_then(|areas| areas.text());
    let size = text.map_or(UNSEEN, |text| (text.width, text.height));
    app.list.put_unconfirmed(&mut summary);
    let (locale, rendition) = (app.locale, app.rendition);
    let mut reading = Reading::new(article, summary, annotations, locale, rendition, size);
    reading.is_set_aside = is_set_aside;
    if let Some(found) = found {
        // What the list was narrowed by is what one will look for.
        let words = spelled(&app.filters.filter.query.terms());
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
) -> Option<Found> {
    match at {
        OpenAt::AsLeft => {
            let id = reading.article.id;
            let kept = left_at.map(|library::ReadingPosition(top)| Place::at(id, top));
            if let Some(place) = app.places.left(id).cloned().or(kept) {
                reading.return_to(&place);
            }
        }
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
