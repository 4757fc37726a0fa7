//! The reader's settings, as a text in TOML: what they chose for each kind of terminal, their keys and their theme.
//!
//! What is wrong is reported with its line, all of it at once, and the rest holds. Which actions and roles there are
//! is not known here: [`KeySetting`] and [`StyleSetting`] are validated by the keymap and the theme.

mod file;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::SignedDuration;
use toml_edit::{Document, DocumentMut, Item, Table};

use self::file::{Entry, File, line_of};
pub use self::file::{Lined, complaint};
use crate::article::KeptOriginals;
use crate::mode::{Leaving, OutputMode};
use crate::notice::{Notice, SettingFault, SettingType};
use crate::text::{Forms, Marks};

/// The table that holds a table for each kind of terminal.
const TERMINALS: &str = "terminals";
/// The table that holds the keys of actions.
const KEYS: &str = "keys";
/// The table that holds the styles of roles.
const THEME: &str = "theme";
/// The table that holds what the library keeps.
const LIBRARY: &str = "library";
/// The setting of [`LIBRARY`] that says which originals it keeps.
const KEEP_ORIGINALS: &str = "keep-originals";
/// The setting of [`LIBRARY`] that names the folders to watch.
const WATCH: &str = "watch";
/// The table that holds how the network is used.
const NETWORK: &str = "network";

/// The table that holds when feeds are fetched.
const FEEDS: &str = "feeds";

/// The table that holds how the reader reads.
const READING: &str = "reading";
/// The setting of [`READING`] that says after how many seconds an article in sight counts as read.
const READ_AFTER: &str = "read-after";
/// The setting of [`READING`] that says from where one key leaves the program.
const QUIT_FROM: &str = "quit-from";
/// The setting of [`READING`] that says how many rows an article of the list takes.
const LIST_ROWS: &str = "list-rows";

/// The table that holds commands of the system to use.
const COMMANDS: &str = "commands";
/// The setting of [`COMMANDS`] that puts its input into the clipboard.
const COPY: &str = "copy";
/// The setting of [`COMMANDS`] that opens an address.
const OPEN_LINK: &str = "open-link";

/// The setting of [`NETWORK`] that names a file of certificate authorities.
pub const CA_FILE: &str = "ca-file";

/// All tables.
const TABLES: [&str; 8] = [
    TERMINALS, KEYS, THEME, LIBRARY, NETWORK, FEEDS, READING, COMMANDS,
];

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
    terminals: BTreeMap<String, TerminalChoice>,
    keys: Vec<KeySetting>,
    styles: Vec<StyleSetting>,
    authorities: Option<PathBuf>,
    originals: KeptOriginals,
    watched: Vec<PathBuf>,
    feeds: FeedSettings,
    reading: ReadingSettings,
    commands: CommandSettings,
}

impl Config {
    /// Reads the settings, and reports what cannot be used.
    #[must_use]
    pub fn parse(text: &str) -> (Self, Vec<Notice>) {
        let mut config = Self::default();
        let document = match Document::parse(text) {
            Ok(document) => document,
            Err(error) => {
                let line = line_of(text, error.span());
                return (config, vec![complaint(line, SettingFault::Syntax)]);
            }
        };
        let mut file = File::new(text);
        for entry in file.entries("", document.as_table()) {
            match entry.key {
                TERMINALS => {
                    for kind in file.entries_of(&entry) {
                        let choice = file.terminal(&kind);
                        config.terminals.insert(kind.key.to_owned(), choice);
                    }
                }
                KEYS => {
                    for action in file.entries_of(&entry) {
                        config.keys.extend(file.keys(&action));
                    }
                }
                THEME => {
                    for role in file.entries_of(&entry) {
                        config.styles.push(file.style(&role));
                    }
                }
                LIBRARY => {
                    for setting in file.entries_of(&entry) {
                        match setting.key {
                            KEEP_ORIGINALS => {
                                let originals = file.one_of(&setting, &ORIGINALS);
                                config.originals = originals.unwrap_or_default();
                            }
                            WATCH => {
                                let folders = file.strings(&setting).unwrap_or_default();
                                let folders = folders.into_iter().map(|it| it.value.into());
                                config.watched = folders.collect();
                            }
                            _ => file.unknown(&setting, &[KEEP_ORIGINALS, WATCH]),
                        }
                    }
                }
                NETWORK => {
                    for setting in file.entries_of(&entry) {
                        match setting.key {
                            CA_FILE => {
                                let path = file.string(&setting);
                                config.authorities = path.map(|path| path.value.into());
                            }
                            _ => file.unknown(&setting, &[CA_FILE]),
                        }
                    }
                }
                FEEDS => config.feeds = file.feeds(&entry),
                READING => config.reading = file.reading(&entry),
                COMMANDS => config.commands = file.commands(&entry),
                _ => file.unknown(&entry, &TABLES),
            }
        }
        (config, file.complaints)
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

    /// The styles of roles, in the order of the file.
    #[must_use]
    pub fn styles(&self) -> &[StyleSetting] {
        &self.styles
    }
}

impl File<'_> {
    fn terminal(&mut self, kind: &Entry<'_>) -> TerminalChoice {
        let mut choice = TerminalChoice::default();
        for entry in self.entries_of(kind) {
            match entry.key {
                "mode" => {
                    let modes = OutputMode::ALL.map(|mode| (mode.name(), mode));
                    choice.mode = self.one_of(&entry, &modes);
                }
                "forms" => choice.forms = self.one_of(&entry, &FORMS),
                "marks" => choice.marks = self.one_of(&entry, &MARKS),
                "restore" => {
                    choice.leaving = self.boolean(&entry).map(|restore| match restore {
                        true => Leaving::Undone,
                        false => Leaving::Kept,
                    });
                }
                _ => self.unknown(&entry, &["mode", "forms", "marks", "restore"]),
            }
        }
        choice
    }

    fn feeds(&mut self, table: &Entry<'_>) -> FeedSettings {
        let mut feeds = FeedSettings::default();
        for entry in self.entries_of(table) {
            match entry.key {
                "fetch-at-start" => {
                    feeds.fetches_at_start = self.boolean(&entry).unwrap_or_default();
                }
                "fetch-every" => {
                    feeds.minutes_between = self.number(&entry, 1..=u32::MAX, SettingType::Minutes)
                }
                _ => self.unknown(&entry, &["fetch-at-start", "fetch-every"]),
            }
        }
        feeds
    }

    fn reading(&mut self, table: &Entry<'_>) -> ReadingSettings {
        let mut reading = ReadingSettings::default();
        for entry in self.entries_of(table) {
            match entry.key {
                READ_AFTER => match self.number(&entry, 0..=u32::MAX, SettingType::Seconds) {
                    Some(0) => reading.read_after = None,
                    Some(seconds) => reading.read_after = Some(seconds),
                    None => {}
                },
                QUIT_FROM => {
                    reading.quit_from = self.one_of(&entry, &QUITTING).unwrap_or_default();
                }
                LIST_ROWS => reading.list_rows = self.number(&entry, 1..=3, SettingType::Rows),
                _ => self.unknown(&entry, &[READ_AFTER, QUIT_FROM, LIST_ROWS]),
            }
        }
        reading
    }

    fn commands(&mut self, table: &Entry<'_>) -> CommandSettings {
        let mut commands = CommandSettings::default();
        for entry in self.entries_of(table) {
            match entry.key {
                COPY => commands.copy = self.command(&entry),
                OPEN_LINK => commands.open_link = self.command(&entry),
                _ => self.unknown(&entry, &[COPY, OPEN_LINK]),
            }
        }
        commands
    }

    fn command(&mut self, entry: &Entry<'_>) -> Option<Vec<String>> {
        let words = self.strings(entry)?.into_iter();
        Some(words.map(|word| word.value).collect())
    }

    fn keys(&mut self, action: &Entry<'_>) -> Option<KeySetting> {
        let keys = self.strings(action)?;
        let action = Lined {
            line: action.line,
            value: action.key.to_owned(),
        };
        Some(KeySetting { action, keys })
    }

    fn style(&mut self, role: &Entry<'_>) -> StyleSetting {
        let mut style = StyleSetting {
            role: Lined {
                line: role.line,
                value: role.key.to_owned(),
            },
            foreground: None,
            background: None,
            bold: None,
            underlined: None,
            reversed: None,
        };
        for entry in self.entries_of(role) {
            match entry.key {
                "fg" => style.foreground = self.string(&entry),
                "bg" => style.background = self.string(&entry),
                "bold" => style.bold = self.boolean(&entry),
                "underlined" => style.underlined = self.boolean(&entry),
                "reversed" => style.reversed = self.boolean(&entry),
                _ => self.unknown(&entry, &["fg", "bg", "bold", "underlined", "reversed"]),
            }
        }
        style
    }
}

const ORIGINALS: [(&str, KeptOriginals); 3] = [
    ("fetched", KeptOriginals::Fetched),
    ("all", KeptOriginals::All),
    ("none", KeptOriginals::None),
];
const QUITTING: [(&str, QuitFrom); 2] =
    [("list", QuitFrom::List), ("anywhere", QuitFrom::Anywhere)];
const FORMS: [(&str, Forms); 2] = [("presentation", Forms::Presentation), ("base", Forms::Base)];
const MARKS: [(&str, Marks); 2] = [("kept", Marks::Kept), ("dropped", Marks::Dropped)];

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

/// The text of the settings with a mode for a kind of terminal, all else as it was written; `None` where the text is
/// no settings.
#[must_use]
pub fn with_mode(text: &str, kind: &str, mode: OutputMode) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    let terminals = document.entry(TERMINALS).or_insert_with(|| {
        let mut terminals = Table::new();
        terminals.set_implicit(true);
        Item::Table(terminals)
    });
    let terminals = terminals.as_table_like_mut()?;
    if terminals.get(kind).is_none() {
        terminals.insert(kind, Item::Table(Table::new()));
    }
    let choice = terminals.get_mut(kind)?.as_table_like_mut()?;
    match choice.get_mut("mode").and_then(Item::as_value_mut) {
        Some(value) => {
            let decor = value.decor().clone();
            *value = mode.name().into();
            *value.decor_mut() = decor;
        }
        None => {
            choice.insert("mode", toml_edit::value(mode.name()));
        }
    }
    let written = document.to_string();
    let is_kept = Config::parse(&written).0.terminal(kind).mode == Some(mode);
    is_kept.then_some(written)
}

#[cfg(test)]
mod tests;
