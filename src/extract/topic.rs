//! What an article is about in one word: ten topics, told by the words it uses.

use std::collections::HashMap;

use serde::Serialize;

use crate::extract::clitic::partings;
use crate::extract::token::Token;
use crate::words::Interface;

/// A field that articles are filed under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Topic {
    /// Government, parties, elections, diplomacy.
    Politics,
    /// Armies, wars, terrorism, policing.
    Security,
    /// Markets, trade, companies, work.
    Economy,
    /// Science and technology.
    Technology,
    /// Medicine and disease.
    Health,
    /// Climate, nature, disasters.
    Environment,
    /// Literature, art, film, heritage.
    Culture,
    /// Games and those who play them.
    Sports,
    /// Family, schooling, migration, daily life.
    Society,
    /// Faith and worship.
    Religion,
}

impl Topic {
    /// All topics, in the order they are offered.
    pub const ALL: [Self; 10] = [
        Self::Politics,
        Self::Security,
        Self::Economy,
        Self::Technology,
        Self::Health,
        Self::Environment,
        Self::Culture,
        Self::Sports,
        Self::Society,
        Self::Religion,
    ];

    /// Its name in files and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Politics => "politics",
            Self::Security => "security",
            Self::Economy => "economy",
            Self::Technology => "technology",
            Self::Health => "health",
            Self::Environment => "environment",
            Self::Culture => "culture",
            Self::Sports => "sports",
            Self::Society => "society",
            Self::Religion => "religion",
        }
    }

    /// Its name for the reader.
    #[must_use]
    pub const fn name(self, interface: Interface) -> &'static str {
        let (arabic, english) = match self {
            Self::Politics => ("سياسة", "Politics"),
            Self::Security => ("أمن", "Security"),
            Self::Economy => ("اقتصاد", "Economy"),
            Self::Technology => ("علوم وتقنية", "Science & technology"),
            Self::Health => ("صحة", "Health"),
            Self::Environment => ("بيئة", "Environment"),
            Self::Culture => ("ثقافة", "Culture"),
            Self::Sports => ("رياضة", "Sports"),
            Self::Society => ("مجتمع", "Society"),
            Self::Religion => ("دين", "Religion"),
        };
        interface.pick(arabic, english)
    }

    /// The topic named `id`; `science` is a name of technology.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        let id = id.trim().to_ascii_lowercase();
        if id == "science" {
            return Some(Self::Technology);
        }
        Self::ALL.into_iter().find(|topic| topic.id() == id)
    }
}

/// How much of an article is about a topic.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct TopicScore {
    /// The topic.
    pub topic: Topic,
    /// From 0 to 1; 1 where the author says so.
    pub score: f32,
}

/// At most so many topics an article has.
const MOST_TOPICS: usize = 3;
/// A second or third topic has at least this share of the first one's weight.
const SHARE_OF_FIRST: f32 = 0.55;
/// Beside the author's own topics another one is shown only with this share of all weight.
const SHARE_BESIDE_DECLARED: f32 = 0.5;
/// Less weight than this in a whole article tells nothing.
const LEAST_WEIGHT: f32 = 4.0;

/// Which words speak for which topics.
#[derive(Debug, Default)]
pub struct TopicLexicon {
    weights: HashMap<Box<str>, Vec<(Topic, f32)>>,
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
                let key = stem(&crate::extract::fold::fold(word)).to_owned();
                lexicon
                    .weights
                    .entry(key.into())
                    .or_default()
                    .push((topic, weight));
            }
        }
        lexicon
    }

    fn look_up(&self, written: &str) -> &[(Topic, f32)] {
        partings(written)
            .iter()
            .find_map(|parting| self.weights.get(stem(&parting.key)))
            .map_or(&[], Vec::as_slice)
    }
}

/// Counts what words speak for.
#[derive(Debug)]
pub struct TopicTally<'a> {
    lexicon: &'a TopicLexicon,
    weights: [f32; Topic::ALL.len()],
    seen: HashMap<&'a str, f32>,
}

impl<'a> TopicTally<'a> {
    /// An empty tally.
    #[must_use]
    pub fn new(lexicon: &'a TopicLexicon) -> Self {
        Self {
            lexicon,
            weights: [0.0; Topic::ALL.len()],
            seen: HashMap::new(),
        }
    }

    /// Counts the words of a block `times` times over. A word that returns counts less each time, so
    /// that one word does not make a topic.
    pub fn count(&mut self, text: &'a str, tokens: &[Token], times: f32) {
        for token in tokens.iter().filter(|token| token.is_word()) {
            let written = token.range.of(text);
            let votes = self.lexicon.look_up(written);
            if votes.is_empty() {
                continue;
            }
            let before = self.seen.entry(written).or_insert(0.0);
            let worth = times / (1.0 + *before);
            *before += 1.0;
            for &(topic, weight) in votes {
                self.weights[topic as usize] += weight * worth;
            }
        }
    }

    /// The topics, the author's own first.
    #[must_use]
    pub fn scores(&self, declared: &[String]) -> Vec<TopicScore> {
        let mut scores: Vec<TopicScore> = Vec::new();
        for topic in declared.iter().filter_map(|id| Topic::from_id(id)) {
            if scores.len() < MOST_TOPICS && !scores.iter().any(|score| score.topic == topic) {
                scores.push(TopicScore { topic, score: 1.0 });
            }
        }
        let found = self.found();
        let first = found.first().map_or(0.0, |score| score.score);
        for found in found {
            let stands = if declared.is_empty() || scores.is_empty() {
                found.score >= first * SHARE_OF_FIRST
            } else {
                found.score >= SHARE_BESIDE_DECLARED || scores.iter().all(|score| score.score < 1.0)
            };
            let known = scores.iter().any(|score| score.topic == found.topic);
            if stands && !known && scores.len() < MOST_TOPICS {
                scores.push(found);
            }
        }
        scores
    }

    /// The shares of the topics in all weight, greatest first.
    fn found(&self) -> Vec<TopicScore> {
        let total: f32 = self.weights.iter().sum();
        if total < LEAST_WEIGHT {
            return Vec::new();
        }
        let mut found: Vec<TopicScore> = Topic::ALL
            .into_iter()
            .map(|topic| TopicScore {
                topic,
                score: self.weights[topic as usize] / total,
            })
            .collect();
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
        found
    }
}

/// The word without article and the commonest endings; light on purpose, as in light stemming of
/// Arabic for retrieval (Larkey et al. 2002).
fn stem(key: &str) -> &str {
    let key = key
        .strip_prefix("ال")
        .filter(|rest| letters(rest) >= 3)
        .unwrap_or(key);
    for ending in ["ها", "ات", "ون", "ين", "يه", "ان", "هم", "ه", "ي", "ا"] {
        if let Some(rest) = key.strip_suffix(ending).filter(|rest| letters(rest) >= 3) {
            return rest;
        }
    }
    key
}

fn letters(word: &str) -> usize {
    word.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::token::tokens;
    use crate::extract::vocabulary::Vocabulary;
    use crate::range::TextRange;

    const LEXICON: &str = "sports\t2\tمباراة منتخب هدف\nhealth\t2\tلقاح مرض\npolitics\t1\tرئيس\n";

    fn topics(text: &str, declared: &[&str]) -> Vec<Topic> {
        let lexicon = TopicLexicon::new(LEXICON);
        let tokens = tokens(text, TextRange::new(0, text.len()), &Vocabulary::default());
        let mut tally = TopicTally::new(&lexicon);
        tally.count(text, &tokens, 1.0);
        let declared: Vec<String> = declared.iter().map(|&id| id.to_owned()).collect();
        tally
            .scores(&declared)
            .into_iter()
            .map(|score| score.topic)
            .collect()
    }

    #[test]
    fn words_tell_the_topic_in_all_their_forms() {
        assert_eq!(
            topics("وفي المباريات لعب المنتخب بالمباراة", &[]),
            [Topic::Sports]
        );
        assert_eq!(topics("كلام لا يدل على شيء", &[]), []);
    }

    #[test]
    fn what_the_author_says_comes_first() {
        let found = topics("المباراة والمنتخب والأهداف", &["health", "nonsense"]);
        assert_eq!(found, [Topic::Health, Topic::Sports]);
    }

    #[test]
    fn ids_and_names_are_there_for_all() {
        for topic in Topic::ALL {
            assert_eq!(Topic::from_id(topic.id()), Some(topic));
            assert!(!topic.name(Interface::Arabic).is_empty());
        }
        assert_eq!(Topic::from_id("Science"), Some(Topic::Technology));
    }
}
