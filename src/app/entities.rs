//! The sidebar: the entities of the open article, of the articles listed or of the whole library, grouped by kind.

use std::cmp::Reverse;

use crate::app::outstanding::{Outstanding, RequestId};
use crate::extract::{Entity, EntityKind};
use crate::language::fold::fold;
use crate::language::ranking::{SoughtName, ranked};
use crate::library::{
    Among, EntityOrder, EntityTotal, Guesses, KindTotals, Listing, Totals, TotalsQuery,
};

/// How many entities of a kind are asked of the library.
const MOST: usize = 50;
/// The same of a kind whose last one is gone to.
const MOST_OF_ONE: usize = 400;

/// Whose entities the sidebar shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EntityScope {
    /// Those of the open article.
    #[default]
    Article,
    /// Those of the articles listed.
    Listed,
    /// Those of the whole library.
    Library,
}

impl EntityScope {
    /// The next one, round the end.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Article => Self::Listed,
            Self::Listed => Self::Library,
            Self::Library => Self::Article,
        }
    }
}

/// A row of the sidebar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SidebarRow {
    /// The heading of a kind, and how many entities it has.
    Kind(EntityKind, usize),
    /// An entity: its index among those shown.
    Entity(usize),
    /// So many more of a kind are not shown.
    More(EntityKind, usize),
}

/// What is asked of the library, and of which state of it.
type TotalsQuestion = (TotalsQuery, u64);

/// What the sidebar shows and how far it is scrolled.
#[derive(Clone, Debug, Default)]
pub struct EntityPane {
    /// Its rows.
    pub rows: Vec<SidebarRow>,
    /// The row at the top. Over it stands the heading of its kind.
    pub top: usize,
    /// Words that narrow it.
    pub words: String,
    /// Whose entities it shows.
    pub scope: EntityScope,
    /// In what order they stand.
    pub order: EntityOrder,
    /// Which of them, by what found them.
    pub guesses: Guesses,
    /// Of how many articles they are, where they are of several.
    pub articles: usize,
    shown: Vec<EntityTotal>,
    wide: Option<EntityKind>,
    /// Counts up when what was counted may be another now.
    state: u64,
    awaited: Outstanding<TotalsQuestion>,
    answered: Option<TotalsQuestion>,
}

impl EntityPane {
    /// Shows the entities of an article.
    pub fn fill(&mut self, entities: &[Entity]) {
        let wanted = entities.iter();
        let wanted = wanted.filter(|entity| self.guesses.admit(entity.is_guess));
        let mut wanted: Vec<&Entity> = wanted.collect();
        match self.order {
            EntityOrder::Name => wanted.sort_by_cached_key(|entity| fold(&entity.name).text),
            EntityOrder::Recency => {
                wanted.sort_by_key(|entity| entity.mentions.first().copied());
            }
            EntityOrder::Mentions | EntityOrder::Articles => {
                wanted.sort_by_key(|entity| Reverse(entity.mentions.len()));
            }
        }
        let words = self.words.trim().to_owned();
        let of_kind = |kind| {
            let of_kind = wanted.iter().filter(|entity| entity.kind == kind);
            let of_kind = of_kind.map(|entity| EntityTotal::of_article(entity));
            let entities: Vec<EntityTotal> = if words.is_empty() {
                of_kind.collect()
            } else {
                ranked(&words, of_kind, |entity| entity.name.as_str())
            };
            KindTotals {
                kind,
                count: entities.len(),
                entities,
            }
        };
        let kinds = Vec::from(EntityKind::ALL.map(of_kind));
        self.show_kinds(Totals { articles: 1, kinds });
    }

    /// Shows what the library counted, where that is awaited; returns whether it is.
    pub fn take(&mut self, id: RequestId, totals: Totals) -> bool {
        let Some(question) = self.awaited.take(id) else {
            return false;
        };
        self.answered = Some(question);
        if self.scope == EntityScope::Article {
            return false;
        }
        self.show_kinds(totals);
        true
    }

    fn show_kinds(&mut self, totals: Totals) {
        self.articles = totals.articles;
        self.rows.clear();
        self.shown.clear();
        for kind in totals.kinds {
            let left = kind.count.saturating_sub(kind.entities.len());
            if kind.entities.is_empty() {
                continue;
            }
            self.rows.push(SidebarRow::Kind(kind.kind, kind.count));
            for entity in kind.entities {
                self.rows.push(SidebarRow::Entity(self.shown.len()));
                self.shown.push(entity);
            }
            self.rows
                .extend((left > 0).then_some(SidebarRow::More(kind.kind, left)));
        }
        self.top = self.top.min(self.rows.len().saturating_sub(1));
    }

    /// The entity that fits the words best, of those that are shown; of several the one in the highest row.
    #[must_use]
    pub fn best(&self) -> Option<usize> {
        let sought = SoughtName::new(&self.words);
        let shown = (0..self.rows.len()).filter_map(|row| self.entity_at(row));
        let fitting =
            shown.filter_map(|index| Some((sought.fit(&self.shown.get(index)?.name)?, index)));
        fitting.min_by_key(|(fit, _)| *fit).map(|(_, index)| index)
    }

    /// A request failed: where it was to count, what is shown stays until something changes.
    pub fn fail(&mut self, request: RequestId) {
        if let Some(question) = self.awaited.take(request) {
            self.answered = Some(question);
        }
    }

    /// What was counted may be another now.
    pub fn expire(&mut self) {
        self.state += 1;
    }

    /// Shows the entities of something else, or in another order: nothing is known of them until the library answers.
    pub fn show_scope(&mut self, scope: EntityScope) {
        if self.scope == scope {
            return;
        }
        self.scope = scope;
        self.rows.clear();
        self.shown.clear();
        self.top = 0;
        self.wide = None;
        self.answered = None;
        self.awaited.cancel();
    }

    /// What is to be asked of the library for what is to be shown; `None` while it is known or awaited.
    pub fn wanted(&self, listing: &Listing) -> Option<TotalsQuery> {
        let among = match self.scope {
            EntityScope::Article => return None,
            EntityScope::Listed => Among::Articles(listing.ids.clone()),
            EntityScope::Library => Among::Library,
        };
        let query = TotalsQuery {
            among,
            words: self.words.trim().to_owned(),
            order: self.order,
            guesses: self.guesses,
            most: MOST,
            most_of: self.wide.map(|kind| (kind, MOST_OF_ONE)),
        };
        let asked = self.awaited.question();
        if asked.is_some_and(|(asked, _)| *asked == query) {
            return None;
        }
        let answered = self.answered.as_ref();
        let is_known =
            answered.is_some_and(|(known, state)| (known, *state) == (&query, self.state));
        (!is_known).then_some(query)
    }

    /// Waits for the answer to a question.
    pub fn expect(&mut self, id: RequestId, query: TotalsQuery) {
        self.awaited.expect(id, (query, self.state));
    }

    /// Whether an answer is awaited.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        self.awaited.is_awaited()
    }

    /// Whether nothing of what is to be shown is known yet.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.scope != EntityScope::Article && self.answered.is_none()
    }

    /// An entity that is shown.
    #[must_use]
    pub fn entity(&self, index: usize) -> Option<&EntityTotal> {
        self.shown.get(index)
    }

    /// The entity of an id, where it is shown.
    #[must_use]
    pub fn with_id(&self, id: &str) -> Option<&EntityTotal> {
        self.shown.get(self.index_of(id)?)
    }

    fn index_of(&self, id: &str) -> Option<usize> {
        self.shown
            .iter()
            .position(|entity| entity.ids.iter().any(|known| known == id))
    }

    /// How many entities there are, shown or not.
    #[must_use]
    pub fn count(&self) -> usize {
        let counts = self.rows.iter().map(|row| match row {
            SidebarRow::Kind(_, count) => *count,
            _ => 0,
        });
        counts.sum()
    }

    /// The row of an entity, by its id.
    #[must_use]
    pub fn row_of(&self, id: &str) -> Option<usize> {
        let row = SidebarRow::Entity(self.index_of(id)?);
        self.rows.iter().position(|other| *other == row)
    }

    /// The entity some entities further on (or back), from a row; from before the first where no
    /// row is given.
    #[must_use]
    pub fn step(&self, from: Option<usize>, steps: isize) -> Option<usize> {
        let entities: Vec<usize> = (0..self.rows.len())
            .filter(|row| self.entity_at(*row).is_some())
            .collect();
        let last = entities.len().checked_sub(1)?;
        let index = match from.and_then(|from| entities.iter().position(|row| *row == from)) {
            Some(at) => at.saturating_add_signed(steps).min(last),
            None if steps == isize::MAX => last,
            None => 0,
        };
        self.entity_at(entities[index])
    }

    /// The entity of a row.
    #[must_use]
    pub fn entity_at(&self, row: usize) -> Option<usize> {
        match self.rows.get(row)? {
            SidebarRow::Entity(index) => Some(*index),
            SidebarRow::Kind(..) | SidebarRow::More(..) => None,
        }
    }

    /// The heading that stands over the row at the top: that of its kind.
    #[must_use]
    pub fn heading(&self) -> Option<SidebarRow> {
        let above = self.rows.get(..=self.top)?;
        let is_heading = |row: &&SidebarRow| matches!(row, SidebarRow::Kind(..));
        above.iter().rev().find(is_heading).copied()
    }

    /// Scrolls so that a row is in sight, and not behind the heading that stands over the rows.
    pub fn show(&mut self, row: usize, height: u16) {
        let height = usize::from(height.max(2));
        let above = row.saturating_sub(1);
        self.top = self
            .top
            .clamp((row + 1).saturating_sub(height).min(above), above);
        // Behind the last of those known are more: they are asked for.
        if let Some(SidebarRow::More(kind, _)) = self.rows.get(row + 1) {
            self.wide = Some(*kind);
        }
    }

    /// Moves the rows under the pane.
    pub fn scroll(&mut self, rows: isize, height: u16) {
        let last = self.rows.len().saturating_sub(usize::from(height));
        self.top = self.top.saturating_add_signed(rows).min(last);
    }
}
