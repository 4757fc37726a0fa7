//! What the reader does with an article: mark it.

use crate::app::arrangement::Pane;
use crate::app::event::Effect;
use crate::app::filters::Undoable;
use crate::app::list::UnconfirmedMark;
use crate::app::outstanding::RequestId;
use crate::app::request::{Edit, Lookup, Mark};
use crate::app::state::{App, ask};
use crate::article::ArticleId;
use crate::library::{ArticleSummary, Filter};
use crate::notice::Notice;

/// The article that is meant: the selected one in the list, else the open one.
pub(super) fn meant(app: &App) -> Option<&ArticleSummary> {
    let open = app.reading.as_ref().map(|reading| &reading.summary);
    match app.focus {
        Pane::List => app.list.summary(app.list.selected_article()?),
        Pane::Reading | Pane::Sidebar | Pane::Topics => open,
    }
}

/// What is known of an article, wherever it is shown.
pub(super) fn shown(app: &mut App, id: ArticleId) -> impl Iterator<Item = &mut ArticleSummary> {
    let open = app.reading.as_mut().map(|reading| &mut reading.summary);
    let open = open.filter(|summary| summary.id == id);
    app.list.summary_mut(id).into_iter().chain(open)
}

/// Gives the article that is meant a star, or takes it back.
pub(super) fn toggle_star(app: &mut App) -> Vec<Effect> {
    let Some((id, is_starred)) = meant(app).map(|article| (article.id, !article.is_starred)) else {
        return Vec::new();
    };
    mark(app, id, Mark::Starred(is_starred))
}

/// Counts the article that is meant as read, or as not read.
pub(super) fn toggle_read(app: &mut App) -> Vec<Effect> {
    let Some((id, is_read)) = meant(app).map(|article| (article.id, !article.is_read)) else {
        return Vec::new();
    };
    mark(app, id, Mark::Read(is_read))
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
    app.filters.undoable = Some(Undoable::MarkedRead(ids));
}

/// Counts articles as not read once more.
pub(super) fn mark_unread(app: &mut App, ids: Vec<ArticleId>) -> Vec<Effect> {
    app.notices.show(Notice::MarkedUnread { count: ids.len() });
    show_in_open(app, &ids, Mark::Read(false));
    vec![app.ask(Edit::MarkUnread(ids))]
}

/// Shows a mark on the open article, where that is one of these; the rows of the list are asked for again.
fn show_in_open(app: &mut App, ids: &[ArticleId], mark: Mark) {
    if let Some(reading) = &mut app.reading
        && ids.contains(&reading.article.id)
    {
        mark.put_on(&mut reading.summary);
    }
}

/// An article counts as read once it is open where keys go.
pub(super) fn count_as_read(app: &mut App) -> Vec<Effect> {
    let Some(reading) = &mut app.reading else {
        return Vec::new();
    };
    if app.focus != Pane::Reading || reading.counts_as_read {
        return Vec::new();
    }
    reading.counts_as_read = true;
    let id = reading.article.id;
    mark(app, id, Mark::Read(true))
}

/// Marks an article wherever it is shown, and keeps the mark; what queries under names find may be others now. A mark
/// that the article has is not kept once more.
fn mark(app: &mut App, id: ArticleId, mark: Mark) -> Vec<Effect> {
    let before = shown(app, id)
        .map(|summary| mark.now_on(summary))
        .find(|before| *before != mark);
    let Some(before) = before else {
        return Vec::new();
    };
    let request = app.requests.fresh();
    app.list.expect_mark(UnconfirmedMark {
        request,
        id,
        mark,
        before,
    });
    show(app, id, mark);
    let mut effects = vec![ask(request, Edit::Mark(id, mark))];
    if !app.filters.named.is_empty() {
        effects.push(app.ask(Lookup::Named));
    }
    effects
}

/// Takes the mark back that a request was to keep.
pub(super) fn take_mark_back(app: &mut App, request: RequestId) {
    if let Some((id, before)) = app.list.fail_mark(request) {
        show(app, id, before);
    }
}

/// Shows a mark wherever the article is shown, and counts what is read.
fn show(app: &mut App, id: ArticleId, mark: Mark) {
    app.list.show_mark(id, mark);
    for summary in shown(app, id) {
        mark.put_on(summary);
    }
}
