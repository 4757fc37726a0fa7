//! What authors, sections and feeds call the topics, in the languages that are read here.

use crate::extract::fold::fold;
use crate::extract::topic::Topic;
use crate::extract::topic::features::stem;

/// The words of a topic's labels: Arabic, Persian and Urdu, then English, then Hebrew.
const WORDS: [(Topic, &str); Topic::ALL.len()] = [
    (
        Topic::Politics,
        "سياسة سياسات سياست انتخابات برلمان دبلوماسية politics political elections diplomacy \
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
        "بيئة بيئي مناخ طبيعة زیست ماحولیات environment environmental climate nature סביבה אקלים",
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
        "مجتمع أسرة تعليم مرأة شباب هجرة جامعه اجتماعي معاشرہ تعلیم society social family education women \
         youth migration lifestyle חברה חינוך",
    ),
    (
        Topic::Religion,
        "دين أديان إسلام إسلاميات شريعة مذهب religion religious faith islam דת יהדות",
    ),
];

/// The topics that a label names: by its id, or by the words in it, such as «أخبار الرياضة» or
/// `Arts & Culture`.
pub(super) fn topics_of_label(label: &str) -> Vec<Topic> {
    if let Some(topic) = Topic::from_id(label) {
        return vec![topic];
    }
    let folded = fold(label);
    let words = || {
        let words = folded.split(|character: char| !character.is_alphabetic());
        words.filter(|word| !word.is_empty()).map(stem)
    };
    let is_named = |topic_words: &str| {
        let mut topic_words = topic_words.split_whitespace().map(fold);
        topic_words.any(|topic_word| words().any(|word| word == stem(&topic_word)))
    };
    WORDS
        .into_iter()
        .filter(|(_, topic_words)| is_named(topic_words))
        .map(|(topic, _)| topic)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(topics_of_label(label), topics, "{label}");
        }
    }
}
