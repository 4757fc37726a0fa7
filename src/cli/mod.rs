//! Arguments, subcommands, exit codes.

mod add;
mod arguments;
mod batch;
mod collection;
mod columns;
mod completions;
mod concordance;
mod config;
mod damaged;
mod directed;
mod doctor;
mod entities;
mod error;
mod excerpt;
mod explain;
mod export;
mod feed;
mod fetch;
mod help;
mod keep;
mod layout;
mod lines;
mod list;
mod man;
mod named;
mod network;
mod notes;
mod output;
mod pointer;
mod progress;
mod read;
mod records;
mod remove;
mod removed;
mod reread;
mod restore;
mod rows;
mod screen;
mod search;
mod selection;
mod separated;
mod settings;
mod shield;
mod show;
mod stats;
mod stop;
mod table;
mod topics;
mod totals;
mod usage;
mod who;
mod words;

use std::panic;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;

use clap::CommandFactory;
use jiff::Timestamp;

use crate::app::{Narrowing, Start};
use crate::i18n::Locale;
use crate::library::{Filter, Library};
use crate::notice::Notice;
use crate::runtime::intake::Intake;
use crate::runtime::{self, Librarian, RunEnding, Settings};
use crate::sources::decode::Encoding;
use crate::store;
use crate::terminal;
use crate::ui::{Manner, StyleChanges, Theme};

use arguments::{Arguments, CliCommand, FilePlaces, Speech, Terminal};
use error::{Error, report_notices};

/// Runs the program on its arguments.
#[must_use]
pub fn main() -> ExitCode {
    let given = shield::shielded(Arguments::command, std::env::args_os());
    let arguments = match arguments::parsed(&given) {
        Ok(arguments) => arguments,
        Err(error) => {
            let locale = locale(arguments::language(&given));
            return usage::report(&error, given, locale);
        }
    };
    let locale = locale(arguments.lang);
    let told = arguments.lang.map(spoken);
    match run(arguments, locale, told) {
        Ok(code) => code,
        Err(failure) => failure.report(locale),
    }
}

/// The names of all subcommands; nested ones with their parent: `feed add`.
#[must_use]
pub fn commands() -> Vec<String> {
    fn names(command: &clap::Command, before: &str, all: &mut Vec<String>) {
        for command in command.get_subcommands() {
            let name = format!("{before}{}", command.get_name());
            names(command, &format!("{name} "), all);
            all.push(name);
        }
    }
    let mut all = Vec::new();
    names(&Arguments::command(), "", &mut all);
    all
}

fn run(
    arguments: Arguments,
    locale: Locale,
    told_locale: Option<Locale>,
) -> Result<ExitCode, Error> {
    let places = arguments.places;
    if let Some(command) = &arguments.command {
        report_settings(command, locale);
    }
    match arguments.command {
        None => {
            let (config, mut notices) = settings::config();
            let (told, of_environment) = settings::told(&arguments.terminal);
            let manner = match arguments.plain || config.is_plain() {
                true => Manner::Plain,
                false => Manner::Drawn,
            };
            notices.extend(of_environment);
            let (changes, complaints) = StyleChanges::new(config.styles());
            notices.extend(complaints);
            let (chosen, complaints) = settings::chosen();
            notices.extend(complaints);
            let settings = Settings {
                locale: system_locale(),
                told_locale,
                chosen,
                theme: Theme {
                    changes,
                    manner,
                    ..settings::theme()
                },
                background: settings::background(arguments.theme),
                told: settings::told_of(manner, told),
                config: config.clone(),
                // A temporary library does not take in other articles.
                watched: match arguments.paths.is_empty() {
                    true => config
                        .watched()
                        .iter()
                        .map(|it| store::from_root(it))
                        .collect(),
                    false => Vec::new(),
                },
                start: Start::Again,
                asked: None,
                timeout: settings::timeout(),
            };
            let query = arguments.query.as_deref();
            read_on_screen(
                settings,
                &places,
                locale,
                notices,
                (&arguments.paths, query),
            )
        }
        Some(CliCommand::Add(arguments)) => add::run(&arguments, &places, locale),
        Some(CliCommand::Fetch(arguments)) => fetch::run(&arguments, &places, locale),
        Some(CliCommand::Reread(arguments)) => reread::run(&arguments, &places, locale),
        Some(CliCommand::Feed(feed)) => feed::run(feed.command.as_ref(), &places, locale),
        Some(CliCommand::Doctor(doctor)) => doctor::run(&doctor, locale),
        Some(CliCommand::Config) => config::run(locale),
        Some(CliCommand::Show(arguments)) => show::run(&arguments, &places, locale),
        Some(CliCommand::Layout(arguments)) => layout::run(&arguments, locale),
        Some(CliCommand::Entities(arguments)) => entities::run(&arguments, &places, locale),
        Some(CliCommand::Who(arguments)) => who::run(&arguments, &places, locale),
        Some(CliCommand::Topics(arguments)) => topics::run(&arguments, &places, locale),
        Some(CliCommand::List(arguments)) => list::run(&arguments, &places, locale),
        Some(CliCommand::Search(arguments)) => search::run(&arguments, &places, locale),
        Some(CliCommand::Notes(arguments)) => notes::run(&arguments, &places, locale),
        Some(CliCommand::Stats(arguments)) => stats::run(&arguments, &places, locale),
        Some(CliCommand::Keep(arguments)) => keep::run(&arguments, &places, locale),
        Some(CliCommand::Export(arguments)) => export::run(&arguments, &places, locale),
        Some(CliCommand::Remove(arguments)) => remove::run(&arguments, &places, locale),
        Some(CliCommand::Restore(arguments)) => restore::run(&arguments, &places, locale),
        Some(CliCommand::Completions(completions)) => {
            completions::run(&completions, arguments.lang)
        }
        Some(CliCommand::Man(arguments)) => man::run(&arguments, locale),
    }
}

/// Reports errors in the settings on standard error, once, for the commands that use settings.
fn report_settings(command: &CliCommand, locale: Locale) {
    match command {
        // Their output does not depend on settings.
        CliCommand::Completions(_) | CliCommand::Man(_) | CliCommand::Layout(_) => {}
        // It reports more than these.
        CliCommand::Config => {}
        _ => {
            let (_, notices) = settings::config();
            let (_, of_menu) = settings::chosen();
            let (_, of_environment) = settings::told(&Terminal::default());
            for notices in [notices, of_menu, of_environment] {
                report_notices(&notices, locale);
            }
        }
    }
}

fn read_on_screen(
    mut settings: Settings,
    places: &FilePlaces,
    locale: Locale,
    mut notices: Vec<Notice>,
    (paths, query): (&[PathBuf], Option<&str>),
) -> Result<ExitCode, Error> {
    words::check(paths).map_err(Error::UnknownWords)?;
    screen::needed()?;
    let own = collection::corrections(places.corrections.as_deref(), &mut notices);
    let (library, intake) = if paths.is_empty() {
        let (library, start) = collection::open_to_read(places)?;
        settings.start = start;
        (library, None)
    } else {
        let (library, intake) = first_articles(paths, places.encoding, &mut notices)?;
        (library, Some(intake))
    };
    settings.asked = query.map(|query| asked(query, &library)).transpose()?;
    let count = library.work()?.not_annotated;
    if count > 0 && !library.can_be_annotated() {
        notices.push(Notice::NotAnnotatedReadOnly { count });
    }
    let librarian = Librarian::new(library, own.corrections, own.file)?;
    let ended = runtime::run(settings, librarian, intake, notices);
    let (ending, notices) = ended.map_err(Error::Terminal)?;
    report_notices(&notices, locale);
    match ending {
        RunEnding::Quit => Ok(ExitCode::SUCCESS),
        RunEnding::Signal(number) => {
            terminal::reraise(number);
            Ok(ExitCode::FAILURE)
        }
    }
}

/// How a query narrows the list.
fn asked(query: &str, library: &Library) -> Result<Narrowing, Error> {
    Ok(Narrowing {
        filter: Filter {
            query: selection::parsed(query, library)?,
            ..Filter::default()
        },
        typed: query.trim().to_owned(),
        ..Narrowing::default()
    })
}

/// A temporary library of the first articles at some paths, and the intake that reads the others in the background.
fn first_articles(
    paths: &[PathBuf],
    encoding: Option<Encoding>,
    notices: &mut Vec<Notice>,
) -> Result<(Library, Intake), Error> {
    let reading = network::for_once(paths, encoding);
    let intake = Intake::start(paths.to_vec(), reading).map_err(Error::Input)?;
    // Writing a long text takes much memory for a moment. glibc hands what a finished thread has freed to the next that
    // starts, and the main thread would keep it.
    let first = thread::Builder::new()
        .name("first articles".to_owned())
        .spawn(|| library_of_first(intake))
        .map_err(Error::Input)?;
    let first = first.join();
    let (library, intake, read) = first.unwrap_or_else(|panic| panic::resume_unwind(panic))?;
    notices.extend(read);
    Ok((library, intake))
}

/// A temporary library of the articles that an intake has first, and what is to be told of them.
fn library_of_first(intake: Intake) -> Result<(Library, Intake, Vec<Notice>), Error> {
    let mut library = Library::temporary()?;
    let mut read = Vec::new();
    while library.count()? == 0 {
        // Without any article, the notices are the error; otherwise they are shown on the screen.
        let Some(bundle) = intake.next() else {
            return Err(Error::NothingToRead(read));
        };
        library.add(&bundle.articles, Timestamp::now())?;
        read.extend(bundle.into_notices());
    }
    Ok((library, intake, read))
}

const fn spoken(speech: Speech) -> Locale {
    match speech {
        Speech::Ar => Locale::Arabic,
        Speech::En => Locale::English,
    }
}

/// The language of the interface: that of `--lang`, else the one chosen in the appearance menu or in the settings, else
/// that of the system.
fn locale(lang: Option<Speech>) -> Locale {
    let told = lang.map(spoken);
    told.or_else(settings::language)
        .unwrap_or_else(system_locale)
}

/// The environment variables that name the language of the system, the first that is set.
const LANGUAGE_VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The language of the system.
fn system_locale() -> Locale {
    let locale = LANGUAGE_VARIABLES
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    Locale::from_locale(&locale.unwrap_or_default())
}
