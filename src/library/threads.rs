//! The threads between articles: what the library knows of one entity.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::article::{Article, ArticleId, Body};
use crate::extract::{Entity, EntityKind};
use crate::library::{Entry, Library};
use crate::range::TextRange;
use crate::text::fold;

/// Companions that a card lists.
const COMPANIONS: usize = 12;

/// What the library knows of one entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The entity's id.
    pub entity_id: String,
    /// The longest of its names.
    pub name: String,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// Its other names as articles write them, the most used first.
    pub other_names: Vec<String>,
    /// How many articles mention it.
    pub article_count: usize,
    /// How often they do.
    pub mention_count: usize,
    /// The oldest and the newest of those articles that have a date.
    pub dates: Option<(Date, Date)>,
    /// Mentions by the month of the article, oldest first, months without any included.
    pub months: Vec<MonthCount>,
    /// The entities most often mentioned in the same articles, the closest first.
    pub companions: Vec<Companion>,
    /// Every sentence that mentions it: articles newest first, each in the order of its text.
    pub concordance: Vec<Sentence>,
}

/// The mentions in the articles of one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthCount {
    /// The first day of the month.
    pub month: Date,
    /// How many mentions.
    pub mention_count: usize,
}

/// An entity that shares articles with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Companion {
    /// Its id.
    pub entity_id: String,
    /// The longest of its names.
    pub name: String,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// How many articles mention both.
    pub article_count: usize,
    /// How many sentences do.
    pub sentence_count: usize,
}

/// A sentence that mentions an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The article it stands in.
    pub article: ArticleId,
    /// The id under which that article knows the entity.
    pub entity_id: String,
    /// The title of that article.
    pub title: String,
    /// The day the article was published.
    pub date: Option<Date>,
    /// The sentence.
    pub text: String,
    /// The mention, in bytes of the sentence.
    pub mention: TextRange,
    /// The mention, in bytes of the article's text.
    pub mention_in_article: TextRange,
}

impl Library {
    /// What the library knows of an entity; `None` where no article mentions it.
    #[must_use]
    pub fn card(&self, entity_id: &str) -> Option<Card> {
        let ids = self.ids_of(entity_id);
        let found = self.mentions_of(&ids);
        let kind = found.first()?.1.kind;
        let mut names = names(&found);
        let longest = (0..names.len()).max_by_key(|index| names[*index].chars().count())?;
        let name = names.remove(longest);
        let dates: Vec<Date> = found
            .iter()
            .filter_map(|(entry, _)| entry.article.metadata.date)
            .collect();
        Some(Card {
            entity_id: entity_id.to_owned(),
            kind,
            other_names: names,
            article_count: found.len(),
            mention_count: found.iter().map(|(_, entity)| entity.mentions.len()).sum(),
            dates: dates.iter().min().copied().zip(dates.iter().max().copied()),
            months: months(&found),
            companions: companions(&found, &ids),
            concordance: found
                .iter()
                .flat_map(|(entry, entity)| sentences(entry, entity))
                .collect(),
            name,
        })
    }

    /// The ids of the entities that some article calls by a name; letters are folded. An id names
    /// itself.
    #[must_use]
    pub fn entities_called(&self, name: &str) -> Vec<String> {
        let folded = fold(name.trim()).text;
        let mut ids: Vec<String> = Vec::new();
        for entry in self.entries() {
            let Some(annotations) = &entry.annotations else {
                continue;
            };
            let text = &entry.article.body.text;
            for entity in &annotations.entities {
                let is_meant = entity.id == name || super::is_called(entity, text, &folded);
                if is_meant && !ids.contains(&entity.id) {
                    ids.push(entity.id.clone());
                }
            }
        }
        // One who is known under two ids is one.
        let mut distinct: Vec<String> = Vec::new();
        for id in ids {
            if !self.ids_of(&id).iter().any(|same| distinct.contains(same)) {
                distinct.push(id);
            }
        }
        distinct
    }
}

/// The names of an entity as its articles write them, spellings that fold alike once, the most used
/// first.
fn names(found: &[(&Entry, &Entity)]) -> Vec<String> {
    let mut counts: Vec<(String, String, usize)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (entry, entity) in found {
        let mentions = entity
            .mentions
            .iter()
            .map(|range| range.of(&entry.article.body.text));
        for name in mentions.chain([entity.name.as_str()]) {
            let folded = fold(name).text;
            let index = *known.entry(folded.clone()).or_insert_with(|| {
                counts.push((folded, name.to_owned(), 0));
                counts.len() - 1
            });
            counts[index].2 += 1;
        }
    }
    counts.sort_by_key(|(.., count)| std::cmp::Reverse(*count));
    counts.into_iter().map(|(_, name, _)| name).collect()
}

fn months(found: &[(&Entry, &Entity)]) -> Vec<MonthCount> {
    let mut counts: HashMap<Date, usize> = HashMap::new();
    for (entry, entity) in found {
        if let Some(date) = entry.article.metadata.date {
            *counts.entry(date.first_of_month()).or_default() += entity.mentions.len();
        }
    }
    let (Some(first), Some(last)) = (counts.keys().min(), counts.keys().max()) else {
        return Vec::new();
    };
    let months = std::iter::successors(Some(*first), |month| {
        month.checked_add(jiff::Span::new().months(1)).ok()
    });
    months
        .take_while(|month| month <= last)
        .map(|month| MonthCount {
            month,
            mention_count: counts.get(&month).copied().unwrap_or(0),
        })
        .collect()
}

/// The entities mentioned beside one, days and years aside: those are in every article.
fn companions(found: &[(&Entry, &Entity)], ids: &[String]) -> Vec<Companion> {
    let mut companions: HashMap<&str, Companion> = HashMap::new();
    for (entry, entity) in found {
        let Some(annotations) = &entry.annotations else {
            continue;
        };
        let body = &entry.article.body;
        let own: Vec<TextRange> = entity
            .mentions
            .iter()
            .map(|mention| sentence_around(body, *mention))
            .collect();
        for other in &annotations.entities {
            if ids.contains(&other.id) || other.kind == EntityKind::Date {
                continue;
            }
            let companion = companions.entry(&other.id).or_insert_with(|| Companion {
                entity_id: other.id.clone(),
                name: other.name.clone(),
                kind: other.kind,
                article_count: 0,
                sentence_count: 0,
            });
            if other.name.chars().count() > companion.name.chars().count() {
                companion.name.clone_from(&other.name);
            }
            companion.article_count += 1;
            let is_near = |mention: &&TextRange| {
                let after = own.partition_point(|sentence| sentence.end <= mention.start);
                own.get(after)
                    .is_some_and(|sentence| sentence.contains(mention.start))
            };
            companion.sentence_count += other.mentions.iter().filter(is_near).count();
        }
    }
    let mut companions: Vec<Companion> = companions.into_values().collect();
    companions.sort_by(|a, b| {
        let closeness = |companion: &Companion| (companion.article_count, companion.sentence_count);
        closeness(b)
            .cmp(&closeness(a))
            .then_with(|| a.entity_id.cmp(&b.entity_id))
    });
    companions.truncate(COMPANIONS);
    companions
}

fn sentences<'a>(entry: &'a Entry, entity: &'a Entity) -> impl Iterator<Item = Sentence> + 'a {
    let article: &Article = &entry.article;
    entity.mentions.iter().map(move |mention| {
        let sentence = sentence_around(&article.body, *mention);
        Sentence {
            article: article.id,
            entity_id: entity.id.clone(),
            title: article.metadata.title.clone(),
            date: article.metadata.date,
            text: sentence.of(&article.body.text).to_owned(),
            mention: TextRange::new(mention.start - sentence.start, mention.end - sentence.start),
            mention_in_article: *mention,
        }
    })
}

/// The sentence that a mention stands in, within its block.
///
/// A full stop, question mark, exclamation mark or ellipsis ends a sentence where white space or the
/// block's end follows; what closes a quotation or a bracket still belongs to it.
fn sentence_around(body: &Body, mention: TextRange) -> TextRange {
    let after = body
        .blocks
        .partition_point(|block| block.range.start <= mention.start);
    let block = after
        .checked_sub(1)
        .and_then(|index| body.blocks.get(index));
    let block = block.map_or(TextRange::new(0, body.text.len()), |block| block.range);
    let block = TextRange::new(block.start, block.end.max(mention.end));
    let before = &body.text[block.start..mention.start];
    let behind = &body.text[mention.end..block.end];
    let start = sentence_ends(before).last().map_or(0, |end| end);
    let start = start + before[start..].len() - before[start..].trim_start().len();
    let end = sentence_ends(behind).next().unwrap_or(behind.len());
    TextRange::new(block.start + start, mention.end + end)
}

/// Where sentences end within a text, in bytes.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> {
    let mut characters = text.char_indices().peekable();
    let mut is_over = false;
    std::iter::from_fn(move || {
        while let Some((at, character)) = characters.next() {
            match character {
                '.' | '!' | '?' | '؟' | '…' | '۔' => is_over = true,
                '»' | '"' | '”' | ')' | ']' if is_over => {}
                _ => is_over = false,
            }
            let is_space_next = characters
                .peek()
                .is_none_or(|(_, next)| next.is_whitespace());
            if is_over && is_space_next {
                is_over = false;
                return Some(at + character.len_utf8());
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_their_marks_and_not_within_numbers() {
        let text = "بلغ 3.5 في عام 2020. ثم قال: «انتهى!» وخرج؟ نعم";
        let ends: Vec<&str> = sentence_ends(text).map(|end| &text[..end]).collect();
        assert_eq!(
            ends,
            [
                "بلغ 3.5 في عام 2020.",
                "بلغ 3.5 في عام 2020. ثم قال: «انتهى!»",
                "بلغ 3.5 في عام 2020. ثم قال: «انتهى!» وخرج؟"
            ]
        );
    }
}
