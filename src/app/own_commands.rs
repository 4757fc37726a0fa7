//! Commands of the reader's own: which there are and run, what they are given, the menu of them, and what they print.

use crate::app::commands::Scope;
use crate::app::key::Key;
use crate::app::keymap::Keymap;
use crate::app::outstanding::RequestId;
use crate::config::{OutputUse, OwnCommand, PARTS, Part, complaint};
use crate::notice::{CommandFault, Notice, SettingFault};
use crate::text::{BaseDirection, Line, Paragraph, Rendition, addresses};

/// The commands of the settings.
#[derive(Clone, Debug, Default)]
pub struct OwnCommands {
    /// In the order of the settings.
    pub list: Vec<OwnCommand>,
    /// Which of them keys run.
    keys: Vec<(Key, usize)>,
    /// Those that run now, the first started first.
    pub running: Vec<Running>,
}

/// A command that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// The number of the run.
    pub id: RequestId,
    /// What the command is called.
    pub name: String,
    /// What is done with what it prints.
    pub output: OutputUse,
}

/// A command to be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The number of the run.
    pub id: RequestId,
    /// The program and its arguments.
    pub run: Vec<String>,
    /// What it reads on standard input.
    pub input: String,
    /// How long it may take.
    pub seconds: u32,
}

/// What came of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ran {
    /// What it printed.
    pub output: String,
    /// Whether it printed more than is read.
    pub is_cut: bool,
    /// Why it did not do what it was run for.
    pub fault: Option<CommandFault>,
}

impl OwnCommands {
    /// The commands of the settings, and what in their keys cannot be used.
    #[must_use]
    pub fn new(list: Vec<OwnCommand>, keymap: &Keymap) -> (Self, Vec<Notice>) {
        let mut keys: Vec<(Key, usize)> = Vec::new();
        let mut complaints = Vec::new();
        for (index, command) in list.iter().enumerate() {
            let Some(written) = &command.key else {
                continue;
            };
            let key = Key::named(&written.value);
            let fault = match key {
                None => Some(SettingFault::UnreadableKey {
                    key: written.value.clone(),
                }),
                Some(key) => {
                    let typed = [key];
                    let by = keymap.begun(&typed, Scope::Selection).next();
                    let by = by.map(|(action, _)| action.id());
                    let is_known = keys.iter().any(|(known, _)| *known == key);
                    let by = by.or(is_known.then_some("commands"));
                    by.map(|by| SettingFault::KeyTaken {
                        key: written.value.clone(),
                        by,
                    })
                }
            };
            match (fault, key) {
                (Some(fault), _) => complaints.push(complaint(written.line, fault)),
                (None, Some(key)) => keys.push((key, index)),
                (None, None) => {}
            }
        }
        let commands = Self {
            list,
            keys,
            running: Vec::new(),
        };
        (commands, complaints)
    }

    /// The command that a key runs, under whatever layout it is typed.
    #[must_use]
    pub fn of_key(&self, key: Key) -> Option<usize> {
        let find = |key: Key| self.keys.iter().find(|(known, _)| *known == key);
        key.readings().find_map(find).map(|(_, index)| *index)
    }

    /// The key that runs a command.
    #[must_use]
    pub fn key_of(&self, index: usize) -> Option<Key> {
        let found = self.keys.iter().find(|(_, of)| *of == index);
        found.map(|(key, _)| *key)
    }
}

/// The parts of an article that a command gets.
pub fn parts_of(command: &OwnCommand) -> impl Iterator<Item = Part> + '_ {
    let is_in_argument = |name: &str| {
        let placed = format!("{{{name}}}");
        command.run.iter().skip(1).any(|one| one.contains(&placed))
    };
    let parts = PARTS.into_iter();
    let placed = parts.filter(move |(name, _)| is_in_argument(name));
    placed.map(|(_, part)| part).chain(command.input)
}

/// The program and its arguments with parts of an article in them. A text never makes an argument an option: its
/// hyphens are left out where it would begin with them.
#[must_use]
pub fn filled<'t>(command: &OwnCommand, part: impl Fn(Part) -> &'t str) -> Vec<String> {
    let mut run = command.run.iter();
    let program = run.next().cloned();
    program
        .into_iter()
        .chain(run.map(|written| filled_argument(written, &part)))
        .collect()
}

fn filled_argument<'t>(written: &str, part: &impl Fn(Part) -> &'t str) -> String {
    let mut filled = String::new();
    let mut rest = written;
    while let Some(start) = rest.find('{') {
        let (before, from) = rest.split_at(start);
        filled.push_str(before);
        let named = PARTS.iter().find_map(|(name, part)| {
            let rest = from[1..].strip_prefix(name)?.strip_prefix('}')?;
            Some((*part, rest))
        });
        let Some((named, after)) = named else {
            filled.push('{');
            rest = &from[1..];
            continue;
        };
        let text = part(named).replace('\0', "");
        let text = match filled.is_empty() {
            true => text.trim_start_matches(|sign: char| sign == '-' || sign.is_whitespace()),
            false => text.as_str(),
        };
        filled.push_str(text);
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// A row of the menu of commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandRow {
    /// Stop a command that runs.
    Stop(Running),
    /// Run the command of this index.
    Run(usize),
}

/// The rows of the menu.
#[must_use]
pub fn menu(commands: &OwnCommands) -> Vec<CommandRow> {
    let running = commands.running.iter().cloned().map(CommandRow::Stop);
    let all = (0..commands.list.len()).map(CommandRow::Run);
    running.chain(all).collect()
}

/// What a command prints, laid over the panes.
#[derive(Clone, Debug)]
pub struct OutputOverlay {
    /// What the command is called.
    pub name: String,
    /// The number of the run.
    pub run: RequestId,
    /// Whether it still runs.
    pub is_running: bool,
    /// Whether it printed more than is shown.
    pub is_cut: bool,
    paragraphs: Vec<Paragraph>,
    /// The rows, each a line of a paragraph.
    rows: Vec<(usize, Line)>,
}

impl OutputOverlay {
    /// A command that runs.
    #[must_use]
    pub fn awaited(name: String, run: RequestId) -> Self {
        Self {
            name,
            run,
            is_running: true,
            is_cut: false,
            paragraphs: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Shows what was printed, in rows of so many cells. Each line has its own direction.
    pub fn fill(&mut self, ran: &Ran, width: u16, rendition: Rendition) {
        self.is_running = false;
        self.is_cut = ran.is_cut;
        let lines = ran.output.trim_end().lines();
        let paragraph = |line| Paragraph::isolating(line, BaseDirection::Auto, &addresses(line));
        self.paragraphs = lines.map(paragraph).collect();
        self.fit(width, rendition);
    }

    /// Breaks the lines for another width.
    pub fn fit(&mut self, width: u16, rendition: Rendition) {
        let paragraphs = self.paragraphs.iter().enumerate();
        let rows = paragraphs.flat_map(|(index, paragraph)| {
            let lines = paragraph.break_lines_for(width.max(1), rendition);
            lines.into_iter().map(move |line| (index, line))
        });
        self.rows = rows.collect();
    }

    /// How many rows there are.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// A row: a paragraph and the line of it.
    #[must_use]
    pub fn row(&self, index: usize) -> Option<(&Paragraph, &Line)> {
        let (paragraph, line) = self.rows.get(index)?;
        Some((self.paragraphs.get(*paragraph)?, line))
    }

    /// All that was printed.
    #[must_use]
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.paragraphs.iter().map(Paragraph::text).collect();
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn commands(text: &str) -> Vec<OwnCommand> {
        let (config, notices) = Config::parse(text);
        assert_eq!(notices, []);
        config.own_commands().to_vec()
    }

    fn given(part: Part) -> &'static str {
        match part {
            Part::Word => "قمة",
            Part::Selection => "--all -x",
            Part::Title => "عنوان {word}",
            _ => "\0نص",
        }
    }

    #[test]
    fn parts_stand_in_arguments_and_make_no_options() {
        for (written, expected) in [
            ("{word}", "قمة"),
            ("a={word}:{word}", "a=قمة:قمة"),
            ("{selection}", "all -x"),
            ("-q{selection}", "-q--all -x"),
            ("{title}", "عنوان {word}"),
            ("{article}", "نص"),
            ("{unknown} {", "{unknown} {"),
            ("{{word}}", "{قمة}"),
        ] {
            let text = format!("[commands.a]\nrun = [\"{{word}}\", \"{written}\"]");
            let command = &commands(&text)[0];
            assert_eq!(filled(command, given), ["{word}", expected], "{written}");
        }
    }

    #[test]
    fn what_a_command_gets_is_known() {
        let text = "[commands.a]\nrun = [\"x\", \"{title} {word}\"]\ninput = \"article\"";
        let parts: Vec<Part> = parts_of(&commands(text)[0]).collect();
        assert_eq!(parts, [Part::Word, Part::Title, Part::Article]);
    }

    #[test]
    fn keys_that_are_taken_are_reported() {
        let text = "[commands.a]\nrun = [\"a\"]\nkey = \"F11\"\n[commands.b]\nrun = [\"b\"]\nkey = \"j\"\n\
                    [commands.c]\nrun = [\"c\"]\nkey = \"F11\"\n[commands.d]\nrun = [\"d\"]\nkey = \"Hyper\"\n";
        let (own, notices) = OwnCommands::new(commands(text), &Keymap::default());
        assert_eq!(own.of_key(Key::named("F11").unwrap()), Some(0));
        assert_eq!(own.of_key(Key::character('j')), None);
        let taken = |line, key: &str, by| {
            let key = key.to_owned();
            complaint(line, SettingFault::KeyTaken { key, by })
        };
        let unreadable = SettingFault::UnreadableKey {
            key: "Hyper".to_owned(),
        };
        let expected = [
            taken(6, "j", "down"),
            taken(9, "F11", "commands"),
            complaint(12, unreadable),
        ];
        assert_eq!(notices, expected);
    }
}
