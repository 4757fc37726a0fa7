//! The running program: one event loop, the threads behind it, and the effects that it performs.
//!
//! [`event_loop`] is the loop, [`Librarian`] answers for the library, [`backlog`] keeps what is still to be
//! annotated. None of them is a thread: `worker` runs them beside the screen, tests run them by hand.

pub mod backlog;
mod doctor;
pub mod event_loop;
mod host;
pub mod intake;
mod librarian;
mod watch;
mod worker;

use std::io;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use crate::app::App;
use crate::config::{Config, TerminalChoice};
use crate::notice::Notice;
use crate::terminal::{self, Listener, Session};
use crate::ui::{Background, Theme};
use crate::words::Locale;

use event_loop::{EventLoop, Host, Message};
use host::{TerminalHost, notice_of};
use intake::Intake;
use worker::Worker;

pub use doctor::{Diagnosis, doctor};
pub use librarian::Librarian;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The reader left.
    Quit,
    /// A signal ended it, with this number.
    Signal(i32),
}

/// How the program is to look and speak.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The language it speaks.
    pub locale: Locale,
    /// What things look like, as far as the environment tells.
    pub theme: Theme,
    /// The background of the terminal, where the reader said it; else the terminal is asked.
    pub background: Option<Background>,
    /// What the reader said of the terminal for this start.
    pub told: TerminalChoice,
    /// What the reader chose before.
    pub config: Config,
    /// How long the terminal may take to answer.
    pub timeout: Duration,
}

/// Runs the reader on a library until it ends, and takes in what comes meanwhile; the terminal is restored by then.
/// Returns what is to be told in the shell, too.
///
/// # Errors
///
/// Where the terminal cannot be set up or written to, or a thread not be started.
pub fn run(
    settings: Settings,
    librarian: Librarian,
    intake: Option<Intake>,
    mut notices: Vec<Notice>,
) -> io::Result<(Ending, Vec<Notice>)> {
    let (sender, messages) = channel();
    let worker = Worker::start(librarian, intake, sender.clone())?;
    // Signals are listened to before the terminal is taken: none may find it taken and unguarded.
    let signals = sender.clone();
    terminal::listen(move |signal| signals.send(Message::Signal(signal)).is_ok())?;
    let mut session = Session::enter()?;
    let mut listener = Listener::new()?;
    let probe = terminal::probe(&mut listener, terminal::AT_ONCE, settings.timeout)?;
    let finding = terminal::detect(&probe, settings.told, &settings.config);
    session.adopt(finding.mode, finding.leaving)?;
    listen_to_input(listener, sender)?;
    let locale = settings.locale;
    let host = TerminalHost::new(session, worker, settings, &probe, finding.mode)?;
    let app = App::new(locale, finding.rendition, host.size()?);
    notices.extend(notice_of(&finding));
    let mut event_loop = EventLoop::start(app, host, notices)?;
    let ended = event_loop.run(&messages);
    let is_kept = event_loop.host.leave();
    // What was told too late to be seen.
    let is_fault = |notice: &Notice| matches!(notice, Notice::Library { .. });
    let late = messages.try_iter().filter_map(|message| match message {
        Message::Reply(reply) => reply.notice().filter(|notice| is_fault(notice)).cloned(),
        _ => None,
    });
    let mut notices: Vec<Notice> = late.collect();
    if !is_kept {
        notices.push(Notice::MarksNotKept);
    }
    Ok((ended?, notices))
}

fn listen_to_input(mut listener: Listener, sender: Sender<Message>) -> io::Result<()> {
    let listen = move || {
        while let Ok(input) = listener.read() {
            if sender.send(Message::Input(input)).is_err() {
                return;
            }
        }
        let _ = sender.send(Message::InputLost);
    };
    thread::Builder::new()
        .name("input".to_owned())
        .spawn(listen)?;
    Ok(())
}
