//! Where the reader is, as the library keeps it for the next start.

use crate::app::arrangement::{Pane, Sidebar, TextReach};
use crate::app::event::Effect;
use crate::app::filters::Narrowing;
use crate::app::highlights::Notes;
use crate::app::prompt::Purpose;
use crate::app::request::Edit;
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
    /// Keeps where the reader is, where the library does not know of it.
    pub(super) fn keep_session(&mut self) -> Option<Effect> {
        let session = self.kept_session.keep(self.session())?;
        Some(self.ask(Edit::KeepSession(session)))
    }

    /// Keeps where the reader is, whatever the library knows: it may not have been able to keep it.
    pub(super) fn keep_session_in_any_case(&mut self) -> Effect {
        let session = self.session();
        self.kept_session.kept = Some(session.clone());
        self.ask(Edit::KeepSession(session))
    }

    /// Whether where the reader is has changed since one asked last, and is to be kept.
    pub(super) fn session_has_changed(&mut self) -> bool {
        self.kept_session.has_changed(self.session())
    }

    /// Where the reader is, for the next start.
    fn session(&self) -> SavedSession {
        let drafts = self.notes.drafts_with(self.note_typed());
        if let Some(lasting) = self.kept_session.lasting.clone() {
            return SavedSession {
                hides_sidebar: self.sidebar == Sidebar::Hidden,
                text_alone: self.reach == TextReach::TextAlone,
                list_rows: self.list_rows,
                drafts,
                ..lasting
            };
        }
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
            drafts,
        }
    }

    /// What is typed of a note.
    fn note_typed(&self) -> Option<&str> {
        let prompt = self.prompt.as_ref()?;
        (prompt.purpose == Purpose::WriteNote).then(|| prompt.text())
    }

    /// The program with the list narrowed as the reader asked for this once.
    #[must_use]
    pub fn asking(mut self, asked: Narrowing) -> Self {
        self.kept_session.lasting = Some(self.session());
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
        self.kept_session.kept = Some(self.session());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::arrangement::ScreenSize;
    use crate::i18n::Locale;
    use crate::text::Rendition;

    #[test]
    fn what_is_asked_for_once_is_not_come_back_to() {
        let session = SavedSession {
            query: "سياسة".to_owned(),
            pane: "text".to_owned(),
            ..SavedSession::default()
        };
        let size = ScreenSize {
            columns: 80,
            rows: 24,
        };
        let vocabulary = QueryVocabulary::default();
        let app = App::new(Locale::Arabic, Rendition::default(), size)
            .resuming(session.clone(), &vocabulary);
        assert_eq!(app.session(), session);
        let asked = Narrowing {
            typed: "صحة".to_owned(),
            ..app.filters.now.clone()
        };
        let mut app = app.asking(asked);
        assert_eq!(app.filters.now.typed, "صحة");
        assert!(!app.session_has_changed());
        assert_eq!(app.keep_session(), None);
    }
}
