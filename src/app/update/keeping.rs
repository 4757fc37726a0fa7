//! Filters and topics of the reader's own: kept under a name, chosen, forgotten.

use crate::app::arrangement::Pane;
use crate::app::chips::Chip;
use crate::app::event::Effect;
use crate::app::prompt::{Prompt, Purpose};
use crate::app::request::{CountedQuery, Edit};
use crate::app::state::App;
use crate::app::undo::UndoableChange;
use crate::library::{Filter, NamedQuery, NamedQueryRole};
use crate::notice::{Deed, Notice};
use crate::query::{self, Clause, Query, QueryVocabulary, quoted_value};

use super::filters::set_filter;
use super::own_topics::ask_for_own_topics;

/// Asks for a name under which the present filter is kept.
pub(super) fn ask_for_name(app: &mut App, role: NamedQueryRole) {
    if app.filters.now.filter.is_empty() {
        app.notices.show(Notice::NothingToKeep);
        return;
    }
    let purpose = match role {
        NamedQueryRole::Filter => Purpose::NameFilter,
        NamedQueryRole::Topic => Purpose::NameTopic,
    };
    app.prompt = Some(Prompt::new(purpose, ""));
}

/// Keeps the present filter under a name.
pub(super) fn keep(app: &mut App, name: &str, role: NamedQueryRole) -> Vec<Effect> {
    let name = name.trim().to_owned();
    if name.is_empty() {
        return Vec::new();
    }
    if is_taken(app, &name, role) {
        app.notices.show(Notice::NameTaken { name });
        return Vec::new();
    }
    let query = app.filters.now.filter.as_query();
    let written = written(app);
    let mut effects = match role {
        NamedQueryRole::Filter => {
            let filter = Filter {
                query,
                ..Filter::default()
            };
            set_filter(app, filter, &written)
        }
        NamedQueryRole::Topic => Vec::new(),
    };
    app.notices.show(Notice::Kept { name: name.clone() });
    let before = app
        .filters
        .named
        .iter()
        .find(|kept| kept.named.name == name);
    let before = before.map(|kept| kept.named.clone());
    let named = NamedQuery {
        name: name.clone(),
        role,
        query: written,
    };
    let after = Some(named.clone());
    app.history.record(
        Deed::Saved { name },
        UndoableChange::Named { before, after },
    );
    effects.push(app.ask(Edit::NameQuery(named)));
    effects
}

/// The present filter as a query. What was typed stays as it was typed: days that it names from today on are those of
/// the day it is used on.
fn written(app: &App) -> String {
    let filter = &app.filters.now.filter;
    let typed = app.filters.now.typed.trim();
    let chosen = Filter {
        query: Query::default(),
        ..filter.clone()
    };
    let chosen = chosen.as_query();
    let words = chosen.written_in(app.locale);
    if typed.is_empty() || words.is_empty() {
        return format!("{typed}{words}");
    }
    let part = |query: &Query, words: &str| match query.clause {
        Some(Clause::Any(_)) => format!("({words})"),
        _ => words.to_owned(),
    };
    format!("{} {}", part(&filter.query, typed), part(&chosen, &words))
}

/// Whether a name means something else already.
fn is_taken(app: &App, name: &str, role: NamedQueryRole) -> bool {
    let mut named = app.filters.named.iter().map(|counted| &counted.named);
    if named.any(|named| named.name == name && named.role != role) {
        return true;
    }
    let as_topic = format!("topic:{}", quoted_value(name));
    role == NamedQueryRole::Topic && query::parse(&as_topic, &QueryVocabulary::default()).is_ok()
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

/// Forgets the filter or the topic the keys are at.
pub(super) fn forget(app: &mut App) -> Vec<Effect> {
    let named = match app.chips().get(app.topic) {
        Some(Chip::Filter(counted) | Chip::OwnTopic(counted, _)) => counted.named.clone(),
        _ => {
            app.notices.show(Notice::NothingToForget);
            return Vec::new();
        }
    };
    let name = named.name.clone();
    let deed = Deed::Deleted { name: name.clone() };
    let before = Some(named.clone());
    app.history.record(
        deed,
        UndoableChange::Named {
            before,
            after: None,
        },
    );
    let mut filter = app.filters.now.filter.clone();
    if named.role == NamedQueryRole::Topic {
        filter.topics.retain(|topic| *topic != named.name);
    }
    let typed = app.filters.now.typed.clone();
    let mut effects = set_filter(app, filter, &typed);
    app.notices.show(Notice::Forgotten { name: name.clone() });
    effects.push(app.ask(Edit::ForgetQuery(name)));
    effects
}

/// Takes over what is kept. Where the keys are in the row they stay at what they were at, else they
/// will go to what is new. With other topics among it, the open article is asked about again.
pub(super) fn take_named(app: &mut App, named: Vec<CountedQuery>) -> Vec<Effect> {
    let is_known = |name: &str| {
        app.filters
            .named
            .iter()
            .any(|known| known.named.name == name)
    };
    let mut names = named.iter().map(|counted| counted.named.name.as_str());
    let new = names.find(|name| app.focus != Pane::Topics && !is_known(name));
    let at = new.map(str::to_owned).or_else(|| app.topic_at());
    let topics = app.filters.vocabulary().own_topics;
    app.filters.named = named;
    app.stay_at_topic(at.as_deref());
    match topics == app.filters.vocabulary().own_topics {
        true => Vec::new(),
        false => ask_for_own_topics(app).into_iter().collect(),
    }
}
