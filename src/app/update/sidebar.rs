//! What keys do in the sidebar, and whose entities it shows.

use crate::app::action::Action;
use crate::app::arrangement::{Pane, Sidebar};
use crate::app::asking::ask;
use crate::app::entities::EntityScope;
use crate::app::event::Effect;
use crate::app::outstanding::RequestId;
use crate::app::prompt::{Prompt, Purpose};
use crate::app::request::Lookup;
use crate::app::state::App;
use crate::library::{EntityOrder, Guesses, Totals};
use crate::notice::Notice;

use super::focus::focus_on;
use super::prompting::open_prompt;
use super::selection::{
    fill_sidebar, select_entity, show_selected_entity, sidebar_height, step_entities,
};
use super::steps::go_to_entity;

/// Takes an action; `None` where it means here what it means everywhere.
pub(super) fn on(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::Open => return Some(go_to_entity(app)),
        Action::Find => {
            let prompt = Prompt::fresh(Purpose::FilterEntities, &app.entities.words);
            open_prompt(app, prompt);
        }
        Action::Cancel if !app.entities.words.is_empty() => {
            app.entities.words.clear();
            fill_sidebar(app);
        }
        Action::Cancel if app.entities.scope != EntityScope::Article => {
            show_scope(app, EntityScope::Article);
        }
        Action::Cancel => focus_on(app, Pane::Reading),
        _ => step_entities(app, action.rows(sidebar_height(app))?),
    }
    Some(Vec::new())
}

/// Shows whose entities come next: those of the article, of the list, of the library.
pub(super) fn change_scope(app: &mut App) {
    show_scope(app, app.entities.scope.next());
}

/// Shows the entities of something, and goes to them.
pub(super) fn show_scope(app: &mut App, scope: EntityScope) {
    app.sidebar = Sidebar::Shown;
    app.entities.show_scope(scope);
    focus_on(app, Pane::Sidebar);
    fill_sidebar(app);
}

/// Puts the entities into another order.
pub(super) fn change_order(app: &mut App) {
    let (order, notice) = match app.entities.order {
        EntityOrder::Mentions => (EntityOrder::Articles, Notice::EntitiesByArticles),
        EntityOrder::Articles => (EntityOrder::Recency, Notice::EntitiesByRecency),
        EntityOrder::Recency => (EntityOrder::Name, Notice::EntitiesByName),
        EntityOrder::Name => (EntityOrder::Mentions, Notice::EntitiesByMentions),
    };
    app.entities.order = order;
    app.notices.show(notice);
    fill_sidebar(app);
}

/// Shows the guesses of the model, or only them, or not.
pub(super) fn change_guesses(app: &mut App) {
    let (guesses, notice) = match app.entities.guesses {
        Guesses::Shown => (Guesses::Alone, Notice::GuessesAlone),
        Guesses::Alone => (Guesses::Hidden, Notice::GuessesHidden),
        Guesses::Hidden => (Guesses::Shown, Notice::GuessesShown),
    };
    app.entities.guesses = guesses;
    app.notices.show(notice);
    fill_sidebar(app);
}

/// Asks the library for the entities that are to be shown, where they are in sight and not known.
pub(super) fn ask_for_entities(app: &mut App) -> Option<Effect> {
    app.arrangement()?.sidebar?;
    let query = app.entities.wanted(&app.list.listing)?;
    let id = app.requests.fresh();
    app.entities.expect(id, query.clone());
    Some(ask(id, Lookup::Entities(query)))
}

/// Asks which articles of the list mention the entity that one stands at a mention of, where that is not known.
pub(super) fn ask_for_spread(app: &mut App) -> Option<Effect> {
    app.mention_number()?;
    let entity = app.selected_entity.clone()?;
    let ids = app.list.listing.ids.clone();
    let requests = &mut app.requests;
    let id = app.spread.wanted(&entity, &ids, || requests.fresh())?;
    Some(ask(id, Lookup::Spread { ids, entity }))
}

/// Shows the entities that the library counted, where they are awaited.
pub(super) fn take_totals(app: &mut App, id: RequestId, totals: Totals) {
    if app.entities.take(id, totals) {
        show_selected_entity(app);
    }
}

/// Selects an entity by its index, and goes to its first mention.
pub(super) fn on_click(app: &mut App, index: usize) -> Vec<Effect> {
    focus_on(app, Pane::Sidebar);
    select_entity(app, index);
    go_to_entity(app)
}

/// Moves the rows under the pane.
pub(super) fn scroll(app: &mut App, rows: isize) {
    let areas = app.arrangement();
    let area = areas.and_then(|areas| areas.sidebar).unwrap_or_default();
    app.entities.scroll(rows, area.height);
}
