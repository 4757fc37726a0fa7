//! Later mentions of people by their family name in Persian, Urdu and Hebrew texts.

use std::collections::HashSet;

use crate::extract::document::{BlockView, Rules, Tongue};
use crate::extract::entity::EntityKind;
use crate::extract::propose::Proposal;
use crate::extract::propose::foreign_lexicon::{ForeignBlock, Parts};
use crate::extract::propose::rule::Rule;
use crate::language::lookup::fold;
use crate::range::TextRange;

/// The shortest family name that is looked for, in letters.
const SHORTEST: usize = 3;

/// The family names of the people that an article names in full, in look-up form.
#[derive(Debug, Default)]
pub struct FamilyNames {
    names: HashSet<String>,
}

impl FamilyNames {
    /// Learns the family name of a person.
    pub fn learn(&mut self, rules: Rules, view: BlockView<'_>, person: &Proposal) {
        let Some(block) = ForeignBlock::new(rules, view) else {
            return;
        };
        self.learn_from(&block, person);
    }

    fn learn_from(&mut self, block: &ForeignBlock<'_>, person: &Proposal) {
        let words = block.words.iter().enumerate();
        let within = words
            .filter(|(_, word)| person.start <= word.tokens.start && word.tokens.end <= person.end);
        let within: Vec<usize> = within.map(|(at, _)| at).collect();
        let Some((&last, before)) = within.split_last() else {
            return;
        };
        let Some(&before) = before.last() else {
            return;
        };
        let is_linked = block.parts(before).has(Parts::LINK) && before != within[0];
        let first = if is_linked { before } else { last };
        let start = block.view.tokens[block.words[first].tokens.start]
            .range
            .start;
        let name = fold(TextRange::new(start, person.range.end).of(block.view.text));
        let is_known = block.parts(last).has(Parts::COMMON.union(Parts::LINK));
        if !is_known && name.chars().count() >= SHORTEST {
            self.names.insert(name);
        }
    }

    /// Where the names stand in a block, among the tokens that no mention has.
    #[must_use]
    pub fn again(&self, rules: Rules, view: BlockView<'_>, found: &[Proposal]) -> Vec<Proposal> {
        let Some(block) = ForeignBlock::new(rules, view) else {
            return Vec::new();
        };
        if self.names.is_empty() {
            return Vec::new();
        }
        let mut taken = vec![false; view.tokens.len()];
        for mention in found {
            taken[mention.start..mention.end].fill(true);
        }
        let words = 0..block.words.len();
        words
            .filter_map(|at| self.mention_at(&block, &taken, at))
            .collect()
    }

    fn mention_at(&self, block: &ForeignBlock<'_>, taken: &[bool], at: usize) -> Option<Proposal> {
        const OTHERS: Parts = Parts::COMMON
            .union(Parts::OFFICE)
            .union(Parts::FIELD)
            .union(Parts::ATTRIBUTE)
            .union(Parts::HEADS);
        if !block.is_word(at) || block.parts(at).has(OTHERS) {
            return None;
        }
        let text = block.view.text;
        let tokens = &block.words[at].tokens;
        let whole = TextRange::new(
            block.view.tokens[tokens.start].range.start,
            block.view.tokens[tokens.end - 1].range.end,
        );
        let is_hebrew = block.tongue == Tongue::Hebrew;
        let offsets = block.readings(at).map(|(offset, _)| offset);
        let mut offsets = offsets.filter(|&offset| offset == 0 || is_hebrew);
        offsets.find_map(|offset| {
            let start = whole.start + offset;
            let range = TextRange::new(start, whole.end);
            let pair = block
                .words
                .get(at + 1)
                .filter(|_| block.parts(at).has(Parts::LINK));
            let pair = pair.map(|next| {
                let end = block.view.tokens[next.tokens.end - 1].range.end;
                (TextRange::new(start, end), next.tokens.end)
            });
            let candidates = [pair, Some((range, tokens.end))];
            let (range, end) = candidates.into_iter().flatten().find(|(range, end)| {
                let is_free = !taken[tokens.start..*end].contains(&true);
                is_free && self.names.contains(&fold(range.of(text)))
            })?;
            let rule = Rule::ForeignShortName;
            let words = (tokens.start, end);
            Some(Proposal::by_rule(rule, EntityKind::Person, words, range))
        })
    }
}
