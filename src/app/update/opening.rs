//! Opening articles and coming back to them.

use crate::app::jumps::Place;
use crate::app::reading::Reading;
use crate::app::{App, Effect, OpenAt, Opened, Pane, Request, ask, starts_at};
use crate::article::ArticleId;
use crate::library;
use crate::notice::Notice;

use super::mentions::{fill_sidebar, go_to_first_mention, select_here, show_selected_entity};
use super::moving::focus_on;
use super::searching::{spelled, tell_hit};
use super::topics::toggle_chip;

pub(super) fn open_selected(app: &mut App) -> Vec<Effect> {
    match app.focus {
        Pane::List => match app.list.selected_article() {
            Some(id) => open_from_list(app, id),
            None => Vec::new(),
        },
        Pane::Reading => {
            select_here(app);
            Vec::new()
        }
        Pane::Sidebar => {
            go_to_first_mention(app);
            Vec::new()
        }
        Pane::Topics => toggle_chip(app, app.topic),
    }
}

pub(super) fn open_from_list(app: &mut App, id: ArticleId) -> Vec<Effect> {
    focus_on(app, Pane::Reading);
    if app
        .reading
        .as_ref()
        .is_some_and(|reading| reading.article.id == id)
    {
        return Vec::new();
    }
    app.leave();
    open(app, id, OpenAt::AsLeft)
}

pub(super) fn open(app: &mut App, id: ArticleId, entrance: OpenAt) -> Vec<Effect> {
    let request = app.requests.next();
    app.opening.expect(request, entrance);
    let terms = app.filter.query.terms();
    vec![ask(request, Request::Open { id, terms })]
}

pub(super) fn open_neighbour(app: &mut App, step: isize) -> Vec<Effect> {
    let open_one = app.reading.as_ref().map(|reading| reading.article.id);
    let listed = open_one.and_then(|id| app.list.position(id));
    let index = match listed {
        Some(at) => at.checked_add_signed(step),
        // What was open is no longer listed: the article that took its place is the next.
        None => app.list.selected.checked_add_signed(step.min(0)),
    };
    let Some(index) = index.filter(|index| *index < app.list.count()) else {
        app.notice = Some(Notice::NoFurtherArticle);
        return Vec::new();
    };
    let in_sight = app.articles_in_sight();
    app.list.select(index, in_sight);
    let id = app.list.listing.ids[index];
    open_from_list(app, id)
}

pub(super) fn return_to(app: &mut App, place: Option<Place>) -> Vec<Effect> {
    let Some(place) = place else {
        app.notice = Some(Notice::NoFurtherJump);
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

/// Shows an article where it was to be entered; what is left is remembered.
pub(super) fn enter(
    app: &mut App,
    Opened {
        article,
        mut summary,
        annotations,
        is_set_aside,
        place: left_at,
        found,
    }: Opened,
    entrance: OpenAt,
) -> Vec<Effect> {
    let effects: Vec<Effect> = app.keep_place().into_iter().collect();
    if let Some(place) = app.here() {
        app.positions.insert(place.article, place);
    }
    let text = app
        .arrangement()
        .and_then(|arrangement| arrangement.text())
        .unwrap_or_default();
    let size = if text.width == 0 {
        (60, 20)
    } else {
        (text.width, text.height)
    };
    let (locale, rendition) = (app.locale, app.rendition);
    app.list.put_unconfirmed(&mut summary);
    let mut reading = Reading::new(article, summary, annotations, locale, rendition, size);
    if let Some(found) = found {
        // What the list was narrowed by is what one will look for.
        reading.show_found(spelled(&app.filter.query.terms()), found.hits);
    }
    let mut hit = None;
    match entrance {
        OpenAt::AsLeft => {
            if let Some(place) = app.positions.get(&reading.article.id) {
                reading.return_to(place);
            } else if let Some(library::Place(top)) = left_at {
                reading.return_to(&Place {
                    article: reading.article.id,
                    top,
                    mention: None,
                    entity: None,
                });
            }
        }
        OpenAt::Hit(direction) => {
            hit = reading.outermost_hit(direction);
        }
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
            let mentions = reading
                .entity(&entity_id)
                .map(|entity| entity.mentions.clone());
            if let Some(range) = starts_at(&mentions.unwrap_or_default(), offset) {
                reading.jump_to(range);
            }
            app.selected_entity = Some(entity_id);
        }
    }
    reading.is_set_aside = is_set_aside;
    let id = reading.article.id;
    app.reading = Some(reading);
    app.kept_place = left_at.map(|place| (id, place));
    if let Some(index) = app.list.position(id) {
        let in_sight = app.articles_in_sight();
        app.list.select(index, in_sight);
    }
    app.entities.words.clear();
    app.entities.top = 0;
    fill_sidebar(app);
    if hit.is_some() {
        tell_hit(app, hit);
    }
    effects
}
