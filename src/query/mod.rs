//! The little language in which articles are asked for.

mod clause;

pub use clause::{Clause, Period, Query, State, Vocabulary};
