//! What can go wrong on the command line, in words and exit codes.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::cli::output::{Lines, print_error, print_line};
use crate::cli::pointer::pointed;
use crate::files;
use crate::library;
use crate::notice::Notice;
use crate::query;
use crate::store;
use crate::terminal;
use crate::topics::Topic;
use crate::words::{Locale, isolated};

/// Something asked for was not found.
pub(super) const NOT_FOUND: u8 = 1;
/// Wrong usage, or input that cannot be read.
pub(super) const UNUSABLE: u8 = 2;

/// Why a command ended early.
#[derive(Debug)]
pub(super) enum Error {
    /// The reader needs a terminal to write to.
    NotATerminal,
    /// The reader needs a terminal with a screen.
    NoScreen,
    /// No file could be read.
    NothingToRead(Vec<Notice>),
    /// There is no topic with this id.
    UnknownTopic(String),
    /// A search has nothing to search for.
    NothingAsked,
    /// A query is wrong.
    Query {
        /// As it was typed.
        input: String,
        /// What is wrong with it.
        mistake: query::Error,
    },
    /// A name cannot be given to a query.
    BadName {
        /// The name.
        name: String,
        /// Why not.
        reason: BadName,
    },
    /// A question was not answered with yes.
    NotConfirmed,
    /// There is no terminal to ask a question on.
    CannotAsk,
    /// A folder is needed and none is named.
    NoFolder,
    /// A folder is not empty that should be.
    NotEmpty(PathBuf),
    /// A file cannot be written.
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// A file of the reader's own cannot be used.
    UserFile(store::Error),
    /// The library cannot be used.
    Library {
        /// Its file, where that is to be said.
        name: Option<String>,
        /// Why.
        error: library::Error,
    },
    /// A signal asked the program to end.
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
    /// A topic that comes with the program has it.
    Taken,
    /// It could not be written in a query.
    Unwritable,
    /// The topic would be made of itself.
    Circle,
}

impl From<library::Error> for Error {
    fn from(error: library::Error) -> Self {
        let name = error.path().map(|path| path.display().to_string());
        Self::Library { name, error }
    }
}

impl Error {
    /// Says it on standard error; returns the exit code.
    pub(super) fn tell(&self, locale: Locale) -> ExitCode {
        let line = match self {
            // Whoever reads from us has enough: no fault, no word.
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                return ExitCode::SUCCESS;
            }
            Self::Stopped(signal) => {
                let words = locale.pick(
                    "توقّف؛ ما أُنجز محفوظ، والأمر نفسه يكمله",
                    "stopped: what was done is kept, and the same command goes on from there",
                );
                tell(words, locale);
                terminal::reraise(*signal);
                // Where the system does not end the program that way: what a shell makes of it.
                return ExitCode::from(u8::try_from(128 + signal).unwrap_or(UNUSABLE));
            }
            Self::NothingToRead(notices) => {
                tell_notices(notices, locale);
                return ExitCode::from(UNUSABLE);
            }
            Self::NotATerminal => locale
                .pick(
                    "الخرج القياسي ليس طرفية؛ لتمرير النص إلى برنامج آخر: qari show",
                    "standard output is not a terminal; for pipes there is: qari show",
                )
                .to_owned(),
            Self::NoScreen => locale
                .pick(
                    "هذه الطرفية (TERM=dumb) بلا شاشة؛ لطباعة المقالات: qari show",
                    "this terminal (TERM=dumb) has no screen; to print articles: qari show",
                )
                .to_owned(),
            Self::UnknownTopic(id) => {
                let known = Topic::ALL.map(Topic::id).join(" ");
                let id = isolated(id);
                match locale {
                    Locale::Arabic => format!("لا موضوع باسم «{id}»؛ الموضوعات: {known}"),
                    Locale::English => format!("no topic “{id}”; there are: {known}"),
                }
            }
            Self::NothingAsked => locale
                .pick(
                    "لا كلمات للبحث؛ وللمقالات كلها: qari list",
                    "nothing to search for; all articles are listed by: qari list",
                )
                .to_owned(),
            Self::Query { input, mistake } => {
                tell(&mistake.text(locale), locale);
                for line in pointed(input, mistake.range, locale) {
                    print_error(&format!("{line}\n"));
                }
                return ExitCode::from(UNUSABLE);
            }
            Self::BadName { name, reason } => bad_name(name, *reason, locale),
            Self::NotConfirmed => locale.pick("لم يُحذف شيء", "nothing was removed").to_owned(),
            Self::CannotAsk => locale
                .pick(
                    "لم يُحذف شيء، إذ لا طرفية لطرح السؤال؛ أضف --yes",
                    "nothing was removed: standard input is not a terminal to ask on; add --yes",
                )
                .to_owned(),
            Self::NoFolder => locale
                .pick(
                    "سمِّ مجلدًا للملفات بـ --to",
                    "name a folder for the files: --to DIRECTORY",
                )
                .to_owned(),
            Self::NotEmpty(path) => {
                let path = isolated(&path.display().to_string());
                match locale {
                    Locale::Arabic => format!("المجلد {path} ليس فارغًا؛ سمِّ مجلدًا جديدًا"),
                    Locale::English => format!("{path} is not empty: name a new folder"),
                }
            }
            Self::Unwritable { path, reason } => {
                let path = isolated(&path.display().to_string());
                format!("{path}: {}", files::Error::from(reason).text(locale))
            }
            Self::UserFile(error) => error.notice().text(locale),
            Self::Library { name, error } => {
                let notice = Notice::Library {
                    name: name.clone(),
                    fault: error.fault(),
                };
                notice.text(locale)
            }
            Self::Terminal(error) => format!("{}: {error}", locale.pick("الطرفية", "terminal")),
            Self::Input(error) => {
                format!(
                    "{}: {error}",
                    locale.pick("الدخل القياسي", "standard input")
                )
            }
            Self::Output(error) => {
                format!(
                    "{}: {error}",
                    locale.pick("الخرج القياسي", "standard output")
                )
            }
        };
        tell(&line, locale);
        ExitCode::from(UNUSABLE)
    }
}

fn bad_name(name: &str, reason: BadName, locale: Locale) -> String {
    let name = isolated(name);
    match (reason, locale) {
        (BadName::Taken, Locale::Arabic) => format!("«{name}» موضوع من موضوعات البرنامج"),
        (BadName::Taken, Locale::English) => {
            format!("“{name}” is a topic that comes with the program")
        }
        (BadName::Unwritable, Locale::Arabic) => format!("لا يصلح «{name}» اسمًا"),
        (BadName::Unwritable, Locale::English) => format!("“{name}” cannot be a name"),
        (BadName::Circle, Locale::Arabic) => {
            format!("لا يُعرَّف الموضوع «{name}» بنفسه")
        }
        (BadName::Circle, Locale::English) => {
            format!("the topic “{name}” cannot be made of itself")
        }
    }
}

/// Says notices on standard error, a line each.
pub(super) fn tell_notices(notices: &[Notice], locale: Locale) {
    for notice in notices {
        tell(&notice.text(locale), locale);
    }
}

/// Says on standard output what came of a command.
pub(super) fn say(line: &str, locale: Locale) -> Result<(), Error> {
    print_line(&Lines::to_output_in(locale).line(line))
}

/// Says a line on standard error.
pub(super) fn tell(line: &str, locale: Locale) {
    let line = Lines::to_error(locale).line(&format!("qari: {line}"));
    print_error(&format!("{line}\n"));
}
