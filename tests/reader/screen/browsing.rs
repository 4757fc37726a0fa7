//! Browsing: the list, the pane and the sidebar are of one article, whatever keys are pressed and however late the
//! library answers.

use qari::app::key::{Key, KeyCode};
use qari::app::{Edit, Event, Pane, Request};
use qari::article::{ArticleId, Draft, Source};
use qari::library::{Incoming, Library};
use qari::notice::Notice;
use qari::sources::markdown;

use super::reader::{Answering, Reader, annotated, samples};

const MINSK: &str = "مؤتمر في مينسك حول الأمن";
const HEALTH: &str = "حملة تطعيم تبدأ من القاهرة";
const SEA: &str = "البحر الأحمر والشعاب المرجانية";

fn reader() -> Reader {
    Reader::new(samples(), 110, 24)
}

/// Articles of three paragraphs, numbered, the first the newest; not annotated.
fn numbered(count: usize) -> Library {
    let draft = |number: usize| -> Draft {
        let (year, month, day) = (2024 - number / 336, 12 - number / 28 % 12, 28 - number % 28);
        let paragraph = "تدرس اللجنة ملف النقل في المدينة وتعد تقريرًا عنه. ".repeat(9);
        let text = format!(
            "---\ndate: {year}-{month:02}-{day:02}\n---\n# الخبر رقم {number}\n\n{}",
            format!("{paragraph}\n\n").repeat(3)
        );
        markdown::parse(&text, Source::file(format!("/{number}.md").into()))
    };
    let mut library = Library::in_memory().unwrap();
    let incoming = Incoming::all((0..count).map(draft)).unwrap();
    library.add(&incoming, jiff::Timestamp::UNIX_EPOCH).unwrap();
    library
}

fn title(number: usize) -> String {
    format!("الخبر رقم {number}")
}

fn current(reader: &Reader) -> Option<ArticleId> {
    reader.app().list().selected_article()
}

fn shown(reader: &Reader) -> Option<ArticleId> {
    Some(reader.app().reading()?.article.id)
}

/// The articles that the library was asked to read and has not answered yet.
fn asked_for(reader: &Reader) -> Vec<ArticleId> {
    let asked = reader.program.host.asked().iter();
    let opened = asked.filter_map(|ask| match &ask.request {
        Request::Open { id, .. } => Some(*id),
        _ => None,
    });
    opened.collect()
}

fn is_read(reader: &Reader, id: ArticleId) -> bool {
    reader.library().summaries(&[id]).unwrap()[0].is_read
}

fn names(reader: &Reader) -> Vec<String> {
    let annotations = reader.app().reading().unwrap().annotations.clone();
    let entities = annotations.unwrap().entities.clone();
    entities.into_iter().map(|entity| entity.name).collect()
}

#[test]
fn moving_in_the_list_shows_the_article_in_the_pane_and_its_entities() {
    let mut reader = reader();
    assert_eq!(reader.title(), MINSK);
    let before = names(&reader);
    reader.press("j");
    assert_eq!(reader.title(), HEALTH);
    assert_ne!(names(&reader), before);
    assert_eq!(
        reader.app().focus(),
        Pane::List,
        "keys still go to the list"
    );
    reader.press("j");
    assert_eq!(reader.title(), SEA);
    reader.press("kk");
    assert_eq!(reader.title(), MINSK);
    reader.press("G");
    assert_eq!(shown(&reader), current(&reader));
    assert_ne!(reader.title(), MINSK);
}

#[test]
fn every_key_acts_on_the_current_article() {
    let mut reader = reader();
    reader.press("j*");
    let starred = |reader: &Reader| {
        let library = reader.library();
        let all = library
            .summaries(&library.ids_as_they_came().unwrap())
            .unwrap();
        let starred = all.into_iter().filter(|summary| summary.is_starred);
        starred.map(|summary| summary.title).collect::<Vec<_>>()
    };
    assert_eq!(starred(&reader), [HEALTH]);
    // From the entities, from the text and from the list: the same one.
    reader.press("e*");
    assert_eq!(starred(&reader), [""; 0]);
    reader.press("<Tab><Tab>*");
    assert_eq!(
        (reader.app().focus(), starred(&reader)),
        (Pane::Reading, vec![HEALTH.to_owned()])
    );
    reader.press("<Right>j}");
    assert_eq!(reader.title(), SEA);
    assert!(
        reader.jumped_to().is_some(),
        "steps go through what is shown"
    );
    assert_eq!(reader.app().focus(), Pane::List);
}

#[test]
fn the_pane_follows_a_search_and_its_end() {
    let mut reader = reader();
    reader.press("/أحمر");
    assert_eq!(
        (reader.listed(), reader.title()),
        (vec![SEA.to_owned()], SEA)
    );
    reader.press("<Esc>");
    assert_eq!(reader.title(), MINSK, "where one was before");
    reader.press("jt");
    // The first topic does not have every article.
    let before = reader.listed().len();
    reader.press("<Enter>");
    assert!(reader.listed().len() < before);
    assert_eq!(shown(&reader), current(&reader));
    assert_eq!(current(&reader), Some(reader.app().list().listing.ids[0]));
}

#[test]
fn with_no_result_that_is_said_and_nothing_else_is_shown() {
    for columns in [110, 80, 50] {
        let mut reader = Reader::new(samples(), columns, 24);
        reader.press("/زحلوقة<Enter>");
        assert!(reader.app().reading().is_none());
        assert_eq!(reader.app().entities().rows, []);
        reader.press("<Enter>");
        let screen = reader.screen();
        let body: Vec<&str> = screen.lines().skip(3).take(20).collect();
        let written = body
            .iter()
            .filter(|row| !row.replace('│', "").trim().is_empty());
        assert_eq!(
            written.count(),
            2,
            "what is the matter and which key helps:\n{screen}"
        );
        // No key falls on something that is not there.
        reader.press("]}se/ا<Enter>mic*ry!J<Enter>Kn<Esc><Esc>");
        reader.press("x");
        assert_eq!(reader.title(), MINSK);
    }
}

#[test]
fn an_article_counts_as_read_when_it_is_entered_moved_in_or_stayed_on() {
    let mut reader = Reader::over(numbered(9), 110, 20);
    let ids = reader.app().list().listing.ids.clone();
    let read = |reader: &Reader| {
        let read = ids.iter().filter(|id| is_read(reader, **id));
        read.map(|id| ids.iter().position(|other| other == id).unwrap())
            .collect::<Vec<_>>()
    };
    reader.press("jjj");
    assert_eq!(read(&reader), [0; 0], "passing by is not reading");
    assert!(reader.stay());
    assert_eq!(read(&reader), [3]);
    assert!(!reader.stay(), "it counts once");
    reader.press("j");
    let text = qari::app::Target::Pane(Pane::Reading);
    reader.send(Event::Wheel(text, 1));
    assert_eq!(read(&reader), [3, 4], "it was moved in");
    reader.press("j<Enter>");
    assert_eq!(read(&reader), [3, 4, 5], "it was entered");
    // What lies over the text is looked at, not the text.
    reader.press("<Right>j?");
    reader.stay();
    reader.press("<Esc>");
    assert_eq!(read(&reader), [3, 4, 5]);
    assert!(reader.stay(), "it is in sight again");
    assert_eq!(read(&reader), [3, 4, 5, 6]);
    // Said to be unread it stays so.
    reader.press("r");
    assert!(!reader.stay());
    assert_eq!(read(&reader), [3, 4, 5]);
}

#[test]
fn where_the_text_is_not_in_sight_nobody_stays_on_it() {
    let mut reader = Reader::over(numbered(3), 50, 20);
    assert!(!reader.stay());
    assert!(!is_read(&reader, current(&reader).unwrap()));
    reader.press("<Enter>");
    assert!(is_read(&reader, current(&reader).unwrap()));
}

#[test]
fn how_long_one_stays_is_a_setting() {
    let stayed = |settings: &str| {
        let mut reader = Reader::with_settings(numbered(3), settings, 110, 20);
        assert_eq!(reader.app().notice(), None);
        reader.stay() && is_read(&reader, current(&reader).unwrap())
    };
    assert!(stayed(""));
    assert!(stayed("[reading]\nread-after = 20\n"));
    assert!(!stayed("[reading]\nread-after = 0\n"));
}

/// Of what was wanted while the library read another article only the last is read, and no key waits for it.
#[test]
fn a_key_that_is_held_drops_stale_work() {
    let mut reader = Reader::over(numbered(300), 110, 24);
    let ids = reader.app().list().listing.ids.clone();
    reader.program.host.answering = Answering::Late;
    for pressed in 1..=200 {
        reader.send(Event::Key(Key::plain(KeyCode::Down)));
        assert_eq!(
            current(&reader),
            Some(ids[pressed]),
            "the list moves at once"
        );
        assert_eq!(
            asked_for(&reader),
            [ids[1]],
            "one article is read at a time"
        );
    }
    assert_eq!(shown(&reader), Some(ids[0]));
    reader.answer(usize::MAX);
    assert_eq!(asked_for(&reader), [ids[200]]);
    reader.answer(usize::MAX);
    assert_eq!(shown(&reader), Some(ids[200]));
    assert_eq!(asked_for(&reader), []);
    // Nothing is kept of articles that were passed by.
    let edits = reader.program.host.asked().iter();
    let edits = edits.filter(|ask| matches!(ask.request, Request::Edit(_)));
    assert_eq!(edits.count(), 0);
    for id in ids.iter() {
        assert_eq!(reader.library().position(*id).unwrap(), None);
        assert!(!is_read(&reader, *id));
    }
}

/// In the text, too: the next article is the next of the list, whatever is still shown.
#[test]
fn going_from_article_to_article_waits_for_none() {
    let mut reader = Reader::over(numbered(30), 110, 24);
    reader.press("<Enter>");
    reader.program.host.answering = Answering::Late;
    reader.press("JJJJJ");
    reader.answer(usize::MAX);
    reader.answer(usize::MAX);
    assert_eq!(reader.title(), title(5));
    // A key for the text waits for it, and those after it wait with it.
    reader.press("J*J*");
    assert_eq!(reader.title(), title(5));
    for _ in 0..6 {
        reader.answer(usize::MAX);
    }
    assert_eq!(reader.title(), title(7));
    let starred = |number: usize| {
        let id = reader.app().list().listing.ids[number];
        reader.library().summaries(&[id]).unwrap()[0].is_starred
    };
    assert_eq!([5, 6, 7].map(starred), [false, true, true]);
}

/// What passes the filter no more stays in sight until one moves on: who reads is not torn away.
#[test]
fn an_article_that_leaves_the_list_stays_until_one_moves() {
    let mut reader = Reader::over(numbered(5), 110, 24);
    reader.press("/is:unread<Enter>j<Enter>");
    let ids = reader.app().list().listing.ids.clone();
    assert_eq!(shown(&reader), Some(ids[1]));
    reader.send(Event::Replied(qari::app::Reply::News(
        qari::app::News::Changed,
    )));
    assert_eq!(reader.app().list().count(), 4);
    assert_eq!(shown(&reader), Some(ids[1]), "it is read and stays");
    assert_eq!(reader.app().list().selected_row(), None, "no row is it");
    reader.press("*");
    assert!(reader.library().summaries(&[ids[1]]).unwrap()[0].is_starred);
    // The one that took its place comes next, and the one above it before.
    reader.press("J");
    assert_eq!(shown(&reader), Some(ids[2]));
    reader.send(Event::Replied(qari::app::Reply::News(
        qari::app::News::Changed,
    )));
    reader.press("<Right>k");
    assert_eq!(shown(&reader), Some(ids[0]));
}

/// An article from outside the list is the current one; the list goes on from where it was.
#[test]
fn an_article_from_elsewhere_is_the_current_one() {
    let mut reader = reader();
    reader.press("e/القاهرة<Enter>");
    reader.press("<Tab>t<Enter>");
    assert!(!reader.listed().contains(&SEA.to_owned()));
    let row = reader.app().list().selected_row();
    assert!(row.is_some());
    // The last article that mentions the city is about the sea.
    reader.press("<Down>mG<Enter>");
    assert_eq!(reader.title(), SEA);
    assert_eq!(reader.app().list().selected_row(), None);
    assert_eq!(shown(&reader), current(&reader));
    reader.press("*");
    let sea = current(&reader).unwrap();
    assert!(reader.library().summaries(&[sea]).unwrap()[0].is_starred);
    reader.press("<Backspace>");
    assert_eq!(reader.app().list().selected_row(), row);
    assert_eq!(shown(&reader), current(&reader));
}

/// A row of moves is one jump, and what was read in between is come back to.
#[test]
fn going_back_leads_to_what_was_read() {
    let mut reader = Reader::over(numbered(30), 110, 24);
    reader.press("jjjjj");
    assert!(reader.stay());
    reader.press("jjjj");
    assert_eq!(reader.title(), title(9));
    reader.press("<Backspace>");
    assert_eq!(reader.title(), title(5));
    reader.press("<Backspace>");
    assert_eq!(reader.title(), title(0));
}

#[test]
fn an_article_that_cannot_be_read_is_not_asked_for_over_and_over() {
    let mut reader = Reader::over(numbered(5), 110, 24);
    reader.program.host.answering = Answering::Late;
    reader.press("j");
    reader.fail_next(Notice::ArticleGone);
    assert_eq!(reader.app().notice(), Some(&Notice::ArticleGone));
    assert!(
        reader.app().reading().is_none(),
        "no other is shown in its place"
    );
    reader.press("?<Esc>");
    assert_eq!(asked_for(&reader), []);
    reader.press("j");
    reader.answer(usize::MAX);
    assert_eq!(reader.title(), title(2));
    // Gone back to it is tried once more.
    reader.press("k");
    reader.answer(usize::MAX);
    assert_eq!(reader.title(), title(1));
}

/// A place of which the library knows nothing new is not written.
#[test]
fn entering_and_leaving_an_article_at_its_start_keeps_nothing() {
    let mut reader = Reader::over(numbered(5), 110, 24);
    reader.press("<Enter>J");
    reader.rest();
    let first = reader.app().list().listing.ids[0];
    assert_eq!(reader.library().position(first).unwrap(), None);
    reader.press("Kjj");
    reader.rest();
    assert!(reader.library().position(first).unwrap().is_some());
}

#[test]
fn what_was_searched_for_last_is_marked_however_late_the_article_comes() {
    let mut reader = Reader::over(annotated(samples()), 110, 24);
    reader.press("/السودان");
    reader.program.host.answering = Answering::Late;
    reader.press("<Ctrl-u>");
    reader.answer(usize::MAX);
    reader.press("القاهرة");
    for _ in 0..6 {
        reader.answer(usize::MAX);
    }
    let search = reader.app().reading().unwrap().search.clone().unwrap();
    assert_eq!(search.words, "القاهرة");
    assert!(!search.hits.is_empty());
}

/// An edit that another program makes is no reason to leave an article.
#[test]
fn a_mark_of_another_program_moves_nothing() {
    let mut reader = Reader::over(numbered(20), 110, 24);
    reader.press("jjj");
    let (id, top) = (current(&reader), reader.app().list().top);
    reader.edit(Edit::Mark(id.unwrap(), qari::app::Mark::Read(true)));
    reader.send(Event::Replied(qari::app::Reply::News(
        qari::app::News::Changed,
    )));
    assert_eq!((current(&reader), reader.app().list().top), (id, top));
    assert_eq!(shown(&reader), id);
}
