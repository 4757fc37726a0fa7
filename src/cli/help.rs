//! `--help` in the language of the interface: the texts that clap is to print in place of its own.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command, CommandFactory};

use crate::cli::arguments::Arguments;
use crate::i18n::{Locale, Value, isolated};
use crate::printable;
use crate::query::{KEYS, OPERATORS, Operator};
use crate::terminal;
use crate::text;

/// Cells that a line of help takes at most, and where nobody tells the width.
const WIDEST: usize = 100;
/// Cells before the name of an argument.
const INDENT: usize = 2;
/// Cells that the names of arguments take at most where their texts stand beside them.
const NAMES: usize = 28;
/// Cells that a text needs to stand beside a name.
const LEAST_TEXT: usize = 24;
/// Keys that stand as examples in the help of a query.
const EXAMPLES: usize = 6;

/// The command line with its help in a language.
pub(super) fn command(locale: Locale) -> Command {
    let mut command = Arguments::command();
    command.build();
    with_help(command, locale, width())
}

/// The command line with its texts in a language, for what is made from it.
pub(super) fn described(locale: Locale) -> Command {
    in_words(Arguments::command(), locale)
}

fn in_words(mut command: Command, locale: Locale) -> Command {
    // A file is not the place for marks of direction.
    let plain = |id: &str| printable::field(&words(id, locale)).into_owned();
    if let Some(about) = command.get_about().map(ToString::to_string) {
        command = command.about(plain(&about));
    }
    command = command.mut_args(|argument| match argument.get_help() {
        Some(id) => {
            let help = plain(&id.to_string());
            argument.help(help)
        }
        None => argument,
    });
    command.mut_subcommands(|command| in_words(command, locale))
}

/// The command that arguments name, if they do.
pub(super) fn named_command(arguments: &[OsString]) -> Option<String> {
    let command = Arguments::command();
    let mut words = arguments.iter().skip(1);
    let named = words.find_map(|word| command.find_subcommand(word))?;
    Some(named.get_name().to_owned())
}

fn width() -> usize {
    let columns = terminal::size().map_or(WIDEST, |size| usize::from(size.columns));
    if columns == 0 {
        WIDEST
    } else {
        columns.min(WIDEST)
    }
}

fn with_help(mut command: Command, locale: Locale, width: usize) -> Command {
    let names = command
        .get_subcommands()
        .map(|command| command.get_name().to_owned());
    for name in names.collect::<Vec<_>>() {
        command = command.mut_subcommand(name, |command| with_help(command, locale, width));
    }
    let help = page(&mut command, locale, width);
    command.override_help(help)
}

/// The help of one command.
fn page(command: &mut Command, locale: Locale, width: usize) -> String {
    let usage = command.render_usage().to_string();
    let about = command.get_about().map(ToString::to_string);
    let mut page = wrapped(&words(&about.unwrap_or_default(), locale), width).join("\n");
    page.push_str("\n\n");
    page.push_str(&usage_line(&usage, locale));
    page.push('\n');
    let commands = command.get_subcommands().map(|command| {
        let about = command.get_about().map(ToString::to_string);
        (
            command.get_name().to_owned(),
            words(&about.unwrap_or_default(), locale),
        )
    });
    let shown = || {
        command
            .get_arguments()
            .filter(|argument| !argument.is_hide_set())
    };
    let positionals = shown().filter(|argument| argument.is_positional());
    let options = shown().filter(|argument| !argument.is_positional());
    for (heading, entries) in [
        ("help-commands", commands.collect::<Vec<_>>()),
        (
            "help-arguments",
            positionals
                .map(|argument| entry(argument, locale))
                .collect(),
        ),
        (
            "help-options",
            options.map(|argument| entry(argument, locale)).collect(),
        ),
    ] {
        if !entries.is_empty() {
            page.push_str(&format!("\n{}:\n", locale.text(heading)));
            push_entries(&mut page, &entries, width);
        }
    }
    page
}

/// The line that says how a command is used, without what clap calls it.
pub(super) fn usage_line(usage: &str, locale: Locale) -> String {
    let usage = usage.trim_start_matches("Usage:").trim();
    locale.format("help-usage", &[("usage", usage.into())])
}

/// An argument as it is written, and what it does.
fn entry(argument: &Arg, locale: Locale) -> (String, String) {
    let name = match argument.get_short() {
        Some(short) => format!("-{short}, {argument}"),
        None => argument.to_string(),
    };
    let id = match argument.get_action() {
        ArgAction::Help | ArgAction::HelpShort | ArgAction::HelpLong => "help-help".to_owned(),
        ArgAction::Version => "help-version".to_owned(),
        _ => argument
            .get_help()
            .map(ToString::to_string)
            .unwrap_or_default(),
    };
    let mut about = words(&id, locale);
    let values: Vec<String> = possible_values(argument);
    if !values.is_empty() {
        let values = locale.list(values);
        about.push(' ');
        about.push_str(&locale.format("help-possible", &[("values", values)]));
    }
    let default = argument.get_default_values().first();
    // A flag that is not given is not set: nobody needs to be told.
    if let Some(value) = default.filter(|_| argument.get_action().takes_values()) {
        let value = value.to_string_lossy().into_owned();
        about.push(' ');
        about.push_str(&locale.format("help-default", &[("value", value.into())]));
    }
    (name, about)
}

/// The values that an argument may have, where they are few.
fn possible_values(argument: &Arg) -> Vec<String> {
    if !argument.get_action().takes_values() {
        return Vec::new();
    }
    let values = argument.get_possible_values();
    values
        .iter()
        .map(|value| value.get_name().to_owned())
        .collect()
}

/// The message of this id with the code that texts of help speak of.
fn words(id: &str, locale: Locale) -> String {
    // The command that clap adds has a text of its own.
    let id = if locale.has(id) {
        id
    } else {
        "help-help-command"
    };
    let keys = KEYS
        .iter()
        .take(EXAMPLES)
        .map(|key| format!("{}:", key.name(locale)));
    let or = OPERATORS
        .iter()
        .find(|operator| operator.meaning == Operator::Or);
    let or = or.map_or("", |or| or.name(locale));
    let code = |code: &'static str| Value::from(code);
    locale.format(
        id,
        &[
            ("stdin", code("-")),
            ("memory", code(":memory:")),
            ("auto", code("auto")),
            ("command", code("qari add")),
            ("minus", code("-")),
            ("interrupt", code("Ctrl-C")),
            ("or", or.into()),
            ("keys", locale.list(keys)),
        ],
    )
}

/// Names and what they mean beside them, or below them where there is no room.
fn push_entries(page: &mut String, entries: &[(String, String)], width: usize) {
    let widest = entries.iter().map(|(name, _)| text::width(name)).max();
    let names = widest.unwrap_or(0).min(NAMES);
    let start = INDENT + names + 2;
    let is_beside = start + LEAST_TEXT <= width;
    let start = if is_beside { start } else { 2 * INDENT };
    for (name, about) in entries {
        let lines = wrapped(about, width.saturating_sub(start));
        let mut lines = lines.iter();
        let written = INDENT + text::width(name);
        page.push_str(&" ".repeat(INDENT));
        page.push_str(&isolated(name));
        if is_beside && written < start {
            page.push_str(&" ".repeat(start - written));
            page.push_str(lines.next().map_or("", String::as_str));
        }
        page.push('\n');
        for line in lines {
            page.push_str(&" ".repeat(start));
            page.push_str(line);
            page.push('\n');
        }
    }
}

/// The cells of a text on any terminal: one that joins letters by itself, or none, shows lam with alef in two.
fn cells(words: &str) -> usize {
    let letters = words.chars().zip(words.chars().skip(1));
    let is_ligature = |(first, second): &(char, char)| *first == 'ل' && "اأإآ".contains(*second);
    text::width(words) + letters.filter(is_ligature).count()
}

/// A text in lines of so many cells; a longer word stands alone.
fn wrapped(words: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        let is_first = lines.last().is_some_and(String::is_empty);
        let fits = lines
            .last()
            .is_some_and(|line| cells(line) + 1 + cells(word) <= width);
        match lines.last_mut() {
            Some(line) if is_first => line.push_str(word),
            Some(line) if fits => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::printable;

    fn every_page(command: &Command, check: &mut impl FnMut(&str, String)) {
        let help = command.clone().render_help().to_string();
        check(command.get_name(), help);
        for command in command.get_subcommands() {
            every_page(command, check);
        }
    }

    #[test]
    fn every_command_and_argument_has_words_in_both_languages() {
        for locale in Locale::ALL {
            let ids: Vec<String> = ids(&Arguments::command());
            for id in ids {
                assert!(locale.has(&id), "{locale:?}: {id}");
            }
        }
    }

    /// The ids of all texts of a command and of those below it.
    fn ids(command: &Command) -> Vec<String> {
        let about = command.get_about().map(ToString::to_string);
        let arguments = command.get_arguments();
        let own = arguments.map(|argument| {
            let help = argument.get_help().map(ToString::to_string);
            help.unwrap_or_else(|| argument.get_id().to_string())
        });
        let below = command.get_subcommands().flat_map(ids);
        about.into_iter().chain(own).chain(below).collect()
    }

    #[test]
    fn no_page_is_wider_than_the_terminal_or_speaks_two_languages() {
        for width in [40, 80, 100] {
            let mut command = Arguments::command();
            command.build();
            let command = with_help(command, Locale::Arabic, width);
            every_page(&command, &mut |name, help| {
                assert!(help.contains("الاستعمال:"), "{name}: {help}");
                for english in ["Usage", "Options", "Print", "default", "possible"] {
                    assert!(!help.contains(english), "{name}: {help}");
                }
                for line in help.lines().filter(|line| !line.contains("الاستعمال")) {
                    let line = printable::field(line);
                    let is_one_word = line.split_whitespace().count() <= 3;
                    assert!(cells(&line) <= width || is_one_word, "{name}: {line}");
                }
            });
        }
    }
}
