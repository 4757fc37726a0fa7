//! What a text is about: the people, bodies, places, events, laws and dates it mentions, and its topics.
//!
//! Pure: a text goes in, [`Annotations`] come out. The stages are files: words are folded to their
//! look-up form (`fold`), parted from their proclitics (`clitic`) and become tokens (`token`) with
//! the classes of the `vocabulary`; the `gazetteer` finds known names, `date`, `phrase`, `anniversary` and
//! `person` propose mentions from patterns, and `candidate` chooses among them. The trained `model` fills in
//! names that lists and rules leave, and between it and them `arbitrate` decides. `repeated` finds the names
//! again that were found once, `echo` people by their short names, `abbreviation` bodies by those an article
//! introduces. `link` joins mentions into entities: by what the gazetteer knows, by their `sound`, and people by
//! the part of a name that a `namesake` is meant by.

mod abbreviation;
mod anniversary;
mod arbitrate;
#[cfg(test)]
mod assets;
mod calendar;
mod candidate;
mod clitic;
mod corrections;
mod corrections_file;
mod date;
mod echo;
mod entity;
mod fold;
mod gazetteer;
mod link;
pub mod model;
mod namesake;
mod person;
mod phrase;
mod recognizer;
mod repeated;
mod sound;
mod token;
mod topic;
mod vocabulary;

pub use corrections::{Change, Correction, Corrections, PARTED};
pub use entity::{Annotations, Entity, EntityKind, written_name};
pub use fold::fold as look_up_form;
pub use sound::{is_telling, sound_of};
pub use topic::{Feature, LEARNED, Topic, TopicFeatures, TopicModel, TopicScore, Weights};

use std::sync::OnceLock;

use abbreviation::Abbreviations;
use calendar::Calendar;
use candidate::Candidate;
use gazetteer::Gazetteer;
use link::Joining;
use model::{Facts, Knowledge, Model};
use recognizer::{ReadBlock, Recognizer, Remembered, Rules};
use topic::{TopicJudge, TopicTally};
use vocabulary::{Classes, Vocabulary};

use crate::article::{BlockKind, Body, Language, Metadata};
use crate::limits;
use crate::range::TextRange;

const CLASSES: &str = include_str!("../../assets/lexicon/classes.tsv");
const ORDINARY: &str = include_str!("../../assets/lexicon/ordinary.txt");
const SURNAMES: &str = include_str!("../../assets/lexicon/surnames.txt");
const GIVEN_NAMES: &str = include_str!("../../assets/lexicon/given-names.txt");
const TOPICS: &str = include_str!("../../assets/topics.tsv");
const TOPIC_MODEL: &[u8] = include_bytes!("../../assets/topics.bin");
const GAZETTEERS: [(EntityKind, &str); 5] = [
    (
        EntityKind::Location,
        include_str!("../../assets/gazetteer/locations.tsv"),
    ),
    (
        EntityKind::Organization,
        include_str!("../../assets/gazetteer/organizations.tsv"),
    ),
    (
        EntityKind::Person,
        include_str!("../../assets/gazetteer/people.tsv"),
    ),
    (
        EntityKind::Event,
        include_str!("../../assets/gazetteer/events.tsv"),
    ),
    (
        EntityKind::Law,
        include_str!("../../assets/gazetteer/laws.tsv"),
    ),
];

/// Names as other languages of these scripts write them, with the identifiers of the files above.
const OTHER_SCRIPTS: &str = include_str!("../../assets/gazetteer/other-scripts.tsv");

/// A word of the title counts for the topic as often as this.
const TITLE_WEIGHT: f32 = 3.0;
/// A word of a heading counts for the topic as often as this.
const HEADING_WEIGHT: f32 = 2.0;

/// Changes when what is found changes: what an older extractor found is looked for again.
pub const VERSION: u32 = 4;

/// Finds entities and topics. Building one reads the embedded assets; keep it.
#[derive(Debug)]
pub struct Extractor {
    vocabulary: Vocabulary,
    gazetteer: Gazetteer,
    other_scripts: Gazetteer,
    calendar: Calendar,
    topics: TopicJudge,
    /// Read when the first Arabic text comes.
    model: OnceLock<Model>,
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
        let mut other_scripts = Gazetteer::default();
        other_scripts.add_of_kinds(OTHER_SCRIPTS, &mut vocabulary);
        Self {
            vocabulary,
            gazetteer,
            other_scripts,
            calendar,
            topics: TopicJudge::new(TOPIC_MODEL, TOPICS),
            model: OnceLock::new(),
        }
    }

    /// The tokens of a text in one block as a model sees them: the bytes and the facts of each. For
    /// training.
    #[must_use]
    pub fn observe(&self, text: &str, knowledge: &Knowledge) -> (Vec<TextRange>, Vec<Facts>) {
        let recognizer = Recognizer {
            gazetteer: &self.gazetteer,
            calendar: &self.calendar,
            model: None,
        };
        let tokens = token::tokens(text, TextRange::new(0, text.len()), &self.vocabulary);
        let block = recognizer.read(tokens, Rules::Arabic);
        let facts = model::facts(recognizer.view(text, &block), knowledge);
        let ranges = block.tokens.iter().map(|token| token.range);
        (ranges.collect(), facts)
    }

    /// The id of what is known by a name beforehand, in Arabic or another language of the library.
    #[must_use]
    pub fn known_by_name(&self, name: &str) -> Option<String> {
        let tokens = token::tokens(name, TextRange::new(0, name.len()), &self.vocabulary);
        let gazetteers = [&self.gazetteer, &self.other_scripts].into_iter();
        let mut found = gazetteers.filter_map(|gazetteer| {
            let name = gazetteer.longest_from(&tokens, 0, tokens.first()?.readings.first()?)?;
            let entry = gazetteer.entry(name.entry);
            (name.end == tokens.len()).then(|| format!("{}:{}", entry.kind.id(), entry.id))
        });
        found.next()
    }

    /// The entities and topics of an article. Takes time in proportion to its length; what it holds
    /// of the article's words at once is bounded ([`limits::ANNOTATED_TOGETHER`]).
    #[must_use]
    pub fn annotate(&self, body: &Body, metadata: &Metadata) -> Annotations {
        let rules = rules_for(&metadata.language);
        let gazetteer = match rules {
            Rules::Arabic => &self.gazetteer,
            Rules::NamesOnly => &self.other_scripts,
        };
        let recognizer = Recognizer {
            gazetteer,
            calendar: &self.calendar,
            model: (rules == Rules::Arabic).then(|| self.model.get_or_init(Model::embedded)),
        };
        let mut tally = TopicTally::new(&self.topics);
        let mut parts = Parts {
            extractor: self,
            recognizer,
            rules,
            text: &body.text,
            blocks: Vec::new(),
            size: 0,
            remembered: Remembered::default(),
            abbreviations: Abbreviations::default(),
            mentions: Vec::new(),
        };
        for block in &body.blocks {
            let times = match block.kind {
                BlockKind::Code | BlockKind::Rule => continue,
                BlockKind::Title => TITLE_WEIGHT,
                BlockKind::Heading { .. } => HEADING_WEIGHT,
                BlockKind::Byline
                | BlockKind::Paragraph
                | BlockKind::Quote
                | BlockKind::Item { .. } => 1.0,
            };
            if rules == Rules::Arabic {
                tally.count(block.range.of(&body.text), times);
            }
            parts.read(block.range);
        }
        parts.finish_part();
        let joining = Joining {
            text: &body.text,
            gazetteer,
            vocabulary: &self.vocabulary,
            abbreviations: &parts.abbreviations,
        };
        Annotations {
            entities: link::link(joining, &parts.mentions),
            topics: tally.scores(&metadata.topics),
        }
    }
}

/// An article that is read part by part.
struct Parts<'a> {
    extractor: &'a Extractor,
    recognizer: Recognizer<'a>,
    rules: Rules,
    text: &'a str,
    /// The blocks of the present part.
    blocks: Vec<ReadBlock>,
    /// How many tokens they have, each block counted as one more.
    size: usize,
    remembered: Remembered,
    abbreviations: Abbreviations,
    /// The mentions in the parts before, in the order of the text.
    mentions: Vec<Candidate>,
}

impl Parts<'_> {
    /// Reads a block: in pieces where it is longer than a part may be.
    fn read(&mut self, block: TextRange) {
        let mut rest = block;
        while !rest.is_empty() {
            let (tokens, end) = token::first_tokens(
                self.text,
                rest,
                &self.extractor.vocabulary,
                limits::ANNOTATED_TOGETHER,
            );
            rest.start = end;
            let size = tokens.len() + 1;
            if self.size + size > limits::ANNOTATED_TOGETHER {
                self.finish_part();
            }
            self.size += size;
            self.blocks.push(self.recognizer.read(tokens, self.rules));
        }
    }

    /// Finds the mentions of the present part and begins another.
    fn finish_part(&mut self) {
        let blocks = std::mem::take(&mut self.blocks);
        self.size = 0;
        let mut mentions =
            self.recognizer
                .mentions(self.text, &blocks, self.rules, &mut self.remembered);
        if self.rules == Rules::Arabic {
            let vocabulary = &self.extractor.vocabulary;
            self.abbreviations
                .introduce(self.text, &blocks, &mut mentions, vocabulary);
        }
        self.mentions.append(&mut mentions);
    }
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new()
    }
}

fn rules_for(language: &Language) -> Rules {
    match language.as_str() {
        "ar" | "arz" | "ary" | "und" => Rules::Arabic,
        _ => Rules::NamesOnly,
    }
}
