//! The backlog of articles to annotate: one that cannot be annotated never stops the others.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use qari::annotate::{Annotations, Annotator};
use qari::app::Reply;
use qari::article::{Article, Block, BlockKind, Draft, Source};
use qari::corrections::{Change, Correction, Corrections};
use qari::extract::{Entity, EntityKind};
use qari::library::{Filter, Incoming, Library, ListOrder};
use qari::limits::LARGE_ARTICLE;
use qari::notice::SetAsideReason;
use qari::range::TextRange;
use qari::runtime::Librarian;
use qari::runtime::backlog::{Backlog, BacklogStep, Extract, work_off};
use qari::sources::markdown;

fn article(number: usize) -> Draft {
    let source = Source::file(format!("/{number}.md").into());
    markdown::parse(&format!("# مقال {number}\n\nقال سامي {number} ذلك"), source)
}

fn library(articles: usize) -> Library {
    let mut library = Library::in_memory().unwrap();
    let incoming = Incoming::all((0..articles).map(article)).unwrap();
    library.add(&incoming, jiff::Timestamp::UNIX_EPOCH).unwrap();
    library
}

fn number_of(article: &Article) -> usize {
    let words = article.metadata.title.split_whitespace();
    words.last().unwrap().parse().unwrap()
}

/// A person found in each article, once.
fn person(article: &Article) -> Entity {
    let start = article.body.text.find("سامي").unwrap();
    Entity {
        id: "person:سامي".to_owned(),
        name: "سامي".to_owned(),
        kind: EntityKind::Person,
        mentions: vec![TextRange::new(start, start + "سامي".len())],
        iso: None,
        is_guess: false,
    }
}

fn found(entities: Vec<Entity>) -> Annotations {
    Annotations {
        entities,
        topics: Vec::new(),
    }
}

/// Works the backlog off; returns the names of what was set aside with the reasons.
fn work(library: &mut Library, extract: &Extract<'_>) -> BTreeMap<String, String> {
    let mut set_aside = BTreeMap::new();
    work_off(library, extract, 2, &|| false, &mut |step| {
        if let BacklogStep::SetAside(article) = step {
            let reason = match article.reason {
                SetAsideReason::NoText => "no text".to_owned(),
                SetAsideReason::Other(reason) => reason,
            };
            let is_new = set_aside.insert(article.name, reason).is_none();
            assert!(is_new, "each is told of once");
        }
    })
    .unwrap();
    set_aside
}

fn annotated(library: &Library) -> usize {
    let ids = library.ids_as_they_came().unwrap();
    let is_annotated = |id: &&_| library.annotations(**id).unwrap().is_some();
    ids.iter().filter(is_annotated).count()
}

#[test]
fn of_5000_articles_the_fifty_that_cannot_be_annotated_are_named() {
    let mut library = library(5000);
    let extract = |article: &Article| {
        assert!(number_of(article) % 100 != 99, "cannot be annotated");
        found(vec![person(article)])
    };
    let set_aside = work(&mut library, &extract);
    assert_eq!(set_aside.len(), 50);
    assert!(set_aside["/99.md"].contains("cannot be annotated"));
    assert_eq!(annotated(&library), 4950);
    assert_eq!(library.mentioning("person:سامي", 9999).unwrap().len(), 4950);
    assert_eq!(library.work().unwrap().not_annotated, 0);
    let all = library.list(&Filter::default(), ListOrder::Newest).unwrap();
    assert_eq!(all.ids.len(), 5000, "all can be read");
    // None is tried again, or told of again.
    assert!(work(&mut library, &|_| panic!("nothing is left")).is_empty());
    // With another text it is.
    let again = |draft: Draft| Incoming::all([draft]).unwrap();
    let mut changed = article(99);
    changed.body.text = changed.body.text.replace("ذلك", "هذا");
    library
        .add(&again(changed), jiff::Timestamp::UNIX_EPOCH)
        .unwrap();
    let extract = |article: &Article| found(vec![person(article)]);
    assert!(work(&mut library, &extract).is_empty());
    assert_eq!(annotated(&library), 4951);
}

#[test]
fn large_articles_are_annotated_by_the_thread_that_stores_them() {
    let mut library = library(6);
    let large = |number: usize| {
        let mut draft = article(number);
        let end = draft.body.text.len();
        draft.body.text.push_str("\n\n");
        draft.body.text.push_str(&"نص ".repeat(LARGE_ARTICLE / 5));
        let range = TextRange::new(end + 2, draft.body.text.len());
        draft
            .body
            .blocks
            .push(Block::new(BlockKind::Paragraph, range));
        draft
    };
    let incoming = Incoming::all((6..9).map(large)).unwrap();
    library.add(&incoming, jiff::Timestamp::UNIX_EPOCH).unwrap();
    let here = std::thread::current().id();
    let extract = |article: &Article| {
        let is_large = article.body.text.len() >= LARGE_ARTICLE;
        assert_eq!(std::thread::current().id() == here, is_large);
        assert!(number_of(article) != 7, "cannot be annotated");
        found(vec![person(article)])
    };
    let set_aside = work(&mut library, &extract);
    assert_eq!(set_aside.len(), 1, "{set_aside:?}");
    assert!(set_aside["/7.md"].contains("cannot be annotated"));
    assert_eq!(annotated(&library), 8);
}

#[test]
fn what_an_extractor_gives_is_not_trusted() {
    let mut library = library(4);
    let extract = |article: &Article| {
        let one = person(article);
        let with = |start, end| Entity {
            mentions: vec![TextRange { start, end }],
            ..one.clone()
        };
        found(match number_of(article) {
            // The same id twice, and another mention.
            0 => vec![one.clone(), with(0, 2), one.clone()],
            // Outside the text, inside a letter, nothing at all.
            1 => vec![one.clone(), with(0, 9999), with(1, 2), with(5, 5)],
            2 => vec![Entity {
                mentions: Vec::new(),
                ..one
            }],
            _ => vec![one],
        })
    };
    assert!(work(&mut library, &extract).is_empty());
    assert_eq!(annotated(&library), 4);
    let mentioning = library.mentioning("person:سامي", 9).unwrap();
    assert_eq!(mentioning.len(), 3);
    let ids = library.ids_as_they_came().unwrap();
    let first = library.annotations(ids[0]).unwrap().unwrap();
    assert_eq!(first.entities.len(), 1);
    assert_eq!(first.entities[0].mentions.len(), 2);
    assert!(library.card("person:سامي").unwrap().is_some());
}

/// An article that once stopped a whole library: nothing of it was stored, so it is annotated now.
#[test]
fn an_article_that_stopped_a_library_is_annotated() {
    let mut library = Library::in_memory().unwrap();
    let text = "قال تشابي ألونسو إن الفريق جاهز. وأضاف تشابي الونسو أن المباراة صعبة.";
    let stuck = markdown::parse(text, Source::file("/stuck.md".into()));
    let incoming = Incoming::all([stuck, article(1), article(2)]).unwrap();
    library.add(&incoming, jiff::Timestamp::UNIX_EPOCH).unwrap();
    let extractor = Annotator::new();
    let extract = |article: &Article| extractor.annotate(&article.body, &article.metadata);
    assert!(work(&mut library, &extract).is_empty());
    assert_eq!(annotated(&library), 3);
}

/// What is stored of an article may be damaged, or of another version: it is annotated again.
#[test]
fn what_cannot_be_read_back_is_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite3");
    let mut library = Library::open(&path).unwrap();
    let incoming = Incoming::all((0..5).map(article)).unwrap();
    library.add(&incoming, jiff::Timestamp::UNIX_EPOCH).unwrap();
    let extract = |article: &Article| found(vec![person(article)]);
    work(&mut library, &extract);
    let ids = library.ids_as_they_came().unwrap();
    let other = rusqlite::Connection::open(&path).unwrap();
    let spoil = |sql: &str, id: i64| assert_eq!(other.execute(sql, [id]).unwrap(), 1);
    spoil("UPDATE body SET found = '{' WHERE article = ?1", ids[1].0);
    spoil("UPDATE body SET blocks = '{' WHERE article = ?1", ids[3].0);
    let mut corrections = Corrections::default();
    let (entity, name) = ("person:سامي".to_owned(), "سامي علي".to_owned());
    corrections.push(Correction {
        change: Change::Rename { entity, name },
        article: None,
    });
    library.correct(corrections).unwrap();
    while library.bring_corrections(&[], 2).unwrap() > 0 {}
    let set_aside = work(&mut library, &extract);
    let named: Vec<&str> = set_aside.keys().map(String::as_str).collect();
    assert_eq!(named, ["/3.md"], "{set_aside:?}");
    assert_eq!(library.work().unwrap().not_annotated, 0);
    assert!(library.annotations(ids[1]).unwrap().is_some());
}

#[test]
fn that_corrections_cannot_be_brought_in_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite3");
    let mut library = Library::open(&path).unwrap();
    let incoming = Incoming::all((0..3).map(article)).unwrap();
    library.add(&incoming, jiff::Timestamp::UNIX_EPOCH).unwrap();
    work(&mut library, &|article: &Article| {
        found(vec![person(article)])
    });
    let other = rusqlite::Connection::open(&path).unwrap();
    let change = |sql: &str| other.execute_batch(sql).unwrap();
    change("CREATE TRIGGER full BEFORE UPDATE ON article BEGIN SELECT RAISE(ABORT, 'full'); END");
    let mut corrections = Corrections::default();
    let entity = "person:سامي".to_owned();
    corrections.push(Correction {
        change: Change::Hide { entity },
        article: None,
    });
    let mut librarian = Librarian::new(library, corrections, None).unwrap();
    let bring = |librarian: &mut Librarian| {
        let mut told = 0;
        let mut reply = |reply: Reply| told += usize::from(reply.notice().is_some());
        while librarian.bring_behind(&mut reply) {}
        told
    };
    assert_eq!(bring(&mut librarian), 1);
    assert_eq!(bring(&mut librarian), 0);
    // Another program may have made room.
    change("DROP TRIGGER full");
    librarian.check_for_changes(&mut |_| {});
    assert_eq!(bring(&mut librarian), 0);
    assert_eq!(librarian.library().work().unwrap().uncorrected, 0);
}

/// An article may come with another text while it is annotated: what was found in the old one is not its.
#[test]
fn what_was_found_in_an_old_text_is_given_up() {
    let mut library = library(2);
    let mut backlog = Backlog::new(2);
    backlog.count(&library).unwrap();
    let mut set_aside = Vec::new();
    let mut handed_out = Vec::new();
    while let Some(article) = backlog.next(&mut library, &mut set_aside).unwrap() {
        handed_out.push(article);
    }
    let changed = (0..2).map(|number| {
        let mut draft = article(number);
        draft.body.text = draft.body.text.replace("ذلك", "هذا");
        draft
    });
    let changed = Incoming::all(changed).unwrap();
    library.add(&changed, jiff::Timestamp::UNIX_EPOCH).unwrap();
    let (first, second) = (handed_out[0].id, handed_out[1].id);
    backlog.take(first, Ok(found(vec![person(&handed_out[0])])));
    backlog.take(second, Err("cannot be annotated".to_owned()));
    assert_eq!(backlog.store(&mut library).unwrap(), []);
    assert_eq!(library.work().unwrap().not_annotated, 2);
    assert_eq!(library.fault(second).unwrap(), None);
    // The new texts are annotated.
    let extract = |article: &Article| found(vec![person(article)]);
    assert!(work(&mut library, &extract).is_empty());
    assert_eq!(annotated(&library), 2);
}

#[test]
fn when_it_is_told_to_stop_what_was_found_is_kept() {
    let mut library = library(300);
    let looked_at = AtomicUsize::new(0);
    let extract = |article: &Article| {
        looked_at.fetch_add(1, Ordering::Relaxed);
        found(vec![person(article)])
    };
    let is_to_stop = || looked_at.load(Ordering::Relaxed) >= 40;
    work_off(&mut library, &extract, 2, &is_to_stop, &mut |_| {}).unwrap();
    let done = looked_at.load(Ordering::Relaxed);
    assert!((40..44).contains(&done), "{done}");
    assert_eq!(annotated(&library), done);
    assert_eq!(library.work().unwrap().not_annotated, 300 - done);
}
