//! Topics of the reader's own: what was put into one and what was taken out teaches which articles fit it.

use std::collections::HashMap;

use crate::topics::features::TopicFeature;

/// Times that all lessons are gone through.
const ROUNDS: usize = 10;
/// The greatest step that one lesson makes.
const LONGEST_STEP: f32 = 1.0;
/// The bias counts as a feature of this part.
const BIAS: f32 = 0.5;
/// An article of few known features is measured by this share of the mean length of those that were put in.
const LEAST_LENGTH: f32 = 0.7;
/// The margin from which on an article fits. Lessons are learned to a margin of 1. On news about ten matters (words of
/// the titles of 6,400 articles, 64 others as lessons) three articles put in find three quarters of the others this way,
/// and nearly all that is found speaks of the matter.
const FITS_FROM: f32 = 0.1;
/// The bytes of a weight: its feature's hash, its rarity and its value.
const ENTRY: usize = 12;

/// An article that teaches something about a topic.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// The parts of the article: see [`TopicFeatures::parts`](super::TopicFeatures::parts).
    pub parts: Vec<(TopicFeature, f32)>,
    /// Whether it is about the topic.
    pub kind: LessonKind,
}

/// What an article teaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LessonKind {
    /// The reader put it in.
    PutIn,
    /// The reader took it out.
    TakenOut,
    /// Nobody has put it in: most likely it does not belong there.
    Other,
}

impl LessonKind {
    /// The margin's sign, and how far a step may go.
    fn aim(self) -> (f32, f32) {
        match self {
            Self::PutIn => (1.0, LONGEST_STEP),
            Self::TakenOut => (-1.0, LONGEST_STEP),
            Self::Other => (-1.0, LONGEST_STEP / 4.0),
        }
    }
}

/// What was learned about a topic of the reader's own: a linear model over the features of articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnTopicModel {
    /// In the order of the features.
    weights: Vec<(TopicFeature, Weight)>,
    bias: f32,
    /// The length that the known features of an article are measured by at the least.
    least_length: f32,
}

/// What a feature says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Weight {
    /// How rare it is: its share in an article is multiplied by that.
    rarity: f32,
    weight: f32,
}

impl OwnTopicModel {
    /// From so many articles on that were put into a topic, others are suggested.
    pub const LEAST_PUT_IN: usize = 3;

    /// Learns from articles, each by itself and in their order, by passive-aggressive steps (PA-I of Crammer et al.
    /// 2006). `None` where too few were put in.
    #[must_use]
    pub fn learn(lessons: &[Lesson]) -> Option<Self> {
        let put_in = || {
            lessons
                .iter()
                .filter(|lesson| lesson.kind == LessonKind::PutIn)
        };
        let count = put_in().count();
        if count < Self::LEAST_PUT_IN {
            return None;
        }
        let mut model = Self::untaught(lessons);
        let lengths = put_in().map(|lesson| length(&model.known(&lesson.parts)));
        model.least_length = LEAST_LENGTH * lengths.sum::<f32>() / count as f32;
        let rows: Vec<_> = lessons
            .iter()
            .map(|lesson| (model.row(&lesson.parts), lesson.kind.aim()))
            .collect();
        for _ in 0..ROUNDS {
            for (row, (sign, longest)) in &rows {
                let missing = (1.0 - sign * model.margin(row)).max(0.0);
                let length: f32 = row.iter().map(|(_, part)| part * part).sum();
                let step = sign * (missing / (length + BIAS * BIAS)).min(*longest);
                model.bias += step * BIAS;
                for &(at, part) in row {
                    model.weights[at].1.weight += step * part;
                }
            }
        }
        Some(model)
    }

    /// The features that at least two lessons have which the reader gave, with how rare they are: 1 for what none has,
    /// near 0 for what all have. What one article alone has says nothing of others.
    fn untaught(lessons: &[Lesson]) -> Self {
        let mut having: HashMap<TopicFeature, (f32, usize)> = HashMap::new();
        for lesson in lessons {
            for (feature, _) in &lesson.parts {
                let (all, given) = having.entry(*feature).or_default();
                *all += 1.0;
                *given += usize::from(lesson.kind != LessonKind::Other);
            }
        }
        let most = (1.0 + lessons.len() as f32).ln();
        let shared = having.into_iter().filter(|(_, (_, given))| *given >= 2);
        let mut weights: Vec<(TopicFeature, Weight)> = shared
            .map(|(feature, (all, _))| {
                let rarity = 1.0 - all.ln() / most;
                let weight = 0.0;
                (feature, Weight { rarity, weight })
            })
            .collect();
        weights.sort_unstable_by_key(|(feature, _)| *feature);
        Self {
            weights,
            ..Self::default()
        }
    }

    /// Whether an article of these parts most likely belongs to the topic.
    #[must_use]
    pub fn fits(&self, parts: &[(TopicFeature, f32)]) -> bool {
        self.margin(&self.row(parts)) >= FITS_FROM
    }

    /// The known features of an article by their places, measured by their length.
    fn row(&self, parts: &[(TopicFeature, f32)]) -> Vec<(usize, f32)> {
        let mut row = self.known(parts);
        let length = length(&row).max(self.least_length).max(f32::MIN_POSITIVE);
        for (_, part) in &mut row {
            *part /= length;
        }
        row
    }

    /// The known features of an article by their places, each by how rare it is.
    fn known(&self, parts: &[(TopicFeature, f32)]) -> Vec<(usize, f32)> {
        let place = |feature: TopicFeature| {
            self.weights
                .binary_search_by_key(&feature, |(known, _)| *known)
        };
        parts
            .iter()
            .filter_map(|&(feature, part)| {
                let at = place(feature).ok()?;
                Some((at, part * self.weights[at].1.rarity))
            })
            .collect()
    }

    /// How far an article lies on the topic's side.
    fn margin(&self, row: &[(usize, f32)]) -> f32 {
        let parts = row
            .iter()
            .map(|&(at, part)| self.weights[at].1.weight * part);
        self.bias * BIAS + parts.sum::<f32>()
    }

    /// Its bytes, all numbers little-endian: the bias and the least length (`f32`), then for each feature in
    /// ascending order its hash (`u32`), its rarity and its weight (`f32`).
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity((self.weights.len() + 1) * ENTRY);
        bytes.extend(self.bias.to_le_bytes());
        bytes.extend(self.least_length.to_le_bytes());
        for (feature, weight) in &self.weights {
            bytes.extend(feature.0.to_le_bytes());
            bytes.extend(weight.rarity.to_le_bytes());
            bytes.extend(weight.weight.to_le_bytes());
        }
        bytes
    }

    /// The model in some bytes; `None` where they hold no whole one.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (bias, rest) = bytes.split_first_chunk()?;
        let (least_length, rest) = rest.split_first_chunk()?;
        let (entries, odd) = rest.as_chunks::<ENTRY>();
        let weights = entries.iter().map(|entry| {
            let number = |at: usize| [entry[at], entry[at + 1], entry[at + 2], entry[at + 3]];
            let weight = Weight {
                rarity: f32::from_le_bytes(number(4)),
                weight: f32::from_le_bytes(number(8)),
            };
            (TopicFeature(u32::from_le_bytes(number(0))), weight)
        });
        odd.is_empty().then(|| Self {
            weights: weights.collect(),
            bias: f32::from_le_bytes(*bias),
            least_length: f32::from_le_bytes(*least_length),
        })
    }
}

fn length(row: &[(usize, f32)]) -> f32 {
    row.iter().map(|(_, part)| part * part).sum::<f32>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topics::TopicFeatures;

    fn parts(text: &str) -> Vec<(TopicFeature, f32)> {
        let mut features = TopicFeatures::default();
        features.count(text, 1.0);
        features.parts()
    }

    fn lesson(kind: LessonKind, text: &str) -> Lesson {
        let parts = parts(text);
        Lesson { parts, kind }
    }

    const FISHING: [&str; 3] = [
        "خرج الصيادون فجرا بقواربهم إلى البحر، وعادوا إلى الميناء بشباك ملأى بالسردين قبل أن تشتد الريح.",
        "يشكو الصيادون في الميناء من غلاء الوقود ومن شباك تمزقها الصخور، ويقل السردين في البحر عاما بعد عام.",
        "تعلّم أبناء القرية صنع القوارب والشباك من الصيادين، وما زالوا يخرجون إلى البحر كل صباح طلبا للسردين.",
    ];
    const OTHERS: [&str; 4] = [
        "افتتح الوزير الجسر الجديد صباح أمس في احتفال حضره أهل المدينة وعدد من النواب.",
        "تراجعت أسعار القمح في البورصة بعد موسم جيد، وقال التجار إن المخازن ملأى.",
        "فاز الفريق الضيف بهدفين في الشوط الثاني وعاد إلى صدارة الدوري قبل مباراته المقبلة.",
        "تعرض القاعة لوحات رسامين شبان يصورون أحياء المدينة القديمة كما يتذكرها أهلها.",
    ];

    fn lessons() -> Vec<Lesson> {
        let put_in = FISHING.map(|text| lesson(LessonKind::PutIn, text));
        let others = OTHERS.map(|text| lesson(LessonKind::Other, text));
        put_in.into_iter().chain(others).collect()
    }

    const NEW: &str =
        "غرق قارب في البحر قبالة الميناء، ونجا الصيادون الذين كانوا يجمعون شباك السردين.";

    #[test]
    fn what_is_like_what_was_put_in_fits_and_nothing_else() {
        let model = OwnTopicModel::learn(&lessons()).unwrap();
        let margin = |text: &str| model.margin(&model.row(&parts(text)));
        assert!(model.fits(&parts(NEW)), "{}", margin(NEW));
        for text in [
            "قال الوزير إن المدينة تحتاج إلى جسور أخرى قبل نهاية العام.",
            "خسر الفريق مباراته الأولى في الدوري بثلاثة أهداف.",
            "",
        ] {
            assert!(!model.fits(&parts(text)), "{text}: {}", margin(text));
        }
    }

    #[test]
    fn what_is_taken_out_teaches_as_well() {
        let mut lessons = lessons();
        let margin = |lessons: &[Lesson]| {
            let model = OwnTopicModel::learn(lessons).unwrap();
            model.margin(&model.row(&parts(NEW)))
        };
        let before = margin(&lessons);
        lessons.push(lesson(
            LessonKind::TakenOut,
            "غرق قارب في البحر ونجا صيادون كانوا يجمعون الشباك.",
        ));
        let after = margin(&lessons);
        assert!(after < before, "{after} {before}");
    }

    #[test]
    fn two_articles_teach_too_little() {
        let mut lessons = lessons();
        lessons.remove(0);
        assert_eq!(OwnTopicModel::learn(&lessons), None);
    }

    #[test]
    fn what_is_written_is_read() {
        let model = OwnTopicModel::learn(&lessons()).unwrap();
        let bytes = model.to_bytes();
        assert_eq!(OwnTopicModel::from_bytes(&bytes), Some(model));
        for length in [0, 5, bytes.len() - 1] {
            assert_eq!(
                OwnTopicModel::from_bytes(&bytes[..length]),
                None,
                "{length}"
            );
        }
    }
}
