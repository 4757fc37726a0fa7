//! The real program: its output, its exit codes, and its behaviour in a terminal.

#[cfg(unix)]
mod appearance;
mod clean;
mod cli;
#[cfg(unix)]
mod copying;
mod feeds;
#[cfg(unix)]
mod files;
mod generated;
#[cfg(unix)]
mod leaving;
mod notes;
#[cfg(unix)]
mod outputs;
#[cfg(unix)]
mod plain;
#[cfg(unix)]
mod printed;
mod settings;
mod tables;
#[cfg(unix)]
mod terminal;
#[cfg(unix)]
mod watching;
#[cfg(unix)]
mod width;
