//! The terminal's end of the line: bytes in, answers and input out.

use std::io;
#[cfg(unix)]
pub use unix::Listener;

#[cfg(not(unix))]
pub use elsewhere::Listener;

#[cfg(unix)]
mod unix {
    use std::collections::VecDeque;
    use std::fs::{File, OpenOptions};
    use std::io::{IsTerminal, Stdin, Write, stdin, stdout};
    use std::os::fd::{AsFd, BorrowedFd};
    use std::time::{Duration, Instant};

    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    use super::io;
    use crate::terminal::answers::{Answers, questions};
    use crate::terminal::input::{TerminalInput, translate};
    use crate::terminal::sequence::{Sequence, Sequences};

    /// The terminal of this process, whatever its standard input and output are.
    const TERMINAL: &str = "/dev/tty";

    /// Reads what the terminal sends.
    #[derive(Debug)]
    pub struct Listener {
        line: InputSource,
        sequences: Sequences,
        /// What was typed while answers were awaited.
        typed: VecDeque<TerminalInput>,
        /// What was answered so far.
        answers: Answers,
        /// Until when answers are awaited beside what is typed.
        awaited_until: Option<Instant>,
    }

    /// Where the terminal is read from: standard input, unless that is something else.
    #[derive(Debug)]
    enum InputSource {
        Input(Stdin),
        Terminal(File),
    }

    impl AsFd for InputSource {
        fn as_fd(&self) -> BorrowedFd<'_> {
            match self {
                Self::Input(input) => input.as_fd(),
                Self::Terminal(file) => file.as_fd(),
            }
        }
    }

    impl Listener {
        /// Listens to the terminal of this process.
        ///
        /// # Errors
        ///
        /// Where it has none.
        pub fn new() -> io::Result<Self> {
            let line = if stdin().is_terminal() {
                InputSource::Input(stdin())
            } else {
                InputSource::Terminal(File::open(TERMINAL)?)
            };
            Ok(Self {
                line,
                sequences: Sequences::default(),
                typed: VecDeque::new(),
                answers: Answers::default(),
                awaited_until: None,
            })
        }

        /// Writes to the terminal, also where standard output is something else.
        pub(in crate::terminal) fn say(&self, words: &str) -> io::Result<()> {
            if stdout().is_terminal() {
                let mut output = stdout().lock();
                output.write_all(words.as_bytes())?;
                return output.flush();
            }
            OpenOptions::new()
                .write(true)
                .open(TERMINAL)?
                .write_all(words.as_bytes())
        }

        /// Asks the terminal what it is, and waits no longer than `at_once` for the answers. What
        /// is typed meanwhile is kept. Answers that come within `timeout` are an input of their
        /// own, [`TerminalInput::Answered`]; what comes later still is dropped by [`Listener::read`].
        ///
        /// # Errors
        ///
        /// Where the terminal cannot be written to or read from.
        pub fn ask(&mut self, at_once: Duration, timeout: Duration) -> io::Result<Answers> {
            self.say(&questions())?;
            let start = Instant::now();
            self.answers = Answers::default();
            while !self.answers.are_complete() {
                let left = (start + at_once).saturating_duration_since(Instant::now());
                if left.is_zero() || !self.receive(Some(left))? {
                    self.awaited_until = Some(start + timeout);
                    break;
                }
                while let Some(sequence) = self.sequences.next_key() {
                    if !self.answers.take(&sequence) {
                        self.typed.extend(translate(sequence));
                    }
                }
            }
            Ok(self.answers.clone())
        }

        /// Waits for the next thing the reader does that means something here.
        ///
        /// # Errors
        ///
        /// Where the terminal cannot be read from any more.
        pub fn read(&mut self) -> io::Result<TerminalInput> {
            if let Some(input) = self.typed.pop_front() {
                return Ok(input);
            }
            loop {
                let Some(sequence) = self.next_sequence()? else {
                    continue;
                };
                if self
                    .awaited_until
                    .is_some_and(|until| Instant::now() < until)
                    && self.answers.take(&sequence)
                {
                    if self.answers.are_complete() {
                        self.awaited_until = None;
                        return Ok(TerminalInput::Answered(Box::new(self.answers.clone())));
                    }
                } else if !self.answers.may_have_sent(&sequence)
                    && let Some(input) = translate(sequence)
                {
                    return Ok(input);
                }
            }
        }

        fn next_sequence(&mut self) -> io::Result<Option<Sequence>> {
            if let Some(sequence) = self.sequences.next_key() {
                return Ok(Some(sequence));
            }
            let has_come = self.receive(self.sequences.timeout())?;
            Ok(if has_come {
                self.sequences.next_key()
            } else {
                self.sequences.give_up()
            })
        }

        /// Takes what has come, waiting for it; returns whether anything has.
        fn receive(&mut self, timeout: Option<Duration>) -> io::Result<bool> {
            let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
            let mut lines = [PollFd::new(&self.line, PollFlags::IN)];
            match poll(&mut lines, timeout.as_ref()) {
                Ok(0) => return Ok(false),
                // A signal came: whoever handles it does so elsewhere.
                Err(rustix::io::Errno::INTR) => return Ok(true),
                Ok(_) => {}
                Err(error) => return Err(error.into()),
            }
            let mut bytes = [0; 1024];
            match rustix::io::read(&self.line, &mut bytes) {
                Ok(0) => Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(length) => {
                    self.sequences.push(&bytes[..length]);
                    Ok(true)
                }
                Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => Ok(true),
                Err(error) => Err(error.into()),
            }
        }
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use std::time::Duration;

    use super::io;
    use crate::terminal::answers::Answers;
    use crate::terminal::events;
    use crate::terminal::input::TerminalInput;

    /// Reads what the terminal sends.
    #[derive(Debug)]
    pub struct Listener {
        /// What came with a letter and is no part of its key.
        next: Option<TerminalInput>,
    }

    impl Listener {
        /// Listens to the terminal of this process.
        ///
        /// # Errors
        ///
        /// None here.
        pub fn new() -> io::Result<Self> {
            Ok(Self { next: None })
        }

        /// Nothing is to be said to a console that is asked nothing.
        pub(in crate::terminal) fn say(&self, _words: &str) -> io::Result<()> {
            Ok(())
        }

        /// The console's own events carry no answers: none is asked for.
        ///
        /// # Errors
        ///
        /// None here.
        pub fn ask(&mut self, _at_once: Duration, _timeout: Duration) -> io::Result<Answers> {
            Ok(Answers::default())
        }

        /// Waits for the next thing the reader does that means something here.
        ///
        /// # Errors
        ///
        /// Where the terminal cannot be read from any more.
        pub fn read(&mut self) -> io::Result<TerminalInput> {
            match self.next.take() {
                Some(input) => Ok(input),
                None => events::read(&mut self.next),
            }
        }
    }
}
