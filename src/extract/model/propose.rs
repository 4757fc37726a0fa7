//! From tags to mentions: the model's names by the project's conventions.
//!
//! The corpora tag whole written words and leave type words out; here proclitics, titles and
//! addresses stay outside, and the word that says what a body or water is belongs to its name.

use crate::extract::candidate::{BlockView, Candidate, Source};
use crate::extract::clitic::partings;
use crate::extract::entity::EntityKind;
use crate::extract::model::hash::text_hash;
use crate::extract::model::words::WordTable;
use crate::extract::model::{Tag, Tagging};
use crate::extract::person::may_end;
use crate::extract::token::Token;
use crate::extract::vocabulary::Classes;
use crate::range::TextRange;

/// The longest name, in tokens.
const LONGEST: usize = 12;

/// The names that the model found in a block, those that are probable enough.
pub fn proposals(block: BlockView<'_>, tagging: &Tagging, words: &WordTable) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let mut start = 0;
    while let Some(&tag) = tagging.tags.get(start) {
        if !tag.is_begin() {
            start += 1;
            continue;
        }
        let inside = tagging.tags[start + 1..].iter();
        let end = start + 1 + inside.take_while(|&&next| next == tag.inside()).count();
        if let Some(kind) = tag.kind()
            && end - start <= LONGEST
            && sureness(tagging, tag, start, end) >= needed(kind)
        {
            candidates.extend(candidate(block, kind, start, end, words));
        }
        start = end;
    }
    candidates
}

/// How probable every word of a name has to be; bodies are what the model misses most.
fn needed(kind: EntityKind) -> f32 {
    match kind {
        EntityKind::Organization => 0.5,
        _ => 0.7,
    }
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

fn candidate(
    block: BlockView<'_>,
    kind: EntityKind,
    mut start: usize,
    mut end: usize,
    words: &WordTable,
) -> Option<Candidate> {
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
    while kind == EntityKind::Person && end > start + 1 && !may_end(block, end - 1) {
        end -= 1;
    }
    if start == end {
        return None;
    }
    let alone = end == start + 1;
    if alone && block.tokens[start].reading_of(NO_NAME).is_some() {
        return None;
    }
    // A name that is also a common word, as عادل or صادق, takes the words around it that the rules ask for.
    if alone && kind == EntityKind::Person && block.tokens[start].is(Classes::ORDINARY) {
        return None;
    }
    let head = type_word(block, kind, start);
    let from = match head {
        Some((at, offset)) => {
            start = at;
            offset
        }
        None => proper_start(&block.tokens[start], block.text, words),
    };
    Some(Candidate {
        start,
        end,
        range: TextRange::new(from, block.tokens[end - 1].range.end),
        kind,
        entry: None,
        moment: None,
        source: Source::Model,
    })
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
    let reading = block.tokens[before].reading_of(heads)?;
    let joined = block.tokens[start].spaced && !reading.classes.intersects(Classes::DEFINITE);
    joined.then_some((before, reading.start))
}

/// Where the word proper begins: behind the proclitics where the rest is a commoner word than the
/// whole.
fn proper_start(token: &Token, text: &str, words: &WordTable) -> usize {
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
    let best = partings(token.range.of(text))
        .into_iter()
        .filter(|parting| parting.clitics.is_none() || parting.key.chars().count() > 2)
        .min_by_key(|parting| rank(&parting.key));
    best.map_or(start, |parting| start + parting.offset)
}
