//! `qari man`: the manual pages, as roff.
//!
//! They are in English whatever the language of the interface is: the programs that show a manual page neither order
//! nor join letters, and fill lines as if they ran from left to right.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Command;
use clap_mangen::roff::{Roff, bold, roman};

use crate::cli::arguments::Man;
use crate::cli::error::{Error, NOT_FOUND, print, report};
use crate::cli::help;
use crate::cli::output::output;
use crate::i18n::Locale;

/// What the page of the program says besides its arguments: headings, each with what it names and what that means.
const SECTIONS: [(&str, &[(&str, &str)]); 3] = [
    (
        "EXIT STATUS",
        &[
            ("0", "what was asked for was done or found"),
            ("1", "something that was asked for was not found"),
            ("2", "wrong usage, or input or output that cannot be used"),
        ],
    ),
    (
        "ENVIRONMENT",
        &[
            (
                "LC_ALL, LC_MESSAGES, LANG",
                "the language of the interface, unless --lang says it",
            ),
            (
                "QARI_TERMINAL_MODE",
                "how text is sent to the terminal, as --terminal-mode",
            ),
            (
                "QARI_TERMINAL_TIMEOUT_MS",
                "how long the terminal may take to answer, in milliseconds",
            ),
            ("NO_COLOR", "if it is not empty, no colours are used"),
        ],
    ),
    (
        "FILES",
        &[
            ("~/.config/qari/config.toml", "settings"),
            (
                "~/.local/share/qari/",
                "the library and the corrections of entities",
            ),
        ],
    ),
];

pub(super) fn run(arguments: &Man, locale: Locale) -> Result<ExitCode, Error> {
    let mut program = help::described(Locale::English);
    program.build();
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

/// Prints the page of the program, or of the command that some words name.
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
    let commands = commands.filter(|command| command.get_name() != "help");
    commands.for_each(|command| below(command, all));
}

/// The name of the page of a command: `qari-feed-add`.
fn page_name(command: &Command) -> String {
    let name = command.get_bin_name().unwrap_or_else(|| command.get_name());
    name.replace(' ', "-")
}

/// Writes the page of a command. What is not ASCII is named by its code: roff takes bytes for letters of Latin-1.
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
    for (heading, entries) in SECTIONS {
        more.control("SH", [heading]);
        for (name, meaning) in entries {
            more.control("TP", []);
            more.text([bold(*name)]);
            more.text([roman(*meaning)]);
        }
    }
    more.to_writer(output)
}
