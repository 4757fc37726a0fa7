//! Lines that say who wrote an article, when, and who published it.

use crate::article::Metadata;
use crate::language::fold::{FoldedWords, fold, folds_away};
use crate::sources::date;

/// A byline is at most this wide, in cells.
const WIDEST: u32 = 100;

/// What a byline says; empty where it is a byline and says nothing the metadata has a place for.
#[derive(Debug, Default, PartialEq)]
pub struct Byline {
    facts: Metadata,
    /// It gives a moment, a day or less.
    pub is_dated: bool,
}

impl Byline {
    /// A byline that names the author and nothing else.
    #[must_use]
    pub fn of_author(name: &str) -> Self {
        Self::with(Field::Author, name)
    }

    /// Adds what it says to what is known; what was known before stands.
    pub fn add_to(self, metadata: &mut Metadata) {
        metadata.date = metadata.date.or(self.facts.date);
        if metadata.authors.is_empty() {
            metadata.authors = self.facts.authors;
        }
        for (known, said) in [
            (&mut metadata.source, self.facts.source),
            (&mut metadata.url, self.facts.url),
        ] {
            if known.is_none() {
                *known = said;
            }
        }
    }

    fn with(field: Field, value: &str) -> Self {
        let mut byline = Self::default();
        let text = Some(value.to_owned()).filter(|text| !text.is_empty());
        match field {
            Field::Author => byline.facts.authors = Vec::from_iter(text),
            Field::Source => byline.facts.source = text,
            Field::Address => byline.facts.url = text.filter(|text| is_address(text)),
            Field::Date => {
                byline.facts.date = date::parse(value);
                byline.is_dated = true;
            }
            Field::Other => {}
        }
        byline
    }
}

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Author,
    Source,
    Date,
    Address,
    /// Who took the picture, who translated: no field of its own.
    Other,
}

/// Reads a line as a byline; `None` where it is none.
///
/// `width` is that of the line in cells.
#[must_use]
pub fn read(line: &str, width: u32) -> Option<Byline> {
    if width > WIDEST {
        return None;
    }
    if let Some(moment) = date::read(line) {
        let mut byline = Byline::default();
        byline.facts.date = moment.date;
        byline.is_dated = true;
        return Some(byline);
    }
    if is_address(line) {
        return Some(Byline::with(Field::Address, line));
    }
    labelled(line).or_else(|| dated_among_others(line))
}

/// Whether a line reads like the name of a person: two to five words that are neither numbers nor
/// function words, with no punctuation but that of initials and titles.
#[must_use]
pub fn is_name(line: &str) -> bool {
    let words: Vec<String> = line
        .split_whitespace()
        .map(|word| fold(word).text)
        .collect();
    let is_in_place = |c: char| c.is_alphabetic() || " .-'’".contains(c) || folds_away(c);
    // A phrase that opens with the article is a thing, not a person.
    let is_thing = |first: &str| first.starts_with("ال") && !is_personal_title(first);
    (2..=5).contains(&words.len())
        && line.chars().all(is_in_place)
        && !line.ends_with('.')
        && !line
            .split_whitespace()
            .any(|word| word.starts_with(char::is_lowercase))
        && !words.iter().any(|word| FUNCTION_WORDS.contains(word))
        && !is_thing(&words[0])
}

/// Whether a line opens with what only a person is called: `د. فلان`.
#[must_use]
pub fn is_titled_name(line: &str) -> bool {
    let first = line.split_whitespace().next().map(|word| fold(word).text);
    is_name(line) && first.is_some_and(|word| is_personal_title(&word))
}

/// `المصدر: تاس`, `بقلم فلان`.
fn labelled(line: &str) -> Option<Byline> {
    if let Some((label, value)) = line.split_once([':', '：']) {
        let field = field(label.trim())?;
        return Some(Byline::with(field, value.trim()));
    }
    // These need no colon; but the verb «كتب» also begins sentences.
    let (first, rest) = line.split_once(char::is_whitespace)?;
    let rest = rest.trim_start_matches(['-', '–', ' ']);
    let opens_byline = OPENERS.contains(&fold(first).text);
    (opens_byline && is_name(rest)).then(|| Byline::of_author(rest))
}

/// Words that open a byline without a colon.
#[rustfmt::skip]
const OPENERS: FoldedWords = FoldedWords::new(&[
    "بقلم", "كتب", "كتبت", "كتبه", "اعداد", "by", "מאת",
]);

/// Labels before a colon, by what they announce.
#[rustfmt::skip]
const LABELS: [(FoldedWords, Field); 5] = [
    (FoldedWords::phrases(&[
        "المؤلف", "الكاتب", "الكاتبه", "بقلم", "كتب", "كتبت", "كتبه", "اعداد", "تحرير",
        "تقرير", "نويسنده", "به قلم", "مصنف", "author", "by", "written by", "מאת",
    ]), Field::Author),
    (FoldedWords::phrases(&[
        "المصدر", "مصدر", "المصادر", "نقلا عن", "منبع", "ماخذ", "source", "sources", "via", "מקור",
    ]), Field::Source),
    (FoldedWords::phrases(&[
        "التاريخ", "تاريخ النشر", "نشر في", "نشر بتاريخ", "اخر تحديث", "تاريخ", "تاريخ انتشار",
        "date", "published", "updated", "last updated", "תאריכ", "פורסמ",
    ]), Field::Date),
    (FoldedWords::phrases(&[
        "الرابط", "رابط", "لينك", "url", "link", "קישור",
    ]), Field::Address),
    (FoldedWords::phrases(&[
        "الصوره", "صوره", "الصور", "مصدر الصوره", "تصوير", "عدسه", "ترجمه", "المترجم", "تدقيق",
        "مراجعه", "المراسل", "عكس", "مترجم", "photo", "photos", "image", "credit",
        "translated by", "צילומ", "תרגומ",
    ]), Field::Other),
];

/// What a label before a colon announces.
fn field(label: &str) -> Option<Field> {
    let words: Vec<String> = label
        .split_whitespace()
        .map(|word| fold(word).text)
        .collect();
    let label = words.join(" ");
    let known = LABELS.iter().find(|(labels, _)| labels.contains(&label));
    known.map(|&(_, field)| field)
}

/// `محمود البتاكوشي | 30 مايو 2022`: a date, and short parts beside it.
fn dated_among_others(line: &str) -> Option<Byline> {
    // Alone, what could be a date was read as one.
    if date::is_one_piece(line) {
        return None;
    }
    let (moments, others): (Vec<_>, Vec<_>) =
        date::pieces(line).partition(|piece| date::read(piece).is_some());
    let is_short = |part: &&str| part.split_whitespace().count() <= 5;
    if moments.is_empty() || others.len() > 3 || !others.iter().all(is_short) {
        return None;
    }
    let mut byline = match others[..] {
        [name] if is_name(name) => Byline::of_author(name),
        _ => Byline::default(),
    };
    byline.facts.date = moments.iter().find_map(|moment| date::parse(moment));
    byline.is_dated = true;
    Some(byline)
}

fn is_address(text: &str) -> bool {
    let has_scheme = text.starts_with("https://") || text.starts_with("http://");
    has_scheme && !text.contains(char::is_whitespace)
}

/// What stands before the names of people, without the full stop of an abbreviation.
#[rustfmt::skip]
const PERSONAL_TITLES: FoldedWords = FoldedWords::new(&[
    "د", "ا.د", "الدكتور", "الدكتوره", "الاستاذ", "الاستاذه", "دكتر", "dr", "prof", "ד\"ר",
]);

fn is_personal_title(folded: &str) -> bool {
    PERSONAL_TITLES.contains(folded.trim_end_matches('.'))
}

#[rustfmt::skip]
const FUNCTION_WORDS: FoldedWords = FoldedWords::new(&[
    "في", "من", "الي", "علي", "عن", "مع", "حول", "بين", "نحو", "بعد", "قبل", "ضد",
    "هل", "لماذا", "كيف", "ما", "ماذا", "لا", "لم", "لن", "ان", "هو", "هي",
    "هذا", "هذه", "كل", "غير", "او", "و", "ثم",
    "در", "از", "به", "با", "براي", "كي", "كا", "ميں", "של", "על", "את",
    "the", "of", "and", "in", "on", "to", "for", "with", "a", "an",
]);

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(line: &str) -> Option<Metadata> {
        let mut metadata = Metadata::default();
        read(line, u32::try_from(line.chars().count()).unwrap())?.add_to(&mut metadata);
        Some(metadata)
    }

    #[test]
    fn labels_say_what_follows() {
        assert_eq!(facts("المصدر: تاس").unwrap().source.as_deref(), Some("تاس"));
        assert_eq!(facts("الصورة: وزارة الخارجية"), Some(Metadata::default()));
        assert_eq!(facts("بقلم: أحمد زكي").unwrap().authors, ["أحمد زكي"]);
        assert_eq!(facts("By Jane Doe").unwrap().authors, ["Jane Doe"]);
        assert_eq!(
            facts("آخر تحديث: 30 مايو 2022").unwrap().date,
            date::parse("2022-05-30")
        );
        assert_eq!(facts("אבגד: הוז"), None);
        assert_eq!(facts("كتب الوزير إلى نظيره رسالة"), None);
    }

    #[test]
    fn a_name_may_stand_beside_the_date() {
        let known = facts("محمود البتاكوشي | 30 مايو 2022 - 06:40 م").unwrap();
        assert_eq!(known.authors, ["محمود البتاكوشي"]);
        assert_eq!(known.date, date::parse("2022-05-30"));

        let agency = facts("موسكو – سبوتنيك – 30/5/2022").unwrap();
        assert_eq!(agency.authors, [""; 0]);
        assert!(agency.date.is_some());

        assert_eq!(facts("2022 - نظرة إلى ما جرى في العام كله وما بعده"), None);
    }

    #[test]
    fn what_was_known_stands() {
        let mut metadata = Metadata::default();
        for line in [
            "2022-05-30",
            "آخر تحديث: 2023-01-01",
            "المصدر: أ",
            "المصدر: ب",
        ] {
            read(line, 30).unwrap().add_to(&mut metadata);
        }
        assert_eq!(metadata.date, date::parse("2022-05-30"));
        assert_eq!(metadata.source.as_deref(), Some("أ"));
    }

    #[test]
    fn names_are_told_from_phrases() {
        for name in [
            "محمود البتاكوشي",
            "د. أحمد خالد توفيق",
            "John R. Smith",
            "עמוס עוז",
        ] {
            assert!(is_name(name), "{name}");
        }
        for phrase in [
            "قراءة في النتائج",
            "القضايا الإقليمية",
            "محمود",
            "Background of the talks",
            "105 دول",
            "هل انتهى؟",
        ] {
            assert!(!is_name(phrase), "{phrase}");
        }
        assert!(is_titled_name("د. أحمد زكي"));
        assert!(!is_titled_name("أحمد زكي"));
    }
}
