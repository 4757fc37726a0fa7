//! What the reader does with an article: mark it.

use crate::app::arrangement::Pane;
use crate::app::asking::ask;
use crate::app::event::Effect;
use crate::app::list::UnconfirmedMark;
use crate::app::outstanding::RequestId;
use crate::app::request::{Edit, Lookup, Mark};
use crate::app::state::App;
use crate::app::undo::UndoableChange;
use crate::article::ArticleId;
use crate::library::{ArticleSummary, Filter};
use crate::notice::{Deed, Notice};

/// What is known of the current article; `None` while neither its row nor its text is there.
pub(super) fn meant(app: &App) -> Option<&ArticleSummary> {
    let current = app.list.selected_article()?;
    let open = app.reading.as_ref().map(|reading| &reading.summary);
    let open = open.filter(|summary| summary.id == current);
    open.or_else(|| app.list.summary(current))
}

/// What is known of an article, wherever it is shown.
pub(super) fn shown(app: &mut App, id: ArticleId) -> impl Iterator<Item = &mut ArticleSummary> {
    let open = app.reading.as_mut().map(|reading| &mut reading.summary);
    let open = open.filter(|summary| summary.id == id);
    app.list.summary_mut(id).into_iter().chain(open)
}

/// Gives the article that is meant a star, or takes it back.
pub(super) fn toggle_star(app: &mut App) -> Vec<Effect> {
    let Some(article) = meant(app) else {
        return Vec::new();
    };
    let (id, title) = (article.id, article.title.clone());
    let (mark, deed) = if article.is_starred {
        (Mark::Starred(false), Deed::Unstarred { title })
    } else {
        (Mark::Starred(true), Deed::Starred { title })
    };
    mark_as_asked(app, id, mark, deed)
}

/// Counts the article that is meant as read, or as not read.
pub(super) fn toggle_read(app: &mut App) -> Vec<Effect> {
    let Some(article) = meant(app) else {
        return Vec::new();
    };
    let (mark, deed) = if article.is_read {
        (Mark::Read(false), Deed::MarkedUnread { count: 1 })
    } else {
        (Mark::Read(true), Deed::MarkedRead { count: 1 })
    };
    mark_as_asked(app, article.id, mark, deed)
}

/// Marks an article as the reader asks, which can be undone.
fn mark_as_asked(app: &mut App, id: ArticleId, set: Mark, deed: Deed) -> Vec<Effect> {
    app.history
        .record(deed, UndoableChange::Mark(vec![id], set));
    mark(app, id, set)
}

/// Counts all articles as read that pass a filter.
pub(super) fn mark_all_read(app: &mut App, filter: Filter) -> Vec<Effect> {
    vec![app.ask(Edit::MarkAllRead(filter))]
}

/// Tells how many articles were marked as read, which can be taken back.
pub(super) fn on_marked_read(app: &mut App, ids: Vec<ArticleId>) {
    app.notices.show(Notice::MarkedAllRead { count: ids.len() });
    if ids.is_empty() {
        return;
    }
    show_in_open(app, &ids, Mark::Read(true));
    let deed = Deed::MarkedRead { count: ids.len() };
    app.history
        .record(deed, UndoableChange::Mark(ids, Mark::Read(true)));
}

/// Shows a mark on the open article, where that is one of these; the rows of the list are asked for again.
pub(super) fn show_in_open(app: &mut App, ids: &[ArticleId], mark: Mark) {
    if let Some(reading) = &mut app.reading
        && ids.contains(&reading.article.id)
    {
        mark.put_on(&mut reading.summary);
    }
}

/// An article counts as read once one goes into it or moves in it.
pub(super) fn count_as_read(app: &mut App) -> Vec<Effect> {
    // While one types a query the article changes by itself; what lies over the text may have taken the keys there.
    let is_entered = app.focus == Pane::Reading && app.prompt.is_none() && app.overlays.is_empty();
    let is_read = app
        .reading
        .as_ref()
        .is_some_and(|reading| is_entered || reading.has_moved());
    if is_read {
        read_current(app)
    } else {
        Vec::new()
    }
}

/// Counts the open article as read, once.
fn read_current(app: &mut App) -> Vec<Effect> {
    let Some(reading) = &mut app.reading else {
        return Vec::new();
    };
    if std::mem::replace(&mut reading.counts_as_read, true) {
        return Vec::new();
    }
    let id = reading.article.id;
    mark(app, id, Mark::Read(true))
}

/// Wants to be woken once one has stayed on an article that does not count as read yet, from when it was shown.
pub(super) fn watch_stay(app: &mut App) -> Option<Effect> {
    let after = app.reading_settings.read_after?;
    let staying = staying_on(app);
    let before = std::mem::replace(&mut app.staying_on, staying);
    let has_come = staying.is_some() && staying != before;
    has_come.then_some(Effect::WakeAfterStay(after))
}

/// One has stayed on the article that is in sight: it counts as read.
pub(super) fn on_stayed(app: &mut App) -> Vec<Effect> {
    let is_in_sight = app.staying_on.is_some() && app.staying_on == staying_on(app);
    if is_in_sight {
        read_current(app)
    } else {
        Vec::new()
    }
}

/// The article that one looks at without having gone into it: nothing lies over its text.
fn staying_on(app: &App) -> Option<ArticleId> {
    let reading = app.reading.as_ref()?;
    let is_in_sight = app.overlays.is_empty()
        && app.prompt.is_none()
        && app
            .arrangement()
            .is_some_and(|areas| areas.reading.is_some());
    let is_new = !reading.counts_as_read && is_in_sight;
    (is_new && app.list.selected_article() == Some(reading.article.id))
        .then_some(reading.article.id)
}

/// Marks an article wherever it is shown, and keeps the mark; what queries under names find may be others now. A mark
/// that the article has is not kept once more.
pub(super) fn mark(app: &mut App, id: ArticleId, mark: Mark) -> Vec<Effect> {
    let before = shown(app, id)
        .map(|summary| (mark.now_on(summary), summary.topics.clone()))
        .find(|(before, _)| *before != mark);
    let Some((before, topics)) = before else {
        return Vec::new();
    };
    let request = app.requests.fresh();
    app.list.expect_mark(UnconfirmedMark {
        request,
        id,
        mark,
        before,
        topics,
        is_listed_since: false,
    });
    show(app, id, mark);
    let mut effects = vec![ask(request, Edit::Mark(id, mark))];
    if !app.filters.named.is_empty() {
        effects.push(app.ask(Lookup::Named));
    }
    if matches!(mark, Mark::Read(_))
        && let Some(request) = app.list.expect_own_counts(&mut app.requests)
    {
        let counts = Lookup::OwnTopicCounts(app.filters.now.filter.clone());
        effects.push(ask(request, counts));
    }
    effects
}

/// Takes the mark back that a request was to keep.
pub(super) fn take_mark_back(app: &mut App, request: RequestId) {
    if let Some((id, before)) = app.list.fail_mark(request) {
        show(app, id, before);
    }
}

/// Shows a mark wherever the article is shown.
fn show(app: &mut App, id: ArticleId, mark: Mark) {
    for summary in shown(app, id) {
        mark.put_on(summary);
    }
}
