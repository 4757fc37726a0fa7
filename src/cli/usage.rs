//! What clap says of the command line: help, the version, wrong usage.

use std::process::ExitCode;

use crate::cli::arguments::unshielded;
use crate::cli::error::{Error, UNUSABLE};
use crate::cli::output::print_error;
use crate::printable;
use crate::words::Locale;

/// Prints it; returns the exit code: 0 for help and version, else that of wrong usage.
pub(super) fn tell(error: &clap::Error, locale: Locale) -> ExitCode {
    if error.use_stderr() {
        print_error(&wrong_usage(error));
        return ExitCode::from(UNUSABLE);
    }
    // Nothing in help comes from outside, and clap knows where it may be coloured.
    match error.print() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => Error::Output(error).tell(locale),
    }
}

/// The lines about wrong usage, which repeat arguments as they were given.
fn wrong_usage(error: &clap::Error) -> String {
    let text = unshielded(&error.render().to_string());
    let lines = text
        .lines()
        .map(|line| format!("{}\n", printable::field(line)));
    lines.collect()
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::arguments::{Arguments, shielded};

    #[test]
    fn arguments_are_repeated_without_what_acts_on_a_terminal() {
        let hostile = "--x\u{1b}]0;t\u{7}\u{9b}2J\u{202e}\u{E0041}\r";
        for arguments in [
            &["qari", hostile][..],
            &["qari", "show", "--width", hostile],
            &["qari", "keep", "--format", hostile],
            &["\u{1b}[2J", "remove"],
            &["qari", "remove", hostile],
            &["qari", "topics", "list", "--query", "a", "-x\u{9b}"],
        ] {
            let arguments = shielded(arguments.iter().map(std::ffi::OsString::from));
            let error = Arguments::try_parse_from(arguments).unwrap_err();
            let text = wrong_usage(&error);
            let bad = |c: char| c != '\n' && (printable::is_unfit(c) || c == '\u{F8FF}');
            assert!(!text.contains(bad), "{text:?}");
            assert!(text.contains("Usage: qari"), "{text}");
        }
    }
}
