//! What is highlighted: kept with its article through all that may happen to that.

use super::*;
use crate::article::Source;
use crate::library::{Filter, Incoming, ListOrder};
use crate::query::{self, QueryVocabulary};
use crate::search::{Indexer, Term};
use crate::sources::{json_lines, markdown};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;
const TEXT: &str =
    "# خبر السد\n\nقال الوزير إن السد آمن. وأضاف أن العمل فيه يبدأ في نهاية العام المقبل.";
const PASSAGE: &str = "العمل فيه يبدأ في نهاية العام المقبل";

fn incoming(text: &str) -> Incoming {
    let draft = markdown::parse(text, Source::file("/a.md".into()));
    Incoming::new(draft, &mut Indexer::new()).unwrap()
}

/// A library of one article, of which one passage is highlighted with a note.
fn library() -> (Library, ArticleId) {
    let mut library = Library::in_memory().unwrap();
    let id = library.add(&[incoming(TEXT)], NOW).unwrap()[0].id();
    highlight(&mut library, id, PASSAGE, "راجعْ الموعدَ");
    (library, id)
}

fn passage(library: &Library, id: ArticleId, words: &str, note: &str) -> Highlight {
    let text = &library.article(id).unwrap().unwrap().body.text;
    let start = text.find(words).unwrap();
    let range = TextRange::new(start, start + words.len());
    Highlight::of(text, range, note.to_owned())
}

fn highlight(library: &mut Library, id: ArticleId, words: &str, note: &str) {
    let highlight = passage(library, id, words, note);
    library.put_highlight(id, &highlight, NOW).unwrap();
}

/// What is highlighted in the present text, and the notes.
fn shown(library: &Library, id: ArticleId) -> Vec<(Option<String>, String)> {
    let text = &library.article(id).unwrap().unwrap().body.text;
    let highlights = library.highlights(id).unwrap().into_iter();
    let shown = highlights.map(|one| (one.range.map(|range| range.of(text).to_owned()), one.note));
    shown.collect()
}

fn found(library: &Library, query: &str) -> Vec<i64> {
    let filter = Filter {
        query: query::parse(query, &QueryVocabulary::default()).unwrap(),
        ..Filter::default()
    };
    let listing = library.list(&filter, ListOrder::Newest).unwrap();
    listing.ids.iter().map(|id| id.0).collect()
}

#[test]
fn what_is_highlighted_is_kept_and_changed_and_taken_back() {
    let (mut library, id) = library();
    let note = "راجعْ الموعدَ".to_owned();
    assert_eq!(shown(&library, id), [(Some(PASSAGE.to_owned()), note)]);
    assert_eq!(library.highlights(id).unwrap()[0].made_at, Some(NOW));
    highlight(&mut library, id, PASSAGE, "");
    assert_eq!(shown(&library, id).len(), 1, "it is the same passage");
    let quote = passage(&library, id, PASSAGE, "").quote;
    library.remove_highlight(id, &quote).unwrap();
    assert_eq!(library.highlights(id).unwrap(), []);
    // Neither is in an article that is not there.
    let other = ArticleId(99);
    let gone = Highlight::of(TEXT, TextRange::new(0, 1), String::new());
    library.put_highlight(other, &gone, NOW).unwrap();
    library.remove_highlight(other, &quote).unwrap();
    assert_eq!(library.all_highlights(9).unwrap(), HighlightList::default());
}

#[test]
fn a_changed_text_has_its_highlights_and_those_whose_text_is_gone_are_kept() {
    let (mut library, id) = library();
    highlight(&mut library, id, "السد آمن", "");
    let changed = TEXT
        .replace("# خبر السد\n\n", "# خبر السد\n\nتحديث في أول الخبر.\n\n")
        .replace("المقبل", "القادم")
        .replace("إن السد آمن", "كلاما كثيرا");
    library.add(&[incoming(&changed)], NOW).unwrap();
    let note = "راجعْ الموعدَ".to_owned();
    let anew = Some(PASSAGE.replace("المقبل", "القادم"));
    let lost = (None, String::new());
    assert_eq!(shown(&library, id), [lost, (anew, note.clone())]);
    // As it was it is all there again.
    library.add(&[incoming(TEXT)], NOW).unwrap();
    let before = [
        (Some("السد آمن".to_owned()), String::new()),
        (Some(PASSAGE.to_owned()), note),
    ];
    assert_eq!(shown(&library, id), before);
}

#[test]
fn they_go_with_their_article_and_come_back_with_it() {
    let (mut library, id) = library();
    let before = library.highlights(id).unwrap();
    let draft = library.draft(id).unwrap().unwrap();
    library.remove(&[id], NOW).unwrap();
    assert_eq!(library.all_highlights(9).unwrap(), HighlightList::default());
    library.restore(&[id]).unwrap();
    assert_eq!(library.highlights(id).unwrap(), before);

    let line = json_lines::write(draft).unwrap();
    let draft = json_lines::parse(line.as_bytes()).unwrap();
    let mut other = Library::in_memory().unwrap();
    // Where it has another text already, that is looked for them.
    let id = other.add(
        &[incoming(
            "# خبر\n\nوالعمل فيه يبدأ في نهاية العام المقبل قطعا.",
        )],
        NOW,
    );
    let id = id.unwrap()[0].id();
    highlight(&mut other, id, "قطعا", "");
    let incoming = Incoming::new(draft, &mut Indexer::new()).unwrap();
    other.add(&[incoming], NOW).unwrap();
    let notes = shown(&other, id);
    assert_eq!(notes.len(), 2, "{notes:?}");
    assert!(
        notes
            .iter()
            .any(|(words, _)| words.as_deref() == Some(PASSAGE)),
        "{notes:?}"
    );
    assert!(notes.iter().any(|(words, _)| words.is_none()), "{notes:?}");
}

#[test]
fn articles_are_found_by_what_is_highlighted_and_by_the_words_of_notes() {
    let (mut library, noted) = library();
    let other = markdown::parse("# ثان\n\nنص ثان", Source::file("/b.md".into()));
    let other = Incoming::new(other, &mut Indexer::new()).unwrap();
    let other = library.add(&[other], NOW).unwrap()[0].id();
    highlight(&mut library, other, "نص ثان", "");
    for (query, expected) in [
        ("is:noted", vec![noted]),
        ("حالة:بملاحظة", vec![noted]),
        ("is:highlighted", vec![noted, other]),
        ("حالة:مظلل", vec![noted, other]),
        ("is:highlighted -is:noted", vec![other]),
        ("note:الموعد", vec![noted]),
        ("note:موعد", vec![noted]),
        ("ملاحظة:مواعيد", vec![noted]),
        ("note:\"راجع الموعد\"", vec![noted]),
        ("note:الوزير", vec![]),
        ("-note:موعد", vec![other]),
        ("الوزير note:موعد", vec![noted]),
        ("(note:موعد أو ثان) is:highlighted", vec![noted, other]),
    ] {
        let ids: Vec<i64> = expected.iter().map(|id| id.0).collect();
        assert_eq!(found(&library, query), ids, "{query}");
    }
    let summaries = library.summaries(&[noted, other]).unwrap();
    let shown: Vec<_> = summaries.iter().map(|one| one.highlighting).collect();
    assert_eq!(shown, [Highlighting::WithNotes, Highlighting::WithoutNotes]);
}

#[test]
fn the_newest_are_listed_first() {
    let (mut library, id) = library();
    let later = "1970-01-01T00:00:00.5Z".parse().unwrap();
    let other = passage(&library, id, "السد آمن", "");
    library.put_highlight(id, &other, later).unwrap();
    let listed = library.all_highlights(9).unwrap();
    assert_eq!(listed.count, 2);
    let listed = listed.newest;
    let words = listed.iter().map(|one| one.highlight.quote.exact.as_str());
    assert_eq!(words.collect::<Vec<_>>(), ["السد آمن", PASSAGE]);
    assert_eq!(listed[0].title, "خبر السد");
    let newest = library.all_highlights(1).unwrap();
    assert_eq!((newest.newest.len(), newest.count), (1, 2));
}

#[test]
fn a_passage_is_one_whatever_text_it_was_highlighted_in() {
    let (mut library, id) = library();
    let changed = TEXT.replace("# خبر السد\n\n", "# خبر السد\n\nتحديث في أول الخبر.\n\n");
    library.add(&[incoming(&changed)], NOW).unwrap();
    // In another library the same was highlighted in the new text.
    let elsewhere = Highlight {
        range: None,
        ..passage(&library, id, PASSAGE, "من هناك")
    };
    let mut draft = library.draft(id).unwrap().unwrap();
    draft.kept.highlights = vec![elsewhere.clone(), elsewhere.clone()];
    for _ in 0..2 {
        let joined = Incoming::new(draft.clone(), &mut Indexer::new()).unwrap();
        library.add(&[joined], NOW).unwrap();
        let note = "راجعْ الموعدَ".to_owned();
        assert_eq!(shown(&library, id), [(Some(PASSAGE.to_owned()), note)]);
    }
    // It is changed and taken back by either quotation of it.
    let changed = Highlight {
        note: "غيرها".to_owned(),
        ..elsewhere.clone()
    };
    library.put_highlight(id, &changed, NOW).unwrap();
    assert_eq!(
        shown(&library, id),
        [(Some(PASSAGE.to_owned()), "غيرها".to_owned())]
    );
    library.remove_highlight(id, &elsewhere.quote).unwrap();
    assert_eq!(shown(&library, id), []);
}

#[test]
fn other_words_at_the_place_where_some_were_highlighted_are_no_such_passage() {
    let first = "# خبر\n\nنعم قال الوزير للصحافة كلها، وأضاف كلاما غيره.";
    let second =
        "# خبر\n\nنعم كتبت اللجنة أمس، ثم جاء الرد: نعم قال الوزير للصحافة كلها، وأضاف كلاما غيره.";
    let mut library = Library::in_memory().unwrap();
    let id = library.add(&[incoming(first)], NOW).unwrap()[0].id();
    highlight(&mut library, id, "نعم", "الأولى");
    library.add(&[incoming(second)], NOW).unwrap();
    // The same word, where that one stood before.
    highlight(&mut library, id, "نعم", "الثانية");
    let highlights = library.highlights(id).unwrap();
    let mut notes: Vec<_> = highlights
        .iter()
        .map(|one| (one.range.map(|range| range.start), one.note.as_str()))
        .collect();
    notes.sort_unstable();
    let text = &library.article(id).unwrap().unwrap().body.text;
    let starts = [text.find("نعم"), text.rfind("نعم")];
    assert_eq!(notes, [(starts[0], "الثانية"), (starts[1], "الأولى")]);
}

#[test]
fn no_more_is_highlighted_in_an_article_than_may_be() {
    let text = format!("# عدد\n\n{}", "سطر ".repeat(limits::HIGHLIGHTS_OF_ARTICLE));
    let mut library = Library::in_memory().unwrap();
    let id = library.add(&[incoming(&text)], NOW).unwrap()[0].id();
    let text = library.article(id).unwrap().unwrap().body.text.clone();
    let nth = |number: usize| {
        let start = text.find("سطر").unwrap() + number * "سطر ".len();
        Highlight::of(
            &text,
            TextRange::new(start, start + "سطر".len()),
            String::new(),
        )
    };
    highlight(&mut library, id, "عدد", "قديمة");
    // Another library has as many, of which one is here already.
    let mut draft = library.draft(id).unwrap().unwrap();
    let others = (0..limits::HIGHLIGHTS_OF_ARTICLE - 1).map(nth);
    draft.kept.highlights = others.chain([passage(&library, id, "عدد", "")]).collect();
    library
        .add(
            &[Incoming::new(draft.clone(), &mut Indexer::new()).unwrap()],
            NOW,
        )
        .unwrap();
    assert_eq!(
        library.highlights(id).unwrap().len(),
        limits::HIGHLIGHTS_OF_ARTICLE
    );
    // More of them have no room; what is there may get a note.
    let last = nth(limits::HIGHLIGHTS_OF_ARTICLE - 1);
    draft.kept.highlights = vec![
        last.clone(),
        Highlight {
            note: "جديدة".to_owned(),
            ..nth(0)
        },
    ];
    library
        .add(&[Incoming::new(draft, &mut Indexer::new()).unwrap()], NOW)
        .unwrap();
    library.put_highlight(id, &last, NOW).unwrap();
    let kept = library.highlights(id).unwrap();
    assert_eq!(kept.len(), limits::HIGHLIGHTS_OF_ARTICLE);
    assert_eq!(kept.iter().filter(|one| one.note == "جديدة").count(), 1);
}

/// The articles that a search in notes finds by the index alone.
fn noted(library: &Library, word: &str) -> Vec<i64> {
    let term = Term::Word(word.to_owned());
    let alternatives = library.alternatives(std::slice::from_ref(&term)).unwrap();
    library.noted(&term, &alternatives).unwrap()
}

/// How many notes the index has.
fn indexed(library: &Library) -> i64 {
    let count = "SELECT count(*) FROM note_words";
    library
        .connection
        .query_row(count, [], |row| row.get(0))
        .unwrap()
}

#[test]
fn the_index_of_notes_has_what_is_written_now() {
    let (mut library, id) = library();
    assert_eq!(
        (noted(&library, "المواعيد"), indexed(&library)),
        (vec![id.0], 1)
    );
    highlight(&mut library, id, PASSAGE, "اسأل المهندس");
    assert!(noted(&library, "الموعد").is_empty());
    assert_eq!(
        (noted(&library, "مهندسين"), indexed(&library)),
        (vec![id.0], 1)
    );
    highlight(&mut library, id, "السد آمن", "مهندس آخر");
    assert_eq!(noted(&library, "مهندس"), [id.0], "each article once");
    highlight(&mut library, id, PASSAGE, "");
    assert_eq!((noted(&library, "اسأل"), indexed(&library)), (vec![], 1));
    // They go with their article and come back with it.
    library.remove(&[id], NOW).unwrap();
    assert_eq!((noted(&library, "مهندس"), indexed(&library)), (vec![], 0));
    library.restore(&[id]).unwrap();
    assert_eq!(noted(&library, "مهندس"), [id.0]);
    let quote = passage(&library, id, "السد آمن", "").quote;
    library.remove_highlight(id, &quote).unwrap();
    assert_eq!(indexed(&library), 0);
}

#[test]
fn notes_of_articles_that_are_still_to_be_indexed_are_found_all_the_same() {
    let (mut library, id) = library();
    let older = "DELETE FROM fact WHERE name LIKE 'index%'; DELETE FROM note_words";
    library.connection.execute_batch(older).unwrap();
    assert_eq!(
        (noted(&library, "مواعيد"), indexed(&library)),
        (vec![id.0], 0)
    );
    assert_eq!(library.bring_index(9).unwrap(), 1);
    assert_eq!(
        (noted(&library, "مواعيد"), indexed(&library)),
        (vec![id.0], 1)
    );
}
