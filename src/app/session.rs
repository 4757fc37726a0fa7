//! Where the reader is, as the library keeps it for the next start.

use crate::app::arrangement::{Pane, Sidebar, TextReach};
use crate::app::filters::Narrowing;
use crate::app::highlights::Notes;
use crate::app::prompt::Purpose;
use crate::app::state::App;
use crate::article::ArticleId;
use crate::library::{EntityFilter, Filter, ListOrder, Matching, SavedSession};
use crate::query::{self, QueryVocabulary};

/// The panes that one can come back to, by their names.
const PANES: [(&str, Pane); 3] = [
    ("list", Pane::List),
    ("text", Pane::Reading),
    ("entities", Pane::Sidebar),
];

impl App {
    /// Where the reader is.
    #[must_use]
    pub fn session(&self) -> SavedSession {
        let filter = &self.filters.now.filter;
        let focus = self.pane();
        let pane = PANES.iter().find(|(_, pane)| *pane == focus);
        let entities = filter.entities.iter();
        SavedSession {
            article: self.list.selected_article().map(|id| id.0),
            query: self.filters.now.typed.clone(),
            topics: filter.topics.clone(),
            any_topic: filter.matching == Matching::Any,
            entities: entities
                .map(|entity| (entity.name.clone(), entity.ids.clone()))
                .collect(),
            newest_first: self.filters.now.order == ListOrder::Newest,
            pane: pane.map_or("", |(name, _)| name).to_owned(),
            hides_sidebar: self.sidebar == Sidebar::Hidden,
            text_alone: self.reach == TextReach::TextAlone,
            list_rows: self.list_rows,
            drafts: self.notes.drafts_with(self.note_typed()),
        }
    }

    /// What is typed of a note.
    fn note_typed(&self) -> Option<&str> {
        let prompt = self.prompt.as_ref()?;
        (prompt.purpose == Purpose::WriteNote).then(|| prompt.text())
    }

    /// The program with the list narrowed as the reader asked for.
    #[must_use]
    pub fn asking(mut self, asked: Narrowing) -> Self {
        self.history.begin_with(asked.clone());
        self.filters.now = asked;
        self.focus = Pane::List;
        self.pane_before_row = Pane::List;
        self.list.away = None;
        self
    }

    /// The program where the reader was. A query that means nothing any more is left out.
    #[must_use]
    pub fn resuming(mut self, session: SavedSession, vocabulary: &QueryVocabulary) -> Self {
        let query = query::parse(&session.query, vocabulary);
        if query.is_ok() {
            self.filters.now.typed = session.query;
        }
        let entity = |(name, ids)| EntityFilter { name, ids };
        self.filters.now.filter = Filter {
            query: query.unwrap_or_default(),
            topics: session.topics,
            matching: if session.any_topic {
                Matching::Any
            } else {
                Matching::All
            },
            entities: session.entities.into_iter().map(entity).collect(),
        };
        self.filters.now.order = if session.newest_first {
            ListOrder::Newest
        } else {
            ListOrder::Best
        };
        self.history.begin_with(self.filters.now.clone());
        let pane = PANES.iter().find(|(name, _)| *name == session.pane);
        self.focus = pane.map_or(Pane::List, |(_, pane)| *pane);
        self.pane_before_row = self.focus;
        if session.hides_sidebar {
            self.sidebar = Sidebar::Hidden;
        }
        if session.text_alone {
            self.reach = TextReach::TextAlone;
        }
        self.list_rows = session.list_rows.or(self.list_rows);
        self.notes = Notes::with_drafts(session.drafts);
        // The list is still to come: it finds its place by this.
        self.list.away = session.article.map(ArticleId);
        self
    }
}
