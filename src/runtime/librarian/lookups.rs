//! Lookups: what is read from the library, and nothing changed by it.

use std::sync::Arc;

use crate::app::completing::Offer;
use crate::app::correcting::{ListedCorrection, told};
use crate::app::step_direction::StepDirection;
use crate::app::{CountedQuery, ListEntry, Lookup, Opened, Response, SoughtTarget};
use crate::article::ArticleId;
use crate::library::{Filter, Library, ListOrder, Result, TopicCount};
use crate::limits;
use crate::query::{self, Wanted};
use crate::search::Term;

use super::open_article::OpenArticle;

/// Rows that come with a new list: more than most screens have.
const FIRST_ENTRIES: usize = 60;
/// The same for what a search found: each article's text is looked through for what it has.
const FIRST_FOUND: usize = 15;
/// Articles that an overlay lists at most.
const MOST_MENTIONING: usize = 500;

/// Looks something up.
pub(super) fn look_up(library: &Library, open: &OpenArticle, lookup: Lookup) -> Result<Response> {
    Ok(match lookup {
        Lookup::List { filter, order } => list(library, &filter, order)?,
        Lookup::Entries { ids, terms } => Response::Entries(entries(library, &ids, &terms)?),
        Lookup::Hits { id, terms } => {
            let finder = &mut library.finder(&terms)?;
            Response::Hits(open.of_text_shown(library, id, || library.found_in(id, finder))?)
        }
        Lookup::NextMatch {
            ids,
            from,
            direction,
            sought,
        } => Response::NextMatch(next_match(library, &ids, from, direction, &sought)?),
        Lookup::Complete {
            wanted,
            typed,
            most,
        } => Response::Completed(offers(library, wanted, &typed, most)?),
        Lookup::Mentioning(entity_id) => {
            Response::Mentioning(library.mentioning(&entity_id, MOST_MENTIONING)?)
        }
        Lookup::Card(entity_id) => Response::Card(library.card(&entity_id)?.map(Arc::new)),
        Lookup::Original(id) => Response::Original(library.original_of(id)?),
        Lookup::Entities(query) | Lookup::Choices(query) => {
            Response::Entities(library.entity_totals(&query)?)
        }
        Lookup::Extent(entity) => Response::Extent(library.article_count(&entity)?),
        Lookup::Corrections => Response::Corrections(corrections(library)?),
        Lookup::Spread { ids, entity } => Response::Spread(library.spread(&ids, &entity)?),
        Lookup::FurtherSentences { entity, after } => {
            let (sentences, articles) = library.more_sentences(&entity, after)?;
            Response::FurtherSentences(sentences, articles)
        }
        Lookup::Compare([one, other]) => {
            Response::Compared(library.compare([&one, &other])?.map(Arc::new))
        }
        Lookup::OwnTopicCounts(filter) => {
            Response::OwnTopicCounts(library.list(&filter, ListOrder::Newest)?.own_topics)
        }
        Lookup::Timeline(filter) => library.snapshot(|| timeline(library, &filter))?,
        Lookup::Feeds => Response::Feeds(library.feeds()?, library.now()),
        Lookup::OwnTopics(id) => Response::OwnTopics(library.own_topics_of(id)?),
        Lookup::Highlights => {
            Response::Highlights(library.all_highlights(limits::HIGHLIGHTS_LISTED)?)
        }
        Lookup::Named => Response::Named(counted_queries(library)?),
    })
}

/// An article with all that is shown of it; `None` where it is not, or no longer, there.
pub(super) fn opened(library: &Library, id: ArticleId, terms: &[Term]) -> Result<Option<Opened>> {
    let summary = library.summaries(&[id])?.pop();
    let Some((article, summary)) = library.article(id)?.zip(summary) else {
        return Ok(None);
    };
    let annotations = library.annotations(id)?;
    let is_lost = !library.can_be_annotated() || library.fault(id)?.is_some();
    let found = match terms {
        [] => None,
        terms => library.found_in(id, &mut library.finder(terms)?)?,
    };
    Ok(Some(Opened {
        is_set_aside: annotations.is_none() && is_lost,
        position: library.position(id)?,
        highlights: library.highlights(id)?,
        article,
        summary,
        annotations,
        found,
    }))
}

/// The articles that fit by month, and how many of them are in none.
fn timeline(library: &Library, filter: &Filter) -> Result<Response> {
    let months = library.topics_by_month(filter)?;
    let dated: usize = months.iter().map(|month| month.all).sum();
    let undated = library.count_of(filter)?.articles.saturating_sub(dated);
    Ok(Response::Timeline { months, undated })
}

/// The articles that fit, with the rows of the first of them.
fn list(library: &Library, filter: &Filter, order: ListOrder) -> Result<Response> {
    library.snapshot(|| read_list(library, filter, order))
}

fn read_list(library: &Library, filter: &Filter, order: ListOrder) -> Result<Response> {
    let listing = library.list(filter, order)?;
    let terms = filter.query.terms();
    let most = if terms.is_empty() {
        FIRST_ENTRIES
    } else {
        FIRST_FOUND
    };
    let first = &listing.ids[..most.min(listing.ids.len())];
    let entries = entries(library, first, &terms)?;
    Ok(Response::Listed { listing, entries })
}

fn entries(library: &Library, ids: &[ArticleId], terms: &[Term]) -> Result<Vec<ListEntry>> {
    library.snapshot(|| read_entries(library, ids, terms))
}

fn read_entries(library: &Library, ids: &[ArticleId], terms: &[Term]) -> Result<Vec<ListEntry>> {
    let finder = (!terms.is_empty()).then(|| library.finder(terms));
    let mut finder = finder.transpose()?;
    let summaries = library.summaries(ids)?.into_iter();
    let entries = summaries.map(|summary| {
        let found = match &mut finder {
            None => None,
            Some(finder) => match library.found_in(summary.id, finder) {
                // That its text cannot be read is told when it is opened.
                Err(error) if error.is_of_one_article() => None,
                found => found?,
            },
        };
        Ok(ListEntry { summary, found })
    });
    entries.collect()
}

/// The first article with what is sought, on from an index of a list and round its end.
fn next_match(
    library: &Library,
    ids: &[ArticleId],
    from: usize,
    direction: StepDirection,
    sought: &SoughtTarget,
) -> Result<Option<(ArticleId, Option<String>)>> {
    let count = ids.len();
    let on = (1..=count).map(|step| match direction {
        StepDirection::Forward => ids[(from + step) % count],
        StepDirection::Backward => ids[(from + count - step) % count],
    });
    Ok(match sought {
        SoughtTarget::Unread => library.first_unread(on)?.map(|id| (id, None)),
        SoughtTarget::Terms(terms) => library.first_with(on, terms)?.map(|id| (id, None)),
        SoughtTarget::Entity(id) => {
            let found = library.first_mentioning(on, id)?;
            found.map(|(article, id)| (article, Some(id)))
        }
    })
}

/// What can stand where something of the library's is wanted.
fn offers(library: &Library, wanted: Wanted, typed: &str, most: usize) -> Result<Vec<Offer>> {
    let names = match wanted {
        Wanted::Entity(kind) => {
            let entities = library.entities_with(typed, kind, most)?;
            return Ok(entities.into_iter().map(Offer::Entity).collect());
        }
        Wanted::Source => library.sources_with(typed, most)?,
        Wanted::Author => library.authors_with(typed, most)?,
        Wanted::Feed => library.feeds_with(typed, most)?,
        Wanted::Tag => library.feed_tags_with(typed, most)?,
        _ => Vec::new(),
    };
    Ok(names.into_iter().map(Offer::Name).collect())
}

/// The corrections that were made, the newest first.
fn corrections(library: &Library) -> Result<Vec<ListedCorrection>> {
    let list = library.corrections().list().iter().rev();
    let listed = list.map(|correction| {
        let entities = correction.change.entities();
        let name = entities
            .first()
            .map(|id| library.name_of_id(id))
            .transpose()?;
        let article = correction.article.as_ref();
        Ok(ListedCorrection {
            told: told(&correction.change, name.as_deref().unwrap_or_default()),
            name: name.unwrap_or_default(),
            article: article.map(|key| library.title_of_key(key)).transpose()?,
            correction: correction.clone(),
        })
    });
    listed.collect()
}

/// The queries under names, with what they find.
fn counted_queries(library: &Library) -> Result<Vec<CountedQuery>> {
    let named = library.named_queries()?;
    let vocabulary = library.vocabulary()?;
    let counted = named.into_iter().map(|named| {
        // A topic that was given up may still be named.
        let count = match query::parse(&named.query, &vocabulary) {
            Ok(query) => library.count_of(&Filter {
                query,
                ..Filter::default()
            })?,
            Err(_) => TopicCount::default(),
        };
        Ok(CountedQuery { named, count })
    });
    counted.collect()
}
