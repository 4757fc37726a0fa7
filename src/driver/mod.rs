//! The loop: events in, frames out, effects performed. It decides nothing.

mod doctor;
mod librarian;
mod worker;

use std::io;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;
use std::time::Duration;

use crate::app::arrangement::Size;
use crate::app::{App, Effect, Event, Reply, update};
use crate::config::{Config, TerminalChoice};
use crate::mode::OutputMode;
use crate::notice::Notice;
use crate::terminal::{
    self, Answers, Finding, Input, Listener, Mouse, Output, Rgb, Session, Signal, Survey,
};
use crate::ui::{Ground, Regions, Screen, Theme};
use crate::words::Interface;

use worker::Worker;

pub use doctor::{Diagnosis, doctor};
pub use librarian::Librarian;

/// What the loop waits for.
#[derive(Debug)]
enum Message {
    Input(Input),
    Reply(Reply),
    Signal(Signal),
    /// The terminal cannot be read from any more.
    InputLost,
}

/// What the loop goes on with.
enum Next {
    Message(Message),
    /// The work is done that was left to do: what it found is to be shown.
    Done,
    Closed,
}

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
    pub interface: Interface,
    /// What things look like, as far as the environment tells.
    pub theme: Theme,
    /// The ground of the terminal, where the reader said it; else the terminal is asked.
    pub ground: Option<Ground>,
    /// What the reader said of the terminal for this start.
    pub told: TerminalChoice,
    /// What the reader chose before.
    pub config: Config,
    /// How long the terminal may take to answer.
    pub patience: Duration,
}

/// Runs the reader on a library until it ends; the terminal is restored by then.
///
/// # Errors
///
/// Where the terminal cannot be set up or written to, or a thread not be started.
pub fn run(settings: Settings, librarian: Librarian, notices: Vec<Notice>) -> io::Result<Ending> {
    let (sender, messages) = channel();
    let worker = Worker::start(librarian, sender.clone())?;
    // Signals are listened to before the terminal is taken: none may find it taken and unguarded.
    let signals = sender.clone();
    terminal::listen(move |signal| signals.send(Message::Signal(signal)).is_ok())?;
    let mut session = Session::enter()?;
    let mut listener = Listener::new()?;
    let survey = terminal::survey(&mut listener, terminal::AT_ONCE, settings.patience)?;
    let finding = terminal::detect(&survey, settings.told, &settings.config);
    session.adopt(finding.mode, finding.leaving)?;
    listen_to_input(listener, sender)?;
    let screen = Screen::new(Output::new(), finding.mode)?;
    let size = screen.size()?;
    let mut app = App::new(settings.interface, finding.rendition, size);
    app.further_notices.extend(notices);
    app.further_notices.extend(notice_of(&finding));
    app.notice = app.further_notices.pop_front();
    let mut run = Run {
        app,
        screen,
        session,
        worker,
        theme: theme(&settings, &survey),
        regions: Regions::default(),
        mode: finding.mode,
        settings,
    };
    let effects = run.app.start();
    match run.perform(effects)? {
        Some(ending) => Ok(ending),
        None => run.go(&messages),
    }
}

/// What is to be said of the terminal: a line where it may read wrong, once it can be seen.
fn notice_of(finding: &Finding) -> Option<Notice> {
    finding.is_doubtful().then_some(Notice::UnknownTerminal)
}

/// The theme for the ground that the reader said, else the terminal, else the environment.
fn theme(settings: &Settings, survey: &Survey) -> Theme {
    let answered = survey.answers.ground.map(|ground: Rgb| {
        if ground.is_light() {
            Ground::Light
        } else {
            Ground::Dark
        }
    });
    let ground = settings
        .ground
        .or(answered)
        .unwrap_or(settings.theme.ground);
    Theme {
        ground,
        ..settings.theme
    }
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

/// Everything a run holds.
struct Run {
    app: App,
    screen: Screen<Output>,
    session: Session,
    worker: Worker,
    theme: Theme,
    regions: Regions,
    mode: OutputMode,
    settings: Settings,
}

impl Run {
    fn go(&mut self, messages: &Receiver<Message>) -> io::Result<Ending> {
        loop {
            self.fit_screen()?;
            self.regions = self.screen.draw(&self.app, &self.theme)?;
            let first = match self.next(messages) {
                Next::Message(message) => message,
                Next::Done => continue,
                Next::Closed => return Ok(Ending::Quit),
            };
            // Take all that have come: a burst costs one frame.
            for message in std::iter::once(first).chain(messages.try_iter()) {
                if let Some(ending) = self.take(message)? {
                    return Ok(ending);
                }
            }
        }
    }

    /// Waits for a message; while none comes, does what there is to do.
    fn next(&mut self, messages: &Receiver<Message>) -> Next {
        if !self.app.is_busy() {
            return messages.recv().map_or(Next::Closed, Next::Message);
        }
        while self.app.is_busy() {
            match messages.try_recv() {
                Ok(message) => return Next::Message(message),
                Err(TryRecvError::Disconnected) => return Next::Closed,
                Err(TryRecvError::Empty) => {
                    update(&mut self.app, Event::Idle);
                }
            }
        }
        Next::Done
    }

    /// The terminal may have changed its size without having said so yet.
    fn fit_screen(&mut self) -> io::Result<()> {
        let size = self.screen.size()?;
        if size != self.app.size {
            update(&mut self.app, Event::Resized(size));
        }
        Ok(())
    }

    fn take(&mut self, message: Message) -> io::Result<Option<Ending>> {
        let event = match message {
            Message::Input(Input::Key(key)) => {
                #[cfg(debug_assertions)]
                panic_where_a_test_wants_it(key);
                Event::Key(key)
            }
            Message::Input(Input::Paste(text)) => Event::Paste(text),
            Message::Input(Input::Resized(Size { columns, rows })) => {
                Event::Resized(Size { columns, rows })
            }
            Message::Input(Input::Mouse { mouse, column, row }) => {
                let Some(column) = self.screen.column(column) else {
                    return Ok(None);
                };
                let Some(target) = self.regions.target(&self.app, column, row) else {
                    return Ok(None);
                };
                match mouse {
                    Mouse::Click => Event::Clicked(target),
                    Mouse::Wheel(notches) => Event::Wheel(target, notches),
                }
            }
            Message::Input(Input::Answered(answers)) => return self.adopt(*answers),
            Message::Reply(reply) => Event::Replied(reply),
            Message::Signal(Signal::End(number)) => {
                let effects = update(&mut self.app, Event::Terminated);
                self.perform(effects)?;
                return Ok(Some(Ending::Signal(number)));
            }
            Message::Signal(Signal::Stop) => return self.perform(vec![Effect::Suspend]),
            // Each turn of the loop looks at the size.
            Message::Signal(Signal::Resize) => return Ok(None),
            Message::InputLost => return Ok(Some(Ending::Quit)),
        };
        let effects = update(&mut self.app, event);
        self.perform(effects)
    }

    /// Goes over to what a terminal wants that has answered late.
    fn adopt(&mut self, answers: Answers) -> io::Result<Option<Ending>> {
        let survey = terminal::survey_with(answers, self.settings.patience);
        let finding = terminal::detect(&survey, self.settings.told, &self.settings.config);
        self.theme = theme(&self.settings, &survey);
        if finding.mode != self.mode {
            self.mode = finding.mode;
            self.session.adopt(finding.mode, finding.leaving)?;
            self.screen.adopt(finding.mode);
        }
        // Whether the terminal is known is answered anew.
        let is_old = |notice: &Notice| *notice == Notice::UnknownTerminal;
        self.app.further_notices.retain(|notice| !is_old(notice));
        self.app.notice.take_if(|notice| is_old(notice));
        self.app.further_notices.extend(notice_of(&finding));
        if self.app.notice.is_none() {
            self.app.notice = self.app.further_notices.pop_front();
        }
        let effects = update(&mut self.app, Event::Rendered(finding.rendition));
        self.perform(effects)
    }

    fn perform(&mut self, effects: Vec<Effect>) -> io::Result<Option<Ending>> {
        for effect in effects {
            match effect {
                Effect::Ask(request) => self.worker.ask(request),
                Effect::Suspend => {
                    self.session.leave();
                    terminal::stop();
                    self.session.take()?;
                    self.screen.forget();
                }
                Effect::Quit => return Ok(Some(Ending::Quit)),
            }
        }
        Ok(None)
    }
}

/// Lets a test see that a panic leaves the terminal as it was. Only in builds for development.
#[cfg(debug_assertions)]
fn panic_where_a_test_wants_it(key: crate::app::key::Key) {
    let wanted = key == crate::app::key::Key::character('!');
    assert!(
        !(wanted && std::env::var_os("QARI_PANIC").is_some()),
        "a panic that a test asked for"
    );
}
