//! Every way out undoes the mode and clears the screen, before the shell's is given back.

use crate::pty::{Start, Terminal};

const ARTICLES: &str = "ﻻًﺎﻘﻣ";
const SHELL_SCREEN: &str = "\x1b[?1049l";
/// Nothing on the screen, the cursor at its beginning: tmux keeps rows of it for the shell after a resize.
const EMPTIED: &str = "\x1b[2J\x1b[1;1H";

/// The modes that switch something, with what undoes it.
const SWITCHES: [(&str, &str, &str); 3] = [
    ("bdsm", "\x1b[8l", "\x1b[8h"),
    (
        "konsole",
        "\x1b]50;BidiRenderingEnabled=false\x1b\\",
        "\x1b]50;BidiRenderingEnabled=true\x1b\\",
    ),
    (
        "mlterm",
        "\x1b]5379;use_ctl=false\x07",
        "\x1b]5379;use_ctl=true\x07",
    ),
];

fn start(mode: &str) -> Terminal {
    let mut terminal = Terminal::start(&Start {
        arguments: &["--lang", "ar", "--terminal-mode", mode],
        variables: &[("QARI_PANIC", "1")],
        columns: 110,
        ..Start::default()
    });
    terminal.wait_for_text(ARTICLES);
    terminal
}

/// The last switch is the one back, and the shell's screen comes after it, from an empty one.
fn assert_undone(written: &str, on: &str, off: &str) {
    let undone = written
        .rfind(off)
        .unwrap_or_else(|| panic!("{off:?} in {written:?}"));
    assert!(written.rfind(on).is_some_and(|done| done < undone));
    let left = written.rfind(SHELL_SCREEN).expect("it is left");
    assert!(undone < left);
    assert!(written[..left].ends_with(EMPTIED), "{written:?}");
}

#[test]
fn quitting_undoes_the_mode() {
    for (mode, on, off) in SWITCHES {
        let mut terminal = start(mode);
        terminal.type_in("q");
        let (status, _, written) = terminal.end();
        assert!(status.success());
        assert_undone(&written, on, off);
    }
}

#[test]
fn signals_undo_the_mode() {
    for (name, (mode, on, off)) in ["TERM", "HUP", "INT"].into_iter().zip(SWITCHES) {
        let terminal = start(mode);
        terminal.signal(name);
        let (status, _, written) = terminal.end();
        assert!(!status.success());
        assert_undone(&written, on, off);
    }
}

#[test]
fn a_panic_undoes_the_mode() {
    if cfg!(not(debug_assertions)) {
        println!("NOT RUN: only builds for development can be made to panic");
        return;
    }
    let (mode, on, off) = SWITCHES[0];
    let mut terminal = start(mode);
    terminal.type_in("!");
    let (status, _, written) = terminal.end();
    assert_eq!(status.exit_code(), 101);
    assert_undone(&written, on, off);
}

#[test]
fn stopping_undoes_the_mode_and_going_on_enters_it_again() {
    for (mode, on, off) in SWITCHES {
        let mut terminal = start(mode);
        terminal.type_in("\x1a");
        terminal.wait_for_bytes(SHELL_SCREEN);
        let written = terminal.written();
        assert_undone(&written, on, off);
        terminal.go_on_until(ARTICLES, |terminal| {
            terminal.written()[written.len()..].contains(ARTICLES)
        });
        let after = terminal.written().split_off(written.len());
        let entered = after.find(on).expect("entered again");
        assert!(
            after[entered..].contains("\x1b[2J"),
            "before the screen is cleared"
        );
        terminal.type_in("q");
        assert_undone(&terminal.end().2, on, off);
    }
}

#[test]
fn a_mode_is_entered_again_before_each_clearing() {
    let (mode, on, _) = SWITCHES[0];
    let mut terminal = start(mode);
    let before = terminal.written().len();
    terminal.resize(80, 20);
    terminal.wait_until(|terminal| {
        let after = terminal.written().split_off(before);
        let cleared = after.find("\x1b[2J").or_else(|| after.find("\x1b[J"));
        let cleared = cleared.ok_or_else(|| format!("no clearing in {after:?}"))?;
        assert!(after[..cleared].contains(on), "{after:?}");
        Ok(())
    });
    terminal.type_in("q");
    assert!(terminal.end().0.success());
}
