//! Lines that say who wrote an article, when, and who published it.

use crate::article::{Language, Metadata};
use crate::language::fold::{FoldedWords, fold, folds_away};
use crate::language::letters::ARTICLE;
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
        Self::of_authors(vec![name.to_owned()])
    }

    fn of_authors(names: Vec<String>) -> Self {
        let mut byline = Self::default();
        byline.facts.authors = names;
        byline
    }

    /// Adds what it says to what is known; what was known before stands.
    pub fn add_to(self, metadata: &mut Metadata) {
        metadata.date = metadata.date.or(self.facts.date);
        if metadata.authors.is_empty() {
            metadata.authors = self.facts.authors;
        }
        for (known, said) in [
            (&mut metadata.publisher, self.facts.publisher),
            (&mut metadata.url, self.facts.url),
        ] {
            if known.is_none() {
                *known = said;
            }
        }
    }

    /// A byline with a label and what stands behind it; `None` where that is not what the label announces.
    fn labelled(field: Field, value: &str, language: &Language) -> Option<Self> {
        let mut byline = Self::default();
        let text = Some(value.to_owned()).filter(|text| !text.is_empty());
        match field {
            Field::Author => byline.facts.authors = signature(value)?,
            Field::Report => byline.facts.authors = names(value)?,
            Field::Source => byline.facts.publisher = text,
            Field::Address => byline.facts.url = text.filter(|text| is_address(text)),
            Field::Date => {
                byline.facts.date = date::read_in(value, language).and_then(|moment| moment.date);
                byline.is_dated = true;
            }
            Field::Other => {}
        }
        Some(byline)
    }
}

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    /// Who wrote it.
    Author,
    /// Who wrote it, where a name follows; else the words are those of a heading (`تقرير: أسعار النفط ترتفع`).
    Report,
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
    read_in(line, width, &Language::undetermined())
}

/// The same for a line of a text in a language.
#[must_use]
pub fn read_in(line: &str, width: u32, language: &Language) -> Option<Byline> {
    if width > WIDEST {
        return None;
    }
    if let Some(moment) = date::read_in(line, language) {
        let mut byline = Byline::default();
        byline.facts.date = moment.date;
        byline.is_dated = true;
        return Some(byline);
    }
    if is_address(line) {
        return Byline::labelled(Field::Address, line, language);
    }
    labelled(line, language).or_else(|| dated_among_others(line, language))
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
    let is_thing = |first: &str| first.starts_with(ARTICLE) && !is_personal_title(first);
    (2..=5).contains(&words.len())
        && line.chars().all(is_in_place)
        && !line.ends_with('.')
        && !line
            .split_whitespace()
            .any(|word| word.starts_with(char::is_lowercase))
        && !line.split_whitespace().any(is_function_word)
        && !is_thing(&words[0])
}

/// Whether a line opens with what only a person is called: `د. فلان`.
#[must_use]
pub fn is_titled_name(line: &str) -> bool {
    let first = line.split_whitespace().next().map(|word| fold(word).text);
    is_name(line) && first.is_some_and(|word| is_personal_title(&word))
}

/// `المصدر: تاس`, `بقلم فلان`.
fn labelled(line: &str, language: &Language) -> Option<Byline> {
    if let Some((label, value)) = line.split_once([':', '：']) {
        let field = field(label.trim())?;
        return Byline::labelled(field, value.trim(), language);
    }
    // These need no colon; but the verb «كتب» also begins sentences.
    let words = line.match_indices(char::is_whitespace);
    let openers = words.take(3).map(|(end, _)| line.split_at(end));
    openers.into_iter().find_map(|(opener, rest)| {
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '-' || c == '–');
        let names = || names(rest).map(Byline::of_authors);
        OPENERS.contains(&folded(opener)).then(names)?
    })
}

/// Words that open a byline without a colon.
#[rustfmt::skip]
const OPENERS: FoldedWords = FoldedWords::phrases(&[
    "بقلم", "كتب", "كتبت", "كتبه", "اعداد", "به قلم", "از قلم", "نوشته",
    "by", "written by", "מאת", "נכתב על ידי",
]);

/// Those who signed a text, as a label such as `بقلم` announces them: names, or other words where they are few and
/// no sentence.
fn signature(text: &str) -> Option<Vec<String>> {
    if let Some(names) = names(text) {
        return Some(names);
    }
    let is_sentence = text.ends_with(['.', '۔', '؟', '?', '!', ':']) && !text.ends_with("..");
    let is_short = text.split_whitespace().count() <= SIGNATURE_WORDS;
    (is_short && !is_sentence).then(|| Vec::from_iter((!text.is_empty()).then(|| text.to_owned())))
}

/// The most words of a signature.
const SIGNATURE_WORDS: usize = 8;

/// One name or several with commas or the like between them; `None` where something is no name.
fn names(text: &str) -> Option<Vec<String>> {
    let parts = text
        .split(['،', ',', '/', '|', '&'])
        .flat_map(|part| part.split(" و "))
        .flat_map(|part| part.split(" and "))
        .map(str::trim);
    parts
        .map(|part| is_name(part).then(|| part.to_owned()))
        .collect()
}

/// Labels before a colon, by what they announce.
#[rustfmt::skip]
const LABELS: [(FoldedWords, Field); 6] = [
    (FoldedWords::phrases(&[
        "المؤلف", "الكاتب", "الكاتبه", "بقلم", "كتب", "كتبت", "كتبه", "اعداد",
        "نويسنده", "نويسندگان", "به قلم", "نوشته", "نگارنده", "نگارش", "گزارشگر", "خبرنگار",
        "مصنف", "مصنفه", "از قلم", "كالم نگار", "نامه نگار", "رپورٹر", "ليكوال", "نووسهر", "نووسيني",
        "author", "authors", "by", "written by",
        "מאת", "נכתב על ידי", "כותב", "כותבת", "הכותב", "הכותבת",
    ]), Field::Author),
    (FoldedWords::phrases(&[
        "تحرير", "تقرير", "گزارش", "گزارش از", "از", "يادداشت", "يادداشت از", "تهيه كننده", "تهيه و تنظيم",
        "رپورٹ", "راپور", "ئامادهكردني", "report", "report by", "text", "story by", "כתב", "כתבה", "כתבת", "דיווח", "רפורט",
    ]), Field::Report),
    (FoldedWords::phrases(&[
        "المصدر", "مصدر", "المصادر", "نقلا عن", "منبع", "ماخذ", "به نقل از", "بشكريه", "ذريعه",
        "source", "sources", "via", "מקור",
    ]), Field::Source),
    (FoldedWords::phrases(&[
        "التاريخ", "تاريخ النشر", "نشر في", "نشر بتاريخ", "اخر تحديث", "تاريخ", "تاريخ انتشار",
        "زمان انتشار", "اخرين بروزرساني", "تاريخ اشاعت", "اشاعت", "شائع",
        "date", "published", "updated", "last updated",
        "תאריכ", "פורסמ", "פורסמ בתאריכ", "עודכנ", "עודכנ לאחרונה",
    ]), Field::Date),
    (FoldedWords::phrases(&[
        "الرابط", "رابط", "لينك", "پيوند", "url", "link", "קישור",
    ]), Field::Address),
    (FoldedWords::phrases(&[
        "الصوره", "صوره", "الصور", "مصدر الصوره", "تصوير", "عدسه", "ترجمه", "المترجم", "تدقيق",
        "مراجعه", "المراسل", "عكس", "عكاس", "مترجم", "ويراستار", "photo", "photos", "image", "credit",
        "translated by", "צילומ", "צילומימ", "תרגומ", "עריכה",
    ]), Field::Other),
];

/// What a label before a colon announces.
fn field(label: &str) -> Option<Field> {
    let label = folded(label);
    let known = LABELS.iter().find(|(labels, _)| labels.contains(&label));
    known.map(|&(_, field)| field)
}

/// Words folded, one space between them.
fn folded(words: &str) -> String {
    let words = words.split_whitespace().map(|word| fold(word).text);
    words.collect::<Vec<_>>().join(" ")
}

/// `محمود البتاكوشي | 30 مايو 2022`: a date, and short parts beside it.
fn dated_among_others(line: &str, language: &Language) -> Option<Byline> {
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
        [labelled] => self::labelled(labelled, language).unwrap_or_default(),
        _ => Byline::default(),
    };
    byline.facts.date = date::of_pieces(moments.into_iter(), language);
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

/// Whether a word is one that stands in no name. «على» is one, and «علي» a name, though they are folded alike.
fn is_function_word(word: &str) -> bool {
    let folded = fold(word).text;
    let is_ali = folded == "علي" && !word.ends_with('ى');
    FUNCTION_WORDS.contains(&folded) && !is_ali
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
        assert_eq!(
            facts("المصدر: تاس").unwrap().publisher.as_deref(),
            Some("تاس")
        );
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
    fn bylines_of_many_papers_are_read() {
        for (line, authors) in [
            ("گزارش: علی رضایی", vec!["علی رضایی"]),
            ("گزارش از: علی رضایی", vec!["علی رضایی"]),
            ("از: مریم احمدی", vec!["مریم احمدی"]),
            ("نویسنده: علی رضایی", vec!["علی رضایی"]),
            (
                "نویسندگان: علی رضایی، مریم احمدی",
                vec!["علی رضایی", "مریم احمدی"],
            ),
            ("به قلم علی رضایی", vec!["علی رضایی"]),
            ("خبرنگار: علی رضایی", vec!["علی رضایی"]),
            ("تحریر: سلیم احمد", vec!["سلیم احمد"]),
            ("رپورٹ: سلیم احمد", vec!["سلیم احمد"]),
            ("از قلم: سلیم احمد", vec!["سلیم احمد"]),
            ("מאת: דנה כהן", vec!["דנה כהן"]),
            ("מאת דנה כהן", vec!["דנה כהן"]),
            ("נכתב על ידי דנה כהן", vec!["דנה כהן"]),
            ("נכתב על ידי: דנה כהן", vec!["דנה כהן"]),
            ("כתבה: דנה כהן", vec!["דנה כהן"]),
            ("تقرير: أحمد زكي", vec!["أحمد زكي"]),
            ("إعداد: أحمد زكي / منى سالم", vec!["أحمد زكي", "منى سالم"]),
            ("بقلم: فريق التحرير", vec!["فريق التحرير"]),
            (
                "Written by Jane Doe and John Roe",
                vec!["Jane Doe", "John Roe"],
            ),
        ] {
            let read = facts(line);
            let found = read.map_or_else(Vec::new, |metadata| metadata.authors);
            assert_eq!(found, authors, "{line}");
        }
    }

    #[test]
    fn words_with_a_colon_may_be_prose() {
        for line in [
            "تقرير: أسعار النفط ترتفع في الأسواق العالمية",
            "تقرير: ارتفاع 20 سلعة",
            "گزارش: اقتصاد ایران در سال گذشته رشد کرد",
            "از: تهران به مشهد",
            "کتاب: یک نگاه",
            "رپورٹ: ملک میں مہنگائی کی شرح بڑھ گئی",
            "כתבה: על מה ולמה",
            "كتب: لا تصدقوا كل ما يقال لكم عن هذا الأمر كله.",
            "از قلم و دفتر",
        ] {
            assert_eq!(facts(line), None, "{line}");
        }
    }

    #[test]
    fn the_language_decides_about_a_date() {
        let language = Language::from_tag("fa").unwrap();
        let read = read_in("تاریخ انتشار: 1403/08/25", 30, &language).unwrap();
        assert_eq!(read.facts.date, date::parse("2024-11-15"));
        let read = read_in("علی رضایی | 25 آبان 1403 | 15 نوامبر 2024", 60, &language).unwrap();
        assert_eq!(read.facts.authors, ["علی رضایی"]);
        assert_eq!(read.facts.date, date::parse("2024-11-15"));
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
        assert_eq!(metadata.publisher.as_deref(), Some("أ"));
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
