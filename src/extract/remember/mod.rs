//! Names that an article tells once and uses again: what was found in its earlier parts helps in the later ones.

pub mod abbreviation;

mod foreign_names;
mod repeated;
mod short_names;

use std::collections::HashSet;

use crate::extract::decide::settle;
use crate::extract::document::gazetteer::EntryId;
use crate::extract::document::vocabulary::Vocabulary;
use crate::extract::document::{BlockView, Document, Rules};
use crate::extract::entity::EntityKind;
use crate::extract::propose::Proposal;
use crate::extract::propose::foreign::block::ForeignBlock;
use crate::extract::propose::model::Tagging;

use abbreviation::Abbreviations;
use foreign_names::FamilyNames;
use repeated::FoundNames;
use short_names::ShortNames;

/// What the parts of an article that were read tell of those that follow.
#[derive(Debug, Default)]
pub struct Memory {
    /// Known names that stand somewhere beyond doubt.
    pub certain: HashSet<EntryId>,
    /// Short names that the article introduces.
    abbreviations: Abbreviations,
    names: FoundNames,
    short_names: ShortNames,
    family_names: FamilyNames,
}

impl Memory {
    /// The short names that the article introduces. All else is dropped: it takes as much memory as the entities
    /// will.
    #[must_use]
    pub fn into_abbreviations(self) -> Abbreviations {
        self.abbreviations
    }

    /// Notes which known names stand in a document beyond doubt.
    pub fn note_certain(&mut self, document: &Document<'_>) {
        let names = document
            .blocks()
            .flat_map(|block| block.names.iter().flatten());
        let certain = names.filter(|name| !name.weak).map(|name| name.entry);
        self.certain.extend(certain);
    }

    /// Learns the names that were `found` in the blocks of a document, and adds where they stand again: whole
    /// ones, and people by parts of theirs.
    pub fn add_repeated(
        &mut self,
        document: &Document<'_>,
        taggings: &[Tagging],
        found: &mut [Vec<Proposal>],
    ) {
        for (block, mentions) in document.blocks().zip(found.iter()) {
            for mention in mentions {
                self.names.learn(block, mention);
            }
        }
        for (block, mentions) in document.blocks().zip(found.iter_mut()) {
            for mention in mentions {
                self.names.mend(block, mention);
                if is_whole_name(block, mention) {
                    self.short_names.learn(block, mention);
                }
            }
        }
        for (block, mentions) in document.blocks().zip(found.iter_mut()) {
            for mention in mentions {
                if mention.kind == EntityKind::Person && !is_whole_name(block, mention) {
                    self.short_names.mend_start(block, mention);
                    self.short_names.learn(block, mention);
                }
            }
        }
        for ((block, tagging), mentions) in document.blocks().zip(taggings).zip(found) {
            let again = self.names.again(block, tagging);
            let is_longer =
                |name: &Proposal| name.end > name.start + 1 && name.kind != EntityKind::Person;
            *mentions = settle(std::mem::take(mentions), again, is_longer);
            self.add_short_names(block, tagging, mentions);
        }
    }

    /// Learns the family names of the people that were `found` in the blocks of a document in Persian, Urdu or Hebrew,
    /// and adds where they stand alone.
    pub fn add_foreign_names(&mut self, document: &Document<'_>, found: &mut [Vec<Proposal>]) {
        let Rules::Of(tongue) = document.rules() else {
            return;
        };
        let blocks = document.blocks();
        let blocks: Vec<_> = blocks
            .map(|block| ForeignBlock::new(tongue, block))
            .collect();
        for (block, mentions) in blocks.iter().zip(found.iter()) {
            let people = mentions.iter();
            for person in people.filter(|mention| mention.kind == EntityKind::Person) {
                self.family_names.learn(block, person);
            }
        }
        for (block, mentions) in blocks.iter().zip(found) {
            let again = self.family_names.again(block, mentions);
            if !again.is_empty() {
                mentions.extend(again);
                mentions.sort_by_key(|mention| mention.start);
            }
        }
    }

    /// Learns the short names that `mentions`, in the order of the text, introduce, and adds the mentions by
    /// them and by those that earlier parts introduced.
    pub fn add_abbreviated(
        &mut self,
        document: &Document<'_>,
        mentions: &mut Vec<Proposal>,
        vocabulary: &Vocabulary,
    ) {
        self.abbreviations.introduce(document, mentions, vocabulary);
    }

    fn add_short_names(
        &self,
        block: BlockView<'_>,
        tagging: &Tagging,
        mentions: &mut Vec<Proposal>,
    ) {
        let mut taken = vec![false; block.tokens.len()];
        for mention in mentions.iter() {
            taken[mention.start..mention.end].fill(true);
        }
        let short = self.short_names.mentions(block, tagging, &taken);
        if !short.is_empty() {
            mentions.extend(short);
            *mentions = settle(std::mem::take(mentions), Vec::new(), |_| false);
        }
    }
}

/// Whether a mention is a person's name of several words, and begins with a word of which no proclitic was left out.
fn is_whole_name(block: BlockView<'_>, mention: &Proposal) -> bool {
    let is_long = mention.end > mention.start + 1;
    let is_cut = block.tokens[mention.start].range.start < mention.range.start;
    mention.kind == EntityKind::Person && is_long && !is_cut
}
