//! The event loop under any events in any order: what is on the screen is what the state says, and no article
//! in sight is left blank.

use proptest::prelude::*;
use qari::annotate::{Annotations, Annotator};
use qari::app::key::{Key, KeyCode};
use qari::app::{Edit, Event, Lookup, News, Reply, Request};
use qari::article::{Article, ArticleId, Draft, Source};
use qari::library::{Incoming, Library, ReadingPosition};
use qari::notice::Notice;
use qari::sources::markdown;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::reader::{Answering, Reader, samples};

fn articles(count: usize) -> Vec<Draft> {
    let draft = |number: usize| {
        let source = Source::file(format!("/{number}.md").into());
        let text = format!(
            "---\ndate: 20{:02}-03-0{}\n---\n# المقال رقم {number}\n\nقال فلاديمير بوتين في موسكو {number}.\n",
            number % 90,
            1 + number % 9
        );
        markdown::parse(&text, source)
    };
    (0..count).map(draft).collect()
}

fn library(drafts: Vec<Draft>) -> Library {
    let mut library = Library::in_memory().unwrap();
    let incoming = Incoming::all(drafts).unwrap();
    library.add(&incoming, jiff::Timestamp::UNIX_EPOCH).unwrap();
    library
}

/// The articles in sight whose rows on the screen are blank.
fn blank_articles(reader: &Reader) -> Vec<usize> {
    let app = reader.app();
    let area = app
        .arrangement()
        .and_then(|arrangement| Some((arrangement.list?, arrangement.rows_per_article())));
    let is_covered = !app.overlays().is_empty() || app.prompt().is_some();
    let Some((area, rows)) = area.filter(|_| !is_covered) else {
        return Vec::new();
    };
    let buffer = reader.buffer();
    let is_blank = |y: u16| {
        let mut cells = area.x..area.x + area.width;
        cells.all(|x| buffer[(x, y)].symbol().trim().is_empty())
    };
    let in_sight = (app.list().top..app.list().count())
        .zip((area.y..area.y + area.height).step_by(rows.into()));
    in_sight
        .filter(|(_, y)| is_blank(*y))
        .map(|(index, _)| index)
        .collect()
}

/// The frame that the present state makes.
fn frame_of_state(reader: &Reader) -> ratatui::buffer::Buffer {
    let area = reader.buffer().area;
    let mut terminal = Terminal::new(TestBackend::new(area.width, area.height)).unwrap();
    let (app, theme) = (reader.app(), &reader.program.host.theme);
    terminal
        .draw(|frame| {
            let _ = qari::ui::draw(app, theme, frame);
        })
        .unwrap();
    terminal.backend().buffer().clone()
}

#[test]
fn a_window_that_grows_shows_the_articles_that_come_into_sight() {
    let mut reader = Reader::over(library(articles(332)), 100, 14);
    reader.press(&" ".repeat(30));
    reader.resize(100, 60);
    assert_eq!(blank_articles(&reader), [0; 0]);
    reader.resize(100, 14);
    reader.press("g");
    reader.resize(100, 200);
    assert_eq!(blank_articles(&reader), [0; 0]);
    // At the end of the list the rows above come into sight.
    reader.resize(100, 14);
    reader.press("G");
    reader.resize(100, 60);
    let app = reader.app();
    assert_eq!(app.list().top + app.articles_in_sight(), app.list().count());
}

#[test]
fn the_place_is_kept_at_rest_and_not_before() {
    let mut reader = Reader::over(library(samples()), 60, 14);
    reader.press("<Enter>");
    let id = reader.app().reading().unwrap().article.id;
    let place = |reader: &Reader| reader.library().position(id).unwrap();
    reader.press("jj");
    let moved = reader.app().reading().unwrap().place(None).top;
    assert!(moved > 0);
    assert_ne!(place(&reader), Some(ReadingPosition(moved)));
    assert!(reader.rest());
    assert_eq!(place(&reader), Some(ReadingPosition(moved)));
    // Nothing moves: nothing is to be kept, and nobody is woken.
    reader.press("?<Esc>");
    assert!(!reader.rest());
    // Who stops may not come back.
    reader.press("j<Ctrl-z>");
    let moved = reader.app().reading().unwrap().place(None).top;
    assert_eq!(place(&reader), Some(ReadingPosition(moved)));
}

#[test]
fn what_is_typed_at_once_is_searched_for_once() {
    let mut reader = Reader::over(library(articles(40)), 100, 24);
    reader.press("<Enter><Esc>/");
    reader.program.host.answering = Answering::Late;
    reader.type_at_once(&"موسكو 7 ".repeat(100));
    let asked = reader.program.host.asked();
    let lists = asked.iter().filter_map(|ask| match &ask.request {
        Request::Lookup(Lookup::List { filter, .. }) => Some(filter),
        _ => None,
    });
    let lists: Vec<_> = lists.collect();
    assert_eq!(lists, [reader.app().filter()], "{asked:?}");
    assert!(asked.len() <= 3, "{asked:?}");
    reader.answer(usize::MAX);
    assert_eq!(reader.app().list().count(), reader.listed().len());
    // What is to be kept is asked at once, and nothing changes places with it.
    reader.press("<Esc><Esc>gg");
    reader.answer(usize::MAX);
    reader.type_at_once("*/م");
    let asked = reader.program.host.asked();
    let place = |is_it: fn(&Request) -> bool| asked.iter().position(|ask| is_it(&ask.request));
    let mark = place(|request| matches!(request, Request::Edit(Edit::Mark(..)))).unwrap();
    let list = place(|request| matches!(request, Request::Lookup(Lookup::List { .. }))).unwrap();
    assert!(mark < list, "{asked:?}");
}

/// What is typed before an article has come is meant for it, not for the one that is still shown.
#[test]
fn keys_wait_for_the_article_that_was_asked_for() {
    let mut reader = Reader::over(library(articles(5)), 100, 24);
    let shown = reader.app().reading().unwrap().article.id;
    reader.program.host.answering = Answering::Late;
    reader.press("jj<Enter>*");
    reader.answer(usize::MAX);
    while reader.app().reading().unwrap().article.id == shown {
        reader.answer(usize::MAX);
    }
    reader.answer(usize::MAX);
    let opened = reader.app().reading().unwrap().article.id;
    let starred = |reader: &Reader, id| reader.library().summaries(&[id]).unwrap()[0].is_starred;
    assert!(starred(&reader, opened));
    assert!(!starred(&reader, shown));
}

#[test]
fn an_article_that_cannot_be_annotated_is_told_of_once_and_the_others_go_on() {
    let extractor = Annotator::new();
    let extract = |article: &Article| -> Annotations {
        assert!(!article.metadata.title.ends_with('3'), "not this one");
        extractor.annotate(&article.body, &article.metadata)
    };
    let mut reader = Reader::over(library(articles(25)), 110, 24);
    while reader.work_with(&extract) {}
    assert_eq!(reader.library().work().unwrap().not_annotated, 0);
    let told = reader.app().notice();
    assert!(
        matches!(&told, Some(Notice::SetAside { count: 3, .. })),
        "{told:?}"
    );
    // It can be read, and says what is the matter.
    reader.press("x");
    let bad = reader.library().ids_as_they_came().unwrap()[13];
    let position = reader.app().list().position(bad).unwrap();
    reader.press(&format!("g{}<Enter>", "j".repeat(position)));
    assert_eq!(reader.title(), "المقال رقم 13");
    assert!(reader.app().reading().unwrap().is_set_aside);
    assert!(!reader.work_with(&extract), "it is not tried over and over");
    insta::assert_snapshot!(reader.screen());
}

/// Something that happens to the program.
#[derive(Clone, Debug)]
enum Step {
    Key(Key),
    Paste(String),
    /// The window has another size: said, or seen only by who looks.
    Resize(u16, u16),
    Click(u16, u16),
    /// The library answers late from here on, or at once.
    Answering(Answering),
    /// So many late answers come.
    Answer(usize),
    /// A piece of the work in the background is done.
    Work,
    Rest,
    /// Another program marks an article, by its place among all.
    Mark(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let keys = "hjkl \t]}[{neEtTsmficxgGHLJKb/?Noavwpduyr*بام٣3";
    let character = proptest::sample::select(keys.chars().collect::<Vec<_>>());
    let code = proptest::sample::select(vec![
        KeyCode::Enter,
        KeyCode::Escape,
        KeyCode::Backspace,
        KeyCode::Down,
        KeyCode::Up,
        KeyCode::PageDown,
        KeyCode::End,
        KeyCode::Tab,
    ]);
    prop_oneof![
        8 => character.prop_map(|character| Step::Key(Key::character(character))),
        6 => code.prop_map(|code| Step::Key(Key::plain(code))),
        1 => proptest::sample::select(vec!["بوتين", "رقم 1", "\u{1b}[2J"]).prop_map(|text| Step::Paste(text.to_owned())),
        4 => (20_u16..140, 5_u16..80).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
        1 => (0_u16..140, 0_u16..80).prop_map(|(column, row)| Step::Click(column, row)),
        1 => proptest::sample::select(vec![Answering::AtOnce, Answering::Late]).prop_map(Step::Answering),
        4 => (0_usize..4).prop_map(Step::Answer),
        3 => Just(Step::Work),
        1 => Just(Step::Rest),
        1 => (0_usize..120).prop_map(Step::Mark),
    ]
}

fn take(reader: &mut Reader, ids: &[ArticleId], step: Step) {
    match step {
        Step::Key(key) => reader.send(Event::Key(key)),
        Step::Paste(text) => reader.send(Event::Paste(text)),
        Step::Resize(columns, rows) => reader.resize(columns, rows),
        Step::Click(column, row) => {
            reader.click(column, row);
        }
        Step::Answering(answering) => {
            reader.program.host.answering = answering;
            if answering == Answering::AtOnce {
                reader.answer(usize::MAX);
            }
        }
        Step::Answer(most) => reader.answer(most),
        Step::Work => {
            reader.work();
        }
        Step::Rest => {
            reader.rest();
        }
        Step::Mark(index) => {
            let mark = qari::app::Mark::Starred(true);
            reader.edit(Edit::Mark(ids[index % ids.len()], mark));
            reader.send(Event::Replied(Reply::News(News::Changed)));
        }
    }
}

#[test]
fn the_row_of_the_filter_leaves_no_row_of_the_list_blank_before_the_library_answers() {
    let mut reader = Reader::over(library(articles(120)), 50, 35);
    reader.press("/موسكو<Enter>G");
    reader.program.host.answering = Answering::Late;
    reader.press("<Esc>");
    assert!(reader.app().filter_parts().is_empty());
    let (list, in_sight) = (reader.app().list(), reader.app().articles_in_sight());
    assert!(list.top > 0 && list.count() == 120);
    assert_eq!(list.top + in_sight, list.count());
}

#[test]
fn the_screen_shows_what_the_state_says_after_any_events() {
    let drafts = articles(120);
    proptest!(ProptestConfig::with_cases(24), |(
        steps in proptest::collection::vec(step(), 1..60),
        columns in 38_u16..130,
        rows in 10_u16..40,
    )| {
        let mut reader = Reader::over(library(drafts.clone()), columns, rows);
        let ids = reader.library().ids_as_they_came().unwrap();
        for step in steps {
            let described = format!("{step:?}");
            take(&mut reader, &ids, step);
            prop_assert_eq!(reader.buffer(), &frame_of_state(&reader), "after {}", described);
            let (list, in_sight) = (reader.app().list(), reader.app().articles_in_sight());
            let is_in_sight = reader.app().arrangement().is_some_and(|areas| areas.list.is_some());
            prop_assert!(
                !is_in_sight || list.top == 0 || list.top + in_sight <= list.count(),
                "rows below the last after {}", described
            );
            if reader.program.host.answering == Answering::AtOnce {
                prop_assert_eq!(blank_articles(&reader), Vec::<usize>::new(), "after {}", described);
            }
        }
        // However late the answers are, all rows are filled when they have come, and the pane has the current article.
        reader.program.host.answering = Answering::AtOnce;
        reader.answer(usize::MAX);
        prop_assert_eq!(blank_articles(&reader), Vec::<usize>::new());
        let app = reader.app();
        prop_assert_eq!(app.reading().map(|reading| reading.article.id), app.list().selected_article());
    });
}
