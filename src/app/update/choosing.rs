//! An entity of the whole library is chosen while words are typed.

use crate::app::asking::ask;
use crate::app::correcting::ChooserOverlay;
use crate::app::cursor::Cursor;
use crate::app::event::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::outstanding::RequestId;
use crate::app::overlay::{Content, Overlay};
use crate::app::prompt::{Prompt, Purpose};
use crate::app::request::Lookup;
use crate::app::state::App;
use crate::extract::EntityKind;
use crate::language::fold::fold;
use crate::library::{Among, EntityOrder, EntityTotal, Guesses, Totals, TotalsQuery};

/// How many of each kind are offered.
const MOST: usize = 20;

/// Lays the entities over what is there, and begins a line for words.
pub(super) fn open_chooser(app: &mut App, chooser: ChooserOverlay) -> Vec<Effect> {
    app.lay_over(Content::Choose(chooser));
    app.prompt = Some(Prompt::fresh(Purpose::ChooseEntity, ""));
    offer_entities(app, "")
}

/// Where an entity is chosen on top of all else.
fn chooser(app: &mut App) -> Option<&mut ChooserOverlay> {
    chooser_of(app.overlays.last_mut()?)
}

fn chooser_of(overlay: &mut Overlay) -> Option<&mut ChooserOverlay> {
    match &mut overlay.content {
        Content::Choose(chooser) => Some(chooser),
        _ => None,
    }
}

/// What is asked of the library for words.
pub(super) fn totals_of_library(words: &str) -> TotalsQuery {
    TotalsQuery {
        among: Among::Library,
        words: words.trim().to_owned(),
        order: EntityOrder::Mentions,
        guesses: Guesses::Shown,
        most: MOST,
        most_of: None,
    }
}

/// Offers the entities that some words fit: those of the open article at once, those of the library when it answers.
pub(super) fn offer_entities(app: &mut App, words: &str) -> Vec<Effect> {
    let request = app.requests.fresh();
    let mut near = in_open_article(app, words);
    let Some(chooser) = chooser(app) else {
        return Vec::new();
    };
    let likeliest = chooser.likeliest_kind();
    near.retain(|entity| !entity.ids.iter().any(|id| id == chooser.chosen_for()));
    near.sort_by_key(|entity| Some(entity.kind) != likeliest);
    chooser.near = near;
    chooser.awaited.expect(request, ());
    if let Some(overlay) = app.overlays.last_mut() {
        overlay.cursor = Cursor::default();
    }
    vec![ask(request, Lookup::Choices(totals_of_library(words)))]
}

/// The entities of the open article that some words fit.
fn in_open_article(app: &App, words: &str) -> Vec<EntityTotal> {
    let words = fold(words.trim()).text;
    let reading = app.reading.as_ref();
    let found = reading.and_then(|reading| reading.annotations.as_ref());
    let entities = found.map_or(&[][..], |found| &found.entities).iter();
    let fitting = entities.filter(|entity| fold(&entity.name).text.contains(&words));
    let near = fitting.map(|entity| EntityTotal {
        // In how many articles it is only the library can tell.
        articles: 0,
        ..EntityTotal::of_article(entity)
    });
    near.collect()
}

/// Offers what the library has, where that is awaited; returns whether it is.
pub(super) fn take_choices(app: &mut App, id: RequestId, totals: &Totals) -> bool {
    let choosers = app.overlays.iter_mut().filter_map(chooser_of);
    let Some(chooser) = choosers
        .into_iter()
        .find_map(|chooser| chooser.awaited.take(id).map(|()| chooser))
    else {
        return false;
    };
    let likeliest = chooser.likeliest_kind();
    let mut kinds: Vec<_> = totals.kinds.iter().collect();
    kinds.retain(|kind| kind.kind != EntityKind::Date || likeliest == Some(EntityKind::Date));
    kinds.sort_by_key(|kind| Some(kind.kind) != likeliest);
    chooser.fill(
        kinds
            .into_iter()
            .flat_map(|kind| kind.entities.iter().cloned()),
    );
    true
}

/// Goes through what is offered while words are typed; `None` where the key means something else.
pub(super) fn on_chooser_key(app: &mut App, key: Key) -> Option<()> {
    chooser(app)?;
    let overlay = app.overlays.last()?;
    let height = app.overlay_rows_in_sight(&overlay.content);
    let steps = match key.code {
        KeyCode::Down => 1,
        KeyCode::Up => -1,
        KeyCode::PageDown => height.cast_signed(),
        KeyCode::PageUp => -height.cast_signed(),
        _ => return None,
    };
    let Overlay { cursor, content } = app.overlays.last_mut()?;
    cursor.step_round(steps, content.row_count(), height, |_| true);
    Some(())
}
