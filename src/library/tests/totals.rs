//! The entities of many articles: counted, put in order, narrowed, joined.

use std::sync::Arc;

use super::*;

/// Three articles of three days, the oldest first.
fn filled() -> (Library, Vec<ArticleId>) {
    let mut library = library();
    let texts = [
        ("2024-01-01", &["سامي حداد", "ليلى منصور"][..]),
        ("2024-02-01", &["سامي حداد", "حداد"][..1]),
        ("2024-03-01", &["كريم نصار"][..]),
    ];
    let ids = texts.iter().enumerate().map(|(number, (day, names))| {
        let text = format!(
            "---\ndate: {day}\n---\n\n# خبر {number}\n\n{}",
            names.join(" ثم ")
        );
        let id = add(&mut library, draft(&format!("/{number}.md"), &text)).id();
        annotate(&mut library, id, names);
        id
    });
    let ids = ids.collect();
    (library, ids)
}

fn asked(among: Among) -> TotalsQuery {
    TotalsQuery {
        among,
        words: String::new(),
        order: EntityOrder::Mentions,
        guesses: Guesses::Shown,
        most: 9,
        most_of: None,
    }
}

/// What is found: (name, mentions, articles).
fn found(library: &Library, query: &TotalsQuery) -> Vec<(String, usize, usize)> {
    let totals = library.entity_totals(query).unwrap();
    let entities = totals.kinds.into_iter().flat_map(|kind| kind.entities);
    entities
        .map(|total| (total.name, total.mentions, total.articles))
        .collect()
}

fn names(library: &Library, query: &TotalsQuery) -> Vec<String> {
    let found = found(library, query).into_iter();
    found.map(|(name, ..)| name).collect()
}

#[test]
fn entities_of_all_articles_or_of_some_are_counted() {
    let (library, ids) = filled();
    let all = asked(Among::Library);
    assert_eq!(found(&library, &all)[0], ("سامي حداد".to_owned(), 2, 2));
    assert_eq!(found(&library, &all).len(), 3);
    let some: Arc<[ArticleId]> = ids[1..].to_vec().into();
    let some = asked(Among::Articles(some));
    let expected = [
        ("سامي حداد".to_owned(), 1, 1),
        ("كريم نصار".to_owned(), 1, 1),
    ];
    assert_eq!(found(&library, &some), expected);
    let none = asked(Among::Articles(Arc::from([])));
    assert_eq!(found(&library, &none), []);
}

#[test]
fn they_stand_in_the_order_that_is_asked_for() {
    let (library, _) = filled();
    let in_order = |order| {
        let query = TotalsQuery {
            order,
            ..asked(Among::Library)
        };
        names(&library, &query)
    };
    assert_eq!(
        in_order(EntityOrder::Recency),
        ["كريم نصار", "سامي حداد", "ليلى منصور"]
    );
    assert_eq!(
        in_order(EntityOrder::Name),
        ["سامي حداد", "كريم نصار", "ليلى منصور"]
    );
    assert_eq!(in_order(EntityOrder::Articles)[0], "سامي حداد");
}

#[test]
fn words_narrow_them_and_what_begins_with_the_words_stands_first() {
    let (library, _) = filled();
    let with = |words: &str| {
        let words = words.to_owned();
        names(
            &library,
            &TotalsQuery {
                words,
                ..asked(Among::Library)
            },
        )
    };
    assert_eq!(with("نص"), ["كريم نصار", "ليلى منصور"]);
    assert_eq!(with("ليلي"), ["ليلى منصور"], "letters are folded");
    assert_eq!(with("غريب"), Vec::<String>::new());
}

#[test]
fn spellings_of_one_name_and_its_short_name_are_one() {
    let mut library = library();
    for (number, name) in ["فاديم كرغانوف", "فاديم كرجانوف", "كرغانوف"]
        .into_iter()
        .enumerate()
    {
        let id = add(
            &mut library,
            draft(
                &format!("/{number}.md"),
                &format!("قال {name} كلمة {number}"),
            ),
        )
        .id();
        annotate(&mut library, id, &[name]);
    }
    let totals = library.entity_totals(&asked(Among::Library)).unwrap();
    let [kind] = totals.kinds.as_slice() else {
        panic!("{totals:?}")
    };
    let [person] = kind.entities.as_slice() else {
        panic!("{totals:?}")
    };
    assert_eq!((kind.count, person.articles, person.ids.len()), (1, 3, 3));
}

#[test]
fn no_more_are_given_than_asked_for_and_all_are_counted() {
    let (library, _) = filled();
    let few = TotalsQuery {
        most: 1,
        ..asked(Among::Library)
    };
    let totals = library.entity_totals(&few).unwrap();
    assert_eq!(
        (totals.kinds[0].entities.len(), totals.kinds[0].count),
        (1, 3)
    );
    let wider = TotalsQuery {
        most_of: Some((EntityKind::Person, 2)),
        ..few
    };
    assert_eq!(names(&library, &wider).len(), 2);
}

#[test]
fn a_guess_is_told_apart_until_it_is_confirmed() {
    let (mut library, ids) = filled();
    let mut annotations = (*library.annotations(ids[2]).unwrap().unwrap()).clone();
    annotations.entities[0].is_guess = true;
    library.annotate(&[(ids[2], annotations)]).unwrap();
    let only = |library: &Library, guesses| {
        names(
            library,
            &TotalsQuery {
                guesses,
                ..asked(Among::Library)
            },
        )
    };
    assert_eq!(only(&library, Guesses::Alone), ["كريم نصار"]);
    assert_eq!(only(&library, Guesses::Hidden).len(), 2);
    let mut corrections = Corrections::default();
    corrections.push(Correction {
        change: Change::Confirm {
            entity: "person:كريم نصار".into(),
        },
        article: None,
    });
    library.correct(corrections).unwrap();
    while library.bring_corrections(&[], 9).unwrap() > 0 {}
    assert_eq!(only(&library, Guesses::Alone), Vec::<String>::new());
    assert_eq!(only(&library, Guesses::Hidden).len(), 3);
}

#[test]
fn a_name_that_the_reader_gave_is_shown_and_found() {
    let (mut library, _) = filled();
    let mut corrections = Corrections::default();
    corrections.push(Correction {
        change: Change::Rename {
            entity: "person:كريم نصار".into(),
            name: "أبو ماجد".into(),
        },
        article: None,
    });
    library.correct(corrections).unwrap();
    while library.bring_corrections(&[], 9).unwrap() > 0 {}
    let query = TotalsQuery {
        words: "ماجد".into(),
        ..asked(Among::Library)
    };
    assert_eq!(names(&library, &query), ["أبو ماجد"]);
}

#[test]
fn an_article_that_goes_is_counted_no_longer() {
    let (mut library, ids) = filled();
    library.remove(&ids[..1], Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(
        names(&library, &asked(Among::Library)),
        ["سامي حداد", "كريم نصار"]
    );
    assert_eq!(rows(&library.connection, "mentioned"), 2);
}

#[test]
fn a_library_of_an_earlier_form_is_counted_as_well() {
    let (library, _) = filled();
    let expected = found(&library, &asked(Among::Library));
    let connection = &library.connection;
    connection
        .execute_batch("DROP TABLE mentioned; DROP INDEX entity_by_name; ALTER TABLE entity DROP COLUMN full_name; ALTER TABLE entity DROP COLUMN full_folded;")
        .unwrap();
    connection
        .execute_batch(include_str!("../migrations/12.sql"))
        .unwrap();
    assert_eq!(found(&library, &asked(Among::Library)), expected);
}
