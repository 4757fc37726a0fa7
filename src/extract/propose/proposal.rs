//! What a proposer works with and makes.

use std::collections::HashSet;

use crate::extract::document::gazetteer::EntryId;
use crate::extract::document::{BlockView, Rules};
use crate::extract::entity::EntityKind;
use crate::extract::propose::calendar::Calendar;
use crate::extract::propose::moment::Moment;
use crate::extract::propose::rule::Rule;
use crate::range::TextRange;

/// A stretch of tokens that may be a mention.
#[derive(Clone, Copy, Debug)]
pub struct Proposal {
    /// The first token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    /// Its bytes, proclitics left out.
    pub range: TextRange,
    /// What it would be a mention of.
    pub kind: EntityKind,
    /// The known entity it names.
    pub entry: Option<EntryId>,
    /// What it means, for a date.
    pub moment: Option<Moment>,
    /// How much it weighs against others.
    pub weight: Weight,
    /// The list, rule or model that made it.
    pub rule: Rule,
}

/// What a proposal rests on; the later outweighs the earlier where both cover as many tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The trained model.
    Model,
    /// A name that can be something else, with some evidence.
    Weak,
    /// A pattern of words.
    Rule,
    /// A known name.
    Name,
    /// A date in figures or words.
    Date,
}

/// What proposers look at beside the block.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// How much may be concluded from the words around a name.
    pub rules: Rules,
    /// Known names that stand somewhere in the article beyond doubt.
    pub certain: &'a HashSet<EntryId>,
    /// Months and days.
    pub calendar: &'a Calendar,
}

/// Adds proposals for a block to those of the proposers before it.
pub type Propose = fn(Context<'_>, BlockView<'_>, &mut Vec<Proposal>);

impl Proposal {
    /// The proposal of a rule: no known entity, no date.
    #[must_use]
    pub fn by_rule(
        rule: Rule,
        kind: EntityKind,
        (start, end): (usize, usize),
        range: TextRange,
    ) -> Self {
        Self {
            start,
            end,
            range,
            kind,
            entry: None,
            moment: None,
            weight: Weight::Rule,
            rule,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of a few megabytes may have half a million.
    #[test]
    fn a_proposal_is_small() {
        assert!(size_of::<Proposal>() <= 64);
    }
}
