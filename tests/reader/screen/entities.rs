//! Entities of the article, of the list and of the library; steps through their mentions; the history of jumps.

use super::reader::{Answering, Reader, annotated, samples};
use qari::app::entities::{EntityScope, SidebarRow};
use qari::app::overlay::Content;
use qari::app::{Lookup, Pane, Request};
use qari::article::{Draft, Source};
use qari::i18n::Locale;
use qari::library::EntityOrder;
use qari::sources::markdown;

const MINSK: &str = "مؤتمر في مينسك حول الأمن";
const HEALTH: &str = "حملة تطعيم تبدأ من القاهرة";
const SEA: &str = "البحر الأحمر والشعاب المرجانية";

fn reader() -> Reader {
    Reader::new(samples(), 110, 30)
}

/// An article with a name that only the model finds.
fn with_a_guess() -> Vec<Draft> {
    let text = "---\ndate: 2024-05-01\n---\n\n# لقاء\n\nالتقى مسؤولون في ساراغوسا أمس\n\nثم وصلوا إلى القاهرة.";
    vec![markdown::parse(text, Source::file("/guess.md".into()))]
}

/// The names in the sidebar, in its order.
fn shown(reader: &Reader) -> Vec<String> {
    let pane = reader.app().entities();
    let rows = pane.rows.iter().filter_map(|row| match row {
        SidebarRow::Entity(index) => pane.entity(*index),
        _ => None,
    });
    rows.map(|entity| entity.name.clone()).collect()
}

/// The entity of a name in the sidebar: its mentions and articles.
fn counts(reader: &Reader, name: &str) -> Option<(usize, usize)> {
    let pane = reader.app().entities();
    let entities = (0..).map_while(|index| pane.entity(index));
    let found = entities.into_iter().find(|entity| entity.name == name);
    found.map(|entity| (entity.mentions, entity.articles))
}

#[test]
fn one_key_shows_the_entities_of_the_article_then_of_the_list_then_of_the_library() {
    let mut reader = reader();
    reader.press("<Enter>e");
    assert_eq!(reader.app().entities().scope, EntityScope::Article);
    assert!(!shown(&reader).contains(&"السودان".to_owned()));
    reader.press("@");
    assert_eq!(reader.app().entities().scope, EntityScope::Listed);
    assert_eq!(counts(&reader, "القاهرة"), Some((5, 3)));
    assert!(shown(&reader).contains(&"السودان".to_owned()));
    reader.press("@");
    assert_eq!(reader.app().entities().scope, EntityScope::Library);
    assert_eq!(counts(&reader, "القاهرة"), Some((5, 3)));
    reader.press("@");
    assert_eq!(reader.app().entities().scope, EntityScope::Article);
}

#[test]
fn who_is_in_the_articles_listed_is_one_key_from_anywhere_and_follows_the_filter() {
    let mut reader = reader();
    reader.press("%");
    assert_eq!(reader.app().focus(), Pane::Sidebar);
    assert_eq!(counts(&reader, "القاهرة"), Some((5, 3)));
    reader.press("<Esc><Esc><Esc>/الشعاب<Enter>%");
    assert_eq!(reader.listed(), [SEA]);
    assert_eq!(counts(&reader, "القاهرة").unwrap().1, 1);
    assert_eq!(counts(&reader, "سيرغي لافروف"), None);
    // The list changes and the sidebar with it.
    reader.press("x");
    assert_eq!(counts(&reader, "القاهرة"), Some((5, 3)));
}

#[test]
fn the_entities_of_the_library_are_narrowed_by_words_and_put_in_order() {
    let mut reader = reader();
    reader.press("@@/القا<Enter>");
    assert_eq!(shown(&reader), ["القاهرة"]);
    assert_eq!(reader.app().meant_entity().unwrap().name, "القاهرة");
    reader.press("<Esc>");
    let by_mentions = shown(&reader);
    reader.press("^^^");
    assert_eq!(reader.app().entities().order, EntityOrder::Name);
    let by_name = shown(&reader);
    assert_ne!(by_mentions, by_name);
    let places = |names: &[String]| {
        let places = ["السودان", "القاهرة", "مصر", "مينسك"];
        let found = names.iter().filter(|name| places.contains(&name.as_str()));
        found.cloned().collect::<Vec<_>>()
    };
    assert_eq!(places(&by_name), ["السودان", "القاهرة", "مصر", "مينسك"]);
    assert_eq!(places(&by_mentions)[0], "القاهرة");
    reader.press("^");
    assert_eq!(shown(&reader), by_mentions);
}

#[test]
fn from_the_entities_of_the_library_card_filter_and_jump_work() {
    let mut reader = reader();
    // The open article does not mention it.
    reader.press("@@/السودان<Enter>i");
    let Some(Content::Card(card)) = reader.on_top() else {
        panic!("no card")
    };
    assert_eq!(card.card.as_ref().unwrap().name, "السودان");
    reader.press("<Esc>m");
    assert!(matches!(reader.on_top(), Some(Content::Mentioning(_))));
    reader.press("<Esc><Enter>");
    assert_eq!(
        (reader.title(), reader.jumped_to()),
        (HEALTH, Some("السودان"))
    );
    reader.press("e/السودان<Enter>f");
    assert_eq!(reader.listed(), [HEALTH, SEA]);
}

#[test]
fn where_no_article_of_the_list_mentions_it_those_of_the_library_are_offered() {
    let mut reader = reader();
    reader.press("/الشعاب<Enter><Enter>@@/لافروف<Enter><Enter>");
    assert_eq!(reader.listed(), [SEA]);
    let Some(Content::Mentioning(overlay)) = reader.on_top() else {
        panic!("nothing is offered")
    };
    assert_eq!(overlay.count(), 1);
}

#[test]
fn the_library_is_asked_once_and_only_while_the_sidebar_is_in_sight() {
    let mut reader = reader();
    reader.press("@");
    reader.program.host.answering = Answering::Late;
    let asked = |reader: &Reader| {
        let asked = reader.program.host.asked().iter();
        asked
            .filter(|ask| matches!(ask.request, Request::Lookup(Lookup::Entities(_))))
            .count()
    };
    reader.press("jjkj");
    assert_eq!(asked(&reader), 0, "nothing has changed");
    reader.press("@");
    assert_eq!(asked(&reader), 1);
    reader.press("jj");
    assert_eq!(asked(&reader), 1, "it is awaited");
    assert!(
        reader.screen().contains('…'),
        "that it is being counted is said"
    );
    reader.answer(usize::MAX);
    assert!(counts(&reader, "القاهرة").is_some());
}

#[test]
fn the_heading_of_a_kind_stays_in_sight() {
    let mut reader = Reader::new(samples(), 110, 12);
    reader.press("%G");
    let pane = reader.app().entities();
    assert!(pane.top > 0);
    assert!(matches!(pane.heading(), Some(SidebarRow::Kind(..))));
    let area = reader.app().arrangement().unwrap().sidebar.unwrap();
    let row = pane
        .row_of(&reader.app().meant_entity().unwrap().id)
        .unwrap();
    let in_sight = pane.top + 1..pane.top + usize::from(area.height);
    assert!(in_sight.contains(&row), "what is selected is not behind it");
}

#[test]
fn a_guess_is_marked_can_be_shown_alone_and_is_confirmed_by_one_key() {
    let mut reader = Reader::new(with_a_guess(), 110, 30);
    reader.press("<Enter>e#");
    assert_eq!(shown(&reader), ["ساراغوسا"]);
    reader.press("j");
    assert!(reader.app().meant_entity().unwrap().is_guess);
    insta::assert_snapshot!("a_guess_alone", reader.screen());
    reader.press("$");
    assert_eq!(
        shown(&reader),
        Vec::<String>::new(),
        "it is no guess any more"
    );
    reader.press("#");
    assert!(
        shown(&reader).contains(&"ساراغوسا".to_owned()),
        "all but guesses"
    );
    assert_eq!(reader.library().corrections().list().len(), 1);
    // In the whole library, too.
    reader.press("#@@#");
    assert_eq!(shown(&reader), Vec::<String>::new());
}

#[test]
fn a_step_says_which_mention_in_which_article_and_when_it_begins_anew() {
    let mut reader = reader();
    reader.press("e/الأمم<Enter><Enter>");
    let app = reader.app();
    let (_, count) = app.mention_number().unwrap();
    assert_eq!(app.article_of_entity(), Some((1, 2)));
    assert_eq!(app.wrapped(), None);
    reader.press(&"]".repeat(count));
    assert_eq!(reader.title(), HEALTH);
    assert_eq!(reader.app().article_of_entity(), Some((2, 2)));
    assert_eq!(reader.app().wrapped(), None);
    let (_, count) = reader.app().mention_number().unwrap();
    reader.press(&"]".repeat(count));
    assert_eq!(reader.title(), MINSK);
    assert!(reader.app().wrapped().is_some());
    insta::assert_snapshot!("a_step_begins_anew", reader.screen());
    reader.press("]");
    assert!(reader.app().wrapped().is_none(), "it is said once");
}

#[test]
fn each_article_is_one_step_back() {
    let mut reader = reader();
    reader.press("e/القاهرة<Enter><Enter>");
    while reader.title() == MINSK {
        reader.press("]");
    }
    assert_eq!(reader.title(), HEALTH);
    while reader.title() == HEALTH {
        reader.press("]");
    }
    assert_eq!(reader.title(), SEA);
    reader.press("<Backspace>");
    assert_eq!(
        (reader.title(), reader.jumped_to()),
        (HEALTH, Some("القاهرة"))
    );
    reader.press("<Backspace>");
    assert_eq!(reader.title(), MINSK);
}

#[test]
fn the_history_is_shown_and_leads_to_any_of_its_places() {
    let mut reader = reader();
    reader.press("<Enter>JJ<Backspace>\"");
    let Some(Content::History(history)) = reader.on_top() else {
        panic!("no history")
    };
    let titles: Vec<&str> = history
        .places
        .iter()
        .map(|place| place.title.as_str())
        .collect();
    assert_eq!(titles, [SEA, HEALTH, MINSK]);
    assert_eq!(history.here(), Some(1));
    reader.press("j<Enter>");
    assert_eq!(reader.title(), MINSK);
    assert!(reader.app().overlays().is_empty());
    reader.press("\"kk<Enter>");
    assert_eq!(reader.title(), SEA);
}

#[test]
fn scopes_and_history_on_the_screen_in_both_languages() {
    for (locale, name) in [(Locale::Arabic, "ar"), (Locale::English, "en")] {
        for (columns, rows) in [(80, 24), (120, 40)] {
            let mut reader = Reader::speaking(locale, annotated(samples()), "", (columns, rows));
            let snapshot = |reader: &Reader, what: &str| {
                insta::assert_snapshot!(format!("{what}_{name}_{columns}"), reader.screen());
            };
            reader.press("%jj");
            snapshot(&reader, "entities_of_the_list");
            reader.press("@/ا<Enter>");
            snapshot(&reader, "entities_of_the_library");
            reader.press("<Esc><Esc><Esc>JJ\"");
            snapshot(&reader, "history");
        }
    }
}

/// What the status line tells of the last correction.
fn told(reader: &Reader) -> String {
    let screen = reader.screen();
    screen.lines().last().unwrap_or_default().to_owned()
}

#[test]
fn an_entity_is_merged_with_one_of_the_whole_library_found_by_its_name() {
    let mut reader = reader();
    // The open article does not mention Sudan.
    reader.press("<Enter>e/موسكو<Enter>cjjj<Enter>");
    let offered = |reader: &Reader| match reader.on_top() {
        Some(Content::Choose(chooser)) => {
            let rows = chooser.rows.clone().unwrap_or_default();
            rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
        }
        _ => panic!("nothing is offered"),
    };
    assert!(offered(&reader).len() > 5);
    assert!(
        !offered(&reader).contains(&"موسكو".to_owned()),
        "not with itself"
    );
    reader.press("السود");
    assert_eq!(offered(&reader), ["السودان"]);
    reader.press("<Enter>");
    assert!(
        reader.app().overlays().is_empty(),
        "only here is Moscow mentioned"
    );
    assert_eq!(reader.mentioning("location:moscow"), 0);
    assert_eq!(reader.mentioning("location:sudan"), 3);
    assert!(told(&reader).contains('u'), "how it is undone is said");
    reader.press("u");
    assert_eq!(reader.mentioning("location:moscow"), 1);
    assert_eq!(reader.mentioning("location:sudan"), 2);
    reader.press("Y");
    assert_eq!(reader.mentioning("location:sudan"), 3, "and made again");
}

#[test]
fn a_chooser_is_gone_through_and_given_up() {
    let mut reader = reader();
    reader.press("<Enter>e/موسكو<Enter>cjjj<Enter><Down><Down><Up>");
    assert_eq!(reader.app().overlays().last().unwrap().cursor.selected, 1);
    reader.press("<Esc>");
    assert!(reader.app().prompt().is_none());
    assert!(
        matches!(reader.on_top(), Some(Content::Correct(_))),
        "back at the menu"
    );
    assert!(reader.library().corrections().list().is_empty());
}

#[test]
fn renaming_to_a_name_that_is_taken_offers_to_merge() {
    let mut reader = reader();
    reader.press("<Enter>e/موسكو<Enter>cj<Enter><Ctrl-u>السودان<Enter>");
    let Some(Content::Correct(menu)) = reader.on_top() else {
        panic!("nothing is asked")
    };
    assert_eq!(menu.rows.len(), 2);
    reader.press("<Enter>");
    assert_eq!(reader.mentioning("location:sudan"), 3, "merged");
    reader.press("ucj<Enter><Ctrl-u>السودان<Enter>j<Enter>");
    assert_eq!(reader.mentioning("location:sudan"), 2);
    assert_eq!(reader.mentioning("location:moscow"), 1, "renamed only");
}

#[test]
fn where_a_correction_holds_is_asked_where_it_matters() {
    let mut reader = reader();
    // In three articles.
    reader.press("<Enter>e/القاهرة<Enter>c<Enter>");
    assert!(matches!(reader.on_top(), Some(Content::Correct(_))));
    reader.press("j<Enter>");
    assert_eq!(reader.mentioning("location:cairo"), 2);
    // In this one alone.
    reader.press("<Esc>/لافروف<Enter>c<Enter>");
    assert!(reader.app().overlays().is_empty(), "nothing is asked");
    assert!(!shown(&reader).contains(&"سيرغي لافروف".to_owned()));
}

#[test]
fn corrections_are_listed_and_removed_one_by_one() {
    let mut reader = reader();
    reader.press("<Enter>e/القاهرة<Enter>c<Enter><Enter>");
    reader.press("<Esc>/لافروف<Enter>c<Enter>");
    let mut reader_list = |keys: &str| {
        reader.press(keys);
        let Some(Content::Corrections(corrections)) = reader.on_top() else {
            panic!("no list")
        };
        corrections.list.clone().unwrap().len()
    };
    assert_eq!(reader_list("<Esc>/مينسك<Enter>cGk<Enter>"), 2);
    // The older one goes, the newer one stays.
    assert_eq!(reader_list("jd"), 1);
    assert_eq!(reader.mentioning("location:cairo"), 3);
    assert_eq!(reader.library().corrections().list().len(), 1);
    reader.press("d");
    assert!(reader.library().corrections().list().is_empty());
    reader.press("<Esc>");
    assert!(shown(&reader).contains(&"سيرغي لافروف".to_owned()) || !shown(&reader).is_empty());
}

fn on_card(reader: &Reader) -> qari::app::card::CardOverlay {
    match reader.on_top() {
        Some(Content::Card(card)) => card.clone(),
        _ => panic!("no card"),
    }
}

#[test]
fn a_card_has_its_sentences_under_their_articles_and_is_searched() {
    use qari::app::card::CardRow;
    let mut reader = reader();
    reader.press("<Enter>e/القاهرة<Enter>i");
    let articles = |card: &qari::app::card::CardOverlay| {
        let rows = card.rows.iter();
        rows.filter(|row| matches!(row, CardRow::Article(_)))
            .count()
    };
    let sentences = |card: &qari::app::card::CardOverlay| {
        let rows = card.rows.iter();
        rows.filter(|row| matches!(row, CardRow::Sentence(_)))
            .count()
    };
    assert_eq!(
        (articles(&on_card(&reader)), sentences(&on_card(&reader))),
        (3, 5)
    );
    reader.press("/تطعيم<Enter>");
    assert_eq!(articles(&on_card(&reader)), 1);
    let found = sentences(&on_card(&reader));
    assert!((1..5).contains(&found), "{found}");
    // One thing is taken back after the other.
    reader.press("<Esc>");
    assert_eq!(sentences(&on_card(&reader)), 5);
    reader.press("<Esc>");
    assert!(reader.app().overlays().is_empty());
}

#[test]
fn the_months_of_a_card_lead_to_the_articles_of_a_month() {
    let mut reader = reader();
    reader.press("<Enter>e/القاهرة<Enter>ig<Enter>");
    let Some(Content::Months(months)) = reader.on_top() else {
        panic!("no months")
    };
    assert_eq!(months.months.len(), 1, "all in May");
    reader.press("<Enter>");
    assert_eq!(reader.listed(), [MINSK, HEALTH, SEA]);
    assert!(
        reader.app().typed().contains("2026"),
        "{}",
        reader.app().typed()
    );
    assert_eq!(reader.app().focus(), Pane::List);
}

#[test]
fn two_entities_are_compared_side_by_side() {
    use qari::app::card::CompareRow;
    let mut reader = reader();
    reader.press("<Enter>e/القاهرة<Enter>iIالسودا<Enter>");
    let Some(Content::Compare(compared)) = reader.on_top() else {
        panic!("nothing is compared")
    };
    let comparison = compared.comparison.clone().unwrap();
    assert_eq!(
        comparison.cards.each_ref().map(|card| card.article_count),
        [3, 2]
    );
    assert_eq!(comparison.both, 2);
    let egypt = comparison.shared.iter().find(|shared| shared.name == "مصر");
    assert!(egypt.is_some_and(|egypt| egypt.articles[0] >= egypt.articles[1]));
    assert!(
        compared
            .rows
            .iter()
            .any(|row| matches!(row, CompareRow::Month(..)))
    );
    reader.press("<Enter>");
    assert_eq!(
        reader.listed(),
        [HEALTH, SEA],
        "the articles that mention both"
    );
}

#[test]
fn cards_and_corrections_on_the_screen_in_both_languages() {
    for (locale, name) in [(Locale::Arabic, "ar"), (Locale::English, "en")] {
        for (columns, rows) in [(80, 24), (120, 40)] {
            let mut reader = Reader::speaking(locale, annotated(samples()), "", (columns, rows));
            let snapshot = |reader: &Reader, what: &str| {
                insta::assert_snapshot!(format!("{what}_{name}_{columns}"), reader.screen());
            };
            reader.press("<Enter>e/القاهرة<Enter>i");
            snapshot(&reader, "card");
            reader.press("g<Enter>");
            snapshot(&reader, "months");
            reader.press("<Esc>Iم");
            snapshot(&reader, "chooser");
            reader.press("<Enter>");
            snapshot(&reader, "comparison");
            reader.press("<Esc><Esc>c<Enter>");
            snapshot(&reader, "where_it_holds");
            reader.press("<Enter>");
            snapshot(&reader, "corrected");
            reader.press("<Esc>/م<Enter>cGk<Enter>");
            snapshot(&reader, "corrections");
        }
    }
}
