//! The state of the running program, and the one function that changes it.
//!
//! Everything here is pure: [`update`] takes an [`Event`], changes the [`App`] and returns what is
//! to be done outside as [`Effect`]s; answers come back as further events. A request carries a number and its
//! answer the same; an [`outstanding::Outstanding`] drops answers to what nobody asks any more.
//!
//! [`state`](App) has the whole state, put together from parts that know nothing of each other: the list, the open
//! article, the sidebar, the prompt, overlays, filters, places. `update` has in layers what changes it: verbs
//! (`selection`, `focus`, `hits`, `opening`, `filters`, `steps`), above them a file for each thing keys can go to, and
//! the dispatcher on top. No file imports one above it.

pub mod about;
pub mod action;
pub mod appearance_menu;
pub mod arrangement;
mod asking;
pub mod card;
pub mod chips;
pub mod classifying;
pub mod commands;
pub mod completing;
pub mod copy_menu;
pub mod copying;
pub mod correcting;
mod current_appearance;
pub mod cursor;
pub mod entities;
mod event;
pub mod feeds;
pub mod filters;
pub mod help;
pub mod here;
pub mod highlights;
pub mod hints;
pub mod history;
pub mod jumps;
mod kept_session;
pub mod key;
pub mod key_sequence;
pub mod keymap;
mod kind_marks;
pub mod link_overlay;
pub mod links;
pub mod list;
mod meant_entity;
pub mod mentioning;
mod notices;
mod opening;
pub mod outline;
pub mod outstanding;
pub mod overlay;
mod overlay_area;
pub mod own_commands;
pub mod palette;
pub mod parts;
mod places;
pub mod prompt;
pub mod prompt_history;
pub mod reading;
mod reading_time;
pub mod request;
mod search_words;
pub mod selecting;
mod session;
mod sought;
mod spread;
mod start;
mod state;
pub mod step_direction;
mod stepping;
pub mod timeline;
pub mod undo;
pub mod units;
mod update;

pub use arrangement::Pane;
pub use copying::Copy;
pub use event::{Effect, Event, Target};
pub use filters::Narrowing;
pub use kind_marks::{KindMarks, words_of_kind};
pub use meant_entity::MeantEntity;
pub use request::{
    Added, Answer, Ask, CameFromFolders, CorrectionMade, CountedQuery, Edit, FeedsAsked, Fetched,
    ListEntry, Lookup, Mark, News, Opened, Progress, Reply, Request, Response, SoughtTarget,
};
pub use start::Start;
pub use state::{App, Delivery};
pub use update::update;
