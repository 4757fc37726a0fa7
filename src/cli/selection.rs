//! Which articles a command is about: its query and its options made into a filter of the library.

use crate::article::ArticleId;
use crate::cli::arguments::Selection;
use crate::cli::error::Error;
use crate::cli::named::entities_named;
use crate::library::{self, EntityFilter, Filter, Library, ListOrder};
use crate::query::{self, Clause, Query};
use crate::search::Term;
use crate::topics::Topic;

/// The filter of a command.
pub(super) fn filter(selection: &Selection, library: &Library) -> Result<Filter, Error> {
    let own_topics = library.own_topic_names()?;
    let topic = |id: &String| {
        if Topic::from_id(id).is_some() || own_topics.contains(id) {
            Ok(id.clone())
        } else {
            Err(Error::UnknownTopic(id.clone()))
        }
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

/// The articles that a query finds, all where it is empty, in the order in which they came.
pub(super) fn ids_as_they_came(query: &str, library: &Library) -> Result<Vec<ArticleId>, Error> {
    if query.trim().is_empty() {
        return Ok(library.ids_as_they_came()?);
    }
    let filter = Filter {
        query: parsed(query, library)?,
        ..Filter::default()
    };
    let mut ids = library.list(&filter, ListOrder::Newest)?.ids.to_vec();
    ids.sort_unstable();
    Ok(ids)
}

/// A query, or where it is wrong.
pub(super) fn parsed(input: &str, library: &Library) -> Result<Query, Error> {
    query::parse(input, &library.vocabulary()?).map_err(|error| Error::Query {
        input: input.to_owned(),
        error,
    })
}

/// A query for words and nothing else, whatever they look like.
fn words(text: &str) -> Query {
    let words = text.split_whitespace();
    let clauses = words.map(|word| Clause::Search(Term::Word(word.to_owned())));
    let queries = clauses.map(|clause| Query {
        clause: Some(clause),
    });
    queries.fold(Query::default(), Query::and)
}
