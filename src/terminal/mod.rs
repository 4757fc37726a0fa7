//! The terminal: entering and leaving it, and what comes from it.

mod input;
mod output;
mod session;
mod signals;

pub use input::{Input, Mouse, read};
pub use output::Output;
pub use session::{Session, is_a_terminal};
pub use signals::{Signal, die_of, listen, stop};
