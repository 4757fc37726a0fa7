//! Words of a query that begin with a hyphen, as `-روسيا`, kept from being read as options.

use std::convert::Infallible;
use std::ffi::OsString;

use clap::{Arg, Command};

/// Put before words of a query that begin with a hyphen while clap parses them.
const SHIELD: char = '\u{F8FF}';
/// The commands that take a query.
const WITH_QUERY: [&str; 6] = ["list", "search", "notes", "keep", "export", "reread"];
/// All short options.
const SHORT: [&str; 3] = ["-h", "-V", "-q"];

/// The arguments, with words such as `-روسيا`, which exclude something from a query, marked so that clap does not take
/// them for options.
pub(super) fn shielded(
    program: impl FnOnce() -> Command,
    arguments: impl Iterator<Item = OsString>,
) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = arguments.collect();
    if !arguments.iter().any(is_hyphened) {
        return arguments;
    }
    let program = program();
    let mut command = None;
    let mut is_value = false;
    for argument in arguments.iter_mut().skip(1) {
        if std::mem::take(&mut is_value) {
            continue;
        }
        let word = argument.to_str().unwrap_or_default();
        if word == "--" {
            break;
        }
        let options = program.get_arguments();
        let options = options.chain(command.into_iter().flat_map(Command::get_arguments));
        is_value = takes_value(word, options);
        if command.is_none() {
            command = program.find_subcommand(word);
        } else if command.is_some_and(|it| WITH_QUERY.contains(&it.get_name()))
            && is_hyphened(argument)
        {
            *argument = format!("{SHIELD}{word}").into();
        }
    }
    arguments
}

/// Whether an argument may be a word that a query excludes.
fn is_hyphened(argument: &OsString) -> bool {
    argument.to_str().is_some_and(|word| {
        word.len() > 1 && word.starts_with('-') && !word.starts_with("--") && !SHORT.contains(&word)
    })
}

/// Whether a word is one of some options, and the next argument its value.
fn takes_value<'a>(word: &str, mut options: impl Iterator<Item = &'a Arg>) -> bool {
    options.any(|option| {
        let short = option.get_short().map(|letter| format!("-{letter}"));
        let is_short = short.is_some_and(|short| word == short);
        let is_long = option.get_long().is_some() && option.get_long() == word.strip_prefix("--");
        (is_short || is_long) && option.get_action().takes_values()
    })
}

/// Removes what [`shielded`] added from a text about arguments.
pub(super) fn unshielded(text: &str) -> String {
    text.replace(SHIELD, "")
}

/// A word of a query as it was given.
pub(super) fn query_word(word: &str) -> Result<String, Infallible> {
    Ok(word.trim_start_matches(SHIELD).to_owned())
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::*;
    use crate::cli::arguments::{Arguments, CliCommand};

    fn shielded_arguments(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
        shielded(Arguments::command, arguments)
    }

    fn query(arguments: &[&str]) -> Vec<String> {
        let arguments = ["qari"].iter().chain(arguments).map(OsString::from);
        match Arguments::parse_from(shielded_arguments(arguments)).command {
            Some(CliCommand::List(list) | CliCommand::Search(list)) => list.selection.query,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_hyphen_before_a_word_is_the_query_s() {
        assert_eq!(
            query(&["list", "قمة", "-روسيا", "--format", "json", "-x"]),
            ["قمة", "-روسيا", "-x"]
        );
        assert_eq!(
            query(&["--library", "a", "search", "-topic:x"]),
            ["-topic:x"]
        );
        let wrong = ["qari", "list", "--fromat"].map(OsString::from);
        assert!(Arguments::try_parse_from(shielded_arguments(wrong.into_iter())).is_err());
        // Neither the value of an option nor what only reads as the name of a command.
        let given = ["qari", "export", "--to", "-out.jsonl", "-x"].map(OsString::from);
        let marked = [false, false, false, false, true];
        let shielded_at = |given: &[OsString]| -> Vec<bool> {
            let read = shielded_arguments(given.iter().cloned()).into_iter();
            read.zip(given)
                .map(|(read, given)| read != *given)
                .collect()
        };
        assert_eq!(shielded_at(&given), marked);
        let given = ["qari", "show", "list", "-x"].map(OsString::from);
        assert_eq!(shielded_at(&given), [false; 4]);
        let given = ["qari", "list", "--", "-x"].map(OsString::from);
        assert_eq!(shielded_at(&given), [false; 4]);
        let keep = ["qari", "keep", "-alt", "topic:x"].map(OsString::from);
        match Arguments::parse_from(shielded_arguments(keep.into_iter())).command {
            Some(CliCommand::Keep(keep)) => assert_eq!(keep.name.as_deref(), Some("-alt")),
            other => panic!("{other:?}"),
        }
        let elsewhere = ["qari", "show", "-x"].map(OsString::from);
        assert!(Arguments::try_parse_from(shielded_arguments(elsewhere.into_iter())).is_err());
    }
}
