//! `--help` in the language of the interface, in place of clap's own texts.

use std::ffi::OsString;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, CommandFactory};

use crate::cli::arguments::Arguments;
use crate::cli::lines::Lines;
use crate::i18n::{Locale, MessageValue, isolated};
use crate::mode::OutputMode;
use crate::printable;
use crate::query::{KEYS, OPERATORS, Operator};
use crate::text::{self, BaseDirection, Paragraph, Rendition};

/// The maximum width of help in cells, and its width in a pipe.
const WIDEST: usize = 100;
/// Cells before the name of an argument.
const INDENT: usize = 2;
/// The maximum width of the column of names, in cells.
const NAMES: usize = 28;
/// The minimum width of the column of texts, in cells.
const LEAST_TEXT: usize = 24;
/// How many keys the help of a query shows as examples.
const EXAMPLES: usize = 6;

/// The command line with help in a language.
pub(super) fn command(locale: Locale) -> Command {
    let mut command = Arguments::command();
    command.build();
    with_help(command, locale, Room::of_output(locale))
}

/// The command line with all texts in a language, to generate files from. It cannot be used for parsing.
pub(super) fn described(locale: Locale) -> Command {
    let mut command = Arguments::command();
    command.build();
    in_words(command, locale)
}

/// The same without the `help` subcommands, for manual pages.
pub(super) fn described_for_manual(locale: Locale) -> Command {
    fn without_help(command: Command) -> Command {
        command
            .disable_help_subcommand(true)
            .mut_subcommands(without_help)
    }
    let mut command = without_help(Arguments::command());
    command.build();
    in_words(command, locale)
}

fn in_words(mut command: Command, locale: Locale) -> Command {
    // Files get no bidi controls.
    let plain = |id: &str| printable::field(&words(id, locale)).into_owned();
    if let Some(about) = command.get_about().map(ToString::to_string) {
        command = command.about(plain(&about));
    }
    command = command.mut_args(|argument| {
        let help = plain(&id_of_help(&argument));
        let values = argument.get_possible_values();
        let argument =
            match values.iter().any(|value| value.get_help().is_some()) {
                true => argument.value_parser(PossibleValuesParser::new(values.into_iter().map(
                    |value| match value.get_help().map(ToString::to_string) {
                        Some(id) => value.help(plain(&id)),
                        None => value,
                    },
                ))),
                false => argument,
            };
        argument.help(help)
    });
    command.mut_subcommands(|command| in_words(command, locale))
}

/// The id of the message that explains an argument.
fn id_of_help(argument: &Arg) -> String {
    match argument.get_action() {
        ArgAction::Help | ArgAction::HelpShort | ArgAction::HelpLong => "help-help".to_owned(),
        ArgAction::Version => "help-version".to_owned(),
        _ => {
            let help = argument.get_help().map(ToString::to_string);
            help.unwrap_or_default()
        }
    }
}

/// The command that the arguments name, with its parents: `feed add`; empty if they name none.
pub(super) fn named_command(arguments: &[OsString]) -> String {
    let program = Arguments::command();
    let mut named = Vec::new();
    let mut command = &program;
    let mut words = arguments.iter().skip(1);
    while let Some(word) = words.next() {
        let word = word.to_string_lossy();
        if takes_next(&word, command) || takes_next(&word, &program) {
            words.next();
        } else if let Some(below) = command.find_subcommand(&*word) {
            named.push(below.get_name());
            command = below;
        }
    }
    named.join(" ")
}

/// Whether a word is an option of a command that takes the next word as its value.
fn takes_next(word: &str, command: &Command) -> bool {
    let is_it = |option: &&Arg| {
        let short = option.get_short().map(|short| format!("-{short}"));
        let long = option.get_long().map(|long| format!("--{long}"));
        short.is_some_and(|short| short == word) || long.is_some_and(|long| long == word)
    };
    let options = command.get_opts();
    options
        .filter(|option| {
            option
                .get_num_args()
                .is_none_or(|range| range.min_values() > 0)
        })
        .any(|option| is_it(&option))
}

/// The width of a page in cells, and the rendition that it is measured in.
#[derive(Clone, Copy, Debug)]
struct Room {
    width: usize,
    rendition: Rendition,
}

impl Room {
    /// The same as that of other lines on standard output.
    fn of_output(locale: Locale) -> Self {
        match Lines::to_output(locale).screen() {
            Some(screen) => Self {
                width: usize::from(screen.width).min(WIDEST),
                rendition: screen.rendition,
            },
            None => Self {
                width: WIDEST,
                rendition: OutputMode::Logical.rendition(),
            },
        }
    }

    /// A text broken into lines of a width in cells.
    fn lines(self, text: &str, width: usize) -> Vec<String> {
        let width = u16::try_from(width).unwrap_or(u16::MAX).max(1);
        let paragraph = Paragraph::new(text, BaseDirection::Auto);
        let lines = paragraph.break_lines_for(width, self.rendition);
        let lines = lines
            .iter()
            .map(|line| line.range.of(text).trim().to_owned());
        lines.collect()
    }
}

fn with_help(mut command: Command, locale: Locale, room: Room) -> Command {
    let names = command
        .get_subcommands()
        .map(|command| command.get_name().to_owned());
    for name in names.collect::<Vec<_>>() {
        command = command.mut_subcommand(name, |command| with_help(command, locale, room));
    }
    let help = page(&mut command, locale, room);
    command.override_help(help)
}

/// The help of one command.
fn page(command: &mut Command, locale: Locale, room: Room) -> String {
    let usage = command.render_usage().to_string();
    let about = command.get_about().map(ToString::to_string);
    let about = words(&about.unwrap_or_default(), locale);
    let mut page = room.lines(&about, room.width).join("\n");
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
            push_entries(&mut page, &entries, room);
        }
    }
    page
}

/// The usage line, with a localized label.
pub(super) fn usage_line(usage: &str, locale: Locale) -> String {
    let usage = usage.trim_start_matches("Usage:").trim();
    locale.format("help-usage", &[("usage", usage.into())])
}

/// An argument as written, and its help.
fn entry(argument: &Arg, locale: Locale) -> (String, String) {
    let name = match argument.get_short() {
        Some(short) => format!("-{short}, {argument}"),
        None => argument.to_string(),
    };
    let mut about = words(&id_of_help(argument), locale);
    let values: Vec<String> = possible_values(argument);
    if !values.is_empty() {
        let values = locale.list(values);
        about.push(' ');
        about.push_str(&locale.format("help-possible", &[("values", values)]));
    }
    let default = argument.get_default_values().first();
    // The default of a flag goes without saying.
    if let Some(value) = default.filter(|_| argument.get_action().takes_values()) {
        let value = value.to_string_lossy().into_owned();
        about.push(' ');
        about.push_str(&locale.format("help-default", &[("value", value.into())]));
    }
    (name, about)
}

/// The possible values of an argument, if it has a fixed set.
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

/// The message of this id, with the names that help texts refer to.
fn words(id: &str, locale: Locale) -> String {
    // The `help` command is added by clap, with a text instead of an id.
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
    let code = |code: &'static str| MessageValue::from(code);
    locale.format(
        id,
        &[
            ("stdin", code("-")),
            ("memory", code(":memory:")),
            ("auto", code("auto")),
            ("command", code("qari add")),
            ("list", code("qari list")),
            ("minus", code("-")),
            ("interrupt", code("Ctrl-C")),
            ("or", or.into()),
            ("keys", locale.list(keys)),
        ],
    )
}

/// Appends names with their texts beside them, or below them if there is no room.
fn push_entries(page: &mut String, entries: &[(String, String)], room: Room) {
    let widest = entries.iter().map(|(name, _)| text::width(name)).max();
    let names = widest.unwrap_or(0).min(NAMES);
    let start = INDENT + names + 2;
    let is_beside = start + LEAST_TEXT <= room.width;
    let start = if is_beside { start } else { 2 * INDENT };
    for (name, about) in entries {
        let lines = room.lines(about, room.width.saturating_sub(start));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width_for;

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
        let visual = Rendition::default();
        let logical = OutputMode::Logical.rendition();
        for (width, rendition) in [(40, visual), (79, logical), (80, visual), (100, logical)] {
            let room = Room { width, rendition };
            let mut command = Arguments::command();
            command.build();
            let command = with_help(command, Locale::Arabic, room);
            every_page(&command, &mut |name, help| {
                assert!(help.contains("الاستعمال:"), "{name}: {help}");
                for english in ["Usage", "Options", "Print", "default", "possible"] {
                    assert!(!help.contains(english), "{name}: {help}");
                }
                for line in help.lines().filter(|line| !line.contains("الاستعمال")) {
                    let line = printable::field(line);
                    let is_one_word = line.split_whitespace().count() <= 3;
                    let cells = width_for(&line, rendition);
                    assert!(cells <= width || is_one_word, "{name}: {line}");
                }
            });
        }
    }
}
