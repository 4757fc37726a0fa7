//! Later mentions of people by a part of the name they were introduced with.

use std::collections::HashSet;

use crate::extract::document::BlockView;
use crate::extract::document::vocabulary::Classes;
use crate::extract::entity::EntityKind;
use crate::extract::propose::Proposal;
use crate::extract::propose::model::Tagging;
use crate::extract::propose::rule::Rule;
use crate::language::letters::has_article;
use crate::language::lookup::fold;
use crate::language::phonetic::BEHIND;
use crate::range::TextRange;

/// How probable the model has to find a person where the words of a short name stand.
const LEAST_SUPPORT: f32 = 0.1;

/// The names that people of an article may be called by once they were introduced: the family name,
/// compounds and numbered names whole (عبد الناصر, فؤاد الأول), or the only name given (الخديوي إسماعيل).
#[derive(Debug, Default)]
pub struct ShortNames {
    names: HashSet<String>,
}

impl ShortNames {
    /// Learns the short name of the person introduced by `proposal`.
    pub fn learn(&mut self, block: BlockView<'_>, proposal: &Proposal) {
        let text = block.text;
        let words = &block.tokens[proposal.start..proposal.end];
        let ends_compound = words
            .last()
            .is_some_and(|word| BEHIND.contains(word.form()));
        let numbered = words.last().is_some_and(|word| word.is(Classes::ORDINAL));
        let linked = words.len() > 1 && (ends_compound || numbered)
            || words.len().checked_sub(2).is_some_and(|index| {
                words[index].analysis_of(Classes::NAME_LINK).is_some() && index > 0
            });
        let from = words.len() - if linked { 2 } else { 1 };
        let start = if from == 0 {
            proposal.range.start
        } else {
            words[from].range.start
        };
        let name = fold(text.get(start..proposal.range.end).unwrap_or_default());
        let adjective = words[from].is(Classes::NATIONALITY.union(Classes::ATTRIBUTE));
        let word = words[from].is(Classes::ORDINARY.union(Classes::STOP));
        let common = adjective || (word && !has_article(&name));
        if !common && name.chars().count() > 2 {
            self.names.insert(name);
        }
        if words.len() > 1
            && !words[0].is(Classes::ORDINARY
                .union(Classes::GIVEN)
                .union(Classes::NAME_LINK))
        {
            let given = fold(
                text.get(proposal.range.start..words[0].range.end)
                    .unwrap_or_default(),
            );
            if given.chars().count() > 3 {
                self.names.insert(given);
            }
        }
    }

    /// Gives a person's name back the letter that was taken for a proclitic, where a name that was learned has it:
    /// فريمو behind تييري فريمو, not ريمو.
    pub fn mend_start(&self, block: BlockView<'_>, mention: &mut Proposal) {
        let token = &block.tokens[mention.start];
        let first = TextRange::new(mention.range.start, token.range.end);
        if first.start > token.range.start
            && self.names.contains(token.form())
            && !self.names.contains(&fold(first.of(block.text)))
        {
            mention.range = TextRange::new(token.range.start, mention.range.end);
        }
    }

    /// The mentions by short names among the tokens of a block that `taken` leaves free.
    #[must_use]
    pub fn mentions(
        &self,
        block: BlockView<'_>,
        tagging: &Tagging,
        taken: &[bool],
    ) -> Vec<Proposal> {
        if self.names.is_empty() {
            return Vec::new();
        }
        let free = block
            .tokens
            .iter()
            .enumerate()
            .filter(|(at, token)| token.is_word() && !taken[*at] && !token.is(Classes::STOP));
        free.filter_map(|(at, _)| self.mention_at(block, taken, at))
            .filter(|name| tagging.support(name.kind, name.start, name.end) >= LEAST_SUPPORT)
            .collect()
    }

    fn mention_at(&self, block: BlockView<'_>, taken: &[bool], at: usize) -> Option<Proposal> {
        let token = &block.tokens[at];
        let ordinary = token.is(Classes::ORDINARY);
        let next = block.tokens.get(at + 1);
        let next = next.filter(|next| next.spaced && next.is_word() && !taken[at + 1]);
        token.segmentations.iter().find_map(|segmentation| {
            if ordinary && !segmentation.clitics.is_none() {
                return None;
            }
            let pair = next.and_then(|next| {
                let name = format!("{} {}", segmentation.form, next.form());
                self.names.contains(&name).then_some(at + 2)
            });
            let single = || self.names.contains(&segmentation.form).then_some(at + 1);
            let end = pair.or_else(single)?;
            let range = block.range_to(token.range.start + segmentation.offset, end);
            let rule = Rule::ShortName;
            Some(Proposal::by_rule(
                rule,
                EntityKind::Person,
                (at, end),
                range,
            ))
        })
    }
}
