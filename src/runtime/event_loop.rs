//! The event loop: messages become events, effects are performed, frames are drawn. It decides nothing.
//!
//! The program drives it from a channel that threads send to, tests by hand. What it acts on is a [`LoopHost`]: a
//! terminal and the library's thread, or a screen in memory and a library that answers when it is told to.

use std::io;
use std::mem::{self, Discriminant, discriminant};
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::{Duration, Instant};

use jiff::civil::Date;

use crate::app::arrangement::ScreenSize;
use crate::app::outstanding::RequestId;
use crate::app::own_commands::Job;
use crate::app::{
    App, Ask, Copy, Effect, Event, FeedsAsked, Lookup, Reply, Request, Target, update,
};
use crate::appearance::ChosenChanges;
use crate::notice::{Notice, Severity};
use crate::runtime::settings::RunEnding;
use crate::terminal::{Answers, Mouse, Signal, TerminalInput};
use crate::text::Rendition;

/// How long nothing may have moved for the reader to count as at rest.
const REST: Duration = Duration::from_secs(1);

/// How soon a click has to follow another for the two to be one double click.
const DOUBLE_CLICK: Duration = Duration::from_millis(400);

/// How long what was typed before the terminal went away may take to arrive.
const DRAIN_TIMEOUT: Duration = Duration::from_millis(100);

/// What the loop waits for.
#[derive(Debug)]
pub enum Message {
    /// Something the reader did.
    Input(TerminalInput),
    /// An answer of the library, or news from it.
    Reply(Reply),
    /// A signal of the system.
    Signal(Signal),
    /// The terminal cannot be read from any more.
    InputLost,
}

/// What the loop acts on.
pub trait LoopHost {
    /// The size of the screen now, which may have changed without a message.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be asked.
    fn size(&self) -> io::Result<ScreenSize>;

    /// The day it is where the reader is.
    fn today(&self) -> Date;

    /// Draws the state.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be written to.
    fn draw(&mut self, app: &App) -> io::Result<()>;

    /// What stands at a cell of the terminal in the frame drawn last.
    fn target(&self, app: &App, column: u16, row: u16) -> Option<Target>;

    /// Asks the library; what it answers comes as messages.
    fn ask(&mut self, ask: Ask);

    /// Has what is at a path or an address read and added; what comes of it comes as a message.
    fn add(&mut self, name: String);

    /// Has feeds asked for what is new; what comes of it comes as messages.
    fn fetch(&mut self, which: FeedsAsked);

    /// Has a text copied; what comes of it comes as a message.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be written to.
    fn copy(&mut self, copy: Copy) -> io::Result<()>;

    /// Keeps what has changed in what was chosen of the appearance; what is to be told comes as a message.
    fn keep_appearance(&mut self, changes: ChosenChanges);

    /// Has an address opened; what comes of it comes as a message.
    fn open_link(&mut self, address: String);

    /// Has a command of the reader's own run; what comes of it comes as a message.
    fn run_command(&mut self, job: Job);

    /// Has such a command stopped.
    fn stop_command(&mut self, id: RequestId);

    /// Gives the terminal back and stops until the shell brings the program back.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be taken again.
    fn suspend(&mut self) -> io::Result<()>;

    /// Adapts to what the terminal has answered late: how text is to be rendered, and what is to be told of
    /// the terminal.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be written to.
    fn adopt(&mut self, answers: Answers) -> io::Result<(Rendition, Option<Notice>)>;
}

/// The running program.
#[derive(Debug)]
pub struct EventLoop<H> {
    /// Its state, which only events change.
    pub app: App,
    /// What it acts on.
    pub host: H,
    /// When the reader counts as at rest, where that is of interest.
    rest_at: Option<Instant>,
    /// When the reader has stayed as long as is of interest.
    stay_until: Option<Instant>,
    /// The last click, and how many there were by then on the same place.
    clicked: Option<Click>,
    /// Lookups held until the present burst of input ends; a later one of the same kind replaces them.
    held_back: Vec<Ask>,
    /// What was reported after the last draw.
    late: Vec<Notice>,
}

impl<H: LoopHost> EventLoop<H> {
    /// The program with its first effects performed; `notices` are told, one at each key.
    ///
    /// # Errors
    ///
    /// Where the host fails.
    pub fn start(app: App, host: H, notices: Vec<Notice>) -> io::Result<Self> {
        let mut event_loop = Self {
            app,
            host,
            rest_at: None,
            stay_until: None,
            clicked: None,
            held_back: Vec::new(),
            late: Vec::new(),
        };
        event_loop.tell_day()?;
        event_loop.send(Event::Started(notices))?;
        Ok(event_loop)
    }

    /// Runs until it ends. However that comes about, the library is first asked to keep what is to be kept.
    ///
    /// # Errors
    ///
    /// Where the terminal fails.
    pub fn run(&mut self, messages: &Receiver<Message>) -> io::Result<RunEnding> {
        let ended = loop {
            let ended = match self.turn(messages) {
                Ok(None) => self.wait(messages),
                ended => ended,
            };
            match ended {
                Ok(None) => {}
                Ok(Some(ending)) => break Ok(ending),
                Err(error) => break Err(error),
            }
        };
        if ended.is_err() {
            // The terminal may be gone: what was typed before counts.
            self.drain_input(messages, DRAIN_TIMEOUT);
        }
        self.ask_all(Event::Terminated);
        ended
    }

    /// What went wrong and was told too late to be seen, once the program has ended.
    pub fn late_faults(&mut self, messages: &Receiver<Message>) -> Vec<Notice> {
        let told = messages.try_iter().filter_map(|message| match message {
            Message::Reply(reply) => reply.notice().cloned(),
            _ => None,
        });
        let late = mem::take(&mut self.late).into_iter().chain(told);
        late.filter(|notice| notice.severity() > Severity::Information)
            .collect()
    }

    /// Takes all messages that have come and draws, until only waiting is left; returns how it ended, if it
    /// did.
    ///
    /// # Errors
    ///
    /// Where the terminal fails.
    pub fn turn(&mut self, messages: &Receiver<Message>) -> io::Result<Option<RunEnding>> {
        loop {
            self.fit_screen()?;
            self.tell_day()?;
            // A burst costs one frame, and one search.
            loop {
                let mut next = try_next(messages);
                while let Some(message) = next {
                    let (typed, after) = self.typed_ahead(&message, messages);
                    let ended = match typed {
                        Some(typed) => self.handle(typed)?,
                        None => self.take(message, messages)?,
                    };
                    if ended.is_some() {
                        return Ok(ended);
                    }
                    next = after.or_else(|| try_next(messages));
                }
                if self.held_back.is_empty() {
                    break;
                }
                self.ask_held_back();
            }
            self.host.draw(&self.app)?;
            // Work is done in small pieces while no message comes, and what it leads to is drawn.
            if !self.app.is_busy() {
                return Ok(None);
            }
            while self.app.is_busy() {
                match messages.try_recv() {
                    Ok(message) => {
                        if let Some(ending) = self.take(message, messages)? {
                            return Ok(Some(ending));
                        }
                        break;
                    }
                    Err(TryRecvError::Empty | TryRecvError::Disconnected) => {
                        if let Some(ending) = self.send(Event::Idle)? {
                            return Ok(Some(ending));
                        }
                    }
                }
            }
        }
    }

    /// Sends an event and performs what it leads to; returns how the program ended, if it did.
    ///
    /// # Errors
    ///
    /// Where the terminal fails.
    pub fn send(&mut self, event: Event) -> io::Result<Option<RunEnding>> {
        let ended = self.handle(event);
        self.ask_held_back();
        ended
    }

    /// The same within a burst.
    fn handle(&mut self, event: Event) -> io::Result<Option<RunEnding>> {
        let effects = update(&mut self.app, event);
        self.perform(effects)
    }

    /// Says that the reader is at rest, where that is of interest; returns whether it was.
    ///
    /// # Errors
    ///
    /// Where the terminal fails.
    pub fn rest(&mut self) -> io::Result<bool> {
        let is_awaited = self.rest_at.take().is_some();
        if is_awaited {
            self.send(Event::AtRest)?;
        }
        Ok(is_awaited)
    }

    /// Says that the reader has stayed as long as was of interest; returns whether it was.
    ///
    /// # Errors
    ///
    /// Where the terminal fails.
    pub fn stay(&mut self) -> io::Result<bool> {
        let is_awaited = self.stay_until.take().is_some();
        if is_awaited {
            self.send(Event::Stayed)?;
        }
        Ok(is_awaited)
    }

    /// Says what has become due by now.
    fn wake(&mut self) -> io::Result<()> {
        let now = Instant::now();
        if self.rest_at.is_some_and(|at| at <= now) {
            self.rest()?;
        }
        if self.stay_until.is_some_and(|at| at <= now) {
            self.stay()?;
        }
        Ok(())
    }

    /// Waits for the next message, or until the reader has rested or stayed as long as is of interest.
    fn wait(&mut self, messages: &Receiver<Message>) -> io::Result<Option<RunEnding>> {
        let due = [self.rest_at, self.stay_until].into_iter().flatten().min();
        let message = match due {
            None => messages.recv().ok(),
            Some(at) => match messages.recv_timeout(at.saturating_duration_since(Instant::now())) {
                Ok(message) => Some(message),
                Err(RecvTimeoutError::Timeout) => {
                    self.wake()?;
                    return Ok(None);
                }
                Err(RecvTimeoutError::Disconnected) => None,
            },
        };
        match message {
            Some(message) => self.take(message, messages),
            None => Ok(Some(RunEnding::Quit)),
        }
    }

    /// The terminal may have changed its size without having said so yet.
    fn fit_screen(&mut self) -> io::Result<()> {
        let size = self.host.size()?;
        if size != self.app.size() {
            self.send(Event::Resized(size))?;
        }
        Ok(())
    }

    /// Tells which day it is, where that is not known.
    fn tell_day(&mut self) -> io::Result<()> {
        let today = self.host.today();
        if self.app.today() != Some(today) {
            self.send(Event::Day(today))?;
        }
        Ok(())
    }

    fn take(
        &mut self,
        message: Message,
        messages: &Receiver<Message>,
    ) -> io::Result<Option<RunEnding>> {
        match message {
            Message::Input(TerminalInput::Answered(answers)) => {
                let (rendition, notice) = self.host.adopt(*answers)?;
                self.handle(Event::Rendered { rendition, notice })
            }
            Message::Input(input) => match self.event(input) {
                Some(event) => self.handle(event),
                None => Ok(None),
            },
            Message::Reply(reply) => self.handle(Event::Replied(reply)),
            Message::Signal(Signal::End(number)) => {
                let timeout = if Signal::End(number).is_hang_up() {
                    DRAIN_TIMEOUT
                } else {
                    Duration::ZERO
                };
                self.drain_input(messages, timeout);
                Ok(Some(RunEnding::Signal(number)))
            }
            Message::Signal(Signal::Stop) => self.handle(Event::Stopped),
            // Each turn looks at the size.
            Message::Signal(Signal::Resize) => Ok(None),
            Message::InputLost => Ok(Some(RunEnding::Quit)),
        }
    }

    /// The characters that a message begins, where several are typed into the prompt before the program comes to them;
    /// and the message after those.
    fn typed_ahead(
        &self,
        first: &Message,
        messages: &Receiver<Message>,
    ) -> (Option<Event>, Option<Message>) {
        let character = |message: &Message| match message {
            Message::Input(TerminalInput::Key(key)) if key.is_character() => Some(*key),
            _ => None,
        };
        let Some(first) = character(first).filter(|_| self.app.prompt().is_some()) else {
            return (None, None);
        };
        let mut keys = vec![first];
        let after = loop {
            match try_next(messages) {
                Some(message) => match character(&message) {
                    Some(key) => keys.push(key),
                    None => break Some(message),
                },
                None => break None,
            }
        };
        ((keys.len() > 1).then_some(Event::Typed(keys)), after)
    }

    /// What the reader did, as an event.
    fn event(&mut self, input: TerminalInput) -> Option<Event> {
        match input {
            TerminalInput::Key(key) => {
                #[cfg(debug_assertions)]
                panic_where_a_test_wants_it(key);
                Some(Event::Key(key))
            }
            TerminalInput::Paste(text) => Some(Event::Paste(text)),
            TerminalInput::Resized(size) => Some(Event::Resized(size)),
            TerminalInput::Mouse { mouse, column, row } => {
                let target = self.host.target(&self.app, column, row)?;
                Some(match mouse {
                    Mouse::Click => {
                        let click = Click::after(self.clicked, Instant::now(), (column, row));
                        self.clicked = Some(click);
                        match click.times {
                            1 => Event::Clicked(target),
                            times => Event::ClickedAgain(target, times),
                        }
                    }
                    Mouse::Drag => Event::Dragged(target),
                    Mouse::Wheel(notches) => Event::Wheel(target, notches),
                })
            }
            TerminalInput::Answered(_) => None,
        }
    }

    /// Takes what was typed before the end, which may overtake it: keys are read by another thread than the one
    /// that hears of signals. A terminal that goes away is both hung up and not readable.
    fn drain_input(&mut self, messages: &Receiver<Message>, timeout: Duration) {
        let end = Instant::now() + timeout;
        // A flood of keys does not hold up the end.
        let last = end + DRAIN_TIMEOUT;
        while Instant::now() < last {
            let left = end.saturating_duration_since(Instant::now());
            let message = match try_next(messages) {
                Some(message) => message,
                None if left.is_zero() => return,
                None => match messages.recv_timeout(left) {
                    Ok(message) => message,
                    Err(_) => return,
                },
            };
            match message {
                Message::InputLost => return,
                Message::Input(input) => {
                    if let Some(event) = self.event(input) {
                        self.ask_all(event);
                    }
                }
                Message::Reply(reply) => {
                    self.late.extend(reply.notice().cloned());
                    self.ask_all(Event::Replied(reply));
                }
                Message::Signal(_) => {}
            }
        }
    }

    /// Sends an event of which only what is to be kept, and what the library is asked, still matters.
    fn ask_all(&mut self, event: Event) {
        for effect in update(&mut self.app, event) {
            match effect {
                Effect::Ask(ask) => self.host.ask(ask),
                Effect::KeepAppearance(changes) => self.host.keep_appearance(changes),
                _ => {}
            }
        }
    }

    /// Asks the library, or at the end of the burst if nothing that comes in it makes that needless. What is asked at
    /// once comes after what was held back before.
    fn ask(&mut self, ask: Ask) {
        let Some(kind) = superseded_kind(&ask.request) else {
            self.ask_held_back();
            return self.host.ask(ask);
        };
        self.held_back
            .retain(|held| superseded_kind(&held.request) != Some(kind));
        self.held_back.push(ask);
    }

    fn ask_held_back(&mut self) {
        for ask in self.held_back.drain(..) {
            self.host.ask(ask);
        }
    }

    fn perform(&mut self, effects: Vec<Effect>) -> io::Result<Option<RunEnding>> {
        for effect in effects {
            match effect {
                Effect::Ask(ask) => self.ask(ask),
                Effect::Add(name) => self.host.add(name),
                Effect::Fetch(which) => self.host.fetch(which),
                Effect::Copy(copy) => self.host.copy(copy)?,
                Effect::KeepAppearance(changes) => self.host.keep_appearance(changes),
                Effect::OpenLink(address) => self.host.open_link(address),
                Effect::RunCommand(job) => self.host.run_command(job),
                Effect::StopCommand(id) => self.host.stop_command(id),
                Effect::WakeAtRest => self.rest_at = Some(Instant::now() + REST),
                Effect::WakeAfterStay(seconds) => {
                    let stay = Duration::from_secs(seconds.into());
                    self.stay_until = Instant::now().checked_add(stay);
                }
                Effect::Suspend => self.host.suspend()?,
                Effect::Quit => return Ok(Some(RunEnding::Quit)),
            }
        }
        Ok(None)
    }
}

/// A click, and how many there were by then on the same place, one soon after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Click {
    at: Instant,
    place: (u16, u16),
    times: u8,
}

impl Click {
    /// A click after the last one.
    fn after(last: Option<Self>, at: Instant, place: (u16, u16)) -> Self {
        let is_again = |last: &Self| {
            last.place == place && at.saturating_duration_since(last.at) <= DOUBLE_CLICK
        };
        let before = last.filter(is_again).map_or(0, |last| last.times);
        let times = if before < 3 { before + 1 } else { 1 };
        Self { at, place, times }
    }
}

/// The sort of a lookup that a later one of the same sort makes needless.
fn superseded_kind(request: &Request) -> Option<Discriminant<Lookup>> {
    match request {
        Request::Lookup(lookup) if lookup.is_superseded_by_later() => Some(discriminant(lookup)),
        _ => None,
    }
}

/// The next message, where one has come.
fn try_next(messages: &Receiver<Message>) -> Option<Message> {
    messages.try_recv().ok()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clicks_on_one_place_soon_after_each_other_are_counted() {
        let start = Instant::now();
        let mut last = None;
        for (milliseconds, place, times) in [
            (0, (4, 2), 1),
            (300, (4, 2), 2),
            (700, (4, 2), 3),
            (800, (4, 2), 1),
            (900, (5, 2), 1),
            (1000, (5, 2), 2),
            (1401, (5, 2), 1),
        ] {
            let at = start + Duration::from_millis(milliseconds);
            let click = Click::after(last, at, place);
            assert_eq!(click.times, times, "{milliseconds}");
            last = Some(click);
        }
    }
}
