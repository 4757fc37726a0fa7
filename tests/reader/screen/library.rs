//! What readers do with a library: mark articles, search them all, go from hit to hit.

use super::reader::{Reader, samples};
use qari::app::completing::Offer;
use qari::app::key::Key;
use qari::app::prompt::Prompt;
use qari::app::{Edit, Effect, Event, Lookup, Mark, News, Pane, Reply, Request, Target, update};
use qari::library::ListOrder;
use qari::notice::Notice;
use qari::search::Finder;

const MINSK: &str = "مؤتمر في مينسك حول الأمن";
const HEALTH: &str = "حملة تطعيم تبدأ من القاهرة";
const SEA: &str = "البحر الأحمر والشعاب المرجانية";

fn reader() -> Reader {
    Reader::new(samples(), 110, 24)
}

/// What the row of the selected article says of its marks: (not read, starred).
fn marks_shown(reader: &Reader) -> (bool, bool) {
    let id = reader.app().list().selected_article().unwrap();
    let shown = reader.app().list().summary(id).unwrap();
    (!shown.is_read, shown.is_starred)
}

/// The same, where it is what is kept.
fn marks(reader: &Reader) -> (bool, bool) {
    let id = reader.app().list().selected_article().unwrap();
    let shown = marks_shown(reader);
    let kept = &reader.library().summaries(&[id]).unwrap()[0];
    assert_eq!(
        shown,
        (!kept.is_read, kept.is_starred),
        "what is shown is what is kept"
    );
    shown
}

/// How many rows of the list have the sign of what was not read.
fn unread_rows(reader: &Reader) -> usize {
    let screen = reader.screen();
    screen
        .lines()
        .skip(1)
        .filter(|row| row.contains('●'))
        .count()
}

#[test]
fn an_article_is_starred_and_counted_as_read_from_the_list_and_from_its_text() {
    let mut reader = reader();
    assert_eq!(marks(&reader), (true, false));
    assert_eq!(unread_rows(&reader), 4);
    reader.press("*r");
    assert_eq!(marks(&reader), (false, true));
    assert_eq!(unread_rows(&reader), 3);
    assert_eq!(reader.screen().matches('★').count(), 1);
    assert_eq!(reader.app().list().listing.unread, 3);
    reader.press("*r");
    assert_eq!(marks(&reader), (true, false));
    // Opened it counts as read, until the reader says otherwise.
    reader.press("<Enter>");
    assert_eq!(marks(&reader), (false, false));
    reader.press("r*");
    assert_eq!(marks(&reader), (true, true));
    reader.press("J");
    assert_eq!(reader.title(), HEALTH);
    assert_eq!(
        marks(&reader),
        (false, false),
        "the next article is another"
    );
}

#[test]
fn what_a_search_found_is_shown_in_its_sentence() {
    let mut reader = reader();
    reader.press("/السودان<Enter>");
    assert_eq!(reader.listed().len(), 2);
    let id = reader.app().list().selected_article().unwrap();
    let entry = reader.app().list().entry(0).unwrap();
    let found = entry.found.as_ref().unwrap();
    assert_eq!(entry.summary.id, id);
    assert!(!found.snippet.is_empty());
    let hit = found.in_snippet[0].of(&found.snippet);
    assert!(hit.contains("سودان"), "{hit}");
    insta::assert_snapshot!(reader.screen());
}

#[test]
fn hits_are_gone_through_from_article_to_article() {
    let mut reader = reader();
    reader.press("/القاهرة<Enter>o");
    assert_eq!(reader.app().list().listing.order, ListOrder::Newest);
    assert_eq!(reader.listed(), [MINSK, HEALTH, SEA]);
    reader.press("g<Enter>");
    let mut seen = Vec::new();
    for _ in 0..7 {
        reader.press("n");
        let Some(Notice::Hit {
            number,
            count,
            article,
            ..
        }) = reader.app().notice()
        else {
            panic!("no hit is told")
        };
        assert_eq!(reader.app().focus(), Pane::Reading);
        assert_eq!(reader.jumped_to(), Some("القاهرة"));
        seen.push((article.unwrap(), *number, *count));
    }
    // Through all hits of all articles, and from the last of them to the first.
    let mut expected = Vec::new();
    let library = reader.library();
    let mut finder = Finder::new(&reader.app().filter().query.terms());
    for (index, id) in reader.app().list().listing.ids.iter().enumerate() {
        let count = library
            .found_in(*id, &mut finder)
            .unwrap()
            .unwrap()
            .hits
            .len();
        expected.extend((1..=count).map(|number| ((index + 1, 3), number, count)));
    }
    let expected: Vec<_> = expected.iter().cycle().take(7).copied().collect();
    assert_eq!(seen, expected);
    // And back again.
    for place in seen.iter().rev().skip(1) {
        reader.press("N");
        let at = match reader.app().notice() {
            Some(Notice::Hit {
                number,
                count,
                article,
                ..
            }) => (article.unwrap(), *number, *count),
            _ => panic!("no hit is told"),
        };
        assert_eq!(at, *place);
    }
    reader.press("<Backspace>");
    assert_eq!(reader.title(), MINSK, "a row of steps is one jump");
}

#[test]
fn what_the_list_is_searched_for_is_marked_in_the_open_article_at_once() {
    let mut reader = reader();
    assert_eq!(reader.title(), MINSK);
    reader.press("/القاهرة");
    let hits = |reader: &Reader| {
        let search = reader.app().reading().unwrap().search.as_ref();
        search.map_or(0, |search| search.hits.len())
    };
    assert_eq!(hits(&reader), 2);
    reader.press("<Esc>");
    assert_eq!(hits(&reader), 0);
}

#[test]
fn a_search_within_an_article_stays_in_it() {
    let mut reader = reader();
    reader.press("<Enter>/القاهرة<Enter>nnn");
    assert_eq!(reader.title(), MINSK);
    assert!(matches!(
        reader.app().notice(),
        Some(Notice::Hit { article: None, .. })
    ));
}

/// What the prompt offers.
fn offers(reader: &Reader) -> Vec<String> {
    let prompt = reader.app().prompt();
    let completing = prompt.and_then(|prompt| prompt.completing.as_ref());
    let shown = completing.map_or(&[][..], |completing| completing.shown());
    shown.iter().map(Offer::insert).collect()
}

fn typed(reader: &Reader) -> &str {
    reader.app().prompt().map_or("", Prompt::text)
}

#[test]
fn a_query_narrows_the_list_and_its_heading_shows_it() {
    let mut reader = reader();
    reader.press("/موضوع:صحة");
    assert_eq!(reader.listed(), [HEALTH]);
    reader.press(" أو البحر");
    assert_eq!(reader.listed().len(), 2);
    reader.press("<Enter>");
    assert!(reader.app().prompt().is_none());
    assert_eq!(reader.app().typed(), "موضوع:صحة أو البحر");
    reader.press("/<Ctrl-u>lang:en");
    assert_eq!(reader.listed().len(), 1);
    reader.press("<Esc>");
    assert_eq!(reader.listed().len(), 2, "as before");
    assert_eq!(reader.app().typed(), "موضوع:صحة أو البحر");
}

#[test]
fn a_mistake_is_pointed_at_and_leaves_the_list_as_it_was() {
    let mut reader = reader();
    reader.press("/القاهرة ");
    let before = reader.listed();
    reader.press("lang:قمر x");
    let error = reader.app().prompt().unwrap().error.clone().unwrap();
    assert_eq!(error.range.of(typed(&reader)), "قمر");
    assert_eq!(reader.listed(), before);
    insta::assert_snapshot!(reader.screen());
    // Its letters are underlined, and they alone.
    let buffer = reader.buffer();
    let underlined = (0..110).filter(|x| {
        let modifier = buffer[(*x, 23)].modifier;
        modifier.contains(ratatui::style::Modifier::UNDERLINED)
    });
    assert_eq!(underlined.count(), 3);
    reader.press("<Enter>");
    assert!(
        reader.app().prompt().is_some(),
        "what is wrong is not taken"
    );
    reader.press("<Esc>");
    assert_eq!(reader.listed().len(), 4);
}

#[test]
fn keys_and_topics_are_offered_while_one_types() {
    let mut reader = reader();
    reader.press("/");
    assert!(offers(&reader).is_empty(), "nobody asked");
    reader.press("مو");
    assert_eq!(offers(&reader)[0], "موضوع:");
    reader.press("<Tab>");
    assert_eq!(typed(&reader), "موضوع:");
    assert_eq!(offers(&reader).len(), 10, "all topics");
    assert_eq!(reader.listed().len(), 4, "not typed to its end");
    reader.press("<Down><Down>");
    insta::assert_snapshot!(reader.screen());
    reader.press("<Enter>");
    assert_eq!(typed(&reader), "موضوع:أمن ");
    assert_eq!(reader.listed(), [MINSK]);
    reader.press("حالة:<Tab>");
    assert_eq!(typed(&reader), "موضوع:أمن حالة:غير_مقروء ");
    reader.press("<Enter>");
    assert_eq!(reader.listed(), [MINSK]);
}

#[test]
fn keys_are_offered_where_one_asks_for_them() {
    let mut reader = reader();
    reader.press("/<Down>");
    assert!(offers(&reader).contains(&"كيان:".to_owned()));
    reader.press("<Down><Down><Up><Enter>");
    assert_eq!(typed(&reader), "موضوع:");
    reader.press("<Down><Esc>");
    assert!(
        reader.app().prompt().is_some(),
        "first the choice is given up"
    );
    reader.press("<Esc>");
    assert!(reader.app().prompt().is_none());
}

#[test]
fn names_of_the_library_are_offered() {
    let mut reader = reader();
    reader.press("/كيان:القاه");
    assert_eq!(offers(&reader), ["القاهرة"]);
    reader.press("<Tab>");
    assert_eq!(typed(&reader), "كيان:القاهرة ");
    assert_eq!(reader.listed(), [MINSK, HEALTH, SEA]);
    reader.press("<Ctrl-u>شخص:لا<Down>");
    insta::assert_snapshot!(reader.screen());
    reader.press("<Tab>");
    assert_eq!(typed(&reader), "شخص:\"سيرغي لافروف\" ");
    assert_eq!(reader.listed(), [MINSK]);
    reader.press("<Ctrl-u>source:q<Tab><Enter>");
    assert_eq!(reader.app().typed().trim(), "source:qari");
}

#[test]
fn the_mouse_takes_what_is_offered() {
    let mut reader = reader();
    reader.press("/موض");
    assert_eq!(reader.click(100, 22), Some(Target::Offer(0)));
    assert_eq!(typed(&reader), "موضوع:");
}

#[test]
fn a_query_longer_than_its_line_shows_the_caret() {
    let mut reader = Reader::new(samples(), 40, 12);
    reader.press("/القاهرة مصر السودان البحر الأحمر والشعاب المرجانية");
    for _ in 0..50 {
        reader.press("<Right>");
    }
    assert_eq!(reader.app().prompt().unwrap().caret(), 0);
    let last = reader.screen().lines().last().unwrap().to_owned();
    assert!(
        last.contains("ﺓﺮﻫﺎﻘﻟﺍ"),
        "the first word is in sight: {last}"
    );
}

#[test]
fn a_search_that_is_given_up_leaves_the_one_there_was() {
    let mut reader = reader();
    reader.press("/القاهرة<Enter><Enter>n");
    let search = |reader: &Reader| reader.app().reading().unwrap().search.clone();
    let before = search(&reader);
    assert!(before.is_some());
    reader.press("/حصاد<Esc>");
    assert_eq!(search(&reader), before);
    reader.press("n");
    assert!(matches!(reader.app().notice(), Some(Notice::Hit { .. })));
    // So does one for words of the article alone.
    reader.press("/في<Enter>");
    let before = search(&reader);
    reader.press("/<Esc>");
    assert_eq!(search(&reader), before);
}

#[test]
fn what_one_was_at_is_selected_again_when_a_query_is_given_up() {
    let mut reader = reader();
    reader.press("jj");
    let selected = reader.app().list().selected_article();
    reader.press("/مينسك");
    assert_eq!(reader.listed(), [MINSK]);
    assert_ne!(reader.app().list().selected_article(), selected);
    reader.press("<Esc>");
    assert_eq!(reader.app().list().selected_article(), selected);
}

/// Answers what is asked, as the library is now.
fn answers(reader: &mut Reader, effects: Vec<Effect>) -> Vec<Reply> {
    let mut replies = Vec::new();
    for effect in effects {
        if let Effect::Ask(ask) = effect {
            let reply = &mut |reply| replies.push(reply);
            reader.librarian().answer(ask, reply);
        }
    }
    replies
}

#[test]
fn a_list_that_was_asked_for_before_a_mark_does_not_take_it_back() {
    let mut reader = reader();
    let id = reader.app().list().selected_article().unwrap();
    let counts = |reader: &Reader| (reader.app().list().listing.unread, marks_shown(reader));
    assert_eq!(counts(&reader), (4, (true, false)));
    // The list is on its way when the article is marked.
    let asked = update(
        &mut reader.program.app,
        Event::Replied(Reply::News(News::Changed)),
    );
    let mut late = answers(&mut reader, asked);
    for key in ['*', 'r'] {
        let asked = update(&mut reader.program.app, Event::Key(Key::character(key)));
        late.extend(answers(&mut reader, asked));
    }
    for reply in late {
        let asked = update(&mut reader.program.app, Event::Replied(reply));
        assert_eq!(counts(&reader), (3, (false, true)));
        for reply in answers(&mut reader, asked) {
            reader.send(Event::Replied(reply));
        }
    }
    // What another program marks later is shown.
    reader.edit(Edit::Mark(id, Mark::Starred(false)));
    reader.send(Event::Replied(Reply::News(News::Changed)));
    assert_eq!(counts(&reader), (3, (false, false)));
}

#[test]
fn what_is_typed_faster_than_it_is_looked_for_is_looked_for_once() {
    let mut reader = reader();
    reader.press("/");
    let keys: Vec<Key> = "قمة".chars().map(Key::character).collect();
    let asked = update(&mut reader.program.app, Event::Typed(keys));
    assert_eq!(reader.app().typed(), "قمة");
    let is_list = |effect: &&Effect| match effect {
        Effect::Ask(ask) => matches!(ask.request, Request::Lookup(Lookup::List { .. })),
        _ => false,
    };
    assert_eq!(asked.iter().filter(is_list).count(), 1);
    // A key for which there is no room changes nothing.
    let keys = vec![Key::character('ب'); 40_000];
    reader.send(Event::Typed(keys));
    let text = reader.app().prompt().unwrap().text();
    assert_eq!(text.len(), qari::limits::PROMPT_PASTE);
    reader.press("<Esc>");
    assert_eq!(reader.app().typed(), "");
    // Without a line they are commands.
    reader.send(Event::Typed(vec![Key::character('?')]));
    assert_eq!(reader.app().overlays().len(), 1);
    reader.send(Event::Typed(vec![Key::character('?'), Key::character('/')]));
    assert_eq!(reader.app().overlays().len(), 0);
    assert!(reader.app().prompt().is_some());
}

#[test]
fn a_long_paste_is_cut_and_the_line_goes_on_answering() {
    let mut reader = reader();
    reader.press("/");
    reader.send(Event::Paste("ب".repeat(20_000)));
    let text = |reader: &Reader| reader.app().prompt().map(|prompt| prompt.text().len());
    assert_eq!(text(&reader), Some(qari::limits::PROMPT_PASTE));
    let says_so = |reader: &Reader| {
        let prompt = reader.app().prompt().unwrap();
        prompt.notice == Some(Notice::PromptFull { limit: 4 })
    };
    assert!(says_so(&reader));
    // The notice is the row above the line.
    let screen = reader.screen();
    let rows: Vec<&str> = screen.lines().collect();
    assert!(rows[rows.len() - 2].contains("ﺖﻳﺎﺒﻴﺒﻴﻛ 4"), "{screen}");
    reader.press("<Backspace>");
    assert!(!says_so(&reader));
    reader.press("بب");
    assert!(says_so(&reader));
    reader.press("<Esc>");
    assert_eq!(text(&reader), None);
    assert_eq!(reader.listed().len(), 4);
}
