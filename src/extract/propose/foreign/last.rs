//! Bodies, events, laws and places in Urdu texts that end with a telling word: لاہور ہائی کورٹ.

use crate::extract::entity::EntityKind;
use crate::extract::propose::Proposal;
use crate::extract::propose::foreign::block::ForeignBlock;
use crate::extract::propose::foreign::lexicon::WordParts;
use crate::extract::propose::foreign::phrase::{is_unknown, named_end, proposal};
use crate::extract::propose::rule::Rule;

/// The most words before the telling one.
const MOST_BEFORE: usize = 5;

/// Proposes what ends with a telling word.
pub fn propose(block: &ForeignBlock<'_>, proposals: &mut Vec<Proposal>) {
    let words = 0..block.words.len();
    proposals.extend(words.filter_map(|at| phrase(block, at)));
}

/// The kind of what a telling word ends, and the rule that says so.
fn kind(parts: WordParts) -> Option<(EntityKind, Rule)> {
    match () {
        () if parts.has(WordParts::LAST_OF_BODY) => {
            Some((EntityKind::Organization, Rule::ForeignBody))
        }
        () if parts.has(WordParts::LAST_OF_EVENT) => Some((EntityKind::Event, Rule::ForeignEvent)),
        () if parts.has(WordParts::LAST_OF_LAW) => Some((EntityKind::Law, Rule::ForeignLaw)),
        () if parts.has(WordParts::LAST_OF_PLACE) => {
            Some((EntityKind::Location, Rule::ForeignPlace))
        }
        () => None,
    }
}

fn phrase(block: &ForeignBlock<'_>, head: usize) -> Option<Proposal> {
    let (kind, rule) = kind(block.parts(head))?;
    let start = start(block, head);
    let end = end(block, head, kind);
    let is_telling = start < head || end > head + 1;
    is_telling.then(|| proposal(block, rule, kind, (start, end), 0))
}

/// The first word of what ends with `head`.
fn start(block: &ForeignBlock<'_>, head: usize) -> usize {
    let mut start = head;
    let mut is_telling = false;
    while let Some(before) = start.checked_sub(1)
        && head - before <= MOST_BEFORE
        && block
            .token(start)
            .is_some_and(|token| token.spaced || block.is_ordinal(start))
    {
        let parts = block.parts(before);
        let is_field = parts.has(WordParts::FIELD.union(WordParts::HEADS));
        let is_attribute = parts.has(WordParts::ATTRIBUTE);
        let is_named = block.words[before]
            .named
            .is_some_and(|kind| matches!(kind, EntityKind::Location | EntityKind::Organization));
        let is_ordinal = block.is_ordinal(start) && block.number(before).is_some();
        // What it is called by stands right before it.
        let is_called = before + 1 == head
            && block
                .parts(head)
                .has(WordParts::LAST_OF_BODY.union(WordParts::LAST_OF_PLACE))
            && (is_unknown(block, before) || parts.has(WordParts::OF_A_NAME));
        let goes_on = is_field
            || is_attribute
            || is_named
            || is_ordinal
            || is_called
            || block.is_ordinal(before)
            || (parts.has(WordParts::NATIONALITY) && is_telling);
        if !goes_on {
            break;
        }
        is_telling |= is_field || is_attribute || is_named || is_called;
        start = before;
    }
    start
}

/// The word behind what `head` ends, with what آف leads on to and the year of a law or an event.
fn end(block: &ForeignBlock<'_>, head: usize, kind: EntityKind) -> usize {
    let mut end = head + 1;
    if block.parts(end).has(WordParts::LEADS_ON) && block.is_word(end + 1) {
        let is_of = |at: usize| {
            block.words[at].named.is_some()
                || block
                    .parts(at)
                    .has(WordParts::FIELD.union(WordParts::HEADS))
                || is_unknown(block, at)
        };
        if is_of(end + 1) {
            end = named_end(block, end + 1);
            if block.parts(end).has(WordParts::AND) && block.is_word(end + 1) && is_of(end + 1) {
                end = named_end(block, end + 1);
            }
        }
    }
    let is_dated = matches!(kind, EntityKind::Event | EntityKind::Law);
    let is_year = |year: u32| (1900..=2100).contains(&year);
    if is_dated && block.number(end).is_some_and(is_year) {
        let is_era = block
            .token(end + 1)
            .is_some_and(|token| token.form() == "ء");
        end += 1 + usize::from(is_era);
    }
    end
}
