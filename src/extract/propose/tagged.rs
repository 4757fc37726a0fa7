//! From tags to mentions: the model's names by the project's conventions.
//!
//! The corpora tag whole written words and leave type words out; here proclitics, titles and
//! addresses stay outside, and the word that says what a body or water is belongs to its name.

use crate::extract::document::BlockView;
use crate::extract::document::token::Token;
use crate::extract::document::vocabulary::Classes;
use crate::extract::entity::EntityKind;
use crate::extract::propose::model::{Tag, Tagging, WordTable, text_hash};
use crate::extract::propose::named_after::named_after;
use crate::extract::propose::person::{behind_and, is_number, may_end};
use crate::extract::propose::phrase::is_board;
use crate::extract::propose::rule::Rule;
use crate::extract::propose::{Context, Proposal, Weight};
use crate::language::letters::has_tanwin;
use crate::language::proclitics::Segmentation;

/// The longest name, in tokens.
const LONGEST: usize = 12;

/// Proposes the names that the model found in a block, those that are probable enough.
pub fn propose(context: Context<'_>, block: BlockView<'_>, proposals: &mut Vec<Proposal>) {
    if let Some((model, tagging)) = context.model {
        let names = names(block, tagging, model.words()).into_iter();
        proposals.extend(names.filter_map(|name| named_after(block, name)));
    }
}

fn names(block: BlockView<'_>, tagging: &Tagging, words: &WordTable) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    let mut start = 0;
    while let Some(&tag) = tagging.tags.get(start) {
        if !tag.is_begin() {
            start += 1;
            continue;
        }
        // What is listed with commas is several names.
        let goes_on =
            |at: &usize| tagging.tags[*at] == tag.inside() && !block.tokens[*at].is_mark("،,؛;");
        let end = start + 1 + (start + 1..tagging.tags.len()).take_while(goes_on).count();
        if let Some(kind) = tag.kind()
            && end - start <= LONGEST
            && sureness(tagging, tag, start, end) >= needed(kind, is_new(block, start, end, words))
        {
            proposals.extend(proposal(block, kind, start, end, words));
        }
        start = end;
    }
    proposals
}

/// How probable every word of a name has to be; bodies are what the model misses most, and a word that was never
/// met is more likely a name than not.
fn needed(kind: EntityKind, is_new: bool) -> f32 {
    match kind {
        EntityKind::Organization => 0.5,
        EntityKind::Person if is_new => 0.5,
        _ => 0.7,
    }
}

/// Whether a name is one word that is in no list and was hardly ever met in raw text.
fn is_new(block: BlockView<'_>, start: usize, end: usize, words: &WordTable) -> bool {
    let token = &block.tokens[start];
    let readings = token.readings.iter();
    let unlisted = readings
        .map(|reading| reading.word)
        .all(|word| word.is_none());
    let met = |segmentation: &Segmentation| {
        words
            .row(text_hash(&segmentation.form))
            .is_some_and(|row| row.rank > 0)
    };
    end == start + 1
        && unlisted
        && token.range.of(block.text).chars().count() > 4
        && !token.segmentations.iter().any(met)
}

/// The probability of the least sure token of a name.
fn sureness(tagging: &Tagging, tag: Tag, start: usize, end: usize) -> f32 {
    (start..end)
        .map(|at| {
            let probabilities = &tagging.probabilities[at];
            probabilities[tag.index()] + probabilities[tag.inside().index()]
        })
        .fold(1.0, f32::min)
}

fn proposal(
    block: BlockView<'_>,
    kind: EntityKind,
    start: usize,
    end: usize,
    words: &WordTable,
) -> Option<Proposal> {
    let (mut start, end) = trimmed(block, kind, start, end);
    if start == end || (end == start + 1 && is_no_name(block, kind, start)) {
        return None;
    }
    let head = type_word(block, kind, start);
    let from = match head {
        Some((at, offset)) => {
            start = at;
            offset
        }
        None => proper_start(block, start, words),
    };
    let range = block.range_to(from, end);
    Some(Proposal {
        weight: Weight::Model,
        ..Proposal::by_rule(Rule::Model, kind, (start, end), range)
    })
}

/// The tokens of a name without marks, titles and types around it; a person's without what it cannot end with.
fn trimmed(
    block: BlockView<'_>,
    kind: EntityKind,
    mut start: usize,
    mut end: usize,
) -> (usize, usize) {
    let outside = match kind {
        EntityKind::Person => Classes::TITLE.union(Classes::HONORIFIC),
        EntityKind::Location => Classes::PLACE_TYPE,
        _ => Classes::NONE,
    };
    let is_word = |at: usize| block.tokens[at].is_word();
    while start < end && (!is_word(start) || is_outside(&block.tokens[start], outside)) {
        start += 1;
    }
    while start < end && !is_word(end - 1) {
        end -= 1;
    }
    if kind == EntityKind::Person {
        // Behind its number the name of a king does not go on.
        let number = (start + 1..end).find(|at| is_number(block, *at));
        end = number.map_or(end, |number| number + 1);
        while end > start + 1 && !may_end(block, end - 1) {
            end -= 1;
        }
    }
    (start, end)
}

/// Whether the word at `at` is no name of this kind where it stands by itself.
fn is_no_name(block: BlockView<'_>, kind: EntityKind, at: usize) -> bool {
    let token = &block.tokens[at];
    if token.reading_of(NO_NAME).is_some() {
        return true;
    }
    // A name that is also a common word takes more around it: as عادل or صادق the words that the rules ask for, as
    // درهم a word for a place.
    let is_common = token.is(Classes::ORDINARY);
    let indefinite = has_tanwin(token.range.of(block.text));
    match kind {
        EntityKind::Person => is_common,
        EntityKind::Location => indefinite || (is_common && !is_located(block, at)),
        _ => indefinite,
    }
}

/// Whether a word for a place, or a preposition of place, stands before the token at `at`.
fn is_located(block: BlockView<'_>, at: usize) -> bool {
    let place = Classes::LOCATIVE
        .union(Classes::PLACE_TYPE)
        .union(Classes::PLACE_HEAD);
    let before = at.checked_sub(1).map(|before| &block.tokens[before]);
    before.is_some_and(|before| before.reading_of(place).is_some())
}

/// Whether what is left of a word without its proclitics can be a name: not what is a common word only then, as
/// in بيليه, nor what would begin with another proclitic.
fn may_be_proper(token: &Token, segmentation: &Segmentation) -> bool {
    let common = Classes::ORDINARY.union(Classes::STOP);
    let mut readings = token.readings.iter();
    let is_common = readings.any(|reading| {
        reading.clitics == segmentation.clitics && reading.classes.intersects(common)
    });
    let is_joined =
        segmentation.clitics.preposition.is_some() && segmentation.form.starts_with('و');
    segmentation.form.chars().count() > 2 && !is_common && !is_joined
}

/// What is no name by itself.
const NO_NAME: Classes = Classes::NATIONALITY
    .union(Classes::STOP)
    .union(Classes::ORGANIZATION_HEAD)
    .union(Classes::FIELD)
    .union(Classes::ATTRIBUTE)
    .union(Classes::TITLE);

fn is_outside(token: &Token, outside: Classes) -> bool {
    token.reading_of(outside).is_some() && !token.is(Classes::GIVEN)
}

/// The word before the name that says what is named and belongs to it: the token and its first byte.
fn type_word(block: BlockView<'_>, kind: EntityKind, start: usize) -> Option<(usize, usize)> {
    let heads = match kind {
        EntityKind::Organization => Classes::ORGANIZATION_HEAD,
        EntityKind::Location => Classes::PLACE_HEAD,
        _ => return None,
    };
    let before = start.checked_sub(1)?;
    if is_board(block, before) {
        return None;
    }
    let reading = block.tokens[before].reading_of(heads)?;
    let joined = block.tokens[start].spaced && !reading.classes.intersects(Classes::DEFINITE);
    joined.then_some((before, reading.start))
}

/// Where the word proper begins: behind the proclitics where the rest is a commoner word than the
/// whole. What is met for the first time and begins with و is mostly joined to what stands before, unless
/// that announces a name.
fn proper_start(block: BlockView<'_>, at: usize, words: &WordTable) -> usize {
    let token = &block.tokens[at];
    let start = token.range.start;
    if token.is(Classes::GIVEN.union(Classes::SURNAME)) {
        return start;
    }
    let known = token.readings.iter().skip(1).find(|reading| {
        reading
            .classes
            .intersects(Classes::GIVEN.union(Classes::SURNAME))
    });
    if let Some(reading) = known {
        return reading.start;
    }
    let rank = |key: &str| match words.row(text_hash(key)) {
        Some(row) if row.rank > 0 => row.rank,
        _ => u8::MAX,
    };
    let segmentations = token.segmentations.iter();
    let (rank, best) = segmentations
        .filter(|segmentation| segmentation.clitics.is_none() || may_be_proper(token, segmentation))
        .map(|segmentation| (rank(&segmentation.form), segmentation.offset))
        .min_by_key(|(rank, _)| *rank)
        .unwrap_or((u8::MAX, 0));
    let announced = at.checked_sub(1).is_some_and(|before| {
        let announces = Classes::TITLE
            .union(Classes::HONORIFIC)
            .union(Classes::SAYING);
        block.tokens[before]
            .reading_of(announces.union(Classes::NATIONALITY))
            .is_some()
    });
    match behind_and(block, at) {
        Some(from) if rank == u8::MAX && !announced => from,
        _ => start + best,
    }
}
