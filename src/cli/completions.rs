//! `qari completions`: completion files for shells.

use std::io::Write;
use std::process::ExitCode;

use crate::cli::arguments::{CompletionsArguments, Speech};
use crate::cli::error::Error;
use crate::cli::help;
use crate::cli::output::output;
use crate::i18n::Locale;

/// Prints the file. All of its texts are in English, or with `--lang ar` in Arabic: a shell prints them in logical order,
/// which only terminals that reorder by themselves show correctly.
pub(super) fn run(
    arguments: &CompletionsArguments,
    lang: Option<Speech>,
) -> Result<ExitCode, Error> {
    let locale = match lang {
        Some(Speech::Ar) => Locale::Arabic,
        Some(Speech::En) | None => Locale::English,
    };
    let mut file = Vec::new();
    let mut command = help::described(locale);
    clap_complete::generate(arguments.shell, &mut command, "qari", &mut file);
    let mut output = output();
    output
        .write_all(&file)
        .and_then(|()| output.flush())
        .map_err(Error::Output)?;
    Ok(ExitCode::SUCCESS)
}
