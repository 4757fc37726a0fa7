//! Answers from outside.

use crate::app::timeline::Months;
use crate::app::{App, Effect, OpenAt, Overlay, Pane, Reply, Request};
use crate::article::ArticleId;

use crate::library::SetAside;
use crate::notice::Notice;

use super::completing::offer;
use super::keeping::take_named;
use super::marking::shown;
use super::mentions::fill_sidebar;
use super::moving::{fit_panes, focus_on};
use super::opening::{enter, open};
use super::searching::{go_further, show_hits};
use super::take_held_keys;

/// Opens the open article once more: its text is another now, in which no place of the old one means anything.
fn open_anew(app: &mut App, id: ArticleId) -> Vec<Effect> {
    if app
        .reading
        .as_ref()
        .is_none_or(|reading| reading.article.id != id)
    {
        return Vec::new();
    }
    app.positions.remove(&id);
    app.reading = None;
    app.kept_place = None;
    app.notice = Some(Notice::ArticleReplaced);
    open(app, id, OpenAt::AsLeft)
}

/// Tells of an article that could not be annotated; of several that follow one another their number.
fn take_set_aside(app: &mut App, set_aside: SetAside) {
    if let Some(reading) = &mut app.reading
        && reading.article.id == set_aside.id
    {
        reading.is_set_aside = true;
    }
    let told = app.further_notices.back_mut().or(app.notice.as_mut());
    let notice = match told {
        Some(Notice::SetAside { count, .. }) => {
            *count += 1;
            return;
        }
        _ => Notice::SetAside {
            name: set_aside.name,
            reason: set_aside.reason,
            count: 1,
        },
    };
    app.further_notices.push_back(notice);
    if app.notice.is_none() {
        app.notice = app.further_notices.pop_front();
    }
}

pub(super) fn on_reply(app: &mut App, reply: Reply) -> Vec<Effect> {
    match reply {
        Reply::Listed {
            generation,
            listing,
            entries,
        } => {
            if generation != app.list_generation {
                return Vec::new();
            }
            let question = std::mem::take(&mut app.question);
            app.list.fill(listing, entries, question);
            if app.prompt.is_none() {
                app.list.home = None;
            }
            fit_panes(app);
            let nothing_is_open = app.reading.is_none() && app.opening.is_none();
            if let Some(id) = app.list.selected_article().filter(|_| nothing_is_open) {
                if app.list.count() == 1 && app.filter.is_empty() {
                    focus_on(app, Pane::Reading);
                }
                return open(app, id, OpenAt::AsLeft);
            }
        }
        Reply::Opened(opened) => {
            let mut effects = enter(app, *opened);
            effects.extend(take_held_keys(app));
            return effects;
        }
        Reply::NotOpened(notice) => {
            app.opening = None;
            let effects = take_held_keys(app);
            app.notice = Some(notice);
            return effects;
        }
        Reply::NotMarked(id, mark) => {
            let undone = mark.undone();
            app.list.show_mark(id, undone);
            for summary in shown(app, id) {
                undone.put_on(summary);
            }
        }
        Reply::Marked => app.list.confirm_mark(),
        Reply::Hits { generation, found } => {
            if generation == app.hits_generation {
                show_hits(app, found);
            }
        }
        Reply::Completed { generation, offers } => {
            if generation == app.completing_generation {
                offer(app, offers);
            }
        }
        Reply::NextMatch { generation, found } => {
            if generation == app.further_generation {
                return go_further(app, found);
            }
        }
        Reply::Entries(entries) => app.list.take(entries),
        Reply::Named(named) => take_named(app, named),
        Reply::Timeline(months) => {
            if let Some(Overlay::Timeline(overlay)) = app.overlays.last_mut() {
                overlay.months = Months::of(&months);
                overlay.is_awaited = false;
            }
        }
        Reply::Changed => return vec![app.refresh_list(), Effect::Ask(Request::Named)],
        Reply::Annotated { id, annotations } => {
            if let Some(reading) = app
                .reading
                .as_mut()
                .filter(|reading| reading.article.id == id)
            {
                reading.annotate(annotations);
                fill_sidebar(app);
            }
        }
        Reply::Replaced(id) => return open_anew(app, id),
        Reply::SetAside(set_aside) => take_set_aside(app, set_aside),
        Reply::Mentioning {
            generation,
            articles,
        } => {
            if generation == app.mentioning_generation
                && let Some(Overlay::Mentioning(overlay)) = app.overlays.last_mut()
            {
                overlay.articles = Some(articles);
            }
        }
        Reply::Card(card) => {
            // A card that is not on top any more is not awaited.
            if let Some(card) = card
                && let Some(Overlay::Card(overlay)) = app.overlays.last_mut()
                && overlay.entity_id == card.entity_id
            {
                overlay.fill(card);
            }
        }
        Reply::Corrected => {
            app.notice = Some(Notice::Corrected);
            return vec![app.refresh_list()];
        }
        Reply::Progress(progress) => {
            let is_done = progress.done >= progress.total;
            app.progress = (!is_done).then_some(progress);
            // Topics and entities are known now that were not when the list was made.
            let list = app.refresh_list();
            let named = is_done.then_some(Effect::Ask(Request::Named));
            return [list].into_iter().chain(named).collect();
        }
        Reply::Read(notices) => {
            app.further_notices.extend(notices);
            if app.notice.is_none() {
                app.notice = app.further_notices.pop_front();
            }
        }
        Reply::Noticed(notice) => app.notice = Some(notice),
    }
    Vec::new()
}
