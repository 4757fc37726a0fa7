//! A program that was started: given a text, read up to a limit, waited for in time, and ended with what it has started.

use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::terminal;

/// How long to wait before looking again whether a program has ended.
const PAUSE: Duration = Duration::from_millis(5);

/// How long what a program has printed is waited for once it has ended: what it started may hold its output open.
const LAST_OUTPUT: Duration = Duration::from_millis(500);

/// A program that was started.
#[derive(Debug)]
pub(super) struct ChildProcess {
    child: Child,
}

/// How a program ended, or why it is not waited for any longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    Itself(ExitStatus),
    Stopped,
    TooLate,
}

impl ChildProcess {
    /// Starts a program; where its output goes is said by `command`.
    pub(super) fn start(mut command: Command) -> io::Result<Self> {
        command.stdin(Stdio::piped());
        #[cfg(unix)]
        {
            use std::os::unix::process::CommandExt;
            // What it starts can be ended with it, and what it leaves behind goes on when the terminal is closed.
            command.process_group(0);
        }
        let child = command.spawn()?;
        Ok(Self { child })
    }

    /// Writes a text to its standard input, and closes that, on a thread of its own: it may not read all of it, or not
    /// read at all. Fails where there can be no thread: then it gets nothing.
    pub(super) fn feed(&mut self, input: Vec<u8>) -> io::Result<()> {
        let pipe = self.child.stdin.take();
        in_background(move || {
            if let Some(mut pipe) = pipe {
                let _ = pipe.write_all(&input);
            }
        })
    }

    /// What it prints, if that is piped: so many bytes and a few more, if there are.
    pub(super) fn output(&mut self, most: usize, rest: Rest) -> Option<Piped> {
        let pipe = self.child.stdout.take()?;
        Some(Piped::read(pipe, most, rest))
    }

    /// The same for its errors.
    pub(super) fn errors(&mut self, most: usize, rest: Rest) -> Option<Piped> {
        let pipe = self.child.stderr.take()?;
        Some(Piped::read(pipe, most, rest))
    }

    /// Waits until it has ended, is to be stopped, or has taken its time. In the last two cases it still runs.
    pub(super) fn wait(&mut self, time: Duration, stop: &AtomicBool) -> Ended {
        let until = Instant::now() + time;
        loop {
            match self.child.try_wait() {
                Ok(Some(status)) => return Ended::Itself(status),
                _ if stop.load(Ordering::Relaxed) => return Ended::Stopped,
                Ok(None) if Instant::now() < until => thread::sleep(PAUSE),
                _ => return Ended::TooLate,
            }
        }
    }

    /// Ends it and what it has started.
    pub(super) fn end(mut self) {
        terminal::end_group(self.child.id());
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Waits for its end, however long it takes: the system wants to be asked how it ended.
    pub(super) fn outlast(mut self) {
        let _ = self.child.wait();
    }
}

fn in_background(work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let thread = thread::Builder::new().name("command".to_owned());
    thread.spawn(work).map(drop)
}

/// What comes through a pipe.
pub(super) struct Piped {
    bytes: Arc<Mutex<Vec<u8>>>,
    /// Set once the program has ended.
    has_ended: Arc<AtomicBool>,
    /// Nothing is sent: it is closed when nothing more comes.
    end: Receiver<()>,
}

/// What happens to output beyond what is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rest {
    /// The pipe is closed while the program runs, which ends most of them.
    EndsIt,
    /// It is read and dropped.
    IsDropped,
}

impl Piped {
    /// Keeps so many bytes and a few more, if there are.
    fn read(mut pipe: impl Read + Send + 'static, most: usize, rest: Rest) -> Self {
        let (sender, end) = channel();
        let bytes = Arc::default();
        let kept: Arc<Mutex<Vec<u8>>> = Arc::clone(&bytes);
        let has_ended = Arc::new(AtomicBool::new(false));
        let ended = Arc::clone(&has_ended);
        // Without a thread nothing comes.
        let _ = in_background(move || {
            let _open = sender;
            let mut piece = [0; 4096];
            while let Ok(count @ 1..) = pipe.read(&mut piece) {
                let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
                if kept.len() <= most {
                    kept.extend_from_slice(&piece[..count]);
                }
                let is_full = kept.len() > most;
                if is_full && rest == Rest::EndsIt && !ended.load(Ordering::Relaxed) {
                    break;
                }
            }
        });
        Self {
            bytes,
            has_ended,
            end,
        }
    }

    /// Says that the program has ended: what it leaves running may print as much as it likes.
    pub(super) fn has_ended(&self) {
        self.has_ended.store(true, Ordering::Relaxed);
    }

    /// What has come, after waiting a little for the rest: where something that was started holds the pipe open, that
    /// is not all there will be.
    pub(super) fn bytes(self) -> Vec<u8> {
        let _ = self.end.recv_timeout(LAST_OUTPUT);
        let mut bytes = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut bytes)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_one_started_is_ended_with_it() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 600 & echo started; sleep 600"]);
        command.stdout(Stdio::piped());
        let mut running = ChildProcess::start(command).unwrap();
        let mut output = running.child.stdout.take().unwrap();
        let mut line = [0; "started\n".len()];
        output.read_exact(&mut line).unwrap();
        running.end();
        // Whoever of them went on would hold it open.
        let mut rest = Vec::new();
        output.read_to_end(&mut rest).unwrap();
        assert_eq!(rest, b"");
    }

    #[test]
    fn one_that_is_not_waited_for_any_longer_still_runs() {
        for (time, stop, expected) in [(600, true, Ended::Stopped), (0, false, Ended::TooLate)] {
            let mut command = Command::new("sh");
            command.args(["-c", "read line; exit 7"]);
            let mut running = ChildProcess::start(command).unwrap();
            let stop = AtomicBool::new(stop);
            assert_eq!(running.wait(Duration::from_secs(time), &stop), expected);
            running.feed(b"\n".to_vec()).unwrap();
            let ended = running.wait(Duration::from_secs(600), &AtomicBool::new(false));
            assert!(matches!(ended, Ended::Itself(status) if status.code() == Some(7)));
        }
    }
}
