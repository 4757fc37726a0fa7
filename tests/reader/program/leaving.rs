//! Every way out of the reader keeps what is the reader's own; and what other programs do meanwhile is seen.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};

use crate::pty::{Reading, Start, TIMEOUT, Terminal};

/// Words of the interface as they stand on the screen: visual order, joined.
const ARTICLES: &str = "ﻻًﺎﻘﻣ";
/// Stands over the people of an article, once it is open and annotated.
const PEOPLE: &str = "ﺹﺎﺨﺷﺃ";

/// What is kept of the article that was read.
fn kept(data: &Path) -> Option<(i64, i64)> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
    let connection = Connection::open_with_flags(library(data), flags).ok()?;
    let sql = "SELECT position, marks FROM article WHERE position > 0";
    connection
        .query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
        .ok()
}

fn library(data: &Path) -> PathBuf {
    data.join("qari/library.sqlite3")
}

/// The status line of an article that is read, in per cent.
fn per_cent(screen: &str) -> Option<u32> {
    let (number, _) = screen.lines().last()?.split_once('%')?;
    let digits = number.rsplit(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}

fn has_moved(screen: &str) -> bool {
    per_cent(screen).is_some_and(|per_cent| per_cent > 80)
}

#[test]
fn closing_the_window_keeps_the_place_and_the_star() {
    let data = tempfile::tempdir().unwrap();
    let mut window = Terminal::start(&Start {
        home: Some(data.path()),
        reading: Reading::WhenAsked,
        ..Start::default()
    });
    window.wait_for_text(PEOPLE);
    window.type_in("\r");
    window.wait_for("a text", |screen| per_cent(screen).is_some());
    window.type_in("G");
    window.wait_for("its end", has_moved);
    window.type_in("*");
    window.wait_for("the star", |screen| screen.contains('★'));
    window.close();
    let (position, marks) = kept(data.path()).expect("the place is kept");
    assert!(position > 100);
    assert_eq!(marks, 3, "read and starred");
}

/// The reader on a library of its own, with an article scrolled to its end.
fn reading(data: &Path) -> Terminal {
    let mut terminal = Terminal::start(&Start {
        home: Some(data),
        ..Start::default()
    });
    terminal.wait_for_text(PEOPLE);
    terminal.type_in("\r");
    terminal.wait_for("a text", |screen| per_cent(screen).is_some());
    terminal.type_in("G");
    terminal.wait_for("its end", has_moved);
    terminal
}

#[test]
fn a_signal_that_ends_it_keeps_the_place() {
    for name in ["TERM", "HUP", "INT"] {
        let data = tempfile::tempdir().unwrap();
        let terminal = reading(data.path());
        terminal.signal(name);
        terminal.end();
        assert!(kept(data.path()).is_some(), "{name}");
    }
}

#[test]
fn what_another_program_holds_up_at_the_end_is_kept_at_the_next_start() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = reading(data.path());
    let other = Connection::open(library(data.path())).unwrap();
    other.busy_timeout(TIMEOUT).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    terminal.type_in("*");
    terminal.wait_for_text("★");
    let begun = Instant::now();
    terminal.type_in("\x03");
    let (status, parser, _) = terminal.end();
    assert!(status.success() && begun.elapsed() < Duration::from_secs(5));
    let told = parser.screen().contents();
    assert!(told.trim().is_empty(), "{told}");
    other.execute_batch("COMMIT").unwrap();
    let mut next = Command::new(env!("CARGO_BIN_EXE_qari"));
    let next = next.arg("list").env("XDG_DATA_HOME", data.path()).output();
    assert!(next.unwrap().status.success());
    let (_, marks) = kept(data.path()).unwrap();
    assert_eq!(marks, 3, "read and starred");
}

#[test]
fn the_place_is_written_while_one_reads() {
    let data = tempfile::tempdir().unwrap();
    let mut terminal = reading(data.path());
    let end = Instant::now() + TIMEOUT;
    while kept(data.path()).is_none() {
        assert!(Instant::now() < end, "the place was not kept");
        // Nothing yet: looked again.
        let _ = terminal.receive(Duration::from_millis(20));
    }
    terminal.signal("KILL");
    terminal.end();
    assert!(kept(data.path()).is_some());
}

#[test]
fn what_is_added_while_a_reader_is_open_is_listed_and_annotated() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("articles");
    fs::create_dir(&folder).unwrap();
    for number in 0..40 {
        let text = format!("مقال جديد {number}\n\nقال فلاديمير بوتين في موسكو {number}.\n");
        fs::write(folder.join(format!("{number}.txt")), text).unwrap();
    }
    let mut terminal = Terminal::start(&Start {
        home: Some(data.path()),
        ..Start::default()
    });
    terminal.wait_for_text(&format!("{ARTICLES} 32"));
    let added = Command::new(env!("CARGO_BIN_EXE_qari"))
        .arg("add")
        .arg(&folder)
        .env("XDG_DATA_HOME", data.path())
        .env("XDG_CONFIG_HOME", data.path())
        .output()
        .unwrap();
    assert!(added.status.success(), "{added:?}");
    // Whoever annotates them: when it is done, they are.
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
    let connection = Connection::open_with_flags(library(data.path()), flags).unwrap();
    let count = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    assert_eq!(
        count("SELECT count(*) FROM article WHERE extractor = 0"),
        Ok(0)
    );
    let mentioning = "SELECT articles FROM entity WHERE key = 'person:putin'";
    assert!(count(mentioning).unwrap_or(0) >= 40, "{added:?}");
    // The reader, which nobody touches, sees them.
    terminal.wait_for_text(&format!("{ARTICLES} 72"));
    terminal.type_in("\x03");
    assert!(terminal.end().0.success());
}
