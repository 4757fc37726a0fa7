//! What authors, sections and feeds call the topics, in the languages that are read here.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::language::lookup::fold;
use crate::topics::Topic;
use crate::topics::features::stem;

/// The words of a topic's labels: Arabic, Persian and Urdu, then English, then Hebrew.
const WORDS: [(Topic, &str); Topic::ALL.len()] = [
    (
        Topic::Politics,
        "سياسة سياست انتخابات برلمان دبلوماسية politics political elections diplomacy \
         פוליטיקה מדיני",
    ),
    (
        Topic::Security,
        "أمن أمان عسكري دفاع حوادث جرائم إرهاب حرب security defence defense military crime war \
         terrorism ביטחון צבא",
    ),
    (
        Topic::Economy,
        "اقتصاد أسواق أعمال تجارة بورصة أسهم معيشت economy economics economic business markets \
         finance financial money trade כלכלה עסקים",
    ),
    (
        Topic::Technology,
        "تقنية تكنولوجيا تقانة علوم علمي فضاء فناوري سائنس ٹیکنالوجی دانش technology tech science \
         sciences scientific space computing טכנולוגיה מדע",
    ),
    (
        Topic::Health,
        "صحة صحي طب طبي بهداشت سلامت صحت health medicine medical wellness בריאות רפואה",
    ),
    (
        Topic::Environment,
        "بيئة مناخ طبيعة زیست ماحولیات environment environmental climate nature סביבה אקלים",
    ),
    (
        Topic::Culture,
        "ثقافة فن فنون أدب آداب كتب شعر سينما مسرح موسيقى تراث فرهنگ هنر ثقافت culture cultural arts \
         art literature books film films cinema music theatre theater heritage entertainment תרבות ספרות \
         אמנות",
    ),
    (
        Topic::Sports,
        "رياضة كرة ورزش کھیل sport sports football soccer ספורט",
    ),
    (
        Topic::Society,
        "مجتمع أسرة تعليم مرأة شباب هجرة جامعه اجتماعي معاشرہ society social family education women \
         youth migration lifestyle חברה חינוך",
    ),
    (
        Topic::Religion,
        "دين أديان إسلام إسلاميات شريعة مذهب religion religious faith islam דת יהדות",
    ),
];

impl Topic {
    /// The topics that the label of a section or of a feed's category names, in Arabic, Persian, Urdu, Hebrew
    /// or English: «أخبار الرياضة» names sports, an id its topic, most labels none.
    #[must_use]
    pub fn of_label(label: &str) -> Vec<Self> {
        if let Some(topic) = Self::from_id(label) {
            return vec![topic];
        }
        let folded = fold(label);
        let words = folded.split(|character: char| !character.is_alphabetic());
        let named: Vec<Self> = words
            .filter_map(|word| BY_STEM.get(stem(word)))
            .flatten()
            .copied()
            .collect();
        let topics = WORDS.into_iter().map(|(topic, _)| topic);
        topics.filter(|topic| named.contains(topic)).collect()
    }
}

/// The topics by the stems of their words: a file may have any number of labels.
static BY_STEM: LazyLock<HashMap<String, Vec<Topic>>> = LazyLock::new(|| {
    let mut topics: HashMap<String, Vec<Topic>> = HashMap::new();
    for (topic, words) in WORDS {
        for word in words.split_whitespace() {
            let stem = stem(&fold(word)).to_owned();
            topics.entry(stem).or_default().push(topic);
        }
    }
    topics
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_label_names_its_topic_and_no_other() {
        let mut faults = Vec::new();
        for (topic, words) in WORDS {
            let mut met = Vec::new();
            for word in words.split_whitespace() {
                let folded = fold(word);
                if Topic::of_label(word) != [topic] || met.contains(&stem(&folded).to_owned()) {
                    faults.push(word);
                }
                met.push(stem(&folded).to_owned());
            }
        }
        assert_eq!(faults, [""; 0]);
    }

    #[test]
    fn sections_of_newspapers_name_topics() {
        for (label, topics) in [
            ("Science", &[Topic::Technology][..]),
            ("أخبار الرياضة", &[Topic::Sports]),
            ("سياسية", &[Topic::Politics]),
            ("ثقافة وفنون", &[Topic::Culture]),
            ("Politics & Business", &[Topic::Politics, Topic::Economy]),
            ("الصحة والبيئة", &[Topic::Health, Topic::Environment]),
            ("اقتصادی", &[Topic::Economy]),
            ("کھیل", &[Topic::Sports]),
            ("תרבות", &[Topic::Culture]),
            ("أخبار محلية", &[]),
            ("", &[]),
        ] {
            assert_eq!(Topic::of_label(label), topics, "{label}");
        }
    }
}
