//! Articles that come, come again, change and go, and what is left of them each time.

mod named;
mod taken_in;
mod totals;

use jiff::Timestamp;
use rusqlite::Connection;

use super::*;
use crate::annotate::Annotations;
use crate::article::{Draft, Highlight, TopicChoice, Warning};
use crate::corrections::{Change, Correction};
use crate::extract::{Entity, EntityKind};
use crate::query::{self, Query};
use crate::range::TextRange;
use crate::search::Indexer;
use crate::sources::{json_lines, markdown};

fn library() -> Library {
    Library::in_memory().unwrap()
}

fn draft(file: &str, text: &str) -> Draft {
    markdown::parse(text, Source::file(file.into()))
}

fn add(library: &mut Library, draft: Draft) -> Arrival {
    let incoming = Incoming::new(draft, &mut Indexer::new()).unwrap();
    library.add(&[incoming], Timestamp::UNIX_EPOCH).unwrap()[0]
}

fn query(library: &Library, text: &str) -> Query {
    let vocabulary = library.vocabulary().unwrap();
    query::parse(text, &vocabulary).unwrap()
}

fn list(library: &Library, text: &str) -> Vec<ArticleId> {
    let filter = Filter {
        query: query(library, text),
        ..Filter::default()
    };
    let mut ids = library
        .list(&filter, ListOrder::Newest)
        .unwrap()
        .ids
        .to_vec();
    ids.sort_unstable();
    ids
}

/// Says that an article mentions people, by the words of its text.
fn annotate(library: &mut Library, id: ArticleId, names: &[&str]) {
    let names: Vec<(String, &str)> = names
        .iter()
        .map(|name| (format!("person:{name}"), *name))
        .collect();
    annotate_as(library, id, &names);
}

/// The same under ids of one's own.
fn annotate_as(library: &mut Library, id: ArticleId, names: &[(String, &str)]) {
    let text = library.article(id).unwrap().unwrap().body.text.clone();
    let entities = names.iter().map(|(id, name)| {
        let start = text.find(name).unwrap();
        Entity {
            id: id.clone(),
            name: (*name).to_owned(),
            kind: EntityKind::Person,
            mentions: vec![TextRange::new(start, start + name.len())],
            iso: None,
            is_guess: false,
        }
    });
    let found = Annotations {
        entities: entities.collect(),
        topics: Vec::new(),
    };
    library.annotate(&[(id, found)]).unwrap();
}

fn rows(connection: &Connection, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    connection.query_row(&sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn a_query_may_mean_any_number_of_authors_and_alternatives() {
    let mut library = library();
    let id = add(&mut library, draft("/a.md", "# عنوان\n\nنص")).id();
    let many = "WITH RECURSIVE number (n) AS (SELECT 100 UNION ALL SELECT n + 1 FROM number WHERE n < 40000) \
                INSERT INTO article (id, origin_kind, origin, title, author, language, declared, came, digest) \
                SELECT n, 'input', '', 'عنوان', 'فلان ' || n, 'ar', '[]', '', 0 FROM number";
    library.connection.execute(many, []).unwrap();
    assert_eq!(list(&library, "author:فلان").len(), 39_901);
    let new = format!("is:{}", vec!["new"; 1200].join(","));
    assert_eq!(list(&library, &new).len(), 39_902);
    assert!(list(&library, &format!("-author:فلان {new}")).contains(&id));
}

#[test]
fn what_is_removed_leaves_nothing_behind() {
    let mut library = library();
    let first = add(&mut library, draft("/a.md", "# أول\n\nقال بوتين ولافروف")).id();
    let second = add(&mut library, draft("/b.md", "# ثان\n\nقال بوتين")).id();
    annotate(&mut library, first, &["بوتين", "لافروف"]);
    annotate(&mut library, second, &["بوتين"]);
    add(&mut library, draft("/a.md", "# أول\n\nقال لافروف"));
    annotate(&mut library, first, &["لافروف"]);
    library.choose_topic(first, Topic::Politics, true).unwrap();
    let now = Timestamp::UNIX_EPOCH;
    let removed = library.remove(&[first, ArticleId(99)], now).unwrap();
    assert_eq!(removed.len(), 1);
    assert_eq!(
        library.entities_called("لافروف").unwrap(),
        Vec::<String>::new()
    );
    assert_eq!(library.entities_called("بوتين").unwrap(), ["person:بوتين"]);
    let known = &library.entities_with("بوت", None, 9).unwrap()[0];
    assert_eq!((known.articles, known.mentions), (1, 1));
    assert_eq!(list(&library, "لافروف"), []);
    library.remove(&[second], now).unwrap();
    assert_eq!(library.purge(now + RESTORABLE).unwrap(), 2);
    for table in [
        "article",
        "body",
        "revision",
        "entity",
        "alias",
        "mention",
        "topic_choice",
        "search_docsize",
        "removed",
    ] {
        assert_eq!(rows(&library.connection, table), 0, "{table}");
    }
    assert_eq!(library.faults().unwrap(), Vec::<String>::new());
    // Its name is not given to another.
    let third = add(&mut library, draft("/a.md", "# أول\n\nقال لافروف"));
    assert_eq!(third, Arrival::New(ArticleId(second.0 + 1)));
}

#[test]
fn corrections_hold_at_once_where_one_reads_and_in_the_index_when_they_are_brought_there() {
    let mut library = library();
    let ids: Vec<ArticleId> = ["/a.md", "/b.md"]
        .map(|file| add(&mut library, draft(file, &format!("# {file}\n\nقال بوتين"))).id())
        .to_vec();
    for id in &ids {
        annotate(&mut library, *id, &["بوتين"]);
    }
    let hide = |article: Option<&str>| {
        let mut corrections = Corrections::default();
        corrections.push(Correction {
            change: Change::Hide {
                entity: "person:بوتين".to_owned(),
            },
            article: article.map(Into::into),
        });
        corrections
    };
    let mentions =
        |library: &Library, id: ArticleId| library.annotations(id).unwrap().unwrap().entities.len();
    // In one article.
    library.correct(hide(Some("/b.md"))).unwrap();
    assert_eq!(
        [mentions(&library, ids[0]), mentions(&library, ids[1])],
        [1, 0]
    );
    assert_eq!(library.work().unwrap().uncorrected, 1);
    assert_eq!(library.bring_corrections(&[], 9).unwrap(), 1);
    assert_eq!(list(&library, "person:بوتين"), ids[..1]);
    // In all, those to come too.
    library.correct(hide(None)).unwrap();
    assert_eq!(library.work().unwrap().uncorrected, 2);
    while library
        .bring_corrections(&["person:بوتين".to_owned()], 1)
        .unwrap()
        > 0
    {}
    assert_eq!(list(&library, "person:بوتين"), []);
    let third = add(&mut library, draft("/c.md", "# ج\n\nقال بوتين أيضًا")).id();
    annotate(&mut library, third, &["بوتين"]);
    assert_eq!(library.work().unwrap(), Work::default());
    assert_eq!(
        library.entities_called("بوتين").unwrap(),
        Vec::<String>::new()
    );
    // And back: nothing was lost.
    library.correct(Corrections::default()).unwrap();
    while library.bring_corrections(&[], 9).unwrap() > 0 {}
    assert_eq!(list(&library, "person:بوتين"), [ids[0], ids[1], third]);
    assert_eq!(library.faults().unwrap(), Vec::<String>::new());
}

#[test]
fn a_card_has_the_name_that_the_reader_gave() {
    let mut library = library();
    let id = add(&mut library, draft("/a.md", "# أول\n\nقال بوتين ولافروف")).id();
    annotate(&mut library, id, &["بوتين", "لافروف"]);
    let mut corrections = Corrections::default();
    corrections.push(Correction {
        change: Change::Rename {
            entity: "person:بوتين".into(),
            name: "الرئيس".into(),
        },
        article: None,
    });
    library.correct(corrections).unwrap();
    while library.bring_corrections(&[], 9).unwrap() > 0 {}
    let card = library.card("person:بوتين").unwrap().unwrap();
    assert_eq!(
        (card.name.as_str(), card.other_names),
        ("الرئيس", vec!["بوتين".to_owned()])
    );
    let other = library.card("person:لافروف").unwrap().unwrap();
    assert_eq!(other.companions[0].name, "الرئيس");
    assert_eq!(library.entities_called("الرئيس").unwrap(), ["person:بوتين"]);
}

#[test]
fn an_entity_is_called_as_arabic_articles_call_it() {
    let mut library = library();
    let both = [
        ("/a.md", "# أول\n\nزار لافروف أذربيجان", "أذربيجان"),
        ("/b.md", "# دوم\n\nجمهوری آذربایجان", "جمهوری آذربایجان"),
    ];
    for (file, text, name) in both {
        let id = add(&mut library, draft(file, text)).id();
        annotate_as(&mut library, id, &[("person:azerbaijan".into(), name)]);
    }
    let card = library.card("person:azerbaijan").unwrap().unwrap();
    assert_eq!(card.name, "أذربيجان");
    assert_eq!(card.other_names, ["جمهوری آذربایجان"]);
}

#[test]
fn a_name_that_one_article_of_many_uses_is_not_shown() {
    let mut library = library();
    let names = (0..25).map(|_| "الأمم المتحدة").chain(["سازمان ملل متحد"]);
    for (number, name) in names.enumerate() {
        let text = format!("# خبر {number}\n\nقالت {name} ذلك {number}");
        let id = add(&mut library, draft(&format!("/{number}.md"), &text)).id();
        annotate_as(&mut library, id, &[("person:un".to_owned(), name)]);
    }
    let card = library.card("person:un").unwrap().unwrap();
    assert_eq!(card.name, "الأمم المتحدة");
    assert_eq!(card.other_names, ["سازمان ملل متحد"]);
}

#[test]
fn what_comes_with_an_article_is_joined_to_what_is_kept_here() {
    let mut there = library();
    let id = add(&mut there, draft("/a.md", "# عنوان\n\nنص أول")).id();
    add(&mut there, draft("/a.md", "# عنوان\n\nنص ثان"));
    there.set_starred(id, true).unwrap();
    there.set_position(id, ReadingPosition(2)).unwrap();
    there.choose_topic(id, Topic::Security, true).unwrap();
    there.choose_topic(id, Topic::Economy, true).unwrap();
    let line = json_lines::write(there.draft(id).unwrap().unwrap()).unwrap();
    let left = json_lines::parse(line.as_bytes()).unwrap();

    let mut here = library();
    let own = add(&mut here, draft("/a.md", "# عنوان\n\nنص ثان")).id();
    here.set_read(own, true).unwrap();
    here.choose_topic(own, Topic::Economy, false).unwrap();
    for _ in 0..2 {
        assert_eq!(add(&mut here, left.clone()), Arrival::Known(own));
        let kept = here.draft(own).unwrap().unwrap().kept;
        assert!(kept.is_read && kept.is_starred);
        assert_eq!(kept.position, Some(2));
        assert_eq!(kept.history.unwrap().len(), 1);
        let choice = |topic: Topic, wanted| TopicChoice {
            topic: topic.id().to_owned(),
            wanted,
        };
        let choices = [choice(Topic::Economy, false), choice(Topic::Security, true)];
        assert_eq!(kept.choices, choices, "what was said here counts");
        assert_eq!(here.summaries(&[own]).unwrap()[0].topics, [Topic::Security]);
    }
}

#[test]
fn on_a_full_disk_nothing_is_half_done() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite3");
    let mut library = Library::open(&path).unwrap();
    let first = add(&mut library, draft("/a.md", "# أول\n\nنص")).id();
    let pages = |library: &Library| -> i64 {
        let connection = &library.connection;
        connection
            .pragma_query_value(None, "page_count", |row| row.get(0))
            .unwrap()
    };
    // SQLite answers as on a full disk where a file may not grow.
    let most = |library: &Library, pages: i64| {
        let connection = &library.connection;
        connection
            .pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
            .unwrap();
    };
    let full = pages(&library) + 2;
    most(&library, full);
    let long = |name: &str| {
        let text = format!("# {name}\n\n{}", format!("{name} كلمة ").repeat(4000));
        Incoming::new(draft(&format!("/{name}.md"), &text), &mut Indexer::new()).unwrap()
    };
    let incoming = [long("ثان"), long("ثالث")];
    let refused = library.add(&incoming, Timestamp::UNIX_EPOCH).unwrap_err();
    assert!(matches!(refused, Error::DiskFull), "{refused}");
    assert_eq!(list(&library, ""), [first]);
    assert!(list(&library, "كلمة").is_empty());
    // Room is made: the same goes on.
    most(&library, full * 100);
    library.add(&incoming, Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(list(&library, "كلمة").len(), 2);
    let verdict: String = library
        .connection
        .pragma_query_value(None, "integrity_check", |row| row.get(0))
        .unwrap();
    assert_eq!(verdict, "ok");
}

#[test]
fn a_library_that_another_program_holds_is_read_and_says_so_when_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite3");
    let mut library = Library::open(&path).unwrap();
    let id = add(&mut library, draft("/a.md", "# أول\n\nنص")).id();
    // It is waited for otherwise.
    library
        .connection
        .busy_timeout(std::time::Duration::ZERO)
        .unwrap();
    let mut other = Library::open(&path).unwrap();
    let held = other.begin().unwrap();
    assert_eq!(list(&library, "نص"), [id]);
    let refused = library.set_starred(id, true).unwrap_err();
    assert!(matches!(refused, Error::Busy), "{refused}");
    let incoming = Incoming::new(draft("/b.md", "# ثان"), &mut Indexer::new()).unwrap();
    let refused = library.add(&[incoming], Timestamp::UNIX_EPOCH).unwrap_err();
    assert!(matches!(refused, Error::Busy), "{refused}");
    drop(held);
    library.set_starred(id, true).unwrap();
    assert!(library.summaries(&[id]).unwrap()[0].is_starred);
}

#[test]
fn a_word_alone_is_found_as_among_others() {
    let mut library = library();
    for (file, text) in [
        ("/a.md", "# أول\n\nعقد مؤتمر في القاهرة"),
        ("/b.md", "# ثان\n\nشارك في بالمؤتمر وفد"),
        ("/c.md", "# المؤتمرات\n\nنص"),
        ("/d.md", "# رابع\n\nنص"),
    ] {
        add(&mut library, draft(file, text));
    }
    for word in ["مؤتمر", "نص", "مؤتم*", "\"في القاهرة\"", "لاشيء", "…"]
    {
        // The second way of asking for the same.
        let twice = format!("{word} {word}");
        assert_eq!(list(&library, word), list(&library, &twice), "{word}");
        let found = |text: &str| {
            let filter = Filter {
                query: query(&library, text),
                ..Filter::default()
            };
            let ids = library.list(&filter, ListOrder::Best).unwrap().ids;
            let scored = library.search(&filter).unwrap();
            let scored: Vec<ArticleId> = scored.iter().map(|finding| finding.id).collect();
            assert_eq!(scored, ids.to_vec(), "{text}");
            ids
        };
        assert_eq!(found(word), found(&twice), "{word}");
    }
}

/// However many mentions stand in one sentence, it is in memory once.
#[test]
fn a_sentence_with_many_mentions_is_kept_once() {
    let mut library = library();
    let text = "قال بوتين ".repeat(2000);
    let id = add(&mut library, draft("/a.txt", &text)).id();
    let text = library.article(id).unwrap().unwrap().body.text.clone();
    let mentions = text.match_indices("بوتين");
    let mentions: Vec<TextRange> = mentions
        .map(|(at, name)| TextRange::new(at, at + name.len()))
        .collect();
    assert_eq!(mentions.len(), 2000);
    let entity = Entity {
        id: "person:putin".to_owned(),
        name: "بوتين".to_owned(),
        kind: EntityKind::Person,
        mentions,
        iso: None,
        is_guess: false,
    };
    let found = Annotations {
        entities: vec![entity],
        topics: Vec::new(),
    };
    library.annotate(&[(id, found)]).unwrap();
    let card = library.card("person:putin").unwrap().unwrap();
    assert_eq!(card.concordance.len(), 2000);
    let first = card.concordance[0].text().as_bytes().as_ptr_range();
    for sentence in &card.concordance {
        assert_eq!(sentence.text().as_bytes().as_ptr_range(), first);
        assert_eq!(sentence.mention(), "بوتين");
        assert_eq!(sentence.mention_in_article.of(&text), "بوتين");
        assert!(sentence.excerpt().text.len() < 2 * 1200);
    }
    let mut count = 0;
    library
        .sentences("person:putin", |sentence| {
            assert_eq!(*sentence, card.concordance[count]);
            count += 1;
            Ok::<(), Error>(())
        })
        .unwrap();
    assert_eq!(count, 2000);
    // What the reader of the sentences cannot take ends them.
    let mut taken = 0;
    let broken = library.sentences("person:putin", |_| {
        taken += 1;
        Err(Error::from(rusqlite::Error::QueryReturnedNoRows))
    });
    assert!(broken.is_err() && taken == 1);
}
