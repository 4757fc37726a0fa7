//! What decisions look at: a block, what the model sees in it, and what raw text tells of its words.

use crate::extract::document::BlockView;
use crate::extract::document::token::Token;
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
