//! Anniversaries: الذكرى الخمسون لتأسيس جامعة الدول العربية, the word, which one it is, and of what.

use crate::extract::candidate::{BlockView, Candidate, Source};
use crate::extract::clitic::partings;
use crate::extract::entity::EntityKind;
use crate::extract::fold::{Words, fold};
use crate::extract::token::{Shape, Token};
use crate::extract::vocabulary::Classes;
use crate::range::TextRange;

/// The word that opens the name.
const HEAD: Words = Words::new(&["الذكري"]);
const ARTICLE: Words = Words::new(&["ال"]);

/// The anniversaries in a block.
pub fn anniversaries(block: BlockView<'_>) -> Vec<Candidate> {
    let starts = 0..block.tokens.len();
    starts.filter_map(|at| anniversary(block, at)).collect()
}

fn anniversary(block: BlockView<'_>, start: usize) -> Option<Candidate> {
    let head = partings(block.tokens[start].range.of(block.text))
        .into_iter()
        .find(|parting| HEAD.contains(&parting.key))?;
    let occasion = after_count(block, start + 1)?;
    let end = after_place(block, after_occasion(block, occasion)?);
    Some(Candidate {
        start,
        end,
        range: TextRange::new(
            block.tokens[start].range.start + head.offset,
            block.tokens[end - 1].range.end,
        ),
        kind: EntityKind::Event,
        entry: None,
        moment: None,
        source: Source::Rule,
    })
}

/// The end of the number that starts at `at`: الخمسين, الثانية والثلاثين, الـ80.
fn after_count(block: BlockView<'_>, at: usize) -> Option<usize> {
    let is_ordinal = |token: &Token| token.reading_of(Classes::ORDINAL).is_some();
    let first = block.tokens.get(at)?;
    if is_ordinal(first) {
        let more = block.tokens.get(at + 1).is_some_and(is_ordinal);
        return Some(at + 1 + usize::from(more));
    }
    let article = ARTICLE.contains(&fold(first.range.of(block.text)));
    let number = at + usize::from(article);
    matches!(block.tokens.get(number)?.shape, Shape::Number(_)).then_some(number + 1)
}

/// The end of what is remembered, which has ل in front: للنصر, لاستقلال لبنان, لثورة 25 يناير.
fn after_occasion(block: BlockView<'_>, at: usize) -> Option<usize> {
    let token = block.tokens.get(at)?;
    let written = fold(token.range.of(block.text));
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
    let complement = block.tokens[next].range.of(block.text).starts_with("ال");
    complement.then_some(next + 1)
}

/// The end of the event in which it happened: في الحرب العالمية الثانية.
fn after_place(block: BlockView<'_>, at: usize) -> usize {
    let joined = block
        .tokens
        .get(at)
        .is_some_and(|token| token.range.of(block.text) == "في");
    let event = block.names.get(at + 1).copied().flatten();
    event
        .filter(|name| joined && block.kind(name) == EntityKind::Event)
        .map_or(at, |name| name.end)
}
