//! What lies over the panes: opened, filled when the library answers, gone through, its rows chosen.

use std::sync::Arc;

use crate::app::about::AboutOverlay;
use crate::app::action::Action;
use crate::app::card::{CardLink, CardOverlay};
use crate::app::classifying::ClassifyOverlay;
use crate::app::event::{Effect, Target};
use crate::app::mentioning::MentioningOverlay;
use crate::app::outstanding::RequestId;
use crate::app::overlay::{Content, Outcome, Overlay};
use crate::app::request::{Edit, Lookup};
use crate::app::state::{App, ask};
use crate::app::timeline::{Months, TimelineOverlay};
use crate::app::undo::Change;
use crate::library::{Card, MentioningArticle, OriginalFacts, TopicMonth};
use crate::notice::Deed;
use crate::topics::Topic;

use super::correcting;
use super::feeds;
use super::filters::add_topic;
use super::looking;
use super::marking::{meant, shown};
use super::opening::open_mention;
use super::selection::entity_meant;

/// Takes an action while something lies over the panes.
pub(super) fn on(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Quit => return vec![Effect::Quit],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Palette => {
            looking::open_palette(app);
            return Vec::new();
        }
        _ => {}
    }
    if let Some(effects) = feeds::on(app, action) {
        return effects;
    }
    let height = height(app);
    let Some(overlay) = app.overlays.last_mut() else {
        return Vec::new();
    };
    match overlay.on(action, height) {
        Outcome::Stays => Vec::new(),
        Outcome::Closed => {
            app.overlays.pop();
            Vec::new()
        }
        Outcome::Chosen(row) => choose(app, row),
    }
}

/// Takes a click: on a row it chooses that, beside all that lies on top it closes that and does nothing else.
pub(super) fn on_click(app: &mut App, target: Target) -> Vec<Effect> {
    let Some(overlay) = app.overlays.last_mut() else {
        return Vec::new();
    };
    match target {
        Target::OverlayItem(row) if overlay.content.can_be_chosen(row) => {
            overlay.cursor.selected = row;
            return choose(app, row);
        }
        Target::OverlayItem(_) | Target::Overlay => {}
        _ => {
            app.overlays.pop();
        }
    }
    Vec::new()
}

/// Turns the wheel, a notch of which moves so many rows of the screen.
pub(super) fn scroll(app: &mut App, notches: isize, rows_per_notch: isize) {
    let height = height(app);
    if let Some(overlay) = app.overlays.last_mut() {
        let rows = rows_per_notch / isize::from(overlay.content.row_height());
        overlay.scroll(notches * rows, height);
    }
}

/// How many rows of what lies on top are in sight.
fn height(app: &App) -> usize {
    let top = app.overlays.last();
    top.map_or(1, |overlay| app.overlay_rows_in_sight(&overlay.content))
}

/// Does what a row of what lies on top stands for.
fn choose(app: &mut App, row: usize) -> Vec<Effect> {
    let Some(overlay) = app.overlays.last() else {
        return Vec::new();
    };
    match &overlay.content {
        Content::Help(_) | Content::Palette(_) | Content::About(_) | Content::Welcome => Vec::new(),
        Content::Mentioning(overlay) => {
            let link = overlay.first_mention(row);
            app.overlays.pop();
            if let Some(link) = link {
                open_mention(app, link);
            }
            Vec::new()
        }
        Content::Card(card) => match card.link(row) {
            Some(CardLink::Card { entity_id, name }) => open_card(app, entity_id, name),
            Some(CardLink::Mention(link)) => {
                app.overlays.clear();
                open_mention(app, link);
                Vec::new()
            }
            None => Vec::new(),
        },
        Content::Correct(_) => correcting::choose(app, row),
        Content::Feeds(_) => feeds::choose(app, row),
        Content::Classify(_) => classify(app, row),
        Content::Timeline(overlay) => {
            let topic = overlay.rows().get(row).and_then(|row| row.sort.topic());
            let Some(topic) = topic.map(str::to_owned) else {
                return Vec::new();
            };
            app.overlays.pop();
            add_topic(app, topic)
        }
    }
}

/// Takes away what a first start says, which any key does; returns whether it was there.
pub(super) fn close_welcome(app: &mut App) -> bool {
    let is_welcome = |overlay: &mut Overlay| matches!(overlay.content, Content::Welcome);
    app.overlays.pop_if(is_welcome).is_some()
}

pub(super) fn lay_over(app: &mut App, content: Content) {
    app.overlays.push(Overlay::new(content));
}

/// Lays the articles over the panes that mention the entity; they come when the library answers.
pub(super) fn open_mentioning(app: &mut App) -> Vec<Effect> {
    let Some((entity_id, name)) = entity_meant(app) else {
        return Vec::new();
    };
    app.notices.clear();
    let request = app.requests.fresh();
    let overlay = MentioningOverlay::awaited(request, name);
    lay_over(app, Content::Mentioning(overlay));
    vec![ask(request, Lookup::Mentioning(entity_id))]
}

/// Lays the card of the entity over the panes.
pub(super) fn open_card_here(app: &mut App) -> Vec<Effect> {
    let Some((id, name)) = entity_meant(app) else {
        return Vec::new();
    };
    app.notices.clear();
    open_card(app, id, name)
}

/// Lays a card over what is there; it fills when the library answers.
fn open_card(app: &mut App, entity_id: String, name: String) -> Vec<Effect> {
    let request = app.requests.fresh();
    lay_over(app, Content::Card(CardOverlay::awaited(request, name)));
    vec![ask(request, Lookup::Card(entity_id))]
}

/// Lays the topics over the panes, with those that the article has which is meant.
pub(super) fn open_classifying(app: &mut App) {
    let Some(article) = meant(app) else { return };
    let overlay = ClassifyOverlay {
        article: article.id,
        title: article.title.clone(),
        topics: article.topics.clone(),
    };
    lay_over(app, Content::Classify(overlay));
}

/// Lays what is known of the article over the panes.
pub(super) fn open_about(app: &mut App) -> Vec<Effect> {
    let request = app.requests.fresh();
    let Some(summary) = meant(app) else {
        return Vec::new();
    };
    let id = summary.id;
    let open = app.reading.as_ref().map(|reading| &*reading.article);
    let open = open.filter(|article| article.id == summary.id);
    let overlay = AboutOverlay::new(summary, open, request);
    lay_over(app, Content::About(overlay));
    vec![ask(request, Lookup::Original(id))]
}

/// Lays the topics over time over the panes; they come when the library answers.
pub(super) fn open_timeline(app: &mut App) -> Vec<Effect> {
    let request = app.requests.fresh();
    lay_over(app, Content::Timeline(TimelineOverlay::awaited(request)));
    let filter = app.filters.filter.clone();
    vec![ask(request, Lookup::Timeline(filter))]
}

/// Gives the article the topic of a row, or takes it away.
fn classify(app: &mut App, row: usize) -> Vec<Effect> {
    let top = app.overlays.last_mut().map(|overlay| &mut overlay.content);
    let (Some(Content::Classify(overlay)), Some(topic)) = (top, Topic::ALL.get(row).copied())
    else {
        return Vec::new();
    };
    let wanted = overlay.toggle(topic);
    let (id, topics) = (overlay.article, overlay.topics.clone());
    let (title, topic_id) = (overlay.title.clone(), topic.id());
    let deed = if wanted {
        Deed::TopicGiven {
            topic: topic_id,
            title,
        }
    } else {
        Deed::TopicTaken {
            topic: topic_id,
            title,
        }
    };
    let has_it = wanted;
    app.history
        .record(deed, Change::Topic { id, topic, has_it });
    for summary in shown(app, id) {
        summary.topics.clone_from(&topics);
    }
    vec![app.ask(Edit::ChooseTopic { id, topic, wanted })]
}

/// Shows who mentions the entity, where that is awaited on top.
pub(super) fn fill_mentioning(app: &mut App, request: RequestId, articles: Vec<MentioningArticle>) {
    if let Some(overlay) = app.overlays.last_mut()
        && let Content::Mentioning(mentioning) = &mut overlay.content
        && mentioning.awaited.take(request).is_some()
    {
        mentioning.articles = Some(articles);
    }
}

/// Shows what is known of the bytes that an article was read from, where that is awaited on top.
pub(super) fn fill_about(app: &mut App, request: RequestId, original: Option<OriginalFacts>) {
    if let Some(overlay) = app.overlays.last_mut()
        && let Content::About(about) = &mut overlay.content
        && about.awaited.take(request).is_some()
    {
        about.fill(original);
    }
}

/// Shows a card, where it is awaited on top.
pub(super) fn fill_card(app: &mut App, request: RequestId, card: Option<Arc<Card>>) {
    if let Some(overlay) = app.overlays.last_mut()
        && let Content::Card(awaited) = &mut overlay.content
        && awaited.awaited.take(request).is_some()
        && let Some(card) = card
    {
        overlay.cursor.selected = awaited.fill(card);
    }
}

/// Shows the topics over time, where they are awaited on top.
pub(super) fn fill_timeline(app: &mut App, request: RequestId, months: &[TopicMonth]) {
    if let Some(overlay) = app.overlays.last_mut()
        && let Content::Timeline(timeline) = &mut overlay.content
        && timeline.awaited.take(request).is_some()
    {
        timeline.months = Months::of(months);
    }
}
