//! The card of an entity: what the library knows of it, as rows one can go through.

use std::sync::Arc;

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
    /// The row one is at.
    pub selected: usize,
    /// The row at the top.
    pub top: usize,
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
            selected: 0,
            top: 0,
        }
    }

    /// Takes over what the library knows.
    pub fn fill(&mut self, card: Arc<Card>) {
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
        self.selected = rows.iter().position(|row| row.leads_on()).unwrap_or(0);
        self.rows = rows;
        self.card = Some(card);
    }

    /// Goes some rows on (or back), to one that leads on, and brings it into sight.
    pub fn step(&mut self, steps: isize, height: usize) {
        let Some(last) = self.rows.len().checked_sub(1) else {
            return;
        };
        let wanted = self.selected.saturating_add_signed(steps).min(last);
        let leads_on = |row: &usize| self.rows[*row].leads_on();
        let found = if steps >= 0 {
            (wanted..=last)
                .find(leads_on)
                .or_else(|| (0..wanted).rev().find(leads_on))
        } else {
            (0..=wanted)
                .rev()
                .find(leads_on)
                .or_else(|| (wanted..=last).find(leads_on))
        };
        self.selected = found.unwrap_or(0);
        let height = height.max(1);
        self.top = self
            .top
            .clamp((self.selected + 1).saturating_sub(height), self.selected);
        // Before the first that leads on stands what the card is about.
        if !self.rows[..self.selected].iter().any(|row| row.leads_on()) && self.selected < height {
            self.top = 0;
        }
    }
}
