//! Settings of the reader from the command line, the environment and the settings file.

use std::env;
use std::sync::LazyLock;
use std::time::Duration;

use crate::appearance::Chosen;
use crate::cli::arguments::{Terminal, ThemeChoice};
use crate::config::{Config, TerminalChoice, chosen_in};
use crate::i18n::Locale;
use crate::mode::OutputMode;
use crate::notice::Notice;
use crate::store::{self, UserFile};
use crate::terminal::TIMEOUT;
use crate::text::{Forms, Marks};
use crate::ui::{Background, Colours, Manner, Theme};

const MODE_VARIABLE: &str = "QARI_TERMINAL_MODE";
const PATIENCE_VARIABLE: &str = "QARI_TERMINAL_TIMEOUT_MS";

/// The settings file, read once, and the errors in it; the defaults if there is none.
pub(super) fn config() -> (Config, Vec<Notice>) {
    static SETTINGS: LazyLock<(Config, Vec<Notice>)> = LazyLock::new(read);
    SETTINGS.clone()
}

fn read() -> (Config, Vec<Notice>) {
    match UserFile::settings().and_then(|file| file.read()) {
        Ok(text) => Config::parse(&text),
        // Without a folder there is no file: not an error.
        Err(store::Error::NoFolder) => Default::default(),
        Err(error) => (Config::unread(), vec![error.notice()]),
    }
}

/// The choices made in the appearance menu, and the errors in their file.
pub(super) fn chosen() -> (Chosen, Vec<Notice>) {
    let Ok(file) = UserFile::appearance() else {
        return Default::default();
    };
    match file.read() {
        Ok(text) => chosen_in(&file.path().display().to_string(), &text),
        Err(error) => (Chosen::default(), vec![error.notice()]),
    }
}

/// The language chosen in the appearance menu or in the settings, if any.
pub(super) fn language() -> Option<Locale> {
    let ((config, _), (chosen, _)) = (config(), chosen());
    chosen.over(config.appearance()).language()
}

/// What arguments and variables say about the terminal; arguments take precedence.
pub(super) fn told(arguments: &Terminal) -> (TerminalChoice, Vec<Notice>) {
    let word = variable(MODE_VARIABLE);
    let by_variable = OutputMode::named(&word);
    let is_unknown = !word.is_empty() && by_variable.is_none();
    let notice = || Notice::UnusableVariable {
        name: MODE_VARIABLE.to_owned(),
        value: word.clone(),
    };
    let told = TerminalChoice {
        mode: arguments.terminal_mode.or(by_variable),
        forms: arguments.forms,
        marks: arguments.marks,
        leaving: None,
    };
    (told, is_unknown.then(notice).into_iter().collect())
}

/// The terminal settings for a manner of drawing: the plain screen is in logical order, with the letters as stored.
pub(super) fn told_of(manner: Manner, told: TerminalChoice) -> TerminalChoice {
    match manner {
        Manner::Drawn => told,
        Manner::Plain => TerminalChoice {
            mode: Some(OutputMode::Logical),
            forms: Some(Forms::Base),
            marks: Some(Marks::Kept),
            ..told
        },
    }
}

/// How long to wait for the terminal to answer.
pub(super) fn timeout() -> Duration {
    variable(PATIENCE_VARIABLE)
        .parse()
        .map_or(TIMEOUT, Duration::from_millis)
}

/// The chosen background; `None` if the terminal is to be asked.
pub(super) fn background(choice: ThemeChoice) -> Option<Background> {
    match choice {
        ThemeChoice::Auto => None,
        ThemeChoice::Dark => Some(Background::Dark),
        ThemeChoice::Light => Some(Background::Light),
    }
}

/// The theme, as far as the environment determines it.
pub(super) fn theme() -> Theme {
    let background = background_of(&variable("COLORFGBG"));
    let colours = colours_of(
        &variable("NO_COLOR"),
        &variable("TERM"),
        &variable("COLORTERM"),
    );
    Theme {
        background,
        colours,
        ..Theme::default()
    }
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_default()
}

/// `COLORFGBG` ends with the number of the background colour; 7 and 9 to 15 are light.
fn background_of(colorfgbg: &str) -> Background {
    match colorfgbg
        .rsplit(';')
        .next()
        .and_then(|background| background.parse::<u8>().ok())
    {
        Some(7 | 9..=15) => Background::Light,
        Some(_) => Background::Dark,
        None => Background::Unknown,
    }
}

/// See <https://no-color.org> for the first.
fn colours_of(no_color: &str, term: &str, colorterm: &str) -> Colours {
    if !no_color.is_empty() || term == "dumb" {
        Colours::None
    } else if term.contains("direct") || matches!(colorterm, "truecolor" | "24bit") {
        Colours::True
    } else if term.contains("256") || !colorterm.is_empty() {
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
        assert_eq!(background_of("0;15"), Background::Light);
        assert_eq!(background_of("15;default;0"), Background::Dark);
        assert_eq!(background_of("12;8"), Background::Dark);
        assert_eq!(background_of(""), Background::Unknown);
    }

    #[test]
    fn colours_follow_the_terminal_unless_none_are_wanted() {
        assert_eq!(
            colours_of("", "xterm-256color", ""),
            Colours::TwoHundredFiftySix
        );
        assert_eq!(
            colours_of("", "rxvt", "rxvt-xpm"),
            Colours::TwoHundredFiftySix
        );
        assert_eq!(colours_of("", "xterm", "truecolor"), Colours::True);
        assert_eq!(colours_of("", "xterm-direct", ""), Colours::True);
        assert_eq!(colours_of("", "linux", ""), Colours::Sixteen);
        assert_eq!(
            colours_of("1", "xterm-256color", "truecolor"),
            Colours::None
        );
        assert_eq!(colours_of("", "dumb", ""), Colours::None);
    }
}
