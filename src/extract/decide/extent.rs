//! Where names begin and end that are found only in part: a table of what else belongs to them, each row with an
//! example and a counter-example.

use crate::extract::decide::evidence::{Evidence, is_of_common_words, quotation, up_to, word};
use crate::extract::decide::person_extent::{
    with_first_name, with_second_name, without_common_word, without_second_person,
};
use crate::extract::document::BlockView;
use crate::extract::document::role::Roles;
use crate::extract::document::token::Token;
use crate::extract::document::vocabulary::Classes;
use crate::extract::entity::EntityKind;
use crate::extract::propose::Proposal;
use crate::extract::propose::person::behind_and;
use crate::language::letters::has_article;
use crate::language::proclitics::Clitics;

/// What belongs to a name beyond the words found.
pub struct Mend {
    /// A text with a whole name between brackets.
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are tests"))]
    pub example: &'static str,
    /// A text much like it, in which the name between brackets is whole without what follows or precedes it.
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are tests"))]
    pub counter_example: &'static str,
    /// The name that it is, where it is longer or shorter than what was found.
    mend: fn(Evidence<'_>, &Proposal) -> Option<Proposal>,
}

/// All of them, in the order in which they are tried.
#[rustfmt::skip]
pub const MENDS: [Mend; 18] = [
    Mend { mend: without_particle, example: "نشرته مجلة [معهد التكنولوجيا] إن ذلك صحيح", counter_example: "نشرته مجلة [معهد التكنولوجيا] أمس" },
    Mend { mend: without_word_before_name, example: "انتقد قرار [المفوضية الأوروبية] أمس", counter_example: "انتقد [قرار مجلس الأمن الدولي 2254] أمس" },
    Mend { mend: without_others_adjective, example: "تكريم نجم [البرازيل] الكبير أمس", counter_example: "سافر إلى [كوريا الشمالية] أمس" },
    Mend { mend: with_mission, example: "عناصر ب[سفارة إيران بالجزائر] أمس", counter_example: "سفراء ب[الجزائر] أمس" },
    Mend { mend: stadium_as_place, example: "على ملعب \"[محمد الخامس]\" أمس", counter_example: "قال \"[محمد الخامس]\" ذلك" },
    Mend { mend: with_complement, example: "قالت [الجمعية الوطنية لمنع القسوة ضد الأطفال] ذلك", counter_example: "دعا [البنك المركزي] لمنع التضخم" },
    Mend { mend: with_joined_field, example: "حققت [لجنة الأوراق المالية والبورصات] في ذلك", counter_example: "اجتمع [مجلس الأمن الدولي] والحكومة" },
    Mend { mend: with_agreeing_adjective, example: "محادثات مع [صندوق الثروة السيادية] أمس", counter_example: "قال [مجلس الوزراء] أمس" },
    Mend { mend: with_country, example: "تمتلك الحكومة [البنك الأهلي المصري] كله", counter_example: "قالت [صحيفة القدس] الفلسطينية ذلك" },
    Mend { mend: with_half_of_a_country, example: "قالت [وزارة التوحيد الكورية الجنوبية] ذلك", counter_example: "قالت [وزارة الخارجية الروسية] ذلك" },
    Mend { mend: without_country, example: "قال رئيس [نادي الزمالك] المصري ذلك", counter_example: "قال [البنك الأهلي المصري] ذلك" },
    Mend { mend: with_form_of_state, example: "زار [جمهورية روسيا الاتحادية] أمس", counter_example: "زار رئيس الجمهورية [روسيا] أمس" },
    Mend { mend: without_preposition, example: "ميزانية ل[منطقة اليورو] أمس", counter_example: "سافر إلى [لوس أنجلس] أمس" },
    Mend { mend: without_common_word, example: "شائعات وفاة [عباس] مبرمجة من جهات", counter_example: "شائعات وفاة [محمود عباس] أمس" },
    Mend { mend: without_second_person, example: "ورسم [شاكا] وشاكيري، ذوا الأصل الكوسوفي", counter_example: "قال [بوب وودوارد] ذلك" },
    Mend { mend: with_second_name, example: "قالت [ريبيكا كوربت] ذلك", counter_example: "قالت [ريبيكا] أمس" },
    Mend { mend: with_first_name, example: "حياة النجمة [ويتني هيوستن] أمس", counter_example: "سافر إلى [هيوستن] أمس" },
    Mend { mend: with_words_of_a_body, example: "لم يكشف [لوس أنجلس غالاكسي] ذلك", counter_example: "سافر إلى [لوس أنجلس] أمس" },
];

/// Mends the names that stand in a block, in the order of the text, where what belongs to them is free.
pub fn whole(evidence: Evidence<'_>, standing: &mut Vec<Proposal>) {
    for at in 0..standing.len() {
        let after = standing.get(at + 1).map(|next| next.start);
        let before = at.checked_sub(1).map(|before| standing[before].end);
        for row in &MENDS {
            let Some(mended) = (row.mend)(evidence, &standing[at]) else {
                continue;
            };
            let is_free = before.is_none_or(|end| end <= mended.start)
                && after.is_none_or(|start| mended.end <= start);
            if is_free {
                standing[at] = mended;
            }
        }
    }
    join_seats(evidence.block, standing);
}

/// Joins an embassy with the city that it is in: السفارة الروسية في لندن.
fn join_seats(block: BlockView<'_>, standing: &mut Vec<Proposal>) {
    standing.dedup_by(|city, mission| {
        let head = &block.tokens[mission.start];
        let is_mission = mission.kind == EntityKind::Organization && head.may_have(Roles::MISSION);
        let first = &block.tokens[city.start];
        let is_in = match city.start - mission.end {
            0 => first.spaced && &block.text[first.range.start..city.range.start] == "ب",
            1 => block.tokens[mission.end].roles.has(Roles::IN),
            _ => false,
        };
        let is_seat = is_mission && is_in && city.kind == EntityKind::Location;
        if is_seat {
            *mission = up_to(block, mission, city.end);
        }
        is_seat
    });
}

/// What has a name, without the word before it for its management, statement or decision: إدارة فيسبوك, إعلان الكرملين,
/// قرار المفوضية الأوروبية.
fn without_word_before_name(evidence: Evidence<'_>, proposal: &Proposal) -> Option<Proposal> {
    let block = evidence.block;
    let first = &block.tokens[proposal.start];
    let is_word_before_name = match proposal.kind {
        EntityKind::Organization => first.may_have(Roles::MANAGEMENT),
        EntityKind::Law => first.may_have(Roles::STATEMENT),
        _ => false,
    };
    let name = block.names.get(proposal.start + 1)?.as_ref()?;
    // A decision without a number is none of a place either; إعلان القاهرة is a law.
    let is_decision = proposal.kind == EntityKind::Law && first.may_have(Roles::RESOLUTION);
    let is_of_body = is_decision || block.kind(name) == EntityKind::Organization;
    let is_rest = name.end == proposal.end && proposal.entry.is_none();
    (is_word_before_name && is_of_body && is_rest).then_some(Proposal {
        start: proposal.start + 1,
        kind: block.kind(name),
        entry: Some(name.entry),
        range: name.range,
        ..*proposal
    })
}

/// A place without an adjective that describes who was named before it: نجم البرازيل الكبير. Most countries and cities are
/// feminine.
fn without_others_adjective(evidence: Evidence<'_>, proposal: &Proposal) -> Option<Proposal> {
    let block = evidence.block;
    let place = block.names.get(proposal.start)?.as_ref()?;
    let is_place = block.kind(place) == EntityKind::Location && place.end + 1 == proposal.end;
    let last = &block.tokens[proposal.end - 1];
    let is_masculine = has_article(block.written(proposal.end - 1)) && !last.form().ends_with('ه');
    let described = Classes::ORDINARY.union(Classes::ATTRIBUTE);
    (proposal.kind == EntityKind::Location
        && proposal.entry.is_none()
        && is_place
        && is_masculine
        && last.is(described))
    .then(|| Proposal {
        entry: Some(place.entry),
        ..up_to(block, proposal, place.end)
    })
}

/// A state's embassy: سفارة إيران.
fn with_mission(evidence: Evidence<'_>, proposal: &Proposal) -> Option<Proposal> {
    let block = evidence.block;
    let before = proposal.start.checked_sub(1)?;
    let (state, mission) = (&block.tokens[proposal.start], &block.tokens[before]);
    let is_whole = state.spaced && proposal.range.start == state.range.start;
    let mut segmentations = mission.segmentations.iter();
    let word = segmentations
        .find(|word| Roles::of(&word.form).has(Roles::MISSION) && !has_article(&word.form))?;
    let start = mission.range.start + word.offset;
    (proposal.kind == EntityKind::Location && is_whole).then(|| Proposal {
        start: before,
        kind: EntityKind::Organization,
        entry: None,
        range: block.range_to(start, proposal.end),
        ..*proposal
    })
}

/// A stadium is a place, whatever it is called: ملعب "محمد الخامس".
fn stadium_as_place(evidence: Evidence<'_>, proposal: &Proposal) -> Option<Proposal> {
    let (opening, is_all) = quotation(evidence.block, proposal)?;
    let before = &evidence.block.tokens[opening.checked_sub(1)?];
    (is_all && before.may_have(Roles::STADIUM)).then_some(Proposal {
        kind: EntityKind::Location,
        entry: None,
        moment: None,
        ..*proposal
    })
}

/// No name ends in إن, التي and the like; letters are spelled like it: سي إن إن.
fn without_particle(evidence: Evidence<'_>, proposal: &Proposal) -> Option<Proposal> {
    let block = evidence.block;
    let last = proposal.end - 1;
    if last == proposal.start || proposal.entry.is_some() || proposal.kind == EntityKind::Person {
        return None;
    }
    let is_particle = block.tokens[last].roles.has(Roles::PARTICLE);
    let is_behind_word = block.tokens[last - 1].form().chars().count() > 3;
    (is_particle && is_behind_word).then(|| up_to(block, proposal, last))
}

/// A body of common words with what it is for: لمنع القسوة ضد الأطفال, للعلاقات الخارجية.
fn with_complement(evidence: Evidence<'_>, proposal: &Proposal) -> Option<Proposal> {
    let block = evidence.block;
    if !is_of_common_words(block, proposal) {
        return None;
    }
    let last = &block.tokens[proposal.end - 1];
    let closed = Classes::ATTRIBUTE
        .union(Classes::NATIONALITY)
        .union(Classes::FIELD);
    let is_open = last.is(closed);
    let token = word(block, proposal.end)?;
    let behind_for =
        |clitics: Clitics| clitics.preposition == Some('ل') && clitics.conjunction.is_none();
    let field = token.analyses.iter().find(|analysis| {
        behind_for(analysis.clitics) && analysis.classes.intersects(Classes::FIELD)
    });
    // للحديث حول: what is done there, not what it is for.
    let is_done = |after: &Token| after.roles.has(Roles::ABOUT);
    if word(block, proposal.end + 1).is_some_and(is_done) {
        return None;
    }
    // Banks and councils do things for a purpose, societies are called by it.
    let head = &block.tokens[proposal.start];
    let is_purpose = token.segmentations.iter().any(|segmentation| {
        behind_for(segmentation.clitics) && Roles::of(&segmentation.form).has(Roles::PURPOSE)
    }) && head.may_have(Roles::SOCIETY);
    if !is_open || field.is_none() && !is_purpose {
        return None;
    }
    let mut end = proposal.end + 1;
    if !field.is_some_and(|field| field.classes.intersects(Classes::DEFINITE)) {
        // What is done has to be done to something.
        word(block, end).filter(|_| is_definite_common(block, end))?;
        end += 1;
    }
    Some(up_to(block, proposal, with_rest(block, end)))
}

/// Whether a word with the article stands at `at` that is no known name, office or particle.
fn is_definite_common(block: BlockView<'_>, at: usize) -> bool {
    let other = Classes::STOP
        .union(Classes::TITLE)
        .union(Classes::HONORIFIC)
        .union(Classes::ORGANIZATION_HEAD);
    let token = &block.tokens[at];
    has_article(block.written(at)) && !token.is(other) && block.names[at].is_none()
}

/// The end of a complement: adjectives, what is joined to it by و, and whom it is against.
fn with_rest(block: BlockView<'_>, mut end: usize) -> usize {
    const MOST: usize = 4;
    for _ in 0..MOST {
        let Some(token) = word(block, end) else {
            break;
        };
        let is_relative =
            token.form().ends_with("يه") && !token.is(Classes::NATIONALITY.union(Classes::STOP));
        let is_adjective =
            has_article(block.written(end)) && (token.is(Classes::ATTRIBUTE) || is_relative);
        let is_against = token.roles.has(Roles::AGAINST)
            && word(block, end + 1).is_some_and(|_| is_definite_common(block, end + 1));
        if is_adjective || is_joined(token, Classes::FIELD.union(Classes::ATTRIBUTE)) {
            end += 1;
        } else if is_against {
            end += 2;
        } else {
            break;
        }
    }
    end
}

/// Whether a word is و and a definite word of some classes, or what bodies are for.
fn is_joined(token: &Token, classes: Classes) -> bool {
    let and = |clitics: Clitics| clitics.conjunction == Some('و') && clitics.preposition.is_none();
    let is_of_classes = token.analyses.iter().any(|analysis| {
        and(analysis.clitics)
            && analysis.classes.intersects(classes)
            && analysis.classes.intersects(Classes::DEFINITE)
    });
    let is_purpose = token.segmentations.iter().any(|segmentation| {
        and(segmentation.clitics)
            && has_article(&segmentation.form)
            && Roles::of(&segmentation.form).has(Roles::PURPOSE)
    });
    is_of_classes || is_purpose
}

/// A body of common words with what و joins to its field: الأوراق المالية والبورصات.
fn with_joined_field(evidence: Evidence<'_>, proposal: &Proposal) -> Option<Proposal> {
    let block = evidence.block;
    let last = &block.tokens[proposal.end - 1];
    let is_field = last.is(Classes::FIELD.union(Classes::ATTRIBUTE));
    let is_of_country = block.tokens[proposal.start..proposal.end]
        .iter()
        .any(|word| word.is(Classes::NATIONALITY) && !word.roles.has(Roles::FINANCIAL));
    if !is_of_common_words(block, proposal)
        || !is_field
        || is_of_country
        || has_article(block.written(proposal.start))
    {
        return None;
    }
    let token = word(block, proposal.end)?;
    let classes = Classes::FIELD.union(Classes::ATTRIBUTE);
    is_joined(token, classes).then(|| {
        let end = with_rest(block, proposal.end + 1);
        up_to(block, proposal, end)
    })
}

/// A body of common words with the adjective of its field: صندوق الثروة السيادية. What writers name freely, as
/// newspapers, is only described by it.
fn with_agreeing_adjective(evidence: Evidence<'_>, proposal: &Proposal) -> Option<Proposal> {
    let block = evidence.block;
    let last = &block.tokens[proposal.end - 1];
    let head = &block.tokens[proposal.start];
    let is_noun = has_article(block.written(proposal.end - 1))
        && !last.is(Classes::ATTRIBUTE.union(Classes::NATIONALITY));
    let is_state_body = !has_article(block.written(proposal.start))
        && head.analysis_of(Classes::NAMED_BODY).is_none();
    let next = word(block, proposal.end)?;
    let is_adjective = has_article(block.written(proposal.end))
        && next.form().ends_with("يه")
        && !next.is(Classes::STOP.union(Classes::NATIONALITY))
        && !next.roles.has(Roles::DESCRIBING);
    (is_of_common_words(block, proposal)
        && is_noun
        && is_state_body
        && last.form().ends_with('ه')
        && is_adjective)
        .then(|| up_to(block, proposal, proposal.end + 1))
}

/// A body that is called by its sort and an adjective, with its country, which tells it from others: البنك الأهلي المصري.
fn with_country(evidence: Evidence<'_>, proposal: &Proposal) -> Option<Proposal> {
    let block = evidence.block;
    let is_of_two_words = proposal.end == proposal.start + 2;
    let next = word(block, proposal.end)?;
    let last = &block.tokens[proposal.end - 1];
    let is_feminine = |token: &Token| token.form().ends_with('ه');
    let are_definite = (proposal.start..=proposal.end).all(|at| has_article(block.written(at)));
    (is_of_two_words
        && is_of_common_words(block, proposal)
        && are_definite
        && last.is(Classes::ATTRIBUTE)
        && next.is(Classes::NATIONALITY)
        && is_feminine(next) == is_feminine(last))
    .then(|| up_to(block, proposal, proposal.end + 1))
}

/// الكورية الجنوبية: of which Korea.
fn with_half_of_a_country(evidence: Evidence<'_>, proposal: &Proposal) -> Option<Proposal> {
    let block = evidence.block;
    let last = &block.tokens[proposal.end - 1];
    let next = word(block, proposal.end)?;
    let is_halved = last.roles.has(Roles::HALVED) && next.roles.has(Roles::HUE);
    let is_long = proposal.end > proposal.start + 1;
    (is_halved && is_long && proposal.kind == EntityKind::Organization)
        .then(|| up_to(block, proposal, proposal.end + 1))
}

/// A club without its country: نادي الزمالك المصري. Without نادي the country may be part of what it is called: الملعب
/// التونسي.
fn without_country(evidence: Evidence<'_>, proposal: &Proposal) -> Option<Proposal> {
    let block = evidence.block;
    let last = proposal.end - 1;
    let (first, country) = (&block.tokens[proposal.start], &block.tokens[last]);
    (proposal.kind == EntityKind::Organization
        && last == proposal.start + 2
        && first.analysis_of(Classes::CALLED_BODY).is_some()
        && !first.is(Classes::DEFINITE)
        && country.spaced
        && has_article(block.written(last))
        && country.is(Classes::NATIONALITY))
    .then(|| up_to(block, proposal, last))
}

/// A state with what it is: جمهورية روسيا الاتحادية.
fn with_form_of_state(evidence: Evidence<'_>, proposal: &Proposal) -> Option<Proposal> {
    let block = evidence.block;
    let before = proposal.start.checked_sub(1)?;
    let first = &block.tokens[proposal.start];
    let form = block.tokens[before]
        .segmentations
        .iter()
        .find(|segmentation| Roles::of(&segmentation.form).has(Roles::STATE))?;
    let is_state = proposal.kind == EntityKind::Location && proposal.entry.is_some();
    let is_bare = first.spaced && proposal.range.start == first.range.start;
    let start = block.tokens[before].range.start + form.offset;
    (is_state && is_bare).then(|| Proposal {
        start: before,
        range: block.range_to(start, proposal.end),
        ..*proposal
    })
}

/// A place with words of a body behind it is the body: لوس أنجلس غالاكسي.
fn with_words_of_a_body(evidence: Evidence<'_>, proposal: &Proposal) -> Option<Proposal> {
    let block = evidence.block;
    if proposal.kind != EntityKind::Location {
        return None;
    }
    let is_more = |at: &usize| word(block, *at).is_some() && is_of_bodies(evidence, *at);
    let more = proposal.end..block.tokens.len();
    let last = more.take_while(is_more).last()?;
    Some(Proposal {
        kind: EntityKind::Organization,
        entry: None,
        ..up_to(block, proposal, last + 1)
    })
}

/// Whether the word at `at` has no class, and raw text has it in names of bodies.
fn is_of_bodies(evidence: Evidence<'_>, at: usize) -> bool {
    let block = evidence.block;
    let token = &block.tokens[at];
    let row = evidence.row(token.form());
    token.classes() == Classes::NONE
        && block.names[at].is_none()
        && behind_and(block, at).is_none()
        && !block.written(at).starts_with("لل")
        && !has_article(block.written(at))
        && row.is_some_and(|row| {
            row.is_of(EntityKind::Organization) && !row.is_of(EntityKind::Location)
        })
}

/// What is called so behind ل: منطقة اليورو in لمنطقة اليورو.
fn without_preposition(evidence: Evidence<'_>, proposal: &Proposal) -> Option<Proposal> {
    let heads = Classes::ORGANIZATION_HEAD
        .union(Classes::EVENT_HEAD)
        .union(Classes::LAW_HEAD)
        .union(Classes::PLACE_HEAD)
        .union(Classes::PLACE_TYPE);
    let first = &evidence.block.tokens[proposal.start];
    let names = Classes::GIVEN.union(Classes::SURNAME);
    // لجنة is no ل and a garden.
    let is_whole = proposal.range.start == first.range.start && !first.is(heads.union(names));
    let is_long = proposal.end > proposal.start + 1 && proposal.entry.is_none();
    let mut analyses = first.analyses.iter();
    let behind = analyses.find(|analysis| {
        analysis.clitics.preposition == Some('ل') && analysis.classes.intersects(heads)
    })?;
    (is_whole && is_long && proposal.kind != EntityKind::Person).then(|| Proposal {
        range: evidence.block.range_to(behind.start, proposal.end),
        ..*proposal
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::propose::rule_tests::{faults, kind_of};

    #[test]
    fn every_extent_makes_its_example_whole_and_leaves_its_counter_example() {
        let examples = MENDS
            .iter()
            .flat_map(|row| [row.example, row.counter_example]);
        assert_eq!(faults(examples.map(|text| (text, true))), [""; 0]);
    }

    #[test]
    fn what_a_mended_name_is_of_is_what_it_is_called() {
        for (kind, text) in [
            (
                EntityKind::Organization,
                "عناصر ب[سفارة إيران بالجزائر] أمس",
            ),
            (
                EntityKind::Organization,
                "قالت [السفارة الروسية في لندن] ذلك",
            ),
            (EntityKind::Location, "على ملعب \"[محمد الخامس]\" أمس"),
            (EntityKind::Person, "قال [محمد الخامس] ذلك"),
            (
                EntityKind::Organization,
                "انتقد قرار [المفوضية الأوروبية] أمس",
            ),
            (EntityKind::Organization, "جاء إعلان [الكرملين] أمس"),
            (EntityKind::Law, "وقعوا [إعلان القاهرة] أمس"),
        ] {
            assert_eq!(kind_of(text), Some(kind), "{text}");
        }
    }
}
