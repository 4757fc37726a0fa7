//! Later mentions of people by a part of the name they were introduced with.

use std::collections::HashSet;

use crate::extract::candidate::{Candidate, Source};
use crate::extract::clitic::partings;
use crate::extract::entity::EntityKind;
use crate::extract::fold::fold;
use crate::extract::sound::BEHIND;
use crate::extract::token::Token;
use crate::extract::vocabulary::Classes;
use crate::range::TextRange;

/// The names that people of an article may be called by once they were introduced: the family name,
/// compounds and numbered names whole (عبد الناصر, فؤاد الأول), or the only name given (الخديوي إسماعيل).
#[derive(Debug, Default)]
pub struct ShortNames {
    names: HashSet<String>,
}

impl ShortNames {
    /// Learns the short name of the person introduced by `candidate`.
    pub fn learn(&mut self, text: &str, tokens: &[Token], candidate: &Candidate) {
        let words = &tokens[candidate.start..candidate.end];
        let ends_compound = words
            .last()
            .is_some_and(|word| BEHIND.contains(&fold(word.range.of(text))));
        let numbered = words.last().is_some_and(|word| word.is(Classes::ORDINAL));
        let linked = words.len() > 1 && (ends_compound || numbered)
            || words.len().checked_sub(2).is_some_and(|index| {
                words[index].reading_of(Classes::NAME_LINK).is_some() && index > 0
            });
        let from = words.len() - if linked { 2 } else { 1 };
        let start = if from == 0 {
            candidate.range.start
        } else {
            words[from].range.start
        };
        let name = fold(text.get(start..candidate.range.end).unwrap_or_default());
        let adjective = words[from].is(Classes::NATIONALITY.union(Classes::ATTRIBUTE));
        let word = words[from].is(Classes::ORDINARY.union(Classes::STOP));
        let common = adjective || (word && !name.starts_with("ال"));
        if !common && name.chars().count() > 2 {
            self.names.insert(name);
        }
        if words.len() > 1
            && !words[0].is(Classes::ORDINARY
                .union(Classes::GIVEN)
                .union(Classes::NAME_LINK))
        {
            let given = fold(
                text.get(candidate.range.start..words[0].range.end)
                    .unwrap_or_default(),
            );
            if given.chars().count() > 3 {
                self.names.insert(given);
            }
        }
    }

    /// The mentions by short names among the tokens that `taken` leaves free.
    #[must_use]
    pub fn mentions(&self, text: &str, tokens: &[Token], taken: &[bool]) -> Vec<Candidate> {
        if self.names.is_empty() {
            return Vec::new();
        }
        (0..tokens.len())
            .filter(|&at| tokens[at].is_word() && !taken[at] && !tokens[at].is(Classes::STOP))
            .filter_map(|at| self.mention_at(text, tokens, taken, at))
            .collect()
    }

    fn mention_at(
        &self,
        text: &str,
        tokens: &[Token],
        taken: &[bool],
        at: usize,
    ) -> Option<Candidate> {
        let token = &tokens[at];
        let ordinary = token.is(Classes::ORDINARY);
        let next = tokens
            .get(at + 1)
            .filter(|next| next.spaced && next.is_word() && !taken[at + 1]);
        partings(token.range.of(text))
            .into_iter()
            .find_map(|parting| {
                if ordinary && !parting.clitics.is_none() {
                    return None;
                }
                let pair = next.and_then(|next| {
                    let name = format!("{} {}", parting.key, fold(next.range.of(text)));
                    self.names
                        .contains(&name)
                        .then_some((at + 2, next.range.end))
                });
                let single = || {
                    self.names
                        .contains(&parting.key)
                        .then_some((at + 1, token.range.end))
                };
                let (end, end_offset) = pair.or_else(single)?;
                Some(Candidate {
                    start: at,
                    end,
                    range: TextRange::new(token.range.start + parting.offset, end_offset),
                    kind: EntityKind::Person,
                    entry: None,
                    moment: None,
                    source: Source::Rule,
                })
            })
    }
}
