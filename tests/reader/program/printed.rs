//! What commands print on a terminal: whole sentences, tables that keep their rows, addresses in their order.

use std::fs;
use std::path::Path;

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
