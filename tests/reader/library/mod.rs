//! The library as its users see it: nothing half-done whatever happens, and every question answered.

mod backlog;
mod commands;
#[cfg(unix)]
mod interruption;
mod place;
mod queries;
#[cfg(unix)]
mod read_only;
mod removal;
mod travel;
