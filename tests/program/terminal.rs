//! The reader in a terminal, from start to end.

use std::path::Path;
use std::time::Instant;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::pty::{TIMEOUT, Terminal, assert_restored, cells};

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
    for (name, word) in [
        ("TERM", "Terminated"),
        ("HUP", "Hangup"),
        ("INT", "Interrupt"),
        ("QUIT", "Quit"),
    ] {
        let mut terminal = Terminal::start(100, 24, &[]);
        terminal.wait_for_text(ARTICLES);
        terminal.signal(name);
        let (status, parser, written) = terminal.end();
        assert_eq!(status.signal(), Some(word), "{name}");
        assert_restored(&parser, &written);
    }
}

#[test]
fn a_terminal_without_a_screen_is_refused_with_the_way_out() {
    for arguments in [&[][..], &["doctor"]] {
        let arguments: Vec<&Path> = arguments.iter().map(Path::new).collect();
        let terminal = Terminal::start_with(100, 24, &[("TERM", "dumb")], &arguments);
        let (status, _, written) = terminal.end();
        assert_eq!(status.exit_code(), 2, "{written}");
        assert!(written.contains("qari show"), "{written}");
        assert!(!written.contains('\x1b'), "{written:?}");
    }
    // What is only printed is printed, and asks nothing that would be seen.
    let arguments = ["doctor", "--report"].map(Path::new);
    let terminal = Terminal::start_with(100, 24, &[("TERM", "dumb")], &arguments);
    let (status, _, written) = terminal.end();
    assert!(status.success(), "{written}");
    assert!(
        written.contains("TERM=dumb") && !written.contains('\x1b'),
        "{written:?}"
    );
}

#[test]
fn a_terminal_that_is_gone_ends_it_with_an_ordinary_code() {
    for keys in ["", "jjjjjjjj", "\r G g"] {
        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        let own = tempfile::tempdir().unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qari"));
        for (name, value) in [
            ("TERM", "xterm".as_ref()),
            ("XDG_CONFIG_HOME", own.path().as_os_str()),
            ("XDG_DATA_HOME", own.path().as_os_str()),
        ] {
            command.env(name, value);
        }
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let mut writer = pair.master.take_writer().unwrap();
        let mut written = Vec::new();
        let mut buffer = [0; 4096];
        while !String::from_utf8_lossy(&written).contains("\x1b[?1049h") {
            let length = reader.read(&mut buffer).unwrap();
            written.extend_from_slice(&buffer[..length]);
        }
        writer.write_all(keys.as_bytes()).unwrap();
        // With its last end the terminal is gone, whatever is being drawn.
        drop((reader, writer, pair.master));
        let status = child.wait().unwrap();
        let is_ordinary = status.signal().is_some() || matches!(status.exit_code(), 0 | 2);
        assert!(is_ordinary, "{keys}: {status:?}");
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
    let end = Instant::now() + TIMEOUT;
    while !has_bidi_off(&terminal.written) {
        assert!(Instant::now() < end, "the mode was not changed");
        if let Ok(bytes) = terminal.output.recv_timeout(TIMEOUT) {
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
