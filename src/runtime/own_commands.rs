//! Commands of the reader's own: each run on threads of its own, given its input, bounded in time and output, stopped
//! when the reader wants that, and told of when it has ended.
//!
//! What a command has started is ended with it where it is stopped or takes too long. Where it ends by itself, that goes
//! on: a program that speaks or shows something may be left running on purpose.

use std::io::ErrorKind;
use std::process::{Command, Stdio};
use std::str::Chars;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::app::outstanding::RequestId;
use crate::app::own_commands::{Job, Ran};
use crate::app::{News, Reply};
use crate::limits::COMMAND_OUTPUT;
use crate::notice::CommandFault;
use crate::printable;
use crate::runtime::child::{ChildProcess, Ended, Piped, Rest};
use crate::runtime::event_loop::Message;

/// Bytes of errors that are read: their first line is told.
const ERRORS: usize = 4 * 1024;

/// The commands that run.
pub(super) struct CommandRunner {
    replies: Sender<Message>,
    running: Vec<RunningThread>,
}

struct RunningThread {
    id: RequestId,
    stop: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl CommandRunner {
    pub(super) fn new(replies: Sender<Message>) -> Self {
        Self {
            replies,
            running: Vec::new(),
        }
    }

    /// Runs a command; what comes of it comes as news.
    pub(super) fn run(&mut self, job: Job) {
        self.running.retain(|running| !running.thread.is_finished());
        let id = job.id;
        let stop = Arc::new(AtomicBool::new(false));
        let (replies, is_stopped) = (self.replies.clone(), Arc::clone(&stop));
        let program = job.run.first().cloned().unwrap_or_default();
        let work = move || tell(&replies, id, run(&job, &is_stopped));
        let thread = thread::Builder::new().name("command".to_owned());
        match thread.spawn(work) {
            Ok(thread) => self.running.push(RunningThread { id, stop, thread }),
            Err(_) => {
                let fault = Some(CommandFault::NotStarted { program });
                let ran = Ran {
                    fault,
                    ..Ran::default()
                };
                tell(&self.replies, id, ran);
            }
        }
    }

    /// Stops a command.
    pub(super) fn stop(&self, id: RequestId) {
        let running = self.running.iter().find(|running| running.id == id);
        if let Some(running) = running {
            running.stop.store(true, Ordering::Relaxed);
        }
    }

    /// Stops all commands, and waits until they have ended.
    pub(super) fn finish(&mut self) {
        for running in &self.running {
            running.stop.store(true, Ordering::Relaxed);
        }
        for running in self.running.drain(..) {
            let _ = running.thread.join();
        }
    }
}

fn tell(replies: &Sender<Message>, id: RequestId, ran: Ran) {
    // When nobody listens any more, the program is ending.
    let _ = replies.send(Message::Reply(Reply::News(News::Ran { id, ran })));
}

/// Runs a command until it ends, is stopped, or has taken its time.
fn run(job: &Job, stop: &AtomicBool) -> Ran {
    let mut ran = Ran::default();
    let mut child = match started(job) {
        Ok(child) => child,
        Err(fault) => {
            ran.fault = fault;
            return ran;
        }
    };
    let output = child.output(COMMAND_OUTPUT, Rest::EndsIt);
    let errors = child.errors(ERRORS, Rest::IsDropped);
    let ended = child.wait(Duration::from_secs(job.seconds.into()), stop);
    if !matches!(ended, Ended::Itself(_)) {
        child.end();
    }
    // What it leaves running may print as much as it likes.
    if let Some(output) = &output {
        output.has_ended();
    }
    let bytes_of = |piped: Option<Piped>| piped.map_or_else(Vec::new, Piped::bytes);
    let mut bytes = bytes_of(output);
    ran.is_cut = bytes.len() > COMMAND_OUTPUT;
    bytes.truncate(COMMAND_OUTPUT);
    if let Err(error) = str::from_utf8(&bytes)
        && error.error_len().is_none()
    {
        // A character that was cut.
        bytes.truncate(error.valid_up_to());
    }
    ran.output = shown(&bytes);
    ran.fault = match ended {
        Ended::Stopped => Some(CommandFault::Stopped),
        Ended::TooLate => Some(CommandFault::TooSlow {
            seconds: job.seconds,
        }),
        // One whose output is read no further may end because of that.
        Ended::Itself(status) if status.success() || ran.is_cut => None,
        Ended::Itself(status) => {
            let errors = shown(&bytes_of(errors));
            let line = errors.lines().find(|line| !line.trim().is_empty());
            Some(CommandFault::Failed {
                code: status.code(),
                line: line.unwrap_or_default().trim().to_owned(),
            })
        }
    };
    ran
}

/// Starts the program of a command, and gives it its input; without a program there is no fault either.
fn started(job: &Job) -> Result<ChildProcess, Option<CommandFault>> {
    let (program, arguments) = job.run.split_first().ok_or(None)?;
    let not_started = || {
        let program = program.clone();
        Some(CommandFault::NotStarted { program })
    };
    let started = ChildProcess::start(command(program, arguments));
    let mut child = started.map_err(|error| match error.kind() {
        ErrorKind::NotFound => Some(CommandFault::Missing {
            program: program.clone(),
        }),
        _ => not_started(),
    })?;
    if child.feed(job.input.clone().into_bytes()).is_err() {
        child.end();
        return Err(not_started());
    }
    Ok(child)
}

/// A program with its arguments; no shell reads them.
fn command(program: &str, arguments: &[String]) -> Command {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// What was printed as text without controls: sequences for a terminal are left out, of a line that was written over its
/// last form is kept.
fn shown(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let lines = text.lines().map(|line| {
        let line = line.rsplit('\r').find(|part| !part.is_empty());
        let plain = without_sequences(line.unwrap_or_default());
        let spaced = plain.replace('\t', "    ");
        printable::one_line(&spaced)
            .chars()
            .filter(|sign| !sign.is_control())
            .collect::<String>()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A line without escape and control sequences (ECMA-48, 5.3, 5.4 and 5.6), and without characters erased by backspace,
/// as manual pages have them.
fn without_sequences(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut signs = line.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\x08' => {
                plain.pop();
            }
            '\x1b' => skip_sequence(&mut signs),
            _ => plain.push(sign),
        }
    }
    plain
}

/// Skips the rest of the sequence that an escape character began.
fn skip_sequence(signs: &mut Chars<'_>) {
    const STRING_END: char = '\x07';
    match signs.next() {
        // A control sequence ends with its first letter or the like.
        Some('[') => {
            signs.find(|sign| matches!(sign, '@'..='~'));
        }
        // A control string ends with BEL, or with ESC and a backslash.
        Some(']' | 'P' | 'X' | '^' | '_') => {
            let end = signs.find(|sign| matches!(*sign, STRING_END | '\x1b'));
            end.filter(|end| *end != STRING_END)
                .and_then(|_| signs.next());
        }
        // Of others some have signs before their last.
        Some(' '..='/') => {
            signs.find(|sign| !matches!(sign, ' '..='/'));
        }
        _ => {}
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::app::outstanding::RequestIds;

    fn job(run: &[&str], input: &str, seconds: u32) -> Job {
        Job {
            id: RequestIds::default().fresh(),
            run: run.iter().map(|one| (*one).to_owned()).collect(),
            input: input.to_owned(),
            seconds,
        }
    }

    fn ran(command: &[&str], input: &str) -> Ran {
        run(&job(command, input, 60), &AtomicBool::new(false))
    }

    #[test]
    fn a_command_gets_its_input_and_arguments_as_they_are() {
        assert_eq!(ran(&["cat"], "قمة $HOME").output, "قمة $HOME");
        let echoed = ran(&["printf", "%s|", "a b", "$(x)", "ل'ا"], "");
        assert_eq!(echoed.output, "a b|$(x)|ل'ا|");
        assert_eq!(echoed.fault, None);
        // One that reads nothing ends all the same.
        let much = "ن".repeat(1 << 20);
        assert_eq!(ran(&["true"], &much), Ran::default());
    }

    #[test]
    fn a_failure_has_its_code_and_the_first_line_of_errors() {
        let failed = ran(
            &[
                "sh",
                "-c",
                "echo نص; echo >&2; echo خطأ >&2; echo ثان >&2; exit 3",
            ],
            "",
        );
        assert_eq!(failed.output, "نص");
        let fault = CommandFault::Failed {
            code: Some(3),
            line: "خطأ".to_owned(),
        };
        assert_eq!(failed.fault, Some(fault));
        let missing = ran(&["/no/such/program"], "").fault;
        assert!(matches!(missing, Some(CommandFault::Missing { .. })));
        let folder = ran(&["/"], "").fault;
        assert!(matches!(folder, Some(CommandFault::NotStarted { .. })));
    }

    #[test]
    fn output_is_bounded_and_has_no_controls() {
        let endless = ran(&["yes", "سطر"], "");
        assert!(endless.is_cut && endless.fault.is_none());
        assert!(endless.output.len() <= COMMAND_OUTPUT);
        let coloured = ran(
            &[
                "printf",
                "\\033[31mأحمر\\033[0m\\t\\033[2Jب\\007\\r\\n١٠%%\\r٢٠%%\\r\\n\\233\\n\
                 \\033]8;;https://example.org\\033\\\\رابط\\033]8;;\\007\\033(B\\033[K.\\n_\\bn\\033",
            ],
            "",
        );
        assert_eq!(coloured.output, "أحمر    ب\n٢٠%\n\u{FFFD}\nرابط.\nn");
    }

    #[test]
    fn what_has_come_is_kept_where_something_holds_the_output_open() {
        let job = job(&["sh", "-c", "echo نتيجة; sleep 3 &"], "", 60);
        let ran = run(&job, &AtomicBool::new(false));
        assert_eq!((ran.output.as_str(), ran.fault), ("نتيجة", None));
    }

    #[test]
    fn one_that_complains_at_length_goes_on() {
        let script = "i=0; while [ $i -lt 2000 ]; do echo 'a line of a hundred bytes or so, and one more word' >&2; \
                      i=$((i+1)); done; echo تم";
        let ran = run(&job(&["sh", "-c", script], "", 60), &AtomicBool::new(false));
        assert_eq!((ran.output.as_str(), ran.fault), ("تم", None));
    }

    #[test]
    fn one_that_takes_too_long_is_ended() {
        // Without any time left the first look at it is too late.
        let late = run(&job(&["sleep", "600"], "", 0), &AtomicBool::new(false));
        assert_eq!(late.fault, Some(CommandFault::TooSlow { seconds: 0 }));
    }

    #[test]
    fn one_is_stopped() {
        let stop = AtomicBool::new(true);
        let stopped = run(&job(&["sleep", "600"], "", 600), &stop);
        assert_eq!(stopped.fault, Some(CommandFault::Stopped));
    }
}
