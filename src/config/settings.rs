//! The table of settings with a name and a value: how each is read, and how `qari config` prints it.

use toml_edit::Value;

use super::escaped::{string, strings};
use super::file::{SettingsFile, TableEntry, name_of};
use super::values::{Config, QuitFrom};
use crate::appearance::{AppearanceSetting as Look, Configured, Values};
use crate::article::KeptOriginals;

/// The table of the settings of the appearance.
const APPEARANCE: &str = "appearance";
/// The setting that names a file of certificate authorities.
pub const CA_FILE: &str = "ca-file";

/// A setting.
pub struct Setting {
    /// Its table in the file.
    pub table: &'static str,
    /// Its key in the table.
    pub name: &'static str,
    /// The message that explains it.
    pub words: &'static str,
    /// An example value in TOML, shown if the setting has no default.
    pub example: &'static str,
    /// The setting of the appearance that it is, if any.
    look: Option<Look>,
    /// The possible values, if there is a fixed set.
    choices: fn() -> Vec<&'static str>,
    /// Reads an entry; reports it if it cannot be used.
    read: fn(&mut Config, &mut SettingsFile, &TableEntry<'_>),
    /// The value in effect.
    value: fn(&Config) -> Option<Value>,
}

impl Setting {
    /// The possible values, if there is a fixed set.
    #[must_use]
    pub fn choices(&self) -> Vec<&'static str> {
        (self.choices)()
    }

    /// The setting of the appearance that it is, if any.
    #[must_use]
    pub fn look(&self) -> Option<Look> {
        self.look
    }

    /// Its line with the value in effect; `None` if it has none.
    #[must_use]
    pub fn line(&self, config: &Config) -> Option<String> {
        let value = (self.value)(config)?;
        Some(self.line_with(&value.to_string()))
    }

    /// Its line with a given value in TOML.
    #[must_use]
    pub fn line_with(&self, value: &str) -> String {
        format!("{} = {value}", self.name)
    }
}

/// A setting of the appearance; its values are defined in [`crate::appearance`].
macro_rules! of_appearance {
    ($look:expr, $words:literal, $example:literal) => {
        Setting {
            table: APPEARANCE,
            name: $look.id(),
            words: $words,
            example: $example,
            look: Some($look),
            choices: || match $look.values() {
                Values::Names(names) => names.to_vec(),
                Values::Numbers { .. } => Vec::new(),
            },
            read: |config, file, entry| match written_look(file, entry, $look) {
                Some(written) => config.appearance.write($look, &written),
                None => config.appearance.cannot_read($look),
            },
            value: |config| {
                let written = config.appearance.values().written($look);
                Some(match $look.values() {
                    Values::Names(_) => written.into(),
                    Values::Numbers { .. } => number(written.parse().unwrap_or(0_i64)),
                })
            },
        }
    };
}

/// All settings, in the order in which they are printed, grouped by table.
pub const SETTINGS: &[Setting] = &[
    Setting {
        table: "reading",
        name: "read-after",
        words: "config-read-after",
        example: "2",
        look: None,
        choices: Vec::new,
        read: |config, file, entry| {
            if let Some(seconds) = file.number(entry, 0, u32::MAX) {
                config.reading.read_after = (seconds > 0).then_some(seconds);
            }
        },
        value: |config| Some(number(config.reading.read_after.unwrap_or(0))),
    },
    Setting {
        table: "reading",
        name: "quit-from",
        words: "config-quit-from",
        example: "\"list\"",
        look: None,
        choices: || names(&QUITTING),
        read: |config, file, entry| {
            take(&mut config.reading.quit_from, file.one_of(entry, &QUITTING))
        },
        value: |config| Some(name_of(&QUITTING, config.reading.quit_from)),
    },
    Setting {
        table: "reading",
        name: "plain",
        words: "config-plain",
        example: "true",
        look: None,
        choices: Vec::new,
        read: |config, file, entry| take(&mut config.is_plain, file.boolean(entry)),
        value: |config| Some(config.is_plain.into()),
    },
    Setting {
        table: "reading",
        name: "list-rows",
        words: "config-list-rows",
        example: "2",
        look: None,
        choices: Vec::new,
        read: |config, file, entry| config.reading.list_rows = file.number(entry, 1, 3),
        value: |config| config.reading.list_rows.map(number),
    },
    of_appearance!(Look::Measure, "config-measure", "72"),
    of_appearance!(Look::Margins, "config-margins", "2"),
    of_appearance!(Look::LineSpacing, "config-line-spacing", "1"),
    of_appearance!(Look::ParagraphSpacing, "config-paragraph-spacing", "1"),
    of_appearance!(Look::Justification, "config-justification", "\"kashida\""),
    of_appearance!(Look::Marks, "config-marks", "\"hidden\""),
    of_appearance!(Look::Digits, "config-digits", "\"own\""),
    of_appearance!(Look::Months, "config-months", "\"levantine\""),
    of_appearance!(Look::Hijri, "config-hijri", "\"beside\""),
    of_appearance!(Look::Theme, "config-colours", "\"sea\""),
    of_appearance!(Look::Language, "config-language", "\"ar\""),
    Setting {
        table: "library",
        name: "keep-originals",
        words: "config-keep-originals",
        example: "\"fetched\"",
        look: None,
        choices: || names(&ORIGINALS),
        read: |config, file, entry| take(&mut config.originals, file.one_of(entry, &ORIGINALS)),
        value: |config| Some(name_of(&ORIGINALS, config.originals)),
    },
    Setting {
        table: "library",
        name: "watch",
        words: "config-watch",
        example: "[\"~/articles\"]",
        look: None,
        choices: Vec::new,
        read: |config, file, entry| {
            let folders = file.words(entry).unwrap_or_default();
            config.watched = folders.into_iter().map(Into::into).collect();
        },
        value: |config| {
            let folders = config.watched.iter();
            let folders: Vec<String> = folders.map(|it| it.display().to_string()).collect();
            (!folders.is_empty()).then(|| strings(&folders))
        },
    },
    Setting {
        table: "feeds",
        name: "fetch-at-start",
        words: "config-fetch-at-start",
        example: "true",
        look: None,
        choices: Vec::new,
        read: |config, file, entry| take(&mut config.feeds.fetches_at_start, file.boolean(entry)),
        value: |config| Some(config.feeds.fetches_at_start.into()),
    },
    Setting {
        table: "feeds",
        name: "fetch-every",
        words: "config-fetch-every",
        example: "30",
        look: None,
        choices: Vec::new,
        read: |config, file, entry| {
            config.feeds.minutes_between = file.number(entry, 1, u32::MAX);
        },
        value: |config| config.feeds.minutes_between.map(number),
    },
    Setting {
        table: "network",
        name: CA_FILE,
        words: "config-ca-file",
        example: "\"/etc/ssl/own.pem\"",
        look: None,
        choices: Vec::new,
        read: |config, file, entry| {
            config.authorities = file.string(entry).map(|path| path.value.into());
        },
        value: |config| {
            let path = config.authorities.as_ref()?;
            Some(string(&path.display().to_string()))
        },
    },
    Setting {
        table: "commands",
        name: "copy",
        words: "config-copy",
        example: "[\"wl-copy\", \"--primary\"]",
        look: None,
        choices: Vec::new,
        read: |config, file, entry| config.commands.copy = file.words(entry),
        value: |config| config.commands.copy.as_ref().map(strings),
    },
    Setting {
        table: "commands",
        name: "open-link",
        words: "config-open-link",
        example: "[\"firefox\", \"--new-tab\"]",
        look: None,
        choices: Vec::new,
        read: |config, file, entry| config.commands.open_link = file.words(entry),
        value: |config| config.commands.open_link.as_ref().map(strings),
    },
];

const ORIGINALS: [(&str, KeptOriginals); 3] = [
    ("fetched", KeptOriginals::Fetched),
    ("all", KeptOriginals::All),
    ("none", KeptOriginals::None),
];
const QUITTING: [(&str, QuitFrom); 2] =
    [("list", QuitFrom::List), ("anywhere", QuitFrom::Anywhere)];

/// The names of the tables, each once.
pub(super) fn tables() -> impl Iterator<Item = &'static str> {
    let before = |index: usize| index.checked_sub(1).map(|index| SETTINGS[index].table);
    let settings = SETTINGS.iter().enumerate();
    let firsts = settings.filter(move |(index, setting)| before(*index) != Some(setting.table));
    firsts.map(|(_, setting)| setting.table)
}

/// Handles a value where a table is expected: what the file says of the appearance is then unknown.
pub(super) fn not_a_table(config: &mut Config, table: &str) {
    if table == APPEARANCE {
        config.appearance = Configured::unread();
    }
}

/// Reads an entry of a table.
pub(super) fn read(
    config: &mut Config,
    file: &mut SettingsFile,
    table: &str,
    entry: &TableEntry<'_>,
) {
    let of_table = || SETTINGS.iter().filter(|setting| setting.table == table);
    match of_table().find(|setting| setting.name == entry.key) {
        Some(setting) => (setting.read)(config, file, entry),
        None => {
            let known: Vec<&str> = of_table().map(|setting| setting.name).collect();
            file.unknown(entry, &known);
        }
    }
}

/// The value of a setting of the appearance, if it is valid.
fn written_look(file: &mut SettingsFile, entry: &TableEntry<'_>, look: Look) -> Option<String> {
    match look.values() {
        Values::Names(names) => {
            let known: Vec<(&str, &str)> = names.iter().map(|name| (*name, *name)).collect();
            file.one_of(entry, &known).map(str::to_owned)
        }
        Values::Numbers { range, .. } => {
            let number: Option<u16> = file.number(entry, *range.start(), *range.end());
            number.map(|number| number.to_string())
        }
    }
}

/// Assigns a value if there is one.
fn take<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

fn names<T>(known: &[(&'static str, T)]) -> Vec<&'static str> {
    known.iter().map(|(name, _)| *name).collect()
}

fn number(number: impl Into<i64>) -> Value {
    number.into().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_stands_once() {
        let tables: Vec<&str> = tables().collect();
        for (index, table) in tables.iter().enumerate() {
            assert!(!tables[..index].contains(table), "{table}");
        }
    }

    #[test]
    fn what_is_printed_is_read_as_it_was() {
        for setting in SETTINGS {
            let text = |line: &str| format!("[{}]\n{line}\n", setting.table);
            let (config, notices) = Config::parse(&text(&setting.line_with(setting.example)));
            assert_eq!(notices, [], "{}", setting.name);
            let line = setting.line(&config).expect(setting.name);
            assert_eq!(Config::parse(&text(&line)), (config, vec![]));
            if let Some(line) = setting.line(&Config::default()) {
                assert_eq!(Config::parse(&text(&line)), (Config::default(), vec![]));
            }
            for choice in setting.choices() {
                let line = setting.line_with(&format!("\"{choice}\""));
                let (config, notices) = Config::parse(&text(&line));
                assert_eq!(notices, []);
                assert_eq!(setting.line(&config), Some(line));
            }
        }
    }
}
