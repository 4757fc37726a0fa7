//! Articles added while one reads, and what is known of them.

use qari::app::about::AboutRow;
use qari::app::overlay::Content;
use qari::app::{Added, CameFromFolders};
use qari::app::{Event, News, Reply};
use qari::article::{ArticleId, Warning};
use qari::notice::Notice;

use super::reader::{Reader, samples};

fn reader() -> Reader {
    Reader::new(samples(), 110, 24)
}

fn added(reader: &Reader) -> &[String] {
    reader.added()
}

#[test]
fn a_path_is_typed_and_an_address_is_pasted() {
    let mut reader = reader();
    reader.press("+ ~/أخبار <Enter>");
    assert_eq!(added(&reader), ["~/أخبار"]);
    reader.send(Event::Paste(" https://example.org/خبر\n".to_owned()));
    assert!(reader.app().prompt().is_some(), "it is offered");
    reader.press("<Enter>");
    assert_eq!(added(&reader)[1..], ["https://example.org/خبر"]);
    // Other text is no address, and nothing typed is nothing to add.
    reader.send(Event::Paste("خبر https://example.org".to_owned()));
    assert!(reader.app().prompt().is_none());
    reader.press("+<Enter>");
    assert_eq!(added(&reader).len(), 2);
}

#[test]
fn one_article_that_was_added_is_opened() {
    let mut reader = reader();
    let titles = reader.listed();
    let article = |id| reader_news(vec![ArticleId(id)], 1);
    reader.send(article(2));
    let opened = reader.title().to_owned();
    assert!(titles.contains(&opened));
    reader.send(article(3));
    assert_ne!(reader.title(), opened);
    assert_eq!(
        reader.app().notice(),
        Some(&Notice::Added { count: 1, new: 1 })
    );
    // Of several none is, and nothing is said where nothing came.
    let open = reader.title().to_owned();
    reader.send(reader_news(vec![ArticleId(1), ArticleId(2)], 0));
    assert_eq!(reader.title(), open);
    assert_eq!(
        reader.app().notice(),
        Some(&Notice::Added { count: 2, new: 0 })
    );
}

fn reader_news(articles: Vec<ArticleId>, new: usize) -> Event {
    let added = Added { articles, new };
    Event::Replied(Reply::News(News::Added(added)))
}

#[test]
fn what_came_from_watched_folders_is_told_together_and_opens_nothing() {
    let mut reader = reader();
    let open = reader.title().to_owned();
    let came = |new, changed| {
        let came = CameFromFolders { new, changed };
        Event::Replied(Reply::News(News::CameFromFolders(came)))
    };
    reader.send(came(2, 0));
    reader.send(came(1, 1));
    let told = Notice::CameFromFolders { new: 3, changed: 1 };
    assert_eq!(reader.app().notice(), Some(&told));
    assert_eq!(reader.title(), open);
    // Something else that is told is not put aside.
    reader.press("j");
    let fault = Notice::Empty {
        name: "ب.md".to_owned(),
    };
    reader.send(Event::Replied(Reply::News(News::Noticed(fault.clone()))));
    reader.send(came(1, 0));
    assert_eq!(reader.app().notice(), Some(&fault));
    reader.press("j");
    let told = Notice::CameFromFolders { new: 1, changed: 0 };
    assert_eq!(reader.app().notice(), Some(&told));
}

#[test]
fn warnings_about_reading_are_shown_with_the_article() {
    let mut articles = samples();
    for draft in &mut articles {
        draft.metadata.warnings = vec![Warning::InvalidBytes { count: 11 }];
    }
    let mut reader = Reader::new(articles, 110, 24);
    let screen = reader.screen();
    assert!(screen.contains('!'), "{screen}");
    reader.press("!");
    let top = reader.on_top().unwrap();
    assert!(matches!(top, Content::About(about) if about.rows.len() >= 3));
    assert!(matches!(top, Content::About(about) if about.rows.contains(&AboutRow::NoOriginal)));
    let screen = reader.screen();
    assert!(screen.contains("11"), "{screen}");
    reader.press("!");
    assert!(reader.app().overlays().is_empty());
}

#[test]
fn what_was_typed_and_given_up_comes_back() {
    let mut reader = Reader::new(samples(), 80, 24);
    let typed = |reader: &Reader| reader.app().prompt().unwrap().text().to_owned();
    for (open, words) in [
        ("+", "https://example.org/خبر طويل"),
        ("/القاهرة<Enter>w", "العاصمة"),
        ("p", "أخبار العاصمة"),
    ] {
        reader.press(open);
        reader.press("<Ctrl-u>");
        reader.press(words);
        reader.press("<Esc>");
        assert!(reader.app().prompt().is_none());
        reader.press(&open[open.len() - 1..]);
        reader.press("<Up>");
        assert_eq!(typed(&reader), words);
        reader.press("<Esc>");
    }
    assert!(reader.added().is_empty());
}
