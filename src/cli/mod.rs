//! Arguments, subcommands, exit codes.

mod add;
mod arguments;
mod collection;
mod doctor;
mod entities;
mod excerpt;
mod export;
mod failure;
mod keep;
mod layout;
mod list;
mod named;
mod output;
mod pointer;
mod progress;
mod read;
mod remove;
mod removed;
mod restore;
mod search;
mod selection;
mod settings;
mod show;
mod stats;
mod stop;
mod topics;
mod usage;
mod who;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use jiff::Timestamp;

use crate::library::Library;
use crate::notice::Notice;
use crate::runtime::intake::Intake;
use crate::runtime::{self, Ending, Librarian, Settings};
use crate::terminal;
use crate::words::Interface;

use arguments::{Arguments, Command, Places, Speech};
use failure::{Failure, tell_notices};

/// Runs the program on its arguments.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments::shielded(std::env::args_os())) {
        Ok(arguments) => arguments,
        Err(error) => return usage::tell(&error, interface(None)),
    };
    let interface = interface(arguments.lang);
    match run(arguments, interface) {
        Ok(code) => code,
        Err(failure) => failure.tell(interface),
    }
}

fn run(arguments: Arguments, interface: Interface) -> Result<ExitCode, Failure> {
    let places = arguments.places;
    match arguments.command {
        None => {
            let (config, mut notices) = settings::config();
            let (told, of_environment) = settings::told(&arguments.terminal);
            notices.extend(of_environment);
            let settings = Settings {
                interface,
                theme: settings::theme(),
                ground: settings::ground(arguments.theme),
                told,
                config,
                patience: settings::patience(),
            };
            read_on_screen(settings, &places, notices, &arguments.paths)
        }
        Some(Command::Add(arguments)) => add::run(&arguments, &places, interface),
        Some(Command::Doctor(doctor)) => doctor::run(&doctor, interface),
        Some(Command::Show(arguments)) => show::run(&arguments, interface),
        Some(Command::Layout(arguments)) => layout::run(&arguments, interface),
        Some(Command::Entities(arguments)) => entities::run(&arguments, &places, interface),
        Some(Command::Who(arguments)) => who::run(&arguments, &places, interface),
        Some(Command::Topics(arguments)) => topics::run(&arguments, &places, interface),
        Some(Command::List(arguments)) => list::run(&arguments, &places, interface),
        Some(Command::Search(arguments)) => search::run(&arguments, &places, interface),
        Some(Command::Stats(arguments)) => stats::run(&arguments, &places, interface),
        Some(Command::Keep(arguments)) => keep::run(&arguments, &places),
        Some(Command::Export(arguments)) => export::run(&arguments, &places, interface),
        Some(Command::Remove(arguments)) => remove::run(&arguments, &places, interface),
        Some(Command::Restore(arguments)) => restore::run(&arguments, &places, interface),
    }
}

fn read_on_screen(
    settings: Settings,
    places: &Places,
    mut notices: Vec<Notice>,
    paths: &[PathBuf],
) -> Result<ExitCode, Failure> {
    needs_screen()?;
    let own = collection::corrections(places.corrections.as_deref(), &mut notices);
    let (library, intake) = if paths.is_empty() {
        (collection::open(places)?, None)
    } else {
        let (library, intake) = first_articles(paths, &mut notices)?;
        (library, Some(intake))
    };
    let librarian = Librarian::new(library, own.corrections, own.file)?;
    let interface = settings.interface;
    let ended = runtime::run(settings, librarian, intake, notices);
    let (ending, notices) = ended.map_err(Failure::Terminal)?;
    tell_notices(&notices, interface);
    match ending {
        Ending::Quit => Ok(ExitCode::SUCCESS),
        Ending::Signal(number) => {
            terminal::die_of(number);
            Ok(ExitCode::FAILURE)
        }
    }
}

/// A library in memory of the first articles at some paths, and the intake of the others, which come while one reads.
fn first_articles(
    paths: &[PathBuf],
    notices: &mut Vec<Notice>,
) -> Result<(Library, Intake), Failure> {
    let mut library = Library::in_memory()?;
    let intake = Intake::start(paths.to_vec()).map_err(Failure::Input)?;
    let mut read = Vec::new();
    while library.count()? == 0 {
        // With nothing to show, why is all there is to say; with something, it is said on the screen.
        let Some(bundle) = intake.next() else {
            return Err(Failure::NothingToRead(read));
        };
        read.extend(bundle.notices);
        library.add(&bundle.articles, Timestamp::now())?;
    }
    notices.extend(read);
    Ok((library, intake))
}

/// Makes sure that there is a screen to read on.
fn needs_screen() -> Result<(), Failure> {
    if !terminal::is_a_terminal() {
        return Err(Failure::NotATerminal);
    }
    if terminal::is_dumb() {
        return Err(Failure::NoScreen);
    }
    Ok(())
}

/// The language to speak: the reader's word, else that of the locale.
fn interface(lang: Option<Speech>) -> Interface {
    match lang {
        Some(Speech::Ar) => Interface::Arabic,
        Some(Speech::En) => Interface::English,
        None => {
            let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
                .into_iter()
                .filter_map(|name| std::env::var(name).ok())
                .find(|value| !value.is_empty());
            Interface::from_locale(&locale.unwrap_or_default())
        }
    }
}
