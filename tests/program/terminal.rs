//! The program in a pseudo-terminal, its output read back through a terminal emulator.
//!
//! Nothing here sleeps: the tests wait for what the program writes.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// The longest a test waits for something that does not come.
const PATIENCE: Duration = Duration::from_secs(20);

fn cells(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap()
}

/// The program on a screen.
struct Terminal {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    /// Everything the program wrote.
    written: Vec<u8>,
    /// Where its settings and its library are.
    _own: tempfile::TempDir,
}

impl Terminal {
    /// The program on its own articles.
    fn start(columns: u16, rows: u16, variables: &[(&str, &str)]) -> Self {
        Self::start_with(columns, rows, variables, None)
    }

    /// The program on a file.
    fn start_on(columns: u16, rows: u16, file: &Path) -> Self {
        Self::start_with(columns, rows, &[], Some(file))
    }

    fn start_with(
        columns: u16,
        rows: u16,
        variables: &[(&str, &str)],
        file: Option<&Path>,
    ) -> Self {
        let size = PtySize {
            cols: columns,
            rows,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
        command.arg("--lang");
        command.arg("ar");
        command.args(file);
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        // No test reads or writes the files of whoever runs it.
        let own = tempfile::tempdir().unwrap();
        command.env("XDG_CONFIG_HOME", own.path());
        command.env("XDG_DATA_HOME", own.path());
        command.env("RUST_BACKTRACE", "0");
        command.env_remove("NO_COLOR");
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..length].to_vec()).is_err() {
                    return;
                }
            }
        });
        let parser = vt100::Parser::new(cells(rows), cells(columns), 0);
        Self {
            master: pair.master,
            child,
            writer,
            output,
            parser,
            written: Vec::new(),
            _own: own,
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        self.parser.process(bytes);
        self.written.extend_from_slice(bytes);
    }

    fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// Waits until the screen is as wanted.
    fn wait_for(&mut self, what: &str, is_there: impl Fn(&str) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !is_there(&self.screen()) {
            match self
                .output
                .recv_timeout(end.saturating_duration_since(Instant::now()))
            {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout) => panic!("{what} did not come:\n{}", self.screen()),
                Err(RecvTimeoutError::Disconnected) => {
                    panic!("it ended before {what}:\n{}", self.screen())
                }
            }
        }
    }

    fn wait_for_text(&mut self, text: &str) {
        self.wait_for(text, |screen| screen.contains(text));
    }

    fn type_in(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let command = format!("kill -s {name} {id}");
        assert!(
            Command::new("sh")
                .args(["-c", &command])
                .status()
                .unwrap()
                .success()
        );
    }

    /// Lets it go on after a stop, until something is on the screen. To go on before the stop has
    /// come means nothing to a program, so it is told again and again.
    fn go_on_until(&mut self, text: &str) {
        let end = Instant::now() + PATIENCE;
        while !self.screen().contains(text) {
            assert!(
                Instant::now() < end,
                "{text} did not come:\n{}",
                self.screen()
            );
            self.signal("CONT");
            if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(50)) {
                self.take(&bytes);
            }
        }
    }

    /// Waits for the end; returns how it ended.
    fn end(mut self) -> (ExitStatus, vt100::Parser, String) {
        let status = self.child.wait().unwrap();
        drop(self.master);
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.parser.process(&bytes);
            self.written.extend_from_slice(&bytes);
        }
        (
            status,
            self.parser,
            String::from_utf8_lossy(&self.written).into_owned(),
        )
    }
}

/// The terminal is as the shell left it: its own screen, a cursor, no mouse, no bracketed paste.
fn assert_restored(parser: &vt100::Parser, written: &str) {
    let screen = parser.screen();
    assert!(!screen.alternate_screen());
    assert!(!screen.hide_cursor());
    assert!(!screen.bracketed_paste());
    assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    assert!(written.contains("\x1b[?1049h") && written.contains("\x1b[?1049l"));
}

/// Words of the interface as they stand on the screen: visual order, joined.
const ARTICLES: &str = "ﻻًﺎﻘﻣ";
const HELP_TITLE: &str = "ﺢﻴﺗﺎﻔﻤﻟﺍ";
const END: &str = "ﺔﻳﺎﻬﻨﻟﺍ";

#[test]
fn reading_from_start_to_end() {
    let mut terminal = Terminal::start(120, 30, &[]);
    terminal.wait_for_text(ARTICLES);
    terminal.wait_for_text("%");
    assert!(terminal.parser.screen().alternate_screen());
    // Read: open the first article, go to its end.
    terminal.type_in("\rG");
    terminal.wait_for_text(END);
    terminal.type_in("g");
    terminal.wait_for("the start", |screen| !screen.contains(END));
    // Jump to a mention: "1 of n" on the status line.
    terminal.type_in("}");
    terminal.wait_for("a mention", |screen| {
        screen
            .lines()
            .last()
            .is_some_and(|status| status.contains("ﻦﻣ 1"))
    });
    // Filter by topic: over the list it says "so many of so many".
    terminal.type_in("t\r");
    terminal.wait_for("a filtered list", |screen| {
        screen
            .lines()
            .nth(1)
            .is_some_and(|headings| headings.contains(" ﻦﻣ "))
    });
    terminal.type_in("x\x1b");
    terminal.wait_for("no filter", |screen| {
        screen
            .lines()
            .nth(1)
            .is_some_and(|headings| headings.contains(ARTICLES))
    });
    // Resize.
    let size = PtySize {
        cols: 60,
        rows: 20,
        pixel_width: 0,
        pixel_height: 0,
    };
    terminal.parser.screen_mut().set_size(cells(20), cells(60));
    terminal.master.resize(size).unwrap();
    terminal.type_in("?");
    terminal.wait_for_text(HELP_TITLE);
    assert!(!terminal.screen().contains('┬'), "one pane at 60 columns");
    terminal.type_in("\x1bq");
    let (status, parser, written) = terminal.end();
    assert!(status.success());
    assert_restored(&parser, &written);
}

#[test]
fn a_panic_leaves_a_sane_terminal_and_its_message() {
    let mut terminal = Terminal::start(100, 24, &[("QARI_PANIC", "1")]);
    terminal.wait_for_text(ARTICLES);
    if cfg!(not(debug_assertions)) {
        println!("NOT RUN: only builds for development can be made to panic");
        return;
    }
    terminal.type_in("!");
    let (status, parser, written) = terminal.end();
    assert_eq!(status.exit_code(), 101);
    assert_restored(&parser, &written);
    assert!(
        parser
            .screen()
            .contents()
            .contains("a panic that a test asked for")
    );
}

#[test]
fn signals_that_end_it_restore_the_terminal() {
    for name in ["TERM", "HUP", "INT"] {
        let mut terminal = Terminal::start(100, 24, &[]);
        terminal.wait_for_text(ARTICLES);
        terminal.signal(name);
        let (status, parser, written) = terminal.end();
        assert!(!status.success(), "{name}");
        assert_restored(&parser, &written);
    }
}

#[test]
fn stopping_gives_the_terminal_back_and_going_on_draws_anew() {
    for how in ["TSTP", "Ctrl-Z"] {
        let mut terminal = Terminal::start(100, 24, &[]);
        terminal.wait_for_text(ARTICLES);
        if how == "TSTP" {
            terminal.signal("TSTP");
        } else {
            terminal.type_in("\x1a");
        }
        terminal.wait_for("the shell's screen", |screen| screen.trim().is_empty());
        assert!(!terminal.parser.screen().alternate_screen());
        terminal.go_on_until(ARTICLES);
        assert!(terminal.parser.screen().alternate_screen());
        terminal.type_in("q");
        let (status, parser, written) = terminal.end();
        assert!(status.success(), "{how}");
        assert_restored(&parser, &written);
    }
}

#[test]
fn a_terminal_that_answers_late_still_gets_its_mode() {
    let patient = [("QARI_TERMINAL_TIMEOUT_MS", "60000")];
    let mut terminal = Terminal::start(120, 30, &patient);
    // The first screen does not wait.
    terminal.wait_for_text(ARTICLES);
    // The terminal implements bidi and has it on (DECRQM), and is a VTE (DA1 ends the answers).
    terminal.type_in("\x1b[8;1$y\x1b[?65;1;9c");
    let has_bidi_off = |written: &[u8]| written.windows(4).any(|bytes| bytes == b"\x1b[8l");
    let end = Instant::now() + PATIENCE;
    while !has_bidi_off(&terminal.written) {
        assert!(Instant::now() < end, "the mode was not changed");
        if let Ok(bytes) = terminal.output.recv_timeout(PATIENCE) {
            terminal.take(&bytes);
        }
    }
    terminal.wait_for_text(ARTICLES);
    assert!(
        !terminal.screen().contains('y'),
        "an answer is nothing typed"
    );
    terminal.type_in("q");
    let (status, parser, written) = terminal.end();
    assert!(status.success());
    assert_restored(&parser, &written);
    assert!(written.contains("\x1b[8h"), "the shell has its bidi again");
}

#[test]
fn what_is_put_right_is_written_down() {
    let folder = tempfile::TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    let mut terminal = Terminal::start(120, 30, &[("XDG_DATA_HOME", data)]);
    terminal.wait_for_text(ARTICLES);
    terminal.wait_for_text("ﺕﺎﻤﻈﻨﻣ");
    // The first mention of the open article is selected, and hidden everywhere.
    terminal.type_in("\r}c");
    terminal.wait_for_text("ﺐﻳﻮﺼﺗ");
    terminal.type_in("\r");
    terminal.wait_for_text("ﺏﻮّﺻُ");
    terminal.type_in("q");
    let (status, ..) = terminal.end();
    assert!(status.success());
    let kept = std::fs::read_to_string(folder.path().join("qari/corrections.toml")).unwrap();
    assert!(kept.contains("change = \"hide\""), "{kept}");
}

#[test]
fn an_article_cannot_reach_the_terminal() {
    let folder = tempfile::TempDir::new().unwrap();
    let hostile = "عنوان \u{1b}]0;x\u{7}\n\nنص \u{1b}[2J\u{9b}5m \u{1b}]52;c;aGFja2Vk\u{7} و\u{202e}abc\u{2069} نهاية.\n";
    let file = folder.path().join("hostile.txt");
    std::fs::write(&file, hostile).unwrap();
    let mut terminal = Terminal::start_on(100, 24, &file);
    terminal.wait_for("the text", |screen| screen.contains("ﺔﻳﺎﻬﻧ"));
    assert!(
        terminal.screen().contains('┬'),
        "the screen was not cleared"
    );
    terminal.type_in("q");
    let (_, _, written) = terminal.end();
    assert!(!written.contains("\x1b]52") && !written.contains("\x1b]0;"));
    assert!(!written.contains('\u{202e}') && !written.contains('\u{2069}'));
}
