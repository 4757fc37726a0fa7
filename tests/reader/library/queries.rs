//! Queries and what they find, over a few made-up articles in four languages.

use jiff::Timestamp;
use qari::annotate::Annotations;
use qari::article::{ArticleId, Source};
use qari::extract::{Entity, EntityKind};
use qari::i18n::Locale;
use qari::library::{Filter, Incoming, Library, ListOrder, Matching, NamedQuery, NamedQueryRole};
use qari::messages;
use qari::query::{self, QueryVocabulary};
use qari::range::TextRange;
use qari::search::{Finder, Indexer};
use qari::sources::markdown;
use qari::topics::{Topic, TopicScore};

/// What an article is called here, what is known of it, and what it says: the title is its first line.
const ARTICLES: [(&str, &str, &str); 7] = [
    (
        "english",
        "date: 2024-06-01\nsource: Reuters\nauthor: Jane Doe\nlanguage: en\ntopics: [politics, health]",
        "# Ministers meet in Geneva\n\nThe minister’s summit on COVID-19 ended without a 3.5% agreement. See un.org.",
    ),
    (
        "مناخ",
        "date: 2024-05-16\nsource: وكالة الأنباء\nauthor: سامي حدّاد\nlanguage: ar\ntopics: [environment]",
        "# مؤتمر المناخ في القاهرة\n\nبدأ الاجتماع أمس. وأشاد أنطونيو غوتيريش، الأمين العام للأمم المتحدة، بالنتائج.",
    ),
    (
        "قمة",
        "date: 2024-01-31\nsource: تاس\nauthor: إيفان بيتروف\nlanguage: ar\ntopics: [politics, economy]",
        "# قمة بلا نتائج\n\nانتهت في جنيف دون اتفاق. لم يجتمع مجلس الأمن بعد المؤتمر، والأمن الغذائي يناقشه مجلس آخر.",
    ),
    (
        "زيارة",
        "date: 2023-03-01\nsource: تاس\nlanguage: ar\ntopics: [politics]",
        "# زيارة إلى مينسك\n\nوصل فلاديمير بوتين إلى مينسك، ورحّب بالمؤتمر. ناقش مسئولون إيرانيّون ٢٧-٢٨ بندًا.",
    ),
    (
        "فارسی",
        "date: 2022-05-30\nsource: ایرنا\nlanguage: fa\ntopics: [culture]",
        "# گزارش تازه مجلس\n\nکتاب‌های دانشجویان در تهران منتشر شد.",
    ),
    (
        "עברית",
        "date: 2022-05-29\nlanguage: he\ntopics: [economy]",
        "# הממשלה אישרה את התקציב\n\nבכנסת נערך דיון ארוך על הַתַּקְצִיב של השלום.",
    ),
    (
        "كتب",
        "source: قارئ\nlanguage: ar\ntopics: [culture]",
        "# كُتُبٌ عن المدرســـة\n\nصدر للكاتبة هدى كتاب فيه ١٢٬٥٠٠ كلمة عن مدرسة الترجمة في شؤون المؤتمرات.",
    ),
];

/// Who is mentioned where: the article, the id, the name, the kind, how it is written there.
const MENTIONS: [(&str, &str, &str, EntityKind, &str); 6] = [
    (
        "english",
        "location:geneva",
        "Geneva",
        EntityKind::Location,
        "Geneva",
    ),
    (
        "قمة",
        "location:geneva",
        "جنيف",
        EntityKind::Location,
        "جنيف",
    ),
    (
        "زيارة",
        "location:minsk",
        "مينسك",
        EntityKind::Location,
        "مينسك",
    ),
    (
        "زيارة",
        "person:putin",
        "فلاديمير بوتين",
        EntityKind::Person,
        "فلاديمير بوتين",
    ),
    (
        "مناخ",
        "organization:un",
        "الأمم المتحدة",
        EntityKind::Organization,
        "أمم المتحدة",
    ),
    (
        "مناخ",
        "person:guterres",
        "أنطونيو غوتيريش",
        EntityKind::Person,
        "أنطونيو غوتيريش",
    ),
];

/// A query, and what it finds, the newest first.
#[rustfmt::skip]
const QUERIES: &[(&str, &str)] = &[
    // Everything, and nothing.
    ("", "english مناخ قمة زيارة فارسی עברית كتب"),
    ("   ", "english مناخ قمة زيارة فارسی עברית كتب"),
    ("سمكة", ""),
    // What is attached to a word, on either side of the question.
    ("مؤتمر", "مناخ قمة زيارة كتب"),
    ("بالمؤتمر", "مناخ قمة زيارة كتب"),
    ("المؤتمر", "مناخ قمة زيارة كتب"),
    ("وبالنتائج", "مناخ قمة"),
    ("نتائج", "مناخ قمة"),
    ("للأمم", "مناخ"),
    ("الامم", "مناخ"),
    // Hamza, ta marbuta, alef maqsura, marks, tatweel, digits.
    ("مسؤولون", "زيارة"),
    ("مسوولون", "زيارة"),
    ("ايرانيون", "زيارة"),
    ("إيرانيُّون", "زيارة"),
    ("المدرسه", "كتب"),
    ("مدرســــة", "كتب"),
    ("هدي", "كتب"),
    ("كتب", "كتب"),
    ("شئون", "كتب"),
    ("27-28", "زيارة"),
    ("٢٨", "زيارة"),
    ("12500", "كتب"),
    ("12,500", "كتب"),
    // The same stem.
    ("مؤتمرات", "مناخ قمة زيارة كتب"),
    ("agreements", "english"),
    ("ministers", "english"),
    // Other languages by their own rules.
    ("کتاب", "فارسی كتب"),
    ("كتابهاي", "فارسی"),
    ("دانشجويان", "فارسی"),
    ("תקציב", "עברית"),
    ("הכנסת", "עברית"),
    ("שלום", "עברית"),
    ("SUMMIT", "english"),
    ("COVID-19", "english"),
    ("3.5", "english"),
    ("un.org", "english"),
    // Several words, phrases, beginnings.
    ("مجلس الأمن", "قمة"),
    ("\"مجلس الأمن\"", "قمة"),
    ("«الأمن الغذائي»", "قمة"),
    ("“مجلس الغذائي”", ""),
    ("\"الأمن مجلس\"", ""),
    ("مجلس", "قمة فارسی"),
    ("مؤتم*", "مناخ قمة زيارة كتب"),
    ("minis*", "english"),
    ("القاه", ""),
    // Not, or, and what binds more closely.
    ("مؤتمر -مينسك", "مناخ قمة كتب"),
    ("مؤتمر ليس مينسك", "مناخ قمة كتب"),
    ("-مؤتمر", "english فارسی עברית"),
    ("مينسك or القاهرة", "مناخ زيارة"),
    ("مينسك أو القاهرة", "مناخ زيارة"),
    ("مؤتمر مينسك or summit", "english زيارة"),
    ("مؤتمر (مينسك or القاهرة)", "مناخ زيارة"),
    ("-(مؤتمر or summit)", "فارسی עברית"),
    ("not (not مينسك)", "زيارة"),
    ("\"أو\" مينسك", ""),
    // Topics.
    ("topic:politics", "english قمة زيارة"),
    ("موضوع:سياسة", "english قمة زيارة"),
    ("topic:politics topic:economy", "قمة"),
    ("topic:culture or topic:environment", "مناخ فارسی كتب"),
    ("topic:economy,environment", "مناخ قمة עברית"),
    ("topic:politics -topic:health", "قمة زيارة"),
    ("topic:عواصم", "english قمة زيارة"),
    ("topic:\"عواصم لم تقرأ\"", "english قمة"),
    ("topic:دائرة", ""),
    // Entities, by any of their names and by kind.
    ("entity:جنيف", "english قمة"),
    ("entity:geneva", "english قمة"),
    // A family name is its bearer's where the article has the full name only; a given name is nobody's.
    ("كيان:بوتين", "زيارة"),
    ("كيان:فلاديمير", ""),
    ("person:\"فلاديمير بوتين\"", "زيارة"),
    ("شخص:«فلاديمير بوتين»", "زيارة"),
    ("place:مينسك", "زيارة"),
    ("مكان:مينسك", "زيارة"),
    ("org:مينسك", ""),
    ("org:\"الامم المتحده\"", "مناخ"),
    ("منظمة:\"الأمم المتحدة\"", "مناخ"),
    ("-place:جنيف topic:politics", "زيارة"),
    // Source, author, language.
    ("source:تاس", "قمة زيارة"),
    ("مصدر:الانباء", "مناخ"),
    ("source:reuters", "english"),
    ("author:حداد", "مناخ"),
    ("كاتب:\"jane doe\"", "english"),
    ("lang:fa", "فارسی"),
    ("لغة:العبرية", "עברית"),
    ("lang:en or lang:he", "english עברית"),
    // Days: the one without a date is in no period.
    ("after:2024-05-16", "english"),
    ("before:2023", "فارسی עברית"),
    ("on:2024", "english مناخ قمة"),
    ("on:2024-05", "مناخ"),
    ("في:٢٠٢٤-٠٥-١٦", "مناخ"),
    ("بعد:2023 قبل:2024-06", "مناخ قمة"),
    ("on:2022..2023", "زيارة فارسی עברית"),
    ("-on:2024 -before:2024", "كتب"),
    ("-source:تاس topic:culture,economy", "فارسی עברית كتب"),
    ("-author:حداد lang:ar", "قمة زيارة كتب"),
    // What the reader did.
    ("is:starred", "قمة"),
    ("حالة:مميز", "قمة"),
    ("is:read", "زيارة"),
    ("is:unread topic:politics", "english قمة"),
    ("حالة:غير_مقروء مينسك", ""),
];

/// A search, and what it finds, the best first.
const RANKED: &[(&str, &[&str])] = &[
    // In the title before in the text; a word as it was typed before its other forms.
    ("مؤتمر", &["مناخ", "قمة", "زيارة", "كتب"]),
    ("مؤتمرات", &["كتب", "مناخ", "قمة", "زيارة"]),
    ("مجلس", &["فارسی", "قمة"]),
    ("ministers", &["english"]),
];

/// What is wrong, where, and words of what is said about it.
#[rustfmt::skip]
const MISTAKES: &[(&str, &str, &str)] = &[
    ("قمة topc:politics", "topc", "topic:"),
    ("مضوع:سياسة", "مضوع", "موضوع:"),
    ("topic:weather", "weather", "politics"),
    ("قمة after:أمس", "أمس", "2024-05-16"),
    ("on:2024-13", "2024-13", "not a date"),
    ("lang:klingon", "klingon", "language"),
    ("is:boring", "boring", "starred"),
    ("قمة \"مجلس", "\"", "not closed"),
    ("(قمة or سلام", "(", "not closed"),
    ("قمة)", ")", "not opened"),
    ("قمة ()", "()", "nothing between"),
    ("قمة or", "or", "nothing after"),
    ("or قمة", "or", "nothing before"),
    ("قمة -", "-", "nothing after"),
    ("قمة أو", "أو", "nothing after"),
    ("source:", "source", "no value after"),
];

struct Corpus {
    library: Library,
    ids: Vec<ArticleId>,
}

impl Corpus {
    fn new() -> Self {
        let mut library = Library::in_memory().unwrap();
        let mut ids = Vec::new();
        for (name, known, text) in ARTICLES {
            let text = format!("---\n{known}\n---\n\n{text}\n");
            let draft = markdown::parse(&text, Source::built_in(name.to_owned()));
            assert_eq!(draft.metadata.warnings, []);
            let found = found(name, &draft.body.text, &draft.metadata.topics);
            let incoming = Incoming::new(draft, &mut Indexer::new()).unwrap();
            let id = library.add(&[incoming], Timestamp::UNIX_EPOCH).unwrap()[0].id();
            library.annotate(&[(id, found)]).unwrap();
            ids.push(id);
        }
        let mut corpus = Self { library, ids };
        let (summit, visit) = (corpus.id("قمة"), corpus.id("زيارة"));
        corpus.library.set_starred(summit, true).unwrap();
        corpus.library.set_read(visit, true).unwrap();
        corpus.name("عواصم", "place:جنيف or place:مينسك");
        corpus.name("عواصم لم تقرأ", "topic:عواصم -is:read");
        corpus.name("دائرة", "topic:politics topic:دائرة");
        corpus
    }

    fn id(&self, name: &str) -> ArticleId {
        let index = ARTICLES.iter().position(|(other, ..)| *other == name);
        self.ids[index.unwrap()]
    }

    fn names(&self, ids: &[ArticleId]) -> Vec<&'static str> {
        let index = |id| self.ids.iter().position(|other| other == id).unwrap();
        ids.iter().map(|id| ARTICLES[index(id)].0).collect()
    }

    fn name(&mut self, name: &str, query: &str) {
        let named = NamedQuery {
            name: name.to_owned(),
            role: NamedQueryRole::Topic,
            query: query.to_owned(),
        };
        self.library.name_query(&named).unwrap();
    }

    fn filter(&self, query: &str) -> Filter {
        let vocabulary = self.library.vocabulary().unwrap();
        let query = query::parse(query, &vocabulary);
        Filter {
            query: query.unwrap_or_else(|error| panic!("{error}")),
            ..Filter::default()
        }
    }

    fn list(&self, filter: &Filter) -> String {
        let listing = self.library.list(filter, ListOrder::Newest).unwrap();
        self.names(&listing.ids).join(" ")
    }
}

/// What is found in an article: nothing that is not said here.
fn found(name: &str, text: &str, topics: &[String]) -> Annotations {
    let entities = MENTIONS.iter().filter(|(article, ..)| *article == name);
    let entities = entities.map(|(_, id, name, kind, written)| {
        let start = text.find(written).unwrap();
        Entity {
            id: (*id).to_owned(),
            name: (*name).to_owned(),
            kind: *kind,
            mentions: vec![TextRange::new(start, start + written.len())],
            iso: None,
            is_guess: false,
        }
    });
    let topics = topics.iter().map(|id| TopicScore {
        topic: Topic::from_id(id).unwrap(),
        score: 1.0,
    });
    Annotations {
        entities: entities.collect(),
        topics: topics.collect(),
    }
}

#[test]
fn every_query_finds_what_it_is_to_find() {
    let corpus = Corpus::new();
    let wrong: Vec<String> = QUERIES
        .iter()
        .map(|(query, expected)| (query, expected, corpus.list(&corpus.filter(query))))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(query, expected, found)| {
            format!("{query}\n  expected: {expected}\n  found:    {found}")
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_fits_best_stands_first() {
    let corpus = Corpus::new();
    for (query, expected) in RANKED {
        let findings = corpus.library.search(&corpus.filter(query)).unwrap();
        let ids: Vec<ArticleId> = findings.iter().map(|finding| finding.id).collect();
        assert_eq!(corpus.names(&ids), *expected, "{query}");
    }
}

#[test]
fn a_wrong_query_is_pointed_at() {
    for (query, place, words) in MISTAKES {
        let error = query::parse(query, &QueryVocabulary::default()).unwrap_err();
        assert_eq!(error.range.of(query), *place, "{query}: {error}");
        let rendered = |locale| messages::query_fault(&error.fault, locale);
        let said = rendered(Locale::English);
        assert!(said.contains(words), "{query}: {said}");
        assert_ne!(rendered(Locale::Arabic), said);
    }
}

#[test]
fn what_is_marked_is_what_was_searched_for() {
    let corpus = Corpus::new();
    for (name, query, words) in [
        ("زيارة", "مؤتمر", &["مؤتمر"][..]),
        ("قمة", "\"مجلس الأمن\" اتفاق", &["اتفاق", "مجلس الأمن"]),
        ("كتب", "مؤتمر", &["المؤتمرات"]),
        ("قمة", "مجلس -مينسك topic:politics", &["مجلس", "مجلس"]),
    ] {
        let id = corpus.id(name);
        let terms = corpus.filter(query).query.terms();
        let article = corpus.library.article(id).unwrap().unwrap();
        let found = corpus
            .library
            .found_in(id, &mut Finder::new(&terms))
            .unwrap()
            .unwrap();
        let marked: Vec<&str> = found
            .hits
            .iter()
            .map(|hit| hit.of(&article.body.text))
            .collect();
        assert_eq!(marked, words, "{query}");
        let mut in_snippet = found.in_snippet.iter().map(|hit| hit.of(&found.snippet));
        assert!(
            !found.in_snippet.is_empty() && in_snippet.all(|hit| words.contains(&hit)),
            "{found:?}"
        );
    }
}

#[test]
fn topics_beside_a_query_are_counted_and_narrow_it_together_or_either() {
    let corpus = Corpus::new();
    let topics = ["politics", "economy"].map(str::to_owned).to_vec();
    let mut filter = Filter {
        topics,
        ..corpus.filter("-lang:en")
    };
    assert_eq!(corpus.list(&filter), "قمة");
    filter.matching = Matching::Any;
    assert_eq!(corpus.list(&filter), "قمة زيارة עברית");
    let listing = corpus.library.list(&filter, ListOrder::Newest).unwrap();
    let count = |topic: Topic| {
        let index = Topic::ALL.iter().position(|other| *other == topic).unwrap();
        (listing.topics[index].articles, listing.topics[index].unread)
    };
    // Of several, any will do: each is counted in all that fits the rest.
    assert_eq!(count(Topic::Politics), (2, 1));
    assert_eq!(count(Topic::Culture), (2, 2));
    let (name, capitals) = &listing.own_topics[0];
    assert_eq!(
        (name.as_str(), capitals.articles, capitals.unread),
        ("عواصم", 2, 1)
    );
    let months = corpus
        .library
        .topics_by_month(&corpus.filter("topic:politics"))
        .unwrap();
    let months: Vec<String> = months
        .iter()
        .map(|month| format!("{} {}", month.month.strftime("%Y-%m"), month.all))
        .collect();
    assert_eq!(months, ["2023-03 1", "2024-01 1", "2024-06 1"]);
}
