//! Stretches of tokens that may be mentions, and the choice among those that overlap.

use crate::extract::calendar::Moment;
use crate::extract::entity::EntityKind;
use crate::extract::gazetteer::{EntryId, Gazetteer, Match};
use crate::extract::token::Token;
use crate::range::TextRange;

/// A block of the text, with what the rules look at.
#[derive(Clone, Copy, Debug)]
pub struct BlockView<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The tokens of the block.
    pub tokens: &'a [Token],
    /// For each token the longest known name that starts there.
    pub names: &'a [Option<Match>],
    /// Where the names are from.
    pub gazetteer: &'a Gazetteer,
}

impl BlockView<'_> {
    /// The kind of a known name.
    #[must_use]
    pub fn kind(&self, name: &Match) -> EntityKind {
        self.gazetteer.entry(name.entry).kind
    }
}

/// A stretch of tokens that may be a mention.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// The first token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    /// Its bytes, proclitics left out.
    pub range: TextRange,
    /// What it would be a mention of.
    pub kind: EntityKind,
    /// The known entity it names.
    pub entry: Option<EntryId>,
    /// What it means, for a date.
    pub moment: Option<Moment>,
    /// Who says so.
    pub source: Source,
}

/// What a candidate rests on; the later outweighs the earlier where both cover as many tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The trained model.
    Model,
    /// A name that can be something else, with some evidence.
    Weak,
    /// A pattern of words.
    Rule,
    /// A known name.
    Name,
    /// A date in figures or words.
    Date,
}

/// The candidates that stand: of two that overlap the longer, then the better founded, then the
/// earlier. In order of the text.
#[must_use]
pub fn resolve(mut candidates: Vec<Candidate>, token_count: usize) -> Vec<Candidate> {
    candidates.sort_by_key(|candidate| {
        let length = candidate.end - candidate.start;
        (
            std::cmp::Reverse((length, candidate.source)),
            candidate.start,
        )
    });
    let mut taken = vec![false; token_count];
    candidates.retain(|candidate| {
        let stretch = &mut taken[candidate.start..candidate.end];
        let free = stretch.iter().all(|&taken| !taken);
        if free {
            stretch.fill(true);
        }
        free
    });
    candidates.sort_by_key(|candidate| candidate.start);
    candidates
}

/// Adds to mentions that stand those of `others` that overlap none of them.
pub fn fill(mentions: &mut Vec<Candidate>, others: Vec<Candidate>, token_count: usize) {
    let mut taken = vec![false; token_count];
    for mention in mentions.iter() {
        taken[mention.start..mention.end].fill(true);
    }
    mentions.extend(others.into_iter().filter(|other| {
        let stretch = &mut taken[other.start..other.end];
        let free = stretch.iter().all(|&taken| !taken);
        if free {
            stretch.fill(true);
        }
        free
    }));
    mentions.sort_by_key(|mention| mention.start);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(start: usize, end: usize, source: Source) -> Candidate {
        Candidate {
            start,
            end,
            range: TextRange::new(start, end),
            kind: EntityKind::Location,
            entry: None,
            moment: None,
            source,
        }
    }

    #[test]
    fn what_is_filled_in_takes_nothing_away() {
        let mut mentions = vec![candidate(2, 4, Source::Rule)];
        let others = vec![
            candidate(0, 2, Source::Model),
            candidate(1, 2, Source::Model),
            candidate(3, 6, Source::Model),
            candidate(4, 5, Source::Model),
        ];
        fill(&mut mentions, others, 6);
        let kept: Vec<_> = mentions.iter().map(|kept| (kept.start, kept.end)).collect();
        assert_eq!(kept, [(0, 2), (2, 4), (4, 5)]);
    }

    #[test]
    fn the_longer_wins_and_then_the_better_founded() {
        let kept = resolve(
            vec![
                candidate(0, 1, Source::Name),
                candidate(0, 3, Source::Rule),
                candidate(4, 5, Source::Rule),
                candidate(4, 5, Source::Name),
                candidate(3, 4, Source::Weak),
            ],
            5,
        );
        let kept: Vec<_> = kept
            .iter()
            .map(|kept| (kept.start, kept.end, kept.source))
            .collect();
        assert_eq!(
            kept,
            [
                (0, 3, Source::Rule),
                (3, 4, Source::Weak),
                (4, 5, Source::Name)
            ]
        );
    }
}
