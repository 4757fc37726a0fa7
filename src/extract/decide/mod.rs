//! Which proposals stand: vetoes first, then one pass in which the heavier takes its tokens.

use std::cmp::Reverse;

use crate::extract::document::BlockView;
use crate::extract::entity::EntityKind;
use crate::extract::propose::model::Tagging;
use crate::extract::propose::rule::Rule;
use crate::extract::propose::{Proposal, Weight};

/// Where the model gives a person that a rule sees no more than this probability, the rule is wrong.
const LEAST_SUPPORT: f32 = 0.15;

/// What vetoes look at.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// The block.
    pub block: BlockView<'a>,
    /// What the model sees in it, for Arabic.
    pub tagging: Option<&'a Tagging>,
}

/// A reason why a proposal cannot stand, whatever else is proposed.
type Veto = fn(Evidence<'_>, &Proposal) -> bool;

/// All vetoes.
const VETOES: [Veto; 2] = [is_without_trace, is_bracketed_place];

/// The proposals that stand in a block, in the order of the text.
#[must_use]
pub fn decide(evidence: Evidence<'_>, mut proposals: Vec<Proposal>) -> Vec<Proposal> {
    proposals.retain(|proposal| !VETOES.iter().any(|veto| veto(evidence, proposal)));
    let (names, others) = proposals
        .into_iter()
        .partition(|proposal| proposal.weight == Weight::Model);
    settle(others, names, |_| true)
}

/// Chooses among `proposals` and `names`, of which the latter are in the order of the text and overlap none of
/// each other.
///
/// A name that may `displace` takes the place of the proposals it overlaps where all of them give way:
/// دينامو كييف that of كييف. Of the rest the longer stands, then the heavier, then the earlier; the names that
/// displaced nothing fill what is left.
#[must_use]
pub fn settle(
    proposals: Vec<Proposal>,
    names: Vec<Proposal>,
    displaces: impl Fn(&Proposal) -> bool,
) -> Vec<Proposal> {
    let overlapped = |proposal: &Proposal| {
        let first = names.partition_point(|name| name.end <= proposal.start);
        first..names.partition_point(|name| name.start < proposal.end)
    };
    let mut has_rivals = vec![false; names.len()];
    let mut stands: Vec<bool> = names.iter().map(displaces).collect();
    for proposal in &proposals {
        for at in overlapped(proposal) {
            has_rivals[at] = true;
            stands[at] &= gives_way(proposal, &names[at]);
        }
    }
    let displaced = |proposal: &Proposal| overlapped(proposal).any(|at| stands[at]);
    let rivals = proposals.iter().filter(|proposal| !displaced(proposal));
    let mut ranked: Vec<(Rank, Proposal)> = rivals.map(|rival| (Rank::First, *rival)).collect();
    ranked.extend(names.iter().enumerate().map(|(at, name)| {
        let rank = if has_rivals[at] && stands[at] {
            Rank::First
        } else {
            Rank::Filling
        };
        (rank, *name)
    }));
    ranked.sort_by_key(|(rank, proposal)| {
        let weight = (proposal.end - proposal.start, proposal.weight);
        (*rank, Reverse(weight), proposal.start)
    });
    let end = ranked.iter().map(|(_, proposal)| proposal.end).max();
    let mut taken = vec![false; end.unwrap_or(0)];
    let mut standing: Vec<Proposal> = Vec::with_capacity(ranked.len());
    for (_, proposal) in ranked {
        let stretch = &mut taken[proposal.start..proposal.end];
        if !stretch.contains(&true) {
            stretch.fill(true);
            standing.push(proposal);
        }
    }
    standing.sort_by_key(|proposal| proposal.start);
    standing
}

/// When the tokens of a proposal are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// With the others.
    First,
    /// After the others.
    Filling,
}

/// Whether a proposal that overlaps a name gives way to it. Of the same words the model says what they name here,
/// a city or its club; what lies within the name is part of it; and where a person's name ends the rules guess.
fn gives_way(proposal: &Proposal, name: &Proposal) -> bool {
    if !may_be_the_models(proposal) {
        return false;
    }
    if proposal.start == name.start && proposal.end == name.end {
        return proposal.kind != name.kind;
    }
    let within = name.start <= proposal.start && proposal.end <= name.end;
    let both_people = proposal.kind == EntityKind::Person && name.kind == EntityKind::Person;
    within || (both_people && proposal.weight == Weight::Rule && name.start <= proposal.start)
}

/// Whether the model knows names of this kind: events and laws it does not, and of dates it may doubt those of one
/// word, as the month نيسان, which is a maker of cars too.
fn may_be_the_models(proposal: &Proposal) -> bool {
    match proposal.kind {
        EntityKind::Person | EntityKind::Organization | EntityKind::Location => true,
        EntityKind::Date => proposal.end == proposal.start + 1,
        EntityKind::Event | EntityKind::Law => false,
    }
}

/// Whether the model finds no trace of the person that a rule sees.
fn is_without_trace(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    let is_a_rules = proposal.kind == EntityKind::Person && proposal.weight == Weight::Rule;
    is_a_rules
        && evidence.tagging.is_some_and(|tagging| {
            tagging.support(proposal.kind, proposal.start, proposal.end) < LEAST_SUPPORT
        })
}

/// Whether the model takes a known place that stands alone in brackets for a body: what is told there is where
/// something is, as in ريال مدريد (إسبانيا).
fn is_bracketed_place(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    let Evidence { block, .. } = evidence;
    let is_mark = |at: Option<usize>, mark: &str| {
        let token = at.and_then(|at| block.tokens.get(at));
        token.is_some_and(|token| token.is_mark(mark))
    };
    let is_a_body = proposal.rule == Rule::Model && proposal.kind == EntityKind::Organization;
    is_a_body
        && is_mark(proposal.start.checked_sub(1), "(")
        && is_mark(Some(proposal.end), ")")
        && block.names[proposal.start].as_ref().is_some_and(|known| {
            let is_place = block.kind(known) == EntityKind::Location;
            !known.weak && known.end == proposal.end && is_place
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::range::TextRange;

    fn proposal(start: usize, end: usize, kind: EntityKind, weight: Weight) -> Proposal {
        Proposal {
            start,
            end,
            range: TextRange::new(start, end),
            kind,
            entry: None,
            moment: None,
            weight,
            rule: Rule::ListedName,
        }
    }

    /// What stands of `seen` beside a name of a body that the model found at the words 2 and 3.
    fn settled(seen: Proposal) -> Vec<(usize, usize, EntityKind)> {
        let body = proposal(2, 4, EntityKind::Organization, Weight::Model);
        let standing = settle(vec![seen], vec![body], |_| true);
        let kept = standing.iter();
        kept.map(|kept| (kept.start, kept.end, kept.kind)).collect()
    }

    #[test]
    fn what_lies_within_a_name_or_has_its_words_gives_way() {
        use EntityKind::{Date, Event, Location, Organization};
        let body = (2, 4, Organization);
        for (start, end, kind) in [(3, 4, Location), (2, 4, Location), (3, 4, Date)] {
            let seen = proposal(start, end, kind, Weight::Name);
            assert_eq!(settled(seen), [body], "{start} to {end}");
        }
        for (start, end, kind) in [
            (3, 5, Location),
            (1, 4, Organization),
            (3, 4, Event),
            (2, 4, Date),
        ] {
            let seen = proposal(start, end, kind, Weight::Name);
            assert_eq!(settled(seen), [(start, end, kind)]);
        }
        // Where nothing else is seen the name is only filled in, later.
        let far = proposal(6, 7, Location, Weight::Name);
        assert_eq!(settled(far), [body, (6, 7, Location)]);
    }

    #[test]
    fn what_is_known_by_the_same_words_stands_with_what_is_known_of_it() {
        let known = proposal(2, 4, EntityKind::Organization, Weight::Name);
        let found = proposal(2, 4, EntityKind::Organization, Weight::Model);
        let proposals = settle(vec![known], vec![found], |_| true);
        assert_eq!(proposals.len(), 1);
        assert_eq!(proposals[0].weight, Weight::Name);
    }

    #[test]
    fn the_model_says_where_a_name_ends_that_a_rule_guessed() {
        let seen = |weight| vec![proposal(2, 5, EntityKind::Person, weight)];
        let found = proposal(2, 4, EntityKind::Person, Weight::Model);
        for (weight, end) in [(Weight::Rule, 4), (Weight::Name, 5)] {
            let proposals = settle(seen(weight), vec![found], |_| true);
            assert_eq!(proposals[0].end, end);
        }
        // Where a name begins the rules know best: behind an office.
        let later = proposal(3, 5, EntityKind::Person, Weight::Model);
        let proposals = settle(seen(Weight::Rule), vec![later], |_| true);
        assert_eq!(proposals[0].start, 2);
    }

    #[test]
    fn what_is_filled_in_takes_nothing_away() {
        let seen = vec![proposal(2, 4, EntityKind::Event, Weight::Rule)];
        let names = [(0, 2), (3, 6), (6, 7)];
        let names =
            names.map(|(start, end)| proposal(start, end, EntityKind::Location, Weight::Model));
        let standing = settle(seen, names.to_vec(), |_| true);
        let kept: Vec<_> = standing.iter().map(|kept| (kept.start, kept.end)).collect();
        assert_eq!(kept, [(0, 2), (2, 4), (6, 7)]);
    }

    #[test]
    fn the_longer_wins_and_then_the_heavier() {
        let seen = |start, end, weight| proposal(start, end, EntityKind::Location, weight);
        let standing = settle(
            vec![
                seen(0, 1, Weight::Name),
                seen(0, 3, Weight::Rule),
                seen(4, 5, Weight::Rule),
                seen(4, 5, Weight::Name),
                seen(3, 4, Weight::Weak),
            ],
            Vec::new(),
            |_| true,
        );
        let kept: Vec<_> = standing
            .iter()
            .map(|kept| (kept.start, kept.end, kept.weight))
            .collect();
        assert_eq!(
            kept,
            [
                (0, 3, Weight::Rule),
                (3, 4, Weight::Weak),
                (4, 5, Weight::Name)
            ]
        );
    }
}
