//! What the list is searched for, marked in the open article.

use crate::app::asking::ask;
use crate::app::event::Effect;
use crate::app::outstanding::RequestId;
use crate::app::reading::{FoundPlace, SearchScope};
use crate::app::request::Lookup;
use crate::app::state::App;
use crate::library;
use crate::notice::Notice;
use crate::search::Term;

/// Asks where the open article has what the list is searched for now.
pub(super) fn ask_for_hits(app: &mut App) -> Option<Effect> {
    let terms = app.filters.now.filter.query.terms();
    let reading = app.reading.as_mut()?;
    // An answer that is still awaited is to another question.
    reading.hits.cancel();
    if terms.is_empty() {
        reading
            .search
            .take_if(|search| search.scope == SearchScope::List);
        return None;
    }
    let (request, id) = (app.requests.fresh(), reading.article.id);
    reading.hits.expect(request, ());
    Some(ask(request, Lookup::Hits { id, terms }))
}

/// Marks in the open article what the list is searched for, where that was asked of it.
pub(super) fn show_hits(app: &mut App, request: RequestId, found: Option<library::FoundWords>) {
    let words = spelled(&app.filters.now.filter.query.terms());
    if let Some(reading) = &mut app.reading
        && reading.hits.take(request).is_some()
        && let Some(found) = found
    {
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

/// Tells which hit one stands at.
pub(super) fn tell_hit(app: &mut App, found: Option<FoundPlace>) {
    let Some(reading) = &app.reading else { return };
    let Some(search) = &reading.search else {
        return;
    };
    let words = search.words.clone();
    let article = match search.scope {
        SearchScope::Article => None,
        SearchScope::List => app
            .list
            .selected_row()
            .map(|index| (index + 1, app.list.count())),
    };
    app.notices.show(match found {
        Some(FoundPlace { number, count, .. }) => Notice::Hit {
            words,
            number,
            count,
            article,
        },
        None if search.scope == SearchScope::Article => Notice::NoHitHere { words },
        None => Notice::NoHit { words },
    });
}
