//! Bodies and places that are called after a person: شركة فورد, شارع محمد محمود.

use crate::extract::document::BlockView;
use crate::extract::document::role::Roles;
use crate::extract::document::vocabulary::Classes;
use crate::extract::entity::EntityKind;
use crate::extract::propose::Proposal;
use crate::extract::propose::rule::Rule;
use crate::range::TextRange;

/// What a person's name names when it stands right behind a word for something else: the body in
/// شركة فورد and the place in شارع محمد محمود are called so whole; a ship, storm or prize is nothing
/// that is listed.
pub fn named_after(view: BlockView<'_>, proposal: Proposal) -> Option<Proposal> {
    let heads = Classes::NAMED_BODY
        .union(Classes::PLACE_HEAD)
        .union(Classes::NAMED_THING);
    let bare = proposal.range.start == view.tokens[proposal.start].range.start;
    let head = proposal.start.checked_sub(1).and_then(|before| {
        if let Some(analysis) = view.tokens[before].analysis_of(heads) {
            return Some((before, analysis));
        }
        let at = before
            .checked_sub(1)
            .filter(|_| view.tokens[before].spaced)?;
        let called = called_after(view, before);
        let analysis = view.tokens[at].analysis_of(called)?;
        Some((at, analysis))
    });
    let Some((start, head)) = head else {
        return Some(proposal);
    };
    let joined = bare && view.tokens[proposal.start].spaced;
    if proposal.kind != EntityKind::Person || !joined || head.classes.intersects(Classes::DEFINITE)
    {
        return Some(proposal);
    }
    let kind = if head.classes.intersects(Classes::NAMED_BODY) {
        EntityKind::Organization
    } else if head.classes.intersects(Classes::PLACE_HEAD) {
        EntityKind::Location
    } else {
        return None;
    };
    let rule = match (proposal.rule, kind) {
        (Rule::Model, _) => Rule::Model,
        (_, EntityKind::Organization) => Rule::BodyAfterPerson,
        _ => Rule::PlaceAfterPerson,
    };
    Some(Proposal {
        start,
        range: TextRange::new(head.start, proposal.range.end),
        kind,
        entry: None,
        rule,
        ..proposal
    })
}

/// What is called after a person whose rank or address, the word at `at`, is part of the name: جسر الملك فهد,
/// جامعة الملك سعود; but جماعة الشيخ is that of a sheikh.
fn called_after(view: BlockView<'_>, at: usize) -> Classes {
    let roles = view.tokens[at].roles;
    if roles.has(Roles::ROYAL) {
        Classes::NAMED_BODY.union(Classes::PLACE_HEAD)
    } else if roles.has(Roles::REVERED) {
        Classes::PLACE_HEAD
    } else {
        Classes::NONE
    }
}
