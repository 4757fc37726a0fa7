//! Links in sight: numbered, one chosen by its number, and what is done with it.

use crate::app::arrangement::Pane;
use crate::app::copying::Copy;
use crate::app::event::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::link_overlay::{LinkOverlay, LinkRow};
use crate::app::links::{Link, LinkChoice, links_in};
use crate::app::overlay::Content;
use crate::app::state::App;
use crate::language::letters::digit_value;
use crate::notice::{Copied, CopiedExtent, CopyForm, Notice};

use super::adding::add;
use super::focus::focus_on;

/// Numbers the links in sight; one alone is chosen at once.
pub(super) fn begin(app: &mut App) {
    focus_on(app, Pane::Reading);
    let Some(reading) = &mut app.reading else {
        return;
    };
    let mut links = links_in(&reading.article.body, reading.in_sight());
    match links.len() {
        0 => app.notices.show(Notice::NoLinksHere),
        1 => open_overlay(app, links.remove(0)),
        count => {
            reading.choosing_link = Some(LinkChoice::new(links));
            app.notices.show(Notice::ChooseLink { count });
        }
    }
}

/// Takes a key while links are numbered; `None` where it means what it means elsewhere. Then no link is chosen.
pub(super) fn on_key(app: &mut App, key: Key) -> Option<Vec<Effect>> {
    let reading = app.reading.as_mut().filter(|_| app.overlays.is_empty())?;
    let choice = reading.choosing_link.as_mut()?;
    let digit = match key.code {
        KeyCode::Character(character) if !key.control && !key.alt => digit_value(character),
        _ => None,
    };
    let chosen = match (digit, key.code) {
        (Some(digit), _) => choice.digit(digit as usize),
        (None, KeyCode::Enter) if choice.typed > 0 => choice.chosen(),
        (None, KeyCode::Backspace) if choice.typed > 0 => {
            choice.take_back();
            None
        }
        (None, code) => {
            reading.choosing_link = None;
            return (code == KeyCode::Escape).then(|| {
                app.notices.advance();
                Vec::new()
            });
        }
    };
    if let Some(link) = chosen {
        reading.choosing_link = None;
        app.notices.advance();
        open_overlay(app, link);
    }
    Some(Vec::new())
}

/// Lays a link over the panes with its address.
fn open_overlay(app: &mut App, link: Link) {
    let overlay = LinkOverlay::new(link, app.overlay_width(), app.rendition);
    app.lay_over_at(overlay.open_row(), Content::Link(overlay));
}

/// Does with the link on top what a row says.
pub(super) fn choose(app: &mut App, row: usize) -> Vec<Effect> {
    let Some(Content::Link(overlay)) = app.overlays.last().map(|overlay| &overlay.content) else {
        return Vec::new();
    };
    let (link, row) = (overlay.link.clone(), overlay.rows.get(row).cloned());
    match row {
        Some(LinkRow::Open) => {
            app.overlays.pop();
            vec![Effect::OpenLink(link.address)]
        }
        Some(LinkRow::Copy) => {
            app.overlays.pop();
            let what = Copied {
                extent: CopiedExtent::Link,
                form: CopyForm::Text,
            };
            let text = link.written;
            vec![Effect::Copy(Copy { what, text })]
        }
        Some(LinkRow::Add) => {
            app.overlays.pop();
            add(app, &link.address)
        }
        Some(LinkRow::Address(_)) | None => Vec::new(),
    }
}
