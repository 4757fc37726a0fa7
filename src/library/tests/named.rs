//! Queries and topics of the reader's own.

use super::*;

#[test]
fn names_of_queries_are_kept_replaced_and_given_up() {
    let mut library = library();
    let named = |name: &str, role, query: &str| NamedQuery {
        name: name.to_owned(),
        role,
        query: query.to_owned(),
    };
    library.name_query(&named("ب", Role::Topic, "أول")).unwrap();
    library
        .name_query(&named("أ", Role::Filter, "ثان"))
        .unwrap();
    library
        .name_query(&named("ب", Role::Topic, "ثالث"))
        .unwrap();
    let kept = library.named_queries().unwrap();
    assert_eq!(
        kept,
        [
            named("ب", Role::Topic, "ثالث"),
            named("أ", Role::Filter, "ثان")
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
                role: Role::Topic,
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
            role: Role::Topic,
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
        role: Role::Topic,
        query: "نص".to_owned(),
    };
    library.name_query(&named).unwrap();
    assert_eq!(counts(&library), [1, 1, 0]);
}
