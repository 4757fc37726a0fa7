//! The feeds over the panes: opened, filled when the library answers, gone through, and what is done with one.

use jiff::Timestamp;

use crate::app::action::Action;
use crate::app::arrangement::Pane;
use crate::app::asking::ask;
use crate::app::event::Effect;
use crate::app::feeds::FeedsOverlay;
use crate::app::outstanding::RequestId;
use crate::app::overlay::{Content, Overlay};
use crate::app::request::{FeedsAsked, Fetched, Lookup, Progress};
use crate::app::state::App;
use crate::library::{Feed, Filter};
use crate::notice::Notice;

use super::filters::set_filter;
use super::focus::focus_on;
use super::marking::mark_all_read;
use super::undoing::{redo, undo};

/// Lays the feeds over the panes; they come when the library answers.
pub(super) fn open_feeds(app: &mut App) -> Vec<Effect> {
    let request = app.requests.fresh();
    let content = Content::Feeds(FeedsOverlay::awaited(request));
    app.lay_over(content);
    vec![ask(request, Lookup::Feeds)]
}

/// Asks for the feeds once more, where they are shown.
pub(super) fn refresh_feeds(app: &mut App) -> Option<Effect> {
    let request = app.requests.fresh();
    let overlay = app.overlays.iter_mut().find_map(shown)?;
    overlay.awaited.expect(request, ());
    Some(ask(request, Lookup::Feeds))
}

fn shown(overlay: &mut Overlay) -> Option<&mut FeedsOverlay> {
    match &mut overlay.content {
        Content::Feeds(feeds) => Some(feeds),
        _ => None,
    }
}

/// Shows the feeds, where they are awaited.
pub(super) fn fill_feeds(app: &mut App, request: RequestId, feeds: Vec<Feed>, now: Timestamp) {
    let awaited = app.overlays.iter_mut().find_map(|overlay| {
        let Content::Feeds(shown) = &mut overlay.content else {
            return None;
        };
        let is_awaited = shown.awaited.take(request).is_some();
        is_awaited.then_some((shown, &mut overlay.cursor))
    });
    let Some((shown, cursor)) = awaited else {
        return;
    };
    cursor.keep_within(feeds.len());
    shown.feeds = Some((feeds, now));
}

/// Has feeds asked for what is new, where none are being asked.
pub(super) fn fetch(app: &mut App, which: FeedsAsked) -> Vec<Effect> {
    if app.fetching.is_some() {
        return Vec::new();
    }
    app.fetching = Some(Progress::default());
    vec![Effect::Fetch(which)]
}

/// Tells what came of asking feeds, and shows how they fare.
pub(super) fn on_fetched(app: &mut App, fetched: Fetched) -> Vec<Effect> {
    app.fetching = None;
    let Fetched {
        feeds,
        new,
        failing,
        is_asked,
        none_followed,
    } = fetched;
    if is_asked && none_followed {
        app.notices.show(Notice::NoFeeds);
    } else if is_asked || new > 0 || failing > 0 {
        app.notices.show(Notice::Fetched {
            feeds,
            new,
            failing,
        });
    }
    refresh_feeds(app).into_iter().collect()
}

/// Takes an action that means something else among the feeds than elsewhere; `None` where they are not on top, or it
/// means no more there than in all that lies over the panes.
pub(super) fn on(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    let top = app.overlays.last_mut()?;
    let row = top.cursor.selected;
    let feeds = shown(top)?;
    match action {
        Action::MarkAllRead => {
            let filter = filter(feeds, row)?;
            Some(mark_all_read(app, filter))
        }
        Action::Restore => Some(undo(app)),
        Action::Redo => Some(redo(app)),
        Action::FetchFeeds => Some(fetch(app, FeedsAsked::All)),
        _ => None,
    }
}

/// Lists the articles of the feed of a row.
pub(super) fn choose(app: &mut App, row: usize) -> Vec<Effect> {
    let feeds = app.overlays.last_mut().and_then(shown);
    let Some(filter) = feeds.and_then(|feeds| filter(feeds, row)) else {
        return Vec::new();
    };
    app.overlays.clear();
    focus_on(app, Pane::List);
    let typed = filter.query.written_in(app.locale);
    set_filter(app, filter, &typed)
}

/// What passes the articles of the feed of a row, and no others.
fn filter(feeds: &FeedsOverlay, row: usize) -> Option<Filter> {
    Some(Filter {
        query: feeds.query(row)?,
        ..Filter::default()
    })
}
