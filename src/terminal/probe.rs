//! What is to be known of the terminal, gathered: its answers, the environment, tmux's word.

use std::io::{self, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use super::answers::Answers;
use super::listener::Listener;
use super::program::{OuterTerminal, Probe, Program, VARIABLES};
use super::session::is_dumb;

/// How long the terminal, and tmux, may take to answer, unless the reader says otherwise.
pub const TIMEOUT: Duration = Duration::from_millis(200);

/// DEC's private mode 1049.
const ALTERNATE_SCREEN: &str = "\x1b[?1049h";
/// Its end; the line that was asked on is erased first, so that tmux takes nothing of it over after a resize.
const SHELL_SCREEN: &str = "\x1b[H\x1b[2K\x1b[?1049l";

/// How long the first screen may wait for answers: a terminal on the same machine needs less.
pub const AT_ONCE: Duration = Duration::from_millis(40);

/// Asks the terminal, the environment, and tmux where it is there. What the terminal answers after
/// `at_once` but within `timeout` comes as [`TerminalInput::Answered`](super::TerminalInput::Answered), for
/// [`probe_with`].
///
/// # Errors
///
/// Where the terminal cannot be written to or read from.
pub fn probe(listener: &mut Listener, at_once: Duration, timeout: Duration) -> io::Result<Probe> {
    let answers = listener.ask(at_once.min(timeout), timeout)?;
    Ok(probe_with(answers, timeout))
}

/// What is known where the terminal has answered.
#[must_use]
pub fn probe_with(answers: Answers, timeout: Duration) -> Probe {
    let mut probe = Probe {
        answers,
        environment: environment(),
        outer: None,
    };
    if probe.identity().program == Program::Tmux {
        probe.outer = ask_tmux(timeout);
    }
    probe
}

/// As [`probe`], for a program that does not hold the terminal: asks on the alternate screen, so
/// that nothing is left on the shell's. Without a terminal, or where it has no screen, only the environment
/// is looked at.
///
/// # Errors
///
/// Where the terminal cannot be written to or read from.
pub fn probe_apart(timeout: Duration) -> io::Result<Probe> {
    let listener = Listener::new().ok().filter(|_| !is_dumb());
    let Some(mut listener) = listener else {
        return Ok(Probe {
            environment: environment(),
            ..Probe::default()
        });
    };
    enable_raw_mode()?;
    let probe = listener
        .say(ALTERNATE_SCREEN)
        .and_then(|()| probe(&mut listener, timeout, timeout));
    let _ = listener.say(SHELL_SCREEN);
    disable_raw_mode()?;
    probe
}

/// Of the environment what tells of terminals.
fn environment() -> Vec<(String, String)> {
    let value = |name: &str| Some((name.to_owned(), std::env::var(name).ok()?));
    VARIABLES.into_iter().filter_map(value).collect()
}

/// What tmux says of the terminal it is shown in.
fn ask_tmux(timeout: Duration) -> Option<OuterTerminal> {
    let mut tmux = Command::new("tmux")
        .args([
            "display-message",
            "-p",
            "#{client_termtype}\n#{client_termname}",
        ])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut output = tmux.stdout.take()?;
    let (sender, said) = channel();
    thread::spawn(move || {
        let mut words = String::new();
        let is_read = output.read_to_string(&mut words).is_ok();
        let _ = sender.send(words).map(|()| is_read);
    });
    let said = said.recv_timeout(timeout);
    // It has ended, or it takes too long.
    let _ = tmux.kill();
    let _ = tmux.wait();
    let said = said.ok()?;
    let mut lines = said.lines().map(|line| line.trim().to_owned());
    Some(OuterTerminal {
        version: lines.next().unwrap_or_default(),
        term: lines.next().unwrap_or_default(),
    })
}
