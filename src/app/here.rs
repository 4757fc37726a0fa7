//! What matters where the reader is.

use crate::app::arrangement::Pane;
use crate::app::hints::{self, Hint};
use crate::app::overlay::Content;
use crate::app::state::App;

/// What matters in a pane, the most important first.
#[must_use]
pub fn of_pane(app: &App, pane: Pane) -> &'static [Hint] {
    match pane {
        Pane::List if app.list().listing.total == 0 => hints::EMPTY_LIBRARY,
        Pane::List if app.filter().is_empty() => hints::LIST,
        Pane::List if app.list().listing.meant.is_some() => hints::MEANT,
        Pane::List => hints::FILTERED_LIST,
        Pane::Reading if is_selecting(app) => hints::SELECTION,
        Pane::Reading if app.entity().is_some() => hints::AT_ENTITY,
        Pane::Reading => hints::READING,
        Pane::Sidebar => hints::SIDEBAR,
        Pane::Topics => hints::TOPICS,
        Pane::Filter => hints::FILTER,
    }
}

fn is_selecting(app: &App) -> bool {
    let reading = app.reading();
    reading.is_some_and(|reading| reading.selecting.is_some())
}

/// What matters where keys go now, the most important first.
#[must_use]
pub fn hints(app: &App) -> Vec<Hint> {
    let Some(top) = app.overlays().last() else {
        let here = of_pane(app, app.focus()).iter();
        return here.chain(&hints::EVERYWHERE).copied().collect();
    };
    match &top.content {
        Content::Feeds(_) => hints::FEEDS,
        Content::Highlights(_) => hints::HIGHLIGHTS,
        Content::About(_) | Content::Welcome => hints::PAGE,
        Content::Appearance(_) => hints::APPEARANCE,
        Content::Output(output) if output.is_running => hints::RUNNING,
        Content::Output(_) => hints::OUTPUT,
        _ => hints::MENU,
    }
    .to_vec()
}
