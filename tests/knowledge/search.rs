//! Search: what is found by what, and that the expressions for the store and the marks in the text
//! agree.

use proptest::prelude::*;
use qari::article::Language;
use qari::range::TextRange;
use qari::search::{Finder, Hit, Indexed, Indexer, Term, hits, index, snippet};

fn language(tag: &str) -> Language {
    Language::from_tag(tag).unwrap()
}

/// Whether an expression matches words, as FTS5 with its tokenizer `ascii` would do it: words part
/// at ASCII characters that are neither letters nor digits. Knows the part of the syntax that is
/// used here.
fn matches(expression: &str, words: &str) -> bool {
    let is_separator = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric();
    let words: Vec<&str> = words
        .split(is_separator)
        .filter(|word| !word.is_empty())
        .collect();
    let alternatives = expression.trim_matches(['(', ')']).split(" OR ");
    let mut phrases = alternatives.map(|alternative| {
        let is_open = alternative.ends_with(" *");
        let quoted = alternative.trim_end_matches(" *");
        let inner = quoted
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'));
        let inner = inner.unwrap_or_else(|| panic!("unquoted: {expression}"));
        let parts: Vec<&str> = inner
            .split(is_separator)
            .filter(|part| !part.is_empty())
            .collect();
        (parts, is_open)
    });
    phrases.any(|(phrase, is_open)| {
        words.windows(phrase.len()).any(|row| {
            row.iter()
                .zip(&phrase)
                .enumerate()
                .all(|(index, (word, wanted))| {
                    let is_last = index + 1 == phrase.len();
                    word == wanted || is_open && is_last && word.starts_with(wanted)
                })
        })
    })
}

fn finds(term: &Term, indexed: &Indexed) -> (bool, bool) {
    let is_exact = term
        .exact()
        .is_some_and(|exact| matches(&exact, &indexed.words));
    let is_loose = term
        .loose()
        .is_some_and(|loose| matches(&loose, &indexed.stems));
    (is_exact, is_loose)
}

/// How what is typed finds a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    /// In one of the words of the text.
    Exactly,
    /// By a stem only.
    Loosely,
    Not,
}

/// What is typed, the text, its language, and how it is found.
const SEARCHES: &[(&str, &str, &str, Found)] = &[
    // Spelling.
    ("الأمن", "مجلس الامن", "ar", Found::Exactly),
    ("الامن", "مجلس الأمن", "ar", Found::Exactly),
    ("مدرسه", "مدرسة", "ar", Found::Exactly),
    ("مستشفي", "المستشفى", "ar", Found::Exactly),
    ("مسئول", "مسؤول كبير", "ar", Found::Exactly),
    ("محمد", "مُحَمَّدٌ", "ar", Found::Exactly),
    ("سلام", "ســـلام", "ar", Found::Exactly),
    ("٢٠٢٤", "عام 2024", "ar", Found::Exactly),
    ("2024", "عام ٢٠٢٤", "ar", Found::Exactly),
    ("12500", "بلغ ١٢٬٥٠٠", "ar", Found::Exactly),
    ("شيء", "كل شئ", "ar", Found::Exactly),
    // What is attached.
    ("مؤتمر", "وبالمؤتمر", "ar", Found::Exactly),
    ("بالمؤتمر", "مؤتمر", "ar", Found::Exactly),
    ("بالمؤتمر", "للمؤتمر", "ar", Found::Exactly),
    ("المؤتمر", "ومؤتمر", "ar", Found::Exactly),
    ("روسيا", "وروسيا ولروسيا", "ar", Found::Exactly),
    ("وروسيا", "روسيا", "ar", Found::Loosely),
    ("جنة", "لجنة", "ar", Found::Not),
    ("عيد", "بعيد", "ar", Found::Not),
    ("وزير", "زير", "ar", Found::Not),
    ("حر", "بحر", "ar", Found::Not),
    ("حق", "بالحق", "ar", Found::Exactly),
    ("الآن", "أن إن", "ar", Found::Not),
    // Stems.
    ("انتخاب", "الانتخابات", "ar", Found::Loosely),
    ("حكومي", "الحكومية", "ar", Found::Loosely),
    ("مؤتمرات", "بالمؤتمر", "ar", Found::Loosely),
    ("كتاب", "مكتب", "ar", Found::Not),
    // Letters of other languages in names.
    ("عراقجي", "الوزير عراقچي", "ar", Found::Loosely),
    ("عراقچي", "الوزير عراقجي", "ar", Found::Loosely),
    ("عراقجي", "لعراقچي", "ar", Found::Loosely),
    ("غورباتشوف", "گورباتشوف", "ar", Found::Loosely),
    ("جورباتشوف", "گورباتشوف", "ar", Found::Loosely),
    ("گورباتشوف", "كورباتشوف", "ar", Found::Loosely),
    ("البنتاغون", "الپنتاگون", "ar", Found::Loosely),
    ("فولفو", "ڤولڤو", "ar", Found::Loosely),
    ("باكستان", "پاكستان", "ar", Found::Loosely),
    ("باچاچي", "الباججي", "ar", Found::Not),
    // In Persian and Urdu they tell words apart, and short words are theirs.
    ("عراقجی", "وزیر عراقچی", "fa", Found::Not),
    ("گل", "کل کشور", "fa", Found::Not),
    ("کل", "گل سرخ", "fa", Found::Not),
    ("چه", "جه", "fa", Found::Not),
    ("گرگان", "کرکان", "fa", Found::Not),
    ("پیاده", "بیاده", "fa", Found::Not),
    ("جنگل", "چنگل", "fa", Found::Not),
    ("گانا", "کانا", "ur", Found::Not),
    ("چاند", "جاند", "ur", Found::Not),
    ("گل", "كل البلاد", "ar", Found::Not),
    // Other languages.
    // Hebrew with and without letters for vowels.
    ("תוכניות", "בתכניות השר", "he", Found::Loosely),
    ("בטחון", "שר הביטחון", "he", Found::Loosely),
    ("כח", "הכוחות", "he", Found::Loosely),
    ("كتاب", "کتاب‌ها", "fa", Found::Loosely),
    ("كيهان", "کیهان", "fa", Found::Exactly),
    ("میخواهد", "می‌خواهد", "fa", Found::Exactly),
    ("کتاب", "کتابیں", "ur", Found::Loosely),
    ("שלום", "וּבְשָׁלוֹם", "he", Found::Exactly),
    ("ממשלה", "הממשלות", "he", Found::Loosely),
    ("minister", "Ministers", "en", Found::Loosely),
    ("MINISTER", "the minister’s", "en", Found::Exactly),
    ("Erdogan", "Erdoğan", "en", Found::Exactly),
    // Signs.
    ("كوفيد-19", "كوفيد ١٩", "ar", Found::Exactly),
    ("un.org", "https://www.un.org/ar", "ar", Found::Exactly),
    ("3.5", "٣٫٥ و 3,5", "ar", Found::Exactly),
    ("5", "3.5", "ar", Found::Not),
];

#[test]
fn a_word_finds_what_a_reader_means_by_it() {
    for (typed, text, tag, expected) in SEARCHES {
        let term = Term::Word((*typed).to_owned());
        let found = match finds(&term, &index(text, &language(tag))) {
            (true, _) => Found::Exactly,
            (false, true) => Found::Loosely,
            (false, false) => Found::Not,
        };
        assert_eq!(found, *expected, "{typed} in {text}");
    }
}

/// Words that have much in common, in several languages, and signs.
const PIECES: &[&str] = &[
    "مؤتمر",
    "المؤتمر",
    "وبالمؤتمر",
    "للمؤتمر",
    "مؤتمرات",
    "لجنة",
    "للجنة",
    "جنة",
    "اللجان",
    "الله",
    "لله",
    "له",
    "مسئول",
    "المسؤولين",
    "شئ",
    "مُحَمَّد",
    "وروسيا",
    "روسيا",
    "الروسية",
    "حق",
    "الحق",
    "و",
    "ال",
    "کتاب‌ها",
    "کتاب",
    "ספר",
    "הספרים",
    "צה\"ל",
    "Minister",
    "ministers",
    "don't",
    "G20",
    "٢٠٢٤",
    "2024",
    "3.5",
    "3",
    "5",
    "1,000",
    "كوفيد-19",
    "كوفيد",
    "19",
    "un.org",
    "—",
    "\"",
    "*",
    "(",
    "ﻼ",
    "ﺳﻼﻡ",
    "é",
    "İ",
    "中文",
    "ـ",
    "\u{64E}",
    "\u{0}",
];

fn texts(most: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => proptest::char::range('\u{600}', '\u{6FF}').prop_map(String::from),
    ];
    let between = proptest::sample::select(vec![" ", " ", " ", "، ", "", ". ", "\n"]);
    proptest::collection::vec((piece, between), 0..most).prop_map(|parts| {
        parts
            .into_iter()
            .map(|(piece, between)| piece + between)
            .collect()
    })
}

fn terms() -> impl Strategy<Value = Term> {
    prop_oneof![
        texts(2).prop_map(Term::Word),
        texts(2).prop_map(Term::Prefix),
        proptest::collection::vec(texts(2), 0..4).prop_map(Term::Phrase),
    ]
}

fn languages() -> impl Strategy<Value = Language> {
    proptest::sample::select(vec!["ar", "fa", "ur", "he", "en", "ckb", "und"]).prop_map(language)
}

fn lie_in_order(hits: &[Hit], text: &str) -> bool {
    let mut end = 0;
    hits.iter().all(|hit| {
        let TextRange { start, end: next } = hit.range;
        let is_next = end <= start && start < next && text.get(start..next).is_some();
        end = next;
        is_next
    })
}

proptest! {
    #[test]
    fn a_term_is_marked_where_and_only_where_the_store_finds_it(
        text in texts(12), term in terms(), language in languages()
    ) {
        let (is_exact, is_loose) = finds(&term, &index(&text, &language));
        let hits = hits(&text, &language, std::slice::from_ref(&term));
        prop_assert_eq!(is_exact || is_loose, !hits.is_empty());
        let has_exact = hits.iter().any(|hit| hit.closeness != qari::search::Closeness::Stem);
        prop_assert_eq!(is_exact, has_exact);
    }

    #[test]
    fn hits_lie_in_order_and_in_the_text(
        text in texts(20), terms in proptest::collection::vec(terms(), 0..4), language in languages()
    ) {
        let hits = hits(&text, &language, &terms);
        prop_assert!(lie_in_order(&hits, &text), "{:?}", hits);
        prop_assert_eq!(Finder::new(&terms).hits(&text, &language), hits);
    }

    #[test]
    fn a_snippet_is_a_part_of_the_text_no_longer_than_asked(
        text in texts(30), terms in proptest::collection::vec(terms(), 1..4), most in 0usize..60
    ) {
        let hits = hits(&text, &language("ar"), &terms);
        let shown = snippet(&text, &hits, most);
        prop_assert_eq!(shown.is_some(), !hits.is_empty());
        if let Some(shown) = shown {
            let part = text.get(shown.range.start..shown.range.end);
            prop_assert!(part.is_some_and(|part| part.chars().count() <= most));
            prop_assert!(most < 40 || !shown.hits.is_empty());
            for hit in shown.hits {
                prop_assert!(shown.range.start <= hit.start && hit.end <= shown.range.end);
            }
        }
    }

    #[test]
    fn what_is_indexed_is_words_for_the_store_too(text in texts(20), language in languages()) {
        let indexed = Indexer::new().index(&text, &language);
        for list in [&indexed.words, &indexed.stems] {
            let is_of_word = |c: char| !c.is_ascii() || c.is_ascii_lowercase() || c.is_ascii_digit();
            prop_assert!(list.is_empty() || list.split(' ').all(|word| {
                !word.is_empty() && word.chars().all(is_of_word)
            }), "{:?}", list);
        }
    }
}
