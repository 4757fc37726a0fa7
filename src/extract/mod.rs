//! What a text mentions: people, bodies, places, events, laws and dates.
//!
//! Pure: a text goes in, entities with their mentions come out. The stages are folders, each importing only those
//! before it. One paragraph's way through them:
//!
//! 1. [`Extractor::mentions`] cuts the blocks of an article into tokens (`document::token`): each has its bytes, its
//!    shape, its segmentations with their look-up forms, and the analyses that the vocabulary knows with
//!    their classes. They make a `Document`, which looks up the longest known name at each token
//!    (`document::gazetteer`). A long article is several documents ([`limits::ANNOTATED_TOGETHER`]).
//! 2. `pipeline::mentions` takes the document through the other stages. The trained model tags its tokens
//!    (`propose::model`).
//! 3. For each block every proposer of `propose::PROPOSERS` adds what it sees: known names, phrases,
//!    anniversaries, people, dates, names the model found. Each proposal has a range, a kind, a weight and the
//!    `propose::rule` that made it.
//! 4. `decide` lets the heavier proposals take their tokens, mends where names begin and end (`decide::extent`) and
//!    strikes out what falls under a veto (`decide::veto`), in what is found again, too.
//! 5. `remember` finds the names again that were found elsewhere in the article: whole ones, people by part of
//!    their name, bodies by the short name that the article introduces.
//! 6. `link` joins the mentions into entities: by what the gazetteer knows, by the phonetic key of a name, and
//!    people by the part of a name they are meant by (`link::coreference`).
//!
//! [`Extractor::explain`] reports for every mention the rule that made it.

#[cfg(test)]
mod assets;
mod decide;
mod document;
mod edition;
mod entity;
mod explain;
mod link;
mod pipeline;
mod propose;
mod remember;

pub use edition::{EDITION, VERSION};
pub use entity::{Entity, EntityKind, merged, written_name};
pub use explain::Explanation;
pub use link::name_key::name_key;
pub use pipeline::Observed;
pub use propose::model;
pub use propose::rule::{RULES, Rule, RuleRow};

use std::sync::OnceLock;

use document::gazetteer::{Asset, Gazetteer};
use document::token;
use document::vocabulary::{Classes, Vocabulary};
use document::{Document, Rules, Tongue};
use link::joining::Joining;
use model::{Knowledge, Model, Weights};
use pipeline::Tools;
use propose::Proposal;
use propose::calendar::Calendar;
use remember::Memory;
use remember::abbreviation::Abbreviations;

use crate::article::{Block, BlockKind, Body, Language};
use crate::language::is_arabic_or_unknown;
use crate::language::months::MONTHS;
use crate::limits;
use crate::range::TextRange;

const CLASSES: &str = include_str!("../../assets/lexicon/classes.tsv");
const ORDINARY: &str = include_str!("../../assets/lexicon/ordinary.txt");
const SURNAMES: &str = include_str!("../../assets/lexicon/surnames.txt");
const GIVEN_NAMES: &str = include_str!("../../assets/lexicon/given-names.txt");

/// A list of names that is part of the program.
macro_rules! list {
    ($file:literal) => {
        Asset {
            file: $file,
            text: include_str!(concat!("../../assets/", $file)),
        }
    };
}

const GAZETTEERS: [(EntityKind, Asset); 5] = [
    (EntityKind::Location, list!("gazetteer/locations.tsv")),
    (
        EntityKind::Organization,
        list!("gazetteer/organizations.tsv"),
    ),
    (EntityKind::Person, list!("gazetteer/people.tsv")),
    (EntityKind::Event, list!("gazetteer/events.tsv")),
    (EntityKind::Law, list!("gazetteer/laws.tsv")),
];

/// Names as other languages of these scripts write them, with the identifiers of the files above.
const OTHER_SCRIPTS: Asset = list!("gazetteer/other-scripts.tsv");

/// Finds entities. Building one reads the embedded assets; keep it.
#[derive(Debug)]
pub struct Extractor {
    vocabulary: Vocabulary,
    gazetteer: Gazetteer,
    /// Read when the first text of another language comes.
    other_scripts: OnceLock<OtherScripts>,
    calendar: Calendar,
    /// Read when the first Arabic text comes.
    model: OnceLock<Model>,
}

/// The names of other languages, with their words apart: in an Arabic text they mean nothing.
#[derive(Debug, Default)]
struct OtherScripts {
    vocabulary: Vocabulary,
    gazetteer: Gazetteer,
}

impl Extractor {
    /// The extractor over the embedded assets.
    #[must_use]
    pub fn new() -> Self {
        let mut vocabulary = Vocabulary::default();
        vocabulary.add_folded(ORDINARY, Classes::ORDINARY);
        vocabulary.add_folded(SURNAMES, Classes::SURNAME);
        vocabulary.add_classes(CLASSES);
        vocabulary.add_classes(GIVEN_NAMES);
        let calendar = Calendar::new(&mut vocabulary);
        let mut gazetteer = Gazetteer::default();
        for (kind, asset) in GAZETTEERS {
            gazetteer.add(kind, asset, &mut vocabulary);
        }
        Self {
            vocabulary,
            gazetteer,
            other_scripts: OnceLock::new(),
            calendar,
            model: OnceLock::new(),
        }
    }

    /// The blocks of an Arabic article that have words, as a model sees them. For training.
    #[must_use]
    pub fn observe(&self, body: &Body, knowledge: &Knowledge) -> Vec<Observed> {
        let mut memory = Memory::default();
        let mut observed = Vec::new();
        self.each_document(body, Rules::Arabic, |document| {
            let blocks = pipeline::observed(&self.calendar, knowledge, document, &mut memory);
            observed.extend(blocks.into_iter().filter(|block| !block.ranges.is_empty()));
        });
        observed
    }

    /// The id of what is known by a name beforehand, in Arabic or another language of the library.
    #[must_use]
    pub fn known_by_name(&self, name: &str) -> Option<String> {
        let lists = [Rules::Arabic, Rules::NamesOnly].into_iter();
        let mut found = lists.filter_map(|rules| {
            let gazetteer = self.gazetteer_for(rules);
            let whole = TextRange::new(0, name.len());
            let tokens = token::tokens(name, whole, self.vocabulary_for(rules));
            let name = gazetteer.longest_from(&tokens, 0, tokens.first()?.analyses.first()?)?;
            let entry = gazetteer.entry(name.entry);
            (name.end == tokens.len()).then(|| format!("{}:{}", entry.kind.id(), entry.id))
        });
        found.next()
    }

    /// The entities that an article mentions. Takes time in proportion to its length; what it holds
    /// of the article's words at once is bounded ([`limits::ANNOTATED_TOGETHER`]).
    #[must_use]
    pub fn entities(&self, body: &Body, language: &Language) -> Vec<Entity> {
        let rules = rules_for(language);
        let mut memory = Memory::default();
        let mentions = self.mentions(body, rules, &mut memory);
        let abbreviations = memory.into_abbreviations();
        self.link(body, rules, &abbreviations, &mentions)
    }

    /// The fingerprint of what the features of the model depend on: all lists that the vocabulary is made of, the
    /// tables, which are in the order of [`model::TABLES`] and make up `knowledge`, and the features of one text.
    #[must_use]
    pub fn fingerprint(&self, tables: [&[u8]; 5], knowledge: &Knowledge) -> u64 {
        let lists = [CLASSES, ORDINARY, SURNAMES, GIVEN_NAMES, MONTHS];
        let gazetteers = GAZETTEERS.iter().map(|(_, asset)| asset.text);
        let lists = lists.into_iter().chain(gazetteers).map(str::as_bytes);
        let mut probe = Body::default();
        probe.text.push_str(model::PROBE);
        probe.blocks.push(Block::new(
            BlockKind::Paragraph,
            TextRange::new(0, probe.text.len()),
        ));
        let observed = self.observe(&probe, knowledge);
        let emissions = observed
            .iter()
            .flat_map(|block| model::probed(&block.facts));
        model::fingerprint(lists.chain(tables), emissions)
    }

    fn model(&self) -> &Model {
        self.model.get_or_init(|| {
            let knowledge = Knowledge::decode(model::TABLES);
            let fingerprint = self.fingerprint(model::TABLES, &knowledge);
            let weights = Weights::decode(model::WEIGHTS, fingerprint);
            let weights = weights.expect("the embedded weights are those of the embedded lists");
            Model::new(knowledge, weights)
        })
    }

    /// The mentions in an article, in the order of the text.
    fn mentions(&self, body: &Body, rules: Rules, memory: &mut Memory) -> Vec<Proposal> {
        let tools = Tools {
            vocabulary: self.vocabulary_for(rules),
            calendar: &self.calendar,
            model: (rules == Rules::Arabic).then(|| self.model()),
        };
        // Put together at the end: a list that grows leaves gaps in memory as large as itself.
        let mut found = Vec::new();
        self.each_document(body, rules, |document| {
            found.push(pipeline::mentions(tools, document, memory));
        });
        pipeline::joined(found)
    }

    /// Calls `read` with each document of an article, in the order of the text.
    fn each_document(&self, body: &Body, rules: Rules, mut read: impl FnMut(&Document<'_>)) {
        let text = &body.text;
        let new_document = || Document::new(text, self.gazetteer_for(rules), rules);
        let vocabulary = self.vocabulary_for(rules);
        let mut document = new_document();
        for block in &body.blocks {
            if matches!(block.kind, BlockKind::Code | BlockKind::Rule) {
                continue;
            }
            // A block that is longer than a document may be is read in pieces.
            let mut rest = block.range();
            while !rest.is_empty() {
                let most = limits::ANNOTATED_TOGETHER;
                let (tokens, end) = token::first_tokens(text, rest, vocabulary, most);
                rest.start = end;
                if document.size() + tokens.len() + 1 > most {
                    read(&document);
                    document = new_document();
                }
                document.push(tokens);
            }
        }
        read(&document);
    }

    fn link(
        &self,
        body: &Body,
        rules: Rules,
        abbreviations: &Abbreviations,
        mentions: &[Proposal],
    ) -> Vec<Entity> {
        let joining = Joining {
            text: &body.text,
            gazetteer: self.gazetteer_for(rules),
            vocabulary: self.vocabulary_for(rules),
            abbreviations,
        };
        link::link(joining, mentions)
    }

    fn other_scripts(&self) -> &OtherScripts {
        self.other_scripts.get_or_init(|| {
            let mut names = OtherScripts::default();
            let OtherScripts {
                vocabulary,
                gazetteer,
            } = &mut names;
            gazetteer.add_of_kinds(OTHER_SCRIPTS, vocabulary);
            names
        })
    }

    fn gazetteer_for(&self, rules: Rules) -> &Gazetteer {
        match rules {
            Rules::Arabic => &self.gazetteer,
            Rules::Of(_) | Rules::NamesOnly => &self.other_scripts().gazetteer,
        }
    }

    fn vocabulary_for(&self, rules: Rules) -> &Vocabulary {
        match rules {
            Rules::Arabic => &self.vocabulary,
            Rules::Of(_) | Rules::NamesOnly => &self.other_scripts().vocabulary,
        }
    }
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new()
    }
}

fn rules_for(language: &Language) -> Rules {
    match language.as_str() {
        _ if is_arabic_or_unknown(language) => Rules::Arabic,
        "fa" | "prs" => Rules::Of(Tongue::Persian),
        "ur" => Rules::Of(Tongue::Urdu),
        "he" | "iw" => Rules::Of(Tongue::Hebrew),
        _ => Rules::NamesOnly,
    }
}
