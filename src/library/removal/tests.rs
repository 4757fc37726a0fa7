//! Articles that are removed, restored, purged, and added again while they are removed.

use std::collections::BTreeMap;

use rusqlite::types::Value;

use super::*;
use crate::annotate::Annotations;
use crate::article::{Draft, Source};
use crate::corrections::{Change, Correction};
use crate::extract::{Entity, EntityKind};
use crate::library::{Arrival, ListOrder, NamedQuery, NamedQueryRole, ReadingPosition};
use crate::query;
use crate::range::TextRange;
use crate::sources::{builtin, markdown};
use crate::topics::Topic;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;
const FIRST: &str =
    "---\nurl: https://example.org/a\nsource: تاس\nauthor: فلان\n---\n\n# أول\n\nقال بوتين ولافروف";
const SECOND: &str = "# ثان\n\nقال بوتين";

fn add(library: &mut Library, file: &str, text: &str) -> Arrival {
    add_draft(library, markdown::parse(text, Source::file(file.into())))
}

fn add_draft(library: &mut Library, draft: Draft) -> Arrival {
    let incoming = Incoming::new(draft, &mut Indexer::new()).unwrap();
    library.add(&[incoming], NOW).unwrap()[0]
}

/// Says that an article mentions the people of these names, where its text has them.
fn annotate(library: &mut Library, id: ArticleId) {
    let text = library.article(id).unwrap().unwrap().body.text.clone();
    let names = ["بوتين", "لافروف"].into_iter();
    let entities = names.filter_map(|name| {
        let start = text.find(name)?;
        Some(Entity {
            id: format!("person:{name}"),
            name: name.to_owned(),
            kind: EntityKind::Person,
            mentions: vec![TextRange::new(start, start + name.len())],
            iso: None,
            is_guess: false,
        })
    });
    let found = Annotations {
        entities: entities.collect(),
        topics: Vec::new(),
    };
    library.annotate(&[(id, found)]).unwrap();
}

fn list(library: &Library, text: &str) -> Vec<ArticleId> {
    let vocabulary = library.vocabulary().unwrap();
    let filter = crate::library::Filter {
        query: query::parse(text, &vocabulary).unwrap(),
        ..Default::default()
    };
    let listing = library.list(&filter, ListOrder::Newest).unwrap();
    listing.ids.to_vec()
}

/// An article with everything that can be kept of one.
fn add_first(library: &mut Library) -> ArticleId {
    let id = add(library, "/a.md", &FIRST.replace("ولافروف", "وغيره")).id();
    assert_eq!(add(library, "/a.md", FIRST), Arrival::Changed(id));
    library.set_read(id, true).unwrap();
    library.set_starred(id, true).unwrap();
    library.set_position(id, ReadingPosition(2)).unwrap();
    library.choose_topic(id, Topic::Security, true).unwrap();
    annotate(library, id);
    id
}

/// All rows of all tables but those of removed articles; of the index of words, the articles that are in it.
fn rows(library: &Library) -> BTreeMap<String, Vec<Vec<Value>>> {
    let connection = &library.connection;
    let names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' \
                 AND name NOT IN ('removed', 'sqlite_sequence')";
    let mut statement = connection.prepare(names).unwrap();
    let names = statement.query_map([], |row| row.get(0)).unwrap();
    let mut names: Vec<String> = names.collect::<rusqlite::Result<_>>().unwrap();
    names.push("search_docsize".to_owned());
    let rows_of = |name: &String| {
        let mut statement = connection
            .prepare(&format!("SELECT * FROM {name} ORDER BY 1, 2"))
            .unwrap();
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| (0..columns).map(|at| row.get(at)).collect());
        rows.unwrap().collect::<rusqlite::Result<_>>().unwrap()
    };
    names
        .iter()
        .map(|name| (name.clone(), rows_of(name)))
        .collect()
}

#[test]
fn nothing_of_a_removed_article_is_left_where_queries_look() {
    let mut without = Library::in_memory().unwrap();
    let mut with = Library::in_memory().unwrap();
    for library in [&mut without, &mut with] {
        let id = add(library, "/b.md", SECOND).id();
        annotate(library, id);
    }
    let before = rows(&without);
    assert!(before["article"].len() == 1 && before["mention"].len() == 1);
    let id = add_first(&mut with);
    assert_ne!(rows(&with), before);
    let removed = with.remove(&[id, ArticleId(99)], NOW).unwrap();
    assert_eq!(rows(&with), before);
    assert_eq!(with.faults().unwrap(), Vec::<String>::new());
    let known = Removed {
        id,
        title: "أول".to_owned(),
        date: None,
        at: NOW,
    };
    assert_eq!(removed, [known]);
    assert_eq!(with.removed().unwrap(), removed);
    assert_eq!(with.remove(&[id], NOW).unwrap(), []);
}

#[test]
fn a_restored_article_is_as_it_was() {
    let mut library = Library::in_memory().unwrap();
    let first = add_first(&mut library);
    let second = add(&mut library, "/b.md", SECOND).id();
    annotate(&mut library, second);
    let state = |library: &Library| {
        (
            library.draft(first).unwrap(),
            library.annotations(first).unwrap(),
            library.summaries(&[first, second]).unwrap(),
            library.card("person:بوتين").unwrap(),
            [
                "لافروف",
                "person:لافروف",
                "source:تاس",
                "topic:security",
                "is:starred",
            ]
            .map(|text| list(library, text)),
            library.statistics().unwrap().revisions,
        )
    };
    let before = state(&library);
    assert!(
        before.4.iter().all(|found| found == &[first]),
        "{:?}",
        before.4
    );
    library.remove(&[first], NOW).unwrap();
    assert_ne!(state(&library), before);
    let restored = library.restore(&[first, ArticleId(99)]).unwrap();
    assert_eq!(restored.len(), 1);
    assert_eq!(state(&library), before);
    assert_eq!(library.removed().unwrap(), []);
    assert_eq!(library.faults().unwrap(), Vec::<String>::new());
    // Brought to the newest corrections, of which there are none.
    assert_eq!(library.work().unwrap().not_annotated, 0);
    assert_eq!(library.bring_corrections(&[], 9).unwrap(), 1);
    assert_eq!(state(&library), before);
}

#[test]
fn what_was_corrected_meanwhile_holds_for_a_restored_article() {
    let mut library = Library::in_memory().unwrap();
    let id = add_first(&mut library);
    library.remove(&[id], NOW).unwrap();
    let mut corrections = Corrections::default();
    corrections.push(Correction {
        change: Change::Hide {
            entity: "person:لافروف".to_owned(),
        },
        article: Some("/a.md".into()),
    });
    library.correct(corrections.clone()).unwrap();
    // By a program that has not read the corrections.
    library.corrections = Corrections::default();
    library.restore(&[id]).unwrap();
    assert_eq!(list(&library, "person:لافروف"), [id]);
    library.correct(corrections).unwrap();
    assert_eq!(library.bring_corrections(&[], 9).unwrap(), 1);
    assert_eq!(list(&library, "person:لافروف"), []);
    assert_eq!(list(&library, "person:بوتين"), [id]);
}

#[test]
fn a_removed_article_is_purged_after_thirty_days_and_its_id_is_given_to_no_other() {
    let mut library = Library::in_memory().unwrap();
    let first = add(&mut library, "/a.md", FIRST).id();
    let second = add(&mut library, "/b.md", SECOND).id();
    let removed = library.remove(&[second], NOW).unwrap();
    assert_eq!(removed[0].until(), NOW + RESTORABLE);
    let third = add(&mut library, "/c.md", "# ثالث\n\nنص").id();
    assert!(third > second, "an id that may come back");
    library
        .remove(&[third], NOW + SignedDuration::from_hours(1))
        .unwrap();
    let last = NOW + RESTORABLE;
    assert_eq!(
        library.purge(last - SignedDuration::from_secs(1)).unwrap(),
        0
    );
    assert_eq!(library.purge(last).unwrap(), 1);
    assert_eq!(library.restore(&[second]).unwrap(), []);
    assert_eq!(library.removed().unwrap()[0].id, third);
    library.purge(last + RESTORABLE).unwrap();
    let again = add(&mut library, "/b.md", SECOND);
    assert_eq!(again, Arrival::New(ArticleId(third.0 + 1)));
    assert_eq!(library.ids_as_they_came().unwrap(), [first, again.id()]);
}

#[test]
fn what_comes_again_while_it_is_removed_is_restored() {
    let other_text = FIRST.replace("قال", "أعلن");
    let elsewhere = FIRST.replace("org/a", "org/b");
    // By its link, by its link with another text, by its text.
    for (text, history) in [
        (FIRST, 1),
        (other_text.as_str(), 2),
        (elsewhere.as_str(), 1),
    ] {
        let mut library = Library::in_memory().unwrap();
        let id = add_first(&mut library);
        library.remove(&[id], NOW).unwrap();
        assert_eq!(
            add(&mut library, "/c.md", text),
            Arrival::Restored(id),
            "{text}"
        );
        let kept = library.draft(id).unwrap().unwrap().kept;
        assert!(kept.is_starred, "{text}");
        assert_eq!(kept.history.unwrap().len(), history, "{text}");
        assert_eq!(library.removed().unwrap(), []);
        assert_eq!(library.count().unwrap(), 1);
        assert_eq!(library.faults().unwrap(), Vec::<String>::new());
    }
    // As it was exported, with what is kept of it.
    let mut library = Library::in_memory().unwrap();
    let id = add_first(&mut library);
    let draft = library.draft(id).unwrap().unwrap();
    library.remove(&[id], NOW).unwrap();
    assert_eq!(
        add_draft(&mut library, draft.clone()),
        Arrival::Restored(id)
    );
    assert_eq!(library.draft(id).unwrap().unwrap(), draft);
}

#[test]
fn an_article_of_the_library_comes_before_a_removed_one_with_its_text() {
    let mut library = Library::in_memory().unwrap();
    let first = add(&mut library, "/a.md", SECOND).id();
    library.remove(&[first], NOW).unwrap();
    // The file of one that is there, now with that text.
    let second = add(&mut library, "/b.md", "# آخر\n\nنص").id();
    assert_eq!(add(&mut library, "/b.md", SECOND), Arrival::Changed(second));
    // That text from elsewhere.
    assert_eq!(add(&mut library, "/c.md", SECOND), Arrival::Known(second));
    // The file of the removed one.
    assert_eq!(add(&mut library, "/a.md", SECOND), Arrival::Restored(first));
    assert_eq!(library.ids_as_they_came().unwrap(), [first, second]);
}

#[test]
fn an_article_whose_blocks_are_damaged_is_removed_with_the_others_and_comes_back_with_its_text() {
    let mut library = Library::in_memory().unwrap();
    let (first, second) = (
        add(&mut library, "/a.md", FIRST),
        add(&mut library, "/b.md", SECOND),
    );
    let ids = [first.id(), second.id()];
    let damage = "UPDATE body SET blocks = 'x' WHERE article = ?1";
    library.connection.execute(damage, [ids[0].0]).unwrap();
    assert_eq!(library.remove(&ids, NOW).unwrap().len(), 2);
    assert_eq!(library.restore(&ids).unwrap().len(), 2);
    let article = library.article(ids[0]).unwrap().unwrap();
    assert!(article.body.text.contains("قال بوتين ولافروف"));
    assert_eq!(article.metadata.title, "أول");
    assert_eq!(list(&library, "بوتين"), ids);
}

#[test]
fn built_in_articles_do_not_come_back_by_themselves() {
    let mut library = Library::in_memory().unwrap();
    let incoming = Incoming::all(builtin().into_iter().take(2)).unwrap();
    library.seed(&incoming, NOW).unwrap();
    let ids = library.ids_as_they_came().unwrap();
    library.remove(&ids, NOW).unwrap();
    library.seed(&incoming, NOW).unwrap();
    assert_eq!(library.count().unwrap(), 0);
    assert_eq!(library.restore(&ids).unwrap().len(), 2);
    assert_eq!(library.ids_as_they_came().unwrap(), ids);
}

#[test]
fn removed_articles_can_be_queried_by_themselves() {
    let mut library = Library::in_memory().unwrap();
    let first = add_first(&mut library);
    let second = add(&mut library, "/b.md", SECOND).id();
    annotate(&mut library, second);
    add(&mut library, "/c.md", "# ثالث\n\nقال لافروف");
    let named = NamedQuery {
        name: "مهم".to_owned(),
        role: NamedQueryRole::Topic,
        query: "is:starred".to_owned(),
    };
    library.name_query(&named).unwrap();
    library.remove(&[first, second], NOW).unwrap();
    let removed = library.removed_as_library().unwrap();
    for (text, expected) in [
        ("لافروف", vec![first]),
        ("person:بوتين", vec![first, second]),
        ("topic:مهم", vec![first]),
        ("-is:read", vec![second]),
    ] {
        assert_eq!(list(&removed, text), expected, "{text}");
    }
}

#[test]
fn an_article_that_an_earlier_program_removed_is_restored() {
    let mut library = Library::in_memory().unwrap();
    let id = add_first(&mut library);
    let before = library.draft(id).unwrap();
    library.remove(&[id], NOW).unwrap();
    let earlier = "UPDATE removed SET line = replace(replace(replace(replace(line, '{\"qari\":4', '{\"qari\":1'), \
                   '\"added_at\":', '\"came\":'), '\"position\":', '\"place\":'), \
                   '\"authors\":[\"فلان\"]', '\"author\":\"فلان\"')";
    assert_eq!(library.connection.execute(earlier, []).unwrap(), 1);
    let line: String = library
        .connection
        .query_row("SELECT line FROM removed", [], |row| row.get(0))
        .unwrap();
    for field in ["{\"qari\":1,", "\"came\":\"", "\"place\":2", "\"author\":"] {
        assert!(line.contains(field), "{field}: {line}");
    }
    library.restore(&[id]).unwrap();
    assert_eq!(library.draft(id).unwrap(), before);
}

#[test]
fn what_comes_by_itself_stays_removed() {
    let mut library = Library::in_memory().unwrap();
    let id = add(&mut library, "/a.md", FIRST).id();
    library.remove(&[id], NOW).unwrap();
    let mut take = |file: &str, text: &str| {
        let draft = markdown::parse(text, Source::file(file.into()));
        let incoming = Incoming::new(draft, &mut Indexer::new()).unwrap();
        library.add_unless_removed(&[incoming], NOW).unwrap()[0]
    };
    assert_eq!(
        take("/a.md", &FIRST.replace("ولافروف", "وغيره")).arrival(),
        None
    );
    let new = take("/b.md", SECOND).arrival();
    assert!(matches!(new, Some(Arrival::New(_))), "{new:?}");
    assert_eq!(list(&library, "").len(), 1);
    assert_eq!(add(&mut library, "/a.md", FIRST), Arrival::Restored(id));
}
