//! What happens to the program, and what it has done outside.

use jiff::civil::Date;

use crate::app::arrangement::{Pane, ScreenSize};
use crate::app::copying::Copy;
use crate::app::key::Key;
use crate::app::outstanding::RequestId;
use crate::app::own_commands::Job;
use crate::app::request::{Ask, FeedsAsked, Reply};
use crate::appearance::ChosenChanges;
use crate::notice::Notice;
use crate::text::Rendition;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// The program starts; this is to be told, one at each key.
    Started(Vec<Notice>),
    /// It is this day: sent at the start, and when another day has begun.
    Day(Date),
    /// A key was pressed.
    Key(Key),
    /// Keys were pressed one right after the other, as a terminal sends text that is pasted where it does not mark it.
    Typed(Vec<Key>),
    /// Text was pasted.
    Paste(String),
    /// The mouse was clicked on something.
    Clicked(Target),
    /// It was clicked again and again on the same place, so many times by now.
    ClickedAgain(Target, u8),
    /// It was moved on to something with its button held down.
    Dragged(Target),
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
    Resized(ScreenSize),
    /// The library sent something.
    Replied(Reply),
    /// Nothing else happened: what [`App::is_busy`](crate::app::App::is_busy) speaks of can go on.
    Idle,
    /// Nothing has moved for a second since [`Effect::WakeAtRest`].
    AtRest,
    /// As much time has passed since the last [`Effect::WakeAfterStay`] as that wanted.
    Stayed,
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
    /// A row of the open article beside its text: the byte nearest to it.
    BesideText(usize),
    /// An entity of the sidebar, by its index there.
    Entity(usize),
    /// What the row of topics offers, by its index in [`App::chips`](crate::app::App::chips); `None` for all
    /// articles.
    Topic(Option<usize>),
    /// A part of the filter, by its index in [`App::filter_parts`](crate::app::App::filter_parts).
    Part(usize),
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
    /// Read what is at a path or an address and add it to the library; [`News::Added`](crate::app::News) comes of it.
    Add(String),
    /// Ask feeds for what is new; [`News::Fetching`](crate::app::News) tells how far that is, and
    /// [`News::Fetched`](crate::app::News) what came of it.
    Fetch(FeedsAsked),
    /// Send [`Event::AtRest`] once a second has passed without another of these.
    WakeAtRest,
    /// Send [`Event::Stayed`] once so many seconds have passed without another of these.
    WakeAfterStay(u32),
    /// Copy a text; what became of it comes as [`News::Noticed`](crate::app::News).
    Copy(Copy),
    /// Keep what has changed in what was chosen of the appearance.
    KeepAppearance(ChosenChanges),
    /// Open an address outside of the program; what became of it comes as [`News::Noticed`](crate::app::News).
    OpenLink(String),
    /// Run a command of the reader's own; what comes of it comes as [`News::Ran`](crate::app::News).
    RunCommand(Job),
    /// Stop such a command, where it still runs.
    StopCommand(RequestId),
    /// Stop until the shell brings the program back.
    Suspend,
    /// End.
    Quit,
}
