//! The state of the running program, and the one function that changes it.
//!
//! Everything here is pure: [`update`] takes an [`Event`], changes the [`App`] and returns what is
//! to be done outside as [`Effect`]s; answers come back as further events. A request carries a number and its
//! answer the same; an [`outstanding::Outstanding`] drops answers to what nobody asks any more.

pub mod action;
pub mod arrangement;
pub mod card;
pub mod chips;
pub mod classifying;
pub mod completing;
pub mod correcting;
pub mod entities;
pub mod jumps;
pub mod key;
pub mod list;
pub mod menu;
pub mod outstanding;
pub mod prompt;
pub mod reading;
pub mod request;
pub mod timeline;
mod update;

use std::collections::{HashMap, VecDeque};

use crate::article::ArticleId;
use crate::extract::Entity;
use crate::library::{self, Filter, ListOrder, MentioningArticle};
use crate::notice::Notice;
use crate::query::Vocabulary;
use crate::range::TextRange;
use crate::text::{Order, Rendition};
use crate::words::Locale;

use arrangement::{Area, Arrangement, Panes, Sidebar, Size};
use card::CardOverlay;
use classifying::ClassifyOverlay;
use correcting::CorrectOverlay;
use entities::EntityPane;
use jumps::{Jumps, Place};
use key::Key;
use list::{ListPane, Question};
use outstanding::{Outstanding, RequestId, RequestIds};
use prompt::Prompt;
use reading::{Reading, StepDirection};
use timeline::TimelineOverlay;

pub use request::{
    Answer, Ask, CountedQuery, Edit, Entry, Lookup, Mark, News, Opened, Progress, Reply, Request,
    Response, Sought,
};
pub use update::update;

/// Rows that an article takes in the overlay that lists articles.
pub const OVERLAY_ROWS_PER_ARTICLE: u16 = 2;

/// A part of the screen that keys can go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The list of articles.
    #[default]
    List,
    /// The open article.
    Reading,
    /// The entities of the open article.
    Sidebar,
    /// The row of topics.
    Topics,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse was clicked on something.
    Clicked(Target),
    /// The wheel was turned over something: so many notches down, or up where negative.
    Wheel(Target, i16),
    /// Text is to be rendered in another way: more is known of the terminal, and this is to be told of it.
    Rendered {
        /// How.
        rendition: Rendition,
        /// What is to be told.
        notice: Option<Notice>,
    },
    /// The screen has a new size.
    Resized(Size),
    /// The library sent something.
    Replied(Reply),
    /// Nothing else happened: what [`App::is_busy`] speaks of can go on.
    Idle,
    /// Nothing has moved for a second since [`Effect::WakeAtRest`].
    AtRest,
    /// The system asks the program to stop until it is continued.
    Stopped,
    /// The program ends, whatever the reason: what is to be kept is kept now.
    Terminated,
}

/// A thing on the screen that can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Somewhere in a pane.
    Pane(Pane),
    /// An article of the list, by its index there.
    Article(usize),
    /// A place in the open article: a byte of its text.
    Text(usize),
    /// An entity of the open article, by its index there.
    Entity(usize),
    /// What the row of topics offers, by its index in [`App::chips`]; `None` for all articles.
    Topic(Option<usize>),
    /// A row of the overlay.
    OverlayItem(usize),
    /// The overlay itself.
    Overlay,
    /// Something that the prompt offers, by its index.
    Offer(usize),
}

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask the library.
    Ask(Ask),
    /// Send [`Event::AtRest`] once a second has passed without another of these.
    WakeAtRest,
    /// Stop until the shell brings the program back.
    Suspend,
    /// End.
    Quit,
}

/// What lies over the panes.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// The keys, scrolled by some rows.
    Help {
        /// The row at the top.
        top: usize,
    },
    /// The articles that mention an entity.
    Mentioning(MentioningOverlay),
    /// What the library knows of an entity.
    Card(CardOverlay),
    /// Putting an entity right.
    Correct(CorrectOverlay),
    /// Saying what an article is about.
    Classify(ClassifyOverlay),
    /// The topics over time.
    Timeline(TimelineOverlay),
}

/// The articles that mention an entity.
#[derive(Clone, Debug)]
pub struct MentioningOverlay {
    /// The entity's name in the article one came from.
    pub name: String,
    /// The answer, while it is awaited.
    pub awaited: Outstanding<()>,
    /// The articles; `None` while they are awaited.
    pub articles: Option<Vec<MentioningArticle>>,
    /// The selected one.
    pub selected: usize,
    /// The first one in sight.
    pub top: usize,
}

/// Where a newly opened article is to be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
enum OpenAt {
    /// Where one left it.
    AsLeft,
    /// At a place one was before.
    Place(Place),
    /// At its first hit, or where one comes from its end at the last.
    Hit(StepDirection),
    /// At the first mention of an entity, or where one comes from its end at the last.
    Mention {
        entity_id: String,
        direction: StepDirection,
    },
    /// At the mention of an entity that begins at some byte of the text.
    FirstMention { entity_id: String, offset: usize },
}

/// What kind of step was taken last: a row of steps of one kind is one jump.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stepping {
    Mentions,
    Hits,
}

/// The state of the running program.
#[derive(Debug)]
pub struct App {
    /// The language the program speaks.
    pub locale: Locale,
    /// The size of the screen.
    pub size: Size,
    /// How text is to be rendered for this terminal.
    pub rendition: Rendition,
    /// Where keys go.
    pub focus: Pane,
    /// Whether the entities are wanted beside the text.
    pub sidebar: Sidebar,
    /// Which articles are wanted.
    pub filter: Filter,
    /// The query of the filter as it was typed.
    pub typed: String,
    /// The order wanted of what a search found.
    pub order: ListOrder,
    /// The queries under names.
    pub named: Vec<CountedQuery>,
    /// The list of articles.
    pub list: ListPane,
    /// The open article.
    pub reading: Option<Reading>,
    /// The entities of the open article.
    pub entities: EntityPane,
    /// The id of the selected entity; it may be one that the open article does not mention.
    pub selected_entity: Option<String>,
    /// What the keys are at in the row of topics: an index into [`App::chips`].
    pub topic: usize,
    /// The line that is being typed.
    pub prompt: Option<Prompt>,
    /// What lies over the panes, the last on top.
    pub overlays: Vec<Overlay>,
    /// What the status line has to say.
    pub notice: Option<Notice>,
    /// What it has to say after that, one at each key: nothing that was to be told is lost.
    pub further_notices: VecDeque<Notice>,
    /// How far the work in the background is; `None` when it is done.
    pub progress: Option<Progress>,
    /// What was forgotten last of what was kept, to be brought back.
    forgotten: Option<library::NamedQuery>,
    /// The pane one was in before the topics.
    pane_before_topics: Pane,
    jumps: Jumps,
    positions: HashMap<ArticleId, Place>,
    /// The article that is awaited, with where it is to be entered.
    opening: Outstanding<OpenAt>,
    /// Keys for the article that is awaited, in order.
    held_keys: VecDeque<Key>,
    /// The place in the open article that the library knows of, and the one that is to be kept at rest.
    kept_place: Option<(ArticleId, library::Place)>,
    resting_place: Option<(ArticleId, library::Place)>,
    stepping: Option<Stepping>,
    requests: RequestIds,
    /// The listing that is awaited.
    listing: Outstanding<Question>,
    /// The article whose hits are awaited.
    hits: Outstanding<ArticleId>,
    /// Another article that has what is stepped through is awaited; the direction in which one goes on to it.
    next_match: Outstanding<StepDirection>,
}

impl App {
    /// The program before the first event.
    #[must_use]
    pub fn new(locale: Locale, rendition: Rendition, size: Size) -> Self {
        Self {
            locale,
            size,
            rendition,
            focus: Pane::List,
            sidebar: Sidebar::Shown,
            filter: Filter::default(),
            typed: String::new(),
            order: ListOrder::Best,
            named: Vec::new(),
            list: ListPane::default(),
            reading: None,
            entities: EntityPane::default(),
            selected_entity: None,
            topic: 0,
            prompt: None,
            overlays: Vec::new(),
            notice: None,
            further_notices: VecDeque::new(),
            progress: None,
            forgotten: None,
            pane_before_topics: Pane::List,
            jumps: Jumps::default(),
            positions: HashMap::new(),
            opening: Outstanding::default(),
            held_keys: VecDeque::new(),
            kept_place: None,
            resting_place: None,
            stepping: None,
            requests: RequestIds::default(),
            listing: Outstanding::default(),
            hits: Outstanding::default(),
            next_match: Outstanding::default(),
        }
    }

    /// The first thing to be done, and what is to be told, one at each key.
    pub fn start(&mut self, notices: Vec<Notice>) -> Vec<Effect> {
        self.further_notices = notices.into();
        self.notice = self.further_notices.pop_front();
        vec![self.request_list(), self.ask(Lookup::Named)]
    }

    /// Where the panes stand; `None` where the screen is too small.
    #[must_use]
    pub fn arrangement(&self) -> Option<Arrangement> {
        let focus = if self.focus == Pane::Topics {
            self.pane_before_topics
        } else {
            self.focus
        };
        let panes = match self.rendition.order {
            Order::Visual => Panes::AsFit,
            Order::Logical => Panes::One,
        };
        Arrangement::of(self.size, panes, self.sidebar, focus)
    }

    /// The selected entity, where the open article mentions it.
    #[must_use]
    pub fn entity(&self) -> Option<&Entity> {
        self.reading
            .as_ref()?
            .entity(self.selected_entity.as_deref()?)
    }

    /// Which mention of the selected entity one stands at, from 1, and how many there are.
    #[must_use]
    pub fn mention_number(&self) -> Option<(usize, usize)> {
        let jumped_to = self.reading.as_ref()?.jumped_to()?;
        let mentions = &self.entity()?.mentions;
        let index = mentions.iter().position(|range| *range == jumped_to)?;
        Some((index + 1, mentions.len()))
    }

    /// Whether there is work left that [`Event::Idle`] does a piece of.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.reading
            .as_ref()
            .is_some_and(|reading| !reading.page.is_complete())
    }

    /// How many articles fit the list pane.
    #[must_use]
    pub fn articles_in_sight(&self) -> usize {
        self.arrangement().map_or(1, |arrangement| {
            let rows = arrangement.list.map_or(0, |list| list.height);
            usize::from((rows / arrangement.rows_per_article()).max(1))
        })
    }

    /// Where an overlay stands whose content would fill so many rows.
    #[must_use]
    pub fn overlay_area(&self, content_rows: usize) -> Area {
        let most = self.size.rows.saturating_sub(4);
        let width = self.size.columns.saturating_sub(4).min(76);
        let height = u16::try_from(content_rows + 2).map_or(most, |height| height.min(most));
        let x = (self.size.columns - width) / 2;
        let y = (self.size.rows - height) / 2;
        Area {
            x,
            y,
            width,
            height,
        }
    }

    /// How many articles fit the overlay that lists them, inside its border.
    #[must_use]
    pub fn overlay_articles_in_sight(&self) -> usize {
        let inside = self.overlay_area(usize::MAX / 2).height.saturating_sub(2);
        usize::from((inside / OVERLAY_ROWS_PER_ARTICLE).max(1))
    }

    /// How many rows of a card are in sight.
    #[must_use]
    pub fn card_rows_in_sight(&self) -> usize {
        usize::from(
            self.overlay_area(usize::MAX / 2)
                .height
                .saturating_sub(2)
                .max(1),
        )
    }

    /// The names that a query may use.
    fn vocabulary(&self) -> Vocabulary {
        let topics = self.named.iter().map(|counted| &counted.named);
        let topics = topics.filter(|named| named.role == library::Role::Topic);
        Vocabulary {
            own_topics: topics.map(|named| named.name.clone()).collect(),
        }
    }

    /// Where the open article is read now.
    fn reading_place(&self) -> Option<(ArticleId, library::Place)> {
        let reading = self.reading.as_ref()?;
        Some((reading.article.id, library::Place(reading.place(None).top)))
    }

    /// Keeps the place in the open article, where the library does not know of it.
    fn keep_place(&mut self) -> Option<Effect> {
        let place = self.reading_place();
        if place == self.kept_place {
            return None;
        }
        self.kept_place = place;
        let (id, place) = place?;
        Some(self.ask(Edit::SetPlace(id, place)))
    }

    /// Wants to be woken once the place in the open article has not moved for a while, where it is to be kept.
    fn watch_place(&mut self) -> Option<Effect> {
        let place = self.reading_place();
        let is_moving = place != self.kept_place && place != self.resting_place;
        self.resting_place = place;
        is_moving.then_some(Effect::WakeAtRest)
    }

    /// Asks for the list as the filter has it now.
    fn request_list(&mut self) -> Effect {
        self.ask_for_list(Question::Other)
    }

    /// Asks for the list once more: what fits may have changed.
    fn refresh_list(&mut self) -> Effect {
        // What was asked for and has not come is still to be answered.
        let question = self.listing.question().copied();
        self.ask_for_list(question.unwrap_or(Question::Same))
    }

    fn ask_for_list(&mut self, question: Question) -> Effect {
        let id = self.requests.next();
        self.listing.expect(id, question);
        let lookup = Lookup::List {
            filter: self.filter.clone(),
            order: self.order,
        };
        ask(id, lookup)
    }

    /// Asks something whose answer is of interest whenever it comes.
    fn ask(&mut self, request: impl Into<Request>) -> Effect {
        ask(self.requests.next(), request)
    }

    /// The place where the reader is, to come back to.
    fn here(&self) -> Option<Place> {
        Some(
            self.reading
                .as_ref()?
                .place(self.selected_entity.as_deref()),
        )
    }

    /// Remembers where the reader is before a jump.
    fn leave(&mut self) {
        if let Some(place) = self.here() {
            self.jumps.leave(place);
        }
    }
}

/// A request under a number.
fn ask(id: RequestId, request: impl Into<Request>) -> Effect {
    Effect::Ask(Ask {
        id,
        request: request.into(),
    })
}

/// Whether a range of the open article can stand for the reader's present mention.
fn starts_at(ranges: &[TextRange], offset: usize) -> Option<TextRange> {
    ranges.iter().copied().find(|range| range.start >= offset)
}
