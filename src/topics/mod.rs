//! What an article is about in one word: ten topics, told by the words it uses.
//!
//! They were learned from newspapers (`model`), and the words of a list speak for them, too (`lexicon`). Both see an
//! article as the `features` it has, and `tally` chooses among what they say and what the author does (`label`). They
//! know Arabic only, which is told by its letters (`script`). What a reader files under topics of their own is
//! learned from the same features (`own`).

mod features;
mod label;
mod lexicon;
mod model;
mod own;
mod script;
mod tally;

use serde::Serialize;

pub use features::{TopicFeature, TopicFeatures};
pub use model::{LEARNED, TopicModel, TopicWeights};
pub use own::{Lesson, LessonKind, OwnTopicModel};
pub use tally::{SECTIONS, TopicJudge};

use crate::i18n::Locale;

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
    pub const fn name(self, locale: Locale) -> &'static str {
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
        match locale {
            Locale::Arabic => arabic,
            Locale::English => english,
        }
    }

    /// The name that one types for it in a query: one word or two of the reader's language.
    #[must_use]
    pub const fn typed_name(self, locale: Locale) -> &'static str {
        match locale {
            Locale::Arabic => self.name(locale),
            Locale::English => self.id(),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_names_are_there_for_all() {
        for topic in Topic::ALL {
            assert_eq!(Topic::from_id(topic.id()), Some(topic));
            assert!(!topic.name(Locale::Arabic).is_empty());
        }
        assert_eq!(Topic::from_id("Science"), Some(Topic::Technology));
    }
}
