//! Which topics an article is shown under: what the author says, the model tells and the lexicon adds.

use crate::extract::topic::features::TopicFeatures;
use crate::extract::topic::lexicon::TopicLexicon;
use crate::extract::topic::model::{LEARNED, TopicModel};
use crate::extract::topic::{Topic, TopicScore};

/// At most so many topics an article has, unless its author names more.
const MOST_TOPICS: usize = 3;
/// Less likely than this nothing is shown.
const LEAST_SCORE: f32 = 0.3;
/// Where something is shown already, another topic is at least as likely as this.
const LEAST_SCORE_BESIDE: f32 = 0.4;
/// Beside the author's own topics only what is beyond doubt is shown: the model finds politics easily.
const LEAST_SCORE_BESIDE_DECLARED: f32 = 0.98;
/// From here on the model is sure, and what only the lexicon says stands behind what it found.
const SURE: f32 = 0.5;
/// What stands behind another topic has at most this share of its score.
const BEHIND: f32 = 0.95;
/// The weight of the lexicon's words at which a topic is as likely as not, in the order of
/// [`Topic::ALL`]: a little more than 95 of 100 articles of the newspaper's other sections have;
/// less for society, of which sermons speak too.
const EVEN: [f32; Topic::ALL.len()] = [1.2, 1.3, 1.6, 1.4, 1.2, 0.9, 1.3, 1.0, 1.2, 1.8];
/// How fast the odds of a topic grow with the lexicon's weight.
const STEEPNESS: f32 = 4.0;

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

    /// How likely each topic is, the likeliest first.
    fn likelihoods(&self, features: &TopicFeatures) -> Vec<TopicScore> {
        let mut learned = [0.0_f32; Topic::ALL.len()];
        if let Some(model) = &self.model {
            let odds = model.log_odds(&features.parts());
            for (topic, odds) in LEARNED.into_iter().zip(odds) {
                learned[topic as usize] = logistic(odds);
            }
        }
        let best = learned.into_iter().fold(0.0, f32::max);
        let ceiling = if best >= SURE { best * BEHIND } else { 1.0 };
        let stems = features.stem_parts();
        let mut scores = Topic::ALL.map(|topic| {
            let at = topic as usize;
            let odds = STEEPNESS * (self.lexicon.weight(topic, &stems) - EVEN[at]);
            TopicScore {
                topic,
                score: learned[at].max(logistic(odds).min(ceiling)),
            }
        });
        scores.sort_by(|a, b| b.score.total_cmp(&a.score));
        scores.to_vec()
    }
}

fn logistic(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// Reads an article and then says its topics.
#[derive(Debug)]
pub struct TopicTally<'a> {
    judge: &'a TopicJudge,
    features: TopicFeatures,
}

impl<'a> TopicTally<'a> {
    /// An empty tally.
    #[must_use]
    pub fn new(judge: &'a TopicJudge) -> Self {
        Self {
            judge,
            features: TopicFeatures::default(),
        }
    }

    /// Counts the words of a block `times` times over.
    pub fn count(&mut self, block: &str, times: f32) {
        self.features.count(block, times);
    }

    /// The topics: first those the author `declared`, all of them, then the likeliest others.
    #[must_use]
    pub fn scores(&self, declared: &[String]) -> Vec<TopicScore> {
        let mut scores: Vec<TopicScore> = Vec::new();
        for topic in declared.iter().filter_map(|id| Topic::from_id(id)) {
            if scores.iter().all(|score| score.topic != topic) {
                scores.push(TopicScore { topic, score: 1.0 });
            }
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

    const LEXICON: &str = "security\t9\tهجوم\nenvironment\t9\tنهر\nsociety\t9\tأسرة\n";

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

    #[test]
    fn nothing_clear_is_no_topic() {
        assert_eq!(topics("", &[]), []);
        assert_eq!(topics("كلام لا يدل على شيء", &[]), []);
    }
}
