//! The stages in order: a document in, its mentions out.

use crate::extract::decide::{Evidence, decide, strike_out};
use crate::extract::document::vocabulary::Vocabulary;
use crate::extract::document::{BlockView, Document, Rules};
use crate::extract::propose::calendar::Calendar;
use crate::extract::propose::model::{Knowledge, Model, Tagging, TokenFacts, facts};
use crate::extract::propose::{Context, Proposal, propose, tagged};
use crate::extract::remember::Memory;
use crate::range::TextRange;
use crate::text;

/// What the stages work with.
#[derive(Clone, Copy, Debug)]
pub struct Tools<'a> {
    /// Words with their classes.
    pub vocabulary: &'a Vocabulary,
    /// Months and days.
    pub calendar: &'a Calendar,
    /// The trained model, for Arabic.
    pub model: Option<&'a Model>,
}

/// The tokens of a block as a model sees them.
#[derive(Debug, Default)]
pub struct Observed {
    /// The bytes of each token,
    pub ranges: Vec<TextRange>,
    /// and what is known of it.
    pub facts: Vec<TokenFacts>,
}

/// The mentions in a document, which may be a part of an article, in the order of the text.
#[must_use]
pub fn mentions(tools: Tools<'_>, document: &Document<'_>, memory: &mut Memory) -> Vec<Proposal> {
    let proposals = proposals(tools.calendar, document, memory);
    let mut taggings = tools
        .model
        .map_or_else(Vec::new, |model| model.tag(document, &proposals));
    taggings.resize_with(document.blocks().len(), Tagging::default);
    let addresses: Vec<Vec<TextRange>> = document.blocks().map(addresses).collect();
    let blocks = document.blocks().zip(&taggings).zip(proposals);
    let mut found: Vec<Vec<Proposal>> = blocks
        .zip(&addresses)
        .map(|(((block, tagging), mut proposals), addresses)| {
            if let Some(model) = tools.model {
                tagged::propose(model.words(), tagging, block, &mut proposals);
            }
            drop_within(addresses, &mut proposals);
            let evidence = Evidence {
                block,
                tagging: tools.model.map(|_| tagging),
                words: tools.model.map(Model::words),
            };
            decide(evidence, proposals)
        })
        .collect();
    if document.rules() != Rules::Arabic {
        memory.add_foreign_names(document, &mut found);
        return joined(found);
    }
    memory.add_repeated(document, &taggings, &mut found);
    let blocks = document.blocks().zip(&taggings).zip(&addresses);
    for (((block, tagging), addresses), found) in blocks.zip(&mut found) {
        drop_within(addresses, found);
        let evidence = Evidence {
            block,
            tagging: Some(tagging),
            words: tools.model.map(Model::words),
        };
        strike_out(evidence, found);
    }
    let mut mentions = joined(found);
    memory.add_abbreviated(document, &mut mentions, tools.vocabulary);
    mentions
}

/// Lists put together. They are let go of one after the other: there may be a million mentions.
#[must_use]
pub fn joined(lists: Vec<Vec<Proposal>>) -> Vec<Proposal> {
    let mut all = Vec::with_capacity(lists.iter().map(Vec::len).sum());
    all.extend(lists.into_iter().flatten());
    all
}

/// The blocks of a document as a model sees them that rests on `knowledge`.
#[must_use]
pub fn observed(
    calendar: &Calendar,
    knowledge: &Knowledge,
    document: &Document<'_>,
    memory: &mut Memory,
) -> Vec<Observed> {
    let proposals = proposals(calendar, document, memory);
    let blocks = document.blocks().zip(proposals);
    blocks
        .map(|(block, proposals)| Observed {
            ranges: block.tokens.iter().map(|token| token.range).collect(),
            facts: facts(block, &proposals, knowledge),
        })
        .collect()
}

/// What lists and rules propose for each block of a document.
fn proposals(
    calendar: &Calendar,
    document: &Document<'_>,
    memory: &mut Memory,
) -> Vec<Vec<Proposal>> {
    memory.note_certain(document);
    let context = Context {
        rules: document.rules(),
        certain: &memory.certain,
        calendar,
    };
    let blocks = document.blocks();
    blocks.map(|block| propose(context, block)).collect()
}

/// The addresses of the web and of mail in a block, in bytes of the article's text: nothing in them is a name.
fn addresses(block: BlockView<'_>) -> Vec<TextRange> {
    let (Some(first), Some(last)) = (block.tokens.first(), block.tokens.last()) else {
        return Vec::new();
    };
    let start = first.range.start;
    let links = text::links(&block.text[start..last.range.end]).into_iter();
    links.map(|range| range.shifted(start)).collect()
}

fn drop_within(addresses: &[TextRange], proposals: &mut Vec<Proposal>) {
    proposals.retain(|proposal| {
        let range = proposal.range;
        let next = addresses.partition_point(|address| address.end <= range.start);
        addresses
            .get(next)
            .is_none_or(|address| range.end <= address.start)
    });
}
