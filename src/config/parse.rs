//! Parses the settings file.

use toml_edit::Document;

use super::file::{Lined, NAME, SettingsFile, TableEntry};
use super::own_commands::{self, COMMANDS_TABLE};
use super::settings;
use super::values::{
    BACKGROUND, BOLD, Config, FOREGROUND, FORMS, KEYS, KeySetting, MARKS, MODE, OF_FORMS, OF_MARKS,
    OF_STYLES, RESTORE, REVERSED, StyleSetting, TERMINALS, THEME, TerminalChoice, UNDERLINED,
};
use crate::mode::{Leaving, OutputMode};
use crate::notice::Notice;

impl Config {
    /// Parses the settings; returns notices about what cannot be used.
    #[must_use]
    pub fn parse(text: &str) -> (Self, Vec<Notice>) {
        let mut file = SettingsFile::new(NAME, text);
        let document = match Document::parse(text) {
            Ok(document) => document,
            Err(error) => {
                file.broken(&error);
                return (Self::unread(), file.complaints);
            }
        };
        let mut config = Self::default();
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
                table if settings::tables().any(|known| known == table) => {
                    if !entry.is_table() {
                        settings::not_a_table(&mut config, table);
                    }
                    for setting in file.entries_of(&entry) {
                        if table == COMMANDS_TABLE && setting.is_table() {
                            match own_commands::read(&mut file, &setting) {
                                Ok(command) => config.own_commands.push(command),
                                Err(command) => config.unusable_commands.push(command),
                            }
                        } else {
                            settings::read(&mut config, &mut file, table, &setting);
                        }
                    }
                }
                _ => {
                    let known: Vec<&str> = tables().collect();
                    file.unknown(&entry, &known);
                }
            }
        }
        (config, file.complaints)
    }
}

impl SettingsFile {
    fn terminal(&mut self, kind: &TableEntry<'_>) -> TerminalChoice {
        let mut choice = TerminalChoice::default();
        for entry in self.entries_of(kind) {
            match entry.key {
                MODE => {
                    let modes = OutputMode::ALL.map(|mode| (mode.name(), mode));
                    choice.mode = self.one_of(&entry, &modes);
                }
                OF_FORMS => choice.forms = self.one_of(&entry, &FORMS),
                OF_MARKS => choice.marks = self.one_of(&entry, &MARKS),
                RESTORE => {
                    choice.leaving = self.boolean(&entry).map(|restore| match restore {
                        true => Leaving::Undone,
                        false => Leaving::Kept,
                    });
                }
                _ => self.unknown(&entry, &[MODE, OF_FORMS, OF_MARKS, RESTORE]),
            }
        }
        choice
    }

    fn keys(&mut self, action: &TableEntry<'_>) -> Option<KeySetting> {
        let keys = self.strings(action)?;
        let action = Lined {
            line: action.line,
            value: action.key.to_owned(),
        };
        Some(KeySetting { action, keys })
    }

    fn style(&mut self, role: &TableEntry<'_>) -> StyleSetting {
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
                FOREGROUND => style.foreground = self.string(&entry),
                BACKGROUND => style.background = self.string(&entry),
                BOLD => style.bold = self.boolean(&entry),
                UNDERLINED => style.underlined = self.boolean(&entry),
                REVERSED => style.reversed = self.boolean(&entry),
                _ => self.unknown(&entry, &OF_STYLES),
            }
        }
        style
    }
}

/// The tables of the file.
pub(super) fn tables() -> impl Iterator<Item = &'static str> {
    [TERMINALS, KEYS, THEME]
        .into_iter()
        .chain(settings::tables())
}
