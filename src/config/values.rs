//! What the settings say: the values of a file that was read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::SignedDuration;

use super::file::Lined;
use super::own_commands::OwnCommand;
use crate::appearance::Configured;
use crate::article::KeptOriginals;
use crate::mode::{Leaving, OutputMode};
use crate::text::{Forms, Marks};

/// The table that holds a table for each kind of terminal.
pub const TERMINALS: &str = "terminals";
/// The table that holds the keys of actions.
pub const KEYS: &str = "keys";
/// The table that holds the styles of roles.
pub const THEME: &str = "theme";

/// The settings of a terminal.
pub(super) const MODE: &str = "mode";
pub(super) const OF_FORMS: &str = "forms";
pub(super) const OF_MARKS: &str = "marks";
pub(super) const RESTORE: &str = "restore";

/// The settings of a style.
pub(super) const FOREGROUND: &str = "fg";
pub(super) const BACKGROUND: &str = "bg";
pub(super) const BOLD: &str = "bold";
pub(super) const UNDERLINED: &str = "underlined";
pub(super) const REVERSED: &str = "reversed";
/// All of them.
pub const OF_STYLES: [&str; 5] = [FOREGROUND, BACKGROUND, BOLD, UNDERLINED, REVERSED];

/// What may be chosen for a terminal; `None` leaves it to the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TerminalChoice {
    /// The output mode.
    pub mode: Option<OutputMode>,
    /// The forms of letters.
    pub forms: Option<Forms>,
    /// Whether marks are shown.
    pub marks: Option<Marks>,
    /// Whether the terminal is switched back on leaving: not each can be asked how it was.
    pub leaving: Option<Leaving>,
}

/// The keys of an action: `down = ["j", "Ctrl-n"]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeySetting {
    /// The action, as it is written.
    pub action: Lined<String>,
    /// Its keys, as they are written; none unbind it.
    pub keys: Vec<Lined<String>>,
}

/// The style of a role: `title = { fg = "red", bold = true }`. What is `None` stays as the theme has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyleSetting {
    /// The role, as it is written.
    pub role: Lined<String>,
    /// The colour of letters, as it is written.
    pub foreground: Option<Lined<String>>,
    /// The colour behind them, as it is written.
    pub background: Option<Lined<String>>,
    /// Whether letters are bold.
    pub bold: Option<bool>,
    /// Whether they are underlined.
    pub underlined: Option<bool>,
    /// Whether the two colours change places.
    pub reversed: Option<bool>,
}

/// When an open reader fetches feeds without being told to; by default never.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FeedSettings {
    /// Whether those that are due are fetched when it starts.
    pub fetches_at_start: bool,
    /// After how many minutes each is fetched again.
    pub minutes_between: Option<u32>,
}

impl FeedSettings {
    /// After how long a feed that answers is due again, wherever it was asked: an hour where the reader says nothing.
    #[must_use]
    pub fn interval(self) -> SignedDuration {
        SignedDuration::from_mins(self.minutes_between.unwrap_or(60).into())
    }
}

/// How the reader reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadingSettings {
    /// How many seconds an article has to be in sight to count as read without being opened or moved in; `None` where that
    /// is not enough.
    pub read_after: Option<u32>,
    /// From where the key that closes views leaves the program.
    pub quit_from: QuitFrom,
    /// How many rows each article of the list takes, from one to three; `None` where the room decides.
    pub list_rows: Option<u16>,
}

/// Commands to use in place of those that the system has, each with its arguments; an empty one stands for none, `None`
/// for what the system has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommandSettings {
    /// Puts its input into the clipboard.
    pub copy: Option<Vec<String>>,
    /// Opens the address that it gets as its last argument.
    pub open_link: Option<Vec<String>>,
}

/// From where the key that closes views leaves the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuitFrom {
    /// From the list; elsewhere it goes back to that.
    #[default]
    List,
    /// From everywhere.
    Anywhere,
}

impl Default for ReadingSettings {
    fn default() -> Self {
        Self {
            read_after: Some(2),
            quit_from: QuitFrom::List,
            list_rows: None,
        }
    }
}

/// The reader's settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    pub(super) terminals: BTreeMap<String, TerminalChoice>,
    pub(super) keys: Vec<KeySetting>,
    pub(super) styles: Vec<StyleSetting>,
    pub(super) authorities: Option<PathBuf>,
    pub(super) is_plain: bool,
    pub(super) originals: KeptOriginals,
    pub(super) watched: Vec<PathBuf>,
    pub(super) feeds: FeedSettings,
    pub(super) reading: ReadingSettings,
    pub(super) commands: CommandSettings,
    pub(super) appearance: Configured,
    pub(super) own_commands: Vec<OwnCommand>,
}

impl Config {
    /// The defaults, where a file is there of which nothing can be read.
    #[must_use]
    pub fn unread() -> Self {
        Self {
            appearance: Configured::unread(),
            ..Self::default()
        }
    }

    /// The kinds of terminals that something was chosen for, in the order of their names.
    pub fn terminals(&self) -> impl Iterator<Item = (&str, TerminalChoice)> {
        let terminals = self.terminals.iter();
        terminals.map(|(kind, choice)| (kind.as_str(), *choice))
    }

    /// What was chosen for a kind of terminal.
    #[must_use]
    pub fn terminal(&self, kind: &str) -> TerminalChoice {
        self.terminals.get(kind).copied().unwrap_or_default()
    }

    /// The keys of actions, in the order of the file.
    #[must_use]
    pub fn keys(&self) -> &[KeySetting] {
        &self.keys
    }

    /// The file of certificate authorities that servers must be vouched for by, in place of the system's.
    #[must_use]
    pub fn authorities(&self) -> Option<&Path> {
        self.authorities.as_deref()
    }

    /// Whether the screen is read out: it is drawn in words alone.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.is_plain
    }

    /// Of which articles the originals are kept.
    #[must_use]
    pub fn originals(&self) -> KeptOriginals {
        self.originals
    }

    /// The folders that an open reader watches, as they are written.
    #[must_use]
    pub fn watched(&self) -> &[PathBuf] {
        &self.watched
    }

    /// When feeds are fetched.
    #[must_use]
    pub fn feeds(&self) -> FeedSettings {
        self.feeds
    }

    /// How the reader reads.
    #[must_use]
    pub fn reading(&self) -> ReadingSettings {
        self.reading
    }

    /// Commands to use in place of those that the system has.
    #[must_use]
    pub fn commands(&self) -> &CommandSettings {
        &self.commands
    }

    /// How the reader wants things to look, as far as the file says.
    #[must_use]
    pub fn appearance(&self) -> &Configured {
        &self.appearance
    }

    /// Commands of the reader's own, in the order of the file.
    #[must_use]
    pub fn own_commands(&self) -> &[OwnCommand] {
        &self.own_commands
    }

    /// The styles of roles, in the order of the file.
    #[must_use]
    pub fn styles(&self) -> &[StyleSetting] {
        &self.styles
    }
}

pub(super) const FORMS: [(&str, Forms); 2] =
    [("presentation", Forms::Presentation), ("base", Forms::Base)];
pub(super) const MARKS: [(&str, Marks); 2] = [("kept", Marks::Kept), ("dropped", Marks::Dropped)];

/// The forms of this name.
#[must_use]
pub fn forms_named(name: &str) -> Option<Forms> {
    let found = FORMS.iter().find(|(known, _)| *known == name);
    found.map(|(_, forms)| *forms)
}

/// What is done with marks, by this name.
#[must_use]
pub fn marks_named(name: &str) -> Option<Marks> {
    let found = MARKS.iter().find(|(known, _)| *known == name);
    found.map(|(_, marks)| *marks)
}
