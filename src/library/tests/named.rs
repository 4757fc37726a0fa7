//! Queries and topics of the reader's own.

use super::*;
use crate::library::own_topics::put_own_choice;

#[test]
fn names_of_queries_are_kept_replaced_and_given_up() {
    let mut library = library();
    let named = |name: &str, role, query: &str| NamedQuery {
        name: name.to_owned(),
        role,
        query: query.to_owned(),
    };
    library
        .name_query(&named("ب", NamedQueryRole::Topic, "أول"))
        .unwrap();
    library
        .name_query(&named("أ", NamedQueryRole::Filter, "ثان"))
        .unwrap();
    library
        .name_query(&named("ب", NamedQueryRole::Topic, "ثالث"))
        .unwrap();
    let kept = library.named_queries().unwrap();
    assert_eq!(
        kept,
        [
            named("ب", NamedQueryRole::Topic, "ثالث"),
            named("أ", NamedQueryRole::Filter, "ثان")
        ]
    );
    assert_eq!(library.own_topic_names().unwrap(), ["ب"]);
    assert!(library.forget_query("ب").unwrap());
    assert!(!library.forget_query("ب").unwrap());
    assert_eq!(library.named_queries().unwrap().len(), 1);
}

#[test]
fn own_topics_may_be_made_of_each_other_but_not_of_themselves() {
    let mut library = library();
    let first = add(&mut library, draft("/a.md", "# أول\n\nقمة")).id();
    let second = add(&mut library, draft("/b.md", "# ثان\n\nمؤتمر")).id();
    let mut name = |name: &str, query: &str| {
        library
            .name_query(&NamedQuery {
                name: name.to_owned(),
                role: NamedQueryRole::Topic,
                query: query.to_owned(),
            })
            .unwrap();
    };
    name("قمم", "قمة");
    name("لقاءات", "topic:قمم or مؤتمر");
    name("أخرى", "-topic:لقاءات");
    // Two in a circle: written by hand, for the command refuses it. They have no end, and find nothing.
    name("س", "topic:ص");
    name("ص", "topic:س or قمة");
    name("ذاتي", "topic:ذاتي");
    assert_eq!(list(&library, "topic:لقاءات"), [first, second]);
    assert_eq!(list(&library, "topic:لقاءات -topic:قمم"), [second]);
    assert_eq!(list(&library, "topic:أخرى"), []);
    assert_eq!(list(&library, "topic:ذاتي"), []);
    assert!(list(&library, "topic:س").len() <= 1);
    let asks = |text: &str, name: &str| {
        let query = query(&library, text);
        library.asks_for_topic(&query, name).unwrap()
    };
    assert!(asks("قمة -(topic:أخرى or topic:politics)", "قمم"));
    assert!(asks("topic:س", "ص"));
    assert!(!asks("topic:لقاءات", "أخرى"));
    // One that was given up is no topic any more, for those that are made of it neither.
    library.forget_query("قمم").unwrap();
    assert_eq!(list(&library, "topic:لقاءات"), []);
}

#[test]
fn ones_own_topics_are_counted_as_the_library_is_now() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite3");
    let mut library = Library::open(&path).unwrap();
    let mut other = Library::open(&path).unwrap();
    for (name, text) in [
        ("قمم", "قمة"),
        ("للقراءة", "is:unread"),
        ("غيرها", "-topic:قمم"),
    ] {
        let named = NamedQuery {
            name: name.to_owned(),
            role: NamedQueryRole::Topic,
            query: text.to_owned(),
        };
        library.name_query(&named).unwrap();
    }
    let counts = |library: &Library| -> Vec<usize> {
        let listing = library.list(&Filter::default(), ListOrder::Newest).unwrap();
        let counts = listing.own_topics.iter();
        counts.map(|(_, count)| count.articles).collect()
    };
    let first = add(&mut library, draft("/a.md", "# قمة\n\nنص")).id();
    assert_eq!(counts(&library), [1, 1, 0]);
    assert_eq!(counts(&library), [1, 1, 0], "asked again");
    library.set_read(first, true).unwrap();
    assert_eq!(counts(&library), [1, 0, 0]);
    // Another program's changes count.
    add(&mut other, draft("/b.md", "# ثان\n\nنص"));
    assert_eq!(counts(&library), [1, 1, 1]);
    other.remove(&[first], Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(counts(&library), [0, 1, 1]);
    // And what a topic is made of.
    let named = NamedQuery {
        name: "قمم".to_owned(),
        role: NamedQueryRole::Topic,
        query: "نص".to_owned(),
    };
    library.name_query(&named).unwrap();
    assert_eq!(counts(&library), [1, 1, 0]);
}

/// A library with a topic of the reader's own, whose query finds «قمة».
fn with_topic(library: &mut Library, name: &str) {
    let named = NamedQuery {
        name: name.to_owned(),
        role: NamedQueryRole::Topic,
        query: "قمة".to_owned(),
    };
    library.name_query(&named).unwrap();
}

#[test]
fn what_the_reader_puts_in_and_takes_out_counts_over_the_query_of_a_topic() {
    let mut library = library();
    let first = add(&mut library, draft("/a.md", "# أول\n\nقمة")).id();
    let second = add(&mut library, draft("/b.md", "# ثان\n\nمؤتمر")).id();
    with_topic(&mut library, "لقاءات");
    assert_eq!(list(&library, "topic:لقاءات"), [first]);
    library
        .choose_own_topic(second, "لقاءات", Some(true))
        .unwrap();
    assert_eq!(list(&library, "topic:لقاءات"), [first, second]);
    library
        .choose_own_topic(first, "لقاءات", Some(false))
        .unwrap();
    assert_eq!(list(&library, "topic:لقاءات"), [second]);
    assert_eq!(list(&library, "-topic:لقاءات"), [first]);
    let listing = library.list(&Filter::default(), ListOrder::Newest).unwrap();
    assert_eq!(listing.own_topics[0].1.articles, 1);
    let of = |library: &Library, id| library.own_topics_of(id).unwrap().remove(0);
    let topic = of(&library, first);
    assert_eq!((topic.has_it, topic.choice), (false, Some(false)));
    // Removed and restored, it is where it was put.
    library.remove(&[second], Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(list(&library, "topic:لقاءات"), []);
    library.restore(&[second]).unwrap();
    assert_eq!(list(&library, "topic:لقاءات"), [second]);
    // The query decides again.
    for id in [first, second] {
        library.choose_own_topic(id, "لقاءات", None).unwrap();
    }
    assert_eq!(list(&library, "topic:لقاءات"), [first]);
    let topic = of(&library, second);
    assert_eq!((topic.has_it, topic.choice), (false, None));
}

#[test]
fn articles_like_those_put_into_a_topic_are_suggested_until_the_reader_decides() {
    let mut library = library();
    let texts = [
        "خرج الصيادون فجرا بقواربهم إلى البحر، وعادوا إلى الميناء بشباك ملأى بالسردين قبل أن تشتد الريح.",
        "يشكو الصيادون في الميناء من غلاء الوقود ومن شباك تمزقها الصخور، ويقل السردين في البحر عاما بعد عام.",
        "تعلّم أبناء القرية صنع القوارب والشباك من الصيادين، وما زالوا يخرجون إلى البحر كل صباح طلبا للسردين.",
        "غرق قارب في البحر قبالة الميناء، ونجا الصيادون الذين كانوا يجمعون شباك السردين.",
        "افتتح الوزير الجسر الجديد صباح أمس في احتفال حضره أهل المدينة وعدد من النواب.",
        "تراجعت أسعار القمح في البورصة بعد موسم جيد، وقال التجار إن المخازن ملأى.",
        "فاز الفريق الضيف بهدفين في الشوط الثاني وعاد إلى صدارة الدوري قبل مباراته المقبلة.",
    ];
    let mut ids = Vec::new();
    for (number, text) in texts.into_iter().enumerate() {
        let text = format!("# خبر {number}\n\n{text}");
        ids.push(add(&mut library, draft(&format!("/{number}.md"), &text)).id());
    }
    with_topic(&mut library, "صيد");
    let suggested = |library: &Library| -> Vec<ArticleId> {
        let is_suggested = |id: &ArticleId| library.own_topics_of(*id).unwrap()[0].is_suggested;
        ids.iter().copied().filter(is_suggested).collect()
    };
    for id in &ids[..2] {
        library.choose_own_topic(*id, "صيد", Some(true)).unwrap();
        assert_eq!(suggested(&library), [], "too few were put in");
    }
    library.choose_own_topic(ids[2], "صيد", Some(true)).unwrap();
    assert_eq!(suggested(&library), [ids[3]]);
    assert_eq!(list(&library, "topic:صيد"), ids[..3], "never by itself");
    assert_eq!(rows(&library.connection, "own_topic_model"), 1);
    // What is damaged is not learned from, and is like nothing.
    let damage = "UPDATE body SET blocks = 'x' WHERE article = ?1";
    library.connection.execute(damage, [ids[6].0]).unwrap();
    library.choose_own_topic(ids[2], "صيد", Some(true)).unwrap();
    assert_eq!(suggested(&library), [ids[3]]);
    // What another program chose is learned from, too.
    put_own_choice(&library.connection, ids[2], "صيد", None).unwrap();
    assert_eq!(rows(&library.connection, "own_topic_model"), 0);
    assert_eq!(suggested(&library), []);
    library.choose_own_topic(ids[2], "صيد", Some(true)).unwrap();
    for choice in [false, true] {
        library
            .choose_own_topic(ids[3], "صيد", Some(choice))
            .unwrap();
        assert!(!suggested(&library).contains(&ids[3]));
    }
    assert_eq!(list(&library, "topic:صيد").len(), 4);
}
