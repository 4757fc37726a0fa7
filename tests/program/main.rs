//! The real program: its output, its exit codes, and its behaviour in a terminal.

mod cli;
#[cfg(unix)]
mod leaving;
#[cfg(unix)]
mod pty;
#[cfg(unix)]
mod terminal;
