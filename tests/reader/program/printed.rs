//! What commands print on a terminal: whole sentences, tables that keep their rows, addresses in their order.

use std::fs;
use std::path::Path;

use qari::printable;
use qari::text::width;
use tempfile::TempDir;

use super::cli::NEWS;
use super::notes::NOTED;
use crate::pty::{Start, Terminal};

const ADDRESSES: &str =
    "# روابط\n\nفي https://example.com/a/ كلمة، وفي /usr/share/doc/ كلمة أخرى.\n";

/// A folder with articles in it, and the home of the program.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(TempDir::new().unwrap());
        for (name, text) in [
            ("links.md", ADDRESSES),
            ("news.txt", NEWS),
            (
                "noted.md",
                &NOTED.replace("واسأل المهندس", "انظر https://example.com/a/ أو المهندس"),
            ),
        ] {
            fs::write(place.0.path().join(name), text).unwrap();
        }
        place
    }

    fn start(&self, locale: &str, columns: u16, arguments: &[&str]) -> Terminal {
        let path = |argument: &&str| match argument.split_once('.') {
            Some((_, "md" | "txt")) => self.0.path().join(argument).display().to_string(),
            _ => (*argument).to_owned(),
        };
        let arguments: Vec<String> = arguments.iter().map(path).collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        Terminal::start(&Start {
            arguments: &arguments,
            variables: &[("LC_ALL", locale), ("QARI_TERMINAL_MODE", "visual")],
            columns,
            rows: 500,
            home: Some(self.home()),
            ..Start::default()
        })
    }

    fn home(&self) -> &Path {
        self.0.path()
    }

    /// The rows that a command prints.
    fn rows(&self, locale: &str, columns: u16, arguments: &[&str]) -> Vec<String> {
        let (_, parser, _) = self.start(locale, columns, arguments).end();
        let contents = parser.screen().contents();
        contents.lines().map(str::to_owned).collect()
    }
}

const ARABIC: &str = "ar_EG.UTF-8";
const ENGLISH: &str = "en_US.UTF-8";

#[test]
fn addresses_and_paths_keep_their_order() {
    let place = Place::new();
    let search = ["search", "--from", "links.md", "كلمة"];
    let notes = ["notes", "--from", "noted.md"];
    for (arguments, addresses) in [
        (
            &search[..],
            &["https://example.com/a/", "/usr/share/doc/"][..],
        ),
        (&notes, &["https://example.com/a/"]),
    ] {
        for locale in [ARABIC, ENGLISH] {
            let rows = place.rows(locale, 100, arguments).join("\n");
            for address in addresses {
                assert!(rows.contains(address), "{rows}");
            }
        }
    }
}

#[test]
fn sentences_with_a_name_are_whole_below_the_title_of_their_article() {
    let place = Place::new();
    let rows = place.rows(ARABIC, 60, &["entities", "--entity", "بوتين", "news.txt"]);
    let [title, sentence, other, rest] = &rows[..] else {
        panic!("{rows:#?}");
    };
    assert!(
        title.contains("2022-05-30") && title.contains("ﻚﺴﻨﻴﻣ"),
        "{title}"
    );
    assert_eq!(sentence.trim(), ".ﻚﺴﻨﻴﻣ ﻰﻟﺇ ﻦﻴﺗﻮﺑ ﺮﻴﻤﻳﺩﻼﻓ ﺲﻴﺋﺮﻟﺍ ﻞﺻﻭ");
    assert!(other.trim().ends_with("ﻰﻘﺘﻟﺍﻭ"), "{other}");
    assert!(rest.trim().starts_with('.'), "{rest}");
    // In a row each where a width is asked for, what is left out is marked.
    let width = ["entities", "--entity", "بوتين", "--width", "40", "news.txt"];
    let rows = place.rows(ARABIC, 60, &width);
    assert_eq!(rows.len(), 2, "{rows:#?}");
    assert!(rows[1].trim().starts_with('…'), "{rows:#?}");
}

#[test]
fn numbers_and_names_of_the_statistics_stand_side_by_side() {
    let place = Place::new();
    // It extracts the entities.
    place.rows(ENGLISH, 60, &["topics"]);
    let rows = place.rows(ENGLISH, 60, &["stats"]);
    let has = |words: &[&str]| {
        let fits = |row: &&String| row.split_whitespace().eq(words.iter().copied());
        assert!(rows.iter().any(|row| fits(&row)), "{words:?}: {rows:#?}");
    };
    has(&["articles", "language"]);
    has(&["articles", "source"]);
    has(&["entities", "mentions", "kind"]);
    let articles = rows[0].split_whitespace().last().unwrap();
    has(&["articles", articles]);
    let people = rows.iter().find(|row| row.ends_with("person")).unwrap();
    assert_eq!(people.split_whitespace().count(), 3, "{people}");
    // All of them start where they do in the first row.
    let rows = place.rows(ARABIC, 60, &["stats"]);
    let is_at_side = |row: &&String| row.is_empty() || width(row) == 60;
    assert!(rows.iter().all(|row| is_at_side(&row)), "{rows:#?}");
}

#[test]
fn tables_have_headings() {
    let place = Place::new();
    for (arguments, heading) in [
        (&["topics"][..], "articles unread topic"),
        (
            &["entities", "--total", "", "news.txt"],
            "kind mentions articles name",
        ),
    ] {
        let rows = place.rows(ENGLISH, 80, arguments);
        let words: Vec<&str> = rows[0].split_whitespace().collect();
        assert_eq!(words.join(" "), heading);
    }
    // Headings alone would say that something was found.
    let rows = place.rows(ENGLISH, 80, &["topics", "--query", "زحلوقة"]);
    assert_eq!(rows, ["qari: nothing found"]);
}

#[test]
fn articles_have_their_ids_beside_them() {
    let place = Place::new();
    for arguments in [
        &["list", "--from", "news.txt"][..],
        &["search", "--from", "news.txt", "مينسك"],
    ] {
        let rows = place.rows(ENGLISH, 80, arguments);
        assert!(rows[0].starts_with("[1] "), "{rows:#?}");
    }
}

#[test]
fn comments_of_the_settings_run_as_their_language_does() {
    let place = Place::new();
    let rows = place.rows(ARABIC, 80, &["config"]);
    let is_arabic = |row: &&String| row.contains(|c| ('\u{FE70}'..='\u{FEFC}').contains(&c));
    assert!(
        rows[0].ends_with('#') && is_arabic(&&rows[0]),
        "{}",
        rows[0]
    );
    let table = rows.iter().find(|row| row.contains("[reading]")).unwrap();
    assert_eq!(table, "[reading]");
    let keys = rows
        .iter()
        .filter(|row| row.starts_with("# ") && row.contains(" = "));
    assert!(keys.count() > 50);
    assert!(
        rows.iter()
            .all(|row| !row.starts_with("# ") || !is_arabic(&row))
    );
}

#[test]
fn what_waits_for_the_keyboard_says_so() {
    let place = Place::new();
    for arguments in [
        &["show"][..],
        &["layout", "--width", "40"],
        &["list", "--from", "-"],
    ] {
        let mut terminal = place.start(ENGLISH, 80, arguments);
        terminal.wait_for_text("reading standard input; Ctrl-D ends it");
        terminal.type_in("نص\n\u{4}");
        let (status, ..) = terminal.end();
        assert!(status.success(), "{arguments:?}");
    }
}

#[test]
fn without_any_feed_fetching_says_that_there_is_none() {
    let place = Place::new();
    let rows = place.rows(ENGLISH, 80, &["fetch"]);
    assert_eq!(rows, ["no feeds; add one with qari feed add"]);
    assert!(!rows.concat().contains(printable::is_bidi_control));
}
