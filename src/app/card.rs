//! The card of an entity: what the library knows of it, as rows one can go through.

use std::sync::Arc;

use crate::app::mentioning::MentionLink;
use crate::app::outstanding::{Outstanding, RequestId};
use crate::library::Card;

/// A card lying over the panes.
#[derive(Clone, Debug)]
pub struct CardOverlay {
    /// The card, while it is awaited.
    pub awaited: Outstanding<()>,
    /// The entity's name where one came from.
    pub name: String,
    /// What the library knows; `None` while it is awaited.
    pub card: Option<Arc<Card>>,
    /// The rows of the card.
    pub rows: Vec<CardRow>,
}

/// A row of a card. Companions and sentences lead on.
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
    /// A sentence that mentions it, by its index.
    Sentence(usize),
}

impl CardRow {
    /// Whether it leads on.
    #[must_use]
    pub fn leads_on(self) -> bool {
        matches!(self, Self::Companion(_) | Self::Sentence(_))
    }
}

impl CardOverlay {
    /// A card that is awaited.
    #[must_use]
    pub fn awaited(id: RequestId, name: String) -> Self {
        Self {
            awaited: Outstanding::new(id, ()),
            name,
            card: None,
            rows: Vec::new(),
        }
    }

    /// Takes over what the library knows; returns the first row that leads on.
    pub fn fill(&mut self, card: Arc<Card>) -> usize {
        let mut rows = vec![CardRow::Summary];
        if !card.other_names.is_empty() {
            rows.push(CardRow::OtherNames);
        }
        if card.dates.is_some() {
            rows.push(CardRow::Dates);
        }
        if card.months.len() > 1 {
            rows.push(CardRow::Chart);
        }
        if !card.companions.is_empty() {
            rows.extend([CardRow::Blank, CardRow::CompanionsHeading]);
            rows.extend((0..card.companions.len()).map(CardRow::Companion));
        }
        rows.extend([CardRow::Blank, CardRow::ConcordanceHeading]);
        rows.extend((0..card.concordance.len()).map(CardRow::Sentence));
        let first = rows.iter().position(|row| row.leads_on());
        self.rows = rows;
        self.card = Some(card);
        first.unwrap_or(0)
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
            CardRow::Companion(index) => {
                let companion = card.companions.get(index)?;
                Some(CardLink::Card {
                    entity_id: companion.entity_id.clone(),
                    name: companion.name.clone(),
                })
            }
            CardRow::Sentence(index) => {
                let sentence = card.concordance.get(index)?;
                Some(CardLink::Mention(MentionLink {
                    article: sentence.article.id,
                    entity_id: sentence.article.entity_id.clone(),
                    offset: sentence.mention_in_article.start,
                }))
            }
            _ => None,
        }
    }
}

/// Where a row of a card leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardLink {
    /// To the card of another entity.
    Card {
        /// Its id.
        entity_id: String,
        /// Its name.
        name: String,
    },
    /// To a mention in its article.
    Mention(MentionLink),
}
