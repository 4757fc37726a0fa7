//! Folders that are watched, by `qari add --watch` and by an open reader.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use super::cli::{NEWS, folder, own_folder, path, qari, run, text};
use crate::pty::{Start, Terminal};

/// How long a line is waited for before it counts as missing.
const TIMEOUT: Duration = Duration::from_secs(60);

/// `qari add --watch` while it runs.
struct Watching {
    child: Child,
    said: Receiver<String>,
    told: Receiver<String>,
}

impl Watching {
    fn start(folder: &str) -> Self {
        let mut child = qari(&["add", "--no-entities", "--watch", folder])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = lines(child.stdout.take().unwrap());
        let told = lines(child.stderr.take().unwrap());
        Self { child, said, told }
    }

    fn says(&self) -> String {
        self.said.recv_timeout(TIMEOUT).unwrap()
    }

    fn tells(&self) -> String {
        self.told.recv_timeout(TIMEOUT).unwrap()
    }

    /// Presses Ctrl-C; returns the exit code, and what was said that nobody waited for.
    fn end(mut self) -> (Option<i32>, Vec<String>) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-s", "INT", &id]).status();
        assert!(sent.unwrap().success());
        let code = self.child.wait().unwrap().code();
        (code, self.said.iter().chain(self.told.iter()).collect())
    }
}

fn lines(output: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, lines) = channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            let _ = sender.send(line);
        }
    });
    lines
}

#[test]
fn what_comes_into_a_watched_folder_is_added_until_ctrl_c() {
    let files = folder(&[("a.txt", NEWS.as_bytes()), (".b.txt", b"x")]);
    let file = |name: &str| files.path().join(name);
    let watching = Watching::start(&path(&files, ""));
    assert_eq!(watching.says(), "new: 1 article");
    assert!(watching.tells().contains("Ctrl-C"));
    fs::write(file("ب.md"), "# خبر\n\nوصل الزبرجد إلى القاهرة.").unwrap();
    assert_eq!(watching.says(), "new: 1 article");
    // What cannot be read is told once, and the others go on.
    fs::write(file("c.txt"), b"\0\x01\x02\x03\0\x04\x05").unwrap();
    assert!(watching.tells().contains("c.txt"));
    fs::remove_file(file("a.txt")).unwrap();
    fs::write(file("c.txt"), b"\0\x01\x02\x03\0\x04\x05\x06").unwrap();
    fs::write(file("ب.md"), "# خبر\n\nعاد الزبرجد من القاهرة.").unwrap();
    let changed = watching.says();
    assert!(
        changed.starts_with("new: 0 articles, changed: 1 article"),
        "{changed}"
    );
    // What the reader removed stays removed.
    let removed = run(&["remove", "--yes", "--query", "الزبرجد", "--format", "json"]);
    assert_eq!(removed.status.code(), Some(0), "{removed:?}");
    fs::write(file("ب.md"), "# خبر\n\nعاد الزبرجد من القاهرة أمس.").unwrap();
    fs::write(file("d.txt"), "خبر آخر عن البحر").unwrap();
    assert_eq!(watching.says(), "new: 1 article");
    assert_eq!(watching.end(), (Some(0), vec![]));
    let found = |query: &str| text(&run(&["list", query]).stdout).lines().count();
    assert_eq!(
        (found("الزبرجد"), found("\"مسؤولين من الأمم المتحدة\"")),
        (0, 1)
    );
}

#[test]
fn what_could_not_be_read_before_watching_counts_in_the_end() {
    let files = folder(&[
        ("a.txt", NEWS.as_bytes()),
        ("b.txt", b"\0\x01\x02\x03\0\x04\x05"),
    ]);
    let watching = Watching::start(&path(&files, ""));
    assert!(watching.tells().contains("b.txt"));
    assert!(watching.says().starts_with("new: 1 article"));
    assert!(watching.tells().contains("Ctrl-C"));
    assert_eq!(watching.end(), (Some(2), vec![]));
}

#[test]
fn only_folders_are_watched() {
    let files = folder(&[("a.txt", NEWS.as_bytes())]);
    for arguments in [
        &["add", "--watch"][..],
        &["add", "--watch", &path(&files, "a.txt")],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains("--watch"), "{output:?}");
    }
}

#[test]
fn an_open_reader_watches_the_folders_of_the_settings() {
    /// Stands before the number of articles, as it is drawn.
    const ARTICLES: &str = "ﻻًﺎﻘﻣ";
    let home = own_folder();
    let files = folder(&[("a.txt", NEWS.as_bytes())]);
    let settings = format!("[library]\nwatch = [\"{}\", \"/none\"]\n", path(&files, ""));
    fs::create_dir_all(home.join("qari")).unwrap();
    fs::write(home.join("qari/config.toml"), settings).unwrap();
    let start = || {
        Terminal::start(&Start {
            home: Some(&home),
            ..Start::default()
        })
    };
    let mut terminal = start();
    terminal.wait_for_text("/none");
    terminal.wait_for_text(&format!("{ARTICLES} 33"));
    fs::create_dir(files.path().join("c")).unwrap();
    fs::write(
        files.path().join("c/d.md"),
        "# خبر\n\nوصل الزبرجد إلى القاهرة.",
    )
    .unwrap();
    terminal.wait_for_text(&format!("{ARTICLES} 34"));
    terminal.type_in("q");
    assert!(terminal.end().0.success());
    // What came while nobody watched is taken in at the next start, and what was removed is not.
    let removed = run(&["remove", "--yes", "--query", "الزبرجد", "--format", "json"]);
    assert_eq!(removed.status.code(), Some(0), "{removed:?}");
    fs::write(files.path().join("e.txt"), "خبر آخر عن البحر").unwrap();
    let mut terminal = start();
    terminal.wait_for_text(&format!("{ARTICLES} 34"));
    terminal.type_in("q");
    assert!(terminal.end().0.success());
    let found = text(&run(&["list", "الزبرجد"]).stdout).lines().count();
    assert_eq!(found, 0);
}
