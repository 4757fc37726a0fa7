//! What became of a command of the reader's own, in words.

use super::labelled;
use crate::i18n::{Locale, isolated};
use crate::notice::{CommandFault, CommandReport};

/// What is told of a command of some name.
#[must_use]
pub fn command_report(name: &str, report: &CommandReport, locale: Locale) -> String {
    let words = match report {
        CommandReport::LacksInput => locale.text("command-lacks-input").into_owned(),
        CommandReport::Runs => locale.text("command-running").into_owned(),
        CommandReport::Done => locale.text("command-done").into_owned(),
        CommandReport::Silent => locale.text("command-silent").into_owned(),
        CommandReport::Says(line) => isolated(line),
        CommandReport::Failed(fault) => command_fault(fault, locale),
    };
    labelled(locale, name, words)
}

fn command_fault(fault: &CommandFault, locale: Locale) -> String {
    match fault {
        CommandFault::Missing { program } => {
            locale.format("command-missing", &[("name", program.into())])
        }
        CommandFault::NotStarted { program } => {
            locale.format("command-not-started", &[("name", program.into())])
        }
        CommandFault::Failed { code, line } => {
            let failed = match code {
                Some(code) => locale.format("command-failed", &[("code", code.to_string().into())]),
                None => locale.text("command-killed").into_owned(),
            };
            match line.is_empty() {
                true => failed,
                false => format!("{failed} · {}", isolated(line)),
            }
        }
        CommandFault::TooSlow { seconds } => {
            let seconds = usize::try_from(*seconds).unwrap_or(usize::MAX);
            locale.count("command-too-slow", seconds)
        }
        CommandFault::Stopped => locale.text("command-stopped").into_owned(),
    }
}
