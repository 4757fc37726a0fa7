//! Browsing: the list, the pane and the sidebar are of one article, whatever keys are pressed and however late the
//! library answers.

use qari::app::key::{Key, KeyCode};
use qari::app::{Edit, Event, News, Pane, Reply, Request};
use qari::article::{ArticleId, Draft, Source};
use qari::library::{Filter, Incoming, Library};
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
    let mut library = Library::in_memory().unwrap();
    let incoming = Incoming::all(many(count)).unwrap();
    library.add(&incoming, jiff::Timestamp::UNIX_EPOCH).unwrap();
    library
}

fn many(count: usize) -> Vec<Draft> {
    let draft = |number: usize| -> Draft {
        let (year, month, day) = (2024 - number / 336, 12 - number / 28 % 12, 28 - number % 28);
        let paragraph = "تدرس اللجنة ملف النقل في المدينة وتعد تقريرًا عنه. ".repeat(9);
        let text = format!(
            "---\ndate: {year}-{month:02}-{day:02}\n---\n# الخبر رقم {number}\n\n{}",
            format!("{paragraph}\n\n").repeat(3)
        );
        markdown::parse(&text, Source::file(format!("/{number}.md").into()))
    };
    (0..count).map(draft).collect()
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
fn each_article_is_counted_once_whatever_rows_come() {
    let mut reader = Reader::over(numbered(60), 110, 20);
    let counted = |reader: &Reader| {
        let listing = &reader.app().list().listing;
        let kept = reader.library().count_of(&Filter::default()).unwrap();
        assert_eq!(listing.total_unread, kept.unread, "{}", reader.title());
        assert_eq!(listing.unread, kept.unread, "{}", reader.title());
        listing.unread
    };
    reader.press("<Enter>");
    for read in 1..60 {
        assert_eq!(counted(&reader), 60 - read);
        reader.press("J");
    }
    // Nor does it matter whether its row is there.
    let list = qari::app::Target::Pane(Pane::List);
    reader.send(Event::Wheel(list, -60));
    let current = current(&reader).unwrap();
    assert!(reader.app().list().summary(current).is_none());
    reader.press("r");
    assert_eq!(counted(&reader), 1);
    // A list that was counted before a mark comes behind it.
    reader.program.host.answering = Answering::Late;
    reader.send(Event::Replied(Reply::News(News::Changed)));
    reader.press("r");
    while !reader.program.host.asked().is_empty() {
        reader.answer(1);
        assert_eq!(reader.app().list().listing.unread, 0);
    }
    assert_eq!(counted(&reader), 0);
}

#[test]
fn what_is_found_in_an_article_that_one_came_back_to_at_once_is_shown() {
    let mut library = Library::in_memory().unwrap();
    let incoming = Incoming::all(samples()).unwrap();
    library.add(&incoming, jiff::Timestamp::UNIX_EPOCH).unwrap();
    let mut reader = Reader::over(library, 120, 30);
    let shown = reader.app().reading().unwrap().article.id;
    // The next one is asked for and read, and has not come when one is back.
    reader.program.host.answering = Answering::Late;
    reader.press("jk");
    while !reader.program.host.asked().is_empty() {
        reader.answer(1);
    }
    reader.program.host.answering = Answering::AtOnce;
    while reader.work() {}
    let reading = reader.app().reading().unwrap();
    assert_eq!(reading.article.id, shown);
    assert!(reading.annotations.is_some(), "{}", reader.screen());
}

#[test]
fn where_a_jump_led_stays_in_sight_on_a_smaller_screen() {
    let mut reader = Reader::new(samples(), 110, 30);
    reader.press("<Enter>");
    for _ in 0..12 {
        reader.press("]");
        let (top, jumped_to) = place(&reader);
        for (columns, rows) in [(110, 12), (60, 12), (110, 12), (60, 30), (110, 30)] {
            reader.resize(columns, rows);
            let reading = reader.app().reading().unwrap();
            assert_eq!(reading.jumped_to(), Some(jumped_to));
            let row = reading.page.row_of(jumped_to.start);
            let in_sight = reading.top()..reading.top() + reading.height();
            assert!(in_sight.contains(&row), "{row} of {in_sight:?}");
        }
        assert_eq!(place(&reader), (top, jumped_to), "all is as it was");
    }
}

/// The row at the top, and where a jump led.
fn place(reader: &Reader) -> (usize, qari::range::TextRange) {
    let reading = reader.app().reading().unwrap();
    (reading.top(), reading.jumped_to().unwrap())
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

#[test]
fn the_next_unread_article_is_one_key_away() {
    let mut reader = Reader::over(numbered(12), 110, 24);
    let ids = reader.app().list().listing.ids.clone();
    for read in [1, 2, 4] {
        reader.edit(Edit::Mark(ids[read], qari::app::Mark::Read(true)));
    }
    reader.press(";");
    assert_eq!(reader.title(), title(3));
    assert_eq!(reader.app().focus(), Pane::List, "one stays in the list");
    reader.press("<Enter>;");
    assert_eq!(
        (reader.title(), reader.app().focus()),
        (&*title(5), Pane::Reading)
    );
    // Round the end of the list, until none is left.
    for _ in 0..20 {
        reader.press(";");
    }
    assert_eq!(reader.app().notice(), Some(&Notice::NoFurtherUnread));
    assert_eq!(
        reader
            .library()
            .count_of(&qari::library::Filter::default())
            .unwrap()
            .unread,
        0
    );
}

#[test]
fn pages_and_half_pages_are_turned_by_the_usual_keys() {
    let mut reader = Reader::over(numbered(200), 60, 24);
    let selected = |reader: &Reader| reader.app().list().selected;
    let in_sight = reader.app().articles_in_sight();
    reader.press("<Ctrl-f>");
    assert_eq!(selected(&reader), in_sight);
    reader.press("<Ctrl-d>");
    assert_eq!(selected(&reader), in_sight + in_sight / 2);
    reader.press("<Ctrl-u><Ctrl-b>");
    assert_eq!(selected(&reader), 0);
    reader.resize(60, 12);
    reader.press("<Enter>");
    let top = |reader: &Reader| reader.app().reading().unwrap().top();
    let height = reader.app().reading().unwrap().height();
    reader.press("<Ctrl-d>");
    assert_eq!(top(&reader), height / 2);
    reader.press("<Ctrl-u><Ctrl-f>");
    assert_eq!(top(&reader), height - 1, "a row is kept for the eye");
    reader.press("<Ctrl-b>");
    assert_eq!(top(&reader), 0);
    // The feeds have other keys now.
    reader.press("<Ctrl-f><F4>");
    assert!(matches!(
        reader.on_top(),
        Some(qari::app::overlay::Content::Feeds(_))
    ));
    reader.press("<Esc><F5>");
    assert_eq!(reader.program.host.fetched.len(), 1);
}

#[test]
fn space_reads_on_into_the_next_article() {
    let mut reader = Reader::over(numbered(3), 60, 16);
    reader.press("<Enter>");
    let mut pages = 0;
    while reader.title() == title(0) {
        let before = reader.app().reading().unwrap().top();
        reader.press(" ");
        pages += 1;
        assert!(
            pages < 30
                && (reader.title() == title(1) || before < reader.app().reading().unwrap().top())
        );
    }
    assert!(pages > 2);
    assert_eq!(reader.app().reading().unwrap().top(), 0);
    // Another key for a page stops at the end, and so does the last article.
    reader.press("G<PageDown><PageDown>");
    assert_eq!(reader.title(), title(1));
    reader.press(" G ");
    assert_eq!(reader.app().notice(), Some(&Notice::NoFurtherArticle));
}

#[test]
fn one_key_goes_back_a_view_at_a_time_and_quits_from_the_list() {
    let mut reader = reader();
    for (keys, pane) in [
        ("<Enter>", Pane::List),
        ("e", Pane::Reading),
        ("t", Pane::List),
    ] {
        reader.press("<Esc><Esc><Right><Right>");
        reader.press(keys);
        reader.press("q");
        assert!(!reader.has_quit, "after {keys}");
        assert_eq!(reader.app().focus(), pane, "after {keys}");
    }
    reader.press("!q");
    assert!(reader.app().overlays().is_empty() && !reader.has_quit);
    reader.press("q");
    assert!(reader.has_quit);
    // Control and C leave from everywhere.
    let mut reader = self::reader();
    reader.press("<Enter>!<Ctrl-c>");
    assert!(reader.has_quit);
    // And so does the first where the settings say so.
    let settings = "[reading]\nquit-from = \"anywhere\"\n";
    for keys in ["<Enter>q", "e!q", "tq"] {
        let mut reader = Reader::with_settings(annotated(samples()), settings, 110, 24);
        reader.press(keys);
        assert!(reader.has_quit, "after {keys}");
    }
}

#[test]
fn the_place_in_an_article_is_told_from_its_top_to_its_end() {
    let mut reader = Reader::over(numbered(3), 60, 14);
    reader.press("<Enter>");
    let reading = |reader: &Reader| {
        let reading = reader.app().reading().unwrap();
        (reading.per_cent(), reading.minutes_left())
    };
    assert_eq!(reading(&reader).0, 0, "nothing is read at the top");
    // 243 words in all, of which an Arabic reader reads 181 in a minute.
    assert_eq!(reading(&reader).1, 2);
    let mut before = 0;
    while reader.app().reading().unwrap().rows_left() > 0 {
        reader.press("j");
        let (now, _) = reading(&reader);
        assert!(now > before && now <= 100);
        before = now;
    }
    assert_eq!(before, 100);
    assert_eq!(reading(&reader).1, 1);
}

#[test]
fn the_outline_leads_to_headings_and_names_what_stands_under_each() {
    let text = "---\nlanguage: ar\n---\n# تقرير العام\n\nافتتح المؤتمر في القاهرة.\n\n## الصحة\n\nحضر وفد منظمة الصحة العالمية.\n\n### التطعيم\n\nوصلت اللقاحات إلى السودان.\n\n## التعليم\n\nنوقشت المناهج في عمّان.\n";
    let long = text.replace(
        ".\n",
        &format!(". {}\n", "ونوقشت مسائل أخرى كثيرة. ".repeat(20)),
    );
    let draft = markdown::parse(&long, Source::file("/a.md".into()));
    let mut reader = Reader::over(annotated(vec![draft]), 80, 20);
    reader.press("T");
    let Some(qari::app::overlay::Content::Outline(outline)) = reader.on_top() else {
        panic!("no outline")
    };
    let rows: Vec<(&str, u8)> = outline
        .rows
        .iter()
        .map(|row| (row.heading.as_str(), row.level))
        .collect();
    assert_eq!(
        rows,
        [
            ("تقرير العام", 0),
            ("الصحة", 2),
            ("التطعيم", 3),
            ("التعليم", 2)
        ]
    );
    assert!(outline.rows[0].names.contains(&"القاهرة".to_owned()));
    assert!(outline.rows[2].names.contains(&"السودان".to_owned()));
    assert!(!outline.rows[1].names.contains(&"السودان".to_owned()));
    reader.press("jj<Enter>");
    assert!(reader.app().overlays().is_empty());
    let reading = reader.app().reading().unwrap();
    let start = reading.article.body.text.find("التطعيم").unwrap();
    assert_eq!(reading.place(None).top, start, "the heading is at the top");
    // It opens where one is, and back is where one came from.
    reader.press("T");
    assert_eq!(reader.app().overlays().last().unwrap().cursor.selected, 2);
    reader.press("T<Backspace>");
    assert_eq!(reader.app().reading().unwrap().top(), 0);
}

#[test]
fn the_text_stands_alone_in_the_reading_mode_and_where_it_is_all_there_is() {
    let mut reader = reader();
    let panes = |reader: &Reader| {
        let areas = reader.app().arrangement().unwrap();
        [areas.list, areas.reading, areas.sidebar].map(|area| area.is_some())
    };
    reader.press("z");
    assert_eq!(panes(&reader), [false, true, false]);
    assert_eq!(reader.app().focus(), Pane::Reading);
    // The entities come when they are asked for, and the text is alone again after that.
    reader.press("e");
    assert_eq!(panes(&reader), [true, true, true]);
    reader.press("q");
    assert_eq!(panes(&reader), [false, true, false]);
    reader.press("J");
    assert_eq!(
        (reader.title(), panes(&reader)),
        (HEALTH, [false, true, false])
    );
    reader.press("z");
    assert_eq!(panes(&reader), [true, true, true]);
    // An article alone opens so, and one key leaves.
    let mut reader = Reader::new(samples().into_iter().take(1).collect(), 110, 24);
    assert_eq!(panes(&reader), [false, true, false]);
    reader.press("q");
    assert!(reader.has_quit);
}

#[test]
fn the_rows_of_an_article_in_the_list_are_chosen_by_a_key_and_a_setting() {
    let mut reader = Reader::over(numbered(99), 100, 24);
    let rows = |reader: &Reader| reader.app().arrangement().unwrap().rows_per_article();
    let mut seen = vec![rows(&reader)];
    for _ in 0..3 {
        reader.press("=");
        seen.push(rows(&reader));
        assert_eq!(
            reader.app().articles_in_sight(),
            21 / usize::from(rows(&reader))
        );
    }
    assert_eq!(seen, [3, 2, 1, 3]);
    let settings = "[reading]\nlist-rows = 1\n";
    let reader = Reader::with_settings(numbered(9), settings, 100, 24);
    assert_eq!(rows(&reader), 1);
    let reader = Reader::with_settings(numbered(9), "[reading]\nlist-rows = 9\n", 100, 24);
    assert!(reader.app().notice().is_some());
}

/// Leaves the program and starts it once more on the same library.
fn start_again(mut reader: Reader, path: &std::path::Path) -> Reader {
    reader.press("<Ctrl-c>");
    assert!(reader.has_quit);
    drop(reader);
    Reader::over(Library::open(path).unwrap(), 110, 14)
}

#[test]
fn the_next_start_comes_back_where_one_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite3");
    let mut library = Library::open(&path).unwrap();
    library
        .add(
            &Incoming::all(many(40)).unwrap(),
            jiff::Timestamp::UNIX_EPOCH,
        )
        .unwrap();
    drop(library);
    let mut reader = Reader::over(Library::open(&path).unwrap(), 110, 14);
    assert_eq!(reader.title(), title(0));
    // The article and the place in it, the pane, the rows of the list.
    reader.press(&"j".repeat(30));
    reader.press("=<Enter>jjj");
    let top = reader.app().reading().unwrap().top();
    let mut reader = start_again(reader, &path);
    assert_eq!(
        (reader.title(), reader.app().focus()),
        (&*title(30), Pane::Reading)
    );
    assert_eq!(reader.app().reading().unwrap().top(), top);
    assert_eq!(reader.app().list().selected_row(), Some(30));
    assert_eq!(reader.app().arrangement().unwrap().rows_of_article(), 2);
    // The filter, and that the entities are hidden.
    reader.press("ee<Right>/رقم 7<Enter>");
    // It is known by the time the reader rests, whatever ends the program then.
    assert!(reader.rest());
    let session = reader.library().session().unwrap().unwrap();
    assert_eq!(session.query, "رقم 7");
    assert_eq!(session.article, current(&reader).map(|id| id.0));
    assert!(!reader.rest(), "it is kept once");
    let listed = reader.listed();
    let shown = reader.title().to_owned();
    assert!(!listed.is_empty() && listed.len() < 40);
    let mut reader = start_again(reader, &path);
    assert_eq!(reader.app().typed(), "رقم 7");
    assert_eq!(
        (reader.listed(), reader.title().to_owned()),
        (listed, shown)
    );
    assert!(reader.app().arrangement().unwrap().sidebar.is_none());
    // An article that is gone is no place to come back to.
    reader.press("xG");
    let gone = current(&reader).unwrap();
    let reader = {
        reader.press("<Ctrl-c>");
        drop(reader);
        let mut library = Library::open(&path).unwrap();
        library
            .remove(&[gone], jiff::Timestamp::UNIX_EPOCH)
            .unwrap();
        drop(library);
        Reader::over(Library::open(&path).unwrap(), 110, 14)
    };
    assert_eq!(reader.listed().len(), 39);
    assert!(reader.app().list().selected_row().is_some());
    assert_eq!(shown_title(&reader), reader.title());
}

fn shown_title(reader: &Reader) -> String {
    let row = reader.app().list().selected_row().unwrap();
    reader.listed()[row].clone()
}

/// At the sizes that terminals have, in both languages: what is to be seen of the list, the text and the entities.
#[test]
fn browsing_at_every_size() {
    use qari::i18n::Locale;
    for (name, locale) in [("ar", Locale::Arabic), ("en", Locale::English)] {
        for (columns, rows) in [(40, 12), (80, 24), (120, 40), (220, 50)] {
            let library = annotated(qari::sources::builtin());
            let mut reader = Reader::speaking(locale, library, "", (columns, rows));
            let mut snapshot = |what: &str, keys: &str| {
                reader.press(keys);
                let name = format!("browsing_{what}_{name}_{columns}x{rows}");
                insta::assert_snapshot!(name, reader.screen());
            };
            snapshot("list", "jjj");
            snapshot("one_row", "==");
            snapshot("outline", "<Enter> T");
            snapshot("text", "Tz");
        }
    }
}
