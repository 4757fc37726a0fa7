//! `qari completions`: what a shell needs to complete the command line.

use std::io::Write;
use std::process::ExitCode;

use crate::cli::arguments::{Completions, Speech};
use crate::cli::error::Error;
use crate::cli::help;
use crate::cli::output::output;
use crate::i18n::Locale;

/// Prints the file. Its texts are English unless another language is asked for: a shell shows them as they are, and
/// few terminals order letters by themselves.
pub(super) fn run(arguments: &Completions, lang: Option<Speech>) -> Result<ExitCode, Error> {
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
