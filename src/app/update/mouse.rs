//! What the mouse does.

use crate::app::{App, Effect, Overlay, Pane, Target};
use crate::range::TextRange;

use super::WHEEL_ROWS;
use super::completing::take_offer;
use super::correcting::choose;
use super::filters::clear_filters;
use super::mentions::{go_to_first_mention, select_entity, show_selected_entity};
use super::moving::focus_on;
use super::opening::open_from_list;
use super::overlays::{follow, open_mentioning};
use super::topics::{classify, filter_by_row, toggle_chip};

pub(super) fn on_click(app: &mut App, target: Target) -> Vec<Effect> {
    if let Target::Offer(index) = target {
        return take_offer(app, Some(index));
    }
    app.notice = app.further_notices.pop_front();
    app.stepping = None;
    match app.overlays.pop() {
        None => {}
        Some(Overlay::Mentioning(overlay)) if matches!(target, Target::OverlayItem(_)) => {
            let Target::OverlayItem(index) = target else {
                return Vec::new();
            };
            return open_mentioning(app, &overlay, index);
        }
        Some(Overlay::Card(mut overlay)) if matches!(target, Target::OverlayItem(_)) => {
            let Target::OverlayItem(row) = target else {
                return Vec::new();
            };
            overlay.selected = row;
            return follow(app, overlay, row);
        }
        Some(Overlay::Correct(overlay)) if matches!(target, Target::OverlayItem(_)) => {
            let Target::OverlayItem(row) = target else {
                return Vec::new();
            };
            return choose(app, overlay, row);
        }
        Some(Overlay::Classify(overlay)) if matches!(target, Target::OverlayItem(_)) => {
            let Target::OverlayItem(row) = target else {
                return Vec::new();
            };
            return classify(app, overlay, row);
        }
        Some(Overlay::Timeline(overlay)) if matches!(target, Target::OverlayItem(_)) => {
            let Target::OverlayItem(row) = target else {
                return Vec::new();
            };
            return filter_by_row(app, overlay, row);
        }
        Some(overlay) => {
            // A click beside an overlay closes it and does nothing else.
            if matches!(target, Target::Overlay | Target::OverlayItem(_)) {
                app.overlays.push(overlay);
            }
            return Vec::new();
        }
    }
    match target {
        Target::Pane(pane) => focus_on(app, pane),
        Target::Article(index) => {
            let in_sight = app.articles_in_sight();
            app.list.select(index, in_sight);
            if let Some(id) = app.list.selected_article() {
                return open_from_list(app, id);
            }
        }
        Target::Text(offset) => {
            focus_on(app, Pane::Reading);
            select_mention_at(app, offset);
        }
        Target::Entity(index) => {
            focus_on(app, Pane::Sidebar);
            select_entity(app, index);
            go_to_first_mention(app);
        }
        Target::Topic(Some(index)) => return toggle_chip(app, index),
        Target::Topic(None) => return clear_filters(app),
        Target::Overlay | Target::OverlayItem(_) | Target::Offer(_) => {}
    }
    Vec::new()
}

pub(super) fn select_mention_at(app: &mut App, offset: usize) {
    let Some(reading) = &mut app.reading else {
        return;
    };
    let at = TextRange::new(offset, offset + 1);
    let mention = reading
        .mentions_in(at)
        .next()
        .map(|(range, entity)| (range, entity.id.clone()));
    if let Some((range, id)) = mention {
        reading.jump_to(range);
        app.selected_entity = Some(id);
        show_selected_entity(app);
    }
}

pub(super) fn on_wheel(app: &mut App, target: Target, notches: i16) {
    let rows = isize::from(notches * WHEEL_ROWS);
    if let Some(overlay) = app.overlays.last_mut() {
        match overlay {
            Overlay::Help { top } => *top = top.saturating_add_signed(rows),
            Overlay::Correct(_) | Overlay::Classify(_) | Overlay::Timeline(_) => {}
            Overlay::Card(overlay) => {
                let last = overlay.rows.len().saturating_sub(1);
                overlay.top = overlay.top.saturating_add_signed(rows).min(last);
            }
            Overlay::Mentioning(overlay) => {
                let last = overlay
                    .articles
                    .as_ref()
                    .map_or(0, Vec::len)
                    .saturating_sub(1);
                overlay.top = overlay
                    .top
                    .saturating_add_signed(isize::from(notches))
                    .min(last);
            }
        }
        return;
    }
    let arrangement = app.arrangement();
    match target {
        Target::Pane(Pane::List) | Target::Article(_) => {
            app.list
                .scroll(isize::from(notches), app.articles_in_sight());
        }
        Target::Pane(Pane::Sidebar) | Target::Entity(_) => {
            let area = arrangement
                .and_then(|arrangement| arrangement.sidebar)
                .unwrap_or_default();
            app.entities.scroll(rows, area.height);
        }
        Target::Pane(Pane::Reading) | Target::Text(_) => {
            if let Some(reading) = &mut app.reading {
                reading.scroll(rows);
            }
        }
        Target::Pane(Pane::Topics)
        | Target::Topic(_)
        | Target::Overlay
        | Target::OverlayItem(_)
        | Target::Offer(_) => {}
    }
}
