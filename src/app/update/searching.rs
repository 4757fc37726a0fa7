//! Hits of a search: through the open article, and on into the others of the list.

use crate::app::reading::{Ends, Found, Reading, Scope, StepDirection};
use crate::app::{App, Effect, Lookup, OpenAt, Sought, Stepping, ask};
use crate::article::ArticleId;
use crate::library;
use crate::notice::Notice;
use crate::search::Term;

use super::mentions::{begin_steps, step_round};
use super::opening::open;

/// Asks where the open article has what the list is searched for now.
pub(super) fn ask_for_hits(app: &mut App) -> Option<Effect> {
    let terms = app.filter.query.terms();
    // An answer that is still awaited is to another question.
    app.hits.cancel();
    let reading = app.reading.as_mut()?;
    if terms.is_empty() {
        reading.search.take_if(|search| search.scope == Scope::List);
        return None;
    }
    let (request, id) = (app.requests.next(), reading.article.id);
    app.hits.expect(request, id);
    Some(ask(request, Lookup::Hits { id, terms }))
}

/// Marks in an article what the list is searched for, where it is the open one still.
pub(super) fn show_hits(app: &mut App, id: ArticleId, found: Option<library::Found>) {
    let words = spelled(&app.filter.query.terms());
    let open = app.reading.as_mut();
    let open = open.filter(|reading| reading.article.id == id);
    if let Some((reading, found)) = open.zip(found) {
        reading.show_found(words, found.hits);
    }
}

/// What is searched for, as it is told to the reader.
pub(super) fn spelled(terms: &[Term]) -> String {
    let terms = terms.iter().map(|term| match term {
        Term::Word(word) | Term::Prefix(word) => word.clone(),
        Term::Phrase(words) => words.join(" "),
    });
    terms.collect::<Vec<_>>().join(" ")
}

/// The next hit: in the open article, and where the list was searched behind its last one in the next
/// article of the list that has any.
pub(super) fn step_to_hit(
    app: &mut App,
    direction: StepDirection,
    before: Option<Stepping>,
) -> Vec<Effect> {
    let Some(reading) = &mut app.reading else {
        app.notice = Some(Notice::NothingSearched);
        return Vec::new();
    };
    let Some(scope) = reading.search.as_ref().map(|search| search.scope) else {
        app.notice = Some(Notice::NothingSearched);
        return Vec::new();
    };
    begin_steps(app, before, Stepping::Hits);
    let ends = match scope {
        Scope::Article => Ends::Wrap,
        Scope::List => Ends::Stop,
    };
    let reading = app.reading.as_mut();
    let found = reading.and_then(|reading| reading.step_to_hit(direction, ends));
    if found.is_none() && scope == Scope::List {
        let terms = app.filter.query.terms();
        return ask_for_next_match(app, direction, Sought::Terms(terms));
    }
    tell_hit(app, found);
    Vec::new()
}

/// Asks for the next article of the list that has what is sought.
pub(super) fn ask_for_next_match(
    app: &mut App,
    direction: StepDirection,
    sought: Sought,
) -> Vec<Effect> {
    let open = app.reading.as_ref().map(|reading| reading.article.id);
    let from = open.and_then(|id| app.list.position(id));
    let request = app.requests.next();
    app.next_match.expect(request, direction);
    let lookup = Lookup::NextMatch {
        ids: app.list.listing.ids.clone(),
        from: from.unwrap_or(app.list.selected),
        direction,
        sought,
    };
    vec![ask(request, lookup)]
}

/// Goes on to the hits of another article, or to the mentions of an entity in it; they may be those of the open one
/// once more.
pub(super) fn go_to_next_match(
    app: &mut App,
    direction: StepDirection,
    found: Option<(ArticleId, Option<String>)>,
) -> Vec<Effect> {
    let open_id = app.reading.as_ref().map(|reading| reading.article.id);
    match found {
        Some((id, entity_id)) if open_id != Some(id) => {
            let entrance = match entity_id {
                Some(entity_id) => OpenAt::Mention {
                    entity_id,
                    direction,
                },
                None => OpenAt::Hit(direction),
            };
            open(app, id, entrance)
        }
        // None but the open one: on from its other end.
        _ if app.stepping == Some(Stepping::Mentions) => {
            step_round(app, direction);
            Vec::new()
        }
        _ => {
            let reading = app.reading.as_mut();
            let found = reading.and_then(|reading| reading.outermost_hit(direction));
            tell_hit(app, found);
            Vec::new()
        }
    }
}

/// Tells which hit one stands at.
pub(super) fn tell_hit(app: &mut App, found: Option<Found>) {
    let Some(reading) = &app.reading else { return };
    let Some(search) = &reading.search else {
        return;
    };
    let words = search.words.clone();
    let article = match search.scope {
        Scope::Article => None,
        Scope::List => app
            .list
            .position(reading.article.id)
            .map(|index| (index + 1, app.list.count())),
    };
    app.notice = Some(match found {
        Some(Found { number, count, .. }) => Notice::Hit {
            words,
            number,
            count,
            article,
        },
        None => Notice::NoHit { words },
    });
}

/// Stands at the first hit from the reading position on.
pub(super) fn go_to_first_hit(app: &mut App) {
    let reading = app.reading.as_ref();
    if reading.is_none_or(|reading| reading.search.is_none()) {
        return;
    }
    app.leave();
    app.stepping = Some(Stepping::Hits);
    let found = app.reading.as_mut().and_then(Reading::first_hit);
    tell_hit(app, found);
}
