//! Help, the version, and errors of usage.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::error::{self, Error, UNUSABLE};
use crate::cli::help;
use crate::cli::lines::Lines;
use crate::cli::output::{print_error, print_line};
use crate::cli::shield::unshielded;
use crate::i18n::Locale;

/// Prints what clap reports; returns the exit code: 0 for help and version, else that of wrong usage.
pub(super) fn report(error: &clap::Error, arguments: Vec<OsString>, locale: Locale) -> ExitCode {
    if !error.use_stderr() {
        return match print_page(error, arguments, locale) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => error.report(locale),
        };
    }
    error::report(&wrong_usage(error, locale), locale);
    for line in way_out(error, &arguments, locale) {
        print_error(&format!("{}\n", Lines::to_error(locale).line(&line)));
    }
    ExitCode::from(UNUSABLE)
}

/// Prints help in the language of the interface, or the version.
fn print_page(error: &clap::Error, arguments: Vec<OsString>, locale: Locale) -> Result<(), Error> {
    let page = match error.kind() {
        // Parsed again, with localized texts.
        ErrorKind::DisplayHelp => match help::command(locale).try_get_matches_from(arguments) {
            Err(help) => help.to_string(),
            Ok(_) => error.to_string(),
        },
        _ => error.to_string(),
    };
    let lines = Lines::to_output(locale);
    for line in page.trim_end().lines() {
        print_line(lines.line(line).trim_end()).map_err(Error::Output)?;
    }
    Ok(())
}

/// The error, in one line.
fn wrong_usage(error: &clap::Error, locale: Locale) -> String {
    let context = |kind| text_of(error, kind);
    let argument = || ("argument", context(ContextKind::InvalidArg).into());
    let value = context(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => locale.format("usage-unknown-argument", &[argument()]),
        ErrorKind::InvalidSubcommand => {
            let command = context(ContextKind::InvalidSubcommand);
            locale.format("usage-unknown-command", &[("command", command.into())])
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            locale.format("usage-missing-value", &[argument()])
        }
        ErrorKind::InvalidValue => {
            let values = locale.list(texts_of(error, ContextKind::ValidValue));
            let arguments = [("value", value.into()), argument(), ("values", values)];
            locale.format("usage-invalid-value", &arguments)
        }
        ErrorKind::ValueValidation => locale.format(
            "usage-invalid-number",
            &[("value", value.into()), argument()],
        ),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            locale.format("usage-value-count", &[argument()])
        }
        ErrorKind::ArgumentConflict => {
            let other = texts_of(error, ContextKind::PriorArg);
            if other
                .iter()
                .all(|other| *other == context(ContextKind::InvalidArg))
            {
                return locale.format("usage-repeated", &[argument()]);
            }
            locale.format(
                "usage-conflict",
                &[argument(), ("other", locale.list(other))],
            )
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = locale.list(texts_of(error, ContextKind::InvalidArg));
            locale.format("usage-missing", &[("arguments", missing)])
        }
        ErrorKind::InvalidUtf8 => locale.text("usage-not-utf8").into_owned(),
        _ => locale.text("usage-wrong").into_owned(),
    }
}

/// What could be right: similar words, the usage line, and where to find help.
fn way_out(error: &clap::Error, arguments: &[OsString], locale: Locale) -> Vec<String> {
    let mut lines = Vec::new();
    let similar: Vec<String> = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .flat_map(|kind| texts_of(error, kind))
    .collect();
    if !similar.is_empty() {
        let similar = locale.alternatives(similar);
        lines.push(locale.format("usage-similar", &[("similar", similar)]));
    }
    let usage = text_of(error, ContextKind::Usage);
    if !usage.is_empty() {
        lines.push(help::usage_line(&usage, locale));
    }
    let help = match help::named_command(arguments).as_str() {
        "" => "qari --help".to_owned(),
        command => format!("qari {command} --help"),
    };
    lines.push(locale.format("usage-more", &[("command", help.into())]));
    lines
}

/// A part of clap's error as one text; empty if there is none.
fn text_of(error: &clap::Error, kind: ContextKind) -> String {
    texts_of(error, kind).join(", ")
}

fn texts_of(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    let texts = match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    };
    texts.iter().map(|text| unshielded(text)).collect()
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::*;
    use crate::cli::arguments::Arguments;
    use crate::cli::shield::shielded;
    use crate::printable;

    fn said(arguments: &[&str], locale: Locale) -> String {
        let arguments = ["qari"].iter().chain(arguments).map(OsString::from);
        let arguments = shielded(Arguments::command, arguments);
        let error = Arguments::try_parse_from(&arguments).unwrap_err();
        let mut lines = vec![wrong_usage(&error, locale)];
        lines.extend(way_out(&error, &arguments, locale));
        let lines = lines.iter().map(|line| printable::field(line));
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn arguments_are_repeated_without_what_acts_on_a_terminal() {
        let hostile = "--x\u{1b}]0;t\u{7}\u{9b}2J\u{202e}\u{E0041}\r";
        for arguments in [
            &[hostile][..],
            &["show", "--width", hostile],
            &["keep", "--format", hostile],
            &["remove", hostile],
            &["topics", "list", "--query", "a", "-x\u{9b}"],
        ] {
            for locale in Locale::ALL {
                let text = said(arguments, locale);
                let bad = |c: char| c != '\n' && (printable::is_unfit(c) || c == '\u{F8FF}');
                assert!(!text.contains(bad), "{text:?}");
            }
            let english = said(arguments, Locale::English);
            assert!(english.contains("Usage: qari"), "{english}");
        }
    }

    #[test]
    fn the_help_that_is_named_is_that_of_the_command() {
        for (arguments, command) in [
            (&["feed", "add"][..], "qari feed add"),
            (&["feed", "nothing"], "qari feed"),
            (&["feed", "set", "x", "--pages", "add"], "qari feed set"),
            (&["--library", "list", "feed", "rename"], "qari feed rename"),
            (
                &["--lang=ar", "feed", "--lang", "en", "tag"],
                "qari feed tag",
            ),
            (&["man", "feed", "--to", "x"], "qari man"),
            (
                &["entities", "--total", "list", "--width", "1"],
                "qari entities",
            ),
            (&["--nothing"], "qari"),
        ] {
            let text = said(arguments, Locale::English);
            let line = text.lines().last().unwrap();
            assert!(
                line.contains(&format!("see {command} --help")),
                "{arguments:?}: {line}"
            );
        }
    }

    #[test]
    fn each_sort_of_wrong_usage_has_its_words() {
        for (arguments, english, arabic) in [
            (
                &["list", "--fromat"][..],
                "unexpected argument “--fromat”",
                "«--fromat»",
            ),
            (
                &["show", "--width", "wide"],
                "“wide” is not a valid number for --width",
                "عددًا",
            ),
            (
                &["show", "--format", "xml"],
                "possible values: text, json",
                "text، json",
            ),
            (&["show", "--format"], "no value for --format", "لا قيمة"),
            (&["keep", "--remove"], "missing: <NAME>", "ينقص: <NAME>"),
            (&["remove"], "missing: <IDS>", "ينقص: <IDS>"),
            (
                &["remove", "1", "--query", "x"],
                "cannot be used with",
                "لا يجتمع",
            ),
            (
                &["list", "--limit", "1", "--limit", "2"],
                "more than once",
                "لا يتكرر",
            ),
        ] {
            let text = said(arguments, Locale::English);
            assert!(text.contains(english), "{arguments:?}: {text}");
            let more = format!("see qari {} --help", arguments[0]);
            assert!(text.contains(&more), "{arguments:?}: {text}");
            let text = said(arguments, Locale::Arabic);
            assert!(text.contains(arabic), "{arguments:?}: {text}");
            for english in ["Usage", "error", "unexpected", "tip"] {
                assert!(!text.contains(english), "{text}");
            }
        }
        let text = said(&["list", "--fromat"], Locale::English);
        assert!(text.contains("similar: --format"), "{text}");
    }
}
