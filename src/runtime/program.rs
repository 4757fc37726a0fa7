//! A run of the program: its threads started, the terminal taken, the loop run, and all left in order.

use std::io;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use jiff::tz::TimeZone;

use crate::app::keymap::Keymap;
use crate::app::own_commands::OwnCommands;
use crate::app::{App, Delivery};
use crate::notice::Notice;
use crate::runtime::clipboard::Clipboard;
use crate::runtime::event_loop::{EventLoop, LoopHost, Message};
use crate::runtime::host::{TerminalHost, notice_of};
use crate::runtime::intake::Intake;
use crate::runtime::librarian::Librarian;
use crate::runtime::settings::{RunEnding, Settings};
use crate::runtime::worker::Worker;
use crate::terminal::{self, Listener, TerminalSession};
use crate::ui::Manner;
use crate::web::ReadOptions;

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
) -> io::Result<(RunEnding, Vec<Notice>)> {
    let (sender, messages) = channel();
    let options = ReadOptions::new(&settings.config, None);
    let resumed = librarian.resumed();
    let mut worker = Worker::start(librarian, intake, options, sender.clone())?;
    // Signals are listened to before the terminal is taken: none may find it taken and unguarded.
    let signals = sender.clone();
    terminal::listen(move |signal| signals.send(Message::Signal(signal)).is_ok())?;
    let mut session = TerminalSession::enter()?;
    let mut listener = Listener::new()?;
    let probe = terminal::probe(&mut listener, terminal::AT_ONCE, settings.timeout)?;
    let finding = terminal::detect(&probe, settings.told, &settings.config);
    session.adopt(finding.mode, finding.leaving)?;
    listen_to_input(listener, sender.clone())?;
    let (locale, told_locale) = (settings.locale, settings.told_locale);
    let (start, asked) = (settings.start, settings.asked.clone());
    let chosen = settings.chosen.clone();
    let delivery = match settings.theme.manner {
        Manner::Drawn => Delivery::Seen,
        Manner::Plain => Delivery::ReadOut,
    };
    let configured = settings.config.appearance().clone();
    let reading_settings = settings.config.reading();
    let (keymap, complaints) = Keymap::new(settings.config.keys());
    notices.extend(complaints);
    let own = settings.config.own_commands().to_vec();
    let (own_commands, complaints) = OwnCommands::new(own, &keymap);
    let own_commands = own_commands.with_unusable(settings.config.unusable_commands());
    notices.extend(complaints);
    worker.follow_feeds(settings.config.feeds());
    worker.watch_folders(settings.watched.clone());
    let command = settings.config.commands().copy.clone();
    let clipboard = Clipboard::new(command, sender);
    let host = TerminalHost::new(session, worker, clipboard, settings, &probe, &finding)?;
    let app = App::new(locale, finding.rendition, host.size()?)
        .with_keymap(keymap)
        .with_reading_settings(reading_settings)
        .delivered(delivery)
        .in_time_zone(TimeZone::system())
        .with_appearance(configured, &chosen)
        .with_told_locale(told_locale)
        .with_own_commands(own_commands)
        .starting(start);
    let app = match resumed {
        Some((session, vocabulary)) => app.resuming(session, &vocabulary),
        None => app,
    };
    let app = match asked {
        Some(asked) => app.asking(asked),
        None => app,
    };
    notices.extend(notice_of(&finding));
    let mut event_loop = EventLoop::start(app, host, notices)?;
    let ended = event_loop.run(&messages);
    let is_kept = event_loop.host.leave();
    let mut notices = event_loop.late_faults(&messages);
    if !is_kept {
        notices.push(Notice::MarksNotKept);
    }
    Ok((ended?, notices))
}

/// Reads what the reader does on a thread of its own.
pub(super) fn listen_to_input(mut listener: Listener, sender: Sender<Message>) -> io::Result<()> {
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
