//! The running program: one event loop, the threads behind it, and the effects that it performs.
//!
//! [`event_loop`] is the loop, [`Librarian`] answers for the library, [`backlog`] keeps what is still to be
//! annotated. None of them is a thread: `worker` runs them beside the screen, tests run them by hand.

mod appearance_file;
pub mod backlog;
mod browser;
mod child;
mod clipboard;
mod doctor;
pub mod event_loop;
pub mod feeding;
mod fetching;
pub mod folders;
mod host;
pub mod intake;
mod librarian;
mod notices;
mod own_commands;
mod program;
mod settings;
mod task;
mod to_keep;
mod tools;
mod watch;
mod watching;
mod worker;

pub use doctor::{Diagnosis, doctor};
pub use librarian::Librarian;
pub use program::run;
pub use settings::{RunEnding, Settings};
