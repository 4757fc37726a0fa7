//! Names found in an article, and where they stand in it again untold by anything else: what is named in
//! full and clearly once is meant again where its words return.

use std::collections::{HashMap, HashSet};

use crate::extract::document::BlockView;
use crate::extract::document::vocabulary::Classes;
use crate::extract::entity::EntityKind;
use crate::extract::propose::model::Tagging;
use crate::extract::propose::rule::Rule;
use crate::extract::propose::{Proposal, Weight};
use crate::language::letters::has_article;
use crate::language::lookup::fold_into;
use crate::range::TextRange;

/// How probable one of its words has to be for the model, which saw them and found no name.
const SUPPORT: f32 = 0.2;

/// How often a name of one word has to be found to end a longer one.
const SURE: u32 = 4;

/// The longest name that is looked for, in words.
const LONGEST: usize = 8;

/// The kinds of names that are looked for again.
const KINDS: [EntityKind; 3] = [
    EntityKind::Person,
    EntityKind::Organization,
    EntityKind::Location,
];

/// The people, bodies and places that an article names, by the look-up forms of their words.
#[derive(Debug, Default)]
pub struct FoundNames {
    /// How often each name was found to be of each of [`KINDS`], what is no guess twice.
    counts: HashMap<String, [u32; KINDS.len()]>,
    first_words: HashSet<String>,
}

impl FoundNames {
    /// Takes in a name that was found in a block.
    pub fn learn(&mut self, view: BlockView<'_>, mention: &Proposal) {
        let Some(kind) = index(mention.kind) else {
            return;
        };
        if mention.end - mention.start > LONGEST {
            return;
        }
        let first = look_up_form(view, mention, mention.start + 1);
        if !self.first_words.contains(&first) {
            self.first_words.insert(first);
        }
        let name = look_up_form(view, mention, mention.end);
        let is_guess = mention.rule == Rule::Model;
        self.counts.entry(name).or_default()[kind] += if is_guess { 1 } else { 2 };
    }

    /// Mends a name by what the article has more often: its kind, where it is a guess at what one word names, and the
    /// end of a person's name, behind which another word was taken in: محمد صلاح نجم فريق ليفربول.
    pub fn mend(&self, view: BlockView<'_>, mention: &mut Proposal) {
        let Some(kind) = index(mention.kind) else {
            return;
        };
        let words = mention.end - mention.start;
        if words == 1 && mention.rule == Rule::Model && mention.entry.is_none() {
            let counts = self.counts_of(&look_up_form(view, mention, mention.end));
            let most = (0..KINDS.len()).max_by_key(|&other| (counts[other], other == kind));
            mention.kind = most.map_or(mention.kind, |most| KINDS[most]);
        } else if mention.kind == EntityKind::Person && (2..=LONGEST).contains(&words) {
            let last = mention.end - 1;
            let times = |end| self.counts_of(&look_up_form(view, mention, end))[kind];
            let (shorter, whole) = (times(last), times(mention.end));
            let is_listed = view.tokens[last].is(Classes::GIVEN.union(Classes::SURNAME));
            // One word of a name may be that of others, too.
            let is_sure = words > 2 || !is_listed && shorter >= SURE;
            if is_sure && shorter > whole && !has_article(view.written(last)) {
                mention.end = last;
                mention.range = view.range_to(mention.range.start, last);
            }
        }
    }

    /// How often a name was found, by kind.
    fn counts_of(&self, name: &str) -> [u32; KINDS.len()] {
        self.counts.get(name).copied().unwrap_or_default()
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
                    let kind = self.counts.get(&name).and_then(|counts| {
                        let support = |kind: EntityKind| tagging.support(kind, at, end);
                        let kinds = KINDS.into_iter().zip(counts);
                        let most = counts.iter().max().copied().unwrap_or_default();
                        kinds
                            .filter(|(_, count)| **count > most / 2)
                            .map(|(kind, _)| kind)
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

fn index(kind: EntityKind) -> Option<usize> {
    KINDS.iter().position(|other| *other == kind)
}

/// The look-up form of a mention up to the token `end`, without the proclitics of its first word.
fn look_up_form(view: BlockView<'_>, mention: &Proposal, end: usize) -> String {
    let mut name = String::new();
    let first = TextRange::new(mention.range.start, view.tokens[mention.start].range.end);
    fold_into(first.of(view.text), &mut name);
    for at in mention.start + 1..end {
        push_word(view, at, &mut name);
    }
    name
}

fn push_word(view: BlockView<'_>, at: usize, name: &mut String) {
    name.push(' ');
    name.push_str(view.tokens[at].form());
}
