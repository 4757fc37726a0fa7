//! Later mentions of people by their family name in Persian, Urdu and Hebrew texts.

use std::collections::HashSet;

use crate::extract::document::Tongue;
use crate::extract::entity::EntityKind;
use crate::extract::propose::Proposal;
use crate::extract::propose::foreign::block::ForeignBlock;
use crate::extract::propose::foreign::lexicon::WordParts;
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
    pub fn learn(&mut self, block: &ForeignBlock<'_>, person: &Proposal) {
        let words = &block.words;
        let start = words.partition_point(|word| word.tokens.start < person.start);
        let end = words.partition_point(|word| word.tokens.end <= person.end);
        if end < start + 2 {
            return;
        }
        let (before, last) = (end - 2, end - 1);
        let is_linked = block.parts(before).has(WordParts::LINK) && before != start;
        let first = if is_linked { before } else { last };
        let start = block.view.tokens[block.words[first].tokens.start]
            .range
            .start;
        let name = fold(TextRange::new(start, person.range.end).of(block.view.text));
        let is_known = block
            .parts(last)
            .has(WordParts::COMMON.union(WordParts::LINK));
        if !is_known && name.chars().count() >= SHORTEST {
            self.names.insert(name);
        }
    }

    /// Where the names stand in a block, among the tokens that no mention has.
    #[must_use]
    pub fn again(&self, block: &ForeignBlock<'_>, found: &[Proposal]) -> Vec<Proposal> {
        if self.names.is_empty() {
            return Vec::new();
        }
        let mut taken = vec![false; block.view.tokens.len()];
        for mention in found {
            taken[mention.start..mention.end].fill(true);
        }
        let words = 0..block.words.len();
        words
            .filter_map(|at| self.mention_at(block, &taken, at))
            .collect()
    }

    fn mention_at(&self, block: &ForeignBlock<'_>, taken: &[bool], at: usize) -> Option<Proposal> {
        const OTHERS: WordParts = WordParts::COMMON
            .union(WordParts::OFFICE)
            .union(WordParts::FIELD)
            .union(WordParts::ATTRIBUTE)
            .union(WordParts::HEADS);
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
                .filter(|_| block.parts(at).has(WordParts::LINK));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::document::gazetteer::Gazetteer;
    use crate::extract::document::token::tokens;
    use crate::extract::document::vocabulary::Vocabulary;
    use crate::extract::document::{Document, Rules};

    /// The people among the `mentioned` words of a text that are found again in it.
    fn again(tongue: Tongue, text: &str, mentioned: &[(usize, usize)]) -> Vec<String> {
        let gazetteer = Gazetteer::default();
        let mut document = Document::new(text, &gazetteer, Rules::Of(tongue));
        let whole = TextRange::new(0, text.len());
        document.push(tokens(text, whole, &Vocabulary::default()));
        let view = document.blocks().next().expect("a block");
        let block = ForeignBlock::new(tongue, view);
        let people = mentioned.iter().map(|&(start, end)| {
            let range = view.range_to(view.tokens[start].range.start, end);
            let rule = Rule::ForeignPersonByNames;
            Proposal::by_rule(rule, EntityKind::Person, (start, end), range)
        });
        let people: Vec<Proposal> = people.collect();
        let mut names = FamilyNames::default();
        for person in &people {
            names.learn(&block, person);
        }
        let again = names.again(&block, &people).into_iter();
        again
            .map(|mention| mention.range.of(text).to_owned())
            .collect()
    }

    #[test]
    fn a_family_name_stands_for_the_person() {
        let text = "דוד ברזילי התנגד. לברזילי יש סיבה";
        assert_eq!(again(Tongue::Hebrew, text, &[(0, 2)]), ["ברזילי"]);
        let text = "کامران محمود اور زاہد اکرم آئے۔ محمود نے اکرم کو بتایا";
        let found = again(Tongue::Urdu, text, &[(0, 2), (3, 5)]);
        assert_eq!(found, ["محمود", "اکرم"]);
    }

    #[test]
    fn what_links_it_belongs_to_it() {
        let text = "איתמר דוד בן גביר אמר. בן גביר הוסיף";
        assert_eq!(again(Tongue::Hebrew, text, &[(0, 4)]), ["בן גביר"]);
    }

    #[test]
    fn one_name_alone_is_no_family_name() {
        let text = "ברזילי התנגד. ברזילי הוסיף";
        assert!(again(Tongue::Hebrew, text, &[(0, 1)]).is_empty());
    }
}
