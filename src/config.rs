//! The settings file (TOML): choices for each kind of terminal, keys, styles, and the settings of the table [`SETTINGS`].
//!
//! All errors are reported with their lines, and the valid settings apply. Actions and roles are not known here: the keymap
//! and the theme validate [`KeySetting`] and [`StyleSetting`].

mod chosen;
mod escaped;
mod file;
mod own_commands;
mod parse;
mod settings;
mod values;
mod written;

pub use self::chosen::{chosen_in, with_chosen};
pub use self::file::{Lined, complaint};
pub use self::own_commands::{
    ArticlePart, COMMANDS_TABLE, OutputUse, OwnCommand, PARTS, UnusableCommand,
};
pub use self::settings::{CA_FILE, SETTINGS, Setting};
pub use self::values::{
    CommandSettings, Config, FeedSettings, KEYS, KeySetting, OF_STYLES, QuitFrom, ReadingSettings,
    StyleSetting, TERMINALS, THEME, TerminalChoice, forms_named, marks_named,
};
pub use self::written::{keys_line, style_line, terminal_lines, with_mode};

#[cfg(test)]
mod tests;
