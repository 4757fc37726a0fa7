//! Errors of the command line: messages and exit codes.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::app::keymap::Keymap;
use crate::cli::lines::Lines;
use crate::cli::output::{print_error, print_line};
use crate::cli::pointer::pointed;
use crate::cli::words::UnknownWords;
use crate::i18n::{Locale, MessageValue};
use crate::library;
use crate::messages;
use crate::notice::{FetchFault, Notice};
use crate::query;
use crate::store;
use crate::terminal;
use crate::topics::Topic;

/// Something asked for was not found.
pub(super) const NOT_FOUND: u8 = 1;
/// Wrong usage, or input that cannot be read.
pub(super) const UNUSABLE: u8 = 2;

/// The exit code of a query: by whether some input could not be read, and whether anything was found.
pub(super) fn answered(has_failed: bool, is_found: bool) -> ExitCode {
    ExitCode::from(match (has_failed, is_found) {
        (true, _) => UNUSABLE,
        (_, false) => NOT_FOUND,
        _ => 0,
    })
}

/// Why a command ended early.
#[derive(Debug)]
pub(super) enum Error {
    /// The reader needs a terminal to write to.
    NotATerminal,
    /// The reader needs a terminal with a screen.
    NoScreen,
    /// No file could be read.
    NothingToRead(Vec<Notice>),
    /// An argument is not a file, an address or a command.
    UnknownWords(UnknownWords),
    /// There is no topic of this name.
    UnknownTopic(String),
    /// There are no search words.
    NothingAsked,
    /// A query is wrong.
    Query {
        /// The query as typed.
        input: String,
        /// The error.
        error: query::Error,
    },
    /// A query cannot have this name.
    BadName {
        /// The name.
        name: String,
        /// Why not.
        reason: BadName,
    },
    /// The reader did not confirm.
    NotConfirmed,
    /// There is no terminal to ask on.
    CannotAsk,
    /// An output folder is needed and none is given.
    NoFolder,
    /// There is no folder to watch.
    NothingToWatch,
    /// The bytes of an original would go to the terminal.
    RawOnTerminal,
    /// The output folder is not empty.
    NotEmpty(PathBuf),
    /// A file cannot be written.
    Unwritable {
        /// The file.
        path: PathBuf,
        /// The error of the system.
        reason: io::Error,
    },
    /// A file of the reader's own cannot be used.
    UserFile(store::Error),
    /// The library cannot be used.
    Library {
        /// Its file, if the message is to name it.
        name: Option<String>,
        /// Why.
        error: library::Error,
    },
    /// Nothing can be fetched.
    Network(FetchFault),
    /// A signal asked the program to stop.
    Stopped(i32),
    /// The terminal failed.
    Terminal(io::Error),
    /// Standard input failed.
    Input(io::Error),
    /// Standard output failed.
    Output(io::Error),
}

/// Why a query cannot have a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BadName {
    /// It is the name of a built-in topic.
    Taken,
    /// It cannot be written in a query.
    Unwritable,
    /// The topic would be defined by itself.
    Circle,
}

impl From<library::Error> for Error {
    fn from(error: library::Error) -> Self {
        let name = error.path().map(|path| path.display().to_string());
        Self::Library { name, error }
    }
}

impl Error {
    /// Reports it on standard error; returns the exit code.
    pub(super) fn report(&self, locale: Locale) -> ExitCode {
        let line = match self {
            // The reader of the pipe has enough: not an error.
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                return ExitCode::SUCCESS;
            }
            Self::Stopped(signal) => {
                report(&locale.text("error-stopped"), locale);
                terminal::reraise(*signal);
                // If that does not end the program: the exit code that a shell would report.
                return ExitCode::from(u8::try_from(128 + signal).unwrap_or(UNUSABLE));
            }
            Self::NothingToRead(notices) => {
                report_notices(notices, locale);
                return ExitCode::from(UNUSABLE);
            }
            Self::Query { input, error } => {
                report(&messages::query_fault(&error.fault, locale), locale);
                for line in pointed(input, error.range, locale) {
                    print_error(&format!("{line}\n"));
                }
                return ExitCode::from(UNUSABLE);
            }
            Self::UnknownWords(words) => {
                for line in words.told(locale) {
                    report(&line, locale);
                }
                return ExitCode::from(UNUSABLE);
            }
            other => other.text(locale),
        };
        report(&line, locale);
        ExitCode::from(UNUSABLE)
    }

    /// The message, for errors of one line.
    fn text(&self, locale: Locale) -> String {
        let reason = |error: &io::Error| {
            let fault = messages::file_fault(&error.into(), locale);
            ("reason", MessageValue::Composed(fault))
        };
        match self {
            Self::NotATerminal => {
                locale.format("error-not-a-terminal", &[("command", "qari show".into())])
            }
            Self::NoScreen => locale.format(
                "error-no-screen",
                &[
                    ("variable", "TERM=dumb".into()),
                    ("command", "qari show".into()),
                ],
            ),
            Self::UnknownTopic(name) => {
                let topics = locale.list(Topic::ALL.map(|topic| topic.typed_name(locale)));
                let arguments = [("name", name.into()), ("topics", topics)];
                locale.format("error-unknown-topic", &arguments)
            }
            Self::NothingAsked => {
                locale.format("error-nothing-asked", &[("command", "qari list".into())])
            }
            Self::BadName { name, reason } => {
                let id = match reason {
                    BadName::Taken => "error-name-taken",
                    BadName::Unwritable => "error-name-unusable",
                    BadName::Circle => "error-name-circle",
                };
                locale.format(id, &[("name", name.into())])
            }
            Self::NotConfirmed => locale.text("error-not-confirmed").into_owned(),
            Self::CannotAsk => locale.format("error-cannot-ask", &[("option", "--yes".into())]),
            Self::NoFolder => locale.format("error-no-folder", &[("option", "--to".into())]),
            Self::NothingToWatch => {
                locale.format("error-nothing-to-watch", &[("option", "--watch".into())])
            }
            Self::RawOnTerminal => {
                locale.format("error-raw-on-terminal", &[("option", "--to".into())])
            }
            Self::NotEmpty(path) => {
                let path = path.display().to_string();
                locale.format("error-not-empty", &[("path", path.into())])
            }
            Self::Unwritable { path, reason } => {
                let fault = messages::file_fault(&reason.into(), locale);
                messages::labelled(locale, &path.display().to_string(), fault)
            }
            Self::UserFile(error) => messages::notice(&error.notice(), &Keymap::default(), locale),
            Self::Library { name, error } => {
                let notice = Notice::Library {
                    name: name.clone(),
                    fault: error.fault(),
                };
                messages::notice(&notice, &Keymap::default(), locale)
            }
            Self::Network(fault) => messages::fetch_fault(fault, locale),
            Self::Terminal(error) => locale.format("error-terminal", &[reason(error)]),
            Self::Input(error) => locale.format("error-input", &[reason(error)]),
            Self::Output(error) => locale.format("error-output", &[reason(error)]),
            // `report` prints these itself.
            Self::Stopped(_)
            | Self::NothingToRead(_)
            | Self::Query { .. }
            | Self::UnknownWords(_) => String::new(),
        }
    }
}

/// Prints notices on standard error, one per line.
pub(super) fn report_notices(notices: &[Notice], locale: Locale) {
    for notice in notices {
        report(
            &messages::notice(notice, &Keymap::default(), locale),
            locale,
        );
    }
}

/// Prints a line on standard output.
pub(super) fn print(line: &str, locale: Locale) -> Result<(), Error> {
    print_line(&Lines::to_output(locale).line(line)).map_err(Error::Output)
}

/// Prints a line on standard error.
pub(super) fn report(line: &str, locale: Locale) {
    let line = Lines::to_error(locale).line(&format!("qari: {line}"));
    print_error(&format!("{line}\n"));
}
