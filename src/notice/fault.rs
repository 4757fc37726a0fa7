//! What is wrong with settings, files, queries and libraries, for the notices that say so.

use super::toml_fault::TomlFault;
use crate::files;

/// What is wrong with a line of the settings. All other lines hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingFault {
    /// The file is not TOML, as its parser says: nothing of it is used.
    Syntax(TomlFault),
    /// No setting has this name here.
    UnknownSetting {
        /// The name with those of its tables.
        name: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// The value is of another type.
    WrongType {
        /// The setting.
        name: String,
        /// The type it has.
        expected: SettingType,
    },
    /// The value is none that the setting can have.
    UnknownValue {
        /// The setting.
        name: String,
        /// The value.
        value: String,
        /// The values there are.
        known: Vec<String>,
    },
    /// No action has this id.
    UnknownAction {
        /// The id.
        id: String,
    },
    /// No key is written so.
    UnreadableKey {
        /// What is written.
        key: String,
    },
    /// No terminal sends a key.
    UnsentKey {
        /// The key, as it is written.
        key: String,
        /// One to be used in its place.
        instead: Option<String>,
    },
    /// A key has another action already, or another command of the reader's own.
    KeyTaken {
        /// The key.
        key: String,
        /// The id of that action, or the table of that command.
        by: String,
    },
    /// No key is left to quit with.
    NoKeyToQuit {
        /// The key that quits nevertheless.
        kept: String,
    },
    /// No role has this id.
    UnknownRole {
        /// The id.
        id: String,
    },
    /// No colour is written so.
    UnreadableColour {
        /// What is written.
        colour: String,
    },
}

/// The type of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingType {
    /// A table.
    Table,
    /// A whole number.
    Number {
        /// The least it may be.
        least: u64,
        /// The most.
        most: u64,
    },
    /// A string.
    String,
    /// A list of strings.
    Strings,
    /// A list of strings that begins with a program.
    Program,
    /// True or false.
    Boolean,
}

/// What can be wrong with what a file of the reader's own holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContentFault {
    /// It is not TOML.
    NotToml,
    /// Something of it is wrong.
    Malformed {
        /// The line, from 1.
        line: usize,
        /// The character of the line, from 1.
        column: usize,
        /// What.
        fault: TomlFault,
    },
}

/// Why a line of JSON is no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// It is not JSON, or not an article's, in the words of the parser.
    NotJson(String),
    /// A newer program wrote it, in this format.
    Newer(u32),
    /// Its blocks or spans do not fit its text.
    Unfitting,
}

/// What can be wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryFault {
    /// No key has this name.
    UnknownKey {
        /// As it was typed.
        name: String,
        /// Names of keys that may have been meant, nearest first.
        near: Vec<&'static str>,
    },
    /// No topic has this name.
    UnknownTopic {
        /// As it was typed.
        name: String,
        /// The topics of the reader's own.
        own: Vec<String>,
    },
    /// No language has this name.
    UnknownLanguage(String),
    /// No state has this name.
    UnknownState(String),
    /// This is no date.
    BadDate(String),
    /// Nothing stands behind the colon of this key, as it was typed.
    NoValue(String),
    /// A quotation mark is not closed.
    UnclosedQuote,
    /// A parenthesis is not closed.
    UnclosedParenthesis,
    /// A parenthesis closes that none opened.
    UnopenedParenthesis,
    /// Nothing stands between two parentheses.
    EmptyParentheses,
    /// Nothing stands behind this operator, as it was typed.
    NothingAfter(String),
    /// Nothing stands before this operator, as it was typed.
    NothingBefore(String),
    /// Parentheses and operators are nested more deeply than anybody reads.
    TooDeep,
}

/// What can be wrong with a library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LibraryFault {
    /// A newer program made it.
    Newer,
    /// The file is something else.
    NotALibrary,
    /// The file is damaged.
    Damaged(String),
    /// Another program holds it for too long.
    Busy,
    /// The disk is full.
    DiskFull,
    /// The file cannot be opened or made.
    CannotOpen(files::Error),
    /// It can only be read.
    ReadOnly(ReadOnlyReason),
    /// It can only be read, and not before something has been written to it: an older program made it, or
    /// one that was stopped left it unfinished.
    MustBeWritten(ReadOnlyReason),
    /// Anything else, in the words of the system.
    Other(String),
}

/// Why a library can only be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadOnlyReason {
    /// The permissions of the file.
    File,
    /// Those of its folder, in which SQLite makes more files to write one.
    Folder,
    /// The file system.
    FileSystem,
    /// It was opened so.
    Asked,
    /// Anything else.
    Other(files::Error),
}
