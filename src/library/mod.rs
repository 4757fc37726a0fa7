//! The articles at hand, what was found in them, and the questions that can be asked of them.
//!
//! The library lives in memory: articles come from the sources at every start, annotations are made
//! once an article while the program runs.

mod identity;
mod query;
mod threads;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::article::{Article, ArticleId, Draft, Language, Origin};
use crate::extract::{Annotations, Corrections, Entity, Topic};
use crate::text::fold;

pub use query::{EntityFilter, Query};
pub use threads::{Card, Companion, MonthCount, Sentence};

/// An article as lists show it: without its text.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleSummary {
    /// Its name.
    pub id: ArticleId,
    /// Its title.
    pub title: String,
    /// The day it was published.
    pub date: Option<Date>,
    /// Who published it.
    pub source: Option<String>,
    /// Where it came from.
    pub origin: Origin,
    /// The language it is written in.
    pub language: Language,
    /// Its topics, the main one first; empty until it is annotated.
    pub topics: Vec<Topic>,
}

/// An answer to a [`Query`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// The articles that fit, newest first.
    pub articles: Vec<ArticleSummary>,
    /// How many of them have each topic, in the order of [`Topic::ALL`].
    pub topic_counts: Vec<usize>,
    /// How many articles the library holds.
    pub total: usize,
}

/// An article that mentions an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct MentioningArticle {
    /// The article.
    pub summary: ArticleSummary,
    /// How often it mentions the entity.
    pub mention_count: usize,
    /// Where it does so first: a byte of its text.
    pub first_mention: usize,
    /// The id under which it knows the entity.
    pub entity_id: String,
}

/// An article with what was found in it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The article.
    pub article: Arc<Article>,
    /// What was found in it, put right by the reader; `None` until it is annotated.
    pub annotations: Option<Arc<Annotations>>,
    /// What was found in it before that.
    found: Option<Arc<Annotations>>,
    /// Its title and text folded for search.
    folded: String,
}

impl Entry {
    /// The article as lists show it.
    #[must_use]
    pub fn summary(&self) -> ArticleSummary {
        let metadata = &self.article.metadata;
        let topics = match &self.annotations {
            Some(annotations) => annotations.topics.iter().map(|score| score.topic).collect(),
            None => metadata
                .topics
                .iter()
                .filter_map(|id| Topic::from_id(id))
                .collect(),
        };
        ArticleSummary {
            id: self.article.id,
            title: metadata.title.clone(),
            date: metadata.date,
            source: metadata.source.clone(),
            origin: self.article.origin.clone(),
            language: metadata.language.clone(),
            topics,
        }
    }
}

/// The articles at hand.
#[derive(Debug, Default)]
pub struct Library {
    entries: Vec<Entry>,
    /// Indices into `entries`, newest first; articles without a date keep their order at the end.
    by_date: Vec<usize>,
    /// Where each entity is mentioned: indices into `entries`, by the entity's id.
    by_entity: HashMap<String, Vec<usize>>,
    corrections: Corrections,
}

impl Library {
    /// An empty library.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes articles in, in the order in which they come.
    pub fn add(&mut self, drafts: impl IntoIterator<Item = Draft>) {
        for draft in drafts {
            let number = i64::try_from(self.entries.len()).unwrap_or(i64::MAX);
            let article = draft.into_article(ArticleId(number));
            let folded = format!(
                "{}\n{}",
                fold(&article.metadata.title).text,
                fold(&article.body.text).text
            );
            self.entries.push(Entry {
                article: Arc::new(article),
                annotations: None,
                found: None,
                folded,
            });
        }
        let mut by_date: Vec<usize> = (0..self.entries.len()).collect();
        self.sort_by_date(&mut by_date);
        self.by_date = by_date;
    }

    /// All articles, in the order in which they came.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// An article with what was found in it.
    #[must_use]
    pub fn entry(&self, id: ArticleId) -> Option<&Entry> {
        self.entries.get(usize::try_from(id.0).ok()?)
    }

    /// Keeps what was found in an article, put right as the corrections say; gives what it keeps.
    pub fn annotate(&mut self, id: ArticleId, found: Arc<Annotations>) -> Arc<Annotations> {
        let index = usize::try_from(id.0)
            .ok()
            .filter(|index| *index < self.entries.len());
        let Some(index) = index else { return found };
        let entry = &mut self.entries[index];
        let corrected = corrected(&found, &entry.article, &self.corrections);
        let before = entry.annotations.replace(Arc::clone(&corrected));
        entry.found = Some(found);
        for entity in before.iter().flat_map(|before| &before.entities) {
            if let Some(articles) = self.by_entity.get_mut(&entity.id) {
                articles.retain(|article| *article != index);
            }
        }
        for entity in &corrected.entities {
            let articles = self.by_entity.entry(entity.id.clone()).or_default();
            if !articles.contains(&index) {
                articles.push(index);
            }
        }
        corrected
    }

    /// What the reader put right.
    #[must_use]
    pub fn corrections(&self) -> &Corrections {
        &self.corrections
    }

    /// Puts entities right in all articles, those to come too; gives the articles in which this
    /// changed what was found.
    pub fn correct(&mut self, corrections: Corrections) -> Vec<ArticleId> {
        self.corrections = corrections;
        let mut changed = Vec::new();
        for index in 0..self.entries.len() {
            let entry = &self.entries[index];
            let (id, before) = (entry.article.id, entry.annotations.clone());
            let Some(found) = entry.found.clone() else {
                continue;
            };
            if before.is_none_or(|before| *before != *self.annotate(id, found)) {
                changed.push(id);
            }
        }
        changed
    }

    /// The articles that fit a query, newest first, with the topics among them.
    #[must_use]
    pub fn list(&self, query: &Query) -> Listing {
        let mut query = query.clone();
        for filter in &mut query.entities {
            filter.ids = filter.ids.iter().flat_map(|id| self.ids_of(id)).collect();
        }
        let query = query.prepare();
        let articles: Vec<ArticleSummary> = self
            .by_date
            .iter()
            .map(|index| &self.entries[*index])
            .filter(|entry| query.fits_text(&entry.folded) && query.fits_entities(entry))
            .map(Entry::summary)
            .filter(|summary| query.fits_topics(&summary.topics))
            .collect();
        let count = |topic: &Topic| {
            articles
                .iter()
                .filter(|article| article.topics.contains(topic))
                .count()
        };
        let topic_counts = Topic::ALL.iter().map(count).collect();
        Listing {
            articles,
            topic_counts,
            total: self.entries.len(),
        }
    }

    /// The articles that mention an entity, newest first.
    #[must_use]
    pub fn mentioning(&self, entity_id: &str) -> Vec<MentioningArticle> {
        let mentioning = |(entry, entity): (&Entry, &Entity)| {
            Some(MentioningArticle {
                summary: entry.summary(),
                mention_count: entity.mentions.len(),
                first_mention: entity.mentions.first()?.start,
                entity_id: entity.id.clone(),
            })
        };
        self.mentions_of(&self.ids_of(entity_id))
            .into_iter()
            .filter_map(mentioning)
            .collect()
    }

    /// The articles that know an entity under one of some ids, newest first, each with what it has.
    fn mentions_of(&self, ids: &[String]) -> Vec<(&Entry, &Entity)> {
        let indices = ids.iter().filter_map(|id| self.by_entity.get(id)).flatten();
        let mut indices: Vec<usize> = indices.copied().collect();
        self.sort_by_date(&mut indices);
        indices.dedup();
        let entities = |index: usize| {
            let entry = &self.entries[index];
            let found = entry.annotations.iter().flat_map(|found| &found.entities);
            found
                .filter(|entity| ids.contains(&entity.id))
                .map(move |entity| (entry, entity))
        };
        indices.into_iter().flat_map(entities).collect()
    }

    fn sort_by_date(&self, indices: &mut [usize]) {
        let date = |index: &usize| self.entries[*index].article.metadata.date;
        indices.sort_by(|a, b| date(b).cmp(&date(a)).then(a.cmp(b)));
    }
}

fn corrected(
    found: &Arc<Annotations>,
    article: &Article,
    corrections: &Corrections,
) -> Arc<Annotations> {
    if corrections.list().is_empty() {
        return Arc::clone(found);
    }
    let mut corrected = Annotations::clone(found);
    corrections.apply(&mut corrected, &article.body, &article.origin.to_string());
    Arc::new(corrected)
}

/// Whether a name is one of those an article uses for an entity; letters are folded.
fn is_called(entity: &Entity, text: &str, folded_name: &str) -> bool {
    fold(&entity.name).text == folded_name
        || entity
            .mentions
            .iter()
            .any(|range| fold(range.of(text)).text == folded_name)
}
