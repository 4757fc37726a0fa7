//! Topics: which the list is filtered by, which an article has, how they go over time.

use crate::app::action::Action;
use crate::app::chips::Chip;
use crate::app::classifying::ClassifyOverlay;
use crate::app::menu::Cursor;
use crate::app::outstanding::Outstanding;
use crate::app::timeline::TimelineOverlay;
use crate::app::{App, Edit, Effect, Lookup, Overlay, ask};
use crate::library::Matching;
use crate::notice::Notice;
use crate::topics::Topic;

use super::keeping::choose_filter;
use super::marking::{meant, shown};
use super::overlays::steps_of;

/// Filters by what the row of topics has at a place, or no longer.
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

fn toggle_topic(app: &mut App, id: String) -> Vec<Effect> {
    let topics = &mut app.filter.topics;
    match topics.iter().position(|other| *other == id) {
        Some(at) => {
            topics.remove(at);
        }
        None => topics.push(id),
    }
    vec![app.request_list()]
}

/// Several topics: an article is to have all of them, or any.
pub(super) fn change_matching(app: &mut App) -> Vec<Effect> {
    let (matching, notice) = match app.filter.matching {
        Matching::All => (Matching::Any, Notice::AnyTopic),
        Matching::Any => (Matching::All, Notice::AllTopics),
    };
    app.filter.matching = matching;
    app.notice = Some(notice);
    if app.filter.topics.len() < 2 {
        return Vec::new();
    }
    vec![app.request_list()]
}

/// Lays the topics over the panes, with those that the article has which is meant.
pub(super) fn open_classifying(app: &mut App) {
    let Some(article) = meant(app) else { return };
    let overlay = ClassifyOverlay {
        article: article.id,
        title: article.title.clone(),
        topics: article.topics.clone(),
        cursor: Cursor::default(),
    };
    app.overlays.push(Overlay::Classify(overlay));
}

pub(super) fn on_classify_action(
    app: &mut App,
    mut overlay: ClassifyOverlay,
    action: Action,
) -> Vec<Effect> {
    let height = app.card_rows_in_sight();
    match (action, steps_of(action, height)) {
        (Action::ArticleTopics, _) => return Vec::new(),
        (Action::Open | Action::PageForward, _) => {
            let row = overlay.cursor.selected;
            return classify(app, overlay, row);
        }
        (_, Some(steps)) => overlay.cursor.step(steps, Topic::ALL.len(), height),
        _ => {}
    }
    app.overlays.push(Overlay::Classify(overlay));
    Vec::new()
}

/// Gives the article the topic of a row, or takes it away.
pub(super) fn classify(app: &mut App, mut overlay: ClassifyOverlay, row: usize) -> Vec<Effect> {
    let mut effects = Vec::new();
    if let Some(topic) = Topic::ALL.get(row).copied() {
        overlay.cursor.selected = row;
        let wanted = overlay.toggle(topic);
        for summary in shown(app, overlay.article) {
            summary.topics.clone_from(&overlay.topics);
        }
        effects.push(app.ask(Edit::ChooseTopic {
            id: overlay.article,
            topic,
            wanted,
        }));
    }
    app.overlays.push(Overlay::Classify(overlay));
    effects
}

/// Lays the topics over time over the panes; they come when the library answers.
pub(super) fn ask_for_timeline(app: &mut App) -> Vec<Effect> {
    let request = app.requests.next();
    app.overlays.push(Overlay::Timeline(TimelineOverlay {
        awaited: Outstanding::new(request, ()),
        ..TimelineOverlay::default()
    }));
    vec![ask(request, Lookup::Timeline(app.filter.clone()))]
}

pub(super) fn on_timeline_action(
    app: &mut App,
    mut overlay: TimelineOverlay,
    action: Action,
) -> Vec<Effect> {
    let rows = overlay
        .months
        .as_ref()
        .map_or(0, |months| months.rows.len());
    let height = app.card_rows_in_sight();
    match (action, steps_of(action, height)) {
        (Action::TopicsOverTime, _) => return Vec::new(),
        (Action::Open, _) => {
            let row = overlay.cursor.selected;
            return filter_by_row(app, overlay, row);
        }
        (_, Some(steps)) => overlay.cursor.step(steps, rows, height),
        _ => {}
    }
    app.overlays.push(Overlay::Timeline(overlay));
    Vec::new()
}

/// Filters by the topic of a row.
pub(super) fn filter_by_row(app: &mut App, overlay: TimelineOverlay, row: usize) -> Vec<Effect> {
    let months = overlay.months.as_ref();
    let topic = months.and_then(|months| months.rows.get(row)?.sort.topic());
    match topic {
        Some(topic) => toggle_topic(app, topic.to_owned()),
        None => {
            app.overlays.push(Overlay::Timeline(overlay));
            Vec::new()
        }
    }
}
