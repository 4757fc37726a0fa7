//! A settings file while it is read: tables and values with their lines, and the errors found.

use std::ops::Range;

use toml_edit::{Item, TableLike, TomlError, Value};

use crate::notice::{Notice, SettingFault, SettingType, TomlFault};

/// The name of the settings, for messages.
pub(super) const NAME: &str = "config.toml";

/// A value with its line in the file, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lined<T> {
    /// The line.
    pub line: usize,
    /// The value.
    pub value: T,
}

/// The notice that a line of the settings cannot be used.
#[must_use]
pub fn complaint(line: usize, fault: SettingFault) -> Notice {
    Notice::Setting {
        name: NAME.to_owned(),
        line,
        fault,
    }
}

/// A key of a table with its value.
pub(super) struct TableEntry<'d> {
    pub(super) key: &'d str,
    /// The key with those of its tables: `terminals.foot.mode`.
    path: String,
    pub(super) line: usize,
    item: &'d Item,
}

/// The file that is being read, and the errors found in it.
pub(super) struct SettingsFile {
    name: String,
    /// The byte offsets of its line ends.
    line_ends: Vec<usize>,
    pub(super) complaints: Vec<Notice>,
}

impl TableEntry<'_> {
    /// Whether it is a table.
    pub(super) fn is_table(&self) -> bool {
        self.item.is_table_like()
    }
}

impl SettingsFile {
    /// A file of which nothing has been read yet.
    pub(super) fn new(name: &str, text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self {
            name: name.to_owned(),
            line_ends: ends.map(|(end, _)| end).collect(),
            complaints: Vec::new(),
        }
    }

    /// The line of a place, from 1.
    fn line_of(&self, span: Option<Range<usize>>) -> usize {
        let start = span.map_or(0, |span| span.start);
        self.line_ends.partition_point(|end| *end < start) + 1
    }

    fn complain(&mut self, line: usize, fault: SettingFault) {
        self.complaints.push(Notice::Setting {
            name: self.name.clone(),
            line,
            fault,
        });
    }

    /// Reports that the file is not valid TOML.
    pub(super) fn broken(&mut self, error: &TomlError) {
        let fault = SettingFault::Syntax(TomlFault::of(error.message(), error.span().as_ref()));
        self.complain(self.line_of(error.span()), fault);
    }

    pub(super) fn unknown(&mut self, entry: &TableEntry<'_>, known: &[&str]) {
        let fault = SettingFault::UnknownSetting {
            name: entry.path.clone(),
            known: known.iter().map(|&name| name.to_owned()).collect(),
        };
        self.complain(entry.line, fault);
    }

    pub(super) fn wrong_type(&mut self, entry: &TableEntry<'_>, expected: SettingType) {
        let name = entry.path.clone();
        self.complain(entry.line, SettingFault::WrongType { name, expected });
    }

    pub(super) fn entries<'d>(&self, path: &str, table: &'d dyn TableLike) -> Vec<TableEntry<'d>> {
        let entry = |(key, item): (&'d str, &'d Item)| {
            let span = table.key(key).and_then(|key| key.span());
            TableEntry {
                key,
                path: format!("{path}{key}"),
                line: self.line_of(span.or_else(|| item.span())),
                item,
            }
        };
        table.iter().map(entry).collect()
    }

    /// The entries of an entry that must be a table.
    pub(super) fn entries_of<'d>(&mut self, entry: &TableEntry<'d>) -> Vec<TableEntry<'d>> {
        match entry.item.as_table_like() {
            Some(table) => self.entries(&format!("{}.", entry.path), table),
            None => {
                self.wrong_type(entry, SettingType::Table);
                Vec::new()
            }
        }
    }

    /// Reports that a table names no program to run.
    pub(super) fn lacks_program(&mut self, table: &TableEntry<'_>, name: &str) {
        let fault = SettingFault::WrongType {
            name: format!("{}.{name}", table.path),
            expected: SettingType::Program,
        };
        self.complain(table.line, fault);
    }

    /// An array of a program and its arguments.
    pub(super) fn program(&mut self, entry: &TableEntry<'_>) -> Option<Vec<String>> {
        let words = self.lined_strings(entry).map(unlined);
        let words = words.filter(|words| words.first().is_some_and(|program| !program.is_empty()));
        if words.is_none() {
            self.wrong_type(entry, SettingType::Program);
        }
        words
    }

    /// Reports that a setting has no such value.
    pub(super) fn unknown_value(&mut self, entry: &TableEntry<'_>, value: String, known: &[&str]) {
        let fault = SettingFault::UnknownValue {
            name: entry.path.clone(),
            value,
            known: known.iter().map(|&known| known.to_owned()).collect(),
        };
        // A table of dotted keys has no place of its own.
        let line = entry.item.span().map(|span| self.line_of(Some(span)));
        self.complain(line.unwrap_or(entry.line), fault);
    }

    pub(super) fn boolean(&mut self, entry: &TableEntry<'_>) -> Option<bool> {
        let value = entry.item.as_bool();
        if value.is_none() {
            self.wrong_type(entry, SettingType::Boolean);
        }
        value
    }

    pub(super) fn string(&mut self, entry: &TableEntry<'_>) -> Option<Lined<String>> {
        let Some(value) = entry.item.as_str() else {
            self.wrong_type(entry, SettingType::String);
            return None;
        };
        Some(Lined {
            line: self.line_of(entry.item.span()),
            value: value.to_owned(),
        })
    }

    /// The value in `known` whose name the entry gives.
    pub(super) fn one_of<T: Copy>(
        &mut self,
        entry: &TableEntry<'_>,
        known: &[(&str, T)],
    ) -> Option<T> {
        let name = entry.item.as_str();
        let found = known.iter().find(|(known, _)| Some(*known) == name);
        if found.is_none() {
            // A value that is not a string is reported as written, on one line.
            let written = || {
                let written = entry.item.to_string();
                let first = written.trim().lines().next();
                first.unwrap_or_default().to_owned()
            };
            let known: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            self.unknown_value(entry, name.map_or_else(written, str::to_owned), &known);
        }
        found.map(|(_, value)| *value)
    }

    pub(super) fn strings(&mut self, entry: &TableEntry<'_>) -> Option<Vec<Lined<String>>> {
        let strings = self.lined_strings(entry);
        if strings.is_none() {
            self.wrong_type(entry, SettingType::Strings);
        }
        strings
    }

    fn lined_strings(&self, entry: &TableEntry<'_>) -> Option<Vec<Lined<String>>> {
        let string = |value: &Value| {
            Some(Lined {
                line: self.line_of(value.span()),
                value: value.as_str()?.to_owned(),
            })
        };
        entry.item.as_array()?.iter().map(string).collect()
    }

    /// The strings of a list, without their lines.
    pub(super) fn words(&mut self, entry: &TableEntry<'_>) -> Option<Vec<String>> {
        self.strings(entry).map(unlined)
    }

    /// A whole number from `least` to `most`.
    pub(super) fn number<T>(&mut self, entry: &TableEntry<'_>, least: T, most: T) -> Option<T>
    where
        T: TryFrom<i64> + Into<u64> + PartialOrd + Copy,
    {
        let number = entry.item.as_integer();
        let number = number.and_then(|number| T::try_from(number).ok());
        let number = number.filter(|number| (least..=most).contains(number));
        if number.is_none() {
            let (least, most) = (least.into(), most.into());
            self.wrong_type(entry, SettingType::Number { least, most });
        }
        number
    }
}

/// The name of a value among those that there are, as TOML.
pub(super) fn name_of<T: PartialEq>(known: &[(&'static str, T)], value: T) -> Value {
    let found = known.iter().find(|(_, known)| *known == value);
    found.map_or("", |(name, _)| *name).into()
}

fn unlined(strings: Vec<Lined<String>>) -> Vec<String> {
    strings.into_iter().map(|string| string.value).collect()
}
