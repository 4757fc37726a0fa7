//! Commands of the reader's own: which there are and run, what they are given, the menu of them, and what they print.

use crate::app::action::Action;
use crate::app::key::Key;
use crate::app::key_sequence::{KeySequence, Readings};
use crate::app::keymap::Keymap;
use crate::app::outstanding::RequestId;
use crate::config::{
    ArticlePart, COMMANDS_TABLE, OutputUse, OwnCommand, PARTS, UnusableCommand, complaint,
};
use crate::notice::{CommandFault, Notice, SettingFault};
use crate::text::{BaseDirection, Line, Paragraph, Rendition, addresses};

/// The commands of the settings.
#[derive(Clone, Debug, Default)]
pub struct OwnCommands {
    /// In the order of the settings.
    pub list: Vec<OwnCommand>,
    /// Those that cannot be run as they are written.
    pub unusable: Vec<UnusableCommand>,
    /// Which of them keys run.
    keys: Vec<(KeySequence, usize)>,
    /// Those that run now, the first started first.
    pub running: Vec<RunningCommand>,
}

/// A command that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunningCommand {
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
        let mut keys: Vec<(KeySequence, usize)> = Vec::new();
        let mut complaints = Vec::new();
        for (index, command) in list.iter().enumerate() {
            let Some(written) = &command.key else {
                continue;
            };
            let key = KeySequence::of_setting(&written.value).and_then(|key| {
                let by = keymap.taking_from(&key).map(Action::id);
                let known = keys.iter().find(|(known, _)| known.clashes_with(&key));
                let by = by.map(str::to_owned).or_else(|| {
                    let (_, index) = known?;
                    Some(format!("{COMMANDS_TABLE}.{}", list[*index].name))
                });
                match by {
                    Some(by) => Err(SettingFault::KeyTaken {
                        key: key.to_string(),
                        by,
                    }),
                    None => Ok(key),
                }
            });
            match key {
                Ok(key) => keys.push((key, index)),
                Err(fault) => complaints.push(complaint(written.line, fault)),
            }
        }
        let commands = Self {
            list,
            unusable: Vec::new(),
            keys,
            running: Vec::new(),
        };
        (commands, complaints)
    }

    /// The same with those that cannot be run: they are listed as well, so that nobody looks for them in vain.
    #[must_use]
    pub fn with_unusable(self, unusable: &[UnusableCommand]) -> Self {
        Self {
            unusable: unusable.to_vec(),
            ..self
        }
    }

    /// What keys mean that were typed one after the other, under whatever layout; `None` where no command has them.
    #[must_use]
    pub fn meaning(&self, typed: &[Key]) -> Option<OwnMeaning> {
        let typed = Readings::of(typed);
        let near = self.keys.iter().filter_map(|(keys, index)| {
            let meaning = match keys.keys().len() == typed.key_count() {
                true => OwnMeaning::Command(*index),
                false => OwnMeaning::Begun,
            };
            Some((keys.distance(&typed)?, meaning))
        });
        let nearest = near.min_by_key(|(distance, _)| *distance);
        nearest.map(|(_, meaning)| meaning)
    }

    /// The keys that run a command.
    #[must_use]
    pub fn key_of(&self, index: usize) -> Option<&KeySequence> {
        let found = self.keys.iter().find(|(_, of)| *of == index);
        found.map(|(keys, _)| keys)
    }

    /// The commands whose keys begin with what was typed, each with its keys.
    #[must_use]
    pub fn begun(&self, typed: &[Key]) -> Vec<(&OwnCommand, &KeySequence)> {
        let typed = Readings::of(typed);
        let begun = self.keys.iter();
        let begun = begun.filter(|(keys, _)| keys.distance(&typed).is_some());
        begun
            .filter_map(|(keys, index)| Some((self.list.get(*index)?, keys)))
            .collect()
    }
}

/// What typed keys mean among the commands of the reader's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnMeaning {
    /// A command, by its place in the list.
    Command(usize),
    /// The beginning of the keys of one.
    Begun,
}

/// The parts of an article that a command gets.
pub fn parts_of(command: &OwnCommand) -> impl Iterator<Item = ArticlePart> + '_ {
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
pub fn filled<'t>(command: &OwnCommand, part: impl Fn(ArticlePart) -> &'t str) -> Vec<String> {
    let mut run = command.run.iter();
    let program = run.next().cloned();
    program
        .into_iter()
        .chain(run.map(|written| filled_argument(written, &part)))
        .collect()
}

fn filled_argument<'t>(written: &str, part: &impl Fn(ArticlePart) -> &'t str) -> String {
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
    Stop(RunningCommand),
    /// Run the command of this index.
    Run(usize),
    /// Say what is wrong with a command that cannot be run.
    Explain(UnusableCommand),
}

/// The rows of the menu.
#[must_use]
pub fn menu(commands: &OwnCommands) -> Vec<CommandRow> {
    let running = commands.running.iter().cloned().map(CommandRow::Stop);
    let all = (0..commands.list.len()).map(CommandRow::Run);
    let unusable = commands.unusable.iter().cloned().map(CommandRow::Explain);
    running.chain(all).chain(unusable).collect()
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
    use crate::app::key::KeyCode;
    use crate::config::Config;

    fn commands(text: &str) -> Vec<OwnCommand> {
        let (config, notices) = Config::parse(text);
        assert_eq!(notices, []);
        config.own_commands().to_vec()
    }

    fn given(part: ArticlePart) -> &'static str {
        match part {
            ArticlePart::Word => "قمة",
            ArticlePart::Selection => "--all -x",
            ArticlePart::Title => "عنوان {word}",
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
            ("{ print } {", "{ print } {"),
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
        let parts: Vec<ArticlePart> = parts_of(&commands(text)[0]).collect();
        assert_eq!(
            parts,
            [ArticlePart::Word, ArticlePart::Title, ArticlePart::Article]
        );
    }

    #[test]
    fn a_command_may_have_several_keys_in_a_row() {
        let text = "[commands.a]\nrun = [\"a\"]\nkey = \"F11 t\"\n[commands.b]\nrun = [\"b\"]\nkey = \"F11 s\"\n\
                    [commands.c]\nrun = [\"c\"]\nkey = \"F11\"\n[commands.d]\nrun = [\"d\"]\nkey = \"g t\"\n\
                    [commands.e]\nrun = [\"e\"]\nkey = \"Ctrl-Enter\"\n";
        let (own, notices) = OwnCommands::new(commands(text), &Keymap::default());
        let meaning = |names: &str| own.meaning(KeySequence::named(names).unwrap().keys());
        assert_eq!(meaning("F11"), Some(OwnMeaning::Begun));
        assert_eq!(meaning("F11 t"), Some(OwnMeaning::Command(0)));
        assert_eq!(
            meaning("F11 س"),
            Some(OwnMeaning::Command(1)),
            "on an Arabic keyboard"
        );
        assert_eq!(meaning("F11 x"), None);
        let names: Vec<&str> = own
            .begun(&[Key::plain(KeyCode::Function(11))])
            .iter()
            .map(|(command, _)| command.name.as_str())
            .collect();
        assert_eq!(names, ["a", "b"]);
        let taken = |line, key: &str, by: &str| {
            let (key, by) = (key.to_owned(), by.to_owned());
            complaint(line, SettingFault::KeyTaken { key, by })
        };
        let unsent = SettingFault::UnsentKey {
            key: "Ctrl-Enter".to_owned(),
            instead: Some("Alt-Enter".to_owned()),
        };
        let expected = [
            taken(9, "F11", "commands.a"),
            taken(12, "g t", "start"),
            complaint(15, unsent),
        ];
        assert_eq!(notices, expected);
    }

    #[test]
    fn keys_that_are_taken_are_reported() {
        let text = "[commands.a]\nrun = [\"a\"]\nkey = \"F11\"\n[commands.b]\nrun = [\"b\"]\nkey = \"j\"\n\
                    [commands.c]\nrun = [\"c\"]\nkey = \"F11\"\n[commands.d]\nrun = [\"d\"]\nkey = \"Hyper\"\n";
        let (own, notices) = OwnCommands::new(commands(text), &Keymap::default());
        let meaning = |names: &str| own.meaning(KeySequence::named(names).unwrap().keys());
        assert_eq!(meaning("F11"), Some(OwnMeaning::Command(0)));
        assert_eq!(meaning("j"), None);
        let taken = |line, key: &str, by: &str| {
            let (key, by) = (key.to_owned(), by.to_owned());
            complaint(line, SettingFault::KeyTaken { key, by })
        };
        let unreadable = SettingFault::UnreadableKey {
            key: "Hyper".to_owned(),
        };
        let expected = [
            taken(6, "j", "down"),
            taken(9, "F11", "commands.a"),
            complaint(12, unreadable),
        ];
        assert_eq!(notices, expected);
    }
}
