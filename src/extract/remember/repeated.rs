//! Names found in an article, and where they stand in it again untold by anything else: what is named in
//! full and clearly once is meant again where its words return.

use std::collections::{HashMap, HashSet};

use crate::extract::document::BlockView;
use crate::extract::document::vocabulary::Classes;
use crate::extract::entity::EntityKind;
use crate::extract::propose::model::Tagging;
use crate::extract::propose::rule::Rule;
use crate::extract::propose::{Proposal, Weight};
use crate::language::lookup::fold_into;
use crate::range::TextRange;

/// How probable one of its words has to be for the model, which saw them and found no name.
const SUPPORT: f32 = 0.2;

/// The longest name that is looked for, in words.
const LONGEST: usize = 8;

/// The people, bodies and places that an article names, by the look-up forms of their words.
#[derive(Debug, Default)]
pub struct FoundNames {
    /// The kinds that each name was found to be of, in the order in which it was.
    kinds: HashMap<String, [Option<EntityKind>; 3]>,
    first_words: HashSet<String>,
}

impl FoundNames {
    /// Takes in a name that was found in a block.
    pub fn learn(&mut self, view: BlockView<'_>, mention: &Proposal) {
        let named = matches!(
            mention.kind,
            EntityKind::Person | EntityKind::Organization | EntityKind::Location
        );
        if !named || mention.end - mention.start > LONGEST {
            return;
        }
        let mut name = String::new();
        let first = TextRange::new(mention.range.start, view.tokens[mention.start].range.end);
        fold_into(first.of(view.text), &mut name);
        if !self.first_words.contains(&name) {
            self.first_words.insert(name.clone());
        }
        for at in mention.start + 1..mention.end {
            push_word(view, at, &mut name);
        }
        let kinds = self.kinds.entry(name).or_default();
        let free = kinds
            .iter_mut()
            .find(|kind| kind.is_none_or(|kind| kind == mention.kind));
        if let Some(kind) = free {
            *kind = Some(mention.kind);
        }
    }

    /// Where the names stand in a block that was tagged so, in its order; they may overlap what was found there,
    /// not each other.
    #[must_use]
    pub fn again(&self, view: BlockView<'_>, tagging: &Tagging) -> Vec<Proposal> {
        let mut again = Vec::new();
        let mut at = 0;
        while at < view.tokens.len() {
            let token = &view.tokens[at];
            let name = (token.is_word() && !token.is(Classes::STOP))
                .then(|| self.longest_at(view, tagging, at))
                .flatten();
            at = name.map_or(at + 1, |name| name.end);
            again.extend(name);
        }
        again
    }

    fn longest_at(&self, view: BlockView<'_>, tagging: &Tagging, at: usize) -> Option<Proposal> {
        let token = view.tokens[at].range;
        let segmentations = view.tokens[at].segmentations.iter();
        segmentations
            .filter(|segmentation| self.first_words.contains(&segmentation.form))
            .find_map(|segmentation| {
                let start = token.start + segmentation.offset;
                let mut name = segmentation.form.clone();
                let mut longest = None;
                for end in at + 1..=view.tokens.len().min(at + LONGEST) {
                    if end > at + 1 {
                        push_word(view, end - 1, &mut name);
                    }
                    let kind = self.kinds.get(&name).and_then(|kinds| {
                        let support = |kind: EntityKind| tagging.support(kind, at, end);
                        let kinds = kinds.iter().flatten().copied();
                        kinds
                            .max_by(|&a, &b| support(a).total_cmp(&support(b)))
                            .filter(|&kind| support(kind) >= SUPPORT)
                    });
                    longest = kind.map(|kind| (kind, end)).or(longest);
                }
                let (kind, end) = longest?;
                let range = view.range_to(start, end);
                Some(Proposal {
                    weight: Weight::Model,
                    ..Proposal::by_rule(Rule::NameAgain, kind, (at, end), range)
                })
            })
    }
}

fn push_word(view: BlockView<'_>, at: usize, name: &mut String) {
    name.push(' ');
    name.push_str(view.tokens[at].form());
}
