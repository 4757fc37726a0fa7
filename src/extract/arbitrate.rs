//! Between the rules and the model: where the model is the surer, a person is none, and what lists and
//! rules see in part of a name is not what is meant.

use crate::extract::candidate::{BlockView, Candidate, Source};
use crate::extract::entity::EntityKind;
use crate::extract::model::Tagging;
use crate::extract::vocabulary::Classes;
use crate::range::TextRange;

/// Where the model gives a person that a rule sees no more than this probability, the rule is wrong.
const LEAST_SUPPORT: f32 = 0.05;

/// Takes back people that only a rule sees, and what lies within one of the names that the model is `sure`
/// of, which takes its place: كييف in دينامو كييف.
pub fn arbitrate(candidates: &mut Vec<Candidate>, sure: Vec<Candidate>, tagging: &Tagging) {
    candidates.retain(|candidate| !is_doubted(candidate, tagging));
    for name in sure {
        let overlaps = |other: &Candidate| other.start < name.end && name.start < other.end;
        let rivals = || candidates.iter().filter(|other| overlaps(other));
        if rivals().next().is_some() && rivals().all(|rival| gives_way(rival, &name)) {
            candidates.retain(|other| !overlaps(other));
            candidates.push(name);
        }
    }
}

/// Whether the model's name takes the place of a candidate that overlaps it: one within it, but no known name
/// of the same words.
fn gives_way(candidate: &Candidate, name: &Candidate) -> bool {
    let within = name.start <= candidate.start && candidate.end <= name.end;
    let same_words = name.start == candidate.start && candidate.end == name.end;
    let stands = same_words && (candidate.kind == name.kind || candidate.source == Source::Name);
    within && !stands && may_be_the_models(candidate.kind)
}

/// Whether the model knows names of this kind: dates, events and laws it does not.
fn may_be_the_models(kind: EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::Person | EntityKind::Organization | EntityKind::Location
    )
}

/// Whether the model finds no trace of the person that a rule sees.
fn is_doubted(candidate: &Candidate, tagging: &Tagging) -> bool {
    candidate.kind == EntityKind::Person
        && candidate.source == Source::Rule
        && tagging.support(candidate.kind, candidate.start, candidate.end) < LEAST_SUPPORT
}

/// What a person's name names when it stands right behind a word for something else: the body in
/// شركة فورد and the place in شارع محمد محمود are called so whole; a ship, storm or prize is nothing
/// that is listed.
pub fn named_after(view: BlockView<'_>, candidate: Candidate) -> Option<Candidate> {
    let namesake = Classes::NAMED_BODY
        .union(Classes::PLACE_HEAD)
        .union(Classes::NAMED_THING);
    let bare = candidate.range.start == view.tokens[candidate.start].range.start;
    let head = candidate.start.checked_sub(1).and_then(|before| {
        let reading = view.tokens[before].reading_of(namesake)?;
        Some((before, reading))
    });
    let Some((start, head)) = head else {
        return Some(candidate);
    };
    let joined = bare && view.tokens[candidate.start].spaced;
    if candidate.kind != EntityKind::Person || !joined || head.classes.intersects(Classes::DEFINITE)
    {
        return Some(candidate);
    }
    let kind = if head.classes.intersects(Classes::NAMED_BODY) {
        EntityKind::Organization
    } else if head.classes.intersects(Classes::PLACE_HEAD) {
        EntityKind::Location
    } else {
        return None;
    };
    Some(Candidate {
        start,
        range: TextRange::new(head.start, candidate.range.end),
        kind,
        entry: None,
        ..candidate
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(start: usize, end: usize, kind: EntityKind, source: Source) -> Candidate {
        Candidate {
            start,
            end,
            range: TextRange::new(start, end),
            kind,
            entry: None,
            moment: None,
            source,
        }
    }

    /// What stands of `seen` beside a name of a body at the words 2 and 3 that the model is sure of.
    fn settled(seen: Candidate) -> Vec<(usize, usize, EntityKind)> {
        let sure = candidate(2, 4, EntityKind::Organization, Source::Model);
        let mut candidates = vec![seen];
        arbitrate(&mut candidates, vec![sure], &Tagging::default());
        let kept = candidates.iter();
        kept.map(|kept| (kept.start, kept.end, kept.kind)).collect()
    }

    #[test]
    fn what_lies_within_a_sure_name_gives_way() {
        use EntityKind::{Date, Location, Organization};
        let body = (2, 4, Organization);
        assert_eq!(settled(candidate(3, 4, Location, Source::Name)), [body]);
        assert_eq!(settled(candidate(2, 4, Location, Source::Weak)), [body]);
        for (start, end, kind) in [(2, 4, Location), (3, 5, Location), (3, 4, Date)] {
            let seen = candidate(start, end, kind, Source::Name);
            assert_eq!(settled(seen), [(start, end, kind)]);
        }
        // Where nothing else is seen the name is only filled in, later.
        let far = candidate(6, 7, Location, Source::Name);
        assert_eq!(settled(far), [(6, 7, Location)]);
    }
}
