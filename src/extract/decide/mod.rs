//! Which proposals stand: the model's names, and of the others those that it finds likely enough.

mod evidence;
mod extent;
mod known;
mod no_names;
mod person_extent;
mod veto;

use std::cmp::Reverse;

use crate::extract::document::BlockView;
use crate::extract::document::vocabulary::Classes;
use crate::extract::entity::EntityKind;
use crate::extract::propose::model::Tagging;
use crate::extract::propose::rule::Rule;
use crate::extract::propose::{Proposal, Weight};

pub use evidence::Evidence;

use evidence::likelihood;
use extent::whole;
use known::with_what_is_known;
use veto::is_struck;

/// Strikes out what is no name where it stands.
pub fn strike_out(evidence: Evidence<'_>, mentions: &mut Vec<Proposal>) {
    mentions.retain(|mention| !is_struck(evidence, mention));
}

/// The proposals that stand in a block, in the order of the text.
///
/// The model has the last word over what it sees as well as lists and rules do: what a name of one word stands for,
/// where a body ends. A name of several words that is listed, and an event or law that opens with a telling word,
/// stand against what the model finds inside them. Where the model finds no name, a proposal stands that it gives the
/// probability its sort needs.
#[must_use]
pub fn decide(evidence: Evidence<'_>, proposals: Vec<Proposal>) -> Vec<Proposal> {
    let Some(tagging) = evidence.tagging else {
        return settle(proposals, Vec::new(), |_| true);
    };
    let (names, mut others): (Vec<Proposal>, Vec<Proposal>) = proposals
        .into_iter()
        .map(|proposal| body_that_speaks(evidence.block, proposal))
        .partition(|proposal| proposal.weight == Weight::Model);
    let names: Vec<Proposal> = names
        .into_iter()
        .flat_map(|name| with_what_is_known(evidence.block, name, &others))
        .collect();
    others.retain(|proposal| {
        let first = names.partition_point(|name| name.end <= proposal.start);
        let after = names.partition_point(|name| name.start < proposal.end);
        let rivals = &names[first..after];
        match rivals {
            [] => likelihood(tagging, proposal) >= needed(evidence.block, proposal),
            _ => {
                let is_quoted = is_cut_by_quotation(evidence.block, proposal);
                !is_quoted
                    && rivals
                        .iter()
                        .all(|name| outweighs(evidence.block, tagging, proposal, name))
            }
        }
    });
    let others = settle(others, Vec::new(), |_| true);
    let mut standing: Vec<Proposal> = names;
    standing.retain(|name| {
        let first = others.partition_point(|other| other.end <= name.start);
        others
            .get(first)
            .is_none_or(|other| other.start >= name.end)
    });
    standing.extend(others);
    standing.sort_by_key(|proposal| proposal.start);
    whole(evidence, &mut standing);
    strike_out(evidence, &mut standing);
    standing
}

/// What speaks is no month but a body called like one: وقالت نيسان.
fn body_that_speaks(block: BlockView<'_>, proposal: Proposal) -> Proposal {
    let is_one_word = proposal.end == proposal.start + 1 && block.tokens[proposal.start].is_word();
    let before = proposal.start.checked_sub(1);
    let speaks =
        before.is_some_and(|before| block.tokens[before].analysis_of(Classes::SAYING).is_some());
    if proposal.kind != EntityKind::Date || !is_one_word || !speaks {
        return proposal;
    }
    let weight = proposal.weight.min(Weight::Weak);
    let words = (proposal.start, proposal.end);
    Proposal {
        weight,
        ..Proposal::by_rule(Rule::Model, EntityKind::Organization, words, proposal.range)
    }
}

/// Whether a proposal stands against a name of the model that it overlaps.
fn outweighs(
    block: BlockView<'_>,
    tagging: &Tagging,
    proposal: &Proposal,
    name: &Proposal,
) -> bool {
    let words = proposal.end - proposal.start;
    let covers = proposal.start <= name.start && name.end <= proposal.end;
    let is_longer = words > name.end - name.start;
    if words == 1 {
        return covers && is_place_by_preposition(block, tagging, proposal, name);
    }
    if !covers {
        return false;
    }
    let likelihood = likelihood(tagging, proposal);
    match (proposal.weight, proposal.kind) {
        // Where a name of its kind begins and ends the model knows best.
        (Weight::Name, EntityKind::Law) => true,
        (Weight::Name, kind) => kind != name.kind || likelihood >= 0.1,
        // Long blocks are tagged in parts, which may end within a date.
        (Weight::Date, kind) => is_longer && kind == name.kind,
        _ if proposal.rule == Rule::Anniversary => is_longer,
        (_, EntityKind::Event) => is_longer && likelihood >= 0.02,
        (_, EntityKind::Law) => is_longer,
        (Weight::Rule, _) => is_longer && likelihood >= 0.1,
        _ => false,
    }
}

/// Whether a listed city, which the model takes for its club, stands behind a preposition of place, and the model is
/// not sure: عاد من برشلونة.
fn is_place_by_preposition(
    block: BlockView<'_>,
    tagging: &Tagging,
    proposal: &Proposal,
    name: &Proposal,
) -> bool {
    let before = proposal.start.checked_sub(1);
    let before = before.map(|before| &block.tokens[before]);
    proposal.weight == Weight::Name
        && proposal.kind == EntityKind::Location
        && name.kind == EntityKind::Organization
        && before.is_some_and(|before| before.analysis_of(Classes::LOCATIVE).is_some())
        && (likelihood(tagging, name) < 0.9 || is_called_a_city(block, proposal.start))
}

/// Whether a word for a place stands before the same word a little earlier: مدينة برشلونة.
fn is_called_a_city(block: BlockView<'_>, at: usize) -> bool {
    const WITHIN: usize = 60;
    let earlier = at.saturating_sub(WITHIN)..at;
    let mut pairs = block.tokens[earlier].windows(2);
    pairs.any(|pair| {
        pair[0].analysis_of(Classes::PLACE_TYPE).is_some()
            && pair[1].form() == block.tokens[at].form()
    })
}

/// Whether a quotation mark stands inside: what is quoted is the name, without the word before it.
fn is_cut_by_quotation(block: BlockView<'_>, proposal: &Proposal) -> bool {
    let inside = &block.tokens[proposal.start + 1..proposal.end];
    inside.iter().any(|token| token.is_mark("\"«“"))
}

/// How probable a proposal has to be that the model does not make. What is also a common word
/// (تدمر) needs more.
fn needed(block: BlockView<'_>, proposal: &Proposal) -> f32 {
    let first = &block.tokens[proposal.start];
    let is_one_word = proposal.end == proposal.start + 1;
    match (proposal.weight, proposal.kind) {
        (_, EntityKind::Event) => 0.03,
        (_, EntityKind::Law) => 0.01,
        (Weight::Model | Weight::Weak, _) => 0.35,
        (Weight::Rule, _) => 0.25,
        (Weight::Name, EntityKind::Location) if may_be_adjective(block, proposal) => 0.55,
        (Weight::Name, _) if is_one_word && first.is(Classes::ORDINARY) => 0.25,
        (Weight::Name, _) if is_one_word => 0.1,
        (Weight::Name, _) => 0.02,
        (Weight::Date, _) if is_one_word => 0.3,
        (Weight::Date, _) => 0.05,
    }
}

/// Whether the name of a country stands behind a noun, which it may be the adjective of: فصائل سورية.
fn may_be_adjective(block: BlockView<'_>, proposal: &Proposal) -> bool {
    let token = &block.tokens[proposal.start];
    let before = proposal.start.checked_sub(1);
    let before = before.map(|before| &block.tokens[before]);
    proposal.range == token.range
        && token.spaced
        && token.is(Classes::NATIONALITY)
        && before.is_some_and(|before| before.is_word() && !before.is(Classes::STOP))
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
