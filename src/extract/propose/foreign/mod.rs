//! Names and dates in languages other than Arabic: the rules for Persian, Urdu and Hebrew, and dates in these and in
//! all others.

pub mod block;
pub mod date;
pub mod lexicon;

mod days;
mod last;
mod person;
mod phrase;

use crate::extract::document::{BlockView, Rules};
use crate::extract::propose::{Context, Proposal};

use block::ForeignBlock;

/// The rules for names, in the order in which they are called.
const PROPOSERS: [fn(&ForeignBlock<'_>, &mut Vec<Proposal>); 3] =
    [phrase::propose, last::propose, person::propose];

/// Proposes the names of a block in Persian, Urdu or Hebrew. Its words are looked up once, for all rules.
pub fn propose(context: Context<'_>, view: BlockView<'_>, proposals: &mut Vec<Proposal>) {
    let Rules::Of(tongue) = context.rules else {
        return;
    };
    let block = ForeignBlock::new(tongue, view);
    for propose in PROPOSERS {
        propose(&block, proposals);
    }
}
