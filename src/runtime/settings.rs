//! How a run of the program is set up, and how it ended.

use std::path::PathBuf;
use std::time::Duration;

use crate::app::{Narrowing, Start};
use crate::appearance::Chosen;
use crate::config::{Config, TerminalChoice};
use crate::i18n::Locale;
use crate::ui::{Background, Theme};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunEnding {
    /// The reader left.
    Quit,
    /// A signal ended it, with this number.
    Signal(i32),
}

/// How the program is to look and speak.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The language of the system.
    pub locale: Locale,
    /// The language that was told for this start.
    pub told_locale: Option<Locale>,
    /// What was chosen of the appearance before.
    pub chosen: Chosen,
    /// What things look like, as far as the environment tells.
    pub theme: Theme,
    /// The background of the terminal, where the reader said it; else the terminal is asked.
    pub background: Option<Background>,
    /// What the reader said of the terminal for this start.
    pub told: TerminalChoice,
    /// What the reader chose before.
    pub config: Config,
    /// The folders to watch, from the root.
    pub watched: Vec<PathBuf>,
    /// Whether the program was started before.
    pub start: Start,
    /// How the list is narrowed at the start; as it was before where nothing is asked for.
    pub asked: Option<Narrowing>,
    /// How long the terminal may take to answer.
    pub timeout: Duration,
}
