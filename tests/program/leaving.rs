//! Every way out of the reader keeps what is the reader's own; and what other programs do meanwhile is seen.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rusqlite::{Connection, OpenFlags};

use crate::pty::{TIMEOUT, Terminal, cells};

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

/// A window that can be closed: then nobody holds the terminal any more.
struct Window {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    parser: vt100::Parser,
    /// Asks for what comes next; only then is there somebody who reads.
    wants: Sender<()>,
    output: Receiver<Vec<u8>>,
    reader: JoinHandle<()>,
}

impl Window {
    fn open(data: &Path) -> Self {
        let size = PtySize {
            cols: 100,
            rows: 24,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
        command.args(["--lang", "ar"]);
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        command.env("XDG_CONFIG_HOME", data);
        command.env("XDG_DATA_HOME", data);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut bytes = pair.master.try_clone_reader().unwrap();
        let (wants, wanted) = channel();
        let (sender, output) = channel();
        let reader = thread::spawn(move || {
            let mut buffer = [0; 4096];
            for () in wanted {
                let length = bytes.read(&mut buffer).unwrap_or(0);
                if sender.send(buffer[..length].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self {
            writer: pair.master.take_writer().unwrap(),
            master: pair.master,
            child,
            parser: vt100::Parser::new(cells(24), cells(100), 0),
            wants,
            output,
            reader,
        }
    }

    fn wait_for(&mut self, what: &str, is_there: impl Fn(&str) -> bool) {
        let end = Instant::now() + TIMEOUT;
        while !is_there(&self.parser.screen().contents()) {
            self.wants.send(()).unwrap();
            let left = end.saturating_duration_since(Instant::now());
            let bytes = self.output.recv_timeout(left).unwrap_or_default();
            let screen = self.parser.screen().contents();
            assert!(!bytes.is_empty(), "{what} did not come:\n{screen}");
            self.parser.process(&bytes);
        }
    }

    fn type_in(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
    }

    /// Closes the window, and waits for the program to end.
    fn close(mut self) {
        drop(self.wants);
        self.reader.join().unwrap();
        drop(self.writer);
        drop(self.master);
        self.child.wait().unwrap();
    }
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
    let mut window = Window::open(data.path());
    window.wait_for(PEOPLE, |screen| screen.contains(PEOPLE));
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
    let variables = [("XDG_DATA_HOME", data.to_str().unwrap())];
    let mut terminal = Terminal::start(100, 24, &variables);
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
    terminal.type_in("q");
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
        if let Ok(bytes) = terminal.output.recv_timeout(Duration::from_millis(20)) {
            terminal.take(&bytes);
        }
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
    let variables = [("XDG_DATA_HOME", data.path().to_str().unwrap())];
    let mut terminal = Terminal::start(100, 24, &variables);
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
    terminal.type_in("q");
    assert!(terminal.end().0.success());
}
