//! The reader's settings, as a text in TOML: what they chose for each kind of terminal, their keys, their theme, and
//! the settings of the table [`SETTINGS`].
//!
//! What is wrong is reported with its line, all of it at once, and the rest holds. Which actions and roles there are
//! is not known here: [`KeySetting`] and [`StyleSetting`] are validated by the keymap and the theme.

mod chosen;
mod file;
mod own_commands;
mod parse;
mod settings;
mod values;
mod written;

pub use self::chosen::{chosen_in, with_chosen};
pub use self::file::{Lined, complaint};
pub use self::own_commands::{COMMANDS_TABLE, OutputUse, OwnCommand, PARTS, Part};
pub use self::settings::{CA_FILE, SETTINGS, Setting};
pub use self::values::{
    CommandSettings, Config, FeedSettings, KEYS, KeySetting, OF_STYLES, QuitFrom, ReadingSettings,
    StyleSetting, TERMINALS, THEME, TerminalChoice, forms_named, marks_named,
};
pub use self::written::{keys_line, style_line, terminal_lines, with_mode};

#[cfg(test)]
mod tests;
