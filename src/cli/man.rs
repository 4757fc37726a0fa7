//! `qari man`: the manual pages, as roff.
//!
//! They are always in English: `man` neither reorders nor joins letters.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Command;
use clap_mangen::roff::{Roff, bold, roman};

use crate::cli::arguments::ManArguments;
use crate::cli::error::{Error, NOT_FOUND, print, report};
use crate::cli::help;
use crate::cli::output::output;
use crate::i18n::Locale;
use crate::terminal;

/// A section of a page: its heading, and its entries with their meanings.
type Section = (&'static str, Vec<(String, &'static str)>);

/// The sections of the page of the program that clap does not know.
fn sections() -> [Section; 3] {
    let entries = |entries: &[(&str, &'static str)]| {
        let entries = entries.iter();
        entries
            .map(|(name, meaning)| ((*name).to_owned(), *meaning))
            .collect::<Vec<_>>()
    };
    let status = entries(&[
        ("0", "what was asked for was done or found"),
        ("1", "something that was asked for was not found"),
        ("2", "wrong usage, or input or output that cannot be used"),
        (
            "128 + N",
            "signal N ended the program, on systems that do not report signals otherwise",
        ),
    ]);
    let mut environment = entries(&[
        (
            "LC_ALL, LC_MESSAGES, LANG",
            "the language of the interface, in this order, unless --lang, the appearance menu or config.toml sets it",
        ),
        (
            "QARI_TERMINAL_MODE",
            "how text is sent to the terminal; --terminal-mode takes precedence",
        ),
        (
            "QARI_TERMINAL_TIMEOUT_MS",
            "how long to wait for the terminal to answer, in milliseconds",
        ),
        ("NO_COLOR", "if not empty, no colours are used"),
        (
            "COLORFGBG",
            "the background of the terminal, if the terminal does not say: the last number is its colour",
        ),
        ("TZ", "the time zone of days and times that are shown"),
        (
            "HOME, XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME",
            "where the files below are; the defaults are ~/.config, ~/.local/share and ~/.local/state",
        ),
        (
            "HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY",
            "the proxies for addresses, and the hosts that are reached without one; lower case takes precedence",
        ),
        (
            "PATH",
            "where the programs for the clipboard, for links and your own commands are looked for",
        ),
        (
            "WAYLAND_DISPLAY, DISPLAY, TERMUX_VERSION",
            "which program of the system copies text and opens links",
        ),
    ]);
    environment.push((
        terminal::VARIABLES.join(", "),
        "which terminal this is, as far as it does not answer itself, and how many colours it has",
    ));
    let files = entries(&[
        (
            "$XDG_CONFIG_HOME/qari/config.toml",
            "settings; qari config prints all of them",
        ),
        (
            "$XDG_DATA_HOME/qari/library.sqlite3",
            "the library; --library names another file",
        ),
        (
            "$XDG_DATA_HOME/qari/library.sqlite3-wal, library.sqlite3-shm",
            "changes that SQLite has not yet moved into the library; copy them with it",
        ),
        (
            "$XDG_DATA_HOME/qari/library.sqlite3-pending",
            "changes made while the library could not be written; the next start adds them",
        ),
        (
            "$XDG_DATA_HOME/qari/library.sqlite3-work",
            "an empty file that is locked by the program that extracts entities",
        ),
        (
            "$XDG_DATA_HOME/qari/corrections.toml",
            "your corrections of entities; --corrections names another file",
        ),
        (
            "$XDG_STATE_HOME/qari/appearance.toml",
            "what was chosen in the appearance menu",
        ),
    ]);
    [
        ("EXIT STATUS", status),
        ("ENVIRONMENT", environment),
        ("FILES", files),
    ]
}

pub(super) fn run(arguments: &ManArguments, locale: Locale) -> Result<ExitCode, Error> {
    let program = help::described_for_manual(Locale::English);
    match &arguments.to {
        Some(folder) => {
            write_all(&program, folder)?;
            let folder = [("path", folder.display().to_string().into())];
            print(&locale.format("man-written", &folder), locale)?;
            Ok(ExitCode::SUCCESS)
        }
        None => print_page(&program, &arguments.command, locale),
    }
}

/// Prints the page of the program, or of a command.
fn print_page(program: &Command, words: &[String], locale: Locale) -> Result<ExitCode, Error> {
    let named = words
        .iter()
        .try_fold(program, |command, word| command.find_subcommand(word));
    let Some(command) = named else {
        let name = words.join(" ");
        let text = locale.format("usage-unknown-command", &[("command", name.into())]);
        report(&text, locale);
        return Ok(ExitCode::from(NOT_FOUND));
    };
    let mut output = output();
    write(command, &mut output)
        .and_then(|()| output.flush())
        .map_err(Error::Output)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes the pages of the program and of all its commands into a folder.
fn write_all(program: &Command, folder: &Path) -> Result<(), Error> {
    let unwritable = |path: &Path| {
        let path = path.to_owned();
        move |reason| Error::Unwritable { path, reason }
    };
    fs::create_dir_all(folder).map_err(unwritable(folder))?;
    let mut commands = Vec::new();
    below(program, &mut commands);
    for command in &commands {
        let path = folder.join(format!("{}.1", page_name(command)));
        let mut page = Vec::new();
        write(command, &mut page)
            .and_then(|()| fs::write(&path, page))
            .map_err(unwritable(&path))?;
    }
    Ok(())
}

/// A command and those below it that have pages.
fn below<'a>(command: &'a Command, all: &mut Vec<&'a Command>) {
    all.push(command);
    let commands = command.get_subcommands();
    commands.for_each(|command| below(command, all));
}

/// The name of the page of a command: `qari-feed-add`.
fn page_name(command: &Command) -> String {
    let name = command.get_bin_name().unwrap_or_else(|| command.get_name());
    name.replace(' ', "-")
}

/// Writes the page of a command. Non-ASCII characters are written as escapes: roff reads bytes as Latin-1.
fn write(command: &Command, output: &mut impl Write) -> io::Result<()> {
    let mut page = Vec::new();
    render(command, &mut page)?;
    let page = String::from_utf8(page).map_err(io::Error::other)?;
    page.chars().try_for_each(|letter| match letter {
        letter if letter.is_ascii() => write!(output, "{letter}"),
        other => write!(output, "\\[u{:04X}]", u32::from(other)),
    })
}

fn render(command: &Command, output: &mut impl Write) -> io::Result<()> {
    let title = page_name(command).to_uppercase();
    let page = clap_mangen::Man::new(command.clone())
        .title(title)
        .manual("qari");
    page.render(output)?;
    if command.get_bin_name() != Some("qari") {
        return Ok(());
    }
    let mut more = Roff::new();
    for (heading, entries) in sections() {
        more.control("SH", [heading]);
        for (name, meaning) in entries {
            more.control("TP", []);
            more.text([bold(name)]);
            more.text([roman(meaning)]);
        }
    }
    more.to_writer(output)
}
