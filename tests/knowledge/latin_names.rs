//! Names that are typed in Latin letters find those that articles write in Arabic ones, and the other way round.

use std::collections::HashSet;

use jiff::Timestamp;
use qari::annotate::Annotations;
use qari::article::{ArticleId, Source};
use qari::extract::{Entity, EntityKind};
use qari::library::{Filter, Incoming, Library};
use qari::query::{Query, QueryVocabulary, parse, parse_while_typing};
use qari::range::TextRange;
use qari::sources::markdown;

/// Names in Latin letters, and the same in Arabic ones.
const PAIRS: &str = include_str!("latin-names.tsv");
/// Names of people, places and bodies that may be taken for them.
const OTHERS: [&str; 3] = [
    include_str!("../../assets/gazetteer/people.tsv"),
    include_str!("../../assets/gazetteer/locations.tsv"),
    include_str!("../../assets/gazetteer/organizations.tsv"),
];
/// Among so many of what is found it is looked for.
const FIRST: usize = 3;

fn pairs() -> Vec<(&'static str, &'static str)> {
    let lines = PAIRS.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once('\t').unwrap()).collect()
}

/// A library of articles that have one name each, and mention it.
fn library(names: &[&str]) -> Library {
    let mut library = Library::in_memory().unwrap();
    let drafts = names.iter().enumerate().map(|(number, name)| {
        let source = Source::file(format!("/{number}.md").into());
        markdown::parse(&format!("# خبر {number}\n\nعن {name} اليوم"), source)
    });
    let incoming = Incoming::all(drafts).unwrap();
    let arrivals = library.add(&incoming, Timestamp::UNIX_EPOCH).unwrap();
    let finds: Vec<(ArticleId, Annotations)> = arrivals
        .iter()
        .zip(names)
        .map(|(arrival, name)| {
            let text = &library.article(arrival.id()).unwrap().unwrap().body.text;
            let start = text.find(name).unwrap();
            let entity = Entity {
                id: format!("person:{name}"),
                name: (*name).to_owned(),
                kind: EntityKind::Person,
                mentions: vec![TextRange::new(start, start + name.len())],
                iso: None,
                is_guess: false,
            };
            let found = Annotations {
                entities: vec![entity],
                topics: Vec::new(),
            };
            (arrival.id(), found)
        })
        .collect();
    library.annotate(&finds).unwrap();
    library
}

/// The first articles that a query finds.
fn found(library: &Library, typed: &str) -> Vec<ArticleId> {
    found_by(library, parse(typed, &QueryVocabulary::default()).unwrap())
}

fn found_by(library: &Library, query: Query) -> Vec<ArticleId> {
    let filter = Filter {
        query,
        ..Filter::default()
    };
    let found = library.search(&filter).unwrap();
    found.iter().take(FIRST).map(|found| found.id).collect()
}

#[test]
fn nine_of_ten_names_are_among_the_first_three() {
    let pairs = pairs();
    assert!(pairs.len() >= 300);
    let mut names: Vec<&str> = Vec::new();
    let lines = OTHERS.iter().flat_map(|list| list.lines());
    let others = lines.filter_map(|line| line.split('\t').nth(1));
    let others = others.filter(|name| name.chars().all(|c| c.is_alphabetic() || c == ' '));
    for name in pairs.iter().map(|(_, arabic)| *arabic).chain(others) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let library = library(&names);
    let has =
        |id: &ArticleId, name: &str| has_words(names[usize::try_from(id.0 - 1).unwrap()], name);
    let (mut searched, mut called, mut offered) = (0, 0, 0);
    let mut missed = Vec::new();
    for (latin, arabic) in &pairs {
        let is_found = found(&library, latin).iter().any(|id| has(id, arabic));
        let ids = library.entities_called(latin).unwrap();
        let mut ids = ids.iter().take(FIRST);
        let is_called = ids.any(|id| {
            let same = library.ids_of(id).unwrap();
            same.iter()
                .any(|id| has_words(id.trim_start_matches("person:"), arabic))
        });
        let entities = library.entities_with(latin, None, FIRST).unwrap();
        let is_offered = entities
            .iter()
            .any(|entity| has_words(&entity.name, arabic));
        searched += usize::from(is_found);
        called += usize::from(is_called);
        offered += usize::from(is_offered);
        if !(is_found && is_called && is_offered) {
            missed.push((latin, is_found, is_called, is_offered));
        }
    }
    let least = pairs.len() * 9 / 10;
    println!(
        "{searched}, {called}, {offered} of {}: {missed:?}",
        pairs.len()
    );
    assert!(searched >= least, "search: {searched}: {missed:?}");
    assert!(called >= least, "who: {called}: {missed:?}");
    assert!(offered >= least, "completion: {offered}: {missed:?}");
}

/// Whether a name has the words of another, side by side.
fn has_words(name: &str, other: &str) -> bool {
    format!(" {name} ").contains(&format!(" {other} "))
}

#[test]
fn a_name_much_further_than_the_nearest_is_that_of_others() {
    let library = library(&["حسن", "حسين"]);
    assert_eq!(library.entities_called("hassan").unwrap(), ["person:حسن"]);
    assert_eq!(library.entities_called("hussein").unwrap(), ["person:حسين"]);
}

#[test]
fn a_name_of_two_words_is_found_where_it_is_written_as_one() {
    let library = library(&["عبد العزيز", "عبدالعزيز", "بوتين"]);
    let mut both = found(&library, "abdulaziz");
    both.sort();
    assert_eq!(both, [ArticleId(1), ArticleId(2)]);
    let one = self::library(&["عبدالعزيز", "بوتين"]);
    assert_eq!(found(&one, "abdulaziz"), [ArticleId(1)]);
    assert_eq!(found(&one, "Abdelaziz"), [ArticleId(1)]);
}

#[test]
fn an_english_word_that_articles_have_is_no_arabic_one() {
    let library = library(&["can", "كان", "لافروف"]);
    assert_eq!(found(&library, "can"), [ArticleId(1)]);
}

#[test]
fn words_so_short_that_many_sound_alike_are_taken_as_they_are() {
    let library = library(&["إن في أم", "أوبك", "وايت", "علي", "فاس"]);
    for short in ["UN", "foo", "it", "BBC", "IMF", "who", "EU", "xyz"] {
        assert_eq!(found(&library, short), [], "{short}");
    }
    assert_eq!(found(&library, "Ali"), [ArticleId(4)]);
    assert_eq!(found(&library, "Fes"), [ArticleId(5)]);
}

#[test]
fn what_must_not_occur_and_titles_are_looked_for_in_other_letters_too() {
    let library = library(&["لافروف", "بوتين"]);
    assert_eq!(found(&library, "اليوم -lavrov"), [ArticleId(2)]);
    let mut titled = Library::in_memory().unwrap();
    let draft = markdown::parse("# كلمة لافروف\n\nنص", Source::file("/1.md".into()));
    let incoming = Incoming::all([draft]).unwrap();
    titled.add(&incoming, Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(found(&titled, "title:lavrov"), [ArticleId(1)]);
}

#[test]
fn a_name_that_is_still_being_typed_finds_what_the_whole_one_does() {
    let library = library(&["بوتين", "لافروف"]);
    let typing = |typed| parse_while_typing(typed, &QueryVocabulary::default()).unwrap();
    assert_eq!(found_by(&library, typing("lavrov")), [ArticleId(2)]);
    assert_eq!(found_by(&library, typing("اليوم lavrov")), [ArticleId(2)]);
    assert_eq!(found_by(&library, typing("title:lavrov")), []);
    assert_eq!(found_by(&library, typing("pu")), []);
}

#[test]
fn a_name_typed_in_arabic_finds_it_in_latin_letters() {
    let library = library(&["Lavrov", "Putin", "لافروف", "Tajikistan"]);
    let all: HashSet<ArticleId> = found(&library, "لافروف").into_iter().collect();
    assert_eq!(all, HashSet::from([ArticleId(1), ArticleId(3)]));
    assert_eq!(found(&library, "لافروف")[0], ArticleId(3));
    assert_eq!(found(&library, "Lavrov")[0], ArticleId(1));
    assert_eq!(found(&library, "طاجيكستان"), [ArticleId(4)]);
    assert_eq!(library.entities_called("بوتين").unwrap(), ["person:Putin"]);
}
