//! Cards of entities: opened, gone on from, searched, two compared.

use std::sync::Arc;

use crate::app::action::Action;
use crate::app::arrangement::Pane;
use crate::app::asking::ask;
use crate::app::card::{CardLink, CardOverlay, CompareOverlay, CompareRow};
use crate::app::correcting::{ChooserOverlay, Choosing};
use crate::app::event::Effect;
use crate::app::meant_entity::MeantEntity;
use crate::app::outstanding::RequestId;
use crate::app::overlay::{Content, Overlay};
use crate::app::prompt::{Prompt, Purpose};
use crate::app::request::Lookup;
use crate::app::state::App;
use crate::library::{Card, Comparison, EntityFilter, EntityTotal, Filter, Sentence};
use crate::query::{Clause, Period, Query};

use super::choosing::open_chooser;
use super::copying::open_copying;
use super::filters::set_filter;
use super::focus::focus_on;
use super::opening::open_mention;
use super::selection::entity_meant;

/// Lays the card of the entity over the panes.
pub(super) fn open_card_here(app: &mut App) -> Vec<Effect> {
    let Some(MeantEntity { id, name, .. }) = entity_meant(app) else {
        return Vec::new();
    };
    app.notices.clear();
    open_card(app, id, name)
}

/// Lays a card over what is there; it fills when the library answers.
fn open_card(app: &mut App, entity_id: String, name: String) -> Vec<Effect> {
    let request = app.requests.fresh();
    let content = Content::Card(CardOverlay::awaited(request, name));
    app.lay_over(content);
    vec![ask(request, Lookup::Card(entity_id))]
}

/// The card on top, with the row one is at.
fn on_top(app: &mut App) -> Option<(&mut CardOverlay, usize)> {
    let overlay = app.overlays.last_mut()?;
    match &mut overlay.content {
        Content::Card(card) => Some((card, overlay.cursor.selected)),
        _ => None,
    }
}

/// Takes an action that means something else on a card than elsewhere.
pub(super) fn on(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    let (card, _) = on_top(app)?;
    match action {
        Action::Find => {
            let prompt = Prompt::fresh(Purpose::SearchCard, &card.words);
            app.prompt = Some(prompt);
            Some(Vec::new())
        }
        Action::Cancel if !card.words.is_empty() => {
            narrow(app, "");
            Some(Vec::new())
        }
        Action::Copy => Some(open_copying(app)),
        Action::Compare => {
            let known = card.card.clone()?;
            let (id, name) = (known.entity_id.clone(), known.name.clone());
            Some(choose_other(app, id, name))
        }
        Action::OnlyMentioning => {
            let known = card.card.clone()?;
            let ids = vec![known.entity_id.clone()];
            let name = known.name.clone();
            Some(list_articles(app, vec![EntityFilter { name, ids }], None))
        }
        _ => None,
    }
}

/// Leaves the rows of the card on top that have some words in them.
pub(super) fn narrow(app: &mut App, words: &str) {
    let Some((card, _)) = on_top(app) else { return };
    card.narrow(words);
    let first = card.rows.iter().position(|row| row.leads_on()).unwrap_or(0);
    if let Some(overlay) = app.overlays.last_mut() {
        overlay.cursor.selected = first;
        overlay.cursor.top = 0;
    }
}

/// Goes where a row of the card on top leads.
pub(super) fn choose(app: &mut App, row: usize) -> Vec<Effect> {
    let link = on_top(app).and_then(|(card, _)| card.link(row));
    match link {
        Some(CardLink::Card { entity_id, name }) => open_card(app, entity_id, name),
        Some(CardLink::Mention(link)) => {
            app.overlays.clear();
            open_mention(app, link);
            Vec::new()
        }
        Some(CardLink::Months(months)) => {
            app.lay_over(Content::Months(months));
            Vec::new()
        }
        Some(CardLink::MoreArticles) => ask_for_more(app).into_iter().collect(),
        None => Vec::new(),
    }
}

/// Asks for the sentences of further articles.
fn ask_for_more(app: &mut App) -> Option<Effect> {
    let request = app.requests.fresh();
    let (card, _) = on_top(app)?;
    let entity = card.card.as_ref()?.entity_id.clone();
    if card.more.is_awaited() {
        return None;
    }
    card.more.expect(request, ());
    let after = card.articles_quoted;
    Some(ask(request, Lookup::FurtherSentences { entity, after }))
}

/// Shows a card, where it is awaited.
pub(super) fn fill(app: &mut App, request: RequestId, card: Option<Arc<Card>>) {
    for Overlay { content, cursor } in &mut app.overlays {
        if let Content::Card(awaited) = content
            && awaited.awaited.take(request).is_some()
            && let Some(card) = &card
        {
            cursor.selected = awaited.fill(Arc::clone(card));
        }
    }
}

/// Shows the sentences of further articles, where they are awaited.
pub(super) fn fill_further(
    app: &mut App,
    request: RequestId,
    sentences: Vec<Sentence>,
    articles: usize,
) {
    for overlay in &mut app.overlays {
        if let Content::Card(card) = &mut overlay.content
            && card.more.take(request).is_some()
        {
            card.take_further(sentences, articles);
            return;
        }
    }
}

/// Lists the articles of a month that mention an entity.
pub(super) fn list_month(app: &mut App, row: usize) -> Vec<Effect> {
    let Some(Content::Months(months)) = app.overlays.last().map(|overlay| &overlay.content) else {
        return Vec::new();
    };
    let Some(month) = months.months.get(row) else {
        return Vec::new();
    };
    let period = Period::of_month(month.month);
    let entity = EntityFilter {
        name: months.name.clone(),
        ids: vec![months.entity_id.clone()],
    };
    list_articles(app, vec![entity], Some(period))
}

/// Lists the articles that mention some entities, of a time where one is given, and no others.
fn list_articles(
    app: &mut App,
    entities: Vec<EntityFilter>,
    period: Option<Period>,
) -> Vec<Effect> {
    app.overlays.clear();
    focus_on(app, Pane::List);
    let query = Query {
        clause: period.map(Clause::On),
    };
    let typed = query.written_in(app.locale);
    let filter = Filter {
        query,
        entities,
        ..Filter::default()
    };
    set_filter(app, filter, &typed)
}

/// Chooses an entity that the one meant is compared with.
pub(super) fn compare_here(app: &mut App) -> Vec<Effect> {
    match entity_meant(app) {
        Some(MeantEntity { id, name, .. }) => choose_other(app, id, name),
        None => Vec::new(),
    }
}

fn choose_other(app: &mut App, id: String, name: String) -> Vec<Effect> {
    open_chooser(app, ChooserOverlay::new(Choosing::Compare { id, name }))
}

/// Lays two entities side by side over what is there.
pub(super) fn open_comparison(
    app: &mut App,
    (id, name): (String, String),
    other: EntityTotal,
) -> Vec<Effect> {
    let Some(other_id) = other.ids.into_iter().next() else {
        return Vec::new();
    };
    let request = app.requests.fresh();
    let names = [name, other.name];
    let content = Content::Compare(CompareOverlay::awaited(request, names));
    app.lay_over(content);
    vec![ask(request, Lookup::Compare([id, other_id]))]
}

/// Shows two entities side by side, where they are awaited.
pub(super) fn fill_comparison(
    app: &mut App,
    request: RequestId,
    comparison: Option<Arc<Comparison>>,
) {
    for Overlay { content, cursor } in &mut app.overlays {
        if let Content::Compare(compared) = content
            && compared.awaited.take(request).is_some()
            && let Some(comparison) = &comparison
        {
            cursor.selected = compared.fill(Arc::clone(comparison));
        }
    }
}

/// Goes where a row of a comparison leads: to the articles of both, to a companion, to those of a month.
pub(super) fn choose_compared(app: &mut App, row: usize) -> Vec<Effect> {
    let Some(Content::Compare(compared)) = app.overlays.last().map(|overlay| &overlay.content)
    else {
        return Vec::new();
    };
    let (Some(comparison), Some(row)) =
        (compared.comparison.clone(), compared.rows.get(row).copied())
    else {
        return Vec::new();
    };
    let filter = |card: &Card| EntityFilter {
        name: card.name.clone(),
        ids: vec![card.entity_id.clone()],
    };
    match row {
        CompareRow::Both => {
            let both = comparison.cards.iter().map(filter).collect();
            list_articles(app, both, None)
        }
        CompareRow::Month(month, counts) => {
            let mentioned = comparison.cards.iter().zip(counts);
            let mentioned = mentioned.filter(|(_, count)| *count > 0);
            let entities = mentioned.map(|(card, _)| filter(card)).collect();
            list_articles(app, entities, Some(Period::of_month(month)))
        }
        CompareRow::Shared(index) => match comparison.shared.get(index) {
            Some(shared) => open_card(app, shared.entity_id.clone(), shared.name.clone()),
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}
