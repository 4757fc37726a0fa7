//! From tags to mentions: the model's names, proclitics left out.

use crate::extract::document::BlockView;
use crate::extract::document::token::{Shape, Token};
use crate::extract::document::vocabulary::Classes;
use crate::extract::entity::EntityKind;
use crate::extract::propose::model::{NameTag, Tagging, WordTable, text_hash};
use crate::extract::propose::named_after::named_after;
use crate::extract::propose::person::{behind_and, is_number, is_other_script, may_end};
use crate::extract::propose::rule::Rule;
use crate::extract::propose::{Proposal, Weight};
use crate::language::letters::{has_article, has_tanwin};
use crate::language::proclitics::Segmentation;

/// The shortest word whose first letters are the article beyond doubt, in letters: بالي has none.
const SHORTEST_WITH_ARTICLE: usize = 5;

/// The longest name, in tokens.
const LONGEST: usize = 24;

/// How probable every word of a name has to be. A word that raw text has outside names too needs more, and so does a
/// common word. So does a body, since anything may be called one. A city's name is also that of its club. No place or body
/// is called by an indefinite noun: درعاً is a shield.
fn needed(
    table: &WordTable,
    block: BlockView<'_>,
    kind: EntityKind,
    start: usize,
    end: usize,
) -> f32 {
    const COMMON: f32 = 0.9;
    let words = &block.tokens[start..end];
    let is_definite = has_article(block.written(start));
    let row = table.row(text_hash(words[0].form()));
    let is_place = row.is_some_and(|row| row.is_of(EntityKind::Location));
    let is_met_otherwise = row.is_some_and(|row| row.rank > 0);
    let are_common = words.iter().all(|word| word.is(Classes::ORDINARY));
    let is_one_word = words.len() == 1;
    match kind {
        EntityKind::Event | EntityKind::Law | EntityKind::Date => 0.35,
        EntityKind::Person if are_common => COMMON,
        EntityKind::Person if is_one_word && is_met_otherwise => 0.8,
        EntityKind::Person if is_one_word => 0.5,
        EntityKind::Person => 0.35,
        _ if is_one_word && has_tanwin(block.written(start)) => f32::INFINITY,
        _ if is_one_word && are_common => COMMON,
        // One word with the article is as often no name: الشرق.
        EntityKind::Location if is_one_word && is_definite && !is_place => 0.7,
        EntityKind::Location if is_one_word && block.names[start].is_none() => 0.5,
        EntityKind::Location => 0.35,
        EntityKind::Organization if is_one_word && block.names[start].is_some() => 0.35,
        EntityKind::Organization if is_one_word => 0.7,
        EntityKind::Organization => 0.6,
    }
}

/// Proposes the names that the model found in a block, those that are probable enough.
pub fn propose(
    words: &WordTable,
    tagging: &Tagging,
    block: BlockView<'_>,
    proposals: &mut Vec<Proposal>,
) {
    let mut start = 0;
    while let Some(&tag) = tagging.tags.get(start) {
        if !tag.is_begin() {
            start += 1;
            continue;
        }
        let goes_on = |at: &usize| tagging.tags[*at] == tag.inside();
        let end = start + 1 + (start + 1..tagging.tags.len()).take_while(goes_on).count();
        if let Some(kind) = tag.kind()
            && end - start <= LONGEST
            && sureness(tagging, tag, start, end) >= needed(words, block, kind, start, end)
        {
            let name = proposal(block, kind, start, end, words, proposals);
            // A ship or prize that is called after a person is nothing that is listed.
            proposals.extend(name.filter(|name| named_after(block, *name).is_some()));
        }
        start = end;
    }
}

/// The probability of the least sure token of a name.
fn sureness(tagging: &Tagging, tag: NameTag, start: usize, end: usize) -> f32 {
    (start..end)
        .map(|at| {
            let probabilities = &tagging.probabilities[at];
            probabilities[tag.index()] + probabilities[tag.inside().index()]
        })
        .fold(1.0, f32::min)
}

/// The name at these tokens, without marks around it. It begins where a list or rule says so that reads the same
/// word.
fn proposal(
    block: BlockView<'_>,
    mut kind: EntityKind,
    mut start: usize,
    mut end: usize,
    words: &WordTable,
    proposals: &[Proposal],
) -> Option<Proposal> {
    let is_mark = |at: usize| matches!(block.tokens[at].shape, Shape::Mark(_));
    while start < end && is_mark(start) {
        start += 1;
    }
    while start < end && is_mark(end - 1) {
        end -= 1;
    }
    if start == end {
        return None;
    }
    end = with_whole_brackets(block, start, end);
    if kind == EntityKind::Organization && is_behind_its_body(block, start, end) {
        kind = EntityKind::Person;
        start += 1;
    }
    if kind == EntityKind::Person {
        // Behind its number the name of a king does not go on.
        let number = (start + 1..end).find(|at| is_number(block, *at));
        end = number.map_or(end, |number| number + 1);
        let again = (start + 1..end).find(|at| is_other_script(block, *at));
        end = again.unwrap_or(end);
        while end > start + 1 && !may_end(block, end - 1) {
            end -= 1;
        }
    }
    let known = proposals.iter().filter(|known| known.start == start);
    let (same, others): (Vec<&Proposal>, Vec<&Proposal>) =
        known.partition(|known| known.kind == kind || known.end >= end);
    let same = same.into_iter();
    let same = same.max_by_key(|known| (known.kind == kind, known.end <= end, known.weight));
    let from = same.map_or_else(
        || {
            // What begins there by itself is no part of a longer name: روسيا is none of بروسيا دورتموند.
            let other = others.iter().map(|other| other.range.start).max();
            let has_head = match kind {
                EntityKind::Organization | EntityKind::Event | EntityKind::Law => true,
                EntityKind::Location => block.tokens[start].classes() == Classes::NONE,
                EntityKind::Person | EntityKind::Date => false,
            };
            let is_head = has_head && end > start + 1;
            let sort = if is_head { Sort::Head } else { Sort::Name };
            proper_start(block, start, words, other, sort)
        },
        |known| known.range.start,
    );
    // A common word of its own is no preposition and a name: لدينا.
    let first = &block.tokens[start];
    if kind == EntityKind::Person && from > first.range.start && first.is(Classes::ORDINARY) {
        return None;
    }
    let range = block.range_to(from, end);
    Some(Proposal {
        weight: Weight::Model,
        ..Proposal::by_rule(Rule::Model, kind, (start, end), range)
    })
}

/// Where a name ends so that no bracket in it stays open: behind the one that closes it, as in الأربعاء (21 مارس), or
/// before the one that opens it.
fn with_whole_brackets(block: BlockView<'_>, start: usize, end: usize) -> usize {
    let mut opened = None;
    for at in start + 1..end {
        if block.tokens[at].is_mark("(") {
            opened = Some(at);
        } else if block.tokens[at].is_mark(")") {
            opened = None;
        }
    }
    let is_closed = block
        .tokens
        .get(end)
        .is_some_and(|after| after.is_mark(")"));
    match opened {
        Some(_) if is_closed => end + 1,
        Some(opened) => opened,
        None => end,
    }
}

/// Whether a body with the article stands before a name of several words without one: who is named has an office of
/// the body, رئيسة المحكمة إستير حيوت. What belongs to a definite body is definite too.
fn is_behind_its_body(block: BlockView<'_>, start: usize, end: usize) -> bool {
    let (body, name) = (&block.tokens[start], &block.tokens[start + 1..end]);
    let is_definite = |token: &Token| has_article(token.range.of(block.text));
    let bodies = Classes::ORGANIZATION_HEAD
        .union(Classes::NAMED_BODY)
        .union(Classes::CALLED_BODY);
    body.is(bodies)
        && is_definite(body)
        && name.len() > 1
        && block.names[start].is_none()
        && name.iter().any(|word| !word.is(Classes::ORDINARY))
        && name
            .iter()
            .all(|word| word.is_word() && !is_definite(word) && !word.form().is_ascii())
}

/// What the first word of a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// A name itself.
    Name,
    /// A common word that a longer name begins with: ميليشيات الحوثي.
    Head,
}

/// Whether what is left of a word without its proclitics can begin a name: not what is a common word only then, as
/// in بيليه, but for the head of a name, nor what would begin with another proclitic.
fn may_be_proper(token: &Token, segmentation: &Segmentation, sort: Sort) -> bool {
    let common = Classes::ORDINARY.union(Classes::STOP);
    let mut analyses = token.analyses.iter();
    let is_common = analyses.any(|analysis| {
        analysis.clitics == segmentation.clitics && analysis.classes.intersects(common)
    });
    let is_joined =
        segmentation.clitics.preposition.is_some() && segmentation.form.starts_with('و');
    segmentation.form.chars().count() > 2 && (sort == Sort::Head || !is_common) && !is_joined
}

/// Where the word proper begins: behind the proclitics where the rest is a commoner word than the
/// whole. What is met for the first time and begins with و is mostly joined to what stands before, unless
/// that announces a name.
fn proper_start(
    block: BlockView<'_>,
    at: usize,
    words: &WordTable,
    other: Option<usize>,
    sort: Sort,
) -> usize {
    let token = &block.tokens[at];
    let start = token.range.start;
    if token.is(Classes::GIVEN.union(Classes::SURNAME)) {
        return start;
    }
    let known = token.analyses.iter().skip(1).find(|analysis| {
        analysis
            .classes
            .intersects(Classes::GIVEN.union(Classes::SURNAME))
    });
    if let Some(analysis) = known {
        return analysis.start;
    }
    let rank = |key: &str| match words.row(text_hash(key)) {
        Some(row) if row.rank > 0 => row.rank,
        _ => u8::MAX,
    };
    let split = token
        .segmentations
        .iter()
        .filter(|segmentation| !segmentation.clitics.is_none() && has_article(&segmentation.form));
    // The article tells that what stands before it is none of the word.
    let split = split.max_by_key(|segmentation| segmentation.offset);
    if let Some(split) = split
        && split.form.chars().count() >= SHORTEST_WITH_ARTICLE
    {
        return start + split.offset;
    }
    let segmentations = token.segmentations.iter();
    let segmentations = segmentations.filter(|segmentation| {
        let is_parted = segmentation.clitics.preposition.is_some();
        !is_parted || other != Some(start + segmentation.offset)
    });
    let (rank, best) = segmentations
        .filter(|segmentation| {
            segmentation.clitics.is_none() || may_be_proper(token, segmentation, sort)
        })
        .map(|segmentation| (rank(&segmentation.form), segmentation.offset))
        .min_by_key(|(rank, _)| *rank)
        .unwrap_or((u8::MAX, 0));
    let announced = at.checked_sub(1).is_some_and(|before| {
        let announces = Classes::TITLE
            .union(Classes::HONORIFIC)
            .union(Classes::SAYING);
        block.tokens[before]
            .analysis_of(announces.union(Classes::NATIONALITY))
            .is_some()
    });
    match behind_and(block, at) {
        Some(from) if rank == u8::MAX && !announced => from,
        _ => start + best,
    }
}
