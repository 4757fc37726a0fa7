//! `qari doctor`: the reader is shown each way that could read right, and presses a number.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::app::arrangement::ScreenSize;
use crate::app::key::{Key, KeyCode};
use crate::config::{Config, TerminalChoice};
use crate::i18n::Locale;
use crate::language::letters::digit_value;
use crate::mode::OutputMode;
use crate::runtime::event_loop::Message;
use crate::runtime::program::listen_to_input;
use crate::runtime::settings::RunEnding;
use crate::terminal::{self, Detection, Listener, Output, Signal, TerminalInput, TerminalSession};
use crate::ui::{Choice, NEXT, QUIT, choices_in_sight, doctor_screen};

/// What came of asking the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Diagnosis {
    /// They chose a mode for the terminal that was found.
    Chosen(Detection, OutputMode),
    /// They left without choosing.
    Left(RunEnding),
}

/// Asks the terminal what it is, and the reader what reads right in it; the terminal is restored
/// by then.
///
/// # Errors
///
/// Where the terminal cannot be set up, written to or read from.
pub fn doctor(locale: Locale, config: &Config, timeout: Duration) -> io::Result<Diagnosis> {
    let (sender, messages) = channel();
    let signals = sender.clone();
    terminal::listen(move |signal| signals.send(Message::Signal(signal)).is_ok())?;
    let mut session = TerminalSession::enter()?;
    let mut listener = Listener::new()?;
    let probe = terminal::probe(&mut listener, timeout, timeout)?;
    let finding = terminal::detect(&probe, TerminalChoice::default(), config);
    listen_to_input(listener, sender)?;
    Examination::new(finding, locale).hold(&mut session, &messages)
}

/// What is being shown.
struct Examination {
    finding: Detection,
    locale: Locale,
    /// Every choice; those that need the terminal switched alike follow one another.
    choices: Vec<Choice>,
    /// The first one in sight.
    first: usize,
}

impl Examination {
    fn new(finding: Detection, locale: Locale) -> Self {
        let mut modes = terminal::candidates(&finding);
        let own = finding.mode.before_clearing();
        // Stable: within each switch the likeliest stays first.
        modes.sort_by_key(|mode| (mode.before_clearing() != own, mode.before_clearing()));
        let rendition = |mode: OutputMode| match mode == finding.mode {
            true => finding.rendition,
            false => mode.rendition(),
        };
        let choice = |(number, mode)| Choice {
            number,
            mode,
            rendition: rendition(mode),
        };
        let choices = (1..).zip(modes).map(choice).collect();
        Self {
            finding,
            locale,
            choices,
            first: 0,
        }
    }

    /// The choices in sight: as many as fit of those that need the same switch.
    fn in_sight(&self, size: ScreenSize) -> &[Choice] {
        let rest = &self.choices[self.first..];
        let switch = |choice: &Choice| choice.mode.before_clearing();
        let alike = rest
            .iter()
            .take_while(|choice| switch(choice) == switch(&rest[0]))
            .count();
        &rest[..alike.min(choices_in_sight(size))]
    }

    fn hold(
        mut self,
        session: &mut TerminalSession,
        messages: &Receiver<Message>,
    ) -> io::Result<Diagnosis> {
        loop {
            let size = terminal::size()?;
            let shown = self.in_sight(size).len();
            self.show(session, size)?;
            match messages.recv() {
                Ok(Message::Input(TerminalInput::Key(key))) => match Command::of(key) {
                    Some(Command::Suspend) => suspend(session)?,
                    Some(Command::Leave) => return Ok(Diagnosis::Left(RunEnding::Quit)),
                    Some(Command::Next) => {
                        self.first = (self.first + shown) % self.choices.len();
                    }
                    Some(Command::Choose(number)) => {
                        let is_meant = |choice: &&Choice| choice.number == number;
                        if let Some(choice) = self.choices.iter().find(is_meant) {
                            return Ok(Diagnosis::Chosen(self.finding, choice.mode));
                        }
                    }
                    None => {}
                },
                Ok(Message::Signal(Signal::End(number))) => {
                    return Ok(Diagnosis::Left(RunEnding::Signal(number)));
                }
                Ok(Message::Signal(Signal::Stop)) => suspend(session)?,
                Ok(Message::InputLost) | Err(_) => return Ok(Diagnosis::Left(RunEnding::Quit)),
                Ok(_) => {}
            }
        }
    }

    fn show(&self, session: &mut TerminalSession, size: ScreenSize) -> io::Result<()> {
        let choices = self.in_sight(size);
        session.adopt(choices[0].mode, self.finding.leaving)?;
        let has_further = choices.len() < self.choices.len();
        let mut output = Output::new();
        output.write_all(doctor_screen(choices, has_further, self.locale, size).as_bytes())?;
        output.flush()
    }
}

/// What a key asks for here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Suspend,
    Leave,
    /// To show further choices.
    Next,
    /// The choice with this number.
    Choose(usize),
}

impl Command {
    fn of(key: Key) -> Option<Self> {
        key.readings()
            .find_map(|key| match (key.code, key.control) {
                (KeyCode::Character('z'), true) => Some(Self::Suspend),
                (KeyCode::Character('c'), true) | (KeyCode::Escape, _) => Some(Self::Leave),
                (KeyCode::Character(QUIT), false) => Some(Self::Leave),
                (KeyCode::Character(NEXT | ' '), false) => Some(Self::Next),
                (KeyCode::Character(digit), false) => {
                    Some(Self::Choose(digit_value(digit).map(usize::from)?))
                }
                _ => None,
            })
    }
}

/// Gives the terminal back until the shell goes on with the program.
fn suspend(session: &TerminalSession) -> io::Result<()> {
    session.leave();
    terminal::stop();
    session.take()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Answers, Probe};

    #[test]
    fn keys_mean_the_same_under_every_layout() {
        let of = |character| Command::of(Key::character(character));
        for key in ['n', 'ى', 'מ', ' '] {
            assert_eq!(of(key), Some(Command::Next), "{key}");
        }
        for leave in ['q', 'ض'] {
            assert_eq!(of(leave), Some(Command::Leave), "{leave}");
        }
        for two in ['2', '٢', '۲'] {
            assert_eq!(of(two), Some(Command::Choose(2)), "{two}");
        }
        assert_eq!(Command::of(Key::control('ؤ')), Some(Command::Leave));
        assert_eq!(of('x'), None);
    }

    fn examination(version: &str) -> Examination {
        let answers = Answers {
            version: Some(version.to_owned()),
            primary: Some(vec![62]),
            ..Answers::default()
        };
        let probe = Probe {
            answers,
            ..Probe::default()
        };
        let finding = terminal::detect(&probe, TerminalChoice::default(), &Config::default());
        Examination::new(finding, Locale::English)
    }

    #[test]
    fn each_mode_is_shown_once_and_only_with_those_of_the_same_switch() {
        let size = ScreenSize {
            columns: 80,
            rows: 24,
        };
        for version in [
            "Konsole 22.12.3",
            "XTerm(379)",
            "kitty(0.26.5)",
            "something else",
        ] {
            let mut examination = examination(version);
            let mut shown = Vec::new();
            while examination.first < examination.choices.len() {
                let page = examination.in_sight(size);
                let switch = page[0].mode.before_clearing();
                assert!(
                    page.iter()
                        .all(|choice| choice.mode.before_clearing() == switch)
                );
                shown.extend_from_slice(page);
                examination.first += page.len();
            }
            assert_eq!(shown, examination.choices, "{version}");
            assert_eq!(shown[0].mode, examination.finding.mode, "{version}");
            assert!(shown.len() <= 9, "{version}: a digit for each");
        }
    }
}
