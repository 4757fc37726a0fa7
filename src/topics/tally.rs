//! Which topics an article is shown under: what the author says, the model tells and the lexicon adds.

use crate::article::{BlockKind, Body, Metadata};
use crate::language::is_arabic_or_unknown;
use crate::topics::features::TopicFeatures;
use crate::topics::lexicon::TopicLexicon;
use crate::topics::model::{LEARNED, TopicModel};
use crate::topics::script::LetterTally;
use crate::topics::{Topic, TopicScore};

/// At most so many topics an article has, unless its author names more.
const MOST_TOPICS: usize = 3;
/// Less likely than this nothing is shown.
const LEAST_SCORE: f32 = 0.3;
/// Where something is shown already, another topic is at least as likely as this.
const LEAST_SCORE_BESIDE: f32 = 0.4;
/// Beside the author's own topics only what is beyond doubt is shown: the model finds politics easily.
const LEAST_SCORE_BESIDE_DECLARED: f32 = 0.99;
/// What only the lexicon says stands behind what the model shows, with at most this share of its score.
const BEHIND: f32 = 0.95;
/// The weight of the lexicon's words at which a topic is as likely as not, in the order of
/// [`Topic::ALL`]: more than some 95 of 100 articles of the newspaper's other sections have; less for society
/// and economy, of which those speak too.
const EVEN: [f32; Topic::ALL.len()] = [1.3, 1.3, 2.0, 1.3, 1.1, 0.9, 1.3, 1.0, 1.4, 1.2];
/// How fast the odds of a topic grow with the lexicon's weight.
const STEEPNESS: f32 = 4.0;
/// From these log-odds of its best topic on the model is not doubted.
const NO_DOUBT: f32 = 1.5;
/// So much less, and the lexicon is believed as fully as it ever is.
const FULL_DOUBT: f32 = 2.0;
/// Words that are missing say less against a topic than words that are there say for it: these log-odds
/// at the least.
const LEAST_SAID: f32 = -3.2;

const LEXICON: &str = include_str!("../../assets/topics.tsv");
const MODEL: &[u8] = include_bytes!("../../assets/topics.bin");

/// A word of the title counts for the topic as often as this.
const TITLE_WEIGHT: f32 = 3.0;
/// A word of a heading counts for the topic as often as this.
const HEADING_WEIGHT: f32 = 2.0;

/// All that topics are judged by.
#[derive(Debug)]
pub struct TopicJudge {
    model: Option<TopicModel<'static>>,
    lexicon: TopicLexicon,
}

impl TopicJudge {
    /// A judge with the bytes of a [`TopicModel`], without which it goes by the lexicon alone, and the
    /// asset of a lexicon.
    #[must_use]
    pub fn new(model: &'static [u8], lexicon: &str) -> Self {
        Self {
            model: TopicModel::parse(model),
            lexicon: TopicLexicon::new(lexicon),
        }
    }

    /// The topics of an article: those its author declared, then the likeliest others where it is Arabic.
    #[must_use]
    pub fn scores(&self, body: &Body, metadata: &Metadata) -> Vec<TopicScore> {
        let mut tally = TopicTally::new(self);
        if is_arabic_or_unknown(&metadata.language) {
            for block in &body.blocks {
                let times = match block.kind {
                    BlockKind::Code | BlockKind::Rule => continue,
                    BlockKind::Title => TITLE_WEIGHT,
                    BlockKind::Heading { .. } => HEADING_WEIGHT,
                    BlockKind::Byline
                    | BlockKind::Paragraph
                    | BlockKind::Quote
                    | BlockKind::Row { .. }
                    | BlockKind::Caption
                    | BlockKind::Item { .. } => 1.0,
                };
                tally.count(block.range.of(&body.text), times);
            }
        }
        tally.scores(&metadata.topics)
    }

    /// How likely each topic is, the likeliest first.
    ///
    /// Where the model doubts, which it does in texts unlike those it learned from, what the lexicon says
    /// for one topic against the others is added; where it shows anything, what only the lexicon says
    /// stands behind.
    fn likelihoods(&self, features: &TopicFeatures) -> Vec<TopicScore> {
        let stems = features.stem_parts();
        let said = Topic::ALL
            .map(|topic| STEEPNESS * (self.lexicon.weight(topic, &stems) - EVEN[topic as usize]));
        let mut likelihoods = [0.0_f32; Topic::ALL.len()];
        if let Some(model) = &self.model {
            let odds = model.log_odds(&features.parts());
            let best = odds.into_iter().fold(f32::MIN, f32::max);
            let doubt = ((NO_DOUBT - best) / FULL_DOUBT).clamp(0.0, 1.0);
            let said = LEARNED.map(|topic| said[topic as usize].max(LEAST_SAID));
            let mean = said.into_iter().sum::<f32>() / said.len() as f32;
            for ((topic, odds), said) in LEARNED.into_iter().zip(odds).zip(said) {
                likelihoods[topic as usize] = logistic(odds + doubt * (said - mean));
            }
        }
        let best = likelihoods.into_iter().fold(0.0, f32::max);
        let ceiling = if best >= LEAST_SCORE {
            best * BEHIND
        } else {
            1.0
        };
        let mut scores = Topic::ALL.map(|topic| {
            let at = topic as usize;
            TopicScore {
                topic,
                score: likelihoods[at].max(logistic(said[at]).min(ceiling)),
            }
        });
        scores.sort_by(|a, b| b.score.total_cmp(&a.score));
        scores.to_vec()
    }
}

impl Default for TopicJudge {
    /// The judge over the embedded assets.
    fn default() -> Self {
        Self::new(MODEL, LEXICON)
    }
}

fn logistic(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// Reads an article and then says its topics.
#[derive(Debug)]
struct TopicTally<'a> {
    judge: &'a TopicJudge,
    features: TopicFeatures,
    letters: LetterTally,
}

impl<'a> TopicTally<'a> {
    /// An empty tally.
    #[must_use]
    fn new(judge: &'a TopicJudge) -> Self {
        Self {
            judge,
            features: TopicFeatures::default(),
            letters: LetterTally::default(),
        }
    }

    /// Counts the words of a block `times` times over.
    fn count(&mut self, block: &str, times: f32) {
        self.features.count(block, times);
        self.letters.count(block);
    }

    /// The topics: first those the author `declared`, all of them, then the likeliest others where the
    /// text is Arabic.
    #[must_use]
    fn scores(&self, declared: &[String]) -> Vec<TopicScore> {
        let mut scores: Vec<TopicScore> = Vec::new();
        for topic in declared.iter().flat_map(|label| Topic::of_label(label)) {
            if scores.iter().all(|score| score.topic != topic) {
                scores.push(TopicScore { topic, score: 1.0 });
            }
        }
        if !self.letters.is_arabic() {
            return scores;
        }
        let has_declared = !scores.is_empty();
        for found in self.judge.likelihoods(&self.features) {
            let least = if scores.is_empty() {
                LEAST_SCORE
            } else if has_declared {
                LEAST_SCORE_BESIDE_DECLARED
            } else {
                LEAST_SCORE_BESIDE
            };
            let is_new = scores.iter().all(|score| score.topic != found.topic);
            if is_new && found.score >= least && scores.len() < MOST_TOPICS {
                scores.push(found);
            }
        }
        scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEXICON: &str = "security\t18\tهجوم\nenvironment\t18\tنهر\nsociety\t18\tأسرة\n";

    fn topics(text: &str, declared: &[&str]) -> Vec<Topic> {
        let judge = TopicJudge::new(&[], LEXICON);
        let mut tally = TopicTally::new(&judge);
        tally.count(text, 1.0);
        let declared: Vec<String> = declared.iter().map(|&id| id.to_owned()).collect();
        tally
            .scores(&declared)
            .into_iter()
            .map(|score| score.topic)
            .collect()
    }

    #[test]
    fn what_the_author_says_comes_first_and_never_vanishes() {
        assert_eq!(
            topics("الهجوم", &["health", "nonsense", "health"]),
            [Topic::Health, Topic::Security]
        );
        assert_eq!(
            topics("الهجوم", &["health", "economy", "culture", "science"]),
            [
                Topic::Health,
                Topic::Economy,
                Topic::Culture,
                Topic::Technology
            ]
        );
    }

    /// The first topic of a text with the word «سعر», where a model finds sports at these log-odds, and
    /// a lexicon economy.
    fn first_where_sports_has(odds: f32) -> Option<Topic> {
        let mut biases = [-2.0; LEARNED.len()];
        biases[LEARNED.iter().position(|topic| *topic == Topic::Sports)?] = odds;
        let model = TopicModel::serialize(&[], &biases);
        let judge = TopicJudge::new(model.leak(), "economy\t18\tسعر\n");
        let mut tally = TopicTally::new(&judge);
        tally.count("السعر", 1.0);
        tally.scores(&[]).first().map(|score| score.topic)
    }

    #[test]
    fn the_lexicon_decides_only_where_the_model_doubts() {
        assert_eq!(first_where_sports_has(-1.0), Some(Topic::Economy));
        assert_eq!(first_where_sports_has(4.0), Some(Topic::Sports));
    }

    #[test]
    fn nothing_clear_is_no_topic() {
        assert_eq!(topics("", &[]), []);
        assert_eq!(topics("كلام لا يدل على شيء", &[]), []);
    }
}
