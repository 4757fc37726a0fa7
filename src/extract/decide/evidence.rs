//! What decisions look at: a block, what the model sees in it, and what raw text tells of its words.

use crate::extract::document::BlockView;
use crate::extract::document::token::Token;
use crate::extract::document::vocabulary::Classes;
use crate::extract::entity::EntityKind;
use crate::extract::propose::Proposal;
use crate::extract::propose::model::{Tagging, WordRow, WordTable, text_hash};

/// What the decision looks at.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// The block.
    pub block: BlockView<'a>,
    /// What the model sees in it, for Arabic.
    pub tagging: Option<&'a Tagging>,
    /// The words that the model knows.
    pub words: Option<&'a WordTable>,
}

impl Evidence<'_> {
    /// How probable it is for the model that all words of a proposal are in names of its kind; 1 where there is none.
    pub fn likelihood(self, proposal: &Proposal) -> f32 {
        self.tagging
            .map_or(1.0, |tagging| likelihood(tagging, proposal))
    }

    /// What the model knows of a word in its look-up form.
    pub fn row(self, form: &str) -> Option<WordRow> {
        self.words?.row(text_hash(form))
    }

    /// Whether the model met a word, in its look-up form, in raw text.
    pub fn is_met(self, form: &str) -> bool {
        self.row(form).is_some_and(|row| row.rank > 0)
    }
}

/// How probable it is for the model that all words of a proposal are in names of its kind.
pub fn likelihood(tagging: &Tagging, proposal: &Proposal) -> f32 {
    let words = proposal.start..proposal.end;
    let support = |at| tagging.support(proposal.kind, at, at + 1);
    words.map(support).fold(1.0, f32::min)
}

/// A name up to the token `end`.
pub fn up_to(block: BlockView<'_>, proposal: &Proposal, end: usize) -> Proposal {
    Proposal {
        end,
        range: block.range_to(proposal.range.start, end),
        ..*proposal
    }
}

/// The word at `at`, where it stands right behind another.
pub fn word(block: BlockView<'_>, at: usize) -> Option<&Token> {
    let token = block.tokens.get(at)?;
    (token.spaced && token.is_word()).then_some(token)
}

/// Whether a body is called by common words alone, the first of which says what sort of body it is: such a name goes
/// on, since there are many of the sort.
pub fn is_of_common_words(block: BlockView<'_>, proposal: &Proposal) -> bool {
    let common = Classes::ORDINARY
        .union(Classes::FIELD)
        .union(Classes::ATTRIBUTE)
        .union(Classes::NATIONALITY)
        .union(Classes::ORGANIZATION_HEAD);
    let words = &block.tokens[proposal.start..proposal.end];
    let head = words[0].analysis_of(Classes::ORGANIZATION_HEAD);
    proposal.kind == EntityKind::Organization
        && proposal.entry.is_none()
        && words.len() > 1
        && head.is_some()
        && words.iter().all(|word| word.is_word())
        && words[1..].iter().all(|word| word.is(common))
}

/// The quotation that a proposal lies in: its opening mark, and whether the proposal is all of it.
pub fn quotation(block: BlockView<'_>, proposal: &Proposal) -> Option<(usize, bool)> {
    /// The longest title, in tokens.
    const LONGEST: usize = 12;
    let is_opening = |at: &usize| block.tokens[*at].is_mark("\"«“(");
    let from = proposal.start.saturating_sub(LONGEST);
    let opening = (from..proposal.start).rev().find(is_opening)?;
    let to = block.tokens.len().min(proposal.end + LONGEST);
    let is_closing = |at: &usize| block.tokens[*at].is_mark("\"»”)");
    // A mark between the opening one and the proposal closes that.
    if (opening + 1..proposal.start).any(|at| is_closing(&at)) {
        return None;
    }
    let closing = (proposal.end..to).find(is_closing)?;
    let is_all = opening + 1 == proposal.start && closing == proposal.end;
    Some((opening, is_all))
}
