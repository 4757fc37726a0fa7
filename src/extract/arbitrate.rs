//! Between the rules and the model: people that the model finds no trace of are none, and what lists and rules see
//! in part of a name, or in its words, is not what is meant.

use crate::extract::candidate::{BlockView, Candidate, Source};
use crate::extract::entity::EntityKind;
use crate::extract::fold::{Words, fold};
use crate::extract::model::Tagging;
use crate::extract::vocabulary::Classes;
use crate::range::TextRange;

/// Where the model gives a person that a rule sees no more than this probability, the rule is wrong.
const LEAST_SUPPORT: f32 = 0.15;

/// Takes back people that only a rule sees, where the model finds no trace of them.
pub fn take_back(candidates: &mut Vec<Candidate>, tagging: &Tagging) {
    candidates.retain(|candidate| !is_doubted(candidate, tagging));
}

/// Puts each of `names`, which overlap none of each other and are in the order of the text, in the place of the
/// candidates that it overlaps, where all of them give way: دينامو كييف in that of كييف.
pub fn displace(candidates: &mut Vec<Candidate>, names: &[Candidate]) {
    let overlapped = |candidate: &Candidate| {
        let first = names.partition_point(|name| name.end <= candidate.start);
        first..names.partition_point(|name| name.start < candidate.end)
    };
    let mut has_rivals = vec![false; names.len()];
    let mut stands = vec![true; names.len()];
    for candidate in candidates.iter() {
        for at in overlapped(candidate) {
            has_rivals[at] = true;
            stands[at] &= gives_way(candidate, &names[at]);
        }
    }
    candidates.retain(|candidate| !overlapped(candidate).any(|at| stands[at]));
    let names = names.iter().zip(has_rivals.iter().zip(&stands));
    candidates.extend(
        names
            .filter(|(_, (has_rivals, stands))| **has_rivals && **stands)
            .map(|(name, _)| *name),
    );
}

/// Whether a candidate that overlaps a name that the model found gives way to it. Of the same words the model says what
/// they name here, a city or its club; what lies within the name is part of it; and where a person's name ends
/// the rules guess.
fn gives_way(candidate: &Candidate, name: &Candidate) -> bool {
    if !may_be_the_models(candidate) {
        return false;
    }
    if candidate.start == name.start && candidate.end == name.end {
        return candidate.kind != name.kind;
    }
    let within = name.start <= candidate.start && candidate.end <= name.end;
    let both_people = candidate.kind == EntityKind::Person && name.kind == EntityKind::Person;
    within || (both_people && candidate.source == Source::Rule && name.start <= candidate.start)
}

/// Whether the model knows names of this kind: events and laws it does not, and of dates it may doubt those of one
/// word, as the month نيسان, which is a maker of cars too.
fn may_be_the_models(candidate: &Candidate) -> bool {
    match candidate.kind {
        EntityKind::Person | EntityKind::Organization | EntityKind::Location => true,
        EntityKind::Date => candidate.end == candidate.start + 1,
        EntityKind::Event | EntityKind::Law => false,
    }
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
        if let Some(reading) = view.tokens[before].reading_of(namesake) {
            return Some((before, reading));
        }
        let at = before
            .checked_sub(1)
            .filter(|_| view.tokens[before].spaced)?;
        let called = called_after(view, before);
        let reading = view.tokens[at].reading_of(called)?;
        Some((at, reading))
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

/// Whether the model takes a known place that stands alone in brackets for a body: what is told there is where
/// something is, as in ريال مدريد (إسبانيا).
pub fn is_bracketed_place(view: BlockView<'_>, name: &Candidate) -> bool {
    let before = name.start.checked_sub(1).map(|before| &view.tokens[before]);
    let bracketed = before.is_some_and(|before| before.is_mark("("))
        && view
            .tokens
            .get(name.end)
            .is_some_and(|after| after.is_mark(")"));
    let known = view.names[name.start].as_ref();
    let place = known.is_some_and(|known| {
        !known.weak && known.end == name.end && view.kind(known) == EntityKind::Location
    });
    bracketed && place && name.kind == EntityKind::Organization
}

/// Those whom bodies and places are called after.
const ROYALS: Words = Words::new(&["الملك", "الملكه", "الامير", "الاميره", "السلطان"]);
/// Those whom places are called after.
const REVERED: Words = Words::new(&["الشيخ", "الشيخه", "الامام", "السيد", "السيده", "القديس"]);

/// What is called after a person whose rank or address, the word at `at`, is part of the name: جسر الملك فهد,
/// جامعة الملك سعود; but جماعة الشيخ is that of a sheikh.
fn called_after(view: BlockView<'_>, at: usize) -> Classes {
    let word = fold(view.tokens[at].range.of(view.text));
    if ROYALS.contains(&word) {
        Classes::NAMED_BODY.union(Classes::PLACE_HEAD)
    } else if REVERED.contains(&word) {
        Classes::PLACE_HEAD
    } else {
        Classes::NONE
    }
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

    /// What stands of `seen` beside a name of a body that the model found at the words 2 and 3.
    fn settled(seen: Candidate) -> Vec<(usize, usize, EntityKind)> {
        let body = candidate(2, 4, EntityKind::Organization, Source::Model);
        let mut candidates = vec![seen];
        displace(&mut candidates, &[body]);
        let kept = candidates.iter();
        kept.map(|kept| (kept.start, kept.end, kept.kind)).collect()
    }

    #[test]
    fn what_lies_within_a_name_or_has_its_words_gives_way() {
        use EntityKind::{Date, Event, Location, Organization};
        let body = (2, 4, Organization);
        for (start, end, kind) in [(3, 4, Location), (2, 4, Location), (3, 4, Date)] {
            let seen = candidate(start, end, kind, Source::Name);
            assert_eq!(settled(seen), [body], "{start} to {end}");
        }
        for (start, end, kind) in [
            (3, 5, Location),
            (1, 4, Organization),
            (3, 4, Event),
            (2, 4, Date),
        ] {
            let seen = candidate(start, end, kind, Source::Name);
            assert_eq!(settled(seen), [(start, end, kind)]);
        }
        // Where nothing else is seen the name is only filled in, later.
        let far = candidate(6, 7, Location, Source::Name);
        assert_eq!(settled(far), [(6, 7, Location)]);
    }

    #[test]
    fn what_is_known_by_the_same_words_stands_with_what_is_known_of_it() {
        let known = candidate(2, 4, EntityKind::Organization, Source::Name);
        let found = candidate(2, 4, EntityKind::Organization, Source::Model);
        let mut candidates = vec![known];
        displace(&mut candidates, &[found]);
        assert_eq!(candidates.len(), 1);
        assert_eq!(candidates[0].source, Source::Name);
    }

    #[test]
    fn the_model_says_where_a_name_ends_that_a_rule_guessed() {
        let seen = |source| vec![candidate(2, 5, EntityKind::Person, source)];
        let found = candidate(2, 4, EntityKind::Person, Source::Model);
        for (source, end) in [(Source::Rule, 4), (Source::Name, 5)] {
            let mut candidates = seen(source);
            displace(&mut candidates, &[found]);
            assert_eq!(candidates[0].end, end);
        }
        // Where a name begins the rules know best: behind an office.
        let later = candidate(3, 5, EntityKind::Person, Source::Model);
        let mut candidates = seen(Source::Rule);
        displace(&mut candidates, &[later]);
        assert_eq!(candidates[0].start, 2);
    }
}
