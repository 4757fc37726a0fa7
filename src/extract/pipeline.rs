//! The stages in order: a document in, its mentions out.

use crate::extract::decide::{Evidence, decide};
use crate::extract::document::vocabulary::Vocabulary;
use crate::extract::document::{Document, Rules};
use crate::extract::propose::calendar::Calendar;
use crate::extract::propose::model::{Model, Tagging};
use crate::extract::propose::{Context, Proposal, propose};
use crate::extract::remember::Memory;

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

/// The mentions in a document, which may be a part of an article, in the order of the text.
#[must_use]
pub fn mentions(tools: Tools<'_>, document: &Document<'_>, memory: &mut Memory) -> Vec<Proposal> {
    memory.note_certain(document);
    let mut taggings = tools
        .model
        .map_or_else(Vec::new, |model| model.tag(document));
    taggings.resize_with(document.blocks().len(), Tagging::default);
    let blocks = document.blocks().zip(&taggings);
    let mut found: Vec<Vec<Proposal>> = blocks
        .map(|(block, tagging)| {
            let context = Context {
                rules: document.rules(),
                certain: &memory.certain,
                calendar: tools.calendar,
                model: tools.model.map(|model| (model, tagging)),
            };
            let evidence = Evidence {
                block,
                tagging: tools.model.map(|_| tagging),
            };
            decide(evidence, propose(context, block))
        })
        .collect();
    if document.rules() == Rules::NamesOnly {
        return found.concat();
    }
    memory.add_repeated(document, &taggings, &mut found);
    let mut mentions = found.concat();
    memory.add_abbreviated(document, &mut mentions, tools.vocabulary);
    mentions
}
