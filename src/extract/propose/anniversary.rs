//! Anniversaries: الذكرى الخمسون لتأسيس جامعة الدول العربية, the word, which one it is, and of what.

use crate::extract::document::role::Roles;
use crate::extract::document::token::{Shape, Token};
use crate::extract::document::vocabulary::Classes;
use crate::extract::document::{BlockView, Rules};
use crate::extract::entity::EntityKind;
use crate::extract::propose::rule::Rule;
use crate::extract::propose::{Context, Proposal};
use crate::language::letters::ARTICLE;

/// Proposes the anniversaries in a block.
pub fn propose(context: Context<'_>, block: BlockView<'_>, proposals: &mut Vec<Proposal>) {
    if context.rules == Rules::Arabic {
        let starts = 0..block.tokens.len();
        proposals.extend(starts.filter_map(|at| anniversary(block, at)));
    }
}

fn anniversary(block: BlockView<'_>, start: usize) -> Option<Proposal> {
    let head = block.tokens[start]
        .segmentations
        .iter()
        .find(|segmentation| Roles::of(&segmentation.form).has(Roles::ANNIVERSARY))?;
    let occasion = after_count(block, start + 1)?;
    let end = after_place(block, after_occasion(block, occasion)?);
    let range = block.range_to(block.tokens[start].range.start + head.offset, end);
    Some(Proposal::by_rule(
        Rule::Anniversary,
        EntityKind::Event,
        (start, end),
        range,
    ))
}

/// The end of the number that starts at `at`: الخمسين, الثانية والثلاثين, الـ80.
fn after_count(block: BlockView<'_>, at: usize) -> Option<usize> {
    let is_ordinal = |token: &Token| token.analysis_of(Classes::ORDINAL).is_some();
    let first = block.tokens.get(at)?;
    if is_ordinal(first) {
        let more = block.tokens.get(at + 1).is_some_and(is_ordinal);
        return Some(at + 1 + usize::from(more));
    }
    let article = first.form() == ARTICLE;
    let number = at + usize::from(article);
    matches!(block.tokens.get(number)?.shape, Shape::Number(_)).then_some(number + 1)
}

/// The end of what is remembered, which has ل in front: للنصر, لاستقلال لبنان, لثورة 25 يناير.
fn after_occasion(block: BlockView<'_>, at: usize) -> Option<usize> {
    let token = block.tokens.get(at)?;
    let written = token.form();
    let bare = written.strip_prefix('ل').filter(|_| token.is_word())?;
    if bare.chars().count() < 3 {
        return None;
    }
    if let Some(name) = block.names[at].filter(|name| name.prefixed) {
        return Some(name.end);
    }
    let next = at + 1;
    if bare.starts_with('ل') || next >= block.tokens.len() || !block.tokens[next].spaced {
        return Some(next);
    }
    if let Some(name) = block.names[next].filter(|name| !name.prefixed) {
        return Some(name.end);
    }
    // لانتصار الثورة: an indefinite word needs its complement.
    let complement = block.tokens[next].range.of(block.text).starts_with(ARTICLE);
    complement.then_some(next + 1)
}

/// The end of the event in which it happened: في الحرب العالمية الثانية.
fn after_place(block: BlockView<'_>, at: usize) -> usize {
    let joined = block
        .tokens
        .get(at)
        .is_some_and(|token| token.roles.has(Roles::IN));
    let event = block.names.get(at + 1).copied().flatten();
    event
        .filter(|name| joined && block.kind(name) == EntityKind::Event)
        .map_or(at, |name| name.end)
}
