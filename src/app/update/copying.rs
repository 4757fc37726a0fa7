//! Text copied: what is selected, or what is chosen in a menu.

use crate::app::copy_menu::CopyMenu;
use crate::app::copying::{self, Copiable, Copy};
use crate::app::event::Effect;
use crate::app::overlay::Content;
use crate::app::state::App;
use crate::notice::{CopyForm, Notice};

/// Copies what is selected and lets it go.
pub(super) fn copy_selection(app: &mut App, form: CopyForm) -> Vec<Effect> {
    copy(app, Copiable::Selection(form))
}

/// Lays what can be copied here over the panes; from a card its sentences are copied at once.
pub(super) fn open_copying(app: &mut App) -> Vec<Effect> {
    if let Some(Content::Card(card)) = app.overlays.last().map(|overlay| &overlay.content) {
        let copy = copying::concordance(&card.name, &card.sentences, app.locale);
        return (!card.sentences.is_empty())
            .then_some(Effect::Copy(copy))
            .into_iter()
            .collect();
    }
    if let Some(reading) = &app.reading {
        let menu = CopyMenu::of(reading, app.entity());
        app.lay_over(Content::Copy(menu));
    }
    Vec::new()
}

/// Copies what a row of the menu stands for.
pub(super) fn choose(app: &mut App, row: usize) -> Vec<Effect> {
    let Some(Content::Copy(menu)) = app.overlays.last().map(|overlay| &overlay.content) else {
        return Vec::new();
    };
    let chosen = menu.rows.get(row).copied();
    app.overlays.pop();
    chosen.map_or_else(Vec::new, |what| copy(app, what))
}

fn copy(app: &mut App, what: Copiable) -> Vec<Effect> {
    let Some(copied) = text_of(app, what) else {
        if what == Copiable::Link {
            app.notices.show(Notice::NoLink);
        }
        return Vec::new();
    };
    if let (Copiable::Selection(_), Some(reading)) = (what, &mut app.reading) {
        reading.selecting = None;
    }
    vec![Effect::Copy(copied)]
}

fn text_of(app: &App, what: Copiable) -> Option<Copy> {
    let reading = app.reading.as_ref()?;
    let (article, locale) = (&*reading.article, app.locale);
    match what {
        Copiable::Selection(form) => copying::selection(reading, form, locale),
        Copiable::Article(form) => Some(copying::article(article, form, locale)),
        Copiable::Citation => Some(copying::citation(article, locale)),
        Copiable::Link => copying::link(article),
        Copiable::Mentioning => Some(copying::mentioning(article, app.entity()?)),
    }
}
