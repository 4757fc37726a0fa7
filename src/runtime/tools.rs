//! Programs of the system that something is handed over to: found on `PATH`, started with a list of arguments and
//! never by a shell, given a text, and not waited for longer than they may take.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use crate::limits::TOOL_SECONDS;
use crate::notice::ToolFault;
use crate::runtime::child::{ChildProcess, Ended};

/// A program with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tool {
    /// The name that it is told by.
    pub(super) name: String,
    path: PathBuf,
    arguments: Vec<OsString>,
}

/// A program that the system may have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    /// The program, and its arguments.
    pub(super) command: &'static [&'static str],
    /// Variables of the environment of which one has to be set for it to do anything; none where it needs none.
    pub(super) needs: &'static [&'static str],
}

/// The program that the settings name, else the first of those that are known and there; an empty command names none.
pub(super) fn find(chosen: Option<&[String]>, known: &[Known]) -> Result<Tool, ToolFault> {
    if let Some(command) = chosen {
        let (name, arguments) = command.split_first().ok_or(ToolFault::None)?;
        return tool(name, arguments).ok_or_else(|| ToolFault::Missing { name: name.clone() });
    }
    let is_usable =
        |known: &&Known| known.needs.is_empty() || known.needs.iter().any(|name| is_set(name));
    let mut usable = known.iter().filter(is_usable);
    let found = usable.find_map(|known| {
        let (name, arguments) = known.command.split_first()?;
        tool(name, arguments)
    });
    found.ok_or(ToolFault::None)
}

fn is_set(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty())
}

fn tool<A: AsRef<str>>(name: &str, arguments: &[A]) -> Option<Tool> {
    let path = located(name)?;
    let arguments = arguments.iter().map(|argument| argument.as_ref().into());
    let told = Path::new(name).file_name();
    Some(Tool {
        name: told.map_or_else(
            || name.to_owned(),
            |name| name.to_string_lossy().into_owned(),
        ),
        path,
        arguments: arguments.collect(),
    })
}

/// Where a program is: a path as it is, a name in the folders of `PATH`.
fn located(name: &str) -> Option<PathBuf> {
    if Path::new(name).components().count() > 1 {
        return Some(PathBuf::from(name)).filter(|path| is_program(path));
    }
    let folders = env::var_os("PATH")?;
    let names = match cfg!(windows) {
        true => vec![name.to_owned(), format!("{name}.exe")],
        false => vec![name.to_owned()],
    };
    // A folder of no name would be the one that one is in.
    let folders = env::split_paths(&folders).filter(|folder| folder.is_absolute());
    let mut places = folders.flat_map(|folder| {
        names
            .iter()
            .map(move |name| folder.join(name))
            .collect::<Vec<_>>()
    });
    places.find(|path| is_program(path))
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let metadata = fs::metadata(path);
    metadata.is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|file| file.is_file())
}

impl Tool {
    /// The same with an argument more, the last.
    pub(super) fn with_argument(mut self, argument: &str) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// Starts it. What it prints goes nowhere: the screen is ours.
    pub(super) fn start(&self) -> Result<Started, ToolFault> {
        let name = self.name.clone();
        match ChildProcess::start(self.command()) {
            Ok(running) => Ok(Started { name, running }),
            Err(_) => Err(ToolFault::Failed { name }),
        }
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.path);
        command
            .args(&self.arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if cfg!(target_os = "macos") {
            // By this pbcopy knows what it reads.
            command.env("LC_CTYPE", "UTF-8");
        }
        command
    }
}

/// A tool that was started.
pub(super) struct Started {
    name: String,
    running: ChildProcess,
}

impl Started {
    /// Writes a text to its standard input, and waits until it has ended, for as long as it may take; then it is ended.
    pub(super) fn feed(mut self, input: Vec<u8>) -> Result<(), ToolFault> {
        if self.running.feed(input).is_err() {
            self.running.end();
            return Err(ToolFault::Failed { name: self.name });
        }
        match self.wait_for_failure()? {
            None => Ok(()),
            Some((name, running)) => {
                running.end();
                Err(ToolFault::TooSlow { name })
            }
        }
    }

    /// Waits whether it fails soon without being given anything; returns what still runs then.
    pub(super) fn open(mut self) -> Result<Option<ChildProcess>, ToolFault> {
        // It is given nothing, with a thread for that or without.
        let _ = self.running.feed(Vec::new());
        let running = self.wait_for_failure()?;
        Ok(running.map(|(_, running)| running))
    }

    /// Waits for its end as long as it may take; returns its name and it where it still runs then.
    fn wait_for_failure(mut self) -> Result<Option<(String, ChildProcess)>, ToolFault> {
        let time = Duration::from_secs(TOOL_SECONDS);
        // Nobody stops it.
        let ended = self.running.wait(time, &AtomicBool::new(false));
        match ended {
            Ended::Itself(status) if status.success() => Ok(None),
            Ended::Itself(_) => Err(ToolFault::Failed { name: self.name }),
            Ended::Stopped | Ended::TooLate => Ok(Some((self.name, self.running))),
        }
    }
}
