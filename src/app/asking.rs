//! What the program asks of the library.

use crate::app::event::Effect;
use crate::app::list::Question;
use crate::app::outstanding::RequestId;
use crate::app::places::KeptPosition;
use crate::app::request::{Ask, Edit, Lookup, Request};
use crate::app::state::App;
use crate::library;

impl App {
    /// Where the open article is read now.
    fn reading_position(&self) -> Option<KeptPosition> {
        let reading = self.reading.as_ref()?;
        Some((
            reading.article.id,
            library::ReadingPosition(reading.place(None).top),
        ))
    }

    /// Keeps the place in the open article, where the library does not know of it.
    pub(super) fn keep_place(&mut self) -> Option<Effect> {
        let (id, place) = self.places.keep(self.reading_position())?;
        Some(self.ask(Edit::SetPosition(id, place)))
    }

    /// Wants to be woken once the reader has rested for a while, where there is something to be kept by then.
    pub(super) fn watch_rest(&mut self) -> Option<Effect> {
        let now = self.reading_position();
        let has_moved = self.places.has_moved(now);
        let has_changed = self.session_has_changed();
        (has_moved || has_changed).then_some(Effect::WakeAtRest)
    }

    /// Asks for the list as the filter has it now.
    pub(super) fn request_list(&mut self) -> Effect {
        self.ask_for_list(Question::Other)
    }

    /// Asks for the list once more: what fits may have changed.
    pub(super) fn refresh_list(&mut self) -> Effect {
        // What was asked for and has not come is still to be answered.
        let question = self.list.asked.question().copied();
        self.ask_for_list(question.unwrap_or(Question::Same))
    }

    fn ask_for_list(&mut self, question: Question) -> Effect {
        let id = self.requests.fresh();
        self.list.asked.expect(id, question);
        let lookup = Lookup::List {
            filter: self.filters.now.filter.clone(),
            order: self.filters.now.order,
        };
        ask(id, lookup)
    }

    /// Asks something whose answer is of interest whenever it comes.
    pub(super) fn ask(&mut self, request: impl Into<Request>) -> Effect {
        let (id, request) = (self.requests.fresh(), request.into());
        if let Request::Edit(edit) = &request
            && edit.is_shown_at_once()
        {
            self.unconfirmed.push(id);
        }
        ask(id, request)
    }
}

/// A request under a number.
pub(super) fn ask(id: RequestId, request: impl Into<Request>) -> Effect {
    Effect::Ask(Ask {
        id,
        request: request.into(),
    })
}
