//! Filters and topics of the reader's own: kept under a name, chosen, forgotten.

use crate::app::arrangement::Pane;
use crate::app::chips::Chip;
use crate::app::event::Effect;
use crate::app::filters::Undoable;
use crate::app::prompt::{Prompt, Purpose};
use crate::app::request::{CountedQuery, Edit};
use crate::app::state::App;
use crate::library::{Filter, NamedQuery, Role};
use crate::notice::Notice;
use crate::query::{self, Vocabulary, quoted_value};

use super::filters::set_filter;
use super::marking::mark_unread;

/// Asks for a name under which the present filter is kept.
pub(super) fn ask_for_name(app: &mut App, role: Role) {
    if app.filters.filter.is_empty() {
        app.notices.show(Notice::NothingToKeep);
        return;
    }
    let purpose = match role {
        Role::Filter => Purpose::NameFilter,
        Role::Topic => Purpose::NameTopic,
    };
    app.prompt = Some(Prompt::new(purpose, ""));
}

/// Keeps the present filter under a name.
pub(super) fn keep(app: &mut App, name: &str, role: Role) -> Vec<Effect> {
    let name = name.trim().to_owned();
    if name.is_empty() {
        return Vec::new();
    }
    if is_taken(app, &name, role) {
        app.notices.show(Notice::NameTaken { name });
        return Vec::new();
    }
    let query = app.filters.filter.as_query();
    // What was typed stays as it was typed.
    let is_typed = app.filters.filter.query == query;
    let written = if is_typed {
        app.filters.typed.trim().to_owned()
    } else {
        query.written_in(app.locale)
    };
    let mut effects = match role {
        Role::Filter => {
            let filter = Filter {
                query,
                ..Filter::default()
            };
            set_filter(app, filter, &written)
        }
        Role::Topic => Vec::new(),
    };
    app.notices.show(Notice::Kept { name: name.clone() });
    let named = NamedQuery {
        name,
        role,
        query: written,
    };
    effects.push(app.ask(Edit::NameQuery(named)));
    effects
}

/// Whether a name means something else already.
fn is_taken(app: &App, name: &str, role: Role) -> bool {
    let mut named = app.filters.named.iter().map(|counted| &counted.named);
    if named.any(|named| named.name == name && named.role != role) {
        return true;
    }
    let as_topic = format!("topic:{}", quoted_value(name));
    role == Role::Topic && query::parse(&as_topic, &Vocabulary::default()).is_ok()
}

/// Filters by what is kept, or where that is in force no longer.
pub(super) fn choose_filter(app: &mut App, kept: &CountedQuery) -> Vec<Effect> {
    if app.is_in_force(&Chip::Filter(kept)) {
        return set_filter(app, Filter::default(), "");
    }
    match query::parse(&kept.named.query, &app.filters.vocabulary()) {
        Ok(query) => {
            let filter = Filter {
                query,
                ..Filter::default()
            };
            set_filter(app, filter, &kept.named.query)
        }
        Err(error) => {
            app.notices.show(Notice::KeptQuery {
                name: kept.named.name.clone(),
                fault: error.fault,
            });
            Vec::new()
        }
    }
}

/// Forgets the filter or the topic the keys are at; it can be brought back.
pub(super) fn forget(app: &mut App) -> Vec<Effect> {
    let named = match app.chips().get(app.topic) {
        Some(Chip::Filter(counted) | Chip::OwnTopic(counted, _)) if app.focus == Pane::Topics => {
            counted.named.clone()
        }
        _ => {
            app.notices.show(Notice::NothingToForget);
            return Vec::new();
        }
    };
    let mut filter = app.filters.filter.clone();
    if named.role == Role::Topic {
        filter.topics.retain(|topic| *topic != named.name);
    }
    let typed = app.filters.typed.clone();
    let mut effects = set_filter(app, filter, &typed);
    let name = named.name.clone();
    app.notices.show(Notice::Forgotten { name: name.clone() });
    app.filters.undoable = Some(Undoable::Forgotten(named));
    effects.push(app.ask(Edit::ForgetQuery(name)));
    effects
}

/// Takes back what was done last: a query that was forgotten is kept again, articles that were all marked as read are
/// unread.
pub(super) fn restore(app: &mut App) -> Vec<Effect> {
    match app.filters.undoable.take() {
        None => {
            app.notices.show(Notice::NothingForgotten);
            Vec::new()
        }
        Some(Undoable::Forgotten(named)) => {
            app.notices.show(Notice::Kept {
                name: named.name.clone(),
            });
            vec![app.ask(Edit::NameQuery(named))]
        }
        Some(Undoable::MarkedRead(ids)) => mark_unread(app, ids),
    }
}

/// Takes over what is kept. Where the keys are in the row they stay at what they were at, else they
/// will go to what is new.
pub(super) fn take_named(app: &mut App, named: Vec<CountedQuery>) {
    let is_known = |name: &str| {
        app.filters
            .named
            .iter()
            .any(|known| known.named.name == name)
    };
    let mut names = named.iter().map(|counted| counted.named.name.as_str());
    let new = names.find(|name| app.focus != Pane::Topics && !is_known(name));
    let chips = app.chips();
    let at = new.or_else(|| chips.get(app.topic).map(Chip::id));
    let at = at.map(str::to_owned);
    app.filters.named = named;
    let chips = app.chips();
    let place = chips
        .iter()
        .position(|chip| Some(chip.id()) == at.as_deref());
    app.topic = place.unwrap_or(app.topic.min(chips.len().saturating_sub(1)));
}
