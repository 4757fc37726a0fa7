//! The words and marks of an article as numbers: what a linear model sees of a text.

use std::collections::{HashMap, VecDeque};

use crate::article::{BlockKind, Body};
use crate::language::letters::ARTICLE;
use crate::language::lookup::{Words, fold};

/// A token, a pair of neighbouring tokens, or a token at a place, as a hash of its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicFeature(pub u32);

/// The least lengths that the parts of a text are measured by, as if it had twenty tokens: those of the
/// model, and the stems.
const LEAST_LENGTH: f32 = 6.5;
const LEAST_STEMS_LENGTH: f32 = 4.5;
/// So many tokens at the start of an article are its opening.
const OPENING: usize = 50;
/// So many tokens at its end, what is in the opening left out, are its ending.
const ENDING: usize = 30;
/// A token at such a place counts so much there.
const AT_PLACE: f32 = 1.5;
/// What stands before a token in the features of its place: no token looks like these.
const IN_OPENING: &str = "^^";
const IN_ENDING: &str = "$$";

/// Counts the tokens and the pairs of neighbouring tokens of an article, and once more the tokens of its
/// opening and of its ending, where a report says who speaks, who writes and where.
///
/// A word counts in look-up form, without a conjunction and the article before it; a number by how many
/// digits it has; a mark as itself. Marks and numbers tell reports of markets and matches, verses, and
/// talk from each other.
#[derive(Clone, Debug, Default)]
pub struct TopicFeatures {
    tokens: HashMap<TopicFeature, f32>,
    pairs: HashMap<TopicFeature, f32>,
    stems: HashMap<TopicFeature, f32>,
    opening: HashMap<TopicFeature, f32>,
    ending: VecDeque<TopicFeature>,
    read: usize,
}

/// A word of the title counts as often as this.
const TITLE_WEIGHT: f32 = 3.0;
/// A word of a heading counts as often as this.
const HEADING_WEIGHT: f32 = 2.0;

/// The blocks that say what an article is about, each with how often it counts.
pub(super) fn weighted_blocks(body: &Body) -> impl Iterator<Item = (&str, f32)> {
    body.blocks.iter().filter_map(|block| {
        let times = match block.kind {
            BlockKind::Code | BlockKind::Rule => return None,
            BlockKind::Title => TITLE_WEIGHT,
            BlockKind::Heading { .. } => HEADING_WEIGHT,
            BlockKind::Byline
            | BlockKind::Paragraph
            | BlockKind::Quote
            | BlockKind::Row { .. }
            | BlockKind::Caption
            | BlockKind::Item { .. } => 1.0,
        };
        Some((block.range().of(&body.text), times))
    })
}

impl TopicFeatures {
    /// The features of an article, of so many bytes of its text at most.
    #[must_use]
    pub fn of(body: &Body, most: usize) -> Self {
        let mut features = Self::default();
        let mut left = most;
        for (text, times) in weighted_blocks(body) {
            let end = (0..=left.min(text.len())).rev();
            let end = end.into_iter().find(|end| text.is_char_boundary(*end));
            let text = &text[..end.unwrap_or(0)];
            features.count(text, times);
            left -= text.len();
            if left == 0 {
                break;
            }
        }
        features
    }

    /// Counts the tokens of a block `times` times over.
    pub fn count(&mut self, block: &str, times: f32) {
        let folded = fold(block);
        let mut before = None;
        for token in tokens(&folded) {
            let form = token.form();
            *self.tokens.entry(TopicFeature::of(&[form])).or_default() += times;
            if let TopicToken::Word(word) = token {
                *self
                    .stems
                    .entry(TopicFeature::of(&[stem(word)]))
                    .or_default() += times;
            }
            if self.read < OPENING {
                let there = TopicFeature::of(&[IN_OPENING, form]);
                *self.opening.entry(there).or_default() += 1.0;
            } else {
                self.ending.truncate(ENDING - 1);
                self.ending.push_front(TopicFeature::of(&[IN_ENDING, form]));
            }
            self.read += 1;
            if let Some(before) = before.replace(form) {
                let pair = TopicFeature::of(&[before, form]);
                *self.pairs.entry(pair).or_default() += times;
            }
        }
    }

    /// How many tokens were counted.
    pub(super) const fn token_count(&self) -> usize {
        self.read
    }

    /// Each token and pair with its part in the article, in the order of the features, so that sums
    /// over them are always the same. A token that returns counts by the logarithm, and the squares
    /// of all parts add up to 1, or to less in a text of a few words: words that nobody knows make the
    /// known ones count less, and one word alone is no article.
    #[must_use]
    pub fn parts(&self) -> Vec<(TopicFeature, f32)> {
        let mut ending: HashMap<TopicFeature, f32> = HashMap::new();
        for &there in &self.ending {
            *ending.entry(there).or_default() += 1.0;
        }
        let anywhere = self.tokens.iter().chain(&self.pairs);
        let at_place = self.opening.iter().chain(&ending);
        let weighted = anywhere
            .map(|count| (count, 1.0))
            .chain(at_place.map(|count| (count, AT_PLACE)));
        parts(weighted, LEAST_LENGTH)
    }

    /// The same of the words alone, stemmed as in a [`TopicLexicon`](super::lexicon::TopicLexicon).
    pub(super) fn stem_parts(&self) -> Vec<(TopicFeature, f32)> {
        parts(
            self.stems.iter().map(|count| (count, 1.0)),
            LEAST_STEMS_LENGTH,
        )
    }
}

/// The parts of counts that each weigh something, measured by `least_length` at least.
fn parts<'a>(
    counts: impl Iterator<Item = ((&'a TopicFeature, &'a f32), f32)>,
    least_length: f32,
) -> Vec<(TopicFeature, f32)> {
    let mut parts: Vec<(TopicFeature, f32)> = counts
        .map(|((&feature, &count), weight)| (feature, weight * (1.0 + count.max(1.0).ln())))
        .collect();
    parts.sort_unstable_by_key(|&(feature, _)| feature);
    let length = parts.iter().map(|(_, part)| part * part).sum::<f32>();
    let length = length.sqrt().max(least_length);
    for (_, part) in &mut parts {
        *part /= length;
    }
    parts
}

/// A fingerprint of what the features of a text are: a model that learned from others cannot be used.
#[must_use]
pub fn fingerprint() -> u32 {
    let mut features = TopicFeatures::default();
    features.count(SAMPLE, 1.0);
    let parts = features.parts();
    // Rounded, for the last bits of a logarithm are not the same on all systems.
    let bits = |(feature, part): &(TopicFeature, f32)| feature.0 ^ (part * 4096.0).round() as u32;
    parts.iter().fold(0, |sum: u32, part| {
        sum.rotate_left(5).wrapping_mul(0x9e37_79b1) ^ bits(part)
    })
}

/// A text with words, numbers and marks, longer than an opening and an ending.
const SAMPLE: &str = "قال الوزير في المؤتمر الصحفي أمس إن الأسعار ارتفعت بنسبة 3.5% خلال العام 2024، وإن \
    الحكومة تدرس «خيارات» للحد من ذلك. وأضاف: لن نتخلى عن المواطنين في هذه الأزمة، وللأسواق دورها كما \
    للمصارف دورها. ومن جهته رأى خبراء أن البنك المركزي قد يرفع الفائدة مرة أخرى (0.25%) في اجتماعه المقبل، \
    وأن النفط والغاز والقمح هي الأكثر تأثرا بالحرب؛ أما الذهب فبلغ 2,100 دولار. ورفضت المعارضة الخطة وقالت إنها \
    تأتي على حساب الفقراء، ودعت إلى جلسة للبرلمان وإلى مساءلة الوزير قبل نهاية الشهر.";

impl TopicFeature {
    /// The hash of `words` one after the other: FNV-1a in 64 bits, mixed and cut to 32.
    pub(super) fn of(words: &[&str]) -> Self {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for (index, word) in words.iter().enumerate() {
            let gap: &[u8] = if index == 0 { b"" } else { b" " };
            for byte in gap.iter().chain(word.as_bytes()) {
                hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        hash = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let [.., a, b, c, d] = (hash >> 32).to_be_bytes();
        Self(u32::from_be_bytes([a, b, c, d]))
    }
}

/// What a text is a row of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TopicToken<'a> {
    /// Letters.
    Word(&'a str),
    /// So many digits.
    Number(usize),
    /// A sign between words.
    Mark(&'a str),
}

/// The forms of numbers with one digit, two, and so on; the last is of all longer ones too.
const NUMBERS: [&str; 6] = ["#1", "#2", "#3", "#4", "#5", "#6"];

impl<'a> TopicToken<'a> {
    /// What it counts as.
    fn form(self) -> &'a str {
        match self {
            Self::Word(word) => without_proclitics(word),
            Self::Number(digits) => NUMBERS[digits.clamp(1, NUMBERS.len()) - 1],
            Self::Mark(mark) => mark,
        }
    }
}

/// The tokens of a text in look-up form.
fn tokens(folded: &str) -> impl Iterator<Item = TopicToken<'_>> {
    let mut rest = folded;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let first = rest.chars().next()?;
        let (token, after) = if first.is_alphabetic() {
            let (word, after) = leading(rest, char::is_alphabetic);
            (TopicToken::Word(word), after)
        } else if first.is_numeric() {
            let (digits, after) = leading(rest, char::is_numeric);
            (TopicToken::Number(letters(digits)), after)
        } else {
            let (mark, after) = rest.split_at(first.len_utf8());
            (TopicToken::Mark(mark), after)
        };
        rest = after;
        Some(token)
    })
}

/// The characters at the start of `text` that are of a kind, and what comes after them.
fn leading(text: &str, is_of_kind: fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|character| !is_of_kind(character));
    text.split_at(end.unwrap_or(text.len()))
}

/// The article behind ل, which takes its alef away.
const LAM_WITH_ARTICLE: &str = "لل";
/// The commonest endings of words.
const ENDINGS: Words = Words::endings(&["ها", "ات", "ون", "ين", "يه", "ان", "هم", "ه", "ي", "ا"]);

/// The look-up form without و and the article, light on purpose: a preposition is left on its word.
fn without_proclitics(key: &str) -> &str {
    let word = key.strip_prefix('و').filter(is_long).unwrap_or(key);
    // The article stands by itself or behind a preposition.
    let behind = word.strip_prefix(['ب', 'ك']).unwrap_or(word);
    behind
        .strip_prefix(ARTICLE)
        .or_else(|| word.strip_prefix(LAM_WITH_ARTICLE))
        .filter(is_long)
        .unwrap_or(word)
}

/// Whether what is left of a word is long enough to be one.
fn is_long(rest: &&str) -> bool {
    letters(rest) >= 3
}

/// The stem of a look-up form: without و, article, and the commonest endings, as in light stemming
/// of Arabic for retrieval (Larkey et al. 2002).
pub(super) fn stem(key: &str) -> &str {
    let word = without_proclitics(key);
    ENDINGS
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(is_long))
        .unwrap_or(word)
}

fn letters(word: &str) -> usize {
    word.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features(text: &str) -> TopicFeatures {
        let mut features = TopicFeatures::default();
        features.count(text, 1.0);
        features
    }

    #[test]
    fn forms_of_a_word_are_one_feature() {
        let one = features("والمُؤتمر").parts();
        assert_eq!(one, features("مؤتمر").parts());
        assert_eq!(one, features("بالمؤتمر").parts());
        assert_ne!(one, features("مؤتمرات").parts());
        assert_eq!(stem("موتمرات"), stem("والموتمر"));
    }

    #[test]
    fn a_text_is_a_row_of_words_numbers_and_marks() {
        let row: Vec<TopicToken<'_>> = tokens(" بلغ 3.5% (النمو)").collect();
        assert_eq!(
            row,
            [
                TopicToken::Word("بلغ"),
                TopicToken::Number(1),
                TopicToken::Mark("."),
                TopicToken::Number(1),
                TopicToken::Mark("%"),
                TopicToken::Mark("("),
                TopicToken::Word("النمو"),
                TopicToken::Mark(")"),
            ]
        );
        assert_eq!(features("عام 2024").parts(), features("عام 1990").parts());
        assert_ne!(features("عام 2024").parts(), features("عام 7").parts());
        let long = "7".repeat(40);
        assert_eq!(features(&long).parts(), features("123456").parts());
    }

    #[test]
    fn the_article_goes_by_itself_and_behind_a_preposition() {
        for word in [
            "المصارف",
            "والمصارف",
            "بالمصارف",
            "كالمصارف",
            "للمصارف",
            "وللمصارف",
        ] {
            assert_eq!(without_proclitics(word), "مصارف", "{word}");
        }
        for word in ["الى", "لله", "وجد", "بالي"] {
            assert_eq!(without_proclitics(word), word);
        }
    }

    #[test]
    fn neighbours_are_a_feature_of_their_own() {
        let parts = features("الأسعار والنفط").parts();
        // Two words, here and in the opening, and the pair.
        assert_eq!(parts.len(), 5);
        let pair = TopicFeature::of(&["اسعار", "نفط"]);
        assert!(parts.iter().any(|&(feature, _)| feature == pair));
    }

    #[test]
    fn words_count_once_more_where_an_article_opens_and_ends() {
        let text = |first: &str, last: &str| format!("{first} {} {last}", "نص ".repeat(OPENING));
        let has = |text: &str, place: &str, word: &str| {
            let feature = TopicFeature::of(&[place, word]);
            let parts = features(text).parts();
            parts.iter().any(|&(having, _)| having == feature)
        };
        let short = text("دبي", "مراسل");
        assert!(has(&short, IN_OPENING, "دبي") && !has(&short, IN_ENDING, "دبي"));
        assert!(has(&short, IN_ENDING, "مراسل") && !has(&short, IN_OPENING, "مراسل"));
        let long = text("دبي", &format!("مراسل {}", "نص ".repeat(ENDING)));
        assert!(!has(&long, IN_ENDING, "مراسل"));
        // What is in the opening is not in the ending too.
        assert!(!has("دبي", IN_ENDING, "دبي"));
        // Blocks follow each other.
        let mut blocks = TopicFeatures::default();
        blocks.count("دبي", 1.0);
        blocks.count(&"نص ".repeat(OPENING), 1.0);
        blocks.count("مراسل", 1.0);
        let ending = TopicFeature::of(&[IN_ENDING, "مراسل"]);
        assert!(blocks.parts().iter().any(|&(having, _)| having == ending));
    }

    #[test]
    fn the_squares_of_all_parts_are_one_unless_they_are_few() {
        let sum = |text: &str| -> f32 {
            let parts = features(text).parts();
            parts.iter().map(|(_, part)| part * part).sum()
        };
        let long = sum("قال الرئيس إن الرئيس قال للرئيس ما قال ثم مضى");
        assert!((long - 1.0).abs() < 1e-5, "{long}");
        assert!(sum("نعم") < 0.2);
        assert!(features("  ").parts().is_empty());
    }
}
