//! The language of queries: what is read from what is typed, and which mistakes are pointed at
//! where.

use jiff::civil::date;
use proptest::prelude::*;
use qari::article::Language;
use qari::extract::EntityKind;
use qari::i18n::Locale;
use qari::messages;
use qari::notice::QueryFault;
use qari::query::{
    self, Candidate, Clause, KEYS, Label, Period, Query, QueryVocabulary, State, Wanted, complete,
    parse, parse_while_typing,
};
use qari::range::TextRange;
use qari::search::Term;
use qari::topics::Topic;

fn vocabulary() -> QueryVocabulary {
    QueryVocabulary {
        own_topics: vec!["الفضاء".to_owned(), "my topic".to_owned()],
        today: Some(date(2024, 5, 16)),
    }
}

fn read(input: &str) -> Query {
    parse(input, &vocabulary()).unwrap_or_else(|error| panic!("{input}: {error}"))
}

/// What is typed, and the same query in its canonical form: each part has the name it has in
/// English, what belongs together stands in parentheses where that is not plain.
const QUERIES: &[(&str, &str)] = &[
    // Words, phrases and starts of words.
    ("", ""),
    ("   ، — ! ", ""),
    ("قمة المناخ", "قمة المناخ"),
    ("قمة،المناخ؛ اليوم", "قمة المناخ اليوم"),
    ("«مجلس الأمن» قرار", "\"مجلس الأمن\" قرار"),
    ("“مجلس الأمن” ”قرار”", "\"مجلس الأمن\" \"قرار\""),
    ("مؤتم* climat*", "مؤتم* climat*"),
    ("مؤتم٭", "مؤتم*"),
    ("\"\" «—» قمة", "قمة"),
    ("كوفيد-19 G20 3,5 27-28 50%", "كوفيد-19 G20 3,5 27-28 50"),
    (
        "https://un.org/ar 10:30 info@un.org",
        "https://un.org/ar 10:30 info@un.org",
    ),
    ("צה\"ל «צה\"ל»", "צה\"ל «צה\"ל»"),
    ("#غزة_الآن غزة؟", "غزة_الآن غزة"),
    ("#topic:x #or", "\"topic:x\" \"or\""),
    ("\"or\" «أو»", "\"or\" \"أو\""),
    ("NEAR(a b) ^c", "NEAR (a b) c"),
    ("بوتين: القمة ناجحة", "بوتين القمة ناجحة"),
    // Not, or, parentheses.
    ("قمة -روسيا", "قمة -روسيا"),
    ("قمة ليس روسيا not الصين", "قمة -روسيا -الصين"),
    ("روسيا أو الصين", "روسيا or الصين"),
    ("روسيا او الصين OR الهند", "روسيا or الصين or الهند"),
    ("قمة روسيا أو الصين", "قمة روسيا or الصين"),
    ("قمة (روسيا أو الصين)", "قمة (روسيا or الصين)"),
    ("-(روسيا الصين)", "-(روسيا الصين)"),
    ("-(روسيا أو الصين) قمة", "-(روسيا or الصين) قمة"),
    ("--قمة", "-(-قمة)"),
    ("((قمة))", "قمة"),
    ("(a b) c", "(a b) c"),
    ("(a b) or c", "a b or c"),
    ("-\"a b\" -topic:أمن", "-\"a b\" -topic:security"),
    // Keys.
    ("topic:politics", "topic:politics"),
    ("TOPIC:Politics", "topic:politics"),
    ("موضوع:السياسة", "topic:politics"),
    ("موضوع: سياسة", "topic:politics"),
    ("موضوع：\"علوم وتقنية\"", "topic:technology"),
    ("موضوع:علوم_وتقنية", "topic:technology"),
    ("topic:politics,economy", "topic:politics or topic:economy"),
    (
        "قمة topic:سياسة،اقتصاد",
        "قمة (topic:politics or topic:economy)",
    ),
    ("topic:سياسة، قمة", "topic:politics قمة"),
    (
        "topic:فضاء topic:\"My Topic\"",
        "topic:الفضاء topic:\"my topic\"",
    ),
    (
        "entity:موسكو كيان:\"الأمم المتحدة\"",
        "entity:موسكو entity:\"الأمم المتحدة\"",
    ),
    ("شخص:غوتيريش person:Putin", "person:غوتيريش person:Putin"),
    (
        "منظمه:ناتو مؤسسة:اليونسكو org:UN",
        "org:ناتو org:اليونسكو org:UN",
    ),
    ("مكان:غزة place:Gaza", "place:غزة place:Gaza"),
    ("حدث:كوب28 event:COP", "event:كوب28 event:COP"),
    ("قانون:«اتفاق باريس» law:x", "law:\"اتفاق باريس\" law:x"),
    ("مصدر:الجزيرة source:BBC", "source:الجزيرة source:BBC"),
    ("source:'a:b'", "source:'a:b'"),
    ("source:«say \"no\"»", "source:«say \"no\"»"),
    ("كاتب:طه مولف:طه author:x", "author:طه author:طه author:x"),
    (
        "لغة:العربية lang:fa lang:Hebrew لغة:اردو",
        "lang:ar lang:fa lang:he lang:ur",
    ),
    (
        "is:unread حالة:مقروء حالة:مميزة",
        "is:unread is:read is:starred",
    ),
    ("حالة:غير_مقروء حالة:\"غير مقروء\"", "is:unread is:unread"),
    // Dates.
    ("on:2024 في:٢٠٢٤-٠٥", "on:2024 on:2024-05"),
    ("on:2024-05-16 on:۲۰۲۴/۵/۱۶", "on:2024-05-16 on:2024-05-16"),
    (
        "on:2023..2024 on:2024-05..2024-06-10",
        "on:2023-01-01..2024-12-31 on:2024-05-01..2024-06-10",
    ),
    (
        "after:2023 بعد:2023-12-31",
        "after:2023-12-31 after:2023-12-31",
    ),
    (
        "before:2024-03 قبل:٢٠٢٤",
        "before:2024-03-01 before:2024-01-01",
    ),
    ("on:2024-02", "on:2024-02"),
    (
        "since:2024 منذ:2024-02",
        "since:2024-01-01 since:2024-02-01",
    ),
    // Days from today on, which is the 16th of May 2024.
    ("since:7d منذ:أسبوع", "since:2024-05-09 since:2024-05-09"),
    (
        "since:\"2 weeks\" منذ:«أسبوعين»",
        "since:2024-05-02 since:2024-05-02",
    ),
    (
        "on:today في:أمس on:Yesterday",
        "on:2024-05-16 on:2024-05-15 on:2024-05-15",
    ),
    ("بعد:شهر قبل:سنة", "after:2024-04-16 before:2023-05-16"),
    (
        "on:7d في:٣_أيام",
        "on:2024-05-09..2024-05-16 on:2024-05-13..2024-05-16",
    ),
    ("on:2w..week", "on:2024-05-02..2024-05-09"),
    // Titles.
    ("title:قمة عنوان:مؤتم*", "title:قمة title:مؤتم*"),
    (
        "title:\"مجلس الأمن\" العنوان:«بعد الحرب»",
        "title:\"مجلس الأمن\" title:\"بعد الحرب\"",
    ),
    (
        "title:قمة،لقاء -title:\"one\"",
        "(title:قمة or title:لقاء) -title:one",
    ),
];

#[test]
fn what_is_typed_is_read() {
    for (input, canonical) in QUERIES {
        let query = read(input);
        assert_eq!(query.to_string(), *canonical, "{input}");
        assert_eq!(read(canonical), query, "{canonical}");
    }
}

#[test]
fn a_query_is_written_in_the_words_of_the_reader() {
    for (input, arabic) in [
        ("topic:politics", "موضوع:سياسة"),
        ("topic:technology", "موضوع:\"علوم وتقنية\""),
        ("topic:health or is:unread", "موضوع:صحة أو حالة:غير_مقروء"),
        (
            "-(place:مصر after:2024) قمة",
            "-(مكان:مصر بعد:2024-12-31) قمة",
        ),
    ] {
        assert_eq!(read(input).written_in(Locale::Arabic), arabic);
        assert_eq!(read(arabic), read(input), "{arabic}");
    }
}

#[test]
fn every_key_reads_by_every_name() {
    for key in &KEYS {
        for (value, name) in key
            .names(Locale::Arabic)
            .flat_map(|name| ["2024", "unread", "ar", "politics"].map(|value| (value, name)))
        {
            let read = parse(&format!("{name}:{value}"), &QueryVocabulary::default());
            let usual = parse(
                &format!("{}:{value}", key.english[0]),
                &QueryVocabulary::default(),
            );
            assert_eq!(read.is_ok(), usual.is_ok(), "{name}:{value}");
            if let (Ok(read), Ok(usual)) = (read, usual) {
                assert_eq!(read, usual, "{name}:{value}");
                assert!(!matches!(read.clause, Some(Clause::Search(_))), "{name}");
            }
        }
    }
}

#[test]
fn parts_are_what_they_seem() {
    let search = |word: &str| Clause::Search(Term::Word(word.to_owned()));
    let query = read("قمة ليس شخص:غوتيريش أو في:2024-02 حالة:جديد لغة:فارسية");
    let expected = Clause::Any(vec![
        Clause::All(vec![
            search("قمة"),
            Clause::Not(Box::new(Clause::Entity {
                name: "غوتيريش".to_owned(),
                kind: Some(EntityKind::Person),
            })),
        ]),
        Clause::All(vec![
            Clause::On(Period {
                first: date(2024, 2, 1),
                last: date(2024, 2, 29),
            }),
            Clause::Is(State::Unread),
            Clause::Language(Language::from_tag("fa").unwrap()),
        ]),
    ]);
    assert_eq!(query.clause, Some(expected));
    let query = read("\"مجلس الأمن\" مؤتم*");
    let phrase = Term::Phrase(vec!["مجلس".to_owned(), "الأمن".to_owned()]);
    assert_eq!(query.terms(), [phrase, Term::Prefix("مؤتم".to_owned())]);
}

/// A query, the place of its mistake in it marked, and the mistake.
const MISTAKES: &[(&str, &str)] = &[
    ("قمة ⟦topik⟧:x", "UnknownKey"),
    ("⟦topik⟧: politics", "UnknownKey"),
    ("⟦مضووع⟧:سياسة", "UnknownKey"),
    ("⟦foo⟧:bar", "UnknownKey"),
    ("قمة topic:⟦سياسه2⟧ x", "UnknownTopic"),
    ("topic:⟦\"no such\"⟧", "UnknownTopic"),
    ("topic:politics,⟦x⟧", "UnknownTopic"),
    ("topic:⟦pol⟧", "UnknownTopic"),
    ("لغة:⟦قديمة⟧", "UnknownLanguage"),
    ("is:⟦unred⟧", "UnknownState"),
    ("after:⟦2024-13⟧", "BadDate"),
    ("قبل:⟦غدًا⟧", "BadDate"),
    ("on:⟦24⟧ x", "BadDate"),
    ("on:⟦2024..2023⟧", "BadDate"),
    ("after:⟦2023..2024⟧", "BadDate"),
    ("on:⟦2023-02-29⟧", "BadDate"),
    ("⟦topic⟧:", "NoValue"),
    ("⟦topic⟧: is:read", "NoValue"),
    ("⟦topic⟧:) x", "NoValue"),
    ("source:⟦\"\"⟧", "NoValue"),
    ("قمة ⟦\"⟧مجلس الأمن", "UnclosedQuote"),
    ("⟦«⟧مجلس", "UnclosedQuote"),
    ("source:⟦“⟧BBC", "UnclosedQuote"),
    ("قمة ⟦(⟧روسيا أو الصين", "UnclosedParenthesis"),
    ("⟦(⟧(a)", "UnclosedParenthesis"),
    ("قمة⟦)⟧ روسيا", "UnopenedParenthesis"),
    ("قمة ⟦()⟧", "EmptyParentheses"),
    ("قمة ⟦( — )⟧ روسيا", "EmptyParentheses"),
    ("قمة ⟦-⟧", "NothingAfter"),
    ("قمة ⟦-⟧ ", "NothingAfter"),
    ("(a ⟦-⟧)", "NothingAfter"),
    ("قمة ⟦ليس⟧", "NothingAfter"),
    ("⟦not⟧ or a", "NothingAfter"),
    ("قمة ⟦أو⟧", "NothingAfter"),
    ("(قمة ⟦or⟧) a", "NothingAfter"),
    ("⟦أو⟧ قمة", "NothingBefore"),
    ("(⟦OR⟧ a)", "NothingBefore"),
];

fn marked(input: &str) -> (String, TextRange) {
    let start = input.find('⟦').expect("a mark");
    let end = input.find('⟧').expect("a mark") - '⟦'.len_utf8();
    (input.replace(['⟦', '⟧'], ""), TextRange::new(start, end))
}

#[test]
fn a_mistake_is_pointed_at() {
    for (input, kind) in MISTAKES {
        let (input, range) = marked(input);
        let error = parse(&input, &vocabulary()).expect_err(&input);
        assert_eq!(error.range, range, "{input}: {error}");
        assert!(
            format!("{:?}", error.fault).starts_with(kind),
            "{input}: {error:?}"
        );
        for locale in [Locale::Arabic, Locale::English] {
            let words = messages::query_fault(&error.fault, locale);
            assert!(!words.is_empty() && !words.contains('\n'));
        }
    }
}

fn message(input: &str, locale: Locale) -> String {
    let error = parse(input, &vocabulary()).expect_err(input);
    let words = messages::query_fault(&error.fault, locale);
    qari::printable::field(&words).into_owned()
}

#[test]
fn a_mistake_names_the_way_out() {
    assert!(message("topik:x", Locale::English).contains("similar: topic:."));
    assert!(message("مضووع:x", Locale::Arabic).contains("مفاتيح قريبة: موضوع:."));
    assert!(message("foo:x", Locale::English).contains("source:, author:, lang:"));
    assert!(message("topic:x", Locale::Arabic).contains("سياسة، أمن، اقتصاد"));
    assert!(message("topic:x", Locale::Arabic).contains("الفضاء"));
    assert!(message("on:x", Locale::English).contains("2024 or 2024-05 or 2024-05-16"));
    assert!(message("is:x", Locale::Arabic).contains("غير_مقروء، مقروء، مميز"));
    assert!(message("a or", Locale::English).contains("\"or\""));
    assert_eq!(message("a -", Locale::English), "nothing after “-”");
}

#[test]
fn nesting_has_an_end() {
    for (open, close) in [("(", ")"), ("-", ""), ("not ", ""), ("-(", ")")] {
        let nested = |times: usize| format!("{}a{}", open.repeat(times), close.repeat(times));
        assert!(
            parse(&nested(30), &QueryVocabulary::default()).is_ok(),
            "{open}"
        );
        let deep = nested(100_000);
        let error = parse(&deep, &QueryVocabulary::default()).expect_err(open);
        assert_eq!(error.fault, QueryFault::TooDeep);
        assert!(open.contains(error.range.of(&deep)), "{error:?}");
    }
}

/// What is being typed, and the query in force meanwhile.
const TYPING: &[(&str, &str)] = &[
    ("ق", "ق"),
    ("قم", "قم"),
    ("قمة الم", "قمة الم*"),
    ("قمة ", "قمة"),
    ("قمة، ", "قمة"),
    ("قمة -رو", "قمة -رو"),
    ("قمة -", "قمة"),
    ("قمة not", "قمة"),
    ("قمة أو", "قمة"),
    ("قمة أو ", "قمة"),
    ("قمة أو ر", "قمة or ر"),
    ("قمة أو روس", "قمة or روس*"),
    ("or", ""),
    ("topic:", ""),
    ("قمة topic: ", "قمة"),
    ("قمة topic:pol", "قمة"),
    ("قمة موضوع:ال", "قمة"),
    ("قمة موضوع:\"علوم و", "قمة"),
    ("topic:politics,", "topic:politics"),
    ("topic:politics,eco", "topic:politics"),
    ("قمة -topic:", "قمة"),
    ("is:un", ""),
    ("lang:arab", ""),
    ("after:20", ""),
    ("after:2024-", ""),
    ("on:2023..", ""),
    ("on:2023..2024", "on:2023-01-01..2024-12-31"),
    ("source:\"الجز", ""),
    ("source:BB", "source:BB"),
    ("\"مجلس ال", "\"مجلس\""),
    ("قمة \"مج", "قمة"),
    ("قمة \"", "قمة"),
    ("قمة (", "قمة"),
    ("قمة (روسيا أو ", "قمة روسيا"),
    ("قمة (روسيا أو الصين", "قمة (روسيا or الصين*)"),
    ("-(", ""),
];

#[test]
fn what_is_not_finished_is_no_mistake() {
    for (input, canonical) in TYPING {
        let query = parse_while_typing(input, &vocabulary());
        let query = query.unwrap_or_else(|error| panic!("{input}: {error}"));
        assert_eq!(query.to_string(), *canonical, "{input}");
    }
    for wrong in [
        "topic:xyz",
        "topic:pol x",
        "is:foo",
        "on:20x",
        "a )",
        "() a",
        "\"a\" or or b",
        "foo:x",
    ] {
        assert!(parse_while_typing(wrong, &vocabulary()).is_err(), "{wrong}");
    }
}

fn candidates(input: &str, locale: Locale) -> Vec<Candidate> {
    let completion = complete(input, input.len(), &vocabulary()).expect(input);
    completion.known(locale)
}

fn inserts(input: &str, locale: Locale) -> Vec<String> {
    let candidates = candidates(input, locale).into_iter();
    candidates.map(|candidate| candidate.insert).collect()
}

#[test]
fn completion_offers_what_may_be_meant() {
    use Locale::{Arabic, English};
    assert_eq!(inserts("قمة to", Arabic), ["topic:"]);
    assert_eq!(
        inserts("م", English),
        [
            "موضوع:",
            "منظمة:",
            "مكان:",
            "ملاحظة:",
            "مصدر:",
            "مؤلف:",
            "منذ:"
        ]
    );
    assert_eq!(inserts("", Arabic).len(), KEYS.len());
    assert_eq!(inserts("", Arabic)[0], "موضوع:");
    assert_eq!(inserts("topic:", English).len(), Topic::ALL.len() + 2);
    assert_eq!(inserts("topic:pol", English), ["politics"]);
    assert_eq!(inserts("topic:السي", Arabic), ["سياسة"]);
    assert_eq!(inserts("موضوع: علوم", Arabic), ["\"علوم وتقنية\""]);
    assert_eq!(inserts("-topic:politics,my", English), ["\"my topic\""]);
    assert_eq!(inserts("topic:\"my", English), ["\"my topic\""]);
    // What begins so comes before what has a word that does.
    assert_eq!(inserts("حالة:مق", Arabic), ["مقروء", "غير_مقروء"]);
    assert_eq!(inserts("lang:per", Arabic), ["persian"]);
    assert!(candidates("person:", Arabic).is_empty());
    let labels = candidates("is:", Arabic)
        .into_iter()
        .map(|candidate| candidate.label);
    assert_eq!(
        labels.collect::<Vec<_>>(),
        [
            Label::Message("query-state-unread"),
            Label::Message("query-state-read"),
            Label::Message("query-state-starred"),
            Label::Message("query-state-highlighted"),
            Label::Message("query-state-noted")
        ]
    );
}

#[test]
fn completion_knows_what_is_wanted_where() {
    for (input, wanted) in [
        ("|", Some((Wanted::Key, "", ""))),
        ("قم|ة", Some((Wanted::Key, "قمة", "قم"))),
        ("قمة |", Some((Wanted::Key, "", ""))),
        ("-to|", Some((Wanted::Key, "to", "to"))),
        ("(|a)", Some((Wanted::Key, "", ""))),
        (
            "شخص:غو|",
            Some((Wanted::Entity(Some(EntityKind::Person)), "غو", "غو")),
        ),
        (
            "كيان:\"الأمم ال| x",
            Some((Wanted::Entity(None), "\"الأمم ال x", "الأمم ال")),
        ),
        ("source:|", Some((Wanted::Source, "", ""))),
        ("source: |", Some((Wanted::Source, "", ""))),
        ("source:BBC |", Some((Wanted::Key, "", ""))),
        ("خلاصة:الج|", Some((Wanted::Feed, "الج", "الج"))),
        ("وسم:|", Some((Wanted::Tag, "", ""))),
        ("topic:a,|", Some((Wanted::Topic, "", ""))),
        ("topic:a،b|", Some((Wanted::Topic, "b", "b"))),
        ("sou|rce:BBC", Some((Wanted::Key, "source", "sou"))),
        ("بعد:20|", Some((Wanted::Date, "20", "20"))),
        ("foo:b|", None),
        ("\"مجلس ال|", None),
        ("\"a b\"|", Some((Wanted::Key, "", ""))),
    ] {
        let cursor = input.find('|').unwrap();
        let text = input.replace('|', "");
        let completion = complete(&text, cursor, &vocabulary());
        let found = completion
            .as_ref()
            .map(|found| (found.wanted, found.replace.of(&text), found.typed.as_str()));
        assert_eq!(found, wanted, "{input}");
    }
    assert_eq!(complete("قمة", 1, &vocabulary()), None);
    assert_eq!(complete("قمة", 99, &vocabulary()), None);
}

#[test]
fn an_accepted_candidate_takes_the_place_of_what_was_typed() {
    for (input, insert, expected) in [
        ("قمة to|", "topic:", "قمة topic:|"),
        ("sou|rce:BBC", "source:", "source:|BBC"),
        ("topic:po|", "politics", "topic:politics |"),
        ("(topic:po|) a", "politics", "(topic:politics|) a"),
        ("topic:\"علو|", "\"علوم وتقنية\"", "topic:\"علوم وتقنية\" |"),
        ("topic:po| قمة", "politics", "topic:politics| قمة"),
    ] {
        let cursor = input.find('|').unwrap();
        let text = input.replace('|', "");
        let completion = complete(&text, cursor, &vocabulary()).expect(input);
        let (mut text, cursor) = completion.accept(&text, insert);
        text.insert(cursor, '|');
        assert_eq!(text, expected, "{input}");
    }
}

/// What is telling in queries, for making them at random.
const PIECES: &[&str] = &[
    "قمة",
    "a",
    "or",
    "أو",
    "not",
    "ليس",
    "-",
    "(",
    ")",
    "\"",
    "«",
    "»",
    "“",
    "”",
    "*",
    ":",
    "،",
    ",",
    " ",
    "  ",
    "topic:",
    "موضوع:",
    "politics",
    "سياسة",
    "on:",
    "2024",
    "-05",
    "..",
    "is:",
    "unread",
    "source:",
    "lang:",
    "ar",
    "x:y",
    "צה\"ל",
    "#",
    "—",
    "3,5",
    "http://a.b",
    "\u{64E}",
    "\u{200F}",
    "person:",
    "مؤتم*",
    "/",
    "_",
    "'",
];

fn inputs() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

fn names() -> impl Strategy<Value = String> {
    let names = vec![
        "BBC",
        "الجزيرة نت",
        "a \"b\" c",
        "x:y",
        "//z",
        "or",
        "a,b",
        "(c)",
        "צה\"ל",
        "-x",
        "«q»",
        "“«צה\"ל",
    ];
    proptest::sample::select(names).prop_map(str::to_owned)
}

fn leaves() -> impl Strategy<Value = Clause> {
    let words =
        || proptest::sample::select(vec!["قمة", "مؤتمر", "G20", "كوفيد-19", "10:30", "3,5"]);
    let kinds = proptest::sample::select(vec![
        None,
        Some(EntityKind::Person),
        Some(EntityKind::Organization),
        Some(EntityKind::Location),
        Some(EntityKind::Event),
        Some(EntityKind::Law),
    ]);
    let topics = proptest::sample::select(vec!["politics", "الفضاء", "my topic"]);
    let dates = || (1i16..9999, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| date(y, m, d));
    let states = proptest::sample::select(vec![
        State::Read,
        State::Unread,
        State::Starred,
        State::Highlighted,
        State::Noted,
    ]);
    prop_oneof![
        words().prop_map(|word| Clause::Search(Term::Word(word.to_owned()))),
        words().prop_map(|word| Clause::Search(Term::Prefix(word.to_owned()))),
        proptest::collection::vec(words().prop_map(str::to_owned), 1..4)
            .prop_map(|words| Clause::Search(Term::Phrase(words))),
        words().prop_map(|word| Clause::Note(Term::Word(word.to_owned()))),
        (names(), kinds).prop_map(|(name, kind)| Clause::Entity { name, kind }),
        topics.prop_map(|topic| Clause::Topic(topic.to_owned())),
        names().prop_map(Clause::Source),
        names().prop_map(Clause::Author),
        names().prop_map(Clause::Feed),
        names().prop_map(Clause::Tag),
        proptest::sample::select(vec!["ar", "fa", "ckb", "de"])
            .prop_map(|tag| Clause::Language(Language::from_tag(tag).unwrap())),
        dates().prop_map(Clause::After),
        dates().prop_map(Clause::Before),
        (dates(), dates()).prop_map(|(one, other)| Clause::On(Period {
            first: one.min(other),
            last: one.max(other),
        })),
        dates().prop_map(|day| Clause::On(Period {
            first: day.first_of_month(),
            last: day.last_of_month()
        })),
        states.prop_map(Clause::Is),
    ]
}

fn clauses() -> impl Strategy<Value = Clause> {
    leaves().prop_recursive(5, 40, 4, |inner| {
        let parts = proptest::collection::vec(inner.clone(), 2..5);
        prop_oneof![
            parts.clone().prop_map(Clause::All),
            parts.prop_map(Clause::Any),
            inner.prop_map(|part| Clause::Not(Box::new(part))),
        ]
    })
}

fn lies_within(error: &query::Error, input: &str) -> bool {
    let TextRange { start, end } = error.range;
    start < end && input.get(start..end).is_some()
}

proptest! {
    #[test]
    fn any_string_is_read_or_has_a_mistake_within(input in inputs()) {
        for read in [parse, parse_while_typing] {
            match read(&input, &vocabulary()) {
                Ok(query) => {
                    let written = query.to_string();
                    prop_assert_eq!(&parse(&written, &vocabulary()), &Ok(query), "{}", written);
                }
                Err(error) => prop_assert!(lies_within(&error, &input), "{:?}", error),
            }
        }
    }

    #[test]
    fn what_is_right_when_finished_is_no_mistake_while_typing(input in inputs()) {
        if parse(&input, &vocabulary()).is_ok() {
            prop_assert!(parse_while_typing(&input, &vocabulary()).is_ok());
        }
    }

    #[test]
    fn a_query_written_down_reads_as_the_same(clause in clauses()) {
        let query = Query { clause: Some(clause) };
        for locale in [Locale::Arabic, Locale::English] {
            let written = query.written_in(locale);
            prop_assert_eq!(&parse(&written, &vocabulary()), &Ok(query.clone()), "{}", written);
        }
    }

    #[test]
    fn completion_holds_anywhere(input in inputs(), cursor in 0usize..80) {
        if let Some(completion) = complete(&input, cursor, &vocabulary()) {
            let range = completion.replace;
            prop_assert!(input.get(range.start..range.end).is_some());
            for candidate in completion.known(Locale::Arabic) {
                let (text, cursor) = completion.accept(&input, &candidate.insert);
                prop_assert!(text.is_char_boundary(cursor));
            }
        }
    }
}
