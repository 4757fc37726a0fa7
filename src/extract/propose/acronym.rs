//! Acronyms at the end of quoted names: «مؤتمر موسكو حول الأمن الدولي MCIS».

use crate::extract::document::BlockView;
use crate::extract::entity::EntityKind;
use crate::extract::propose::{Context, Proposal};

/// Takes the Latin acronym that ends a quoted name into the proposal for that name.
pub fn extend(_: Context<'_>, block: BlockView<'_>, proposals: &mut Vec<Proposal>) {
    for proposal in proposals {
        let may_have = matches!(
            proposal.kind,
            EntityKind::Event | EntityKind::Organization | EntityKind::Law
        );
        if may_have && is_followed_by_acronym(block, proposal) {
            proposal.end += 1;
            proposal.range = block.range_to(proposal.range.start, proposal.end);
        }
    }
}

fn is_followed_by_acronym(block: BlockView<'_>, proposal: &Proposal) -> bool {
    let is_mark = |at: usize, marks: &str| {
        let token = block.tokens.get(at);
        token.is_some_and(|token| token.is_mark(marks))
    };
    let is_opened = proposal.start > 0 && is_mark(proposal.start - 1, "\"«“");
    let is_closed = is_mark(proposal.end + 1, "\"»”");
    is_opened
        && is_closed
        && block
            .written(proposal.end)
            .chars()
            .all(|letter| letter.is_ascii_uppercase())
}
