//! Topics of the reader's own, of the open article: asked for, chosen, a suggestion accepted.

use crate::app::asking::ask;
use crate::app::classifying::ClassifyOverlay;
use crate::app::event::Effect;
use crate::app::outstanding::RequestId;
use crate::app::overlay::{Content, Overlay};
use crate::app::request::{Edit, Lookup};
use crate::app::state::App;
use crate::app::undo::UndoableChange;
use crate::article::ArticleId;
use crate::library::{NamedQueryRole, OwnTopic};
use crate::notice::{Deed, Notice};

/// Asks how the open article stands to the reader's own topics, where there are any.
pub(super) fn ask_for_own_topics(app: &mut App) -> Option<Effect> {
    let mut named = app.filters.named.iter();
    let has_any = named.any(|counted| counted.named.role == NamedQueryRole::Topic);
    let reading = app.reading.as_mut()?;
    reading.own_topics_asked.cancel();
    if !has_any {
        take(app, Vec::new());
        return None;
    }
    let (request, id) = (app.requests.fresh(), reading.article.id);
    reading.own_topics_asked.expect(request, ());
    Some(ask(request, Lookup::OwnTopics(id)))
}

/// Takes over how the open article stands to the reader's own topics, where that was asked of it.
pub(super) fn take_own_topics(app: &mut App, request: RequestId, topics: Vec<OwnTopic>) {
    let reading = app.reading.as_mut();
    if reading.is_some_and(|reading| reading.own_topics_asked.take(request).is_some()) {
        take(app, topics);
    }
}

fn take(app: &mut App, topics: Vec<OwnTopic>) {
    let Some(reading) = &mut app.reading else {
        return;
    };
    if let Some(menu) = menu_of(&mut app.overlays, reading.article.id) {
        menu.own_topics.clone_from(&topics);
    }
    reading.own_topics = topics;
}

/// The menu of an article's topics, where it is open.
pub(super) fn menu_of(
    overlays: &mut [Overlay],
    article: ArticleId,
) -> Option<&mut ClassifyOverlay> {
    overlays
        .iter_mut()
        .find_map(|overlay| match &mut overlay.content {
            Content::Classify(menu) if menu.article == article => Some(menu),
            _ => None,
        })
}

/// Puts the open article into the topic that is suggested for it.
pub(super) fn accept_suggestion(app: &mut App) -> Vec<Effect> {
    let reading = app.reading.as_ref();
    let suggested = reading.and_then(|reading| Some((reading, reading.suggested_topic()?)));
    let Some((reading, topic)) = suggested else {
        app.notices.show(Notice::NothingSuggested);
        return Vec::new();
    };
    let (id, title) = (reading.article.id, reading.summary.title.clone());
    let topic = topic.clone();
    app.notices.show(Notice::PutIntoTopic {
        name: topic.name.clone(),
    });
    toggle(app, id, title, &topic)
}

/// Puts an article into a topic of the reader's own that it has not, or takes it out of one that it has.
pub(super) fn toggle(app: &mut App, id: ArticleId, title: String, topic: &OwnTopic) -> Vec<Effect> {
    let name = topic.name.clone();
    let deed = match topic.has_it {
        true => Deed::TopicTaken {
            topic: name.clone(),
            title,
        },
        false => Deed::TopicGiven {
            topic: name.clone(),
            title,
        },
    };
    let (before, after) = (topic.choice, Some(!topic.has_it));
    let change = UndoableChange::OwnTopic {
        id,
        name: name.clone(),
        before,
        after,
    };
    app.history.record(deed, change);
    choose(app, id, name, after)
}

/// Makes a choice, or takes one back, and shows it at once.
pub(super) fn choose(
    app: &mut App,
    id: ArticleId,
    name: String,
    choice: Option<bool>,
) -> Vec<Effect> {
    let show = |topics: &mut Vec<OwnTopic>| {
        let shown = topics.iter_mut().find(|topic| topic.name == name);
        if let (Some(topic), Some(wanted)) = (shown, choice) {
            topic.has_it = wanted;
            topic.choice = choice;
            topic.is_suggested = false;
        }
    };
    if let Some(menu) = menu_of(&mut app.overlays, id) {
        show(&mut menu.own_topics);
    }
    if let Some(reading) = &mut app.reading
        && reading.article.id == id
    {
        show(&mut reading.own_topics);
    }
    let edit = app.ask(Edit::ChooseOwnTopic { id, name, choice });
    // What the query says, and what is suggested then, the library knows.
    let again = ask_for_own_topics(app);
    [edit].into_iter().chain(again).collect()
}
