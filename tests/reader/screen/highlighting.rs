//! Passages highlighted, and notes on them: made, drawn, gone to, listed, kept when the text changes.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::style::Modifier;

use super::reader::{Reader, annotated, samples};
use qari::app::highlights::{HighlightsOverlay, ListedOf};
use qari::app::overlay::Content;
use qari::app::{Event, Target};
use qari::article::{Draft, Highlight, Source};
use qari::library::{Incoming, Library};
use qari::limits;
use qari::notice::{Deed, Notice};
use qari::runtime::intake::Bundle;
use qari::search::Indexer;
use qari::sources::markdown;

const FIRST: &str = "---
title: خبر السد
language: ar
date: 2024-05-02
---

قال الوزير إن السد آمن. وأضاف أن العمل فيه يبدأ في نهاية العام المقبل.

وقال محمد علي إن البناء سيستمر عامين.
";

const SECOND: &str =
    "---\ntitle: خبر آخر\nlanguage: ar\ndate: 2024-05-01\n---\n\nنص الخبر الآخر هنا.\n";

fn drafts() -> Vec<Draft> {
    let draft = |text: &str, name: &str| markdown::parse(text, Source::file(name.into()));
    vec![draft(FIRST, "/a.md"), draft(SECOND, "/b.md")]
}

/// A reader at the first of two articles.
fn reader() -> Reader {
    let mut reader = Reader::new(drafts(), 90, 24);
    reader.press("<Enter>");
    reader
}

/// What is highlighted in the open article: the words as they stand there now, and the notes.
fn highlights(reader: &Reader) -> Vec<(Option<String>, String)> {
    let reading = reader.app().reading().unwrap();
    let shown = |one: &Highlight| {
        let words = one
            .range
            .map(|range| range.of(&reading.article.body.text).to_owned());
        (words, one.note.clone())
    };
    reading.highlights().iter().map(shown).collect()
}

fn of(words: &str, note: &str) -> (Option<String>, String) {
    (Some(words.to_owned()), note.to_owned())
}

fn list(reader: &Reader) -> &HighlightsOverlay {
    match reader.on_top() {
        Some(Content::Highlights(list)) => list,
        other => panic!("{other:?}"),
    }
}

/// Selects the first sentence of the text below the title.
const SENTENCE: &str = "Xpps";

#[test]
fn what_is_selected_is_highlighted_and_no_longer_when_it_is_so_once_more() {
    let mut reader = reader();
    reader.press(&format!("{SENTENCE}t"));
    let sentence = "قال الوزير إن السد آمن.";
    assert_eq!(highlights(&reader), [of(sentence, "")]);
    assert!(!reader.app().is_selecting(), "it is let go");
    let deed = Deed::Highlighted {
        words: "قال الوزير إن السد آمن.".to_owned(),
    };
    assert_eq!(reader.app().notice(), Some(&Notice::Made(deed)));
    assert!(reader.screen().contains('¶'), "the list has a sign");
    reader.press(&format!("{SENTENCE}t"));
    assert_eq!(highlights(&reader), []);
    assert!(!reader.screen().contains('¶'));
    reader.press("u");
    assert_eq!(highlights(&reader), [of(sentence, "")]);
}

#[test]
fn a_note_is_written_changed_and_taken_away() {
    let mut reader = reader();
    reader.press(&format!("{SENTENCE}nراجعْ هذا<Enter>"));
    let sentence = "قال الوزير إن السد آمن.";
    assert_eq!(highlights(&reader), [of(sentence, "راجعْ هذا")]);
    // At the passage, selecting means all of it.
    reader.press("6Xn غدا<Enter>");
    assert_eq!(highlights(&reader), [of(sentence, "راجعْ هذا غدا")]);
    reader.press("6Xn<Ctrl-u><Enter>");
    assert_eq!(highlights(&reader), [of(sentence, "")]);
    for before in ["راجعْ هذا غدا", "راجعْ هذا"] {
        reader.press("u");
        assert_eq!(highlights(&reader), [of(sentence, before)]);
    }
    reader.press("u");
    assert_eq!(highlights(&reader), []);
    reader.press("YYY");
    assert_eq!(highlights(&reader), [of(sentence, "")]);
}

#[test]
fn a_note_that_is_left_is_a_draft_until_it_is_kept() {
    let mut reader = reader();
    reader.press(&format!("{SENTENCE}nراجع<Alt-Enter>قول الوزير<Esc>"));
    assert_eq!(highlights(&reader), [], "nothing is kept yet");
    assert!(reader.app().is_selecting(), "what is selected stays");
    assert_eq!(reader.app().notice(), Some(&Notice::NoteDraftKept));
    // Another passage has nothing to do with it.
    reader.press("<Esc>XGn");
    assert_eq!(typed(&reader), "");
    reader.press(&format!("<Esc><Esc>gg{SENTENCE}n"));
    assert_eq!(typed(&reader), "راجع\nقول الوزير");
    reader.press(" غدا<Enter>");
    let sentence = "قال الوزير إن السد آمن.";
    let note = "راجع\nقول الوزير غدا";
    assert_eq!(highlights(&reader), [of(sentence, note)]);
    reader.press("6Xn");
    assert_eq!(typed(&reader), note, "the draft is no more");
    // A note that is left as it is leaves no draft, one that is taken away in the prompt neither.
    for keys in ["<Esc>", "<Ctrl-u><Ctrl-u><Ctrl-u><Esc>"] {
        reader.press(keys);
        assert_eq!(reader.app().notice(), None);
        reader.press("n");
        assert_eq!(typed(&reader), note);
    }
}

#[test]
fn a_draft_is_there_in_the_list_and_at_the_next_start() {
    let mut reader = reader();
    reader.press(&format!("{SENTENCE}nأولى<Enter>7c وثانية<Ctrl-c>"));
    let sentence = "قال الوزير إن السد آمن.";
    assert_eq!(highlights(&reader), [of(sentence, "أولى")]);
    reader.press("c");
    assert_eq!(typed(&reader), "أولى وثانية");
    // Even where the program is ended while it is being written.
    reader.press(" وثالثة");
    reader.send(Event::Terminated);
    let session = reader.library().session().unwrap().unwrap();
    let mut library = annotated(drafts());
    library.keep_session(&session).unwrap();
    let mut reader = Reader::over(library, 90, 24);
    reader.press(&format!("<Enter>gg{SENTENCE}n"));
    assert_eq!(typed(&reader), "أولى وثانية وثالثة");
    reader.press("<Enter>");
    assert_eq!(highlights(&reader), [of(sentence, "أولى وثانية وثالثة")]);
}

#[test]
fn the_prompt_of_a_note_says_what_its_keys_do() {
    for (columns, rows) in [(40, 12), (80, 24)] {
        let mut reader = Reader::new(drafts(), columns, rows);
        reader.press(&format!("<Enter>{SENTENCE}nراجع"));
        let screen = reader.screen();
        for key in ["Enter", "Esc", "Alt-Enter", "Ctrl-j"] {
            assert!(screen.contains(key), "{key}\n{screen}");
        }
        reader.press("<Esc>n");
        let prompt = reader.app().prompt().unwrap();
        assert_eq!(prompt.notice, Some(Notice::NoteDraftResumed));
        assert!(
            reader.screen().contains("Enter"),
            "beside what it says of the draft"
        );
    }
}

/// What stands in the prompt.
fn typed(reader: &Reader) -> &str {
    reader.app().prompt().unwrap().text()
}

#[test]
fn what_the_mouse_selects_is_highlighted() {
    let mut reader = reader();
    let text = reader.app().reading().unwrap().article.body.text.clone();
    let start = text.find("الوزير").unwrap();
    let end = text.find(" آمن").unwrap();
    reader.send(Event::Clicked(Target::Text(start)));
    reader.send(Event::Dragged(Target::Text(end - 2)));
    reader.press("t");
    assert_eq!(highlights(&reader), [of("الوزير إن السد", "")]);
}

#[test]
fn one_goes_from_one_to_the_next_and_reads_the_note() {
    let mut reader = reader();
    reader.press("5");
    assert_eq!(reader.app().notice(), Some(&Notice::NothingHighlighted));
    reader.press("XGnالبناء طويل<Enter>ggXppst");
    let last = "عامين";
    assert_eq!(highlights(&reader).len(), 2);
    reader.press("6");
    assert_eq!(reader.jumped_to(), Some("قال الوزير إن السد آمن."));
    reader.press("6");
    assert_eq!(reader.jumped_to(), Some(last));
    assert!(reader.screen().contains("¶ "), "{}", reader.screen());
    assert_eq!(
        reader.app().reading().unwrap().highlight_number(),
        Some((2, 2))
    );
    reader.press("6");
    assert_eq!(
        reader.app().reading().unwrap().highlight_number(),
        Some((1, 2))
    );
    reader.press("5");
    assert_eq!(reader.jumped_to(), Some(last));
}

#[test]
fn all_are_listed_and_led_to_and_changed_there() {
    let mut reader = reader();
    reader.press("J");
    reader.press("XwtK");
    reader.press(&format!("{SENTENCE}nملاحظة<Enter>7"));
    assert_eq!(list(&reader).of, ListedOf::Article);
    assert_eq!(list(&reader).rows().unwrap().len(), 1);
    reader.press("<Tab>");
    assert_eq!(list(&reader).of, ListedOf::Library);
    let titles = list(&reader)
        .rows()
        .unwrap()
        .iter()
        .map(|row| row.title.as_str());
    assert_eq!(titles.collect::<Vec<_>>(), ["خبر السد", "خبر آخر"]);
    // The other one, which is in another article, gets a note and is gone to.
    reader.press("jcغيرها<Enter>");
    assert_eq!(list(&reader).rows().unwrap()[1].highlight.note, "غيرها");
    reader.press("<Enter>");
    assert_eq!(reader.title(), "خبر آخر");
    assert_eq!(reader.jumped_to(), Some("آخر"));
    assert_eq!(highlights(&reader), [of("آخر", "غيرها")]);
    reader.press("<Backspace>");
    assert_eq!(reader.title(), "خبر السد");
    // Removed and put back without leaving the list.
    reader.press("7d");
    assert_eq!(list(&reader).rows().unwrap().len(), 0);
    assert_eq!(highlights(&reader), []);
    reader.press("u");
    assert_eq!(list(&reader).rows().unwrap().len(), 1);
    reader.press("<Esc>");
    assert_eq!(
        highlights(&reader),
        [of("قال الوزير إن السد آمن.", "ملاحظة")]
    );
}

#[test]
fn the_list_of_articles_is_narrowed_to_those_with_notes() {
    let mut reader = reader();
    reader.press(&format!("{SENTENCE}nفكرة للمراجعة<Enter>"));
    for query in ["حالة:بملاحظة", "is:highlighted", "ملاحظة:مراجعة"] {
        reader.press(&format!("\\<Ctrl-u>{query}<Enter>"));
        assert_eq!(reader.listed(), ["خبر السد"], "{query}");
    }
}

#[test]
fn in_a_changed_text_they_are_found_again_and_what_is_gone_is_listed() {
    let mut reader = reader();
    reader.press(&format!("{SENTENCE}nملاحظة<Enter>XGt"));
    let changed = FIRST
        .replace("قال الوزير", "تحديث.\n\nقال الوزير")
        .replace("عامين", "كثيرا");
    let draft = markdown::parse(&changed, Source::file("/a.md".into()));
    let incoming = Incoming::new(draft, &mut Indexer::new()).unwrap();
    let bundle = Bundle {
        articles: vec![incoming],
        ..Bundle::default()
    };
    let mut replies = Vec::new();
    let librarian = reader.librarian();
    librarian.add_articles(bundle, &mut |reply| replies.push(reply));
    for reply in replies {
        reader.send(Event::Replied(reply));
    }
    assert_eq!(
        highlights(&reader),
        [
            of("قال الوزير إن السد آمن.", "ملاحظة"),
            (None, String::new())
        ]
    );
    reader.press("7j");
    let rows = list(&reader).rows().unwrap();
    assert_eq!(rows[1].highlight.quote.exact, "عامين");
    reader.press("<Enter>");
    assert_eq!(reader.app().notice(), Some(&Notice::PassageGone));
    assert_eq!(reader.title(), "خبر السد");
}

#[test]
fn highlights_are_drawn_with_a_mark_beside_the_text() {
    let mut reader = Reader::new(drafts(), 90, 24);
    reader.press("<Enter>");
    reader.press(&format!("{SENTENCE}nملاحظة<Enter><Esc>"));
    let marked = |reader: &Reader| {
        let cells = reader.buffer().content.iter();
        cells
            .filter(|cell| cell.modifier.contains(Modifier::UNDERLINED))
            .count()
    };
    assert!(marked(&reader) > 10, "a passage with a note is underlined");
    insta::assert_snapshot!("highlight_with_note", reader.screen());
    reader.press("7");
    assert!(reader.screen().contains(" ¶ "), "{}", reader.screen());
}

#[test]
fn a_library_that_can_only_be_read_says_so_and_shows_nothing_as_highlighted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite3");
    let mut library = Library::open(&path).unwrap();
    let incoming = Incoming::all(samples()).unwrap();
    library.add(&incoming, Timestamp::UNIX_EPOCH).unwrap();
    drop(library);
    let mut reader = Reader::over(Library::open_read_only(&path).unwrap(), 90, 24);
    reader.press("<Enter>Xt");
    assert!(
        matches!(reader.app().notice(), Some(Notice::Library { .. })),
        "{:?}",
        reader.app().notice()
    );
    assert_eq!(highlights(&reader), []);
}

#[test]
fn one_stays_at_a_passage_where_those_of_the_whole_library_are_shown() {
    let mut reader = reader();
    reader.press(&format!("{SENTENCE}tXGpt7j"));
    let chosen = |reader: &Reader| {
        let row = reader.app().overlays().last().unwrap().cursor.selected;
        list(reader).rows().unwrap()[row].clone()
    };
    let before = chosen(&reader);
    assert_ne!(list(&reader).rows().unwrap()[0], before);
    reader.press("<Tab>");
    assert_eq!(list(&reader).of, ListedOf::Library);
    assert_eq!(chosen(&reader), before);
    reader.press("<Tab>");
    assert_eq!(chosen(&reader), before);
}

#[test]
fn passages_that_overlap_are_gone_to_one_after_the_other() {
    let mut reader = reader();
    // The first word of the first sentence is a passage of its own.
    reader.press(&format!("{SENTENCE}tXGptgXppwt"));
    let count = highlights(&reader).len();
    assert_eq!(count, 3);
    reader.press("g");
    let mut seen = Vec::new();
    for _ in 0..count {
        reader.press("6");
        seen.push(reader.app().reading().unwrap().highlight_number());
    }
    let all: Vec<Option<(usize, usize)>> = (1..=count).map(|one| Some((one, count))).collect();
    assert_eq!(seen, all);
    for number in (1..count).rev() {
        reader.press("5");
        let now = reader.app().reading().unwrap().highlight_number();
        assert_eq!(now, Some((number, count)));
    }
}

/// A reader at an article of which a passage is highlighted with a note of several lines.
fn noted(note: &str) -> Reader {
    let text = FIRST.replacen(
        "---\n\n",
        &format!("highlights:\n  - exact: السد آمن\n    position: 0\n    note: {note:?}\n---\n\n"),
        1,
    );
    let draft = markdown::parse(&text, Source::file("/a.md".into()));
    let mut reader = Reader::new(vec![draft], 90, 24);
    reader.press("<Enter>");
    reader
}

#[test]
fn a_note_of_several_lines_is_written_shown_and_kept() {
    let mut reader = reader();
    reader.press(&format!("{SENTENCE}nأول<Alt-Enter>ثان<Ctrl-j>ثالث"));
    insta::assert_snapshot!("note_being_written", reader.screen());
    reader.press("<Enter>6");
    let sentence = "قال الوزير إن السد آمن.";
    assert_eq!(highlights(&reader), [of(sentence, "أول\nثان\nثالث")]);
    insta::assert_snapshot!("note_of_lines", reader.screen());
    reader.press("7");
    insta::assert_snapshot!("list_with_note_of_lines", reader.screen());
}

#[test]
fn nothing_of_a_note_is_lost_where_it_is_opened_and_accepted() {
    let note = " سطر أول\n\n  ثان،\tوآخر\n";
    let mut reader = noted(note);
    assert_eq!(highlights(&reader), [of("السد آمن", note)]);
    reader.press("6Xn<Enter>");
    assert_eq!(highlights(&reader), [of("السد آمن", note)]);
    reader.press("6Xn<Up><Up>جديد: <Enter>");
    let [(_, changed)] = &highlights(&reader)[..] else {
        panic!("one")
    };
    assert_eq!(changed.lines().count(), 3);
    assert!(changed.contains("جديد: "), "{changed:?}");
}

#[test]
fn what_has_no_words_is_not_highlighted_nor_what_is_too_long() {
    let mut reader = reader();
    let text = reader.app().reading().unwrap().article.body.text.clone();
    let blank = text.find(' ').unwrap();
    reader.send(Event::Clicked(Target::Text(blank)));
    reader.send(Event::Dragged(Target::Text(blank)));
    for key in ["t", "n"] {
        reader.press(key);
        assert_eq!(
            reader.app().notice(),
            Some(&Notice::NothingToHighlight),
            "{key}"
        );
        assert_eq!(highlights(&reader), []);
    }
    let long = format!("---\ntitle: طويل\n---\n\n{}", "كلام طويل جدا. ".repeat(4000));
    let draft = markdown::parse(&long, Source::file("/a.md".into()));
    let mut reader = Reader::new(vec![draft], 90, 24);
    reader.press("<Enter>XpGt");
    let limit = limits::PASSAGE / 1024;
    assert_eq!(
        reader.app().notice(),
        Some(&Notice::PassageTooLong { limit })
    );
    assert_eq!(highlights(&reader), []);
}

#[test]
fn no_more_is_highlighted_in_an_article_than_may_be() {
    let limit = limits::HIGHLIGHTS_OF_ARTICLE;
    let words: Vec<String> = (0..limit + 1)
        .map(|number| format!("كلمة{number}"))
        .collect();
    let listed: Vec<String> = words[1..]
        .iter()
        .map(|word| format!("  - exact: {word}\n    position: 0\n"))
        .collect();
    let text = format!(
        "---\ntitle: كلمات\nhighlights:\n{}---\n\n{}\n",
        listed.concat(),
        words.join(" ")
    );
    let draft = markdown::parse(&text, Source::file("/a.md".into()));
    let mut reader = Reader::new(vec![draft], 90, 24);
    reader.press("<Enter>");
    assert_eq!(highlights(&reader).len(), limit);
    reader.press("Xppwt");
    assert_eq!(
        reader.app().notice(),
        Some(&Notice::TooManyHighlights { limit })
    );
    assert_eq!(highlights(&reader).len(), limit);
    // What is highlighted already can have a note, and be so no longer.
    reader.press("<Esc>6Xnراجع<Enter>");
    assert!(highlights(&reader).iter().any(|one| one.1 == "راجع"));
}

#[test]
fn what_is_selected_stays_while_a_highlight_of_another_article_is_changed() {
    let mut reader = reader();
    reader.press("JXwtK");
    reader.press(&format!("{SENTENCE}7"));
    assert_eq!(list(&reader).of, ListedOf::Library);
    reader.press("cملاحظة<Enter>d<Esc>");
    assert!(reader.app().is_selecting());
}

#[test]
fn the_day_of_a_highlight_is_that_of_the_reader_s_clock() {
    // More than a day apart.
    for hours in [-12, 14] {
        let zone = TimeZone::fixed(jiff::tz::offset(hours));
        let mut reader = reader();
        reader.change_app(|app| app.in_time_zone(zone.clone()));
        reader.press("Xt7");
        let list = list(&reader);
        let made_at = list.rows().unwrap()[0].highlight.made_at.unwrap();
        let day = made_at.to_zoned(zone).date().day();
        let screen = reader.screen();
        assert!(screen.contains(&format!(" {day} ")), "{day}: {screen}");
    }
}
