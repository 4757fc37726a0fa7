//! The values of the settings.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::SignedDuration;

use super::file::Lined;
use super::own_commands::{OwnCommand, UnusableCommand};
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

/// Keys of a terminal's table.
pub(super) const MODE: &str = "mode";
pub(super) const OF_FORMS: &str = "forms";
pub(super) const OF_MARKS: &str = "marks";
pub(super) const RESTORE: &str = "restore";

/// Keys of a style.
pub(super) const FOREGROUND: &str = "fg";
pub(super) const BACKGROUND: &str = "bg";
pub(super) const BOLD: &str = "bold";
pub(super) const UNDERLINED: &str = "underlined";
pub(super) const REVERSED: &str = "reversed";
/// All of them.
pub const OF_STYLES: [&str; 5] = [FOREGROUND, BACKGROUND, BOLD, UNDERLINED, REVERSED];

/// Choices for a terminal; `None` leaves the decision to the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TerminalChoice {
    /// The output mode.
    pub mode: Option<OutputMode>,
    /// The forms of letters.
    pub forms: Option<Forms>,
    /// Whether marks are shown.
    pub marks: Option<Marks>,
    /// Whether the terminal's own mode is restored on leaving: not all terminals report it.
    pub leaving: Option<Leaving>,
}

/// The keys of an action: `down = ["j", "Ctrl-n"]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeySetting {
    /// The action, as written.
    pub action: Lined<String>,
    /// Its keys, as written; an empty list unbinds it.
    pub keys: Vec<Lined<String>>,
}

/// The style of a role: `title = { fg = "red", bold = true }`. `None` keeps the value of the theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyleSetting {
    /// The role, as written.
    pub role: Lined<String>,
    /// The foreground colour, as written.
    pub foreground: Option<Lined<String>>,
    /// The background colour, as written.
    pub background: Option<Lined<String>>,
    /// Whether letters are bold.
    pub bold: Option<bool>,
    /// Whether they are underlined.
    pub underlined: Option<bool>,
    /// Whether the two colours are swapped.
    pub reversed: Option<bool>,
}

/// When an open reader fetches feeds by itself; by default never.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FeedSettings {
    /// Whether feeds that are due are fetched at startup.
    pub fetches_at_start: bool,
    /// The minutes between two fetches of a feed.
    pub minutes_between: Option<u32>,
}

impl FeedSettings {
    /// The time after which a feed is due again: one hour by default.
    #[must_use]
    pub fn interval(self) -> SignedDuration {
        SignedDuration::from_mins(self.minutes_between.unwrap_or(60).into())
    }
}

/// Settings of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadingSettings {
    /// After how many seconds in view an article counts as read, even if it is not opened or scrolled; `None` for never.
    pub read_after: Option<u32>,
    /// Where the key that closes views quits the program.
    pub quit_from: QuitFrom,
    /// Rows per article in the list, 1 to 3; `None` to use the available room.
    pub list_rows: Option<u16>,
}

/// Commands that replace those of the system, each with its arguments. An empty list means no command, `None` the
/// system's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommandSettings {
    /// Copies its input to the clipboard.
    pub copy: Option<Vec<String>>,
    /// Opens the address given as its last argument.
    pub open_link: Option<Vec<String>>,
}

/// Where the key that closes views quits the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuitFrom {
    /// In the list; elsewhere it goes back to the list.
    #[default]
    List,
    /// Everywhere.
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
    pub(super) unusable_commands: Vec<UnusableCommand>,
}

impl Config {
    /// The defaults, for a file that exists but cannot be read.
    #[must_use]
    pub fn unread() -> Self {
        Self {
            appearance: Configured::unread(),
            ..Self::default()
        }
    }

    /// The kinds of terminals that have choices, sorted by name.
    pub fn terminals(&self) -> impl Iterator<Item = (&str, TerminalChoice)> {
        let terminals = self.terminals.iter();
        terminals.map(|(kind, choice)| (kind.as_str(), *choice))
    }

    /// The choices for a kind of terminal.
    #[must_use]
    pub fn terminal(&self, kind: &str) -> TerminalChoice {
        self.terminals.get(kind).copied().unwrap_or_default()
    }

    /// The keys of actions, in the order of the file.
    #[must_use]
    pub fn keys(&self) -> &[KeySetting] {
        &self.keys
    }

    /// The file of certificate authorities to trust instead of those of the system.
    #[must_use]
    pub fn authorities(&self) -> Option<&Path> {
        self.authorities.as_deref()
    }

    /// Whether the plain screen for screen readers is used.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.is_plain
    }

    /// Which articles keep their originals.
    #[must_use]
    pub fn originals(&self) -> KeptOriginals {
        self.originals
    }

    /// The folders that an open reader watches, as written.
    #[must_use]
    pub fn watched(&self) -> &[PathBuf] {
        &self.watched
    }

    /// When feeds are fetched automatically.
    #[must_use]
    pub fn feeds(&self) -> FeedSettings {
        self.feeds
    }

    /// Settings of reading.
    #[must_use]
    pub fn reading(&self) -> ReadingSettings {
        self.reading
    }

    /// Commands that replace those of the system.
    #[must_use]
    pub fn commands(&self) -> &CommandSettings {
        &self.commands
    }

    /// The appearance, as far as the file sets it.
    #[must_use]
    pub fn appearance(&self) -> &Configured {
        &self.appearance
    }

    /// The reader's own commands, in the order of the file.
    #[must_use]
    pub fn own_commands(&self) -> &[OwnCommand] {
        &self.own_commands
    }

    /// Those that cannot be run as they are written.
    #[must_use]
    pub fn unusable_commands(&self) -> &[UnusableCommand] {
        &self.unusable_commands
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

/// The forms with this name.
#[must_use]
pub fn forms_named(name: &str) -> Option<Forms> {
    let found = FORMS.iter().find(|(known, _)| *known == name);
    found.map(|(_, forms)| *forms)
}

/// The treatment of marks with this name.
#[must_use]
pub fn marks_named(name: &str) -> Option<Marks> {
    let found = MARKS.iter().find(|(known, _)| *known == name);
    found.map(|(_, marks)| *marks)
}
