//! The terminal: entering and leaving it, asking what it is, and what comes from it.

#![cfg_attr(not(unix), allow(dead_code))]

mod answers;
mod detect;
#[cfg(not(unix))]
mod events;
mod input;
mod listener;
mod output;
mod program;
mod sequence;
mod session;
mod signals;
mod survey;

pub use answers::{Answers, Rgb};
pub use detect::{Belief, Finding, candidates, detect};
pub use input::{Input, Mouse};
pub use listener::Listener;
pub use output::Output;
pub use program::{Identity, OuterTerminal, Program, Survey};
pub use session::{Session, is_a_terminal, is_dumb, size};
pub use signals::{Signal, die_of, listen, stop};
pub use survey::{AT_ONCE, PATIENCE, survey, survey_apart, survey_with};
