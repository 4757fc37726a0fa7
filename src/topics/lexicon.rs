//! The written part: words that speak for topics no training data has.

use std::collections::HashMap;

use crate::language::lookup::fold;
use crate::topics::Topic;
use crate::topics::features::{TopicFeature, stem};

/// Which stems speak for which topics, and how strongly.
#[derive(Debug, Default)]
pub struct TopicLexicon {
    weights: HashMap<TopicFeature, Vec<(Topic, f32)>>,
}

impl TopicLexicon {
    /// The lexicon of an asset with lines `topic<TAB>weight<TAB>word word …`.
    #[must_use]
    pub fn new(asset: &str) -> Self {
        let mut lexicon = Self::default();
        for line in asset.lines() {
            let mut fields = line.split('\t');
            let (Some(topic), Some(weight), Some(words)) = (
                fields.next().and_then(Topic::from_id),
                fields.next().and_then(|weight| weight.parse().ok()),
                fields.next(),
            ) else {
                continue;
            };
            for word in words.split_whitespace() {
                let votes = lexicon
                    .weights
                    .entry(TopicFeature::of(&[stem(&fold(word))]))
                    .or_default();
                // The first line that has a word decides.
                if votes.iter().all(|&(voted, _)| voted != topic) {
                    votes.push((topic, weight));
                }
            }
        }
        lexicon
    }

    /// What the parts of an article, counted by stems, say for `topic` together.
    #[must_use]
    pub fn weight(&self, topic: Topic, stem_parts: &[(TopicFeature, f32)]) -> f32 {
        stem_parts
            .iter()
            .filter_map(|(feature, part)| Some((self.weights.get(feature)?, part)))
            .flat_map(|(votes, part)| votes.iter().map(move |vote| (vote, part)))
            .filter(|((voted, _), _)| *voted == topic)
            .map(|((_, weight), part)| weight * part)
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topics::features::TopicFeatures;

    #[test]
    fn words_speak_in_all_their_forms() {
        let lexicon = TopicLexicon::new("security\t2\tهجوم جيش\n# environment\t1\tنهر\n");
        let weight = |text: &str| {
            let mut features = TopicFeatures::default();
            features.count(text, 1.0);
            lexicon.weight(Topic::Security, &features.stem_parts())
        };
        assert!(weight("والهجومان") > 0.4);
        assert!(weight("هجوم الجيش قرب النهر") > weight("هجوم قرب ضفة النهر"));
        assert!(weight("النهر").abs() < f32::EPSILON);
    }

    #[test]
    fn every_word_for_a_topic_is_counted_for_it() {
        let mut faults: Vec<String> = Vec::new();
        let mut met = std::collections::HashSet::new();
        let asset = include_str!("../../assets/topics.tsv");
        let lines = (1..).zip(asset.lines());
        for (number, line) in lines.filter(|(_, line)| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [topic, weight, words] = fields[..] else {
                faults.push(format!("{number}: not topic, weight, words"));
                continue;
            };
            let topic = Topic::from_id(topic);
            if topic.is_none() || weight.parse::<f32>().is_err() {
                faults.push(format!("{number}: unknown topic or weight"));
            }
            for word in words.split_whitespace() {
                let folded = fold(word);
                if !folded.chars().all(char::is_alphabetic) {
                    faults.push(format!("{number}: {word} is not read as one word"));
                }
                if !met.insert((topic, stem(&folded).to_owned())) {
                    faults.push(format!("{number}: {word} has the stem of an earlier word"));
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}
