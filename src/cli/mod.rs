//! Arguments, subcommands, exit codes.

mod arguments;
mod entities;
mod failure;
mod layout;
mod list;
mod output;
mod read;
mod show;
mod topics;
mod who;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;

use crate::driver::{self, Ending, Settings};
use crate::terminal;
use crate::text::Rendition;
use crate::ui::{Colours, Ground, Theme};
use crate::words::Interface;

use arguments::{Arguments, Command, Speech, ThemeChoice};
use failure::Failure;

/// Runs the program on its arguments.
#[must_use]
pub fn main() -> ExitCode {
    // Wrong usage ends here with 2, help and version with 0: clap's own codes are ours too.
    let arguments = Arguments::parse();
    let interface = interface(&arguments);
    match run(arguments, interface) {
        Ok(code) => code,
        Err(failure) => failure.tell(interface),
    }
}

fn run(arguments: Arguments, interface: Interface) -> Result<ExitCode, Failure> {
    let corrections = arguments.corrections.as_deref();
    match arguments.command {
        None => {
            let theme = theme(arguments.theme);
            let settings = Settings {
                interface,
                theme,
                rendition: Rendition::default(),
            };
            read_on_screen(settings, corrections, &arguments.paths)
        }
        Some(Command::Show(arguments)) => show::run(&arguments, interface),
        Some(Command::Layout(arguments)) => layout::run(&arguments, interface),
        Some(Command::Entities(arguments)) => entities::run(&arguments, corrections, interface),
        Some(Command::Who(arguments)) => who::run(&arguments, corrections, interface),
        Some(Command::Topics(arguments)) => topics::run(&arguments, interface),
        Some(Command::List(arguments)) => list::run(&arguments, corrections, interface),
    }
}

fn read_on_screen(
    settings: Settings,
    corrections: Option<&Path>,
    paths: &[PathBuf],
) -> Result<ExitCode, Failure> {
    if !terminal::is_a_terminal() {
        return Err(Failure::NotATerminal);
    }
    let mut read = read::articles(paths, read::Otherwise::BuiltIn);
    let own = read::own_files(corrections, &mut read.notices);
    // With nothing to show, why is all there is to say; with something, it is said on the screen.
    if read.drafts.is_empty() {
        return Err(Failure::NothingToRead(read.notices));
    }
    match driver::run(settings, own, read.drafts, read.notices).map_err(Failure::Terminal)? {
        Ending::Quit => Ok(ExitCode::SUCCESS),
        Ending::Signal(number) => {
            terminal::die_of(number);
            Ok(ExitCode::FAILURE)
        }
    }
}

/// The language to speak: the reader's word, else that of the locale.
fn interface(arguments: &Arguments) -> Interface {
    match arguments.lang {
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

/// The colours to use: the reader's word, else what the environment tells of the terminal.
fn theme(choice: ThemeChoice) -> Theme {
    let variable = |name| std::env::var(name).unwrap_or_default();
    let ground = match choice {
        ThemeChoice::Dark => Ground::Dark,
        ThemeChoice::Light => Ground::Light,
        ThemeChoice::Auto => ground_of(&variable("COLORFGBG")),
    };
    let colours = colours_of(
        &variable("NO_COLOR"),
        &variable("TERM"),
        &variable("COLORTERM"),
    );
    Theme { ground, colours }
}

/// `COLORFGBG` ends in the number of the ground's colour; 7 and 9 to 15 are the light ones.
fn ground_of(colorfgbg: &str) -> Ground {
    match colorfgbg
        .rsplit(';')
        .next()
        .and_then(|ground| ground.parse::<u8>().ok())
    {
        Some(7 | 9..=15) => Ground::Light,
        _ => Ground::Dark,
    }
}

/// See <https://no-color.org> for the first.
fn colours_of(no_color: &str, term: &str, colorterm: &str) -> Colours {
    if !no_color.is_empty() || term == "dumb" {
        Colours::None
    } else if term.contains("256") || term.contains("direct") || !colorterm.is_empty() {
        Colours::TwoHundredFiftySix
    } else {
        Colours::Sixteen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ground_is_the_last_number() {
        assert_eq!(ground_of("0;15"), Ground::Light);
        assert_eq!(ground_of("15;default;0"), Ground::Dark);
        assert_eq!(ground_of("12;8"), Ground::Dark);
        assert_eq!(ground_of(""), Ground::Dark);
    }

    #[test]
    fn colours_follow_the_terminal_unless_none_are_wanted() {
        assert_eq!(
            colours_of("", "xterm-256color", ""),
            Colours::TwoHundredFiftySix
        );
        assert_eq!(
            colours_of("", "xterm", "truecolor"),
            Colours::TwoHundredFiftySix
        );
        assert_eq!(colours_of("", "linux", ""), Colours::Sixteen);
        assert_eq!(
            colours_of("1", "xterm-256color", "truecolor"),
            Colours::None
        );
        assert_eq!(colours_of("", "dumb", ""), Colours::None);
    }
}
