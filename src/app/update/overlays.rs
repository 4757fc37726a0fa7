//! What lies over the panes: opened, filled when the library answers, gone through, its rows chosen.

use crate::app::about::AboutOverlay;
use crate::app::action::Action;
use crate::app::arrangement::Pane;
use crate::app::asking::ask;
use crate::app::classifying::{ClassifyOverlay, ClassifyRow};
use crate::app::correcting::Choosing;
use crate::app::event::{Effect, Target};
use crate::app::history::HistoryOverlay;
use crate::app::jumps::Place;
use crate::app::mentioning::MentioningOverlay;
use crate::app::outline::OutlineOverlay;
use crate::app::outstanding::RequestId;
use crate::app::overlay::{Content, Overlay, OverlayOutcome};
use crate::app::request::{Edit, Lookup};
use crate::app::state::App;
use crate::app::timeline::{ArticleMonths, TimelineOverlay};
use crate::app::undo;
use crate::config::QuitFrom;
use crate::corrections::Change;
use crate::library::{MentioningArticle, OriginalFacts};
use crate::notice::Deed;

use super::appearance;
use super::cards;
use super::closing::close_prompt;
use super::copying;
use super::correcting;
use super::feeds;
use super::filters::add_topic;
use super::focus::focus_on;
use super::highlighting;
use super::links;
use super::looking;
use super::marking::{meant, shown};
use super::opening::{go_in_history, open_mention};
use super::own_commands;
use super::own_topics;
use super::selection::entity_meant;

/// Takes an action while something lies over the panes.
pub(super) fn on(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Quit => return vec![Effect::Quit],
        Action::Close if app.reading_settings.quit_from == QuitFrom::Anywhere => {
            return vec![Effect::Quit];
        }
        Action::Suspend => return vec![Effect::Suspend],
        Action::Palette => {
            looking::open_palette(app);
            return Vec::new();
        }
        _ => {}
    }
    let on_top = feeds::on(app, action)
        .or_else(|| appearance::on(app, action))
        .or_else(|| cards::on(app, action))
        .or_else(|| correcting::on_list(app, action))
        .or_else(|| highlighting::on_list(app, action))
        .or_else(|| own_commands::on_output(app, action));
    if let Some(effects) = on_top {
        return effects;
    }
    let height = height(app);
    let Some(overlay) = app.overlays.last_mut() else {
        return Vec::new();
    };
    match overlay.on(action, height) {
        OverlayOutcome::Stays => Vec::new(),
        OverlayOutcome::Closed => {
            close_top(app);
            Vec::new()
        }
        OverlayOutcome::Chosen(row) => choose(app, row),
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
            // Words that narrow the rows have done so.
            close_prompt(app);
            return choose(app, row);
        }
        Target::OverlayItem(_) | Target::Overlay => {}
        _ => close_top(app),
    }
    Vec::new()
}

/// Takes away what lies on top.
fn close_top(app: &mut App) {
    let closed = app.overlays.pop();
    if let Some(Content::Appearance(menu)) = closed.map(|overlay| overlay.content) {
        appearance::closed(app, &menu);
    }
}

/// Turns the wheel, a notch of which moves so many rows of the screen.
pub(super) fn scroll(app: &mut App, notches: isize, rows_per_notch: isize) {
    let height = height(app);
    let top = app.overlays.last();
    let row_height = top.map_or(1, |overlay| app.row_height(&overlay.content));
    if let Some(overlay) = app.overlays.last_mut() {
        let rows = (rows_per_notch / row_height.cast_signed() as isize).max(1);
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
        Content::Card(_) => cards::choose(app, row),
        Content::Months(_) => cards::list_month(app, row),
        Content::Compare(_) => cards::choose_compared(app, row),
        Content::Choose(_) => choose_entity(app, row),
        Content::Corrections(_) => Vec::new(),
        Content::Correct(_) => correcting::choose(app, row),
        Content::Outline(outline) => {
            let start = outline.rows.get(row).map(|row| row.range.start);
            app.overlays.pop();
            if let Some(start) = start {
                go_to_heading(app, start);
            }
            Vec::new()
        }
        Content::Feeds(_) => feeds::choose(app, row),
        Content::Copy(_) => copying::choose(app, row),
        Content::Highlights(_) => highlighting::choose(app, row),
        Content::Commands(_) => own_commands::choose(app, row),
        Content::Output(_) => Vec::new(),
        Content::Link(_) => links::choose(app, row),
        Content::Appearance(_) => {
            appearance::choose(app, row);
            Vec::new()
        }
        Content::History(history) => {
            let steps = history.steps_to(row);
            app.overlays.pop();
            go_in_history(app, steps);
            Vec::new()
        }
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

/// Does with an entity that was chosen what it was chosen for.
pub(super) fn choose_entity(app: &mut App, row: usize) -> Vec<Effect> {
    let Some(Content::Choose(chooser)) = app.overlays.last().map(|overlay| &overlay.content) else {
        return Vec::new();
    };
    let chosen = chooser
        .rows
        .as_ref()
        .and_then(|rows| rows.get(row))
        .cloned();
    let (Some(chosen), choosing) = (chosen, chooser.choosing.clone()) else {
        return Vec::new();
    };
    app.overlays.pop();
    app.prompt = None;
    match choosing {
        Choosing::Merge(subject) => {
            let Some(into) = chosen.ids.into_iter().next() else {
                return Vec::new();
            };
            let change = Change::Join {
                entity: subject.id,
                into,
                name: chosen.name,
                kind: chosen.kind,
            };
            correcting::settle(app, change)
        }
        Choosing::Compare { id, name } => cards::open_comparison(app, (id, name), chosen),
    }
}

/// Takes away what a first start says, which any key does; returns whether it was there.
pub(super) fn close_welcome(app: &mut App) -> bool {
    let is_welcome = |overlay: &mut Overlay| matches!(overlay.content, Content::Welcome);
    app.overlays.pop_if(is_welcome).is_some()
}

/// Lays the history of jumps over the panes.
pub(super) fn open_history(app: &mut App) {
    let here = app.here();
    let history = HistoryOverlay::new(&app.places.jumps, here);
    app.lay_over_at(history.first_row(), Content::History(history));
}

/// Lays the articles over the panes that mention the entity; they come when the library answers.
pub(super) fn open_mentioning(app: &mut App) -> Vec<Effect> {
    let Some(entity) = entity_meant(app) else {
        return Vec::new();
    };
    app.notices.clear();
    let request = app.requests.fresh();
    let overlay = MentioningOverlay::awaited(request, entity.name);
    app.lay_over(Content::Mentioning(overlay));
    vec![ask(request, Lookup::Mentioning(entity.id))]
}

/// Lays the topics over the panes, with those that the article has which is meant.
pub(super) fn open_classifying(app: &mut App) {
    let Some(article) = meant(app) else { return };
    let open = app.reading.as_ref();
    let open = open.filter(|reading| reading.article.id == article.id);
    let overlay = ClassifyOverlay {
        article: article.id,
        title: article.title.clone(),
        own_topics: open.map_or_else(Vec::new, |reading| reading.own_topics.clone()),
        topics: article.topics.clone(),
    };
    app.lay_over(Content::Classify(overlay));
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
    app.lay_over(Content::About(overlay));
    vec![ask(request, Lookup::Original(id))]
}

/// Lays the outline of the article over the panes, at the heading one reads under.
pub(super) fn open_outline(app: &mut App) {
    let Some(reading) = &app.reading else { return };
    let outline = OutlineOverlay::of(reading);
    let here = outline.row_at(reading.position());
    app.lay_over_at(here, Content::Outline(outline));
}

/// Goes to a heading of the open article.
fn go_to_heading(app: &mut App, start: usize) {
    app.leave();
    focus_on(app, Pane::Reading);
    if let Some(reading) = &mut app.reading {
        let place = Place::at(reading.article.id, start);
        reading.return_to(&place);
    }
}

/// Lays the topics over time over the panes; they come when the library answers.
pub(super) fn open_timeline(app: &mut App) -> Vec<Effect> {
    let request = app.requests.fresh();
    app.lay_over(Content::Timeline(TimelineOverlay::awaited(request)));
    let filter = app.filters.now.filter.clone();
    vec![ask(request, Lookup::Timeline(filter))]
}

/// Gives the article the topic of a row, or takes it away.
fn classify(app: &mut App, row: usize) -> Vec<Effect> {
    let top = app.overlays.last_mut().map(|overlay| &mut overlay.content);
    let Some(Content::Classify(overlay)) = top else {
        return Vec::new();
    };
    let (id, title) = (overlay.article, overlay.title.clone());
    let topic = match overlay.row(row) {
        Some(ClassifyRow::Topic(topic)) => topic,
        Some(ClassifyRow::Own(topic)) => {
            let topic = topic.clone();
            return own_topics::toggle(app, id, title, &topic);
        }
        None => return Vec::new(),
    };
    let wanted = overlay.toggle(topic);
    let topics = overlay.topics.clone();
    let topic_id = topic.id().to_owned();
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
        .record(deed, undo::UndoableChange::Topic { id, topic, has_it });
    for summary in shown(app, id) {
        summary.topics.clone_from(&topics);
    }
    vec![app.ask(Edit::ChooseTopic { id, topic, wanted })]
}

/// Shows who mentions the entity, where that is awaited.
pub(super) fn fill_mentioning(app: &mut App, request: RequestId, articles: Vec<MentioningArticle>) {
    for overlay in &mut app.overlays {
        if let Content::Mentioning(mentioning) = &mut overlay.content
            && mentioning.awaited.take(request).is_some()
        {
            mentioning.articles = Some(articles);
            return;
        }
    }
}

/// Shows what is known of the bytes that an article was read from, where that is awaited.
pub(super) fn fill_about(app: &mut App, request: RequestId, original: Option<OriginalFacts>) {
    for overlay in &mut app.overlays {
        if let Content::About(about) = &mut overlay.content
            && about.awaited.take(request).is_some()
        {
            about.fill(original);
            return;
        }
    }
}

/// Shows the topics over time, where they are awaited.
pub(super) fn fill_timeline(app: &mut App, request: RequestId, months: Option<ArticleMonths>) {
    for overlay in &mut app.overlays {
        if let Content::Timeline(timeline) = &mut overlay.content
            && timeline.awaited.take(request).is_some()
        {
            timeline.months = months;
            return;
        }
    }
}
