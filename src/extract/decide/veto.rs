//! What is no name where it stands, whatever proposed it: a table of vetoes, each with an example and a
//! counter-example.

use crate::extract::decide::evidence::{Evidence, is_of_common_words, quotation};
use crate::extract::decide::no_names::is_no_name;
use crate::extract::document::BlockView;
use crate::extract::document::role::Roles;
use crate::extract::document::token::{Shape, Token};
use crate::extract::document::vocabulary::Classes;
use crate::extract::entity::EntityKind;
use crate::extract::propose::Proposal;
use crate::language::letters::has_article;
use crate::language::lookup::Words;

/// A reason why a proposal does not stand.
pub struct Veto {
    /// A text with a stretch between brackets that is no mention.
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are tests"))]
    pub example: &'static str,
    /// A text much like it, with one that is.
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are tests"))]
    pub counter_example: &'static str,
    /// Whether it strikes a proposal out.
    strikes: fn(Evidence<'_>, &Proposal) -> bool,
}

/// All vetoes.
#[rustfmt::skip]
pub const VETOES: [Veto; 19] = [
    Veto { strikes: is_adjective, example: "تراجعت مؤشرات البورصة [السعودية] أمس", counter_example: "سافر إلى [السعودية] أمس" },
    Veto { strikes: is_adjective_of_a_region, example: "الدفاع عن المنطقة [الحمراء] في الملعب", counter_example: "سافر إلى [الدار البيضاء] أمس" },
    Veto { strikes: is_common_body, example: "تختار [لجنة نرويجية] الفائزين", counter_example: "تختار [لجنة نوبل النرويجية] الفائزين" },
    Veto { strikes: is_in_title, example: "بطلة فيلم \"السيد والسيدة [سميث]\" أمس", counter_example: "قالت صحيفة \"[نيويورك تايمز]\" أمس" },
    Veto { strikes: is_no_name, example: "ولكنني [مصر] على أن نفوز", counter_example: "سافر إلى [مصر] على متن طائرة" },
    Veto { strikes: is_of_months, example: "خلال شهري [جوان وجويلية] من السنة", counter_example: "قال [جون سميث] ذلك" },
    Veto { strikes: is_cut_adjective, example: "صدر ترحيب ك[ندي] بالاتفاق", counter_example: "صدر ترحيب ب[ترامب] أمس" },
    Veto { strikes: is_plural, example: "ويشير [مؤلفو] الدراسة إلى ذلك", counter_example: "ويشير [روسو] إلى ذلك" },
    Veto { strikes: is_adjective_of_policy, example: "حددت السياسة [الخارجية الأميركية] أمس", counter_example: "قالت [الخارجية الأميركية] أمس" },
    Veto { strikes: is_called_by_country, example: "فاز اللاعب [الكندي] أمس", counter_example: "فاز [سمير الكندي] أمس" },
    Veto { strikes: is_some_decision, example: "انتقد [القرار الأميركي] أمس", counter_example: "انتقد [قرار مجلس الأمن الدولي 2254] أمس" },
    Veto { strikes: is_some_accord, example: "وفقا [للاتفاق الروسي التركي] أمس", counter_example: "وفقا ل[اتفاق باريس] أمس" },
    Veto { strikes: is_before_its_name, example: "قالت [شركة صناعة الطيران الأوروبية] \"إيرباص\" ذلك", counter_example: "قال [الاتحاد الدولي لكرة القدم] \"فيفا\" ذلك" },
    Veto { strikes: is_index, example: "صعود مؤشر [داو جونز] أمس", counter_example: "بحسب مؤشر [منظمة الشفافية الدولية] أمس" },
    Veto { strikes: is_behind_quotation, example: "قالت صحيفة \"البلاد\" [السعودية] أمس", counter_example: "سافر من \"البلاد\" إلى [السعودية] أمس" },
    Veto { strikes: is_counted_in_a_year, example: "صدر خلال [العام الحالي 1071] أمرا", counter_example: "صدر خلال [العام الحالي 2018] أمس" },
    Veto { strikes: is_substance, example: "مصنوع من مادة \"[بي في سي]\" أمس", counter_example: "قالت قناة \"[بي بي سي]\" أمس" },
    Veto { strikes: is_any_group, example: "تعافت [مجموعة المرضى] أمس", counter_example: "اجتمعت [مجموعة العشرين] أمس" },
    Veto { strikes: are_two_things, example: "ارتكب [هفوتين قاتلتين] في المباراة", counter_example: "قال [فلاديمير بوتين] ذلك" },
];

/// Whether some veto strikes a proposal out.
#[must_use]
pub fn is_struck(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    VETOES.iter().any(|veto| (veto.strikes)(evidence, proposal))
}

/// The token right before a proposal.
fn before<'a>(block: BlockView<'a>, proposal: &Proposal) -> Option<&'a Token> {
    Some(&block.tokens[proposal.start.checked_sub(1)?])
}

/// The shortest word whose first letters are the article beyond doubt behind a proclitic, in letters.
const SHORTEST_WITH_ARTICLE: usize = 5;

/// Whether a noun with the article stands before the token `at`: what follows with the article, too, is its adjective.
fn is_behind_definite_noun(block: BlockView<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let token = &block.tokens[before];
    // والد is no و and a noun.
    let is_short = |form: &str| form.chars().count() < SHORTEST_WITH_ARTICLE;
    let mut parted = token.segmentations.iter().skip(1);
    token.is_word()
        && block.tokens[at].spaced
        && (has_article(block.written(before))
            || parted.any(|word| has_article(&word.form) && !is_short(&word.form)))
        && !token.is(Classes::STOP.union(Classes::NATIONALITY))
}

/// The name of a country that is an adjective behind a noun: البورصة السعودية. A verb may have its subject before its
/// object: تزور المستشارة السعودية; there the model is sure of a place.
fn is_adjective(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    const SURE: f32 = 0.9;
    is_country_or_adjective(evidence.block, proposal)
        && is_behind_definite_noun(evidence.block, proposal.start)
        && evidence.likelihood(proposal) < SURE
}

/// Whether a proposal is the name of a country with the article, which is written like its adjective: السعودية.
fn is_country_or_adjective(block: BlockView<'_>, proposal: &Proposal) -> bool {
    let token = &block.tokens[proposal.start];
    proposal.kind == EntityKind::Location
        && proposal.end == proposal.start + 1
        && proposal.range == token.range
        && token.is(Classes::NATIONALITY)
        && has_article(block.written(proposal.start))
}

/// Colours and directions behind a noun: المنطقة الحمراء, وحيد القرن الأبيض الشمالي.
fn is_adjective_of_a_region(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    let block = evidence.block;
    let words = &block.tokens[proposal.start..proposal.end];
    proposal.kind == EntityKind::Location
        && words.iter().all(|word| word.roles.has(Roles::HUE))
        && is_behind_definite_noun(block, proposal.start)
}

/// A word for a body with adjectives, none of which has the article: any Norwegian committee.
fn is_common_body(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    let block = evidence.block;
    let adjective = Classes::ATTRIBUTE.union(Classes::NATIONALITY);
    let is_adjective = |at: usize| {
        let token = &block.tokens[at];
        let is_relative = token.is(Classes::ORDINARY) && is_relative(token.form());
        (token.is(adjective) || is_relative) && !has_article(block.written(at))
    };
    let head = &block.tokens[proposal.start];
    proposal.kind == EntityKind::Organization
        && proposal.entry.is_none()
        && proposal.end > proposal.start + 1
        && head.analysis_of(Classes::ORGANIZATION_HEAD).is_some()
        && !has_article(block.written(proposal.start))
        && (proposal.start + 1..proposal.end).all(is_adjective)
}

/// Whether a word, in its look-up form, ends like an adjective of relation: ديني, دينية.
fn is_relative(form: &str) -> bool {
    form.ends_with('ي') || form.ends_with("يه")
}

/// What stands in the title of a film, book or song: فيلم "السيد والسيدة سميث". A title that is a person's name tells of
/// that person.
fn is_in_title(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    let block = evidence.block;
    let Some((opening, is_all)) = quotation(block, proposal) else {
        return false;
    };
    if proposal.kind == EntityKind::Date || proposal.kind == EntityKind::Person && is_all {
        return false;
    }
    let work = opening.checked_sub(1).map(|before| &block.tokens[before]);
    work.is_some_and(|work| work.may_have(Roles::WORK))
}

/// Months that look like names of people: جوان وجويلية.
fn is_of_months(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    let words = &evidence.block.tokens[proposal.start..proposal.end];
    proposal.kind != EntityKind::Date
        && words.len() > 1
        && words
            .iter()
            .all(|word| word.analysis_of(Classes::MONTH).is_some())
}

/// What is left of an adjective of a country when its first letter is taken for a preposition: كندي.
fn is_cut_adjective(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    let first = &evidence.block.tokens[proposal.start];
    proposal.kind == EntityKind::Person
        && proposal.range.start > first.range.start
        && first.is(Classes::NATIONALITY)
}

/// Several people without a name: مؤلفو الدراسة, ناجون نقلوا. Raw text has a noun in other cases, too, and a name like روسو
/// in none.
fn is_plural(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    /// Endings of words that agree with several people.
    const AGREEING: Words = Words::new(&["ون", "وا", "ين"]);
    let block = evidence.block;
    let listed = Classes::GIVEN.union(Classes::SURNAME);
    let is_one_word = proposal.end == proposal.start + 1;
    if proposal.kind != EntityKind::Person || !is_one_word || proposal.entry.is_some() {
        return false;
    }
    let token = &block.tokens[proposal.start];
    let Some(next) = block.tokens.get(proposal.end).filter(|next| next.spaced) else {
        return false;
    };
    if token.is(listed) || before(block, proposal).is_none() {
        return false;
    }
    let (word, behind) = (token.form(), next.form());
    let owner = Classes::STOP
        .union(Classes::NATIONALITY)
        .union(Classes::ATTRIBUTE)
        .union(Classes::HONORIFIC)
        .union(Classes::TITLE);
    let is_owned = word
        .strip_suffix('و')
        .is_some_and(|stem| evidence.is_met(&format!("{stem}ين")))
        && (has_article(block.written(proposal.end)) && !next.is(owner)
            || next.roles.has(Roles::POINTING));
    let are_several = word
        .strip_suffix("ون")
        .is_some_and(|stem| evidence.is_met(&format!("{stem}ين")));
    // ناجون نقلوا, ناجون من الزلزال
    let goes_on = AGREEING.iter().any(|ending| behind.ends_with(ending)) || next.is(Classes::STOP);
    is_owned || are_several && goes_on
}

/// An adjective of a feminine noun, which is called like a ministry: السياسة الخارجية الأميركية.
fn is_adjective_of_policy(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    let block = evidence.block;
    let is_feminine = before(block, proposal).is_some_and(|noun| noun.form().ends_with('ه'));
    let first = &block.tokens[proposal.start];
    proposal.kind == EntityKind::Organization
        && is_feminine
        && !first.is(Classes::ORGANIZATION_HEAD)
        && is_behind_definite_noun(block, proposal.start)
        && has_article(block.written(proposal.start))
        && first.form().ends_with("يه")
}

/// Someone of a country, whose name is not said: اللاعب الكندي, صحفي روسي.
fn is_called_by_country(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    let block = evidence.block;
    let token = &block.tokens[proposal.start];
    let is_of_noun = match has_article(block.written(proposal.start)) {
        true => {
            let title = before(block, proposal);
            is_behind_definite_noun(block, proposal.start)
                && !title.is_some_and(|title| title.is(Classes::HONORIFIC))
        }
        false => !token.is(Classes::GIVEN),
    };
    proposal.kind == EntityKind::Person
        && proposal.entry.is_none()
        && proposal.end == proposal.start + 1
        && token.is(Classes::NATIONALITY)
        && is_of_noun
}

/// A decision without a number: القرار الأميركي.
fn is_some_decision(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    let words = &evidence.block.tokens[proposal.start..proposal.end];
    proposal.kind == EntityKind::Law
        && proposal.entry.is_none()
        && words[0].may_have(Roles::RESOLUTION)
        && words.iter().all(Token::is_word)
}

/// What some countries agreed on, without a name: الاتفاق الروسي التركي.
fn is_some_accord(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    let words = &evidence.block.tokens[proposal.start..proposal.end];
    let are_countries = words[1..].iter().all(|word| word.is(Classes::NATIONALITY));
    proposal.kind == EntityKind::Law
        && proposal.entry.is_none()
        && words.len() > 1
        && words[0].may_have(Roles::ACCORD)
        && are_countries
}

/// What a body is, before what it is called: شركة صناعة الطيران الأوروبية "إيرباص".
fn is_before_its_name(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    let block = evidence.block;
    let adjective = Classes::ATTRIBUTE
        .union(Classes::NATIONALITY)
        .union(Classes::ORDINARY);
    let is_adjective = |at: usize| {
        let token = block.tokens.get(at);
        token.is_some_and(|token| token.is(adjective)) && has_article(block.written(at))
    };
    let quote = proposal.end + usize::from(is_adjective(proposal.end));
    let is_mark = |at: usize, marks: &str| {
        let token = block.tokens.get(at);
        token.is_some_and(|token| token.is_mark(marks))
    };
    let name = block.names.get(quote + 1).and_then(Option::as_ref);
    is_of_common_words(block, proposal)
        && is_mark(quote, "\"«“")
        && name.is_some_and(|name| {
            block.kind(name) == EntityKind::Organization && is_mark(name.end, "\"»”")
        })
}

/// An index of shares: مؤشر ستاندرد آند بورز.
fn is_index(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    // مؤشر البنك الدولي is one that the bank makes.
    let first = &evidence.block.tokens[proposal.start];
    before(evidence.block, proposal).is_some_and(|before| before.may_have(Roles::INDEX))
        && !first.is(Classes::ORGANIZATION_HEAD)
        && matches!(proposal.kind, EntityKind::Organization | EntityKind::Person)
}

/// The adjective of what is quoted before it: صحيفة "البلاد" السعودية.
fn is_behind_quotation(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    let before = before(evidence.block, proposal);
    is_country_or_adjective(evidence.block, proposal)
        && before.is_some_and(|before| before.is_mark("\"»”"))
}

/// A number behind the present or last year counts something: العام الحالي 1071 أمرا.
fn is_counted_in_a_year(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    const PRESENT_YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;
    let words = &evidence.block.tokens[proposal.start..proposal.end];
    proposal.kind == EntityKind::Date
        && words.len() == 3
        && words[0].may_have(Roles::YEAR_WORD)
        && words[1].roles.has(Roles::RELATIVE)
        && matches!(words[2].shape, Shape::Number(number) if !PRESENT_YEARS.contains(&number))
}

/// What a substance or an illness is called: مادة "بي في سي".
fn is_substance(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    let block = evidence.block;
    let at = proposal.start.checked_sub(1);
    let at = at.map(|at| at.saturating_sub(usize::from(block.tokens[at].is_mark("\"«“"))));
    let is_called = at.is_some_and(|at| block.tokens[at].may_have(Roles::SUBSTANCE));
    let names = Classes::GIVEN.union(Classes::SURNAME);
    // مرض بوتفليقة is his illness.
    let is_known = proposal.entry.is_some() || block.tokens[proposal.start].is(names);
    is_called && !is_known && !matches!(proposal.kind, EntityKind::Date | EntityKind::Law)
}

/// Several of a sort: مجموعة المرضى.
fn is_any_group(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    let words = &evidence.block.tokens[proposal.start..proposal.end];
    proposal.kind == EntityKind::Organization
        && proposal.entry.is_none()
        && words.len() == 2
        && words[0].may_have(Roles::ANY_GROUP)
        && words[1].is(Classes::ORDINARY)
}

/// Two things with a word for each: هفوتين قاتلتين. Raw text has one of each, too.
fn are_two_things(evidence: Evidence<'_>, proposal: &Proposal) -> bool {
    let names = Classes::GIVEN.union(Classes::SURNAME);
    let words = &evidence.block.tokens[proposal.start..proposal.end];
    let is_dual = |word: &Token| {
        let stem = word.form().strip_suffix("تين");
        stem.is_some_and(|stem| evidence.is_met(&format!("{stem}ه"))) && !word.is(names)
    };
    proposal.kind == EntityKind::Person && words.len() > 1 && words.iter().all(is_dual)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::propose::rule_tests::faults;

    #[test]
    fn every_veto_strikes_its_example_and_not_its_counter_example() {
        let examples = VETOES
            .iter()
            .flat_map(|veto| [(veto.example, false), (veto.counter_example, true)]);
        assert_eq!(faults(examples), [""; 0]);
    }
}
