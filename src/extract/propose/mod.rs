//! What may be mentions: every list, rule and model proposes, nothing is decided yet.
//!
//! The lists and rules are called in the order of [`PROPOSERS`]; a later one sees what those before it
//! proposed. The trained model looks at all of it (`tagged`).

pub mod calendar;
pub mod foreign;
pub mod interval;
pub mod model;
pub mod moment;
pub mod person;
pub mod rule;
pub mod tagged;

mod acronym;
mod anniversary;
pub mod date;
mod found_date;
mod listed;
mod named_after;
mod phrase;
mod proposal;
#[cfg(test)]
pub mod rule_tests;

pub use proposal::{Context, Proposal, Propose, Weight};

use crate::extract::document::BlockView;

/// The lists and rules, in the order in which they are called.
pub const PROPOSERS: [Propose; 7] = [
    listed::propose,
    phrase::propose,
    anniversary::propose,
    person::propose,
    foreign::propose,
    date::propose,
    acronym::extend,
];

/// What lists and rules propose for a block.
#[must_use]
pub fn propose(context: Context<'_>, block: BlockView<'_>) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    for propose in PROPOSERS {
        propose(context, block, &mut proposals);
    }
    proposals
}
