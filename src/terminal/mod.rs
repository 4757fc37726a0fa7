//! The terminal: entering and leaving it, asking what it is, and what comes from it.

#![cfg_attr(not(unix), allow(dead_code))]

mod answers;
mod clipboard;
mod detect;
#[cfg(not(unix))]
mod events;
mod input;
mod listener;
mod output;
mod probe;
mod program;
mod sequence;
mod session;
mod signals;

pub use answers::{Answers, Rgb16, Sample};
pub use clipboard::copy;
pub use detect::{Detection, Provenance, candidates, detect};
pub use input::{Mouse, TerminalInput};
pub use listener::Listener;
pub use output::Output;
pub use probe::{AT_ONCE, TIMEOUT, probe, probe_apart, probe_with};
pub use program::{Identity, OuterTerminal, Probe, Program, VARIABLES};
pub use session::{TerminalSession, is_a_terminal, is_dumb, size};
pub use signals::{Signal, end_group, listen, reraise, stop};
