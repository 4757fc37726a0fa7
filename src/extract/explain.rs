//! What made a mention: for whoever asks why a name was found, or found wrongly.

use crate::article::{Body, Language};
use crate::extract::remember::Memory;
use crate::extract::{Entity, EntityKind, Extractor, Rule, rules_for};
use crate::range::TextRange;

/// A mention with what made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Its bytes of the article's text.
    pub range: TextRange,
    /// What it is a mention of.
    pub kind: EntityKind,
    /// The list, rule or model that made it.
    pub rule: Rule,
    /// Where the list has the name: the file below `assets` and its line, from 1.
    pub source: Option<(&'static str, usize)>,
}

impl Extractor {
    /// The entities of an article, and every mention of it with what made it, in the order of the text.
    #[must_use]
    pub fn explain(&self, body: &Body, language: &Language) -> (Vec<Entity>, Vec<Explanation>) {
        let rules = rules_for(language);
        let mut memory = Memory::default();
        let mentions = self.mentions(body, rules, &mut memory);
        let entities = self.link(body, rules, &memory.into_abbreviations(), &mentions);
        let gazetteer = self.gazetteer_for(rules);
        let explanations = mentions.iter().map(|mention| Explanation {
            range: mention.range,
            kind: mention.kind,
            rule: mention.rule,
            source: mention.entry.map(|entry| {
                let entry = gazetteer.entry(entry);
                (entry.file, entry.line)
            }),
        });
        (entities, explanations.collect())
    }
}
