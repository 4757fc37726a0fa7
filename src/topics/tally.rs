//! Which topics an article is shown under: what the author says, the model tells and the lexicon adds.

use crate::article::{Body, Metadata};
use crate::language::is_arabic_or_unknown;
use crate::topics::features::{TopicFeatures, weighted_blocks};
use crate::topics::lexicon::TopicLexicon;
use crate::topics::model::TopicModel;
use crate::topics::script::LetterTally;
use crate::topics::{Topic, TopicScore};

/// What newspapers have sections for.
pub const SECTIONS: [Topic; 7] = [
    Topic::Politics,
    Topic::Economy,
    Topic::Technology,
    Topic::Health,
    Topic::Culture,
    Topic::Sports,
    Topic::Religion,
];

/// What is never shown for the words of the list alone where there is a model: those of environment and society are
/// met in articles of all kinds. Of articles that readers looked at half of those were wrong that it showed so.
const NEVER_BY_LIST: [Topic; 2] = [Topic::Environment, Topic::Society];

/// At most so many topics an article has, unless its author names more.
const MOST_TOPICS: usize = 3;
/// Less likely than this nothing is shown of an article, and of a short text.
const LEAST_SCORE: f32 = 0.15;
const LEAST_SCORE_OF_SHORT: f32 = 0.5;
/// A text of fewer tokens than this is short.
const SHORT: usize = 60;
/// Where something is shown already, another topic is at least as likely as this.
const LEAST_SCORE_BESIDE: f32 = 0.4;
/// Beside the author's own topics only what is beyond doubt is shown: the model finds politics easily.
const LEAST_SCORE_BESIDE_DECLARED: f32 = 0.99;
/// What newspapers have no section for stands behind what they have, with at most this share of its score.
const BEHIND: f32 = 0.95;
/// The weight of the lexicon's words at which a topic is as likely as not, in the order of
/// [`Topic::ALL`]: more than some 95 of 100 articles of the newspaper's other sections have; less for society
/// and economy, of which those speak too.
const EVEN: [f32; Topic::ALL.len()] = [1.3, 1.3, 2.0, 1.3, 1.1, 0.9, 1.3, 1.0, 1.4, 1.2];
/// How fast the odds of a topic grow with the lexicon's weight.
const STEEPNESS: f32 = 4.0;
/// From these log-odds of its best topic on the model is not doubted.
const NO_DOUBT: f32 = 0.5;
/// So much less, and the lexicon is believed as fully as it ever is.
const FULL_DOUBT: f32 = 2.0;
/// So much of what the lexicon says of a topic without a section counts.
const LEXICON_SHARE: f32 = 0.5;
/// Words that are missing say less against a topic than words that are there say for it: these log-odds
/// at the least.
const LEAST_SAID: f32 = -3.2;

const LEXICON: &str = include_str!("../../assets/topics.tsv");
const MODEL: &[u8] = include_bytes!("../../assets/topics.bin");

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
            for (text, times) in weighted_blocks(body) {
                tally.count(text, times);
            }
        }
        tally.scores(&metadata.topics)
    }

    /// How likely each topic is, the likeliest first.
    ///
    /// Where the model doubts, which it does in texts unlike those it learned from, what the lexicon says
    /// for one section against the others is added. The topics that newspapers have no sections for were learned
    /// from few articles: of them the lexicon always speaks too, and they stand behind what the article is filed under.
    /// So does what only the lexicon says.
    fn likelihoods(&self, features: &TopicFeatures) -> Vec<TopicScore> {
        let stems = features.stem_parts();
        let said = Topic::ALL.map(|topic| {
            let weight = self.lexicon.weight(topic, &stems) - EVEN[topic as usize];
            (STEEPNESS * weight).max(LEAST_SAID)
        });
        let odds = match &self.model {
            Some(model) => {
                let odds = model.log_odds(&features.parts());
                let best = SECTIONS.map(|topic| odds[topic as usize]);
                let best = best.into_iter().fold(f32::MIN, f32::max);
                let doubt = ((NO_DOUBT - best) / FULL_DOUBT).clamp(0.0, 1.0);
                let mean = SECTIONS
                    .map(|topic| said[topic as usize])
                    .into_iter()
                    .sum::<f32>()
                    / SECTIONS.len() as f32;
                Topic::ALL.map(|topic| {
                    let at = topic as usize;
                    match SECTIONS.contains(&topic) {
                        true => odds[at] + doubt * (said[at] - mean),
                        false => odds[at] + LEXICON_SHARE * said[at],
                    }
                })
            }
            None => said,
        };
        let likelihoods = odds.map(logistic);
        let best = SECTIONS.map(|topic| likelihoods[topic as usize]);
        let best = best.into_iter().fold(0.0, f32::max);
        let ceiling = match best >= least_score(features) {
            true => best * BEHIND,
            false => 1.0,
        };
        let mut scores = Topic::ALL.map(|topic| {
            let at = topic as usize;
            let likelihood = match SECTIONS.contains(&topic) {
                true => likelihoods[at],
                false => likelihoods[at].min(ceiling),
            };
            // Of a short text a word or two of the list say little.
            let is_listed = !is_short(features) && !NEVER_BY_LIST.contains(&topic);
            let listed = match is_listed {
                true => logistic(said[at]).min(ceiling),
                false => 0.0,
            };
            let score = likelihood.max(listed);
            TopicScore { topic, score }
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

/// Less likely than this nothing is shown of a text.
fn least_score(features: &TopicFeatures) -> f32 {
    match is_short(features) {
        true => LEAST_SCORE_OF_SHORT,
        false => LEAST_SCORE,
    }
}

fn is_short(features: &TopicFeatures) -> bool {
    features.token_count() < SHORT
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
                least_score(&self.features)
            } else if has_declared {
                LEAST_SCORE_BESIDE_DECLARED
            } else {
                LEAST_SCORE_BESIDE.max(least_score(&self.features))
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
        let mut biases = [-2.0; Topic::ALL.len()];
        biases[Topic::Sports as usize] = odds;
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
