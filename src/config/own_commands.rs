//! The reader's own commands: `[commands.NAME]` with the program, its input and the use of its output.

use super::escaped::{key, string, strings};
use super::file::{Lined, SettingsFile, TableEntry, name_of};
use crate::limits::COMMAND_SECONDS;
use crate::notice::Notice;

/// The table that holds a table for each command.
pub const COMMANDS_TABLE: &str = "commands";

/// A part of an article that can be passed to a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArticlePart {
    /// The word at the cursor.
    Word,
    /// The selection.
    Selection,
    /// The sentence at the cursor.
    Sentence,
    /// The whole text.
    Article,
    /// The article's address.
    Link,
    /// The article's title.
    Title,
}

/// Parts by their names in the settings; in arguments they are written in braces: `{word}`.
pub const PARTS: [(&str, ArticlePart); 6] = [
    ("word", ArticlePart::Word),
    ("selection", ArticlePart::Selection),
    ("sentence", ArticlePart::Sentence),
    ("article", ArticlePart::Article),
    ("link", ArticlePart::Link),
    ("title", ArticlePart::Title),
];

/// What is done with the output of a command.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OutputUse {
    /// It is shown over the panes.
    #[default]
    Show,
    /// Its first line is shown in the bottom line.
    Tell,
    /// It is discarded.
    Drop,
}

const USES: [(&str, OutputUse); 3] = [
    ("show", OutputUse::Show),
    ("tell", OutputUse::Tell),
    ("drop", OutputUse::Drop),
];

const RUN: &str = "run";
const INPUT: &str = "input";
const OUTPUT: &str = "output";
const KEY: &str = "key";
const SECONDS: &str = "seconds";

/// One of the reader's own commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnCommand {
    /// Its name.
    pub name: String,
    /// The program and its arguments.
    pub run: Vec<String>,
    /// The part that it gets on standard input.
    pub input: Option<ArticlePart>,
    /// What is done with its output.
    pub output: OutputUse,
    /// The key that runs it, as written.
    pub key: Option<Lined<String>>,
    /// The time limit in seconds.
    pub seconds: u32,
}

impl OwnCommand {
    /// Its lines in a settings file.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let input = self.input.map(|part| name_of(&PARTS, part));
        let shortcut = self.key.as_ref().map(|key| string(&key.value));
        let settings = [
            (RUN, Some(strings(&self.run))),
            (INPUT, input),
            (OUTPUT, Some(name_of(&USES, self.output))),
            (KEY, shortcut),
            (SECONDS, Some(i64::from(self.seconds).into())),
        ];
        let heading = format!("[{COMMANDS_TABLE}.{}]", key(&self.name));
        let lines = settings.into_iter();
        let lines = lines.filter_map(|(name, value)| Some(format!("{name} = {}", value?)));
        std::iter::once(heading).chain(lines).collect()
    }

    /// An example, shown if there are no commands.
    #[must_use]
    pub fn example() -> Self {
        Self {
            name: "dictionary".to_owned(),
            run: ["sdcv", "-n", "--", "{word}"].map(str::to_owned).to_vec(),
            input: None,
            output: OutputUse::Show,
            key: Some(Lined {
                line: 0,
                value: "F9".to_owned(),
            }),
            seconds: COMMAND_SECONDS,
        }
    }
}

/// A command that cannot be run as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusableCommand {
    /// Its name.
    pub name: String,
    /// What is wrong with it.
    pub complaints: Vec<Notice>,
}

/// Reads the table of a command.
pub(super) fn read(
    file: &mut SettingsFile,
    table: &TableEntry<'_>,
) -> Result<OwnCommand, UnusableCommand> {
    let before = file.complaints.len();
    read_usable(file, table).ok_or_else(|| UnusableCommand {
        name: table.key.to_owned(),
        complaints: file.complaints[before..].to_vec(),
    })
}

/// The same; `None` if it names no program.
fn read_usable(file: &mut SettingsFile, table: &TableEntry<'_>) -> Option<OwnCommand> {
    let mut command = OwnCommand {
        name: table.key.to_owned(),
        run: Vec::new(),
        input: None,
        output: OutputUse::default(),
        key: None,
        seconds: COMMAND_SECONDS,
    };
    let mut run = None;
    for entry in file.entries_of(table) {
        match entry.key {
            RUN => {
                let program = file.program(&entry);
                run = Some((entry, program));
            }
            INPUT => command.input = file.one_of(&entry, &PARTS),
            OUTPUT => command.output = file.one_of(&entry, &USES).unwrap_or_default(),
            KEY => command.key = file.string(&entry),
            SECONDS => {
                let seconds = file.number(&entry, 1, 3600);
                command.seconds = seconds.unwrap_or(COMMAND_SECONDS);
            }
            _ => file.unknown(&entry, &[RUN, INPUT, OUTPUT, KEY, SECONDS]),
        }
    }
    match run {
        None => {
            file.lacks_program(table, RUN);
            None
        }
        Some((at, run)) => {
            let run = run?;
            let known = PARTS.map(|(name, _)| in_braces(name));
            let known = known.each_ref().map(String::as_str);
            let unknown = unknown_placeholders(&run);
            for name in &unknown {
                file.unknown_value(&at, in_braces(name), &known);
            }
            if !unknown.is_empty() {
                return None;
            }
            Some(OwnCommand { run, ..command })
        }
    }
}

/// A name as it stands in an argument.
fn in_braces(name: &str) -> String {
    format!("{{{name}}}")
}

/// Names in braces in the arguments that are not in [`PARTS`]: misspelled, or the program's own. Braces around anything
/// else, and `${name}` of a shell, are the program's.
fn unknown_placeholders(run: &[String]) -> Vec<&str> {
    let is_name = |name: &str| {
        let mut letters = name.chars();
        !name.is_empty() && letters.all(|c| c.is_ascii_lowercase() || c == '-')
    };
    let arguments = run.iter().skip(1);
    let names = arguments.flat_map(|one| {
        let opened = one.match_indices('{');
        let opened = opened.filter(|(at, _)| !one[..*at].ends_with('$'));
        opened.filter_map(|(at, _)| Some(one[at + 1..].split_once('}')?.0))
    });
    let is_known = |name: &str| PARTS.iter().any(|(known, _)| *known == name);
    names
        .filter(|name| is_name(name) && !is_known(name))
        .collect()
}
