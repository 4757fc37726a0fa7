//! What the library tells by itself.

use crate::app::event::Effect;
use crate::app::request::{CameFromFolders, Lookup, News, Progress};
use crate::app::state::App;
use crate::article::ArticleId;
use crate::library::SetAside;
use crate::notice::Notice;

use super::adding::on_added;
use super::correcting::on_corrected;
use super::feeds::{on_fetched, refresh_feeds};
use super::highlighting;
use super::own_commands;
use super::selection::{fill_sidebar, select_sought_anew};

pub(super) fn on_news(app: &mut App, news: News) -> Vec<Effect> {
    match news {
        News::Changed => {
            app.entities.expire();
            let mut effects = vec![app.refresh_list(), app.ask(Lookup::Named)];
            effects.extend(refresh_feeds(app));
            return effects;
        }
        News::Annotated { id, annotations } => {
            let open = app.reading.as_mut();
            if let Some(reading) = open.filter(|reading| reading.article.id == id) {
                reading.annotate(annotations);
                fill_sidebar(app);
                select_sought_anew(app);
            }
        }
        News::Highlighted { id, highlights } => return highlighting::take(app, id, highlights),
        News::Replaced(id) => open_anew(app, id),
        News::SetAside(set_aside) => take_set_aside(app, set_aside),
        News::Corrected(made) => return on_corrected(app, made),
        News::Progress(progress) => return show_progress(app, progress),
        News::Read(notices) => {
            // What is being read was read.
            let is_over = |notice: &Notice| matches!(notice, Notice::Adding { .. });
            app.notices.replace(is_over, []);
            for notice in notices {
                app.notices.push(notice);
            }
        }
        News::Noticed(notice) => app.notices.show(notice),
        News::Fetching(progress) => app.fetching = Some(progress),
        News::Fetched(fetched) => return on_fetched(app, fetched),
        News::Ran { id, ran } => own_commands::on_ran(app, id, ran),
        News::Added(added) => on_added(app, added),
        News::CameFromFolders(came) => take_came(app, came),
    }
    Vec::new()
}

fn show_progress(app: &mut App, progress: Progress) -> Vec<Effect> {
    let is_done = progress.done >= progress.total;
    app.entities.expire();
    app.progress = (!is_done).then_some(progress);
    // Topics and entities are known now that were not when the list was made.
    let mut effects = vec![app.refresh_list()];
    if is_done {
        effects.push(app.ask(Lookup::Named));
    }
    effects
}

/// Opens the open article once more: its text is another now, in which no place of the old one means anything.
fn open_anew(app: &mut App, id: ArticleId) {
    if app
        .reading
        .as_ref()
        .is_none_or(|reading| reading.article.id != id)
    {
        return;
    }
    app.places.forget(id);
    app.reading = None;
    app.notices.show(Notice::ArticleReplaced);
    // Where another is wanted already, that is what comes.
}

/// Tells what came from watched folders, together with what came just before and was not seen yet.
fn take_came(app: &mut App, came: CameFromFolders) {
    if let Some(Notice::CameFromFolders { new, changed }) = app.notices.last_mut() {
        *new += came.new;
        *changed += came.changed;
        return;
    }
    app.notices.push(Notice::CameFromFolders {
        new: came.new,
        changed: came.changed,
    });
}

/// Tells of an article that could not be annotated; of several that follow one another their number.
fn take_set_aside(app: &mut App, set_aside: SetAside) {
    if let Some(reading) = &mut app.reading
        && reading.article.id == set_aside.id
    {
        reading.is_set_aside = true;
    }
    if let Some(Notice::SetAside { count, .. }) = app.notices.last_mut() {
        *count += 1;
        return;
    }
    app.notices.push(Notice::SetAside {
        name: set_aside.name,
        reason: set_aside.reason,
        count: 1,
    });
}
