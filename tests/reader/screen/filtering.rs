//! What the list is filtered by, and the search that everything which can be chosen shares.

use super::reader::{Reader, TODAY, annotated, samples};
use qari::app::parts::FilterPart;
use qari::app::{Event, Pane, Target};
use qari::article::{Draft, Source};
use qari::notice::Notice;
use qari::sources::markdown;

const MINSK: &str = "مؤتمر في مينسك حول الأمن";
const HEALTH: &str = "حملة تطعيم تبدأ من القاهرة";

/// The parts of the filter, each by its words.
fn parts(reader: &Reader) -> Vec<String> {
    let words = |part| match part {
        FilterPart::Typed(words, _) | FilterPart::Topic(words) | FilterPart::Entity(words, _) => {
            words.to_owned()
        }
        FilterPart::Matching(matching) => format!("{matching:?}"),
        FilterPart::NewestFirst => "newest".to_owned(),
    };
    reader.app().filter_parts().into_iter().map(words).collect()
}

/// Filtered by words, a topic, and an entity.
fn filtered() -> Reader {
    let mut reader = Reader::new(samples(), 110, 24);
    reader.press("e/القاهرة<Enter>f/الأمم حالة:غير_مقروء<Enter>t");
    while reader.app().chips()[reader.app().topic()].id() != "health" {
        reader.press("<Left>");
    }
    reader.press("<Enter><Esc>");
    reader
}

/// Articles of one paragraph each, as `title|text`, the newest first.
pub fn articles(texts: &[(&str, &str)]) -> Vec<Draft> {
    let draft = |(index, (title, text)): (usize, &(&str, &str))| {
        let day = TODAY.saturating_sub(jiff::Span::new().days(i64::try_from(index).unwrap()));
        let text = format!("---\ntitle: {title}\ndate: {day}\n---\n\n{text}\n");
        markdown::parse(&text, Source::file(format!("/{index}.md").into()))
    };
    texts.iter().enumerate().map(draft).collect()
}

#[test]
fn the_best_match_is_chosen_whatever_stands_before_it() {
    let text = "زار وفد بيلاروسيا موسكو. وقالت بيلاروسيا إن بيلاروسيا ترحب بالاتفاق مع روسيا.";
    let mut reader = Reader::new(articles(&[("زيارة وفد", text)]), 110, 24);
    reader.press("<Enter>e/بيلاروسيا<Enter>");
    assert_eq!(reader.app().entity().unwrap().name, "بيلاروسيا");
    reader.press("/روسيا<Enter>");
    assert_eq!(reader.app().entity().unwrap().name, "روسيا");
    // Completion offers it first, too.
    reader.press("\\كيان:روسيا<Tab>");
    assert_eq!(reader.app().prompt().unwrap().text(), "كيان:روسيا ");
    reader.press("<Ctrl-u>كيان:لاروس");
    let offers = &reader.app().prompt().unwrap().completing;
    let offered: Vec<String> = offers
        .iter()
        .flat_map(|offers| offers.shown())
        .map(|offer| offer.insert())
        .collect();
    assert_eq!(offered, ["بيلاروسيا"], "a name that has it within");
}

#[test]
fn days_are_counted_from_today() {
    let texts = [
        ("اليوم", "خبر."),
        ("أمس", "خبر."),
        ("أول أمس", "خبر."),
        ("قبله", "خبر."),
    ];
    let mut reader = Reader::new(articles(&texts), 110, 24);
    reader.press("/في:أمس<Enter>");
    assert_eq!(reader.listed(), ["أمس"]);
    reader.press("/<Ctrl-u>منذ:أمس<Enter>");
    assert_eq!(reader.listed(), ["اليوم", "أمس"]);
    reader.press("/<Ctrl-u>since:2d<Enter>");
    assert_eq!(reader.listed(), ["اليوم", "أمس", "أول أمس"]);
    // When the day ends the same words ask for other days.
    reader.program.host.today = TODAY.tomorrow().unwrap();
    reader.press("<Esc>j");
    reader.press("/<Ctrl-u>since:2d<Enter>");
    assert_eq!(reader.listed(), ["اليوم", "أمس"]);
}

#[test]
fn a_filter_goes_on_to_the_next_day() {
    let texts = [("اليوم", "خبر."), ("أمس", "خبر."), ("أول أمس", "خبر.")];
    let mut reader = Reader::new(articles(&texts), 110, 24);
    reader.press("/منذ:أمس<Enter>");
    assert_eq!(reader.listed(), ["اليوم", "أمس"]);
    reader.program.host.today = TODAY.tomorrow().unwrap();
    reader.press("j");
    assert_eq!(reader.listed(), ["اليوم"]);
}

#[test]
fn titles_are_searched_alone() {
    let texts = [("قمة المناخ", "خبر."), ("خبر آخر", "انتهت قمة المناخ.")];
    let mut reader = Reader::new(articles(&texts), 110, 24);
    reader.press("/قمة<Enter>");
    assert_eq!(reader.listed().len(), 2);
    reader.press("/<Ctrl-u>عنوان:بالقمة<Enter>");
    assert_eq!(reader.listed(), ["قمة المناخ"]);
    reader.press("/<Ctrl-u>عنوان:\"قمة المناخ\"<Enter>");
    assert_eq!(reader.listed(), ["قمة المناخ"]);
    reader.press("/<Ctrl-u>-title:قمة<Enter>");
    assert_eq!(reader.listed(), ["خبر آخر"]);
}

#[test]
fn every_part_of_the_filter_is_shown_and_taken_off_by_a_key() {
    let mut reader = filtered();
    assert_eq!(reader.listed(), [HEALTH]);
    let all = ["الأمم", "حالة:غير_مقروء", "health", "القاهرة"];
    assert_eq!(parts(&reader), all);
    // The last one first.
    reader.press("-");
    assert_eq!(parts(&reader), all[..3]);
    // Any of them, in their row.
    reader.press("<Ctrl-x>");
    assert_eq!(reader.app().focus(), Pane::Filter);
    reader.press("<Right><Right><Enter>");
    assert_eq!(parts(&reader), ["حالة:غير_مقروء", "health"]);
    assert_eq!(reader.app().typed(), "حالة:غير_مقروء");
    reader.press("<Left>-");
    assert_eq!(parts(&reader), ["حالة:غير_مقروء"]);
    reader.press("-");
    assert!(reader.app().filter().is_empty());
    assert_ne!(reader.app().focus(), Pane::Filter, "nothing is left there");
    assert_eq!(reader.listed().len(), 4);
    reader.press("-");
    assert_eq!(reader.app().notice(), Some(&Notice::NoFilter));
    reader.press("<Ctrl-x>");
    assert_eq!(reader.app().notice(), Some(&Notice::NoFilter));
}

#[test]
fn a_part_is_taken_off_by_a_click_wherever_it_stands() {
    for taken_off in 0..4 {
        let mut reader = filtered();
        let mut left = parts(&reader);
        let wanted = Target::Part(taken_off);
        let mut columns = 0..110;
        let clicked = columns.find(|column| reader.target(*column, 1) == Some(wanted));
        reader.click(clicked.unwrap(), 1);
        left.remove(taken_off);
        assert_eq!(parts(&reader), left);
    }
}

#[test]
fn how_several_topics_are_meant_is_a_part_that_can_be_changed() {
    let mut reader = Reader::new(samples(), 110, 24);
    reader.press("t<Enter><Left><Enter><Esc>");
    assert_eq!(parts(&reader), ["politics", "security", "All"]);
    reader.press("<Ctrl-x><Enter>");
    assert_eq!(parts(&reader), ["politics", "security", "Any"]);
    reader.press("<Esc>a");
    assert_eq!(parts(&reader), ["politics", "security", "All"]);
    // The last part that was added is a topic.
    reader.press("-");
    assert_eq!(parts(&reader), ["politics"]);
}

#[test]
fn an_alternative_is_one_part() {
    let mut reader = Reader::new(samples(), 110, 24);
    reader.press("/مينسك أو تطعيم<Enter>");
    assert_eq!(parts(&reader), ["مينسك أو تطعيم"]);
    assert_eq!(reader.listed(), [MINSK, HEALTH]);
    reader.press("-");
    assert_eq!(reader.listed().len(), 4);
}

#[test]
fn a_filter_kept_with_topics_keeps_its_days_relative() {
    let mut reader = Reader::new(articles(&[("صحة", "خبر."), ("أمس", "خبر.")]), 110, 24);
    reader.press("/خبر أو صحة<Enter>wالأخبار<Enter>x/منذ:أمس<Enter>wالحديث<Enter>");
    let kept = reader.library().named_queries().unwrap();
    assert_eq!(kept[1].query, "منذ:أمس");
}

#[test]
fn one_key_searches_all_articles_from_any_pane() {
    for keys in ["", "<Enter>", "e", "t"] {
        let mut reader = Reader::new(samples(), 110, 24);
        reader.press(keys);
        reader.press("\\تطعيم<Enter>");
        assert_eq!(reader.listed(), [HEALTH], "after {keys:?}");
        assert_eq!(reader.app().focus(), Pane::List);
    }
}

#[test]
fn a_search_in_the_article_that_finds_nothing_offers_the_library() {
    let mut reader = Reader::new(samples(), 110, 24);
    reader.press("<Enter>/تطعيم<Enter>");
    let missed = Notice::NoHitHere {
        words: "تطعيم".to_owned(),
    };
    assert_eq!(reader.app().notice(), Some(&missed));
    reader.press("\\");
    assert_eq!(reader.app().prompt().unwrap().text(), "تطعيم");
    assert_eq!(reader.listed(), [HEALTH], "it is searched for at once");
    reader.press("<Enter>");
    assert_eq!(reader.app().typed(), "تطعيم");
}

#[test]
fn an_entity_that_was_searched_for_is_selected() {
    let mut reader = Reader::new(samples(), 110, 24);
    reader.press("/شخص:لافروف<Enter>");
    assert_eq!(reader.app().entity().unwrap().name, "سيرغي لافروف");
    // In an article that is opened later as well.
    reader.press("/<Ctrl-u>مكان:السودان<Enter><Enter>");
    assert_eq!(reader.title(), HEALTH);
    assert_eq!(reader.app().entity().unwrap().name, "السودان");
    // What must not occur is not.
    let mut reader = Reader::new(samples(), 110, 24);
    reader.press("/-مكان:السودان<Enter><Enter>");
    assert!(reader.app().entity().is_none());
}

#[test]
fn what_was_typed_before_comes_back() {
    let mut reader = Reader::new(samples(), 110, 24);
    reader.press("/تطعيم<Enter>/<Ctrl-u>مينسك<Enter>x/قم");
    let text = |reader: &Reader| reader.app().prompt().unwrap().text().to_owned();
    for (key, expected) in [
        ("<Up>", "مينسك"),
        ("<Up>", "تطعيم"),
        ("<Up>", "تطعيم"),
        ("<Down>", "مينسك"),
        ("<Down>", "قم"),
    ] {
        reader.press(key);
        assert_eq!(text(&reader), expected);
    }
    reader.press("<Up><Up><Enter>");
    assert_eq!(reader.listed(), [HEALTH]);
    // Each purpose has its own.
    reader.press("<Enter>/<Up>");
    assert_eq!(text(&reader), "");
}

#[test]
fn lines_that_are_pasted_are_one_line() {
    let mut reader = Reader::new(samples(), 110, 24);
    reader.press("/");
    reader.send(Event::Paste("مينسك\r\nالأمن\n".to_owned()));
    assert_eq!(reader.app().prompt().unwrap().text(), "مينسك الأمن");
    assert_eq!(reader.listed(), [MINSK]);
}

#[test]
fn a_topic_of_the_timeline_is_added_and_never_taken_off() {
    let mut reader = Reader::new(samples(), 110, 34);
    reader.press("v");
    let first = |reader: &mut Reader| {
        reader.press("<Enter>");
        reader.app().filter().topics.clone()
    };
    let chosen = first(&mut reader);
    reader.press("v");
    let again = first(&mut reader);
    assert!(again.len() >= chosen.len() && again.starts_with(&chosen));
}

#[test]
fn the_timeline_says_how_many_articles_have_no_date() {
    let english = |drafts: Vec<Draft>| {
        let library = annotated(drafts);
        let mut reader = Reader::speaking(qari::i18n::Locale::English, library, "", (110, 34));
        reader.press("v");
        reader.screen()
    };
    assert!(!english(samples()).contains("without a date"));
    let undated = markdown::parse("# خبر بلا تاريخ\n\nنص", Source::standard_input());
    let screen = english(samples().into_iter().chain([undated]).collect());
    assert!(screen.contains("without a date: 1 article"), "{screen}");
}

#[test]
fn filters_and_topics_on_screens_of_all_sizes_in_both_languages() {
    use qari::i18n::Locale;
    for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
        for locale in [Locale::Arabic, Locale::English] {
            let mut reader = Reader::speaking(locale, annotated(samples()), "", (columns, rows));
            let name = |state: &str| format!("filter_{state}_{columns}_{}", locale.tag());
            insta::assert_snapshot!(name("topics"), reader.screen());
            reader.press("t<Enter><Left><Enter><Esc>e/مينسك<Enter>f/topic:أمن is:unread<Enter>");
            insta::assert_snapshot!(name("parts"), reader.screen());
            reader.press("<Ctrl-x><Right>");
            insta::assert_snapshot!(name("keys"), reader.screen());
            reader.press("<Esc>/ قمة");
            insta::assert_snapshot!(name("prompt"), reader.screen());
            reader.press("<Esc>*u");
            insta::assert_snapshot!(name("undone"), reader.screen());
        }
    }
}

#[test]
fn what_may_be_meant_by_a_word_that_no_article_has_is_a_key_away() {
    let texts = [("خبر", "زار لافروف القاهرة."), ("غيره", "أمطرت في القاهرة.")];
    let mut reader = Reader::new(articles(&texts), 110, 24);
    reader.press("/لافورف<Enter>");
    assert_eq!(reader.app().list().count(), 0);
    assert_eq!(parts(&reader), ["لافورف"]);
    for (columns, rows) in [(110, 24), (80, 24), (40, 12)] {
        reader.resize(columns, rows);
        let screen = reader.screen();
        let keys = screen.matches("Enter").count();
        assert_eq!(keys, 2, "in the list and in the last row: {screen}");
    }
    reader.press("<Enter>");
    assert_eq!(parts(&reader), ["لافروف"]);
    assert_eq!(reader.app().list().count(), 1);
    // One step back is the word as it was typed.
    reader.press("u");
    assert_eq!(parts(&reader), ["لافورف"]);
}

#[test]
fn what_may_be_meant_is_spelled_as_the_articles_do() {
    let texts = [
        ("خبر", "عُقد المؤتمر في مستشفى الرئيس."),
        ("غيره", "أمطرت في القاهرة."),
    ];
    for (slip, meant) in [
        ("مؤتر", "مؤتمر"),
        ("مستشفيا", "مستشفى"),
        ("الرئيسس", "الرئيس"),
    ] {
        let mut reader = Reader::new(articles(&texts), 110, 24);
        reader.press(&format!("/{slip}<Enter>"));
        reader.press("<Enter>");
        assert_eq!(parts(&reader), [meant]);
        assert_eq!(reader.app().list().count(), 1);
    }
}

#[test]
fn the_keys_leave_the_row_of_the_filter_with_it() {
    // All is shown again; a filter is undone.
    for (filter, keys) in [("/مينسك<Enter>", "x"), ("/مينسك<Enter>", "u")] {
        let mut reader = Reader::new(samples(), 110, 24);
        reader.press(filter);
        reader.press("<Ctrl-x>");
        assert_eq!(reader.app().focus(), Pane::Filter);
        reader.press(keys);
        assert!(reader.app().filter().is_empty(), "{keys}");
        assert_eq!(reader.app().focus(), Pane::List, "{keys}");
    }
    // Of several parts one that there is.
    let mut reader = Reader::new(samples(), 110, 24);
    reader.press("/مينسك<Enter>/ -القمح<Enter><Ctrl-x>");
    assert_eq!(reader.app().part(), 1);
    reader.press("u");
    assert_eq!(
        (reader.app().focus(), reader.app().part()),
        (Pane::Filter, 0)
    );
}

#[test]
fn what_is_typed_into_the_prompt_of_a_query_goes_on_behind_its_words() {
    for key in ["/", "\\"] {
        let mut reader = Reader::new(samples(), 110, 24);
        reader.press("/روسيا<Enter>");
        let typed = |reader: &Reader| reader.app().prompt().unwrap().text().to_owned();
        reader.press(key);
        reader.press("قمة");
        assert_eq!(typed(&reader), "روسيا قمة");
        reader.press("<Esc>");
        assert_eq!(reader.app().typed(), "روسيا");
    }
}
