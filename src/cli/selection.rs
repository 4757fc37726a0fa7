//! The filter of a command, from its query and options.

use crate::article::ArticleId;
use crate::cli::arguments::Selection;
use crate::cli::error::Error;
use crate::cli::named::{entities_named, tell_why_nothing_fits};
use crate::i18n::Locale;
use crate::library::{self, EntityFilter, Filter, Library, ListOrder, Listing};
use crate::query::{self, Clause, Query};
use crate::search::Term;

/// The filter of a command.
pub(super) fn filter(selection: &Selection, library: &Library) -> Result<Filter, Error> {
    let own_topics = library.own_topic_names()?;
    let topic = |name: &String| {
        let topic = query::topic_named(name, &own_topics);
        topic.ok_or_else(|| Error::UnknownTopic(name.clone()))
    };
    let topics = selection.topic.iter().map(topic);
    let topics = topics.collect::<Result<_, _>>()?;
    let entity = |name: &String| {
        Ok(EntityFilter {
            name: name.clone(),
            ids: entities_named(library, name)?,
        })
    };
    let entities = selection.entity.iter().map(entity);
    let query = parsed(&selection.query.join(" "), library)?;
    Ok(Filter {
        topics,
        entities: entities.collect::<library::Result<_>>()?,
        query: query.and(words(selection.text.as_deref().unwrap_or_default())),
        ..Filter::default()
    })
}

/// The articles that fit a filter.
pub(super) struct Listed {
    /// The articles, the newest first.
    pub(super) listing: Listing,
    /// Whether it was reported that there are none, and why.
    pub(super) is_told: bool,
}

/// Lists the articles that fit a filter. Where there are none, what the filter asks for in vain is reported.
pub(super) fn listed(filter: &Filter, library: &Library, locale: Locale) -> Result<Listed, Error> {
    let listing = library.list(filter, ListOrder::Newest)?;
    let is_told = listing.ids.is_empty() && tell_why_nothing_fits(filter, library, locale)?;
    Ok(Listed { listing, is_told })
}

/// The articles that a query finds, or all if it is empty, in the order in which they were added.
pub(super) fn ids_as_they_came(
    query: &str,
    library: &Library,
    locale: Locale,
) -> Result<Vec<ArticleId>, Error> {
    if query.trim().is_empty() {
        return Ok(library.ids_as_they_came()?);
    }
    let filter = Filter {
        query: parsed(query, library)?,
        ..Filter::default()
    };
    let mut ids = listed(&filter, library, locale)?.listing.ids.to_vec();
    ids.sort_unstable();
    Ok(ids)
}

/// Parses a query.
pub(super) fn parsed(input: &str, library: &Library) -> Result<Query, Error> {
    query::parse(input, &library.vocabulary()?).map_err(|error| Error::Query {
        input: input.to_owned(),
        error,
    })
}

/// A query for literal words, without any syntax.
fn words(text: &str) -> Query {
    let words = text.split_whitespace();
    let clauses = words.map(|word| Clause::Search(Term::Word(word.to_owned())));
    let queries = clauses.map(|clause| Query {
        clause: Some(clause),
    });
    queries.fold(Query::default(), Query::and)
}
