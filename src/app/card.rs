//! The card of an entity: what the library knows of it, as rows one can go through; its months; two side by side.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::app::mentioning::MentionLink;
use crate::app::outstanding::{Outstanding, RequestId};
use crate::language::fold::fold;
use crate::library::{Card, Comparison, MonthCount, Sentence};

/// A card lying over the panes.
#[derive(Clone, Debug)]
pub struct CardOverlay {
    /// The card, while it is awaited.
    pub awaited: Outstanding<()>,
    /// The sentences of further articles, while they are awaited.
    pub(super) more: Outstanding<()>,
    /// The entity's name where one came from.
    pub name: String,
    /// What the library knows; `None` while it is awaited.
    pub card: Option<Arc<Card>>,
    /// The sentences that are known, those of an article one after the other.
    pub sentences: Vec<Sentence>,
    /// Of how many articles they are.
    pub articles_quoted: usize,
    /// Words that the rows have in them, as they were typed; all where there are none.
    pub words: String,
    /// The rows of the card.
    pub rows: Vec<CardRow>,
}

/// A row of a card. Months, companions and sentences lead on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardRow {
    /// Nothing.
    Blank,
    /// Kind, articles, mentions.
    Summary,
    /// The other names.
    OtherNames,
    /// The first and the last day.
    Dates,
    /// The mentions over time.
    Chart,
    /// The heading of the companions.
    CompanionsHeading,
    /// An entity often mentioned beside it, by its index.
    Companion(usize),
    /// The heading of the sentences.
    ConcordanceHeading,
    /// The article that the sentences below are from, by the index of the first of them.
    Article(usize),
    /// A sentence that mentions it, by its index.
    Sentence(usize),
    /// So many articles have sentences that are not known yet.
    MoreArticles(usize),
}

impl CardRow {
    /// Whether it leads on.
    #[must_use]
    pub fn leads_on(self) -> bool {
        matches!(
            self,
            Self::Chart | Self::Companion(_) | Self::Sentence(_) | Self::MoreArticles(_)
        )
    }
}

impl CardOverlay {
    /// A card that is awaited.
    #[must_use]
    pub fn awaited(id: RequestId, name: String) -> Self {
        Self {
            awaited: Outstanding::new(id, ()),
            more: Outstanding::default(),
            name,
            card: None,
            sentences: Vec::new(),
            articles_quoted: 0,
            words: String::new(),
            rows: Vec::new(),
        }
    }

    /// Takes over what the library knows; returns the row one begins at.
    pub fn fill(&mut self, card: Arc<Card>) -> usize {
        self.sentences.clone_from(&card.concordance);
        self.articles_quoted = card.articles_quoted;
        self.card = Some(card);
        self.make_rows();
        let is_first = |row: &CardRow| matches!(row, CardRow::Companion(_) | CardRow::Sentence(_));
        self.rows.iter().position(is_first).unwrap_or(0)
    }

    /// Takes over the sentences of further articles.
    pub fn take_further(&mut self, sentences: Vec<Sentence>, articles: usize) {
        self.sentences.extend(sentences);
        self.articles_quoted += articles;
        self.make_rows();
    }

    /// Whether the sentences of further articles are awaited.
    #[must_use]
    pub fn awaits_further(&self) -> bool {
        self.more.is_awaited()
    }

    /// Leaves the rows that have some words in them.
    pub fn narrow(&mut self, words: &str) {
        words.clone_into(&mut self.words);
        self.make_rows();
    }

    fn make_rows(&mut self) {
        let Some(card) = self.card.clone() else {
            return;
        };
        let words = fold(self.words.trim()).text;
        let fits = |text: &str| words.is_empty() || fold(text).text.contains(&words);
        let mut rows = vec![CardRow::Summary];
        if words.is_empty() {
            rows.extend((!card.other_names.is_empty()).then_some(CardRow::OtherNames));
            rows.extend(card.dates.map(|_| CardRow::Dates));
            rows.extend((!card.months.is_empty()).then_some(CardRow::Chart));
        }
        let companions = card.companions.iter().enumerate();
        let companions = companions.filter(|(_, companion)| fits(&companion.name));
        let companions: Vec<CardRow> = companions
            .map(|(index, _)| CardRow::Companion(index))
            .collect();
        if !companions.is_empty() {
            rows.extend([CardRow::Blank, CardRow::CompanionsHeading]);
            rows.extend(companions);
        }
        rows.extend([CardRow::Blank, CardRow::ConcordanceHeading]);
        let mut last = None;
        for (index, sentence) in self.sentences.iter().enumerate() {
            if !fits(sentence.text()) && !fits(&sentence.article.title) {
                continue;
            }
            if last != Some(sentence.article.id) {
                last = Some(sentence.article.id);
                rows.push(CardRow::Article(index));
            }
            rows.push(CardRow::Sentence(index));
        }
        let more = card.article_count.saturating_sub(self.articles_quoted);
        rows.extend((more > 0).then_some(CardRow::MoreArticles(more)));
        self.rows = rows;
    }

    /// Whether a row leads on.
    #[must_use]
    pub fn leads_on(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(|row| row.leads_on())
    }

    /// Where a row leads.
    #[must_use]
    pub fn link(&self, row: usize) -> Option<CardLink> {
        let card = self.card.as_ref()?;
        match *self.rows.get(row)? {
            CardRow::Chart => Some(CardLink::Months(MonthsOverlay::new(card))),
            CardRow::Companion(index) => {
                let companion = card.companions.get(index)?;
                Some(CardLink::Card {
                    entity_id: companion.entity_id.clone(),
                    name: companion.name.clone(),
                })
            }
            CardRow::Sentence(index) => {
                let sentence = self.sentences.get(index)?;
                Some(CardLink::Mention(MentionLink {
                    article: sentence.article.id,
                    entity_id: sentence.article.entity_id.clone(),
                    offset: sentence.mention_in_article.start,
                }))
            }
            CardRow::MoreArticles(_) => Some(CardLink::MoreArticles),
            _ => None,
        }
    }
}

/// Where a row of a card leads.
#[derive(Clone, Debug)]
pub enum CardLink {
    /// To its months.
    Months(MonthsOverlay),
    /// To the card of another entity.
    Card {
        /// Its id.
        entity_id: String,
        /// Its name.
        name: String,
    },
    /// To a mention in its article.
    Mention(MentionLink),
    /// To the sentences of further articles.
    MoreArticles,
}

/// The months of an entity, laid over its card.
#[derive(Clone, Debug)]
pub struct MonthsOverlay {
    /// The entity's id.
    pub entity_id: String,
    /// Its name.
    pub name: String,
    /// The months that have mentions, the newest first.
    pub months: Vec<MonthCount>,
}

impl MonthsOverlay {
    fn new(card: &Card) -> Self {
        let months = card.months.iter().rev();
        Self {
            entity_id: card.entity_id.clone(),
            name: card.name.clone(),
            months: months
                .filter(|month| month.mention_count > 0)
                .copied()
                .collect(),
        }
    }
}

/// Two entities side by side, laid over the panes.
#[derive(Clone, Debug)]
pub struct CompareOverlay {
    /// The two, while they are awaited.
    pub awaited: Outstanding<()>,
    /// Their names where one came from.
    pub names: [String; 2],
    /// What is known of them; `None` while it is awaited.
    pub comparison: Option<Arc<Comparison>>,
    /// Its rows.
    pub rows: Vec<CompareRow>,
}

/// A row of a comparison. What both have leads on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareRow {
    /// Nothing.
    Blank,
    /// The names.
    Names,
    /// The kinds.
    Kinds,
    /// How many articles mention each.
    Articles,
    /// How often they do.
    Mentions,
    /// How many articles mention both.
    Both,
    /// The heading of the companions.
    SharedHeading,
    /// A companion that they share, by its index.
    Shared(usize),
    /// The heading of the months.
    MonthsHeading,
    /// The mentions of both in a month.
    Month(Date, [usize; 2]),
}

impl CompareOverlay {
    /// A comparison that is awaited.
    #[must_use]
    pub fn awaited(id: RequestId, names: [String; 2]) -> Self {
        Self {
            awaited: Outstanding::new(id, ()),
            names,
            comparison: None,
            rows: Vec::new(),
        }
    }

    /// Takes over what the library knows; returns the row one begins at.
    pub fn fill(&mut self, comparison: Arc<Comparison>) -> usize {
        use CompareRow::{
            Articles, Blank, Both, Kinds, Mentions, MonthsHeading, Names, SharedHeading,
        };
        self.rows = vec![Names, Kinds, Articles, Mentions, Both];
        if !comparison.shared.is_empty() {
            self.rows.extend([Blank, SharedHeading]);
            self.rows
                .extend((0..comparison.shared.len()).map(CompareRow::Shared));
        }
        let mut months: BTreeMap<Date, [usize; 2]> = BTreeMap::new();
        for (side, card) in comparison.cards.iter().enumerate() {
            for month in card.months.iter().filter(|month| month.mention_count > 0) {
                months.entry(month.month).or_default()[side] = month.mention_count;
            }
        }
        if !months.is_empty() {
            self.rows.extend([Blank, MonthsHeading]);
            let months = months.into_iter().rev();
            self.rows
                .extend(months.map(|(month, counts)| CompareRow::Month(month, counts)));
        }
        self.comparison = Some(comparison);
        self.rows.iter().position(|row| *row == Both).unwrap_or(0)
    }

    /// Whether a row leads on.
    #[must_use]
    pub fn leads_on(&self, row: usize) -> bool {
        matches!(
            self.rows.get(row),
            Some(CompareRow::Both | CompareRow::Shared(_) | CompareRow::Month(..))
        )
    }
}
